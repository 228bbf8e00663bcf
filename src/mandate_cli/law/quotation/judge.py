"""The verdict on a citation and its quotation by the law of a day: in force, text differs, no such provision …"""

from __future__ import annotations

import re
from bisect import bisect_right
from itertools import pairwise
from typing import TYPE_CHECKING

from mandate_cli.law.citation import Citation
from mandate_cli.law.quotation.attach import Attacher
from mandate_cli.law.quotation.compare import RIGHT, Quotation, how
from mandate_cli.law.quotation.leads import (
    HAS,
    LISTS,
    SAYS,
    Leads,
    another_day,
    count_said,
    denied,
    of_others,
    only_counts,
    phrase,
    said_to_have_ended,
    total_said,
)
from mandate_cli.law.quotation.resolve import OWN_HEADING, Resolver
from mandate_cli.law.quotation.standing import replaced_in, standing_of, unbound, with_version
from mandate_cli.law.quotation.surroundings import last_before
from mandate_cli.law.quotation.tokens import LISTED, around, follows
from mandate_cli.law.quotation.unmarked import Unmarked
from mandate_cli.law.quotation.verdict import CANNOT_TELL, TEXT_DIFFERS, Verdict
from mandate_cli.law.quotation.wording import Wording, at_end, of_words
from mandate_cli.thai.normalise import letters_only

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mandate_cli.law.model import Group, Provision
    from mandate_cli.law.quotation.attach import Attached
    from mandate_cli.law.quotation.compare import Texts
    from mandate_cli.law.quotation.outline import Outline
    from mandate_cli.law.quotation.references import Found
    from mandate_cli.law.quotation.resolve import Bound
    from mandate_cli.law.quotation.tokens import Quoted

_ITEM_LINE = re.compile(r"[ “\"]*(?:[-–•*·] ?)?(?P<label>\( ?(?:\d{1,2}|[ก-ฮ]) ?\)|[ก-ฮ][.)](?= ))")
_LABEL_BEFORE = re.compile(rf"\( ?(\d+|[ก-ฮ]) ?\){SAYS.pattern}\Z")
_ONLY_LABELS = re.compile(r"(?:[\W\d]|(?<![ก-๎])[ก-ฮ](?![ก-๎]))*")
_WORDING = re.compile("(?:คำ|ข้อความ|ความ)(?:ว่า)? ?\\Z")  # before a quotation of the law's own words, if any
_PUT_BY = re.compile(r"[ (]*(?:ซึ่ง|ที่|ตามที่|อัน)?(?:ได้)?(?:ถูก)?(?:เพิ่ม|แก้ไข)(?:เพิ่ม)?(?:เติม)?(?:ความ)?(?:โดย|ตาม) ?")
_PUTS = re.compile("[ ,]*(?:ซึ่ง|ที่|ได้|ให้)*(?:ยกเลิก|เพิ่ม|แก้ไข)[ก-๎ ]{0,40}")
_TELLS = re.compile("[ ,(]*(?:ซึ่ง|ที่|อัน)?(?:(?:เป็น)?เรื่อง|ว่าด้วย|เกี่ยวกับ|(?:พูด|กล่าว)ถึง)(?:เรื่อง)? ?(?P<words>[^ ,()“”]+)")
_BRACKETED = re.compile(r" ?\) ?(?:ตาม|แห่ง|ของ|ใน) ?")  # between a citation in brackets and its instrument
# Before what somebody does, of which a quotation that begins behind ประสานการ leaves out the most.
_SHALL = re.compile(rf"(?:ให้|ต้อง|จะ|พึง|ย่อม|{HAS})(?![^“”]*(?:เกี่ยวกับ|เรื่อง|ด้าน|ว่า|คำ|ความ|ของ) ?\Z)[^“”]*\Z")
_NEAR = 40  # letters that a label before a quotation has at most, with words such as กำหนดว่า


