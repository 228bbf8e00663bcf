"""What every page has around its texts: drafts at its head, caveats above texts, and the day at its foot."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from mandate_cli.law.model import NOT_EXPRESSED, UNENTERED_INSERT, UNENTERED_RENAME, UNENTERED_REPEAL
from mandate_cli.messages import Message, listed
from mandate_cli.output.page import BRIEF, NORMAL, VERBOSE, Item, Page, Record, in_a_row, shortened
from mandate_cli.thai.dates import date_text

if TYPE_CHECKING:
    from mandate_cli.law.caveats import Basis
    from mandate_cli.law.mandate import Mandate
    from mandate_cli.law.model import Caveat, Instrument

_YEAR = 365  # days

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
