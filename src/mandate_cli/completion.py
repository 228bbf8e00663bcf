"""What can stand at the cursor: commands, options, groups, citations level by level, days on which the law changed.

The shells ask as typer's scripts do, by variables, and get lines; nothing is decided about the terminal here.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Protocol

from mandate_cli.model import CLAUSE
from mandate_cli.thai import BUDDHIST_ERA, normalise
from mandate_cli.value import Value

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from mandate_cli.model import Citation, Mandate

SHELLS = ("bash", "zsh", "fish", "powershell", "pwsh")
VARIABLE = "_MANDATE_COMPLETE"
# typer's script for bash, which besides says whether the answer is only listed: then it may have remarks.
BASH = """\
_mandate_completion() {
    local IFS=$'\\n'
    COMPREPLY=( $( env COMP_WORDS="${COMP_WORDS[*]}" \\
                   COMP_CWORD=$COMP_CWORD COMP_TYPE=$COMP_TYPE \\
                   _MANDATE_COMPLETE=complete_bash $1 ) )
    return 0
}

complete -o default -F _mandate_completion mandate
"""
_LISTING = "63"  # bash's COMP_TYPE when it lists and inserts nothing


class Item(Value):
    """Something that can stand at the cursor, what it is, and a name of it that may stand there as well."""

    value: str
    help: str = ""
    name: str = ""


class Option(Value):
    """An option of a command; ``value`` is what it is called that must follow it, empty if nothing does."""

    name: str
    help: str
    value: str


class Program(Protocol):
    """What is asked of the program."""

    def commands(self) -> Iterable[Item]:
        """The commands."""

    def options(self, command: str | None) -> Iterable[Option]:
        """The options of a command, or of the program itself."""

    def law(self, values: Mapping[str, str]) -> Mandate:
        """The law by the options that have been typed."""


def answer(environment: Mapping[str, str], program: Program) -> tuple[str, int]:
    """What a shell is told, and the exit code, which only fish reads: 1 where it may offer files."""
    shell = environment[VARIABLE].removeprefix("complete_")
    words, typed = _words(shell, environment)
    items = list(_items(words, _unquoted(typed), program))
    if shell == "bash":
        return _for_bash(items, typed, listing=environment.get("COMP_TYPE") == _LISTING), 0
    if shell == "zsh":
        return _for_zsh(items), 0
    if shell == "fish":
        lines = [f"{item.value}\t{' '.join(item.help.split())}" if item.help else item.value for item in items]
        asked = environment.get("_TYPER_COMPLETE_FISH_ACTION") == "get-args"
        return "\n".join(lines) if asked else "", int(not (asked or items))
    return "\n".join(f"{_in_quotes(item.value)}:::{' '.join(item.help.split()) or ' '}" for item in items), 0


# --- what a shell asks, and how it is told ---------------------------------------------------------------------------


def _words(shell: str, environment: Mapping[str, str]) -> tuple[list[str], str]:
    """The whole words after the program's name, and the one at the cursor as it was typed, quotes and all."""
    if shell == "bash":
        line, place = environment["COMP_WORDS"], int(environment["COMP_CWORD"])
        words = line.split("\n") if "\n" in line else _split(line)
        typed = words[place] if place < len(words) else ""
        return [_unquoted(word) for word in words[1:place]], typed
    words = _split(environment.get("_TYPER_COMPLETE_ARGS", ""))[1:]
    if shell in {"powershell", "pwsh"}:
        typed = environment.get("_TYPER_COMPLETE_WORD_TO_COMPLETE", "")
        return (words[:-1] if typed else words), typed
    if words and not environment["_TYPER_COMPLETE_ARGS"].endswith(" "):
        return words[:-1], words[-1]
    return words, ""


def _split(line: str) -> list[str]:
    """A command line as words; a quote that is still open holds what is after it."""
    import shlex

    lexer = shlex.shlex(line, posix=True)
    lexer.whitespace_split = True
    lexer.commenters = ""
    words: list[str] = []
    try:
        words += lexer
    except ValueError:
        words.append(lexer.token or "")
    return words


def _unquoted(word: str) -> str:
    for quote in "'\"":
        if word.startswith(quote):
            return word[1:].removesuffix(quote)
    return re.sub(r"\\(.)", r"\1", word)


def _for_bash(items: Sequence[Item], typed: str, *, listing: bool) -> str:
    """Values as bash inserts them: inside quotes as they are, else with backslashes; if only listed, with remarks."""
    if listing and len(items) > 1:
        return "\n".join(f"{item.value}  {item.name}" if item.name else item.value for item in items)
    if not typed:  # bash shows no remarks on values, and a name says more than a number
        items = [Item(item.name or item.value) for item in items]
    if typed.startswith(("'", '"')):
        return "\n".join(item.value for item in items)
    return "\n".join(re.sub(r"([\s()'\"&;|<>$`\\*?\[\]#~!{}])", r"\\\1", item.value) for item in items)


def _for_zsh(items: Sequence[Item]) -> str:
    """A line that zsh evaluates."""

    def escape(text: str) -> str:
        for mark, written in (('"', '""'), ("'", "''"), ("$", "\\$"), ("`", "\\`"), (":", r"\\:")):
            text = text.replace(mark, written)
        return " ".join(text.split())

    lines = [f'"{escape(item.value)}"' + (f':"{escape(item.help)}"' if item.help else "") for item in items]
    return f"_arguments '*: :(({chr(10).join(lines)}))'" if lines else "_files"


