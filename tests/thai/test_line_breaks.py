"""Wrapped lines: they end between words, nothing is lost, and nothing is too wide."""

from __future__ import annotations

import re
import time
from collections.abc import Iterator
from functools import lru_cache
from itertools import pairwise
from typing import Any

import pytest
from babel.messages.pofile import read_po
from hypothesis import given
from hypothesis import strategies as st

from mandate_cli.law.amendments import Dataset
from mandate_cli.messages import LOCALES, THAI
from mandate_cli.thai import line_breaks, words
from mandate_cli.thai.display import width
from mandate_cli.thai.words import load_words
from tests.conftest import DATA, ROOT

WORDS = load_words()
LEADING, LEANING, TRAILING = "เแโใไ", "ะัาำิีึืฺุูๅ็่้๊๋์ํ๎", "ๆฯ)]}”’»"
COMPOUNDS = ["ร้องทุกข์", "สินทรัพย์", "วิทยฐานะ", "ยุวกาชาด", "ประชาสัมพันธ์"]
REVIEWED = ROOT / "tests" / "data"


def lines(text: str, columns: int, **prefixes: str) -> list[str]:
    """A text wrapped with the shipped list of words."""
    return line_breaks.wrap(text, columns, words=WORDS, **prefixes)


def put_together(text: str, found: list[tuple[int, int]]) -> str:
    """The text that its lines add up to; only spaces or one line break may stand between them."""
    joined, at = "", 0
    for start, end in found:
        assert re.fullmatch(" *\n? *", text[at:start])
        joined += text[at:start] + text[start:end]
        at = end
    assert not text[at:].strip(" ")
    return joined + text[at:]


def law(dataset: Dataset) -> dict[str, str]:
    """Every text of the data that is ever shown, by its source."""
    texts = {"office": dataset.office.name, "office heading": dataset.office.heading}
    texts |= {"office text": dataset.office.words.text, "office under": dataset.office.under}
    texts["office established by"] = dataset.office.established_by
    for enactment in dataset.enactments:
        instrument = enactment.instrument
        texts |= {f"{instrument.id} title": instrument.title, f"{instrument.id} short": instrument.short_title}
        texts |= {f"{instrument.id} gazette": instrument.gazette or ""}
        texts |= {f"{instrument.id} basis {number}": text for number, text in enumerate(instrument.legal_basis, 1)}
        texts |= {
            f"{instrument.id} recital {number} {kind}": text or ""
            for number, words in enumerate(instrument.recital, 1)
            for kind, text in zip(words._fields, words, strict=True)
        }
        for clause in enactment.clauses:
            texts[f"{instrument.id} {clause.citation} clause"] = clause.words.text if clause.words else ""
            for operation in clause.operations:
                for entry in getattr(operation, "entries", ()):
                    texts |= {
                        f"{instrument.id} {entry.citation} {kind}": text or ""
                        for kind, text in zip(entry.words._fields, entry.words, strict=True)
                    }
    for outstanding in dataset.outstanding:
        instrument = outstanding.instrument
        texts |= {f"{instrument.id} title": instrument.title, f"{instrument.id} gazette": instrument.gazette or ""}
    return {place: text for place, text in texts.items() if text}


@pytest.fixture(scope="session")
def texts(dataset: Dataset) -> dict[str, str]:
    """Every text of the shipped data."""
    return law(dataset)


# --- the law ---------------------------------------------------------------------------------------------------------


def marked(text: str) -> str:
    """A text with its breaks: | where a line may end between two letters, ~ for a space it should not end at."""
    ranks = line_breaks._ranks(text, WORDS)
    return "".join(
        "~"
        if character == " " and ranks[place + 1] != line_breaks._FREE
        else "|" + character
        if place and text[place - 1] != " " and ranks[place] == line_breaks._FREE
        else character
        for place, character in enumerate(text)
    )


