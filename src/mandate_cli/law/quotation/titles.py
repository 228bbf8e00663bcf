"""Titles of instruments as a text writes them, in full and in short."""

from __future__ import annotations

import re
from bisect import bisect_left
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from mandate_cli.law.citation import SECTION
from mandate_cli.law.quotation.tokens import HEADS, LISTED, QUOTES, loosely
from mandate_cli.thai.dates import parse_date

if TYPE_CHECKING:
    from collections.abc import Iterable

    from mandate_cli.law.quotation.tokens import Quoted

ACT, BY_SUBJECT, NOTICE, CODE = "พระราชบัญญัติ", "กฎหมายว่าด้วย", "ประกาศ", "ประมวลกฎหมาย"
CONSTITUTION = "รัฐธรรมนูญ"
# What legislation is called, and how else that is written.
_LEGISLATION = {  # a line may end between two syllables
    ACT: r"พระ ?ราช ?บัญญัติ(?: ?ประกอบ ?รัฐ ?ธรรม ?นูญ)?|พ ?\. ?ร ?\. ?บ ?\.|พรบ\.?",
    "พระราชกำหนด": r"พระ ?ราช ?กำหนด|พ ?\. ?ร ?\. ?ก ?\.|(?<![ก-๎])พรก(?![ก-๎])\.?",
    "พระราชกฤษฎีกา": r"พระ ?ราช ?กฤษฎีกา|พ ?\. ?ร ?\. ?ฎ ?\.|พรฎ\.?",
    CONSTITUTION: r"(?<!ศาล)(?<!ศาล )รัฐ ?ธรรม ?นูญ(?: ?แห่ง ?ราช ?อาณา ?จักร(?: ?ไ ?ทย)?)?(?: ?\( ?ฉบับชั่วคราว ?\))?"
    r"|(?<![ก-๎])รธน\.?(?: ?[3-6]\d(?!\d))?",
    CODE: r"ประมวล ?กฎหมาย|ประมวล ?(?:รัษฎากร|แพ่ง|อาญา)"
    r"|(?<![ก-๎])ป\. ?(?:อาญา|วิ\. ?(?:อ|พ|อาญา|แพ่ง)|พ\. ?พ|แพ่ง|อ|ที่ดิน|รัษฎากร)\.?",
    BY_SUBJECT: "กฎหมาย ?(?:ว่า ?ด้วย|เกี่ยวกับ)",
    "กฎกระทรวง": r"กฎ ?กระทรวง|กฎ ?(?=ก\.|กคศ|สำนัก|มหา|องค์)",
    NOTICE: "(?<!ท้าย)ประ ?กาศ(?! ?ณ|กำหนด |ใน ?ราชกิจจา| ?ดังต่อไปนี้|ไว้|ใช้)",
    "ระเบียบ": "ระ ?เบียบ(?! ?วาระ)",
    "ข้อบังคับ": "ข้อ ?บังคับ",
    "ข้อบัญญัติ": "ข้อ ?บัญญัติ|เทศ ?บัญญัติ",
    "คำสั่ง": "คำ ?สั่ง",
    "ข้อกำหนด": "ข้อ ?กำหนด",
}
# Papers that have clauses of their own.
_PAPERS = (
    "หนังสือ|สัญญา|บันทึก|รายงาน|แบบ(?:สอบถาม|ประเมิน|รายงาน|ฟอร์ม|ทดสอบ|คำขอ)?|(?<!งาน)(?<!การ)บัญชี|ภาคผนวก|เอกสาร|คู่มือ|แนวทาง|มติ|ตาราง"
    "|ข้อตกลง|หลักเกณฑ์|มาตรฐาน|อนุสัญญา|พิธีสาร|ความตกลง|กรมธรรม์|ใบอนุญาต|คำพิพากษา|คำวินิจฉัย|คำขอ|รายการ|โครงการ|(?<!นโยบายและ)แผน"
    "|คำฟ้อง|คำให้การ|คำคัดค้าน|คำอุทธรณ์|คำแก้|คำแถลง|คำขอท้ายฟ้อง|ข้อกล่าวหา|ข้อหา|ข้ออ้าง|ข้อต่อสู้|ข้อโต้แย้ง|ข้อเท็จจริง|ข้อพิจารณา|(?<!ใน)ประเด็น"
    "|ข้อสอบ|แบบฝึกหัด|ใบงาน|ขอบเขต(?:ของ)?งาน|(?<![a-z])(?:tor|mou|moa)(?![a-z])"
)
# What is counted in ข้อ and has no title of its own; only right before a number: ตัวชี้วัดข้อ 7.
COUNTED = (
    "ตัวชี้วัด|ตัวบ่งชี้|กลยุทธ์|ยุทธศาสตร์|นโยบาย|จุดเน้น|พันธกิจ|เป้าหมาย|เป้าประสงค์|วัตถุประสงค์|คำถาม|โจทย์|เงื่อนไข|กติกา|ข้อเสนอ(?:แนะ)?"
    "|ข้อสังเกต|คำแนะนำ|คำชี้แจง|คำร้อง|ใบสมัคร|สมรรถนะ|องค์ประกอบ|หลักสูตร|เกณฑ์|ปฏิญญา|วาระ|แนวปฏิบัติ|มาตรการ|หมายเหตุ|ขั้นตอน|กิจกรรม|สิ่งที่ส่งมาด้วย"
    "|ธรรมนูญ(?!แห่ง)|กฎบัตร|สำนวน|ปฏิทิน|จรรยาบรรณ|สมการ|(?<!ขอ)(?<!จึง)(?<!จง)(?<!คำ)ตอบ|เฉลย|(?<!ภาค)ผนวก|(?<![a-z])sdgs?"
    "|บ ?/ ?ค(?![ก-๎])"
)
_DIVISION = r"(?:บท|หน่วย|ตอน|ส่วน|หมวด) ?(?:ที่)? ?\d+ ?"  # of a paper; no law held without its title has one
_SOME_LAW = "(?<!กลุ่ม)กฎหมาย(?!ดัง|นี้|นั้น|ว่าด้วย|เกี่ยวกับ)[^ ]{3,60}?(?<!ตาม)(?<!ใน)(?<!ของ)(?= ?มาตรา ?\\d)"
_WHICH = r"(?:(?:ลำดับ)?(?:ที่)? ?\d+(?:\.\d+)* ?|[ก-ฮ] )?"  # its own number
_CIRCULAR = r"(?<![ก-๎./])ว ?\.? ?\d{1,4}(?: ?/ ?\d{4})?(?!\d)"  # a circular letter, by its number: ว 10/2564
PAPER = "paper"
SECTIONED = (ACT, "พระราชกำหนด", "พระราชกฤษฎีกา", CONSTITUTION, CODE, BY_SUBJECT)  # what has มาตรา, not ข้อ
_NAMED = {f"k{number}": kind for number, kind in enumerate(_LEGISLATION)}
_KIND = "|".join(f"(?P<k{number}>{spelled})" for number, spelled in enumerate(_LEGISLATION.values()))
_AMENDMENT = r"\( ?ฉบับที่ ?\d+ ?\) ?พ ?\.? ?ศ ?\.? ?\d{4}|(?<=แก้ไขเพิ่มเติม )พ ?\.? ?ศ ?\.? ?\d{4}"
_POINTS = "(?<=ที่)อ้าง ?ถึง|ดัง ?กล่าว|เดียว ?กัน|นี(?:้|(?=ให้|เรียก| |$))|นั้น(?! )| ?ข้าง ?ต้น"
_START = loosely(
    rf"{_KIND}|(?P<counted>(?:(?:{COUNTED}) ?{_WHICH}|{_DIVISION})(?={HEADS})|{_SOME_LAW}"
    rf"|(?:(?<=ใน)(?!ขั้นตอน|กิจกรรม)|(?<=ของ)|(?<=แห่ง))(?:{COUNTED}))"
    rf"|(?P<paper>{_PAPERS})"
    rf"|(?P<circular>{_CIRCULAR})|(?P<numbered>(?={_AMENDMENT}))"
    rf"|(?P<pointed>(?:กฎหมาย|บทบัญญัติ|กฎ|ฉบับ)(?=(?:ฉบับ)?(?:ที่)?(?:{_POINTS})))"
)
LEGISLATION = "|".join(_LEGISLATION.values())
_OF_CODES = r"(?:วิ ?\.? ?)?(?:อาญา|แพ่ง)|วิ ?\.? ?ปกครอง|ป ?พ ?พ(?![ก-๎])|ป ?วิ ?[อพ](?![ก-๎])|ปอ\."
_THE_LAW_SAYS = "กฎหมาย(?:กำหนด|บัญญัติ|ระบุ)(?:ไว้)?(?:ให้|ว่า)"
_SAID_IN = (
    "(?:(?:ตาม)?ที่|ซึ่ง|อัน|ดัง(?:ที่)?)?"
    "(?:อยู่|ปรากฏ|มี|กำหนด|ระบุ|บัญญัติ|ตรา|วาง|ตกลง(?:กัน)?|แสดง|เขียน|เป็น(?:ข้อ|มาตรา|ส่วน)[^ ]{0,10})?(?:ไว้)?(?:ใน|จาก|ตาม) ?"
    "|(?:นั้น )?(?:ซึ่ง|ที่|อัน)(?:เป็น)? ?|นั้น |(?:ที่)?แนบ(?:มา)?(?:กับ|ท้าย) ?"
)
# Between a provision, or what it says, and the instrument that has it.
STANDS_IN = loosely(rf"[ )\]]*(?:{_SAID_IN}|แห่ง ?|ของ ?)")
# What can name an instrument right behind a citation, without แห่ง or ของ, however short: มาตรา 37 อาญา.
BESIDE = loosely(
    rf"[ ,:(\[/–—-]*(?P<lead>(?:{_SAID_IN})?)(?!{_THE_LAW_SAYS})"
    rf"(?P<name>{LEGISLATION}|{_CIRCULAR}|กฎ|กม\.|{_OF_CODES}"
    r"|หนังสือ|สัญญา|คู่มือ|มติ|ข้อตกลง|หลักเกณฑ์|อนุสัญญา|พิธีสาร|ความตกลง|กรมธรรม์|คำพิพากษา|คำวินิจฉัย|จรรยาบรรณ"
    r"|ธรรมนูญ|กฎบัตร|(?:tor|mou|moa)(?![a-z]))"
)
_THIS_ONE = re.compile(rf" ?(?:ฉบับ)?(?:ที่)?(?P<this>{_POINTS})")
_THIS_LATER = re.compile(r"[^ ]{0,60}?(?:ฉบับ)?(?P<this>ดัง ?กล่าว|เดียว ?กัน|ข้าง ?ต้น|ฉบับนี้)")
# What cannot stand inside a title.
_STOP = loosely(
    rf"{HEADS}|[\n;]|(?<![.…_])[{QUOTES}](?![.…_])|(?:ตาม(?:ที่)?|(?<!ออก)ตามความใน|แห่ง|ของ|โดย|ว่า|(?<!ว่า)ด้วย|และ|หรือ|กับ|(?<!ออกตามความ)ใน"
    rf"|(?<!บัญญัติ)(?<!บัญญัติ )ประกอบ) ?(?:{LEGISLATION})"
    rf"|[(] ?(?=(?:{_LEGISLATION[NOTICE]}) ?(?:กระทรวง|สำนักงาน))"
    r"|[(]?(?:ซึ่ง|ที่|และ)?(?:ได้)?(?:ที่)?แก้ไขเพิ่มเติม|เรื่อง ?(?=พระ ?ราช ?(?:บัญญัติ|กำหนด|กฤษฎีกา))"
)
_AMENDING = re.compile(rf"แก้ไขเพิ่มเติม(?=(?:{_LEGISLATION[CODE]}|{_LEGISLATION[CONSTITUTION]}))")
_UNIT = re.compile("(?:กลุ่ม|หน่วย)[^ ]*\\Z")
_STOP_AT_MOST = 60  # letters of what cannot stand inside a title
_CLAUSES = "มิได้|ไม่ได้|(?:บัญญัติ|กำหนด|ระบุ)(?:ไว้)?ว่า(?!ด้วย)|ความว่า| จึง| ซึ่ง(?!ต้อง)| ทั้งนี้| ดังนี้| นั้น(?![ก-๎])| อาศัย| โดยที่"
_CLAUSE_BEGINS = loosely(_CLAUSES)
# What a sentence goes on with behind a noun, and no name of who issued an instrument has.
_VERB = loosely(
    "ต้อง(?!ห้าม|หา|ขัง|โทษ)|ขัด(?:ต่อ|กับ|แย้ง)|ออก(?:โดย|ตาม(?!ความ))|(?<!ค่า)(?<!ทาง)(?<!การ)ผ่าน(?!แดน|ทาง|ศึก)|ส่ง(?:ให้|ไป|มา|ถึง)"
    "|ยื่นต่อ|(?<!อยู่)(?<!พัก)(?<!พึ่งพา)อาศัย(?! ?อำนาจ)"
)
_PHRASE_END = loosely(
    rf"{_CLAUSES}|ซึ่ง|[(),]| (?:ให้|กำหนด|บัญญัติ|ระบุ|ไม่|ได้|มี|เป็น|โดย|หาก|เมื่อ|เพื่อ|ที่|หรือ|ประกอบ|ตาม|ถึง|ลง|และ(?!วิธี|เงื่อน))"
)
# A day as an office writes it, perhaps with no more than two digits of its year.
DAY = (
    r"\d{1,2} ?[ก-๎a-z.]+ ?(?:พ ?\.? ?ศ ?\.? ?)?\d{4}|\d{1,2}(?P<by>[/.-])\d{1,2}(?P=by)(?:\d{4}|\d\d)(?!\d)"
    r"|\d{1,2} ?[ก-๎]+(?:(?<=[คย][มน])|(?<=พันธ์)|\.[ก-ฮ]\.?) ?(?:พ ?\.? ?ศ ?\.? ?)?\d\d(?!\d)"
)
_TAIL = re.compile(
    r" ?\(? ?ฉบับที่ ?(?P<number>\d+) ?\)?"
    r"| ?(?P<open>\( ?)?(?:พ ?\.? ?ศ ?\.?|พุทธศักร[าำ]ช) ?"
    rf"(?P<year>2 ?[45] ?\d ?\d(?!\d)|\d+|สองพัน[ก-๎]+|[{QUOTES}]?[.…_](?: ?[.…_])+[{QUOTES}]?)(?(open) ?\))"
    r"| ?(?:ซึ่ง)?\(?(?:ลงวันที่|ลว ?\.|ประกาศ ณ วันที่|สั่ง ณ วันที่|ฉบับลงวันที่|ณ วันที่"
    r"|(?:(?<=รัฐมนตรี)|(?<=รัฐมนตรี )|(?:ซึ่ง|ที่)ประกาศ(?:ใช้)?)เมื่อวันที่)"
    rf" ?(?P<date>{DAY})\)?"
    r"| ?(?:เลข)?(?:ที่|ครั้งที่) ?(?P<reference>[^ \d]{0,12} ?[\d.]+ ?/ ?(?:ว ?)?[\d.]+)"
    r"| ?(?P<letter>[ก-ฮ]{2,4}\.? ?\d{3,5}(?:\.\d+)* ?/ ?(?:ว ?)?\d+)"
    r"| ?(?P<short>ฯ)(?!ล)"
    r"|(?<!ยน)(?<!คม)(?<!พันธ์)(?<![ยค]\.)(?<![. ]พ\.) (?P<bare>2 ?[4-9]\d\d)(?=[ ),;]|$)"
    r"(?! ?(?:บาท|คน|ราย|แห่ง|ครั้ง|ชุด|ฉบับ|เล่ม|ถึง|[–-]|พ ?\.))"
)
# A day right before a title: ประกาศลงวันที่ … คือ ประกาศกระทรวง….
_DAY_BEFORE = re.compile(rf"{NOTICE} ?(?P<day>(?:ลงวันที่|ลว ?\.|ณ วันที่) ?(?:{DAY})) ?(?:คือ|ได้แก่|:|,|\()? ?\Z")
_SHORT_YEAR = re.compile(r"(?<!\d)(?=\d\d\Z)")
# That an instrument was amended, or made by the power of another one.
_AMENDED = loosely(
    r" ?\(?(?:และ|ซึ่ง|ที่|ตามที่)?(?:ได้)?(?:ที่)?(?:แก้ไขเพิ่มเติม|(?:แก้ไข|(?P<added>เพิ่ม(?:เติม)?))(?=โดย))"
    r"(?:จนถึงปัจจุบัน|ถึงปัจจุบัน)?(?P<by>(?: ?(?:โดย|ตาม|(?:จน)?ถึง))? ?)"
    rf"| ?\(?(?:ซึ่ง|ที่)?ออกตามความใน ?(?={LEGISLATION})"
)
_ABOUT = "(?:เรื่อง(?!เดิม|นี้|นั้น|ดัง|เสนอ|เพื่อ)|ว่าด้วย)"
_SUBJECT = re.compile(f" ?{_ABOUT} ?")
_SHORT = re.compile(f" ?ฯ ?(?={_ABOUT})")
_TITLE_END = re.compile(rf"(?<!\.) (?![ก-ฮ.]+\.(?:[ก-ฮ]\.)* )|{_PHRASE_END.pattern}")  # of one without a subject
NO_DAY, NO_YEAR = date.min, -1  # what is written as a day or a year and is none
_LONGEST_TITLE = 400  # letters of a title
_TITLE = 8  # letters of the shortest
_NO_TITLE = re.compile(  # what goes on behind พระราชบัญญัติ and is no title
    "ให้|ที่|ซึ่ง|นี|นั้น|ฉบับ|ดัง|อื่น|ใด|กำหนด|บัญญัติ|ระบุ|มี|ได้|ไม่|มิ|และ|หรือ|ว่า|เป็น|จึง|ของ|แห่ง|ตาม|ใน|โดย|หลาย|ทุก|ต่าง|เฉพาะ|เดิม|ใหม่|เก่า"
    "|ปัจจุบัน|ล่าสุด|แม่บท|หลัก|กลาง|ข้าง|เกี่ยว|เพื่อ|ต้อง|อาจ|ย่อม|จะ|ด้วย|แล้ว|เรื่อง"
)


