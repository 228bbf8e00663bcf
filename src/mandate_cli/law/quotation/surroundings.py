"""What stands around citations and quotations of a block, and which instrument it says that they stand in."""

from __future__ import annotations

import itertools
import re
from bisect import bisect_left, bisect_right
from functools import cached_property
from typing import TYPE_CHECKING

from mandate_cli.law.citation import Citation
from mandate_cli.law.quotation.leads import SAYS
from mandate_cli.law.quotation.naming import ANOTHER_LAW, Naming
from mandate_cli.law.quotation.titles import BESIDE, COUNTED, PAPER, STANDS_IN, Mention, with_date
from mandate_cli.law.quotation.tokens import LISTED, QUOTES, around, loosely, sort_of
from mandate_cli.thai.normalise import letters_only

if TYPE_CHECKING:
    from mandate_cli.law.model import Instrument, Provision
    from mandate_cli.law.quotation.outline import Outline
    from mandate_cli.law.quotation.references import Found, Reference
    from mandate_cli.law.quotation.resolve import Bound
    from mandate_cli.law.quotation.tokens import Quoted

_NEARBY = 80  # letters between a reference and an instrument that may be its own
_BRACKETS = re.compile(r" ?\((?!\d|พ\. ?ศ|ฉบับ|[ก-ฮ] ?\))[^()]*\)")  # words in brackets
# That a clause is of an agreement or a plea: ข้อ 5 ตามที่ตกลงกัน.
_AGREED = re.compile(
    " ?(?:ตามที่|ที่|ซึ่ง|ดังที่)(?:ได้|คู่สัญญา|ทั้งสองฝ่าย|ผู้ร้อง|ผู้ฟ้อง)*(?:ตกลง|เจรจา|ทำสัญญา|ร้องเรียน|กล่าวหา|ร้องขอ|หารือ|อุทธรณ์)"
)
_ADDED = re.compile("(?<!แก้ไข)เพิ่ม(?:เติม)?โดย\\Z")
# A word, an abbreviation, one in brackets, or a word with its number, which is no month.
_NOUN = re.compile(r"(?:[ก-ฮะ-ฺเ-๎a-z]|[ก-ฮ]\.|\([a-zก-๎.]{2,8}\)|(?<!คม)(?<!ยน)(?<!พันธ์)[ก-๎a-z] ?[\d./]+)\Z")
_TAKES = re.compile(r"(?:ใน|ตาม|จาก|อ้าง|ผิด) ?\Z")
# Who speaks of the clauses of papers and laws that are none of ours.
_SPEAKER = re.compile(
    rf"พยาน|จำเลย|โจทก์|ผู้(?:ร้อง|ฟ้อง|กล่าวหา|รับจ้าง|ว่าจ้าง|เช่า|ขาย|ซื้อ)|คู่สัญญา|ของท่าน|ก\.ค\.ศ\."
    rf"|(?:หารือ|สอบถาม|ร้องเรียน|ร้องขอ)(?:มา|ไว้)|(?:{COUNTED})(?! ?ตาม)"
)
_UNKNOWN = re.compile(r"(?<!ฯล)(?:ฯ|อนุบัญญัติ|ร่าง)\Z")  # a title cut short that names no kind of instrument, or a draft
# Words right before a citation that lead to it; any other may be what it counts in.
_LED_ON = loosely(
    r"(?:ตาม|ใน|ของ|แห่ง|และ|หรือ|กับ|โดย|ที่|ซึ่ง|ถึง|ประกอบ|จาก|เป็น|บัญญัติ|กำหนด|บังคับ|เลิก|เพิ่ม(?:เติม)?|แก้ไข|นำ|นัย|ฝ่าฝืน|หลัง|ก่อน|ว่า|ให้|ต่อ"
    r"|แต่|คือ|ดู|อาศัย|อ้าง|เฉพาะ|เว้น|นอก|ตั้งแต่|ระหว่าง|ได้แก่|ด้วย|ใช้|ถือ|ขัด|แย้ง|ละเมิด|ผิด|เข้า|เมื่อ|หาก|ถ้า|เพราะ|แทน|ทั้ง|อัน|แล้ว|ไว้"
    r"|ไม่|เช่น|ฯ|นั้น|นี้|รวม|เดิม|ใหม่|เจตนารมณ์|ความหมาย|ถ้อยคำ|ข้อความ|ตัวบท|บท|อำนาจ|หน้าที่|ตีความ|กฎหมาย|พิจารณา|(?<!ความ)เห็น|(?<!ข้อ)ปฏิบัติ|กล่าว|เดียว|จะ"
    r"|แม้|พบ|ใช่|ส่วน|สำหรับ|กรณี|ดัง|เพียง|อีก|คง|มี|ได้|เทียบ|จน|ทั้งนี้|สำคัญ|ตลอด|ไป|มา|เท่า|อนึ่ง|ระบุ|ปรากฏ|สอดคล้อง|(?<![ก-๎])อนุ)\Z"
)
_ONLY_MARKS = re.compile(r"[ \d.()–-]*")  # before a title that is all of its line
_MARK = re.compile(r" *[ก-ฮ]\.\Z")  # of a list: ก. มาตรา 37
_LED = re.compile(r"(?:ตาม|ใน|ของ|แห่ง|อาศัย) ?\Z")  # before what is named as an instrument
LONGEST, TELLING = 100, 6  # letters of words beside a reference: at most, and that they must have to be telling


