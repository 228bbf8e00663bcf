"""Words around a citation: what it is said to say, whose it is, that it has ended, how many items it has; denials."""

from __future__ import annotations

import re
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING

from mandate_cli.law.citation import SPOKEN
from mandate_cli.law.quotation.compare import LEAST
from mandate_cli.law.quotation.titles import DAY, day_said
from mandate_cli.law.quotation.tokens import HEADS, OPENING
from mandate_cli.law.structure import reported_to
from mandate_cli.thai.dates import BUDDHIST_ERA
from mandate_cli.thai.normalise import letters_only, normalise

if TYPE_CHECKING:
    from collections.abc import Iterable

    from mandate_cli.law.citation import Citation
    from mandate_cli.law.mandate import Mandate
    from mandate_cli.law.model import Group, Provision

SAYS = re.compile(
    r"[ :,(\[–—-]*(?:ซึ่ง|ที่|อัน|โดย)?"
    r"(?:(?:ได้)?(?:บัญญัติ|กำหนด|ระบุ|เขียน|กล่าว|วางหลัก|มี(?=ว่า))(?:โดยชัดแจ้ง|ชัดเจน)?(?:ไว้)?(?:ว่า|ดังนี้|ความว่า)"
    r"|(?:มี|ใช้|ด้วย)?(?:ข้อ|ใจ)?ความ(?:ตอนหนึ่ง|ส่วนหนึ่ง|บางส่วน)?ว่า"
    r"|(?:มี|ใช้)(?:ถ้อย)?คำว่า|(?:ใน)?ส่วนที่ว่า|ว่า(?!ด้วย|จ้าง|ความ|การ)|ดังนี้|(?:กล่าว)?คือ)?[ :,(\[–—-]*"
)  # between a citation and its quotation
# Words of which what leads from a citation to its quotation, or back, is made, whatever their order.
_LEAD = (
    r"[ :;,(\[\])…–—-]|ซึ่ง|ที่|อัน|โดย|ตาม|ใน|ของ|จาก|ดู|เป็น|อยู่|ไป|ได้(?:แก่)?|คือ|ว่า(?:ด้วย)?|เกี่ยวกับ|ให้|ไว้|ดังนี้|มี|ใช้"
    r"|บัญญัติ|กำหนด|ระบุ|เขียน|กล่าว|พูด|ปรากฏ|วาง|หลักเกณฑ์|หลัก|อำนาจ|หน้าที่|งาน|ภารกิจ|(?:ความ)?รับผิดชอบ|ข้อความ|ใจความ|ความ"
    r"|ถ้อยคำ|คำ|เนื้อหา|ทำ|สาระ(?:สำคัญ)?|ส่วน|ตอน|หนึ่ง|บาง|เฉพาะ|ชัดแจ้ง|ชัดเจน|และ|หรือ|กับ|รวม|ถึง|(?:อีก|พร้อม)?ทั้ง(?:นี้)?|ตลอดจน|ประกอบ|ยัง|แล้ว|จะ|ต้อง|ครับ|ค่ะ"
)
# What is argued about the words.
_BECAUSE = re.compile(r"(?:เพราะ|เนื่องจาก)(?:มี|ใช้)?(?:ถ้อย)?(?:คำ|ข้อความ)(?:ที่)?ว่า ?\Z")
# That the law does not say so, before a quotation or behind it.
_DENIAL = (
    r"(?:มิได้|มิใช่|หา(?:มิ|ไม่|ใช่|มี|ได้|เป็น|ปรากฏ)|ไม่(?![ก-๎])|ไม่(?:ใช่|ปรากฏ|มี|จริง|เป็นความจริง|ตรง|ถูก|ได้|พบ)|แต่อย่างใด|เท็จ|ความเท็จ|คลาดเคลื่อน"
    r"|ผิด(?!ชอบ|วินัย|ทาง|กฎหมาย)|ห้าม|ยกเลิก)"
)
_DENIED = re.compile(rf" ?(?:นั้น ?)?(?:ซึ่ง|อัน|ที่)?(?:เป็น)?(?:ข้อความ|ถ้อยคำ)?(?:ที่)?(?:ก็)?{_DENIAL}")
# That another quotation, behind these words, is not what it says: “…” มิใช่ “…”.
_NOT_THIS = re.compile(f" ?(?:และ|แต่)?(?:มิใช่|มิได้|ไม่ใช่|ไม่ได้|หาใช่)(?:ใช้)?(?:คำ|ข้อความ|ถ้อยคำ)?(?:ว่า)? ?[{OPENING}]")
# That the law does not order or allow it, right behind a citation or the unit of its provision.
_FORBIDS = re.compile(
    "[ ,(]*(?:ซึ่ง|ที่|อัน|ได้|ก็)*(?:ไม่(?!ว่า|เพียง|เกิน|น้อย)|มิ(?=ได้|ให้|ต้อง|ควร|อาจ|พึง)|ห้าม(?:มิ(?=ให้))?|(?:งด|ละ|ยก)?เว้น)"
)
# Words between who does something, or what forbids it, and what is done; and that it is forbidden or not so.
_MODAL = (
    "มี|เป็น|ผู้|อำนาจ|และ|หน้าที่|(?:ความ)?รับผิดชอบ|ใน|การ|ต้อง|จะ|ควร|พึง|อาจ|ได้|สามารถ|ประสงค์|ความ|จำเป็น|จำ|ที่|ใช่|รวมถึง|อยู่|เคย|เห็น"
    "|เกี่ยวกับ|ยอม|ของ|ไว้|บังคับ|ครอบคลุม|(?:ทำ|ปฏิบัติ)(?=หน้าที่|งาน(?=ใน|ด้าน))"
)
_ORDERS = rf"(?:{_MODAL}|(?:กำหนด|บัญญัติ|ระบุ)?(?:ไว้)?ให้)* ?\Z"
_DOES = rf" ?(?:{_MODAL}|จึง|ย่อม)* ?\Z"
# Who does not do it may still have to: ไม่ได้ alone forbids nothing.
_NO_DUTY = r"(?:ไม่|มิ|หา)(?:ได้)?(?:ใช่|เป็น|อยู่ใน|ถือเป็น)(?:เรื่อง|อำนาจ|หน้าที่|ภารกิจ|งาน|ความรับผิดชอบ|และ)+"
_FORBIDDEN = re.compile(
    r"(?:(?<!หรือ)(?:ไม่(?!(?:ได้|เคย|ยอม|อยู่)* ?\Z)|มิ(?=ใช่|ได้(?! ?\Z)|ให้|ต้อง|ควร|อาจ|พึง|จำ|มี))"
    rf"|หา(?=ใช่|ได้|มี)|ห้าม(?:มิ)?|งด|เว้น(?:แต่)?|เลิก|ระงับ|(?<!วัน)หยุด|ปฏิเสธ|ปราศจาก|พ้น(?:จาก)?|(?<!ทั้ง)หมด){_ORDERS}"
)
ITEMS = re.compile(
    r" ?(?:[^ “”()]*(?:หน้าที่|อำนาจ)[^ “”()]*(?=มี)"
    rf"|(?:มี|กำหนด|บัญญัติ|แบ่ง|ประกอบด้วย)[ก-๎]*? ?(?:\d+|{'|'.join(SPOKEN)}) ?[ก-๎]+ ?)?"
    "(?:ได้แก่|คือ|เช่น|(?:โดย)?เฉพาะ|มี|ยกเว้น|เว้นแต่|ทั้ง|ตั้งแต่) ?"
)  # before items that a citation has
_CLAIMS = re.compile(r"^[ :]*ว่า|(?:บัญญัติ|กำหนด|ระบุ|เขียน|กล่าว|มี)(?:ไว้)?ว่า|ความ(?:ตอนหนึ่ง|ส่วนหนึ่ง|บางส่วน)?ว่า")
_DUTY = "(?:อำนาจ|(?:อำนาจ)?(?:และ)?หน้าที่|งาน|ภารกิจ|เรื่อง|ความรับผิดชอบ)"
_SETS = "(?:ได้)?(?:กำหนด|บัญญัติ|ระบุ)(?:ไว้)?"
_IS_DUTY = "(?<!ไม่)(?<!มิได้)(?<!ไม่ได้)(?<!ไม่ใช่)(?<!มิใช่)(?:เป็น|อยู่ใน)(?:อำนาจ|หน้าที่|งาน|ภารกิจ|ความรับผิดชอบ|และ)+"
_GIVEN = re.compile(  # between a citation and the unit that has what it gives
    r"[ ,(]*(?:ซึ่ง|ที่|อัน|โดย|(?!ส่วน|แต่)(?:(?!มิ|ไม่)[ก-๎])+?(?=เป็น|คือ))?"
    rf"(?:(?:(?:{_SETS})?(?:ให้)?|ว่าด้วย)(?:เป็น|คือ|อยู่ใน)?{_DUTY}?ของ"
    rf"|(?:{_SETS}|(?<=ซึ่ง)|(?<=ที่)|(?<=อัน))ให้|เป็น|คือ|ได้แก่|มอบให้|ว่าด้วย|ให้(?:จัด)?(?:ตั้ง|มี)) ?"
)
# Who speaks and has duties besides the law and the units of its office, and verbs of which only people are the subject.
_BODIES = (
    r"ศาล(?:ปกครอง|รัฐธรรมนูญ|ยุติธรรม|แรงงาน|ฎีกา|อุทธรณ์|แพ่ง|อาญา|ชั้นต้น|สูงสุด)*|สพฐ\.?|ศธ\.|กศจ\.|อบต\.|อบจ\.|ก\.ค\.ศ\.|ป\.ป\.ช\.|สตง\.?|ศธจ\.?|เทศบาล|โรงเรียน[ก-๎]*"
    r"|สถานศึกษา|สถาบัน[ก-๎]*|กระทรวง[ก-๎]*|กรม[ก-๎]*|(?:มหา)?วิทยาลัย[ก-๎]*|(?:สำนักงาน)?ศึกษาธิการ[ก-๎]*|สำนักงาน(?=คณะ|ปลัด)[ก-๎]*|องค์(?:การ|กร)[ก-๎]*|รัฐมนตรี[ก-๎]*|คณะกรรมการ[ก-๎]*|ผู้อำนวยการ[ก-๎]*|ผู้(?:ร้อง|ฟ้อง|ถูกฟ้อง)(?:คดี)?|พยาน|จำเลย|โจทก์|ครู[ก-๎]*"
)
# One of them, as who does what stands behind these words; a name has no verb.
_A_BODY = re.compile(
    rf"(?:(?<![ก-๎])|(?<=ให้)|(?<=โดย)|(?<=ว่า)|(?<=ที่)|(?<=ของ)|(?<=และ)|(?<=ห้าม))(?:{_BODIES.replace('[ก-๎]*', '')})"
    r"(?:(?!ขอ(?!น)|แจ้ง|รายงาน|เห็น|มติ|เสนอ|ส่ง|สั่ง|อนุญาต|อนุมัติ|ว่า|ให้|จึง|เพื่อ|จาก|ต่อ|กับ|โดย|ซึ่ง|แล้ว|ร่วม|มอบ|ประกาศ|ตาม|ไม่)[ก-๎])*"
    f"{_DOES}"
)
_OF_A_BODY = re.compile(rf"[ ,(]*(?:ซึ่ง|ที่|อัน)?(?:เป็น|ว่าด้วย){_DUTY}?ของ(?:{_BODIES})")
_SPEAKS = (
    "(?:วินิจฉัย|ให้การ|ให้ถ้อยคำ|เบิกความ|(?<!ดัง)กล่าว|อ้าง|แจ้ง|ชี้แจง|เห็น|โต้แย้ง|ลงข่าว|ตอบ|ยืนยัน|รายงาน|เขียน|สรุป|เสนอ|พูด"
    "|สั่ง|ตกลง|พิพากษา)"
)
_BY_OTHERS = re.compile(
    rf"(?:{_SPEAKS}(?:ไว้)?(?:ว่า|ดังนี้)|(?:(?<![ก-๎])|(?<=และ)|(?<=ว่า)|(?<=ให้)|(?<=ที่)|(?<=โดย))(?:{_BODIES}) ?(?:ได้)?"
    r"(?:(?:กำหนด|บัญญัติ|ระบุ)(?:ไว้)?(?:ว่า|ให้)|มี(?:อำนาจ)?(?:และ)?หน้าที่|รับผิดชอบ|ต้อง))[ :]*\Z"
)
_ALLOTS = "(?:กำหนด(?:ไว้)?)?ให้"
HAS = "(?:มี(?:อำนาจ(?:และ)?)?หน้าที่(?:และอำนาจ)?(?:และ)?(?:ความ)?(?:รับผิดชอบ)?|รับผิดชอบ)(?:ดัง(?:ต่อไป)?นี้)?"

