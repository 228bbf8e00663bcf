"""How the law came to be what it is: versions of a provision, the timeline, what changed between two days, citations.

Everything is read off folded mandates and their causes; nothing here knows how an operation is done.
"""

from __future__ import annotations

import re
from datetime import date
from functools import lru_cache
from typing import TYPE_CHECKING

from mandate_cli.language import listed
from mandate_cli.model import CLAUSE, SECTION, Cause, Citation, MandateError, Message, nearest
from mandate_cli.thai import aligned, date_text, normalise, printable
from mandate_cli.value import Value

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from mandate_cli.model import Instrument, Law, Mandate, Outstanding, Provision

NOTHING_FOUND = 1  # exit code


# --- a provision and its versions ------------------------------------------------------------------------------------


class Version(Value):
    """One version of a provision: the day it began, the first day it no longer held, what ended it (None: it holds)."""

    provision: Provision
    begins: date
    ends: date | None
    ended_by: Cause | None


def end_of(provision: Provision, outstanding: Iterable[Outstanding]) -> Cause | None:
    """What ended a version: the clause that did, or before it that of an amendment not entered (``outstanding``)."""
    begun, end = provision.by.instrument.order, provision.ended_by
    for each in outstanding:
        for clause, target, place in each.targets:
            earlier = end is None or each.instrument.order < end.instrument.order
            if provision.citation.within(target) and begun < each.instrument.order and earlier:
                end = Cause(each.instrument, clause, "outstanding", target, place)
    return end


def versions_of(law: Law, citation: Citation) -> list[Version]:
    """Every version a provision ever had, whatever the day, the latest first."""
    found = []
    for each in reversed(law.versions.get(citation, ())):
        end = end_of(each, law.outstanding)
        found.append(Version(each, each.by.instrument.day, end.instrument.day if end else None, end))
    return found


def cited(law: Law, text: str) -> Citation:
    """The citation a user typed. Raises MandateError, ``not-in-source`` if it is said to be of another law."""
    key = normalise(text)
    try:
        citation = Citation.parse(key)
    except ValueError:
        from mandate_cli.suggest import held

        found = held(text, law.versions)
        meant = str(found) if found else None
        template = (
            "“{text}” is not a citation. Did you mean “{meant}”?"
            if meant
            else "“{text}” is not a citation; write it like ข้อ 7 (10) (ข) or มาตรา 37 (1)."
        )
        message = Message(template, text=printable(text), meant=meant)
        raise MandateError("bad-citation", message, did_you_mean=meant) from None
    instrument = Citation.read(key)[1]
    if not of_this_law(law, citation, instrument):
        raise MandateError("not-in-source", _of_another(citation, instrument), exit_code=NOTHING_FOUND)
    return citation


def of_this_law(law: Law, citation: Citation, instrument: str) -> bool:
    """Whether ``แห่ง…`` names the base instrument that has the section or clause; said of none, it does.

    A section or clause that is not held may be of any base instrument.
    """
    having = [each.by.instrument for each in law.versions.get(citation.top, ())[:1]]
    return names(instrument, [each for each in having or law.instruments if not each.amends])


def names(text: str, instruments: Iterable[Instrument]) -> bool:
    """Whether words name one of some instruments, by its title, a part of that, or its short title; no words do."""
    wanted = re.sub("^พรบ", "พระราชบัญญัติ", _bare(text))
    titles = [(_bare(each.title), _bare(each.short_title)) for each in instruments]
    return not wanted or any(wanted in title or title in wanted or short == _bare(text) for title, short in titles)


def _of_another(citation: Citation, instrument: str) -> Message:
    return Message(
        "{citation} is said to be of {instrument}, which this dataset does not hold.",
        citation=citation,
        instrument=instrument,
    )


def show(law: Law, mandate: Mandate, citation: Citation) -> tuple[Provision, list[Version]]:
    """A provision as it stands on the mandate's day, and every version it ever had, the latest first.

    Raises MandateError, nothing found, if there is none on that day: see ``absence``.
    """
    provision = mandate.get(citation)
    if provision is None:
        twin = _twin(citation, mandate)
        meant = str(twin) if twin else None
        raise MandateError(*absence(law, mandate, citation), exit_code=NOTHING_FOUND, did_you_mean=meant)
    return provision, versions_of(law, citation)


