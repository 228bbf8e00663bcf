"""Loading is strict; every diagnostic says file:line:column, what is wrong and what to write instead."""

from __future__ import annotations

import os
import re
from pathlib import Path

import pytest
import yaml

from mandate_cli import SHIPPED_DATA
from mandate_cli.dataset import files
from mandate_cli.dataset.diagnostics import LoadError
from mandate_cli.dataset.loader import load, load_draft
from mandate_cli.dataset.tables import load_other_agencies, load_vocabulary
from mandate_cli.law.amendments import Dataset
from mandate_cli.law.conflicts import FoldError
from mandate_cli.law.fold import law, sound
from tests.conftest import DATA

BASE = """\
format: "1"
checked_through: "2024-02-21"
office:
  name: สพม.
  heading: อำนาจหน้าที่
  text: สำนักงาน
  established_by: {title: ประกาศ, made: "2010-08-17"}
  under: สพฐ.
instruments:
  base:
    title: ประกาศ พ.ศ. 2560
    short_title: ประกาศ
    made: "2017-11-22"
    published: unknown
    in_force: unknown
    gazette: unknown
    provisions:
      ข้อ 7:
        text: มีอำนาจหน้าที่
        items:
          (1):
            text: หน่วย ขึ้นตรงกับหัวหน้า และมี
            reports_to: หัวหน้า
            items:
              (ก): งานหนึ่ง
              (ข): งานสอง
structure:
  {units: ข้อ 7 (1) (ก), duties: ข้อ 7, powers: [], office: สพม., unit_words: [หน่วย], reporting: [ขึ้นตรงกับ], catch_all: []}
"""
AMENDMENTS = """\
format: "1"
instruments:
  second:
    title: ฉบับที่ 2
    short_title: ฉบับที่ 2
    number: "2"
    made: "2018-08-28"
    published: unknown
    in_force: unknown
    gazette: unknown
    clauses:
      ข้อ 1:
        text: ให้ยกเลิก
        operations:
          - repeal: ข้อ 7 (1) (ข)
            expect: งานสอง
outstanding: {}
"""
HEAD = "phrase\tcitations@second\n"
VOCABULARY = HEAD + "งาน\tข้อ 7 (1) (ก)\n"


def directory(tmp_path: Path, base: str | bytes = BASE, amendments: str = AMENDMENTS, words: str = VOCABULARY) -> Path:
    """A data directory with these files."""
    (tmp_path / "mandate.yaml").write_bytes(base if isinstance(base, bytes) else base.encode("utf-8"))
    (tmp_path / "amendments.yaml").write_text(amendments, encoding="utf-8")
    (tmp_path / "vocabulary.tsv").write_text(words, encoding="utf-8")
    return tmp_path


CODES = {"bad-data", "bad-date", "bad-label", "bad-citation", "newer-format", "clause-unaccounted", "target-missing"}


def diagnostics(path: Path) -> list[str]:
    """The diagnostics of loading, without the directory."""
    with pytest.raises(LoadError) as caught:
        load(path)
    assert caught.value.exit_code == 2
    assert caught.value.code in CODES
    return str(caught.value).replace(f"{path}{os.sep}", "").splitlines()


def test_a_small_dataset_loads(tmp_path: Path) -> None:
    """The files that these tests break are correct before."""
    dataset = load(directory(tmp_path))
    assert [str(citation) for citation in law(dataset).versions] == [
        "ข้อ 7",
        "ข้อ 7 (1)",
        "ข้อ 7 (1) (ก)",
        "ข้อ 7 (1) (ข)",
        "ข้อ 1",
    ]
    assert dataset.enactments[0].clauses[0].operations[0].place.line == 18


@pytest.mark.parametrize("line_end", ["\n", "\r\n"])
@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"])
def test_a_bom_and_windows_line_ends_are_tolerated(tmp_path: Path, line_end: str, mark: bytes) -> None:
    """Editors on Thai Windows write them."""
    good = load(directory(tmp_path))
    assert load(directory(tmp_path, mark + BASE.replace("\n", line_end).encode("utf-8"))) == good


