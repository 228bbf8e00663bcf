"""The bar of a long run: when it is drawn, what it says, and that it leaves nothing behind."""

from __future__ import annotations

import os
import pty
import re
import subprocess
import sys
from contextlib import ExitStack
from pathlib import Path

import pytest

from mandate_cli.output.progress import Bar
from tests.output.fake_terminal import ESCAPE, Terminal

SHOW_CURSOR, ERASE_LINE = "\x1b[?25h", "\x1b[2K"


def drawn(size: int | None, columns: int, *steps: tuple[float, int], encoding: str = "utf-8") -> str:
    """The output of a bar for lines of these sizes at these times, and after it is wiped."""
    times = iter([0.0, *(time for time, _ in steps)])
    stream = Terminal(encoding)
    bar = Bar(stream, columns, size, lambda: next(times, 0.0))
    for _, read in steps:
        bar.step(read)
    bar.wipe()
    return stream.text()


BARS = [
    (1000, 80, ["50%", "2"], "a file says how much is left"),
    (1000, 20, ["50%", "2"], "where there is little room too"),
    (400, 80, ["100%", "2"], "a file that has grown is not more than done"),
    (None, 80, ["2", "0:00:00"], "a pipe does not say"),
    (0, 80, ["2", "0:00:00"], "nor does a file that is written while it is read"),
]


@pytest.fixture(autouse=True)
def terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    """A terminal with the usual abilities."""
    monkeypatch.setenv("TERM", "xterm")


@pytest.mark.parametrize(("size", "columns", "words", "why"), BARS)
def test_the_text_of_the_bar(size: int | None, columns: int, words: list[str], why: str) -> None:
    """The share of the bytes and the lines done, or the lines and the time; at the end the line is wiped."""
    written = drawn(size, columns, (0.5, 250), (2.0, 250))
    last = [line for line in ESCAPE.sub("", written).splitlines() if line.strip()][-1]
    assert [word for word in last.split() if word in words] == words, why
    assert len(last.rstrip()) <= columns
    assert SHOW_CURSOR in written
    assert written.endswith(ERASE_LINE)


def test_the_bar_in_an_encoding_without_rules() -> None:
    """It is drawn in ASCII, as on Thai Windows."""
    assert "----" in drawn(1000, 80, (0.5, 250), (2.0, 250), encoding="cp874")


def test_short_work_has_no_bar() -> None:
    """Within the first second nothing is written, so nothing has to be wiped."""
    assert drawn(1000, 80, (0.1, 500), (0.9, 500)) == ""


def test_a_terminal_that_cannot_go_back_has_no_bar(monkeypatch: pytest.MonkeyPatch) -> None:
    """For example the terminal inside an editor."""
    monkeypatch.setenv("TERM", "dumb")
    assert drawn(1000, 80, (0.5, 500), (2.0, 500)) == ""


def on_a_terminal(source: Path | None, slow: int = 2) -> tuple[str, bytes]:
    """What a run with a fast clock writes to stderr on a terminal, and its answers."""
    program = (
        "import itertools, sys, mandate_cli.output.progress as progress;"
        f"clock = itertools.count(0, {slow}); progress.Bar.__init__.__defaults__ = (lambda: next(clock),);"
        "from mandate_cli.cli import app; sys.exit(app.run(sys.argv[1:]))"
    )
    ours, theirs = pty.openpty()
    lines = "ลูกเสือ\nร้องเรียน\nลูกเสือ\n".encode()
    with ExitStack() as stack:
        stdin = stack.enter_context(source.open("rb")) if source else subprocess.PIPE
        running = stack.enter_context(
            subprocess.Popen(
                [sys.executable, "-c", program, "search", "-", "--json"],
                stdin=stdin,
                stdout=subprocess.PIPE,
                stderr=theirs,
                env={**os.environ, "COLUMNS": "60"},
            )
        )
        os.close(theirs)
        answers, _ = running.communicate(None if source else lines)
    return written(ours), answers


def written(terminal: int) -> str:
    """Everything that was written to a terminal, which is then closed."""
    found = b""
    try:
        while part := os.read(terminal, 65536):
            found += part
    except OSError:  # how Linux says that nobody writes any more
        pass
    finally:
        os.close(terminal)
    return found.decode()


def test_on_a_real_terminal(tmp_path: Path) -> None:
    """Only on stderr: a share for a file, a count for a pipe; it is wiped at the end, and the answers are complete."""
    path = tmp_path / "tasks.txt"
    path.write_text("ลูกเสือ\nร้องเรียน\nลูกเสือ\n", encoding="utf-8")
    shown, answers = on_a_terminal(path)
    assert re.findall(r"(\d+)%", ESCAPE.sub("", shown))[-1] == "100"
    assert shown.endswith(ERASE_LINE)
    assert (answers.count(b"\n"), answers.count(b"\r")) == (3, 0)
    piped, same = on_a_terminal(None)
    assert "%" not in piped
    assert "3 0:00:0" in ESCAPE.sub("", piped)
    assert same == answers


def test_no_bar_for_short_work_in_a_real_run() -> None:
    """With a clock that stands still."""
    assert on_a_terminal(None, slow=0)[0] == ""


def test_a_page_on_the_same_terminal_has_no_bar() -> None:
    """There the answers themselves show the progress."""
    ours, theirs = pty.openpty()
    program = (
        "import itertools, mandate_cli.output.progress as progress; clock = itertools.count(0, 2);"
        "progress.Bar.__init__.__defaults__ = (lambda: next(clock),);"
        "from mandate_cli.cli import app; app.run(['search', '-'])"
    )
    with subprocess.Popen(
        [sys.executable, "-c", program], stdin=subprocess.PIPE, stdout=theirs, stderr=theirs
    ) as running:
        os.close(theirs)
        assert running.stdin
        running.stdin.write("ลูกเสือ\n".encode())
        running.stdin.close()
    shown = written(ours)
    assert "ลูกเสือ" in shown
    assert "0:0" not in shown
