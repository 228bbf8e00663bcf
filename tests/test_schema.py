"""The JSON Schemas are up to date, accept the shipped files, and are as strict as the loader where a schema can be."""

from __future__ import annotations

import json
import runpy
from functools import cache
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import yaml

from mandate_cli.dataset.diagnostics import LoadError
from mandate_cli.dataset.loader import load
from mandate_cli.law.citation import item_label
from tests.conftest import DATA, ROOT
from tests.dataset.test_loader import AMENDMENTS, BASE, BROKEN, BROKEN_AMENDMENTS, directory

SCHEMA = ROOT / "schema"
# Beyond a schema: YAML's own rules, the calendar, and the words of the law.
BEYOND = (
    "anchor",
    "tag",
    "twice",
    "second document",
    "U+",
    "2023-02-29",
    "made or in_force",
    "before the day",
    "reports_to",
    "there is already",
    "on any date",
    "is not a citation",
    "must be text, not",
)


@cache
def validator(name: str) -> jsonschema.Draft202012Validator:
    """A validator; the schema itself is checked as well."""
    schema = json.loads((SCHEMA / f"{name}.schema.json").read_text(encoding="utf-8"))
    jsonschema.Draft202012Validator.check_schema(schema)
    return jsonschema.Draft202012Validator(schema)


def plain(text: str) -> Any:
    """A YAML value in which every scalar is text."""
    return yaml.load(text, Loader=yaml.BaseLoader)  # noqa: S506 - makes text, maps and lists only


def test_the_schemas_are_fresh() -> None:
    """The files are what the generator writes."""
    for file, content in runpy.run_path(str(SCHEMA / "generate.py"))["schemas"]().items():
        assert (SCHEMA / file).read_text(encoding="utf-8") == content


FILES = [
    ("mandate", DATA / "mandate.yaml"),
    ("amendments", DATA / "amendments.yaml"),
    ("draft", ROOT / "examples" / "draft.yaml"),
]
OTHER_SHAPE = ROOT / "tests" / "data" / "other-shape"


@pytest.mark.parametrize(("name", "path"), FILES)
def test_the_shipped_files_are_valid_and_name_their_schema(name: str, path: Path) -> None:
    """The first line names the schema for editors."""
    text = path.read_text(encoding="utf-8")
    assert text.splitlines()[0] == f"# yaml-language-server: $schema=../schema/{name}.schema.json"
    validator(name).validate(plain(text))


@pytest.mark.parametrize("name", ["mandate", "amendments"])
def test_files_of_another_structure_are_valid(name: str) -> None:
    """A clause for each unit, decimal labels and paragraphs."""
    validator(name).validate(plain((OTHER_SHAPE / f"{name}.yaml").read_text(encoding="utf-8")))


LABELS = ["(1)", "(ก)", "(1/2)", "(ก ทวิ)", "(4.2)", "(4.2.1)", "1)", "4.2)", "ก)", "ก.", "วรรคสอง", "วรรคสิบ"]
NO_LABELS = ["1", "ก", "(๑)", "(01)", "(ฤ)", "1.", "(ก", "กข.", "วรรค", "(4.)", "วรรคหนึ่ง"]


@pytest.mark.parametrize("label", [*LABELS, *NO_LABELS])
def test_schema_and_loader_take_the_same_labels(label: str) -> None:
    """In brackets, with a sign behind, and paragraphs; a schema cannot say that the first paragraph has no label."""
    text = plain(BASE.replace("(ก): งานหนึ่ง", f"{label}: งานหนึ่ง"))
    assert (item_label(label) is not None) == (label in LABELS)
    assert validator("mandate").is_valid(text) == (label in LABELS or label == "วรรคหนึ่ง")


@pytest.mark.parametrize(
    ("name", "text", "old", "new", "diagnostic"),
    [("mandate", BASE, *row) for row in BROKEN] + [("amendments", AMENDMENTS, *row) for row in BROKEN_AMENDMENTS],
)
def test_what_the_loader_refuses_the_schema_refuses(name: str, text: str, old: str, new: str, diagnostic: str) -> None:
    """Except mistakes that a schema cannot express."""
    validator(name).validate(plain(text))
    if not any(words in diagnostic for words in BEYOND):
        assert not validator(name).is_valid(plain(text.replace(old, new, 1)))


@pytest.mark.parametrize("kind", ["insert", "repeal", "replace", "rename", "substitute", "correct"])
def test_an_operation_without_its_keys_is_refused_by_both(tmp_path: Path, kind: str) -> None:
    """Schema and loader require the same keys for each operation."""
    broken = AMENDMENTS.replace("- repeal: ข้อ 7 (1) (ข)\n            expect: งานสอง", f"- {kind}: ข้อ 7 (1) (ข)")
    assert not validator("amendments").is_valid(plain(broken))
    with pytest.raises(LoadError, match="is missing here"):
        load(directory(tmp_path, amendments=broken))