# A text in the base, its replacement, and the diagnostic.
BROKEN = [
    ("office:", "office: &x", "mandate.yaml:3:9: the anchor &x is not allowed; delete it"),
    (
        "name: สพม.",
        "name: !!str สพม.",
        "mandate.yaml:4:9: the tag tag:yaml.org,2002:str is not allowed; every value is text",
    ),
    (
        "  heading: อำนาจหน้าที่",
        "  name: ซ้ำ",
        "mandate.yaml:5:3: “name” is here twice, first on line 4; keep one",
    ),
    (
        "  under: สพฐ.",
        "  below: สพฐ.",
        "mandate.yaml:8:3: the key “below” is unknown here; there can be name, heading, text, established_by, under, "
        "as_printed, note",
    ),
    (
        'format: "1"',
        'format: "2"',
        "mandate.yaml:1:9: the format is “2”, and this version of mandate reads “1”; use a version that knows it",
    ),
    ('format: "1"\n', "", "mandate.yaml:1:1: the key “format” is missing here"),
    ("name: สพม.", "name:", "mandate.yaml:4:8: there is nothing here; write the words, or delete the key"),
    (
        "name: สพม.",
        "name: [a]",
        "mandate.yaml:4:9: expected text, found a list; words that begin with [ or { need quotation marks",
    ),
    (
        "name: สพม.",
        "name: {a: b}",
        "mandate.yaml:4:9: expected text, found a map; words that begin with [ or { need quotation marks",
    ),
    (
        "      ข้อ 7:\n        text",
        "      ? [ข้อ 7]\n      :\n        text",
        "mandate.yaml:18:9: a key must be text, not a list",
    ),
    (
        "  base:\n",
        "  base: text\n  other:\n",
        "mandate.yaml:10:9: expected a map, that is lines of “key: value”, found text",
    ),
    (
        "gazette: unknown",
        "gazette: unknown\n    recital: text",
        "mandate.yaml:17:14: expected a list; begin each entry with a hyphen: “- text”",
    ),
    (
        '"2024-02-21"',
        '"2567-02-21"',
        "mandate.yaml:2:18: “2567-02-21” is not a date; write 2024-02-21",
    ),
    ('"2024-02-21"', "soon", "mandate.yaml:2:18: “soon” is not a date; write YYYY-MM-DD of the common era, or unknown"),
    (
        '"2024-02-21"',
        '"2023-02-29"',
        "mandate.yaml:2:18: there is no such day as “2023-02-29”; write another YYYY-MM-DD, or unknown",
    ),
    ('"2024-02-21"', "unknown", "mandate.yaml:2:18: this date must be known; write YYYY-MM-DD of the common era"),
    (
        'made: "2017-11-22"',
        "made: unknown",
        "mandate.yaml:13:11: made or in_force must be a date: the instrument could not be put in order",
    ),
    (
        "in_force: unknown",
        "in_force: soon",
        "mandate.yaml:15:15: “soon” is not a date; write YYYY-MM-DD of the common era, or on publication, "
        "day after publication, 30 days after publication, unknown",
    ),
    (
        "published: unknown",
        'published: "2017-11-21"',
        "mandate.yaml:14:16: published is before the day it was made, 2017-11-22; correct one of the two",
    ),
    (
        "      ข้อ 7:",
        "      ข้อ ๗:",
        "mandate.yaml:18:7: “ข้อ ๗” is written ข้อ 7 here",
    ),
    (
        "      ข้อ 7:",
        "      ข้อเจ็ด:",
        "mandate.yaml:18:7: “ข้อเจ็ด” is not a section or clause; write one of มาตรา, ข้อ, หมวด and its number, "
        "or วรรคหนึ่ง, วรรคสอง and so on where there are no numbers",
    ),
    (
        "      ข้อ 7:",
        "      ข้อ 7 (1):",
        "mandate.yaml:18:7: “ข้อ 7 (1)” is not a section or clause; write one of มาตรา, ข้อ, หมวด and its number, "
        "or วรรคหนึ่ง, วรรคสอง and so on where there are no numbers",
    ),
    ("(ก): งานหนึ่ง", "ก: งานหนึ่ง", "mandate.yaml:25:15: “ก” is not the label of an item; write (ก)"),
    ("(ก): งานหนึ่ง", "(๑): งานหนึ่ง", "mandate.yaml:25:15: “(๑)” is not the label of an item; write (1)"),
    ("(ก): งานหนึ่ง", "4.2: งานหนึ่ง", "mandate.yaml:25:15: “4.2” is not the label of an item; write (4.2)"),
    ("(ก): งานหนึ่ง", "(1x): งานหนึ่ง", "mandate.yaml:25:15: “(1x)” is not the label of an item; write (1) or (ก)"),
    (
        "reporting: [ขึ้นตรงกับ]",
        "reporting: []",
        "mandate.yaml:23:25: structure has no words for reporting, so there can be no reports_to",
    ),
    (
        "reports_to: หัวหน้า",
        "reports_to: ผู้อำนวยการ",
        "mandate.yaml:23:25: the text says to whom it reports; write reports_to: หัวหน้า, "
        "just what follows “ขึ้นตรงกับ” there",
    ),
    (
        "reports_to: หัวหน้า",
        "reports_to: หัว",
        "mandate.yaml:23:25: the text says to whom it reports; write reports_to: หัวหน้า, "
        "just what follows “ขึ้นตรงกับ” there",
    ),
    (
        "            reports_to: หัวหน้า\n",
        "",
        "mandate.yaml:21:11: the text says to whom it reports; write reports_to: หัวหน้า, "
        "just what follows “ขึ้นตรงกับ” there",
    ),
    (
        "gazette: unknown",
        "gazette: unknown\n    board_meeting: {number: 1/60}",
        "mandate.yaml:17:20: the key “held” is missing here",
    ),
    (
        "gazette: unknown",
        "gazette: unknown\n    not_in_source: [ข้อหนึ่ง]",
        "mandate.yaml:17:21: “ข้อหนึ่ง” is not a section or clause; write one of มาตรา, ข้อ, หมวด and its number, "
        "or วรรคหนึ่ง, วรรคสอง and so on where there are no numbers",
    ),
    ("name: สพม.", 'name: "a\\x1bb"', "mandate.yaml:4:9: the character U+001B is not allowed; delete it"),
    ("name: สพม.", "name: สพ\u200bม.", "mandate.yaml:4:11: the invisible character U+200B is not allowed; delete it"),
    ("name: สพม.", "name: สพ\0\0\0ม.", "mandate.yaml:4:11: the invisible character U+0000 is not allowed; delete it"),
    ("name: สพม.", "name: สพ\0ม.", "mandate.yaml:4:11: the invisible character U+0000 is not allowed; delete it"),
    ("  under: สพฐ.\n", "  under: สพฐ.\n---\na: b\n", "mandate.yaml:9:1: a second document begins; a file holds one"),
]


