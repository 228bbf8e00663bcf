"""How the law came to be what it is: versions of a provision, the timeline, what changed between two days, citations.

Everything is read off folded mandates and their causes; nothing here knows how an operation is done.
"""

from __future__ import annotations

import re
from datetime import date
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from mandate_cli.fold import fold
from mandate_cli.model import Cause, Citation, MandateError, Message, nearest
from mandate_cli.thai import date_text, normalise

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mandate_cli.model import Instrument, Mandate, Provision
    from mandate_cli.orders import Dataset

NOTHING_FOUND = 1  # exit code


# --- a provision and its versions ------------------------------------------------------------------------------------


class Version(NamedTuple):
    """One version of a provision: the day it began, the first day it no longer held (None: it still does)."""

    provision: Provision
    begins: date
    ends: date | None


def versions_of(dataset: Dataset, citation: Citation) -> list[Version]:
    """Every version a provision ever had, whatever the day, the latest first."""
    history = fold(dataset, date.max).versions.get(citation, ())
    return [
        Version(each, each.by.instrument.day, each.ended_by.instrument.day if each.ended_by else None)
        for each in reversed(history)
    ]


def read_citation(text: str) -> tuple[Citation, str]:
    """The citation in a text, and the instrument it is said to be of (``แห่ง…``), or nothing.

    Raises ValueError if the text is no citation.
    """
    written, _, instrument = normalise(text).partition("แห่ง")
    return Citation.parse(re.sub(r"^(?:ตาม|ใน|ความใน)\s*", "", written)), instrument.strip()


def cited(text: str) -> Citation:
    """The citation a user typed. Raises MandateError (``bad-citation``)."""
    try:
        return read_citation(text)[0]
    except ValueError:
        message = Message("“{text}” is not a citation; write it like ข้อ 7 (10) (ข) or มาตรา 37 (1).", text=text)
        raise MandateError("bad-citation", message) from None


def show(dataset: Dataset, mandate: Mandate, citation: Citation) -> tuple[Provision, list[Version]]:
    """A provision as it stands on the mandate's day, and every version it ever had, the latest first.

    Raises MandateError, nothing found, if there is none on that day: ``not-in-source`` where the clause exists but its
    text is not held, ``not-entered`` where an amendment that is not entered may have it, ``not-yet`` where it came
    later, ``no-such-provision`` otherwise, with the nearest that exist.
    """
    versions = versions_of(dataset, citation)
    provision = mandate.get(citation)
    if provision:
        return provision, versions
    as_of = date_text(mandate.as_of)
    if _not_in_source(dataset, citation):
        code, message = (
            "not-in-source",
            Message("{citation} exists, but its text is not in the source of this dataset.", citation=citation),
        )
    elif outstanding := mandate.outstanding_on(citation):
        code, message = (
            "not-entered",
            Message(
                "Whether there is a {citation} on {as_of} is not known: {instrument} has replaced what it would "
                "stand in, since {date}, and its text is not entered here yet.",
                citation=citation,
                as_of=as_of,
                instrument=outstanding.instrument.short_title,
                date=date_text(outstanding.instrument.day),
            ),
        )
    elif versions:
        first = versions[-1]
        code, message = (
            "not-yet",
            Message(
                "There is no {citation} on {as_of}: it came on {date}, by {instrument} {clause}.",
                citation=citation,
                as_of=as_of,
                date=date_text(first.begins),
                instrument=first.provision.by.instrument.short_title,
                clause=first.provision.by.clause,
            ),
        )
    else:
        near = nearest(citation, mandate.versions)
        code, message = (
            "no-such-provision",
            Message(
                "There is no {citation} on {as_of}. Nearest: {nearest}.",
                citation=citation,
                as_of=as_of,
                nearest=", ".join(map(str, near)) or "–",
            ),
        )
    raise MandateError(code, message, exit_code=NOTHING_FOUND)


def _not_in_source(dataset: Dataset, citation: Citation) -> bool:
    return any(citation.within(clause) for each in dataset.enactments for clause in each.not_in_source)


# --- the timeline ----------------------------------------------------------------------------------------------------


class Event(NamedTuple):
    """Something an instrument did: ``operation`` as in a Cause, ``no-effect``, or ``outstanding`` if not entered.

    The citation is what it was done to; None for a clause without effect.
    """

    day: date
    instrument: Instrument
    clause: Citation
    operation: str
    citation: Citation | None


def history(dataset: Dataset, citation: Citation | None = None) -> list[Event]:
    """What the instruments did, in the order they act: all of it, or what touched a provision or anything inside it.

    Raises MandateError (``no-such-provision``, nothing found) if there never was such a provision.
    """
    mandate = fold(dataset, date.max)
    touched = [
        each
        for versions in mandate.versions.values()
        for each in versions
        if not citation or each.citation.within(citation)
    ]
    if citation and not touched:
        near = ", ".join(map(str, nearest(citation, mandate.versions))) or "–"
        message = Message("There never was a {citation}. Nearest: {nearest}.", citation=citation, nearest=near)
        raise MandateError("no-such-provision", message, exit_code=NOTHING_FOUND)
    causes = {cause for each in touched for cause in (each.by, each.ended_by) if cause}
    events = [Event(cause.instrument.day, *cause[:4]) for cause in causes]
    for outstanding in dataset.outstanding:
        for clause, target, _ in outstanding.targets:
            if not citation or target.within(citation) or citation.within(target):
                day = outstanding.instrument.day
                events.append(Event(day, outstanding.instrument, clause, "outstanding", target))
    if not citation:
        for enactment in dataset.enactments:
            for idle in enactment.clauses:
                if idle.no_effect:
                    day = enactment.instrument.day
                    events.append(Event(day, enactment.instrument, idle.citation, "no-effect", None))
    return sorted(events, key=lambda each: (each.instrument.order, each.clause.order, str(each.citation)))