def absence(law: Law, mandate: Mandate, citation: Citation) -> tuple[str, Message]:
    """Why there is no such provision on the mandate's day: a code and a sentence.

    ``not-in-source`` where nothing of its section or clause is held, ``not-entered`` where an amendment that is not
    entered may have it, ``not-yet`` where it came later, ``no-such-provision`` otherwise, with the nearest that exist.
    """
    versions = versions_of(law, citation)
    as_of = date_text(mandate.as_of)
    if any(citation.within(clause) for clause in law.unheld):
        message = Message("{citation} exists, but its text is not in the source of this dataset.", citation=citation)
        return "not-in-source", message
    if citation.top not in law.versions:
        message = Message(
            "{citation} is not held here, so this dataset cannot tell whether there is one. Nearest held: {nearest}.",
            citation=citation,
            nearest=_nearest(citation, mandate),
        )
        return "not-in-source", message
    if outstanding := mandate.outstanding_on(citation):
        message = Message(
            "Whether there is a {citation} on {as_of} is not known: {instrument} has replaced what it would "
            "stand in, since {date}, and its text is not entered here yet.",
            citation=citation,
            as_of=as_of,
            instrument=outstanding.instrument.short_title,
            date=date_text(outstanding.instrument.day),
        )
        return "not-entered", message
    if versions:
        first = versions[-1]
        message = Message(
            "There is no {citation} on {as_of}: it came on {date}, by {instrument} {clause}.",
            citation=citation,
            as_of=as_of,
            date=date_text(first.begins),
            instrument=first.provision.by.instrument.short_title,
            clause=first.provision.by.clause,
        )
        return "not-yet", message
    message = Message(
        "There is no {citation} on {as_of}. Nearest: {nearest}.",
        citation=citation,
        as_of=as_of,
        nearest=_nearest(citation, mandate),
    )
    return "no-such-provision", message


def _nearest(citation: Citation, mandate: Mandate) -> str:
    twin = _twin(citation, mandate)
    return listed([twin] if twin else nearest(citation, mandate.versions)) or "–"


def _twin(citation: Citation, mandate: Mandate) -> Citation | None:
    """มาตรา 37 (1) for ข้อ 37 (1), or the other way round, if only that is held: the word may have been left out."""
    other = Citation(SECTION if citation.kind == CLAUSE else CLAUSE, citation.labels)
    return other if citation.top not in mandate.versions and other in mandate.versions else None


# --- the timeline ----------------------------------------------------------------------------------------------------


class Event(Value):
    """Something an instrument did: ``operation`` as in a Cause, ``no-effect``, or ``outstanding`` if not entered.

    The citation is what it was done to; None for a clause without effect.
    """

    day: date
    instrument: Instrument
    clause: Citation
    operation: str
    citation: Citation | None


def history(law: Law, citation: Citation | None = None) -> list[Event]:
    """What the instruments did, in the order they act: all of it, or what touched a provision or anything inside it.

    Raises MandateError, nothing found, if nothing ever did: ``no-such-provision``, or ``not-in-source`` where nothing
    of its section or clause is held.
    """
    touched = [
        each
        for versions in law.versions.values()
        for each in versions
        if not citation or each.citation.within(citation)
    ]
    causes = {cause for each in touched for cause in (each.by, each.ended_by) if cause}
    events = [Event(cause.instrument.day, *cause[:4]) for cause in causes]
    for outstanding in law.outstanding:
        for clause, target, _ in outstanding.targets:
            if not citation or target.within(citation) or citation.within(target):
                day = outstanding.instrument.day
                events.append(Event(day, outstanding.instrument, clause, "outstanding", target))
    if citation and not events:
        mandate = law.on(date.max)
        code, message = absence(law, mandate, citation)
        if code == "no-such-provision":
            near = _nearest(citation, mandate)
            message = Message("There never was a {citation}. Nearest: {nearest}.", citation=citation, nearest=near)
        raise MandateError(code, message, exit_code=NOTHING_FOUND)
    if not citation:
        events += [Event(instrument.day, instrument, clause, "no-effect", None) for instrument, clause in law.idle]
    return sorted(events, key=lambda each: (each.instrument.order, each.clause.order, str(each.citation)))


# --- what changed ----------------------------------------------------------------------------------------------------


class Change(Value):
    """What became of a provision between two mandates: inserted, repealed or replaced, its texts, and by what."""

    citation: Citation
    change: str
    before: str | None
    after: str | None
    by: Cause