@pytest.mark.parametrize(("old", "new", "diagnostic"), BROKEN)
def test_a_broken_base_is_refused(tmp_path: Path, old: str, new: str, diagnostic: str) -> None:
    """Each mistake is reported at its place, with what to write instead."""
    assert old in BASE
    assert diagnostic in diagnostics(directory(tmp_path, BASE.replace(old, new, 1)))


UNSEEN = "\u200b\u200c\u061c\u180e\u206a\u2061\u3164\u034f\u115f\ufe0f\u200d\u2800\ufff9\U000e0041\u2066\x1b"


@pytest.mark.parametrize("character", UNSEEN)
def test_invisible_characters_are_refused(tmp_path: Path, character: str) -> None:
    """An invisible character is refused in every file, in a draft, and as a YAML escape."""
    code = f"U+{ord(character):04X}"
    said = f"the invisible character {code} is not allowed; delete it"
    assert diagnostics(directory(tmp_path, BASE.replace("สพม.", f"สพ{character}ม.", 1))) == [
        f"mandate.yaml:4:11: {said}"
    ]
    escaped = BASE.replace("name: สพม.", f'name: "\\U{ord(character):08x}"', 1)
    assert diagnostics(directory(tmp_path, escaped)) == [
        f"mandate.yaml:4:9: the character {code} is not allowed; delete it"
    ]
    path = directory(tmp_path, words=VOCABULARY.replace("งาน", f"ง{character}าน"))
    dataset = load(path)
    draft = tmp_path / "draft.yaml"
    draft.write_text(f"# {character}\n", encoding="utf-8")
    (path / "other-agencies.tsv").write_text(f"phrase\tagency\n{character}\tก\n", encoding="utf-8")
    for read in (
        lambda: load_vocabulary(path, law(dataset)),
        lambda: load_other_agencies(path),
        lambda: load_draft(draft, dataset),
    ):
        with pytest.raises(LoadError, match=re.escape(said)):
            read()