# That the items below a citation are its own: the unit that has them may be named.
LISTS = re.compile(rf" ?(?:[^ ]* ?{HAS}|มี|กำหนด(?:ไว้)?|บัญญัติ(?:ไว้)?|ระบุ(?:ไว้)?|ไว้)? ?(?:ว่า|ดัง(?:ต่อไป)?นี้)?[ :]*")


# The phrase right before a quotation, with the one before it if it only says มีหน้าที่, กำหนดว่า, มิใช่ or the like.
_PHRASE = re.compile(
    rf"(?:(?<![^ ]){_DENIAL} )?[^ “”\"]*(?: ?(?:{_DENIAL}|{_ALLOTS}|ต้อง|จะ|{HAS}|{SAYS.pattern}))?[ (\[]*\Z"
)
# That a clause or an instrument has ended or says nothing, right behind it; and that somebody ended it, before it.
_ENDED = re.compile(
    r"[ ,(\[]*(?:ซึ่ง|ที่|อัน|นั้น|จึง|ห้ามมิให้อ้าง)? ?(?:(?:ต่อมา|ปัจจุบัน|บัดนี้|เพราะ|เนื่องจาก) ?)?(?:ได้)?"
    r"(?:(?:(?:มีการ|ถูก)?(?:ยกเลิก|สิ้นผล)(?:ทั้ง(?:ข้อ|ฉบับ|มาตรา))?(?:ไป)?(?:แล้ว|โดย|เมื่อ|ตาม(?=ข้อ|ประกาศ)| ?[)\]]| ?\Z))"
    r"|ถูก(?:[ก-๎]{0,15}ศาล[ก-๎]*)?(?:ยกเลิก|เพิกถอน|แทนที่|ลบ|ตัด|แก้ไข(?=ใหม่|ทั้ง))(?!หรือ)|สิ้นสุดลง|(?:ตก)?(?:เป็น)?โมฆะ"
    r"|(?:ยัง)?(?:ไม่|มิได้|ไม่ได้)(?:มีผล)?(?:ใช้)?บังคับ(?:อีก|แล้ว|ต่อไป|แก่|กับ|ใน(?:วันนี้|ขณะนี้|ปัจจุบัน)|[ )\]]|\Z)"
    r"|ไม่มี(?:อยู่|ข้อความ(?:ดังกล่าว|นี้|นั้น)|ผลแล้ว))"
    r"| ?\(เดิม\)"
)
_ENDED_BY = re.compile(
    r"(?:(?<!ให้)(?<!ต่อ)ศาล[ก-๎]{0,20}|(?:ได้|มี)(?:มี)?การ|(?<!ไม่)(?<!มิ)ได้)(?:ยกเลิก|เพิกถอน)(?:ความใน)? ?\Z|ไม่มี ?\Z"
)
_DAY = rf"(?:ปี ?)?(?:วันที่ ?)?(?:(?P<day>{DAY})|(?:พ ?\.? ?ศ ?\.? ?)?(?P<year>2[45]\d\d)) ?"
_HOLDS = re.compile(r"[ ,(]*(?:ซึ่ง|ที่|อัน)?(?:ได้|ให้|ยัง)?(?:(?:มีผล)?(?:ใช้)?บังคับ|มีผล)[^\d“”]{0,30}?")  # it is in force
_SINCE, _ON = re.compile(_HOLDS.pattern + _DAY), re.compile(rf"(?:ณ|เมื่อ|ใน|ขณะ) ?{_DAY}(?:ตาม|ความใน)*\Z")
# How many: in digits or words, and of what.
_MANY = (
    rf"(?P<count>\d{{1,3}}|{'|'.join(SPOKEN)}) ?(?:ข้อ(?:ย่อย)?|ประการ|อนุ(?:มาตรา|ข้อ)?|รายการ|ด้าน|เรื่อง|ส่วนราชการ)"
    r"(?! ?[(\d])"
)
_COUNT = re.compile(
    r"[ ,(]*(?:(?:ซึ่ง|ที่)?(?:ได้|ให้)?(?:กำหนด|บัญญัติ|แบ่ง|มี)|[^\d“”]{0,60}?มี(?:อำนาจ|หน้าที่|ภารกิจ))"
    rf"(?:(?!โรงเรียน|ข้อสังเกต|เงื่อนไข|ขั้นตอน|ปัญหา|โดย|แต่|จึง|เพียง|อย่าง)[^\d“”]){{0,80}}?{_MANY}"
)
_COUNTED = re.compile(
    rf"(?:มี|หน้าที่|ภารกิจ|อำนาจ) ?(?:(?:รวม|ทั้งสิ้น|ทั้งหมด|อยู่|จำนวน|ไว้) ?)*{_MANY}[^\d“”]{{0,60}}?(?:ใน|ตาม)\Z"
)
_TOTAL = re.compile(rf"[ ,(]*รวม(?:ทั้ง(?:หมด|สิ้น))?(?:เป็น)? ?{_MANY}")
_REACH = 100  # letters before a citation or a quotation that say something of it
_TELLING = 10  # letters of a provision that tell it, behind words that deny it
_BEGUN = 3  # letters of a unit's own name that tell it, if ฯ stands for the rest


