"""Words behind a citation without quotation marks: whether they are a quotation, may be one, or go on with a sentence.

They are a quotation if a provision has just these words; behind กำหนดว่า and the like, or the name of the provision's
own unit with มีหน้าที่, also if they are its words in part or nearly so. If not, they may still be one, and a citation is
not confirmed with words that may be wrong, behind กำหนดว่า and the like, and where

1. the citation begins its line: before it stand only instruments, other citations and the mark of a list, and the
   line above does not end with ตาม, ใน, และ or the like; and
2. the first word behind it, and behind the instrument that it names, does not carry a sentence on (ให้, ซึ่ง, กำหนด …),
   unless the provision itself begins with that word.

Whatever else stands around a citation is an ordinary sentence.
"""

from __future__ import annotations

import re
from bisect import bisect_left, insort
from typing import TYPE_CHECKING, NamedTuple

from mandate_cli.law.quotation.compare import Quotation, changed, has, how, reworded
from mandate_cli.law.quotation.leads import ITEMS, LISTS, denied
from mandate_cli.law.quotation.tokens import around, follows, sort_of
from mandate_cli.thai.normalise import letters_only, normalise

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mandate_cli.law.citation import Citation
    from mandate_cli.law.model import Provision
    from mandate_cli.law.quotation.compare import Texts
    from mandate_cli.law.quotation.leads import Leads
    from mandate_cli.law.quotation.references import Found
    from mandate_cli.law.quotation.resolve import Bound

