"""What is wrong with a dataset: every problem at once, of its files, of its law, of its words and of its age."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from mandate_cli import SHIPPED_DATA
from mandate_cli.dataset.diagnostics import Diagnostic, LoadError
from mandate_cli.dataset.gazette import read_notices
from mandate_cli.dataset.instruments import contradictions
from mandate_cli.dataset.loader import load, load_draft
from mandate_cli.dataset.paths import (
    AMENDMENTS,
    BASE,
    DECISION,
    OTHER_AGENCIES,
    SUCCESSIONS,
    VOCABULARY,
    WEIGHTS,
)
from mandate_cli.dataset.tables import (
    AGENCIES,
    PHRASES,
    SHARED,
    fitted_from,
    load_decision,
    load_other_agencies,
    load_own,
    load_successions,
    load_vocabulary,
    load_weights,
    rows_of,
)
from mandate_cli.law.amendments import Insert, Replace
from mandate_cli.law.caveats import caveats
from mandate_cli.law.citation import LETTERS, PARAGRAPH, Citation, label_key
from mandate_cli.law.conflicts import misnamed, overlooked
from mandate_cli.law.fold import fold_all
from mandate_cli.law.fold import law as fold_law
from mandate_cli.law.model import Caveat, Place
from mandate_cli.law.notices import NEARLY, NOT_HELD, standings
from mandate_cli.messages import Counted, Message, listed, translatable
from mandate_cli.search.lineage import Lineage
from mandate_cli.thai.damage import damages
from mandate_cli.thai.dates import date_text
from mandate_cli.thai.normalise import normalise, order, strip_spaces

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from mandate_cli.law.amendments import Dataset
    from mandate_cli.law.model import Cause, Law, Mandate, Provision
    from mandate_cli.law.notices import Standing
    from mandate_cli.search.lineage import Succession
    from mandate_cli.search.vocabulary import Phrase


WARNINGS = frozenset(
    {"unusual-label", "unusual-date", "damaged-text", "overlooked", "no-duties", "lapsed", "weights-stale"}
)  # said, and no reason to fail
_Row = tuple[str, str, Place]  # a phrase, where it leads, and where that stands
_UNUSUAL = LETTERS[-3:]  # ฃ ฅ ฆ: skipped by legal drafting, but very old law has ฆ


class Listed(NamedTuple):
    """What a list of Gazette titles has: how many, from which day through which, and those of the instruments here."""

    titles: int
    begins: date
    ends: date
    found: tuple[Standing, ...]
    checked_through: date

    @property
    def gap(self) -> bool:
        """Whether there are days between those that were looked at before and the list."""
        return (self.begins - self.checked_through).days > 1

    @property
    def complete(self) -> bool:
        """Whether the list goes on from what was looked at before, and all it has of the instruments is known."""
        known = all(each.status not in {NOT_HELD, NEARLY} for each in self.found)
        return known and not self.gap and self.ends > self.checked_through


class Report(NamedTuple):
    """What a check found, and what its reader must know besides: the files it read, and that a draft is among them.

    ``listed`` is what a list of Gazette titles has, if one was compared.
    """

    problems: list[Diagnostic]
    caveats: list[Caveat]
    listed: Listed | None = None


def check(
    directory: Path,
    draft: Path | None,
    today: date,
    max_age: int | None,
    *,
    gazette: Path | None = None,
    own: Iterable[Path] = (),
) -> Report:
    """Every problem of a data directory, with a draft laid on top if one is given, in the order of files and lines.

    ``max_age`` is how many days ago the Gazette may have been looked at last. ``gazette`` is a list of titles in the
    Gazette to be compared with the instruments, ``own`` the files of phrases that an office lays on top.
    """
    looked_at = list(_looked_at(directory, draft))
    try:
        enacted = load(directory)
        dataset = load_draft(draft, enacted) if draft else enacted
    except LoadError as error:
        return Report(error.diagnostics, looked_at)
    mandate, problems = fold_all(dataset, date.max)
    found = [
        Diagnostic(problem.cause.place, problem.detail, problem.code) for problem in [*problems, *misnamed(mandate)]
    ]
    found += [Diagnostic(cause.place, reason, "overlooked") for cause, reason in overlooked(dataset)]
    found += _outstanding_twice(dataset)
    found += contradictions(dataset, today)
    found += _damaged([directory / BASE, directory / AMENDMENTS, *([draft] if draft else [])])
    found += _unusual(dataset)
    found += _idle(mandate)
    found += _stale(dataset, today, max_age)
    # If only the draft cannot be folded, the phrases are looked at without it.
    sound = not problems or not fold_all(enacted, date.max)[1]
    found += _vocabulary(directory, fold_law(enacted if problems else dataset) if sound else None, own)
    listed = None
    if gazette and not problems:
        try:
            listed = _listed(gazette, fold_law(dataset))
            found += _in_gazette(listed)
        except LoadError as error:
            found += error.diagnostics
    drafts = [each for each in caveats(mandate._replace(as_of=today), []) if each.code == "draft"]
    return Report(sorted(found, key=lambda each: each.place), [*drafts, *looked_at], listed)


def _listed(path: Path, law: Law) -> Listed:
    """What a list of Gazette titles has of a law. Raises LoadError."""
    notices = read_notices(path)
    days = [notice.day for notice in notices]
    return Listed(len(notices), min(days), max(days), tuple(standings(law, notices)), law.checked_through)


def _in_gazette(listed: Listed) -> Iterator[Diagnostic]:
    """What the Gazette has otherwise than the data, or the data do not have."""
    for each in listed.found:
        facts = {"title": each.notice.title, "date": date_text(each.notice.day), "gazette": each.notice.gazette}
        name = each.instrument.short_title
        if each.status in {NOT_HELD, NEARLY}:
            template = (
                translatable("“{title}” ({date}, {gazette}) is not held; enter it, or list it under outstanding")
                if each.status == NOT_HELD
                else translatable("“{title}” ({date}, {gazette}) is nearly the title of {instrument}; look at it")
            )
            yield Diagnostic(each.notice.place, Message(template, instrument=name, **facts), "gazette-not-held")
        elif each.differs:
            template = translatable(
                "the Gazette has {instrument} on {date}, {gazette}; the data say {day}, {place}: one of them is wrong"
            )
            day = date_text(each.instrument.published) if each.instrument.published else "unknown"
            place = each.instrument.gazette or "unknown"
            message = Message(template, instrument=name, day=day, place=place, **facts)
            yield Diagnostic(each.notice.place, message, "gazette-differs")


def _looked_at(directory: Path, draft: Path | None) -> Iterator[Caveat]:
    """Which files were checked; and that those in the current directory were not, if there are any."""
    names = (BASE, AMENDMENTS, VOCABULARY, SUCCESSIONS, OTHER_AGENCIES, WEIGHTS, DECISION)
    files = [*(name for name in names if (directory / name).exists()), *([draft] if draft else [])]
    folder = directory.relative_to(Path.cwd()) if directory.is_relative_to(Path.cwd()) else directory
    message = Message("Checked in {directory}: {files}.", directory=f"{folder}/", files=listed(files))
    yield Caveat("checked-files", message, ())
    here = Path("data")
    if directory == SHIPPED_DATA and (here / BASE).is_file() and here.resolve() != directory.resolve():
        message = Message(
            "Not checked: the files in ./{directory}; for these write --data {directory}.", directory=here
        )
        yield Caveat("other-data", message, ())


def _damaged(paths: Iterable[Path]) -> Iterator[Diagnostic]:
    """Where the words of the law bear marks of damage; what the source printed is quoted as it is."""
    for path in paths:
        for number, line in enumerate(path.read_text(encoding="utf-8-sig").split("\n"), 1):
            if not line.lstrip().startswith("as_printed:"):
                for at, message in damages(line):
                    yield Diagnostic(Place(str(path), number, at + 1), message, "damaged-text")


def _outstanding_twice(dataset: Dataset) -> Iterator[Diagnostic]:
    """Instruments that are entered under one id and outstanding under another."""
    for enactment in dataset.enactments:
        for outstanding in dataset.outstanding:
            if enactment.instrument.title == outstanding.instrument.title and enactment.clauses:
                message = Message(
                    "this instrument is outstanding as “{id}”; keep that id", id=outstanding.instrument.id
                )
                yield Diagnostic(enactment.clauses[0].place, message, "overlooked")


def _unusual(dataset: Dataset) -> Iterator[Diagnostic]:
    """Labels that drafting would not have given: a letter it skips, or one that does not follow those before it."""
    labels: dict[Citation, list[str]] = {}
    for enactment in sorted(dataset.enactments, key=lambda each: each.instrument.order):
        for clause in enactment.clauses:
            for operation in clause.operations:
                if not isinstance(operation, Insert | Replace):
                    continue
                anew = [parent for parent in labels if parent.within(operation.target)]
                labels.update((parent, []) for parent in anew)
                for entry in operation.entries:
                    parent, label = entry.citation.parent, entry.citation.labels[-1]
                    if label[0] in _UNUSUAL:
                        template = translatable("the letter of {citation} is skipped in legal drafting; is it meant?")
                        yield Diagnostic(entry.place, Message(template, citation=entry.citation), "unusual-label")
                    elif parent and not _follows(label, labels.setdefault(parent, [])):
                        template = translatable(
                            "{citation} does not follow the labels before it ({labels}); is it meant?"
                        )
                        before = listed(f"({each})" for each in labels[parent]) or "–"
                        message = Message(template, citation=entry.citation, labels=before)
                        yield Diagnostic(entry.place, message, "unusual-label")
                    if parent and label[0] not in _UNUSUAL:
                        labels.setdefault(parent, []).append(label)


def _follows(label: str, before: list[str]) -> bool:
    """Whether a label is the first of a list, the next free one, one in between, or one that was used before."""
    if label in before:
        return True
    kind, position, series, step, *decimals = label_key(label)
    if label.startswith(PARAGRAPH):  # what no label says is the first
        return position - 1 in ([label_key(each)[1] for each in before if each.startswith(PARAGRAPH)] or [1])
    before = [each for each in before if not each.startswith(PARAGRAPH)]
    if decimals:  # 4.2 follows 4.1
        *path, last = decimals
        return last == 1 or [*path, last - 1] in [list(label_key(each)[4:]) for each in before]
    if step:  # in between: after its head, or after the one in between before it; ทวิ is the second, /1 the first
        same = [label_key(each)[2:] for each in before if label_key(each)[:2] == (kind, position)]
        return ((0, 0) if step == 2 - series else (series, step - 1)) in same
    if not before:
        return position == (0 if kind else 1)
    keys = [label_key(each)[:2] for each in before]
    return (kind, position - 1) in (keys[-1], max(keys))  # after a slip the next ones follow it


def _idle(mandate: Mandate) -> Iterator[Diagnostic]:
    for group in mandate.groups:
        if group.head and group.head.in_force and not group.in_force:
            message = Message("{group} has no duty in force; is it meant?", group=group.head.citation)
            yield Diagnostic(group.head.by.place, message, "no-duties")


def _stale(dataset: Dataset, today: date, max_age: int | None) -> Iterator[Diagnostic]:
    age = (today - dataset.checked_through).days
    if max_age is not None and age > max_age:
        message = Counted(
            age,
            "the Gazette was last looked at on {date}, {count} day ago; the limit is {limit}",
            "the Gazette was last looked at on {date}, {count} days ago; the limit is {limit}",
            date=date_text(dataset.checked_through),
            limit=max_age,
        )
        yield Diagnostic(dataset.checked_at, message, "stale")


def _vocabulary(directory: Path, law: Law | None, own: Iterable[Path]) -> Iterator[Diagnostic]:
    """What is wrong with the phrases, successions, other agencies' tasks, and the weights fitted from them.

    Where a phrase leads can be told only if the law can be folded.
    """
    diagnostics: list[Diagnostic] = []
    waiting: list[Diagnostic] = []
    phrases: tuple[Phrase, ...] = ()
    successions: tuple[Succession, ...] = ()
    for load_table in (load_other_agencies, load_weights, load_decision):
        try:
            load_table(directory)
        except LoadError as error:
            diagnostics += error.diagnostics
    if law:
        try:
            phrases = load_vocabulary(directory, law)
        except LoadError as error:
            diagnostics += error.diagnostics
        try:
            successions = load_successions(directory, law, waiting)
        except LoadError as error:
            diagnostics += error.diagnostics
    yield from diagnostics
    yield from waiting
    if diagnostics:
        return
    rows = list(rows_of(directory / VOCABULARY, PHRASES, diagnostics))
    agencies = directory / OTHER_AGENCIES
    others = list(rows_of(agencies, AGENCIES, diagnostics)) if agencies.exists() else []
    if law:
        lineage = Lineage(law, successions)
        yield from _leading(phrases, rows, lineage, law)
        for path in own:
            yield from _laid_on_top(path, lineage, law)
    yield from _contradictions(rows, others)
    yield from _unsorted(rows)
    yield from _unsorted(others)
    path = directory / WEIGHTS
    if path.exists() and path.read_text(encoding="utf-8-sig").split("\t", 1)[0] != fitted_from(directory):
        message = Message("the weights were fitted from other phrases; run python evaluation/fit.py")
        yield Diagnostic(Place(str(path), 1, 1), message, "weights-stale")


def _laid_on_top(path: Path, lineage: Lineage, law: Law) -> Iterator[Diagnostic]:
    """What is wrong with a file of phrases or of other agencies' tasks that an office lays on top."""
    try:
        found = load_own(path, law)
    except LoadError as error:
        yield from error.diagnostics
        return
    rows = list(rows_of(path, AGENCIES if found.other_agencies else PHRASES, []))
    if found.phrases:
        yield from _leading(found.phrases, rows, lineage, law)
    yield from _unsorted(rows)