def phrase(key: str, start: int) -> str:
    """The words right before a place that may say whose duty stands there, or that it is none."""
    found = _PHRASE.search(key[max(0, start - _REACH) : start])
    return found[0] if found else ""


def denied(key: str, start: int, end: int) -> bool:
    """Whether words right before a quotation in a range, or right behind it, deny that the law says so."""
    behind = _DENIED.match(key, end) and not _NOT_THIS.match(key, end)
    return bool(behind or re.search(_DENIAL, phrase(key, start)))


def of_others(key: str, start: int) -> bool:
    """Whether the words right before a quotation say that others than the law say it, or have it as a duty."""
    return bool(_BY_OTHERS.search(phrase(key, start)))


def said_to_have_ended(key: str, start: int, ends: Iterable[int]) -> bool:
    """Whether words say that what is cited has ended: ซึ่งยกเลิกแล้ว or (เดิม) at the ends, ศาลเพิกถอน before it."""
    return bool(_ENDED_BY.search(key, max(0, start - _REACH), start)) or any(_ENDED.match(key, end) for end in ends)


def another_day(key: str, start: int, end: int, begins: date) -> bool:
    """Whether the words beside a citation say that it was in force before it was, or since or until another day."""
    if not _HOLDS.match(key, end):
        return False
    since, on = _SINCE.match(key, end), _ON.search(key, max(0, start - _REACH), start)
    return bool((since and not _days(since)[0] <= begins <= _days(since)[-1]) or (on and _days(on)[-1] < begins))