def diff(before: Mandate, after: Mandate) -> list[Change]:
    """What the later mandate has otherwise than the earlier one, in the order of the law.

    A provision re-enacted in the same words is no change.
    """
    changes = []
    for citation, versions in after.versions.items():
        last, old = versions[-1], before.get(citation)
        had = old.words.text if old and old.in_force else None
        has = last.words.text if last.in_force else None
        if had != has:
            kind = "inserted" if had is None else "repealed" if has is None else "replaced"
            changes.append(Change(citation, kind, had, has, last.ended_by or last.by))
    return changes


def replaced_unentered(before: Mandate, after: Mandate) -> list[Provision]:
    """The provisions that amendments not entered have replaced between two mandates, which ``diff`` cannot show."""
    new = [each for each in after.outstanding if each not in before.outstanding]
    return [held for each in new for _, target, _ in each.targets if (held := after.get(target))]


# Where a syllable of Thai surely or nearly surely ends, without a list of words.
_SIGNS = "ัิ-ฺ็-๎\u00ad\u200b-\u200f\u2060\ufeff"  # what leans on the letter before it
_PAIRS = "กร กล กว ขร ขล ขว คร คล คว ปร ปล ผล พร พล ตร ทร สร ศร จร หง หน หม หย หร หล หว อย"  # begin one syllable
_LETTERS = rf"(?:{_PAIRS.replace(' ', '|')}|[ก-ฮ])"
_UNIT = (
    rf"(?:เ{_LETTERS}[ีื][่-๋]?[ยอ]|[ก-ฮ][่-๋][วอ])(?![{_SIGNS}ะาำๅ])"
    rf"|(?:[เ-ไ]{_LETTERS}|[ก-๛])[{_SIGNS}ะาำๅ]*|(?:\d+|[^\W\d]+|(?s:.))[{_SIGNS}]*"
)
_CLOSED = r"[ะำๆฯ์]\Z|[^ก-๎]\Z|^[ใไ]"
_SHORT = 4  # letters that are the same between two changes, and too few to be left alone


def marked(before: str, after: str) -> list[tuple[str, str]]:
    """A text against another: pieces that are the ``same``, ``gone`` or ``new``, cut between syllables.

    A few letters that happen to be the same between two changes are marked with them.
    """
    from difflib import SequenceMatcher

    old, new = _syllables(before), _syllables(after)
    codes = SequenceMatcher(None, old, new, autojunk=False).get_opcodes()
    found: list[tuple[str, str, str]] = []  # what it is, and the words of either text
    for number, (tag, a, b, c, d) in enumerate(codes):
        gone, come = "".join(old[a:b]), "".join(new[c:d])
        same = tag == "equal" and not (0 < number < len(codes) - 1 and len(re.sub(rf"[{_SIGNS}\s]", "", gone)) < _SHORT)
        if found and not same and found[-1][0] == "changed":
            found[-1] = "changed", found[-1][1] + gone, found[-1][2] + come
        else:
            found.append(("same" if same else "changed", gone, come))
    pieces = []
    for kind, gone, come in found:
        sides = [("same", gone)] if kind == "same" else [("gone", gone), ("new", come)]
        pieces += [(side, words) for side, words in sides if words]
    return pieces


def _syllables(text: str) -> list[str]:
    """A text cut into syllables, as far as they can be told, and into several at once where they cannot.

    Of the consonants that stand alone the first closes the syllable before them, the last may begin the next one, and
    those between make their own; one that could be either ties both. A silenced letter belongs to what is before it.
    """
    units = re.findall(_UNIT, text)
    joined = ["์" in unit for unit in units] + [False]
    for run in re.finditer("b+", "".join("b" if re.fullmatch("[ก-ฮ]", unit) else "-" for unit in units)):
        first, end = run.span()
        closes = first > 0 and not re.search(_CLOSED, units[first - 1])
        follows = end < len(units) and "์" not in units[end] and re.match("[ก-ฮเ-ไ]", units[end])
        pair = follows and units[end - 1] + units[end][0] in _PAIRS
        free = end - first - closes
        begins = bool(follows and (free == 1 or pair))
        joined[first] = closes
        joined[first + 1 : end] = [True] * (end - first - 1)
        joined[end] |= begins
        if begins and free > 1:
            joined[end - 1] = False
        if closes and (free - begins > 1 or (pair and free == 1)):
            joined[first + 1] = False
    found: list[str] = []
    for unit, joins in zip(units, joined, strict=False):
        found[-1:] = [found[-1] + unit] if found and joins else [*found[-1:], unit]
    return found


# --- citations and quotations ----------------------------------------------------------------------------------------