def _leading(phrases: Iterable[Phrase], rows: list[_Row], lineage: Lineage, law: Law) -> Iterator[Diagnostic]:
    """What is wrong with where phrases lead, now and at the end of the law."""
    for phrase, (_, cell, place) in zip(phrases, rows, strict=True):
        yield from _led(phrase, cell, place, law)
    yield from _orphaned(phrases, rows, lineage, law)


def _orphaned(phrases: Iterable[Phrase], rows: list[_Row], lineage: Lineage, law: Law) -> Iterator[Diagnostic]:
    """How many phrases lost their duty, by the clause that ended it, with the successions that the words suggest.

    A phrase is told of if none of its duties is anybody's at the end of the law, unless the keeper says that of them.
    """
    mandate = law.on(date.max)
    standing = {key for key in lineage.duties if lineage.standing(key, mandate)}
    lost: dict[Cause, list[tuple[Provision, Place]]] = {}
    for phrase, (_, _, place) in zip(phrases, rows, strict=True):
        tasks = [duty.key for duty in phrase.duties if duty.key in lineage.duties]
        if tasks and standing.isdisjoint(tasks):
            ended = lineage.duties[tasks[0]]
            told = all(lapsed.nobody for key in tasks if (lapsed := lineage.lapsed(key, mandate)))
            if (cause := ended.ended_by) and not told:
                lost.setdefault(cause, []).append((ended, place))
    for cause, found in lost.items():
        duties = dict.fromkeys(provision for provision, _ in found)
        proposed = [row for duty in duties for row in _successors(duty, cause, mandate)]
        message = Counted(
            len(found),
            "{count} phrase lost its duty by {instrument} {clause}, which acted on {target}; its duty is nobody's now. "
            "Where the duty went, or that it ended, is said in {file}. Rows that the words suggest: {rows}",
            "{count} phrases lost their duties by {instrument} {clause}, which acted on {target}; the duties are "
            "nobody's now. Where a duty went, or that it ended, is said in {file}. Rows that the words suggest: {rows}",
            instrument=cause.instrument.short_title,
            clause=cause.clause,
            target=cause.target,
            file=SUCCESSIONS,
            rows="; ".join(proposed) or Message("none"),
        )
        yield Diagnostic(found[0][1]._replace(column=1), message, "lapsed")


