"""Units of citations: a head with what stands below it, ``ข้อ 7 (1) (ก)``, or the same from the inside.

From the inside it is written ``(ก) ของ (1) ของข้อ 7``.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from mandate_cli.law.citation import CLAUSE, SECTION
from mandate_cli.law.quotation.references import Found, Reference
from mandate_cli.law.quotation.tokens import Token, between, follows, goes_below, loosely, sort_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

_SAME_BACK = 200  # references among which ข้อเดียวกัน finds its own
_SIDE_BY_SIDE = 40  # items before what they stand in
_DEEPEST = 8  # labels inside each other
_MARKS_BACK = 60  # signs among which the mark before one of a list stands
_TABLE_ROW = 60  # letters of a row in a table
_MOST_DIGITS = 3  # of a count; a year has more
_LONGEST_NUMBER = 4  # digits of a section
_VILLAGES = 12  # ม. with a higher number is no village, school level or length in metres

_SCORE = re.compile(" ?(?:คะแนน|บาท|เปอร์เซ็นต์|นาที)")  # what is counted behind a number of a point
# What goes on behind a number of a clause.
GOES_ON = loosely(
    r" ?(?:$|[(),;:.“\"'”’–—/-]|แห่ง|ของ|ตาม|ใน|และ|หรือ|กับ|ประกอบ|ถึง|วรรค|ให้|ได้|มี|ต้อง|จึง|โดย|เป็น|ไม่|มิ|ซึ่ง|ที่|เพื่อ"
    r"|แล้ว|นั้น|ดังกล่าว|ข้างต้น|กำหนด|บัญญัติ|แจ้ง|ทั้งนี้|ต่อ|เว้นแต่|ยกเว้น|พระราช|พ\. ?ร|ประกาศ|ระเบียบ|กฎ|รวม|ตลอดจน|ขอ|จะ"
    r"|ด้วย|อาจ|ข้อ|มา)"
)
# What goes on with a citation, and begins the words of an item as well.
_BEGINS = re.compile(" (?:มี(?![ก-๎]*หน้าที่)|ใน(?:กรณี|การ)|ให้|เมื่อ|เป็น|ไม่)")


class Top(NamedTuple):
    """A head with its labels, and the place behind it; ``same`` is what ข้อเดียวกัน goes back to."""

    kind: str
    labels: list[str]
    end: int
    same: Reference | None = None


class Inner(NamedTuple):
    """An item inside a head that stands behind it: its first and last token, its labels, and what joins it on."""

    first: Token
    last: Token
    labels: list[str]
    joint: Token | None


def kind_of(head: Token) -> str:
    """The kind of provision that a head is of."""
    return SECTION if head.says in {SECTION, "ม."} else CLAUSE


class Units:
    """Reads units out of the tokens of a block, and keeps the references of those it has read.

    ``begins`` says whether the head at a place begins a clause of the text itself.
    """

    def __init__(self, signs: Found, begins: Callable[[int], bool]) -> None:
        self.begins = begins
        self.signs, self.key, self.marks, self.found = signs, signs.key, signs.own_marks, signs.references
        self._next = signs.next

    def _unit(self, at: int, unit: int) -> int | None:
        """Read a unit in either order; the place behind it, None if none begins there."""
        return self._headed(at, unit) or self._reversed(at, unit) or self._headless(at, unit)

    def _add(self, start: int, end: int, kind: str, labels: Iterable[str], unit: int, **more: object) -> None:
        self.found.append(Reference(start, end, kind, tuple(labels), unit)._replace(**more))  # type: ignore[arg-type]

    def _top(self, at: int) -> Top | None:
        """Read a head with its number, or one that goes back to a head before it."""
        head = self.signs[at] if at < len(self.signs) else None
        if head is None or head.kind not in {"head", "lost", "same"}:
            return None
        if head.kind == "same":
            near = reversed(self.found[-_SAME_BACK:])
            same = next((found for found in near if found.kind == head.says and found.labels), None)
            return Top(head.says, list(same.labels[:1]) if same else [], at + 1, same)
        number = self._next(at + 1, "number")
        return Top(kind_of(head), number.says.split("."), at + 2) if number else None

    def _headed(self, at: int, unit: int) -> int | None:
        """Read a head with what stands below it."""
        head, top = self.signs[at], self._top(at)
        if top is None or (head.kind == "same" and not self._next(top.end, "item", "part")):
            return None
        labels, end = self._below(top.labels or [""], top.end)
        last = self.signs[end - 1]
        doubt = "number-or-count" if self._counts_on(at) else ""
        if head.kind == "lost":
            doubt = "in-english" if self.key[head.start].isascii() else "damaged-text"
        doubt = "item-or-list-mark" if self._cut(labels, end, at) else doubt
        while self._apart(end):
            end = self._below([""], end + 1)[1]
            labels, last, doubt = [], self.signs[end - 1], "digits-apart"
        if not top.labels:
            labels, doubt = [], "no-clause-named"
        bare = len(labels) == 1 and end == at + 2
        village = head.says == "ม." and bare and int(re.sub(r"\D.*", "", labels[0])) <= _VILLAGES
        doubt = doubt or ("number-or-count" if bare and _SCORE.match(self.key, last.end) else "")
        weak = village or head.says == f"{CLAUSE}ที่"
        self._add(head.start, last.end, top.kind, labels, unit, same=top.same, doubt=doubt, weak=weak)
        return end

    def _counts_on(self, at: int) -> bool:
        """Whether a head may count: 10 ข้อ 20 คะแนน; or its number counts on from one before it: a row of a table."""
        before, head, number = self.signs[at - 1], self.signs[at], self.signs[at + 1]
        cited = bool(self.found) and self.found[-1].end >= before.end
        if not at or cited or before.kind != "number" or not before.says.isdigit() or not number.says.isdigit():
            return False
        counts_on = int(number.says) == int(before.says) + 1 and number.start - before.end <= _TABLE_ROW
        apart = self.key[before.end : head.start].strip() or self.signs.begins_line(before.start)
        goes_on = self._next(at + 2, "item", "letter", "part", "of", "instrument")
        return counts_on or not (apart or goes_on or len(before.says) > _MOST_DIGITS)

    def _apart(self, at: int) -> bool:
        """Whether a number stands right behind a number, or behind its dot and a space: digits that stand apart."""
        number, last = self._next(at, "number"), self.signs[at - 1]
        if last.kind != "number":
            return False
        if at < len(self.signs) and re.compile(r" ?\. ?(?=\d)").match(self.key, last.end):
            return True
        if number is None or self.signs.breaks(last.end, number.start) or self._lists(at):
            return False
        long = len(self.key[last.start : number.end].replace(" ", "")) > _LONGEST_NUMBER
        return not (long or re.compile(r" ?[.)]").match(self.key, number.end))

    def _lists(self, at: int) -> bool:
        """Whether numbers stand apart since they make a list, ``5 6 และ 7``, and are no digits of one: 56 และ 7."""
        row = [self.signs[at - 1]]
        while number := self._next(at, "number"):
            row.append(number)
            at += 1
        last = self._next(at + 1, "number") if self._next(at, "joint") else None
        numbers = [int(token.says) if token.says.isdigit() else 0 for token in (*row, last or row[0])]
        return numbers == sorted({*numbers}) and numbers[-1] < int(f"{numbers[0]}{numbers[1]}")

    def _below(self, labels: list[str], at: int) -> tuple[list[str], int]:
        """The labels that go down from some, and the place behind them."""
        first = at
        while True:
            filler = 1 if self._next(at, "filler") else 0
            token = self._next(at + filler, "item", "part", "letter")
            if token is None or token.start in self.marks or self._counts_marks(at + filler, first):
                return labels, at
            tight = token.kind != "letter" or self.signs[at - 1].kind in {"item", "number"}
            dotted = token.kind == "item" and self.signs[at - 1].kind == "number"  # ข้อ 18.1 (5)
            if not tight or (labels[1:] and not (dotted or goes_below(labels[1:], token.says))):
                return labels, at
            labels, at = [*labels, token.says], at + filler + 1

    def _cut(self, labels: list[str], at: int, unit: int) -> bool:
        """Whether an item that could go down from some labels was taken for a mark of a list in the text."""
        item = self._next(at, "item")
        return bool(item and (not labels[1:] or goes_below(labels[1:], item.says)) and self._counts_marks(at, unit))

    def _counts_marks(self, at: int, unit: int) -> bool:
        """Whether an item counts on from the last mark of a list in the text, (ค) … (ง), and words follow it.

        What stands before it from the place ``unit`` on is of its own unit, and marks nothing.
        """
        token = self.signs[at]
        if token.kind != "item" or (GOES_ON.match(self.key, token.end) and not _BEGINS.match(self.key, token.end)):
            return False
        for place in range(at - 1, max(-1, at - _MARKS_BACK), -1):
            before = self.signs[place]
            if before.kind == "item" and sort_of(before.says) == sort_of(token.says):
                counts_on = follows(before.says, token.says)
                read = place >= unit or self._read(before)
                if counts_on or not read:
                    return counts_on and not read
        return False

    def _read(self, token: Token) -> bool:
        """Whether a token stands inside one of the last references."""
        return any(found.start <= token.start < found.end for found in self.found[-_MARKS_BACK:])

    def _reversed(self, at: int, unit: int, *, dry: bool = False) -> int | None:
        """Read labels that name what they stand in behind them: ``(ก) ของ (1) ของข้อ 7``, ``(1) และ (2) ของข้อ 7``."""
        inner, place = self._inner(at)
        outer = list[str]()
        while inner and (of := self._next(place, "of")) and not of.says.endswith("ความใน") and len(outer) < _DEEPEST:
            if self._next(place + 1, "head", "same") and (top := self._top(place + 1)):
                labels, end = top.labels, top.end
                if labels and not top.same:
                    labels, end = self._below(labels, end)
                if labels and outer:
                    outer[0] = outer[0].removeprefix(f"{labels[0]}.")
                if not dry:
                    self._add_inner(inner, top._replace(labels=[*labels, *outer]), self.signs[end - 1].end, unit)
                return end
            labels, place = self._labels(place + 1, self._next(place + 1, "item", "part"))
            if not labels and (number := self._next(place, "number")) and "." in number.says:  # (4) ของ 11.1 ของข้อ 11
                labels, place = [number.says], place + 1
            outer = [*labels, *outer]
        return None

    def _labels(self, at: int, token: Token | None) -> tuple[list[str], int]:
        """The labels from a ``token`` at a place on, each inside the one before, and the place behind them."""
        labels = list[str]()
        while token and (not labels or goes_below(labels, token.says)):
            labels, at = [*labels, token.says], at + 1
            token = self._next(at, "item", "part")
        return labels, at

    def _inner(self, at: int) -> tuple[list[Inner], int]:
        """The items that a reversed unit begins with, and the place behind them."""
        found, joint = list[Inner](), None
        token: Token | None = self.signs[at] if self.signs[at].kind in {"item", "part"} else None
        while token and len(found) < _SIDE_BY_SIDE:
            labels, end = self._labels(at, token)
            found.append(Inner(token, self.signs[end - 1], labels, joint))
            joint = self._next(end, "joint", "range")
            at = end + bool(joint)
            token = self._next(at, "item", "part")
        return ([], at) if joint else (found, at)

    def _level(self, labels: tuple[str, ...], label: str) -> int | None:
        """The level at which a label stands beside one of a path, the deepest that has its sort; None if none has.

        Of numbers (5) stands beside the (4) of (4) (4.2), but (2) beside (1.3).
        """
        same = [level for level in range(1, len(labels)) if sort_of(labels[level]) == sort_of(label)]
        level = same[-1] if same else 0
        while (
            level > 1
            and labels[level].count(".") > label.count(".")
            and labels[level].startswith(f"{labels[level - 1]}.")
        ):
            level -= 1
        return level or None

    def _add_inner(self, inner: list[Inner], top: Top, end: int, unit: int) -> None:
        """Add the items of a reversed unit; the last one reaches to the end of the head."""
        doubt = "" if top.labels else "no-clause-named"
        for item in inner:
            outer = top.labels
            if top.same and len(outer) == 1 and sort_of(item.labels[0]) != "part":  # (ข) ของข้อเดียวกัน, beside (ก)
                outer = list(top.same.labels[: self._level(top.same.labels, item.labels[0])])
            labels = [*outer, *item.labels] if top.labels else []
            whole = end if item is inner[-1] else item.last.end
            if item.joint and item.joint.kind == "range" and labels:
                self._add_range(item.joint, item.first.start, whole, labels, top.same)
            else:
                self._add(item.first.start, whole, top.kind, labels, unit, same=top.same, doubt=doubt)

    def _add_range(self, sign: Token, start: int, end: int, labels: list[str], same: Reference | None = None) -> None:
        """Add what a range has besides the last reference, which it begins with: its members, and its end."""
        first = self.found[-1]
        try:
            inside = between(first.labels[-1], labels[-1]) if tuple(labels[:-1]) == first.labels[:-1] else None
        except ValueError:
            self.found[-1] = first._replace(end=end, labels=(), doubt="range-runs-backwards")
            return
        whole = first.start, end
        if inside is None:
            self._add(sign.start, sign.end, first.kind, (), first.unit, doubt="range-not-listable", range=whole)
        for label in inside or ():
            member = (*labels[:-1], label)
            self._add(sign.start, sign.end, first.kind, member, first.unit, same=same, weak=first.weak, range=whole)
        self._add(start, end, first.kind, labels, first.unit, same=same, weak=first.weak)

    def _headless(self, at: int, unit: int) -> int | None:
        """Read ``7.8.ฌ`` and ``7(1)ก``, which end with a letter and have no space."""
        number = self.signs[at]
        if number.kind != "number" or re.match(r"[\d./ก-๎]", self.key[max(0, number.start - 1) : number.start]):
            return None
        labels, end = number.says.split("."), at + 1
        while (token := self._next(end, "item", "letter")) and token.start == self.signs[end - 1].end:
            labels, end = [*labels, token.says], end + 1
        if len(labels) < 3 or sort_of(labels[-1]) != "letter" or len(set(map(sort_of, labels[1:]))) < len(labels) - 1:
            return None
        self._add(number.start, self.signs[end - 1].end, CLAUSE, labels, unit)
        return end
