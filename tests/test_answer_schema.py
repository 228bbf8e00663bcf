"""The JSON Schema of answers describes what every command really prints, and nothing else."""

from __future__ import annotations

import copy
import json
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from mandate_cli.errors import CODES
from mandate_cli.law.amendments import NAMES
from mandate_cli.law.changes import NOT_HELD
from mandate_cli.law.model import NOT_EXPRESSED, UNENTERED
from tests.conftest import DRAFT, ROOT, Run
from tests.drafts import draft

SCHEMA = json.loads((ROOT / "schema" / "answers.schema.json").read_text(encoding="utf-8"))
OTHER_SHAPE = ["--data", str(ROOT / "tests" / "data" / "other-shape")]
OLD = ["--as-of", "2560-12-31"]
BEFORE_ALL = ["--as-of", "2500-01-01"]

ANSWERS = [
    ["groups"],
    ["groups", *OLD],
    ["groups", *BEFORE_ALL],
    ["groups", "--with", DRAFT],
    ["groups", *OTHER_SHAPE],
    ["duties", "10"],
    ["duties", "5"],
    ["duties", "6", "--with", DRAFT],
    ["duties", "1", *OTHER_SHAPE],
    ["who-handles", "ร้องเรียน"],
    ["who-handles", "ร้องทุกข์", *OLD],
    ["who-handles", "ต่อใบขับขี่"],
    ["who-handles", "zzz"],
    ["who-handles", "ihv'giupo"],
    ["who-handles", "ร้องเรียน", "--with", DRAFT],
    ["who-handles", "แผนที่", *OTHER_SHAPE],
    ["search", "ลูกเสือ"],
    ["search", "ยุวกาชาต"],
    ["search", "มาตรา"],
    ["search", "ข้อ 7 (1)"],
    ["search", "ความรับผิดทางละเมิด"],
    ["search", "ใบขับขี่"],
    ["search", "ihv'giupo"],
    ["search", "ตัวอย่าง", "--with", DRAFT],
    ["search", "งาน", *OTHER_SHAPE],
    ["office"],
    ["office", *BEFORE_ALL],
    ["office", *OTHER_SHAPE],
    ["show", "7.10.ข"],
    ["show", "7.5.ซ"],
    ["show", "7.10ข"],
    ["show", "กลุ่มอำนวยการ"],
    ["show", "มาตรา 37"],
    ["show", "7.6.ก", "--with", DRAFT],
    ["show", "ข้อ 3", *OTHER_SHAPE],
    ["history"],
    ["history", "7.5"],
    ["history", *OLD],
    ["history", "--with", DRAFT],
    ["history", *OTHER_SHAPE],
    ["diff", "2560-12-31", "2561-12-31"],
    ["diff", "2561-12-31", "2561-12-31"],
    ["diff", "2546-07-07"],
    ["diff", "--with", DRAFT],
    ["diff", "2550-12-31", *OTHER_SHAPE],
    ["cite", "ข้อ 7", "ข้อ 99", "7.5.ซ", "?"],
    ["cite", "7.8.ฌ ดำเนินงานวิเทสสัมพันธ์", "7.8.ฌ ดำเนินงานวิเทศสัมพันธ์"],
    ["cite", "7.10.ข", *OLD],
    ["cite", "ข้อ 2", "ข้อ 2 (1)", *OTHER_SHAPE],
    ["cite", "ข้อ 7 (1) (ก) และ (ข)", "มาตรา 5 แห่งพระราชบัญญัติอื่น", "ข้อ 6 (10) “กลุ่มอำนวยการ”"],
    ["cite", "--in", str(ROOT / "docs" / "enter-an-amendment.th.md")],
    ["check"],
    ["check", "--max-age", "1"],
    ["check", "--gazette", str(ROOT / "tests" / "data" / "gazette.csv")],
    ["check", "--with", DRAFT],
    ["check", *OTHER_SHAPE],
    ["explain", "ข้อ 2 แห่ง (ฉบับที่ 2)"],
    ["explain", "ข้อ 2 แห่ง (ฉบับที่ 9)", "--with", DRAFT],
    ["explain", "ข้อ 3", *OTHER_SHAPE],
    ["sort"],
    ["new-amendment", "ประกาศ (ฉบับที่ 4) พ.ศ. 2567"],
]
ERRORS = [
    ["groups", "--as-of", "ไม่ใช่วัน"],
    ["groups", "--data", "/nowhere"],
    ["check", "--data", "/nowhere"],
    ["groups", "--with", ""],
    ["duties", "99"],
    ["duties", "กลุ่ม"],
    ["duties", "10", *BEFORE_ALL],
    ["show", "?"],
    ["show", "ข้อ 37 (1)"],
    ["show", "ข้อ 7 (11)"],
    ["show", "ข้อ 7 (11)", "--with", DRAFT],
    ["show", "ข้อ 6 (10)", *OLD],
    ["show", "ข้อ 1"],
    ["search", " "],
    ["diff"],
    ["diff", "2561-12-31", "2560-12-31"],
    ["duty", "10"],
    ["groups", "--nope"],
    ["duties", "99", *OTHER_SHAPE],
]


@cache
def validator(name: str) -> jsonschema.Draft202012Validator:
    """A validator of what a definition says."""
    return jsonschema.Draft202012Validator({"$ref": f"#/$defs/{name}", "$defs": SCHEMA["$defs"]})


def test_the_schema_is_a_schema() -> None:
    """By its own draft, and by draft 7, which older clients read."""
    jsonschema.Draft202012Validator.check_schema(SCHEMA)
    jsonschema.Draft7Validator.check_schema(SCHEMA)