class Judge:
    """Judges what a block of text cites and quotes by the law of the texts' day."""

    def __init__(self, texts: Texts, found: Found, own: Outline, before: Judge | None = None) -> None:
        self.texts, self.law, self.mandate = texts, texts.law, texts.mandate
        self.found, self.key = found, found.key
        self.resolver: Resolver = Resolver(found, own, before.resolver if before else None)
        self.cited = before.found.last if before else None
        self.leads, self.wording = Leads(self.mandate), Wording(texts)
        self.unmarked = Unmarked(texts, found, self.leads)
        self.orders: dict[int, dict[Citation, Group]] = {}  # by where a line begins: what units it says in order
        self.emptied = set[int]()  # ids of the last citations of lists whose quotation is another's
        self.above = before.listing if before else None  # the last one before what is judged
        self.listing: Citation | None = None  # of which items may follow in the next block

    def judge(self) -> list[Verdict]:
        """The verdicts on the citations and quotations of the block, in the order of the text."""
        self.bound = bound = self.resolver.resolve()
        self.following = dict(zip(map(id, bound), bound[1:], strict=False))
        self.before = dict(zip(map(id, bound[1:]), bound, strict=False))
        self.heads = {id(one): one for one in bound}  # the first citation of its list, for each
        for one, following in pairwise(bound):
            end, start = one.reference.end, following.reference.start
            if end >= start or LISTED.fullmatch(self.key, end, start):
                self.heads[id(following)] = self.heads[id(one)]
        self.cited_here = set(filter(None, (one.citation for one in bound)))
        attached = Attacher(self.found, bound, self.leads, self._of_law).attach()
        taken = {id(one.bound) for one in attached}
        attached = [self._fitting(one, bound, taken) for one in attached]
        first = {id(one.bound): one for one in attached if not one.further}
        quoted = {one.quoted for one in attached}
        verdicts = list(self._items(0)) if self.above else []
        for one in bound:
            if around(one.reference.start, self.found.quotations) not in quoted:
                verdicts.append(self._one(one, first.get(id(one))))
                verdicts += () if id(one) in first else self._items_below(one, verdicts[-1])
        for second in (one for one in attached if one.further and not self._rightly_denied(one)):
            passage, span, *_ = self._untold(*second.quoted[:2])
            verdicts.append(self._one(second.bound, second)._replace(input=passage, span=span))
        verdicts += self._item_apart(bound)
        alone = (each for each in self.found.quotations if each.closed and each not in quoted)
        verdicts += filter(None, map(self._alone, alone))
        judged = {verdict.span for verdict in verdicts}
        unread = (self._in_row(*each) for each in self.unmarked.unread(bound))
        verdicts += (each for each in unread if each.span not in judged)
        return sorted(verdicts, key=lambda verdict: verdict.span)

    def _fitting(self, one: Attached, bound: list[Bound], taken: set[int]) -> Attached:
        """A quotation behind a list of citations with the one that has its words, if that is not the last.

        None of those ``taken`` has another quotation.
        """
        words, place = Quotation.of(self._written(one.quoted)), bound.index(one.bound)
        while not one.doubt and not one.further and one.quoted.start >= bound[place].reach:
            provision = self.mandate.get(cited) if (cited := bound[place].citation) else None
            if provision and how(words, provision.words.text, provision.words.as_printed) in RIGHT:
                self.emptied |= {id(one.bound)} - {id(bound[place])}
                return one._replace(bound=bound[place])
            start, place = bound[place].reference.start, place - 1
            listed_here = place >= 0 and LISTED.fullmatch(self.key, bound[place].reference.end, start)
            if not listed_here or id(bound[place]) in taken:
                break
        return one

    def _rightly_denied(self, one: Attached) -> bool:
        """Whether a second quotation is said to be no words of a provision, as it is: “…” มิใช่ “…”."""
        if one.bound.citation is None or not denied(self.key, *one.quoted[:2]):
            return False
        return self.texts.holding(Quotation.of(self._written(one.quoted)), 1, one.bound.citation)[0] == "not-equal"

    def _untold(self, start: int, end: int, quotation: str | None = None) -> Verdict:
        """A verdict on a passage of which nothing can be told yet."""
        span = self.found.span(start, end)
        return Verdict(self.found.words(start, end), span, CANNOT_TELL, quotation=quotation)

    def _written(self, quoted: Quoted) -> str:
        """The words of a quotation, without its marks."""
        return self.found.words(quoted.start, quoted.end)[1 : -1 if quoted.closed else None].strip()

    def _one(self, bound: Bound, attached: Attached | None) -> Verdict:
        verdict = self._of_citation(bound, attached)
        key, reference = self.key, bound.reference
        provision = verdict.provision
        if verdict.right and provision and bound.citation and bound.instrument:
            named = reference.after or reference.before or last_before(self.resolver.named, reference.start)
            ours = named and self.resolver.meant[named].instrument == bound.instrument
            ends = {reference.end, bound.reach, *((named.end, named.reach) if named and ours else ())}
            items = sum(each.in_force for each in self.mandate.children(bound.citation))
            before = self.before.get(id(bound))  # of several the words are told together
            listed = before and LISTED.fullmatch(key, before.reference.end, reference.start)
            misused = self.leads.misused(key, bound.reach, provision)
            before_it = "" if attached else self.unmarked.before(bound, provision, self.cited_here)
            reasons = {
                "another-unit": self._of_another_unit(bound, bound.citation)
                or (attached and self.leads.strange_beside(key, reference.start, attached.quoted.end, bound.citation)),
                "said-ended": said_to_have_ended(key, reference.start, ends),
                "another-day": verdict.begins and another_day(key, reference.start, bound.reach, verdict.begins),
                "another-count": (items and count_said(key, reference.start, bound.reach) not in {None, items})
                or self._miscounted(bound, items),
                "other-amendment": self._put_otherwise(bound, bound.citation)
                or self.resolver.misses_amender(named, bound.instrument, self.law.versions[bound.citation]),
                "words-without-marks": self._about_another(bound.reach, bound.citation)
                or (verdict.compared is False and not listed and self.unmarked.reworded(bound, provision)),
            }
            if reason := next((reason for reason, holds in reasons.items() if holds), misused or before_it):
                verdict = verdict._replace(verdict=CANNOT_TELL).told(reason)
            line = key[slice(*self.found.line(reference.start))]
            replaced = replaced_in(self.mandate, bound.citation) if verdict.reason == "parts-replaced" else ()
            if any(self.leads.names(line, each) for each in replaced):
                verdict = verdict._replace(verdict=CANNOT_TELL)
        words = Quotation.of(verdict.quotation or "")
        if not (bound.citation and bound.reason) or self.texts.holding(words)[1] or self.texts.alike(words):
            return verdict
        plain = Verdict(verdict.input, verdict.span, CANNOT_TELL, bound.written, quotation=verdict.quotation)
        return plain.told(bound.reason, instrument=bound.instrument.short_title if bound.instrument else "–")

    def _of_another_unit(self, bound: Bound, citation: Citation) -> bool:
        """Whether another unit is said to have what is cited: in its place before ตามลำดับ, or beside the citation."""
        line = self.found.line(bound.reference.start)
        if line[0] not in self.orders:
            self.orders[line[0]] = dict(self._ordered(*line))
        if citation in self.orders[line[0]]:
            return self.mandate.group_of(citation) != self.orders[line[0]][citation]
        start = self.heads[id(bound)].reference.start  # of a list
        return self.leads.strange_beside(self.key, start, bound.reach, citation)

    def _ordered(self, start: int, end: int) -> Iterator[tuple[Citation, Group]]:
        """What a line cites, each with the unit in its place, if it names as many before ตามลำดับ."""
        if "ตามลำดับ" in self.key[start:end]:
            cited = [one.citation for one in self.bound if start <= one.reference.start < end and one.citation]
            named = self.leads.named(self.key[start:end])
            yield from zip(reversed(cited), reversed(named), strict=True) if len(cited) == len(named) else ()

    def _about_another(self, end: int, citation: Citation) -> bool:
        """Whether the words right behind a citation say that it is about what only other provisions have."""
        about = _TELLS.match(self.key, end)
        return self.texts.of_another(letters_only(about["words"] if about else ""), citation, self.cited_here)

    def _miscounted(self, bound: Bound, items: int) -> bool:
        """Whether the words behind a list of citations, or behind one that has items, count them otherwise."""
        total, following = total_said(self.key, bound.reach), self.following.get(id(bound))
        if total is None or (following and following.reference.start < bound.reach):
            return False
        count = self.bound.index(bound) - self.bound.index(self.heads[id(bound)]) + 1
        return total != (count if count > 1 else items or total)

    def _put_otherwise(self, bound: Bound, citation: Citation) -> bool:
        """Whether the clause cited behind เพิ่มโดย, or before ให้เพิ่ม, has put and ended nothing of a provision."""
        behind, key = self.following.get(id(bound)), self.key
        if behind is None:
            return False
        named, by = bound.reference.after or bound.reference.before, behind.reference.before
        end = max(bound.reference.end, min(bound.reach, named.end) if named else 0)
        start = by.start if by and by.amender else behind.reference.start
        provision, clause = citation, behind.citation
        amends = bound.instrument and bound.instrument.amends
        if clause and amends and _PUTS.fullmatch(key, bound.reach, behind.reference.start):
            provision, clause = clause, citation
        elif not _PUT_BY.fullmatch(key, end, start):
            return False
        inside = [each for each in self.law.versions if each.within(provision)]
        within = [version for each in inside for version in self.law.versions[each]]
        causes = filter(None, (cause for each in within for cause in (each.by, self.law.end_of(each))))
        return clause in self.law.versions and all(cause.clause != clause for cause in causes)

    def _of_citation(self, bound: Bound, attached: Attached | None) -> Verdict:
        standing = standing_of(self.law, self.mandate, self.found, bound)
        if attached is None:
            return standing if id(bound) in self.emptied else self._unmarked(standing, bound)
        words, does = self._written(attached.quoted), bool(_SHALL.search(phrase(self.key, attached.quoted.start)))
        if not attached.quoted.closed:
            if standing.verdict == CANNOT_TELL:
                return standing
            return standing._replace(verdict=CANNOT_TELL).told("quotation-not-closed")
        if attached.doubt:
            if bound.citation is None:
                return standing._replace(quotation=words)
            verdict = self.wording.quoted(standing, words, does=does)
            if attached.led and (verdict.right or verdict.found_in or self.texts.alike(Quotation.of(words))):
                return verdict  # what else is led to may be a name, or who shall do something
            return standing._replace(verdict=CANNOT_TELL, quotation=words).told(attached.doubt)
        if standing.provision and at_end(bound.parts, words, standing.provision):
            plain = standing._replace(reason="", remark=None)
            standing = with_version(self.law, self.mandate, plain, standing.provision)
        verdict, quoted = self.wording.quoted(standing, words, does=does), attached.quoted
        name = quoted.end <= bound.reference.start and not _WORDING.search(phrase(self.key, quoted.start))
        return self.wording.unlike(verdict) if name else verdict

    def _unmarked(self, standing: Verdict, bound: Bound) -> Verdict:
        """A citation with the words behind it that have no quotation marks."""
        if bound.citation is None:
            return self._pasted(standing, bound) or standing
        self.above = bound.citation
        standing = standing._replace(compared=False if self.unmarked.any_behind(bound) else None)
        words = self.unmarked.behind(bound, standing.provision)
        if words is None or (not words.certain and only_counts(self.key, bound.reach, words.end)):
            return standing
        if _ONLY_LABELS.fullmatch(words.written):
            return standing._replace(verdict=CANNOT_TELL).told("item-or-list-mark")
        if words.certain:
            verdict = self.wording.quoted(standing._replace(compared=None), words.written)
            if around(bound.reference.start, self.found.quotations):
                verdict = self.wording.unlike(verdict)
            right = words.rest and verdict.compared and verdict.verdict != TEXT_DIFFERS
            return verdict._replace(compared=False) if right else verdict
        if standing.verdict == CANNOT_TELL:
            return standing._replace(quotation=words.written)
        reason = "words-in-marks" if around(bound.reference.start, self.found.quotations) else "words-without-marks"
        return standing._replace(verdict=CANNOT_TELL, quotation=words.written).told(reason)

    def _pasted(self, standing: Verdict, bound: Bound) -> Verdict | None:
        """A label with the words of the item of this label in what is cited above it, as pasted law has them.

        Or what looks like a heading of the text's own, with the words of the clause of this number.
        """
        label, reference = Quotation.of(standing.input).label, bound.reference
        items = self._labelled_below(label) if label and reference.doubt else iter(())
        if bound.reason == OWN_HEADING and (base := self.resolver.known.base(reference.kind, reference.labels[0])):
            items = filter(None, [self.mandate.get(Citation(reference.kind, reference.labels, base.id))])
        for item in items:
            if words := self.unmarked.pasted(bound.reach, item):
                self.above = item.citation
                return self._as_item(standing, item, words.written)
        near = bound.reason == OWN_HEADING and self.unmarked.like_a_clause(bound.reach)
        return standing.told("words-without-marks") if near else None

    def _labelled_below(self, label: str) -> Iterator[Provision]:
        """The items of a label in what was cited above, and in all that this stands in, the deepest first."""
        above = self.above
        for depth in range(len(above.labels) if above else 0, 0, -1):
            if above and (item := self.mandate.get(above._replace(labels=(*above.labels[:depth], label)))):
                yield item

    def _as_item(self, base: Verdict, item: Provision, written: str) -> Verdict:
        base = base._replace(citation=str(item.citation), quotation=written, compared=True, reason="", remark=None)
        return with_version(self.law, self.mandate, base._replace(instrument=self.law.instrument(item.citation)), item)

    def _items_below(self, bound: Bound, verdict: Verdict) -> Iterator[Verdict]:
        """The items on the lines below a citation that is said to have them: it has its words, or ดังนี้ alone."""
        key, lines = self.key, self.found.lines
        below = bisect_right(lines, bound.reach)
        end = lines[below] if below < len(lines) else len(key)
        reach = self._said_of(bound)
        claims = (verdict.right and verdict.compared) or LISTS.fullmatch(key, reach, end)
        start = bound.reference.start
        labels = _ITEM_LINE.match(key, self.found.line(start)[0], start), _ITEM_LINE.match(key, end)
        row = [_bare(label["label"]) for label in labels if label]  # of the text's own list, if they count on
        if (
            (len(row) > 1 and follows(*row))
            or not (claims and verdict.provision)
            or around(bound.reference.start, self.found.quotations)
        ):
            return
        if self.mandate.children(verdict.provision.citation):
            self.above = verdict.provision.citation
            yield from self._items(below)
            self.listing = self.listing if verdict.compared else None  # over a blank line only below words of the law

    def _said_of(self, bound: Bound) -> int:
        """The end of all that is said of a citation, also where it stands in brackets: (ข้อ 5) ตามประกาศ …."""
        behind = _BRACKETED.match(self.key, bound.reach)
        mentions = self.found.mentions if behind else []
        named = [each for each in mentions if behind and each.start == behind.end()]
        ours = [each.reach for each in named if self.resolver.meant[each].instrument == bound.instrument]
        return ours[0] if ours else bound.reach

    def _items(self, line: int) -> Iterator[Verdict]:
        """The items of what stands above, on the lines of the block from one on."""
        lines = self.found.lines
        for start, end in pairwise(sorted({*lines[line:], len(self.key)})):
            label = _ITEM_LINE.match(self.key, start, end)
            if label is None or self.found.cites(label.start("label")):
                return
            yield self._item(label, end)
        self.listing = self.above

    def _item_apart(self, bound: list[Bound]) -> list[Verdict]:
        """An item that the block begins with, of what the block before ends with; none that may begin a list."""
        label = _ITEM_LINE.match(self.key)
        if not (self.cited and label) or any(one.reference.start <= label.start("label") for one in bound):
            return []
        (start, end), labels = label.span("label"), (*self.cited.labels, _bare(label["label"]))
        if labels[-1] in {"1", "ก"} or not any(each.labels == labels for each in self.law.versions):
            return []
        return [self._untold(start, end).told("blank-line")]

    def _item(self, label: re.Match[str], end: int) -> Verdict:
        """The verdict on an item that a line begins with, by the words up to the end of the line."""
        (start, last), written = label.span("label"), self.found.words(label.end(), end).strip()
        base = self._untold(start, last, written)
        items = list(self._labelled_below(_bare(label["label"])))
        for item in items:
            verdict = self.wording.quoted(self._as_item(base, item, written), written)
            if verdict.right or self.texts.alike(Quotation.of(written)) == item:
                self.above = item.citation
                return verdict
        return base.told("words-without-marks" if items else "item-or-list-mark")

    def _in_row(self, label: re.Match[str], end: int, held: Citation) -> Verdict:
        """The verdict on a label that was not read, in a row behind a citation: an item of it, by its words."""
        base, self.above = self._untold(*label.span()), self.unmarked.row or held
        for item in self._labelled_below(_bare(label[0])):
            if words := self.unmarked.in_row(label.end(), end, item):
                return self._as_item(base, item, words.written)
        return base.told("item-or-list-mark")

    def _of_law(self, quoted: Quoted) -> bool:
        """Whether a quotation has words of the law: all of a provision, or a good part."""
        return quoted.closed and bool(self.texts.holding(Quotation.of(self._written(quoted)))[1])

    def _alone(self, quoted: Quoted) -> Verdict | None:
        """A quotation without a citation that is word for word a provision; None for any other."""
        words = Quotation.of(self._written(quoted))
        base = self._untold(quoted.start, quoted.end, words.written)
        whole = self.texts.whole(words)
        if self.cited and not self.key[: quoted.start].strip():
            right = any(each.citation.labels == self.cited.labels for each in whole)
            return of_words(self.texts, base, words, whole) if right else base.told("blank-line")
        label = _LABEL_BEFORE.search(self.key, max(0, quoted.start - _NEAR), quoted.start)
        if label and not any(each.citation.labels[-1] == label[1] for each in whole):
            return base.told("no-clause-named") if whole else None
        return self._said(quoted, of_words(self.texts, base, words, whole)) if whole else None

    def _said(self, quoted: Quoted, verdict: Verdict) -> Verdict:
        """The verdict on words of the law without a citation, by the instrument and the unit that they are said of."""
        key, doubtful = self.key, verdict._replace(verdict=CANNOT_TELL)
        if denied(key, quoted.start, quoted.end):
            return doubtful.told("denied")
        if of_others(key, quoted.start):
            return doubtful.told("of-others")
        if said := self.resolver.said_in(quoted):
            naming, mention = said
            if naming.instrument is None:
                return unbound(doubtful._replace(citation="", instrument=None, provision=None), naming.reason, mention)
            if verdict.provision and naming.instrument.id not in {
                verdict.provision.citation.instrument,
                verdict.provision.by.instrument.id,
            }:
                found = (verdict.provision.citation,)
                return verdict._replace(verdict=TEXT_DIFFERS, instrument=naming.instrument, citation="", found_in=found)
        cited = verdict.provision.citation if verdict.provision else None
        strange = cited and self.leads.strange_beside(key, quoted.start, quoted.end, cited)
        if cited and (strange or self.leads.another_unit(phrase(key, quoted.start), cited)):
            return doubtful.told("another-unit")
        return verdict


def _bare(label: str) -> str:
    """A label without brackets and dots."""
    return label.strip("() .")
