"""Write the man pages, man/mandate.1 and man/th/mandate.1, from the program's help texts."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

from mandate_cli import __version__, messages
from mandate_cli.cli import app
from mandate_cli.cli.help import HelpPage, Term, all_pages
from mandate_cli.messages import Message, translate
from mandate_cli.thai.line_breaks import ends
from mandate_cli.thai.words import load_words

if TYPE_CHECKING:
    from collections.abc import Container, Iterable

ROOT = Path(__file__).parent.parent
PAGES = {messages.ENGLISH: ROOT / "man" / "mandate.1", messages.THAI: ROOT / "man" / "th" / "mandate.1"}
_THAI = re.compile("[ก-๎]")
_ROFF = {"\\": "\\e", "-": "\\-", "'": "\\(aq"}


def page(name: str) -> str:
    """The man page in a language."""
    messages.use(name)
    try:
        program, *commands = all_pages(app.built())
        shared = _shared(commands)
        title = translate("User Commands")
        lines = [
            '.\\" Written by tools/man.py; do not edit.',
            f".ds MN {title}",
            ".if rLL .if (\\n[LL]u<46n) .ds MN \\&",  # on narrow terminals, no middle part in the header
            f'.TH MANDATE 1 "" "mandate {__version__}" "\\*(MN"',
            ".nh",
            ".ad l",
            *([".ds HF R"] if name == messages.THAI else []),  # man's bold headings tear Thai letters apart
            *_heading(translate("Name")),
            f"mandate \\- {_text(program.about[0].rstrip('.'))}",
            *_heading(translate("Synopsis")),
            f"\\fBmandate\\fR {_text(program.usage)}",
            *_heading(translate("Description")),
            *_paragraphs(program.about),
            *_heading(translate("Commands")),
            *(line for command in commands for line in _command(command, shared)),
            *_heading(translate("Options")),
            *_entries(shared.values()),
            *_entries(option for option in _section(program, "Options:") if option.name not in shared),
            *_heading(translate("Exit status")),
            *_entries(_section(program, "Exit codes:")),
            *_heading(translate("Environment")),
            *_entries(Term(variable, str(meaning)) for variable, meaning in _VARIABLES),
            *_heading(translate("Files")),
            *_entries([Term("~/.cache/mandate", translate("The law once read; it can be deleted at any time."))]),
            *_heading(translate("Examples")),
            *_examples(program.examples),
        ]
    finally:
        messages.use(messages.ENGLISH)
    return "\n".join(lines) + "\n"


_VARIABLES = (
    ("MANDATE_LANG", Message("The language of the tool’s own words: th or en. Without it the locale decides.")),
    ("MANDATE_DATA", Message("The directory of the data, as by --data.")),
    ("MANDATE_PHRASES", Message("Files of phrases that the office lays on top, as by --phrases, parted as in PATH.")),
    ("NO_COLOR", Message("If set, no colour on a terminal.")),
    ("FORCE_COLOR", Message("If set, colour where there is no terminal as well.")),
    ("XDG_CACHE_HOME", Message("Where the law once read is kept, instead of ~/.cache.")),
)


def _heading(text: str) -> list[str]:
    return [f".SH {_text(text.upper())}"]


def _section(page: HelpPage, heading: str) -> tuple[Term, ...]:
    return dict(page.sections)[translate(heading)]


def _shared(commands: list[HelpPage]) -> dict[str, Term]:
    """The options that most commands have, by name; the text names the commands that lack one."""
    takers: dict[Term, set[str]] = {}
    for command in commands:
        for entry in _section(command, "Options:"):
            takers.setdefault(entry, set()).add(command.path)
    shared: dict[str, Term] = {}
    for entry, paths in takers.items():
        lacking = [command.path.partition(" ")[2] for command in commands if command.path not in paths]
        if len(lacking) < len(paths):
            but = [str(Message("Not with {commands}.", commands=messages.listed(lacking)))] if lacking else []
            shared[entry.name] = Term(entry.name, " ".join([entry.meaning, *but]))
    return shared


def _command(command: HelpPage, shared: Container[str]) -> list[str]:
    own = [option for option in _section(command, "Options:") if option.name not in shared]
    arguments = dict(command.sections).get(translate("Arguments:"), ())
    fails = _section(command, "Exit codes:")[1].meaning
    return [
        f".SS {_text(f'{command.path} {command.usage}')}",
        *_paragraphs(command.about),
        *_entries([*arguments, *own, Term(translate("Exit code 1"), fails)]),
        *_examples(command.examples),
    ]


def _paragraphs(texts: tuple[str, ...]) -> list[str]:
    return [line for text in texts for line in (".PP", _text(text))]


def _entries(entries: Iterable[Term]) -> list[str]:
    return [line for entry in entries for line in (".TP", _bold(entry.name), _text(entry.meaning))]


def _bold(text: str) -> str:
    return _text(text) if _THAI.search(text) else f"\\fB{_text(text)}\\fR"


def _examples(examples: tuple[Term, ...]) -> list[str]:
    """Each question, and the command below it, indented; a second line of the command is indented further."""
    lines: list[str] = []
    for command_line, question in examples:
        lines += [".PP", _text(question), ".RS 8", ".ti -4", _text(command_line), ".RE"]
    return lines


def _text(text: str) -> str:
    """A text for roff, which does not know Thai words: with every place marked where a line may end."""
    breaks = ends(text, load_words())
    escaped = ""
    for place, character in enumerate(text):
        if character == " ":
            escaped += " " if place + 1 in breaks else "\\ "
        else:
            escaped += ("\\:" if place in breaks and text[place - 1] != " " else "") + _ROFF.get(character, character)
    return f"\\&{escaped}" if escaped.startswith((".", "\\(aq")) else escaped


if __name__ == "__main__":
    for language, path in PAGES.items():
        path.write_text(page(language), encoding="utf-8")
        print(f"{path} written")