_UNREAD = re.compile(
    r"(?<!\D\d)(?<!\D\d )(?<!\D\d\d)(?<!\D\d\d )\( ?(?:\d{1,2}|[ก-รลว-ฮ]) ?\)"
)  # no number again: 3 (3)
_FIRSTS = ("1", "ก")  # of a list
_ITEM_FAR = 250  # letters between a citation and a label that may be one of its items
_LONGEST_WORDS = 4000  # letters that words without marks may have
_AROUND = " :,;()[]–—=-/.*_|\n“”‘’\"'"  # signs between a label and words
_JOINS = "และ|หรือ|กับ|ประกอบกับ|ประกอบ|ตลอดจน|รวมทั้ง|จนถึง|ถึง|แห่ง|ของ|ใน"
_LED_TO = re.compile(rf"(?:{_JOINS}|ตาม|โดย|ว่า|ที่|เฉพาะ|นอกจาก|เว้นแต่|ความ|ซึ่ง|ตั้งแต่|ระหว่าง|คือ|ดู|อ้าง)[ (]*\Z")
_LEAD_LETTERS = 20  # letters that such words have
_ONLY_JOINS = re.compile(rf"(?:{_JOINS}|[\s,;()\[\]/–—*_•.-])*")
_ROW_ENDS = re.compile(rf"{_ONLY_JOINS.pattern}(?:(?:\.\.\.|…|ฯลฯ).*)?", re.DOTALL)  # of words in a row
_LIST_MARK = re.compile(r"[ (]*(?:[–•*·-] |(?:\d{1,2}(?:\.\d{1,2})*|[ก-ฮ])[.)] |\(\d{1,2}\) )")
_ONLY_MARK = re.compile(r"[ (]*(?:\d{1,2}(?:\.\d{1,2})*|[ก-ฮ])[.) ]*")
# A sentence behind the words, or what has put them into the law, in brackets.
_BEHIND = re.compile(
    r"[ ,]+(?:(?:ดัง|เพราะ)?ฉะนั้น|ดังนั้น|ด้วยเหตุนี้|จึง|ทั้งนี้|อนึ่ง)"
    r"| ?\((?:ซึ่ง|ที่)?(?:ได้)?(?:ถูก)?(?:แก้ไข|เพิ่ม)(?:เพิ่ม)?(?:เติม)?(?:โดย|ตาม)"
)
_CITED_BY = re.compile(
    "(?:ทั้งนี้|อยู่|เป็นไป|ดังที่|ปรากฏ)?(?:ตาม(?:ที่)?|ใน|ของ|โดย|ดู)?(?:กำหนด|บัญญัติ|ระบุ)?(?:ไว้)?(?:ใน|ความใน|นัย)*\\Z"
)
_LAST_JOIN = re.compile(rf" ?(?:{_JOINS}|ตาม) ?\Z")
# Words that carry a sentence on; ให้บริการ and the like, which a duty may begin with, are none of them.
_CARRIES_ON = re.compile(
    "ซึ่ง|อัน(?![ก-ฮ])|ว่า(?!จ้าง|ความ)|ดัง|แต่|เพราะ|เนื่อง|เพื่อ|เมื่อ|หาก|ถ้า|ก็|จะ|อาจ(?!าร)|ควร|ยัง(?!ชีพ)|ถูก|คือ|เช่น|ได้|ต้อง|จึง|โดย|เป็น|ไม่|ห้าม"
    "|กำหนด(?!การ)|บัญญัติ|ระบุ|มี(?!ด)|มิ|ให้(?!บริการ|คำ|ความ|การ|ยืม|เช่า|ทุน)|ที่(?!ดิน|พัก|ทำ|ปรึกษา|ประชุม|ราช|ว่าการ|อยู่)|แล้ว|นั้น|นี้|ข้างต้น"
    "|เกี่ยวกับ|ใช้(?:บังคับ|อยู่|ได้|ไม่|ประกอบ|ร่วม|ควบคู่)|สามารถ|ย่อม|พึง|หมาย(?:ถึง|ความ)|ครอบคลุม|ตาม|ตั้งแต่|จน|ทั้ง|เว้นแต่|ยกเว้น|โปรด|กรุณา|ครับ|ค่ะ|คะ|นะ|ไหม"
    r"|รวม(?:ทั้ง(?:หมด|สิ้น))?(?:เป็น)? ?\d+ ?(?:ข้อ(?:ย่อย)?|ประการ|อนุ(?:มาตรา|ข้อ)?|รายการ|ด้าน|เรื่อง)$"
    "|ด้วย|เท่านั้น|ต่อ(?:ไป|มา|จาก)|แทน(?!ที่)|เดิม|ใหม่|ฉบับ|วรรค|ตอน|สิ้นสุด|ยกเลิก|ลงวันที่|ราชกิจจา|เล่ม(?:ที่)? ?\\d|พ\\. ?ศ|ฯ"
    f"|แก้ไขเพิ่มเติม|(?:เพิ่ม(?:เติม)?|แก้ไข|ยกเลิก)(?:โดย|ตาม)|{_JOINS}"
    # What is argued about a citation, or only points on.
    r"|เรื่อง|(?:พูด|กล่าว)ถึง|(?:ตรง|เหมือน|คล้าย|สอดคล้อง|ต่าง|แตกต่าง|ซ้ำ|ขัด|แย้ง|เกี่ยวข้อง|เกี่ยวเนื่อง|สัมพันธ์|เท่า)(?:กัน|กับ|จาก|$)"
    r"|ส่วน(?!ราชการ)|สำหรับ|ชอบ(?:แล้ว|ด้วย)|ฟัง(?:ไม่)?ขึ้น|ดู(?!แล)|ต่อ\)|สิ่งที่ส่งมาด้วย|เอกสาร(?:แนบ|หมาย)|เทียบ|อุทธรณ์|ฟ้อง|คำขอ"
    "|ข้อ(?:กล่าวหา|เท็จจริง|สั่งการ|อ้าง|ต่อสู้)|เหตุผล|ผู้(?:ร้อง|ฟ้อง|ถูกฟ้อง)|พยาน|ศาล"
)


class Stretch(NamedTuple):
    """Words behind a citation without marks, in places of the block; ``certain`` if they are surely a quotation.

    ``rest`` says that words behind them were not taken for a part of it.
    """

    start: int
    end: int
    written: str
    certain: bool
    rest: bool = False