class Mention(NamedTuple):
    """An instrument as a text names it, in places of the normalised text.

    ``body`` is what the title says besides its kind, number, year and day; ``this`` a word that points back to one
    named before; ``short`` whether ฯ stands for the rest; ``strong`` whether it is surely a name. An ``amender`` stands
    behind ซึ่งแก้ไขเพิ่มเติมโดย, or ออกตามความใน. ``reach`` is the end of all that is said of it, its amenders included.
    """

    start: int
    end: int
    kind: str
    body: str = ""
    number: int = 0
    year: int = 0
    day: date | None = None
    short: bool = False
    this: str = ""
    strong: bool = False
    amender: bool = False
    reach: int = 0

    @property
    def legal_kind(self) -> str:
        """Its kind: of กฎหมายว่าด้วย … that of an Act."""
        return ACT if self.kind == BY_SUBJECT else self.kind

    def has(self, kind: str) -> bool:
        """Whether it can have sections, or clauses: only Acts and the like have sections, and these no clauses."""
        return (kind == SECTION) == (self.kind in SECTIONED)

    @property
    def dated(self) -> bool:
        """Whether it has a number, a year or a day."""
        return bool(self.number or self.year or self.day)

    @property
    def titled(self) -> bool:
        """Whether it is an Act or the like with words that look like its title, though no year stands behind them."""
        return self.kind in SECTIONED and len(self.body) >= _TITLE and not _NO_TITLE.match(self.body)


