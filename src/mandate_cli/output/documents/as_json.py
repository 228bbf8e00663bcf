"""A document as JSON for programs; ``schema/document.schema.json`` says what it has. Dates are ISO, common era."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from mandate_cli.law.document import Difference, Document, Entry, Section
from mandate_cli.output.as_json import FORMAT, iso

if TYPE_CHECKING:
    from mandate_cli.law.citation import Citation
    from mandate_cli.law.model import Cause, Instrument


def written(value: Document | Difference) -> bytes:
    """A document or a difference as one JSON object."""
    data = _difference(value) if isinstance(value, Difference) else _document(value)
    return (json.dumps(data, ensure_ascii=False, indent=1) + "\n").encode()


def _document(document: Document) -> dict[str, Any]:
    return {
        **_head("law", document),
        "as_of": document.as_of.isoformat(),
        "amended_to": document.amended_to.id if document.amended_to else None,
        "units": [
            {
                "number": unit.number,
                "name": unit.name,
                "citation": _citation(unit.line.citation),
                "duties": _citation(unit.head.citation) if unit.head else None,
                "reports_to": unit.reports_to,
            }
            for unit in document.units
        ],
        "days": [
            {"date": day.isoformat(), "instruments": [each.id for each in instruments]}
            for day, instruments in document.days
        ],
        "sections": [_section(section) for section in document.sections],
        "amending": [_section(section) for section in document.amending],
        "outstanding": [_instrument(instrument) for instrument in document.outstanding],
    }


def _difference(difference: Difference) -> dict[str, Any]:
    return {
        **_head("difference", difference),
        "before": difference.before.isoformat(),
        "after": difference.after.isoformat(),
        "changes": [
            {
                **_citation(change.citation),
                "change": change.change,
                "before": change.before,
                "after": change.after,
                "by": _cause(change.by),
            }
            for change in difference.changes
        ],
    }


def _head(kind: str, value: Document | Difference) -> dict[str, Any]:
    office = value.office
    return {
        "format": FORMAT,
        "document": kind,
        "office": {
            "name": office.name,
            "text": office.words.text,
            "established_by": office.established_by,
            "established": office.established.isoformat(),
            "under": office.under,
        },
        "checked_through": value.checked_through.isoformat(),
        "drafts": [draft.id for draft in value.drafts],
        "caveats": [
            {"code": each.code, "message": str(each.message), "citations": _citations(each.citations)}
            for each in value.caveats
        ],
    }


def _section(section: Section) -> dict[str, Any]:
    return {
        "instrument": _instrument(section.instrument),
        "unheld": _citations(section.unheld),
        "provisions": [_provision(entry) for entry in section.entries],
    }


def _instrument(instrument: Instrument) -> dict[str, Any]:
    return {
        "id": instrument.id,
        "title": instrument.title,
        "short_title": instrument.short_title,
        "amends": instrument.amends,
        "made": iso(instrument.made),
        "published": iso(instrument.published),
        "in_force": iso(instrument.in_force),
        "gazette": instrument.gazette,
        "amended_in": list(instrument.amended_in),
        "recital": [words._asdict() for words in instrument.recital],
    }


def _provision(entry: Entry) -> dict[str, Any]:
    return {
        **_citation(entry.citation),
        "label": entry.label,
        "path": list(entry.citation.labels),
        "depth": entry.depth,
        **entry.words._asdict(),
        "reports_to": entry.reports_to,
        "status": entry.status,
        "since": entry.since.isoformat(),
        "by": _cause(entry.by),
        "until": iso(entry.until),
        "ended_by": _cause(entry.ended_by),
        "versions": [
            {
                **version.provision.words._asdict(),
                "since": version.begins.isoformat(),
                "certainty": version.certainty,
                "by": _cause(version.provision.by),
                "until": iso(version.ends),
                "ended_by": _cause(version.ended_by),
            }
            for version in entry.versions
        ],
    }


def _cause(cause: Cause | None) -> dict[str, Any] | None:
    return cause and {
        "instrument": cause.instrument.id,
        "clause": str(cause.clause),
        "operation": cause.operation,
        "target": _citation(cause.target),
        "date": cause.instrument.day.isoformat(),
        "date_basis": cause.instrument.date_basis,
    }


def _citation(citation: Citation) -> dict[str, str]:
    return {"instrument": citation.instrument, "citation": str(citation)}


def _citations(citations: Iterable[Citation]) -> list[dict[str, str]]:
    return [_citation(citation) for citation in citations]
