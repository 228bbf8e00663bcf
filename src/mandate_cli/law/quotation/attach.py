"""Which citation a quotation belongs to, and whether the words between the two are understood."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from mandate_cli.law.quotation.resolve import OWN_HEADING

if TYPE_CHECKING:
    from collections.abc import Callable

    from mandate_cli.law.quotation.find import Found
    from mandate_cli.law.quotation.resolve import Bound
    from mandate_cli.law.quotation.tokens import Quoted

_SAYS = re.compile(
    r"[ :,(]*(?:(?:ซึ่ง|ที่|อัน|โดย)?(?:ได้)?(?:บัญญัติ|กำหนด|ระบุ|เขียน|กล่าว)(?:ไว้)?(?:ว่า|ดังนี้|ความว่า)"
    r"|(?:มี|ใช้|ด้วย)?(?:ข้อ|ใจ)?ความว่า"
    r"|(?:มี|ใช้)คำว่า|ว่า|ดังนี้|คือ)?[ :,(]*"
)
_CITES = re.compile(r"[ ,(]*(?:ตาม(?:ที่(?:กำหนด|บัญญัติ|ระบุ)(?:ไว้)?ใน|ความใน|ที่)?|ของ|ใน|แห่ง)?[ (]*")
_DENIED = re.compile(r" ?(?:มิได้|หามิได้|ก็หาไม่|หาไม่|หาใช่|ไม่(?![ก-๎])|นั้นไม่|นั้นหา|ไม่จริง|ไม่ถูกต้อง|ไม่มี|แต่อย่างใด|มิใช่)")
_NAMES = re.compile(
    r"(?:โครงการ|กิจกรรม|เรื่อง|ชื่อ(?:ว่า)?|เรียกว่า|อักษรย่อ|หลักสูตร|รางวัล|หัวข้อ|ค่าย|รุ่น|คำขวัญ|ระบบ|ห้อง|วิชา|หัวเรื่อง|สัญลักษณ์|รหัส) ?\Z"
)
_CLAIMS = re.compile(r"(?:ว่า|ดังนี้|คำ|ข้อความ|ถ้อยคำ|แทน(?:ด้วย)?|เป็น|:) ?\Z")
_NEAR, _FAR = 60, 250  # letters between a citation and a quotation: any words, and words that lead to a quotation
_AND = re.compile(r" ?(?:และ|หรือ|กับ|,|ประกอบกับ) ?")


class Attached(NamedTuple):
    """A quotation with its citation. ``understood`` says whether the words between them were."""

    quoted: Quoted
    bound: Bound
    understood: bool
    further: bool = False  # a second quotation of one citation


def attach(found: Found, bound: list[Bound], of_law: Callable[[Quoted], bool]) -> list[Attached]:
    """The quotations of a block with their citations, one citation for each, in order.

    ``of_law`` says whether a quotation has words of the law: such a one belongs to the nearest citation, however far.
    """
    key, quotations = found.block.key, found.quotations
    outside = [one for one in bound if one.reason != OWN_HEADING and not _inside(one, quotations)]
    outside.sort(key=lambda one: one.reference.start)
    done = list[Attached]()
    for place, quoted in enumerate(quotations):
        last = next((one for one in reversed(outside) if one.reference.end <= quoted.start), None)
        following = next((one for one in outside if one.reference.start >= quoted.end), None)
        attached = (
            _after(key, last, quoted) or _before(key, quoted, following) or _further(key, quotations, place, done)
        )
        if attached and not attached.further and _taken(attached.bound, done):
            attached = attached._replace(further=True)
        if not attached and not _NAMES.search(key[: quoted.start]):
            far = of_law(quoted)
            unclear = (
                _unclear_after(key, last, quoted, quotations[:place], far=far),
                _unclear_before(key, quoted, following, far=far),
            )
            attached = next((one for one in unclear if one and not _taken(one.bound, done)), None)
        if attached:
            done.append(attached)
    return done


def _taken(bound: Bound, done: list[Attached]) -> bool:
    return any(other.bound is bound for other in done)


def _inside(one: Bound, quotations: list[Quoted]) -> bool:
    return any(quoted.start <= one.reference.start < quoted.end for quoted in quotations)


def _after(key: str, bound: Bound | None, quoted: Quoted) -> Attached | None:
    """A quotation right behind its citation, or behind words such as กำหนดว่า."""
    if bound is None:
        return None
    words = key[max(bound.reference.end, bound.end) : quoted.start]
    if bound.reference.end <= quoted.start and _SAYS.fullmatch(words):
        return Attached(quoted, bound, not _DENIED.match(key, quoted.end))
    return None


def _before(key: str, quoted: Quoted, bound: Bound | None) -> Attached | None:
    """A quotation right in front of its citation, or with ตาม and the like between them."""
    if bound is None or bound.reference.heading:
        return None
    before = bound.reference.before
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
    key: str, bound: Bound | None, quoted: Quoted, earlier: list[Quoted], *, far: bool
) -> Attached | None:
    """A quotation with words that are not understood between it and the citation before it."""
    if bound is None:
        return None
    start = max(bound.reference.end, bound.end)
    words = key[start : quoted.start]
    if any(start <= other.start for other in earlier):
        return None
    near = len(words) <= _NEAR or (len(words) <= _FAR and _CLAIMS.search(words))
    return Attached(quoted, bound, understood=False) if near or far else None


def _unclear_before(key: str, quoted: Quoted, bound: Bound | None, *, far: bool) -> Attached | None:
    """A quotation with words that are not understood between it and the citation behind it."""
    if bound is None or bound.reference.heading or not quoted.closed:
        return None
    words = key[quoted.end : bound.reference.start]
    return Attached(quoted, bound, understood=False) if len(words) <= _NEAR or far else None
