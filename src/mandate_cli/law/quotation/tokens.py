"""The signs of a citation in a normalised text: heads, numbers, labels, paragraphs, what joins them, and quotations."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from functools import cached_property
from typing import TYPE_CHECKING, Literal, NamedTuple

from mandate_cli.law.citation import CLAUSE, COUNTED, LETTERS, ORDINALS, PARAGRAPH, SECTION, SPOKEN
from mandate_cli.thai.normalise import INVISIBLE, MARKS, aligned, span

if TYPE_CHECKING:
    from collections.abc import Sequence


def loosely(pattern: str) -> re.Pattern[str]:
    """A pattern in which า and ำ are one: some fonts write ํา for า, and others lose the ํ."""
    return re.compile(re.sub("[าำ]", "[าำ]", pattern))


Kind = Literal[
    "head", "lost", "number", "item", "letter", "part", "filler", "range", "joint", "of", "instrument", "same", "odd"
]

_SAID = rf"(?:{'|'.join(SPOKEN)})(?=[^ก-๎]|$|แห่ง|ของ|ตาม|ใน|และ|หรือ|กับ|ถึง|ประกอบ|วรรค|วงเล็บ|อนุ)"  # a number in words
_ORDINAL = rf"(?:{'|'.join(ORDINALS)})(?![ก-๎])"
_LETTER = "[ก-รลว-ฮ]"  # ฤ and ฦ are vowels and label nothing
_ANAPHOR = "เดียวกัน|ดังกล่าว|ข้างต้น|นี้|นั้น"  # a head with one goes back to a head before it
_CLAUSE = "ข ?้ ?อ|ขอ้"  # a tone mark that a PDF set apart, or behind the next letter
_SECTION = "ม ?า ?ต ?ร ?า"
_PARAGRAPH = "ว ?ร ?ร ?ค"
_HEADED = rf" ?\d| ?\( ?(?:\d|{_LETTER} ?\))"
_SAID_CLAUSE = rf"{_SAID} ?(?:\(|วงเล็บ|อนุ|วรรค|แห่ง)"  # ข้อหนึ่ง alone may be any point
HEADS = (
    rf"(?<!หัว)(?<!คำ)(?:{_CLAUSE})(?:ที่)?(?={_HEADED}| ?{_SAID_CLAUSE})"
    rf"|{_SECTION}(?:ที่)?(?={_HEADED}| ?(?!หนึ่ง){_SAID}| ?{_SAID_CLAUSE})"
    rf"|(?<![ก-๎.\d])(?:(?<!\d )|(?<=\d{{4}} )|(?=ม\.\d\d))ม\.(?= ?\d)"
)
_AFTER = " ?(?:$|[),;:“]|แห่ง|ของ|ตาม|ใน|และ|หรือ|กับ|ถึง|ข้อ|มาตรา)"  # what goes on behind a letter with a dot
_LABEL = rf"\d[\d ]*(?:\.\d+)*(?: ?/ ?\d+)?(?: ?{_ORDINAL})?|{_LETTER}(?: ?/ ?\d+| {_ORDINAL})?"
_BRACKET = rf" ?\( ?(?:\d{{1,3}}|{_LETTER}) ?\)"
_LABELS = r"(?: ?\([^()]{1,3}\))*"
_TOKENS = loosely(
    rf"(?P<head>{HEADS})"
    rf"|(?P<same>(?<!หัว)(?:{_CLAUSE}|{_SECTION})(?:{_ANAPHOR}))"
    rf"|(?P<lost>(?:(?<=ตาม)|(?<=ใน)|(?<=แห่ง))ขอ(?= ?\d)|(?<![ก-๎])ขอ(?= ?\d{{1,2}} ?\( ?\d{{1,2}} ?\))"
    rf"|(?:ขัอ|ข่อ|ข๊อ|ข๋อ|ช้อ|มาตาร|มาครา|มาตตรา)(?= ?\d)"  # slips of a keyboard
    rf"|(?<![a-z])(?:clauses?(?= ?\d)|(?:section|article)s?(?= ?\d[\d.]*{_LABELS} (?:of|under|in) )))"
    rf"|(?P<amount>\d{{1,3}}(?:,\d{{3}})+(?:\.\d+)?)"
    rf"|(?P<half>(?<=[ )])(?<!ข้อ )(?<!ขอ )(?<!มาตรา )(?:\d{{1,2}}|{_LETTER})\)"
    r"|(?:(?<=[ก-ฮ]\) )|(?<=[ก-ฮ] \) ))\d{1,2} \))"
    rf"|(?P<number>\d+(?:\.\d+)*(?: ?/ ?\d+)?(?:\.{_LETTER}(?![ก-๎.]))?(?: ?{_ORDINAL}(?: ?/ ?\d+)?)?)"
    rf"(?:\.(?={_BRACKET}))?"
    rf"|(?:(?<=ข้อ)|(?<=ข้อ )|(?<=มาตรา)|(?<=มาตรา ))(?P<said>{_SAID})"
    rf"|\( ?(?P<several>(?:\d{{1,2}}|{_LETTER})(?: ?[,–-] ?(?:\d{{1,2}}|{_LETTER}))+) ?\)"
    rf"|\( ?(?P<item>{_LABEL})\.? ?\)(?: ?(?!ฉ)(?P<divided>{_ORDINAL}))?(?:\.(?={_BRACKET}))?"
    rf"|\( ?(?P<odd>[^\W\d]{{1,2}}[{MARKS}]?) ?\)"
    rf"|(?<=\d)\.(?P<dotted>[ฤฦa-z])(?![ก-๎a-z])"
    rf"|วงเล็บ ?\(?(?P<bracket>\d+|{_LETTER}(?![ก-๎.])|{_SAID})\)?"
    rf"|(?:อนุ(?:มาตรา|ข้อ)?|ข้อย่อย(?:ที่)?) ?(?P<sub>\d+(?![\d.,/]*\d)|{_LETTER}(?![ก-๎.])|{_SAID})"
    rf"|(?P<part>{_PARAGRAPH} ?(?:สุดท้าย|ท้าย|{'|'.join(COUNTED)}|\d+)|ตอนต้น|ตอนท้าย)"
    rf"|(?P<letter>(?<![ก-๎a-z.])(?!{_PARAGRAPH}|ป ระ){_LETTER}(?:(?![ก-๎a-z.\ufffd])|\.(?={_AFTER})))"
    rf"|(?P<filler>(?:ลำดับ(?:ที่)?|(?:วรรค|อนุ(?:มาตรา|ข้อ)?)เดียวกัน)(?={_BRACKET})"
    rf"|อนุมาตรา|อนุข้อ|(?:อนุ|ข้อย่อย(?:ที่)?|ทั้ง|ตั้งแต่)(?= ?\()"
    rf"|(?:ได้แก่|คือ|เช่น|(?:โดย)?เฉพาะ)(?={_BRACKET} ?(?:$|[(),;–—-]|และ|หรือ|กับ|ถึง)))"
    rf"|(?P<joint>และ ?/ ?หรือ|(?:และ|หรือ|กับ)(?:อีก(?={_BRACKET}))?|ประกอบ(?:กับ)?|ตลอดจน|รวม(?:ทั้ง|ถึง)|[,;/])"
    rf"|(?P<range>(?:จน(?:กระทั่ง)?)?ถึง|[-–—])"
    rf"|(?P<of>(?:แนบ)?ท้าย(?=ประกาศ|ระเบียบ|คำสั่ง|สัญญา|หนังสือ)"
    rf"|ตามความใน|ความใน|(?<!ทุก)(?<!หลาย)(?<!ละ)แห่ง|(?<!สิ่ง)(?<!เจ้า)ของ|(?<!ภาย)ใน|(?<!ติด)(?<!ก็)ตาม(?!าตรา))"
)
LISTED = re.compile(" ?(?:และ|หรือ|กับ|,|ประกอบกับ)? ?")  # between members of a list
_PAIRS = {"“": '”"', '"': '"”', "‘": "’'", "'": "'’", "‚": "‘’'", "«": "»", "„": '“”"'}
OPENING = "“\"'‘‚«„"  # quotation marks with which words may begin
QUOTES = f"{OPENING}”’»"
_MOST = 200  # members that a range may have
_LONGEST_SIGN = 60  # letters of a sign; what has more digits is no label
LINE_END = re.compile(r"\r\n?|\n")
_TAG = re.compile(r"</?(?:(td|th|tr|p|br|div|li)|b|i|u|em|strong|span|font)(?:\s[^<>\n]*)?/?>")  # of a web page
_TITLE_WORDS = ("พระราชบัญญัติ", "พระราชกำหนด", "พระราชกาหนด", "พระราชกฤษฎีกา")
_PAGE = re.compile(  # what the Royal Gazette prints above each page
    r"[้ ]*หน\S?า\s+[\d๐-๙]+\s+(?:\S\s)?เล\S?ม\s+[\d๐-๙]+\s+ตอน(?:พิเศษ|ที่)\s+[\d๐-๙ ]+\s[ก-ฮ]\s+"
    r"ราชกิจจานุเบกษา\s+[\d๐-๙]+\s+[ก-๎]+\s+[\d๐-๙]{4}"
)
# Words that a PDF tore apart: a vowel never stands alone, and some words are known by what is left of them.
_TORN = re.compile(
    r" (?:(?<=[เแโใไ] )(?=[ก-ฮ])|(?<=[ก-ฮ็-์] )(?=[ะา])|(?<=หรื )(?=อ)|(?<=ห )(?=รือ)|(?<=แห่ )(?=ง(?![ะ-ูา]))"
    r"|(?<=ข )(?=อง(?!ค))|(?<=ขอ )(?=ง(?:รัฐ|พระ|ประ|ระเ|ข้อ|คำ|กฎ|มาตรา| ))"
    rf"|{'|'.join(f'(?<={word[:at]} )(?={word[at:]})' for word in _TITLE_WORDS for at in range(1, len(word)))})"
)
_BLANK_LINE = re.compile(rf"\n(?:[^\S\n]|[{INVISIBLE}])*(?=\n)|\f")


class Token(NamedTuple):
    """A sign of a citation: its kind, its place in the normalised text, and what it says, written one way."""

    kind: str
    start: int
    end: int
    says: str


class Quoted(NamedTuple):
    """Words in quotation marks, in places of the normalised text; only the mark if it is not ``closed``."""

    start: int
    end: int
    closed: bool


class Block:
    """A stretch of a text without a blank line: where it begins, as written, normalised, and each letter's offset.

    ``lines`` are the places in the normalised text at which its lines begin, or its ``paragraphs``, in which no title
    goes on from one to the next.
    """

    def __init__(self, text: str, start: int = 0, *, paragraphs: bool = False) -> None:
        # Spaces for tags, with the mark of a cell where one begins or ends, and for what a page has above its text.
        text = _TAG.sub(lambda tag: ("|" if tag[1] else "").ljust(len(tag[0])), text)
        self.text = _PAGE.sub(lambda header: re.sub(r"\S", " ", header[0]), text)
        self.start, self.paragraphs = start, paragraphs
        self.key, self.offsets = _joined(*aligned(self.text))
        ends = (match.end() for match in LINE_END.finditer(text))
        self.lines = [0, *(bisect_left(self.offsets, end) for end in ends)]

    def span(self, first: int, last: int) -> tuple[int, int]:
        """The range of the whole text that a range of the normalised block stands for."""
        start, end = span(self.text, self.offsets, first, last)
        return self.start + start, self.start + end

    def words(self, first: int, last: int) -> str:
        """What is written in a range of the normalised block."""
        start, end = span(self.text, self.offsets, first, last)
        return self.text[start:end]

    def breaks(self, first: int, last: int) -> bool:
        """Whether a line ends in a range of the normalised block."""
        return bool(LINE_END.search(self.text, self.offsets[first], self.offsets[last]))

    def line(self, at: int) -> tuple[int, int]:
        """The range of the line that a letter stands on."""
        after = bisect_right(self.lines, at)
        return self.lines[after - 1], self.lines[after] if after < len(self.lines) else len(self.key)

    @cached_property
    def _cells(self) -> list[int]:
        """The places in the text at which cells of tables end."""
        return [mark.start() for mark in re.finditer(r"[\t|]", self.text)]

    def _cells_in(self, first: int, last: int) -> list[int]:
        """The first place of these in a range of the normalised block, if any."""
        start, end = (bisect_left(self._cells, self.offsets[at]) for at in (first, last))
        return self._cells[start : min(start + 1, end)]

    def cell(self, at: int) -> int:
        """The end of the cell of a table that a letter stands in, or of its line."""
        end = self.line(at)[1]
        return next((bisect_left(self.offsets, mark) for mark in self._cells_in(at, end)), end)

    def is_row(self, at: int) -> bool:
        """Whether the line that a letter stands on is a row of a table."""
        return bool(self._cells_in(*self.line(at)))

    def begins_line(self, at: int) -> bool:
        """Whether only spaces stand before a letter on its line."""
        return not self.key[self.line(at)[0] : at].strip()


def _joined(key: str, offsets: list[int]) -> tuple[str, list[int]]:
    """A normalised text and its offsets, without spaces inside words that were torn apart."""
    torn = [match.start() for match in _TORN.finditer(key)]
    for at in reversed(torn):
        del offsets[at]
    ends = zip([0, *(at + 1 for at in torn)], [*torn, len(key)], strict=True)
    return "".join(key[start:end] for start, end in ends), offsets


def blocks(text: str) -> list[tuple[int, str]]:
    """The parts of a text between blank lines and page breaks, each with the place at which it begins."""
    ends = [match.end() for match in _BLANK_LINE.finditer(text)]
    cut = zip([0, *ends], [*ends, len(text)], strict=True)
    return [(start, text[start:end]) for start, end in cut if text[start:end].strip()]


def tokens(key: str) -> list[Token]:
    """The signs of citations in a normalised text, in order."""
    found = list[Token]()
    for match in _TOKENS.finditer(key):
        found += _several(match) if match.lastgroup == "several" else _token(match)
    return found


def _token(match: re.Match[str]) -> list[Token]:
    """One sign; none if it is too long for one."""
    kind, said = match.lastgroup or "", match[match.lastgroup or 0].replace("ำ", "า")
    if kind == "divided":  # (1) ทวิ, which is also written (1 ทวิ)
        kind, said = "item", f"{match['item']} {said}"
    if len(said) > _LONGEST_SIGN:
        return []
    if kind in {"head", "lost", "same"} and said != "ม.":
        own = said.endswith("นี้")  # ข้อนี้ is the text's own
        said = "" if own else SECTION if said[0] in "มs" else CLAUSE + "ที่" * said.endswith("ที่")
    elif kind == "part":
        said = _part(said)
    elif kind in {"of", "letter"}:
        said = said.replace(" ", "").rstrip(".")
    elif kind in {"item", "bracket", "sub", "half", "number", "said"}:
        said = _label(str(SPOKEN.get(said, said)))
        kind = "number" if kind in {"number", "said"} else "item"
    elif kind == "dotted":
        kind = "odd"
    return [Token(kind, match.start(), match.end(), said)]


def _several(match: re.Match[str]) -> list[Token]:
    """The items and what joins them in one pair of brackets, which belong to the first and the last."""
    at, found = match.start("several"), list[Token]()
    for sign in re.finditer("[^ ,–-]+|[,–-]", match["several"]):
        kind = {",": "joint", "-": "range", "–": "range"}.get(sign[0], "item")
        says = _label(sign[0]) if kind == "item" else sign[0]
        found.append(Token(kind, at + sign.start(), at + sign.end(), says))
    return [found[0]._replace(start=match.start()), *found[1:-1], found[-1]._replace(end=match.end())]


def _label(said: str) -> str:
    """A label written one way: no space but before ทวิ, no leading zeros."""
    plain = re.sub(r"\d+", lambda digits: str(int(digits[0])), said.replace(" ", ""))
    return re.sub(rf"(?<=.){_ORDINAL}", " \\g<0>", plain)


def _part(said: str) -> str:
    """A paragraph as a label keeps it, ``วรรค 2``; or ``ตอนท้าย``, ``ตอนต้น``, ``วรรคท้าย``."""
    named = re.sub(rf"^{_PARAGRAPH}", "", said).strip()
    if said.startswith("ตอน"):
        return said
    if named.endswith("ท้าย"):
        return f"{PARAGRAPH}ท้าย"
    return f"{PARAGRAPH} {COUNTED.get(named) or int(named)}"


def sort_of(label: str) -> str:
    """What sort of label one is, since labels of a sort stand side by side: a number, a letter or a part."""
    if label.startswith((PARAGRAPH, "ตอน")):
        return "part"
    return "letter" if label[0] in LETTERS else "half" if label.endswith(")") else "number"


def goes_below(labels: Sequence[str], label: str) -> bool:
    """Whether a label can stand inside the last of some: it is of another sort than all, or divides it, (4) (4.2)."""
    sorts = set(map(sort_of, labels))
    return sort_of(label) not in sorts or label.startswith(f"{labels[-1]}.")


def quotations(key: str) -> list[Quoted]:
    """The quotations of a normalised text, in any quotation marks, the outer ones of those inside another."""
    found, at, closing = list[Quoted](), 0, dict[str, dict[int, int]]()
    while opening := re.compile(r"[“‘‚«„]|(?<![a-z0-9])[\"'](?=\S)").search(key, at):
        mark = opening[0]
        if mark in _PAIRS[mark]:
            match = re.compile(f"[{_PAIRS[mark]}]").search(key, opening.end())
            end = match.end() if match else None
        else:
            if mark not in closing:
                closing[mark] = _closings(key, mark)
            end = closing[mark].get(opening.start())
        if end is None and mark in "\"'":  # an apostrophe, or inches
            at = opening.end()
            continue
        at = end or opening.end()
        if end is None or re.search(r"[^\W_]", key[opening.end() : end - 1]):
            found.append(Quoted(opening.start(), at, end is not None))
    return found


def around(place: int, quotations: list[Quoted]) -> Quoted | None:
    """The quotation that a place stands in."""
    at = bisect_right(quotations, place, key=lambda quoted: quoted.start) - 1
    return quotations[at] if at >= 0 and place < quotations[at].end else None


def _closings(key: str, mark: str) -> dict[int, int]:
    """Where the quotation ends that an opening mark begins, by the place of the mark; others may stand inside."""
    ends, opened = dict[int, int](), list[int]()
    for match in re.finditer(f"[{mark}{_PAIRS[mark]}]", key):
        if match[0] == mark:
            opened.append(match.start())
        elif opened:
            ends[opened.pop()] = match.end()
    return ends


def between(first: str, last: str) -> list[str] | None:
    """The labels between two of a sort, neither included: none for neighbours; None if they cannot be told.

    ValueError if the range runs backwards.
    """
    begins, ends = (re.fullmatch(r"(.*?)(\d+|(?<!.)[ก-ฮ])(\)?)", label) for label in (first, last))
    if not begins or not ends or begins[1] != ends[1] or begins[3] != ends[3] or sort_of(first) != sort_of(last):
        return None
    lettered = begins[2] in LETTERS
    low, high = (LETTERS.index(label[2]) if lettered else int(label[2]) for label in (begins, ends))
    if low >= high:
        raise ValueError(first, last)
    if high - low > _MOST:
        return None
    inside = range(low + 1, high)
    return [f"{begins[1]}{LETTERS[number] if lettered else number}{begins[3]}" for number in inside]


def follows(first: str, last: str) -> bool:
    """Whether a label is the next one of its sort behind another."""
    try:
        return between(first, last) == []
    except ValueError:
        return False
