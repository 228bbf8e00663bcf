"""What changed between two days, read off the mandates of both."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from mandate_cli.errors import MandateError
from mandate_cli.law.citation import Citation
from mandate_cli.law.history import cited, end_entered, unshown
from mandate_cli.law.mandate import Law, Mandate
from mandate_cli.law.model import NOT_EXPRESSED, UNENTERED_INSERT, UNENTERED_REPEAL, UNENTERED_TEXT, Cause
from mandate_cli.messages import Message
from mandate_cli.thai.dates import date_text


class Change(NamedTuple):
    """What became of a provision between two mandates, its texts, and by what.

    It was ``inserted``, ``repealed`` or ``replaced``; ``inserted-not-held`` or ``replaced-not-held`` by an amendment
    that is not entered, whose text is not known, or by one that is not expressed. ``of`` is as in an Event.
    """

    citation: Citation
    change: str
    before: str | None
    after: str | None
    by: Cause
    of: str | None = None

    @property
    def cited(self) -> object:
        """The provision, with its instrument if that is not a base."""
        return cited(self.citation, self.of)


NOT_HELD = {  # changes whose text is not known, by what made them
    **dict.fromkeys((*UNENTERED_TEXT, NOT_EXPRESSED), "replaced-not-held"),
    UNENTERED_INSERT: "inserted-not-held",
    UNENTERED_REPEAL: "repealed",
}


def drafted(law: Law, enacted: Law, day: date) -> tuple[Mandate, Mandate]:
    """The law without its drafts, which is ``enacted``, and with them, on a day; or when the drafts count, if later."""
    day = max(day, *(draft.day for draft in law.drafts))
    return enacted.on(day), law.on(day)


def diff(before: Mandate, after: Mandate, law: Law) -> list[Change]:
    """What the later mandate, which is of a law, has otherwise than the earlier one, in the order of the law.

    A provision re-enacted in the same words is no change. Raises MandateError if the earlier one is the later.
    """
    if before.as_of > after.as_of:
        begin, end = date_text(before.as_of), date_text(after.as_of)
        message = Message("{begin} is after {end}; the earlier day comes first.", begin=begin, end=end)
        raise MandateError("bad-date", message)
    changes = []
    amending = {each.id: each.short_title for each in before.instruments if each.amends}
    for citation, versions in after.versions.items():
        last, of = versions[-1], amending.get(citation.instrument)
        old = before.get(citation)
        if citation.instrument not in after.bases and not (of and old):
            continue  # a clause that came between the two is told by what it did
        had = old.words.text if old and old.in_force else None
        has = last.words.text if last.in_force else None
        if had != has:
            kind = "inserted" if had is None else "repealed" if has is None else "replaced"
            by = end_entered(law, after, last) if has is None else None
            changes.append(Change(citation, kind, had, has, by or last.by, of))
    return [*changes, *_unshown(before, after)]


def _unshown(before: Mandate, after: Mandate) -> Iterator[Change]:
    """The changes whose text is not known: by amendments that are not entered, or not expressed."""
    known = {(cause.instrument.id, cause.clause) for cause in unshown(before)}
    for cause in unshown(after):
        if (cause.instrument.id, cause.clause) in known or cause.operation not in NOT_HELD:
            continue
        if cause.operation != UNENTERED_REPEAL or cause.target not in after.versions:  # else it ended like anything
            yield Change(cause.target, NOT_HELD[cause.operation], None, None, cause)
