"""Answers as pages for people: the citation first, the Thai text last, the cause after it, notices set apart.

A page is made of the records and lines of ``screen``, which shows it. The tool's own words are whole messages, so that
a catalogue can translate them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from mandate_cli.law.model import DUTIES, Cause, Caveat, Group, Instrument, Mandate, Office, Provision
from mandate_cli.messages import Counted, Message
from mandate_cli.output.screen import Branch, Closing, Page, Piece, Record
from mandate_cli.thai.dates import date_text
from mandate_cli.thai.normalise import places, widened

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

    from mandate_cli.dataset.checks import Report
    from mandate_cli.law.history import Change, Event, Version
    from mandate_cli.law.quotation import Verdict
    from mandate_cli.search.tasks import Answer, Evidence, Handler
    from mandate_cli.search.text import Hit


def basis(mandate: Mandate, checked_through: date, caveats: Iterable[Caveat]) -> Page:
    """The notices, then the day and the instrument an answer rests on, and how far the data were checked."""
    caveats = list(caveats)
    day = date_text(mandate.as_of)
    if not mandate.instruments:
        sentence = Message("As of {date}: before the first instrument held here.", date=day)
    elif mandate.instruments[-1].amends:
        title = mandate.instruments[-1].short_title
        sentence = Message("As of {date}, as amended up to {title}.", date=day, title=title)
    else:
        sentence = Message("As of {date}, by {title}.", date=day, title=mandate.instruments[-1].short_title)
    notes = [
        (
            "notice" if each.code == "outstanding-amendment" else "remark",
            str(Message("Note: {notice}", notice=each.message)),
        )
        for each in caveats
        if each.code not in {"draft", "commencement-unknown"}
    ]
    closing = [sentence]
    if mandate.as_of > checked_through:
        closing.append(Message("The Gazette was checked through {date}.", date=date_text(checked_through)))
    # What stands under nearly every answer is said in one sentence; each notice has its sentence in the JSON.
    unknown = [each.message.fields for each in caveats if each.code == "commencement-unknown"]
    if unknown:
        instruments = ", ".join(str(Message("{instrument} ({date})", **fields)) for fields in unknown)
        closing.append(Message("Day in force unknown, day made counts: {instruments}.", instruments=instruments))
    return [(), *([each] for each in notes), Closing([("remark", str(each)) for each in closing])]


def drafts(caveats: Iterable[Caveat]) -> Page:
    """What a page begins with if a draft was laid on top: that it is one."""
    return [*([("gone", str(each.message))] for each in caveats if each.code == "draft"), ()]


def _since(cause: Cause) -> Piece:
    return "remark", str(
        Message(
            "since {date}, by {instrument} {clause}",
            date=date_text(cause.instrument.day),
            instrument=cause.instrument.short_title,
            clause=cause.clause,
        )
    )


def _ended(cause: Cause) -> Piece:
    template = (
        "repealed on {date}, by {instrument} {clause}"
        if cause.operation == "repeal"
        else "ended on {date}, by {instrument} {clause}, which replaced {target}"
    )
    return "gone", str(
        Message(
            template,
            date=date_text(cause.instrument.day),
            instrument=cause.instrument.short_title,
            clause=cause.clause,
            target=cause.target,
        )
    )


def _remarks(provision: Provision, *, cause: bool, whole: bool = False) -> list[Piece]:
    """What there is to say of a provision besides its text; its cause only if asked.

    ``whole`` has all that was printed otherwise; else only the place of it, and that only where no note explains it.
    """
    remarks, words = list[Piece](), provision.words
    if provision.ended_by:
        remarks.append(_ended(provision.ended_by))
    if cause:
        remarks.append(_since(provision.by))
    if words.as_printed and (whole or not words.note):
        printed = words.as_printed if whole else _differing(words.as_printed, words.text)
        remarks.append(("remark", str(Message("printed in the source: {words}", words=printed))))
    if words.note:
        remarks.append(("remark", str(Message("note: {note}", note=words.note))))
    return remarks


def _differing(printed: str, text: str) -> str:
    """What was printed, without what the reading has too before the place where they differ and behind it."""
    shorter = min(len(printed), len(text))
    same = [one == other for one, other in zip(printed, text, strict=False)]
    before = same.index(False) if False in same else shorter
    same = [one == other for one, other in zip(reversed(printed), reversed(text), strict=False)][: shorter - before]
    behind = same.index(False) if False in same else len(same)
    begin = printed.rfind(" ", 0, before) + 1  # whole words, or what stands between two spaces
    end = printed.find(" ", len(printed) - behind)
    return ("…" if begin else "") + (printed[begin:] if end < 0 else f"{printed[begin:end]}…")


def _record(provision: Provision, *, cause: bool, whole: bool = False) -> Record:
    return Record(
        [("citation", str(provision.citation))],
        [("plain", provision.words.text)],
        _remarks(provision, cause=cause, whole=whole),
    )


def groups(values: Sequence[Group]) -> Page:
    """The groups in order, with how many duties each has."""
    if not values:
        return [[("plain", str(Message("There are no groups on this date.")))]]
    page: Page = [
        Record(
            [
                ("name", f"{group.number:>2}"),
                ("citation", str(group.line.citation)),
                ("plain", str(Counted(group.in_force, "{count:>2} duty", "{count:>2} duties"))),
            ],
            [("name", group.name)],
            [_since(group.line.by)] if group.line.by.instrument.amends else [],
        )
        for group in values
    ]
    total = Message(
        "{groups}, {duties}",
        groups=Counted(len(values), "{count} group", "{count} groups"),
        duties=Counted(sum(each.in_force for each in values), "{count} duty", "{count} duties"),
    )
    return [*page, (), [("plain", str(total))]]


def tree(facts: Office, values: Sequence[Group]) -> Page:
    """The office as a tree: its groups, and below a head those of which the law says that they report to it.

    Of the others it says only that they are parts of the office, so they are drawn as no more than that.
    """
    if not values:
        return groups(values)
    heads: dict[str | None, list[Group]] = {}
    for group in values:
        heads.setdefault(group.reports_to, []).append(group)
    page: Page = [[("name", facts.name)]]
    reporting = [(head, below) for head, below in heads.items() if head]
    free = heads.get(None, [])
    for number, group in enumerate(free, 1):
        page.append(_branch(group, last=number == len(free) and not reporting))
    for number, (head, below) in enumerate(reporting, 1):
        last = number == len(reporting)
        by = ", ".join(str(DUTIES.child(group.number)) for group in below)
        drawn, beneath = _LINES[last]
        page.append(Branch(drawn, beneath, [("plain", str(head)), ("plain", "  "), ("citation", by)]))
        page += [_branch(group, beneath, last=group is below[-1]) for group in below]
    if reporting:
        said = Message("Below a head stand the groups of which the law says that they report to it.")
        page += [(), [("remark", str(said))]]
    return page


_LINES = {False: ("├─ ", "│  "), True: ("└─ ", "   ")}  # beside a branch and below it, and the same for the last one


def _branch(group: Group, before: str = "", *, last: bool) -> Branch:
    drawn, beneath = _LINES[last]
    text = [("name", f"{group.number:>2}  {group.name}"), ("plain", "  "), ("citation", str(group.line.citation))]
    return Branch(before + drawn, before + beneath + "    ", text)


def duties(group: Group) -> Page:
    """A group with its duties; a repealed one in its place, marked."""
    head = DUTIES.child(group.number)
    title = [("name", group.name), ("plain", "  "), ("citation", str(head))]
    if group.reports_to:
        title += [("plain", "  "), ("plain", str(Message("Reports to: {head}", head=group.reports_to)))]
    page: Page = [title]
    if group.head:
        page += [[remark] for remark in _remarks(group.head, cause=True)]
    for duty in group.duties:
        page.append(_record(duty, cause=group.head is None or duty.by != group.head.by))
    return page


def office(facts: Office, provisions: Sequence[Provision]) -> Page:
    """The office and its own powers."""
    founded = Message(
        "Set up by {title}, {date}; under {under}.",
        title=facts.established_by,
        date=date_text(facts.established),
        under=facts.under,
    )
    page: Page = [[("name", facts.name)], [("plain", str(founded))], ()]
    page += [_record(each, cause=each.citation.parent is None) for each in provisions]
    return page if provisions else [*page, [("plain", str(Message("No powers are known on this date.")))]]


def show(
    provision: Provision,
    versions: Sequence[Version],
    inside: Sequence[Provision],
    group: Group | None,
    end: Cause | None,
) -> Page:
    """A provision, whether it holds, every version of it, and what stands directly inside it.

    ``end`` is what has ended it by the day asked, be it a clause that is not entered.
    """
    page: Page = [_record(provision, cause=False, whole=True)]
    if group:
        page.append([("remark", str(Message("Group: {number} {name}", number=group.number, name=group.name)))])
    if end is None:
        status = Message("Status: in force")
    elif end.operation == "outstanding":
        title = end.instrument.short_title
        status = Message("Status: replaced by {instrument}, whose text is not entered here yet", instrument=title)
    elif end.operation == "repeal":
        status = Message("Status: repealed; it is no longer law")
    else:
        status = Message("Status: no longer law; {target} was replaced, and has it no more", target=end.target)
    page.append([("gone" if end else "plain", str(status))])
    for number, version in enumerate(versions):
        page.append([("remark", str(_lifetime(version, latest=number == 0)))])
        if version.provision.words.text != provision.words.text:
            page.append([("remark", f"  {version.provision.words.text}")])
    causes = [cause for each in versions for cause in (each.provision.by, each.ended_by) if cause]
    page += _titles([cause.instrument for cause in causes])
    if inside:
        page.append(())
    return [*page, *(_record(each, cause=each.by != provision.by) for each in inside)]


def _titles(instruments: Iterable[Instrument]) -> Page:
    """The instruments in full, for who cites them, since every other line calls them by their short titles."""
    page: Page = []
    for each in dict.fromkeys(instruments):
        template = "{instrument}: {title}, {gazette}" if each.gazette else "{instrument}: {title}"
        message = Message(template, instrument=each.short_title, title=each.title, gazette=each.gazette)
        page.append([("remark", str(message))])
    return page


_FROM = "From {begins}, by {instrument} {clause}"
_UNTIL = {
    "repeal": "From {begins}, by {instrument} {clause}; until {ends}, repealed by {ending} {ending_clause}",
    "replace": "From {begins}, by {instrument} {clause}; until {ends}, replaced by {ending} {ending_clause}",
    "rename": "From {begins}, by {instrument} {clause}; until {ends}, renamed by {ending} {ending_clause}",
    "substitute": "From {begins}, by {instrument} {clause}; until {ends}, reworded by {ending} {ending_clause}",
    "correct": "From {begins}, by {instrument} {clause}; until {ends}, corrected by {ending} {ending_clause}",
    "outstanding": (
        "From {begins}, by {instrument} {clause}; until {ends}, replaced by {ending} {ending_clause}, "
        "which is not entered here yet"
    ),
}
_LEFT_OUT = (
    "From {begins}, by {instrument} {clause}; until {ends}, ended by {ending} {ending_clause}, which replaced {target}"
)


def _lifetime(version: Version, *, latest: bool) -> Message:
    """When a version began and ended, and by what; the latest one has no successor."""
    by, end = version.provision.by, version.ended_by
    template = _UNTIL[end.operation] if end else _FROM
    return Message(
        _LEFT_OUT if latest and end and end.operation == "replace" else template,
        begins=date_text(version.begins),
        instrument=by.instrument.short_title,
        clause=by.clause,
        ends=date_text(version.ends) if version.ends else "",
        ending=end.instrument.short_title if end else "",
        ending_clause=end.clause if end else "",
        target=end.target if end else "",
    )


_DID = {
    "enact": "enacted {target}",
    "insert": "inserted {target}",
    "repeal": "repealed {target}",
    "replace": "replaced {target}",
    "rename": "renamed {target}",
    "substitute": "substituted words in {target}",
    "correct": "corrected {target}",
    "no-effect": "left the text as it is",
    "outstanding": "replaced {target}; not entered here yet",
}


def history(events: Sequence[Event]) -> Page:
    """The timeline: the day, the clause, and what it did."""
    return [
        Record(
            [("plain", date_text(event.day)), ("name", f"{event.instrument.short_title} {event.clause}")],
            [
                (
                    "notice" if event.operation == "outstanding" else "plain",
                    str(Message(_DID[event.operation], target=event.citation)),
                )
            ],
        )
        for event in events
    ]


def diff(changes: Sequence[Change]) -> Page:
    """What became of each provision; inside a replaced text what went stands in [-…-], what came in {+…+}."""
    if not changes:
        return [[("plain", str(Message("Nothing changed in the texts held here.")))]]
    page: Page = []
    for change in changes:
        since = _since(change.by)
        if change.change == "replaced":
            text = _compared(str(change.before), str(change.after))
        else:
            text = [("plain", str(change.after or change.before))]
        style, word = _CHANGED[change.change]
        page.append(Record([(style, str(word)), ("citation", str(change.citation))], text, shared=since))
    counts = {kind: sum(change.change == kind for change in changes) for kind in _CHANGED}
    total = Message("{inserted} inserted, {repealed} repealed, {replaced} replaced", **counts)
    return [*page, (), [("plain", str(total))]]


# How each is shown.
_CHANGED = {
    "inserted": ("name", Message("inserted")),
    "repealed": ("gone", Message("repealed")),
    "replaced": ("notice", Message("replaced")),
}


def _compared(before: str, after: str) -> list[Piece]:
    from mandate_cli.law.difference import marked

    signs = {"same": ("plain", "{}"), "gone": ("gone", "[-{}-]"), "new": ("name", "{{+{}+}}")}
    return [(signs[kind][0], signs[kind][1].format(part)) for kind, part in marked(before, after)]


_VERDICTS = {
    "in-force": "in force since {begins}, by {instrument} {clause}",
    "was-in-force": "was in force from {begins} until {ends}, ended by {instrument} {clause}",
    "text-differs": "the text differs: {difference}",
    "no-such-provision": "there is no such provision on this day",
    "cannot-tell": "cannot tell",
}
_DIFFERED = (
    "was in force from {begins} until {ends}, ended by {instrument} {clause}, and the text differs: {difference}"
)


def cite(verdicts: Sequence[Verdict]) -> Page:
    """What is to be said of each citation or quotation."""
    page: Page = []
    for each in verdicts:
        message = Message(
            _DIFFERED if each.difference and each.ends else _VERDICTS[each.verdict],
            begins=date_text(each.begins) if each.begins else "",
            ends=date_text(each.ends) if each.ends else "",
            instrument=each.by.instrument.short_title if each.by else "",
            clause=each.by.clause if each.by else "",
            difference=each.difference or "",
        )
        if each.remark:
            template = "{verdict}: {remark}" if each.verdict == "cannot-tell" else "{verdict}; {remark}"
            message = Message(template, verdict=message, remark=each.remark)
        citation = str(each.provision.citation) if each.provision else "–"
        style = "plain" if each.verdict == "in-force" else "gone"
        asked = each.input.removeprefix(citation).strip()
        page.append(Record([("citation", citation)], [("plain", asked and f"{asked}: "), (style, str(message))]))
    return page


def check(report: Report, warnings: frozenset[str]) -> Page:
    """Every problem with its place and code."""
    page: Page = drafts(report.caveats) if report.caveats else []
    for each in report.problems:
        template = "{place}: warning: {message} ({code})" if each.code in warnings else "{place}: {message} ({code})"
        page.append([("plain", str(Message(template, place=each.place, message=each.message, code=each.code)))])
    problems = sum(each.code not in warnings for each in report.problems)
    total = Counted(problems, "{count} problem", "{count} problems") if problems else Message("No problems.")
    return [*page, [("plain", str(total))]]


def search(query: str, hits: Sequence[Hit], meant: str | None = None) -> Page:
    """The provisions found, what matched marked; or what was meant, if something would be found by it."""
    if not hits:
        return [[("plain", str(Message("Nothing in the law has “{query}”.", query=query)))], *_meant(meant)]
    page: Page = []
    for hit in hits:
        remarks = _remarks(hit.provision, cause=True)
        if hit.group:
            remarks.insert(0, ("remark", hit.group.name))
        page.append(
            Record([("citation", str(hit.provision.citation))], _marked(hit.provision.words.text, hit.spans), remarks)
        )
    return page


def _meant(words: str | None) -> Page:
    return [[("notice", str(Message("Did you mean “{meant}”?", meant=words)))]] if words else []


def _marked(text: str, spans: Iterable[tuple[int, int]]) -> list[Piece]:
    pieces, at = list[Piece](), 0
    for start, end in (widened(text, *span) for span in spans):
        pieces += [("plain", text[at:start]), ("match", text[start:end])]
        at = end
    return [*pieces, ("plain", text[at:])]


def who_handles(answer: Answer, meant: str | None = None) -> Page:
    """The groups that handle a task, each with the duties that say so and the words by which they were found.

    Else that nobody is known to; whose it usually is, or, marked as no answer, what it comes closest to.
    """
    if answer.answered:
        return _handlers(answer.query, answer.handlers)
    if answer.other_agency:
        usually = Message(
            "No group here handles “{query}”. Usually: {agency}.", query=answer.query, agency=answer.other_agency
        )
        return [[("plain", str(usually))]]
    page: Page = [[("plain", str(Message("No group here is known to handle “{query}”.", query=answer.query)))]]
    page += _meant(meant)
    if answer.closest:
        page += [[("notice", str(Message("This is no answer, only what comes closest:")))], ()]
        page += _handlers(answer.query, answer.closest)
    return page


def _handlers(query: str, handlers: Iterable[Handler]) -> Page:
    page: Page = []
    for handler in handlers:
        if page:
            page.append(())
        group = handler.group
        page.append([("name", group.name), ("plain", "  "), ("citation", str(group.line.citation))])
        for evidence in handler.evidence:
            if evidence.via == "text":
                reached = Message("by the law’s own words “{words}”", words=evidence.matched)
            else:
                reached = Message("by the everyday phrase “{words}”", words=evidence.matched)
            remarks = [("remark", str(reached)), *_remarks(evidence.provision, cause=True)]
            page.append(
                Record(
                    [("citation", str(evidence.provision.citation))],
                    _evident(query, evidence),
                    remarks,
                )
            )
    return page


def _evident(query: str, evidence: Evidence) -> list[Piece]:
    """The text of a duty, marked wherever it has the words by which it was found: its own, or else those asked."""
    text = evidence.provision.words.text
    return _marked(text, places(evidence.matched if evidence.via == "text" else query, text))
