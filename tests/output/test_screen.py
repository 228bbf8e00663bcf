"""Screens: pages as on a terminal of any width, in colour and without, in encodings that lack Thai."""

from __future__ import annotations

import io
import os
import pty
import re
import shlex
import subprocess
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from functools import lru_cache
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mandate_cli.cli import app, session, streams
from mandate_cli.output import screen
from mandate_cli.output.screen import Branch, Closing, Line, Page, Record, render
from mandate_cli.thai import line_breaks, words
from mandate_cli.thai.display import width
from mandate_cli.thai.words import load_words
from tests.conftest import ROOT, TODAY, Result, Run
from tests.output.test_pages import SCREENS, THAI
from tests.thai.test_line_breaks import ANY, LEADING, LEANING

WORDS = load_words()
GOLDEN = Path(__file__).parents[1] / "golden" / "screens"
# A screen of each command and of what goes wrong, in each language and width; the rest is in tests/golden itself.
SHOWN = [
    "groups",
    "groups-tree",
    "duties-10",
    "duties-ambiguous",
    "who-handles-complaint",
    "who-handles-nobody",
    "search",
    "office",
    "show-repealed",
    "show-group",
    "history",
    "history-duty",
    "diff",
    "diff-draft",
    "cite",
    "check",
    "bare",
    "help",
    "help-who-handles",
    "help-check",
    "usage",
    "keyboard",
]
COMMANDS = {**SCREENS, **THAI}
LANGUAGES = ["en", "th"]
COLUMNS = [40, 60, 80, 120]
ESCAPE = re.compile(r"\x1b\[[\d;]*m")

PAGE: Page = [
    [("name", "กลุ่ม"), ("plain", " x")],
    (),
    Record(
        [("citation", "ข้อ 6 (1)")],
        [("plain", "ก่อน"), ("match", "พบ"), ("plain", "หลัง")],
        [("remark", "a"), ("gone", "b")],
    ),
    Record([("citation", "ข้อ 6 (10)")], [("plain", "อื่น")], shared=("remark", "c")),
    Record([("citation", "ข้อ 7")], [("plain", "อีก")], shared=("remark", "c")),
    Branch("├─ ", "│  ", [("plain", "สาขา")]),
    Closing([("notice", "one."), ("remark", "two.")]),
]


class Terminal(io.TextIOWrapper):
    """A stream that says it is a terminal."""

    def __init__(self, encoding: str) -> None:
        super().__init__(io.BytesIO(), encoding=encoding)

    def isatty(self) -> bool:
        """So it says."""
        return True

    def text(self) -> str:
        """What was written."""
        self.flush()
        written = self.buffer
        assert isinstance(written, io.BytesIO)
        return written.getvalue().decode(self.encoding)


Show = Callable[..., Result]


