"""The program: exit codes, versions, and how a run ends."""

from __future__ import annotations

import re
from pathlib import Path
from unittest import mock

import pytest
import typer

import mandate_cli
from mandate_cli.cli import app
from mandate_cli.cli.options import ABOUT
from tests.conftest import DRAFT, Result, Run, process

COMMANDS = [
    "groups",
    "duties",
    "who-handles",
    "search",
    "office",
    "show",
    "history",
    "diff",
    "export",
    "cite",
    "check",
    "new-amendment",
    "explain",
    "sort",
    "mcp",
]

EXITS = [
    (["groups"], 0),
    (["groups", "--as-of", "31 ธ.ค. 2560"], 0),
    (["groups", "--as-of", "2500-01-01"], 1),
    (["groups", "--as-of", "ไม่ใช่วัน"], 2),
    (["groups", "--as-of", "2560-02-30"], 2),
    (["groups", "--data", "/nowhere"], 2),
    (["groups", "--data", ""], 2),
    (["groups", "--with", " "], 2),
    (["check", "--data", ""], 2),
    (["groups", "extra"], 2),
    (["groups", "--nope"], 2),
    (["nope"], 2),
    (["duties"], 2),
    (["duties", ""], 2),
    (["duties", "กลุ่ม"], 2),
    (["duties", "99"], 1),
    (["office"], 0),
    (["office", "--as-of", "2500-01-01"], 1),
    (["show", "ข้อ 7 (10) (ข)"], 0),
    (["show", "ข้อ 7 (10) (ฮ)"], 1),
    (["show", "?"], 2),
    (["search", "ลูกเสือ"], 0),
    (["search", "ใบขับขี่"], 1),
    (["search", " "], 2),
    (["who-handles", "ลูกเสือ"], 0),
    (["who-handles", "ต่อใบขับขี่"], 1),
    (["who-handles", ""], 2),
    (["--version"], 0),
    (["--help"], 0),
    (["-h"], 0),
    (["duties", "-h"], 0),
    ([], 0),
    (["history"], 0),
    (["history", "ข้อ 7 (5) (ซ)"], 0),
    (["history", "ข้อ 99"], 1),
    (["history", "?"], 2),
    (["diff", "2560-12-31"], 0),
    (["diff", "2560-12-31", "2561-01-01"], 1),
    (["diff"], 2),
    (["diff", "2561-12-31", "2560-12-31"], 2),
    (["diff", "--with", DRAFT], 0),
    (["diff", "2561-12-31", "--with", DRAFT], 0),
    (["diff", "--with", "/nowhere"], 2),
    (["groups", "--with", DRAFT], 0),
    (["cite", "ข้อ 7"], 0),
    (["cite", "ข้อ 7", "ข้อ 99"], 1),
    (["cite", "ข้อ 7 (11)"], 1),
    (["cite", "ข้อ 7 (10) (ข)"], 1),
    (["cite", "ข้อ 7 (10) (ข)", "--as-of", "2566-06-01"], 0),
    (["cite", "ข้อ 7 (8) (ฌ) ดำเนินงานวิเทสสัมพันธ์"], 1),
    (["cite", "ข้อ 7 (8) (ฌ) “ดำเนินงานวิเทศสัมพันธ์”"], 0),
    (["cite", "ข้อ 9 ของระเบียบพัสดุ"], 0),
    (["cite", "ข้อ 9 ของระเบียบพัสดุ", "--strict"], 1),
    (["cite", "ข้อ 7", "--in", "x"], 2),
    (["cite", "--in", "/nowhere"], 2),
    (["show", "ข้อ 7ทวิ"], 1),
    (["show", "ข้อ 7 (10) (ข) แห่งประกาศกระทรวงศึกษาธิการ เรื่อง การแบ่งส่วนราชการภายในสำนักงานเขตพื้นที่การศึกษา พ.ศ. 2560"], 0),
    (["cite", "?"], 1),
    (["cite", ""], 2),
    (["cite"], 2),
    (["check"], 0),
    (["check", "--with", DRAFT], 0),
    (["check", "--max-age", "1100"], 0),
    (["check", "--max-age", "1"], 1),
    (["check", "--max-age", "-1"], 2),
    (["check", "--data", "/nowhere"], 2),
]


@pytest.mark.parametrize(("arguments", "code"), EXITS)
def test_exit_codes(run: Run, few: Path, monkeypatch: pytest.MonkeyPatch, arguments: list[str], code: int) -> None:
    """0 is answered, 1 nothing found, 2 wrong usage or data; an error writes only to stderr, without a traceback."""
    monkeypatch.setenv("MANDATE_DATA", str(few))
    result = run(*arguments)
    assert result.code == code
    assert "Traceback" not in result.err
    assert bool(result.err) == (code == 2 or (code == 1 and arguments[0] in {"duties", "show", "history"}))
    assert not (result.err and result.out)


def test_version_and_help(run: Run) -> None:
    """``--version`` also tells the state of the data; help begins with how the program is called."""
    version, data = run("--version").out.splitlines()
    assert version == f"mandate {mandate_cli.__version__}"
    assert re.fullmatch(
        r"Data: up to \(ฉบับที่ 2\) พ\.ศ\. 2561; the Gazette checked through 21 February 2024; [0-9a-f]{8}", data
    )
    assert run("--help").out.startswith("Usage: mandate ")


def test_interrupting_is_130(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """Inside a command and outside of it."""

    def interrupt(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("mandate_cli.dataset.store.Store", interrupt)
    assert run("groups").code == 130
    monkeypatch.setattr(app, "built", interrupt)
    assert run("--help").code == 130


def test_any_other_exit_has_its_exit_code(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """For example after typer's --show-completion."""

    def leave(*_: object, **__: object) -> None:
        raise SystemExit(3)

    monkeypatch.setattr(app, "built", leave)
    assert run("groups").code == 3


def test_an_error_of_the_system_is_reported_as_such(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """The error names its file, if it has one, and is not reported as an answer that could not be written."""
    for error, message in (
        (PermissionError(13, "Permission denied", "/x/.bashrc"), "/x/.bashrc: Permission denied"),
        (OSError(28, "No space left on device"), "No space left on device"),
    ):
        monkeypatch.setattr(app, "built", mock.Mock(side_effect=error))
        assert run("groups") == Result(2, "", f"mandate: {message}\n")


def test_an_unknown_error_of_typer_is_shown(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """An error of a kind this version does not know is shown as it is."""
    monkeypatch.setattr(app, "built", mock.Mock(side_effect=typer.TyperException("something else.")))
    assert run("groups").err == "mandate: something else. Try “mandate groups --help”.\n"


def test_all_commands_are_registered_once() -> None:
    """The program has exactly the commands that the modules define."""
    assert [*map(app.built().commands.get, COMMANDS)] == [*app.built().commands.values()]  # each makes its command
    assert set(ABOUT) == {"", *COMMANDS}


def test_python_m_mandate_cli_is_mandate() -> None:
    """It runs from any directory."""
    assert process("--version", cwd="/").out.startswith(f"mandate {mandate_cli.__version__}\n")
