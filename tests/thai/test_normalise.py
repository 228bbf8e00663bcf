"""Thai text: one way to write each word, dates of the Buddhist era, widths."""

from __future__ import annotations

import re
import unicodedata
from datetime import date

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from mandate_cli import messages
from mandate_cli.thai import dates, display, keyboard, normalise

SPELLINGS = [
    ("คํา", "คำ", "sara am recomposed"),
    ("นํ้า", "น้ำ", "a tone between the circle and the tail"),
    ("น้ํา", "น้ำ", "a tone before the circle"),
    ("นำ้", "น้ำ", "a tone after sara am"),
    ("เเละ", "และ", "two sara e are one sara ae"),
    ("ท่ี", "ที่", "the tone after the vowel sign"),
    ("พันธ์ุ", "พันธุ์", "the silencer after the vowel sign"),
    ("ก่่อน", "ก่อน", "a doubled sign"),
    ("ข้อ ๑๐", "ข้อ 10", "Thai digits"),
    ("O-NET", "o-net", "small letters"),
    ("ต่าง\u00a0 \tๆ", "ต่าง ๆ", "one space"),
    ("โรง\u200bเรียน\ufeff", "โรงเรียน", "invisible characters"),
    ("  กลุ่ม ", "กลุ่ม", "no space around"),
    ("ดำเนินการ", "ดำเนินการ", "what is well written stays"),
]


@pytest.mark.parametrize(("written", "normal", "why"), SPELLINGS)
def test_normalise(written: str, normal: str, why: str) -> None:
    """Every spelling that looks or is meant alike becomes one."""
    assert normalise.normalise(written) == normal, why


THAI_TEXT = st.text(st.sampled_from("กขงนรเแโำาะ่้๊ิีัํ์็ุู ๆ๑7aA\u200b\n"), max_size=20)


@given(THAI_TEXT)
@example("่ั่ิ่ิ")
def test_normalise_is_stable_on_the_letters(text: str) -> None:
    """Normalising twice changes nothing more, whatever was typed."""
    once = normalise.normalise(text)
    twice = normalise.normalise(once)
    assert normalise.normalise(twice) == twice


@given(st.text(st.sampled_from("กขงนรเแโำาะ่้๊ิีัํ์็ุู ๆ๑7aA\n"), max_size=20))
def test_aligned_agrees_with_normalise(text: str) -> None:
    """The key with offsets is the normalised text, and every offset starts a piece of the original."""
    key, offsets = normalise.aligned(text)
    assert key.rstrip() == normalise.normalise(text)
    assert len(offsets) == len(key) + 1
    assert offsets == sorted(offsets)
    assert offsets[-1] == len(text)


def test_offsets_cut_no_letter_from_its_signs() -> None:
    """A span made of offsets begins at a consonant, never at a sign."""
    text = "ดำเนินการร้องทุกข์"
    _, offsets = normalise.aligned(text)
    assert not {text[at] for at in offsets[:-1]} & set("ำิุ์้")


def test_looser_keys() -> None:
    """Loose drops tone marks and silencers; bare drops every sign above and below."""
    assert normalise.fuzzy_key("ร้องทุกข์") == "รองทุกข"
    assert normalise.fuzzy_key("กฏ") == normalise.fuzzy_key("กฎ")
    assert normalise.strip_marks("ร้องทุกข์") == "รองทกข"


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
    """Signs take no column, sara am one, wide characters two; signs of format one, where they are seen; emoji two."""
    assert display.width(text) == columns


UNSEEN = re.compile(f"[{display.UNSEEN}]")


def test_printable_writes_control_characters_out() -> None:
    """No escape sequence, bell, line break, direction override or lone surrogate reaches a terminal raw."""
    assert display.printable("ก\x1b[31m\x07\n\x9b\u202e\udcffข") == r"ก\x1b[31m\x07\n\x9b\u202e\udcffข"


