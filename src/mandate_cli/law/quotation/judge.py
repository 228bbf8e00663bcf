"""The verdict on a citation and its quotation by the law of a day: in force, text differs, no such provision …"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from mandate_cli.law.citation_repair import held as held_citation
from mandate_cli.law.history import absence, again_by, nearest_held, printed_as, text_unknown, version_of
from mandate_cli.law.model import NOT_HELD
from mandate_cli.law.quotation.attach import DENIED, around, attach
from mandate_cli.law.quotation.compare import LEAST, RIGHT, How, Texts, Words, cut_difference, damaged, difference, how
from mandate_cli.law.quotation.find import Found
from mandate_cli.law.quotation.leads import Leads
from mandate_cli.law.quotation.naming import ANOTHER_LAW
from mandate_cli.law.quotation.reasons import REASONS
from mandate_cli.law.quotation.references import SAYS
from mandate_cli.law.quotation.tokens import Block
from mandate_cli.law.quotation.unmarked import Unmarked
from mandate_cli.messages import Message, listed
from mandate_cli.thai.dates import date_text

if TYPE_CHECKING:
    from datetime import date

    from mandate_cli.law.citation import Citation
    from mandate_cli.law.model import Cause, Instrument, Provision
    from mandate_cli.law.quotation.attach import Attached
    from mandate_cli.law.quotation.resolve import Bound
    from mandate_cli.law.quotation.tokens import Quoted

IN_FORCE, WAS_IN_FORCE, NOT_YET = "in-force", "was-in-force", "not-yet-in-force"
TEXT_DIFFERS, NO_SUCH, CANNOT_TELL = "text-differs", "no-such-provision", "cannot-tell"
VERDICTS = (IN_FORCE, WAS_IN_FORCE, NOT_YET, TEXT_DIFFERS, NO_SUCH, CANNOT_TELL)


_LABEL_BEFORE = re.compile(rf"\( ?(\d+|[ก-ฮ]) ?\){SAYS.pattern}\Z")
_ONLY_LABELS = re.compile(r"(?:[\W\d]|(?<![ก-๎])[ก-ฮ](?![ก-๎]))*")
_GIVES = re.compile(r"[ ,(]*(?:ซึ่ง|ที่|อัน|โดย)?(?:ได้)?(?:กำหนด|บัญญัติ|ระบุ)(?:ไว้)?ให้ ?")
_NEAR = 40  # letters that a label before a quotation has at most, with words such as กำหนดว่า


class Place(NamedTuple):
    """Where in a file something stands, counted from 1; None where the file does not say."""

    page: int | None = None
    paragraph: int | None = None
    line: int | None = None

    def down(self, lines: int) -> Place:
        """The place so many lines or paragraphs further down."""
        if self.paragraph is not None:
            return self._replace(paragraph=self.paragraph + lines)
        return self if self.line is None else self._replace(line=self.line + lines)


class Verdict(NamedTuple):
    """What is to be said of a citation or a quotation on a day.

    ``input`` and ``span`` are the passage and its place in the text; ``citation`` is how the program writes it, empty
    if no label was read. ``by`` is what put the version in force where it is, or ended it. ``difference`` is the law's
    text with ``[-…-]`` around what only the quotation has and ``{+…+}`` around what it lacks. ``found_in`` are the
    provisions in which quoted words stand instead. ``compared`` is True where its words were compared with the law's,
    False where words without quotation marks stand behind it that were not, else None. ``reason`` is a code, and
    ``remark`` a sentence, for all but the plain cases.
    """

    input: str
    span: tuple[int, int]
    verdict: str
    citation: str = ""
    instrument: Instrument | None = None
    provision: Provision | None = None
    begins: date | None = None
    ends: date | None = None
    by: Cause | None = None
    quotation: str | None = None
    difference: str | None = None
    found_in: tuple[Citation, ...] = ()
    compared: bool | None = None
    reason: str = ""
    remark: Message | None = None
    place: Place | None = None

    def told(self, reason: str, **fields: object) -> Verdict:
        """The same verdict with a reason of ``REASONS``."""
        return self._replace(reason=reason.partition(":")[0], remark=Message(REASONS[reason], **fields))

    @property
    def another_law(self) -> bool:
        """Whether it is of a law that is not held here, and so not judged."""
        return self.reason == ANOTHER_LAW

    @property
    def right(self) -> bool:
        """Whether the law held here has this in force, and quoted rightly."""
        return self.verdict == IN_FORCE


def judge(texts: Texts, found: Found, bound: list[Bound]) -> list[Verdict]:
    """Judge what a block of text cites and quotes by the law of the texts' day, in the order of the text."""
    return _Judge(texts, found).judge(bound)


