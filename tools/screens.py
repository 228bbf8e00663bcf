"""Make the pictures in the documents: the program's own screens and exports, as PNG.

Each command runs as if on a terminal of 80 columns on a fixed day. Chromium draws the screen, with the Thai font of the
exported web pages. Every word stands in a box of as many columns as it takes on a terminal; it is measured that none
reaches into the next. A picture of a screen carries its text, which tests compare with what the program says now.
Pictures of exports are drawn by Chromium and LibreOffice. Needs ``.[dev]``, chromium and soffice.
"""

from __future__ import annotations

import io
import os
import re
import shlex
import shutil
import subprocess
import tempfile
from base64 import b64encode
from contextlib import contextmanager, redirect_stdout
from datetime import date
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING, Any
from unittest import mock

from mandate_cli.cli import app, session
from mandate_cli.thai.display import width

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).parent.parent
SCREENS = ROOT / "docs" / "screens"
FONTS = ROOT / "src" / "mandate_cli" / "output" / "documents" / "fonts"
CHROMIUM = shutil.which("chromium") or shutil.which("google-chrome")
COMMANDS = {
    "who-handles": "who-handles ร้องเรียน",
    "groups-tree": "groups --tree",
}
LANGUAGES = ("en", "th")
TEXTS = ("text", "csv", "json", "akn")  # forms of the law whose first lines are shown
LINES = 14
DAY = date(2026, 11, 23)
COLUMNS = 80
_SCALE = 1.75  # dots of a picture for each of the page
_COLOURS = 16  # of a picture; fewer bytes, and text looks the same


class _Terminal(io.TextIOWrapper):
    def isatty(self) -> bool:
        return True


def screen(command: str, language: str, columns: int = COLUMNS) -> str:
    """What the program writes to a terminal, with its colours, below the command."""
    out = _Terminal(io.BytesIO(), encoding="utf-8")
    settings = {"MANDATE_LANG": language, "COLUMNS": str(columns), "TERM": "xterm", "FORCE_COLOR": "1", "NO_COLOR": ""}
    with (
        mock.patch.dict(os.environ, settings),
        mock.patch.object(session, "today", return_value=DAY),
        redirect_stdout(out),
    ):
        os.environ.pop("MANDATE_DATA", None)
        app.run(shlex.split(command))
        out.flush()
    written = out.buffer
    assert isinstance(written, io.BytesIO)
    return f"$ mandate {command}\n{written.getvalue().decode()}".rstrip("\n")


def text(screen: str) -> str:
    """A screen without its colours."""
    return re.sub(r"\x1b\[[\d;]*m", "", screen)


def page(screen: str) -> str:
    """A screen as a web page: each word, and each run of spaces, in a box of as many columns as it takes."""
    from rich.console import Console
    from rich.terminal_theme import DEFAULT_TERMINAL_THEME
    from rich.text import Text

    console = Console(width=500, file=io.StringIO(), force_terminal=True, color_system="standard")
    lines = []
    for line in screen.split("\n"):
        boxes: list[tuple[str, int]] = [("", 0)]
        for segment in console.render(Text.from_ansi(line), console.options.update(no_wrap=True)):
            css = segment.style.get_html_style(DEFAULT_TERMINAL_THEME) if segment.style else ""
            for part in re.findall(r" +|[^ \n]+", segment.text):
                if part.isspace() or not boxes[-1][0]:
                    boxes.append(("", 0))
                before, columns = boxes[-1]
                shown = "" if part.isspace() else f'<span style="{css}">{escape(part)}</span>'
                boxes[-1] = (before + shown, columns + width(part))
        lines.append("".join(f'<b style="width:{columns}ch">{word}</b>' for word, columns in boxes if columns))
    fonts = "".join(
        f"@font-face{{font-family:Sarabun;font-weight:{weight};unicode-range:U+E00-E7F;"
        f"src:url(data:font/woff2;base64,{b64encode((FONTS / f'sarabun-{name}.woff2').read_bytes()).decode()})}}"
        for weight, name in ((400, "regular"), (700, "semibold"))
    )
    body = "".join(f"<div>{line or '&nbsp;'}</div>" for line in lines)
    return f"<!doctype html><meta charset=utf-8><style>{fonts}{_STYLE}</style><pre><i></i><i></i><i></i>{body}</pre>"


