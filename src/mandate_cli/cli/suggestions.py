"""What was meant by what was mistyped: a command line, a citation, or words typed with the wrong keyboard."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mandate_cli.law.citation import CLAUSE, Citation
from mandate_cli.thai.keyboard import READS, latin, on_thai_keys, reads
from mandate_cli.thai.normalise import has_thai, normalise

if TYPE_CHECKING:
    from collections.abc import Callable, Container, Sequence

    from mandate_cli.law.model import Group


# What people call options.
OPTIONS = {
    "--colour": "--color",
    "--date": "--as-of",
    "--day": "--as-of",
    "--draft": "--with",
    "--format": "--json",
    "--on": "--as-of",
}
# What people call the commands, by the command; in Thai as in the law and as in an office.
_MEANT = {
    "groups": "group list ls กลุ่ม กลุ่มงาน รายชื่อ โครงสร้าง",
    "duties": "duty หน้าที่ อำนาจหน้าที่ ภารกิจ",
    "who-handles": "who ask handles task ใคร ใครทำ ใครรับผิดชอบ ถาม งาน เรื่อง",
    "search": "find grep query ค้น ค้นหา หา คำ",
    "office": "powers สำนักงาน อำนาจ",
    "show": "view cat print get read แสดง ดู อ่าน ข้อ มาตรา",
    "history": "log timeline ประวัติ ความเป็นมา",
    "diff": "compare changes เทียบ เปรียบเทียบ ต่าง",
    "cite": "verify quote citation อ้าง อ้างอิง",
    "check": "validate lint test ตรวจ ตรวจสอบ",
    "--help": "help man usage วิธีใช้ ช่วย ช่วยเหลือ",
    "--version": "version รุ่น",
}
_WITH_ONE = ("duties", "who-handles", "search", "show", "history")  # commands of one argument, which may have spaces


def line(
    arguments: Sequence[str],
    names: Sequence[str],
    valued: Container[str],
    named: Callable[[str], Group | Citation | str | None],
) -> list[str] | None:
    """The command line meant by one that begins with no command, word by word; None if that cannot be told.

    ``names`` are the commands, ``valued`` the options that take a value; ``named`` gives the group, the provision
    or the command that a text names, if it names one.
    """
    words, options = _parted(arguments, valued)
    name = command(words[0], names)
    asked = _question(" ".join(words), named)
    if asked and (not name or asked[0] in {"show", "duties"}):  # a citation, and not what is called show
        return [*asked, *options]
    if not name:
        return None
    given = words[1:]
    if given and name.partition("-")[2].startswith(given[0]):  # who handles
        given = given[1:]
    if name == "--help" and given and given[0] in names:
        return [given[0], "--help"]
    if name in _WITH_ONE and given:
        given = [" ".join(given)]
    return [name, *given, *options]


def _parted(arguments: Sequence[str], valued: Container[str]) -> tuple[list[str], list[str]]:
    """The words of a command line, and its options with their values, by their own names."""
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


def _question(text: str, named: Callable[[str], Group | Citation | str | None]) -> list[str] | None:
    """The command that a text by itself asks for: a citation, a group, or else a task; typed with either keyboard."""
    if has_thai(text):
        return _asked(text, named) or ["who-handles", text]
    for spelled, part in (("", ""), *on_thai_keys(text)):
        asked = _asked(spelled or text, named)
        if asked or (spelled and reads(part) >= READS):
            return asked or ["who-handles", spelled]
    return None


def _asked(text: str, named: Callable[[str], Group | Citation | str | None]) -> list[str] | None:
    """The command that a text asks for if it is a citation, a group or another name of a command."""
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
    """The command meant by a word that is none: by another name, its beginning, a misspelling, the other keyboard."""
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
    return None
