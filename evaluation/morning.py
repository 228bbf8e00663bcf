"""Count the lines of 46 answers that are not the answer: ``python evaluation/morning.py``.

``morning.txt`` has the questions of a clerk's morning. Each is asked in both languages, on a terminal of 80 columns and
piped, and every line is counted once: as blank, as foot (what is said of the day and the data), as warning (nothing on
it but what warns of the text), or as answer. At most a third may be other than answers.
"""

from __future__ import annotations

import os
import re
import struct
import subprocess
import sys
from collections import Counter
from pathlib import Path

QUESTIONS = Path(__file__).with_name("morning.txt").read_text(encoding="utf-8").splitlines()
KINDS = ANSWER, WARNING, FOOT, BLANK = "answer", "warning", "foot", "blank"
MOST = 1 / 3
COLUMNS = 80
_CODE = re.compile(r"\x1b\[([\d;]*)m")
_FOOT = re.compile(r"(?:As of|ณ วันที่|ณ \d)")
_YELLOW = "33"  # what the theme of the terminal has for warnings


def kinds(page: str) -> Counter[str]:
    """How many lines of each kind a page has that was written with colours."""
    counts: Counter[str] = Counter()
    foot, style = False, ""
    for line in page.splitlines():
        shown, *parts = _CODE.split(line)
        pieces = [(style, shown)]
        for code, text in zip(parts[::2], parts[1::2], strict=True):
            style = code
            pieces.append((style, text))
        styles = {code for code, text in pieces if text.strip()}
        foot = foot or bool(_FOOT.match("".join(text for _, text in pieces)))
        counts[FOOT if foot and styles else BLANK if not styles else WARNING if styles == {_YELLOW} else ANSWER] += 1
    return counts


def answer(question: str, language: str, *, terminal: bool) -> str:
    """What the program writes for a question, in colours."""
    variables = {"MANDATE_LANG": language, "TERM": "xterm", "COLUMNS": str(COLUMNS), "PYTHONUTF8": "1"}
    command = [str(Path(sys.executable).with_name("mandate")), *question.split(), "--color", "always"]
    environment = {name: value for name, value in os.environ.items() if name != "NO_COLOR"} | variables
    if not terminal:
        return subprocess.run(command, stdout=subprocess.PIPE, text=True, check=False, env=environment).stdout  # noqa: S603
    import fcntl
    import pty
    import termios

    reader, writer = pty.openpty()
    fcntl.ioctl(writer, termios.TIOCSWINSZ, struct.pack("HHHH", 50, COLUMNS, 0, 0))
    written = b""
    with subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=writer, env=environment) as process:  # noqa: S603
        os.close(writer)
        try:
            while part := os.read(reader, 1 << 16):
                written += part
        except OSError:  # how a terminal says that it was closed
            pass
        process.wait()
    os.close(reader)
    return written.decode()


def main() -> int:
    """Print the table; 1 if too many lines are not the answer."""
    print(f"{len(QUESTIONS)} questions\n\n| | lines | {' | '.join(KINDS)} | not the answer |")
    print("| --- | ---: | " + "---: | " * len(KINDS) + "---: |")
    worst = 0.0
    for language in ("en", "th"):
        for terminal in (True, False):
            pages = (answer(question, language, terminal=terminal) for question in QUESTIONS)
            counts = sum(map(kinds, pages), Counter[str]())
            share = 1 - counts[ANSWER] / counts.total()
            worst = max(worst, share)
            where = f"on a terminal of {COLUMNS} columns" if terminal else "piped"
            numbers = " | ".join(str(counts[kind]) for kind in KINDS)
            print(f"| {language}, {where} | {counts.total()} | {numbers} | {share:.1%} |")
    return int(worst > MOST)


if __name__ == "__main__":
    sys.exit(main())
