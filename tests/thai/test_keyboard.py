"""Thai typed with the keyboard in English."""

from __future__ import annotations

import pytest

from mandate_cli.thai import keyboard

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
    """All 94 characters of the US layout occur once, and all Thai letters and digits can be typed."""
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
    """Keys typed on the English layout become Thai; Thai letters and spaces stay."""
    assert keyboard.kedmanee(typed) == meant
