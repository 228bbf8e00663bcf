"""Commands that answer questions in everyday words."""

from __future__ import annotations

import json
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