def _in_quotes(value: str) -> str:
    return f"'{value}'" if re.search(r"[\s()]", value) else value


# --- what can stand there --------------------------------------------------------------------------------------------


_OF_SHELLS = (["--show-completion"], ["--install-completion"])


def _first(typed: str, program: Program) -> Iterator[Item]:
    """What a command line begins with."""
    yield from program.commands()
    if typed.startswith("-"):
        yield from (Item(each.name, each.help) for each in program.options(None))


def _items(words: list[str], typed: str, program: Program) -> Iterator[Item]:
    at = next((place for place, word in enumerate(words) if not word.startswith("-")), None)
    if at is None:
        found = map(Item, SHELLS) if words[-1:] in _OF_SHELLS else _first(typed, program)
        yield from (item for item in found if item.value.startswith(typed))
        return
    command, rest = words[at], words[at + 1 :]
    if command not in {item.value for item in program.commands()}:
        return
    options = {each.name: each for each in program.options(command)}
    given, values, waiting = _parsed(rest, options)
    name, equals, value = typed.partition("=")
    if equals and name in options:
        for item in _values(name, value, program, values):
            yield item._replace(value=f"{name}={item.value}")
    elif waiting:
        yield from _values(waiting, typed.removeprefix("="), program, values)
    elif typed.startswith("-"):
        for option in options.values():
            if option.name.startswith(typed) and option.name not in rest:
                yield Item(option.name, option.help)
    else:
        yield from _arguments(command, given, typed, program, values)


def _parsed(words: list[str], options: Mapping[str, Option]) -> tuple[list[str], dict[str, str], str | None]:
    """The arguments, the values of options, and the option that still waits for its value."""
    given: list[str] = []
    values: dict[str, str] = {}
    waiting = None
    for word in words:
        name, equals, value = word.partition("=")
        if waiting and word == "=":  # bash parts words there
            continue
        if waiting:
            values[waiting], waiting = word, None
        elif name in options and options[name].value:
            if equals:
                values[name] = value
            else:
                waiting = name
        elif not word.startswith("-"):
            given.append(word)
    return given, values, waiting


def _values(option: str, typed: str, program: Program, values: Mapping[str, str]) -> Iterator[Item]:
    if option == "--as-of":
        yield from _days(typed, program.law(values))
    elif option == "--color":
        yield from (Item(each) for each in ("auto", "always", "never") if each.startswith(typed))


def _arguments(
    command: str, given: Sequence[str], typed: str, program: Program, values: Mapping[str, str]
) -> Iterator[Item]:
    if command == "duties" and not given:
        yield from _groups(typed, program.law(values))
    elif command == "cite" or (command in {"show", "history"} and not given):
        yield from _citations(typed, program.law(values))
    elif command == "diff" and len(given) < 2:
        yield from _days(typed, program.law(values))


def _days(typed: str, mandate: Mandate) -> Iterator[Item]:
    """The days on which an instrument made the law what it is."""
    from mandate_cli.language import THAI, current

    known = [*mandate.instruments, *(each.instrument for each in mandate.outstanding)]
    for instrument in sorted(known, key=lambda each: each.order):
        day = instrument.day
        era = f"{day.year + BUDDHIST_ERA}{day.isoformat()[4:]}"
        written = (era, day.isoformat()) if current() == THAI else (day.isoformat(), era)
        found = next((each for each in written if each.startswith(typed)), None)
        if found:
            yield Item(found, instrument.short_title)


def _groups(typed: str, mandate: Mandate) -> Iterator[Item]:
    """The groups by number, what they are called beside it; by name, with กลุ่ม or without, once letters were typed."""
    key = normalise(typed)
    for group in mandate.groups:
        if group.number.startswith(key):
            yield Item(group.number, group.name, group.name)
        elif normalise(group.name).startswith(key):
            yield Item(group.name, group.number)
        elif normalise(group.name).startswith(f"กลุ่ม{key}"):
            yield Item(group.name.removeprefix("กลุ่ม"), group.number)


def _citations(typed: str, mandate: Mandate) -> Iterator[Item]:
    """The citations of one level that begin as typed; those inside, once one is typed whole.

    In the short form, 7.10.ข, which needs no quotes, unless a space or a bracket was typed: then ข้อ 7 (10) (ข).
    """
    key = normalise(typed) + (" " if typed.endswith(" ") else "")
    mark = "(" if " " in key or "(" in key else "."
    level = key.count(mark) + 1
    written = [(form, each) for each in mandate.provisions for form in _forms(each.citation, mark)]
    begun = [(form, each) for form, each in written if form.startswith(key)]
    found = [(form, each) for form, each in begun if len(each.citation.labels) == level]
    if all(form == key for form, _ in found):
        inside = key if mark == "(" else key + mark
        deeper = (each for each in begun if each[0].startswith(inside))
        found += [each for each in deeper if len(each[1].citation.labels) == level + 1]
    seen = set()
    for form, each in found:
        if each.citation not in seen:
            seen.add(each.citation)
            yield Item(form, each.words.text)


def _forms(citation: Citation, mark: str) -> tuple[str, ...]:
    """How a citation is typed, the shortest first; ข้อ need not be said."""
    whole = str(citation)
    short = f"{citation.kind}{'.'.join(citation.labels)}"
    form = whole if mark == "(" else short
    return (form.removeprefix(citation.kind).strip(), form) if citation.kind == CLAUSE else (form,)
