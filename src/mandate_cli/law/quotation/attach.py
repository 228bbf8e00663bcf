"""Which citation a quotation belongs to, and whether the words between the two are understood."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING, NamedTuple

from mandate_cli.law.quotation.references import SAYS
from mandate_cli.law.quotation.resolve import OWN_HEADING

if TYPE_CHECKING:
    from collections.abc import Callable

    from mandate_cli.law.quotation.find import Found
    from mandate_cli.law.quotation.resolve import Bound
    from mandate_cli.law.quotation.tokens import Quoted

_CITES = re.compile(r"[ ,(]*(?:ตาม(?:ที่(?:กำหนด|บัญญัติ|ระบุ)(?:ไว้)?ใน|ความใน|ที่)?|ของ|ใน|แห่ง)?[ (]*")
DENIED = re.compile(  # behind a quotation: that it is none
    r" ?(?:นั้น ?)?(?:ซึ่ง|อัน|ที่)?(?:เป็น)?(?:ข้อความ|ถ้อยคำ)?(?:ที่)?(?:ก็)?"
    r"(?:มิได้|มิใช่|หา(?:มิ|ไม่|ใช่|มี|ได้|เป็น|ปรากฏ)|ไม่(?![ก-๎])|ไม่(?:ใช่|ปรากฏ|มี|จริง|เป็นความจริง|ตรง|ถูก|ได้|พบ)|แต่อย่างใด|เท็จ|ความเท็จ|คลาดเคลื่อน"
    r"|ผิด(?!ชอบ|วินัย|ทาง|กฎหมาย))"
)
_NAMES = re.compile(
    r"(?:โครงการ|กิจกรรม|เรื่อง|ชื่อ(?:ว่า)?|เรียกว่า|อักษรย่อ|หลักสูตร|รางวัล|หัวข้อ|ค่าย|รุ่น|คำขวัญ|ระบบ|ห้อง|วิชา|หัวเรื่อง|สัญลักษณ์|รหัส) ?\Z"
)
_CLAIMS = re.compile(r"(?:ว่า|ดังนี้|คำ|ข้อความ|ถ้อยคำ|แทน(?:ด้วย)?|เป็น|:) ?\Z")
_NEAR, _FAR = 60, 250  # letters between a citation and a quotation: any words, and words that lead to a quotation
_LONGEST = 1000  # letters of an instrument between a quotation and its citation, with all that is said of it
_AND = re.compile(r" ?(?:และ|หรือ|กับ|,|ประกอบกับ) ?")
_BESIDE = re.compile(rf"(?:{_AND.pattern})?(?:ตาม|ใน)? ?")  # between quotations or citations side by side


class Attached(NamedTuple):
    """A quotation with its citation. ``understood`` says whether the words between them were."""

    quoted: Quoted
    bound: Bound
    understood: bool
    further: bool = False  # a second quotation of one citation


def attach(
    found: Found, bound: list[Bound], of_law: Callable[[Quoted], bool], leads: Callable[[Bound, int, int], bool]
) -> list[Attached]:
    """The quotations of a block with their citations, one citation for each, in order.

    ``of_law`` says whether a quotation has words of the law: such a one belongs to the nearest citation, however far.
    ``leads`` says whether the words in a range lead from a citation to what it says.
    """
    key, quotations = found.block.key, found.quotations
    outside = [one for one in bound if one.reason != OWN_HEADING and not around(one.reference.start, quotations)]
    outside.sort(key=lambda one: one.reference.start)
    done = list[Attached]()
    taken = set[int]()  # ids of citations that have a quotation
    paired = _in_order(key, quotations, outside, leads)
    for place, quoted in enumerate(quotations):
        at = bisect_left(outside, quoted.start, key=lambda one: one.reference.start) - 1
        last = outside[at] if at >= 0 else None
        at = bisect_left(outside, quoted.end, key=lambda one: one.reference.start)
        following = outside[at] if at < len(outside) else None
        attached = (
            paired.get(place)
            or _after(key, last, quoted, leads)
            or _before(key, quoted, following)
            or _further(key, quotations, place, done)
        )
        if attached and not attached.further and id(attached.bound) in taken:
            attached = attached._replace(further=True)
        if not attached and not _NAMES.search(key, max(0, quoted.start - _NEAR), quoted.start):
            far = of_law(quoted)
            unclear = (
                _unclear_after(key, last, quoted, quotations[place - 1] if place else None, far=far),
                _unclear_before(quoted, following, far=far),
            )
            attached = next((one for one in unclear if one and id(one.bound) not in taken), None)
        if attached:
            taken.add(id(attached.bound))
            done.append(attached)
    return done


def around(place: int, quotations: list[Quoted]) -> Quoted | None:
    """The quotation that a place stands in."""
    at = bisect_right(quotations, place, key=lambda quoted: quoted.start) - 1
    return quotations[at] if at >= 0 and place < quotations[at].end else None


def _in_order(
    key: str, quotations: list[Quoted], outside: list[Bound], leads: Callable[[Bound, int, int], bool]
) -> dict[int, Attached]:
    """Quotations side by side that have as many citations side by side, each with its own, by their places."""
    lists = _side_by_side(key, [(_begin(one), max(one.reference.end, one.end)) for one in outside])
    begins, ends = {run[0]: run for run in lists}, {run[-1]: run for run in lists}
    done = dict[int, Attached]()
    for run in _side_by_side(key, [(quoted.start, quoted.end) for quoted in quotations]):
        first, last = quotations[run[0]], quotations[run[-1]]
        after = bisect_left(outside, last.end, key=lambda one: one.reference.start)
        before = bisect_left(outside, first.start, key=lambda one: one.reference.start) - 1
        understood, cited = True, range(0)
        if after in begins and _before(key, last, outside[after]):
            cited = begins[after]
        elif before in ends and (attached := _after(key, outside[before], first, leads)):
            cited, understood = ends[before], attached.understood and not DENIED.match(key, last.end)
        if len(run) == len(cited) > 1:
            for place, citation in zip(run, cited, strict=True):
                done[place] = Attached(quotations[place], outside[citation], understood)
    return done


def _begin(bound: Bound) -> int:
    """Where a citation begins, or the instrument right in front of it."""
    before = bound.reference.before
    return before.start if before and before.end <= bound.reference.start else bound.reference.start


def _side_by_side(key: str, spans: list[tuple[int, int]]) -> list[range]:
    """Spans with no more between them than what joins them, as ranges of their places."""
    places = range(1, len(spans))
    ends = [place for place in places if not _BESIDE.fullmatch(key[spans[place - 1][1] : spans[place][0]])]
    return [range(start, end) for start, end in zip([0, *ends], [*ends, len(spans)], strict=True) if end > start]


def _after(key: str, bound: Bound | None, quoted: Quoted, leads: Callable[[Bound, int, int], bool]) -> Attached | None:
    """A quotation right behind its citation, or behind words such as กำหนดว่า that lead to it."""
    if bound is None:
        return None
    start = min(max(bound.reference.end, bound.end), quoted.start)
    if SAYS.fullmatch(key, start, quoted.start) or leads(bound, start, quoted.start):
        return Attached(quoted, bound, not DENIED.match(key, quoted.end))
    return None


def _before(key: str, quoted: Quoted, bound: Bound | None) -> Attached | None:
    """A quotation right in front of its citation, or with ตาม and the like between them."""
    if bound is None or bound.reference.heading:
        return None
    before = bound.reference.before
    if bound.reference.start > quoted.end + _LONGEST:
        return None
    words = key[quoted.end : bound.reference.start]
    if before and before.start >= quoted.end:
        words = key[quoted.end : before.start] + key[before.reach : bound.reference.start]
    if _CITES.fullmatch(re.sub(r"(?<=[ (]) |^ ", "", words)):
        return Attached(quoted, bound, understood=True)
    return None


def _further(key: str, quotations: list[Quoted], place: int, done: list[Attached]) -> Attached | None:
    """A second quotation behind และ, of the citation that the first one belongs to."""
    if not place or not done or done[-1].quoted != quotations[place - 1]:
        return None
    if _AND.fullmatch(key[quotations[place - 1].end : quotations[place].start]):
        return done[-1]._replace(quoted=quotations[place], further=True)
    return None


def _unclear_after(
    key: str, bound: Bound | None, quoted: Quoted, earlier: Quoted | None, *, far: bool
) -> Attached | None:
    """A quotation with words that are not understood between it and the citation before it."""
    if bound is None:
        return None
    start = max(bound.reference.end, bound.end)
    if earlier and start <= earlier.start:
        return None
    far_away = quoted.start - start
    near = far_away <= _NEAR or (far_away <= _FAR and _CLAIMS.search(key, start, quoted.start))
    return Attached(quoted, bound, understood=False) if near or far else None


def _unclear_before(quoted: Quoted, bound: Bound | None, *, far: bool) -> Attached | None:
    """A quotation with words that are not understood between it and the citation behind it."""
    if bound is None or bound.reference.heading or not quoted.closed:
        return None
    near = bound.reference.start - quoted.end <= _NEAR
    return Attached(quoted, bound, understood=False) if near or far else None
