"""What is wrong with the phrases, the successions, the tasks of other agencies, and the weights fitted from them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import date
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from mandate_cli import SHIPPED_DATA
from mandate_cli.dataset import fitted, tables
from mandate_cli.dataset.diagnostics import Diagnostic, Diagnostics, LoadError, diagnostic
from mandate_cli.dataset.files import read_rows
from mandate_cli.dataset.paths import OTHER_AGENCIES, SUCCESSIONS, VOCABULARY, WEIGHTS, there
from mandate_cli.law.citation import Citation
from mandate_cli.law.mandate import Law, Mandate
from mandate_cli.law.model import Cause, Place, Provision
from mandate_cli.messages import Counted, Message, listed, translatable
from mandate_cli.search.entries import OTHER_AGENCY
from mandate_cli.search.lineage import Duty, Lineage, duty_of
from mandate_cli.thai.normalise import order, strip_spaces

if TYPE_CHECKING:
    from mandate_cli.search.vocabulary import Phrase

_Loaded = TypeVar("_Loaded")

# By where they lead, as it is written and as duties, the phrases with their places: thousands lead to a few duties.
_Cells = dict[str, tuple[tuple[Duty, ...], list[tuple[str, Place]]]]


def problems_of_phrases(directory: Path, law: Law | None, own: Iterable[Path]) -> Iterator[Diagnostic]:
    """What is wrong with the phrases, successions, other agencies' tasks, and the weights fitted from them.

    Where a phrase leads can be told only if the law can be folded.
    """
    diagnostics, waiting = Diagnostics(), Diagnostics()

    def loaded(load: Callable[..., _Loaded], *given: object) -> _Loaded | None:
        try:
            return load(directory, *given)
        except LoadError as error:
            diagnostics.extend(error.diagnostics)
            return None

    for load_table in (tables.load_other_agencies, fitted.load_decision, tables.load_general_words):
        loaded(load_table)
    weights = loaded(fitted.load_weights)
    phrases = loaded(tables.load_vocabulary, law, waiting) or () if law else ()
    successions = loaded(tables.load_successions, law, waiting) or () if law else ()
    yield from diagnostics
    yield from waiting
    if diagnostics:
        return
    rows = list(tables.rows_of(directory / VOCABULARY, tables.PHRASES, diagnostics))
    agencies = directory / OTHER_AGENCIES
    others = list(tables.rows_of(agencies, tables.AGENCIES, diagnostics)) if there(agencies) else []
    unknown = set[str]()
    if law:
        lineage = Lineage(law, successions)
        unknown = {*weights.duties} - {*lineage.duties, OTHER_AGENCY} if weights else unknown
        yield from _leading(phrases, rows, lineage, law)
        for path in own:
            yield from _laid_on_top(path, lineage, law)
    yield from _contradictions(rows, others)
    for each in (rows, others):
        yield from _unsorted(each, _of_data("mandate sort", directory))
    path = directory / WEIGHTS
    if weights and (unknown or read_rows(path, diagnostics)[0].split("\t")[0] != fitted.fitted_from(directory)):
        command = _of_data("python evaluation/fit.py", directory)
        template = translatable("the weights were fitted from other phrases or duties; run {command}")
        yield diagnostic(Place(str(path), 1, 1), template, "weights-stale", command=command)


def _of_data(command: str, directory: Path) -> str:
    """A command as it is typed for a data directory."""
    return command if directory == SHIPPED_DATA else f"{command} --data {_typed(directory)}"


def _typed(path: Path) -> str:
    """A path as it is typed on a command line."""
    return f'"{path}"' if " " in str(path) else str(path)


def _laid_on_top(path: Path, lineage: Lineage, law: Law) -> Iterator[Diagnostic]:
    """What is wrong with a file of phrases or of other agencies' tasks that an office lays on top."""
    waiting = Diagnostics()
    try:
        found = tables.load_own(path, law, waiting)
    except LoadError as error:
        yield from error.diagnostics
        return
    yield from waiting
    rows = list(tables.rows_of(path, tables.AGENCIES if found.other_agencies else tables.PHRASES, Diagnostics()))
    if found.phrases:
        yield from _leading(found.phrases, rows, lineage, law)
    yield from _unsorted(rows, f"mandate sort {_typed(path)}")


def _leading(phrases: Iterable[Phrase], rows: list[tables.Row], lineage: Lineage, law: Law) -> Iterator[Diagnostic]:
    """What is wrong with where phrases lead, now and at the end of the law."""
    cells: _Cells = {}
    for phrase, (_, cell, place, _) in zip(phrases, rows, strict=True):
        if phrase.duties:
            cells.setdefault(cell, (phrase.duties, []))[1].append((phrase.text, place))
    for cell, (duties, written) in cells.items():
        yield from _led(cell, duties, written, law)
    yield from _orphaned(cells, lineage, law)
    yield from _used_again(cells, lineage, law)


