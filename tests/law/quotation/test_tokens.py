"""Signs of citations: labels in a row, and quotations in any marks."""

from __future__ import annotations

import pytest

from mandate_cli.law.quotation.tokens import between, quotations


def test_labels_between() -> None:
    """The members of a range are counted in their row; a range that runs backwards is an error."""
    assert between("ฌ", "ฏ") == ["ญ", "ฎ"]
    assert between("1", "2") == []
    assert between("7 ทวิ", "9") is None
    assert between("1", "ก") is None
    with pytest.raises(ValueError, match="3"):
        between("3", "1")


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("“ก” 'ข' \"ค\" ‘ง’ «จ» „ฉ“", ["ก", "ข", "ค", "ง", "จ", "ฉ"]),
        ("“ก “ข” ค”", ["ก “ข” ค"]),
        ("“ ” 5' x 'y", []),
        ("“ก", [""]),
    ],
)
def test_quotations(text: str, words: list[str]) -> None:
    """Quotation marks of all kinds are paired; feet, inches and empty marks are none."""
    assert [text[each.start + 1 : each.end - 1] for each in quotations(text)] == words
