"""Whether a citation or a quotation is the law on a day."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from mandate_cli.law.citation import Citation
from mandate_cli.law.difference import marked
from mandate_cli.law.history import absence
from mandate_cli.law.resolution import holders, of_another_law, resolve
from mandate_cli.messages import Message, listed, translatable
from mandate_cli.thai.dates import date_text
from mandate_cli.thai.normalise import aligned, letters_only

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date

    from mandate_cli.law.model import Cause, Law, Mandate, Provision


IN_FORCE, WAS_IN_FORCE, TEXT_DIFFERS = "in-force", "was-in-force", "text-differs"
NO_SUCH, CANNOT_TELL = "no-such-provision", "cannot-tell"
_QUOTED = re.compile(r"[“\"«](.+)[”\"»]")
_SAYS = r"^[\s,:;]*(?:(?:ที่|ซึ่ง)?(?:บัญญัติ|กำหนด|ระบุ)?(?:ไว้)?ว่า)?[\s,:;]*"
_MARKED = r"\s*\(\s*(?:\d+|[ก-ฮ])(?:\s*/\s*\d+)?\s*\)\s*"  # the label a quotation may begin with
_LIKE = 80  # on rapidfuzz's scale of 100: a quotation with slips, not another provision
_PART, _PART_ALONE = 3, 10  # letters that make a quotation of a part, with a citation and without
_LISTED = 12  # provisions


class Verdict(NamedTuple):
    """What is to be said of a citation or a quotation on a day.

    ``by`` is what put the version in force where it is, or ended it; ``difference`` is the law's text with ``[-…-]``
    around what only the quotation has and ``{+…+}`` around what it lacks; ``remark`` says what else there is to say,
    and why nothing can be told; ``among`` has the provisions of which any could be meant.
    """

    input: str
    verdict: str
    provision: Provision | None = None
    begins: date | None = None
    ends: date | None = None
    by: Cause | None = None
    difference: str | None = None
    remark: Message | None = None
    among: tuple[Provision, ...] = ()

    @property
    def touched(self) -> tuple[Provision, ...]:
        """The provisions it is about."""
        return (self.provision, *self.among) if self.provision else self.among


def cite(law: Law, mandate: Mandate, text: str) -> Verdict:
    """Whether what is cited or quoted is the law on the mandate's day.

    A quotation stands after its citation, in quotation marks or not, or alone. ``cannot-tell``: no citation and no
    words of this law, another instrument's provision, one whose text is not held, one that an amendment not entered
    has replaced, or words that several provisions have.
    """
    match = _QUOTED.search(text)
    quotation = match[1] if match else ""
    written = (text[: match.start()] + text[match.end() :] if match else text).strip(" ,:;.")
    key, offsets = aligned(written)
    try:
        citation, instrument, end = Citation.read(key)
    except ValueError:
        return _alone(mandate, text, quotation or text)
    words = quotation or re.sub(_SAYS, "", written[offsets[end] :])
    if instrument and not holders(law, citation, instrument):
        return Verdict(text, CANNOT_TELL, remark=of_another_law(citation, instrument))
    citation = resolve(law, citation, instrument)
    provision = mandate.get(citation)
    leaf = mandate.get(citation.parent) if citation.parent else None
    if provision is None and leaf and letters_only(words) and not mandate.children(leaf.citation):
        return _compared(mandate, text, leaf, f"({citation.labels[-1]}) {words}")  # the label is quoted with the words
    if provision is None:
        code, message = absence(law, mandate, citation)
        if code in {"no-such-provision", "not-yet"}:
            return Verdict(text, NO_SUCH, remark=message if code == "not-yet" else None)
        return Verdict(text, CANNOT_TELL, remark=message)
    if words.startswith("วรรค"):
        message = Message("{citation} is held without a division into paragraphs", citation=citation)
        return Verdict(text, CANNOT_TELL, remark=message, among=(provision,))
    return _compared(mandate, text, provision, words) if letters_only(words) else _standing(mandate, text, provision)


def _standing(mandate: Mandate, text: str, version: Provision, remark: Message | None = None) -> Verdict:
    """A version in force or ended; or one that an amendment not entered has replaced, of which nothing can be told."""
    citation, begins = version.citation, version.by.instrument.day
    end = mandate.end_of(version)
    if end is None:
        return Verdict(text, IN_FORCE, version, begins, None, version.by, remark=remark)
    verdict, ends = WAS_IN_FORCE, end.instrument.day
    outstanding = mandate.outstanding_on(citation)
    latest = mandate.versions[citation][-1] == version
    if end.operation == "outstanding" and version.in_force:
        verdict = CANNOT_TELL
        since = Message(
            "{instrument} {clause} has replaced {target} since {date}, and its text is not entered here",
            instrument=end.instrument.short_title,
            clause=end.clause,
            target=end.target,
            date=date_text(ends),
        )
        remark = _both(since, remark)
    elif outstanding and latest and outstanding.instrument.order > end.instrument.order:
        since = Message(
            "whether there is a {citation} again since {date}, by {instrument}, is not known",
            citation=citation,
            date=date_text(outstanding.instrument.day),
            instrument=outstanding.instrument.short_title,
        )
        remark = _both(remark, since)
    return Verdict(text, verdict, version, begins, ends, end, remark=remark)


def _both(first: Message | None, second: Message | None) -> Message | None:
    return Message("{first}; {second}", first=first, second=second) if first and second else first or second


def _compared(mandate: Mandate, text: str, provision: Provision, words: str) -> Verdict:
    """A quotation with its citation: against every version of the provision, then against what stands inside it."""
    for version in reversed(mandate.versions[provision.citation]):
        if how := _how(version, words, _PART):
            return _standing(mandate, text, version, how.remark)
    inside = [each for each in _all_versions(mandate) if each.citation.within(provision.citation)]
    found = _found(mandate, text, inside, words, _PART)
    if found and found.provision:
        where = Message("the words stand in {citation}", citation=found.provision.citation)
        return found._replace(remark=_both(found.remark, where))
    return found or _differing(mandate, text, provision, words)


def _differing(mandate: Mandate, text: str, provision: Provision, words: str) -> Verdict:
    """A quotation that is not the text of its provision."""
    difference = _difference(words, _worded(provision, words)[0])
    standing = _standing(mandate, text, provision)
    if standing.verdict == CANNOT_TELL:
        before = Message("the text before it differs: {difference}", difference=difference)
        return standing._replace(remark=_both(standing.remark, before))
    return standing._replace(verdict=TEXT_DIFFERS, difference=difference)


def _alone(mandate: Mandate, text: str, words: str) -> Verdict:
    """A quotation without a citation: the provision that reads so, or nearly so."""
    from rapidfuzz import fuzz

    candidates = list(_all_versions(mandate))
    if not letters_only(words):
        return Verdict(text, CANNOT_TELL, remark=_no_words(mandate, text, words, candidates))
    if found := _found(mandate, text, candidates, words, _PART_ALONE):
        return found
    likeness = [fuzz.ratio(letters_only(words), letters_only(_worded(each, words)[0])) for each in candidates]
    best = max(likeness, default=0)
    near = [each for each, like in zip(candidates, likeness, strict=True) if like == best]
    if best < _LIKE:
        return Verdict(text, CANNOT_TELL, remark=_no_words(mandate, text, words, candidates))
    if len(near) > 1:
        return _ambiguous(text, near, translatable("nearly the words of {count} provisions: {citations}"))
    return _differing(mandate, text, near[0], words)


def _no_words(mandate: Mandate, text: str, words: str, candidates: Iterable[Provision]) -> Message:
    """What is to be said of a text that neither is a citation nor has words by which a provision could be told."""
    from mandate_cli.law.citation_repair import held

    if meant := held(text, mandate.versions):
        return Message("there is no citation in it; did you mean “{meant}”?", meant=meant)
    if letters_only(words) and any(letters_only(words) in letters_only(each.words.text) for each in candidates):
        return Message("there is no citation in it, and the words are too few to tell a provision by")
    return Message("there is no citation in it, and these are not words of this law")


class _How(NamedTuple):
    """In which way a quotation has the words of a version: the whole of them or a part, and what is to be said."""

    whole: bool
    remark: Message | None


def _worded(version: Provision, words: str) -> tuple[str, str]:
    """The reading and the print of a version, with its label if a quotation begins with one."""
    label = f"({version.citation.labels[-1]}) "
    reading, printed = version.words.text, version.words.as_printed or ""
    if not re.match(_MARKED, words):
        return reading, re.sub(f"^{_MARKED}", "", printed)
    return label + reading, printed if re.match(_MARKED, printed) or not printed else label + printed


def _how(version: Provision, words: str, least: int) -> _How | None:
    """How a quotation has the words of a version, of which a part must have so many letters; None if it has not."""
    reading, printed = _worded(version, words)
    if letters_only(words) == letters_only(reading):
        return _How(True, None)
    slip = Message("so printed in the source; its reading is: {text}", text=_difference(printed, reading))
    if letters_only(words) == letters_only(printed):
        return _How(True, slip)
    parts = [part for part in map(letters_only, re.split(r"…|\.{3,}", words)) if part]
    if sum(map(len, parts)) >= least:
        pattern = ".*".join(f"{re.escape(part)}(?![\\u0e31\\u0e34-\\u0e3a\\u0e47-\\u0e4e])" for part in parts)
        part = Message("a part of its text")
        if re.search(pattern, letters_only(reading)):
            return _How(False, part)
        if re.search(pattern, letters_only(printed)):
            return _How(False, _both(part, slip))
    return None


def _difference(words: str, text: str) -> str:
    signs = {"same": "{}", "gone": "[-{}-]", "new": "{{+{}+}}"}
    return "".join(signs[kind].format(part) for kind, part in marked(words, text))


def _found(mandate: Mandate, text: str, candidates: Iterable[Provision], words: str, least: int) -> Verdict | None:
    """The one version that has the words, the whole before a part, in force before ended; or that several have them."""
    hits = [(version, how) for version in candidates if (how := _how(version, words, least))]
    for whole, in_force in ((True, True), (True, False), (False, True), (False, False)):
        some = {
            version.citation: (version, how)
            for version, how in hits
            if (how.whole, version.in_force) == (whole, in_force)
        }
        if len(some) == 1:
            ((version, how),) = some.values()
            return _standing(mandate, text, version, how.remark)
        if some:
            return _ambiguous(
                text,
                [version for version, _ in some.values()],
                translatable("words of {count} provisions: {citations}"),
            )
    return None


def _ambiguous(text: str, versions: list[Provision], template: str) -> Verdict:
    """That several provisions have the words, and which."""
    citations = listed(each.citation for each in versions[:_LISTED])
    more = " …" if len(versions) > _LISTED else ""
    message = Message(template, count=len(versions), citations=citations + more)
    return Verdict(text, CANNOT_TELL, remark=message, among=tuple(versions))


def _all_versions(mandate: Mandate) -> Iterator[Provision]:
    """Every version, in the order of the law."""
    for versions in mandate.versions.values():
        yield from versions
