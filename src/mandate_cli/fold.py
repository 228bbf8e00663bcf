"""The base and its amendments, folded to the law as it stands on a date.

Pure: what goes in is not changed. An instrument acts whole or not at all, all its clauses on the text as it stood
before it; whatever does not fit stops everything with an error. Nothing is skipped.
"""

from __future__ import annotations

from collections import ChainMap
from datetime import date
from itertools import groupby
from typing import TYPE_CHECKING

from mandate_cli.language import listed
from mandate_cli.model import (
    CLAUSE,
    DUTIES,
    GROUPS,
    SECTION,
    Cause,
    Citation,
    Counted,
    Law,
    Mandate,
    MandateError,
    Message,
    Provision,
    Words,
    nearest,
)
from mandate_cli.orders import Dataset, Insert, Rename, Repeal, Replace, Substitute, left
from mandate_cli.thai import normalise

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from mandate_cli.model import Group, Instrument, Outstanding
    from mandate_cli.orders import Clause, Enactment, Entry, Operation

    Changes = dict[Citation, tuple[Provision, ...]]
    Misfit = tuple[str, Message]  # a code and the reason
    Unheld = frozenset[Citation]  # sections and clauses that exist, of which no text is held


class State(dict["Citation", "tuple[Provision, ...]"]):
    """Every version of every provision so far, and what stands directly inside what."""

    def __init__(self, versions: Mapping[Citation, tuple[Provision, ...]] | None = None) -> None:
        super().__init__()
        self.inside: dict[Citation, list[Citation]] = {}
        self.change(versions or {})

    def change(self, changes: Mapping[Citation, tuple[Provision, ...]]) -> None:
        """Take in what an instrument did."""
        for citation in changes:
            if citation not in self and citation.parent:
                self.inside.setdefault(citation.parent, []).append(citation)
        self.update(changes)

    def held(self, target: Citation) -> list[Provision]:
        """What is in force of a provision and of all it holds."""
        found = [self[target][-1]] if target in self and self[target][-1].in_force else []
        for each in self.inside.get(target, ()):
            found += self.held(each)
        return found


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


def fold(dataset: Dataset, as_of: date) -> Mandate:
    """The mandate on a day: every instrument that counts by then, in the order they act.

    An instrument counts from its day in force, or from the day it was made where that is not known. Raises FoldError
    for the first operation that does not fit.
    """
    mandate, problems = fold_all(dataset, as_of)
    if problems:
        raise problems[0]
    return mandate


def law(dataset: Dataset) -> Law:
    """All that the instruments come to, folded to the end of time. Raises FoldError as ``fold`` does."""
    mandate = fold(dataset, date.max)
    return Law(
        office=dataset.office,
        checked_through=dataset.checked_through,
        instruments=mandate.instruments,
        versions=mandate.versions,
        unheld=tuple(citation for each in dataset.enactments for citation in each.not_in_source),
        outstanding=dataset.outstanding,
        left=tuple(since for each in dataset.outstanding for since in _since(each, dataset.enactments)),
        idle=tuple(
            (each.instrument, clause.citation)
            for each in dataset.enactments
            for clause in each.clauses
            if clause.no_effect
        ),
        drafts=mandate.drafts,
    )


def sound(law: Law) -> Law:
    """A law in which ข้อ 6 and ข้อ 7 agree on the groups on every day it changes. Raises FoldError for any other."""
    lines = [
        each
        for clause in (GROUPS, DUTIES)
        for group in law.on(date.max).children(clause)
        for each in law.versions[group.citation]
    ]
    causes = [cause for each in lines for cause in (each.by, each.ended_by) if cause]
    for day in sorted({cause.instrument.day for cause in causes}):
        consistent(law.on(day))
    return law


def _since(outstanding: Outstanding, enactments: Iterable[Enactment]) -> Iterator[tuple[date, Outstanding]]:
    """Since which day less of an outstanding amendment is outstanding, and what: as later ones leave it."""
    for enactment in sorted(enactments, key=lambda each: each.instrument.order):
        less = _left(outstanding, [enactment])
        if less != outstanding:
            yield enactment.instrument.day, less
            outstanding = less


