"""Quoted words: whether they are those of the provision that they are said to be of, and if not, where they stand."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from mandate_cli.law.citation_repair import held as held_citation
from mandate_cli.law.quotation.compare import (
    LEAST,
    RIGHT,
    Quotation,
    cut_difference,
    damaged,
    difference,
    has,
    how,
    other_words,
)
from mandate_cli.law.quotation.standing import with_version
from mandate_cli.law.quotation.tokens import QUOTES
from mandate_cli.law.quotation.verdict import CANNOT_TELL, NO_SUCH, NOT_YET, TEXT_DIFFERS, WAS_IN_FORCE, Verdict
from mandate_cli.messages import Message, listed
from mandate_cli.thai.normalise import letters_only

if TYPE_CHECKING:
    from mandate_cli.law.citation import Citation
    from mandate_cli.law.mandate import Law
    from mandate_cli.law.model import Provision
    from mandate_cli.law.quotation.compare import How, Texts

_LABEL_INSIDE = re.compile(r"\(\s*(?:[\d๐-๙]{1,2}|[ก-ฮ])\s*\)")  # of an item within quoted words


def judge_words(texts: Texts, text: str) -> Verdict:
    """Judge a line without a citation as the words of a provision: all of them, a part, or nearly so."""
    written = text.strip(f" {QUOTES}")
    base = Verdict(text, (0, len(text)), CANNOT_TELL, quotation=written)
    words = Quotation.of(written)
    best, held = texts.holding(words)
    if best in RIGHT:
        return of_words(texts, base, words, held)
    if best in {"denial-left-out", "perhaps-cut"}:
        return base._replace(found_in=_cited(held)).told(best)
    if near := texts.alike(words):
        verdict = of_words(texts, base, words, [near])
        if verdict.verdict != CANNOT_TELL:
            verdict = verdict._replace(verdict=TEXT_DIFFERS)
        return verdict._replace(difference=_difference(words, near.words.text))
    if meant := held_citation(text, texts.law.versions):
        message = Message("there is no citation in it; did you mean “{meant}”?", meant=meant)
        return base._replace(reason="no-citation", remark=message)
    return base.told("no-citation")


class Wording:
    """Judges words that are said to be a provision's, by the texts of a law on a day."""

    def __init__(self, texts: Texts) -> None:
        self.texts, self.law, self.mandate = texts, texts.law, texts.mandate

    def quoted(self, standing: Verdict, written: str, *, does: bool = False) -> Verdict:
        """A citation with a quotation: whether these are its words, and if not, where they stand.

        ``does`` says that they are said to be what somebody does.
        """
        standing = standing._replace(quotation=written)
        words = Quotation.of(written)._replace(does=does)
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
        return _of_text(self.law, self._compared(standing, standing.provision, words, elsewhere))

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

    def unlike(self, verdict: Verdict) -> Verdict:
        """A verdict on words in front of a citation or around it, which may be a name or speech if they are others."""
        if verdict.verdict != TEXT_DIFFERS or verdict.found_in or not verdict.provision:
            return verdict
        other = other_words(verdict.quotation or "", verdict.provision.words.text) == verdict.difference
        return verdict._replace(verdict=CANNOT_TELL, difference=None).told("other-words") if other else verdict


def at_end(parts: tuple[str, ...], words: str, provision: Provision) -> bool:
    """Whether words stand where a text says that they do: ตอนท้าย or ตอนต้น of a provision."""
    letters, quoted = letters_only(provision.words.text), letters_only(words)
    ends = {("ตอนท้าย",): letters.endswith, ("ตอนต้น",): letters.startswith}
    return len(quoted) >= LEAST and parts in ends and ends[parts](quoted)


def of_words(texts: Texts, base: Verdict, words: Quotation, versions: list[Provision]) -> Verdict:
    """What is to be said of words that some versions have, of those that have the label before them if any has."""
    versions = [each for each in versions if _labelled(words, each)] or versions
    found = _cited(versions)
    if len(found) > 1:
        return base._replace(found_in=found).told("several-provisions", count=len(found), citations=listed(found))
    base = base._replace(citation=str(found[0]), instrument=texts.law.instrument(found[0]))
    verdict = with_version(texts.law, texts.mandate, base, versions[0])
    return _of_text(texts.law, verdict if _labelled(words, versions[0]) else _mislabelled(verdict, words, versions[0]))


def _of_text(law: Law, verdict: Verdict) -> Verdict:
    """A verdict on quoted words, unless all that is held of the provision is what the source tells of it.

    Such words name the instrument, as its own text never does. Those of the items in it are its own.
    """
    provision = None if verdict.found_in or verdict.verdict == CANNOT_TELL else verdict.provision
    if provision is None:
        return verdict
    title = letters_only(law.instrument(provision.citation).title)
    if not letters_only(provision.words.text).startswith(title):
        return verdict
    return verdict._replace(verdict=CANNOT_TELL, difference=None, compared=None).told("account")


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
