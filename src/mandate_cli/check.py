"""What is wrong with a dataset: every problem at once, of its files, of its law, of its words and of its age."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from mandate_cli.files import FOREIGN, VOCABULARY, WEIGHTS
from mandate_cli.fold import fold_all, misnamed, overlooked
from mandate_cli.language import listed
from mandate_cli.load import (
    SHARED,
    Complaint,
    LoadError,
    fitted_from,
    load,
    load_draft,
    load_foreign,
    load_vocabulary,
    load_weights,
    rows_of,
)
from mandate_cli.lookup import CATCH_ALL
from mandate_cli.model import DUTIES, LETTERS, Citation, Counted, Message, Place, label_key
from mandate_cli.notices import notices
from mandate_cli.orders import Insert, Replace
from mandate_cli.thai import date_text, normalise, order
from mandate_cli.value import Value

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from mandate_cli.model import Mandate, Notice, Provision
    from mandate_cli.orders import Dataset

WARNINGS = frozenset(
    {"unusual-label", "overlooked", "no-duties", "lapsed", "weights-stale"}
)  # said, and no reason to fail
_Row = tuple[str, str, Place]  # a phrase, where it leads, and where that stands
_UNUSUAL = LETTERS[-3:]  # ฃ ฅ ฆ: skipped by legal drafting, but very old law has ฆ


class Report(Value):
    """What a check found, and what its reader must know besides: that a draft was laid on top."""

    problems: list[Complaint]
    notices: list[Notice]


def check(directory: Path, draft: Path | None, today: date, max_age: int | None) -> Report:
    """Every problem of a data directory, with a draft laid on top if one is given, in the order of files and lines.

    ``max_age`` is how many days ago the Gazette may have been looked at last.
    """
    try:
        dataset = load(directory)
        if draft:
            dataset = load_draft(draft, dataset)
    except LoadError as error:
        return Report(error.complaints, [])
    mandate, problems = fold_all(dataset, date.max)
    found = [
        Complaint(problem.cause.place, problem.detail, problem.code) for problem in [*problems, *misnamed(mandate)]
    ]
    found += [Complaint(cause.place, reason, "overlooked") for cause, reason in overlooked(dataset)]
    found += _unusual(dataset)
    found += _idle(mandate)
    found += _stale(dataset, today, max_age)
    found += _words(directory, dataset, None if problems or draft else mandate)
    return Report(sorted(found, key=lambda each: each.place), notices(mandate._replace(as_of=today), []))


def _unusual(dataset: Dataset) -> Iterator[Complaint]:
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
                        template = "the letter of {citation} is skipped in legal drafting; is it meant?"
                        yield Complaint(entry.place, Message(template, citation=entry.citation), "unusual-label")
                    elif parent and not _follows(label, labels.setdefault(parent, [])):
                        template = "{citation} does not follow the labels before it ({labels}); is it meant?"
                        before = listed(f"({each})" for each in labels[parent]) or "–"
                        message = Message(template, citation=entry.citation, labels=before)
                        yield Complaint(entry.place, message, "unusual-label")
                    if parent and label[0] not in _UNUSUAL:
                        labels.setdefault(parent, []).append(label)


def _follows(label: str, before: list[str]) -> bool:
    """Whether a label is the first of a list, the next free one, one in between, or one that was used before."""
    if label in before:
        return True
    kind, position, series, step = label_key(label)
    if step:  # in between: after its head, or after the one in between before it; ทวิ is the second, /1 the first
        same = [label_key(each)[2:] for each in before if label_key(each)[:2] == (kind, position)]
        return ((0, 0) if step == 2 - series else (series, step - 1)) in same
    if not before:
        return position == (0 if kind else 1)
    keys = [label_key(each)[:2] for each in before]
    return (kind, position - 1) in (keys[-1], max(keys))  # after a slip the next ones follow it


def _idle(mandate: Mandate) -> Iterator[Complaint]:
    for group in mandate.groups:
        if group.head and group.head.in_force and not group.in_force:
            message = Message("{group} has no duty in force; is it meant?", group=group.head.citation)
            yield Complaint(group.head.by.place, message, "no-duties")


def _stale(dataset: Dataset, today: date, max_age: int | None) -> Iterator[Complaint]:
    age = (today - dataset.checked_through).days
    if max_age is not None and age > max_age:
        message = Counted(
            age,
            "the Gazette was last looked at on {date}, {count} day ago; the limit is {limit}",
            "the Gazette was last looked at on {date}, {count} days ago; the limit is {limit}",
            date=date_text(dataset.checked_through),
            limit=max_age,
        )
        yield Complaint(dataset.checked_at, message, "stale")


def _words(directory: Path, dataset: Dataset, mandate: Mandate | None) -> Iterator[Complaint]:
    """What is wrong with the phrases, with the tasks of elsewhere, and with the weights fitted from both.

    Where a phrase leads can be told only by the law in force: if it can be folded, and without a draft.
    """
    complaints: list[Complaint] = []
    for read in (
        lambda: load_vocabulary(directory, dataset),
        lambda: load_foreign(directory),
        lambda: load_weights(directory),
    ):
        try:
            read()
        except LoadError as error:
            complaints += error.complaints
    yield from complaints
    if complaints:
        return
    phrases = list(rows_of(directory / VOCABULARY, "citations", complaints))
    foreign = list(rows_of(directory / FOREIGN, "agency", complaints)) if (directory / FOREIGN).exists() else []
    if mandate:
        for phrase, cell, place in phrases:
            yield from _led(phrase, cell, place, mandate)
    yield from _contradictions(phrases, foreign)
    yield from _unsorted(phrases)
    yield from _unsorted(foreign)
    path = directory / WEIGHTS
    if path.exists() and path.read_text(encoding="utf-8-sig").split("\t", 1)[0] != fitted_from(directory):
        message = Message("the weights were fitted from other phrases; run python evaluation/fit.py")
        yield Complaint(Place(str(path), 1, 1), message, "weights-stale")


def _contradictions(phrases: list[_Row], foreign: list[_Row]) -> Iterator[Complaint]:
    ours = {normalise(phrase).replace(" ", "") for phrase, _, _ in phrases}
    for phrase, _, place in foreign:
        if normalise(phrase).replace(" ", "") in ours:
            message = Message("“{phrase}” is in the vocabulary too; it cannot be nobody’s here", phrase=phrase)
            yield Complaint(place._replace(column=1), message, "contradiction")


def _unsorted(rows: list[_Row]) -> Iterator[Complaint]:
    """The first phrase of a file that stands too late."""
    keys = [order(phrase) for phrase, _, _ in rows]
    for (phrase, _, place), key, before in zip(rows[1:], keys[1:], keys, strict=False):
        if key < before:
            message = Message("“{phrase}” stands after a phrase that comes later; sort the file", phrase=phrase)
            yield Complaint(place._replace(column=1), message, "unsorted")
            return


def _led(phrase: str, cell: str, place: Place, mandate: Mandate) -> Iterator[Complaint]:
    """What is wrong with where a phrase leads."""
    citations = [Citation.parse(normalise(each)) for each in cell.removeprefix(SHARED).split("|")]
    provisions = [provision for citation in citations if (provision := mandate.get(citation))]
    for provision in provisions:
        if not _names_a_task(provision):
            message = Message("{citation} names no task; give the duty that does", citation=provision.citation)
            yield Complaint(place, message, "no-task")
    if not any(provision.in_force for provision in provisions):
        message = Message("nothing that “{phrase}” leads to is in force any more", phrase=phrase)
        yield Complaint(place, message, "lapsed")
    groups = {citation.labels[:2] for citation in citations}
    if (len(groups) > 2) != cell.startswith(SHARED):
        template = (
            "“{phrase}” leads to {count} groups; write “{mark}” before the citations where more than two are meant"
        )
        yield Complaint(place, Message(template, phrase=phrase, count=len(groups), mark=SHARED), "many-groups")


def _names_a_task(provision: Provision) -> bool:
    citation = provision.citation
    return citation.within(DUTIES) and len(citation.labels) > 2 and not provision.words.text.startswith(CATCH_ALL)
