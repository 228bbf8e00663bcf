"""Find every citation, quotation and named instrument in a text, whatever law they are of."""

from __future__ import annotations

import re
from bisect import bisect_right

from mandate_cli.law.citation import SECTION
from mandate_cli.law.quotation.grammar import Grammar
from mandate_cli.law.quotation.references import Found, Reference
from mandate_cli.law.quotation.titles import PAPER, Mention
from mandate_cli.law.quotation.tokens import HEADS, Token, around, blocks, loosely

_ISSUER = 40  # letters that the name of who issued an instrument may have
_BEFORE_LIST = re.compile(
    r"[ ,:(]*(?:ในส่วนของ|ในส่วน|โดยเฉพาะ|เฉพาะ|ตามความใน|ตามที่กำหนดใน|ที่กำหนดใน|กำหนด(?:ไว้)?|ตาม|ใน|ของ)? ?"
)
_LEADS_ON = re.compile(
    "(?:ตาม|ใน|ของ|แห่ง|โดย|และ|หรือ|กับ|ว่า|ที่|เฉพาะ|คือ|(?<!อ้าง)ถึง|จาก|ต่อ|เป็น|อาศัย|แก้ไข|ยกเลิก|ประกอบ) ?\\Z"
)
# What stands behind ใน and is no text that has clauses: ข้อ 5 ในการสอบ.
_NO_TEXT = (
    "การ|ส่วน|เรื่อง|กรณี|ด้าน|ประเด็น|ปี|วัน|เดือน|ขณะ|ฐานะ|นาม|ระหว่าง|ปัจจุบัน|เขต|ทุก|ที่|แต่ละ|คดี|ทาง|อัน|เวลา|ช่วง|ครั้ง|คราว|โอกาส"
    "|สถาน|โรงเรียน|สำนักงาน|กลุ่ม|หน่วย|สังกัด|ความ|อำนาจ|หน้าที่|งาน|ภาค|ระดับ|ชั้น|ลักษณะ|ข้อ|มาตรา|วรรค|ตอน|วาระ|พื้นที่|ประเทศ|จังหวัด"
    "|อำเภอ|ตำแหน่ง|ลำดับ|แง่|เชิง|หลัก|สถานการณ์"
)
# แห่ง, ของ or ใน with what is no instrument that is known, but may be a text: ข้อ 5 ของสมุดคู่มือ.
_IN_A_TEXT = re.compile(rf"(?:แนบ)?ท้าย|แห่ง|ของ|(?:ตาม)?(?:ความ)?ใน(?! ?(?:{_NO_TEXT}|\d))")
_SHORT_KIND = re.compile(r"[^ ]{0,3}\.|พร")  # how พ.ร.บ. and the like begin, which no heading does
_BEGIN = ("ใน", "ตาม", "ตามความใน")  # signs with which a clause may begin
_HEADING_TEXT = re.compile(
    rf"\.? (?!{loosely(HEADS).pattern}|ซึ่ง|ที่(?! ?ดิน)|กำหนด|บัญญัติ|ระบุ|ความว่า|มีคำว่า|และ|หรือ|กับ|ดังกล่าว|ประกอบ|ข้างต้น|วรรค|ตอน"
    "|มิได้|ไม่ได้|ได้|แล้ว|นั้น|มา(?:ใช้|พิจารณา|รวม|คำนวณ|ประกอบ))[ก-๙]"
)


def find(text: str, *, paragraphs: bool = False) -> list[Found]:
    """Every citation, quotation and instrument in a text, block by block.

    ``paragraphs`` says that a line of it is a paragraph, which a title does not go beyond.
    """
    found = [Found(part, start, paragraphs=paragraphs) for start, part in blocks(text)]
    for block in found:
        _read(block)
    return found


def _read(signs: Found) -> None:
    """Read all references of a block, with the instruments that stand around them."""
    beside, at, read = _Beside(signs), 0, signs.references
    grammar = Grammar(signs, beside.begins)
    while at < len(signs.tokens):
        first = len(read)
        if end := grammar.read_list(at):
            read[first:] = beside.bound(read[first:], at, end)
            end = grammar.items_behind(end) or end
        at = end or grammar.doubtful(at) or at + 1