def _days(said: re.Match[str]) -> tuple[date, ...]:
    """The day that is said, or the days of the year."""
    if said["day"]:
        return (day_said(said["day"]),)
    return date(int(said["year"]) - BUDDHIST_ERA, 1, 1), date(int(said["year"]) - BUDDHIST_ERA, 12, 31)


def count_said(key: str, start: int, end: int) -> int | None:
    """How many items the words right behind a citation, or right before it, say that it has."""
    return _number(_COUNT.match(key, end) or _COUNTED.search(key, max(0, start - _REACH), start))


def only_counts(key: str, start: int, end: int) -> bool:
    """Whether words behind a citation say no more than how many items it has."""
    return bool(_COUNT.fullmatch(key, start, end))


def total_said(key: str, end: int) -> int | None:
    """How many the citations of a list are together, by the words right behind it."""
    return _number(_TOTAL.match(key, end))


def _told_at(words: str, own: str, *, last: bool = False) -> int | None:
    """Where words begin to tell what has some letters of its ``own``, or at least some of these; None if nowhere."""
    kept = [at for at, letter in enumerate(words) if letters_only(letter)]
    letters = "".join(words[at] for at in kept)
    first = letters.rfind(own[: 2 * _TELLING]) if last else letters.find(own[: 2 * _TELLING])
    parts = range(len(letters) - _TELLING + 1) if first < 0 else (first,)
    return next((kept[at] for at in parts if at == first or letters[at : at + _TELLING] in own), None)


