"""The manual of a command: what it is for, how it is called, examples, what its exit codes mean.

Its words are in the language spoken when it was made. ``text`` is what ``--help`` prints: nothing cut, nothing wider
than the terminal, columns aligned by what Thai takes on a screen.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, NamedTuple

from mandate_cli.cli.suggestions import OPTIONS
from mandate_cli.messages import Message, translate
from mandate_cli.thai.display import width, writable

if TYPE_CHECKING:
    from collections.abc import Iterable

_NAMES = 22  # columns: a longer name has a line of its own
_MARGINS = 4  # columns: before a name, and between it and what it means
_MEANINGS = 30  # columns: where fewer are left beside the names, the meanings stand below


class Term(NamedTuple):
    """Something to type or to meet, as an option or an exit code, and what it means."""

    name: str
    meaning: str


class Example(NamedTuple):
    """What to type after the name of the program, and the question it puts."""

    arguments: str
    question: str


class _Paper:
    """Lines of at most so many columns, with only what an encoding has."""

    def __init__(self, columns: int, words: frozenset[str], encoding: str) -> None:
        self.columns = max(columns, 20)
        self.words = words
        self.encoding = encoding
        self.lines: list[str] = []

    def write(self, text: str, *, first: str = "", indent: str = "") -> None:
        """A paragraph."""
        from mandate_cli.thai.line_breaks import wrap

        text, first = (writable(each, self.encoding) for each in (text, first))
        self.lines += wrap(text, self.columns, words=self.words, indent=indent, first=first)

    def heading(self, text: str) -> None:
        """What stands above a table."""
        self.lines.append("")
        self.write(text)

    def table(self, entries: Iterable[Term]) -> None:
        """Names, and beside or below them what they mean."""
        entries = [self._written(entry) for entry in entries]
        widest = max((width(name) for name, _ in entries if width(name) <= _NAMES), default=0)
        beside = self.columns - widest - _MARGINS >= _MEANINGS
        self._entries(entries, widest if beside else 0, "      ")

    def examples(self, entries: Iterable[Term]) -> None:
        """What to type, and the question it puts: beside it if every one fits there, else below."""
        entries = [self._written(entry) for entry in entries]
        widest = max(width(name) for name, _ in entries)
        if widest + _MARGINS + max(width(question) for _, question in entries) <= self.columns:
            self._entries(entries, widest, "")
            return
        for name, question in entries:
            self._typed(name)
            self.write(question, first="      ", indent="      ")

    def _typed(self, line: str) -> None:
        r"""A command line; where it goes on below, a backslash tells a shell so, that it can be copied."""
        first, *words = re.findall(r"(?:'[^']*'|[^ '])+", line)
        indent = " " * 10
        if any(width(f"{indent}{word} \\") > self.columns for word in words):  # as where letters are written out
            self.write(line, first="  ", indent=indent)
            return
        begun = f"  {first}"
        for word, more in zip(words, [" \\"] * (len(words) - 1) + [""], strict=True):
            if width(f"{begun} {word}{more}") > self.columns:
                self.lines.append(f"{begun} \\")
                begun = indent + word
            else:
                begun = f"{begun} {word}"
        self.lines.append(begun)

    def _entries(self, entries: Iterable[Term], widest: int, indent: str) -> None:
        """Names, and what they mean beside those of at most so many columns, below the others.

        What does not fit of a name stands behind ``indent``.
        """
        below = " " * (widest + _MARGINS if widest else 6)
        for name, meaning in entries:
            if width(name) <= widest:
                first = f"  {name}{' ' * (widest - width(name))}  "
            else:
                self.write(name, first="  ", indent=indent)
                first = below
            self.write(meaning, first=first, indent=below)

    def _written(self, entry: Term) -> Term:
        """An entry with only what the encoding has."""
        return Term(*(writable(each, self.encoding) for each in entry))


class Manual(NamedTuple):
    """All there is to say of a command; ``path`` is what calls it, ``about`` its paragraphs, the first of one line."""

    path: str
    usage: str
    about: tuple[str, ...]
    examples: tuple[Example, ...]
    sections: tuple[tuple[str, tuple[Term, ...]], ...]
    more: str = ""

    def text(self, columns: int, words: frozenset[str] = frozenset(), encoding: str = "utf-8") -> str:
        """The manual as lines that fit into so many columns; ``words`` are those Thai may be wrapped between.

        What ``encoding`` lacks is written out.
        """
        paper = _Paper(columns, words, encoding)
        paper.write(f"{translate('Usage:')} {self.path} {self.usage}", indent="    ")
        paper.lines.append("")
        self._body(paper, self.about, self.sections)
        return "\n".join(paper.lines) + "\n"

    def short(self, columns: int, words: frozenset[str] = frozenset(), encoding: str = "utf-8") -> str:
        """What the program says when it is asked nothing: what it is for, examples, and where the rest is."""
        paper = _Paper(columns, words, encoding)
        self._body(paper, self.about[:1], self.sections[:1])
        return "\n".join(paper.lines) + "\n"

    def _body(self, paper: _Paper, about: Iterable[str], sections: Iterable[tuple[str, tuple[Term, ...]]]) -> None:
        """All but how it is called, with these of its paragraphs and sections."""
        for number, paragraph in enumerate(about):
            if number:
                paper.lines.append("")
            paper.write(paragraph)
        paper.heading(translate("Examples:"))
        name = self.path.partition(" ")[0]
        paper.examples(Term(f"{name} {each.arguments}", each.question) for each in self.examples)
        for heading, entries in sections:
            paper.heading(heading)
            paper.table(entries)
        if self.more:
            paper.lines.append("")
            paper.write(self.more)


def of_command(command: Any, examples: tuple[Example, ...], nothing: str) -> Manual:
    """The manual of one of typer's commands; ``nothing`` is what exit code 1 means of it."""
    usage, arguments, options = _parameters(command)
    return Manual(
        path=f"mandate {command.name}",
        usage=" ".join(usage),
        about=paragraphs(command.help),
        examples=examples,
        sections=(
            *(((translate("Arguments:"), tuple(arguments)),) if arguments else ()),
            (translate("Options:"), tuple(options)),
            (translate("Exit codes:"), _exits(translate(nothing), _FOUND.get(str(command.name)))),
        ),
    )


