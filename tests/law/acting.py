"""Instruments for tests: their operations and provisions, and one instrument acting on a state."""

from __future__ import annotations

from datetime import date

from mandate_cli.law import fold
from mandate_cli.law.amendments import (
    Clause,
    Dataset,
    EnactedProvision,
    Enactment,
    Insert,
    Operation,
    Repeal,
    Replace,
)
from mandate_cli.law.citation import Citation
from mandate_cli.law.model import Instrument, Place, Words
from mandate_cli.law.operations import State
from tests.conftest import C

HERE = Place("draft.yaml", 5, 7)


def entry(citation: Citation, text: str) -> EnactedProvision:
    """A provision as enacted."""
    return EnactedProvision(citation=citation, words=Words(text), reports_to=None, place=HERE)


def insert(target: str, text: str = "งานใหม่") -> Insert:
    """An insertion of one provision."""
    return Insert(C(target), (entry(C(target), text),), HERE)


def repeal(target: str, expect: str) -> Repeal:
    """A repeal of a provision that is expected to have this text."""
    return Repeal(C(target), expect, HERE)


def replace_(target: str, expect: str, text: str, **items: str) -> Replace:
    """A replacement of a provision, with its new items by their labels."""
    inside = (entry(C(target).child(label), item) for label, item in items.items())
    return Replace(C(target), expect, (entry(C(target), text), *inside), HERE)


def instrument(number: int, day: date, *operations: Operation) -> Enactment:
    """An amending instrument with one clause for each operation."""
    clauses = (
        Clause(C(f"ข้อ {n}").of(f"n{number}"), Words("…"), (operation,), None, HERE)
        for n, operation in enumerate(operations, 1)
    )
    title = f"ฉบับที่ {number}" if number else "ฉบับไม่มีเลข"
    made = Instrument(id=f"n{number}", title=title, short_title=title, number=number, amends=True, made=day)
    return Enactment(made, tuple(clauses))


def with_(dataset: Dataset, *enactments: Enactment) -> Dataset:
    """The dataset with more instruments."""
    return dataset._replace(enactments=(*dataset.enactments, *enactments))


def enact(before: State, enactment: Enactment) -> State:
    """The state after one instrument. Raises FoldError, and nothing of it is done, if any of it cannot be."""
    after = State(before.structure, before)
    changes, problems = fold._enacted(after, enactment, [])
    if problems:
        raise problems[0]
    after.change(changes)
    return after
