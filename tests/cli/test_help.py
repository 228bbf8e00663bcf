"""Help: nothing cut at any width in either language, examples that run, and what is said of a wrong command line."""

from __future__ import annotations

import os
import re
import shlex
import subprocess
import sys
from functools import cache
from pathlib import Path
from shutil import which
from typing import Any

import pytest

from mandate_cli import messages
from mandate_cli.cli import app
from mandate_cli.cli.help import HelpPage, all_pages
from mandate_cli.thai import line_breaks
from mandate_cli.thai.display import width
from mandate_cli.thai.words import load_words
from tests.conftest import ROOT, Run, for_each
from tests.thai.test_line_breaks import inside

sys.path.insert(0, str(ROOT / "tools"))

import man

LANGUAGES = ["en", "th"]
COMMANDS = range(16)


@cache
def pages(_language: str) -> list[HelpPage]:
    """All help pages in a language, which is in use by then."""
    return all_pages(app.built())


def page(name: str, number: int) -> HelpPage:
    """The help of the program, 0, or of a command, in a language."""
    messages.use(name)
    return pages(name)[number]


STEPS = [11, pytest.param(1, marks=pytest.mark.long)]  # between widths of the terminal


def squeezed(text: str) -> str:
    """A text without white space."""
    return re.sub(r"\s", "", text)


@pytest.mark.parametrize("columns", [20, 40, 60, 80, 100])
@pytest.mark.parametrize("name", LANGUAGES)
def test_help_is_whole_and_fits(name: str, columns: int) -> None:
    """Every word of the help is there, in order, and no line is wider than the terminal."""
    for_each({str(number): number for number in COMMANDS}, lambda number: is_whole(page(name, number), columns))


def is_whole(found: HelpPage, columns: int) -> None:
    """Assert that a page of help in so many columns is."""
    text = found.text(columns, load_words())
    said = [found.usage, *found.about, *(example.meaning for example in found.examples)]
    said += [part for _, entries in found.sections for entry in entries for part in entry]
    for each in said:
        assert squeezed(each) in squeezed(text)
    assert "…" not in text
    assert max(map(width, text.splitlines())) <= columns
    for line in text.splitlines():
        assert not re.match(r"\s*[ะาำๆฯั-ฺ็-๎]", line), line
        assert not re.search("[เแโใไ]$", line), line


@pytest.mark.parametrize("columns", [20, 40, 60, 80])
@pytest.mark.parametrize("name", LANGUAGES)
def test_help_fits_where_thai_is_escaped(name: str, columns: int) -> None:
    """Headings, too, at any width, although an escaped letter takes six columns."""
    for number in COMMANDS:
        text = page(name, number).text(columns, load_words(), "ascii")
        assert max(map(len, text.splitlines())) <= columns, number


@pytest.mark.parametrize("step", STEPS)
@pytest.mark.parametrize("number", COMMANDS)
def test_no_word_of_thai_help_is_cut(monkeypatch: pytest.MonkeyPatch, number: int, step: int) -> None:
    """From 30 columns up, in the short help as well."""
    found, words, spans = page("th", number), load_words(), line_breaks.spans

    def watched(text: str, *arguments: Any, **options: Any) -> list[tuple[int, int]]:
        lines = spans(text, *arguments, **options)
        assert not [text[:start] for start, _ in lines if start in inside(text)]
        return lines

    monkeypatch.setattr(line_breaks, "spans", watched)
    for columns in range(30, 101, step):
        found.text(columns, words)
        found.text(columns, words, short=True)


@pytest.mark.parametrize("step", STEPS)
@pytest.mark.parametrize("name", LANGUAGES)
def test_the_short_manual_begins_with_what_the_program_is_for(name: str, step: int) -> None:
    """It does not begin with the end of a wrapped usage line."""
    found = page(name, 0)
    words = load_words()
    for columns in range(20, 101, step):
        short, whole = found.text(columns, words, short=True), found.text(columns, words)
        assert squeezed(short).startswith(squeezed(found.about[0]))
        assert short.partition("\n\n")[0] == whole.split("\n\n")[1]


@pytest.mark.parametrize("columns", [40, 60, 80])
def test_a_wrapped_example_is_indented(columns: int) -> None:
    """So that it is not read as the next question; a backslash tells the shell that the line continues."""
    lines = page("en", 3).text(columns).splitlines()
    begin = next(number for number, line in enumerate(lines) if "--as-of 25" in line)
    command = "  mandate who-handles วิเทศสัมพันธ์ --as-of"
    question = "      Who handled it at the end of 2561?"
    if columns == 40:
        rest = ["  mandate who-handles วิเทศสัมพันธ์ \\", "          --as-of 2561-12-31", question]
        assert lines[begin - 1 : begin + 2] == rest
    else:
        assert lines[begin : begin + 2] == [f"{command} 2561-12-31", question]


