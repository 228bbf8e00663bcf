"""What was meant by what was mistyped: a command line, a citation, or words typed with the wrong keyboard."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from mandate_cli.model import CLAUSE, SECTION, Citation
from mandate_cli.thai import bare, kedmanee, latin, normalise

if TYPE_CHECKING:
    from collections.abc import Callable, Container, Iterator, Sequence

    from mandate_cli.model import Group

_LEAST = 3  # letters that make a word: fewer are a Latin word's by chance
_LONG = 6  # letters that no Latin word makes by chance, if all of them are of known words
_READS = 0.7  # the share of letters that must be of known words; an English word in a thousand comes to that

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
    "office": "powers สำนักงาน สำนักงานเขต สพม อำนาจ",
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
    named: Callable[[str], Group | Citation | None],
) -> list[str] | None:
    """The command line meant by one that begins with no command, word by word; None if that cannot be told.

    ``names`` are the commands, ``valued`` the options that take a value; ``named`` gives the group or the provision
    that a text names, if it names one.
    """
    words, options = _parted(arguments, valued)
    name = command(words[0], names)
    asked = _question(" ".join(words), named)
    if asked and (not name or asked[0] in {"show", "duties"}):  # ข้อ 7 (1) is a citation, not what is called show
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


def _question(text: str, named: Callable[[str], Group | Citation | None]) -> list[str] | None:
    """The command that a text by itself asks for: a citation, a group, or else a task; typed with either keyboard."""
    if _thai(text):
        return _asked(text, named) or ["who-handles", text]
    for spelled, part in (("", ""), *on_thai_keys(text)):
        asked = _asked(spelled or text, named)
        if asked or (spelled and reads(part) >= _READS):
            return asked or ["who-handles", spelled]
    return None


def _asked(text: str, named: Callable[[str], Group | Citation | None]) -> list[str] | None:
    """The command that a text asks for if it is a citation, a group or another name of a command."""
    key = normalise(text)
    found = named(key)
    if isinstance(found, Citation):
        return ["show", ".".join(found.labels) if found.kind == CLAUSE else str(found)]
    if found:
        return ["duties", found.number if found.number in key.split() else key]
    first, *rest = key.split(" ")
    name = command(first, ()) if _thai(key) else None
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


# --- the other keyboard ----------------------------------------------------------------------------------------------


def retyped(query: str, found: Callable[[str], object], nearly: Callable[[str], object] | None = None) -> str | None:
    """The Thai meant by a query typed with the keyboard in English, if that reads as Thai and something is found by it.

    Words that are Thai already stay, and so do numbers; Caps Lock may have been on. Of several the one that reads best.
    What is only ``nearly`` found counts if it is long and every word of it is known.
    """
    meant = sorted(((reads(part), text) for text, part in on_thai_keys(query)), key=lambda each: -each[0])
    return next(
        (
            text
            for share, text in meant
            if (share >= _READS and found(text))
            or (nearly is not None and share == 1 and len(bare(normalise(text))) >= _LONG and nearly(text))
        ),
        None,
    )


def on_thai_keys(query: str) -> Iterator[tuple[str, str]]:
    """What the keys of a query may have been meant for on a Thai keyboard, and the part of it that was retyped.

    Nothing if it has no word to retype, or only one so short that any Latin word may be meant. A number inside a word
    may have been typed with the keys of a number pad.
    """
    words = query.split()
    foreign = [word for word in words if not _thai(word) and not word.isdigit()]
    typed = "".join(foreign)
    if not typed or (
        len(typed) < _LEAST and typed.isalpha() and (typed.islower() or typed.isupper() or typed.istitle())
    ):
        return
    for turned in (str, str.swapcase) if typed != typed.lower() else (str,):
        for keys in (".+", r"\D+") if re.search(r"\d", typed) else (".+",):
            keyed = {word: re.sub(keys, lambda run: kedmanee(run[0]), turned(word)) for word in foreign}
            yield " ".join(keyed.get(word, word) for word in words), " ".join(keyed.values())


def reads(text: str) -> float:
    """The share of a text's letters that are of known Thai words; of few letters they must be one word. Digits pass."""
    from mandate_cli.files import load_words
    from mandate_cli.wrap import boundaries

    key = normalise(text)
    runs = re.findall("[ก-ฮะ-ฺเ-ๅ็-๎]+", key)
    if not runs:
        return float(key.isdigit())
    words = load_words()
    letters = known = 0
    for run in runs:
        parts = [run[begin:end] for begin, end in pairwise((0, *boundaries(run, words), len(run)))]
        letters += len(run)
        known += sum(len(part) for part in parts if part in words)
    return known / letters if known == letters or len(bare(key)) >= _LEAST else 0.0


def _thai(text: str) -> bool:
    return any("ก" <= letter <= "๎" for letter in text)


# --- citations -------------------------------------------------------------------------------------------------------

_LABEL = r"\d+(?:/\d+)?|[ก-ฮ](?:/\d+)?"
# What people write for the two, without signs above and below the line.
_CALLED = {CLAUSE: "ขอ ข clause", SECTION: "มาตรา มตรา มาตา มาตร ม section sec s article"}


def citation(text: str) -> Citation | None:
    """The citation meant by what may not be one: brackets, dots or spaces missing or too many, a misspelled มาตรา.

    Without ข้อ or มาตรา it is a ข้อ. None if more than that is amiss; whether there is such a provision is not asked.
    """
    match = re.match(r"([^\d(]*?)[\s.]*\(?(\d.*)\Z", normalise(text))
    if not match:
        return None
    called = bare(match[1].strip(" ."))
    kind = next((kind for kind, words in _CALLED.items() if called in words.split()), None if called else CLAUSE)
    labels = re.findall(_LABEL, match[2])
    if kind is None or re.sub(_LABEL, "", match[2]).strip("().,:-[] "):
        return None
    return Citation(kind, tuple(labels))


def citations(text: str) -> Iterator[Citation]:
    """Every citation that may have been meant, the likelier first: as written, and by the keys of a Thai keyboard.

    One without ข้อ or มาตรา may be either.
    """
    spelled = [text]
    if not _thai(text):
        spelled += (re.sub(others, lambda run: kedmanee(run[0]), text) for others in (r"[^\d().]+", r"\D+"))
        spelled += (meant for meant, _ in on_thai_keys(text))
    for each in dict.fromkeys(map(normalise, spelled)):
        meant = citation(each)
        if meant:
            yield meant
            if each[:1].isdigit():
                yield Citation(SECTION, meant.labels)


def held(text: str, provisions: Container[object]) -> Citation | None:
    """The likeliest citation that may have been meant of a provision that there is."""
    return next((each for each in citations(text) if each in provisions), None)
