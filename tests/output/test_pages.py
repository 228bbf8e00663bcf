"""Pages: the screens as they are when piped, word for word."""

from __future__ import annotations

import shlex

import pytest

from mandate_cli.output import pages
from mandate_cli.output.page import Hanging
from tests.conftest import ROOT, Run
from tests.output.screens import FILES, GOLDEN


@pytest.mark.parametrize("name", FILES)
def test_screens(run: Run, request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    """Each golden file has the command, its exit code, its output and its errors."""
    monkeypatch.chdir(ROOT)
    monkeypatch.setenv("COLUMNS", "80")
    if name.startswith("th-"):
        monkeypatch.setenv("MANDATE_LANG", "th")
    result = run(*shlex.split(FILES[name]))
    errors = f"--- stderr\n{result.err}" if result.err else ""
    screen = f"$ mandate {FILES[name]}\n{result.out}{errors}--- exit {result.code}\n"
    path = GOLDEN / f"{name}.txt"
    if request.config.getoption("--update-golden"):
        path.write_text(screen, encoding="utf-8")
    assert screen == path.read_text(encoding="utf-8")


def test_every_golden_file_is_a_screen() -> None:
    """There are no golden files without a screen."""
    assert {path.stem for path in GOLDEN.glob("*.txt")} == set(FILES)


def test_a_query_cannot_write_to_the_terminal(run: Run) -> None:
    """Escape sequences in a query or a command line are escaped on stdout and stderr."""
    assert "\x1b" not in run("search", "\x1b[31mแดง").out
    assert "\x1b" not in run("duties", "\x1b[31mแดง").err


def test_an_error_keeps_its_numbered_lines_apart() -> None:
    """A numbered line continues below its words, any other line behind two columns."""
    assert pages.error("many:\n   1  a\n  10  b") == [
        Hanging([("plain", "mandate: many:")], 2),
        Hanging([("plain", "   1  a")], 6),
        Hanging([("plain", "  10  b")], 6),
    ]


LEVELS = [
    ("who-handles ร้องเรียน", "since 28 August 2018 (day made), by (ฉบับที่ 2) พ.ศ. 2561 ข้อ 3)", (False, True, True)),
    ("who-handles ลูกเสือ", "since 22 November 2017 (day made), by ประกาศ พ.ศ. 2560 ข้อ 7", (False, False, True)),
    ("who-handles ร้องเรียน", "text not held", (True, True, False)),
    ("who-handles ร้องเรียน", "Its text is not entered here yet", (False, False, True)),
    ("duties 5", "(repealed on 28 August 2018", (True, True, True)),
    ("show 7.5.ซ", "It is no longer law:", (True, True, True)),
    ("show 7.5.ซ", "การแบ่งส่วนราชการภายในสำนักงานเขตพื้นที่การศึกษา (ฉบับที่ 2) พ.ศ. 2561", (False, False, True)),
    ("search ร้องทุกข์", "กลุ่มกฎหมายและคดี", (True, True, True)),
    ("office", "is quoted as amended", (False, True, True)),
    ("groups", "Gazette checked to 21 Feb 2024.", (False, True, False)),
    ("groups", "As of 23 Nov 2026", (True, True, False)),
    ("history", "Day in force unknown", (False, True, True)),
    ("who-handles ร้องทุกข์ --as-of 2560-12-31", "Day in force unknown", (False, True, True)),
    ("groups --as-of 2600-01-01", "That day has not come: this is what is known now.", (True, True, True)),
    ("groups --as-of 2569-11-23", "That day has not come", (False, False, False)),
    ("groups --as-of 2500-01-01", "is held from 22 November 2017 on", (True, True, True)),
]


@pytest.mark.parametrize(("command", "words", "said"), LEVELS)
def test_a_page_says_as_much_as_was_asked_for(
    run: Run, command: str, words: str, said: tuple[bool, bool, bool]
) -> None:
    """In brief the answer and its warnings, by itself what explains it, and all with ``--verbose``."""
    found = tuple(words in run(*command.split(), *level).out for level in (["--brief"], [], ["--verbose"]))
    assert found == said


def test_a_warning_stands_before_the_text_it_is_about(run: Run) -> None:
    """Of texts that an amendment not entered has replaced, and of repealed ones; the answer comes before it."""
    title, warning, duty, *_ = run("who-handles", "ร้องเรียน").out.splitlines()
    assert title.startswith("กลุ่มกฎหมายและคดี")
    assert warning.startswith("ข้อ 7 (10): replaced on 2 June 2023")
    assert duty.startswith("ข้อ 7 (10) (ข)")
    assert "(ซ)  (repealed on 28 August 2018, by (ฉบับที่ 2) พ.ศ. 2561 ข้อ 2)  ศึกษา" in run("duties", "5").out
    assert run("show", "7.10.ข").out.startswith("Replaced on 2 June 2023 by (ฉบับที่ 3) พ.ศ. 2566 ข้อ 2")
    assert "Old text" not in run("who-handles", "ลูกเสือ").out
    for level in ([], ["--brief"]):
        drawn = run("groups", "--tree", *level).out
        assert drawn.count("(duties replaced on 2 June 2023 by (ฉบับที่ 3) พ.ศ. 2566, text not held)") == 2


OLD_TEXTS = [
    "search เงิน",
    "who-handles ครู",
    "search ดำเนินการ --limit 100",
    "search ร้องทุกข์",
    "who-handles ซักผ้า",
    "duties 5",
]


@pytest.mark.parametrize("level", ["--brief", "", "--verbose"])
@pytest.mark.parametrize("command", OLD_TEXTS)
def test_old_texts_stand_apart_below_their_warning(run: Run, command: str, level: str) -> None:
    """Each run of them below a warning with its number, and a text in force, or repealed, never right behind them."""
    said, replaced = "", ("ข้อ 7 (5) ", "ข้อ 7 (10) ")
    for line in run(*command.split(), *level.split()).out.splitlines():
        if "Old text:" in line or "is shown is the text before" in line:
            said = next(number for number in replaced if number.strip() in line)
        elif line.startswith(replaced):
            assert line.startswith(said) or "(repealed" in line
        elif line.startswith("ข้อ"):
            assert not said
        else:
            said = ""


@pytest.mark.parametrize("command", ["groups", "duties 5", "who-handles ร้องเรียน", "show 7.5.ซ", "cite 7", "history"])
def test_json_is_the_same_however_much_is_asked_for(run: Run, command: str) -> None:
    """``--brief`` and ``--verbose`` are about pages; together they are refused."""
    answer = run(*command.split(), "--json").out
    assert run(*command.split(), "--json", "--brief").out == answer == run(*command.split(), "--json", "--verbose").out
    assert run(*command.split(), "--brief", "--verbose").err.startswith("mandate: Choose --brief or --verbose")
