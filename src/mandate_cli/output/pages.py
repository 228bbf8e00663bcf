"""Pages about what holds on a day: groups, duties, the office, a provision with its remarks; and errors.

The citation comes first, then the Thai text, then remarks on it; caveats are set apart. The program's own words are
whole messages, so that a catalogue can translate them.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from mandate_cli.messages import Counted, Message, translatable
from mandate_cli.output.page import Hanging, Page, Piece, Record, Tree, say
from mandate_cli.thai.dates import date_text

if TYPE_CHECKING:
    from mandate_cli.law.mandate import Mandate
    from mandate_cli.law.model import Cause, Group, Instrument, Office, Provision


def since(cause: Cause) -> Piece:
    """Since when something holds, and by which clause of which instrument; a detail of what no amendment put there."""
    return say(
        "remark" if cause.instrument.amends else "detail",
        "since {date} at the earliest, by {instrument} {clause}, as amended"
        if cause.instrument.amended_in  # since when it reads so is not known
        else "since {date}, by {instrument} {clause}",
        date=day_of(cause.instrument),
        instrument=cause.instrument.short_title,
        clause=cause.clause,
    )


def named(instrument: Instrument) -> dict[str, object]:
    """What a message names of an instrument: since when it counts, and its short title."""
    return {"date": date_text(instrument.day), "instrument": instrument.short_title}


def day_of(instrument: Instrument) -> str:
    """The day from which an instrument counts, and that it is the day it was made if so."""
    day = date_text(instrument.day)
    return day if instrument.in_force else str(Message("{date} (day made)", date=day))


def remarks(provision: Provision, *, cause: bool, whole: bool = False, end: bool = True) -> list[Piece]:
    """What to say of a provision besides its text: with ``cause`` what put it there, with ``end`` what ended it.

    Where the source printed something else, ``whole`` quotes all of it; otherwise only the words that differ are
    quoted, and only if no note explains them.
    """
    said, words = list[Piece](), provision.words
    if provision.ended_by and end:
        from mandate_cli.output.operations import SENTENCES, ended

        template = SENTENCES[provision.ended_by.operation].remark
        said.append(say("gone", template, **ended(provision, provision.ended_by)))
    if cause:
        said.append(since(provision.by))
    if words.as_printed and (whole or not words.note):
        printed = words.as_printed if whole else _differing(words.as_printed, words.text)
        said.append(say("remark", "printed in the source: {words}", words=printed))
    if words.note:
        said.append(say("remark", "note: {note}", note=words.note))
    return said


def _differing(printed: str, text: str) -> str:
    """The words of the printed text that differ from our reading; an ellipsis stands for what both have."""
    shorter = min(len(printed), len(text))
    same = [one == other for one, other in zip(printed, text, strict=False)]
    before = same.index(False) if False in same else shorter
    same = [one == other for one, other in zip(reversed(printed), reversed(text), strict=False)][: shorter - before]
    behind = same.index(False) if False in same else len(same)
    begin = printed.rfind(" ", 0, before) + 1  # whole words, or what stands between two spaces
    end = printed.find(" ", len(printed) - behind)
    return ("…" if begin else "") + (printed[begin:] if end < 0 else f"{printed[begin:end]}…")


def record(provision: Provision, *, cause: bool, whole: bool = False, end: bool = True) -> Record:
    """A provision with its remarks; ``cause``, ``whole`` and ``end`` are as in ``remarks``."""
    return Record(
        [("citation", str(provision.citation))],
        [("plain", provision.words.text)],
        remarks(provision, cause=cause, whole=whole, end=end),
    )


def groups(values: Sequence[Group], mandate: Mandate) -> Page:
    """The groups in order, with how many duties each has, and whether an amendment not entered has replaced them."""
    if not values:
        return [[say("plain", "No units are known for this day.")]]
    page: Page = [
        Record(
            [
                ("name", f"{group.number:>2}"),
                ("citation", str(group.line.citation)),
                ("plain", str(Counted(group.duties_in_force, "{count:>2} duty", "{count:>2} duties"))),
            ],
            [("name", group.name)],
            [since(group.line.by), *_replaced(mandate.replacing(group))],
        )
        for group in values
    ]
    total = Message(
        "{units}, {duties}",
        units=mandate.structure.counted([group.name for group in values]),
        duties=Counted(sum(group.duties_in_force for group in values), "{count} duty", "{count} duties"),
    )
    return [*page, (), [("plain", str(total))]]


def about_unit(group: Group, replacing: Instrument | None) -> list[Piece]:
    """Whom the law says that a unit reports to, and which amendment not entered is ``replacing`` its duties."""
    if not (group.reports_to and group.head):
        return _replaced(replacing)
    reports = say("remark", "reports to {head}, {citation}", head=group.reports_to, citation=group.head.citation)
    return [reports, *_replaced(replacing)]


def _replaced(by: Instrument | None) -> list[Piece]:
    if not by:
        return []
    template = translatable("duties replaced on {date} by {instrument}, text not held")
    return [say("caveat", template, **named(by))]


def drawn_below(leader: str) -> Message:
    """What a drawing of the office below its leader does not mean."""
    return Message(
        "All units are drawn below {leader}; the texts held here say whom a unit reports to only where "
        "“reports to” stands beside it.",
        leader=leader,
    )


def tree(facts: Office, values: Sequence[Group], mandate: Mandate) -> Page:
    """The office as offices draw it: who leads it, the groups below, and whom the law says that they report to."""
    if not values:
        return groups(values, mandate)
    branches, leader = [_branch(group, mandate) for group in values], mandate.structure.leader
    if leader:
        branches = [Tree([("name", leader)], branches)]
    page: Page = [Tree([("name", facts.name)], branches)]
    return [*page, (), [("remark", str(drawn_below(leader)))]] if leader else page


def _branch(group: Group, mandate: Mandate) -> Tree:
    label = [("name", f"{group.number:>2}  {group.name}"), ("plain", "  "), ("citation", str(group.line.citation))]
    for style, remark in about_unit(group, mandate.replacing(group)):
        label += [("plain", "  "), (style, f"({remark})")]
    return Tree(label)


def duties(group: Group) -> Page:
    """A group with its duties; a repealed duty stays in its place, marked."""
    cited = group.head or group.line
    title = [("name", group.name), ("plain", "  "), ("citation", str(cited.citation))]
    if group.reports_to:
        title += [("plain", "  "), say("plain", "Reports to: {head}", head=group.reports_to)]
    page: Page = [title]
    if group.head:
        page += [[remark] for remark in remarks(group.head, cause=True)]
    for duty in group.duties:
        page.append(record(duty, cause=group.head is None or duty.by != group.head.by))
    return page


def office(facts: Office, provisions: Sequence[Provision], day: date) -> Page:
    """The office and its own powers; on a day before it was set up, that it was not there yet."""
    founded = Message(
        "Set up by {title}, {date}; under {under}.",
        title=facts.established_by,
        date=date_text(facts.established),
        under=facts.under,
    )
    page: Page = [[("name", facts.name)], [("plain", str(founded))]]
    if day < facts.established:
        template = translatable(
            "On {date} it had not been set up yet: the powers below are those of such offices in general."
        )
        page.append([say("caveat", template, date=date_text(day))])
    page.append(())
    page += [record(power, cause=power.citation.parent is None) for power in provisions]
    return page if provisions else [*page, [say("plain", "No powers are known for this day.")]]


def error(text: str) -> Page:
    """What went wrong: a line of the message is a paragraph; where it begins with a number, that stands apart."""
    page: Page = []
    for line in f"mandate: {text}".split("\n"):
        number = re.match(r" +\d+ +", line)
        page.append(Hanging([("plain", line)], number.end() if number else 2))
    return page