def said() -> dict[str, str]:
    """The Thai messages by their English templates, without their fields."""
    with (LOCALES / THAI / "LC_MESSAGES" / "mandate.po").open("rb") as file:
        catalogue: Any = read_po(file, locale=THAI)
    return {
        (message.id if isinstance(message.id, str) else message.id[-1]).replace("\n", " "): re.sub(
            r"\{(\w+)[^}]*\}", r"⟨\1⟩", message.string if isinstance(message.string, str) else message.string[0]
        )
        for message in catalogue
        if message.id
    }


def runs(text: str) -> Iterator[str]:
    """The runs of Thai letters in a text, except single letters, which are labels."""
    return (run for run in re.findall(f"[{words.LETTERS}]+", text) if len(run) > 1)


def divided(run: str) -> list[str]:
    """The words of a run of Thai letters."""
    places = [0, *words.boundaries(run, WORDS), len(run)]
    return [run[start:end] for start, end in pairwise(places)]


def reviewed(texts: dict[str, str]) -> dict[str, str]:
    """Files that a person reviews: where lines of law and messages may end."""
    return {
        "words-law.txt": "".join(f"{place}\t{marked(text)}\n" for place, text in texts.items()),
        "words-tool.txt": "".join(f"{english}\t{marked(thai)}\n" for english, thai in sorted(said().items())),
    }


def test_the_breaks_are_those_that_were_reviewed(texts: dict[str, str], request: pytest.FixtureRequest) -> None:
    """A person has read every line of the files; after --update-golden, read those that changed."""
    for name, fresh in reviewed(texts).items():
        if request.config.getoption("--update-golden"):
            (REVIEWED / name).write_text(fresh, encoding="utf-8")
        assert fresh == (REVIEWED / name).read_text(encoding="utf-8"), name


def test_the_list_has_every_word_of_the_law_and_of_the_messages(texts: dict[str, str]) -> None:
    """Except misprints, which occur only in what the source printed."""
    lacking = {part for text in [*texts.values(), *said().values()] for run in runs(text) for part in divided(run)}
    assert lacking - WORDS == {"ไบบงค์กร"}


EVERYDAY = ["วรรณยุกต์", "ที่นี่", "ยังไง", "กลางคัน", "วิทยากร", "กรอก", "สมรรถนะ", "คณิตศาสตร์", "คุรุสภา", "กลยุทธ์"]


@pytest.mark.parametrize("word", EVERYDAY)
def test_everyday_words_stay_whole(word: str) -> None:
    """Words that were once divided, in any place."""
    assert divided(f"มี{word}และ{word}") == ["มี", word, "และ", word]


@pytest.mark.long
def test_every_text_at_every_width(texts: dict[str, str], monkeypatch: pytest.MonkeyPatch) -> None:
    """Law and messages, from 20 to 140 columns: nothing is lost or too wide, no sign stands alone, no word is cut."""
    monkeypatch.setattr(line_breaks, "_ranks", lru_cache(None)(line_breaks._ranks))
    for text in [*texts.values(), *said().values()]:
        parts = [
            (run.start() + place, run.start() + place + len(word))
            for run in re.finditer(f"[{words.LETTERS}]+", text)
            for place, word in zip([0, *words.boundaries(run[0], WORDS)], divided(run[0]), strict=True)
        ]
        inside = {place: width(text[start:end]) for start, end in parts for place in range(start + 1, end)}
        for columns in range(20, 141):
            found = line_breaks.spans(text, columns, words=WORDS)
            assert put_together(text, found) == text
            for start, end in found:
                assert width(text[start:end]) <= columns
                assert text[start] not in LEANING + TRAILING
                assert text[end - 1] not in LEADING + "([{“‘«"
                assert inside.get(start, columns + 1) > columns, text[start - 9 : start + 9]


@pytest.mark.parametrize("compound", COMPOUNDS)
@pytest.mark.parametrize("step", [10, pytest.param(1, marks=pytest.mark.long)])
def test_compounds_stay_whole(compound: str, step: int) -> None:
    """From 30 columns up, at any place in the line."""
    for columns in range(30, 61, step):
        for before in range(columns):
            text = "ก" * before + " " + f"การ{compound}และ{compound}ของ{compound}"
            assert sum(line.count(compound) for line in lines(text, columns)) == 3


