"""Commands that answer questions in everyday words."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from tests.conftest import Run


@pytest.mark.parametrize("command", ["who-handles", "search"])
def test_the_wrong_keyboard_is_noticed(run: Run, few: Path, monkeypatch: pytest.MonkeyPatch, command: str) -> None:
    """Thai typed with the English layout is suggested if it finds something, but not answered."""
    monkeypatch.setenv("MANDATE_DATA", str(few))
    result = run(command, "ihv'giupo")
    assert result.code == 1
    said, *foot = result.out.splitlines()
    assert (said, len(foot)) == (f"Did you mean “ร้องเรียน”? Then type: mandate {command} ร้องเรียน", 1)
    assert json.loads(run(command, "ihv'giupo", "--json").out)["data"]["did_you_mean"] == "ร้องเรียน"
    for nothing in ("zzzzzz", "ab", "cpr", "ต่อใบขับขี่"):
        assert "did_you_mean" not in json.loads(run(command, nothing, "--json").out)["data"]


NOT_UNDERSTOOD = [
    ("กขคง", "No task here is called “กขคง”."),
    ("สำสำสำ", "No task here is called “สำสำสำ”."),
    ("foobar", "No task here is called “foobar”. Ask in Thai"),
    ("5555", "Type what it is about, in words.\nAs of"),
    ("!!!", "Type what it is about, in words.\nAs of"),
]


@pytest.mark.parametrize(("task", "words"), NOT_UNDERSTOOD)
def test_what_is_not_understood_leads_nowhere(run: Run, task: str, words: str) -> None:
    """It is quoted as it was typed, and no duty is shown with it."""
    out = run("who-handles", task).out
    assert words in out
    assert "ข้อ" not in out


def test_at_most_two_neighbours_are_named(run: Run) -> None:
    """With one duty each, where nobody handles a task; the duty of what is nobody's comes behind them."""
    for task in ("ซักผ้า", "ล้างจาน", "แม่น้ำโขง"):
        data = json.loads(run("who-handles", task, "--json").out)["data"]
        assert data["rest"]
        assert [len(closest["evidence"]) for closest in data["closest"]] in ([], [1], [1, 1])


@pytest.mark.parametrize("name", ["vocabulary.tsv", "other-agencies.tsv", "successions.tsv", "decision.tsv"])
def test_what_the_index_is_compiled_from_must_be_right(run: Run, few: Path, tmp_path: Path, name: str) -> None:
    """Whether or not the answer depends on it; what needs no index is answered."""
    data = tmp_path / "data"
    shutil.copytree(few, data)
    with (data / name).open("a", encoding="utf-8") as file:
        file.write("broken\n")
    line = len((data / name).read_text(encoding="utf-8").splitlines())
    for command in ("who-handles", "search"):
        result = run(command, "ลูกเสือ", "--data", str(data))
        assert (result.code, result.out) == (2, "")
        assert f"{name}:{line}:" in result.err
    assert run("groups", "--data", str(data)).code == 0


@pytest.mark.parametrize("command", ["who-handles", "search"])
def test_the_name_of_a_file_says_how_to_ask_its_lines(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, command: str
) -> None:
    """Only of a file of text that is there."""
    monkeypatch.chdir(tmp_path)
    assert "is a file" not in run(command, "ten.txt").err
    (tmp_path / "ten.txt").write_text("ลูกเสือ\n", encoding="utf-8")
    result = run(command, "ten.txt")
    assert (result.code, result.out) == (2, "")
    assert f'mandate {command} - < "ten.txt"' in result.err
    assert "is a file" not in run(command, "x" * 10_000 + ".txt").err


@pytest.mark.parametrize("language", ["en", "th"])
def test_how_likely_an_answer_is_is_said_in_brief_too(run: Run, monkeypatch: pytest.MonkeyPatch, language: str) -> None:
    """Both likely and possible."""
    monkeypatch.setenv("MANDATE_LANG", language)
    words = {"en": ("likely", "possible"), "th": ("น่าจะใช่", "อาจใช่")}[language]
    for task in ("บ้านพักครู", "ร้องเรียน", "แม่น้ำโขง"):
        brief, normal = (run("who-handles", task, *level).out for level in (["--brief"], []))
        assert [brief.count(f"  {word}\n") for word in words] == [normal.count(f"  {word}\n") for word in words]
    assert f"  {words[0]}\n" in run("who-handles", "บ้านพักครู", "--brief").out


def test_how_the_last_resort_is_printed_is_said_in_full_answers_only(run: Run) -> None:
    """Where nobody handles a task, a slip in the source helps nobody."""
    assert "printed in the source" not in run("who-handles", "ซักผ้า").out
    assert "printed in the source" in run("who-handles", "ซักผ้า", "--verbose").out
