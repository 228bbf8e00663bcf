"""What is wrong with a dataset: every problem at once, of its files, of its law, of its words and of its age."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from mandate_cli.fold import fold_all, misnamed, overlooked
from mandate_cli.load import Complaint, LoadError, load, load_draft, load_vocabulary
from mandate_cli.model import LETTERS, Message, label_key
from mandate_cli.notices import notices
from mandate_cli.orders import Insert, Replace
from mandate_cli.thai import date_text

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from mandate_cli.model import Citation, Mandate, Notice
    from mandate_cli.orders import Dataset

WARNINGS = frozenset({"unusual-label", "overlooked", "no-duties"})  # said, and no reason to fail
_UNUSUAL = LETTERS[-3:]  # ฃ ฅ ฆ: skipped by legal drafting, but very old law has ฆ


class Report(NamedTuple):
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
    try:
        load_vocabulary(directory, dataset)
    except LoadError as error:
        found += error.complaints
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
                        before = ", ".join(f"({each})" for each in labels[parent]) or "–"
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
        message = Message(
            "the Gazette was last looked at on {date}, {age} days ago; {limit} are allowed",
            date=date_text(dataset.checked_through),
            age=age,
            limit=max_age,
        )
        yield Complaint(dataset.checked_at, message, "stale")
