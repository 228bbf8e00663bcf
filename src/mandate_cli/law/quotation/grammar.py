"""A small grammar that reads citations out of tokens.

Items, numbers and further units that follow a unit make a *list*.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import TYPE_CHECKING

from mandate_cli.law.citation import CLAUSE, label_key
from mandate_cli.law.quotation.leads import ITEMS, SAYS
from mandate_cli.law.quotation.tokens import Kind, Token, goes_below, sort_of
from mandate_cli.law.quotation.units import GOES_ON, Units, kind_of

if TYPE_CHECKING:
    from mandate_cli.law.quotation.references import Reference

# What is counted, so that a number before it is none of a clause.
_COUNTABLE = re.compile(
    r" ?(?:คน|ราย|โรงเรียน|ฉบับ|วัน|เดือน|ปี|บาท|มาตรฐาน|กลุ่ม|ครั้ง|ข้อ(?!\s?\d)|หน้า|ชุด|เรื่อง|ด้าน|ประการ|หน่วย|อำเภอ|จังหวัด|เขต"
    r"|น\.|แผ่น|ชิ้น|เครื่อง|ห้อง|ชั้น|ชั่วโมง|นาที|เมตร|กิโล|ไร่|ตัว|องค์|หมวด|ตำแหน่ง|อัตรา|ระดับ|งาน|สถาน|%|เปอร์|ใน \d"
    r"|แห่ง(?! ?(?:ประกาศ|พ|ระเบียบ|ข้อ|กฎ|คำสั่ง|รัฐ|ประมวล)))"
)
_ITEM_ENDS = re.compile(r" ?(?:$|[(),;:“\"”’–—/-]|แห่ง|ของ|และ|หรือ|กับ|ถึง|ประกอบ)")  # what no item of a list begins with

# Before an item that goes on with a citation some words before: what joins, or a quotation, if one stands behind too.
_ITEM_GOES_ON = re.compile(r"(?:และ|หรือ|ส่วน|กับ|สำหรับ|แต่|รวม(?:ทั้ง|ถึง)|ตลอดจน|ทั้ง|ขณะที่|[,;]) ?\Z")
_CLOSES, _QUOTES = ("”", "»"), re.compile(rf"{SAYS.pattern}[“«]")
_NAME = re.compile(" (?:ของ)?(?:กลุ่ม|หน่วย)[ก-๎ฯ]{2,56} ?")  # of a unit whose duties stand in an item
_SIGNS_BETWEEN = 5  # signs between a citation and its items, with how many it has
_JOINT = 8  # letters of these words at most


class Grammar(Units):
    """Reads lists of units, and notes what looks like a citation and cannot be read."""

    def read_list(self, at: int) -> int | None:
        """Read a list that begins at a token; the place behind it, None if none begins there."""
        end = self._unit(at, 0)
        while end and (after := self._beside(end) or self._further_unit(end) or self._too_deep(end)):
            end = after
        if end and (odd := self._next(end, "odd")):  # (ฤ), (a)
            self.found[-1] = self.found[-1]._replace(end=odd.end, labels=(), doubt="no-label")
            return end + 1
        return end

    def _beside(self, at: int) -> int | None:
        """Read what stands beside the last reference: a label, the rest of a range, or a label behind a quotation."""
        last = self.found[-1]
        if last.doubt or not last.labels:
            return None
        return (
            self._sibling(at, last) or self._range(at, last) or self._sibling_over(at, last) or self._of_named(at, last)
        )

    def _add_label(self, last: Reference, level: int | None, at: int) -> int:
        """Read the label at a place, at a level among those of the last reference, with what stands below it."""
        labels, end = self._below([*last.labels[:level], self.signs[at].says], at + 1)
        self._add(self.signs[at].start, self.signs[end - 1].end, last.kind, labels, last.unit, same=last.same)
        return end

    def items_behind(self, at: int) -> int | None:
        """Read the items of the last reference behind its instrument, ``… คือ (ก) ถึง (ช)``, or its quotation there.

        Or behind words such as ``มี 5 ข้อย่อย คือ``, with its instrument before it.
        """
        last, first = self.found[-1], len(self.found)
        named = last.after or last.before
        reach = last.after.reach if last.after else last.end
        place = bisect_left(self.signs.tokens, reach, key=lambda token: token.start) if last.after else at
        if last.doubt or not last.labels:
            return None
        end = self._sibling_over(place, last, reach)
        row = range(place, min(place + _SIGNS_BETWEEN, len(self.signs)))
        place = next((each for each in row if self.signs[each].kind == "item"), place)
        token = self.signs[place] if place < len(self.signs) else None
        listed = token and token.kind == "item" and ITEMS.fullmatch(self.key, reach, token.start)
        if token and listed and _ITEM_ENDS.match(self.key, token.end):
            end = self._add_label(last, self._level(last.labels, token.says), place)
        if end is None:
            return None
        while after := self._beside(end):
            end = after
        self.found[first:] = [each._replace(before=named) for each in self.found[first:]]
        return end

    def doubtful(self, at: int) -> int | None:
        """Note what looks like a citation at a token and cannot be read; the place behind it, None if nothing does."""
        token = self.signs[at]
        if token.kind == "head":
            item, doubt = self._next(at + 1, "item"), "no-number"
            if item is None or item.start in self.marks or self.signs.breaks(token.end, item.start):
                return None
            end = self._labels(at + 1, item)[1]
        elif token.kind in {"item", "part"} and ((led := self._led(at)) or self._goes_on(at)):
            doubt = "no-clause-named" if led or token.kind == "part" else "item-or-list-mark"
            end = self._labels(at, token)[1]
            while self._next(end, "of") and (outer := self._next(end + 1, "item", "part")):  # (ก) ของ (1)
                end = self._labels(end + 1, outer)[1]
        else:
            return None
        self._add(token.start, self.signs[end - 1].end, CLAUSE, (), 0, doubt=doubt)
        return end

    def _led(self, at: int) -> bool:
        """Whether ตาม, ใน, ของ or นอกจาก stands right before a label, or what joins it to a citation."""
        token, before = self.signs[at], self.signs[at - 1]
        words = self.key[max(0, token.start - 10) : token.start].rstrip()
        if words.endswith(("นอกจาก", "ยกเว้น", "เว้นแต่", "เฉพาะ", "ใช่")):
            return not self._counts_marks(at, at)
        if not at or not self._next(at, "item", "part") or token.start in self.marks:
            return False
        joins = before.kind in {"joint", "range"} and self._next(at - 1, "joint", "range") and self.found
        led = before.kind == "of" or (before.kind == "instrument" and words.endswith(("ตาม", "ใน", "ของ", "แห่ง")))
        return led or bool(joins and self.found[-1].end == self.signs[at - 2].end)

    def _goes_on(self, at: int) -> bool:
        """Whether an item goes on with a citation before it, with words between them, and not with marks of a list.

        Or it begins a line below a citation that does too, or below such an item: pasted law.
        """
        if not self.found:
            return False
        start, end, last = self.signs[at].start, self.signs[at].end, self.found[-1]
        begins = not self.key[self.signs.line(last.start)[0] : last.start].strip(" (")
        if not last.heading and begins and self.signs.begins_line(start):
            return True
        joined = _ITEM_GOES_ON.search(self.key, max(0, start - _JOINT), start)
        beside = self.key[max(0, start - _JOINT) : start].rstrip()[-1:] in _CLOSES and _QUOTES.match(self.key, end)
        listed = at > 1 and self._next(at - 1, "joint") and self.signs[at - 2].kind == "item"  # (1) หรือ (2)
        return bool((joined or beside) and (listed or not self._counts_marks(at, at)))

    def _joined(self, at: int) -> tuple[Token | None, int]:
        """The joint at a place, if any, and the place behind it, or behind two: a comma before และ."""
        joint = self._next(at, "joint")
        return joint, at + bool(joint) + bool(joint and self._next(at + 1, "joint"))

    def _next_label(self, at: int, *kinds: Kind) -> Token | None:
        """The token at a place if it is of a kind and no mark of a list in the text."""
        token = self._next(at, *kinds)
        return token if token and token.start not in self.marks else None

    def _sibling(self, at: int, last: Reference) -> int | None:
        """Read an item, a part or a number that stands beside the last reference."""
        joint, place = self._joined(at)
        place += bool(joint and self._next(place, "filler"))
        token = self._next_label(place, "item", "part", "letter", "number")
        if token and token.kind == "number":
            return self._further_number(place, token, last) if joint or self._lists(place) else None
        if token is None or self._reversed(place, 0, dry=True):
            return None
        level = self._level(last.labels, token.says)
        if level is None and joint and token.kind == "part":
            level = 1  # (2) และวรรคสอง of a section
        goes_up = (
            level is not None and _ascends(last.labels[level], token.says) and not self._counts_marks(place, place)
        )
        if level is None or not (joint or goes_up):
            return None
        end = self._add_label(last, level, place)
        if not (joint or end > place + 1 or GOES_ON.match(self.key, self.found[-1].end) or self._next(end, "item")):
            self.found[-1] = self.found[-1]._replace(doubt="item-or-list-mark")
        return end

    def _sibling_over(self, at: int, last: Reference, start: int = 0) -> int | None:
        """Read an item behind the quotation of the last reference: ``ข้อ 7 (8) (ฌ) “…” และ (ญ) “…”``.

        One of a sort that the reference does not have stands inside what it cites: ``ข้อ 7 (8) “…” (ก) “…”``.
        """
        place = self.signs.over(at, start)
        if place is None:
            return None
        joint = self.signs[place].kind == "joint"
        place += joint
        token = self._next(place, "item") if joint else self.signs[place]
        marks = token is None or token.kind != "item" or token.start in self.marks
        if token is None or marks or self._reversed(place, 0, dry=True):
            return None
        level = self._level(last.labels, token.says)
        if level is not None and not (joint or _ascends(last.labels[level], token.says)):
            return None
        return self._add_label(last, level, place)

    def _of_named(self, at: int, last: Reference) -> int | None:
        """Read an item inside the last reference behind the name of its unit: ``ข้อ 7 (2) กลุ่มนโยบายและแผน (ข)``."""
        name = _NAME.match(self.key, last.end) if len(last.labels) > 1 else None
        while name and at < len(self.signs) and self.signs[at].start < name.end():
            at += 1
        token = self.signs[at] if name and at < len(self.signs) else None
        if not token or token.kind != "item" or token.start in self.marks or not name or token.start != name.end():
            return None
        ends = _ITEM_ENDS.match(self.key, token.end) or _QUOTES.match(self.key, token.end)
        inside = ends and goes_below(last.labels[1:], token.says)
        return self._add_label(last, len(last.labels), at) if inside else None

    def _too_deep(self, at: int) -> int | None:
        """Read an item right behind the last reference that cannot stand beside it, ``ข้อ 7 (8) (ฌ) (1)``.

        It stands inside, as far as one can tell; behind another one of its own sort it may be anything.
        """
        token, last = self._next_label(at, "item"), self.found[-1]
        if token is None or last.doubt or len(last.labels) < 2:
            return None
        if not _ITEM_ENDS.match(self.key, token.end) or self.signs.breaks(last.end, token.start):
            return None
        if sort_of(token.says) == sort_of(last.labels[-1]) and self.key[last.end - 1] == ")":
            self._add(token.start, token.end, last.kind, (), last.unit, doubt="item-or-list-mark")
        else:
            self.found[-1] = last._replace(end=token.end, labels=(*last.labels, token.says))
        return at + 1

    def _further_number(self, at: int, number: Token, last: Reference) -> int | None:
        """Read a number without a head that stands beside the last reference, unless it counts something."""
        labels, end = self._below(number.says.split("."), at + 1)
        goes_on = end > at + 1 or GOES_ON.match(self.key, number.end) or self._lists(at + 1)
        if not number.says[0].isdigit() or (_COUNTABLE.match(self.key, number.end) and end == at + 1):
            return None
        doubt = "" if goes_on else "number-or-count"
        self._add(number.start, self.signs[end - 1].end, last.kind, labels, last.unit, doubt=doubt)
        return end

    def _range(self, at: int, last: Reference) -> int | None:
        """Read the rest of a range that the last reference begins."""
        sign, filler = self._next(at, "range"), self._next(at + 1, "filler")
        place = at + 1 + bool(filler)
        token = self._next_label(place, "item", "part", "letter", "number", "head")
        if not sign or not token:
            return None
        start, headed = token.start, token.kind == "head"
        if headed:
            kind, place = kind_of(token), place + 1
            token = self._next(place, "number")
            if token is None or kind != last.kind:
                return None
        if token.kind == "number":
            labels, end = self._below(token.says.split("."), place + 1)
            counts = _COUNTABLE.match(self.key, token.end) or sort_of(last.labels[-1]) != "number"
            if counts and not headed:
                return None
            if len(labels) < len(last.labels) and not headed:  # (1) ถึง 4
                if sign.says != "ถึง" and token.start > sign.end:
                    return None
                self._add(start, self.signs[end - 1].end, last.kind, (), last.unit, doubt="number-or-count")
                return end
        elif (level := self._level(last.labels, token.says)) is None:
            return None
        else:
            labels, end = self._below([*last.labels[:level], token.says], place + 1)
        sign = sign._replace(end=filler.end) if filler else sign
        self._add_range(sign, start, self.signs[end - 1].end, labels, last.same)
        if self._cut(labels, end, at):
            self.found[-1] = self.found[-1]._replace(doubt="item-or-list-mark")
        return end

    def _further_unit(self, at: int) -> int | None:
        """Read a further unit of the list: behind a joint, or side by side with the last one."""
        joint, place = self._joined(at)
        token = self._next(place, "head", "same", "item", "part")
        if token is None or (token.kind in {"item", "part"} and not self._reversed(place, 0, dry=True)):
            return None
        apart = not joint and (token.kind != "head" or self.signs.breaks(self.signs[place - 1].end, token.start))
        last = self.found[-2:]
        row = len(last) > 1 and last[0].unit != last[1].unit and not self.key[last[0].end : last[1].start].strip()
        if apart or (not joint and not row and self.begins(place)):
            return None
        return self._unit(place, last[-1].unit + 1)


def _ascends(label: str, following: str) -> bool:
    """Whether a label comes after another in the order of the law."""
    try:
        return label_key(label) < label_key(following)
    except ValueError:  # of ตอนท้าย and the like
        return False