HIDDEN = (
    "\u034f\u061c\u115f\u1160\u17b4\u180b\u180e\u2028\u2061\u2064\u206a\u206f\u2800\u3164\ufe00\uffa0\ufff9\U000e0041"
)


@pytest.mark.parametrize("character", [*HIDDEN, "\u2066", "\U000e0100", "\U0001d173"])
def test_printable_writes_out_what_hides(character: str) -> None:
    """Marks of direction, invisible operators, fillers, blanks, selectors, tags."""
    assert display.printable(f"ก{character}ข") == f"ก{character.encode('unicode_escape').decode()}ข"


def test_printable_leaves_out_what_nobody_sees() -> None:
    """What is copied from the screen holds no invisible character."""
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
def test_printable_keeps_what_an_emoji_is_made_of(emoji: str) -> None:
    """Joiners and selectors, but only there."""
    assert display.printable(f"ก{emoji}ข") == f"ก{emoji}ข"
    assert display.printable("".join(f"ก{character}ข" for character in emoji if UNSEEN.match(character))) == "กข" * len(
        UNSEEN.findall(emoji)
    )


@given(st.text(st.one_of(st.characters(), st.sampled_from(HIDDEN + "\u200d\ufe0f👩❤1\u20e3ก")), max_size=20))
def test_what_is_printable_hides_nothing(text: str) -> None:
    """Whatever the text: outside emoji nothing is left that nobody sees, and doing it twice changes nothing."""
    shown = display.printable(text)
    assert not UNSEEN.search(re.sub(display._SHOWN, lambda match: match[1] or match[0], shown).translate(JOINERS))
    assert display.printable(shown) == shown


JOINERS = dict.fromkeys(map(ord, "\u200d\ufe0e\ufe0f"))


def test_everything_unseen_is_known() -> None:
    """By Unicode's own categories; what Python takes for a letter or sign does not pass the quick way."""
    every = [chr(code) for code in range(0x110000)]
    unseen = set(filter(UNSEEN.match, every))
    assert {each for each in unseen if each.isprintable()} == display._BLANKS
    hiding = {each for each in every if unicodedata.category(each) in ("Cc", "Cf", "Cs", "Zl", "Zp")}
    assert hiding - unseen == set(display._OVER_NUMBERS) | set("\t\n\r")


def test_ordinary_text_is_given_back_as_it_is() -> None:
    """No pattern is made for it, which start-up would pay for."""
    for text in ("ดำเนินการเกี่ยวกับงานคดีปกครอง", "The law, “as amended” – …", "", "👩🏫 漢字 é"):
        assert display.printable(text) is text


PLACES = [
    ("ร้องทุกข์", "การร้องทุกข์และร้องทุกข์", [(3, 12), (15, 24)]),
    ("ร้องทุกข์", "ไม่มี", []),
    ("", "ก", []),
    (" ", "ก ข", []),
    ("งานคดี", "ทำ งาน คดี", [(3, 10)]),
    ("งาน  คดี", "งานคดี", [(0, 6)]),
    ("เเละ", "ก และ ข", [(2, 5)]),
    ("๑๐", "ข้อ 10", [(4, 6)]),
    ("คด", "งานคดี ก", [(3, 6)]),
    ("กก", "กกก", [(0, 2)]),
]


@pytest.mark.parametrize(("part", "text", "places"), PLACES)
def test_places(part: str, text: str, places: list[tuple[int, int]]) -> None:
    """Every occurrence, in spite of spelling and spaces; no letter is cut from its signs."""
    assert normalise.places(part, text) == places


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
    """What an encoding has stays, what it lacks gets an ASCII stand-in or is written out."""
    assert display.writable(text, encoding) == expected


