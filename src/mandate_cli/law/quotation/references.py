"""What is found in a block of text: references to the provisions that it cites, and the signs around them."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from mandate_cli.law.quotation.leads import SAYS
from mandate_cli.law.quotation.titles import LEGISLATION, day_before, mentions
from mandate_cli.law.quotation.tokens import HEADS, Block, Kind, Quoted, Token, around, quotations, sort_of, tokens

if TYPE_CHECKING:
    from mandate_cli.law.quotation.titles import Mention

_NAMES_TITLE = re.compile(r"(?:แห่ง|ของ|ตาม|ตามความใน|ใน|\d|\)) ?\Z")  # before the title of an instrument
_TITLED = re.compile(rf"(?:{LEGISLATION})[^“”\"]{{0,60}}\Z")  # before the marks around the rest of a title
_WHAT = re.compile(r"(?:เรื่อง|(?<!\d{4})(?<!\d{4} )ว่าด้วย) ?")  # behind a year ว่าด้วย says what a provision is about
_YEAR = re.compile(r"\d{4} ?\Z")
_BEFORE_TITLE = 100  # letters of such words
_CITED = re.compile(rf" ?(?:{HEADS})")


class Reference(NamedTuple):
    """A provision that a text cites, in places of its block's normalised text.

    ``labels`` are those of a Citation, with ``ตอนท้าย``, ``ตอนต้น`` or ``วรรคท้าย`` for what has no number. ``unit``
    numbers the units of the list it stands in. ``after`` and ``before`` are the mentions of instruments that stand
    right behind and in front of its list. ``astray`` says that what stands behind it is in doubt: แห่ง or ของ with
    words that name no instrument, or an instrument without either, which a clause that it heads may speak of. ``same``
    is the reference that ข้อเดียวกัน goes back to. ``doubt`` says why it was not understood. ``range`` is the whole of a
    range, for a member inside it, of which ``start`` and ``end`` are those of ถึง.
    """

    start: int
    end: int
    kind: str
    labels: tuple[str, ...]
    unit: int
    after: Mention | None = None
    before: Mention | None = None
    astray: bool = False
    same: Reference | None = None
    heading: bool = False
    weak: bool = False
    doubt: str = ""
    range: tuple[int, int] | None = None

    @property
    def passage(self) -> tuple[int, int]:
        """What is written of it, in places of its block's normalised text."""
        return self.range or (self.start, self.end)


