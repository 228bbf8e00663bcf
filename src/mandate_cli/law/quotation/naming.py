"""Which instrument of the law a title in a text means: its own, in full or in short, or none of it."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from mandate_cli.law.citation import Citation
from mandate_cli.law.quotation.titles import LEGISLATION, NOTICE, PAPER, Mention, mentions
from mandate_cli.law.quotation.tokens import HEADS
from mandate_cli.law.resolution import having_kind, holders
from mandate_cli.thai.normalise import letters_only, normalise

if TYPE_CHECKING:
    from mandate_cli.law.mandate import Law
    from mandate_cli.law.model import Instrument

ANOTHER_LAW = "another-law"
_ENDS = re.compile(rf" ?(?:$|[(),;:.“\"'”]|ที่|ซึ่ง|นั้น|{HEADS})")  # what may follow a title that is only ประกาศ
# What may stand before (ฉบับที่ 2) พ.ศ. 2561 alone; behind other words it ends a title that was not read.
_LEADS = re.compile(r"(?:^|[(),:;.“”\"'/–—-]|ใน|ตาม|แห่ง|ของ|โดย|และ|หรือ|กับ|ที่|ว่า|คือ|ประกอบ|เพิ่มเติม|ประกาศ|ฯ) ?\Z")
_LEFT, _BACK = 10, 1000  # letters of such words, and of a title
_SLIPS = 90  # on rapidfuzz's scale of 100: a title with slips
_LOOSELY = 70  # on the same scale: a title told loosely
_LEAST = 8  # letters that the beginning of a title must have to stand for it


class Naming(NamedTuple):
    """The instrument that a title means, or why none, or perhaps not this one.

    ``loose`` titles, such as ประกาศฯ, may stand for one that the text named before. ``end`` is where a title ends that
    is followed by words which were taken for a part of it, else 0.
    """

    instrument: Instrument | None
    reason: str
    loose: bool = False
    end: int = 0


class _Title(NamedTuple):
    """A title taken apart: its kind, who issued it, what it is about, its number and year."""

    instrument: Instrument
    kind: str
    issuer: str
    subject: str
    year: int


class Names:
    """The instruments of a law, entered or outstanding, by what a text may call them.

    Of several bases that have a section or clause, one that names none is of the one in force on ``day``.
    """

    def __init__(self, law: Law, day: date = date.max) -> None:
        self.law, self.day = law, day
        outstanding = (each.instrument for each in law.outstanding)
        self.instruments = {each.id: each for each in (*law.instruments, *outstanding)}
        # Of no title that does not begin with a kind that is known, so that no text can name it.
        self.titles = [
            _Title(instrument, each.kind, *_parts(each.body), each.year)
            for instrument in self.instruments.values()
            for each in mentions(normalise(instrument.title))[:1]
        ]
        named = [each for each in law.versions if each.parent in law.structure.lists]
        self.units = tuple(letters_only(each.words.text) for citation in named for each in law.versions[citation])

    def base(self, kind: str, label: str) -> Instrument | None:
        """The base instrument that has a section or clause; if none has, the one that has such; None for several."""
        found = holders(self.law, Citation(kind, (label,)), day=self.day) or having_kind(self.law, kind)
        return found[0] if len(found) == 1 else None

    def name(self, mention: Mention, key: str) -> Naming:
        """The instrument that a mention means, going by its words alone."""
        kind = mention.legal_kind
        if mention.body.endswith(("ตาม", "ใน")) and not mention.dated:
            return Naming(None, "unclear-title")  # what is done by the provision behind it is no title
        if key[: mention.start].rstrip().endswith("ร่าง"):
            return Naming(None, "unclear-title")
        own = kind == "ข้อกำหนด" and not (mention.body or mention.dated or mention.this or mention.short)
        if own or (not kind and _ends_title(key, mention.start)):
            return Naming(None, "unclear-title")  # ตามข้อกำหนดข้อ 3, of a standard itself
        alike = [title for title in self.titles if title.kind == kind or not kind]
        if not alike:
            # ระเบียบบริหารราชการ…, the Act without its first word, or a title held here with another one.
            said = [] if kind == PAPER else [kind + mention.body, _parts(mention.body)[1]]
            ours = any(_says(words, title.subject) for words in said for title in self.titles)
            return Naming(None, "unclear-title" if ours else ANOTHER_LAW)
        issuer, subject = _parts(mention.body)
        bare = not (subject or issuer)
        loose = bare and not mention.dated
        if loose and not (mention.short or mention.this or _ENDS.match(key, mention.end)):
            return Naming(None, "unclear-title")
        about = alike if bare or not subject else _about(alike, issuer, subject, short=mention.short)
        if not about and not mention.dated and (longer := _longer(alike, subject)):
            title, length = longer
            return Naming(title.instrument, "", end=key.rfind(subject, mention.start, mention.end) + length)
        if not about:
            near = not (mention.strong or mention.titled) or any(_near(mention, subject, title) for title in alike)
            near = near or (kind == NOTICE and "เรื่อง" not in mention.body and _goes_on(mention.body, alike))
            return Naming(None, "unclear-title" if near else ANOTHER_LAW)
        issued = [title for title in about if not issuer or _says(issuer, title.issuer)]
        if not issued:
            return Naming(None, "unclear-title" if subject else ANOTHER_LAW)
        return _dated(issued, mention, loose=loose)


def _ends_title(key: str, start: int) -> bool:
    """Whether (ฉบับที่ 2) พ.ศ. 2561 may end a title that was not read, for its length: words of one stand before."""
    if _LEADS.search(key, max(0, start - _LEFT), start):
        return False
    since = re.split(r"\d{4}", key[max(0, start - _BACK) : start])[-1]  # the year of another title
    return bool(re.search(LEGISLATION, since))


def _about(titles: list[_Title], issuer: str, subject: str, *, short: bool) -> list[_Title]:
    """The titles that are about a subject; words without เรื่อง may have who issued it too, or only that."""
    about = [title for title in titles if _says(subject, title.subject, short=short)]
    if about or issuer:
        return about
    both = [title for title in titles if _says(subject, title.issuer + title.subject, short=short)]
    return both or [title for title in titles if title.issuer and _says(subject, title.issuer)]


def _dated(titles: list[_Title], mention: Mention, *, loose: bool) -> Naming:
    """Of some titles the one whose number, year and day are those of a mention."""
    exact = [
        title
        for title in titles
        if (not mention.number or mention.number == title.instrument.number)
        and (not mention.year or mention.year == title.year)
        and (not mention.day or mention.day in {title.instrument.made, title.instrument.published})
    ]
    if not mention.dated:
        exact = [title for title in exact if not title.instrument.number] or exact
    if len(exact) == 1:
        return Naming(exact[0].instrument, "", loose)
    amended = {year for title in titles for year in title.instrument.amended_in}
    if not exact and mention.number and any(str(mention.year) in year for year in amended):
        return Naming(None, ANOTHER_LAW)  # an amending Act, which is held as part of the text it amended
    return Naming(None, "no-such-instrument" if not exact else "unclear-title")


def _parts(body: str) -> tuple[str, str]:
    """Who issued an instrument and what it is about, as the body of its title says."""
    issuer, marker, subject = body.partition("เรื่อง")
    if not marker:
        issuer, marker, subject = body.partition("ว่าด้วย")
    return (issuer.strip(" ,"), subject.strip(" ,")) if marker else ("", body.strip(" ,"))


def _says(words: str, title: str, *, short: bool = False) -> bool:
    """Whether words are those of a title, with การ before them or not.

    Abbreviations such as ศธ. are taken for what they may stand for.
    """
    pattern = "".join(
        ".*?" + ".*?".join(re.escape(letter) for letter in part if letter != ".") + ".*?"
        if re.fullmatch(r"(?:[ก-ฮ]{1,4}\.)+", part)
        else re.escape(_plain(part))
        for part in re.split(r"((?<![ก-๎])(?:[ก-ฮ]{1,4}\.)+)", words)
    )
    plain = _plain(title)
    if short and len(_plain(words)) >= _LEAST and re.match(pattern, plain):
        return True
    if plain.startswith("การ") and not words.startswith("การ") and _says(f"การ{words}", title):
        return True
    return bool(plain) and bool(re.fullmatch(pattern, plain))


def _longer(titles: list[_Title], subject: str) -> tuple[_Title, int] | None:
    """The title that words begin with and then go on behind a space, and how many of their letters are the title's."""
    found = (
        (title, space.start())
        for title in titles
        for space in re.finditer(" ", subject)
        if not title.instrument.number and _says(subject[: space.start()], title.subject)
    )
    return next(found, None)


def _goes_on(body: str, titles: list[_Title]) -> bool:
    """Whether ว่าด้วย stands behind who issued some titles, or nothing: it may say what a clause is about."""
    issuer, about, _ = body.partition("ว่าด้วย")
    return bool(about) and any(_says(issuer.strip(), title.issuer) or not issuer.strip() for title in titles)


def _near(mention: Mention, words: str, title: _Title) -> bool:
    """Whether words may mean a title, with slips, more words, or only some of it, where ฯ may stand for the rest.

    What is not surely a name may mean it loosely: they have much in common.
    """
    from rapidfuzz import fuzz

    plain, wanted = _plain(words), _plain(title.subject)
    return (not mention.strong and fuzz.partial_ratio(plain, wanted) >= _LOOSELY) or bool(
        wanted
        and (
            fuzz.ratio(plain, wanted) >= _SLIPS
            or wanted in plain
            or (len(plain) >= _LEAST and plain in wanted)
            or (mention.short and _plain(title.issuer).startswith(plain))
        )
    )


def _plain(text: str) -> str:
    """The letters of a title, with ำ as า, which fonts confuse."""
    return letters_only(text).replace("ำ", "า")
