"""Words that a keeper pasted as provisions: their labels, and what stands inside what."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from mandate_cli.law.citation import Citation, item_label
from mandate_cli.thai.normalise import strip_spaces

LABELLED = re.compile(
    r"(?P<label>ข้อ\s*[\d๐-๙/]+|\(\s*[\d๐-๙ก-ฮ./]+\s*\)|[\d๐-๙]+\)|[ก-ฮ]\.|วรรค(?:สอง|สาม|สี่|ห้า))\s+(?P<words>.+)"
)
QUOTES = '“”"„‟'


class Part(NamedTuple):
    """A provision as it was pasted: its label, empty where none stood there, its words, and what stands inside it."""

    label: str
    words: str
    items: tuple[Part, ...] = ()


def parts_of(rows: Sequence[tuple[str, str]], targets: list[Citation]) -> list[Part | None]:
    """What was pasted for each of some targets, by the last of its labels; None where nothing is.

    Without labels, all is for the one target there is.
    """
    wanted = [each.labels[-1] for each in targets]
    starts = list[int]()
    for label in wanted:
        begin = starts[-1] + 1 if starts else 0
        found = next((at for at in range(begin, len(rows)) if rows[at][0] == label), None)
        if found is None:
            break
        starts.append(found)
    if len(starts) < len(wanted):
        if len(targets) == 1 and rows and not rows[0][0]:
            return [_part(rows)]
        return [None] * len(targets)
    return [_part(rows[start:end]) for start, end in zip(starts, [*starts[1:], len(rows)], strict=True)]


def read_row(line: str) -> tuple[str, str] | None:
    """The label of a line, empty without one, and its words, without the quotation marks around them."""
    line = line.strip(f"{QUOTES} ")
    match = LABELLED.match(line)
    if not match:
        return ("", line) if line else None
    written = strip_spaces(match["label"])
    label = written.removeprefix("ข้อ") if written.startswith("ข้อ") else item_label(written)
    return (label, match["words"]) if label else ("", line)


def _part(rows: Sequence[tuple[str, str]]) -> Part:
    """The rows of a provision, nested by the kinds of their labels; a row without one goes on with the row before."""
    (label, words), *inside = rows
    at = next((at for at, row in enumerate(inside) if row[0]), len(inside))
    words = " ".join([words, *(row[1] for row in inside[:at])])
    inside = inside[at:]
    items = list[Part]()
    if inside:
        sort = _sort(inside[0][0])
        starts = [at for at, (each, _) in enumerate(inside) if each and _sort(each) == sort]
        items = [_part(inside[start:end]) for start, end in zip(starts, [*starts[1:], len(inside)], strict=True)]
    return Part(label, words, tuple(items))


def _sort(label: str) -> tuple[str, int]:
    """What sort of label it is: a number, decimals of so many places, a letter, a paragraph; with its sign."""
    kind = "paragraph" if label.startswith("วรรค") else "number" if label[0].isdigit() else "letter"
    return kind + (label[-1] if label[-1] in ")." else ""), label.count(".")
