"""What a keeper probably mistyped where a file is not YAML, in words that need no knowledge of YAML's own."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

from mandate_cli.law.amendments import NAMES
from mandate_cli.messages import Message, translatable

if TYPE_CHECKING:
    import yaml

Mistake = tuple[int, int, Message]  # line and column, from 0, and what is wrong with what to write
_ENTRY = r" *(?:- +)?(?P<key>[a-z_]+|[(“\"']?[ก-๙0-9 ().]+[)”\"']?):"  # a key at the beginning of a line
_QUOTED = r"^\s*(?:- +)?(?:\"[^\"]*\"|[^\"'#]*?): +(?P<sign>[\"'])"
_NEAR = 4  # lines above the one that cannot be read, in which the mistake may be
_OPEN = translatable("the quotation mark here has no second one on its line; write it behind the words")
_NO_COLON = translatable("there is no colon in this line; write “key: words”, or begin it further in")
_SIGN = translatable("words cannot begin with {sign} here; put them in quotation marks")


class _Failure(NamedTuple):
    """The lines of a file, those near the failure that hold anything, and what the parser says of it and where.

    ``began`` is where what could not be read begins, ``mark`` where it failed; None if the parser does not say.
    """

    lines: Sequence[str]
    near: Sequence[int]
    context: str
    problem: str
    began: Any
    mark: Any

    @property
    def at(self) -> int:
        """The line where it failed; -1 if that is not known, or nothing stands there."""
        return self.mark.line if self.mark and self.mark.line in self.near else -1


def mistake(lines: Sequence[str], error: yaml.MarkedYAMLError) -> Mistake | None:
    """Where the mistake is and what to write instead; None if it cannot be told."""
    last: Any = error.problem_mark or error.context_mark
    if last is None:
        return None
    near = [at for at in range(max(last.line - _NEAR, 0), min(last.line + 1, len(lines))) if _holds(lines[at])]
    failure = _Failure(lines, near, str(error.context), str(error.problem), error.context_mark, error.problem_mark)
    looks = (_merge, _behind, _tab, _blank, _quotes, _brackets, _words, _further_in, _out_of_line)
    return next((found for look in looks for found in look(failure)), None)


def _holds(line: str) -> bool:
    """Whether there is anything but a comment on a line."""
    return bool(line.strip()) and not line.lstrip().startswith("#")


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip(" "))


def _merge(failure: _Failure) -> Iterator[Mistake]:
    """A mark that git left, where two versions were merged."""
    message = Message("git left this line where two versions differ; keep one of them, and delete such lines")
    yield from ((at, 0, message) for at in failure.near if re.match("<{7} |={7}$|>{7} ", failure.lines[at]))


def _behind(failure: _Failure) -> Iterator[Mistake]:
    """Words behind the end of the data."""
    if "document start" in failure.problem and failure.mark:
        message = Message("the data end above this line, which begins anew; delete “...” there, or what stands here")
        yield failure.mark.line, failure.mark.column, message


def _tab(failure: _Failure) -> Iterator[Mistake]:
    """A tab where a line begins, or another sign that only looks like a blank."""
    for at in failure.near:
        if match := re.match(r"(?: *- *| *)([^\S ])", failure.lines[at]):
            template = translatable(
                "there is a tab before the words of this line; write blanks instead"
                if match[1] == "\t"
                else "U+{code:04X} before the words of this line is no plain blank; write blanks instead"
            )
            yield at, match.start(1), Message(template, code=ord(match[1]))


def _blank(failure: _Failure) -> Iterator[Mistake]:
    """A hyphen or a colon without a blank behind it."""
    for at in reversed(failure.near):
        line = failure.lines[at]
        if match := re.match(r" *([*•–—−·]) *([a-z_]+): ", line):
            message = Message("an entry of a list begins with a hyphen; write “- {key}: …”", key=match[2])
            yield at, match.start(1), message
        elif match := re.match(r" *(-)([a-z_]+):", line):
            message = Message("a blank is missing behind the hyphen; write “- {key}: …”", key=match[2])
            yield at, match.start(1), message
        elif match := re.match(rf"{_ENTRY}(?=[^ \t:])", line):
            message = Message("a blank is missing behind the colon; write “{key}: …”", key=match["key"])
            yield at, match.end() - 1, message


def _quotes(failure: _Failure) -> Iterator[Mistake]:
    """A quotation mark that is not closed, or words behind the second one."""
    if "quoted scalar" in failure.context and "escape" in failure.problem and failure.mark:
        message = Message("behind \\ in double quotation marks the word has a meaning of its own; write \\\\")
        yield failure.mark.line, failure.mark.column, message
    elif "quoted scalar" in failure.context and failure.began:
        yield failure.began.line, failure.began.column, Message(_OPEN)
    for at in failure.near:
        match = re.match(_QUOTED, failure.lines[at])
        if not match:
            continue
        rest = failure.lines[at][match.end() :]
        inside = re.match(r"(?:[^\"\\]|\\.)*" if match["sign"] == '"' else r"(?:[^']|'')*", rest)
        behind = rest[inside.end() :] if inside else ""
        if not behind:
            yield at, match.start("sign"), Message(_OPEN)
        elif behind[1:].strip() and not behind[1:].lstrip().startswith("#"):
            template = translatable(
                "words stand behind the second quotation mark; put all of them between two, or write “ ” inside them"
            )
            yield at, match.end() + len(rest) - len(behind) + 1, Message(template)


def _brackets(failure: _Failure) -> Iterator[Mistake]:
    """A bracket that begins a list or a map in one line, and is not closed."""
    for at in reversed(failure.near if "flow" in failure.context else ()):
        if match := re.match(rf"{_ENTRY} +(?P<sign>[\[{{])", failure.lines[at]):
            message = Message(
                "the bracket {sign} is not closed; delete it, or put words that begin with it in quotation marks",
                sign=match["sign"],
            )
            yield at, match.start("sign"), message


def _words(failure: _Failure) -> Iterator[Mistake]:
    """Words that begin with a sign or have a colon in them, and need quotation marks."""
    if failure.at < 0:
        return
    line, column, began, problem = failure.lines[failure.at], failure.mark.column, failure.began, failure.problem
    signs = ("an alias", "an anchor", "a tag", "a block", "a dir")
    if began and any(f"scanning {what}" in failure.context for what in signs):
        yield began.line, began.column, Message(_SIGN, sign=line[began.column])
    if "cannot start any token" in problem:
        yield failure.at, column, Message(_SIGN, sign=line[column])
    for at in failure.near:
        if match := re.match(rf"{_ENTRY} +(?P<sign>[\[{{])[^\]}}]*[\]}}] *[^\s#,]", failure.lines[at]):
            yield at, match.start("sign"), Message(_SIGN, sign=match["sign"])
    value = re.match(rf"{_ENTRY} +(?=\S)", line)
    if value and "sequence entries are not allowed" in problem:
        yield failure.at, value.end(), Message(_SIGN, sign="-")
    if value and "mapping values are not allowed" in problem and column >= value.end():
        yield failure.at, column, Message("there is a colon in these words; put them in quotation marks")


def _further_in(failure: _Failure) -> Iterator[Mistake]:
    """A line that stands further in than the one above, which has its value already."""
    if not failure.mark or "mapping values are not allowed" not in failure.problem or len(failure.near) < 2:
        return
    lines, (above, at) = failure.lines, failure.near[-2:]
    if not re.search(r":(?:\s|$)", lines[above]) and not lines[above].lstrip().startswith("- "):
        yield above, _indent(lines[above]), Message(_NO_COLON)
    match = re.match(rf"{_ENTRY} +\S", lines[above])
    if not match or _indent(lines[at]) <= match.start("key"):
        return
    key, begins = match["key"], match.start("key")
    if key in NAMES.values() and "-" not in lines[above][:begins]:
        yield above, begins, Message("an operation begins with a hyphen; write “- {key}: …”", key=key)
    template = translatable(
        "no key stands above this list; enter the line that is missing, such as “operations:”"
        if lines[at].lstrip().startswith("- ")
        else "“{key}” in the line above has its words already; begin this line in the same column as it"
    )
    yield at, _indent(lines[at]), Message(template, key=key)


def _out_of_line(failure: _Failure) -> Iterator[Mistake]:
    """A line without a colon, or one that begins in a column in which no line above does."""
    lines, began = failure.lines, failure.began
    if "simple key" in failure.context and began:
        last = not any(map(_holds, lines[began.line + 1 :]))
        template = (
            translatable("the file ends in this line, which has no colon; is it whole? If so, write “key: words”")
            if last
            else _NO_COLON
        )
        yield began.line, began.column, Message(template)
    if failure.at < 0 or not re.search("block end|expected key|expected '-'", failure.problem):
        return
    own, above = _indent(lines[failure.at]), lines[: failure.at]
    entries = [_indent(line) for line in above if line.lstrip().startswith("- ")]
    if "expected '-'" in failure.problem and entries:
        template = translatable("this line is inside the entry above; begin it in column {column}")
        yield failure.at, own, Message(template, column=entries[-1] + 3)
    columns = {*map(_indent, filter(_holds, above)), *(entry + 2 for entry in entries)}
    if own not in columns:
        nearest = sorted(columns, key=lambda column: abs(column - own))[:2]
        template = translatable(
            "no line above begins in this column; enter the line that is missing, or begin in {columns}"
            if own > max(columns)
            else "no line above begins in this column; begin it in column {columns}"
        )
        yield failure.at, own, Message(template, columns=" / ".join(str(column + 1) for column in sorted(nearest)))
