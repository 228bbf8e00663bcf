"""The JSON Schemas are up to date, accept the shipped files, and are as strict as the loader where a schema can be."""

from __future__ import annotations

import json
import runpy
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import yaml

from mandate_cli.dataset.diagnostics import LoadError
from mandate_cli.dataset.loader import load
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
    "reports_to must",
    "there is already",
    "on any date",
    "is not a citation",
    "must be text, not",
)


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


@pytest.mark.parametrize(("name", "path"), FILES)
def test_the_shipped_files_are_valid_and_name_their_schema(name: str, path: Path) -> None:
    """The first line names the schema for editors."""
    text = path.read_text(encoding="utf-8")
    assert text.splitlines()[0] == f"# yaml-language-server: $schema=../schema/{name}.schema.json"
    validator(name).validate(plain(text))


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
