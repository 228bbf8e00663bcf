"""Help: what a command is for, how it is called, examples, and what its exit codes mean.

The words are in the language chosen when a page is made. Nothing is cut, no line is wider than the terminal, and
columns are aligned by the width that Thai has on a screen.
"""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Iterable
from functools import lru_cache
from typing import Any, NamedTuple

from mandate_cli import messages
from mandate_cli.errors import MandateError
from mandate_cli.messages import Message, translatable, translate
from mandate_cli.thai.display import width, writable

# Columns.
_READABLE = 100  # help is no wider than this
_NAMES = 22  # a longer name has a line of its own
_MARGINS = 4  # before a name, and between it and its meaning
_MEANINGS = 30  # with less room beside the names, meanings stand below them

_DONE = {
    "check": Message("there is no problem"),
    "new-amendment": Message("written"),
    "sort": Message("everything is in order"),
}  # what exit code 0 means, where it is not "answered"


class Term(NamedTuple):
    """Something to type or to meet, as an option, an example or an exit code, and what it means or answers."""

    name: str
    meaning: str


class HelpPage(NamedTuple):
    """The help of a command."""

    path: str  # what calls the command, as "mandate groups"
    usage: str
    about: tuple[str, ...]  # paragraphs; the first is one line
    examples: tuple[Term, ...]  # whole command lines, each with the question it answers
    sections: tuple[tuple[str, tuple[Term, ...]], ...]  # each with its heading
    more: str = ""

    def text(
        self, columns: int, words: frozenset[str] = frozenset(), encoding: str = "utf-8", *, short: bool = False
    ) -> str:
        """The page in so many columns; Thai lines end between ``words``, and what ``encoding`` lacks is escaped.

        What is ``short`` of it is the first paragraph, the examples and the first section.
        """
        layout = _Layout(columns, words, encoding)
        about, sections = (self.about[:1], self.sections[:1]) if short else (self.about, self.sections)
        if not short:
            layout.paragraph(f"{translate('Usage:')} {self.path} {self.usage}", indent="    ")
            layout.lines.append("")
        for number, paragraph in enumerate(about):
            if number:
                layout.lines.append("")
            layout.paragraph(paragraph)
        layout.heading(translate("Examples:"))
        layout.examples(self.examples)
        for heading, terms in sections:
            layout.heading(heading)
            layout.table(terms)
        if self.more:
            layout.lines += [""] * (not short)  # which is to fit 24 lines
            layout.paragraph(self.more)
        return "\n".join(layout.lines) + "\n"


class _Layout:
    """Lines of limited width, with only the characters that an encoding has."""

    def __init__(self, columns: int, words: frozenset[str], encoding: str) -> None:
        self.columns = columns
        self.words = words
        self.encoding = encoding
        self.lines: list[str] = []

    def paragraph(self, text: str, *, first: str = "", indent: str = "") -> None:
        """Add a wrapped paragraph: ``first`` before its first line, ``indent`` before the others."""
        from mandate_cli.thai.line_breaks import wrap

        text, first = (writable(part, self.encoding) for part in (text, first))
        self.lines += wrap(text, self.columns, words=self.words, indent=indent, first=first)

    def heading(self, text: str) -> None:
        self.lines.append("")
        self.paragraph(text)

    def table(self, terms: Iterable[Term]) -> None:
        """Add names, and beside or below each what it means."""
        terms = [self._encodable(term) for term in terms]
        widest = max((width(name) for name, _ in terms if width(name) <= _NAMES), default=0)
        beside = self.columns - widest - _MARGINS >= _MEANINGS
        self._add_terms(terms, widest if beside else 0)

    def examples(self, examples: Iterable[Term]) -> None:
        """Add command lines, and the questions they answer: beside them if all fit there, else below."""
        terms = [self._encodable(term) for term in examples]
        widest = max(width(line) for line, _ in terms)
        if widest + _MARGINS + max(width(question) for _, question in terms) <= self.columns:
            self._add_terms(terms, widest)
            return
        for line, question in terms:
            self._add_command_line(line)
            self.paragraph(question, first="      ", indent="      ")

    def _add_command_line(self, line: str) -> None:
        r"""Add a command line; wherever it is broken, a backslash lets a shell take it whole when it is copied."""
        first, *words = re.findall(r'(?:"[^"]*"|[^ "])+', line)
        indent = " " * 10
        if any(width(f"{indent}{word} \\") > self.columns for word in words):  # as with escaped letters
            self.paragraph(line, first="  ", indent=indent)
            return
        begun = f"  {first}"
        for word, more in zip(words, [" \\"] * (len(words) - 1) + [""], strict=True):
            if width(f"{begun} {word}{more}") > self.columns:
                self.lines.append(f"{begun} \\")
                begun = indent + word
            else:
                begun = f"{begun} {word}"
        self.lines.append(begun)

    def _add_terms(self, terms: Iterable[Term], widest: int) -> None:
        """Add terms: the meaning beside names of up to ``widest`` columns, below the others."""
        below = " " * (widest + _MARGINS if widest else 6)
        for name, meaning in terms:
            if width(name) <= widest:
                first = f"  {name}{' ' * (widest - width(name))}  "
            else:
                self.paragraph(name, first="  ", indent="      ")
                first = below
            self.paragraph(meaning, first=first, indent=below)

    def _encodable(self, term: Term) -> Term:
        return Term(*(writable(part, self.encoding) for part in term))


