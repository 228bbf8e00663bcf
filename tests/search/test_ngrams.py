"""Letters as they are compared."""

from __future__ import annotations

import pytest

from mandate_cli.search.ngrams import key, ngrams

KEYS = [
    ("เรื่องที่ร้องเรียน", "^เรืองทีรองเรียน$", "without tone marks"),
    ("อยากซื้อคอม ติดต่อใครครับ", "^ซือคอม$", "without words of a question"),
    ("ใคร", "^ใคร$", "unless there are no others"),
    ("e-GP, ป.พ. 1", "^egpปพ1$", "without spaces and signs"),
    ("", "^$", "nothing"),
]


@pytest.mark.parametrize(("text", "expected", "why"), KEYS)
def test_a_key_has_the_letters_that_are_compared(text: str, expected: str, why: str) -> None:
    """Between two marks of its ends."""
    assert key(text) == expected, why


def test_ngrams_are_in_a_fixed_order_each_once() -> None:
    """First the shortest, from left to right; the marks count as letters."""
    assert ngrams("^กกก$") == ["^ก", "กก", "ก$", "^กก", "กกก", "กก$"]