@pytest.fixture
def show(monkeypatch: pytest.MonkeyPatch) -> Show:
    """Run the program in this process as on a terminal of so many columns."""
    monkeypatch.setattr(session, "today", lambda: TODAY)
    monkeypatch.chdir(ROOT)
    for name in ("MANDATE_DATA", "FORCE_COLOR", "NO_COLOR"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("TERM", "xterm")

    def show_it(*arguments: str, columns: int | str = 80, encoding: str = "utf-8") -> Result:
        monkeypatch.setenv("COLUMNS", str(columns))
        out, errors = Terminal(encoding), Terminal(encoding)
        monkeypatch.setattr(sys, "stdout", out)
        monkeypatch.setattr(sys, "stderr", errors)
        code = app.run(list(arguments))
        return Result(code, out.text(), errors.text())

    return show_it


# --- the screens -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("columns", COLUMNS)
@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", SHOWN)
def test_screens(
    show: Show, request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch, name: str, language: str, columns: int
) -> None:
    """Each screen is its golden file, without colour; nothing is too wide, cropped, or alone on a line."""
    monkeypatch.setenv("MANDATE_LANG", language)
    monkeypatch.setenv("NO_COLOR", "1")
    result = show(*shlex.split(COMMANDS[name]), columns=columns)
    fresh = result.out + result.err
    path = GOLDEN / language / str(columns) / f"{name}.txt"
    if request.config.getoption("--update-golden"):
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(fresh, encoding="utf-8")
    assert fresh == path.read_text(encoding="utf-8")
    for line in fresh.splitlines():
        assert width(line) <= columns
        assert not line.lstrip().startswith(tuple(LEANING))
        assert not line.endswith(tuple(LEADING))
    assert _letters(fresh) == _letters((wide := show(*shlex.split(COMMANDS[name]), columns=300)).out + wide.err)


def _letters(text: str) -> str:
    return re.sub(r" \\\n|[\s│]+", "", text)  # a backslash tells a shell that a command line goes on


def test_every_golden_file_is_a_screen() -> None:
    """No golden file is left behind when a screen goes."""
    found = {str(path.relative_to(GOLDEN)) for path in GOLDEN.glob("*/*/*")}
    assert found == {
        f"{language}/{columns}/{name}.txt" for language in LANGUAGES for columns in COLUMNS for name in SHOWN
    }


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("question", ["", "groups", "duties 10", "who-handles ร้องเรียน", "groups --tree"])
def test_a_common_question_takes_one_screen(
    show: Show, monkeypatch: pytest.MonkeyPatch, question: str, language: str
) -> None:
    """24 lines of 80 columns."""
    monkeypatch.setenv("MANDATE_LANG", language)
    assert show(*question.split()).out.count("\n") <= 24


@pytest.fixture(params=LANGUAGES)
def pages(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch, run: Run) -> dict[str, Page]:
    """The pages of the screens in a language, as the commands make them."""
    monkeypatch.setenv("MANDATE_LANG", request.param)
    monkeypatch.chdir(ROOT)
    found: dict[str, Page] = {}
    for name in set(SHOWN) & set(SCREENS):
        monkeypatch.setattr(streams, "write_page", lambda page, _, name=name: found.update({name: page}))
        run(*shlex.split(SCREENS[name]))
    return found


def paragraphs(page: Page) -> Iterator[Line]:
    """What is wrapped by itself in a page."""
    for item in page:
        if isinstance(item, Record):
            yield from (item.cells, item.text, screen._remarks(item.remarks), [item.shared] if item.shared else ())
        elif isinstance(item, Closing):
            yield item.sentences
        else:
            yield item.text if isinstance(item, Branch) else item


def test_every_page_at_every_width(pages: dict[str, Page], monkeypatch: pytest.MonkeyPatch) -> None:
    """From 20 to 200 columns: nothing lost, no line too wide, no sign alone; from 30 up, no word of the list cut."""
    monkeypatch.setattr(line_breaks, "_ranks", lru_cache(None)(line_breaks._ranks))
    spans, broken = line_breaks.spans, list[tuple[str, int]]()

    def noted(text: str, *arguments: Any, **options: Any) -> list[tuple[int, int]]:
        found = spans(text, *arguments, **options)
        broken.extend((text, start) for start, _ in found)
        return found

    monkeypatch.setattr(line_breaks, "spans", noted)
    for name, page in pages.items():
        shared = {item.shared: item.shared for item in page if isinstance(item, Record) and item.shared}
        whole = "".join(text for line in paragraphs(page) for _, text in line)
        for columns in range(20, 201):
            broken.clear()
            lines = ESCAPE.sub("", render(page, colour=True, columns=columns, words=lambda: WORDS)).splitlines()
            for line in lines:
                assert width(line) <= columns, (name, columns)
                assert line.lstrip(" │")[:1] not in LEANING or not line.strip(" │"), (name, line)
                assert line[-1:] not in LEADING or not line, (name, line)
            if not shared:
                drawn = re.sub(r"[\s│├└─]", "", "".join(lines))
                assert Counter(drawn) == Counter(re.sub(r"\s", "", whole)), (name, columns)
            if columns >= 30:
                assert not [(text, place) for text, place in broken if place in inside(text)], (name, columns)


@lru_cache(None)
def inside(text: str) -> set[int]:
    """The places inside the words of a text."""
    return {
        place
        for run in re.finditer(f"[{words.LETTERS}]+", text)
        for place in range(run.start() + 1, run.end())
        if place - run.start() not in words.boundaries(run[0], WORDS)
    }


# --- rendering -------------------------------------------------------------------------------------------------------


def test_piped_a_record_is_one_line() -> None:
    """Cells are padded by the columns they take, what matched stands in brackets, remarks follow in one pair."""
    assert render(PAGE, colour=False) == (
        "กลุ่ม x\n\nข้อ 6 (1)   ก่อน[พบ]หลัง  (a; b)\nข้อ 6 (10)  อื่น  (c)\nข้อ 7       อีก  (c)\n├─ สาขา\none.\ntwo.\n"
    )


def test_on_a_terminal_remarks_stand_below() -> None:
    """Under the text; one that records share once, above them; sentences that close go together."""
    assert render(PAGE, colour=False, columns=80) == (
        "กลุ่ม x\n\nข้อ 6 (1)   ก่อน[พบ]หลัง\n           (a; b)\nc\nข้อ 6 (10)  อื่น\nข้อ 7       อีก\n├─ สาขา\none.  two.\n"
    )


def test_where_there_is_little_room_the_text_stands_below() -> None:
    """Cells on a line of their own, text and remarks indented; what branches goes on beside its line."""
    page: Page = [
        Record(
            [("name", "9"), ("citation", "ข้อ 7 (10) (ก)")],
            [("plain", "ส่งเสริม สนับสนุน พัฒนาการมี"), ("match", "วินัย")],
            [("remark", "ab")],
        ),
        Branch("├─ ", "│    ", [("plain", "กลุ่มส่งเสริมการจัดการศึกษา")]),
    ]
    assert render(page, colour=False, columns=20, words=lambda: WORDS) == (
        "9  ข้อ 7 (10) (ก)\n    ส่งเสริม สนับสนุน\n    พัฒนาการมี[วินัย]\n    (ab)\n├─ กลุ่มส่งเสริมการจัด\n│    การศึกษา\n"
    )


STACKED = [
    (19, " 8  ข้อ 6 (8)   13 x\n    กลุ่มส่งเสริม\n10  ข้อ 6 (10)   1 x\n    กลุ่มกฎหมาย\n"),
    (18, " 8  ข้อ 6 (8)  13 x\n    กลุ่มส่งเสริม\n10  ข้อ 6 (10)   1\n  x\n    กลุ่มกฎหมาย\n"),
]


@pytest.mark.parametrize(("columns", "shown"), STACKED)
def test_cells_above_their_text_stand_in_columns(columns: int, shown: str) -> None:
    """As beside it, where they fit so."""
    page: Page = [
        Record([("name", " 8"), ("citation", "ข้อ 6 (8)"), ("plain", "13 x")], [("plain", "กลุ่มส่งเสริม")]),
        Record([("name", "10"), ("citation", "ข้อ 6 (10)"), ("plain", " 1 x")], [("plain", "กลุ่มกฎหมาย")]),
    ]
    assert render(page, colour=False, columns=columns, words=lambda: WORDS) == shown


def test_colour_adds_escapes_and_no_other_sign() -> None:
    """What matched is coloured instead of bracketed; without the escapes the words are the same."""
    coloured = render(PAGE, columns=80, colour=True)
    assert "\x1b[1;4mพบ\x1b[0m" in coloured
    assert ESCAPE.sub("", coloured) == render(PAGE, columns=80, colour=False).replace("[พบ]", "พบ")


def test_every_style_is_reset_in_its_line() -> None:
    """No colour runs on into the next line."""
    line = [(style, "ประสาน ส่งเสริม สนับสนุน " * 2) for style in screen.STYLES]
    for shown in render([line], colour=True, columns=20, words=lambda: WORDS).splitlines():
        assert shown.count("\x1b[0m") * 2 == shown.count("\x1b[")


@given(
    texts=st.lists(st.tuples(st.sampled_from(["plain", "match", "gone"]), ANY), max_size=6), columns=st.integers(20, 99)
)
def test_whatever_is_shown_fits(texts: list[tuple[str, str]], columns: int) -> None:
    """Any pieces, signs around what matched counted in; every match that has a letter is opened and closed."""
    shown = render([texts], colour=False, columns=columns, words=lambda: WORDS)
    assert all(width(line) <= columns for line in shown.split("\n"))
    signs = sum(shown.count(sign) - "".join(text for _, text in texts).count(sign) for sign in "[]")
    assert signs == 2 * sum(style == "match" and bool(text.strip(" ")) for style, text in texts)


def test_a_match_over_two_lines_is_opened_and_closed_once() -> None:
    """Where it begins and where it ends."""
    shown = render(
        [[("plain", "เกี่ยวกับ"), ("match", "การร้องทุกข์ ร้องเรียน")]], colour=False, columns=20, words=lambda: WORDS
    )
    assert shown == "เกี่ยวกับ[การร้องทุกข์\n  ร้องเรียน]\n"


def test_control_characters_are_written_out() -> None:
    """Nothing in data or a query reaches the terminal raw, wherever it stands."""
    raw = "\x1b]0;title\x07\x9b31m\u202e\u061c\u3164\U000e0041"
    page: Page = [
        [("plain", raw)],
        Record([("name", raw)], [("match", raw)], [("remark", raw)], ("remark", raw)),
        Branch(raw, raw, [("plain", raw)]),
        Closing([("plain", raw)]),
    ]
    for columns in (None, 20, 80):
        shown = render(page, colour=False, columns=columns)
        assert not re.search(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u202e\u061c\u3164\U000e0041]", shown)


def test_an_empty_page_is_an_empty_line() -> None:
    """A page of nothing."""
    assert render([], colour=False) == "\n"


# --- encodings -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("columns", [20, 40, 80])
@pytest.mark.parametrize("encoding", ["cp874", "ascii", "cp1252"])
@pytest.mark.parametrize("name", SHOWN)
def test_an_encoding_that_lacks_something_fits_too(show: Show, name: str, encoding: str, columns: int) -> None:
    """What stands for what is lacking is measured and wrapped."""
    shown = show(*shlex.split(COMMANDS[name]), "--color", "never", encoding=encoding, columns=columns)
    assert all(width(line) <= columns for line in (shown.out + shown.err).splitlines())


def test_thai_windows_shows_thai(show: Show) -> None:
    """cp874 has Thai, dashes and quotes; what it lacks is drawn in ASCII."""
    shown = show("groups", "--tree", "--color", "never", encoding="cp874").out
    assert "|-  1  กลุ่มอำนวยการ  ข้อ 6 (1)\n" in shown
    assert "   `- 10  กลุ่มกฎหมายและคดี  ข้อ 6 (10)\n" in shown
    assert "by the law’s own words “ร้องเรียน”" in show("who-handles", "ร้องเรียน", encoding="cp874").out


# --- the terminal ----------------------------------------------------------------------------------------------------

COLOURED = [
    ("", {}, True, True),
    ("", {}, False, False),
    ("auto", {}, True, True),
    ("auto", {"NO_COLOR": "1"}, True, False),
    ("auto", {"NO_COLOR": ""}, True, True),
    ("auto", {"TERM": "dumb"}, True, False),
    ("auto", {"FORCE_COLOR": "1"}, False, True),
    ("auto", {"FORCE_COLOR": ""}, False, False),
    ("auto", {"FORCE_COLOR": "1", "TERM": "dumb"}, True, True),
    ("auto", {"FORCE_COLOR": "1", "NO_COLOR": "1"}, True, False),
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
    """``--color`` before NO_COLOR before FORCE_COLOR before what the stream is; an empty variable says nothing."""
    monkeypatch.setenv("TERM", "xterm")
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    how = show if terminal else run
    assert ("\x1b[" in how("groups", *(["--color", option] if option else [])).out) is coloured


@pytest.mark.parametrize("command", ["duties 10", "office", "show 7", "search x", "who-handles x", "history", "cite 7"])
def test_every_command_takes_colour(run: Run, command: str) -> None:
    """Under the same name."""
    for when in ("always", "never"):
        assert ("\x1b[" in run(*command.split(), "--color", when).out) is (when == "always")
    assert run(*command.split(), "--color", "yes").code == 2


def test_json_has_no_colour(run: Run) -> None:
    """Whatever is asked."""
    assert "\x1b" not in run("groups", "--json", "--color", "always").out
    assert run("groups", "--json", "--tree").out == run("groups", "--json").out


WIDTHS = [
    *(("33", 33), ("5", 20), ("0", 80), ("", 80), ("x", 80), ("٣٣", 80), (" 33", 80), ("33\n", 80), ("-33", 80)),
    *(("00033", 33), ("99999", 99999), ("9" * 5000, 80)),
]


@pytest.mark.parametrize(("asked", "columns"), WIDTHS)
def test_the_width_is_what_columns_says(show: Show, monkeypatch: pytest.MonkeyPatch, asked: str, columns: int) -> None:
    """If it is a number that a terminal can have; nothing is narrower than 20, and a stream of no terminal has 80.

    Pages and help go by the same rule.
    """
    monkeypatch.setenv("COLUMNS", asked)
    assert streams.columns(Terminal("utf-8")) == columns
    for question in ("groups", "--help"):
        assert show(question, columns=asked).out == show(question, columns=columns).out


def on_a_terminal(*arguments: str, columns: int, then: str = "", **environment: str) -> str:
    """What the program writes to a real terminal of so many columns, and a line of Python after it."""
    program = (
        f"import os, sys, termios; termios.tcsetwinsize(1, (24, {columns}));"
        f"from mandate_cli.cli import app; app.run(sys.argv[1:]);{then}"
    )
    ours, theirs = pty.openpty()
    clean = {name: value for name, value in os.environ.items() if name not in {"COLUMNS", "NO_COLOR", "FORCE_COLOR"}}
    with subprocess.Popen(
        [sys.executable, "-c", program, *arguments],
        stdout=theirs,
        stderr=theirs,
        env={**clean, "TERM": "xterm", **environment},
    ) as running:
        os.close(theirs)
        written = b""
        try:
            while part := os.read(ours, 65536):
                written += part
        except OSError:  # how Linux says that nobody writes any more
            pass
        finally:
            os.close(ours)
        running.wait()
    return written.decode().replace("\r\n", "\n")


def test_on_a_real_terminal() -> None:
    """Its own width is used, and colour; errors are wrapped too."""
    shown = on_a_terminal("duties", "10", columns=50)
    assert "\x1b[1mกลุ่มกฎหมายและคดี\x1b[0m" in shown
    assert max(width(ESCAPE.sub("", line)) for line in shown.splitlines()) in range(45, 51)
    failed = on_a_terminal("duties", "กลุ่ม", columns=50)
    assert max(width(line) for line in failed.splitlines()) in range(30, 51)
    assert "\x1b" not in on_a_terminal("duties", "10", columns=50, NO_COLOR="1")


def test_a_terminal_costs_little() -> None:
    """No library is loaded for it, and the words only where a line does not fit."""
    watched = ["rich", "mandate_cli.thai.line_breaks", "mandate_cli.law.fold", "yaml"]
    then = f"print('loaded:', *({watched} & sys.modules.keys()))".replace("[", "{").replace("]", "}")
    on_a_terminal("groups", columns=80)
    assert on_a_terminal("groups", columns=80, then=then).endswith("loaded: mandate_cli.thai.line_breaks\n")
    assert on_a_terminal("groups", columns=500, then=then).endswith("loaded:\n")
