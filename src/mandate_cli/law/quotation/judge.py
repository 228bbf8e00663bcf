"""The verdict on a citation and its quotation by the law of a day: in force, text differs, no such provision …"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from mandate_cli.law.citation_repair import held as held_citation
from mandate_cli.law.quotation.attach import Attacher
from mandate_cli.law.quotation.compare import LEAST, RIGHT, Quotation, cut_difference, damaged, difference, has, how
from mandate_cli.law.quotation.leads import GIVES, SAYS, Leads, denied, of_others, phrase, said_to_have_ended
from mandate_cli.law.quotation.standing import standing_of, unbound, with_version
from mandate_cli.law.quotation.surroundings import LISTED
from mandate_cli.law.quotation.tokens import around
from mandate_cli.law.quotation.unmarked import Unmarked
from mandate_cli.law.quotation.verdict import CANNOT_TELL, NO_SUCH, NOT_YET, TEXT_DIFFERS, WAS_IN_FORCE, Verdict
from mandate_cli.messages import Message, listed

if TYPE_CHECKING:
    from mandate_cli.law.citation import Citation
    from mandate_cli.law.model import Provision
    from mandate_cli.law.quotation.attach import Attached
    from mandate_cli.law.quotation.compare import How, Texts
    from mandate_cli.law.quotation.find import Found
    from mandate_cli.law.quotation.references import Reference
    from mandate_cli.law.quotation.resolve import Bound, Resolver
    from mandate_cli.law.quotation.tokens import Quoted

_LABEL_BEFORE = re.compile(rf"\( ?(\d+|[ก-ฮ]) ?\){SAYS.pattern}\Z")
_LABEL_INSIDE = re.compile(r"\(\s*(?:[\d๐-๙]{1,2}|[ก-ฮ])\s*\)")  # of an item within quoted words
_ONLY_LABELS = re.compile(r"(?:[\W\d]|(?<![ก-๎])[ก-ฮ](?![ก-๎]))*")
_NEAR = 40  # letters that a label before a quotation has at most, with words such as กำหนดว่า


def judge_words(texts: Texts, text: str) -> Verdict:
    """Judge a line without a citation as the words of a provision: all of them, a part, or nearly so."""
    written = text.strip(" “”\"'‘’«»„")
    base = Verdict(text, (0, len(text)), CANNOT_TELL, quotation=written)
    words = Quotation.of(written)
    best, held = texts.holding(words)
    if best in RIGHT:
        return _of_words(texts, base, words, held)
    if best in {"denial-left-out", "perhaps-cut"}:
        return base._replace(found_in=_cited(held)).told(best)
    if near := texts.alike(words):
        verdict = _of_words(texts, base, words, [near])
        if verdict.verdict != CANNOT_TELL:
            verdict = verdict._replace(verdict=TEXT_DIFFERS)
        return verdict._replace(difference=_difference(words, near.words.text))
    if meant := held_citation(text, texts.law.versions):
        message = Message("there is no citation in it; did you mean “{meant}”?", meant=meant)
        return base._replace(reason="no-citation", remark=message)
    return base.told("no-citation")


class Judge:
    """Judges what a block of text cites and quotes by the law of the texts' day."""

    def __init__(self, texts: Texts, found: Found, resolver: Resolver, before: Found | None = None) -> None:
        self.texts, self.found, self.law, self.mandate = texts, found, texts.law, texts.mandate
        self.resolver, self.cited = resolver, _ending(before) if before else None
        self.leads = Leads(self.mandate)
        self.unmarked = Unmarked(texts, found, self.leads)
        self.emptied = set[int]()  # ids of the last citations of lists whose quotation is another's
        self.above: Citation | None = None  # the last one before what is judged

    def judge(self) -> list[Verdict]:
        """The verdicts on the citations and quotations of the block, in the order of the text."""
        bound = self.resolver.resolve()
        attached = Attacher(self.found, bound, self.leads, self._of_law).attach()
        taken = {id(one.bound) for one in attached}
        attached = [self._fitting(one, bound, taken) for one in attached]
        first = {id(one.bound): one for one in attached if not one.further}
        quoted = {one.quoted for one in attached}
        verdicts = [
            self._one(one, first.get(id(one)))
            for one in bound
            if around(one.reference.start, self.found.quotations) not in quoted
        ]
        for second in (one for one in attached if one.further):
            span = self.found.block.span(second.quoted.start, second.quoted.end)
            again = self._one(second.bound, second)
            verdicts.append(again._replace(input=self._passage(second.quoted.start, second.quoted.end), span=span))
        alone = (each for each in self.found.quotations if each.closed and each not in quoted)
        verdicts += filter(None, map(self._alone, alone))
        return sorted(verdicts, key=lambda verdict: verdict.span)

    def _fitting(self, one: Attached, bound: list[Bound], taken: set[int]) -> Attached:
        """A quotation behind a list of citations with the one that has its words, if that is not the last.

        None of those ``taken`` has another quotation.
        """
        words, place = Quotation.of(self._written(one.quoted)), bound.index(one.bound)
        while one.understood and not one.further and one.quoted.start >= bound[place].reach:
            provision = self.mandate.get(cited) if (cited := bound[place].citation) else None
            if provision and how(words, provision.words.text, provision.words.as_printed) in RIGHT:
                self.emptied |= {id(one.bound)} - {id(bound[place])}
                return one._replace(bound=bound[place])
            start, place = bound[place].reference.start, place - 1
            listed_here = place >= 0 and LISTED.fullmatch(self.found.block.key, bound[place].reference.end, start)
            if not listed_here or id(bound[place]) in taken:
                break
        return one

    def _passage(self, start: int, end: int) -> str:
        return self.found.block.words(start, end)

    def _written(self, quoted: Quoted) -> str:
        """The words of a quotation, without its marks."""
        return self._passage(quoted.start, quoted.end)[1 : -1 if quoted.closed else None].strip()

    def _one(self, bound: Bound, attached: Attached | None) -> Verdict:
        verdict = self._of_citation(bound, attached)
        key, reference = self.found.block.key, bound.reference
        if verdict.right and bound.citation and bound.instrument:
            named = reference.after or reference.before
            ends = {reference.end, named.end if named else 0, bound.reach}
            reasons = {
                "another-unit": self.leads.strange_beside(key, reference.start, bound.reach, bound.citation),
                "said-ended": any(said_to_have_ended(key, end) for end in ends if end >= reference.end),
                "other-amendment": self.resolver.misses_amender(
                    named, bound.instrument, self.law.versions[bound.citation]
                ),
            }
            if reason := next((reason for reason, holds in reasons.items() if holds), ""):
                verdict = verdict._replace(verdict=CANNOT_TELL).told(reason)
        words = Quotation.of(verdict.quotation or "")
        if not (bound.citation and bound.reason) or self.texts.holding(words)[1] or self.texts.alike(words):
            return verdict
        plain = Verdict(verdict.input, verdict.span, CANNOT_TELL, bound.written, quotation=verdict.quotation)
        return plain.told(bound.reason, instrument=bound.instrument.short_title if bound.instrument else "–")

    def _of_citation(self, bound: Bound, attached: Attached | None) -> Verdict:
        standing = standing_of(self.law, self.mandate, self.found.block, bound)
        if attached is None:
            return standing if id(bound) in self.emptied else self._unmarked(standing, bound)
        words = self._written(attached.quoted)
        if not attached.quoted.closed:
            if standing.verdict == CANNOT_TELL:
                return standing
            return standing._replace(verdict=CANNOT_TELL).told("quotation-not-closed")
        if not attached.understood:
            if bound.citation is None:
                return standing._replace(quotation=words)
            key = self.found.block.key
            start, end = attached.quoted.start, attached.quoted.end
            if GIVES.fullmatch(key, bound.reach, start) and not denied(key, bound.reach, end):
                verdict = self._quoted(standing, words)
                if verdict.right:  # who shall do something may stand in marks too
                    return verdict
            ahead = bound.reference.start >= end  # the quotation
            between = phrase(key, start) if ahead else key[bound.reference.end : start]
            reasons = {
                "another-unit": self.leads.another_unit(between, bound.citation),
                "denied": denied(key, start, end),
                "of-others": of_others(key, start),
            }
            reason = next((reason for reason, holds in reasons.items() if holds), "words-between")
            return standing._replace(verdict=CANNOT_TELL, quotation=words).told(reason)
        return self._quoted(standing, words)

    def _unmarked(self, standing: Verdict, bound: Bound) -> Verdict:
        """A citation with the words behind it that have no quotation marks."""
        if bound.citation is None:
            return self._pasted(standing, bound) or standing
        self.above = bound.citation
        standing = standing._replace(compared=False if self.unmarked.any_behind(bound) else None)
        words = self.unmarked.behind(bound, standing.provision)
        if words is None:
            return standing
        if _ONLY_LABELS.fullmatch(words.written):
            return standing._replace(verdict=CANNOT_TELL).told("item-or-list-mark")
        if words.certain:
            verdict = self._quoted(standing._replace(compared=None), words.written)
            return verdict._replace(compared=False) if words.rest and verdict.compared else verdict
        if standing.verdict == CANNOT_TELL:
            return standing._replace(quotation=words.written)
        return standing._replace(verdict=CANNOT_TELL, quotation=words.written).told("words-without-marks")

    def _pasted(self, standing: Verdict, bound: Bound) -> Verdict | None:
        """A label with the words of the item of this label in what is cited above it, as pasted law has them."""
        label, above = Quotation.of(standing.input).label, self.above
        if not (label and above and bound.reference.doubt):
            return None
        for depth in range(len(above.labels), 0, -1):
            item = self.mandate.get(above._replace(labels=(*above.labels[:depth], label)))
            if item and (words := self.unmarked.pasted(bound.reach, item)):
                self.above = item.citation
                base = standing._replace(citation=str(item.citation), quotation=words.written, compared=True)
                base = base._replace(instrument=self.law.instrument(item.citation), reason="", remark=None)
                return with_version(self.law, self.mandate, base, item)
        return None

    def _quoted(self, standing: Verdict, written: str) -> Verdict:
        """A citation with a quotation: whether these are its words, and if not, where they stand."""
        standing = standing._replace(quotation=written)
        words = Quotation.of(written)
        best, held = self.texts.holding(words)
        elsewhere = _cited(held) if best != "cut-word" else ()
        if standing.verdict == NO_SUCH:
            return standing._replace(found_in=elsewhere)
        if standing.reason == "replaced-not-held" and standing.provision:  # the text before is known
            before = standing.provision
            if has(words, before.words) or self._together(words, before.citation):
                return standing
            return standing._replace(difference=_difference(words, before.words.text))
        if standing.provision is None or standing.verdict in {CANNOT_TELL, NOT_YET} or not words.letters:
            return standing
        if words.letters < LEAST:
            return standing._replace(verdict=CANNOT_TELL).told("too-short")
        return self._compared(standing, standing.provision, words, elsewhere)

    def _compared(
        self, standing: Verdict, provision: Provision, words: Quotation, elsewhere: tuple[Citation, ...]
    ) -> Verdict:
        """A citation with the words that are said to be its provision's: by all versions, and the items in it."""
        citation = provision.citation
        results = [
            (result, version)
            for version in reversed(self.mandate.versions[citation])
            if (result := how(words, version.words.text, version.words.as_printed)) != "not-equal"
        ]
        for result, version in results:
            if result in RIGHT:
                return self._equal(standing, version, words, result)
        if inside := self._inside(standing, citation, words):
            return inside
        if self._ordered(citation, words):
            return standing._replace(compared=True)
        for result, _ in results:
            if result != "cut-word":
                return standing._replace(verdict=CANNOT_TELL).told(result)
        several = _LABEL_INSIDE.search(words.written, 3)
        marked = _difference(words, self.texts.with_items(citation) if several else provision.words.text)
        differs = standing._replace(verdict=TEXT_DIFFERS, found_in=elsewhere, compared=True, difference=marked)
        reason = "cut-word" if results else "damaged-quotation:differs" if damaged(words.written) else ""
        return differs.told(reason) if reason else differs._replace(reason="", remark=None)

    def _equal(self, standing: Verdict, version: Provision, words: Quotation, result: How) -> Verdict:
        """A quotation that has the words of a version; a label that it begins with must be the provision's too."""
        if not _labelled(words, version):
            return _mislabelled(standing._replace(compared=True), words, version)
        verdict = standing if version == standing.provision else with_version(self.law, self.mandate, standing, version)
        verdict = verdict._replace(compared=True)
        if result == "as-printed":
            slip = difference(version.words.as_printed or "", version.words.text)
            message = Message("so printed in the source; its reading is: {text}", text=slip)
            return verdict._replace(reason="as-printed", remark=message)
        return verdict.told("part") if result == "part" and not verdict.reason else verdict

    def _inside(self, standing: Verdict, citation: Citation, words: Quotation) -> Verdict | None:
        """A quotation whose words stand in an item of the provision, or in it and its items together."""
        best, held = self.texts.holding(words, LEAST, citation)
        if items := [each for each in held if each.citation != citation]:
            found = standing._replace(found_in=_cited(items))
            if best in RIGHT:
                fitting = next((each for each in items if _labelled(words, each)), None)
                if fitting is None:
                    return _mislabelled(found._replace(compared=True), words, items[0])
                verdict = with_version(self.law, self.mandate, found, fitting)._replace(compared=True)
                if verdict.verdict == WAS_IN_FORCE:  # only this of it has ended
                    return verdict._replace(citation=str(fitting.citation))
                return verdict._replace(provision=standing.provision)
            if best == "cut-word":
                marked = _difference(words, items[0].words.text)
                return found._replace(verdict=TEXT_DIFFERS, difference=marked, compared=True).told(best)
            return found._replace(verdict=CANNOT_TELL).told(best)
        if not self._together(words, citation):
            return None
        for item in self.mandate.provisions:  # one that was replaced, and that the words need
            ended = item.citation.within(citation) and item.in_force and self.mandate.end_of(item)
            if ended and not self._together(words, citation, item.citation):
                return with_version(self.law, self.mandate, standing._replace(found_in=(item.citation,)), item)
        return standing._replace(compared=True)

    def _together(self, words: Quotation, citation: Citation, without: Citation | None = None) -> bool:
        """Whether words are those of a provision and its items together, perhaps without one of them."""
        return how(words, self.texts.with_items(citation, without), None) in RIGHT

    def _ordered(self, clause: Citation, words: Quotation) -> bool:
        """Whether words are what a clause of an amending instrument has put into the law, or its own and these."""
        put = [
            version
            for versions in self.law.versions.values()
            for version in versions
            if version.by.clause == clause and version.citation.instrument != clause.instrument
        ]
        for version in put:
            if how(words, version.words.text, version.words.as_printed) in RIGHT:
                return _labelled(words, version)
        own = [version.words.text for version in self.mandate.versions[clause]]
        read = [f"({version.citation.labels[-1]}) {version.words.text}" for version in put]
        as_printed = [version.words.as_printed or text for version, text in zip(put, read, strict=True)]
        labelled = words._replace(parts=(words.label + "".join(words.parts[:1]), *words.parts[1:]))
        return bool(put) and any(
            how(labelled, " ".join([*own, *texts]), None) in {"whole", "part"} for texts in (read, as_printed)
        )

    def _of_law(self, quoted: Quoted) -> bool:
        """Whether a quotation has words of the law: all of a provision, or a good part."""
        return quoted.closed and bool(self.texts.holding(Quotation.of(self._written(quoted)))[1])

    def _alone(self, quoted: Quoted) -> Verdict | None:
        """A quotation without a citation that is word for word a provision; None for any other."""
        words = Quotation.of(self._written(quoted))
        base = Verdict(
            self._passage(quoted.start, quoted.end),
            self.found.block.span(quoted.start, quoted.end),
            CANNOT_TELL,
            quotation=words.written,
        )
        whole = self.texts.whole(words)
        if self.cited and not self.found.block.key[: quoted.start].strip():
            right = any(each.citation.labels == self.cited.labels for each in whole)
            return _of_words(self.texts, base, words, whole) if right else base.told("blank-line")
        label = _LABEL_BEFORE.search(self.found.block.key, max(0, quoted.start - _NEAR), quoted.start)
        if label and not any(each.citation.labels[-1] == label[1] for each in whole):
            return base.told("no-clause-named") if whole else None
        return self._said(quoted, _of_words(self.texts, base, words, whole)) if whole else None

    def _said(self, quoted: Quoted, verdict: Verdict) -> Verdict:
        """The verdict on words of the law without a citation, by the instrument and the unit that they are said of."""
        key, doubtful = self.found.block.key, verdict._replace(verdict=CANNOT_TELL)
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
        if verdict.provision and self.leads.another_unit(phrase(key, quoted.start), verdict.provision.citation):
            return doubtful.told("another-unit")
        return verdict


