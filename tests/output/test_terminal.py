"""Pages on a terminal of any width, in colour and without, in encodings that lack Thai."""

from __future__ import annotations

import os
import pty
import re
import shlex
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from functools import lru_cache
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from mandate_cli.dataset.store import Store
from mandate_cli.output import terminal
from mandate_cli.output.page import Hanging, Line, Page, Record, Tree, in_brackets
from mandate_cli.thai import line_breaks
from mandate_cli.thai.display import printable, width
from tests.conftest import DATA, ROOT, Run
from tests.output.fake_terminal import ESCAPE, Show, Terminal
from tests.output.screens import COMMANDS, GOLDEN, SCREENS, SHOWN
from tests.output.test_plain import PAGE
from tests.thai.test_line_breaks import ANY, LEADING, LEANING, inside

KEPT = [
    (name, language, columns)
    for name, languages in SHOWN.items()
    for language, widths in languages.items()
    for columns in widths
]
LANGUAGES = ["en", "th"]
COLOURED = "diff-colours"  # the screen that is kept in colour, ESC written as ␛


def shown(page: Page, columns: int, *, colour: str = "never", encoding: str = "utf-8") -> str:
    """A page as on a terminal of so many columns."""
    stream = Terminal(encoding)
    terminal.show(page, stream, columns=columns, colour=colour)
    return stream.text()


def check_golden(name: str, language: str, columns: int, fresh: str, request: pytest.FixtureRequest) -> None:
    """Compare a screen with its golden file; ``--update-golden`` writes it."""
    path = GOLDEN / "screens" / language / str(columns) / f"{name}.txt"
    if request.config.getoption("--update-golden"):
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(fresh, encoding="utf-8")
    assert fresh == path.read_text(encoding="utf-8")


# --- the screens -----------------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def compiled() -> None:
    """The index, once compiled, of which a terminal is told."""
    assert Store(DATA).index


@pytest.mark.usefixtures("compiled")
@pytest.mark.parametrize(("name", "language", "columns"), KEPT)
def test_screens(
    show: Show, request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch, name: str, language: str, columns: int
) -> None:
    """Each screen equals its golden file; nothing is too wide, cropped or alone on a line."""
    monkeypatch.setenv("MANDATE_LANG", language)
    monkeypatch.setenv("NO_COLOR", "1")
    result = show(*shlex.split(COMMANDS[name]), columns=columns)
    fresh = result.out + result.err
    check_golden(name, language, columns, fresh, request)
    for line in fresh.splitlines():
        assert width(line) <= columns
        assert line == line.rstrip(" ")
        assert not line.lstrip().startswith(tuple(LEANING))
        assert not line.endswith(tuple(LEADING))
    assert _letters(fresh) == _letters((wide := show(*shlex.split(COMMANDS[name]), columns=300)).out + wide.err)


def _letters(text: str) -> str:
    return re.sub(r" \\\n|[\s│]+", "", text)  # a backslash tells a shell that a command line goes on


def test_a_screen_in_colour(show: Show, request: pytest.FixtureRequest) -> None:
    """The screen of a diff: inserted, repealed and replaced provisions, with the words that differ."""
    fresh = show("diff", "--with", "examples/draft.yaml", columns=60).out
    check_golden(COLOURED, "en", 60, fresh.replace("\x1b", "␛"), request)


def test_every_golden_file_is_a_screen() -> None:
    """There are no golden files without a screen."""
    found = {str(path.relative_to(GOLDEN / "screens")) for path in GOLDEN.glob("screens/*/*/*")}
    kept = [*KEPT, (COLOURED, "en", 60)]
    assert found == {f"{language}/{columns}/{name}.txt" for name, language, columns in kept}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("question", ["", "groups", "duties 10", "who-handles ร้องเรียน", "groups --tree"])
def test_a_common_question_takes_one_screen(
    show: Show, monkeypatch: pytest.MonkeyPatch, question: str, language: str
) -> None:
    """It fits 24 lines of 80 columns."""
    monkeypatch.setenv("MANDATE_LANG", language)
    assert show(*question.split()).out.count("\n") <= 24


@pytest.fixture(params=LANGUAGES)
def made(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch, run: Run) -> dict[str, Page]:
    """The pages of the screens in a language, as the commands make them."""
    monkeypatch.setenv("MANDATE_LANG", request.param)
    monkeypatch.chdir(ROOT)
    found: dict[str, Page] = {}
    for name in set(SHOWN) & set(SCREENS):
        monkeypatch.setattr(
            "mandate_cli.output.screen.show", lambda page, *_, name=name, **__: found.update({name: page})
        )
        run(*shlex.split(SCREENS[name]))
    return found


def paragraphs(page: Page) -> Iterator[Line]:
    """The parts of a page that are wrapped one by one."""
    for item in page:
        match item:
            case Record():
                yield from (
                    item.cells,
                    item.text,
                    *map(in_brackets, item.parted()),
                    [item.shared] if item.shared else (),
                )
            case Tree():
                yield item.label
                yield from paragraphs(list(item.branches))
            case Hanging():
                yield item.text
            case _:
                yield item


