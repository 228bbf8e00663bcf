"""A document as Akoma Ntoso 3.0: a collection with one act for each base instrument, as it stands on a day.

What has ended stays in its place with ``status="removed"`` and the interval in which it held. The instruments that did
something are events and references of the act, and each thing they did is a passive modification.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

from mandate_cli.errors import NOTHING_FOUND, MandateError
from mandate_cli.law.citation import CHAPTER, PARAGRAPH, SECTION, Citation
from mandate_cli.law.mandate import IN_FORCE, SUPERSEDED
from mandate_cli.law.model import Cause, Instrument
from mandate_cli.output.documents import phrases

if TYPE_CHECKING:
    from mandate_cli.law.document import Document, Entry, Section

NAMESPACE = "http://docs.oasis-open.org/legaldocml/ns/akn/3.0"
LANGUAGE, COUNTRY = "tha", "th"
_EDITOR, _UNKNOWN = "#mandate", "#unknown"
_LEVELS = (("paragraph", "para"), ("subparagraph", "subpara"), ("point", "point"), ("indent", "indent"))
_TOPS = {SECTION: ("section", "sec"), CHAPTER: ("chapter", "chp")}
# What Akoma Ntoso calls what an instrument did.
_MODIFICATIONS = {"insert": "insertion", "repeal": "repeal"}


def written(document: Document) -> bytes:
    """A document as XML. Raises MandateError, nothing found, for a day before the first instrument."""
    if not document.sections:
        raise MandateError("not-in-source", phrases.basis(document), exit_code=NOTHING_FOUND)
    root = ET.Element("akomaNtoso", xmlns=NAMESPACE)
    collection = _add(root, "documentCollection", name="consolidated-law", contains="singleVersion")
    work = f"/akn/{COUNTRY}/documentCollection/{document.as_of}/consolidated-law"
    meta = _meta(collection, work, (document.as_of, "as-of"), document, document.office.name)
    references = _add(meta, "references", source=_EDITOR)
    for name, title in (("mandate", "mandate"), ("unknown", "not known")):  # who made the law is not in the data
        _add(references, "TLCOrganization", eId=name, href=f"/akn/ontology/organization/{name}", showAs=title)
    preface = _add(collection, "preface")
    _add(_add(preface, "p"), "docTitle").text = document.office.name
    for kind, line in phrases.head(document):
        _add(preface, "p", **{"class": kind}).text = line
    body = _add(collection, "collectionBody")
    for section in document.sections:
        component = _add(body, "component", eId=f"cmp_{section.instrument.id}")
        _Act(document, section).write(component)
    ET.indent(root, " ")
    for paragraph in root.iter("p"):  # in which blanks are text
        paragraph.text = (paragraph.text or "").strip() or None
        for child in paragraph:
            child.tail = None
    data: bytes = ET.tostring(root, encoding="utf-8", xml_declaration=True)
    return data + b"\n"


def identifier(citation: Citation) -> str:
    """The eId of a provision: ``announcement-2560__cl_7__para_10__subpara_ข``."""
    names = [
        _TOPS.get(citation.kind, ("clause", "cl"))[1],
        *(_level(citation, at)[1] for at in range(1, len(citation.labels))),
    ]
    parts = [f"{name}_{label.removeprefix(PARAGRAPH)}" for name, label in zip(names, citation.labels, strict=True)]
    return "__".join((citation.instrument, *parts)).replace(" ", "")


def _level(citation: Citation, at: int) -> tuple[str, str]:
    """The element of the label at a place below the first, and how its eId begins."""
    if citation.labels[at].startswith(PARAGRAPH):
        return "alinea", "al"
    return _LEVELS[min(at, len(_LEVELS)) - 1]


def _work(instrument: Instrument) -> str:
    return f"/akn/{COUNTRY}/act/{instrument.made or instrument.published or instrument.day}/{instrument.id}"


class _Act:
    """Writes one base instrument: its provisions, and what its metadata say of them."""

    def __init__(self, document: Document, section: Section) -> None:
        self.document = document
        self.section = section
        self.prefix = section.instrument.id
        versions = [version for entry in section.entries for version in entry.versions]
        causes = [cause for each in versions for cause in (each.provision.by, each.ended_by) if cause]
        causes.sort(key=lambda cause: (cause.instrument.order, cause.clause.order, cause.target.order))
        self.causes = list(dict.fromkeys(causes))
        self.instruments = list(dict.fromkeys((section.instrument, *(cause.instrument for cause in self.causes))))
        self.intervals = list(dict.fromkeys((entry.by.instrument, _ending(entry)) for entry in section.entries))
        self.notes: list[tuple[str, list[str]]] = []

    def write(self, component: ET.Element) -> None:
        """Write the act; its metadata come first, and need the provisions."""
        instrument = self.section.instrument
        act = _add(component, "act", name="act", contains="singleVersion")
        made = instrument.made or instrument.published or instrument.day
        named = "made" if instrument.made else "published" if instrument.published else "in-force"
        meta = _meta(act, _work(instrument), (made, named), self.document, instrument.title)
        preface = _add(act, "preface")
        _add(_add(preface, "longTitle", eId=f"{self.prefix}__longTitle"), "p").text = instrument.title
        for mark in (line for kind, line in phrases.head(self.document) if kind == "draft"):
            _add(preface, "p", **{"class": "draft"}).text = mark
        if instrument.recital:
            preamble = _add(act, "preamble")
            for words in instrument.recital:
                _add(preamble, "p").text = words.text
        body = _add(act, "body")
        elements: dict[Citation, ET.Element] = {}
        parents = {entry.citation.parent for entry in self.section.entries}
        for entry in self.section.entries:
            outer = elements.get(entry.citation.parent) if entry.citation.parent else None
            elements[entry.citation] = self._provision(
                body if outer is None else outer, entry, holds_more=entry.citation in parents
            )
        self._metadata(meta)

    def _provision(self, outer: ET.Element, entry: Entry, *, holds_more: bool) -> ET.Element:
        citation = entry.citation
        depth = len(citation.labels) - 1
        name = _level(citation, depth)[0] if depth else _TOPS.get(citation.kind, ("clause",))[0]
        period = self.intervals.index((entry.by.instrument, _ending(entry)))
        gone = {} if entry.status == IN_FORCE else {"status": "removed"}
        own = f"{self.prefix}__tmpg_{period + 1}"
        element = _add(outer, name, eId=identifier(citation), period=f"#{own}", **gone)
        _add(element, "num").text = entry.label
        place = _add(element, "intro" if holds_more else "content")
        paragraph = _add(place, "p")
        paragraph.text = entry.words.text
        said = [str(each) for each in phrases.wording(entry.words)]
        if entry.status == SUPERSEDED:
            said.append(str(phrases.STATUSES[entry.status]))
        if said:
            note = f"{self.prefix}__note_{len(self.notes) + 1}"
            self.notes.append((note, said))
            _add(paragraph, "noteRef", href=f"#{note}", marker=str(len(self.notes)))
        return element

    def _metadata(self, meta: ET.Element) -> None:
        prefix, own = self.prefix, self.section.instrument
        if own.published:
            gazette = {"number": own.gazette} if own.gazette else {}
            _add(meta, "publication", date=str(own.published), name="gazette", showAs="ราชกิจจานุเบกษา", **gazette)
        lifecycle = _add(meta, "lifecycle", source=_EDITOR)
        for number, instrument in enumerate(self.instruments, 1):
            _add(
                lifecycle,
                "eventRef",
                eId=f"{prefix}__evt_{number}",
                date=str(instrument.day),
                source=f"#{prefix}__ref_{number}",
                type="generation" if instrument == own else "amendment",
            )
        done = [cause for cause in self.causes if cause.operation != "enact"]
        if done:
            modifications = _add(_add(meta, "analysis", source=_EDITOR), "passiveModifications")
            for number, cause in enumerate(done, 1):
                self._modification(modifications, number, cause)
        temporal = _add(meta, "temporalData", source=_EDITOR)
        for number, (begun, ended) in enumerate(self.intervals, 1):
            group = _add(temporal, "temporalGroup", eId=f"{prefix}__tmpg_{number}")
            end = {"end": self._event(ended)} if ended else {}
            _add(group, "timeInterval", start=self._event(begun), **end, refersTo=f"#{prefix}__inForce")
        references = _add(meta, "references", source=_EDITOR)
        for number, instrument in enumerate(self.instruments, 1):
            kind = "original" if instrument == own else "passiveRef"
            _add(references, kind, eId=f"{prefix}__ref_{number}", href=_work(instrument), showAs=instrument.title)
        concept = "/akn/ontology/concept/in-force"
        _add(references, "TLCConcept", eId=f"{prefix}__inForce", href=concept, showAs="ใช้บังคับ")
        if self.notes:
            notes = _add(meta, "notes", source=_EDITOR)
            for number, (eid, said) in enumerate(self.notes, 1):
                note = _add(notes, "note", eId=eid, marker=str(number))
                for line in said:
                    _add(note, "p").text = line

    def _modification(self, outer: ET.Element, number: int, cause: Cause) -> None:
        kind = _MODIFICATIONS.get(cause.operation, "substitution")
        element = _add(outer, "textualMod", eId=f"{self.prefix}__pmod_{number}", type=kind)
        clause = identifier(cause.clause).removeprefix(f"{cause.clause.instrument}__")
        _add(element, "source", href=f"{_work(cause.instrument)}/~{clause}")
        _add(element, "destination", href=f"#{identifier(cause.target)}")

    def _event(self, instrument: Instrument) -> str:
        return f"#{self.prefix}__evt_{self.instruments.index(instrument) + 1}"


def _ending(entry: Entry) -> Instrument | None:
    return entry.ended_by.instrument if entry.ended_by else None


def _meta(outer: ET.Element, work: str, made: tuple[date, str], document: Document, title: str) -> ET.Element:
    """The metadata that identify a work, its text on the day of the document, and this file."""
    meta = _add(outer, "meta")
    identification = _add(meta, "identification", source=_EDITOR)
    expression = f"{work}/{LANGUAGE}@{document.as_of}"
    uris = {"FRBRWork": work, "FRBRExpression": expression, "FRBRManifestation": f"{expression}.akn"}
    for level, uri in uris.items():
        element = _add(identification, level)
        base, dot, form = uri.partition(".akn")
        _add(element, "FRBRthis", value=f"{base}/!main{dot}{form}")
        _add(element, "FRBRuri", value=uri)
        if level == "FRBRWork":
            _add(element, "FRBRalias", name="title", value=title)
        day, named = made if level == "FRBRWork" else (document.as_of, "as-of")
        _add(element, "FRBRdate", date=str(day), name=named)
        _add(element, "FRBRauthor", href=_UNKNOWN if level == "FRBRWork" else _EDITOR)
        if level == "FRBRWork":
            _add(element, "FRBRcountry", value=COUNTRY)
        elif level == "FRBRExpression":
            _add(element, "FRBRlanguage", language=LANGUAGE)
    return meta


def _add(outer: ET.Element, tag: str, **attributes: str) -> ET.Element:
    return ET.SubElement(outer, tag, attributes)
