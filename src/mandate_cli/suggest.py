"""What was meant by what was mistyped: a command, or words typed with the wrong keyboard."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mandate_cli.thai import bare, kedmanee, latin, normalise

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

_LEAST = 3  # letters that make words: fewer stand in any law by chance

# What people call the commands, by the command; in Thai as in the law and as in an office.
_MEANT = {
    "groups": "group list ls กลุ่ม กลุ่มงาน รายชื่อ โครงสร้าง",
    "duties": "duty หน้าที่ อำนาจหน้าที่ ภารกิจ",
    "who-handles": "who ask handles task ใคร ใครทำ ใครรับผิดชอบ ถาม งาน เรื่อง",
    "search": "find grep query ค้น ค้นหา หา คำ",
    "office": "powers สำนักงาน สำนักงานเขต สพม อำนาจ",
    "show": "view cat print get read แสดง ดู อ่าน ข้อ มาตรา",
    "history": "log timeline ประวัติ ความเป็นมา",
    "diff": "compare changes เทียบ เปรียบเทียบ ต่าง",
    "cite": "verify quote citation อ้าง อ้างอิง",
    "check": "validate lint test ตรวจ ตรวจสอบ",
    "--help": "help man usage วิธีใช้ ช่วย ช่วยเหลือ",
    "--version": "version รุ่น",
}


def command(typed: str, names: Sequence[str]) -> str | None:
    """The command meant by a word that is none; ``who-handles`` for Thai that names no command: it is a question."""
    from difflib import get_close_matches

    key = normalise(typed)
    for name, words in _MEANT.items():
        if key in words.split():
            return name
    for spelled in (key, latin(key)):
        begun = [name for name in names if len(spelled) > 1 and name.startswith(spelled)]
        found = begun or get_close_matches(spelled, names, 1)
        if found:
            return found[0]
    return "who-handles" if _thai(key) else None


def retyped(query: str, found: Callable[[str], object]) -> str | None:
    """The Thai meant by a query typed with the keyboard in English, if anything is found by it."""
    if _thai(query):
        return None
    meant = kedmanee(query)
    return meant if len(bare(normalise(meant))) >= _LEAST and found(meant) else None


def _thai(text: str) -> bool:
    return any("ก" <= letter <= "๎" for letter in text)
