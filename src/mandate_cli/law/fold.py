"""The base and its amendments, folded to the law of all days.

Pure: what goes in is not changed. An instrument acts whole or not at all, all its clauses on the text as it stood
before it; whatever does not fit stops everything with an error. Nothing is skipped.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from itertools import groupby

from mandate_cli.law import collisions, conflicts
from mandate_cli.law.amendments import Clause, Dataset, Enactment, Operation, Substitute
from mandate_cli.law.citation import Citation
from mandate_cli.law.conflicts import FoldError
from mandate_cli.law.consistency import misnamed
from mandate_cli.law.mandate import Law
from mandate_cli.law.model import Cause, Outstanding, Provision
from mandate_cli.law.operations import Changes, State, apply, spelled_out

_NOT_FOUND = {"target-missing", "parent-missing", "not-in-source"}  # what another clause may have made


def law(dataset: Dataset) -> Law:
    """All that the instruments come to, whatever the day. Raises FoldError for the first operation that does not fit.

    An instrument counts from its day in force, or from the day it was made where that is not known.
    """
    folded, problems = fold_all(dataset)
    if problems:
        raise problems[0]
    return folded


def fold_all(dataset: Dataset) -> tuple[Law, list[FoldError]]:
    """As ``law``, but with every problem instead of the first; the law is one in which what fits was done."""
    acting = sorted(dataset.enactments, key=lambda each: (*each.instrument.order, each.instrument.id))
    not_in_source = tuple(citation for each in dataset.enactments for citation in each.not_in_source)
    state = State(dataset.structure, unheld=not_in_source)
    problems: list[FoldError] = []
    for _, together in groupby(acting, key=lambda each: each.instrument.day):
        whole = list(together)
        disorder = list(collisions.find_disorder(state, whole)) if len(whole) > 1 else []
        problems += disorder
        for enactment in whole:
            changes, found = _enacted(state, enactment, [error.cause.target for error in disorder], acting)
            state.change(changes)
            problems += found
    problems += (error for each in acting for error in conflicts.find_misdirected(state, each))
    for each in dataset.outstanding:
        for target in each.targets:
            if conflict := conflicts.find_unheld_conflict(state, each.instrument, target):
                cause = Cause(each.instrument, target.clause, target.operation, target.target, target.place)
                problems.append(FoldError(conflict, cause, state))
    places = {enactment.instrument.id: number for number, enactment in enumerate(acting)}
    clauses = [(each.instrument, clause) for each in acting for clause in each.clauses]
    folded = Law(
        office=dataset.office,
        structure=dataset.structure,
        checked_through=dataset.checked_through,
        instruments=tuple(enactment.instrument for enactment in acting),
        versions=dict(sorted(state.items(), key=lambda item: (places[item[0].instrument], item[0].order))),
        unheld=not_in_source,
        outstanding=dataset.outstanding,
        left=tuple(since for each in dataset.outstanding for since in _since(each, acting)),
        idle=tuple((by, clause.citation) for by, clause in clauses if clause.no_effect),
        drafts=tuple(enactment.instrument for enactment in dataset.enactments if enactment.draft),
        reserved=tuple((by, clause.citation, clause.reservation) for by, clause in clauses if clause.reservation),
    )
    return folded, problems


def sound(law: Law) -> Law:
    """A law whose entered amendments agree on the groups on every day they change. Raises FoldError for any other."""
    for error in disagreements(law):
        raise error
    return law


def disagreements(law: Law) -> Iterator[FoldError]:
    """Where the entered amendments do not agree on the groups on a day they change; what lasts for several, once."""
    structure, entered = law.structure, law._replace(outstanding=(), left=())
    pairs = ((each.citation, cause) for each in law.every_version for cause in (each.by, each.ended_by) if cause)
    on_groups = (cause for place, cause in pairs if structure.line_of(place) and not structure.is_duty(place))
    told = set[str]()
    for day in sorted({cause.instrument.day for cause in on_groups}):
        for error in misnamed(entered.on(day)):
            if str(error) not in told:
                told.add(str(error))
                yield error


def _since(outstanding: Outstanding, enactments: Iterable[Enactment]) -> Iterator[tuple[date, Outstanding]]:
    """Since which day less of an outstanding amendment is outstanding, and what: as later ones leave it.

    The enactments come in the order in which they act.
    """
    for enactment in enactments:
        less = collisions.still_outstanding(outstanding, [enactment])
        if less != outstanding:
            yield enactment.instrument.day, less
            outstanding = less


def _enacted(
    before: State, enactment: Enactment, failed: list[Citation], acting: Iterable[Enactment] = ()
) -> tuple[Changes, list[FoldError]]:
    """What one instrument makes of a state, and whatever of it could not be done.

    The clauses of an amending instrument are provisions themselves, and stand beside what they order. What fails only
    because something before on the same provision failed is not told; ``failed`` are those that have.
    ``acting`` are all instruments.
    """
    changes: Changes = {}
    done: list[tuple[Clause, Operation, Changes]] = []
    problems = list[FoldError]()
    for clause in enactment.clauses:
        if clause.words:
            cause = Cause(enactment.instrument, clause.citation, "enact", clause.citation, clause.place)
            changes[clause.citation] = (Provision(clause.citation, clause.words, None, cause),)
        for operation in spelled_out(before, clause):
            cause = conflicts.cause_of(enactment, clause, operation)
            state = collisions.ground(before, done, operation)
            ground = before if isinstance(operation, Substitute) else state
            conflict = conflicts.find_conflict(ground, clause, operation) or collisions.find_interference(
                state, operation
            )
            if conflict is None:
                result = apply(state, operation, cause)
                conflict = collisions.find_clash(done, operation, result) or conflicts.find_idle(state, result)
            if conflict:
                about = conflicts.places(operation)
                if not any(one.within(other) or other.within(one) for one in about for other in failed):
                    if conflict[0] in _NOT_FOUND:
                        conflict = collisions.find_new(enactment, operation, acting) or conflict
                    problems.append(FoldError(conflict, cause, before))
                failed += about
            else:
                done.append((clause, operation, result))
                changes.update(result)
    return changes, problems