IN_FORCE, WAS_IN_FORCE, TEXT_DIFFERS = "in-force", "was-in-force", "text-differs"
NO_SUCH, CANNOT_TELL = "no-such-provision", "cannot-tell"
_QUOTED = re.compile(r"[“\"«](.+)[”\"»]")
_SAYS = r"^[\s,:;]*(?:(?:ที่|ซึ่ง)?(?:บัญญัติ|กำหนด|ระบุ)?(?:ไว้)?ว่า)?[\s,:;]*"
_MARKED = r"\s*\(\s*(?:\d+|[ก-ฮ])(?:\s*/\s*\d+)?\s*\)\s*"  # the label a quotation may begin with
_LIKE = 80  # on rapidfuzz's scale of 100: a quotation with slips, not another provision
_PART, _PART_ALONE = 3, 10  # letters that make a quotation of a part, with a citation and without
_LISTED = 12  # provisions


class Verdict(Value):
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
    if not of_this_law(law, citation, instrument):
        return Verdict(text, CANNOT_TELL, remark=_of_another(citation, instrument))
    provision = mandate.get(citation)
    leaf = mandate.get(citation.parent) if citation.parent else None
    if provision is None and leaf and _bare(words) and not mandate.children(leaf.citation):
        return _compared(mandate, text, leaf, f"({citation.labels[-1]}) {words}")  # the label is quoted with the words
    if provision is None:
        code, message = absence(law, mandate, citation)
        if code in {"no-such-provision", "not-yet"}:
            return Verdict(text, NO_SUCH, remark=message if code == "not-yet" else None)
        return Verdict(text, CANNOT_TELL, remark=message)
    if words.startswith("วรรค"):
        message = Message("{citation} is held without a division into paragraphs", citation=citation)
        return Verdict(text, CANNOT_TELL, remark=message, among=(provision,))
    return _compared(mandate, text, provision, words) if _bare(words) else _standing(mandate, text, provision)


@lru_cache(4096)
def _bare(text: str) -> str:
    """The letters and signs of a text."""
    return re.sub(r"[^\w\u0e31\u0e34-\u0e3a\u0e47-\u0e4e]", "", normalise(text))


def _standing(mandate: Mandate, text: str, version: Provision, remark: Message | None = None) -> Verdict:
    """A version in force or ended; or one that an amendment not entered has replaced, of which nothing can be told."""
    citation, begins = version.citation, version.by.instrument.day
    end = end_of(version, mandate.outstanding)
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
    if not _bare(words):
        return Verdict(text, CANNOT_TELL, remark=_no_words(mandate, text, words, candidates))
    if found := _found(mandate, text, candidates, words, _PART_ALONE):
        return found
    likeness = [fuzz.ratio(_bare(words), _bare(_worded(each, words)[0])) for each in candidates]
    best = max(likeness, default=0)
    near = [each for each, like in zip(candidates, likeness, strict=True) if like == best]
    if best < _LIKE:
        return Verdict(text, CANNOT_TELL, remark=_no_words(mandate, text, words, candidates))
    if len(near) > 1:
        return _ambiguous(text, near, "nearly the words of {count} provisions: {citations}")
    return _differing(mandate, text, near[0], words)


def _no_words(mandate: Mandate, text: str, words: str, candidates: Iterable[Provision]) -> Message:
    """What is to be said of a text that neither is a citation nor has words by which a provision could be told."""
    from mandate_cli.suggest import held

    if meant := held(text, mandate.versions):
        return Message("there is no citation in it; did you mean “{meant}”?", meant=meant)
    if _bare(words) and any(_bare(words) in _bare(each.words.text) for each in candidates):
        return Message("there is no citation in it, and the words are too few to tell a provision by")
    return Message("there is no citation in it, and these are not words of this law")


class _How(Value):
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
    if _bare(words) == _bare(reading):
        return _How(True, None)
    slip = Message("so printed in the source; its reading is: {text}", text=_difference(printed, reading))
    if _bare(words) == _bare(printed):
        return _How(True, slip)
    parts = [part for part in map(_bare, re.split(r"…|\.{3,}", words)) if part]
    if sum(map(len, parts)) >= least:
        pattern = ".*".join(f"{re.escape(part)}(?![\\u0e31\\u0e34-\\u0e3a\\u0e47-\\u0e4e])" for part in parts)
        part = Message("a part of its text")
        if re.search(pattern, _bare(reading)):
            return _How(False, part)
        if re.search(pattern, _bare(printed)):
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
                text, [version for version, _ in some.values()], "words of {count} provisions: {citations}"
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
