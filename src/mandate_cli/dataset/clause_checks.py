"""What the words of a clause say, and the data have otherwise."""

from __future__ import annotations

from collections.abc import Container, Iterator
from datetime import date, timedelta
from typing import TYPE_CHECKING

from mandate_cli.dataset.diagnostics import Diagnostic, diagnostic
from mandate_cli.dataset.node_reader import days_after_publication
from mandate_cli.law.amendments import NAMES, Clause, Dataset, Insert, Rename, Repeal, Replace
from mandate_cli.law.clauses import (
    CORRECT,
    FIRST,
    INSERT,
    MOVE,
    RENAME,
    REPEAL,
    REPLACE,
    SUBSTITUTE,
    ClauseReader,
    commencement,
    ordering,
)
from mandate_cli.law.conflicts import places
from mandate_cli.messages import listed, translatable
from mandate_cli.thai.dates import date_text

if TYPE_CHECKING:
    from mandate_cli.law.citation import Citation
    from mandate_cli.law.mandate import Law
    from mandate_cli.law.structure import Structure

# How what a phrase orders may be entered. Several operations may do together what has none of its own.
_OF_WORDS = {SUBSTITUTE, REPLACE, CORRECT, RENAME}
_ENTERED_AS = {
    INSERT: {INSERT, MOVE, REPLACE, SUBSTITUTE},
    REPEAL: {REPEAL, MOVE, *_OF_WORDS},
    REPLACE: _OF_WORDS,
    MOVE: {MOVE, INSERT, REPLACE},
    SUBSTITUTE: _OF_WORDS,
    RENAME: _OF_WORDS,
    CORRECT: {*_OF_WORDS, INSERT, REPEAL, MOVE},
}


def entered_otherwise(dataset: Dataset, law: Law, failed: Container[Citation]) -> Iterator[Diagnostic]:
    """What is entered for the clauses of a dataset otherwise than their words say; ``law`` is what it folds to.

    Of clauses that ``failed`` their operations are not compared: it is told why.
    """
    reader = ClauseReader(law)
    for clause in (clause for enactment in dataset.enactments for clause in enactment.clauses):
        if clause.citation not in failed:
            yield from _ordered_otherwise(clause, reader, dataset.structure)
        yield from _without_effect(clause)
    yield from _in_force_otherwise(dataset)


def _ordered_otherwise(clause: Clause, reader: ClauseReader, structure: Structure) -> Iterator[Diagnostic]:
    """Phrases of a clause that none of its operations does, and provisions that none of them deals with."""
    if not (clause.words and clause.operations):
        return
    kinds = dict.fromkeys(NAMES[type(operation)] for operation in clause.operations)
    about = list(_about(clause, structure))
    named: dict[Citation, None] = {}
    for kind, phrase, cited, *_ in reader.orders(clause.words.text):
        if kinds.keys().isdisjoint(_ENTERED_AS[kind]):
            template = translatable(
                "{clause} says “{phrase}”, and has only {kinds}; enter what it orders, or correct it"
            )
            fields = {"clause": clause.citation, "phrase": phrase, "kinds": listed(kinds)}
            yield diagnostic(clause.place.at("text"), template, "overlooked", **fields)
            return  # what it is about is not dealt with, either
        named |= dict.fromkeys(map(reader.cited, cited))
    if any(isinstance(each, Repeal) and each.whole for each in clause.operations):
        return
    for citation in named:
        whole = citation._replace(labels=tuple(label for label in citation.labels if label != FIRST), instrument="")
        if not any(whole.within(each) or each.within(whole) for each in about):
            template = translatable(
                "{clause} names {citation}, and none of its operations deals with that; enter it as well, or correct it"
            )
            fields = {"clause": clause.citation, "citation": citation}
            yield diagnostic(clause.place.at("text"), template, "overlooked", **fields)


def _about(clause: Clause, structure: Structure) -> Iterator[Citation]:
    """What the operations of a clause deal with, of no instrument: their places, and a lead-in with its line."""
    for operation in clause.operations:
        found = [*places(operation)]
        if isinstance(operation, Insert | Replace):
            found += [entry.citation for entry in operation.entries]
        if isinstance(operation, Rename) and (head := structure.head_of(operation.target)):
            found.append(head)
        yield from (each.of("") for each in found)


def _without_effect(clause: Clause) -> Iterator[Diagnostic]:
    """That a clause is said to leave the text as it is, and its words order something."""
    if clause.no_effect and clause.words and (phrase := ordering(clause.words.text)):
        template = translatable(
            "{clause} says “{phrase}”, and has no_effect; enter what it orders if it is of this law"
        )
        place = clause.place.at("no_effect")
        yield diagnostic(place, template, "overlooked", clause=clause.citation, phrase=phrase)


def _in_force_otherwise(dataset: Dataset) -> Iterator[Diagnostic]:
    """Days in force that are not those which a clause says, or that are before the instrument was made."""
    days: dict[str, set[date | None]] = {}
    for enactment in dataset.enactments:
        days.setdefault(enactment.instrument.id, set()).add(enactment.instrument.in_force)
    for instrument, clause in (
        (enactment.instrument, each) for enactment in dataset.enactments for each in enactment.clauses
    ):
        place, made = clause.place.at("in_force"), instrument.made
        if place != clause.place and made and instrument.in_force and instrument.in_force < made:
            template = translatable("it is in force before the day it was made, {made}; is it meant?")
            yield diagnostic(place, template, "unusual-date", made=date_text(made))
        said = commencement(clause.words.text) if clause.no_effect and clause.words else None
        after = days_after_publication(said or "")
        if after is None or not instrument.published:
            continue
        day = instrument.published + timedelta(days=after)
        if day not in days[instrument.id]:
            template = translatable("{clause} says “{said}”, which is {day}; in_force has another day: is it meant?")
            fields = {"clause": clause.citation, "said": said, "day": date_text(day)}
            yield diagnostic(clause.place, template, "unusual-date", **fields)
