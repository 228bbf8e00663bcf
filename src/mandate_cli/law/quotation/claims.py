"""What a text says of a citation besides its words: that it has ended, since when it holds, how many items it has."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING

from mandate_cli.law.quotation.tokens import SPOKEN
from mandate_cli.thai.dates import BUDDHIST_ERA, parse_date

if TYPE_CHECKING:
    from collections.abc import Iterable

# That a clause or an instrument has ended or says nothing, right behind it; and that somebody ended it, before it.
_ENDED = re.compile(
    r"[ ,(\[]*(?:ซึ่ง|ที่|อัน|นั้น|จึง|ห้ามมิให้อ้าง)? ?(?:(?:ต่อมา|ปัจจุบัน|บัดนี้|เพราะ|เนื่องจาก) ?)?(?:ได้)?"
    r"(?:(?:(?:มีการ|ถูก)?(?:ยกเลิก|สิ้นผล)(?:ทั้ง(?:ข้อ|ฉบับ|มาตรา))?(?:ไป)?(?:แล้ว|โดย|เมื่อ|ตาม(?=ข้อ|ประกาศ)| ?[)\]]| ?\Z))"
    r"|ถูก(?:[ก-๎]{0,15}ศาล[ก-๎]*)?(?:ยกเลิก|เพิกถอน|แทนที่|ลบ|ตัด|แก้ไข(?=ใหม่|ทั้ง))(?!หรือ)|สิ้นสุดลง|(?:ตก)?(?:เป็น)?โมฆะ"
    r"|(?:ยัง)?(?:ไม่|มิได้|ไม่ได้)(?:มีผล)?(?:ใช้)?บังคับ(?:อีก|แล้ว|ต่อไป| ?[)\]]| ?\Z)|ไม่มี(?:อยู่|ข้อความ(?:ดังกล่าว|นี้|นั้น)|ผลแล้ว))"
    r"| ?\(เดิม\)"
)
_ENDS = re.compile(r"(?:(?<!ให้)(?<!ต่อ)ศาล[ก-๎]{0,20}|(?:ได้|มี)(?:มี)?การ|(?<!ไม่)(?<!มิ)ได้)(?:ยกเลิก|เพิกถอน)(?:ความใน)? ?\Z")
_DAY = (
    r"(?:ปี ?)?(?:วันที่ ?)?(?:(?P<day>\d{1,2} ?[ก-๎.]+ ?(?:พ ?\.? ?ศ ?\.? ?)?\d{4})"
    r"|(?:พ ?\.? ?ศ ?\.? ?)?(?P<year>2[45]\d\d)) ?"
)
_HOLDS = re.compile(r"[ ,(]*(?:ซึ่ง|ที่|อัน)?(?:ได้|ให้|ยัง)?(?:(?:มีผล)?(?:ใช้)?บังคับ|มีผล)[^\d“”]{0,30}?")  # it is in force
_SINCE, _ON = re.compile(_HOLDS.pattern + _DAY), re.compile(rf"(?:ณ|เมื่อ|ใน|ขณะ) ?{_DAY}(?:ตาม|ความใน)*\Z")
# How many: in digits or words, and of what.
_MANY = rf"(?P<count>\d{{1,3}}|{'|'.join(SPOKEN)}) ?(?:ข้อ(?:ย่อย)?|ประการ|อนุ(?:มาตรา|ข้อ)?|รายการ|ด้าน|เรื่อง)(?! ?[(\d])"
_COUNT = re.compile(
    r"[ ,(]*(?:(?:ซึ่ง|ที่)?(?:ได้)?(?:กำหนด|บัญญัติ|มี)|[^\d“”]{0,60}?มี(?:อำนาจ|หน้าที่|ภารกิจ))"
    rf"(?:(?!โรงเรียน|ข้อสังเกต|เงื่อนไข|ขั้นตอน|ปัญหา|โดย|แต่|จึง|เพียง|อย่าง)[^\d“”]){{0,80}}?{_MANY}"
)
_COUNTED = re.compile(rf"(?:มี|หน้าที่|ภารกิจ|อำนาจ) ?{_MANY}[^\d“”]{{0,60}}?(?:ใน|ตาม)\Z")
_TOTAL = re.compile(rf"[ ,(]*รวม(?:ทั้ง(?:หมด|สิ้น))?(?:เป็น)? ?{_MANY}")
_LONGEST = 100  # letters before a citation that say something of it


def said_to_have_ended(key: str, start: int, ends: Iterable[int]) -> bool:
    """Whether words say that what is cited has ended: ซึ่งยกเลิกแล้ว or (เดิม) at the ends, ศาลเพิกถอน before it."""
    return bool(_ENDS.search(key, max(0, start - _LONGEST), start)) or any(_ENDED.match(key, end) for end in ends)


def another_day(key: str, start: int, end: int, begins: date) -> bool:
    """Whether the words beside a citation say that it was in force before it was, or since or until another day."""
    if not _HOLDS.match(key, end):
        return False
    since, on = _SINCE.match(key, end), _ON.search(key, max(0, start - _LONGEST), start)
    return bool((since and not _days(since)[0] <= begins <= _days(since)[-1]) or (on and _days(on)[-1] < begins))


def _days(said: re.Match[str]) -> tuple[date, ...]:
    """The day that is said, or the days of the year."""
    if said["day"]:
        try:
            return (parse_date(said["day"]),)
        except ValueError:
            return (date.min,)
    return date(int(said["year"]) - BUDDHIST_ERA, 1, 1), date(int(said["year"]) - BUDDHIST_ERA, 12, 31)


def count_said(key: str, start: int, end: int) -> int | None:
    """How many items the words right behind a citation, or right before it, say that it has."""
    return _number(_COUNT.match(key, end) or _COUNTED.search(key, max(0, start - _LONGEST), start))


def total_said(key: str, end: int) -> int | None:
    """How many the citations of a list are together, by the words right behind it."""
    return _number(_TOTAL.match(key, end))


def _number(said: re.Match[str] | None) -> int | None:
    return SPOKEN.get(said["count"]) or int(said["count"]) if said else None
