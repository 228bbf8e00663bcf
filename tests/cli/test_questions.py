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
    assert "\nDid you mean “ร้องเรียน”?\n" in result.out
    assert json.loads(run(command, "ihv'giupo", "--json").out)["data"]["did_you_mean"] == "ร้องเรียน"
    assert "Did you mean" not in run(command, "zzzzzz").out
    for nothing in ("zzzzzz", "ab", "file", "cpr", "ต่อใบขับขี่"):
        assert "did_you_mean" not in json.loads(run(command, nothing, "--json").out)["data"]


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