@pytest.mark.parametrize("name", LANGUAGES)
def test_meanings_are_aligned(name: str) -> None:
    """By the columns that Thai takes, not by its code points."""
    lines = page(name, 2).text(80, load_words()).splitlines()
    options = [line for line in lines if line.startswith("  --")]
    columns = {width(re.match(r"  .*?\S(?=  )  +", line)[0]) for line in options}  # type: ignore[index]
    assert len(options) >= 4
    assert len(columns) == 1


@pytest.mark.parametrize("number", COMMANDS)
def test_examples_run(run: Run, few: Path, number: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each example finds an answer; every command has one or two examples, the program three."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("MANDATE_DATA", str(few))
    found = page("en", number)
    assert len(found.examples) == 3 if number == 0 else 1 <= len(found.examples) <= 2
    for example in found.examples:
        if example.name == "mandate mcp":
            continue  # it needs an extra, and serves until its input ends: tests/cli/test_mcp.py
        assert run(*shlex.split(example.name)[1:]).code == 0, example


def test_help_lists_the_exit_codes() -> None:
    """The help of every command lists 0, 1 and 2, that of the program 130 as well; what always finds something no 1."""
    for shown in pages("en"):
        codes = [entry.name for entry in shown.sections[-1][1]]
        always = shown.path in {"mandate mcp", "mandate new-amendment", "mandate sort"}
        assert codes == ["0", *["1"] * (not always), "2", *["130"] * (shown.path == "mandate")], shown.path


def test_the_bare_command_prints_the_short_help(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """On one screen: the purpose, three examples, the commands, and where to read more; exit code 0."""
    monkeypatch.setenv("COLUMNS", "80")
    result = run()
    assert (result.code, result.err) == (0, "")
    assert result.out.count("  mandate ") == 3
    assert "“mandate COMMAND --help”" in result.out
    assert "Exit codes" not in result.out
    assert "Exit codes" in run("--help").out


@pytest.mark.skipif(which("man") is None, reason="there is no man here")
@pytest.mark.parametrize(
    "columns", [30, 45, 60, 80, *(pytest.param(each, marks=pytest.mark.long) for each in (36, 40, 50, 72, 100))]
)
@pytest.mark.parametrize("name", LANGUAGES)
def test_man_pages_fit(name: str, columns: int) -> None:
    """No line is too wide except an option's name, no quoted date is broken, the parts of the header do not touch."""
    done = subprocess.run(
        ["man", "-l", man.PAGES[name]],
        capture_output=True,
        check=True,
        env={
            **os.environ,
            "LC_ALL": "C.UTF-8",
            "MANPAGER": "cat",
            "MANWIDTH": str(columns),
            "MAN_KEEP_FORMATTING": "1",
        },
    )
    lines = re.sub(r"\x1b\[[\d;]*m|.\x08", "", done.stdout.decode()).splitlines()
    assert [line for line in lines if width(line) > columns and line.strip() != "--install-completion"] == []
    assert re.search('"31 ธ.ค. 2560"', "\n".join(lines))
    assert re.fullmatch(r"MANDATE\(1\) +(\S.*\S +)?MANDATE\(1\)", next(filter(None, lines)))


@pytest.mark.parametrize("name", LANGUAGES)
def test_the_man_page_describes_an_option_once(name: str) -> None:
    """Options of most commands stand under OPTIONS, with the commands that lack them."""
    text = man.page(name)
    for option in ("--as-of", "--data", "--with", "--json", "--color", "--help"):
        escaped = option.replace("-", "\\-")
        assert len(re.findall(rf"(?m)^(?:\\fB)?(?:\\-h, )?{re.escape(escaped)}", text)) == 1, option
    assert (
        "Not with diff, check, new-amendment, explain, sort, mcp."
        if name == "en"
        else "ใช้กับ diff check new-amendment explain sort และ mcp"
    ) in text.replace("\\:", "").replace("\\-", "-")


@pytest.mark.parametrize("name", LANGUAGES)
def test_man_pages_are_up_to_date(name: str) -> None:
    """They are what tools/man.py writes."""
    assert man.PAGES[name].read_text(encoding="utf-8") == man.page(name), "run tools/man.py"
    assert messages.current() == "en"