LATER = """\
outstanding:
  third:
    title: ฉบับที่ 3
    short_title: ฉบับที่ 3
    made: "2019-01-01"
    published: unknown
    in_force: unknown
    gazette: unknown
    clauses:
      ข้อ 1: {CLAUSE}
"""
BROKEN_AMENDMENTS = [
    (
        "outstanding: {}\n",
        LATER.replace("CLAUSE", "repeals: ข้อ 7 (1) (ก), renames: ข้อ 6 (1)"),
        "amendments.yaml:26:14: write what the clause does, one of replaces, inserts, repeals, renames",
    ),
    (
        "outstanding: {}\n",
        LATER.replace("CLAUSE", "deletes: ข้อ 7 (1) (ก)"),
        "amendments.yaml:26:15: the key “deletes” is unknown here; there can be replaces, inserts, repeals, renames",
    ),
    ('number: "2"', "number: two", "amendments.yaml:6:13: “two” is not a number; write it in digits, 1 or more"),
    (
        "  second:",
        "  base:",
        "amendments.yaml:3:3: there is already an instrument “base”, at mandate.yaml:10:3; "
        "give this one an id of its own",
    ),
    (
        "repeal: ข้อ 7 (1) (ข)",
        "repeal: ข้อเจ็ด",
        "amendments.yaml:15:21: “ข้อเจ็ด” is not a citation; write it like ข้อ 7 (1) (ก)",
    ),
    ("            expect: งานสอง\n", "", "amendments.yaml:15:13: the key “expect” is missing here"),
    (
        "          - repeal: ข้อ 7 (1) (ข)\n            expect: งานสอง\n",
        "          []\n",
        "amendments.yaml:12:7: a clause has just one of: operations; no_effect, with the reason why it leaves the text "
        "as it is; transitional, with the provisions it is about; not_expressed, with targets and a reason",
    ),
    (
        "repeal:",
        "delete:",
        "amendments.yaml:15:13: an operation is one of insert, repeal, repeal_instrument, replace, move, rename, "
        "substitute, correct, with its target",
    ),
    (
        "- repeal: ข้อ 7 (1) (ข)\n            expect: งานสอง",
        "- text",
        "amendments.yaml:15:13: an operation is one of insert, repeal, repeal_instrument, replace, move, rename, "
        "substitute, correct, with its target",
    ),
    (
        AMENDMENTS[AMENDMENTS.index("    clauses:") : AMENDMENTS.index("outstanding")],
        "    clauses: {}\n",
        "amendments.yaml:11:14: there is nothing here; write what it holds, or delete the key",
    ),
    ('number: "2"', 'number: "0"', "amendments.yaml:6:13: “0” is not a number; write it in digits, 1 or more"),
    (
        "text: ให้ยกเลิก",
        'text: "ให้ยกเลิก\\n"',
        "amendments.yaml:13:15: there is a line break, a tab, or a blank at an end; delete it",
    ),
]


@pytest.mark.parametrize(("old", "new", "diagnostic"), BROKEN_AMENDMENTS)
def test_a_broken_amendment_is_refused(tmp_path: Path, old: str, new: str, diagnostic: str) -> None:
    """As in the base."""
    assert old in AMENDMENTS
    assert diagnostic in diagnostics(directory(tmp_path, amendments=AMENDMENTS.replace(old, new, 1)))


def test_all_diagnostics_come_at_once(tmp_path: Path) -> None:
    """The diagnostics of both files, those of the base first, in the order of lines."""
    base = BASE.replace("under: สพฐ.", "below: สพฐ.").replace("(ก):", "(x):")
    found = diagnostics(directory(tmp_path, base, AMENDMENTS.replace("repeal:", "delete:")))
    assert [line.split(": ")[0] for line in found] == [
        "mandate.yaml:4:3",
        "mandate.yaml:8:3",
        "mandate.yaml:25:15",
        "amendments.yaml:15:13",
    ]


