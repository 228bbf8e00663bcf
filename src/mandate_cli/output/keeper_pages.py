"""Pages for the keeper of the data: what is wrong, which titles in the Gazette are held, and what was sorted."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from mandate_cli.law.notices import AS_AMENDED, ENTERED, NOT_OURS, WAITING
from mandate_cli.messages import Counted, Message, translatable
from mandate_cli.output.frame import drafts
from mandate_cli.output.page import Page, Record, say
from mandate_cli.thai.dates import date_text

if TYPE_CHECKING:
    from mandate_cli.dataset.checks import Report
    from mandate_cli.dataset.gazette import Listed
    from mandate_cli.dataset.sorting import Sorted


def _listed(listed: Listed) -> Page:
    """The titles of a Gazette list that are of the instruments held here, and the days that it covers."""
    page: Page = []
    for each in listed.sound:
        style, status = _STANDING[each.status]
        cells = [("plain", date_text(each.notice.day)), (style, str(status))]
        lacking = each.status in {ENTERED, WAITING} and not (each.instrument.published and each.instrument.gazette)
        remarks = [say("remark", "the data lack the day or the place; enter {gazette}", gazette=each.notice.gazette)]
        page.append(Record(cells, [("plain", each.notice.title)], remarks if lacking else ()))
    count = Counted(listed.titles, "{count} title", "{count} titles")
    days = {"begins": date_text(listed.begins), "ends": date_text(listed.ends)}
    known = date_text(listed.checked_through)
    said = [
        Message(
            "The list has {titles}, from {begins} through {ends}; the Gazette was checked through {known}.",
            titles=count,
            known=known,
            **days,
        )
    ]
    if listed.gap:
        said.append(Message("Between {known} and {begins} nothing was looked at.", known=known, **days))
    if listed.complete:
        said.append(Message("checked_through can be {day}.", day=listed.ends.isoformat()))
    return [*page, *([()] if page else []), *([("plain", str(sentence))] for sentence in said)]


_STANDING = {
    ENTERED: ("plain", Message("entered")),
    AS_AMENDED: ("plain", Message("in the text")),
    WAITING: ("caveat", Message("not entered yet")),
    NOT_OURS: ("remark", Message("not ours")),
}


def sort(files: Iterable[Sorted]) -> Page:
    """What became of each file."""
    page: Page = []
    for file in files:
        said: Message = Message("{file}: in order", file=file.path)
        if file.moved:
            said = Counted(
                file.moved,
                "{file}: {count} row moved to its place",
                "{file}: {count} rows moved to their places",
                file=file.path,
            )
        page.append([("plain", str(said))])
    return page


def check(report: Report, warnings: frozenset[str]) -> Page:
    """Every problem with its place and code."""
    page = drafts(report.caveats)
    page += [[("remark", str(caveat.message))] for caveat in report.caveats if caveat.code != "draft"]
    for problem in report.problems:
        template = translatable(
            "{place}: warning: {message} ({code})" if problem.code in warnings else "{place}: {message} ({code})"
        )
        page.append([say("plain", template, place=problem.place, message=problem.message, code=problem.code)])
    if report.listed:
        page += [*([()] if report.problems else []), *_listed(report.listed), ()]
    problems = sum(problem.code not in warnings for problem in report.problems)
    total = Counted(problems, "{count} problem", "{count} problems") if problems else Message("No problems.")
    return [*page, [("plain", str(total))]]