def of_program(group: Any, commands: Iterable[tuple[str, str]], examples: tuple[Example, ...]) -> Manual:
    """The manual of the whole program, made of typer's group, its commands and what each is for."""
    exits = _exits(translate("nothing found; of check: there are problems"))
    return Manual(
        path="mandate",
        usage=translate("[OPTIONS] COMMAND [ARGUMENTS]"),
        about=paragraphs(group.help),
        examples=examples,
        sections=(
            (translate("Commands:"), tuple(Term(*each) for each in commands)),
            (translate("Options:"), tuple(_parameters(group)[2])),
            (translate("Exit codes:"), (*exits, Term("130", translate("interrupted")))),
        ),
        more=translate("“mandate COMMAND --help” tells all about a command. MANDATE_LANG=th speaks Thai."),
    )


def paragraphs(docstring: str | None) -> tuple[str, ...]:
    """The paragraphs of a docstring, each without its line breaks."""
    return tuple(translate(" ".join(each.split())) for each in (docstring or "").split("\n\n"))


def _parameters(command: Any) -> tuple[list[str], list[Term], list[Term]]:
    """How a command is called, its arguments, and its options."""
    usage, arguments, options = [translate("[OPTIONS]")], [], []
    for each in command.params:
        name, meaning = translate(each.metavar or ""), translate(each.help or "")
        if each.param_type_name == "argument":
            arguments.append(Term(name, meaning))
            usage.append((name if each.required else f"[{name}]") + ("..." if each.nargs < 0 else ""))
        else:
            options.append(Term(f"{', '.join(each.opts)} {name}".strip(), meaning))
    options.append(Term("-h, --help", translate("Print this help and leave.")))
    return usage, arguments, options


def _exits(nothing: str, found: Message | None = None) -> tuple[Term, ...]:
    return (
        Term("0", str(found or Message("answered"))),
        Term("1", nothing),
        Term("2", translate("wrong usage, or data that cannot be read or contradicts itself")),
    )


_FOUND = {"check": Message("there is no problem")}  # what exit code 0 means, where that is no answer
_SHARED = {"--as-of", "--data", "--with", "--json"}  # what is often typed before the command


def _no_option(error: Any, option: str) -> tuple[Message, str | None]:
    """That a command has no such option, and which one was meant; for the day, which some do not take, none else is."""
    known = {"--help", *(each for parameter in error.ctx.command.params for each in parameter.opts)}
    called = OPTIONS.get(option)
    near = [] if option == "--as-of" else [each for each in (called, *(error.possibilities or ())) if each in known]
    if near:
        return Message("There is no option {option}. Did you mean {meant}?", option=option, meant=near[0]), near[0]
    return Message("There is no option {option}.", option=option), None


def problem(error: Any, path: str) -> tuple[Message, str | None]:
    """What is wrong with a command line, by the error typer makes of it; and what was meant, if that can be told."""
    option = getattr(error, "option_name", "")
    extra = re.search(r"(?s)extra arguments?(?:\(s\))? \((.*)\)", error.message)
    match type(error).__name__:
        case "MissingParameter":
            return Message("{argument} is missing.", argument=translate(error.param.metavar)), None
        case "NoSuchOption" if path == "mandate" and option in _SHARED:
            return Message("{option} belongs after a command.", option=option), None
        case "NoSuchOption":
            return _no_option(error, option)
        case "BadOptionUsage" if "requires" in error.message:
            return Message("{option} needs a value after it.", option=option), None
        case "BadOptionUsage":
            return Message("{option} takes no value.", option=option), None
        case "BadParameter" if choices := getattr(getattr(error.param, "type", None), "choices", ()):
            template = "The value of {option} is none of these: {choices}."
            return Message(template, option=error.param.opts[0], choices=", ".join(choices)), None
        case "BadParameter" if error.param:
            template = "The value of {option} is not a whole number of 0 or more."
            return Message(template, option=error.param.opts[0]), None
    if extra:
        return Message("“{words}” was not expected; put words that belong together in quotes.", words=extra[1]), None
    return Message("{problem}.", problem=error.format_message().rstrip(".")), None