NOT_TEXT = [
    (b"", "mandate.yaml:1:1: the file is empty; it must hold the data"),
    (b" \n\n", "mandate.yaml:1:1: the file is empty; it must hold the data"),
    (
        "format: ก\n".encode() + "สวัสดี".encode("cp874"),
        "mandate.yaml:2:1: the file is not UTF-8 (byte 0xCA); save it as UTF-8, not as Windows-874, TIS-620 or UTF-16",
    ),
    (
        "format: กข".encode()[:-1],
        "mandate.yaml:1:10: the file ends in the middle of a letter; is all of it there?",
    ),
    (
        "format: ก".encode("utf-16-le"),
        "mandate.yaml:1:2: the file is not UTF-8 (byte 0x00); save it as UTF-8, not as Windows-874, TIS-620 or UTF-16",
    ),
    (
        "format: ก".encode("utf-16"),
        "mandate.yaml:1:1: the file is not UTF-8 (byte 0xFF); save it as UTF-8, not as Windows-874, TIS-620 or UTF-16",
    ),
    (b"a" * 99, "mandate.yaml:1:1: expected a map, that is lines of “key: value”, found text"),
    (b"- a\n", "mandate.yaml:1:1: expected lines of “key: value”, found a list; write them without hyphens"),
    (b"*x\n", "mandate.yaml:1:1: the alias *x is not allowed; write the words out"),
    (b"%YAML 1.1\n---\na\n", "mandate.yaml:3:1: expected a map, that is lines of “key: value”, found text"),
    (b"# only a comment\n", "mandate.yaml:1:1: there are only comments here; it must hold the data"),
    (b"a: " + b"[" * 30 + b"]" * 30, "mandate.yaml:1:23: nested deeper than 20 levels; the law is not"),
    (
        b"a: [1, 2\n",
        "mandate.yaml:1:4: the bracket [ is not closed; delete it, or put words that begin with it in quotation marks",
    ),
    (b"a: b: c\n", "mandate.yaml:1:5: there is a colon in these words; put them in quotation marks"),
    (
        b'a: "\\q"\n',
        "mandate.yaml:1:5: behind \\ in double quotation marks the word has a meaning of its own; write \\\\",
    ),
    (b"a: '", "mandate.yaml:1:4: the quotation mark here has no second one on its line; write it behind the words"),
]


@pytest.mark.parametrize(("content", "diagnostic"), NOT_TEXT)
def test_a_file_without_data_is_refused(tmp_path: Path, content: bytes, diagnostic: str) -> None:
    """Empty, in another encoding, nested too deeply, not YAML or not a map: refused, with the place."""
    found = diagnostics(directory(tmp_path, content))
    assert any(line.startswith(diagnostic) for line in found), found


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    """The message also names what a data directory holds."""
    assert diagnostics(tmp_path) == [
        f"{name}:1:1: there is no such file; a data directory has mandate.yaml, amendments.yaml, vocabulary.tsv"
        for name in ("mandate.yaml", "amendments.yaml")
    ]


def test_a_directory_in_place_of_a_file_is_refused(tmp_path: Path) -> None:
    """With the message of the system."""
    directory(tmp_path)
    (tmp_path / "mandate.yaml").unlink()
    (tmp_path / "mandate.yaml").mkdir()
    assert diagnostics(tmp_path) == ["mandate.yaml:1:1: the file cannot be read: Is a directory"]


def test_a_device_is_not_read(tmp_path: Path) -> None:
    """A device or a pipe might never end."""
    directory(tmp_path)
    (tmp_path / "mandate.yaml").unlink()
    os.mkfifo(tmp_path / "mandate.yaml")
    assert "mandate.yaml:1:1: this is no file" in diagnostics(tmp_path)


def test_a_path_with_nul_is_refused() -> None:
    """No system has such a path."""
    with pytest.raises(LoadError, match=r"embedded null byte|null character"):
        load(Path("a\0b"))


def test_a_file_that_is_too_large_is_not_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The size is checked before the file is read."""
    monkeypatch.setattr(files, "MAX_SIZE", 100)
    assert (
        diagnostics(directory(tmp_path))[0]
        == "mandate.yaml:1:1: the file is larger than 100 bytes; is it the right one?"
    )


def test_the_pure_loader_gives_the_same(dataset: Dataset, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where PyYAML was built without its C parser, the data are read by the Python one."""
    monkeypatch.delattr(yaml, "CSafeLoader", raising=False)
    assert load(DATA) == dataset