def _ending(found: Found) -> Reference | None:
    """The citation that a block ends with, or with กำหนดว่า and the like behind it."""
    if not found.references:
        return None
    last, before = found.references[-1], max((each.end for each in found.references[:-1]), default=0)
    if any(quoted.start >= before for quoted in found.quotations):
        return None  # that is its own
    end = max(last.end, last.after.reach if last.after else 0)
    return last if SAYS.fullmatch(found.block.key, end) else None


def _of_words(texts: Texts, base: Verdict, words: Quotation, versions: list[Provision]) -> Verdict:
    """What is to be said of words that some versions have, of those that have the label before them if any has."""
    versions = [each for each in versions if _labelled(words, each)] or versions
    found = _cited(versions)
    if len(found) > 1:
        return base._replace(found_in=found).told("several-provisions", count=len(found), citations=listed(found))
    base = base._replace(citation=str(found[0]), instrument=texts.law.instrument(found[0]))
    verdict = with_version(texts.law, texts.mandate, base, versions[0])
    return verdict if _labelled(words, versions[0]) else _mislabelled(verdict, words, versions[0])


def _cited(versions: list[Provision]) -> tuple[Citation, ...]:
    """The provisions that some versions are of."""
    return tuple(dict.fromkeys(each.citation for each in versions))


def _labelled(words: Quotation, version: Provision) -> bool:
    """Whether the label that a quotation begins with, if any, is that of a version, or of its source's print."""
    printed = Quotation.of(version.words.as_printed or "").label
    return not words.label or words.label in {version.citation.labels[-1], printed}


def _mislabelled(verdict: Verdict, words: Quotation, version: Provision) -> Verdict:
    """A quotation that has the words of a version, and another label."""
    if verdict.verdict == CANNOT_TELL:
        return verdict
    label = version.citation.labels[-1]
    return verdict._replace(
        verdict=TEXT_DIFFERS, difference=f"([-{words.label}-]{{+{label}+}}) …", reason="", remark=None
    )


def _difference(words: Quotation, law: str) -> str:
    """How a quotation differs from the law: by words that it cuts at its ends, or by others."""
    return cut_difference(words, law) or difference(words.written, law)