def _number(said: re.Match[str] | None) -> int | None:
    return SPOKEN.get(said["count"]) or int(said["count"]) if said else None


class Leads:
    """Reads the words that lead from a citation to what it says, by the units of a law on a day."""

    def __init__(self, mandate: Mandate) -> None:
        self.mandate = mandate

    @cached_property
    def _called(self) -> dict[Citation, str]:
        """A pattern for each unit of what it is called, by its line in the law."""
        return {group.line.citation: self._calling(group) for group in self.mandate.groups}

    def _units(self, citation: Citation) -> tuple[str, list[str]]:
        """What the unit is called that a provision is of, empty if it is of none, and what the others are called."""
        group = self.mandate.group_of(citation)
        own = group.line.citation if group else None
        return self._called[own] if own else "", [called for line, called in self._called.items() if line != own]

    def claim(self, key: str, start: int, end: int) -> int | None:
        """The place behind กำหนดว่า, ความว่า and the like that stand at a place; None if none does."""
        said = SAYS.match(key, start, end)
        return said.end() if said and _CLAIMS.search(said[0]) else None

    def duty(self, key: str, start: int, end: int, citation: Citation) -> int | None:
        """The place behind the name or number of a provision's own unit, or the office, perhaps with ให้ or มีหน้าที่."""
        unit = self._own(citation) if len(citation.labels) > 1 else self._units(citation)[0]
        if not unit:
            return None
        led = re.compile(rf"[ ,:(]*(?:{_ALLOTS} ?)?{unit} ?(?:{HAS}|ต้อง|จะ)?[ :]*").match(key, start, end)
        return led.end() if led else None

    def omits(self, letters: str, citation: Citation) -> bool:
        """Whether what stands behind some letters begins a phrase, so that what is not there was left out."""
        return bool(re.search(rf"(?:เพื่อ|ขอ|ว่า|ให้|ต้อง|จะ|ควร|การ|เรื่อง|หน้าที่|\A|{self._own(citation)})\Z", letters))

    def misused(self, key: str, start: int, provision: Provision) -> str:
        """Why words right behind a citation do not say what its provision says, without quoting it: a reason, or none.

        They say that it is not so, or that others than this law's office and its units shall do it.
        """
        words, unit = key[start : start + 2 * _REACH], self._own(provision.citation)
        named = re.compile(rf"[ ,(]*(?:{_ALLOTS} ?)?{unit} ?").match(words)
        said = _FORBIDS.match(words, named.end() if named else 0)
        behind = words[said.end() :] if said else ""
        at = _told_at(behind, letters_only(provision.words.text))
        forbids = at is not None and not re.search(f" {unit}", behind[:at])
        return "denied" if forbids else self.misled(words, provision)

    def misled(self, words: str, provision: Provision, *, last: bool = False) -> str:
        """Why words do not lead to those of a provision that stand among them first, or ``last``: a reason, or none.

        They forbid it, or end with another unit or body that is said to do it.
        """
        letters = letters_only(provision.words.text)
        at = _told_at(words, letters, last=last)
        if at is None or provision.citation.parent in self.mandate.structure.lists:
            return ""
        own, others = self._units(provision.citation)
        no = re.search(rf"{_NO_DUTY}(?!ของ(?:{'|'.join([*others, _BODIES])}))", words[at:]) if last else None
        if no and letters_only(no[0]) not in letters:
            return "denied"
        words = words[max(0, at - _REACH) : at]
        named = re.search(rf"{self._own(provision.citation)} ?{_ORDERS}", words)
        forbidden = _FORBIDDEN.search(words[: named.start()].rstrip() if named else words)
        ahead = words[: forbidden.start()] if forbidden else words
        strange = "of-others" if _A_BODY.search(ahead) else ""
        if own and any(re.search(rf"{each}{_DOES}", ahead) for each in others):
            strange = "another-unit"
        if forbidden and letters_only(forbidden[0]) not in letters:
            return "" if strange else "denied"  # what others need not do may still be its unit's
        return "" if named else strange

    def _own(self, citation: Citation) -> str:
        """A pattern of the unit that a provision is of, or of the office."""
        office = re.escape(self.mandate.structure.office)
        return f"(?:{'|'.join(filter(None, [self._units(citation)[0], office, 'สำนักงาน(?![ก-๎])']))})"

    def leads(self, words: str, citation: Citation) -> bool:
        """Whether words between a citation and a quotation only say that the law has this.

        Words of the provision may stand among them, or of what it stands in: its unit, perhaps in short, or the office.
        """
        rest = letters_only(re.sub(rf"\A(?:{_LEAD})*|(?:{_LEAD})*\Z", "", words[:_REACH])).replace("ฯ", "")
        depths = range(len(citation.labels), 0, -1)
        held = (self.mandate.get(citation._replace(labels=citation.labels[:depth])) for depth in depths)
        own = " ".join(letters_only(provision.words.text) for provision in held if provision)
        label = 0 < len(rest) < LEAST
        told = rest in own or _BECAUSE.search(words)
        return bool(len(words) <= _REACH and not label and told and not re.search(_DENIAL, rest))

    def duty_said(self, words: str) -> str:
        """The letters of what some unit or the office is said to have as a duty, without the names of units."""
        said = re.split(HAS, words)[1:]
        names = [*self._called.values(), re.escape(self.mandate.structure.office)]
        return letters_only(re.sub("|".join(names), "|", said[-1])) if said else ""

    def another_unit(self, words: str, citation: Citation) -> bool:
        """Whether words name a unit of the day, and not the provision's own; no unit is strange to one without."""
        own, others = self._units(citation)
        if (not own and len(citation.labels) == 1) or (own and re.search(own, words)):
            return False
        return any(re.search(each, words) for each in others)

    def names(self, words: str, citation: Citation) -> bool:
        """Whether words name the unit that a provision is of."""
        own = self._units(citation)[0]
        return bool(own and re.search(own, words))

    def named(self, words: str) -> list[Group]:
        """The units that words name, in their order."""
        called = [(group, self._called[group.line.citation]) for group in self.mandate.groups]
        found = ((match.start(), group) for group, each in called for match in re.finditer(each, words))
        return [group for _, group in sorted(found, key=lambda each: each[0])]

    def strange_beside(self, key: str, start: int, end: int, citation: Citation) -> bool:
        """Whether another unit than its own, or another body, is said beside a citation to have what it gives.

        Or another head is said behind it than the one that its unit reports to.
        """
        if _OF_A_BODY.match(key, end):
            return True
        group, to = self.mandate.group_of(citation), self.mandate.structure.reporting
        before = re.search(r"([^ “”]+) ?\(?(?:ตาม|ใน)? ?\Z", key[max(0, start - _REACH) : start])
        behind = re.split('[“"(]', key[end : end + _REACH])[0]
        head = reported_to(f"{before[1] if before else ''} {behind}", to) if group else None
        if group and head and not (group.reports_to and head.startswith(group.reports_to)):
            return True
        own, others = self._units(citation)
        ahead, given = key[max(0, start - _REACH) : start], _GIVEN.match(key, end)
        told = re.split(rf"ส่วน|แต่|{HEADS}", behind)[0]
        for called in others if own else ():
            led = re.search(rf"{called}(?P<does>[ (:–—-]*(?:[ก-๎]{{0,30}}ตาม|ใน|ฐานอำนาจ)?[ (:]*)\Z", ahead)
            beside = led and re.search(rf"{own}.*(?:และ|กับ|,) ?\Z", ahead[: led.start()])
            if led and not (beside or re.search(own, led["does"])):
                return True
            if re.compile(rf" ?{called} ?{HAS}").match(key, end):
                return True
            if given and re.compile(called).match(key, given.end()):
                return True
            if re.search(rf"{_IS_DUTY}ของ{called}|{called} ?(?:ซึ่ง|ที่)เป็น[ก-๎]{{0,10}}รับผิดชอบ", told):
                return True
        return False

    def _calling(self, group: Group) -> str:
        """A pattern of what a unit is called: its name, how that begins with ฯ, or the word for a unit with its number.

        What begins so is no other unit's name.
        """
        name = " ?".join(map(re.escape, normalise(group.name).split()))
        word = self.mandate.structure.unit_word(group.name)
        numbered = rf"|{re.escape(word)}(?:ที่)? ?\(?{group.number}(?!\d)\)?" if word and group.number.isdigit() else ""
        others = [each.name for each in self.mandate.groups if each.name != group.name]
        begun = (group.name[:count] for count in range(len(word) + _BEGUN, len(group.name) + 1))
        alone = next((each for each in begun if not any(other.startswith(each) for other in others)), group.name)
        return f"(?:{name}{numbered}|{re.escape(alone)}[ก-๎]*ฯ)"