class Found(Block):
    """A block of text with the quotations in it, the instruments that it names, and the provisions that it cites.

    Its tokens stand in order, an instrument for all that stand inside its title.
    """

    def __init__(self, text: str, start: int = 0, *, paragraphs: bool = False) -> None:
        super().__init__(text, start, paragraphs=paragraphs)
        self.references = list[Reference]()
        titles, quoted = list[Quoted](), list[Quoted]()
        for quotation in quotations(self.key):
            (titles if _is_title(self.key, quotation) else quoted).append(quotation)
        key = _unmarked(self.key, titles)
        self.mentions = mentions(key, quoted, self.lines[1:] if self.paragraphs else ())
        for place, plain in enumerate(self.mentions):
            mention = self.mentions[place] = day_before(key, self.line(plain.start)[0], plain)
            marked = around(mention.end - 1, titles)
            if marked and not key[mention.end : marked.end].strip():
                self.mentions[place] = mention._replace(end=marked.end, reach=max(mention.reach, marked.end))
        self.quotations = self._without_titles(quoted)
        self.tokens = _with_mentions(tokens(self.key), self.mentions)
        # Labels that head items of the text’s own list: two or more begin lines, or 1) begins one.
        begins = [token for token in self.tokens if token.kind == "item" and self.begins_line(token.start)]
        counts = Counter(sort_of(token.says) for token in begins)
        marks = (token for token in begins if token.says.endswith(")") or counts[sort_of(token.says)] > 1)
        self.own_marks = {token.start for token in marks}

    def __len__(self) -> int:
        return len(self.tokens)

    def __getitem__(self, at: int) -> Token:
        return self.tokens[at]

    def next(self, at: int, *kinds: Kind) -> Token | None:
        """The token at a place if it is of a kind and only a space stands before it."""
        if at >= len(self.tokens):
            return None
        token = self.tokens[at]
        close = at == 0 or not self.key[self.tokens[at - 1].end : token.start].strip()
        return token if token.kind in kinds and close else None

    def over(self, at: int, start: int = 0) -> int | None:
        """The place of the first token behind a quotation right behind a token, or a ``start``; None if none is."""
        end = max(start, self.tokens[at - 1].end)
        place = bisect_left(self.quotations, end, key=lambda quoted: quoted.start)
        if place == len(self.quotations) or not SAYS.fullmatch(self.key, end, self.quotations[place].start):
            return None
        end = self.quotations[place].end
        over = bisect_left(self.tokens, end, key=lambda token: token.start)
        close = over < len(self.tokens) and not self.key[end : self.tokens[over].start].strip()
        return over if close else None

    def cites(self, at: int) -> bool:
        """Whether a reference begins at a place."""
        place = bisect_left(self.references, at, key=lambda each: each.start)
        return any(each.start == at for each in self.references[place : place + 1])

    @property
    def last(self) -> Reference | None:
        """The citation that the block ends with, or with กำหนดว่า and the like behind it."""
        if not self.references:
            return None
        last, before = self.references[-1], max((each.end for each in self.references[:-1]), default=0)
        if any(quoted.start >= before for quoted in self.quotations):
            return None  # that is its own
        end = max(last.end, last.after.reach if last.after else 0)
        return last if SAYS.fullmatch(self.key, end) else None

    def _without_titles(self, quoted: list[Quoted]) -> list[Quoted]:
        """The quotations that are no title of an instrument behind แห่ง or ตาม, or right beside a citation.

        The mention of such an instrument then has the marks too.
        """
        kept = list[Quoted]()
        titles = {mention.start: (place, mention) for place, mention in enumerate(self.mentions)}
        for quotation in quoted:
            place, mention = titles.get(quotation.start + 1, (-1, None))
            start, end, closed = quotation
            whole = mention and closed and not self.key[mention.end : end - 1].strip()
            # Asked last, since it reads all that stands before the quotation.
            if mention and whole and (_NAMES_TITLE.search(self.key, 0, start) or _CITED.match(self.key, end)):
                self.mentions[place] = mention._replace(
                    start=start, end=end, reach=max(end, mention.reach), strong=True
                )
            else:
                kept.append(quotation)
        return kept


def _is_title(key: str, quoted: Quoted) -> bool:
    """Whether a quotation is the rest of a title: ประกาศกระทรวงศึกษาธิการ เรื่อง “…”."""
    before = key[max(0, quoted.start - _BEFORE_TITLE) : quoted.start]
    about = re.search(rf"{_WHAT.pattern}\Z", before) or _WHAT.match(key, quoted.start + 1)
    about = about or (re.search(rf"(?:{LEGISLATION}) ?\Z", before) and _YEAR.search(key, quoted.start, quoted.end - 1))
    return bool(quoted.closed and about and _TITLED.search(before))


def _unmarked(key: str, quoted: list[Quoted]) -> str:
    """A text with a space for each mark of some quotations."""
    for start, end, _ in quoted:
        key = f"{key[:start]} {key[start + 1 : end - 1]} {key[end:]}"
    return key


def _with_mentions(signs: list[Token], named: list[Mention]) -> list[Token]:
    """The tokens, with each mention for those that stand inside it."""
    spans = [Token("instrument", mention.start, mention.end, str(place)) for place, mention in enumerate(named)]
    kept, at = list[Token](), 0
    solid = [token for token in spans if token.end > token.start]
    for sign in signs:
        while at < len(solid) and solid[at].end <= sign.start:
            at += 1
        if at == len(solid) or sign.start < solid[at].start:
            kept.append(sign)
    return sorted([*kept, *spans], key=lambda token: (token.start, token.end))
