"""The three commands that must always work, each in a process of its own. They run before all other tests."""

from __future__ import annotations

import subprocess
import sys

import pytest

pytestmark = pytest.mark.smoke

COMMANDS = [
    (["groups"], "กลุ่มกฎหมายและคดี"),
    (["duties", "กลุ่มกฎหมายและคดี"], "ดำเนินการสืบสวนเกี่ยวกับเรื่องร้องเรียน"),
    (["who-handles", "ร้องเรียน"], "กลุ่มกฎหมายและคดี"),
]


@pytest.mark.parametrize(("arguments", "expected"), COMMANDS, ids=[arguments[0] for arguments, _ in COMMANDS])
def test_command_answers(arguments: list[str], expected: str) -> None:
    """The program exits with 0, complains of nothing, and its answer contains the expected words."""
    done = subprocess.run(
        [sys.executable, "-m", "mandate_cli", *arguments], capture_output=True, encoding="utf-8", check=False
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert expected in done.stdout
