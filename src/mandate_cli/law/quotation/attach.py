"""Which citation a quotation belongs to, and whether the words between the two are understood."""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import TYPE_CHECKING, NamedTuple

from mandate_cli.law.quotation.leads import SAYS, denied, of_others, phrase
from mandate_cli.law.quotation.resolve import OWN_HEADING
from mandate_cli.law.quotation.tokens import LISTED, around

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from mandate_cli.law.quotation.leads import Leads
    from mandate_cli.law.quotation.references import Found
    from mandate_cli.law.quotation.resolve import Bound
    from mandate_cli.law.quotation.tokens import Quoted

_ITS_OWN = re.compile(r"[ ,\]–—-]*[(\[]*(?:ตาม(?:ที่(?:กำหนด|บัญญัติ|ระบุ)(?:ไว้)?ใน|ความใน|ที่)?|ของ|ใน|แห่ง)?[ (\[]*")
_NAMES = re.compile(
    r"(?:โครงการ|กิจกรรม|เรื่อง|ชื่อ(?:ว่า)?|เรียกว่า|อักษรย่อ|หลักสูตร|รางวัล|หัวข้อ|ค่าย|รุ่น|คำขวัญ|ระบบ|ห้อง|วิชา|หัวเรื่อง|สัญลักษณ์|รหัส) ?\Z"
)
# Before what others say or order, which is not the law's: คำร้องที่ว่า, จึงสั่งว่า.
_PLEADED = re.compile(
    r"(?:(?:คำ(?:ร้อง|ฟ้อง|ขอ|ให้การ|อุทธรณ์|คัดค้าน|แถลง)|ข้อ(?:อ้าง|โต้แย้ง|กล่าวหา|ต่อสู้))[^ “”]*ที่ว่า"
    r"|จึง[^ “”]*(?:สั่ง|มติ|วินิจฉัย|พิพากษา)(?:การ)?ว่า) ?\Z"
)
_NOT = re.compile(r"(?:มิใช่|ไม่ใช่|หาใช่) ?(?:ตาม|ใน)? ?\Z")  # right before a citation
_CLAIMED = re.compile(r"(?:ว่า|ดังนี้|คำ|ข้อความ|ถ้อยคำ|แทน(?:ด้วย)?|เป็น|ให้|หน้าที่|รับผิดชอบ|:) ?\Z")
_BETWEEN = "words-between"
_QUOTED_NEAR = 60  # letters between a citation and a quotation, whatever words they are
_QUOTED_FAR = 250  # and of words that lead to a quotation
_CITED_FAR = 1000  # letters of an instrument between a quotation and its citation, with all that is said of it
_FURTHER = re.compile(
    r"[ ,…/–-]*(?:(?:และ|หรือ|กับ|ประกอบกับ|รวมทั้ง|รวมถึง|ตลอดจน|ฯลฯ|ทั้งใน|ทั้ง|อีกทั้ง)[ ,…]*)*"
)  # to a second quotation
_BESIDE = re.compile(f"{LISTED.pattern}(?:ตาม|ใน)? ?")  # between quotations or citations side by side


class Attached(NamedTuple):
    """A quotation with its citation. A ``doubt`` is the reason why it may not be the citation's.

    Where the words between them were not understood, ``led`` says that they only lead to the quotation.
    """

    quoted: Quoted
    bound: Bound
    doubt: str
    further: bool = False  # a second quotation of one citation
    led: bool = False