def fold_all(dataset: Dataset, as_of: date) -> tuple[Mandate, list[FoldError]]:
    """As ``fold``, but with every problem instead of the first; the mandate is one in which what fits was done."""
    counting = (each for each in dataset.enactments if each.instrument.day <= as_of)
    acting = sorted(counting, key=lambda each: (*each.instrument.order, each.instrument.id))
    unheld = frozenset(citation for each in acting for citation in each.not_in_source)
    state = State()
    problems: list[FoldError] = []
    for _, together in groupby(acting, key=lambda each: each.instrument.day):
        whole = list(together)
        # Only where an order is missing what stood before all of them is asked for.
        before = State(state) if len(whole) > 1 else state
        done: list[tuple[Instrument, Operation, Changes]] = []
        for enactment in whole:
            if len(whole) > 1:
                problems += _disorder(before, unheld, enactment, done)
            changes, found = _enacted(state, unheld, enactment)
            state.change(changes)
            problems += found
    known = [each for each in dataset.outstanding if each.instrument.day <= as_of]
    for each in known:
        for clause, target, place in each.targets:
            if target not in state and target.top not in unheld:
                cause = Cause(each.instrument, clause, "replace", target, place)
                problems.append(FoldError(("target-missing", Message("there is no such provision")), cause, state))
    mandate = Mandate(
        as_of=as_of,
        versions=dict(sorted(state.items(), key=lambda item: item[0].order)),
        instruments=tuple(enactment.instrument for enactment in acting),
        outstanding=tuple(left for each in known if (left := _left(each, acting)).targets),
        drafts=tuple(enactment.instrument for enactment in dataset.enactments if enactment.draft),
    )
    return mandate, problems


def _left(outstanding: Outstanding, acting: Iterable[Enactment]) -> Outstanding:
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
            left = _left(outstanding, before)
            for clause in enactment.clauses:
                for operation in clause.operations:
                    for _, target, _ in left.targets:
                        whole = isinstance(operation, Repeal | Replace) and target.within(operation.target)
                        if not whole and (operation.target.within(target) or target.within(operation.target)):
                            yield (
                                _cause(enactment, clause, operation),
                                Message(
                                    "{instrument} {clause} acts on {target}, whose text {outstanding} replaced before; "
                                    "enter that first",
                                    instrument=enactment.instrument.short_title,
                                    clause=clause.citation,
                                    target=operation.target,
                                    outstanding=outstanding.instrument.short_title,
                                ),
                            )


def enact(before: Mapping[Citation, tuple[Provision, ...]], enactment: Enactment) -> State:
    """The state after one instrument: all its operations done to the state before it, or a FoldError and none."""
    after = State(before)
    changes, problems = _enacted(after, frozenset(), enactment)
    if problems:
        raise problems[0]
    after.change(changes)
    return after


def _enacted(before: State, unheld: Unheld, enactment: Enactment) -> tuple[Changes, list[FoldError]]:
    """What one instrument makes of a state, and whatever of it could not be done."""
    changes: Changes = {}
    done: list[tuple[Clause, Operation, Changes]] = []
    problems = []
    for clause in enactment.clauses:
        for operation in clause.operations:
            cause = _cause(enactment, clause, operation)
            misfit = _misfit(before, unheld, clause, operation)
            if misfit is None:
                result = _result(before, operation, cause)
                misfit = _clash(done, operation, result) or _idle(before, result)
            if misfit:
                problems.append(FoldError(misfit, cause, before))
            else:
                done.append((clause, operation, result))
                changes.update(result)
    return changes, problems


def _cause(enactment: Enactment, clause: Clause, operation: Operation) -> Cause:
    """A clause as the cause of what it orders: a base instrument enacts, an amending one inserts, repeals and so on."""
    kind = type(operation).__name__.lower() if enactment.instrument.amends else "enact"
    return Cause(enactment.instrument, clause.citation, kind, operation.target, operation.place)


def _idle(state: State, result: Changes) -> Misfit | None:
    """Why an operation orders nothing: every word in force is as it was before; None if it changes one."""
    for citation, versions in result.items():
        before = state[citation][-1] if citation in state else None
        after = versions[-1]
        if before is None or (before.in_force, before.words.text) != (after.in_force, after.words.text):
            return None
    return "no-change", Message("every word would be as it is")


def _misfit(state: State, unheld: Unheld, clause: Clause, operation: Operation) -> Misfit | None:
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
    if operation.target.parent != GROUPS:
        return "target-missing", Message("it is not the line of a group; those are in {groups}", groups=GROUPS)
    for head in _head(state, operation):
        if not head.words.text.startswith(operation.expect):
            return "expectation-failed", Message(
                "{head} was expected to begin with “{expected}”, and it reads “{found}”",
                head=head.citation,
                expected=operation.expect,
                found=head.words.text,
            )
    return None