@pytest.mark.parametrize("arguments", ANSWERS, ids=" ".join)
def test_answers_are_as_the_schema_says(
    run: Run, few: Path, monkeypatch: pytest.MonkeyPatch, arguments: list[str]
) -> None:
    """Of every command, with both offices, with a draft, on several days, and where nothing is found."""
    monkeypatch.setenv("MANDATE_DATA", str(few))
    answer = json.loads(run(*arguments, "--json").out)
    validator(arguments[0]).validate(answer)


@pytest.mark.parametrize("arguments", ERRORS, ids=" ".join)
def test_errors_are_as_the_schema_says(run: Run, arguments: list[str]) -> None:
    """Errors of the command line, of the data and of what was asked."""
    validator("error").validate(json.loads(run(*arguments, "--json").out))


def test_batches_have_an_answer_a_line(run: Run, few: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """With ``-``."""
    monkeypatch.setenv("MANDATE_DATA", str(few))
    for command in ("who-handles", "search", "cite"):
        lines = run(command, "-", "--json", stdin="ข้อ 7\nร้องเรียน\n".encode()).out.splitlines()
        assert len(lines) == 2
        for line in lines:
            validator(command).validate(json.loads(line))


def test_every_command_and_code_is_in_the_schema() -> None:
    """A command without --json has no answer to describe."""
    described = set(SCHEMA["$defs"]) - {"error", "caveat", "cause", "code", "group", "handler", "provision"}
    assert described == {arguments[0] for arguments in ANSWERS}
    assert {each["$ref"] for each in SCHEMA["anyOf"]} == {f"#/$defs/{name}" for name in (*described, "error")}
    assert set(SCHEMA["$defs"]["code"]["enum"]) == CODES


def shortened(value: Any) -> Any:
    """A value with two elements of each list, which are enough."""
    if isinstance(value, dict):
        return {key: shortened(inner) for key, inner in value.items()}
    return [shortened(inner) for inner in value[:2]] if isinstance(value, list) else value


def spoiled(value: Any) -> Iterator[Any]:
    """A value with one key left out, one key too many, or one scalar of a type that is never right, at any depth."""
    if isinstance(value, dict):
        for key, inner in value.items():
            yield {name: other for name, other in value.items() if name != key}
            for worse in spoiled(inner):
                yield {**value, key: worse}
        yield {**value, "unknown": 1}
    elif isinstance(value, list):
        for position, inner in enumerate(value):
            for worse in spoiled(inner):
                yield [*value[:position], worse, *value[position + 1 :]]
    else:
        yield {}


@pytest.mark.parametrize(
    "arguments",
    [
        ["groups"],
        ["duties", "10"],
        ["who-handles", "ร้องเรียน"],
        ["search", "ลูกเสือ"],
        ["show", "7.5.ซ"],
        ["history"],
        ["diff", "2560-12-31", "2561-12-31"],
        ["cite", "7.5.ซ"],
        ["check", "--max-age", "1"],
    ],
    ids=" ".join,
)
def test_the_schema_lets_nothing_else_pass(
    run: Run, few: Path, monkeypatch: pytest.MonkeyPatch, arguments: list[str]
) -> None:
    """Whatever is left out, added or of another type is refused; only ``did_you_mean`` may be left out."""
    monkeypatch.setenv("MANDATE_DATA", str(few))
    answer = shortened(json.loads(run(*arguments, "--json").out))
    check = validator(arguments[0])
    check.validate(answer)
    found = list(spoiled(copy.deepcopy(answer)))
    assert len(found) > 15
    for worse in found:
        assert not check.is_valid(worse), worse


def keys_of(schema: Any) -> Iterator[str]:
    """Every key that answers may have, whatever stands around it."""
    parts = schema if isinstance(schema, list) else schema.values() if isinstance(schema, dict) else []
    if isinstance(schema, dict):
        yield from (key for key, shape in schema.get("properties", {}).items() if isinstance(shape, dict))
    for part in parts:
        yield from keys_of(part)


def test_the_documents_name_every_key() -> None:
    """A reader of docs/for-programs.md meets no key that is not told there."""
    text = (ROOT / "docs" / "for-programs.md").read_text(encoding="utf-8")
    named = {word for code in re.findall(r"`([^`]+)`", text) for word in re.findall(r"[a-z_]+", code)}
    assert sorted(set(keys_of(SCHEMA)) - named) == []


def test_the_schema_of_documents_names_all_that_can_happen(run: Run, tmp_path: Path) -> None:
    """Every operation and every kind of change; a moved duty, for one, is valid."""
    schema = json.loads((ROOT / "schema" / "document.schema.json").read_text(encoding="utf-8"))
    defined = schema["$defs"]
    assert {*defined["operation"]["enum"]} == {"enact", *NAMES.values(), *UNENTERED.values(), NOT_EXPRESSED}
    change = defined["difference"]["properties"]["changes"]["items"]["properties"]["change"]
    assert {*change["enum"]} == {"inserted", "repealed", "replaced", *NOT_HELD.values()}
    move = {"move": "ข้อ 7 (8) (ฌ)", "expect": "ดำเนินงานวิเทศสัมพันธ์", "to": "ข้อ 7 (2) (ฉ)"}
    moved = run("export", "json", "--with", draft(tmp_path / "draft.yaml", move))
    jsonschema.Draft202012Validator(schema).validate(json.loads(moved.out))
