"""The outline of a text: what must be known of all of it to bind what one block of it cites."""

from __future__ import annotations

import re
from functools import cached_property
from typing import TYPE_CHECKING

from mandate_cli.law.citation import CLAUSE, SECTION
from mandate_cli.law.quotation.titles import PAPER, SECTIONED
from mandate_cli.law.quotation.tokens import around

if TYPE_CHECKING:
    from collections.abc import Iterable

    from mandate_cli.law.quotation.naming import Names
    from mandate_cli.law.quotation.references import Found

_MISSING = 3  # of so many headings one may be lost in a run; one always
_ROW = 3  # headings in a row that show a text without line breaks to have clauses of its own
_LISTING = re.compile(
    r"(?m)^[^\S\n]*(?:(?:อ้างถึง|สิ่งที่ส่งมาด้วย)[^\S\n]*)?([\d๐-๙]{1,2}(?:\.[\d๐-๙]{1,2})+|[\d๐-๙]{1,2}(?=[.)]))[.)]?[^\S\n]+\S"
    r"|(?<![\d.])(?<!ข้อ )([\d๐-๙]{1,2}(?:\.[\d๐-๙]{1,2}){2,}) (?=[ก-ฮเ-ไ])"  # of a standard, within a line
)
# An item on the agenda, ระเบียบวาระที่ 5, which is cited as ข้อ 5 and ข้อ 5.1.
_AGENDA = re.compile(r"(?m)(?:^[^\S\n]*|ระเบียบ)วาระ(?:การประชุม)?ที่ *([\d๐-๙]{1,2})")
_ON_AGENDA = "วาระ"
ABOVE = re.compile(" ?(?:ดังกล่าว)?ข้าง ?ต้น")  # behind what was cited before
_LETTER_SUBJECT = re.compile("เรื่อง ?\\Z")  # of a letter: เรื่อง ประกาศรับสมัครพนักงาน
_OPENS = re.compile(r"(?:ดัง ?(?:ต่อ ?ไป ?)?นี้?|ไว้) ?\Z")  # before the first clause of a text


class Outline:
    """What must be known of a whole text to bind what one block of it cites; it is gathered block by block.

    ``items`` are the numbers of its own list items, ``5`` and ``3.1``. ``named`` are the ids of the instruments of the
    law that it names, ``ours`` also of those that it names only in short, ``others`` the kinds of provisions, ข้อ and
    มาตรา, that other laws named in it have. ``cited`` are the provisions that it cites otherwise than as ข้อ 5 ข้างต้น.
    ``typed`` says that it is a line which is meant to be a citation, ``file`` that it is a file.
    """

    def __init__(self, names: Names, blocks: Iterable[Found] = (), *, typed: bool = False, file: bool = False) -> None:
        self.names, self.typed, self.file = names, typed, file
        self.items, self.named, self.others, self.ours = set[str](), set[str](), set[str](), set[str]()
        self.cited = set[tuple[str, str]]()
        self.counted, self.lines = set[tuple[str, int]](), set[tuple[str, int]]()
        self.runs = dict[str, list[int]]()
        for found in blocks:
            self.add(found)

    def add(self, found: Found) -> None:
        """Take note of a block."""
        self.items |= own_labels(found.text)
        self.counted |= {(_ON_AGENDA, int(number)) for number in _AGENDA.findall(found.text)}
        for reference in found.references:
            if reference.labels and not ABOVE.match(found.key, reference.end):
                self.cited.add((reference.kind, reference.labels[0]))
            opens = reference.labels == ("1",) and _OPENS.search(found.key, 0, reference.start)
            if opens or (reference.heading and reference.labels[0].isdigit()):
                number = int(reference.labels[0])
                if opens or found.begins_line(reference.start):
                    self.lines.add((reference.kind, number))
                self._count_on(reference.kind, number)
        for mention in found.mentions:
            if mention.kind != PAPER and not mention.this:
                naming = self.names.name(mention, found.key)
                self.ours |= {naming.instrument.id} if naming.instrument else set()
                if naming.instrument and mention.strong and not naming.loose:
                    self.named.add(naming.instrument.id)
                elif naming.instrument or around(mention.start, found.quotations):
                    continue
                elif mention.strong or (mention.body and _LETTER_SUBJECT.search(found.key, 0, mention.start)):
                    self.others.add(SECTION if mention.kind in SECTIONED else CLAUSE)

    def _count_on(self, kind: str, number: int) -> None:
        """Add a heading to the run of its kind if it counts on, or begin a run with 1."""
        run = self.runs.setdefault(kind, [])
        if run and run[-1] < number <= run[-1] + 1 + max(1, len(run) // _MISSING):
            run += range(run[-1] + 1, number + 1)
        elif number == 1:
            self.runs[kind] = run = [1]
        if len(run) >= _ROW or (kind, 1) in self.lines:
            self.counted |= {(kind, each) for each in run}

    @cached_property
    def headings(self) -> set[tuple[str, str]]:
        """The kinds and numbers of its own clauses, and of the items on its agenda, once all blocks are added.

        Two headings in a row that begin lines, or three from 1 on anywhere, or two if 1 surely is one.
        """
        rows = {(kind, number) for kind, number in self.lines if {(kind, number - 1), (kind, number + 1)} & self.lines}
        first = {(CLAUSE, 1)} & self.lines  # an order or a contract of which no more is cited
        return {(kind, str(number)) for kind, number in rows | first | self.counted}

    def heads(self, kind: str, label: str) -> bool:
        """Whether the text has a clause of its own of this number, or an item on its agenda, which is cited alike."""
        return (kind, label) in self.headings or (kind == CLAUSE and (_ON_AGENDA, label) in self.headings)


def own_labels(text: str) -> set[str]:
    """The numbers of a text's own list items, ``5`` and ``3.1``."""
    return {
        ".".join(str(int(number)) for number in (match[1] or match[2]).split(".")) for match in _LISTING.finditer(text)
    }
