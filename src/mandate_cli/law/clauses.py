"""What the words of a clause order, as far as they are the standard phrases of amending instruments.

The words stay as they are, and whatever is in doubt is said.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date
from itertools import zip_longest
from typing import TYPE_CHECKING, NamedTuple

from mandate_cli.law.citation import PARAGRAPH, SPOKEN, Citation
from mandate_cli.law.mandate import Law, Mandate
from mandate_cli.law.model import NOT_EXPRESSED
from mandate_cli.law.pasted import LABELLED, QUOTES, Part, parts_of, read_row
from mandate_cli.law.quotation.find import find
from mandate_cli.law.quotation.naming import Names
from mandate_cli.law.quotation.outline import Outline
from mandate_cli.law.quotation.resolve import Bound, resolve
from mandate_cli.law.resolution import instruments_named
from mandate_cli.messages import Message
from mandate_cli.thai.normalise import normalise, strip_spaces

if TYPE_CHECKING:
    from mandate_cli.law.quotation.references import Found
    from mandate_cli.law.quotation.tokens import Quoted

REPLACE, REPEAL, INSERT, SUBSTITUTE, MOVE = "replace", "repeal", "insert", "substitute", "move"
RENAME, CORRECT = "rename", "correct"
TRANSITIONAL = "transitional"
REPEAL_INSTRUMENT = "repeal_instrument"
_GIVING = frozenset((INSERT, REPLACE, CORRECT))  # orders that give the words of provisions
_PHRASES = re.compile(
    "(?P<move>ให้(?:โอน|เลื่อน|ย้าย)|ให้เปลี่ยน(?:ลำดับ|เลข))"
    "|(?P<insert>ให้เพิ่ม(?:ข้อ)?ความ(?:ดัง)?ต่อไปนี้เป็น)"
    "|(?P<substitute>(?:ให้|และ)?(?:แก้ไข|แก้|ยกเลิก|เปลี่ยน|ตัด|เพิ่ม)คำว่า)"
    "|(?P<rename>ให้(?:เปลี่ยน|แก้ไข)ชื่อ)"
    "|(?P<correct>แก้คำผิด)"
    "|(?P<repeal>ให้ยกเลิก(?:ข้อ)?(?:ความ)?(?:ใน)?|(?:ให้)?เป็นอันยกเลิก)"
)
_BEHIND = ("อันยกเลิก",)  # phrases behind the provisions that they are about
_PARTLY = re.compile("(?:ตัด|เพิ่ม)คำว่า")  # words that only go, or only come
_NEW_NAME = re.compile(r"เป็น\s*[“\"](?P<name>.+?)[”\"]")
_LABEL = r"\(\s*([ก-ฮ]|\d+)\s*\)"
_BARE = re.compile(rf"{_LABEL}\s*(?:ไป)?เป็น\s*{_LABEL}")  # from one label to another, of which one has no place
_BARE_TO = re.compile(rf"เป็น\s*{_LABEL}")
_BARE_LIST = re.compile(rf"เป็น(?:\s*(?:และ\s*)?{_LABEL})+\s*(?:ตามลำดับ)?\s*\Z")
_INSTEAD = re.compile("ให้ใช้(?:ข้อ)?ความ(?:ดัง)?ต่อไปนี้แทน")
_AMENDED_BY = re.compile(r"(?:แก้ไข|เพิ่ม(?:เติม)?|ยกเลิก|แทน)โดย(?:ความใน)? ?\Z")
_LEAD_IN = re.compile("(?:ส่วน|ความ|ข้อความ)(?:ความ)?(?:นำ|ตอนต้น)")
FIRST = f"{PARAGRAPH} 1"  # a first paragraph among the labels of what a text cites
_WORDS = re.compile(r"คำว่า\s*[“\"](?P<old>.+?)[”\"](?P<between>[^“\"]*?)(?:เป็น|ให้ใช้)(?:คำว่า)?\s*[“\"](?P<new>.+?)[”\"]")
# Clauses that leave the text as it is, and what they do.
COMMENCES = "กำหนดวันใช้บังคับ"
_NO_EFFECT = (("ใช้บังคับ", COMMENCES), ("เรียกว่า", "กำหนดชื่อ"), ("รักษาการ", "กำหนดผู้รักษาการ"))
_TRANSITIONAL = re.compile("ในวาระเริ่มแรก|ไปพลางก่อน|บทเฉพาะกาล|(?:ก่อน|ใน)วันที่(?:ประกาศ|กฎกระทรวง|ระเบียบ)นี้(?:มีผล)?ใช้บังคับ")
_ANNEX = re.compile("แผนผัง|แผนภูมิ|บัญชีท้าย|เอกสารแนบท้าย|ท้าย(?:ประกาศ|กฎกระทรวง|ระเบียบ)")
# “After so many days from publication”: the number in words, up to 99 and the two beyond that instruments have.
_DAYS = re.compile(r"เมื่อพ้น(?:กำหนด)?\s*(?P<days>.+?)วันนับแต่วัน(?:ที่)?ประกาศ")
_NO_CITATION = Message("no citation was read in it")
_COUNTS = SPOKEN | {"หนึ่งร้อยยี่สิบ": 120, "หนึ่งร้อยแปดสิบ": 180}


class Order(NamedTuple):
    """What a standard phrase orders: the kind of it, the phrase, the provisions cited for it, and the words behind.

    ``clear`` says that it cites no label, such as (ง), without the clause in which that stands.
    """

    kind: str
    phrase: str
    cited: list[Bound]
    words: str
    clear: bool


class Proposal(NamedTuple):
    """An operation that a clause seems to order: its kind, its target, and the words that it gives, if any.

    ``part`` has what is inserted or put in place of something, ``words`` pairs of what is replaced by what, ``to``
    where the target is moved. ``keeps`` says that what the target holds stays, and ``whole`` is the id of an instrument
    that is repealed as a whole. ``doubts`` say what the keeper must look at. ``now`` is how the target reads in the
    data.
    """

    kind: str
    target: Citation | None
    now: str | None = None
    part: Part | None = None
    words: tuple[tuple[str, str], ...] = ()
    to: Citation | None = None
    keeps: bool = False
    whole: str = ""
    doubts: tuple[Message, ...] = ()


class ClauseDraft(NamedTuple):
    """A clause in its own words, and what it seems to order, or why it leaves the text as it is.

    ``aside`` is TRANSITIONAL or NOT_EXPRESSED where it seems to be that, and ``targets`` are what it is about then.
    """

    citation: Citation
    text: str
    proposals: tuple[Proposal, ...]
    no_effect: str | None
    doubts: tuple[Message, ...]
    aside: str = ""
    targets: tuple[Citation, ...] = ()


def commencement(words: str) -> str | None:
    """When an instrument comes into force, as a data file says it, if its words say it by the day of publication."""
    if days := _DAYS.search(normalise(words)):
        written = strip_spaces(re.sub(r"\(.*?\)", "", days["days"]))
        count = int(written) if written.isdecimal() else _COUNTS.get(written)
        return f"{count} days after publication" if count else None
    if "ถัดจากวันประกาศ" in words:
        return "day after publication"
    return "on publication" if re.search(r"ตั้งแต่วัน(?:ที่)?ประกาศ", words) else None


def ordering(words: str) -> str:
    """The standard phrase by which the words of a clause order something; empty if there is none."""
    found = _PHRASES.search(normalise(words))
    return found[0] if found else ""


def leaving(words: str) -> str | None:
    """What the words of a clause do that leave the text as it is, by their standard phrases; None if they have none."""
    reason = next((reason for sign, reason in _NO_EFFECT if sign in normalise(words)), None)
    return reason or (COMMENCES if commencement(words) else None)


class ClauseReader:
    """Reads clauses by a law, as it stands when all of it has acted."""

    def __init__(self, law: Law) -> None:
        self.law, self.names = law, Names(law)
        self.mandate: Mandate = law.on(date.max)

    def clause(self, citation: Citation, lines: list[str]) -> ClauseDraft:
        """A clause with the words after its label."""
        text, content = _parted(lines)
        words = said = " ".join(text)
        if content and not any(order.kind in _GIVING for order in self.orders(words)):  # it lists what it is about
            rows, text, words = map(read_row, content), lines, " ".join(lines)
            said = " ".join([said, *(row[1] for row in rows if row)])  # a label before a citation is no part of that
        doubts = []
        if len(text) > 1:
            doubts.append(Message("its lines were joined by spaces; compare them with the Gazette"))
        if apart := aside(normalise(said)):
            bound = (each for found in find(said) for each in self._bound(found) if each.reference.labels)
            targets = tuple(dict.fromkeys(map(self.cited, bound)))
            doubts += [] if targets else [_NO_CITATION]
            return ClauseDraft(citation, words, (), None, tuple(doubts), apart, targets)
        proposals = tuple(self._proposals(said, content))
        reason = None if proposals else leaving(said)
        if not (proposals or reason):
            doubts.append(Message("no standard phrase was read in it"))
        return ClauseDraft(citation, words, proposals, reason, tuple(doubts))

    def orders(self, words: str) -> Iterator[Order]:
        """What the standard phrases in the words of a clause order, without those that it quotes."""
        for found in find(words):
            key = found.key
            phrases = [match for match in _PHRASES.finditer(key) if not _within(found.quotations, match.start())]
            bound = self._bound(found)
            ends = [*(match.start() for match in phrases[1:]), len(key)]
            for match, end in zip(phrases, ends, strict=False):
                within = [each for each in bound if match.start() <= each.reference.start < end]
                cited = [each for each in within if each.reference.labels]
                clear = len(cited) == len(within)
                kind = str(match.lastgroup)
                if kind == REPEAL and _INSTEAD.search(key, match.end(), end):
                    kind = REPLACE
                if kind in {SUBSTITUTE, CORRECT} or match[0].endswith(_BEHIND):
                    cited = cited or [each for each in bound if each.reference.labels]  # named before the words
                yield Order(kind, match[0], cited, key[match.end() : end], clear=clear)

    def _proposals(self, words: str, content: list[str]) -> Iterator[Proposal]:
        """What a clause seems to order: each phrase with the provisions that it is about."""
        pairs = tuple((match["old"], match["new"]) for match in _WORDS.finditer(words))
        for order in self.orders(words):
            kind, _, cited, behind, clear = order
            unread = () if clear else (Message("a label without its clause was not read; compare with the words"),)
            if not cited and (kind == MOVE or unread):
                yield Proposal(kind, None, doubts=unread or (_NO_CITATION,))
            elif kind == RENAME:
                yield self._renamed(cited, words)
            elif kind == REPEAL and not cited and any(wholes := self._wholes(content or [behind])):
                unknown = Message("a title in it is of no instrument here")
                for whole in wholes:
                    yield Proposal(REPEAL_INSTRUMENT, None, whole=whole, doubts=() if whole else (unknown,))
            else:
                for each in self._moved(cited, behind) if kind == MOVE else self._of(order, content, pairs):
                    yield each._replace(doubts=(*each.doubts, *unread))

    def _bound(self, found: Found) -> list[Bound]:
        """What a block cites outside its quotations, but for the clauses by which that was amended before."""
        return [
            each
            for _, each in resolve([found], Outline(self.names))
            if not (
                _within(found.quotations, each.reference.start) or _AMENDED_BY.search(found.key[: each.reference.start])
            )
        ]

    def _wholes(self, titles: list[str]) -> list[str]:
        """The ids of the instruments with some titles, which may have labels; empty for one that is of none here."""
        named = [instruments_named(self.law, row[1].strip()) for title in titles if (row := read_row(title))]
        return [found[0].id if len(found) == 1 else "" for found in named]

    def _renamed(self, cited: list[Bound], words: str) -> Proposal:
        """The new name of a unit: of the one that is cited, or that has the first name in quotation marks."""
        lines = (self.law.structure.line_of(self.cited(each)) for each in cited)
        named = (each.line.citation for each in self.mandate.groups if re.search(f'[“"]{each.name}[”"]', words))
        target = next(filter(None, lines), None) or next(named, None)
        provision = self.mandate.version_in_force(target)
        doubts = () if target else (_NO_CITATION,)
        new = tuple(("", match["name"]) for match in _NEW_NAME.finditer(words))
        return Proposal(RENAME, target, provision.words.text if provision else None, words=new, doubts=doubts)

    def _moved(self, cited: list[Bound], words: str) -> Iterator[Proposal]:
        """The moves of one phrase: its citations are from where and to where in turns.

        Of two labels in one list only one may be a citation. A list of labels behind a list of citations is where these
        are moved to, each in its turn.
        """
        listed = _BARE_LIST.search(words)
        labels = re.findall(_LABEL, listed[0]) if listed else []
        if len(labels) == len(cited) > 1:
            moves = list[Proposal]()
            for (target, doubts), label in zip((self._target(MOVE, each) for each in cited), labels, strict=True):
                place = target.parent and target.parent.child(label)
                moves.append(Proposal(MOVE, target, self._now(target), to=place, doubts=doubts))
            taken = moves[0].to in [each.target for each in moves]  # which the last one leaves free first
            yield from reversed(moves) if taken else moves
            return
        if len(cited) == 1:
            target, doubts = self._target("", cited[0])
            both, behind = _BARE.search(words), _BARE_TO.search(words)
            place, parent = None, target.parent
            if parent and both and both[2] == target.labels[-1]:
                target, place = parent.child(both[1]), target
            elif parent and behind:
                place = parent.child(behind[1])
            now = self._now(target)
            if now is None:
                doubts = (*doubts, Message("no {citation} is in force in the data", citation=target))
            yield Proposal(MOVE, target, now, to=place, doubts=doubts)
            return
        for from_, to in zip_longest(cited[::2], cited[1::2]):
            target, doubts = self._target(MOVE, from_)
            if len(cited) > 2:
                doubts = (*doubts, Message("several moves were read in one sentence; compare from where and to where"))
            yield Proposal(MOVE, target, self._now(target), to=to and self.cited(to), doubts=doubts)

    def _now(self, citation: Citation) -> str | None:
        """How a provision reads in the data; None where none is in force."""
        provision = self.mandate.version_in_force(citation)
        return provision.words.text if provision else None

    def _of(self, order: Order, content: list[str], pairs: tuple[tuple[str, str], ...]) -> Iterator[Proposal]:
        """The proposals of one phrase: one for each provision that it cites."""
        kind, phrase, cited, behind, _ = order
        if not cited:
            yield Proposal(kind, None, doubts=(_NO_CITATION,))
            return
        targets = [self._target(kind, each) for each in cited]
        partly, keeps = _PARTLY.search(phrase), kind == REPLACE and bool(_LEAD_IN.search(behind))
        rows = [row for line in content if (row := read_row(line))]
        gives = kind in _GIVING
        parts = parts_of(rows, [citation for citation, _ in targets]) if gives else [None] * len(targets)
        unsure = list[Message]()
        if partly:
            unsure.append(Message("words only go or come; write them with those beside them, before and after"))
        if gives and None in parts:
            unsure.append(Message("its words were not found in what was pasted"))
        elif gives and not all(label for label, _ in rows[1:]):
            unsure.append(Message("a line without a label was joined to the one before; it may be a paragraph"))
        words = pairs if kind == SUBSTITUTE and not partly else ()
        for (citation, doubts), part in zip(targets, parts, strict=True):
            yield Proposal(kind, citation, self._now(citation), part, words, keeps=keeps, doubts=(*doubts, *unsure))

    def cited(self, bound: Bound) -> Citation:
        """The provision that is meant, of the first instrument it may be of; of none if it is of no law held here."""
        reference = bound.reference
        return Citation(reference.kind, reference.labels, bound.citation.instrument if bound.citation else "")

    def _target(self, kind: str, bound: Bound) -> tuple[Citation, tuple[Message, ...]]:
        """The provision that is meant, and what is in doubt about it."""
        citation, doubts = self.cited(bound), list[Message]()
        if bound.reason:
            doubts.append(Message("it may not be of an instrument held here"))
        whole = citation._replace(labels=tuple(label for label in citation.labels if label != FIRST))
        standing = self.mandate.version_in_force(whole)
        if kind == INSERT and standing:
            doubts.append(Message("there is a {citation} already", citation=citation))
        if kind not in {INSERT, ""} and not standing and not bound.reason:
            doubts.append(Message("no {citation} is in force in the data", citation=citation))
        if kind in {REPLACE, SUBSTITUTE} and citation.parent in self.law.structure.lists:
            doubts.append(Message("if only the name of the unit changes, it is a rename"))
        return citation, tuple(doubts)


def _within(quotations: Iterable[Quoted], at: int) -> bool:
    """Whether a place is within one of some quotations."""
    return any(each.start <= at < each.end for each in quotations)


def aside(words: str) -> str:
    """TRANSITIONAL or NOT_EXPRESSED if the words of a clause seem to be that; else empty."""
    if _ANNEX.search(words) and re.search("แก้ไข|ยกเลิก|แทน|เพิ่ม", words):
        return NOT_EXPRESSED
    return TRANSITIONAL if _TRANSITIONAL.search(words) and not _PHRASES.search(words) else ""


def _parted(lines: list[str]) -> tuple[list[str], list[str]]:
    """The lines of a clause's own words, and those of the words that it inserts or puts in place of others.

    These begin with a quotation mark or a label at the beginning of a line, or stand in quotation marks at the end.
    Lines behind the last closing mark are the clause's own again.
    """
    at = next((at for at, line in enumerate(lines) if at and (line[0] in QUOTES or LABELLED.match(line))), len(lines))
    own, content = lines[:at], lines[at:]
    closed = max((at + 1 for at, line in enumerate(content) if line[-1] in QUOTES), default=0)
    if closed and content[0][0] in QUOTES and not any(map(LABELLED.match, content[closed:])):
        own, content = [*own, *content[closed:]], content[:closed]
    if not content and _PHRASES.search(normalise(own[-1])):
        match = re.match(r"(.*?)\s*([“\"].+[”\"])$", own[-1])
        if match and not re.search("คำว่า|(?:เปลี่ยน|แก้ไข)ชื่อ", match[1]):
            return [*own[:-1], match[1]], [match[2]]
    return own, content
