"""The command line that was meant by a mistyped one: other names, typing errors, the wrong keyboard."""

from __future__ import annotations

from collections.abc import Callable, Container, Sequence
from typing import TYPE_CHECKING

from mandate_cli.law.citation import CLAUSE, Citation
from mandate_cli.thai.keyboard import READS, latin, on_thai_keys, reads
from mandate_cli.thai.normalise import has_thai, normalise

if TYPE_CHECKING:
    from mandate_cli.law.model import Group


# Other names for options.
OPTIONS = {
    "--colour": "--color",
    "--date": "--as-of",
    "--day": "--as-of",
    "--draft": "--with",
    "--format": "--json",
    "--on": "--as-of",
}
# Other names for commands, in English, and in Thai as in the law and as in an office.
OTHER_NAMES = {
    "groups": "group list ls กลุ่ม กลุ่มงาน รายชื่อ โครงสร้าง",
    "duties": "duty หน้าที่ อำนาจหน้าที่ ภารกิจ",
    "who-handles": "who ask handles task ใคร ใครทำ ใครรับผิดชอบ ถาม งาน เรื่อง",
    "search": "find grep query ค้น ค้นหา หา คำ",
    "office": "powers สำนักงาน อำนาจ",
    "show": "view cat print get read แสดง ดู อ่าน ข้อ มาตรา",
    "history": "log timeline ประวัติ ความเป็นมา",
    "diff": "compare changes เทียบ เปรียบเทียบ ต่าง",
    "cite": "verify quote citation อ้าง อ้างอิง",
    "export": "save document file download ส่งออก บันทึก เอกสาร ไฟล์",
    "mcp": "serve server assistant ผู้ช่วย",
    "check": "validate lint test ตรวจ ตรวจสอบ",
    "new-amendment": "amend draft new add skeleton แก้ไข แก้ไขเพิ่มเติม ร่าง เพิ่ม",
    "explain": "why context clause อธิบาย ทำไม",
    "sort": "order เรียง เรียงลำดับ",
    "--help": "help man usage วิธีใช้ ช่วย ช่วยเหลือ",
    "--version": "version รุ่น",
}
_ONE_ARGUMENT = ("duties", "who-handles", "search", "show", "history", "explain")  # which may have spaces


def line(
    arguments: Sequence[str],
    names: Sequence[str],
    valued: Container[str],
    named: Callable[[str], Group | Citation | str | None],
) -> list[str] | None:
    """The words of the command line that was meant by one that does not begin with a command; None if unclear.

    ``names`` are the commands, ``valued`` the options that take a value. ``named`` returns the group, the provision or
    the command that a text names, or None.
    """
    words, options = _split_options(arguments, valued)
    name = command(words[0], names)
    command_line = _command_for(" ".join(words), named)
    # A citation may begin with another name of show.
    if command_line and (not name or command_line[0] in {"show", "duties"}):
        return [*command_line, *options]
    if not name:
        return None
    given = words[1:]
    if given and name.partition("-")[2].startswith(given[0]):  # who handles
        given = given[1:]
    if name == "--help" and given and given[0] in names:
        return [given[0], "--help"]
    if name in _ONE_ARGUMENT and given:
        given = [" ".join(given)]
    return [name, *given, *options]


def _split_options(arguments: Sequence[str], valued: Container[str]) -> tuple[list[str], list[str]]:
    """The words of a command line, and its options with their values; other names of options are replaced."""
    words: list[str] = []
    options: list[str] = []
    for word in arguments:
        if word.startswith("--"):
            options.append(OPTIONS.get(word, word))
        elif options[-1:] and options[-1] in valued:
            options.append(word)
        else:
            words.append(word)
    return words or [""], options


def _command_for(text: str, named: Callable[[str], Group | Citation | str | None]) -> list[str] | None:
    """The command for a text without a command, typed on either keyboard: a citation, a group, or else a task."""
    if has_thai(text):
        return _named_command(text, named) or ["who-handles", text]
    for spelled, part in (("", ""), *on_thai_keys(text)):
        command_line = _named_command(spelled or text, named)
        if command_line or (spelled and reads(part) >= READS):
            return command_line or ["who-handles", spelled]
    return None


def _named_command(text: str, named: Callable[[str], Group | Citation | str | None]) -> list[str] | None:
    """The command for a text that is a citation, a group, or another name of a command; None for other texts."""
    key = normalise(text)
    found = named(key)
    if isinstance(found, str):
        return [found]
    if isinstance(found, Citation):
        return ["show", ".".join(found.labels) if found.kind == CLAUSE else str(found)]
    if found:
        return ["duties", found.number if found.number in key.split() else key]
    first, *rest = key.split(" ")
    name = command(first, ()) if has_thai(key) else None
    return [name, *([" ".join(rest)] if rest else [])] if name else None


def command(typed: str, names: Sequence[str]) -> str | None:
    """The command meant by a word: another name, a beginning, a misspelling, or one typed on the other keyboard."""
    from difflib import get_close_matches

    key = normalise(typed)
    for name, words in OTHER_NAMES.items():
        if key in words.split():
            return name
    for spelled in (key, latin(key)):
        beginning = [name for name in names if len(spelled) > 1 and name.startswith(spelled)]
        similar = beginning or get_close_matches(spelled, names, 1)
        if similar:
            return similar[0]
    return None