def judge_words(texts: Texts, text: str) -> Verdict:
    """Judge a line without a citation as the words of a provision: all of them, a part, or nearly so."""
    written = text.strip(" “”\"'‘’«»„")
    base = Verdict(text, (0, len(text)), CANNOT_TELL, quotation=written)
    words = Words.of(written)
    judging = _Judge(texts, Found(Block(text), [], [], []))
    best, held = texts.holding(words)
    if best in RIGHT:
        return judging.of_words(base, words, held)
    if best in {"denial-left-out", "perhaps-cut"}:
        return base._replace(found_in=_cited(held)).told(best)
    if near := texts.alike(words):
        verdict = judging.of_words(base, words, [near])
        if verdict.verdict != CANNOT_TELL:
            verdict = verdict._replace(verdict=TEXT_DIFFERS)
        return verdict._replace(difference=_difference(words, near.words.text))
    if meant := held_citation(text, texts.law.versions):
        message = Message("there is no citation in it; did you mean “{meant}”?", meant=meant)
        return base._replace(reason="no-citation", remark=message)
    return base.told("no-citation")


class _Judge:
    def __init__(self, texts: Texts, found: Found) -> None:
        self.texts, self.found, self.law, self.mandate = texts, found, texts.law, texts.mandate
        self.leads = Leads(self.mandate)
        self.unmarked = Unmarked(texts, found, self.leads)

    def judge(self, bound: list[Bound]) -> list[Verdict]:
        attached = attach(self.found, bound, self._of_law, self._leads)
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

    def _passage(self, start: int, end: int) -> str:
        return self.found.block.words(start, end)

    def _written(self, quoted: Quoted) -> str:
        """The words of a quotation, without its marks."""
        return self._passage(quoted.start, quoted.end)[1 : -1 if quoted.closed else None].strip()

    def _one(self, bound: Bound, attached: Attached | None) -> Verdict:
        standing = self._standing(bound)
        if attached is None:
            return self._unmarked(standing, bound)
        words = self._written(attached.quoted)
        if not attached.quoted.closed:
            if standing.verdict == CANNOT_TELL:
                return standing
            return standing._replace(verdict=CANNOT_TELL).told("quotation-not-closed")
        if not attached.understood:
            if bound.citation is None:
                return standing._replace(quotation=words)
            key, start = self.found.block.key, max(bound.reference.end, bound.end)
            if _GIVES.fullmatch(key, start, attached.quoted.start) and not DENIED.match(key, attached.quoted.end):
                verdict = self._quoted(standing, bound, words)
                if verdict.right:  # who shall do something may stand in marks too
                    return verdict
            another = self.leads.another_unit(key[bound.reference.end : attached.quoted.start], bound.citation)
            doubtful = standing._replace(verdict=CANNOT_TELL, quotation=words)
            return doubtful.told("another-unit" if another else "words-between")
        return self._quoted(standing, bound, words)

    def _standing(self, bound: Bound) -> Verdict:
        """What is to be said of a citation, whatever is quoted with it."""
        reference, citation, instrument = bound.reference, bound.citation, bound.instrument
        passage = self._passage(reference.start, reference.end)
        base = Verdict(
            passage, self.found.block.span(reference.start, reference.end), CANNOT_TELL, bound.written, instrument
        )
        if citation is None or instrument is None:
            named = bound.another_law and bound.named
            return base.told(f"{bound.reason}:named", named=named) if named else base.told(bound.reason)
        provision = self.mandate.get(citation)
        if provision is None:
            return self._absent(base, citation, instrument)
        if bound.parts:
            return base._replace(provision=provision).told("no-division", citation=citation)
        verdict = self._version(base, provision)
        return self._with_parts(verdict, citation) if verdict.verdict == IN_FORCE else verdict

    def _absent(self, base: Verdict, citation: Citation, instrument: Instrument) -> Verdict:
        """What is to be said of a provision that is not held on the day."""
        day = self.mandate.as_of
        versions = self.law.versions.get(citation, ())
        come = versions[0].by.instrument if versions else instrument
        if come.day > day:
            message = Message(
                "it comes into force on {date}, by {instrument}", date=date_text(come.day), instrument=come.short_title
            )
            by = versions[0].by if versions else None
            return base._replace(verdict=NOT_YET, begins=come.day, by=by, reason="not-yet", remark=message)
        kinds = {top.kind for top in self.texts.headings if top.instrument == instrument.id}
        if citation.kind not in kinds:
            message = Message("{instrument} has no {kind}", instrument=instrument.short_title, kind=citation.kind)
            return base._replace(verdict=NO_SUCH, reason="no-such-kind", remark=message)
        code, message = absence(self.law, self.mandate, citation)
        if code == NO_SUCH:
            near = nearest_held(citation, self.mandate)
            if near and not printed_as(self.law, citation):
                code, message = "nearest", Message("nearest: {nearest}", nearest=near)
            return base._replace(verdict=NO_SUCH, reason=code, remark=message)
        return base._replace(reason=code, remark=message)

    def _version(self, base: Verdict, provision: Provision) -> Verdict:
        """What is to be said of a version of a provision on the day."""
        version = version_of(self.law, provision)
        day = self.mandate.as_of
        ends = version.ends if version.ends and version.ends <= day else None
        base = base._replace(
            provision=provision, begins=version.begins, ends=ends, by=version.ended_by if ends else provision.by
        )
        if message := text_unknown(provision, day):
            return base._replace(verdict=CANNOT_TELL, begins=None, reason="as-amended", remark=message)
        if not ends:
            return base._replace(verdict=IN_FORCE)
        if version.ended_by and version.ended_by.operation in NOT_HELD:
            message = Message(
                "{instrument} {clause} has replaced {target} since {date}, and its text is not entered here",
                instrument=version.ended_by.instrument.short_title,
                clause=version.ended_by.clause,
                target=version.ended_by.target,
                date=date_text(ends),
            )
            return base._replace(verdict=CANNOT_TELL, reason="replaced-not-held", remark=message)
        ended = base._replace(verdict=WAS_IN_FORCE)
        if again := again_by(self.mandate, provision, version.ended_by):
            message = Message(
                "whether there is a {citation} again since {date}, by {instrument}, is not known",
                citation=provision.citation,
                date=date_text(again.day),
                instrument=again.short_title,
            )
            return ended._replace(reason="perhaps-again", remark=message)
        return ended

    def _with_parts(self, verdict: Verdict, citation: Citation) -> Verdict:
        """A provision in force, with what of it amendments that are not entered have replaced."""
        replaced = [
            target
            for each in self.mandate.outstanding
            for _, target, _, operation in each.targets
            if operation in NOT_HELD and target != citation and target.within(citation)
        ]
        if not replaced:
            return verdict
        message = Message(
            "{targets} in it have been replaced, and their text is not entered here", targets=listed(replaced)
        )
        return verdict._replace(reason="parts-replaced", remark=message)

    def _unmarked(self, standing: Verdict, bound: Bound) -> Verdict:
        """A citation with the words behind it that have no quotation marks."""
        if bound.citation is None:
            return standing
        standing = standing._replace(compared=False if self.unmarked.any_behind(bound) else None)
        words = self.unmarked.behind(bound, standing.provision)
        if words is None:
            return standing
        if _ONLY_LABELS.fullmatch(words.written):
            return standing._replace(verdict=CANNOT_TELL).told("item-or-list-mark")
        if words.certain:
            verdict = self._quoted(standing._replace(compared=None), bound, words.written)
            return verdict._replace(compared=False) if words.rest and verdict.compared else verdict
        return standing._replace(verdict=CANNOT_TELL, quotation=words.written).told("words-without-marks")

    def _quoted(self, standing: Verdict, bound: Bound, written: str) -> Verdict:
        """A citation with a quotation: whether these are its words, and if not, where they stand."""
        standing = standing._replace(quotation=written)
        words = Words.of(written)
        best, held = self.texts.holding(words)
        elsewhere = _cited(held) if best != "cut-word" else ()
        if standing.verdict == NO_SUCH:
            return standing._replace(found_in=elsewhere)
        if standing.reason == "replaced-not-held" and standing.provision:  # the text before is known
            before = standing.provision.words
            same = how(words, before.text, before.as_printed) not in {"cut-word", "not-equal"}
            return standing if same else standing._replace(difference=_difference(words, before.text))
        citation = bound.citation
        if (
            citation is None
            or standing.provision is None
            or standing.verdict in {CANNOT_TELL, NOT_YET}
            or not words.letters
        ):
            return standing
        if words.letters < LEAST:
            return standing._replace(verdict=CANNOT_TELL).told("too-short")
        return self._compared(standing, standing.provision, words, elsewhere)

    def _compared(
        self, standing: Verdict, provision: Provision, words: Words, elsewhere: tuple[Citation, ...]
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
        for result, _ in results:
            if result != "cut-word":
                return standing._replace(verdict=CANNOT_TELL).told(result)
        differs = standing._replace(verdict=TEXT_DIFFERS, found_in=elsewhere, compared=True, reason="", remark=None)
        marked = _difference(words, provision.words.text)
        if results:
            return differs._replace(difference=marked).told("cut-word")
        return differs._replace(difference=marked, reason="damaged-quotation" if damaged(words.written) else "")

    def _equal(self, standing: Verdict, version: Provision, words: Words, result: How) -> Verdict:
        """A quotation that has the words of a version; a label that it begins with must be the provision's too."""
        if not _labelled(words, version):
            return _mislabelled(standing._replace(compared=True), words, version)
        verdict = standing if version == standing.provision else self._version(standing, version)
        verdict = verdict._replace(compared=True)
        if result == "as-printed":
            return self._as_printed(verdict, version)
        return verdict.told("part") if result == "part" and not verdict.reason else verdict

    def _as_printed(self, verdict: Verdict, version: Provision) -> Verdict:
        slip = difference(version.words.as_printed or "", version.words.text)
        message = Message("so printed in the source; its reading is: {text}", text=slip)
        return verdict._replace(reason="as-printed", remark=message)

    def _inside(self, standing: Verdict, citation: Citation, words: Words) -> Verdict | None:
        """A quotation whose words stand in an item of the provision, or in it and its items together."""
        best, held = self.texts.holding(words, LEAST, citation)
        if items := [each for each in held if each.citation != citation]:
            found = standing._replace(found_in=_cited(items))
            if best in RIGHT:
                fitting = next((each for each in items if _labelled(words, each)), None)
                if fitting is None:
                    return _mislabelled(found._replace(compared=True), words, items[0])
                return self._version(found, fitting)._replace(provision=standing.provision, compared=True)
            if best == "cut-word":
                marked = _difference(words, items[0].words.text)
                return found._replace(verdict=TEXT_DIFFERS, difference=marked, compared=True).told(best)
            return found._replace(verdict=CANNOT_TELL).told(best)
        whole = self.texts.with_items(citation)
        if how(words, whole, None) in {"whole", "part"}:
            return standing._replace(compared=True)
        return None

    def _leads(self, bound: Bound, start: int, end: int) -> bool:
        """Whether the words in a range name the unit that a citation is about, with มีหน้าที่ or the like."""
        citation = bound.citation
        return citation is not None and self.leads.duty(self.found.block.key, start, end, citation) == end

    def _of_law(self, quoted: Quoted) -> bool:
        """Whether a quotation has words of the law: all of a provision, or a good part."""
        return quoted.closed and bool(self.texts.holding(Words.of(self._written(quoted)))[1])

    def _alone(self, quoted: Quoted) -> Verdict | None:
        """A quotation without a citation that is word for word a provision; None for any other."""
        words = Words.of(self._written(quoted))
        base = Verdict(
            self._passage(quoted.start, quoted.end),
            self.found.block.span(quoted.start, quoted.end),
            CANNOT_TELL,
            quotation=words.written,
        )
        whole = self.texts.whole(words)
        label = _LABEL_BEFORE.search(self.found.block.key, max(0, quoted.start - _NEAR), quoted.start)
        if label and not any(each.citation.labels[-1] == label[1] for each in whole):
            return base.told("no-clause-named") if whole else None
        return self.of_words(base, words, whole) if whole else None

    def of_words(self, base: Verdict, words: Words, versions: list[Provision]) -> Verdict:
        """What is to be said of words that some versions have, of those that have the label before them if any has."""
        versions = [each for each in versions if _labelled(words, each)] or versions
        found = _cited(versions)
        if len(found) > 1:
            return base._replace(found_in=found).told("several-provisions", count=len(found), citations=listed(found))
        instrument = next((each for each in self.law.instruments if each.id == found[0].instrument), None)
        verdict = self._version(base._replace(citation=str(found[0]), instrument=instrument), versions[0])
        return verdict if _labelled(words, versions[0]) else _mislabelled(verdict, words, versions[0])


def _cited(versions: list[Provision]) -> tuple[Citation, ...]:
    """The provisions that some versions are of."""
    return tuple(dict.fromkeys(each.citation for each in versions))


def _labelled(words: Words, version: Provision) -> bool:
    """Whether the label that a quotation begins with, if any, is that of a version, or of its source's print."""
    printed = Words.of(version.words.as_printed or "").label
    return not words.label or words.label in {version.citation.labels[-1], printed}


def _mislabelled(verdict: Verdict, words: Words, version: Provision) -> Verdict:
    """A quotation that has the words of a version, and another label."""
    if verdict.verdict == CANNOT_TELL:
        return verdict
    label = version.citation.labels[-1]
    return verdict._replace(
        verdict=TEXT_DIFFERS, difference=f"([-{words.label}-]{{+{label}+}}) …", reason="", remark=None
    )


def _difference(words: Words, law: str) -> str:
    """How a quotation differs from the law: by words that it cuts at its ends, or by others."""
    return cut_difference(words, law) or difference(words.written, law)
