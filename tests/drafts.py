"""Draft instruments for tests, written as a keeper would."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import yaml

if TYPE_CHECKING:
    from pathlib import Path

    from mandate_cli.law.citation import Citation
    from mandate_cli.law.mandate import Mandate


def draft(
    path: Path,
    *operations: dict[str, Any],
    number: str = "9",
    in_force: str = "2024-10-16",
    text: str = "ให้แก้ไขเพิ่มเติมดังนี้",
) -> str:
    """Write a draft of one instrument whose ข้อ 1 has this text and these operations; its path."""
    instrument = {
        "title": f"(ร่าง) (ฉบับที่ {number}) พ.ศ. 2567",
        "short_title": f"(ร่าง) (ฉบับที่ {number}) พ.ศ. 2567",
        "number": number,
        "made": "2024-10-01",
        "published": "2024-10-15",
        "in_force": in_force,
        "gazette": "unknown",
        "clauses": {"ข้อ 1": {"text": text, "operations": list(operations)}},
    }
    whole = {"format": "1", "instruments": {f"draft-no-{number}": instrument}}
    path.write_text(yaml.dump(whole, allow_unicode=True, sort_keys=False, default_style='"'), encoding="utf-8")
    return str(path)


def text(mandate: Mandate, citation: Citation) -> str:
    """The text of a provision, as ``expect`` quotes it."""
    provision = mandate.get(citation)
    assert provision
    return provision.words.text


def items(mandate: Mandate, citation: Citation) -> dict[str, Any]:
    """What is in force inside a provision, by labels, as a data file has it."""
    return {
        f"({each.citation.labels[-1]})": worded(mandate, each.citation)
        for each in mandate.children(citation)
        if each.in_force
    }


def worded(mandate: Mandate, citation: Citation) -> Any:
    """A provision in force with all it holds, as a data file has it."""
    provision = mandate.get(citation)
    assert provision
    inside = items(mandate, citation)
    if not inside and provision.reports_to is None:
        return provision.words.text
    fields: dict[str, Any] = {"text": provision.words.text}
    if provision.reports_to is not None:
        fields["reports_to"] = provision.reports_to
    return {**fields, "items": inside} if inside else fields


def rotated(mandate: Mandate, list_: Citation, duties: Citation) -> list[dict[str, Any]]:
    """ข้อ 6 and ข้อ 7 replaced whole, with the labels of the first four groups rotated."""
    found = []
    for citation in (list_, duties):
        inside = items(mandate, citation)
        first = list(inside)[:4]
        turned = dict(zip(first, (inside[label] for label in [*first[-1:], *first[:-1]]), strict=True))
        words = text(mandate, citation)
        found.append({"replace": str(citation), "expect": words, "text": words, "items": {**inside, **turned}})
    return found


def moved(mandate: Mandate, duty: Citation, to: Citation) -> list[dict[str, Any]]:
    """A duty repealed, and inserted word for word elsewhere."""
    words = text(mandate, duty)
    return [{"repeal": str(duty), "expect": words}, {"insert": str(to), "text": words}]


def abolished(mandate: Mandate, *provisions: Citation) -> list[dict[str, Any]]:
    """Provisions repealed, such as the line and the duties of a group."""
    return [{"repeal": str(citation), "expect": text(mandate, citation)} for citation in provisions]


def placeholders(mandate: Mandate, head: Citation) -> dict[str, Any]:
    """All duties of a group replaced by others, with the same letters."""
    inside = {label: f"ตัวอย่างหน้าที่ข้อ {label}" for label in items(mandate, head)}
    old = worded(mandate, head)
    return {"replace": str(head), "expect": old["text"], **old, "items": inside}
