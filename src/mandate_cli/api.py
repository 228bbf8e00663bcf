"""The law for other Python programs: opened once, asked for any day. Answers are plain values, and nothing is printed.

The values are those of ``mandate_cli.law.model``, ``law.mandate``, ``law.history``, ``law.quotation.verdict``,
``search.tasks`` and ``search.text``. Whatever is wrong raises ``mandate_cli.errors.MandateError``, a ValueError whose
``code`` docs/errors.md describes; an argument of another type than it must have raises TypeError.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from functools import cached_property
from os import PathLike
from pathlib import Path
from typing import TYPE_CHECKING

from mandate_cli import SHIPPED_DATA
from mandate_cli.dataset.paths import laid_on_top
from mandate_cli.dataset.store import Store
from mandate_cli.errors import MandateError
from mandate_cli.law import caveats, changes, history, typed
from mandate_cli.messages import Message
from mandate_cli.thai.dates import read_date

if TYPE_CHECKING:
    from mandate_cli.law.changes import Change
    from mandate_cli.law.citation import Citation
    from mandate_cli.law.history import Event, Version
    from mandate_cli.law.mandate import Law, Mandate
    from mandate_cli.law.model import Caveat, Group, Provision
    from mandate_cli.law.quotation import Verdict
    from mandate_cli.law.quotation.check import Checker
    from mandate_cli.search.tasks import Answer, Handlers
    from mandate_cli.search.text import Found, Texts


class LawOnDay:
    """The law of a data directory as it stands on a day."""

    def __init__(self, store: Store, day: date) -> None:
        """Take compiled data and a day; ``open_mandate`` makes the first one, ``as_of`` those of other days."""
        self._store = store
        self.day = day

    def as_of(self, day: date | str) -> LawOnDay:
        """The same law on another day, a date or a text as after ``--as-of``. Raises MandateError if it is no day.

        A year from 2400 on is of the Buddhist era, also in a date.
        """
        if isinstance(day, date):  # also one with a time
            day = date(day.year, day.month, day.day).isoformat()
        return LawOnDay(self._store, read_date(_text(day, "day", "a date or a str"), _today()))

    @property
    def law(self) -> Law:
        """The law of all days."""
        return self._store.law

    @cached_property
    def mandate(self) -> Mandate:
        """Every provision on the day, with what put it there and what ended it."""
        return self.law.on(self.day)

    def groups(self) -> tuple[Group, ...]:
        """The groups of the office, in the order of the law; each has its duties."""
        return self.mandate.groups

    def duties(self, group: str) -> Group:
        """The group meant by a number, a name, a part of it or a misspelling, with its ``duties``.

        Raises MandateError if there is none on the day, or if several could be meant.
        """
        from mandate_cli.search.groups import name_group

        return name_group(self.mandate, _text(group, "group"), self.law)

    def who_handles(self, task: str) -> Answer:
        """Which groups handle a task, the likeliest first; nobody rather than a guess."""
        return self._handlers.ask(_text(task, "task"))

    def show(self, citation: str) -> tuple[Provision, list[Version]]:
        """A provision on the day, and every version it ever had, the latest first.

        Raises MandateError if the text is no citation, or there is no such provision on the day.
        """
        return history.show(self.law, self.mandate, self._cited(citation))[:2]

    def history(self, citation: str | None = None) -> list[Event]:
        """What the instruments did, in the order they act, on whatever day: to everything, or to one provision.

        Raises MandateError if the text is no citation, or there never was such a provision.
        """
        return history.history(self.law, None if citation is None else self._cited(citation))

    def diff(self, before: date | str | None = None) -> list[Change]:
        """What became of each provision that changed between an earlier day and this one, in the order of the law.

        Without ``before``, what the draft changes: on this day, or when the draft has come into force. Raises
        MandateError if ``before`` is no day, or a later one, or if there is neither it nor a draft.
        """
        if before is None:
            if not self.law.drafts:
                raise MandateError("usage", Message("Give the earlier day, or open the law with a draft."))
            return changes.diff(*changes.drafted(self.law, self._store.enacted, self.day), self.law)
        return changes.diff(self.as_of(before).mandate, self.mandate, self.law)

    def cite(self, text: str) -> list[Verdict]:
        """The verdict on every citation and quotation in a text, in its order; none if there is nothing of the kind."""
        return self._checker.text(_text(text, "text") if text != "" else text)

    def search(self, text: str) -> Found:
        """The provisions that have these words, or else nearly the same ones."""
        return self._texts.search(_text(text, "text"))

    def caveats(self, provisions: Provision | Iterable[Provision]) -> list[Caveat]:
        """What a reader must be told besides an answer that rests on these provisions. Raises TypeError for others."""
        from mandate_cli.law.model import Provision

        touched = [provisions] if isinstance(provisions, Provision) else list(provisions)
        for each in touched:
            if not isinstance(each, Provision):
                message = f"provisions must be Provisions, not {type(each).__name__}"
                raise TypeError(message)
        return caveats.caveats(self.mandate, touched)

    def _cited(self, citation: str) -> Citation:
        """The provision that a citation means."""
        return typed.cited(self.law, _text(citation, "citation"), self.mandate.as_of)

    @cached_property
    def _checker(self) -> Checker:
        from mandate_cli.law.quotation.check import Checker

        return Checker(self.law, self.mandate)

    @cached_property
    def _handlers(self) -> Handlers:
        from mandate_cli.search.tasks import Handlers

        return Handlers(self.mandate, self._store.index, self._store.lineage)

    @cached_property
    def _texts(self) -> Texts:
        from mandate_cli.search.text import Texts

        return Texts(self.mandate, self._store.index.words)


def open_mandate(
    data: str | PathLike[str] | None = None,
    draft: str | PathLike[str] | None = None,
    phrases: Iterable[str | PathLike[str]] = (),
) -> LawOnDay:
    """The law as it stands today, from a data directory (the packaged one by default), with a draft laid on top.

    ``phrases`` are files of phrases and other agencies that an office lays on top of those of the directory. Raises
    MandateError for what is wrong in the files.
    """
    if isinstance(phrases, str | PathLike):
        message = "phrases must be a list of paths, not one path"
        raise TypeError(message)
    directory = SHIPPED_DATA if data is None else _path(data, "data")
    own = laid_on_top(directory, [_path(each, "phrases") for each in phrases])
    return LawOnDay(Store(directory, None if draft is None else _path(draft, "draft"), own), _today())


def _path(value: object, name: str) -> Path:
    """A value that must be a path. Raises TypeError for any other, and MandateError for an empty one."""
    if not isinstance(value, str | PathLike):
        message = f"{name} must be a path, not {type(value).__name__}"
        raise TypeError(message)
    if not str(value).strip():
        raise MandateError("empty-argument", Message("The path after {option} is empty.", option=name))
    return Path(value)


def _text(value: object, name: str, kind: str = "a str") -> str:
    """A value that must be text. Raises TypeError for any other, and MandateError if there is nothing in it."""
    if not isinstance(value, str):
        message = f"{name} must be {kind}, not {type(value).__name__}"
        raise TypeError(message)
    if not value.strip():
        raise MandateError("empty-argument", Message("{name} is empty; say what you are looking for.", name=name))
    return value


def _today() -> date:
    return date.today()  # noqa: DTZ011 - the reader's own day
