"""Bind what a text cites to instruments and provisions: by a title, or by words such as ดังกล่าว that go back to one."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING, NamedTuple

from mandate_cli.law.citation import CLAUSE, SECTION, Citation
from mandate_cli.law.quotation.leads import SAYS
from mandate_cli.law.quotation.naming import ANOTHER_LAW, Naming
from mandate_cli.law.quotation.outline import ABOVE
from mandate_cli.law.quotation.surroundings import LONGEST, Surroundings, last_before, lettered
from mandate_cli.law.quotation.titles import PAPER, SECTIONED, Mention, with_date
from mandate_cli.law.quotation.tokens import LISTED, around, loosely, sort_of
from mandate_cli.law.resolution import as_held

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from mandate_cli.law.model import Instrument
    from mandate_cli.law.quotation.outline import Outline
    from mandate_cli.law.quotation.references import Found, Reference
    from mandate_cli.law.quotation.tokens import Quoted

OWN_HEADING = "own-heading"
BEFORE = "another-law-before"
_JOINED = re.compile(" ?(?:และ|หรือ|กับ|,) ?(?:ตาม)?")  # between instruments that are named together
_NUMBER = re.compile(r"(?<!\()(?<!\( )(?<![\d.])\d+(?:\.\d+)*")  # one without brackets
_ITEMS = re.compile("(?:รายการ|เฉพาะ|ยกเว้น|เว้นแต่) ?\\Z")  # before a list of what a standard has
_NEW_TEXT = loosely(r"ความต่อไปนี้? ?(?:แทน|เป็น[^“”]*)?[ :]*\Z")  # in front of new text in quotation marks


class Bound(NamedTuple):
    """A reference with its instrument and its provision, or the reason why it has none.

    ``citation`` is the provision without the parts in ``parts``, such as ``วรรค 2`` or ``ตอนท้าย``; ``written`` is how
    the program writes all of it. ``end`` is where what is said of the instrument ends, if that stands behind it;
    ``named`` is what the text calls the instrument, if right here. A ``reason`` beside an instrument says
    why another one may be meant.
    """

    reference: Reference
    written: str
    citation: Citation | None = None
    instrument: Instrument | None = None
    reason: str = ""
    parts: tuple[str, ...] = ()
    end: int = 0
    named: str = ""

    @property
    def begin(self) -> int:
        """Where the citation begins, or the instrument right in front of it."""
        before = self.reference.before
        return before.start if before and before.end <= self.reference.start else self.reference.start

    @property
    def reach(self) -> int:
        """The end of all that is said of the citation: of itself, and of its instrument behind it."""
        return max(self.reference.end, self.end)

    @property
    def another_law(self) -> bool:
        """Whether it is of a law that is none of ours."""
        return self.reason == ANOTHER_LAW


class _Source(NamedTuple):
    """The law whose words a quotation has, as the text calls it, and whether it has sections, and no clauses."""

    title: str
    sections: bool


def resolve(blocks: Iterable[Found], own: Outline) -> Iterator[tuple[Found, Bound]]:
    """Bind the references of the blocks of a text; those too weak to be citations are left out."""
    last: Resolver | None = None
    for found in blocks:
        last = Resolver(found, own, last)
        yield from ((found, one) for one in last.resolve())


class Resolver(Surroundings):
    """Binds the references of a block, and says which instrument the words of a quotation are said to stand in.

    The block ``before`` may have opened a quotation that goes on in this one; its references are to be bound by then.
    """

    def __init__(self, found: Found, own: Outline, before: Resolver | None = None) -> None:
        super().__init__(found, own)
        self.going_on: _Source | None = before.open if before else None
        self.end = self._end() if self.going_on else 0
        self.open: _Source | None = self.going_on if self.end > len(self.key) else None
        outside = [mention for mention in self.mentions if not around(mention.start, found.quotations)]
        self.named = [mention for mention in outside if mention.strong and not mention.amender]
        self.unclosed = [each for each in found.quotations if not each.closed]
        self.alike = self._alike()
        for mention in self.mentions:
            self.meant[mention] = self._meant(mention)
        self.dots, self.listing = 0, False
        self.done = dict[tuple[int, int, tuple[str, ...]], Bound]()

    def resolve(self) -> list[Bound]:
        """The references of the block that are no mere numbers, each with its instrument or why it has none."""
        bound = list[Bound]()
        for reference in self.found.references:
            if one := self._bound(reference):
                self.done[_key(reference)] = self.last = one
                bound.append(one)
        for quoted in self.unclosed:
            self.open = self._text_of(quoted) or self.open
        return bound

    def _end(self) -> int:
        """Where a quotation ends that goes on from the block before, at the latest at a heading of the text's own."""
        depth, first = 1, next((each.start for each in self.found.references if self._own(each)), len(self.key) + 1)
        for mark in re.finditer("[“”]", self.key[:first]):
            depth += 1 if mark[0] == "“" else -1
            if not depth:
                return mark.start()
        return first

    def _alike(self) -> dict[Mention, Mention]:
        """For each mention the nearest one before it that names an instrument of its kind."""
        nearest, last = dict[Mention, Mention](), dict[str, Mention]()
        for mention in self.mentions:
            pointing = mention.this and not mention.kind  # กฎหมายดังกล่าว, at an instrument of any kind
            if before := last.get("any" if pointing else mention.legal_kind):
                nearest[mention] = before
            if mention.strong and not (mention.amender or pointing):
                last[mention.legal_kind] = last["any"] = mention
        return nearest

    def _bound(self, reference: Reference) -> Bound | None:
        written = _written(reference)
        after = reference.after
        named = after and after.this != "นี้" and (after.strong or after.kind != PAPER)
        own = self._own(reference) or (reference.heading and self._numbers(reference))
        if own and not named and not self._of_new_text(reference):
            return Bound(reference, written, reason=OWN_HEADING)
        if reference.doubt:
            return Bound(reference, written, reason=reference.doubt)
        (instrument, reason, *_), end = self._naming(reference)
        typed = self.own.typed and not reference.start
        if reference.weak and not (reference.after or reference.before or typed):
            return Bound(reference, written, reason="unclear-title") if reference.kind == CLAUSE else None
        if instrument is None:
            if dotted := self._dotted(reference):
                first = ".".join(reference.labels[:dotted])
                written = _written(reference._replace(labels=(first, *reference.labels[dotted:])))
            new, last = self._of_new_text(reference), self._law_before(reference)
            last = last if reason == BEFORE and last and last.this != "นี้" else None
            mention = reference.after or reference.before or last
            called = self._title(mention) if mention and (mention.strong or mention.kind != PAPER) else ""
            called = new.title if reason == BEFORE and new and new.sections == (reference.kind == SECTION) else called
            return Bound(reference, written, reason=reason, end=end, named=called)
        exact = Citation(reference.kind, reference.labels, instrument.id)
        held = exact in self.law.versions
        parts = tuple(label for label in reference.labels if sort_of(label) == "part" and not held)
        citation = as_held(self.law, exact._replace(labels=tuple(each for each in exact.labels if each not in parts)))
        if citation in self.law.versions and not parts:
            written = str(citation)
        return Bound(reference, written, citation, instrument, reason, parts, end)

    def _own(self, reference: Reference) -> bool:
        """Whether a heading has a number of the text's own clauses."""
        return reference.heading and self.own.heads(reference.kind, reference.labels[0])

    def _numbers(self, reference: Reference) -> bool:
        """Whether a heading is surely the text's own: ข้อ 6. as pleadings are numbered, or ข้อ 5 ประกาศนี้.

        Such numbers behind เฉพาะรายการ, and more on the line, are those of a standard.
        """
        if self.key.startswith(".", reference.end):
            listed = self.listing or _ITEMS.search(self.key, max(0, reference.start - LONGEST), reference.start)
            self.listing = bool(listed) and not self.found.begins_line(reference.start)
            if self.listing:
                return False
            return not reference.before or reference.before.kind == PAPER
        first = self._mention_from(reference.end)
        return bool(first and first.start <= reference.end + 1 and first.this == "นี้" and first.has(reference.kind))

    def _dotted(self, reference: Reference) -> int:
        """How many of its labels a text writes with dots; in an item or inside a range as many as in what is before."""
        if number := _NUMBER.search(self.key, reference.start, reference.end):
            self.dots = number[0].count(".") + ("." in number[0])
        return self.dots

    def _naming(self, reference: Reference) -> tuple[Naming, int]:
        """The instrument of a reference, or why none can be told, and where what is said of it behind it ends.

        A number, a year or a day right behind it, without a title, must be its instrument's.
        """
        naming, end, after = self._named(reference), self._list_end(reference)[0].end, reference.after
        of = with_date(self.key, end, Mention(end, end, "", strong=True))
        if of.dated:
            return self._by_date(of, naming), of.end
        return naming, (self.meant[after].end or after.reach) if after else 0

    def _by_date(self, mention: Mention, meant: Naming) -> Naming:
        """Of an instrument and those that change it, the one that has the number, year and day of a mention."""
        dated, base = self.known.name(mention._replace(this=""), self.key), meant.instrument
        theirs = dated.instrument.id if base and dated.instrument else ""
        if base and theirs not in {"", base.id} and (theirs, base.id) not in self.law.amending:
            return Naming(None, "several-instruments")
        return dated if base else meant

    def _named(self, reference: Reference) -> Naming:
        """The instrument that a reference names or goes back to, or why none can be told."""
        after, before = reference.after, self._before(reference)
        joined = after and self.key[: after.start].rstrip().endswith(("แห่ง", "ของ", "ใน"))
        weak = joined and before and before.kind == PAPER and not before.strong
        if weak:
            before = None  # what describes another thing, as in ตัวชี้วัดข้อ 7 ของประกาศ
        if after and not (joined or before) and self._of_word(reference, self.meant[after].instrument):
            return Naming(None, "unclear-title")  # การบ้านข้อ 5 ตามประกาศ
        named = self.meant[before] if before and not reference.unit else None
        if not after and (named is None or named.instrument) and self._strays(reference, named=bool(before)):
            return Naming(None, "several-instruments" if named else "unclear-title")
        if after and before:
            alike = self.meant[before][:2] == self.meant[after][:2]
            return self.meant[after] if alike else Naming(None, "several-instruments")
        if mention := after or before:
            naming = self.meant[mention]
            between = not after and self.key[mention.end : reference.start].strip()
            section = between and not mention.has(reference.kind)  # ประกาศ ข้อ 7 ประกอบมาตรา 37
            held = naming.instrument
            if held and (section or (naming.loose and self._doubtful(reference.kind, held.id))):
                return Naming(None, "unclear-title")
            strange = naming.reason == ANOTHER_LAW
            loose = reference.heading and not mention.strong
            if strange and (reference.astray or loose or (not after and self._apart(reference, mention))):
                return Naming(None, "unclear-title")
            return naming
        if reference.same and (same := self.done.get(_key(reference.same))):
            return Naming(same.instrument, same.reason)
        return Naming(None, "unclear-title") if reference.astray else self._unnamed(reference)

    def _meant(self, mention: Mention) -> Naming:
        """What a mention means, ดังกล่าว and the like included; those before it are known."""
        naming = self._said(mention)
        if mention.this or naming.loose:
            earlier = self._antecedents(mention)
            meant = self.meant[earlier[-1]] if earlier else None
            if meant and (mention.this or meant.instrument or meant.reason == ANOTHER_LAW):
                if len(earlier) > 1 and mention.this and self.meant[earlier[-2]][:2] != meant[:2]:
                    return Naming(None, "several-instruments")
                return self._by_date(mention, meant) if mention.dated else meant._replace(end=0)
            if mention.this.startswith("อ้าง"):  # what the line อ้างถึง of a letter names, some blocks above
                alike = [each for each in self.known.titles if each.kind == mention.kind and not each.instrument.amends]
                named = [each.instrument for each in alike if each.instrument.id in self.own.named]
                if len(named) == 1:
                    return Naming(named[0], "")
            if mention.this:
                ours = not mention.kind or mention.legal_kind in {title.kind for title in self.known.titles}
                return Naming(None, "no-antecedent" if ours else ANOTHER_LAW)
        elif naming.instrument and not mention.body and not mention.number and mention.kind:
            for other in self._antecedents(mention):  # ประกาศ พ.ศ. 2560 behind another announcement of that year
                if self.meant[other].reason == ANOTHER_LAW and other.year == mention.year:
                    return Naming(None, ANOTHER_LAW)
        return naming

    def _said(self, mention: Mention) -> Naming:
        """What the words of a mention mean; behind ฯ, what stands on another line may be no more of its title."""
        naming = self.known.name(mention, self.key)
        unclear = mention.short and naming.reason == ANOTHER_LAW and self.found.breaks(mention.start, mention.end)
        return naming._replace(reason="unclear-title") if unclear else naming

    def _antecedents(self, mention: Mention) -> list[Mention]:
        """The nearest instrument of a mention's kind named before it, with those joined to it by และ."""
        nearest = [self.alike[mention]] if mention in self.alike else []
        while nearest and (before := self.alike.get(nearest[0])):
            if not _JOINED.fullmatch(self.key, before.reach, nearest[0].start):
                break
            nearest.insert(0, before)
        return nearest

    def _unnamed(self, reference: Reference) -> Naming:
        """The instrument of a reference that names none: the base that has such a heading, unless it is in doubt."""
        if self._of_new_text(reference):
            return Naming(None, BEFORE)
        if (reference.kind == CLAUSE and ".".join(reference.labels) in self.own.items) or self.own.heads(
            reference.kind, reference.labels[0]
        ):
            return Naming(None, "own-item")
        before = last_before(self.named, reference.start)
        last, named = (self.meant[before], before.end) if before else (None, 0)
        held = last.instrument if last else None
        if held and Citation(reference.kind, reference.labels[:1], held.id) not in self.law.headings:
            held = None
        base = held if held and not held.amends else self.known.base(reference.kind, reference.labels[0])
        here = named > self.found.line(reference.start)[0]
        own = any(kind == reference.kind for kind, _ in self.own.headings) and not lettered(reference)
        listed = self.listing and reference.heading
        if base is None or (own and not here) or listed:  # another one of the text's own may be meant
            return Naming(None, "several-instruments")
        above = self.last
        paper = above and above.another_law and named < above.reference.start  # one without a title
        if paper or (last and last.instrument is None):
            strange = paper or (last and last.reason == ANOTHER_LAW)
            return Naming(None, self._strange_before(reference) if strange else "unclear-title")
        if held and held.amends:
            return Naming(None, "several-instruments")
        if (last is None or last.loose) and self._doubtful(reference.kind, base.id):
            return Naming(None, "several-instruments" if last is None or self._divided(reference) else BEFORE)
        unclear = bool(above and above.reason == "unclear-title")  # and so is a list that goes on with it
        goes_on = above and LISTED.fullmatch(self.key, above.reference.end, reference.start)
        if (unclear and goes_on) or self._elsewhere(reference, named) or self._of_word(reference, base):
            return Naming(None, "unclear-title")
        if ABOVE.match(self.key, reference.end) and (reference.kind, reference.labels[0]) not in self.own.cited:
            return Naming(base, "not-above")
        ours = {base.id, *(by for by, changed in self.law.amending if changed == base.id)}
        return Naming(base, "not-named" if self.own.file and not self.own.ours & ours else "")

    def _law_before(self, reference: Reference) -> Mention | None:
        """The last instrument named before a reference that can have such a provision: no announcement has sections."""
        named = self.named[: bisect_right(self.named, reference.start, key=lambda mention: mention.end)]
        return next((each for each in reversed(named) if not each.kind or each.has(reference.kind)), None)

    def _strange_before(self, reference: Reference) -> str:
        """Why a reference is not bound that stands behind another law, or behind one that the text calls this one."""
        before = self._law_before(reference)
        if before and before.this == "นี้" and reference.heading:
            return OWN_HEADING
        if before is None or self.meant[before].instrument:  # the law held here, and another one behind it
            return "several-instruments"
        vague = before.this == "นี้" or (before.kind == PAPER and (before.this or not before.strong))
        title = before.kind not in SECTIONED and self.found.begins_line(before.start)  # perhaps the text's own
        return "several-instruments" if vague or title or self._divided(reference) else BEFORE

    def _divided(self, reference: Reference) -> bool:
        """Whether the text numbers its own items with two dots, as standards do, which cite these as ข้อ."""
        return reference.kind == CLAUSE and any(item.count(".") > 1 for item in self.own.items)

    def _of_new_text(self, reference: Reference) -> _Source | None:
        """The law whose words a quotation has that a reference heads, or stands in."""
        if reference.start < self.end:
            return self.going_on
        closed = around(reference.start, self.found.quotations)
        quoted = closed or next((each for each in self.unclosed if each.start < reference.start), None)
        return self._text_of(quoted) if quoted else None

    def _text_of(self, quoted: Quoted) -> _Source | None:
        """The law whose words a quotation has: its new text, or what a citation right before it cites."""
        references = self.found.references
        place = bisect_left(references, quoted.start, key=lambda each: each.start)
        inside, cited = references[place : place + 1], references[place - 1] if place else None
        bound = self.done.get(_key(cited)) if cited else None
        strange = bound and bound.named and bound.reason in {ANOTHER_LAW, BEFORE}
        if bound and strange and SAYS.fullmatch(self.key, min(bound.reach, quoted.start), quoted.start):
            return _Source(bound.named, bound.reference.kind == SECTION)
        said = _NEW_TEXT.search(self.key, max(0, quoted.start - 60), quoted.start)
        heads = inside and inside[0].heading and not self.key[quoted.start + 1 : inside[0].start].strip()
        ends = not quoted.closed and any(map(self._own, references[place:]))
        if not inside or not (heads or (said and not ends)):
            return None
        law = self._law_before(inside[0]._replace(start=quoted.start))
        strange = law and self.meant[law].reason == ANOTHER_LAW
        return _Source(self._title(law), law.kind in SECTIONED) if law and strange else None

    def _doubtful(self, kind: str, instrument: str) -> bool:
        """Whether the text names other laws with such provisions, and this one nowhere."""
        return kind in self.own.others and instrument not in self.own.named


def _key(reference: Reference) -> tuple[int, int, tuple[str, ...]]:
    """What tells a reference from all others of its block."""
    return reference.start, reference.end, reference.labels


def _written(reference: Reference) -> str:
    """A reference as the program writes citations."""
    return str(Citation(reference.kind, reference.labels)) if reference.labels else ""
