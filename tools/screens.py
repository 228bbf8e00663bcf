"""Write the pictures in the READMEs: the program's own screens, in colour, as SVG.

Each command runs as if on a terminal of 80 columns on a fixed day. Tests compare only the text of the pictures, which
``shown`` reads back.
"""

from __future__ import annotations

import io
import os
import re
import shlex
from contextlib import redirect_stdout
from datetime import date
from html import unescape
from pathlib import Path
from unittest import mock

from mandate_cli.cli import app, session

SCREENS = Path(__file__).parent.parent / "docs" / "screens"
COMMANDS = {
    "who-handles": "who-handles ร้องเรียน",
    "groups-tree": "groups --tree",
}
LANGUAGES = ("en", "th")
DAY = date(2026, 11, 23)
COLUMNS = 80


class _Terminal(io.TextIOWrapper):
    def isatty(self) -> bool:
        return True


def screen(command: str, language: str) -> str:
    """What the program writes to a terminal, with its colours."""
    out = _Terminal(io.BytesIO(), encoding="utf-8")
    settings = {"MANDATE_LANG": language, "COLUMNS": str(COLUMNS), "TERM": "xterm", "FORCE_COLOR": "", "NO_COLOR": ""}
    with (
        mock.patch.dict(os.environ, settings),
        mock.patch.object(session, "today", return_value=DAY),
        redirect_stdout(out),
    ):
        os.environ.pop("MANDATE_DATA", None)
        app.run([*shlex.split(command), "--color", "always"])
        out.flush()
    written = out.buffer
    assert isinstance(written, io.BytesIO)
    return written.getvalue().decode()


def picture(command: str, language: str) -> str:
    """A screen as SVG."""
    from rich.console import Console
    from rich.text import Text

    console = Console(record=True, width=COLUMNS, file=io.StringIO(), force_terminal=True, color_system="standard")
    console.print(Text.from_ansi(f"$ mandate {command}\n{screen(command, language)}".rstrip("\n")), soft_wrap=True)
    svg = console.export_svg(title="mandate", unique_id=f"mandate-{language}")
    return "\n".join(line.rstrip() for line in svg.splitlines()) + "\n"


def shown(svg: str) -> list[str]:
    """The lines of text in a picture."""
    lines: dict[int, str] = {}
    for number, text in re.findall(r'clip-path="url\(#[\w-]+-line-(\d+)\)">(.*?)</text>', svg):
        lines[int(number)] = lines.get(int(number), "") + unescape(text).replace("\xa0", " ")
    return [lines.get(number, "").rstrip() for number in range(max(lines, default=-1) + 1)]


if __name__ == "__main__":
    for command_name, command_line in COMMANDS.items():
        for chosen in LANGUAGES:
            path = SCREENS / f"{command_name}.{chosen}.svg"
            path.write_text(picture(command_line, chosen), encoding="utf-8")
            print(f"{path} written")