@given(st.text(), st.sampled_from(["ascii", "cp874", "cp1252", "utf-8", "utf-16", "tis-620"]))
def test_what_is_writable_can_be_written(text: str, encoding: str) -> None:
    """Nothing raises, whatever the text, and doing it twice changes nothing."""
    written = display.writable(text, encoding)
    assert written.encode(encoding).decode(encoding) == written
    assert display.writable(written, encoding) == written


def test_stand_ins_are_ascii() -> None:
    """So that no encoding lacks them."""
    assert all(stand_in.isascii() for stand_in in display._STAND_INS.values())


KEYS = [  # the key's two characters in English, then in Thai
    ("`", "~", "_", "%"),
    ("1", "!", "ๅ", "+"),
    ("2", "@", "/", "๑"),
    ("3", "#", "-", "๒"),
    ("4", "$", "ภ", "๓"),
    ("5", "%", "ถ", "๔"),
    ("6", "^", "ุ", "ู"),
    ("7", "&", "ึ", "฿"),
    ("8", "*", "ค", "๕"),
    ("9", "(", "ต", "๖"),
    ("0", ")", "จ", "๗"),
    ("-", "_", "ข", "๘"),
    ("=", "+", "ช", "๙"),
    ("q", "Q", "ๆ", "๐"),
    ("w", "W", "ไ", '"'),
    ("e", "E", "ำ", "ฎ"),
    ("r", "R", "พ", "ฑ"),
    ("t", "T", "ะ", "ธ"),
    ("y", "Y", "ั", "ํ"),
    ("u", "U", "ี", "๊"),
    ("i", "I", "ร", "ณ"),
    ("o", "O", "น", "ฯ"),
    ("p", "P", "ย", "ญ"),
    ("[", "{", "บ", "ฐ"),
    ("]", "}", "ล", ","),
    ("a", "A", "ฟ", "ฤ"),
    ("s", "S", "ห", "ฆ"),
    ("d", "D", "ก", "ฏ"),
    ("f", "F", "ด", "โ"),
    ("g", "G", "เ", "ฌ"),
    ("h", "H", "้", "็"),
    ("j", "J", "่", "๋"),
    ("k", "K", "า", "ษ"),
    ("l", "L", "ส", "ศ"),
    (";", ":", "ว", "ซ"),
    ("'", '"', "ง", "."),
    ("z", "Z", "ผ", "("),
    ("x", "X", "ป", ")"),
    ("c", "C", "แ", "ฉ"),
    ("v", "V", "อ", "ฮ"),
    ("b", "B", "ิ", "ฺ"),
    ("n", "N", "ื", "์"),
    ("m", "M", "ท", "?"),
    (",", "<", "ม", "ฒ"),
    (".", ">", "ใ", "ฬ"),
    ("/", "?", "ฝ", "ฦ"),
    ("\\", "|", "ฃ", "ฅ"),
]


@pytest.mark.parametrize(("plain", "shifted", "thai_plain", "thai_shifted"), KEYS)
def test_kedmanee_has_every_key(plain: str, shifted: str, thai_plain: str, thai_shifted: str) -> None:
    """As in the Thai layout of xkeyboard-config (symbols/th, "basic"), key by key from the top left."""
    assert keyboard.kedmanee(plain) == thai_plain
    assert keyboard.kedmanee(shifted) == thai_shifted


def test_kedmanee_covers_the_keyboard() -> None:
    """All 94 characters of the US layout, each once; all Thai letters and digits can be typed."""
    assert len(KEYS) == 47
    assert {key for row in KEYS for key in row[:2]} == {chr(code) for code in range(33, 127)}
    typed = {key for row in KEYS for key in row[2:]}
    assert len(typed) == 94
    assert {chr(code) for code in (*range(0x0E01, 0x0E3B), *range(0x0E3F, 0x0E4E), *range(0x0E50, 0x0E5A))} <= typed