def last_before(mentions: list[Mention], place: int) -> Mention | None:
    """The last of some mentions that ends before a place."""
    at = bisect_right(mentions, place, key=lambda mention: mention.end) - 1
    return mentions[at] if at >= 0 else None


class Surroundings:
    """A block with what its citations, quotations and instruments have around them.

    ``meant`` says what each mention of an instrument means, ``own`` what is known of the whole text; ``last`` is the
    reference that was bound last.
    """

    def __init__(self, found: Found, own: Outline) -> None:
        self.known, self.law = own.names, own.names.law
        self.found, self.key, self.mentions = found, found.key, found.mentions
        self.meant, self.own = dict[Mention, Naming](), own
        self.last: Bound | None = None

    def said_in(self, quoted: Quoted) -> tuple[Naming, str] | None:
        """The instrument that the words right behind a quotation, or before it on its line, say that it stands in."""
        behind = STANDS_IN.match(self.key, quoted.end)
        mention = self._mention_from(behind.end()) if behind else None
        if not behind or not mention or mention.start != behind.end():
            mention = self._mention_before(quoted)
        return (self.meant[mention], self._title(mention)) if mention else None

    def _mention_before(self, quoted: Quoted) -> Mention | None:
        """The instrument that is named last before a quotation, on its line and near, no quotation between."""
        mention = last_before(self.mentions, quoted.start)
        if mention is None or mention.start < self.found.line(quoted.start)[0]:
            return None
        between = any(mention.end <= each.start < quoted.start for each in self.found.quotations)
        return None if between or quoted.start - mention.end > LONGEST else mention

    def _title(self, mention: Mention) -> str:
        """What the text calls an instrument, with the law that its title goes on with: เรื่อง … ตามพระราชบัญญัติ …."""
        end, following = mention.end, self._mention_from(mention.end)
        if following and mention.body and not mention.dated and self.key[end : following.start].strip() == "ตาม":
            end = with_date(self.key, following.end, following).end
        return " ".join(self.found.words(mention.start, end).split()).strip(QUOTES)

    def _strays(self, reference: Reference, *, named: bool) -> bool:
        """Whether what can name an instrument stands right behind a reference or its list, and is none of ours.

        Or behind แห่ง or ของ a few words further on, if no instrument is ``named`` for it before. What goes on with a
        clause of its own behind a comma, or behind a reference with a name, is not said of the reference, nor is the
        provision's text.
        """
        last, place = self._list_end(reference)
        end, later = self._over(last.end), self.found.references[place : place + 1]
        following = self._mention_from(end)
        limit = min([end + _NEARBY, *(each.start for each in later)])
        if not named and following and following.start <= limit and not self.meant[following].instrument:
            of = self.key[end : following.start].rstrip().endswith(("แห่ง", "ของ")) and not self._says(reference, end)
            if of or STANDS_IN.fullmatch(self.key, end, following.start):
                return True
        if not named and _AGREED.match(self.key, last.end) and not self._says(reference, last.end):
            return True
        behind = BESIDE.match(self.key, last.end) or BESIDE.match(self.key, end)
        if not behind or last.kind != reference.kind:
            return False
        start = behind.start("name")
        following = self._mention_from(start)
        if following and following.start == start:
            if self.meant[following].instrument or (following.this and self.meant[following].reason != ANOTHER_LAW):
                return False
            if (named or "," in behind[0]) and any(following in {each.before, each.after} for each in later):
                return False
        said_of = behind["lead"] or end > last.end or (following and following.start == start and following.dated)
        return bool(said_of) or not self._says(reference, start)

    def misses_amender(self, mention: Mention | None, base: Instrument, versions: tuple[Provision, ...]) -> bool:
        """Whether an instrument is named with others that amended it, and of one of these nothing is held.

        One behind เพิ่มโดย must have put some of the ``versions`` of a provision where they are.
        """
        place = self.mentions.index(mention) + 1 if mention in self.mentions else len(self.mentions)
        targets = {
            (each.instrument.id, target.instrument) for each in self.law.outstanding for _, target, *_ in each.targets
        }
        changing = targets | set(self.law.amending)
        for amender in itertools.takewhile(lambda each: each.amender, self.mentions[place:]):
            naming, said = self.meant[amender], self.key[: amender.start].rstrip()
            by = naming.instrument.id if naming.instrument else ""
            if "ออกตามความใน" in said[-len("ออกตามความใน") :] or (base.amended_in and naming.reason == ANOTHER_LAW):
                continue
            if (by, base.id) not in changing:
                return True
            if _ADDED.search(said) and all(version.by.instrument.id != by for version in versions):
                return True
        return False

    def _over(self, end: int) -> int:
        """The place behind what is quoted or put in brackets right behind a reference, which ends at a place."""
        quoted = around((said.end() if (said := SAYS.match(self.key, end)) else end), self.found.quotations)
        if quoted and quoted.closed:
            return quoted.end
        bracketed = _BRACKETS.match(self.key, end)
        return bracketed.end() if bracketed else end

    def _says(self, reference: Reference, start: int) -> bool:
        """Whether a provision of a reference's labels begins with the words from a place on."""
        said = letters_only(self.key[start : start + LONGEST])[: 2 * TELLING]
        cited = Citation(reference.kind, reference.labels)
        same = (each for each in self.law.versions if each.labels == cited.labels and each.kind == cited.kind)
        texts = (version.words.text for each in same for version in self.law.versions[each])
        return any(letters_only(text).startswith(said) for text in texts)

    def _list_end(self, reference: Reference) -> tuple[Reference, int]:
        """The last reference of the list that one stands in, and the place of the first behind it."""
        references = self.found.references
        place = bisect_left(references, reference.end, key=lambda each: each.start)
        goes_on = place < len(references) and LISTED.fullmatch(self.key, reference.end, references[place].start)
        last = self._list_ends[place] if goes_on else place - 1
        return references[last] if goes_on else reference, last + 1

    @cached_property
    def _list_ends(self) -> list[int]:
        """For each reference the place of the last one of its list."""
        references, ends = self.found.references, list[int]()
        for place in reversed(range(len(references))):
            following = references[place + 1].start if ends else 0
            goes_on = ends and LISTED.fullmatch(self.key, references[place].end, following)
            ends.append(ends[-1] if goes_on else place)
        return ends[::-1]

    def _mention_from(self, start: int) -> Mention | None:
        """The first instrument that is named from a place on."""
        place = bisect_left(self.mentions, start, key=lambda mention: mention.start)
        return self.mentions[place] if place < len(self.mentions) else None

    def _line_before(self, reference: Reference) -> str:
        """The words before a reference on its line."""
        first = max(self.found.line(reference.start)[0], reference.start - LONGEST)
        return self.key[first : reference.start]

    def _elsewhere(self, reference: Reference, named: int) -> bool:
        """Whether a number without a letter stands behind a paper, or somebody who speaks of one, on its line.

        What stands before the end of the instrument ``named`` last does not count, nor the name of a unit of the law.
        """
        words, start = self._line_before(reference), reference.start
        words = words[max(0, named - start + len(words)) :]
        if len(units := [unit for unit in self.known.units if unit in words]) == 1:
            words = words.replace(units[0], "")
        if lettered(reference) or not _TAKES.search(words):
            return False
        papers = [each for each in self.mentions if 0 < start - each.start <= len(words) and each.kind == PAPER]
        under = papers[-1:] and papers[-1].body in {"", "ตาม"} and papers[-1].end >= start - len("ตาม ")
        return bool((papers and not under) or _SPEAKER.search(words))

    def _before(self, reference: Reference) -> Mention | None:
        """The instrument right in front of a reference that is not led to by it, nor a word of the line above.

        Of a number without a letter such a word may be the contract or the like.
        """
        before = reference.before
        led = before and (before.body.endswith(("ตาม", "ใน")) or self.key.startswith(("ตาม", " ตาม"), before.end))
        if not before or (led and reference.after):
            return None
        above = self.found.breaks(before.start, reference.start) and not self._led(before)
        word = (led or above) and lettered(reference) and not (before.strong or before.dated)
        return None if word and self._named_here(reference) else before

    def _led(self, mention: Mention) -> bool:
        """Whether ตาม, ใน or the like stands right before an instrument or paper, so that it is named as one."""
        return bool(_LED.search(self.key, max(0, mention.start - LONGEST), mention.start))

    def _apart(self, reference: Reference, before: Mention) -> bool:
        """Whether a reference may have nothing to do with the instrument or paper named right before it.

        It has none of that kind, since only Acts and the like have sections; or it may be no more than words of the
        sentence; or the reference may be a heading, and the other the end of a sentence, unless it is all of its line.
        """
        led = self._led(before) if before.body else before.end == reference.start
        if not (before.strong or led) and self._named_here(reference):
            return True
        if before.kind == PAPER and not before.strong and (before.body or self.key[before.end : before.end + 1] == " "):
            return True
        start, end = self.found.line(before.start)
        alone = _ONLY_MARKS.fullmatch(self.key[start : before.start]) and not self.key[before.reach : end].strip()
        heading = reference.heading and self.found.begins_line(reference.start)
        return not before.has(reference.kind) or (heading and (not alone or self._named_here(reference)))

    def _named_here(self, reference: Reference) -> bool:
        """Whether the text names an instrument of the law that has such a section or clause."""
        heading = Citation(reference.kind, reference.labels[:1])
        return any(heading._replace(instrument=each) in self.law.headings for each in self.own.named)

    def _of_word(self, reference: Reference, base: Instrument | None) -> bool:
        """Whether a word stands before a reference that may be what it counts in: ประเด็นข้อ 7, จุดเน้น สพฐ. ข้อ 7 (1).

        The name of a unit of the law is none; and a letter in the reference tells enough where the text names the law
        somewhere.
        """
        words, first = self._line_before(reference), self.key[reference.start]
        before = words.rstrip()
        if _MARK.fullmatch(before):
            return False
        if self.last and self.last.reference.end == reference.start - len(words) + len(before):
            return False
        noun = _NOUN.search(before) and not _LED_ON.search(before)
        if (noun and first.isdigit()) or _UNKNOWN.search(before):
            return True
        if not noun or first not in "ขม" or letters_only(before).endswith(self.known.units):
            return False
        return not (lettered(reference) and (self.own.typed or (base and base.id in self.own.named)))


def lettered(reference: Reference) -> bool:
    """Whether a reference has a letter, which numbers of other texts seldom have."""
    return any(sort_of(label) == "letter" for label in reference.labels)