def _head(state: State, operation: Rename) -> list[Provision]:
    """The lead-in in force of the group whose line is renamed, if it has one."""
    citation = DUTIES.child(operation.target.labels[-1])
    return [state[citation][-1]] if citation in state and state[citation][-1].in_force else []


def _clash(done: Iterable[tuple[Clause, Operation, Changes]], operation: Operation, result: Changes) -> Misfit | None:
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


def _disorder(
    before: State, unheld: Unheld, enactment: Enactment, done: list[tuple[Instrument, Operation, Changes]]
) -> Iterator[FoldError]:
    """The operations of an instrument on what another one of the same day deals with, if no number orders the two."""
    me = enactment.instrument
    mine: list[tuple[Instrument, Operation, Changes]] = []
    for clause in enactment.clauses:
        for operation in clause.operations:
            cause = _cause(enactment, clause, operation)
            result = {} if _misfit(before, unheld, clause, operation) else _result(before, operation, cause)
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


def _result(state: State, operation: Operation, cause: Cause) -> Changes:
    """What an operation that fits makes of the provisions it touches."""
    match operation:
        case Insert():
            return _entered(state, operation.entries, cause)
        case Repeal():
            return _ended(state, operation.target, cause)
        case Replace():
            ended = _ended(state, operation.target, cause)
            return {**ended, **_entered(ChainMap(ended, state), operation.entries, cause)}
        case Rename():
            changes = _reworded(state, operation.target, Words(operation.name), None, cause)
            for head in _head(state, operation):
                text = operation.name + head.words.text.removeprefix(operation.expect)
                changes |= _reworded(state, head.citation, Words(text, None, head.words.note), head.reports_to, cause)
            return changes
        case Substitute(words=words, by=by):
            changes = {}
            for each in state.held(operation.target):
                if words in each.words.text:
                    new = Words(each.words.text.replace(words, by), None, each.words.note)
                    reports_to = each.reports_to and each.reports_to.replace(words, by)
                    changes |= _reworded(state, each.citation, new, reports_to, cause)
            return changes
    entry = operation.entry  # a corrigendum
    return _reworded(state, entry.citation, entry.words, entry.reports_to, cause)


def _ended(state: State, target: Citation, cause: Cause) -> Changes:
    """A provision and all it holds, ended."""
    return {each.citation: (*state[each.citation][:-1], each._replace(ended_by=cause)) for each in state.held(target)}


def _entered(state: Mapping[Citation, tuple[Provision, ...]], entries: Iterable[Entry], cause: Cause) -> Changes:
    """Provisions as an instrument words them, each a further version where the label was used before."""
    return {
        entry.citation: (
            *state.get(entry.citation, ()),
            Provision(citation=entry.citation, words=entry.words, reports_to=entry.reports_to, by=cause),
        )
        for entry in entries
    }


def _reworded(state: State, citation: Citation, words: Words, reports_to: str | None, cause: Cause) -> Changes:
    """A provision with other words: the version in force ends, and another begins."""
    *old, last = state[citation]
    new = Provision(citation=citation, words=words, reports_to=reports_to, by=cause)
    return {citation: (*old, last._replace(ended_by=cause), new)}


def misnamed(mandate: Mandate) -> Iterator[FoldError]:
    """Where ข้อ 6 and ข้อ 7 do not agree on the groups: one is missing, the names differ, or two groups have one name.

    Each error is of the clause that acted last on either, since that one made them differ.
    """
    names: dict[str, Group] = {}
    for group in mandate.groups:
        line, head = group.line.citation, DUTIES.child(group.number)
        if group.head is None or not group.head.in_force:
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
    for given in mandate.children(DUTIES):
        listed = mandate.get(GROUPS.child(given.citation.labels[-1]))
        if given.in_force and not (listed and listed.in_force):
            reason = Message(
                "{head} gives duties to a group that {groups} does not list", head=given.citation, groups=GROUPS
            )
            yield _mismatch(mandate, reason, given, listed)


def _mismatch(mandate: Mandate, reason: Message, *between: Provision | None) -> FoldError:
    causes = [each.ended_by or each.by for each in between if each]
    return FoldError(("name-mismatch", reason), max(causes, key=lambda each: each.instrument.order), mandate.versions)


def consistent(mandate: Mandate) -> Mandate:
    """A mandate whose ข้อ 6 and ข้อ 7 agree on the groups. Raises FoldError (``name-mismatch``) for any other."""
    for error in misnamed(mandate):
        raise error
    return mandate