def test_nesting_beyond_the_limit_of_the_parser_gives_the_same_message(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Old and new libyaml stop at other columns; the words are ours under both."""
    deep = "nested deeper than 20 levels; the law is not"
    assert [line.split(": ")[1] for line in diagnostics(directory(tmp_path, b"[" * 100_000))] == [deep]

    def fail(*_: object, **__: object) -> None:
        mark = yaml.Mark("", 0, 0, 1000, None, 0)
        raise yaml.parser.ParserError("while increasing flow level", mark, "exceeded maximum nesting depth", mark)

    monkeypatch.setattr(yaml, "parse", fail)
    assert f"mandate.yaml:1:1001: {deep}" in diagnostics(directory(tmp_path, b"["))


@pytest.mark.parametrize(
    ("content", "diagnostic"), [NOT_TEXT[-1], (b"[" * 5000, "nested deeper"), (b"a: \x01", "U+0001")]
)
def test_the_pure_loader_refuses_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, content: bytes, diagnostic: str
) -> None:
    """With its own words for what is not YAML."""
    monkeypatch.delattr(yaml, "CSafeLoader", raising=False)
    assert diagnostic.split(":", maxsplit=1)[0] in "\n".join(diagnostics(directory(tmp_path, content)))


def test_an_error_of_the_parser_without_a_place_is_reported(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """An error of the parser without a place becomes a diagnostic of the whole file."""

    def fail(*_: object, **__: object) -> None:
        raise yaml.YAMLError("broken")

    monkeypatch.setattr(yaml, "parse", fail)
    assert "mandate.yaml:1:1: this is not YAML: broken" in diagnostics(directory(tmp_path))


def test_a_scalar_stays_text(tmp_path: Path) -> None:
    """5.10 does not become 5.1, NO does not become false, and a date stays text."""
    dataset = load(directory(tmp_path, BASE.replace("งานหนึ่ง", "5.10").replace("งานสอง", "NO"), AMENDMENTS))
    entries = dataset.enactments[0].clauses[0].operations[0]
    assert [entry.words.text for entry in entries.entries[2:]] == ["5.10", "NO"]  # type: ignore[union-attr]


BROKEN_VOCABULARY = [
    (
        "งาน\tข้อ 7 (1) (ก)\n",
        "vocabulary.tsv:1:1: the first line must read “phrase<TAB>citations@INSTRUMENT”, with the id of the last "
        "instrument that the phrases know: base, second",
    ),
    (VOCABULARY + "อีก\n", "vocabulary.tsv:3:1: expected a phrase, one tab and its citations; found 1 cell"),
    (VOCABULARY + "\tข้อ 7\n", "vocabulary.tsv:3:1: expected a phrase, one tab and its citations; found 2 cells"),
    (VOCABULARY + "ง\u0e32น\tข้อ 7\n", "vocabulary.tsv:3:1: “งาน” is here twice, first on line 2; join them"),
    (VOCABULARY + "อื่น\tข้อ 7 | x\n", "vocabulary.tsv:3:14: “x” is not a citation; write it like ข้อ 7 (1) (ก)"),
    (VOCABULARY + "อื่น\tข้อ 9\n", "vocabulary.tsv:3:6: there is no ข้อ 9 on any date; correct the citation"),
    ("", "vocabulary.tsv:1:1: the file is empty; it must hold the data"),
]


@pytest.mark.parametrize(("content", "diagnostic"), BROKEN_VOCABULARY)
def test_a_broken_vocabulary_is_refused(tmp_path: Path, content: str, diagnostic: str) -> None:
    """The vocabulary is read as strictly, with places."""
    path = directory(tmp_path, words=content)
    with pytest.raises(LoadError) as caught:
        load_vocabulary(path, law(load(path)))
    assert diagnostic in str(caught.value).replace(f"{path}{os.sep}", "").splitlines()


def test_a_phrase_may_point_to_several_provisions(tmp_path: Path) -> None:
    """Several citations are separated by bars; empty lines and Windows line ends do not matter."""
    path = directory(tmp_path, words="phrase\tcitations@base\r\nงาน\tข้อ 7 (1) (ก) | 7.1.ข\r\n\n")
    (phrase,) = load_vocabulary(path, law(load(path)))
    assert [str(duty.citation) for duty in phrase.duties] == ["ข้อ 7 (1) (ก)", "ข้อ 7 (1) (ข)"]


def test_the_data_are_found_in_a_checkout() -> None:
    """At the root of the checkout; .ci/run tests where a wheel has them."""
    assert SHIPPED_DATA == DATA


@pytest.mark.parametrize("value", ["null", "Null", "NULL", "~"])
def test_null_is_refused(tmp_path: Path, value: str) -> None:
    """YAML's null is refused without quotation marks; with them it is a word."""
    base = BASE.replace("name: สพม.", f"name: {value}")
    message = f"mandate.yaml:4:9: “{value}” means nothing in YAML; write the words, in quotes if it is one"
    assert diagnostics(directory(tmp_path, base)) == [message]
    assert load(directory(tmp_path, BASE.replace("name: สพม.", f'name: "{value}"'))).office.name == value


def test_a_phrase_meant_for_many_groups_says_so(tmp_path: Path) -> None:
    """By ``shared:`` before its citations."""
    words = HEAD + "งาน\tshared: ข้อ 7 (1) (ก) | ข้อ 7 (1)\nอื่น\tข้อ 7 (1)\n"
    path = directory(tmp_path, words=words)
    found = load_vocabulary(path, law(load(path)))
    assert [len(phrase.duties) for phrase in found] == [2, 1]


OF_THIS_LAW = ["แห่งประกาศ พ.ศ. 2560", "แห่งประกาศนี้", " แห่งประกาศ พ.ศ. ๒๕๖๐ ซึ่งแก้ไขเพิ่มเติมโดย (ฉบับที่ 2) พ.ศ. 2561"]


@pytest.mark.parametrize("of", OF_THIS_LAW)
def test_a_target_may_say_which_instrument_it_is_of(tmp_path: Path, of: str) -> None:
    """In the words of the amending clause, which the command line accepts, too."""
    good = load(directory(tmp_path))
    named = AMENDMENTS.replace("repeal: ข้อ 7 (1) (ข)", f"repeal: (ข) ของ (1) ของข้อ 7{of}")
    assert load(directory(tmp_path, amendments=named)) == good


def test_a_target_may_be_of_an_instrument_without_that_clause(tmp_path: Path) -> None:
    """Folding says that it is not held; without the words it is looked for in the base all the same."""
    for of in ("", " แห่งประกาศ พ.ศ. 2560"):
        missing = AMENDMENTS.replace("repeal: ข้อ 7 (1) (ข)", f"repeal: ข้อ 70{of}")
        with pytest.raises(FoldError, match="ข้อ 70 is not held here, so it cannot be amended here"):
            sound(law(load(directory(tmp_path, amendments=missing))))


def test_a_target_of_two_base_instruments_is_asked_about(tmp_path: Path) -> None:
    """One has to be named by its title."""
    _, base, _ = re.split(r"(?ms)(^  base:\n.*?)(?=^structure:)", BASE)
    twin = BASE.replace(base, base + base.replace("base:", "twin:").replace("2560", "2559").replace("2017", "2016"))
    assert diagnostics(directory(tmp_path, base=twin))[-1] == (
        "amendments.yaml:15:21: “ข้อ 7 (1) (ข)”: ประกาศ, ประกาศ have a ข้อ 7; write แห่ง and the title after it"
    )


def test_a_target_of_another_law_is_refused(tmp_path: Path) -> None:
    """It is not taken for the provision of this law with the same number, nor in a draft."""
    wrong = AMENDMENTS.replace("repeal: ข้อ 7 (1) (ข)", "repeal: ข้อ 7 (1) (ข) แห่งประกาศ เรื่อง อื่น พ.ศ. 2560")
    assert diagnostics(directory(tmp_path, amendments=wrong)) == [
        "amendments.yaml:15:21: “ข้อ 7 (1) (ข) แห่งประกาศ เรื่อง อื่น พ.ศ. 2560”: ประกาศ เรื่อง อื่น พ.ศ. 2560 is not the "
        "instrument here that has a ข้อ 7 (1) (ข)"
    ]
    dataset = load(directory(tmp_path))
    draft = tmp_path / "draft.yaml"
    draft.write_text(wrong.partition("outstanding:")[0].replace("second:", "third:"), encoding="utf-8")
    with pytest.raises(LoadError, match=r"draft\.yaml:15:21: “ข้อ 7"):
        load_draft(draft, dataset)