_STYLE = """
body { margin: 0; background: #fff }
pre { display: inline-block; margin: 0; padding: 8px 16px 14px; border-radius: 8px; background: #fbfbfa;
  border: 1px solid #c8c8c4; font: 14px/22px Sarabun, "DejaVu Sans Mono", monospace; color: #222 }
pre > i { display: inline-block; width: 10px; height: 10px; border-radius: 5px; background: #d4d4d0; margin-right: 6px }
div { height: 22px; padding-right: 4px; white-space: nowrap }
div > b { display: inline-block; font-weight: normal; font-family: "DejaVu Sans Mono", monospace }
span { font-family: Sarabun, "DejaVu Sans Mono", monospace }
"""
_OVERLAPS = """() => [...document.querySelectorAll('div')].flatMap(line => {
  const words = [...line.querySelectorAll('b')].filter(box => box.textContent.trim());
  const edges = words.map(box => {
    const range = document.createRange();
    range.selectNodeContents(box);
    return range.getBoundingClientRect();
  });
  const right = line.getBoundingClientRect().right;
  return words.filter((_, n) => edges[n].right > (n + 1 < words.length ? edges[n + 1].left - 1 : right + 1))
    .map(box => box.textContent);
})"""


@contextmanager
def browser() -> Iterator[Any]:
    """Chromium."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as running:
        chromium = running.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox", "--disable-gpu"])
        yield chromium
        chromium.close()


def drawn(chromium: Any, screen: str) -> tuple[bytes, list[str]]:
    """A screen as a picture, and the words of it that reach into the next or over the edge."""
    visit = chromium.new_page(viewport={"width": 1200, "height": 900}, device_scale_factor=_SCALE)
    visit.set_content(page(screen))
    visit.evaluate("document.fonts.ready.then(() => 0)")
    overlaps: list[str] = visit.evaluate(_OVERLAPS)
    shot: bytes = visit.locator("pre").screenshot()
    visit.close()
    return shot, overlaps


def save(path: Path, shot: bytes, said: str = "") -> None:
    """Write a picture with few colours, and the text that it shows."""
    from PIL import Image
    from PIL.PngImagePlugin import PngInfo

    about = PngInfo()
    if said:
        about.add_itxt("Description", said)
    image = Image.open(io.BytesIO(shot)).convert("RGB").quantize(_COLOURS, dither=Image.Dither.NONE)
    image.save(path, optimize=True, pnginfo=about)
    print(f"{path.relative_to(ROOT)}: {path.stat().st_size // 1024} KB")


def shown(path: Path) -> str:
    """The text that a picture of a screen carries."""
    from PIL import Image

    with Image.open(path) as image:
        image.load()
        return str(image.info["Description"])


def beginning(name: str) -> str:
    """The first lines of an export that is text, as a pager shows them that cuts long lines."""
    lines = text(screen(f"export {name}", "th")).replace("\ufeff", "").split("\n")
    return "\n".join(_cut(line) for line in lines[: LINES + 1])


def _cut(line: str) -> str:
    """As much of a line as a terminal has columns for, without half a letter."""
    end = next((end for end in range(len(line), 0, -1) if width(line[:end]) <= COLUMNS), 0)
    return line[:end]


def exports(chromium: Any) -> None:
    """Make the pictures of what ``mandate export`` writes: texts, a web page at two widths, and a Word document."""
    for name in TEXTS:
        said = beginning(name)
        shot, overlaps = drawn(chromium, said)
        assert not overlaps, overlaps
        save(SCREENS / f"export-{name}.png", shot, said)
    with tempfile.TemporaryDirectory() as folder:
        made = {name: Path(folder) / f"law.{name}" for name in ("html", "docx")}
        with mock.patch.object(session, "today", return_value=DAY), mock.patch.dict(os.environ, MANDATE_LANG="th"):
            for name, path in made.items():
                app.run(["export", name, "-o", str(path)])
        for name, columns in (("export-html", 1000), ("export-html-phone", 390)):
            visit = chromium.new_page(viewport={"width": columns, "height": 640})
            visit.goto(made["html"].as_uri())
            visit.evaluate("document.fonts.ready.then(() => 0)")
            save(SCREENS / f"{name}.png", visit.screenshot())
            visit.close()
        save(SCREENS / "export-docx.png", _first_page(made["docx"]))


def _first_page(path: Path) -> bytes:
    """The first page of a document, as LibreOffice prints it."""
    from pypdfium2 import PdfDocument

    command = ["soffice", "--headless", "--convert-to", "pdf", "--outdir", str(path.parent), str(path)]
    subprocess.run(command, check=True, capture_output=True, timeout=120)  # noqa: S603 - LibreOffice
    out = io.BytesIO()
    PdfDocument(path.with_suffix(".pdf"))[0].render(scale=1.1).to_pil().save(out, "PNG")
    return out.getvalue()


def main() -> None:
    """Make all pictures."""
    with browser() as chromium:
        for name, command in COMMANDS.items():
            for language in LANGUAGES:
                said = screen(command, language)
                shot, overlaps = drawn(chromium, said)
                assert not overlaps, overlaps
                save(SCREENS / f"{name}.{language}.png", shot, text(said))
        exports(chromium)


if __name__ == "__main__":
    main()