def mentions(key: str, quoted: Iterable[Quoted] = (), ends: Iterable[int] = ()) -> list[Mention]:
    """The instruments and papers that a normalised text names or seems to name, in order.

    None goes beyond the marks of a quotation, or one of the ``ends``.
    """
    found, at, amends = list[Mention](), 0, False
    edges = sorted({*ends, *(place for quotation in quoted for place in (quotation.start, quotation.end - 1))})
    while match := _START.search(key, at):
        edge = bisect_left(edges, match.end())
        mention = _mention(key, match, edges[edge] if edge < len(edges) else len(key))
        joined = bool(found) and found[-1].amender and LISTED.fullmatch(key, found[-1].end, match.start())
        amender = bool(joined and not mention.kind) or (amends and match.start() <= at + 1)
        mention = mention._replace(amender=amender, reach=mention.end)
        amends = False
        at = mention.end if mention.strong or mention.kind != PAPER else match.end()
        if mention.strong and not mention.this.startswith("นี้") and (amended := _AMENDED.match(key, at)):
            mention = mention._replace(reach=at + len(amended[0].rstrip()))
            at += len(amended[0])
            amends = amended["by"] is None or bool(amended["by"].strip() or key.startswith(("(ฉบับ", "พ.ศ."), at))
        found.append(mention)
    for place in reversed(range(len(found) - 1)):  # what is said of an amender is said of what it amends
        if found[place + 1].amender:
            found[place] = found[place]._replace(reach=found[place + 1].reach)
    return found


