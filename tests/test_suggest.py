"""What was meant by what was mistyped."""

from __future__ import annotations

import pytest

from mandate_cli import cli, suggest
from mandate_cli.thai import kedmanee, latin

NAMES = [str(each.name) for each in cli.app.registered_commands]
COMMANDS = [
    ("duty", "duties"),
    ("dutise", "duties"),
    ("serch", "search"),
    ("grp", "groups"),
    ("gr", "groups"),
    ("who", "who-handles"),
    ("who-handle", "who-handles"),
    ("compare", "diff"),
    ("help", "--help"),
    ("version", "--version"),
    ("หน้าที่", "duties"),
    ("ค้นหา", "search"),
    ("ใคร", "who-handles"),
    ("กีะรำห", "duties"),
    ("เพนียห", "groups"),
    ("ลาคลอดทำอย่างไร", "who-handles"),
    ("xyzzy", None),
    ("ช่วย", "--help"),
    ("", None),
]


@pytest.mark.parametrize(("typed", "meant"), COMMANDS)
def test_commands(typed: str, meant: str | None) -> None:
    """By another name for it, its beginning, a misspelling, the keys of the other keyboard; a question is a task."""
    assert suggest.command(typed, NAMES) == meant


def test_every_command_has_other_names() -> None:
    """And no name means two commands."""
    words = [word for listed in suggest._MEANT.values() for word in listed.split()]
    assert len(words) == len(set(words))
    assert set(NAMES) <= set(suggest._MEANT)


@pytest.mark.parametrize("name", NAMES)
def test_a_command_typed_in_thai_reads_back(name: str) -> None:
    """The same keys in either direction."""
    assert latin(kedmanee(name)) == name


@pytest.mark.parametrize(
    ("query", "found", "meant"),
    [
        ("ihv'giupo", {"ร้องเรียน"}, "ร้องเรียน"),
        ("ihv'giupo", set(), None),
        ("ร้องเรียน", {"ร้องเรียน"}, None),
        ("ab", {"ฟิ"}, None),
        ("", {""}, None),
    ],
)
def test_words_typed_with_the_wrong_keyboard(query: str, found: set[str], meant: str | None) -> None:
    """Only where something is found by them, and they are more than two letters."""
    assert suggest.retyped(query, found.__contains__) == meant