class Unmarked:
    """Finds words without marks behind the citations of a block, which are to be asked for in order."""

    def __init__(self, texts: Texts, found: Found, leads: Leads) -> None:
        self.texts, self.found, self.key, self.leads = texts, found, found.key, leads
        cited = [
            *((each.start, each.end) for each in found.references),
            *((each.start, each.end) for each in found.quotations),
        ]
        beside = {mention for reference in found.references for mention in (reference.before, reference.after)}
        strong = [mention for mention in found.mentions if mention.strong]
        self.cited = sorted([*cited, *((each.start, each.end) for each in strong if each in beside)])
        self.spans = sorted([*cited, *((each.start, each.end) for each in strong)])
        self.row: Citation | None = None  # the last item of those in a row behind a citation

    def any_behind(self, bound: Bound) -> bool:
        """Whether words stand behind a citation before the next citation or quotation."""
        return bool(self._stretches(bound.reach, bound.citation))

    def behind(self, bound: Bound, provision: Provision | None) -> Stretch | None:
        """The words behind a citation that are a quotation or may be one; None if they go on with a sentence.

        ``provision`` is what is cited, if it is held on the day.
        """
        words = self._judged(bound, provision)
        if words:
            insort(self.spans, (words.start, words.end))
            if words.certain and provision and self._wraps(words, provision):
                return words._replace(certain=False)
        return words

    def _wraps(self, words: Stretch, provision: Provision) -> bool:
        """Whether words that end with a line may go on in the next: with และ, or since they are only a part."""
        key = self.key
        at = len(key) - len(key[words.end :].lstrip())
        if self.found.paragraphs or at == len(key) or not self.found.begins_line(at):
            return False
        join = _ONLY_JOINS.match(key, at)
        place = bisect_left(self.spans, (at,))
        following = self.spans[place][0] if place < len(self.spans) else len(key)
        if join and join[0].strip(" –•*·-"):
            return join.end() < following and not _LIST_MARK.match(key, join.end())
        whole = Quotation.of(words.written).are(letters_only(provision.words.text))
        mark = following == at or _LIST_MARK.match(key, at) or re.compile(r"\( ?(?:\d|[ก-ฮ] ?\))").match(key, at)
        return not (whole or mark or _CARRIES_ON.match(key, at))

    def before(self, bound: Bound, provision: Provision, cited: set[Citation]) -> str:
        """Why words of the law right before a citation, without marks, are not its own: a reason, or none.

        They may be those of any provision that is ``cited`` in the block.
        """
        place = bisect_left(self.spans, (bound.begin,))
        begins = max(self.spans[place - 1][1] if place else 0, bound.begin - _LONGEST_WORDS)
        words = self.key[begins : bound.begin]
        letters = _CITED_BY.sub("", letters_only(words))
        told = self.texts.ending(letters)
        theirs = [each for each in told if any(each.citation.within(one) or one.within(each.citation) for one in cited)]
        if told and not theirs:
            return "another-provision"
        provision = theirs[0] if theirs else provision
        if misled := self.leads.misled(words[-_ITEM_FAR:], provision, last=True):
            return misled
        if told or not self._reworded(letters[-_ITEM_FAR:], provision):
            said = "" if told else self.leads.duty_said(words)
            return "another-provision" if self.texts.of_another(said, provision.citation, cited) else ""
        return "words-without-marks"

    def unread(self, bound: list[Bound]) -> Iterator[tuple[re.Match[str], int, Citation]]:
        """Labels behind a citation that were not read, as an item or the mark of a list, and where their words end.

        A mark begins a line, or is the first of its sort, or counts on from such a one. Right behind a citation that
        has items, or behind words that list them, a label is no mark, and an item if it has that.
        """
        key, mandate, marks, listing = self.key, self.texts.mandate, dict[str, str](), None
        cited, read = [one for one in bound if not one.reference.doubt], bytearray(len(key))
        for start, end in self.spans:
            read[start:end] = bytes([1]) * (end - start)
        for label in _UNREAD.finditer(key):
            at, says = label.start(), label[0].strip("() ")
            if read[at]:
                continue
            last = cited[bisect_left(cited, at, key=lambda one: one.reference.start) - 1 :][:1]
            held = last[0].citation if last and last[0].reach <= at < last[0].reach + _ITEM_FAR else None
            begins = self.found.begins_line(at)
            if held and not begins:
                reach = last[0].reach
                listed = LISTS.fullmatch(key, reach, at) or ITEMS.fullmatch(key, reach, at)
                if listed or read[at - 1 - (key[at - 1] == " ")]:
                    listing = held if mandate.children(held) else None
            lists = listing if held and held == listing else None
            item = mandate.get(lists._replace(labels=(*lists.labels, says))) if lists else None
            self.row = self.row if self.row and held and self.row.within(held) else None
            heads = not begins and self._heads(label, held)
            if begins or (
                not (lists or self.row or heads) and (says in _FIRSTS or follows(marks.get(sort_of(says), ""), says))
            ):
                marks[sort_of(says)] = says
            elif held and (self.row or heads or not (item and item.in_force)):
                yield label, self._words_end(label), held

    def _words_end(self, label: re.Match[str]) -> int:
        """Where the words behind a label end: at the next one, at what else is cited, or with the line."""
        place, following = bisect_left(self.spans, (label.end(),)), _UNREAD.search(self.key, label.end())
        ends = [self.found.line(label.start())[1], *(each[0] for each in self.spans[place : place + 1])]
        return min([*ends, *([following.start()] if following else [])])

    def _heads(self, label: re.Match[str], cited: Citation | None) -> bool:
        """Whether a label has the sort of the items of what is cited, or beside it, and words nearly as the law's."""
        says = label[0].strip("() ")
        words = Quotation.of(self._within(label.end(), self._words_end(label))) if cited else None
        if not words or not cited or says == cited.labels[-1]:
            return False
        inside = self.texts.mandate.get(cited._replace(labels=(*cited.labels, says)))
        sort = inside or sort_of(says) == sort_of(cited.labels[-1])
        return bool(sort and (self.texts.whole(words) or self.texts.alike(words)))

    def pasted(self, start: int, provision: Provision) -> Stretch | None:
        """The words of a provision from a place to the end of a line, or None."""
        stretches = self._stretches(start)
        whole = self.whole(stretches[0].start, stretches[0].end, provision) if stretches else None
        return whole if whole and whole.certain and not whole.rest else None

    def in_row(self, start: int, end: int, item: Provision) -> Stretch | None:
        """The words of an item in a row with others, if they fill a range but for what joins it on, or an ellipsis."""
        words = self.whole(start, end, item)
        if not (words and words.certain and _ROW_ENDS.fullmatch(self.key, words.end, end)):
            return None
        self.row = item.citation
        return words

    def like_a_clause(self, start: int) -> bool:
        """Whether the words from a place on, to what else is cited on their line, are nearly those of a clause."""
        near = (self.texts.alike(Quotation.of(each.written)) for each in self._stretches(start)[-1:])
        return any(each and len(each.citation.labels) == 1 for each in near)

    def _judged(self, bound: Bound, provision: Provision | None) -> Stretch | None:
        stretches = self._stretches(bound.reach, bound.citation)
        for stretch in stretches:
            if self.texts.whole(Quotation.of(stretch.written)):
                return stretch._replace(certain=True)
        if not stretches or not provision:
            return None
        key, start, end = self.key, bound.reach, stretches[0].end
        claimed = self.leads.claim(key, start, end)
        led = self.leads.duty(key, claimed or start, end, provision.citation) or claimed
        if led is not None and led < end:
            behind = [
                each._replace(start=led, written=self._within(led, each.end)) for each in stretches if led < each.end
            ]
            near = self._nearly(behind, provision, told=not claimed)
            if (said := self._has(behind, provision) or self.whole(led, end, provision) or near) or claimed:
                return said or behind[-1]
        in_marks = self._in_marks(bound.reference.start)
        if not in_marks and not self._begins_line(bound.reference.start):
            return None
        said = None if in_marks else self.pasted(bound.reach, provision)
        if said := said or self._has(stretches, provision):
            return said
        carries_on = _CARRIES_ON.match(normalise(stretches[-1].written))
        if carries_on and not normalise(provision.words.text).startswith(carries_on[0]):
            return stretches[-1] if in_marks else None
        if in_marks:
            return stretches[-1]._replace(certain=True)
        return self._nearly(stretches[-1:], provision) or stretches[-1]

    def _in_marks(self, start: int) -> bool:
        """Whether a citation is the first that stands in some quotation marks, with what it says."""
        quoted = around(start, self.found.quotations)
        return bool(quoted and not self.key[quoted.start + 1 : start].strip())

    def _has(self, stretches: list[Stretch], provision: Provision) -> Stretch | None:
        """The first stretch that has words of the provision."""
        said = (each for each in stretches if has(Quotation.of(each.written), provision.words))
        return next((each._replace(certain=True) for each in said), None)

    def _nearly(self, stretches: list[Stretch], provision: Provision, *, told: bool = False) -> Stretch | None:
        """The first stretch that reads nearly as the provision, and as no other; if only ``told``, with other words."""
        for stretch in stretches:
            words = Quotation.of(stretch.written)
            near = self.texts.alike(words)
            own = letters_only(provision.words.text)
            begins = own.startswith(words.parts[:1])
            if how(words, provision.words.text, None) == "cut-word" and not begins:
                continue  # nobody quotes that says งานวิเทศสัมพันธ์ for ดำเนินงานวิเทศสัมพันธ์
            if near and near.citation == provision.citation and (not told or changed("".join(words.parts), own)):
                return stretch._replace(certain=True)
        return None

    def whole(self, start: int, end: int, provision: Provision) -> Stretch | None:
        """The words of the provision from a place on, behind which the sentence or another line goes on."""
        letters = letters_only(provision.words.text)
        for space in re.finditer(" |$", self.key[start:end]):
            last = start + space.start()
            words = Quotation.of(self._within(start, last))
            if words.are(letters):
                rest = last < end and not self.found.begins_line(last + 1)
                return Stretch(start, last, words.written, certain=not denied(self.key, start, last), rest=rest)
            if words.letters > len(letters):
                break
        return None

    def _within(self, start: int, end: int) -> str:
        return self.found.words(start, end).strip(_AROUND)

    def _stretches(self, start: int, cited: Citation | None = None) -> list[Stretch]:
        """The words from a place to the end of the block, to what else is cited or quoted in it, the line and the cell.

        Items of what is ``cited`` that stand in a row are no more of it. The longest first; none if nothing but signs
        and words that join stands there.
        """
        key, limit, spans = self.key, min(len(self.key), start + _LONGEST_WORDS), self.spans
        if quoted := around(start, self.found.quotations):
            limit, spans = min(limit, quoted.end - quoted.closed), self.cited  # the law may name others
        place, last = bisect_left(spans, (start,)), start - 1
        following = min(limit, spans[place][0]) if place < len(spans) else limit
        labels = _UNREAD.finditer(key, start, following) if cited and not quoted else ()
        if row := next((each.start() for each in labels if self._heads(each, cited)), None):
            limit = following = row
        start = following - len(key[start:following].lstrip(_AROUND))
        if start >= self.found.line(last)[1] and self.found.is_row(last):
            return []
        if following < limit and (join := _LAST_JOIN.search(key, start, following)):
            following = join.start()
        joins = _ONLY_JOINS.fullmatch(key, start, following) or ITEMS.fullmatch(key, start, following)
        if joins or self._only_mark(start, following):
            return []
        line, cell = following, following
        if not quoted:
            line, cell = min(following, self.found.line(start)[1]), min(following, self.found.cell(start))
        bracket = key.find(")", start, following) if key[start - 1 : start] == "(" else -1
        behind = None if quoted else _BEHIND.search(key, start, cell)
        cut = behind.start() if behind else -1
        ends = dict.fromkeys((*([limit] * (limit == len(key))), following, line, cell))
        ends |= dict.fromkeys(each for each in (bracket, cut) if each > start)
        return [
            Stretch(start, end, self.found.words(start, end).rstrip(_AROUND), certain=False, rest=end == cut)
            for end in ends
        ]

    def _only_mark(self, start: int, end: int) -> bool:
        """Whether a range has no more than the mark of a list that begins a line, before what is cited on it."""
        line = self.found.line(start)
        return line[0] >= start - 1 and end < line[1] and bool(_ONLY_MARK.fullmatch(self.key, start, end))

    def reworded(self, bound: Bound, provision: Provision) -> bool:
        """Whether words behind a citation are those of its provision but for some among them.

        What has items, or amends, is told in other words than its own.
        """
        told = bound.instrument and bound.instrument.amends
        stretches = [] if told else self._stretches(bound.reach)
        if not stretches or self.texts.mandate.children(provision.citation):
            return False
        return self._reworded(letters_only(stretches[0].written), provision)

    def _reworded(self, letters: str, provision: Provision) -> bool:
        own = letters_only(provision.words.text)
        cited = provision.citation
        return reworded(letters, own, lambda words: self.leads.leads(words, cited) or self.leads.omits(words, cited))

    def _begins_line(self, start: int) -> bool:
        """Whether a citation begins its line but for others with their quotations, and no words above lead to it."""
        key, first = self.key, max(self.found.line(start)[0], start - _LONGEST_WORDS)
        if self.found.text[: self.found.offsets[start]].rstrip(" ").endswith(("\t", "|")):  # a cell of a table
            return True
        before, at = "", first
        for begins, ends in self.spans[bisect_left(self.spans, (first,)) : bisect_left(self.spans, (start,))]:
            before, at = before + key[at:begins], max(at, ends)
        before += key[at:start]
        mark = _LIST_MARK.match(before)
        plain = before[mark.end() :] if mark else before
        return bool(_ONLY_JOINS.fullmatch(plain)) and not _LED_TO.search(key, max(0, first - _LEAD_LETTERS), first)
