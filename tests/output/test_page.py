"""What a page is made of, before it is shown: safe text, brackets around matches, the widths of cells."""

from __future__ import annotations

import re

import pytest

from mandate_cli.output import plain
from mandate_cli.output.page import Closing, Hanging, Line, Page, Record, Tree, cell_widths, in_brackets, prepared

MATCHES: list[tuple[Line, bool, Line]] = [
    ([("match", "พบ")], True, [("match", "[พบ]")]),
    ([("match", "พบ")], False, [("match", "พบ")]),
    ([("match", " a ")], True, [("plain", " "), ("match", "[a]"), ("plain", " ")]),
    ([("match", " a ")], False, [("plain", " "), ("match", "a"), ("plain", " ")]),
    ([("match", "a b")], True, [("match", "[a b]")]),
    ([("match", "  ")], True, [("plain", "  ")]),
    ([("match", "")], True, []),
    ([("name", " a ")], True, [("name", " a ")]),
]


@pytest.mark.parametrize(("line", "brackets", "expected"), MATCHES)
def test_brackets_stand_around_a_match(line: Line, brackets: bool, expected: Line) -> None:
    """Only where they are wanted; the spaces around a match stay outside, and a match of spaces is none."""
    assert prepared([line], "utf-8", brackets=brackets) == [expected]


def test_control_characters_are_written_out() -> None:
    """Nothing in data or a query reaches a terminal or a file raw, wherever it stands."""
    raw = "\x1b]0;title\x07\x9b31m\u202e\u061c\u3164\U000e0041"
    page: Page = [
        [("plain", raw)],
        Record([("name", raw)], [("match", raw)], [("remark", raw)], ("remark", raw)),
        Tree([("plain", raw)], [Tree([("name", raw)])]),
        Closing([("plain", raw)]),
        Hanging([("plain", raw)], 2),
    ]
    shown = plain.text(page)
    assert shown.count("title") == 9
    assert not re.search(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u202e\u061c\u3164\U000e0041]", shown)


def test_what_an_encoding_lacks_has_stand_ins() -> None:
    """Before anything is measured, so that the cells are as wide as they will be."""
    page = prepared([Record([("citation", "→")], [("plain", "ก")])], "ascii", brackets=True)
    assert page == [Record([("citation", "->")], [("plain", "\\u0e01")], [], None)]
    assert cell_widths(page) == [2]


def test_cells_are_as_wide_as_the_widest() -> None:
    """Of all records of a page, in the columns that Thai takes."""
    page: Page = [
        Record([("name", "9"), ("citation", "ข้อ 6")], []),
        [("plain", "between")],
        Record([("name", "10"), ("citation", "ข้อ")], []),
    ]
    assert cell_widths(page) == [2, 4]
    assert cell_widths([[("plain", "x")]]) == []


def test_remarks_share_one_pair_of_brackets() -> None:
    """None if there are none."""
    assert "".join(text for _, text in in_brackets([("remark", "a"), ("gone", "b")])) == "(a; b)"
    assert in_brackets([]) == []
