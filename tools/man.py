"""Write the man pages, man/mandate.1 and man/th/mandate.1, from what the program says of itself.

``--check`` writes nothing and says which is not up to date.
"""

from __future__ import annotations

import re
import sys
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING

from mandate_cli import __version__, cli, language
from mandate_cli.files import load_words
from mandate_cli.language import translate
from mandate_cli.manual import Entry, Example, Manual
from mandate_cli.model import Message
from mandate_cli.wrap import boundaries

if TYPE_CHECKING:
    from collections.abc import Iterable

ROOT = Path(__file__).parent.parent
PAGES = {language.ENGLISH: ROOT / "man" / "mandate.1", language.THAI: ROOT / "man" / "th" / "mandate.1"}
_SHARED = ("--as-of", "--data", "--with", "--json", "-h")  # options said once, not with every command
_RUN = re.compile("[ก-ฮะ-ฺเ-ๅ็-๎]+")


def page(name: str) -> str:
    """The man page in a language."""
    language.use(name)
    try:
        program, *commands = cli.manuals()
        lines = [
            '.\\" Made by tools/man.py; do not edit.',
            f'.TH MANDATE 1 "" "mandate {__version__}" "{translate("User Commands")}"',
            ".nh",
            ".ad l",
            *([".ds HF R"] if name == language.THAI else []),  # printed twice for bold, Thai falls apart
            *_heading(translate("Name")),
            f"mandate \\- {_text(program.about[0].rstrip('.'))}",
            *_heading(translate("Synopsis")),
            f"\\fBmandate\\fR {_text(program.usage)}",
            *_heading(translate("Description")),
            *_paragraphs(program.about),
            *_heading(translate("Commands")),
            *(line for command in commands for line in _command(command)),
            *_heading(translate("Options")),
            *_entries(each for each in _section(commands[0], "Options:") if each.name.startswith(_SHARED)),
            *_entries(each for each in _section(program, "Options:") if not each.name.startswith(_SHARED)),
            *_heading(translate("Exit status")),
            *_entries(_section(program, "Exit codes:")),
            *_heading(translate("Environment")),
            *_entries(Entry(variable, str(meaning)) for variable, meaning in _VARIABLES),
            *_heading(translate("Files")),
            *_entries([Entry("~/.cache/mandate", translate("The law once read; it can be deleted at any time."))]),
            *_heading(translate("Examples")),
            *_examples(program.examples),
        ]
    finally:
        language.use(language.ENGLISH)
    return "\n".join(lines) + "\n"


_VARIABLES = (
    ("MANDATE_LANG", Message("The language of the tool’s own words: th or en. Without it the locale decides.")),
    ("MANDATE_DATA", Message("The directory of the data, as by --data.")),
    ("NO_COLOR", Message("If set, no colour on a terminal.")),
    ("FORCE_COLOR", Message("If set, colour where there is no terminal as well.")),
    ("XDG_CACHE_HOME", Message("Where the law once read is kept, instead of ~/.cache.")),
)


def _heading(text: str) -> list[str]:
    return [f".SH {_text(text.upper())}"]


def _section(manual: Manual, heading: str) -> tuple[Entry, ...]:
    return dict(manual.sections)[translate(heading)]


def _command(manual: Manual) -> list[str]:
    own = [each for each in _section(manual, "Options:") if not each.name.startswith(_SHARED)]
    arguments = dict(manual.sections).get(translate("Arguments:"), ())
    fails = _section(manual, "Exit codes:")[1].meaning
    return [
        f".SS {manual.path} {_text(manual.usage)}",
        *_paragraphs(manual.about),
        *_entries([*arguments, *own, Entry(translate("Exit code 1"), fails)]),
        *_examples(manual.examples),
    ]


def _paragraphs(texts: tuple[str, ...]) -> list[str]:
    return [line for text in texts for line in (".PP", _text(text))]


def _entries(entries: Iterable[Entry]) -> list[str]:
    found: list[str] = []
    for entry in entries:
        found += [".TP", _bold(entry.name), _text(entry.meaning)]
    return found


def _bold(text: str) -> str:
    return _text(text) if _RUN.search(text) else f"\\fB{_text(text)}\\fR"


def _examples(examples: tuple[Example, ...]) -> list[str]:
    found: list[str] = []
    for example in examples:
        found += [".PP", _text(example.question), ".RS 4", ".nf", f"mandate {_text(example.arguments)}", ".fi", ".RE"]
    return found


def _text(text: str) -> str:
    """A text as roff takes it, Thai with places where a line may end, which roff cannot know."""
    text = text.replace("\\", "\\e").replace("-", "\\-").replace("'", "\\(aq")
    if language.current() == language.THAI:
        text = _RUN.sub(_parted, text)
    return f"\\&{text}" if text.startswith((".", "\\(aq")) else text


def _parted(run: re.Match[str]) -> str:
    places = [0, *boundaries(run[0], load_words()), len(run[0])]
    return "\\:".join(run[0][start:end] for start, end in pairwise(places))


def main() -> int:
    """Write the pages, or say which is not up to date."""
    stale = []
    for name, path in PAGES.items():
        fresh = page(name)
        if path.is_file() and path.read_text(encoding="utf-8") == fresh:
            continue
        stale.append(path)
        if "--check" not in sys.argv:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(fresh, encoding="utf-8")
    for path in stale:
        print(f"{path}: {'is not up to date' if '--check' in sys.argv else 'written'}")
    return int("--check" in sys.argv and bool(stale))


if __name__ == "__main__":
    sys.exit(main())
