"""What is wrong with a dataset: every problem at once, of its files, of its law, of its phrases and of its age."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path
from typing import NamedTuple

from mandate_cli import SHIPPED_DATA
from mandate_cli.dataset import paths
from mandate_cli.dataset.clause_checks import entered_otherwise
from mandate_cli.dataset.diagnostics import Diagnostic, LoadError, diagnostic
from mandate_cli.dataset.gazette import Listed, compare, held_otherwise
from mandate_cli.dataset.instruments import contradictions
from mandate_cli.dataset.loader import load, load_draft
from mandate_cli.dataset.node_reader import UNKNOWN
from mandate_cli.dataset.phrase_checks import problems_of_phrases
from mandate_cli.dataset.yaml_reader import continued
from mandate_cli.law.amendments import Dataset, Insert, Replace
from mandate_cli.law.caveats import caveats, unread_draft
from mandate_cli.law.citation import LETTERS, PARAGRAPH, Citation, label_key
from mandate_cli.law.collisions import overlooked
from mandate_cli.law.fold import disagreements, fold_all
from mandate_cli.law.mandate import Mandate
from mandate_cli.law.model import Caveat, Place
from mandate_cli.messages import Counted, Message, listed, translatable
from mandate_cli.thai.damage import damages
from mandate_cli.thai.dates import date_text
from mandate_cli.thai.normalise import letters_only, normalise

# What is said and no reason to fail.
WARNINGS = frozenset(
    (
        *("unusual-label", "unusual-date", "damaged-text", "overlooked", "no-duties"),
        *("lapsed", "used-again", "weights-stale"),
    )
)
_UNUSUAL = LETTERS[-3:]  # ฃ ฅ ฆ: skipped by legal drafting, but very old law has ฆ


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
    own, drafted = list(own), [draft] if draft else []
    looked_at = list(_looked_at(directory, [*drafted, *own, *([gazette] if gazette else [])]))
    try:
        enacted = load(directory)
        dataset = load_draft(draft, enacted) if draft else enacted
    except LoadError as error:
        return Report(error.diagnostics, [*map(unread_draft, drafted), *looked_at])
    law, problems = fold_all(dataset)
    mandate = law.on(date.max)
    # Where an operation failed, groups and duties need not agree, and the failure is told.
    failed = {problem.cause.instrument.id for problem in problems}
    told = [*problems, *(each for each in disagreements(law) if each.cause.instrument.id not in failed)]
    found = [Diagnostic(problem.place, problem.detail, problem.code) for problem in told]
    found += [Diagnostic(cause.place, reason, "overlooked") for cause, reason in overlooked(dataset)]
    found += _drafted_otherwise(dataset, enacted) if draft else []
    found += contradictions(dataset, today)
    found += entered_otherwise(dataset, law, {problem.cause.clause for problem in told})
    found += _units_outside(dataset)
    found += _damaged([directory / paths.BASE, directory / paths.AMENDMENTS, *drafted])
    found += _unusual(dataset)
    found += _repeated(dataset)
    found += _unlisted(mandate)
    found += _idle(mandate)
    found += _stale(dataset, today, max_age)
    # If only the draft cannot be folded, the phrases are looked at without it.
    sound, unsound = fold_all(enacted) if problems else (law, [])
    found += problems_of_phrases(directory, None if unsound else sound, own)
    compared = None
    if gazette and not problems:
        try:
            compared = compare(gazette, dataset, law, today)
            found += held_otherwise(compared, dataset)
        except LoadError as error:
            found += error.diagnostics
    drafts = [each for each in caveats(law.on(today), []) if each.code == "draft"]
    return Report(sorted(found, key=lambda each: each.place), [*drafts, *looked_at], compared)


def _looked_at(directory: Path, given: Iterable[Path]) -> Iterator[Caveat]:
    """Which files were checked, of the directory and others that were given.

    And that those in the current directory were not, if there are any.
    """
    files = [name for name in (*paths.KNOWN, paths.DECISION) if paths.there(directory / name)]
    files += [path.name if path.parent == directory else str(path) for path in given]
    folder = directory.relative_to(Path.cwd()) if directory.is_relative_to(Path.cwd()) else directory
    message = Message("Checked in {directory}: {files}.", directory=f"{folder}/", files=listed(files))
    yield Caveat("checked-files", message, ())
    here = Path("data")
    if directory == SHIPPED_DATA and (here / paths.BASE).is_file() and here.resolve() != directory.resolve():
        message = Message(
            "Not checked: the files in ./{directory}; for these write --data {directory}.", directory=here
        )
        yield Caveat("other-data", message, ())


def _damaged(paths: Iterable[Path]) -> Iterator[Diagnostic]:
    """Where the words of the law bear marks of damage; what the source printed is quoted as it is."""
    for path in paths:
        text = path.read_text(encoding="utf-8-sig")
        for place in continued(str(path), text):
            template = translatable(
                "the words go on here, with a blank before this line; if the Gazette has none there, write both lines "
                "as one"
            )
            yield diagnostic(place, template, "damaged-text")
        for at, message in damages(text):
            begin = text.rfind("\n", 0, at) + 1
            if not text[begin:].lstrip().startswith(("as_printed:", "#")):
                yield Diagnostic(Place(str(path), text.count("\n", 0, at) + 1, at - begin + 1), message, "damaged-text")


def _drafted_otherwise(dataset: Dataset, enacted: Dataset) -> Iterator[Diagnostic]:
    """What a draft of an outstanding instrument, by its id, has otherwise than what stands there."""
    known = {each.instrument.id: each for each in enacted.outstanding}
    left = {each.instrument.id: each.targets for each in dataset.outstanding}
    # Where clauses have days of their own, the first enactment has the day of the instrument.
    drafts = {each.instrument.id: each for each in reversed(dataset.enactments) if each.draft}
    for id_ in known.keys() & drafts.keys():
        draft, outstanding = drafts[id_], known[id_].instrument
        if letters_only(draft.instrument.title) != letters_only(outstanding.title):
            template = translatable("this id is that of “{title}”, which is outstanding; correct the title, or the id")
            yield diagnostic(draft.place.at("title"), template, "contradiction", title=outstanding.title)
            continue
        for field in ("number", "made", "published", "in_force", "gazette"):
            here, there = (str(getattr(each, field) or UNKNOWN) for each in (draft.instrument, outstanding))
            if there != UNKNOWN and letters_only(normalise(here)) != letters_only(normalise(there)):
                template = translatable(
                    "{field} is {here}, and under outstanding, at {place}, it is {there}; correct the wrong one"
                )
                fields = {"field": field, "here": here, "there": there, "place": known[id_].place.at(field)}
                yield diagnostic(draft.place.at(field), template, "contradiction", **fields)
        if id_ in left:
            template = translatable(
                "{targets}: this instrument changes that, by what stands under outstanding, and nothing here does; "
                "enter that as well"
            )
            targets = listed(target.target for target in left[id_])
            yield diagnostic(draft.place, template, "overlooked", targets=targets)


def _units_outside(dataset: Dataset) -> Iterator[Diagnostic]:
    """Clauses that an amendment inserted, which read like the duties of a unit that no list has."""
    structure = dataset.structure
    for operation in (each for enactment in dataset.enactments for each in enactment.operations):
        if not isinstance(operation, Insert) or operation.target.parent or structure.line_of(operation.target):
            continue
        first, *items = operation.entries
        if items and structure.unit_word(first.words.text):
            template = translatable(
                "{citation} reads like the duties of a unit, and no list has that; if it is one, name it in structure, "
                "outside: {{{citation}: …}}, also in a draft"
            )
            yield diagnostic(operation.place, template, "overlooked", citation=operation.target)


def _unusual(dataset: Dataset) -> Iterator[Diagnostic]:
    """Labels that drafting would not have given: a letter it skips, or one that does not follow those before it."""
    labels: dict[Citation, list[str]] = {}
    for enactment in sorted(dataset.enactments, key=lambda each: each.instrument.order):
        for operation in enactment.operations:
            if not isinstance(operation, Insert | Replace):
                continue
            anew = [parent for parent in labels if parent.within(operation.target)]
            labels.update((parent, []) for parent in anew)
            for entry in operation.entries:
                parent, label = entry.citation.parent, entry.citation.labels[-1]
                if label[0] in _UNUSUAL:
                    template = translatable("the letter of {citation} is skipped in legal drafting; is it meant?")
                    yield diagnostic(entry.place, template, "unusual-label", citation=entry.citation)
                elif parent and not _follows(label, labels.setdefault(parent, [])):
                    template = translatable("{citation} does not follow the labels before it ({labels}); is it meant?")
                    before = (
                        listed(str(parent.child(each)).removeprefix(f"{parent} ") for each in labels[parent]) or "–"
                    )
                    yield diagnostic(entry.place, template, "unusual-label", citation=entry.citation, labels=before)
                if parent and label[0] not in _UNUSUAL and label not in labels.setdefault(parent, []):
                    labels[parent].append(label)


def _repeated(dataset: Dataset) -> Iterator[Diagnostic]:
    """Items that read just as one before them in the same list, entered together."""
    for operation in (each for enactment in dataset.enactments for each in enactment.operations):
        first: dict[tuple[Citation | None, str], Citation] = {}
        for entry in operation.entries if isinstance(operation, Insert | Replace) else ():
            before = first.setdefault((entry.citation.parent, entry.words.text), entry.citation)
            if before != entry.citation:
                template = translatable("{citation} has the words of {before}; is it meant?")
                yield diagnostic(entry.place, template, "overlooked", citation=entry.citation, before=before)


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


def _unlisted(mandate: Mandate) -> Iterator[Diagnostic]:
    """That every list of units that the structure names has ended."""
    lists = [provision for citation in mandate.structure.lists if (provision := mandate.get(citation))]
    ends = [each.ended_by for each in lists if each.ended_by]
    if ends and len(ends) == len(lists):
        template = translatable(
            "{citation} listed the units and ends here; if another provision lists them now, name it in structure, "
            "also: {{units: …, duties: …}}; in a draft, structure: {{units: …, duties: …}}"
        )
        yield diagnostic(ends[-1].place, template, "overlooked", citation=lists[-1].citation)


def _idle(mandate: Mandate) -> Iterator[Diagnostic]:
    for group in mandate.groups:
        if group.head and group.head.in_force and not group.duties_in_force:
            template = translatable("{group} has no duty in force; is it meant?")
            yield diagnostic(group.head.by.place, template, "no-duties", group=group.head.citation)


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