def _mention(key: str, match: re.Match[str], edge: int) -> Mention:
    start, at = match.span()
    kind = _NAMED.get(match.lastgroup or "", match.lastgroup or "")
    if kind == "numbered":
        return with_date(key, at, Mention(start, at, "", strong=True))
    if kind == "pointed":  # at an instrument of any kind
        kind = ""
    elif kind in {"circular", "counted"}:
        return Mention(start, start + len(match[0].rstrip()), PAPER, strong=kind == "circular")
    limit = min(edge, at + _LONGEST_TITLE)
    amending = _AMENDING.match(key, at)  # พระราชบัญญัติแก้ไขเพิ่มเติมประมวล…
    stop = _STOP.search(key, amending.end() if amending else at, limit + _STOP_AT_MOST)
    limit = min(limit, stop.start()) if stop else limit
    issued = re.compile(_ABOUT).search(key, at, limit)
    verb = _VERB.search(key, at, issued.start() if issued else limit) if kind not in SECTIONED else None
    limit = verb.start() if verb else limit
    if short := _SHORT.match(key, at, limit):
        at = short.end()
    rest = key[at:limit]
    if this := _THIS_ONE.match(rest) or (_THIS_LATER.match(rest) if kind != PAPER else None):
        body = re.sub("(?:ฉบับ)?(?:ที่)?$", "", rest[: this.start("this")]).strip()
        said = re.sub("^นี$", "นี้", this["this"].strip())  # a mark that a PDF lost
        mention = Mention(start, at + this.end(), kind, body, this=said, strong=True)
        return mention if mention.this == "นี้" else with_date(key, mention.end, mention)
    spelled = key[start:at]
    certain = kind in {CONSTITUTION, CODE, BY_SUBJECT}
    mention = Mention(start, at, kind, strong=certain)
    if kind not in SECTIONED and rest.lstrip().startswith(("ให้", "ดังต่อไปนี้", "ดังนี้")):
        return mention  # คำสั่งให้ทำ …, which is no title
    whole = not spelled.replace("ำ", "า").endswith("กฎหมาย") and not _SUBJECT.match(rest)
    if kind in {CONSTITUTION, CODE} and whole:  # ป.อาญา
        return with_date(key, at, mention._replace(body=spelled))
    tail = _TAIL.search(rest)
    body = rest[: tail.start()] if tail else ""
    of_unit = tail and tail["short"] and _UNIT.search(body)  # หนังสือถึงกลุ่มนิเทศฯ
    if tail and not (_CLAUSE_BEGINS.search(body) or (kind == PAPER and len(body) > 60) or of_unit):
        mention = with_date(key, at + tail.start(), mention._replace(body=body.strip(), strong=True))
        return mention if "เรื่อง" in body else _with_subject(key, mention, limit)
    titled = re.search(r"เรื่อง|ว่าด้วย", rest[:80])
    if titled and kind != PAPER:
        end = _PHRASE_END.search(rest, titled.end() + 1)
        mention = mention._replace(strong=True)
    else:
        end = _CLAUSE_BEGINS.match(rest) or _TITLE_END.search(rest, 1)
    body = rest[: end.start()] if end else rest
    return mention._replace(end=at + len(body.rstrip()), body=body.strip())


