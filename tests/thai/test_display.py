"""What is shown: widths, characters that are written out, encodings."""

from __future__ import annotations

import re
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mandate_cli.thai import display

WIDTHS = [
    ("ข้อ 6 (10)", 9),
    ("ดำ", 2),
    ("กลุ่ม", 3),
    ("", 0),
    ("漢", 2),
    ("a\u200b", 1),
    ("\u06007\u06dd", 3),
    ("\U000110bd1", 2),
    ("❤\ufe0f", 2),
]


@pytest.mark.parametrize(("text", "columns"), WIDTHS)
def test_width(text: str, columns: int) -> None:
    """Signs take no column, sara am one, wide characters and emoji two, visible format characters one."""
    assert display.width(text) == columns


UNSEEN = re.compile(f"[{display.UNSEEN}]")


def test_printable_writes_control_characters_out() -> None:
    """Escape sequences, bells, line breaks, direction overrides and lone surrogates are escaped."""
    assert display.printable("ก\x1b[31m\x07\n\x9b\u202e\udcffข") == r"ก\x1b[31m\x07\n\x9b\u202e\udcffข"


HIDDEN = (
    "\u034f\u061c\u115f\u1160\u17b4\u180b\u180e\u2028\u2061\u2064\u206a\u206f\u2800\u3164\ufe00\uffa0\ufff9\U000e0041"
)


@pytest.mark.parametrize("character", [*HIDDEN, "\u2066", "\U000e0100", "\U0001d173"])
def test_printable_escapes_invisible_characters_that_change_a_text(character: str) -> None:
    """Direction marks, invisible operators, fillers, blanks, selectors and tags are escaped."""
    assert display.printable(f"ก{character}ข") == f"ก{character.encode('unicode_escape').decode()}ข"


def test_printable_removes_invisible_characters() -> None:
    """Text copied from the screen has no invisible characters."""
    assert display.printable("ก\u200bข\u00adค\ufeffง\u2060จ\u200eฉ\u200cช\u200dซ\ufe0fฌ") == "กขคงจฉชซฌ"


EMOJI = [
    "👩\u200d🏫",
    "👩🏽\u200d🏫",
    "❤\ufe0f",
    "☎\ufe0e",
    "1\ufe0f\u20e3",
    "🏳\ufe0f\u200d🌈",
    "👩\u200d❤\ufe0f\u200d👩",
]


@pytest.mark.parametrize("emoji", EMOJI)
def test_printable_keeps_the_parts_of_an_emoji(emoji: str) -> None:
    """Joiners and selectors stay inside an emoji and nowhere else."""
    assert display.printable(f"ก{emoji}ข") == f"ก{emoji}ข"
    assert display.printable("".join(f"ก{character}ข" for character in emoji if UNSEEN.match(character))) == "กข" * len(
        UNSEEN.findall(emoji)
    )


@given(st.text(st.one_of(st.characters(), st.sampled_from(HIDDEN + "\u200d\ufe0f👩❤1\u20e3ก")), max_size=20))
def test_printable_text_has_nothing_invisible(text: str) -> None:
    """For any text, nothing invisible is left outside emoji, and a second call changes nothing."""
    shown = display.printable(text)
    assert not UNSEEN.search(re.sub(display._SHOWN, lambda match: match[1] or match[0], shown).translate(JOINERS))
    assert display.printable(shown) == shown


JOINERS = dict.fromkeys(map(ord, "\u200d\ufe0e\ufe0f"))


def test_all_invisible_characters_are_known() -> None:
    """The pattern has all characters that are invisible by Unicode's categories, and the printable blanks."""
    every = [chr(code) for code in range(0x110000)]
    unseen = set(filter(UNSEEN.match, every))
    assert {character for character in unseen if character.isprintable()} == display._BLANKS
    hiding = {character for character in every if unicodedata.category(character) in ("Cc", "Cf", "Cs", "Zl", "Zp")}
    assert hiding - unseen == set(display._OVER_NUMBERS) | set("\t\n\r")


def test_ordinary_text_is_given_back_as_it_is() -> None:
    """The same object is returned; no regular expression is compiled."""
    for text in ("ดำเนินการเกี่ยวกับงานคดีปกครอง", "The law, “as amended” – …", "", "👩🏫 漢字 é"):
        assert display.printable(text) is text


WRITABLE = [
    ("ข้อ 7 → ข้อ 8", "cp874", "ข้อ 7 -> ข้อ 8"),
    ("“ดำ” … – — •", "cp874", "“ดำ” … – — •"),
    ("✓ × │ ─ ≥", "cp874", "+ x | - >="),
    ("“ดำ” … – — •", "ascii", r'"\u0e14\u0e33" ... - - *'),
    ("ข 3 × 4 “x”", "cp1252", r"\u0e02 3 × 4 “x”"),
    ("→ ดำ 👩", "utf-8", "→ ดำ 👩"),
    ("ก\udcff", "utf-8", r"ก\udcff"),
    ("👩", "cp874", r"\U0001f469"),
    ("é", "ascii", r"\xe9"),
    ("", "ascii", ""),
]


@pytest.mark.parametrize(("text", "encoding", "expected"), WRITABLE)
def test_writable(text: str, encoding: str, expected: str) -> None:
    """Characters that the encoding has stay; others get an ASCII stand-in or an escape."""
    assert display.writable(text, encoding) == expected


@given(st.text(), st.sampled_from(["ascii", "cp874", "cp1252", "utf-8", "utf-16", "tis-620"]))
def test_writable_text_can_be_encoded(text: str, encoding: str) -> None:
    """Any text can be encoded afterwards, and a second call changes nothing."""
    written = display.writable(text, encoding)
    assert written.encode(encoding).decode(encoding) == written
    assert display.writable(written, encoding) == written


def test_stand_ins_are_ascii() -> None:
    """Every encoding has ASCII."""
    assert all(stand_in.isascii() for stand_in in display._STAND_INS.values())


def test_the_cells_of_letters_are_those_of_unicode() -> None:
    """The table for Thai and English letters agrees with Unicode's data."""
    assert {letter: display._cells(letter) for letter in display._CELLS} == display._CELLS
    assert {chr(code) for code in range(0x0E00, 0x0E80) if unicodedata.name(chr(code), "")} <= display._CELLS.keys()
