"""An amending instrument read from words that a keeper pasted: its facts and its clauses.

The words stay as they were pasted, without tabs and invisible characters; what is not there is left open, and whatever
is in doubt is said.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import NamedTuple

from mandate_cli.law.citation import CLAUSE, PARAGRAPH, Citation
from mandate_cli.law.clauses import COMMENCES, ClauseDraft, ClauseReader, aside, commencement, leaving, ordering
from mandate_cli.law.mandate import Law
from mandate_cli.law.model import Instrument
from mandate_cli.law.pasted import LABELLED, QUOTES
from mandate_cli.law.resolution import instruments_named
from mandate_cli.messages import Message
from mandate_cli.thai.dates import parse_date
from mandate_cli.thai.display import UNSEEN
from mandate_cli.thai.normalise import normalise

_CLAUSE = re.compile(r"ข้อ\s*([\d๐-๙]+)\s+(?=\S)")
_RECITAL = re.compile("โดยที่|ตามที่|อาศัยอำนาจ|เพื่อให้|ด้วย|แก้คำผิด *(?!.*(?:ข้อ|มาตรา))")  # and the heading of a corrigendum
_MADE = re.compile(r"(?:ประกาศ|ให้ไว้|สั่ง)\s*ณ\s*(?:วันที่)?\s*(.+)")


class Pasted(NamedTuple):
    """What pasted words have: lines before the first clause, the clauses, the day made, and lines after that."""

    before: tuple[str, ...]
    clauses: tuple[ClauseDraft, ...]
    made: str | None
    after: tuple[str, ...]

    @property
    def commencement(self) -> str | None:
        """When it comes into force, as a data file says it, if a clause says it by the day of publication."""
        said = (commencement(clause.text) for clause in self.clauses if clause.no_effect == COMMENCES)
        return next(filter(None, said), None)


class Facts(NamedTuple):
    """What is known of an instrument besides its clauses; None is left open. ``number`` is empty where it has none."""

    id: str
    title: str
    short_title: str | None
    number: str
    made: str | None
    published: str | None
    in_force: str | None
    gazette: str | None
    doubts: tuple[Message, ...] = ()


def facts(law: Law, title: str, number: int | None, gazette: str | None, pasted: Pasted) -> Facts:
    """The facts of an instrument by its title, its number, the place in the Gazette and its pasted words.

    What an outstanding instrument of this title says is taken from there.
    """
    key = normalise(title)
    found = re.search(r"ฉบับที่ (\d+)", key)
    count = str(number or (found[1] if found else ""))
    year = re.search(r"พ\. ?ศ\. ?(\d{4})", key)
    short = re.search(r"\(ฉบับที่[^)]*\).*", title.strip())
    published = re.search(r"[\d๐-๙]{1,2}\s+[ก-๎.]+\s+[\d๐-๙]{4}", gazette or "")
    base = law.structure.base
    id_ = re.sub(r"\d{4}", year[1], base) if year else base
    doubts = []
    known = [each for each in instruments_named(law, title) if each.amends and str(each.number or "") == count]
    waiting = next((each.instrument for each in law.outstanding if each.instrument in known), Instrument("", "", ""))
    if known and not waiting.id:
        doubts.append(Message("{instrument} is entered already", instrument=known[0]))
    if not count:
        doubts.append(Message("there is no (ฉบับที่ …) in the title; only a corrigendum has no number"))
    days = (waiting.made, waiting.published, waiting.in_force)
    made, out, begins = (day.isoformat() if day else None for day in days)
    place = (gazette or "")[: published.start() if published else None]
    return Facts(
        waiting.id or (f"{id_}-no-{count}" if count else f"{id_}-corrigendum"),
        title.strip(),
        waiting.short_title or (short[0] if short else None),
        count,
        made or _iso(pasted.made),
        out or _iso(published and published[0]),
        begins or pasted.commencement,
        waiting.gazette or re.sub(r"[\s,]*(?:ลง)?(?:วันที่)?[\s,]*$", "", place) or None,
        tuple(doubts),
    )


def _iso(text: str | None) -> str | None:
    """A day as the data have it; None if there is none, or if it cannot be read."""
    try:
        return parse_date(text).isoformat() if text else None
    except ValueError:
        return None


def read_pasted(law: Law, text: str) -> Pasted:
    """The clauses in pasted words, with what they seem to order of a law."""
    shown = (re.sub(f"[{UNSEEN}]", "", line) for line in text.splitlines())
    lines = [re.sub(r"\s*\t\s*", " ", line.strip()) for line in shown if line.strip()]
    kind, divided = CLAUSE, _divided(lines, _numbered)
    if not divided[1]:
        kind, divided = PARAGRAPH, _divided(lines, _unnumbered)
    before, blocks, made, after = divided
    reader = ClauseReader(law)
    clauses = (reader.clause(Citation(kind, (str(number),)), lines) for number, lines in enumerate(blocks, 1))
    return Pasted(tuple(before), tuple(clauses), made, tuple(after))


def _divided(
    lines: Sequence[str], begins: Callable[[str, list[list[str]]], str]
) -> tuple[list[str], list[list[str]], str | None, list[str]]:
    """The lines before the first clause, those of each clause, the day made, and the lines after that.

    ``begins`` gives the words of a line with which a clause begins, by the clauses before; empty if none does.
    """
    before, blocks, after = list[str](), list[list[str]](), list[str]()
    made = None
    for line in lines:
        if made is not None:
            after.append(line)
        elif words := begins(line, blocks):
            blocks.append([words])
        elif blocks and (found := _MADE.match(line)):
            made = found[1]
        else:
            (blocks[-1] if blocks else before).append(line)
    return before, blocks, made, after


def _numbered(line: str, blocks: list[list[str]]) -> str:
    """The words of a clause with the next number, so that a clause that is quoted does not begin one."""
    head = _CLAUSE.match(line)
    return line[head.end() :] if head and int(normalise(head[1])) == len(blocks) + 1 else ""


def _unnumbered(line: str, blocks: list[list[str]]) -> str:
    """The words of a clause without a number: a line that orders something, or behind such a line another phrase.

    It is none if it is of the recital, or of the words that the clause before it quotes or lists.
    """
    quoted = "".join(blocks[-1]) if blocks else ""
    inside = line[0] in QUOTES or LABELLED.match(line) or quoted.count("“") > quoted.count("”")
    orders = ordering(line) and not _RECITAL.match(line)
    return line if not inside and (orders or (blocks and (leaving(line) or aside(normalise(line))))) else ""
