"""Why an operation cannot be done to the text that it finds."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping

from mandate_cli.errors import MandateError
from mandate_cli.law.amendments import NAMES, Clause, Enactment, Insert, Move, Operation, Rename, Replace, Substitute
from mandate_cli.law.citation import CHAPTER, CLAUSE, SECTION, Citation, nearest
from mandate_cli.law.difference import differing
from mandate_cli.law.model import UNENTERED_RENAME, Cause, Instrument, Place, Provision, Target
from mandate_cli.law.operations import Changes, State, anywhere, lead_in_of
from mandate_cli.messages import Counted, Message, listed, translatable
from mandate_cli.thai.normalise import normalise

# A code and the reason; and where what is wrong is written, if that is not where the operation begins.
Conflict = tuple[str, Message] | tuple[str, Message, Place]

_MISSING: Conflict = ("target-missing", Message("there is no such provision"))
_ASTRAY = {"target-missing", "target-repealed", "parent-missing"}  # another provision was meant


class FoldError(MandateError):
    """An instrument orders what cannot be done.

    Says where it is written, the instrument, its clause, the operation and target wanted, why it cannot be done, and
    what to write; if another provision must be meant, the three nearest citations in force.
    """

    def __init__(self, conflict: Conflict, cause: Cause, state: Mapping[Citation, tuple[Provision, ...]]) -> None:
        code, reason, *places = conflict
        self.place = next(iter(places), cause.place)
        existing = [each for each, versions in state.items() if versions[-1].in_force and each != cause.target]
        meant = cause.to if cause.to and code == "parent-missing" else cause.target
        near = nearest(meant, existing) if code in _ASTRAY else []
        self.detail = Message(
            "{instrument} {clause}, {operation} {target}: {reason}. Nearest in force: {nearest}."
            if code in _ASTRAY
            else "{instrument} {clause}, {operation} {target}: {reason}.",
            **cause._asdict(),
            reason=reason,
            nearest=listed(near) or "–",
        )
        super().__init__(code, Message("{place}: {detail}", place=self.place, detail=self.detail))
        self.cause, self.nearest = cause, near


def cause_of(enactment: Enactment, clause: Clause, operation: Operation) -> Cause:
    """A clause as the cause of what it orders: a base instrument enacts, an amending one inserts, repeals and so on."""
    enacts = isinstance(operation, Insert) and not enactment.instrument.amends
    kind = "enact" if enacts else NAMES[type(operation)]
    to = operation.to if isinstance(operation, Move) else None
    return Cause(enactment.instrument, clause.citation, kind, operation.target, operation.place, to)


def places(operation: Operation) -> tuple[Citation, ...]:
    """The places an operation is about: its target, and where that is moved to."""
    return (operation.target, operation.to) if isinstance(operation, Move) else (operation.target,)


def find_idle(state: State, result: Changes) -> Conflict | None:
    """Why an operation orders nothing: every word in force is as it was before; None if it changes one."""
    for citation, versions in result.items():
        before = state[citation][-1] if citation in state else None
        after = versions[-1]
        if before is None or (before.in_force, before.words.text) != (after.in_force, after.words.text):
            return None
    return "no-change", Message("every word would be as it is; delete the operation, or write the words it changes")


def find_conflict(state: State, clause: Clause, operation: Operation) -> Conflict | None:
    """Why an operation cannot be done to a state; None if it can."""
    for place in places(operation):
        at = operation.place if place == operation.target else operation.place.at("to")
        if clause.citation.kind == CLAUSE and _in_act(state, place):
            reason = Message("an announcement cannot amend an Act; cite a clause of an announcement")
            return "beyond-power", reason, at
        inserted = place == operation.target if isinstance(operation, Insert) else place != operation.target
        if conflict := _not_held(state, place, inserted=inserted):
            return *conflict[:2], at
    if isinstance(operation, Insert):
        return _insert_conflict(state, operation.target)
    return _target_conflict(state, operation, operation.expect) or _own_conflict(state, operation)


def _in_act(state: State, place: Citation) -> bool:
    """Whether a place is in an Act: it is a section, or a chapter beside sections."""
    beside = (each.kind for each in state if each.instrument == place.instrument)
    return place.kind == SECTION or (place.kind == CHAPTER and SECTION in beside)


def _not_held(state: State, place: Citation, *, inserted: bool = False) -> Conflict | None:
    """That the section or clause of a place is not held, so that nobody can say here what it has; None if it is.

    One that is ``inserted`` need not be.
    """
    top = place.top
    if top not in state.unheld and (top in state or (inserted and place == top)):
        return None
    return "not-in-source", Message(
        "{top} exists, and its text is not held; enter its text first, or write not_expressed"
        if top in state.unheld
        else "{top} is not held here, so it cannot be amended here; correct the citation, or name {top} under "
        "not_in_source in {file} and write not_expressed",
        top=top,
        file="mandate.yaml",
    )


def _target_conflict(state: State, operation: Operation, expect: str) -> Conflict | None:
    """Why a provision is not there as an operation expects it."""
    target = operation.target
    if target not in state:
        return _MISSING
    if isinstance(operation, Rename) and target.parent not in state.structure.lists:
        return _not_a_line(state, target)
    latest = state[target][-1]
    if latest.ended_by:
        return _already(latest.ended_by)
    if latest.words.text != expect and normalise(latest.words.text) != normalise(expect):
        reason = Message(
            "it does not read as expect has it; [-…-] is only in expect, {{+…+}} only in the law: {difference}",
            difference=differing(expect, latest.words.text),
        )
        return "expectation-failed", reason, operation.place.at("expect")
    return None


def _own_conflict(state: State, operation: Operation) -> Conflict | None:
    """Why an operation whose target is as expected cannot be done."""
    match operation:
        case Rename():
            return _rename_conflict(state, operation)
        case Substitute():
            return count_conflict(state, operation)
        case Move():
            conflict = _move_conflict(state, operation)
            return conflict and (*conflict[:2], operation.place.at("to"))
        case Replace(target=target, entries=entries, keeps=keeps):
            ended = {each.citation for each in state.held(target, keeps)}
            for citation, *_, place in entries:
                if state.version_in_force(citation) and citation not in ended:
                    reason = Message("{citation} is already there, and stays; leave it out", citation=citation)
                    return "already-exists", reason, place
    return None


def count_conflict(state: State, operation: Substitute) -> Conflict | None:
    """Why words cannot be substituted: they do not stand there as often as is said."""
    pattern = anywhere(operation.pairs)
    found = Counter(words for each in state.held(operation.target) for words in re.findall(pattern, each.words.text))
    for words, _, times, place in operation.pairs:
        if found[words] != times:
            reason = Message(
                "“{words}” was expected {expected}, and stands there {found}; write the count of the text before this "
                "instrument, or the right words"
                if found[words]
                else "“{words}” does not stand there; write the words as the text before this instrument has them",
                words=words,
                expected=Counted(times, "once", "{count} times"),
                found=Counted(found[words], "once", "{count} times"),
            )
            return "count-failed", reason, place.at("count" if found[words] else "words")
    return None


def find_unheld_conflict(state: State, by: Instrument, target: Target) -> Conflict | None:
    """Why an amendment that is not entered cannot have done what is said of it; None if it can."""
    citation = target.target
    if citation.top in state.unheld:
        return None
    if conflict := _not_held(state, citation, inserted=target.inserts):
        return conflict
    if target.inserts:
        return _insert_conflict(state, citation)
    if citation not in state:
        return _MISSING
    ended = state[citation][-1].ended_by
    if ended and ended.instrument.order < by.order:
        return _already(ended)
    if target.operation == UNENTERED_RENAME and citation.parent not in state.structure.lists:
        return _not_a_line(state, citation)
    return None


def find_misdirected(state: State, enactment: Enactment) -> Iterator[FoldError]:
    """The provisions that there never were, of which a clause says something without changing them."""
    for clause in enactment.clauses:
        reserved = clause.reservation
        for target in reserved.targets if reserved else ():
            if reserved and target not in state and target.top not in state.unheld:
                cause = Cause(enactment.instrument, clause.citation, reserved.kind, target, clause.place)
                code, reason, *_ = _not_held(state, target) or _MISSING
                at = clause.place.at(reserved.kind.replace("-", "_"))
                yield FoldError((code, reason, at), cause, state)


def _not_a_line(state: State, target: Citation) -> Conflict:
    """That a unit is not renamed at its line in the list, and where that is."""
    line = state.structure.line_of(target)
    return "target-missing", Message(
        "it is not the line of a unit; that of this unit is {line}"
        if line
        else "it is not the line of a unit; those are in {groups}",
        groups=listed(state.structure.lists),
        line=line,
    )


def _already(ended: Cause) -> Conflict:
    """That a provision has ended before, and by what."""
    return "target-repealed", Message("{instrument} {clause} has already ended it", **ended._asdict())


def _insert_conflict(state: State, target: Citation) -> Conflict | None:
    if there := state.version_in_force(target):
        return "already-exists", Message(
            "it is already there, by {instrument} {clause}, and reads “{text}”; write replace, or another label",
            text=there.words.text,
            **there.by._asdict(),
        )
    parent = target.parent
    if parent and not state.version_in_force(parent):
        return "parent-missing", Message("there is no {parent} in force to take it; insert that first", parent=parent)
    return None


def _move_conflict(state: State, move: Move) -> Conflict | None:
    """Why a provision that is as expected cannot be moved."""
    to = move.to
    if to == move.target:
        return "no-change", Message("it would stay where it is; write another label under to")
    if to.within(move.target):
        return "conflict", Message("it cannot be moved into itself; write another place")
    if there := state.version_in_force(to):
        template = translatable(
            "it cannot be moved to {to}, which is there and reads “{text}”; write another label under to, or repeal "
            "that in a clause before"
        )
        return "already-exists", Message(template, to=to, text=there.words.text)
    return _insert_conflict(state, to)


def _rename_conflict(state: State, operation: Rename) -> Conflict | None:
    head = lead_in_of(state, operation)
    if head and not head.words.text.startswith(operation.expect):
        template = translatable(
            "{head} does not begin with “{expected}”, but reads “{found}”; correct or replace that as well"
        )
        reason = Message(template, head=head.citation, expected=operation.expect, found=head.words.text)
        return "expectation-failed", reason, operation.place.at("expect")
    return None
