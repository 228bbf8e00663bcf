"""The base and its amendments, folded to the law as it stands on a date.

Pure: what goes in is not changed. An instrument acts whole or not at all, all its clauses on the text as it stood
before it; whatever does not fit stops everything with an error. Nothing is skipped.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from mandate_cli.model import (
    Cause,
    Citation,
    Clause,
    Dataset,
    Enactment,
    Insert,
    Instrument,
    Mandate,
    MandateError,
    Message,
    Notice,
    Operation,
    Provision,
    Repeal,
    nearest,
)
from mandate_cli.thai import date_text, normalise

if TYPE_CHECKING:
    from datetime import date

State = Mapping[Citation, tuple[Provision, ...]]


class FoldError(MandateError):
    """An instrument orders what cannot be done.

    Says where it is written, the instrument, its clause, the target wanted and the nearest citations that exist.
    """

    def __init__(
        self,
        code: str,
        reason: Message,
        *,
        instrument: Instrument,
        clause: Citation,
        operation: Operation,
        state: State,
    ) -> None:
        existing = [each for each, versions in state.items() if versions[-1].in_force and each != operation.target]
        near = nearest(operation.target, existing)
        message = Message(
            "{place}: {instrument} {clause}: {reason}. Nearest in force: {nearest}.",
            place=operation.place,
            instrument=instrument.short_title,
            clause=clause,
            reason=reason,
            nearest=", ".join(map(str, near)) or "–",
        )
        super().__init__(code, message)
        self.instrument, self.clause, self.target, self.nearest = instrument, clause, operation.target, near


def fold(dataset: Dataset, as_of: date) -> Mandate:
    """The mandate on a day: every instrument that counts by then, in the order they act.

    An instrument counts from its day in force, or from the day it was made where that is not known. Raises FoldError
    for the first operation that does not fit.
    """
    state: State = {}
    acting = sorted((each for each in dataset.enactments if each.instrument.day <= as_of), key=_order)
    for enactment in acting:
        state = enact(state, enactment)
    return Mandate(
        as_of=as_of,
        versions=dict(sorted(state.items(), key=lambda item: item[0].order)),
        instruments=tuple(enactment.instrument for enactment in acting),
        outstanding=tuple(each for each in dataset.outstanding if each.instrument.day <= as_of),
    )


def _order(enactment: Enactment) -> tuple[date, int]:
    return enactment.instrument.order


def enact(before: State, enactment: Enactment) -> State:
    """The state after one instrument: all its operations done to the state before it, or a FoldError and none."""
    changes: dict[Citation, tuple[Provision, ...]] = {}
    done: list[tuple[Clause, Operation]] = []
    for clause in enactment.clauses:
        for operation in clause.operations:
            error = _misfit(before, operation) or _clash(done, operation)
            if error:
                raise FoldError(
                    *error,
                    instrument=enactment.instrument,
                    clause=clause.citation,
                    operation=operation,
                    state=before,
                )
            cause = Cause(enactment.instrument, clause.citation, operation.target)
            changes.update(_result(before, operation, cause))
            done.append((clause, operation))
    return {**before, **changes}


def _misfit(state: State, operation: Operation) -> tuple[str, Message] | None:
    """Why an operation cannot be done to a state: a code and the reason; None if it can."""
    latest = state[operation.target][-1] if operation.target in state else None
    if isinstance(operation, Insert):
        return _insert_misfit(state, operation.target, latest)
    return _repeal_misfit(operation, latest)


def _insert_misfit(state: State, target: Citation, latest: Provision | None) -> tuple[str, Message] | None:
    if latest and latest.in_force:
        return "already-exists", Message("{target} cannot be inserted: it is already there", target=target)
    parent = target.parent
    if parent and not (parent in state and state[parent][-1].in_force):
        return "parent-missing", Message(
            "{target} cannot be inserted: there is no {parent} in force to take it", target=target, parent=parent
        )
    return None


def _repeal_misfit(operation: Repeal, latest: Provision | None) -> tuple[str, Message] | None:
    target = operation.target
    if latest is None:
        return "target-missing", Message("{target} cannot be repealed: there is none", target=target)
    if latest.repealed_by:
        return "target-repealed", Message(
            "{target} cannot be repealed: {instrument} {clause} has already done so",
            target=target,
            instrument=latest.repealed_by.instrument.short_title,
            clause=latest.repealed_by.clause,
        )
    if latest.words.text != operation.expect and normalise(latest.words.text) != normalise(operation.expect):
        return "expectation-failed", Message(
            "{target} cannot be repealed: it was expected to read “{expected}”, and it reads “{found}”",
            target=target,
            expected=operation.expect,
            found=latest.words.text,
        )
    return None


def _clash(done: Iterable[tuple[Clause, Operation]], operation: Operation) -> tuple[str, Message] | None:
    """Why an operation contradicts one before it in the same instrument; None if it does not."""
    for clause, other in done:
        if operation.target.within(other.target) or other.target.within(operation.target):
            return "conflict", Message(
                "{target} cannot be dealt with here: {clause} of the same instrument already deals with {other}",
                target=operation.target,
                clause=clause.citation,
                other=other.target,
            )
    return None


def _result(state: State, operation: Operation, cause: Cause) -> dict[Citation, tuple[Provision, ...]]:
    """What an operation that fits makes of the provisions it touches."""
    if isinstance(operation, Repeal):
        return {
            citation: (*versions[:-1], versions[-1]._replace(repealed_by=cause))
            for citation, versions in state.items()
            if citation.within(operation.target) and versions[-1].in_force
        }
    return {
        entry.citation: (
            *state.get(entry.citation, ()),
            Provision(citation=entry.citation, words=entry.words, reports_to=entry.reports_to, by=cause),
        )
        for entry in operation.entries
    }


def notices(mandate: Mandate, provisions: Iterable[Provision]) -> list[Notice]:
    """What a reader of an answer made of these provisions must know besides.

    That a known amendment has replaced them and is not yet entered; that the day an instrument came into force is
    unknown; that an Act's text is as amended, since an unknown day.
    """
    touched = list(provisions)
    found = []
    for outstanding in mandate.outstanding:
        hits = [
            (clause, target)
            for clause, target in outstanding.targets
            if any(each.citation.within(target) or target.within(each.citation) for each in touched)
        ]
        if hits:
            message = Message(
                "{instrument} {clauses} has replaced {targets} since {date}. Its text is not entered here yet: "
                "what is shown is the text before it. See {gazette}.",
                instrument=outstanding.instrument.short_title,
                clauses=", ".join(str(clause) for clause, _ in hits),
                targets=", ".join(str(target) for _, target in hits),
                date=date_text(outstanding.instrument.day),
                gazette=outstanding.instrument.gazette or outstanding.instrument.title,
            )
            found.append(Notice("outstanding-amendment", message, tuple(target for _, target in hits)))
    causes = [cause for each in touched for cause in (each.by, each.repealed_by) if cause]
    for instrument in mandate.instruments:
        targets = tuple(dict.fromkeys(cause.target for cause in causes if cause.instrument == instrument))
        if targets and not instrument.in_force:
            message = Message(
                "{instrument}: the day it came into force is not known; it counts from the day it was made, {date}.",
                instrument=instrument.short_title,
                date=date_text(instrument.day),
            )
            found.append(Notice("commencement-unknown", message, targets))
        if targets and instrument.amended_in:
            message = Message(
                "{instrument} is quoted as amended ({amended}); since which day it has read so is not known.",
                instrument=instrument.short_title,
                amended=", ".join(instrument.amended_in),
            )
            found.append(Notice("text-date-unknown", message, targets))
    return found
