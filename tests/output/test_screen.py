"""Which way a page is shown, and how wide: what the stream is, what was asked, and what the environment says."""

from __future__ import annotations

import os
from collections.abc import Callable

import pytest

from mandate_cli.output.screen import columns
from tests.conftest import Run
from tests.output.fake_terminal import Show, Terminal

COLOURED = [
    ("", {}, True, True),
    ("", {}, False, False),
    ("auto", {}, True, True),
    ("auto", {"NO_COLOR": "1"}, True, False),
    ("auto", {"NO_COLOR": ""}, True, True),
    ("auto", {"TERM": "dumb"}, True, False),
    ("auto", {"FORCE_COLOR": "1"}, False, True),
    ("auto", {"FORCE_COLOR": ""}, False, False),
    ("auto", {"FORCE_COLOR": ""}, True, True),
    ("auto", {"FORCE_COLOR": "1", "TERM": "dumb"}, True, False),
    ("auto", {"FORCE_COLOR": "1", "NO_COLOR": "1"}, True, False),
    ("auto", {"FORCE_COLOR": "1", "NO_COLOR": "1"}, False, False),
    ("always", {}, False, True),
    ("always", {"NO_COLOR": "1", "TERM": "dumb"}, True, True),
    ("never", {}, True, False),
    ("never", {"FORCE_COLOR": "1"}, True, False),
]


@pytest.mark.parametrize(("option", "environment", "terminal", "coloured"), COLOURED)
def test_colour(
    run: Run,
    show: Show,
    monkeypatch: pytest.MonkeyPatch,
    option: str,
    environment: dict[str, str],
    terminal: bool,
    coloured: bool,
) -> None:
    """``--color`` decides before NO_COLOR, FORCE_COLOR and the kind of stream; an empty variable does not count."""
    monkeypatch.setenv("TERM", "xterm")
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    how = show if terminal else run
    options = ["--color", option] if option else []
    shown = how("search", "ลูกเสือ", *options).out
    assert ("\x1b[" in shown) is coloured
    assert ("[ลูกเสือ]" in shown) is (terminal and not coloured)


@pytest.mark.parametrize("command", ["duties 10", "office", "show 7", "search x", "who-handles x", "history", "cite 7"])
def test_every_command_takes_colour(run: Run, command: str) -> None:
    """The option has the same name everywhere."""
    for when in ("always", "never"):
        assert ("\x1b[" in run(*command.split(), "--color", when).out) is (when == "always")
    assert run(*command.split(), "--color", "yes").code == 2


def test_json_has_no_colour(run: Run) -> None:
    """Whatever ``--color`` says."""
    assert "\x1b" not in run("groups", "--json", "--color", "always").out
    assert run("groups", "--json", "--tree").out == run("groups", "--json").out


def test_a_coloured_pipe_has_one_record_a_line(run: Run) -> None:
    """The lines are those without colour, however long, except for escape sequences and brackets."""
    from tests.output.fake_terminal import ESCAPE

    coloured = run("search", "ร้องทุกข์", "--color", "always").out
    plain = run("search", "ร้องทุกข์", "--color", "never").out
    assert "\x1b[1;4mร้องทุกข์\x1b[0m" in coloured
    assert ESCAPE.sub("", coloured) == plain.replace("[ร้องทุกข์]", "ร้องทุกข์")
    assert max(map(len, plain.splitlines())) > 80


WIDTHS = [
    *(("33", 33), ("5", 20), ("0", 80), ("", 80), ("x", 80), ("٣٣", 80), (" 33", 80), ("33\n", 80), ("-33", 80)),
    *(("00033", 33), ("99999", 99999), ("9" * 5000, 80)),
]


@pytest.mark.parametrize(("asked", "width"), WIDTHS)
def test_the_width_is_what_columns_says(show: Show, monkeypatch: pytest.MonkeyPatch, asked: str, width: int) -> None:
    """COLUMNS counts if it is a possible width; the least width is 20, and a stream without a terminal has 80.

    Pages and help go by the same rule.
    """
    monkeypatch.setenv("COLUMNS", asked)
    assert columns(Terminal("utf-8")) == width
    for question in ("groups", "--help"):
        assert show(question, columns=asked).out == show(question, columns=width).out


PAGED = ["office", "search ลูกเสือ", "diff 2560-12-31", "history"]


@pytest.mark.parametrize("command", PAGED)
def test_long_answers_can_be_paged(show: Show, monkeypatch: pytest.MonkeyPatch, command: str) -> None:
    """The pager gets the same page with colours, and options that let colours pass."""
    paged: list[str] = []
    monkeypatch.setattr("pydoc.pager", paged.append)
    monkeypatch.setenv("LESS", "")
    monkeypatch.delenv("LESS")
    shown = show(*command.split())
    assert "\x1b[" in shown.out
    result = show(*command.split(), "--pager")
    assert (result.out, paged) == ("", [shown.out])
    assert os.environ["LESS"] == "FRX"


def test_a_document_can_be_paged(show: Show, monkeypatch: pytest.MonkeyPatch) -> None:
    """The pager gets the lines that a terminal would."""
    paged: list[str] = []
    monkeypatch.setattr("pydoc.pager", paged.append)
    monkeypatch.setenv("LESS", "FRX")
    shown = show("export", "text").out
    assert (show("export", "text", "--pager").out, paged) == ("", [shown])


@pytest.mark.parametrize("options", [[], ["--json"]])
def test_a_pipe_is_not_paged(run: Run, monkeypatch: pytest.MonkeyPatch, options: list[str]) -> None:
    """Neither is JSON."""
    forbidden: Callable[[str], None] = pytest.fail
    monkeypatch.setattr("pydoc.pager", forbidden)
    assert run("office", "--pager", *options).out == run("office", *options).out


def test_a_pager_that_is_not_there_is_told(show: Show, monkeypatch: pytest.MonkeyPatch) -> None:
    """The answer is shown without it; a pager may have options, and variables before it."""
    monkeypatch.setattr("pydoc.pager", pytest.fail)
    for name, value in (("PAGER", "nosuchpager"), ("MANPAGER", "/nowhere/pager -R")):
        monkeypatch.setenv(name, value)
        for command in (["office"], ["export", "text"]):
            result = show(*command, "--pager")
            assert (result.code, result.out) == (0, show(*command).out)
            assert f"There is no pager “{value.split()[0]}”" in result.err
    paged: list[str] = []
    monkeypatch.setattr("pydoc.pager", paged.append)
    monkeypatch.delenv("MANPAGER")
    for value in ("", "cat", "LESS=R less -F"):
        monkeypatch.setenv("PAGER", value)
        assert show("office", "--pager").err == ""
    assert len(paged) == 3
