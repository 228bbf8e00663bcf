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


def drawn(size: int | None, columns: int, *steps: tuple[float, int]) -> list[str]:
    """What a bar writes while lines of some bytes are done at some times, and when it is wiped."""
    written: list[str] = []
    times = iter([0.0, *(time for time, _ in steps)])
    bar = Bar(written.append, columns, size, lambda: next(times))
    for _, read in steps:
        bar.step(read)
    bar.wipe()
    return written


BARS = [
    (1000, 80, "[####################....................]  50%  2  -0:02", "a file says how much is left"),
    (1000, 30, "[######.....]  50%  2  -0:02", "as wide as there is room"),
    (1000, 20, " 50%  2  -0:02", "no bar where there is no room"),
    (1000, 8, " 50%  2", "cut short of the last column"),
    (
        400,
        80,
        "[########################################] 100%  2  -0:00",
        "a file that has grown is not more than done",
    ),
    (None, 80, "2   0:02", "a pipe does not say"),
    (0, 80, "2   0:02", "nor does a file that is written while it is read"),
]


@pytest.mark.parametrize(("size", "columns", "line", "why"), BARS)
def test_what_it_says(size: int | None, columns: int, line: str, why: str) -> None:
    """The share of the bytes, the lines done, the time left; or the lines and the time spent."""
    assert drawn(size, columns, (0.5, 250), (2.0, 250)) == [f"\r{line}\r", f"\r{' ' * len(line)}\r"], why


def test_short_work_has_none() -> None:
    """Within a second nothing is written, and nothing needs wiping."""
    assert drawn(1000, 80, (0.1, 500), (0.9, 500)) == []


def test_it_is_not_drawn_for_every_line() -> None:
    """Ten times a second is enough; a shorter line goes over the whole of a longer one."""
    steps = [(1 + at / 1000, 1) for at in range(1000)]
    assert len(drawn(None, 80, *steps)) == 11
    first, second, _ = drawn(100, 12, (1.0, 1), (100.0, 98))
    assert (len(first), len(second)) == (13, 13)


def on_a_terminal(source: Path | None, environment: dict[str, str] | None = None, slow: int = 2) -> tuple[str, bytes]:
    """What a run whose clock goes fast writes to a terminal that is its stderr only, and its answers."""
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
                env={**os.environ, "TERM": "xterm", "COLUMNS": "60", **(environment or {})},
            )
        )
        os.close(theirs)
        answers, _ = running.communicate(None if source else lines)
    return written(ours), answers


def written(terminal: int) -> str:
    """All that was written to a terminal, which is closed."""
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
    """On stderr alone, of a file with its share and of a pipe with a count; wiped in the end; the answers are whole."""
    path = tmp_path / "tasks.txt"
    path.write_text("ลูกเสือ\nร้องเรียน\nลูกเสือ\n", encoding="utf-8")
    shown, answers = on_a_terminal(path)
    assert [int(share) for share in re.findall(r"(\d+)%", shown)] == [31, 69, 100]
    assert shown.endswith(f"\r{' ' * 59}\r") or re.search(r"\r +\r\Z", shown)
    assert (answers.count(b"\n"), answers.count(b"\r")) == (3, 0)
    piped, same = on_a_terminal(None)
    assert "\r3   0:06\r" in piped
    assert same == answers


@pytest.mark.parametrize(("environment", "slow"), [({"TERM": "dumb"}, 2), ({}, 0)])
def test_none_where_it_would_be_in_the_way(environment: dict[str, str], slow: int) -> None:
    """Not on a terminal that cannot go back in a line, nor for short work."""
    assert on_a_terminal(None, environment, slow)[0] == ""


def test_a_page_on_the_same_terminal_has_none() -> None:
    """Where the answers themselves show how far it has come."""
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
