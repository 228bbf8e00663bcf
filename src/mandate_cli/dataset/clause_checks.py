"""What the words of a clause say, and the data have otherwise."""

from __future__ import annotations

from collections.abc import Container, Iterator
from datetime import date, timedelta
from typing import TYPE_CHECKING

from mandate_cli.dataset.diagnostics import Diagnostic, diagnostic
from mandate_cli.dataset.node_reader import days_after_publication
from mandate_cli.law import clauses
from mandate_cli.law.amendments import NAMES, Clause, Dataset, Insert, Rename, Repeal, Replace
from mandate_cli.law.conflicts import places
from mandate_cli.messages import listed, translatable
from mandate_cli.thai.dates import date_text

if TYPE_CHECKING:
    from mandate_cli.law.citation import Citation
    from mandate_cli.law.mandate import Law
    from mandate_cli.law.model import Instrument
    from mandate_cli.law.structure import Structure

# How what a phrase orders may be entered. Several operations may do together what has none of its own.
_OF_WORDS = {clauses.SUBSTITUTE, clauses.REPLACE, clauses.CORRECT, clauses.RENAME}
_ENTERED_AS = {
    **dict.fromkeys((clauses.REPLACE, clauses.SUBSTITUTE, clauses.RENAME), _OF_WORDS),
    clauses.INSERT: {clauses.INSERT, clauses.MOVE, clauses.REPLACE, clauses.SUBSTITUTE},
    clauses.REPEAL: {clauses.REPEAL, clauses.MOVE, *_OF_WORDS},
    clauses.MOVE: {clauses.MOVE, clauses.INSERT, clauses.REPLACE},
    clauses.CORRECT: {clauses.INSERT, clauses.REPEAL, clauses.MOVE, *_OF_WORDS},
}


def entered_otherwise(dataset: Dataset, law: Law, failed: Container[Citation]) -> Iterator[Diagnostic]:
    """What is entered for the clauses of a dataset otherwise than their words say; ``law`` is what it folds to.

    Of clauses that ``failed`` their operations are not compared: it is told why.
    """
    reader = clauses.ClauseReader(law)
    days: dict[str, set[date | None]] = {}
    for enactment in dataset.enactments:
        days.setdefault(enactment.instrument.id, set()).add(enactment.instrument.in_force)
    for instrument, every, *_ in dataset.enactments:
        for clause in every:
            if clause.citation not in failed:
                yield from _ordered_otherwise(clause, reader, dataset.structure)
            yield from _without_effect(clause)
            yield from _in_force_otherwise(clause, instrument, days[instrument.id])


def _ordered_otherwise(clause: Clause, reader: clauses.ClauseReader, structure: Structure) -> Iterator[Diagnostic]:
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
        labels = tuple(label for label in citation.labels if label != clauses.FIRST)
        whole = citation._replace(labels=labels, instrument="")
        # What there cannot be was read of labels of a list.
        inside = whole.parent is None or any(each.of("") == whole.parent for each in reader.law.versions)
        if inside and not any(whole.within(each) or each.within(whole) for each in about):
            template = translatable(
                "{clause} names {citation}, and none of its operations deals with that; enter it as well, or correct it"
            )
            at = clause.place.at("text")
            yield diagnostic(at, template, "overlooked", clause=clause.citation, citation=citation)


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
    if clause.no_effect and clause.words and (phrase := clauses.ordering(clause.words.text)):
        template = translatable(
            "{clause} says “{phrase}”, and has no_effect; enter what it orders if it is of this law"
        )
        place = clause.place.at("no_effect")
        yield diagnostic(place, template, "overlooked", clause=clause.citation, phrase=phrase)


def _in_force_otherwise(clause: Clause, instrument: Instrument, days: set[date | None]) -> Iterator[Diagnostic]:
    """Days in force that are not those which a clause says, or that are before the instrument was made."""
    place, made, published = clause.place.at("in_force"), instrument.made, instrument.published
    if place != clause.place and made and instrument.in_force and instrument.in_force < made:
        template = translatable("it is in force before the day it was made, {made}; is it meant?")
        yield diagnostic(place, template, "unusual-date", made=date_text(made))
    said = clauses.commencement(clause.words.text) if clause.no_effect and clause.words else None
    after = days_after_publication(said or "")
    if after is not None and published and (day := published + timedelta(days=after)) not in days:
        template = translatable("{clause} says “{said}”, which is {day}; in_force has another day: is it meant?")
        fields = {"clause": clause.citation, "said": said, "day": date_text(day)}
        yield diagnostic(clause.place, template, "unusual-date", **fields)
