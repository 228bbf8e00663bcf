"""What a keeper probably mistyped where a file is not YAML, in words that need no knowledge of YAML's own."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

from mandate_cli.law.amendments import NAMES
from mandate_cli.messages import Message, translatable

if TYPE_CHECKING:
    import yaml

Mistake = tuple[int, int, Message]  # line and column, from 0, and what is wrong with what to write
_KEY = r"[a-z_]+|[(“\"']?[ก-๙0-9 ().]+[)”\"']?"
_NEAR = 4  # lines above the one that cannot be read, in which the mistake may be
_QUOTED = r"^\s*(?:- +)?(?:\"[^\"]*\"|[^\"'#]*?): +(?P<sign>[\"'])"


def mistake(lines: Sequence[str], error: yaml.MarkedYAMLError) -> Mistake | None:
    """Where the mistake is and what to write instead; None if it cannot be told."""
    mark: Any = error.problem_mark or error.context_mark
    if mark is None:
        return None
    near = [at for at in range(max(mark.line - _NEAR, 0), min(mark.line + 1, len(lines))) if _holds(lines[at])]
    found = (
        each
        for look in (_tab, _blank, _quotes, _brackets, _words, _further_in, _out_of_line)
        for each in look(lines, near, error)
    )
    return next(found, None)


def _holds(line: str) -> bool:
    """Whether there is anything but a comment on a line."""
    return bool(line.strip()) and not line.lstrip().startswith("#")


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip(" "))


def _tab(lines: Sequence[str], near: Sequence[int], _: yaml.MarkedYAMLError) -> Iterator[Mistake]:
    """A tab where a line begins, or another sign that only looks like a blank."""
    for at in near:
        match = re.match(r"(?: *- *| *)([^\S ])", lines[at])
        if match and match[1] == "\t":
            yield at, match.start(1), Message("there is a tab before the words of this line; write blanks instead")
        elif match:
            template = translatable(
                "U+{code:04X} before the words of this line is no plain blank; write blanks instead"
            )
            yield at, match.start(1), Message(template, code=ord(match[1]))


def _blank(lines: Sequence[str], near: Sequence[int], _: yaml.MarkedYAMLError) -> Iterator[Mistake]:
    """A hyphen or a colon without a blank behind it."""
    for at in reversed(near):
        if match := re.match(r" *([*•–—−·]) *([a-z_]+): ", lines[at]):
            message = Message("an entry of a list begins with a hyphen; write “- {key}: …”", key=match[2])
            yield at, match.start(1), message
        elif match := re.match(r" *(-)[a-z_]+:", lines[at]):
            meant = lines[at][match.start(1) + 1 :].partition(":")[0]
            message = Message("a blank is missing behind the hyphen; write “- {key}: …”", key=meant)
            yield at, match.start(1), message
        elif match := re.match(rf" *(?:- +)?({_KEY}):(?=[^ \t:])", lines[at]):
            message = Message("a blank is missing behind the colon; write “{key}: …”", key=match[1])
            yield at, match.end() - 1, message


def _quotes(lines: Sequence[str], near: Sequence[int], error: yaml.MarkedYAMLError) -> Iterator[Mistake]:
    """A quotation mark that is not closed, or words behind the second one."""
    context: Any = error.context_mark
    if "quoted scalar" in str(error.context) and "escape" in str(error.problem) and error.problem_mark:
        message = Message("behind \\ in double quotation marks the word has a meaning of its own; write \\\\")
        yield error.problem_mark.line, error.problem_mark.column, message
    elif "quoted scalar" in str(error.context) and context:
        yield context.line, context.column, Message(_OPEN)
    for at in near:
        match = re.match(_QUOTED, lines[at])
        if not match:
            continue
        rest = lines[at][match.end() :]
        inside = re.match(r"(?:[^\"\\]|\\.)*" if match["sign"] == '"' else r"(?:[^']|'')*", rest)
        behind = rest[inside.end() :] if inside else ""
        if not behind:
            yield at, match.start("sign"), Message(_OPEN)
        elif behind[1:].strip() and not behind[1:].lstrip().startswith("#"):
            template = translatable(
                "words stand behind the second quotation mark; put all of them between two, or write “ ” inside them"
            )
            yield at, match.end() + len(rest) - len(behind) + 1, Message(template)


_OPEN = translatable("the quotation mark here has no second one on its line; write it behind the words")


def _brackets(lines: Sequence[str], near: Sequence[int], error: yaml.MarkedYAMLError) -> Iterator[Mistake]:
    """A bracket that begins a list or a map in one line, and is not closed."""
    for at in reversed(near if "flow" in str(error.context) else ()):
        if match := re.match(rf" *(?:- +)?(?:{_KEY}): +([\[{{])", lines[at]):
            message = Message(
                "the bracket {sign} is not closed; delete it, or put words that begin with it in quotation marks",
                sign=match[1],
            )
            yield at, match.start(1), message


def _words(lines: Sequence[str], near: Sequence[int], error: yaml.MarkedYAMLError) -> Iterator[Mistake]:
    """Words that begin with a sign or have a colon in them, and need quotation marks."""
    mark: Any = error.problem_mark
    if mark is None or mark.line not in near:
        return
    line, context = lines[mark.line], str(error.context)
    begins: Any = error.context_mark
    if begins and any(f"scanning {what}" in context for what in ("an alias", "an anchor", "a tag", "a block", "a dir")):
        message = Message("words cannot begin with {sign} here; put them in quotation marks", sign=line[begins.column])
        yield begins.line, begins.column, message
    if "cannot start any token" in str(error.problem):
        message = Message("words cannot begin with {sign} here; put them in quotation marks", sign=line[mark.column])
        yield mark.line, mark.column, message
    value = re.match(rf" *(?:- +)?(?:{_KEY}):( +)(?=\S)", line)
    if value and "sequence entries are not allowed" in str(error.problem):
        message = Message("words cannot begin with {sign} here; put them in quotation marks", sign="-")
        yield mark.line, value.end(), message
    if value and "mapping values are not allowed" in str(error.problem) and mark.column >= value.end():
        yield mark.line, mark.column, Message("there is a colon in these words; put them in quotation marks")


def _further_in(lines: Sequence[str], near: Sequence[int], error: yaml.MarkedYAMLError) -> Iterator[Mistake]:
    """A line that stands further in than the one above, which has its value already."""
    mark: Any = error.problem_mark
    if mark is None or "mapping values are not allowed" not in str(error.problem) or len(near) < 2:
        return
    above, at = near[-2:]
    if not re.search(r":(?:\s|$)", lines[above]) and not lines[above].lstrip().startswith("- "):
        yield above, _indent(lines[above]), Message(_NO_COLON)
    key = re.match(rf" *(?:- +)?({_KEY}): +\S", lines[above])
    if not key or _indent(lines[at]) <= key.start(1):
        return
    if key[1] in NAMES.values() and "-" not in lines[above][: key.start(1)]:
        yield above, key.start(1), Message("an operation begins with a hyphen; write “- {key}: …”", key=key[1])
    template = translatable("“{key}” in the line above has its words already; begin this line in the same column as it")
    yield at, _indent(lines[at]), Message(template, key=key[1])


_NO_COLON = translatable("there is no colon in this line; write “key: words”, or begin it further in")


def _out_of_line(lines: Sequence[str], near: Sequence[int], error: yaml.MarkedYAMLError) -> Iterator[Mistake]:
    """A line without a colon, or one that begins in a column in which no line above does."""
    context: Any = error.context_mark
    if "simple key" in str(error.context) and context:
        last = not any(_holds(line) for line in lines[context.line + 1 :])
        template = (
            translatable("the file ends in this line, which has no colon; is it whole? If so, write “key: words”")
            if last
            else _NO_COLON
        )
        yield context.line, context.column, Message(template)
    mark: Any = error.problem_mark
    if mark is None or mark.line not in near:
        return
    if not any(words in str(error.problem) for words in ("block end", "expected key", "expected '-'")):
        return
    own = _indent(lines[mark.line])
    entries = [_indent(line) for line in lines[: mark.line] if line.lstrip().startswith("- ")]
    if "expected '-'" in str(error.problem) and entries:
        template = translatable("this line is inside the entry above; begin it in column {column}")
        yield mark.line, own, Message(template, column=entries[-1] + 3)
    columns = {_indent(line) for line in lines[: mark.line] if _holds(line)}
    columns |= {_indent(line) + 2 for line in lines[: mark.line] if line.lstrip().startswith("- ")}
    if own not in columns:
        nearest = sorted(columns, key=lambda column: abs(column - own))[:2]
        template = (
            translatable("no line above begins in this column; enter the line that is missing, or begin in {columns}")
            if own > max(columns)
            else translatable("no line above begins in this column; begin it in column {columns}")
        )
        yield mark.line, own, Message(template, columns=" / ".join(str(column + 1) for column in sorted(nearest)))