class _Beside:
    """What stands around lists of references; ``taken`` are the mentions that stand behind those read so far."""

    def __init__(self, signs: Found) -> None:
        self.signs, self.key, self.named, self._next = signs, signs.key, signs.mentions, signs.next
        self.taken = set[Mention]()

    def begins(self, at: int) -> bool:
        """Whether a head with a number may be the heading of a clause of the text itself."""
        head = self.signs[at]
        joined = self._next(at, "head") and at and self.signs[at - 1].kind in {"joint", "of"}
        if joined or (head.start and self.key[head.start - 1] not in ' “”"'):
            return False
        further = self._next(at + 2, "of", "joint", "range")
        behind = self._behind(at + 2)
        named = behind and behind.strong and behind.this != "นี้"
        leads = further and (further.says not in _BEGIN or named)
        return bool(_HEADING_TEXT.match(self.key, self.signs[at + 1].end)) and not leads

    def bound(self, references: list[Reference], at: int, end: int) -> list[Reference]:
        """The references of a list with the instruments named right behind and right in front of it."""
        of, last = self._next(end, "of"), references[-1]
        after, before = self._behind(end, last.kind), self._ahead(self.signs[at].start)
        over = self.signs.over(end)
        if not (of or after) and over and self.signs[over].says in {"แห่ง", "ของ"}:  # ข้อ 5 “…” ของระเบียบ
            after = self._behind(over, last.kind, self.signs[over])
        if before and not of and self._next(end + 1, "head"):
            after = None  # of the next one
        astray = bool(of and not after and self._astray(of, end + 1, named=bool(before)))
        bare = len(references) == 1 and len(last.labels) == 1
        short = self.signs[at].says == "ม." or (after and not of and _SHORT_KIND.match(self.key, after.start))
        if after and not of and bare and not (short or after.kind.startswith("ประมวล")):
            astray = True  # perhaps a heading, and what it says
        heading = bool(bare and end == at + 2 and not short and self.begins(at))
        done = list[Reference]()
        for reference in references:
            alike, shared = reference.kind == last.kind, not (before and after and last.unit)
            # Of two units the first is of the instrument before, the last of the one behind.
            ahead = before if shared or reference.unit < last.unit else None
            behind = after if (alike if shared else reference.unit) else None
            done.append(reference._replace(before=ahead, after=behind, astray=astray and alike, heading=heading))
        self.taken |= {reference.after for reference in done if reference.after}
        return done

    def _astray(self, of: Token, at: int, *, named: bool) -> bool:
        """Whether an instrument stands behind ตาม or the like, but not which, or words that may be another text.

        A list behind the instrument that is ``named`` for it may be followed by any paper.
        """
        token = self._next(at, "instrument")
        mention = self.named[int(token.says)] if token else None
        if named and of.says.endswith(("ใน", "ตาม")):
            return bool(mention and (mention.strong or mention.kind != PAPER))
        return bool(mention or _IN_A_TEXT.match(self.key, of.start))

    def _behind(self, at: int, kind: str = "", of: Token | None = None) -> Mention | None:
        """The instrument named right behind a list of sections or clauses, or behind แห่ง or ``of`` it."""
        of = of or self._next(at, "of")
        place = at + bool(of)
        token = self._next(place, "instrument")
        if token is None:
            return None
        mention = self.named[int(token.says)]
        if of and of.says.startswith("ตาม") and (mention.kind == PAPER or not mention.strong):
            return None
        if of is None:
            leads = self._next(place + 1, "head") and not mention.kind.startswith("ประมวล")
            strong = mention.strong or (kind == SECTION and mention.titled)
            if not strong or mention.this or leads or mention.kind == PAPER:
                return None
        return mention

    def _ahead(self, start: int) -> Mention | None:
        """The instrument named right in front of a list, unless it belongs to a list before it."""
        place = bisect_right(self.named, start, key=lambda mention: mention.start) - 1
        if place < 0:
            return None
        mention = self.named[place]
        end = mention.end if mention.amender else max(mention.end, mention.reach)
        close = end >= start or _BEFORE_LIST.fullmatch(self.key, end, start)
        if mention.amender and close and mention not in self.taken:
            while place and self.named[place].amender:
                place -= 1
            return mention if self.named[place] in self.taken else self.named[place]
        quoted = around(mention.start, self.signs.quotations)
        said = quoted and quoted.start + 1 < mention.start and quoted.end <= start  # “… ตามกฎหมาย” มาตรา 37
        if not close or said or mention in self.taken or mention.this == "นี้":
            return None
        if mention.kind == PAPER and "(" in self.key[end:start] and not (mention.year or mention.day):
            return None  # a number of the text's own, put in brackets behind other words
        apart = self.key[end:start].strip() not in {"", "กำหนด"} or len(mention.body) > _ISSUER
        if mention.kind == PAPER and mention.body:
            led = _LEADS_ON.search(self.key, max(0, mention.start - _ISSUER), mention.start)
            above = self.signs.begins_line(start) and not led
            apart = apart or above or bool(_LEADS_ON.search(mention.body))
        return None if apart and not mention.strong else mention
