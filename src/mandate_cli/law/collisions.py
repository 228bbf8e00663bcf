"""Why an operation cannot be done beside others: of its instrument, of its day, or of an amendment not entered."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import product

from mandate_cli.law.amendments import (
    Clause,
    Correct,
    Dataset,
    Enactment,
    Insert,
    Move,
    Operation,
    Repeal,
    Replace,
    Substitute,
    ends,
    left,
)
from mandate_cli.law.citation import Citation
from mandate_cli.law.conflicts import Conflict, FoldError, cause_of, count_conflict, find_conflict, places
from mandate_cli.law.model import Cause, Instrument, Outstanding, Place
from mandate_cli.law.operations import Changes, State, apply, spelled_out
from mandate_cli.messages import Message, translatable
from mandate_cli.thai.dates import date_text


def still_outstanding(outstanding: Outstanding, acting: Iterable[Enactment]) -> Outstanding:
    """What of an outstanding amendment still is one, after the later ones."""
    for enactment in acting:
        if enactment.instrument.order >= outstanding.instrument.order:
            outstanding = left(outstanding, enactment)
    return outstanding


def overlooked(dataset: Dataset) -> Iterator[tuple[Cause, Message]]:
    """Operations on text that an outstanding amendment had replaced before, which they cannot have been meant for."""
    for enactment in dataset.enactments:
        order = enactment.instrument.order
        before = [each for each in dataset.enactments if each.instrument.order < order]
        acts = [(clause, operation) for clause in enactment.clauses for operation in clause.operations]
        for outstanding in dataset.outstanding:
            if outstanding.instrument.order > order:
                continue
            told = set[Place]()  # an operation may act on several of the targets
            entered = outstanding.instrument.order == order  # by this enactment
            replaced = still_outstanding(outstanding, before).targets
            for (clause, operation), (_, target, _, _) in product(acts, replaced):
                ending = ends(operation, target)
                meant = ending and (entered or (isinstance(operation, Repeal) and operation.whole))
                near = operation.target.within(target) or target.within(operation.target)
                if meant or not near or operation.place in told:
                    continue
                told.add(operation.place)
                cause = cause_of(enactment, clause, operation)
                template = translatable(
                    "{instrument} {clause} acts on {target}, whose text {outstanding} replaced before; "
                    "enter that first, because expect can only have the text before both"
                    if ending
                    else "{instrument} {clause} acts on {target}, whose text {outstanding} replaced before; "
                    "enter that first"
                )
                yield cause, Message(template, **cause._asdict(), outstanding=outstanding.instrument)


def ground(before: State, done: Iterable[tuple[Clause, Operation, Changes]], operation: Operation) -> State:
    """What an operation acts on: the text before its instrument, with what clauses before it have made room for.

    A label that they ended is free again, a group that they inserted can take in what is moved there, and words are
    substituted after the words that they substituted. Nothing else of what they did counts.
    """
    room: Changes = {}
    for _, other, result in done:
        if isinstance(operation, Substitute) and isinstance(other, Substitute):
            room |= result
        elif isinstance(operation, Insert | Move) and isinstance(other, Repeal | Move):
            room |= {citation: versions for citation, versions in result.items() if not versions[-1].in_force}
        elif isinstance(operation, Move) and isinstance(other, Insert):
            room |= result
    place = places(operation)[-1]
    if not (
        isinstance(operation, Substitute) or place in room or (isinstance(operation, Move) and place.parent in room)
    ):
        return before
    return State(before.structure, {**before, **room}, before.unheld)


def find_new(enactment: Enactment, operation: Operation, acting: Iterable[Enactment]) -> Conflict | None:
    """That another clause of the instrument, or a later day's, makes what an operation did not find; None if none does.

    Looked for is the target, or the place into which something is inserted or moved.
    """
    place = places(operation)[-1] if isinstance(operation, Insert | Move) else operation.target
    wanted = [place.parent] if isinstance(operation, Insert) else [operation.target, place.parent]
    later = (each for each in acting if each.instrument.day > enactment.instrument.day)
    clauses = ((each.instrument, clause) for each in (enactment, *later) for clause in each.clauses)
    for by, clause, other in ((by, at, each) for by, at in clauses for each in at.operations):
        made = {entry.citation for entry in other.entries} if isinstance(other, Insert | Replace) else set()
        for citation in (each for each in wanted if each in made and other is not operation):
            template = translatable(
                "{citation} came later, on {day}, by {instrument} {clause}; correct the days, or the citation"
                if by != enactment.instrument
                else "{clause} of the same instrument inserts {citation}; write this operation behind that"
                if isinstance(operation, Move) and citation != operation.target
                else "{citation} is new by {clause} of the same instrument, and each clause acts on the text "
                "before the instrument; write there what it is to read and to hold, and delete this operation"
            )
            day = date_text(by.day)
            return "conflict", Message(template, clause=clause.citation, citation=citation, instrument=by, day=day)
    return None


def find_interference(state: State, operation: Operation) -> Conflict | None:
    """Why words cannot be substituted after those of earlier clauses, which make such words or take them away."""
    if isinstance(operation, Substitute) and count_conflict(state, operation):
        return "conflict", Message(
            "an earlier clause of the same instrument substitutes words that make these or take them away; write both "
            "as pairs of one operation"
        )
    return None


def find_clash(
    done: Iterable[tuple[Clause, Operation, Changes]], operation: Operation, result: Changes
) -> Conflict | None:
    """Why an operation contradicts one before it in the same instrument; None if it does not.

    Both act on the text before the instrument, so they may not touch the same provision, and nothing can be put into
    what the other ends. But a label that one ended can be filled again, and words be substituted by both.
    """
    for clause, other, touched in done:
        if isinstance(operation, Substitute) and isinstance(other, Substitute):
            continue
        same = result.keys() & touched
        nested = any(_takes(other, place) for place in places(operation)) or any(
            _takes(operation, place) for place in places(other)
        )
        if isinstance(operation, Insert | Move) and isinstance(other, Repeal | Move) and places(operation)[-1] in same:
            same -= {each for each in same if result[each][-1].in_force and not touched[each][-1].in_force}
            nested = False
        if same or nested:
            return "conflict", Message(
                "{clause} of the same instrument already deals with {other}; write what both come to as one replace, "
                "or as a repeal and an insert",
                clause=clause.citation,
                other=other.target,
            )
    return None


def _takes(operation: Operation, citation: Citation) -> bool:
    """Whether an operation ends a provision or moves it away, with all it holds."""
    return ends(operation, citation) or (isinstance(operation, Move) and citation.within(operation.target))


def find_disorder(before: State, enactments: Iterable[Enactment]) -> Iterator[FoldError]:
    """The operations of instruments of one day on what another one deals with before, if no number orders the two.

    A correction comes after what it corrects.
    """
    done: list[tuple[Instrument, Operation, Changes]] = []
    for enactment in enactments:
        me, earlier = enactment.instrument, [*done]
        acts = ((clause, operation) for clause in enactment.clauses for operation in spelled_out(before, clause))
        for clause, operation in acts:
            cause = cause_of(enactment, clause, operation)
            result = {} if find_conflict(before, clause, operation) else apply(before, operation, cause)
            done.append((me, operation, result))
            for other, theirs, touched in earlier:
                numbered = me.number != other.number and me.number and other.number
                corrects = isinstance(operation, Correct) and me.order > other.order
                if me.amends != other.amends or numbered or corrects:
                    continue
                pairs = product(places(operation), places(theirs))
                nested = any(one.within(another) or another.within(one) for one, another in pairs)
                if nested or not result.keys().isdisjoint(touched):
                    reason = Message(
                        "{other} deals with it too, on the same day, and nothing says which acts first; give "
                        "each a number of its own",
                        other=other,
                    )
                    yield FoldError(("ambiguous-order", reason), cause, before)
