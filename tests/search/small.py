"""A small index in memory for tests of search: few entries, a short list of words, the shipped decision."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from mandate_cli.dataset.fitted import load_decision
from mandate_cli.search.entries import LAW, OTHER_AGENCY, PHRASE, Entry
from mandate_cli.search.memory_index import MemoryIndex, Weights, build
from mandate_cli.thai.words import WordList
from tests.conftest import DATA

WORDS = WordList.of(
    [
        "ครู",
        "นักเรียน",
        "โรงเรียน",
        "ย้าย",
        "ยุบ",
        "ซ่อม",
        "หลังคา",
        "รถ",
        "รถยนต์",
        "บ้าน",
        "วินัย",
        "ลูกเสือ",
        "ร้องเรียน",
        "ร้องทุกข์",
        "ตรวจสอบ",
        "บัญชี",
        "วิทยุ",
        "ออนไลน์",
        "พนัน",
        "กบข",
        "วิทยฐานะ",
        "การ",
        "ความ",
        "เรื่อง",
        "ใคร",
        "ขอ",
        "แกง",
        "เขียว",
        "หวาน",
        "ค่า",
        "ตาราง",
        "ตารางสอน",
        "พยาบาล",
        "พย.",
        "สอบ",
        "สอน",
    ]
)
MODEL = load_decision(DATA)


def law(text: str, *duties: str) -> Entry:
    """Words of the law."""
    return Entry(LAW, text, duties)


def phrase(text: str, *duties: str) -> Entry:
    """A phrase that people use."""
    return Entry(PHRASE, text, duties)


def other(text: str, agency: str = "") -> Entry:
    """A task of another agency."""
    return Entry(OTHER_AGENCY, text, (agency,))


def index(*entries: Entry, weights: Mapping[str, str] | None = None, duties: Iterable[str] = ()) -> MemoryIndex:
    """An index of these entries."""
    return build(entries, WORDS, MODEL, Weights(tuple(duties), weights) if weights else None)


def first_letter(duty: str) -> tuple[str, ...]:
    """The group of a duty is its first letter; of a duty that begins with ``x`` there is none, ``yz`` is in both."""
    return tuple(duty[:2]) if duty[0] == "y" else () if duty[0] == "x" else (duty[0],)
