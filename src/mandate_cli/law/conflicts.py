"""Why an operation cannot be done, and where the law contradicts itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mandate_cli.errors import MandateError
from mandate_cli.law.amendments import NAMES, Dataset, Insert, Rename, Repeal, Replace, Substitute, left
from mandate_cli.law.citation import CLAUSE, SECTION, Citation, nearest
from mandate_cli.law.model import Cause, Mandate, Provision
from mandate_cli.law.operations import Changes, State, apply, lead_in_of
from mandate_cli.messages import Counted, Message, listed
from mandate_cli.thai.normalise import normalise

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from mandate_cli.law.amendments import Clause, Enactment, Operation
    from mandate_cli.law.model import Group, Instrument, Outstanding


Misfit = tuple[str, Message]  # a code and the reason
Unheld = frozenset[Citation]  # sections and clauses that exist, of which no text is held


class FoldError(MandateError):
    """An instrument orders what cannot be done.

    Says where it is written, the instrument, its clause, the operation and target wanted, why it cannot be done, and
    the three nearest citations in force.
    """

    def __init__(self, misfit: Misfit, cause: Cause, state: Mapping[Citation, tuple[Provision, ...]]) -> None:
        code, reason = misfit
        existing = [each for each, versions in state.items() if versions[-1].in_force and each != cause.target]
        near = nearest(cause.target, existing)
        self.detail = Message(
            "{instrument} {clause}, {operation} {target}: {reason}. Nearest in force: {nearest}.",
            instrument=cause.instrument.short_title,
            clause=cause.clause,
            operation=cause.operation,
            target=cause.target,
            reason=reason,
            nearest=listed(near) or "–",
        )
        super().__init__(code, Message("{place}: {detail}", place=cause.place, detail=self.detail))
        self.cause, self.nearest = cause, near


def still_outstanding(outstanding: Outstanding, acting: Iterable[Enactment]) -> Outstanding:
    """What of an outstanding amendment still is one, after the later ones."""
    for enactment in acting:
        if enactment.instrument.order >= outstanding.instrument.order:
            outstanding = left(outstanding, enactment)
    return outstanding


def overlooked(dataset: Dataset) -> Iterator[tuple[Cause, Message]]:
    """Operations on text that an outstanding amendment had replaced before, which they cannot have been meant for."""
    for enactment in dataset.enactments:
        before = [each for each in dataset.enactments if each.instrument.order < enactment.instrument.order]
        for outstanding in dataset.outstanding:
            if outstanding.instrument.order > enactment.instrument.order:
                continue
            left = still_outstanding(outstanding, before)
            for clause in enactment.clauses:
                for operation in clause.operations:
                    for _, target, _ in left.targets:
                        whole = isinstance(operation, Repeal | Replace) and target.within(operation.target)
                        if not whole and (operation.target.within(target) or target.within(operation.target)):
                            yield (
                                cause_of(enactment, clause, operation),
                                Message(
                                    "{instrument} {clause} acts on {target}, whose text {outstanding} replaced before; "
                                    "enter that first",
                                    instrument=enactment.instrument.short_title,
                                    clause=clause.citation,
                                    target=operation.target,
                                    outstanding=outstanding.instrument.short_title,
                                ),
                            )


def cause_of(enactment: Enactment, clause: Clause, operation: Operation) -> Cause:
    """A clause as the cause of what it orders: a base instrument enacts, an amending one inserts, repeals and so on."""
    kind = NAMES[type(operation)] if enactment.instrument.amends else "enact"
    return Cause(enactment.instrument, clause.citation, kind, operation.target, operation.place)


def find_idle(state: State, result: Changes) -> Misfit | None:
    """Why an operation orders nothing: every word in force is as it was before; None if it changes one."""
    for citation, versions in result.items():
        before = state[citation][-1] if citation in state else None
        after = versions[-1]
        if before is None or (before.in_force, before.words.text) != (after.in_force, after.words.text):
            return None
    return "no-change", Message("every word would be as it is")


def find_misfit(state: State, unheld: Unheld, clause: Clause, operation: Operation) -> Misfit | None:
    """Why an operation cannot be done to a state; None if it can."""
    target = operation.target
    if (clause.citation.kind, target.kind) == (CLAUSE, SECTION):
        return "beyond-power", Message("an announcement cannot amend an Act")
    if target.top in unheld:
        return "not-in-source", Message("{top} exists, and its text is not held", top=target.top)
    latest = state[target][-1] if target in state else None
    if isinstance(operation, Insert):
        return _insert_misfit(state, target, latest)
    if latest is None:
        return "target-missing", Message("there is no such provision")
    if latest.ended_by:
        ended = latest.ended_by
        return "target-repealed", Message(
            "{instrument} {clause} has already ended it", instrument=ended.instrument.short_title, clause=ended.clause
        )
    if latest.words.text != operation.expect and normalise(latest.words.text) != normalise(operation.expect):
        return "expectation-failed", Message(
            "it was expected to read “{expected}”, and it reads “{found}”",
            expected=operation.expect,
            found=latest.words.text,
        )
    if isinstance(operation, Rename):
        return _rename_misfit(state, operation)
    if isinstance(operation, Substitute):
        found = sum(each.words.text.count(operation.words) for each in state.held(target))
        if found != operation.times:
            return "count-failed", Message(
                "“{words}” was expected {expected}, and stands there {found}",
                words=operation.words,
                expected=_times(operation.times),
                found=_times(found),
            )
    return None


def _times(count: int) -> Message:
    return Counted(count, "once", "{count} times")


def _insert_misfit(state: State, target: Citation, latest: Provision | None) -> Misfit | None:
    if latest and latest.in_force:
        return "already-exists", Message("it is already there")
    parent = target.parent
    if parent and not (parent in state and state[parent][-1].in_force):
        return "parent-missing", Message("there is no {parent} in force to take it", parent=parent)
    return None


def _rename_misfit(state: State, operation: Rename) -> Misfit | None:
    if operation.target.parent != state.structure.units:
        units = state.structure.units
        return "target-missing", Message("it is not the line of a group; those are in {groups}", groups=units)
    for head in lead_in_of(state, operation):
        if not head.words.text.startswith(operation.expect):
            return "expectation-failed", Message(
                "{head} was expected to begin with “{expected}”, and it reads “{found}”",
                head=head.citation,
                expected=operation.expect,
                found=head.words.text,
            )
    return None


def find_clash(
    done: Iterable[tuple[Clause, Operation, Changes]], operation: Operation, result: Changes
) -> Misfit | None:
    """Why an operation contradicts one before it in the same instrument; None if it does not.

    Both act on the text before the instrument, so they may not touch the same provision, and nothing can be put into
    what the other ends.
    """
    for clause, other, touched in done:
        if (
            not result.keys().isdisjoint(touched)
            or (isinstance(other, Repeal | Replace) and operation.target.within(other.target))
            or (isinstance(operation, Repeal | Replace) and other.target.within(operation.target))
        ):
            return "conflict", Message(
                "{clause} of the same instrument already deals with {other}", clause=clause.citation, other=other.target
            )
    return None


def find_disorder(
    before: State, unheld: Unheld, enactment: Enactment, done: list[tuple[Instrument, Operation, Changes]]
) -> Iterator[FoldError]:
    """The operations of an instrument on what another one of the same day deals with, if no number orders the two."""
    me = enactment.instrument
    mine: list[tuple[Instrument, Operation, Changes]] = []
    for clause in enactment.clauses:
        for operation in clause.operations:
            cause = cause_of(enactment, clause, operation)
            result = {} if find_misfit(before, unheld, clause, operation) else apply(before, operation, cause)
            for other, theirs, touched in done:
                if me.amends != other.amends or (me.number != other.number and me.number and other.number):
                    continue
                nested = operation.target.within(theirs.target) or theirs.target.within(operation.target)
                if nested or not result.keys().isdisjoint(touched):
                    reason = Message(
                        "{other} deals with it too, on the same day, and nothing says which acts first",
                        other=other.short_title,
                    )
                    yield FoldError(("ambiguous-order", reason), cause, before)
            mine.append((me, operation, result))
    done += mine


def misnamed(mandate: Mandate) -> Iterator[FoldError]:
    """Where the list of groups and their duties do not agree: one is missing, names differ, or two have one name.

    Each error is of the clause that acted last on either, since that one made them differ.
    """
    structure = mandate.structure
    names: dict[str, Group] = {}
    for group in mandate.groups:
        line, head = group.line.citation, structure.head_of(group.line.citation)
        if head is None:
            reason = Message(
                "{line} lists “{name}”, and structure names no clause of its duties; add a line to duties in {file}, "
                "also for a draft",
                line=line,
                name=group.name,
                file="mandate.yaml",
            )
        elif group.head is None or not group.head.in_force:
            reason = Message("{line} lists “{name}”, and {head} is not in force", line=line, name=group.name, head=head)
        elif not f"{group.head.words.text} ".startswith(f"{group.name} "):
            reason = Message(
                "{head} does not begin with the name that {line} gives the group, “{name}”",
                head=head,
                line=line,
                name=group.name,
            )
        elif group.name in names:
            reason = Message(
                "{line} and {other} list two groups of one name, “{name}”",
                line=line,
                other=names[group.name].line.citation,
                name=group.name,
            )
        else:
            names[group.name] = group
            continue
        yield _mismatch(mandate, reason, group.line, group.head)
    heads = mandate.children(structure.duties) if structure.duties else _heads(mandate)
    for given in heads:
        place = structure.line_of(given.citation)
        listed = mandate.get(place) if place else None
        if given.in_force and not (listed and listed.in_force):
            units = structure.units
            reason = Message(
                "{head} gives duties to a group that {groups} does not list", head=given.citation, groups=units
            )
            yield _mismatch(mandate, reason, given, listed)


def _heads(mandate: Mandate) -> Iterator[Provision]:
    """The clauses that ``structure`` names for the duties of units, as far as there are any."""
    return (head for citation in mandate.structure.heads.values() if (head := mandate.get(citation)))


def _mismatch(mandate: Mandate, reason: Message, *between: Provision | None) -> FoldError:
    causes = [each.ended_by or each.by for each in between if each]
    return FoldError(("name-mismatch", reason), max(causes, key=lambda each: each.instrument.order), mandate.versions)


def consistent(mandate: Mandate) -> Mandate:
    """A mandate whose list of groups and whose duties agree. Raises FoldError (``name-mismatch``) for any other."""
    for error in misnamed(mandate):
        raise error
    return mandate