# --- what changed ----------------------------------------------------------------------------------------------------


class Change(NamedTuple):
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


def marked(before: str, after: str) -> list[tuple[str, str]]:
    """A text against another: pieces that are the ``same``, ``gone`` or ``new``, cut at letters with their signs."""
    from difflib import SequenceMatcher

    from mandate_cli.thai import aligned

    def pieces(text: str) -> list[str]:
        offsets = sorted({*aligned(text)[1], len(text)})
        return [text[start:end] for start, end in pairwise(offsets)]

    old, new = pieces(before), pieces(after)
    found: list[tuple[str, str]] = []
    for tag, a, b, c, d in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if tag == "equal":
            found.append(("same", "".join(old[a:b])))
        else:
            found += [(kind, "".join(part)) for kind, part in (("gone", old[a:b]), ("new", new[c:d])) if part]
    return found


# --- citations and quotations ----------------------------------------------------------------------------------------

IN_FORCE, WAS_IN_FORCE, TEXT_DIFFERS = "in-force", "was-in-force", "text-differs"
NO_SUCH, CANNOT_TELL = "no-such-provision", "cannot-tell"
_QUOTED = re.compile(r"[“\"«](.+)[”\"»]")
_LIKE = 80  # on rapidfuzz's scale of 100: a quotation with slips, not another provision


class Verdict(NamedTuple):
    """What is to be said of a citation or a quotation on a day.

    ``by`` is what put the version in force where it is, or ended the one that was; ``difference`` is the law's text
    with ``[-…-]`` around what only the quotation has and ``{+…+}`` around what it lacks.
    """

    input: str
    verdict: str
    provision: Provision | None = None
    begins: date | None = None
    ends: date | None = None
    by: Cause | None = None
    difference: str | None = None


def cite(dataset: Dataset, mandate: Mandate, text: str) -> Verdict:
    """Whether what is cited or quoted is the law on the mandate's day.

    A quotation stands in quotation marks after its citation, or alone. ``cannot-tell``: no citation and no words of
    this law, another instrument's provision, or one whose text is not in the source.
    """
    match = _QUOTED.search(text)
    quotation = match[1] if match else ""
    written = (text[: match.start()] + text[match.end() :] if match else text).strip(" ,:;.")
    try:
        citation, instrument = read_citation(written)
    except ValueError:
        return _quoted(mandate, text, quotation or text)
    provision = mandate.get(citation)
    if _not_in_source(dataset, citation) or not _of_this_law(dataset, citation, instrument):
        return Verdict(text, CANNOT_TELL)
    if provision is None:
        return Verdict(text, CANNOT_TELL if mandate.outstanding_on(citation) else NO_SUCH)
    if quotation:
        return _compared(mandate, text, provision, quotation)
    return _standing(text, provision)


def _of_this_law(dataset: Dataset, citation: Citation, instrument: str) -> bool:
    """Whether ``แห่ง…`` names the base instrument that has the section or clause; said of none, it does."""
    wanted = _bare(instrument)
    for enactment in dataset.enactments:
        if not enactment.instrument.amends and any(clause.citation == citation.top for clause in enactment.clauses):
            title = _bare(enactment.instrument.title)
            return wanted in title or title in wanted
    return not wanted


def _bare(text: str) -> str:
    return re.sub(r"\W", "", normalise(text))


def _standing(text: str, version: Provision) -> Verdict:
    """A version in force or ended."""
    begins = version.by.instrument.day
    if version.ended_by:
        return Verdict(text, WAS_IN_FORCE, version, begins, version.ended_by.instrument.day, version.ended_by)
    return Verdict(text, IN_FORCE, version, begins, None, version.by)


def _words_of(quotation: str) -> str:
    """What a quotation quotes, without the label it may begin with."""
    return re.sub(r"^\s*\(\S{1,6}\)\s*", "", quotation).strip()


def _compared(mandate: Mandate, text: str, provision: Provision, quotation: str) -> Verdict:
    words = _words_of(quotation)
    for version in reversed(mandate.versions[provision.citation]):
        if _bare(words) in {_bare(version.words.text), _bare(version.words.as_printed or "")}:
            return _standing(text, version)
    signs = {"same": "{}", "gone": "[-{}-]", "new": "{{+{}+}}"}
    difference = "".join(signs[kind].format(part) for kind, part in marked(words, provision.words.text))
    standing = _standing(text, provision)
    return standing._replace(verdict=TEXT_DIFFERS, difference=difference)


def _quoted(mandate: Mandate, text: str, quotation: str) -> Verdict:
    """A quotation without a citation: the provision that reads so, or nearly so."""
    from rapidfuzz import fuzz

    words = _bare(_words_of(quotation))
    candidates = list(_all_versions(mandate))
    for version in candidates:
        if words and words == _bare(version.words.text):
            return _standing(text, version)
    best = max(candidates, key=lambda each: fuzz.ratio(words, _bare(each.words.text)), default=None)
    if best and fuzz.ratio(words, _bare(best.words.text)) >= _LIKE:
        return _compared(mandate, text, best, quotation)
    return Verdict(text, CANNOT_TELL)


def _all_versions(mandate: Mandate) -> Iterator[Provision]:
    """Every version, those in force first."""
    for wanted in (True, False):
        for versions in mandate.versions.values():
            yield from (each for each in versions if each.in_force is wanted)
