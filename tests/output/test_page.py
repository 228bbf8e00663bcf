"""What a page is made of, before it is shown: safe text, brackets around matches, the widths of cells."""

from __future__ import annotations

import re

import pytest

from mandate_cli.output import plain
from mandate_cli.output.page import Hanging, Line, Page, Record, Tree, cell_widths, in_brackets, prepared

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
    """Only if asked for; spaces around a match stay outside, and a match of spaces gets none."""
    assert prepared([line], "utf-8", brackets=brackets) == [expected]


def test_control_characters_are_escaped() -> None:
    """No control character of data or query is written to a terminal or a file as it is."""
    raw = "\x1b]0;title\x07\x9b31m\u202e\u061c\u3164\U000e0041"
    page: Page = [
        [("plain", raw)],
        Record([("name", raw)], [("match", raw)], [("remark", raw)], ("remark", raw)),
        Tree([("plain", raw)], [Tree([("name", raw)])]),
        Hanging([("plain", raw)], 2),
    ]
    shown = plain.text(page)
    assert shown.count("title") == 8
    assert not re.search(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u202e\u061c\u3164\U000e0041]", shown)


def test_stand_ins_for_characters_that_an_encoding_lacks() -> None:
    """They are inserted before anything is measured, so that cells have the right width."""
    page = prepared([Record([("citation", "→")], [("plain", "ก")])], "ascii", brackets=True)
    assert page == [Record([("citation", "->")], [("plain", "\\u0e01")], [], None)]
    assert cell_widths(page) == [2]


def test_cells_are_as_wide_as_the_widest() -> None:
    """The widest cell of all records of a page, in columns as Thai is displayed."""
    page: Page = [
        Record([("name", "9"), ("citation", "ข้อ 6")], []),
        [("plain", "between")],
        Record([("name", "10"), ("citation", "ข้อ")], []),
    ]
    assert cell_widths(page) == [2, 4]
    assert cell_widths([[("plain", "x")]]) == []


def test_remarks_share_one_pair_of_brackets() -> None:
    """Without remarks there are no brackets."""
    assert "".join(text for _, text in in_brackets([("remark", "a"), ("gone", "b")])) == "(a; b)"
    assert in_brackets([]) == []
