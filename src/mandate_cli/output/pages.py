"""Pages about what holds on a day: groups, duties, the office; and errors.

The citation comes first, then the Thai text, then remarks on it; caveats are set apart. The program's own words are
whole messages, so that a catalogue can translate them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from datetime import date
from typing import TYPE_CHECKING

from mandate_cli.law.model import NOT_EXPRESSED, UNENTERED_INSERT, UNENTERED_RENAME, UNENTERED_REPEAL
from mandate_cli.messages import Counted, Message, listed, translatable
from mandate_cli.output.page import (
    BRIEF,
    NORMAL,
    VERBOSE,
    Hanging,
    Item,
    Page,
    Piece,
    Record,
    Tree,
    in_a_row,
    say,
    shortened,
)
from mandate_cli.thai.dates import date_text

_YEAR = 365  # days

if TYPE_CHECKING:
    from mandate_cli.law.caveats import Basis
    from mandate_cli.law.mandate import Mandate
    from mandate_cli.law.model import Cause, Caveat, Group, Instrument, Office, Provision


# Where on a page each caveat is told: at its head; in full before the first text it is about; above each run of such
# texts; or at the foot.
_HEAD, _BEFORE, _ABOVE, _FOOT = "head", "before", "above", "foot"
PLACES = {
    "draft": _HEAD,
    **dict.fromkeys(("not-held", UNENTERED_INSERT, UNENTERED_REPEAL, UNENTERED_RENAME), _BEFORE),
    **dict.fromkeys((NOT_EXPRESSED, "transitional", "clause-repealed", "retroactive"), _BEFORE),
    "outstanding-amendment": _ABOVE,
    **dict.fromkeys(("data-old", "commencement-unknown", "text-date-unknown"), _FOOT),
}


def complete(page: Page, caveats: Sequence[Caveat], level: str, *, tells_replaced: bool) -> Page:
    """A page with what must be said before its texts, as much of it as a level shows.

    That is which of them an amendment not entered has replaced or repealed, unless the page itself ``tells_replaced``;
    of these ``caveats`` each must be about one target.
    """
    page = list(page)
    for caveat in caveats:
        place = PLACES[caveat.code]
        if _told(page, caveat) or (tells_replaced and caveat.code in {"outstanding-amendment", UNENTERED_REPEAL}):
            continue
        if place == _BEFORE:
            page.insert(_place(page, caveat), [("caveat", str(caveat.message))])
        elif place == _ABOVE:
            page = _set_apart(page, caveat, level)
    return shortened(page, level)


def _told(page: Page, caveat: Caveat) -> bool:
    """Whether a page says itself what a clause that is not entered inserted or renamed, as the rows of a history do."""
    if caveat.code not in {UNENTERED_INSERT, UNENTERED_RENAME}:
        return False
    said = [str(caveat.message.fields[name]) for name in ("instrument", "clauses", "targets")]
    return any(all(words in str(item) for words in said) for item in page)


def _about(item: Item, caveat: Caveat) -> bool:
    """Whether an item of a page is a text that a caveat is about."""
    targets = [str(citation) for citation in caveat.citations]
    cited = [text for _, text in item.cells] if isinstance(item, Record) else []
    return any(text == target or text.startswith(f"{target} ") for text in cited for target in targets)


def _place(page: Page, caveat: Caveat) -> int:
    """Where on a page a caveat belongs: before the first text that it is about; at the end if there is none."""
    texts = [place for place, item in enumerate(page) if isinstance(item, Record)]
    return next((place for place in texts if _about(page[place], caveat)), next(iter(texts), len(page)))


def _set_apart(page: Page, caveat: Caveat, level: str) -> Page:
    """A page with a warning above each run of old texts, and a blank line between these and texts in force.

    What is repealed says so itself, and begins no run.
    """
    shown: Page = []
    inside = False
    for item in page:
        old = _about(item, caveat) and (inside or (isinstance(item, Record) and not item.parted()[0]))
        if (old and not inside and shown and isinstance(shown[-1], Record)) or (inside and not old and item):
            shown.append(())
        if old and not inside:
            shown.append([("caveat", str(_warning(caveat, level)))])
        shown.append(item)
        inside = old
    return shown


def _warning(caveat: Caveat, level: str) -> Message:
    """The caveat that stands above a text that was replaced, in full or short."""
    if level == VERBOSE:
        return caveat.message
    return Message(
        "{targets}: replaced on {date} by {instrument} {clauses} (text not held). Old text:"
        if level == BRIEF
        else "{targets}: replaced on {date} by {instrument} {clauses} (text not held: see {gazette}). Old text:",
        **caveat.message.fields,
    )


def basis(value: Basis, level: str, *, tells_replaced: bool, dated: bool, future: bool) -> Page:
    """The day an answer is of, the state of the law, and caveats that are about neither text nor draft.

    A page that ``tells_replaced`` has no warnings of it above its texts, so they are told here if it is verbose.
    ``dated`` says that it tells since when texts hold, ``future`` that the day has not come.
    """
    mandate, caveats, checked_through = value.mandate, value.caveats, value.mandate.checked_through
    told = {code: [caveat.message for caveat in caveats if caveat.code == code] for code in PLACES}
    day, behind = date_text(mandate.as_of, short=level != VERBOSE), mandate.as_of > checked_through
    coming = [Message("That day has not come: this is what is known now.")] if future else []
    if level == BRIEF:
        return [[("plain", "  ".join(map(str, (Message("As of {date}.", date=day), *coming))))]]
    old, unknown, others = (told[code] for code in ("data-old", "commencement-unknown", "text-date-unknown"))
    if level == NORMAL:
        said: list[tuple[str, Message]] = [("remark", each) for each in (_state(value, day), *coming)]
        if behind:
            checked = Message("Gazette checked to {date}.", date=date_text(checked_through, short=True))
            said.append(("caveat" if old else "remark", checked))
        if unknown and (dated or _recent(mandate)):
            said.append(("remark", Message("Day in force unknown: the day made counts.")))
        said += [("remark", other) for other in others]
        return [in_a_row([(style, str(each)) for style, each in said])]
    if tells_replaced:
        others = told["outstanding-amendment"] + others
    lines = [*(Message("Note: {caveat}", caveat=other) for other in others), _state(value, day), *coming, *old]
    if behind and not old:
        lines.append(Message("The Gazette was checked through {date}.", date=date_text(checked_through)))
    if unknown:
        instruments = ", ".join(str(Message("{instrument} ({date})", **each.fields)) for each in unknown)
        lines.append(Message("Day in force unknown, day made counts: {instruments}.", instruments=instruments))
    return [(), *([("remark", str(line))] for line in lines)]


def _recent(mandate: Mandate) -> bool:
    """Whether an instrument was made in the year before the day, so that it may not have been in force on it.

    An announcement comes into force when it is published, some weeks or months after it was made.
    """
    return any(not each.in_force and (mandate.as_of - each.day).days < _YEAR for each in mandate.instruments)


def _state(value: Basis, day: str) -> Message:
    """The day, the instruments, and up to which of them the law is entered."""
    if not value.mandate.instruments:
        return Message("As of {date}: before the first instrument held here.", date=day)
    return Message("As of {date}: {title}.", date=day, title=listed(_chain(*each) for each in value.held))


def _chain(base: Instrument, last: Instrument | None) -> str | Message:
    """A base and up to which instrument it is amended."""
    if last is None:
        return base.short_title
    number = f"(ฉบับที่ {last.number})" if last.number else last.short_title
    return Message("{instrument} to {title}", instrument=base.short_title, title=number)


def drafts(caveats: Iterable[Caveat]) -> Page:
    """What a page begins with if a draft was laid on top: the caveats that say so."""
    said: Page = [[("gone", str(caveat.message))] for caveat in caveats if caveat.code == "draft"]
    return [*said, ()] if said else []


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