def _successors(ended: Provision, cause: Cause, mandate: Mandate) -> Iterator[str]:
    """Rows of successions for a duty that an instrument ended, where it put the same words elsewhere."""
    words = strip_spaces(ended.words.text)
    for provision in mandate.provisions:
        made = provision.by.instrument.id == cause.instrument.id and provision.in_force
        if made and mandate.structure.is_duty(provision.citation) and strip_spaces(provision.words.text) == words:
            yield "<TAB>".join((str(ended.citation), str(provision.citation), "moved", cause.instrument.id))


def _contradictions(phrases: list[_Row], foreign: list[_Row]) -> Iterator[Diagnostic]:
    ours = {normalise(phrase).replace(" ", "") for phrase, _, _ in phrases}
    for phrase, _, place in foreign:
        if normalise(phrase).replace(" ", "") in ours:
            message = Message("“{phrase}” is in the vocabulary too; it cannot be nobody’s here", phrase=phrase)
            yield Diagnostic(place._replace(column=1), message, "contradiction")


def _unsorted(rows: list[_Row]) -> Iterator[Diagnostic]:
    """The first phrase of a file that stands too late."""
    keys = [order(phrase) for phrase, _, _ in rows]
    for (phrase, _, place), key, before in zip(rows[1:], keys[1:], keys, strict=False):
        if key < before:
            message = Message("“{phrase}” stands after a phrase that comes later; sort the file", phrase=phrase)
            yield Diagnostic(place._replace(column=1), message, "unsorted")
            return


def _led(phrase: Phrase, cell: str, place: Place, law: Law) -> Iterator[Diagnostic]:
    """What is wrong with where a phrase leads."""
    structure = law.structure
    for duty in phrase.duties:
        text = law.versions[duty.citation][0].words.text
        if not structure.names_task(duty.citation, text):
            message = Message("{citation} names no task; give the duty that does", citation=duty.citation)
            yield Diagnostic(place, message, "no-task")
    groups = {structure.line_of(duty.citation) for duty in phrase.duties}
    if (len(groups) > 2) != cell.startswith(SHARED):
        template = translatable(
            "“{phrase}” leads to {count} groups; write “{mark}” before the citations where more than two are meant"
        )
        yield Diagnostic(place, Message(template, phrase=phrase.text, count=len(groups), mark=SHARED), "many-groups")
