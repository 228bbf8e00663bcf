"""Pages about what holds on a day: groups, duties, the office; and errors.

The citation comes first, then the Thai text, then remarks on it; caveats are set apart. The program's own words are
whole messages, so that a catalogue can translate them.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from mandate_cli.messages import Counted, Message, translatable
from mandate_cli.output.page import Closing, Hanging, Page, Piece, Record, Tree
from mandate_cli.thai.dates import date_text

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

    from mandate_cli.dataset.checks import Report
    from mandate_cli.law.model import Cause, Caveat, Group, Mandate, Office, Provision


def basis(mandate: Mandate, checked_through: date, caveats: Iterable[Caveat]) -> Page:
    """The caveats, then the day and the instrument an answer rests on, and how far the data were checked."""
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
            "caveat" if caveat.code in {"outstanding-amendment", "not-held"} else "remark",
            str(Message("Note: {caveat}", caveat=caveat.message)),
        )
        for caveat in caveats
        if caveat.code not in {"draft", "commencement-unknown", "data-old"}
    ]
    closing = [sentence, *(caveat.message for caveat in caveats if caveat.code == "data-old")]
    if len(closing) == 1 and mandate.as_of > checked_through:
        closing.append(Message("The Gazette was checked through {date}.", date=date_text(checked_through)))
    # This caveat stands under nearly every answer, so one sentence names all instruments; in JSON each has its own.
    unknown = [caveat.message.fields for caveat in caveats if caveat.code == "commencement-unknown"]
    if unknown:
        instruments = ", ".join(str(Message("{instrument} ({date})", **fields)) for fields in unknown)
        closing.append(Message("Day in force unknown, day made counts: {instruments}.", instruments=instruments))
    return [(), *([note] for note in notes), Closing([("remark", str(sentence)) for sentence in closing])]


def drafts(caveats: Iterable[Caveat]) -> Page:
    """What a page begins with if a draft was laid on top: the caveats that say so."""
    said: Page = [[("gone", str(caveat.message))] for caveat in caveats if caveat.code == "draft"]
    return [*said, ()] if said else []


def since(cause: Cause) -> Piece:
    """Since when something holds, and by which clause of which instrument."""
    template = (
        translatable("since {date} at the earliest, by {instrument} {clause}, as amended")
        if cause.instrument.amended_in  # since when it reads so is not known
        else translatable("since {date}, by {instrument} {clause}")
    )
    return "remark", str(
        Message(
            template,
            date=date_text(cause.instrument.day),
            instrument=cause.instrument.short_title,
            clause=cause.clause,
        )
    )


def _ended(cause: Cause) -> Piece:
    template = (
        translatable("repealed on {date}, by {instrument} {clause}")
        if cause.operation == "repeal"
        else translatable("ended on {date}, by {instrument} {clause}, which replaced {target}")
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


def remarks(provision: Provision, *, cause: bool, whole: bool = False) -> list[Piece]:
    """What there is to say of a provision besides its text; with ``cause`` also what put it there.

    Where the source printed something else, ``whole`` quotes all of it; otherwise only the words that differ are
    quoted, and only if no note explains them.
    """
    said, words = list[Piece](), provision.words
    if provision.ended_by:
        said.append(_ended(provision.ended_by))
    if cause:
        said.append(since(provision.by))
    if words.as_printed and (whole or not words.note):
        printed = words.as_printed if whole else _differing(words.as_printed, words.text)
        said.append(("remark", str(Message("printed in the source: {words}", words=printed))))
    if words.note:
        said.append(("remark", str(Message("note: {note}", note=words.note))))
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


def record(provision: Provision, *, cause: bool, whole: bool = False) -> Record:
    """A provision with its remarks; ``cause`` and ``whole`` are as in ``remarks``."""
    return Record(
        [("citation", str(provision.citation))],
        [("plain", provision.words.text)],
        remarks(provision, cause=cause, whole=whole),
    )


def groups(values: Sequence[Group]) -> Page:
    """The groups in order, with how many duties each has."""
    if not values:
        return [[("plain", str(Message("No groups are held for this day.")))]]
    page: Page = [
        Record(
            [
                ("name", f"{group.number:>2}"),
                ("citation", str(group.line.citation)),
                ("plain", str(Counted(group.in_force, "{count:>2} duty", "{count:>2} duties"))),
            ],
            [("name", group.name)],
            [since(group.line.by)] if group.line.by.instrument.amends else [],
        )
        for group in values
    ]
    total = Message(
        "{groups}, {duties}",
        groups=Counted(len(values), "{count} group", "{count} groups"),
        duties=Counted(sum(group.in_force for group in values), "{count} duty", "{count} duties"),
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
    branches = [_branch(group) for group in heads.pop(None, [])]
    for head, below in heads.items():
        citations = ", ".join(str(group.head.citation) for group in below if group.head)
        label = [("plain", str(head)), ("plain", "  "), ("citation", citations)]
        branches.append(Tree(label, [_branch(group) for group in below]))
    page: Page = [Tree([("name", facts.name)], branches)]
    if heads:
        said = Message("Below a head stand the groups of which the law says that they report to it.")
        page += [(), [("remark", str(said))]]
    return page


def _branch(group: Group) -> Tree:
    return Tree([("name", f"{group.number:>2}  {group.name}"), ("plain", "  "), ("citation", str(group.line.citation))])


def duties(group: Group) -> Page:
    """A group with its duties; a repealed duty stays in its place, marked."""
    cited = group.head or group.line
    title = [("name", group.name), ("plain", "  "), ("citation", str(cited.citation))]
    if group.reports_to:
        title += [("plain", "  "), ("plain", str(Message("Reports to: {head}", head=group.reports_to)))]
    page: Page = [title]
    if group.head:
        page += [[remark] for remark in remarks(group.head, cause=True)]
    for duty in group.duties:
        page.append(record(duty, cause=group.head is None or duty.by != group.head.by))
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
    page += [record(power, cause=power.citation.parent is None) for power in provisions]
    return page if provisions else [*page, [("plain", str(Message("No powers are held for this day.")))]]


def error(text: str) -> Page:
    """What went wrong: a line of the message is a paragraph; where it begins with a number, that stands apart."""
    page: Page = []
    for line in f"mandate: {text}".split("\n"):
        number = re.match(r" +\d+ +", line)
        page.append(Hanging([("plain", line)], number.end() if number else 2))
    return page


def check(report: Report, warnings: frozenset[str]) -> Page:
    """Every problem with its place and code."""
    page = drafts(report.caveats)
    for problem in report.problems:
        template = (
            translatable("{place}: warning: {message} ({code})")
            if problem.code in warnings
            else translatable("{place}: {message} ({code})")
        )
        said = Message(template, place=problem.place, message=problem.message, code=problem.code)
        page.append([("plain", str(said))])
    problems = sum(problem.code not in warnings for problem in report.problems)
    total = Counted(problems, "{count} problem", "{count} problems") if problems else Message("No problems.")
    return [*page, [("plain", str(total))]]