def page(command: Any, data: str | None = None) -> HelpPage:
    """The help of one of typer's commands, or of the whole program if it is the group.

    Its examples are from the data in use: those of ``data``, else of $MANDATE_DATA, else the packaged ones.
    """
    fields = in_use(data or os.environ.get("MANDATE_DATA"), messages.current())
    commands = getattr(command, "commands", {})
    usage, arguments, options = _parameters(command, fields)
    sections = {
        translatable("Commands:"): [Term(each, _paragraphs(commands[each].help, fields)[0]) for each in commands],
        translatable("Arguments:"): arguments,
        translatable("Options:"): options,
        translatable("Exit codes:"): _exit_codes(command),
    }
    return HelpPage(
        path="mandate" if commands else f"mandate {command.name}",
        usage=translate("[OPTIONS] COMMAND [ARGUMENTS]") if commands else usage,
        about=_paragraphs(command.help, fields),
        examples=tuple(
            Term(f"mandate {line}".format(**fields), translate(question).format(**fields))
            for line, question in command.about.examples
        ),
        sections=tuple((translate(heading), tuple(terms)) for heading, terms in sections.items() if terms),
        more=translate("“mandate COMMAND --help” tells more about it. For Thai, set MANDATE_LANG=th.")
        if commands
        else "",
    )


def all_pages(group: Any) -> list[HelpPage]:
    """The help of the program, which is typer's group, and of every command."""
    return [page(group), *(page(command) for command in group.commands.values())]


@lru_cache(4)
def in_use(data: str | None, language: str) -> dict[str, str]:  # noqa: ARG001 - the placeholders are translated
    """What fills the fields of examples: from a data directory, or placeholders where it cannot be read."""
    from mandate_cli.cli.session import Session

    try:
        from mandate_cli.law.examples import examples

        found = examples(Session("help", data=data).law)._asdict()
    except (MandateError, OSError):
        found = {}
    return {name: found.get(name) or translate(placeholder) for name, placeholder in _PLACEHOLDERS.items()}


_PLACEHOLDERS = {
    "office": translatable("the office"),
    "unit": translatable("unit"),
    "task": "TASK",
    "group": "GROUP",
    "name": "GROUP",
    "words": "TEXT",
    "begin": "FROM",
    "end": "TO",
    "year": "DATE",
    **dict.fromkeys(("duty", "cited", "ended", "power", "powers"), "CITATION"),
    "clause": "CLAUSE",
    "title": "TITLE",
}


def fitted(help_page: HelpPage, *, short: bool = False) -> str:
    """A page, or what is short of it, as wide as standard output but no wider than is easy to read."""
    words = frozenset[str]()
    if messages.current() == messages.THAI:
        from mandate_cli.thai.words import load_words

        words = load_words()
    from mandate_cli.output.screen import columns

    width = min(columns(sys.stdout), _READABLE)
    return help_page.text(width, words, sys.stdout.encoding or "utf-8", short=short)


def _paragraphs(docstring: str | None, fields: dict[str, str]) -> tuple[str, ...]:
    """The paragraphs of a docstring, translated, each without its line breaks."""
    paragraphs = (" ".join(paragraph.split()) for paragraph in (docstring or "").split("\n\n"))
    return tuple(translate(paragraph).format(**fields) for paragraph in paragraphs)


def _parameters(command: Any, fields: dict[str, str]) -> tuple[str, list[Term], list[Term]]:
    usage, arguments, options = [translate("[OPTIONS]")], list[Term](), list[Term]()
    for parameter in command.params:
        name, meaning = translate(parameter.metavar or ""), translate(parameter.help or "").format(**fields)
        if parameter.param_type_name == "argument":
            arguments.append(Term(name, meaning))
            usage.append((name if parameter.required else f"[{name}]") + ("..." if parameter.nargs < 0 else ""))
        else:
            options.append(Term(f"{', '.join(parameter.opts)} {name}".strip(), meaning))
    return " ".join(usage), arguments, options


def _exit_codes(command: Any) -> list[Term]:
    meanings = {
        "0": str(_DONE.get(command.name, Message("answered"))),
        "1": translate(command.about.nothing),
        "2": translate("wrong usage, or data that cannot be read or contradicts itself"),
        "130": translate("interrupted") if hasattr(command, "commands") else "",
    }
    return [Term(code, meaning) for code, meaning in meanings.items() if meaning]
