"""What is wrong with a dataset: every problem at once, of its files, of its law, of its words and of its age."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from mandate_cli.fold import fold_all, misnamed
from mandate_cli.load import BASE, Complaint, LoadError, load, load_draft, load_vocabulary
from mandate_cli.model import LETTERS, Insert, Message, Place, Replace
from mandate_cli.thai import date_text

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from mandate_cli.model import Dataset

WARNINGS = frozenset({"unusual-label"})  # said, and no reason to fail
_UNUSUAL = LETTERS[-3:]  # ฃ ฅ ฆ: skipped by legal drafting, but very old law has ฆ


def check(directory: Path, draft: Path | None, today: date, max_age: int | None) -> list[Complaint]:
    """Every problem of a data directory, with a draft laid on top if one is given, in the order of files and lines.

    ``max_age`` is how many days ago the Gazette may have been looked at last.
    """
    try:
        dataset = load(directory)
        if draft:
            dataset = load_draft(draft, dataset)
    except LoadError as error:
        return error.complaints
    mandate, problems = fold_all(dataset, date.max)
    found = [Complaint(problem.place, problem.detail, problem.code) for problem in problems]
    found += [Complaint(provision.by.place, reason, "name-mismatch") for provision, reason in misnamed(mandate)]
    found += _unusual(dataset)
    found += _stale(directory, dataset, today, max_age)
    try:
        load_vocabulary(directory, dataset)
    except LoadError as error:
        found += error.complaints
    return sorted(found, key=lambda each: each.place)


def _unusual(dataset: Dataset) -> Iterator[Complaint]:
    for enactment in dataset.enactments:
        for clause in enactment.clauses:
            for operation in clause.operations:
                for entry in operation.entries if isinstance(operation, Insert | Replace) else ():
                    if entry.citation.labels[-1][0] in _UNUSUAL:
                        message = Message(
                            "the letter of {citation} is skipped in legal drafting; is it meant?",
                            citation=entry.citation,
                        )
                        yield Complaint(entry.place, message, "unusual-label")


def _stale(directory: Path, dataset: Dataset, today: date, max_age: int | None) -> Iterator[Complaint]:
    age = (today - dataset.checked_through).days
    if max_age is not None and age > max_age:
        message = Message(
            "the Gazette was last looked at on {date}, {age} days ago; {limit} are allowed",
            date=date_text(dataset.checked_through),
            age=age,
            limit=max_age,
        )
        yield Complaint(Place(str(directory / BASE), 1, 1), message, "stale")
