"""How the provision that a citation names stands on a day, whatever is quoted with it: in force, ended, not held …"""

from __future__ import annotations

from typing import TYPE_CHECKING

from mandate_cli.law.absence import absence, nearest_held, printed_as
from mandate_cli.law.citation import PARAGRAPH
from mandate_cli.law.history import again_by, end_entered, text_unknown, version_of
from mandate_cli.law.model import UNENTERED_TEXT
from mandate_cli.law.quotation.verdict import CANNOT_TELL, IN_FORCE, NO_SUCH, NOT_YET, REASONS, WAS_IN_FORCE, Verdict
from mandate_cli.messages import Message, listed
from mandate_cli.thai.dates import date_text

if TYPE_CHECKING:
    from mandate_cli.law.citation import Citation
    from mandate_cli.law.mandate import Law, Mandate
    from mandate_cli.law.model import Instrument, Provision
    from mandate_cli.law.quotation.references import Found
    from mandate_cli.law.quotation.resolve import Bound

_PART_1 = f"{PARAGRAPH} 1"


def standing_of(law: Law, mandate: Mandate, found: Found, bound: Bound) -> Verdict:
    """What is to be said of a citation, whatever is quoted with it."""
    reference, citation, instrument = bound.reference, bound.citation, bound.instrument
    passage, span = found.words(*reference.passage), found.span(*reference.passage)
    base = Verdict(passage, span, CANNOT_TELL, bound.written, instrument)
    if citation is None or instrument is None:
        return unbound(base, bound.reason, bound.named)
    provision = mandate.get(citation)
    if provision is None:
        return _absent(law, mandate, base, citation, instrument)
    if bound.parts and not (bound.parts == (_PART_1,) and _undivided(law, citation, reference.labels.index(_PART_1))):
        return base._replace(provision=provision).told("no-division", citation=citation)
    base = base._replace(citation=str(citation)) if bound.parts else base
    verdict = with_version(law, mandate, base, provision)
    if verdict.verdict == IN_FORCE and (replaced := replaced_in(mandate, citation)):
        message = Message(
            "{targets} in it have been replaced, and their text is not entered here", targets=listed(replaced)
        )
        return verdict._replace(reason="parts-replaced", remark=message)
    return verdict


def _undivided(law: Law, citation: Citation, depth: int) -> bool:
    """Whether no more than one paragraph is held of what the first labels of a citation name."""
    outer = citation._replace(labels=citation.labels[:depth])
    inside = (each.labels[depth:] for each in law.versions if each.within(outer))
    divided = any(labels and labels[0].startswith(PARAGRAPH) for labels in inside)
    return not divided and not any("\n" in each.words.text for each in law.versions.get(outer, ()))


def unbound(base: Verdict, reason: str, named: str) -> Verdict:
    """What is to be said of what stands in no instrument held here; ``named`` is what the text calls its own, if so."""
    return base.told(f"{reason}:named", named=named) if named and f"{reason}:named" in REASONS else base.told(reason)


def with_version(law: Law, mandate: Mandate, base: Verdict, provision: Provision) -> Verdict:
    """What is to be said of a version of a provision on the day."""
    version, origin = version_of(law, provision), provision.origin
    early = version.ended_by and version.ended_by.instrument.day < version.begins
    if early and origin and origin.citation == provision.citation:
        return with_version(law, mandate, base, origin)  # its words were no law any more when some of them changed
    day = mandate.as_of
    ends = version.ends if version.ends and version.ends <= day else None
    base = base._replace(
        provision=provision, begins=version.begins, ends=ends, by=version.ended_by if ends else provision.by
    )
    if message := text_unknown(provision, day):
        return base._replace(verdict=CANNOT_TELL, begins=None, reason="as-amended", remark=message)
    if not ends:
        return base._replace(verdict=IN_FORCE)
    if version.ended_by and version.ended_by.operation in UNENTERED_TEXT:
        message = Message(
            "{instrument} {clause} has replaced {target} since {date}, and its text is not entered here",
            instrument=version.ended_by.instrument.short_title,
            clause=version.ended_by.clause,
            target=version.ended_by.target,
            date=date_text(version.ended_by.instrument.day),
        )
        told = base._replace(verdict=CANNOT_TELL, reason="replaced-not-held", remark=message)
        last = end_entered(law, mandate, provision)
        if last and last != version.ended_by and provision == mandate.get(provision.citation):  # it ended for good
            return told._replace(verdict=WAS_IN_FORCE, ends=last.instrument.day, by=last)
        return told
    ended = base._replace(verdict=WAS_IN_FORCE)
    if again := again_by(mandate, provision, version.ended_by):
        message = Message(
            "whether there is a {citation} again since {date}, by {instrument}, is not known",
            citation=provision.citation,
            date=date_text(again.day),
            instrument=again.short_title,
        )
        return ended._replace(reason="perhaps-again", remark=message)
    return ended


def _absent(law: Law, mandate: Mandate, base: Verdict, citation: Citation, instrument: Instrument) -> Verdict:
    """What is to be said of a provision that is not held on the day."""
    day = mandate.as_of
    versions = law.versions.get(citation, ())
    come = versions[0].by.instrument if versions else instrument
    if come.day > day:
        message = Message(
            "it comes into force on {date}, by {instrument}", date=date_text(come.day), instrument=come.short_title
        )
        by = versions[0].by if versions else None
        return base._replace(verdict=NOT_YET, begins=come.day, by=by, reason="not-yet", remark=message)
    if citation.kind not in {top.kind for top in law.headings if top.instrument == instrument.id}:
        message = Message("{instrument} has no {kind}", instrument=instrument.short_title, kind=citation.kind)
        return base._replace(verdict=NO_SUCH, reason="no-such-kind", remark=message)
    code, message = absence(law, mandate, citation)
    if code == NO_SUCH:
        near = nearest_held(citation, mandate)
        if near and not printed_as(law, citation):
            code, message = "nearest", Message("nearest: {nearest}", nearest=near)
        return base._replace(verdict=NO_SUCH, reason=code, remark=message)
    return base._replace(reason=code, remark=message)


def replaced_in(mandate: Mandate, citation: Citation) -> list[Citation]:
    """What amendments that are not entered have replaced inside a provision."""
    return [
        target
        for each in mandate.outstanding
        for _, target, _, operation in each.targets
        if operation in UNENTERED_TEXT and target != citation and target.within(citation)
    ]