@pytest.mark.parametrize(
    ("typed", "meant"),
    [("ihv'giupo", "ร้องเรียน"), ("dEs,kp", "กฎหมาย"), (";bmp{kot", "วิทยฐานะ"), ("ร้องเรียน 7", "ร้องเรียน ึ"), ("", "")],
)
def test_kedmanee(typed: str, meant: str) -> None:
    """A query typed with the keyboard in English; Thai and spaces stay as they are."""
    assert keyboard.kedmanee(typed) == meant


DATES = [
    "2017-12-31",
    "2560-12-31",
    "๒๕๖๐-๑๒-๓๑",
    "31/12/2560",
    "31/12/2017",
    "31 ธ.ค. 2560",
    "31 ธ.ค.2560",
    "31 ธค 2560",
    "31 ธันวาคม 2560",
    "๓๑ ธันวาคม พ.ศ. ๒๕๖๐",
    "วันที่ 31 ธันวาคม พ.ศ.2560",
    "31 December 2017",
    "31 dec. 2017",
]


@pytest.mark.parametrize("text", DATES)
def test_dates_are_read_in_both_eras(text: str) -> None:
    """ISO, slashed and written; a year from 2400 on is of the Buddhist era."""
    assert dates.parse_date(text) == date(2017, 12, 31)


def test_a_leap_day_is_judged_by_its_own_year() -> None:
    """29 February 2563 is 2020, a leap year."""
    assert dates.parse_date("2563-02-29") == date(2020, 2, 29)


@pytest.mark.parametrize(
    "text", ["", "2560", "31 ธ.ค.", "2560-13-01", "31 พ.ย. 2560", "31 foo 2560", "0001-01-01x", "0-0-0"]
)
def test_what_is_no_date_is_refused(text: str) -> None:
    """A day no calendar has is refused like nonsense."""
    with pytest.raises(ValueError, match=r"^"):
        dates.parse_date(text)


@pytest.mark.parametrize("name", ["en", "th"])
@pytest.mark.parametrize("month", range(1, 13))
def test_dates_print_and_parse_back(month: int, name: str) -> None:
    """A date as readers of either language write it is read as the same date."""
    messages.use(name)
    day = date(2018, month, 28)
    assert dates.parse_date(dates.date_text(day)) == day


def test_date_text() -> None:
    """In Thai the year is of the Buddhist era, in English of the common era."""
    assert dates.date_text(date(2018, 8, 28)) == "28 August 2018"
    messages.use("th")
    assert dates.date_text(date(2018, 8, 28)) == "28 สิงหาคม 2561"


def test_the_cells_of_letters_are_those_of_unicode() -> None:
    """The table of Thai and English letters says of each what the library of Unicode does."""
    assert {letter: display._cells(letter) for letter in display._CELLS} == display._CELLS
    assert {chr(code) for code in range(0x0E00, 0x0E80) if unicodedata.name(chr(code), "")} <= display._CELLS.keys()


WIDENED = [
    ("ในเขตพื้นที่", "ขต", "เขต"),
    ("โดยเฉพาะ", "ดย", "โดย"),
    ("ระเบียบ", "เ", "เบี"),
    ("แห่ง", "แ", "แห่"),
    ("เ", "เ", "เ"),
    ("ร้องเรียน", "ร้อง", "ร้อง"),
]


@pytest.mark.parametrize(("text", "part", "whole"), WIDENED)
def test_a_range_widened_cuts_no_letter(text: str, part: str, whole: str) -> None:
    """It begins with the vowel written before its first consonant, and ends with the signs on its last."""
    start, end = normalise.widened(text, text.index(part), text.index(part) + len(part))
    assert text[start:end] == whole


@pytest.mark.parametrize(
    ("part", "text", "found"), [("รถ", "สามารถ", True), ("น", "เนน", True), ("งา", "งาน", True), ("ง", "งา", False)]
)
def test_what_stands_in_a_text(part: str, text: str, found: bool) -> None:
    """A part that does not cut a vowel from its consonant, wherever it stands."""
    assert normalise.stands(part, text) is found