@lru_cache(None)
def inside(text: str) -> set[int]:
    """The places inside the words of a text."""
    return {
        place
        for run in re.finditer(f"[{words.LETTERS}]+", text)
        for place in range(run.start() + 1, run.end())
        if place - run.start() not in words.boundaries(run[0], WORDS)
    }


# --- the list --------------------------------------------------------------------------------------------------------


def test_the_list_is_sorted_words() -> None:
    """One word a line, without repetition, in code-point order, each a possible Thai word."""
    text = (DATA / "words.txt").read_text(encoding="utf-8")
    listed = text.splitlines()
    assert text.endswith("\n")
    assert listed == sorted(set(listed))
    for word in listed:
        assert re.fullmatch(f"[{words.LETTERS}]+", word), word
        assert word[0] not in LEANING, word
        assert word[-1] not in LEADING, word
        assert len(word) > 1 or word == "ณ", word
    assert set(COMPOUNDS) <= set(listed)


DIVISIONS = [
    ("แผนพัฒนาการศึกษา", "แผน|พัฒนา|การศึกษา", "not พัฒนาการ"),
    ("การจัดการศึกษา", "การจัด|การศึกษา", "not จัดการ"),
    ("พัฒนาการมีวินัย", "พัฒนา|การมี|วินัย", "not พัฒนาการ"),
    ("ดำเนินการสืบสวน", "ดำเนินการ|สืบสวน", "not การสืบสวน"),
    ("การจัดทำ", "การ|จัดทำ", "not การจัด"),
    ("ความรับผิดทางละเมิด", "ความรับผิด|ทางละเมิด", "not ผิดทาง"),
    ("ไม่ได้รับความเป็นธรรม", "ไม่|ได้รับ|ความเป็นธรรม", "not ไม่ได้"),
    ("กรรมการ", "กรรมการ", "whole"),
    ("ปฟฉฤก", "ปฟฉฤก", "the list has none of it"),
    ("ปฟฉการศึกษาฤกฬ", "ปฟฉ|การศึกษา|ฤกฬ", "a long word between what the list lacks"),
    ("ปฟฉดูฤกฬ", "ปฟฉดูฤกฬ", "a short one is rather a part of it"),
]


@pytest.mark.parametrize(("run", "expected", "why"), DIVISIONS)
def test_division(run: str, expected: str, why: str) -> None:
    """Few, long words are preferred; letters that are in no listed word stay in one piece."""
    assert "|".join(divided(run)) == expected, why


# --- lines -----------------------------------------------------------------------------------------------------------