class Attacher:
    """Attaches the quotations of a block to its citations.

    ``of_law`` says whether a quotation has words of the law: such a one belongs to the nearest citation, however far.
    """

    def __init__(self, found: Found, bound: list[Bound], leads: Leads, of_law: Callable[[Quoted], bool]) -> None:
        self.key, self.quotations, self.leads, self.of_law = found.key, found.quotations, leads, of_law
        self.line = found.line
        outside = (one for one in bound if one.reason != OWN_HEADING)
        self.outside = [one for one in outside if not around(one.reference.start, self.quotations)]
        self.outside.sort(key=_start)
        self.names = {(mention.start - 1, mention.end + 1) for mention in found.mentions}
        self.citing = {around(one.reference.start, self.quotations) for one in bound}

    def attach(self) -> list[Attached]:
        """The quotations with their citations, one citation for each, in order."""
        done = list[Attached]()
        taken = set[int]()  # ids of citations that have a quotation
        paired = self._in_order()
        for place, quoted in enumerate(self.quotations):
            if self.key[: quoted.start].endswith("(") and quoted[:2] in self.names:
                continue  # what the text calls an instrument: (“ประกาศฯ”)
            at, behind = self._index(quoted.start) - 1, self._index(quoted.end)
            last = self.outside[at] if at >= 0 else None
            following = self.outside[behind] if behind < len(self.outside) else None
            attached = (
                paired.get(place)
                or self._after(last, quoted)
                or self._before(quoted, following)
                or self._further(place, done)
            )
            if not attached and not _NAMES.search(self.key, max(0, quoted.start - _QUOTED_NEAR), quoted.start):
                # A second one is listed too, lest a citation of this law be confirmed with words that may be wrong.
                listed = quoted not in self.citing
                unclear = self._unclear(quoted, done[-1:], last, following)
                free = (one for one in unclear if id(one.bound) not in taken or (one.bound.citation and listed))
                attached = next(free, None)
            if attached:
                done.append(attached._replace(further=id(attached.bound) in taken))
                taken.add(id(attached.bound))
        return done

    def _index(self, place: int) -> int:
        """The index of the first citation that does not begin before a place."""
        return bisect_left(self.outside, place, key=_start)

    def _in_order(self) -> dict[int, Attached]:
        """Quotations side by side that have as many citations side by side, each with its own, by their places."""
        lists = self._side_by_side([(one.begin, one.reach) for one in self.outside])
        begins, ends = {run[0]: run for run in lists}, {run[-1]: run for run in lists}
        done = dict[int, Attached]()
        for run in self._side_by_side([(quoted.start, quoted.end) for quoted in self.quotations]):
            first, last = self.quotations[run[0]], self.quotations[run[-1]]
            before, after = self._index(first.start) - 1, self._index(last.end)
            attached, cited = None, range(0)
            if after in begins and (attached := self._before(last, self.outside[after])):
                cited = begins[after]
            elif before in ends:
                bound = self.outside[before]
                attached, cited = self._after(bound, first) or self._loosely(first, bound), ends[before]
                if denied(self.key, first.start, last.end):
                    attached = attached._replace(doubt="denied", led=False)
            if attached and (attached.led or not attached.doubt) and len(run) == len(cited) > 1:
                for place, citation in zip(run, cited, strict=True):
                    done[place] = attached._replace(quoted=self.quotations[place], bound=self.outside[citation])
        return done

    def _side_by_side(self, spans: list[tuple[int, int]]) -> list[range]:
        """Spans with no more between them than what joins them, as ranges of their places."""
        places = range(1, len(spans))
        ends = [place for place in places if not _BESIDE.fullmatch(self.key[spans[place - 1][1] : spans[place][0]])]
        return [range(start, end) for start, end in zip([0, *ends], [*ends, len(spans)], strict=True) if end > start]

    def _after(self, bound: Bound | None, quoted: Quoted) -> Attached | None:
        """A quotation right behind its citation, or behind words such as กำหนดว่า that lead to it."""
        if bound is None:
            return None
        start, end = min(bound.reach, quoted.start), quoted.start
        of_unit = bound.citation and self.leads.duty(self.key, start, end, bound.citation) == end
        if not (of_unit or SAYS.fullmatch(self.key, start, end)):
            return None
        not_this = _NOT.search(self.key, max(0, bound.begin - _QUOTED_NEAR), bound.begin)
        doubted = not_this or denied(self.key, start, quoted.end)
        return Attached(quoted, bound, (self._doubt(quoted, bound) or _BETWEEN) if doubted else "")

    def _before(self, quoted: Quoted, bound: Bound | None) -> Attached | None:
        """A quotation right in front of its citation, or with ตาม and the like between them."""
        if bound is None or bound.reference.heading or bound.reference.start > quoted.end + _CITED_FAR:
            return None
        if self._named(quoted) or not _ITS_OWN.fullmatch(self._between(quoted, bound)):
            return None
        return Attached(quoted, bound, self._doubt(quoted, bound))

    def _between(self, quoted: Quoted, bound: Bound) -> str:
        """The words between a quotation and a citation, without the instrument right in front of it."""
        if quoted.start >= bound.reference.start:
            return self.key[min(bound.reach, quoted.start) : quoted.start]
        words, before = self.key[quoted.end : bound.reference.start], bound.reference.before
        if before and before.start >= quoted.end:
            words = self.key[quoted.end : before.start] + self.key[before.reach : bound.reference.start]
        return words

    def _named(self, quoted: Quoted) -> bool:
        """Whether a quotation is a name, and has no words of the law."""
        named = _NAMES.search(self.key, max(0, quoted.start - _QUOTED_NEAR), quoted.start)
        return bool(named) and not self.of_law(quoted)

    def _further(self, place: int, done: list[Attached]) -> Attached | None:
        """A second quotation behind และ, of the citation that the first one belongs to."""
        first, second = self.quotations[place - 1], self.quotations[place]
        if done and done[-1].quoted == first and _FURTHER.fullmatch(self.key, first.end, second.start):
            doubt = done[-1].doubt and (self._doubt(second, done[-1].bound) or _BETWEEN)
            return done[-1]._replace(quoted=second, doubt=doubt)
        return None

    def _unclear(
        self, quoted: Quoted, before: list[Attached], last: Bound | None, following: Bound | None
    ) -> Iterator[Attached]:
        """A quotation with the citations that it may belong to, of words that are not understood between the two."""
        far = self.of_law(quoted)
        if last and (far or not _PLEADED.search(self.key, max(0, quoted.start - _QUOTED_NEAR), quoted.start)):
            words = self.key[max([last.reach, *(each.quoted.end for each in before)]) : quoted.start]
            beside = last.citation and last.reach >= self.line(quoted.start)[0]
            if far or beside or len(words) <= (_QUOTED_FAR if _CLAIMED.search(words) else _QUOTED_NEAR):
                yield self._loosely(quoted, last, words)
        ahead = following if quoted.closed and following and not following.reference.heading else None
        if ahead and (far or self._near(quoted, ahead)):
            yield self._loosely(quoted, ahead)

    def _near(self, quoted: Quoted, bound: Bound) -> bool:
        """Whether few letters stand between a quotation and a citation that follows it.

        Quotations between it and a citation of this law do not count. What others say is near no citation.
        """
        start, end = quoted.end, _start(bound)
        if of_others(self.key, quoted.start) or end - start > _CITED_FAR:  # else many quotations take long to count
            return False
        places = slice(bisect_left(self.quotations, (start,)), bisect_left(self.quotations, (end,)))
        quoted_between = sum(each.end - each.start for each in self.quotations[places] if bound.citation)
        return end - start - quoted_between <= _QUOTED_NEAR

    def _loosely(self, quoted: Quoted, bound: Bound, words: str | None = None) -> Attached:
        """A quotation with a citation, and whether the words between the two, or some others, only lead to it."""
        words, doubt = self._between(quoted, bound) if words is None else words, self._doubt(quoted, bound)
        led = bound.citation and self.leads.leads(words, bound.citation) and not doubt
        return Attached(quoted, bound, doubt or _BETWEEN, led=bool(led))

    def _doubt(self, quoted: Quoted, bound: Bound) -> str:
        """Whether words right beside a quotation say that it is another unit's or others', or deny it."""
        ahead = bound.reference.start >= quoted.end  # the quotation
        words = phrase(self.key, quoted.start) if ahead else self.key[bound.reference.end : quoted.start]
        if bound.citation and self.leads.another_unit(words, bound.citation):
            return "another-unit"
        if denied(self.key, quoted.start, quoted.end):
            return "denied"
        return "of-others" if of_others(self.key, quoted.start) else ""


def _start(bound: Bound) -> int:
    return bound.reference.start
