"""Write the JSON Schemas of answers, and of the data files from the loader's own tables: ``python schema/generate.py``.

An editor uses them through the modeline at the head of each file. They say no more than the loader, and a little less:
what needs the law itself (targets, expectations, order) only ``mandate check`` can tell.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from answers import answers
from shapes import either, fields, named, several

from mandate_cli.dataset import loader, node_reader, provision_reader, structure_reader
from mandate_cli.law import model
from mandate_cli.law.amendments import ALL
from mandate_cli.law.citation import KINDS, ORDINALS, PARAGRAPH

HERE = Path(__file__).parent
TEXT = {"type": "string", "pattern": r"^\S(?:[^\n\r\t]*\S)?(?![\s\S])"}
DAY = {"type": "string", "pattern": r"^([01]\d{3}|2[0-3]\d{2})-\d{2}-\d{2}$"}
NUMBER_LABEL = "[1-9][0-9]*"
BETWEEN = rf"(?:/{NUMBER_LABEL}| (?:{'|'.join(ORDINALS)}))?"
INNER = rf"(?:{NUMBER_LABEL}(?:\.{NUMBER_LABEL})+|(?:{NUMBER_LABEL}|[ก-รลว-ฮ]){BETWEEN})"
# (1), (ก), (4.2) in brackets; 1) and ก. as some law writes them; วรรคสอง, a paragraph.
LABEL = rf"^(?:\({INNER}\)|{INNER}\)|[ก-รลว-ฮ]\.|{PARAGRAPH}[ก-๎]+)$"
TOP = rf"^(?:(?:{'|'.join(KINDS)}) {NUMBER_LABEL}{BETWEEN}|{PARAGRAPH}[ก-๎]+)$"
WORDS = {"text": TEXT, "as_printed": TEXT, "note": TEXT}
WORDING = {"as_printed": TEXT, "note": TEXT, "reports_to": TEXT, "items": {"$ref": "#/$defs/items"}}
DEFINITIONS = {
    "items": named(LABEL, {"$ref": "#/$defs/provision"}),
    "provision": either(TEXT, fields({"text": TEXT}, WORDING)),
}
UNKNOWN = {"const": "unknown"}
IN_FORCE = either(
    DAY,
    UNKNOWN,
    *({"const": words} for words in node_reader._ON_PUBLICATION),
    {"type": "string", "pattern": f"^{node_reader._AFTER_PUBLICATION}$".replace(r"\d", "[0-9]")},
)
FACTS = {
    "title": TEXT,
    "short_title": TEXT,
    "made": either(DAY, UNKNOWN),
    "published": either(DAY, UNKNOWN),
    "in_force": IN_FORCE,
    "gazette": TEXT,
}
PREAMBLE = {
    "board_meeting": fields({"number": TEXT, "held": DAY}),
    "legal_basis": several(TEXT),
    "recital": several(either(TEXT, fields({"text": TEXT}, {"as_printed": TEXT, "note": TEXT}))),
}
NUMBER = {"type": "string", "pattern": "^0*[1-9][0-9]{0,8}$"}
FORMAT = {"const": loader.FORMAT}


def operation(kind: str) -> dict[str, Any]:
    """An operation with its target and the keys the loader takes."""
    required, optional = provision_reader.OPERATIONS[kind]
    pairs = several(fields({"words": TEXT, "by": TEXT, "count": NUMBER}))
    shapes = {**WORDING, "count": NUMBER, "keeps": {"const": ALL}, "pairs": {**pairs, "minItems": 2}}
    found = fields(
        {kind: TEXT, **{key: shapes.get(key, TEXT) for key in required}},
        {key: shapes.get(key, TEXT) for key in optional},
    )
    if "pairs" in optional:
        found["oneOf"] = [{"required": list(provision_reader.PAIR)}, {"required": ["pairs"]}]
    return found


OPERATIONS = {**several(either(*map(operation, provision_reader.OPERATIONS))), "minItems": 1}
CLAUSE = fields(
    {"text": TEXT},
    {
        "as_printed": TEXT,
        "note": TEXT,
        "operations": OPERATIONS,
        "no_effect": TEXT,
        "transitional": {**several(TEXT), "minItems": 1},
        "not_expressed": fields({"targets": {**several(TEXT), "minItems": 1}, "reason": TEXT}),
        "in_force": IN_FORCE,
    },
)
CLAUSE["oneOf"] = [{"required": [key]} for key in loader.CLAUSE_KEYS]
AMENDING = fields({**FACTS, "clauses": named(TOP, CLAUSE)}, {**PREAMBLE, "number": NUMBER})
UNENTERED = {**fields({}, dict.fromkeys(model.UNENTERED, TEXT)), "minProperties": 1, "maxProperties": 1}
OUTSTANDING = fields({**FACTS, "number": NUMBER, "clauses": named(TOP, UNENTERED)})
BASE = fields(
    {**FACTS, "provisions": named(TOP, either(TEXT, fields({"text": TEXT}, {**WORDING, "operations": OPERATIONS})))},
    {**PREAMBLE, "amended_in": several(TEXT), "not_in_source": several({"type": "string", "pattern": TOP})},
)
OFFICE = fields(
    {
        "name": TEXT,
        "heading": TEXT,
        "text": TEXT,
        "established_by": fields({"title": TEXT, "made": DAY}),
        "under": TEXT,
    },
    {"as_printed": TEXT, "note": TEXT},
)
DUTIES = either(TEXT, named(r"\S", TEXT))
ANOTHER = fields({"units": TEXT, "duties": DUTIES}, {"powers": several(TEXT), "outside": named(r"\S", TEXT)})
STRUCTURE = fields(
    {
        "units": TEXT,
        "duties": DUTIES,
        "powers": several(TEXT),
        "office": TEXT,
        **dict.fromkeys(structure_reader.WORD_LISTS, several(TEXT)),
    },
    {"leader": TEXT, "rest": TEXT, "outside": named(r"\S", TEXT), "also": several(ANOTHER)},
)
FILES = {
    "mandate": fields(
        {
            "format": FORMAT,
            "checked_through": DAY,
            "office": OFFICE,
            "structure": STRUCTURE,
            "instruments": named(r"\S", BASE),
        },
        {"not_ours": several(TEXT)},
    ),
    "amendments": fields(
        {
            "format": FORMAT,
            "instruments": {**named(r"\S", AMENDING), "minProperties": 0},
            "outstanding": {**named(r"\S", OUTSTANDING), "minProperties": 0},
        }
    ),
    "draft": fields({"format": FORMAT, "instruments": named(r"\S", either(AMENDING, BASE))}, {"structure": ANOTHER}),
}


def schemas() -> dict[str, str]:
    """Each schema's file name and content."""
    head = {"$schema": "https://json-schema.org/draft/2020-12/schema"}
    found = {**{name: {**schema, "$defs": DEFINITIONS} for name, schema in FILES.items()}, "answers": answers()}
    return {
        f"{name}.schema.json": json.dumps({**head, **schema}, ensure_ascii=False, indent=2) + "\n"
        for name, schema in found.items()
    }


if __name__ == "__main__":
    for file, content in schemas().items():
        (HERE / file).write_text(content, encoding="utf-8")