BREAKS = [
    ("", 20, [""]),
    ("   ", 20, [""]),
    ("กลุ่มอำนวยการ", 20, ["กลุ่มอำนวยการ"]),
    ("กลุ่มอำนวยการ", 9, ["กลุ่ม", "อำนวยการ"]),
    ("งานด้านต่าง ๆ ของเขต", 8, ["งานด้าน", "ต่าง ๆ", "ของเขต"]),
    ("งานด้านต่างๆของเขต", 8, ["งานด้าน", "ต่างๆของ", "เขต"]),
    ("ตามข้อ 7 (10) (ข) และ", 14, ["ตาม", "ข้อ 7 (10) (ข)", "และ"]),
    ("ตามข้อ 7 (10) (ข) และ", 10, ["ตาม", "ข้อ 7 (10)", "(ข) และ"]),
    ("ประกาศ (ฉบับที่ 2) พ.ศ. 2561", 12, ["ประกาศ", "(ฉบับที่ 2)", "พ.ศ. 2561"]),
    ("เมื่อ 28 สิงหาคม 2561 นั้น", 16, ["เมื่อ", "28 สิงหาคม 2561", "นั้น"]),
    ("ณ วันที่ 28 ส.ค. 2561 นั้น", 17, ["ณ วันที่ 28 ส.ค.", "2561 นั้น"]),
    ("คือ ณ วันที่ 28 ส.ค. 2561 นั้น", 19, ["คือ", "ณ วันที่ 28 ส.ค. 2561", "นั้น"]),
    ("เล่ม 140 ตอนพิเศษ 128 ง หน้า 31–33", 24, ["เล่ม 140 ตอนพิเศษ 128 ง", "หน้า 31–33"]),
    ("เล่ม 140 ตอนพิเศษ 128 ง หน้า 31–33", 16, ["เล่ม 140", "ตอนพิเศษ 128 ง", "หน้า 31–33"]),
    ("แก้ไข “วินัย” และ", 8, ["แก้ไข", "“วินัย”", "และ"]),
    ("แก้ไข“วินัย”และ", 7, ["แก้ไข", "“วินัย”", "และ"]),
    ("ระบบDMCของเขต", 7, ["ระบบDMC", "ของเขต"]),
    ("ครู นักเรียน ฯลฯ", 12, ["ครู", "นักเรียน ฯลฯ"]),
    ("The office and its own powers", 12, ["The office", "and its own", "powers"]),
    ("https://example.org/a", 10, ["https://", "example.or", "g/a"]),
    ("ประชาสัมพันธ์", 4, ["ประ", "ชาสัม", "พันธ์"]),
    ("a  b", 2, ["a", "b"]),
    ("  ย่อหน้า", 20, ["  ย่อหน้า"]),
    ("      ร่างใหม่", 4, ["ร่าง", "ใหม่"]),
    ("หนึ่ง\n\nสอง\n", 20, ["หนึ่ง", "", "สอง", ""]),
    ("มีวินัย; และวินัย: นี้", 4, ["มี", "วินัย;", "และ", "วินัย:", "นี้"]),
    ("มีวินัย; และ", 3, ["มี", "วินั", "ย;", "และ"]),
    ("since 2 June 2023, by ก", 16, ["since", "2 June 2023, by", "ก"]),
    ("since 2 June 2023, by A", 16, ["since", "2 June 2023, by", "A"]),
    ("since 2 June 2023", 6, ["since", "2 June", "2023"]),
    ("in June 2023 or 2 June", 9, ["in June", "2023 or 2", "June"]),
    ("漢字漢字", 5, ["漢字", "漢字"]),
    ("漢", 1, ["漢"]),
    ("漢\u0301ก", 1, ["漢\u0301", "ก"]),
    ("ปฟฉฤกฬ", 4, ["ปฟฉฤ", "กฬ"]),
    ("ปฟฉ\u200bฤกฬ", 4, ["ปฟฉ\u200b", "ฤกฬ"]),
    ("❤\ufe0f❤\ufe0f", 3, ["❤\ufe0f", "❤\ufe0f"]),
    ("👩\u200d👩👩", 5, ["👩\u200d👩", "👩"]),
]


@pytest.mark.parametrize(("text", "columns", "expected"), BREAKS)
def test_breaks(text: str, columns: int, expected: list[str]) -> None:
    """Lines end where the table says."""
    assert lines(text, columns) == expected


PREFIXES = [
    ("กลุ่มอำนวยการ", 20, "(1)  ", ["(1)  กลุ่มอำนวยการ"]),
    ("กลุ่มอำนวยการ", 10, "(1)  ", ["(1)  กลุ่ม", "  อำนวยการ"]),
    ("ประชาสัมพันธ์", 13, "ข้อ 7 (10)  ", ["ข้อ 7 (10)", "  ประชาสัมพันธ์"]),
    ("หนึ่ง\nสอง", 20, "- ", ["- หนึ่ง", "  สอง"]),
    ("", 20, "- ", ["-"]),
    ("ก", 1, "- ", ["- ก"]),
]


@pytest.mark.parametrize(("text", "columns", "first", "expected"), PREFIXES)
def test_prefixes(text: str, columns: int, first: str, expected: list[str]) -> None:
    """The first line stands behind its label, the others behind the indent; none is too wide."""
    assert lines(text, columns, first=first, indent="  ") == expected


ANY = st.lists(
    st.one_of(
        st.sampled_from("กขงนรเแโำาะ่้๊ิีัํ์็ุู ๆฯ๑7aA().“”-/\u200b\u200d\u0301\n\t\x1b👩漢"),
        st.characters(exclude_categories=["Cs"]),
        st.sampled_from(["การ", "ศึกษา", "ข้อ 7 (1)", " พ.ศ. 2561", "https://a.b/c?d=e", "ร้องทุกข์", "  "]),
    ),
    max_size=40,
).map("".join)