@pytest.mark.long
def test_every_page_at_every_width(made: dict[str, Page], monkeypatch: pytest.MonkeyPatch) -> None:
    """From 20 columns up nothing is lost, too wide or a sign alone; from 30 up no listed word is cut."""
    monkeypatch.setattr(line_breaks, "_ranks", lru_cache(None)(line_breaks._ranks))
    spans, broken = line_breaks.spans, list[tuple[str, int]]()

    def noted(text: str, *arguments: Any, **options: Any) -> list[tuple[int, int]]:
        found = spans(text, *arguments, **options)
        broken.extend((text, start) for start, _ in found)
        return found

    monkeypatch.setattr(line_breaks, "spans", noted)
    for name, page in made.items():
        shared = any(item.shared for item in page if isinstance(item, Record))
        whole = "".join(text for line in paragraphs(page) for _, text in line)
        for columns in [*range(20, 100, 4), *range(21, 50, 4), 120, 160, 200]:
            broken.clear()
            lines = ESCAPE.sub("", shown(page, columns, colour="always")).splitlines()
            for line in lines:
                assert width(line) <= columns, (name, columns)
                assert line.lstrip(" │")[:1] not in LEANING or not line.strip(" │"), (name, line)
                assert line[-1:] not in LEADING or not line, (name, line)
            if not shared:
                drawn = re.sub(r"[\s│├└─]", "", "".join(lines))
                assert Counter(drawn) == Counter(re.sub(r"\s", "", whole)), (name, columns)
            if columns >= 30:
                assert not [(text, place) for text, place in broken if place in inside(text)], (name, columns)


# --- rendering -------------------------------------------------------------------------------------------------------


def test_remarks_stand_below() -> None:
    """Below the text; a remark that records share stands once above them; closing sentences stand together."""
    assert shown(PAGE, 80) == (
        "กลุ่ม x\n\n"
        "ข้อ 6 (1)   (b)\n           ก่อน[พบ]หลัง\n           (a)\nc\nข้อ 6 (10)  อื่น\nข้อ 7       อีก\n"
        "ราก\n├─ หนึ่ง\n│  └─ ใน\n└─ สอง\n"
        "one. two.\n  10  z\n"
    )


def test_where_there_is_little_room_the_text_stands_below() -> None:
    """Cells have a line of their own, text and remarks are indented, and a branch continues beside its line."""
    page: Page = [
        Record(
            [("name", "9"), ("citation", "ข้อ 7 (10) (ก)")],
            [("plain", "ส่งเสริม สนับสนุน พัฒนาการมี"), ("match", "วินัย")],
            [("remark", "ab")],
        ),
        Tree([("plain", "กลุ่ม")], [Tree([("plain", "กลุ่มส่งเสริมการจัดการศึกษา")]), Tree([("plain", "x")])]),
    ]
    assert shown(page, 20) == (
        "9  ข้อ 7 (10) (ก)\n    ส่งเสริม สนับสนุน\n    พัฒนาการมี[วินัย]\n    (ab)\n"
        "กลุ่ม\n├─ กลุ่มส่งเสริมการจัด\n│      การศึกษา\n└─ x\n"
    )


STACKED = [
    (19, " 8  ข้อ 6 (8)   13 x\n    กลุ่มส่งเสริม\n10  ข้อ 6 (10)   1 x\n    กลุ่มกฎหมาย\n"),
    (18, " 8  ข้อ 6 (8)  13 x\n    กลุ่มส่งเสริม\n10  ข้อ 6 (10)   1\n  x\n    กลุ่มกฎหมาย\n"),
]


@pytest.mark.parametrize(("columns", "expected"), STACKED)
def test_cells_above_their_text_stand_in_columns(columns: int, expected: str) -> None:
    """As they do beside the text, if they fit."""
    page: Page = [
        Record([("name", " 8"), ("citation", "ข้อ 6 (8)"), ("plain", "13 x")], [("plain", "กลุ่มส่งเสริม")]),
        Record([("name", "10"), ("citation", "ข้อ 6 (10)"), ("plain", " 1 x")], [("plain", "กลุ่มกฎหมาย")]),
    ]
    assert shown(page, columns) == expected


def test_colour_adds_escapes_and_no_other_sign() -> None:
    """Matches are coloured instead of bracketed; without the escapes the words are the same."""
    coloured = shown(PAGE, 80, colour="always")
    assert "\x1b[1;4mพบ\x1b[0m" in coloured
    assert ESCAPE.sub("", coloured) == shown(PAGE, 80).replace("[พบ]", "พบ")


def test_every_style_is_reset_in_its_line() -> None:
    """No colour continues on the next line."""
    line = [(style, "ประสาน ส่งเสริม สนับสนุน " * 2) for style in terminal.STYLES]
    for each in shown([line], 20, colour="always").splitlines():
        assert each.count("\x1b[0m") * 2 == each.count("\x1b[")


