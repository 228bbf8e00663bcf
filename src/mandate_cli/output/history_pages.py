"""Pages about how the law came to be so: one provision and its versions, the timeline, and differences."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import TYPE_CHECKING

from mandate_cli.law.history import AS_AMENDED, Event, Shown, Superseded, Version, cited
from mandate_cli.law.model import NOT_EXPRESSED, Cause, Instrument
from mandate_cli.messages import Message, listed, translatable
from mandate_cli.output.operations import LEFT_OUT, OLD_WORDS, SENTENCES, ended
from mandate_cli.output.page import Page, Record, say
from mandate_cli.output.pages import day_of, named, record, since
from mandate_cli.search.lineage import ENDED, NEW, Succession
from mandate_cli.thai.dates import date_text

if TYPE_CHECKING:
    from mandate_cli.law.changes import Change
    from mandate_cli.law.citation import Citation
    from mandate_cli.law.explanation import Explanation


def undivided(citation: Citation) -> Page:
    """That a provision is held whole, of which a paragraph or a part was asked for."""
    return [[say("caveat", "{citation} is held without a division into paragraphs or parts", citation=citation)]]


def show(shown: Shown) -> Page:
    """A provision, every version of it, and what stands inside it; before it, that it is no longer law."""
    provision, versions, end, group, again = shown.provision, shown.versions, shown.end, shown.group, shown.again
    above = SENTENCES[end.operation].above if end else ""
    page: Page = [[say("gone", above, **ended(provision, end))]] if end and above else []
    by: dict[Instrument, list[Superseded]] = {}
    for part in shown.superseded:
        by.setdefault(part.by.instrument, []).append(part)
    for instrument, parts in by.items():
        template = translatable("No longer law in it: {parts}, since {date}, by {instrument}")
        cited_parts = listed(part.citation for part in parts)
        page.append([say("gone", template, parts=cited_parts, **named(instrument))])
    page.append(record(provision, cause=False, whole=True, end=False))
    if again:
        template = translatable("Whether there is a {citation} again since {date}, by {instrument}, is not known.")
        page.append([say("gone", template, citation=provision.citation, **named(again))])
    if group:
        page.append([say("remark", "Unit: {number} {name}", number=group.number, name=group.name)])
    if shown.unknown:
        page.append([say("gone", "Status: not known; {reason}", reason=shown.unknown)])
    elif end is None:
        page.append([say("plain", "Status: in force")])
    for number, version in enumerate(versions):
        told = version._replace(ended_by=None) if number == 0 else version  # the first line says how the latest ended
        said = lifetime(told, latest=number == 0, begins=day_of(version.provision.by.instrument))
        page.append([("remark", str(said))])
        if version.provision.words.text != provision.words.text:
            page.append([("remark", f"  {version.provision.words.text}")])
    causes = [cause for version in versions for cause in (version.provision.by, version.ended_by) if cause]
    page += _titles([cause.instrument for cause in causes])
    if shown.inside:
        page.append(())
    return [*page, *(record(part, cause=part.by != provision.by) for part in shown.inside)]


def _titles(instruments: Iterable[Instrument]) -> Page:
    """The full titles of instruments, for readers who cite them; every other line has the short titles."""
    page: Page = []
    for each in dict.fromkeys(instruments):
        template = translatable("{instrument}: {title}, {gazette}" if each.gazette else "{instrument}: {title}")
        page.append([say("detail", template, instrument=each.short_title, title=each.title, gazette=each.gazette)])
    return page


_FROM = translatable("From {begins}, by {instrument} {clause}")
_AT_THE_EARLIEST = translatable("From {begins} at the earliest, by {instrument} {clause}, as amended")


def lifetime(version: Version, *, latest: bool, begins: str = "") -> Message:
    """When a version began and ended, and by what; the latest one has no successor. ``begins`` may say the day."""
    by, end = version.provision.by, version.ended_by
    begun = Message(
        _AT_THE_EARLIEST if version.certainty == AS_AMENDED and not end else _FROM,
        begins=begins or date_text(version.begins),
        instrument=by.instrument.short_title,
        clause=by.clause,
    )
    if not end:
        return begun
    if end.instrument.day < version.begins:
        return Message(OLD_WORDS, begun=begun, **ended(version.provision, end))
    template = LEFT_OUT if latest and end.operation == "replace" else SENTENCES[end.operation].until
    return Message(template, begun=begun, **ended(version.provision, end))


def history(events: Sequence[Event], as_of: date) -> Page:
    """The timeline: the day, the clause, and what it did; what is not yet in force on the day stands apart."""
    page: Page = _events(event for event in events if event.day <= as_of)
    later = _events(event for event in events if event.day > as_of)
    if later:
        page += [*([()] if page else []), [say("caveat", "Not yet in force on {date}:", date=date_text(as_of))], *later]
    return page


def _events(events: Iterable[Event]) -> Page:
    return [
        Record(
            [("plain", date_text(event.day)), ("name", f"{event.instrument.short_title} {event.clause}")],
            [
                say(
                    "caveat" if event.operation.startswith(("outstanding", "not-")) else "plain",
                    SENTENCES[event.operation].did,
                    target=cited(event.citation, event.of),
                    to=event.to,
                )
            ],
        )
        for event in events
    ]


def diff(changes: Sequence[Change]) -> Page:
    """What became of each provision; of a replaced text, removed words stand in [-…-], added words in {+…+}."""
    if not changes:
        return [[("plain", str(total(changes)))]]
    page = [_changed(each.change, each.cited, each.before, each.after, each.by) for each in changes]
    return [*page, (), [("plain", str(total(changes)))]]


def total(changes: Sequence[Change]) -> Message:
    """How many provisions changed, by what became of them; or that none did."""
    if not changes:
        return Message("Nothing changed in the texts held here.")
    kinds = ("inserted", "repealed", "replaced")  # also where the text is not held
    counts = {kind: sum(change.change.startswith(kind) for change in changes) for kind in kinds}
    return Message("{inserted} inserted, {repealed} repealed, {replaced} replaced", **counts)


def explain(explained: Explanation, successions: Sequence[Succession]) -> Page:
    """A clause, what it ordered, the provisions it touched before and after, and where duties went by it."""
    page: Page = []
    if explained.words:
        words = explained.words.words.text
        page.append([("citation", str(explained.clause)), ("plain", "  "), ("plain", words)])
        page.append([since(explained.words.by)])
    causes = [each.by for effect in explained.effects for each in effect if each]
    amending = {cause.instrument.id: cause.instrument.short_title for cause in causes if cause.instrument.amends}
    for order in explained.orders:
        target = cited(order.target, amending.get(order.target.instrument))
        page.append([say("remark", SENTENCES[order.operation].did, target=target, to=order.to)])
    if not (explained.effects or any(order.operation == NOT_EXPRESSED for order in explained.orders)):
        page.append([say("plain", "It leaves the text as it is.")])
    elif page:
        page.append(())
    for effect in explained.effects:
        before, after = (each and each.words.text for each in effect)
        page.append(_changed(effect.kind, effect.citation, before, after))
    if successions:
        page += [(), [say("remark", "Where duties went, in the keeper’s opinion:")]]
    for each in successions:
        duties = {"before": each.before and each.before.citation, "after": each.after and each.after.citation}
        page.append([say("plain", _WENT[each.kind], **duties)])
    return page


_WENT = {
    "moved": translatable("{before} moved to {after}"),
    "split": translatable("{before} was split; a part is {after}"),
    "merged": translatable("{before} was merged into {after}"),
    "reworded": translatable("{before} was reworded as {after}"),
    NEW: translatable("{after} is new"),
    ENDED: translatable("{before} ended; nobody has it now"),
}
_CHANGED = {
    "inserted": ("name", Message("inserted")),
    "repealed": ("gone", Message("repealed")),
    "replaced": ("caveat", Message("replaced")),
    "replaced-not-held": ("caveat", Message("replaced, text not held")),
    "inserted-not-held": ("caveat", Message("inserted, text not held")),
}


def _changed(kind: str, citation: object, before: str | None, after: str | None, by: Cause | None = None) -> Record:
    """What became of a provision, with its text, or, where that was replaced, the words that differ."""
    from mandate_cli.law.difference import SIGNS, marked

    style, word = _CHANGED.get(kind, ("plain", Message("same words")))
    text = [("plain", str(after or before))]
    if kind == "replaced":
        styles = {"same": "plain", "gone": "gone", "new": "name"}
        text = [(styles[part], SIGNS[part].format(words)) for part, words in marked(str(before), str(after))]
    elif kind.endswith("-not-held"):
        text = [say("plain", "the new text is not held here")]
    return Record([(style, str(word)), ("citation", str(citation))], text, shared=since(by) if by else None)