@given(text=ANY, columns=st.integers(20, 200), indent=st.integers(0, 8), first=st.integers(0, 18))
def test_nothing_is_lost_or_too_wide_in_any_text(text: str, columns: int, indent: int, first: int) -> None:
    """Letters, signs in any order, Latin, digits, emoji, control and invisible characters."""
    found = line_breaks.spans(text, columns, words=WORDS, indent=indent, first=first)
    assert put_together(text, found) == text
    for number, (start, end) in enumerate(found):
        assert width(text[start:end]) <= columns - (indent if number else first)
        assert "\n" not in text[start:end]
        assert start == end or width(text[start]) or text[start - 1 : start] in {"", "\n", " "}


def test_a_very_long_text_takes_time_in_proportion() -> None:
    """Ten times the text takes far less than a hundred times the time, with listed words and without."""
    for piece in ("ปฟฉฤก", "การศึกษา", "a", "เ", "(", "ก ๆ", "ข้อ 7 (1) ", " "):
        took = []
        for times in (400, 4000):
            began = time.process_time()
            line_breaks.wrap(piece * times, 80, words=WORDS)
            took.append(time.process_time() - began)
        assert took[1] < 40 * took[0] + 0.05, piece


def test_without_a_list_thai_is_still_wrapped() -> None:
    """At spaces and clusters."""
    assert line_breaks.wrap("ประชาสัมพันธ์ เผยแพร่", 8, words=frozenset()) == ["ประชาสัมพั", "นธ์", "เผยแพร่"]


ENGLISH = st.lists(
    st.one_of(st.sampled_from("aB1 .,;:!?%-–()[]{}“”/‘’—…"), st.sampled_from([" 2 June 2023", " May ", "12 May 1"])),
    max_size=60,
).map("".join)


@given(ENGLISH, st.integers(20, 40), st.integers(0, 19))
def test_english_is_wrapped_as_any_text(text: str, columns: int, first: int) -> None:
    """The fast path, which looks only at spaces, ends lines where the general one does."""
    short = line_breaks.spans(text, columns, words=WORDS, first=first)
    long = line_breaks.spans(f"{text} ก", columns, words=WORDS, first=first)
    assert short[:-1] == long[: len(short) - 1]


def test_a_character_written_out_stays_whole() -> None:
    """A character that the encoding lacks is escaped, and no line ends inside the escape."""
    text = "".join(f"\\u{number:04x}" for number in range(0x0E01, 0x0E20)) + "\\x1b\\U0001f600"
    for columns in range(20, 60):
        lines = line_breaks.wrap(text, columns, words=frozenset())
        assert "".join(lines) == text
        assert all(re.fullmatch(r"(\\u[0-9a-f]{4}|\\x[0-9a-f]{2}|\\U[0-9a-f]{8})+", line) for line in lines)


TOLD = [
    ("Try “mandate duties --help”.", 24, ["Try", "“mandate duties --help”."]),
    (
        "Did you mean “mandate who-handles ร้องเรียน --json”?",
        40,
        ["Did you mean", "“mandate who-handles ร้องเรียน --json”?"],
    ),
    ("ดูวิธีใช้ด้วย “mandate groups --help”", 30, ["ดูวิธีใช้ด้วย", "“mandate groups --help”"]),
    ("x “mandate groups --as-of 2560-12-31", 30, ["x", "“mandate groups --as-of", "2560-12-31"]),
    ("See “mandate a” or “mandate b c”.", 24, ["See “mandate a” or", "“mandate b c”."]),
]


@pytest.mark.parametrize(("text", "columns", "lines"), TOLD)
def test_a_command_line_to_type_stays_together(text: str, columns: int, lines: list[str]) -> None:
    """So that it can be copied: on a line of its own if it fits there."""
    assert line_breaks.wrap(text, columns, words=load_words()) == lines
