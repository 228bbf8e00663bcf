"""Headings and remarks that documents of every format have in common."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mandate_cli.law.document import Difference, Document, Entry, Section
from mandate_cli.law.mandate import IN_FORCE, REPEALED, SUPERSEDED
from mandate_cli.messages import Message, listed, translatable
from mandate_cli.output.history_pages import lifetime
from mandate_cli.output.pages import about_unit, drawn_below, named
from mandate_cli.thai.dates import date_text

if TYPE_CHECKING:
    from mandate_cli.law.model import Cause, Group, Instrument, Words
    from mandate_cli.output.page import Piece


def subtitle(value: Document | Difference) -> Message:
    """What a document is."""
    if isinstance(value, Difference):
        if value.before == value.after and value.drafts:
            return Message("What the draft changes, as of {date}", date=date_text(value.after))
        before, after = date_text(value.before), date_text(value.after)
        return Message("What changed in the law between {before} and {after}", before=before, after=after)
    return Message("The consolidated law as of {date}", date=date_text(value.as_of))


def basis(document: Document) -> Message:
    """The last instrument that is in the text."""
    last = document.amended_to
    if last is None:
        return Message("As of {date}: before the first instrument held here.", date=date_text(document.as_of))
    if last.amends:
        return Message("As amended up to {title}.", title=last.title)
    return Message("By {title}.", title=last.title)


STATUSES = {
    IN_FORCE: Message("In force"),
    REPEALED: Message("Repealed"),
    SUPERSEDED: Message("Replaced; the new text is not entered here"),
}
CHANGES = {
    "inserted": Message("inserted"),
    "repealed": Message("repealed"),
    "replaced": Message("replaced"),
    "replaced-not-held": Message("replaced; the new text is not entered here"),
    "inserted-not-held": Message("inserted; the text is not entered here"),
}


def origin(entry: Entry) -> str:
    """Since when and by what a provision holds, or held, and what ended its text, and then it."""
    text = lifetime(entry.versions[0], latest=True)
    if entry.end and entry.end != entry.ended_by:
        return f"{text}; {CHANGES['repealed']} {since(entry.end)}"
    return str(text)


def since(cause: Cause) -> Message:
    """When something was done, and by which clause."""
    return Message("since {date}, by {instrument} {clause}", **named(cause.instrument), clause=cause.clause)


# What stands on the page or the sheet itself.
LABELS = {
    "skip": Message("To the law"),
    "day": Message("The law of"),
    "find": Message("Find"),
    "back": Message("Previous match"),
    "next": Message("Next match"),
    "match": Message("{number} of {count}"),
    "nothing": Message("Nothing in the texts held here has this."),
    "tree": Message("Who reports to whom"),
    "amending": Message("The instruments that amend it"),
    "recital": Message("Recital"),
    "history": Message("History"),
    "provision": Message("Provision"),
    "old": Message("Old"),
    "new": Message("New"),
    "by": Message("By"),
}


def wording(words: Words) -> list[Message]:
    """What the source printed otherwise, and the doubt about it."""
    found = [Message("printed in the source: {words}", words=words.as_printed)] if words.as_printed else []
    return [*found, *([Message("note: {note}", note=words.note)] if words.note else [])]


def facts(instrument: Instrument) -> list[Message]:
    """The dates of an instrument, and where it was published."""
    days = ((getattr(instrument, name), *texts) for name, texts in _DAYS.items())
    said = [Message(known, date=date_text(day)) if day else Message(unknown) for day, known, unknown in days]
    return [*said, *([Message("Gazette: {gazette}", gazette=instrument.gazette)] if instrument.gazette else [])]


_DAYS = {
    "made": (translatable("Made {date}"), translatable("Made: not known")),
    "published": (translatable("Published {date}"), translatable("Published: not known")),
    "in_force": (translatable("In force {date}"), translatable("In force: not known")),
}


def units(document: Document) -> list[tuple[Group, list[Piece]]]:
    """The units of the office, each with what is said of it."""
    return [(unit, about_unit(unit, by)) for unit, by in zip(document.units, document.replacing, strict=True)]


def tree_note(document: Document) -> Message | None:
    """What the drawing of the office does not mean."""
    return drawn_below(document.leader) if document.leader and document.units else None


def unheld(section: Section) -> Message | None:
    """Which sections or clauses of an instrument are not held."""
    if not section.unheld:
        return None
    return Message("Not in the source of these data: {citations}", citations=listed(section.unheld))


def head(value: Document | Difference) -> list[tuple[str, str]]:
    """What stands above a document, line by line: what kind of line, and its words.

    The kinds are ``subtitle``, ``draft``, ``warning``, ``basis``, ``checked`` and ``remark``, in this order. A warning
    says which texts are not those of the day.
    """
    rest = [] if isinstance(value, Difference) else [basis(value)]
    drafts = [each.message for each in value.caveats if each.code == "draft"]
    warnings = [each.message for each in value.caveats if each.code.startswith("outstanding-")]
    remarks = [each.message for each in value.caveats if each.code != "draft" and each.message not in warnings]
    checked = Message("The Gazette was checked through {date}.", date=date_text(value.checked_through))
    kinds: dict[str, list[Message]] = {
        "subtitle": [subtitle(value)],
        "draft": drafts,
        "warning": warnings,
        "basis": rest,
        "checked": [checked],
        "remark": remarks,
    }
    return [(kind, str(line)) for kind, lines in kinds.items() for line in lines]


def day(document: Document) -> str:
    """The day of a document, for a list to choose from: with the instruments that changed something on it."""
    changed = dict(document.days).get(document.as_of, ())
    titles = listed(each.short_title for each in changed)
    return f"{date_text(document.as_of)}: {titles}" if changed else date_text(document.as_of)
