"""What can stand at the cursor: commands, options, groups, citations level by level, days on which the law changed.

The scripts in ``shells`` ask by variables and get lines; nothing is decided about the terminal here.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple, Protocol

from mandate_cli.law.citation import CLAUSE
from mandate_cli.thai.dates import BUDDHIST_ERA
from mandate_cli.thai.normalise import normalise

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from mandate_cli.law.citation import Citation
    from mandate_cli.law.model import Mandate


SHELLS = ("bash", "zsh", "fish", "powershell", "pwsh")
_LISTING = "63"  # bash's COMP_TYPE when it lists and inserts nothing
_PATHS = {"--data": "/directories", "--with": "/files"}  # what the shell itself completes, as the scripts know it


class Item(NamedTuple):
    """Something that can stand at the cursor, what it is, and a name of it that may stand there as well."""

    value: str
    help: str = ""
    name: str = ""


class Option(NamedTuple):
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


def answer(shell: str, environment: Mapping[str, str], program: Program) -> str:
    """What a shell is told: one thing a line, or what only the shell knows.

    To bash as it inserts or lists it, to the others with a tab and a description.
    """
    words, typed = _words(environment)
    if shell == "bash":
        words, typed, kept = _of_bash(words, typed, environment)
        items = list(_items([_unquoted(word) for word in words], _unquoted(typed), program))
        return _for_bash(items, typed, kept, listing=environment.get("COMP_TYPE") == _LISTING)
    powershell = shell in {"powershell", "pwsh"}
    if shell == "zsh":
        words = [_unquoted(word) for word in words]
    lines = []
    for value, remark, _ in _items(words, _unquoted_by_powershell(typed) if powershell else _unquoted(typed), program):
        shown = _quoted_for_powershell(value) if powershell else value
        lines.append(f"{shown}\t{' '.join(remark.split())}" if remark else shown)
    return "\n".join(lines)


def _words(environment: Mapping[str, str]) -> tuple[list[str], str]:
    """The words before the cursor, without the program's name, and the one at it: one a line, or parted by spaces."""
    asked, place = environment["COMP_WORDS"], int(environment["COMP_CWORD"])
    words = asked.split("\n" if "\n" in asked else " ")
    return words[1:place], "".join(words[place : place + 1])


def _of_bash(words: list[str], typed: str, environment: Mapping[str, str]) -> tuple[list[str], str, str]:
    """Words that bash parted at = and : whole again, the last up to the cursor, and what bash leaves alone of that.

    The line tells: between words that are two there is white space.
    """
    line = environment.get("COMP_LINE", "")
    if line:
        program = environment["COMP_WORDS"].partition("\n")[0]
        whole: list[str] = []
        end = 0
        for word in (program, *words, typed):
            start = end + len(line[end:]) - len(line[end:].lstrip())
            part = line[start : start + len(word)]
            if whole and part and start == end:
                whole[-1] += part
            else:
                whole.append(part)
            end = start + len(part)
        words, typed = whole[1:-1], whole[-1]
    replaced = environment.get("COMP_WORD", typed.lstrip("'\""))
    return words, typed, typed[: len(typed) - len(replaced)] if typed.endswith(replaced) else ""


def _unquoted(word: str) -> str:
    """A word without the quotes and backslashes of a POSIX shell; a quote may still be open."""
    if not re.search(r"[\\'\"]", word):
        return word
    quoted = r"""\\(.)|'([^']*)'?|"((?:\\.|[^"\\])*)"?"""
    return re.sub(
        quoted,
        lambda found: found[1] or found[2] or re.sub(r'\\([\\"$`])', r"\1", found[3] or ""),
        word,
    )


def _for_bash(items: Sequence[Item], typed: str, kept: str, *, listing: bool) -> str:
    """Values as bash inserts them: inside quotes as they are, else with backslashes; if only listed, with remarks."""
    start = _unquoted(kept)
    if listing and len(items) > 1:
        return "\n".join(f"{value.removeprefix(start)}  {name}".rstrip() for value, _, name in items)
    if not typed.strip("'\""):  # bash shows no remarks on values, and a name says more than a number
        items = [Item(item.name or item.value) for item in items]
    values = [item.value.removeprefix(start) for item in items]
    if kept.endswith(("'", '"')):
        return "\n".join(values)
    return "\n".join(re.sub(r"([\s()'\"&;|<>$`\\*?\[\]#~!{}])", r"\\\1", value) for value in values)


def _unquoted_by_powershell(word: str) -> str:
    """A word as PowerShell means it, where a backslash is one; a quote may still be open."""
    return re.sub("`(.)", r"\1", word.strip("'\""))


def _quoted_for_powershell(value: str) -> str:
    """A value that PowerShell takes as one word."""
    if not re.search(r"[\s(){};,|&<>$`'\"@#]", value):
        return value
    return "'" + value.replace("'", "''") + "'"


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
    if waiting:
        yield from _values(waiting, typed, program, values)
    elif equals and name in options:
        for item in _values(name, value, program, values):
            yield item if item.value in _PATHS.values() else item._replace(value=f"{name}={item.value}")
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
    elif option in _PATHS:
        yield Item(_PATHS[option])


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
    from mandate_cli.messages import THAI, current

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