@given(
    texts=st.lists(st.tuples(st.sampled_from(["plain", "match", "gone"]), ANY), max_size=6), columns=st.integers(20, 99)
)
def test_any_page_fits(texts: list[tuple[str, str]], columns: int) -> None:
    """Any pieces with the brackets around matches; every match with a letter is opened and closed."""
    lines = shown([texts], columns)
    assert all(width(line) <= columns for line in lines.split("\n"))
    signs = sum(lines.count(sign) - "".join(text for _, text in texts).count(sign) for sign in "[]")
    assert signs == 2 * sum(style == "match" and bool(text.strip(" ")) for style, text in texts)


def test_a_match_over_two_lines_is_opened_and_closed_once() -> None:
    """The brackets stand at its beginning and at its end."""
    line = [("plain", "เกี่ยวกับ"), ("match", "การร้องทุกข์ ร้องเรียน")]
    assert shown([line], 20) == "เกี่ยวกับ[การร้องทุกข์\n  ร้องเรียน]\n"


def test_brackets_break_no_word() -> None:
    """With a match inside a word, the line ends where it would without brackets."""
    line = [("plain", "การจัดการศึกษาของ"), ("match", "ประชา"), ("plain", "สัมพันธ์")]
    assert shown([line], 24) == "การจัดการศึกษาของ\n  [ประชา]สัมพันธ์\n"


def test_rich_leaves_texts_unchanged() -> None:
    """It applies no markup, no emoji codes and no highlighting of numbers."""
    text = "[bold]x[/bold] :smile: 12 https://example.org 'q'"
    assert shown([[("plain", text)]], 80, colour="always") == f"{text}\n"


@pytest.mark.long
def test_rich_crops_nothing() -> None:
    """No printable character is wider for rich than for us, so no line that we fill is too wide for rich."""
    for number in (*range(0xD800), *range(0xE000, 0x20000)):
        text = printable(chr(number))
        assert cell_len(text) <= width(text), hex(number)


# --- encodings -------------------------------------------------------------------------------------------------------


@pytest.mark.long
@pytest.mark.parametrize("columns", [20, 80])
@pytest.mark.parametrize("encoding", ["cp874", "ascii"])
@pytest.mark.parametrize("name", SHOWN)
def test_pages_fit_in_poorer_encodings(show: Show, name: str, encoding: str, columns: int) -> None:
    """Stand-ins and escapes are measured and wrapped."""
    result = show(*shlex.split(COMMANDS[name]), "--color", "never", encoding=encoding, columns=columns)
    assert all(width(line) <= columns for line in (result.out + result.err).splitlines())


def test_thai_windows_shows_thai(show: Show) -> None:
    """cp874 has Thai, dashes and quotes; what it lacks is drawn in ASCII."""
    tree = show("groups", "--tree", "--color", "never", encoding="cp874").out
    assert "   |-  1  กลุ่มอำนวยการ  ข้อ 6 (1)\n" in tree
    assert "   `- 10  กลุ่มกฎหมายและคดี  ข้อ 6 (10)" in tree
    assert "compared with similar questions: “" in show("who-handles", "ครูร้องเรียน", encoding="cp874").out


# --- the terminal ----------------------------------------------------------------------------------------------------


def on_a_terminal(*arguments: str, columns: int, options: tuple[str, ...] = (), **environment: str) -> str:
    """What Python writes with these arguments to a real terminal of so many columns."""
    ours, theirs = pty.openpty()
    set_size = f"import termios; termios.tcsetwinsize(1, (24, {columns}))"
    program = f"{set_size}; from mandate_cli.cli import app; app.main()"
    clean = {name: value for name, value in os.environ.items() if name not in {"COLUMNS", "NO_COLOR", "FORCE_COLOR"}}
    with subprocess.Popen(
        [sys.executable, *options, "-c", program, *arguments],
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
    """With its width and colour; errors are wrapped, too."""
    answer = on_a_terminal("duties", "10", columns=50)
    assert "\x1b[1mกลุ่มกฎหมายและคดี\x1b[0m" in answer
    assert max(width(ESCAPE.sub("", line)) for line in answer.splitlines()) in range(45, 51)
    failed = on_a_terminal("duties", "กลุ่ม", columns=50)
    assert max(width(line) for line in failed.splitlines()) in range(30, 51)
    assert "\x1b" not in on_a_terminal("duties", "10", columns=50, NO_COLOR="1")


def test_a_terminal_loads_rich_and_no_more_of_it_than_it_needs() -> None:
    """No tables, progress bars, markdown or tracebacks; our line breaks only if a line does not fit."""
    for columns in (80, 500):
        loaded = on_a_terminal("groups", columns=columns, options=("-X", "importtime"))
        names = {line.rpartition("|")[2].strip() for line in loaded.splitlines() if line.startswith("import time:")}
        assert {"rich.console", "mandate_cli.output.terminal"} <= names
        assert not names & {
            "rich.table",
            "rich.progress",
            "rich.markdown",
            "rich.traceback",
            "rich.syntax",
            "mandate_cli.law.fold",
        }
        assert ("mandate_cli.thai.line_breaks" in names) is (columns == 80)
