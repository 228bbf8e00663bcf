"""Words behind a citation without quotation marks: whether they are a quotation, may be one, or go on with a sentence.

They are a quotation if a provision has just these words. If not, they may still be one, and a citation is not
confirmed with words that may be wrong, where

1. the citation begins its line: before it stand only instruments, other citations and the mark of a list, and the
   line above does not end with ตาม, ใน, และ or the like; and
2. the first word behind it, and behind the instrument that it names, does not carry a sentence on (ให้, ซึ่ง, กำหนด …),
   unless the provision itself begins with that word.

Whatever else stands around a citation is an ordinary sentence.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from mandate_cli.law.quotation.compare import NOT_EQUAL, Words, how
from mandate_cli.thai.normalise import normalise

if TYPE_CHECKING:
    from collections.abc import Iterable

    from mandate_cli.law.model import Provision
    from mandate_cli.law.quotation.compare import Texts
    from mandate_cli.law.quotation.find import Found
    from mandate_cli.law.quotation.resolve import Bound

_LONGEST = 4000  # letters that words without marks may have
_AROUND = " :,;()–—=-/.\n“”‘’\"'"  # signs between a label and words
_JOINS = "และ|หรือ|กับ|ประกอบกับ|ประกอบ|ตลอดจน|รวมทั้ง|จนถึง|ถึง|แห่ง|ของ|ใน"
_LEADS = re.compile(rf"(?:{_JOINS}|ตาม|โดย|ว่า|ที่|เฉพาะ|นอกจาก|เว้นแต่|ความ|ซึ่ง|ตั้งแต่|ระหว่าง|คือ|ดู|อ้าง)[ (]*\Z")
_LEAD = 20  # letters that such words have
_ONLY_JOINS = re.compile(rf"(?:{_JOINS}|[\s,;()/–—*•.-])*")
_LIST_MARK = re.compile(r"[ (]*(?:(?:\d{1,2}(?:\.\d{1,2})*|[ก-ฮ])[.)] |\(\d{1,2}\) )")
_LAST_JOIN = re.compile(rf" ?(?:{_JOINS}|ตาม) ?\Z")
# Words that carry a sentence on; ให้บริการ and the like, which a duty may begin with, are none of them.
_CARRIES_ON = re.compile(
    "ซึ่ง|อัน(?![ก-ฮ])|ว่า(?!จ้าง|ความ)|ดัง|แต่|เพราะ|เนื่อง|เพื่อ|เมื่อ|หาก|ถ้า|ก็|จะ|อาจ(?!าร)|ควร|ยัง(?!ชีพ)|ถูก|คือ|เช่น|ได้|ต้อง|จึง|โดย|เป็น|ไม่|ห้าม"
    "|กำหนด(?!การ)|บัญญัติ|ระบุ|มี(?!ด)|มิ|ให้(?!บริการ|คำ|ความ|การ|ยืม|เช่า|ทุน)|ที่(?!ดิน|พัก|ทำ|ปรึกษา|ประชุม|ราช|ว่าการ|อยู่)|แล้ว|นั้น|นี้|ข้างต้น"
    "|เกี่ยวกับ|ใช้(?:บังคับ|อยู่|ได้|ไม่)|สามารถ|ย่อม|พึง|หมาย(?:ถึง|ความ)|ครอบคลุม|ตาม|ตั้งแต่|จน|ทั้ง|เว้นแต่|ยกเว้น|โปรด|กรุณา|ครับ|ค่ะ|คะ|นะ|ไหม"
    "|ด้วย|เท่านั้น|ต่อ(?:ไป|มา|จาก)|แทน(?!ที่)|เดิม|ใหม่|ฉบับ|วรรค|ตอน|สิ้นสุด|ยกเลิก|ลงวันที่|พ\\. ?ศ|ฯ"
    f"|{_JOINS}"
)


class Unmarked(NamedTuple):
    """Words behind a citation without marks, in places of the block; ``certain`` if they are surely a quotation."""

    start: int
    end: int
    written: str
    certain: bool


def unmarked(
    texts: Texts, found: Found, bound: Bound, provision: Provision | None, taken: Iterable[tuple[int, int]]
) -> Unmarked | None:
    """The words behind a citation that are a quotation or may be one; None if they go on with a sentence.

    ``provision`` is what is cited, if it is held on the day; ``taken`` are the places of quotations of others.
    """
    stretches = _stretches(found, max(bound.reference.end, bound.end))
    for stretch in stretches:
        if texts.whole(Words.of(stretch.written)):
            return stretch._replace(certain=True)
    if not stretches or not provision or not _begins_line(found, bound, taken):
        return None
    law = provision.words
    for stretch in stretches:
        if how(Words.of(stretch.written), law.text, law.as_printed) != NOT_EQUAL:
            return stretch._replace(certain=True)
    nearest = stretches[-1]
    carries_on = _CARRIES_ON.match(normalise(nearest.written))
    if carries_on and not normalise(law.text).startswith(carries_on[0]):
        return None
    near = texts.alike(Words.of(nearest.written))
    return nearest._replace(certain=bool(near and near.citation == provision.citation))


def _stretches(found: Found, start: int) -> list[Unmarked]:
    """The words from a place to the end of the block, to what else is cited or quoted in it, and to the line's end.

    The longest first; none if nothing but signs and words that join stands there.
    """
    block = found.block
    limit = min(len(block.key), start + _LONGEST)
    begins = [reference.start for reference in found.references if reference.start >= start]
    begins += [quoted.start for quoted in found.quotations if quoted.start >= start]
    begins += [mention.start for mention in found.mentions if mention.start >= start and mention.strong]
    following = min([limit, *begins])
    start += len(block.key[start:following]) - len(block.key[start:following].lstrip(_AROUND))
    if _ONLY_JOINS.fullmatch(block.key, start, following):
        return []
    if following < limit and (join := _LAST_JOIN.search(block.key, start, following)):
        following = join.start()
    line = min(following, block.line(start)[1])
    ends = dict.fromkeys((*([len(block.key)] * (limit == len(block.key))), following, line))
    return [Unmarked(start, end, block.words(start, end).rstrip(_AROUND), certain=False) for end in ends if end > start]


def _begins_line(found: Found, bound: Bound, taken: Iterable[tuple[int, int]]) -> bool:
    """Whether a citation begins its line but for others with their quotations, and no words above lead to it."""
    block, start = found.block, bound.reference.start
    first = max(block.line(start)[0], start - _LONGEST)
    others = [
        *((reference.start, reference.end) for reference in found.references),
        *((mention.start, mention.end) for mention in found.mentions),
        *((quoted.start, quoted.end) for quoted in found.quotations),
    ]
    before, at = "", first
    for begins, ends in sorted(span for span in (*others, *taken) if first <= span[0] < start):
        before, at = before + block.key[at:begins], max(at, ends)
    before += block.key[at:start]
    mark = _LIST_MARK.match(before)
    plain = before[mark.end() :] if mark else before
    return bool(_ONLY_JOINS.fullmatch(plain)) and not _LEADS.search(block.key, max(0, first - _LEAD), first)
