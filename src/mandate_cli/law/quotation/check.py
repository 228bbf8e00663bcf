"""The three steps in a row: for a text, for a long one piece by piece, and for one line that a user typed."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from mandate_cli.law.quotation.compare import Texts
from mandate_cli.law.quotation.find import find
from mandate_cli.law.quotation.judge import Judge
from mandate_cli.law.quotation.naming import Names
from mandate_cli.law.quotation.outline import Outline
from mandate_cli.law.quotation.resolve import Bound, resolve
from mandate_cli.law.quotation.tokens import LINE_END, OPENING
from mandate_cli.law.quotation.verdict import CANNOT_TELL, Place, Verdict
from mandate_cli.law.quotation.wording import judge_words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date

    from mandate_cli.law.mandate import Law, Mandate
    from mandate_cli.law.quotation.references import Found

# A line that begins with a number: it is a label alone, or before a quotation, or one with items before any words.
# A day, an address, a time, an amount or a measure is none.
_ITEM = r"\s*(?:\(\s*[\d๐-๙ก-ฮ/]+\s*\)|\.\s*[\d๐-๙ก-ฮ]+(?![ก-๎]))"
_ALONE = re.compile(
    rf"\s*[\d๐-๙]+(?:(?:{_ITEM})*\s*(?:[ก-ฮ]\s*)?(?=[{OPENING}]|\Z)|(?:{_ITEM})+\s*(?:[ก-ฮ](?![ก-๎]))?(?=[\s(:]))"
)
_NUMBERS = r"\s*[\d๐-๙]+(?:[.,:][\d๐-๙]+)*"
_MEASURED = re.compile(
    rf"{_NUMBERS}(?:\s*(?:[-–—]|ถึง|และ|หรือ)\s*{_NUMBERS})*\s*"
    r"(?:น\.|นาฬิกา|นาที|ชั่วโมง|โมง|ล้าน|แสน|หมื่น|พัน(?![ก-ฮ])|ร้อย(?!เรียง)|บาท|เมตร|ตาราง(?=เมตร|กิโล|วา|นิ้ว|ฟุต)|ลูกบาศก์|กิโล|เซนติ|มิลลิ|เปอร์เซ็น|องศา|ลิตร|หน่วยกิต|คะแนน"
    r"|(?:กม|ซม|มม|ตร|กก|ม|ก|ล)\.|(?:ตัน|ไร่|งาน|วา|นิ้ว|ฟุต|เท่า|คน|ราย|ปี|เดือน|วัน|ครั้ง|หน้า|ชิ้น|ชุด|แผ่น|จุด|เกรด|ส่วน)(?![ก-๎])|[%°฿$]|[A-Za-z])"
    r"|\s*[\d๐-๙]{1,2}\.[\d๐-๙]{1,2}\.[\d๐-๙]{2,4}(?![\d๐-๙.(])"  # a day
    r"|\s*[\d๐-๙]+(?:\.[\d๐-๙]+){3}|\s*[\d๐-๙]+\.[0๐]"  # an address; what has a nought behind the dot
)
_HEAD = "ข้อ "
_JOINING = r"ตามความใน|ความใน|ตาม|แห่ง|ของ|ใน|และ|หรือ|กับ|ประกอบ|จนถึง|ถึง|[\s,.()–—/-]"  # between citations


class Piece(NamedTuple):
    """A stretch of a file that ends at a blank line or a page: its text, where it begins in the whole, and its place.

    Each line of the text has a number of its own, as ``place`` counts them: lines, or paragraphs. ``items`` are the
    numbers that list items have without saying them. A piece that is not ``readable`` is none of any language.
    """

    text: str
    start: int
    place: Place
    items: tuple[str, ...] = ()
    readable: bool = True


def _found(piece: Piece) -> list[Found]:
    return find(piece.text, paragraphs=piece.place.paragraph is not None)


class Checker:
    """Judges pieces of a text by a law on a day. What the whole text numbers and names is surveyed first."""

    def __init__(self, law: Law, mandate: Mandate) -> None:
        self.texts, self.names = Texts(law, mandate), Names(law, mandate.as_of)

    def survey(self, pieces: Iterable[Piece]) -> Outline:
        """What must be known of a whole text before its pieces are judged."""
        own = Outline(self.names, file=True)
        for piece in pieces:
            own.items |= set(piece.items)
            for found in _found(piece):
                own.add(found)
        return own

    def judge(self, pieces: Iterable[Piece], own: Outline) -> Iterator[Verdict]:
        """The verdicts on all pieces, in the order of the text."""
        last: Judge | None = None
        for piece in pieces:
            if not piece.readable:
                span = piece.start, piece.start + len(piece.text)
                yield Verdict("", span, CANNOT_TELL, place=piece.place).told("unreadable")
                continue
            lines = at = 0
            for judge in self._judges(_found(piece), own, last):
                last = judge
                for verdict in judge.judge():
                    start, end = verdict.span
                    lines, at = lines + len(LINE_END.findall(piece.text, at, start)), max(at, start)
                    yield verdict._replace(span=(piece.start + start, piece.start + end), place=piece.place.down(lines))

    def _judges(self, blocks: list[Found], own: Outline, last: Judge | None = None) -> Iterator[Judge]:
        """What judges each block; the one before is to have judged when the next is asked for."""
        for found in blocks:
            last = Judge(self.texts, found, own, last)
            yield last

    def text(self, text: str, *, typed: bool = False) -> list[Verdict]:
        """The verdicts on a whole text; ``typed`` says that it is a line which is meant to be citations."""
        found = find(text)
        own = Outline(self.names, found, typed=typed)
        return [verdict for judge in self._judges(found, own) for verdict in judge.judge()]

    def one(self, text: str) -> list[Verdict]:
        """The verdicts on a line that is meant to be citations or a quotation; there is always one."""
        if verdicts := self.text(text, typed=True):
            return verdicts
        verdicts = self.text(_HEAD + text) if _ALONE.match(text) and not is_measure(text) else []
        for place, verdict in enumerate(verdicts):
            start, end = (max(0, at - len(_HEAD)) for at in verdict.span)
            verdicts[place] = verdict._replace(span=(start, end), input=text[start:end])
        return verdicts or [judge_words(self.texts, text)]


def is_measure(text: str) -> bool:
    """Whether a line begins with a day, a time, an address, an amount or a measure: ``7.30 น.``."""
    return bool(_MEASURED.match(text))


def cite(law: Law, mandate: Mandate, text: str) -> list[Verdict]:
    """Every citation and quotation in a text, judged by the law of a day, in the order of the text."""
    return Checker(law, mandate).text(text)


def cited_in(law: Law, text: str, day: date) -> list[Bound]:
    """The provisions that a line cites, however it spells them; none if it says anything else.

    Of several bases that may have one, the one in force on the day is meant.
    """
    names = Names(law, day)
    for spelled in [text] if is_measure(text) else [text, _HEAD + text]:
        found = find(spelled)
        bound = [one for _, one in resolve(found, Outline(names, found, typed=True))]
        if bound and not any(map(_rest, found)):
            return bound
    return []


def _rest(found: Found) -> str:
    """What a block says besides its citations, the instruments that they name, and words that join these."""
    key, mentions = found.key, [(mention.start, mention.end) for mention in found.mentions]
    for start, end in [*mentions, *((reference.start, reference.end) for reference in found.references)]:
        key = key[:start] + " " * (end - start) + key[end:]
    return re.sub(_JOINING, "", key)