def with_date(key: str, at: int, mention: Mention) -> Mention:
    """A mention with the number, the year and the day that stand behind its title, from a place on."""
    while tail := _TAIL.match(key, at):
        kind, said = tail.lastgroup, tail[tail.lastgroup or 0]
        if kind == "number":
            if mention.year and (behind := _TAIL.match(key, tail.end())) and behind.lastgroup == "year":
                break  # both are of a title around this one
            mention = mention._replace(number=int(said))
        elif kind in {"year", "bare"}:
            if mention.year:  # of a title around this one
                break
            mention = mention._replace(year=_year(said.replace(" ", "")))
        elif kind == "short":
            mention = mention._replace(short=True)
        elif kind == "date":
            mention = mention._replace(day=day_said(said))
        at = tail.end()
    return mention._replace(end=at)


def day_said(said: str) -> date:
    """The day that some words say."""
    try:
        return parse_date(_SHORT_YEAR.sub("25", said))
    except ValueError:
        return NO_DAY


def day_before(key: str, start: int, mention: Mention) -> Mention:
    """A mention with the day that stands before its title, on its line, which begins at a place."""
    said = _DAY_BEFORE.search(key, start, mention.start) if mention.kind == NOTICE and mention.strong else None
    return mention._replace(day=with_date(key, said.start("day"), mention).day) if said and not mention.day else mention


def _year(said: str) -> int:
    """The year of the Buddhist era that is written behind พ.ศ., perhaps without its century."""
    return int(said) if re.fullmatch(r"\d{4}", said) else 2500 + int(said) if re.fullmatch(r"\d\d", said) else NO_YEAR


def _with_subject(key: str, mention: Mention, limit: int) -> Mention:
    """A mention with what it is about, if that stands behind the day: ประกาศ ลงวันที่ … เรื่อง …."""
    about = _SUBJECT.match(key, mention.end, max(limit, mention.end))
    if not about or mention.kind in SECTIONED:  # no Act has its subject there
        return mention
    rest = key[about.end() : limit]
    tail = _TAIL.search(rest)
    end = tail if tail and not _CLAUSE_BEGINS.search(rest, 1, tail.start()) else _PHRASE_END.search(rest, 1)
    rest = rest[: end.start() if end else None].rstrip()
    titled = mention._replace(body=f"{mention.body} {about[0].strip()} {rest}".strip())
    return with_date(key, about.end() + len(rest), titled)