def _orphaned(cells: _Cells, lineage: Lineage, law: Law) -> Iterator[Diagnostic]:
    """How many phrases lost their duty, by the clause that ended it, with the successions that the words suggest.

    A phrase is told of if none of its duties is anybody's at the end of the law, unless the keeper says that of them.
    """
    mandate = law.on(date.max)
    standing = {key for key in lineage.duties if lineage.standing(key, mandate)}
    lost: dict[Cause, dict[Provision, list[Place]]] = {}
    for duties, written in cells.values():
        tasks = [duty.key for duty in duties if duty.key in lineage.duties]
        gone = tasks if standing.isdisjoint(tasks) else []
        untold = (key for key in gone if (lapsed := lineage.lapsed(key, mandate)) and not lapsed.nobody)
        ended = next((lineage.duties[key] for key in untold), None)
        if ended and (cause := ended.ended_by):
            lost.setdefault(cause, {}).setdefault(ended, []).extend(place for _, place in written)
    for cause, found in lost.items():
        proposed = [row for provision in found for row in _successors(provision, cause, mandate)]
        message = Counted(
            sum(map(len, found.values())),
            "{count} phrase lost its duty by {instrument} {clause}, which acted on {target}; what {duties} said before "
            "is nobody's duty now. Where the duty went, or that it ended, is said in {file}. Rows that the words "
            "suggest: {rows}",
            "{count} phrases lost their duties by {instrument} {clause}, which acted on {target}; what {duties} said "
            "before is nobody's duty now. Where a duty went, or that it ended, is said in {file}. Rows that the words "
            "suggest: {rows}",
            **cause._asdict(),
            duties=listed(each.citation for each in sorted(found, key=lambda each: each.citation.order)),
            file=SUCCESSIONS,
            rows="; ".join(proposed) or Message("none"),
        )
        first, *_ = next(iter(found.values()))
        yield Diagnostic(first._replace(column=1), message, "lapsed")


def _used_again(cells: _Cells, lineage: Lineage, law: Law) -> Iterator[Diagnostic]:
    """How often phrases cite a label that an instrument used again, without the instrument of which they mean it.

    They mean the new duty because the first line names that instrument, or a later one; what was written for the old
    duty would be led astray.
    """
    found: dict[str, list[tuple[Citation, Place]]] = {}
    for cell, (duties, written) in cells.items():
        for duty in _after_others(cell, duties, lineage, law):
            found.setdefault(duty.made_by, []).extend((duty.citation, place) for _, place in written)
    for id_, cited in found.items():
        message = Counted(
            len(cited),
            "{count} citation means a duty to which {instrument} gave a label that another one had: {citations}. "
            "Write {mark} and the id of an instrument behind it, the earlier one if it was meant for the other duty",
            "{count} citations mean duties to which {instrument} gave labels that others had: {citations}. "
            "Write {mark} and the id of an instrument behind each, the earlier one if it was meant for the other duty",
            instrument=next(each for each in law.instruments if each.id == id_),
            citations=listed(dict.fromkeys(citation for citation, _ in cited)),
            mark=tables.AFTER,
        )
        yield Diagnostic(cited[0][1], message, "used-again")


def _after_others(cell: str, duties: Iterable[Duty], lineage: Lineage, law: Law) -> Iterator[Duty]:
    """The duties of a cell whose label another duty had, where the cell does not say which one it means."""
    for duty, written in zip(duties, cell.removeprefix(tables.SHARED).split("|"), strict=True):
        versions = [duty_of(version) for version in law.versions[duty.citation]]
        before = versions[: versions.index(duty)]
        if tables.AFTER not in written and before and not lineage.comes_of(duty.key, before[-1].key):
            yield duty


def _successors(ended: Provision, cause: Cause, mandate: Mandate) -> Iterator[str]:
    """Rows of successions for a duty that an instrument ended, where it put the same words elsewhere."""
    words = strip_spaces(ended.words.text)
    for provision in mandate.provisions:
        made = provision.by.instrument.id == cause.instrument.id and provision.in_force
        if made and mandate.structure.is_duty(provision.citation) and strip_spaces(provision.words.text) == words:
            yield "<TAB>".join((str(ended.citation), str(provision.citation), "moved", cause.instrument.id))


def _contradictions(rows: list[tables.Row], others: list[tables.Row]) -> Iterator[Diagnostic]:
    ours = {row.key.replace(" ", "") for row in rows}
    for phrase, _, place, key in others:
        if key.replace(" ", "") in ours:
            template = translatable("“{phrase}” is in the vocabulary too; it cannot be nobody’s here")
            yield diagnostic(place._replace(column=1), template, "contradiction", phrase=phrase)


def _unsorted(rows: list[tables.Row], command: str) -> Iterator[Diagnostic]:
    """The first phrase of a file that stands too late, and the command that sorts the file."""
    keys = pairwise(order(row.key) for row in rows)
    for (phrase, _, place, _), (before, key) in zip(rows[1:], keys, strict=True):
        if key < before:
            template = translatable("“{phrase}” stands after a phrase that comes later; “{command}” sorts the file")
            yield diagnostic(place._replace(column=1), template, "unsorted", phrase=phrase, command=command)
            return


def _led(cell: str, duties: tuple[Duty, ...], written: list[tuple[str, Place]], law: Law) -> Iterator[Diagnostic]:
    """What is wrong with where phrases lead that have one cell."""
    structure = law.structure
    groups = {structure.line_of(duty.citation) for duty in duties}
    named = ((citation, law.versions[citation][0].words.text) for citation, _ in duties)
    none = [citation for citation, text in named if not structure.names_task(citation, text)]
    for phrase, place in written:
        for citation in none:
            template = translatable("{citation} names no task; give the duty that does")
            yield diagnostic(place, template, "no-task", citation=citation)
        if (len(groups) > 2) != cell.startswith(tables.SHARED):
            template = translatable(
                "“{phrase}” leads to {count} units; write “{mark}” before the citations where more than two are meant"
                if len(groups) > 2
                else "“{phrase}” does not lead to more than two units; delete “{mark}” before its citations"
            )
            yield diagnostic(place, template, "many-groups", phrase=phrase, count=len(groups), mark=tables.SHARED)
