"""The tables of a data directory that questions are answered by: every number is checked when they are loaded."""

from __future__ import annotations

from pathlib import Path

import pytest

from mandate_cli.dataset.diagnostics import Diagnostics, LoadError
from mandate_cli.dataset.tables import (
    load_other_agencies,
    load_successions,
    load_vocabulary,
    load_word_list,
)
from mandate_cli.law.amendments import Dataset
from mandate_cli.law.fold import law
from mandate_cli.law.resolution import read_citation
from mandate_cli.search.vocabulary import OtherAgency


def diagnostics(load: object, directory: Path) -> list[str]:
    """The file, line and message of each diagnostic."""
    with pytest.raises(LoadError) as caught:
        load(directory)  # type: ignore[operator]
    found = caught.value.diagnostics
    return [f"{Path(each.place.file).name}:{each.place.line}: {each.message}" for each in found]


def test_words_are_those_of_the_lists_and_abbreviations(tmp_path: Path) -> None:
    """A list of the directory's own takes the place of the packaged one of general words."""
    packaged = load_word_list(tmp_path, ["ส่ง ก.บ.ข."])
    assert {"วิทยุ", "กบข.", "โรงเรียน"} <= {*packaged}
    assert packaged == sorted(packaged)
    (tmp_path / "general-words.txt").write_text("ปลาดาว\n", encoding="utf-8")
    own = load_word_list(tmp_path, [])
    assert "ปลาดาว" in own
    assert 100 < len(own) < len(packaged) / 2
    assert {word for word in own if word.startswith(("การ", "ความ"))} == {"การ", "ความ"}
    (tmp_path / "general-words.txt").write_bytes(b"\xff")
    with pytest.raises(LoadError, match="UTF-8"):
        load_word_list(tmp_path, [])


def test_tasks_of_other_agencies_name_one_or_say_that_they_do_not(tmp_path: Path) -> None:
    """By a hyphen; an empty cell is an error."""
    assert load_other_agencies(tmp_path) == ()
    path = tmp_path / "other-agencies.tsv"
    path.write_text("phrase\tagency\nดูดวง\t-\nแจ้งความ\tตำรวจ\n", encoding="utf-8")
    assert load_other_agencies(tmp_path) == (OtherAgency("ดูดวง", ""), OtherAgency("แจ้งความ", "ตำรวจ"))
    for nobody in (" ", "unknown"):
        path.write_text(f"phrase\tagency\nดูดวง\t{nobody}\n", encoding="utf-8")
        assert diagnostics(load_other_agencies, tmp_path) == [
            "other-agencies.tsv:2: “ดูดวง” has no agency; write - where none is named"
        ]
    path.write_text("phrase\toffice\nดูดวง\t-\n", encoding="utf-8")
    assert diagnostics(load_other_agencies, tmp_path)[0] == (
        "other-agencies.tsv:1: the first line must read “phrase<TAB>agency”"
    )


NO_2, GROUP_10 = "announcement-2561-no-2", "ข้อ 7 (10)"
SUCCESSIONS = "before\tafter\tkind\tby\n"
EXPECTED = "expected before, after, one of moved"


@pytest.mark.parametrize(
    ("content", "line", "message"),
    [
        ("before\tafter\n", 1, "the first line must read “before<TAB>after<TAB>kind<TAB>by”"),
        (f"{SUCCESSIONS}\n7.5.ซ\t7.10.ก\tmoved\n", 3, EXPECTED),
        (f"{SUCCESSIONS}7.5.ซ\t7.10.ก\teaten\tannouncement-2560\n", 2, "“eaten” is not what became of a duty; write"),
        (f"{SUCCESSIONS}\t7.10.ก\tmoved\tannouncement-2560\n", 2, EXPECTED),
        (f"{SUCCESSIONS}7.5.ซ\t7.10.ก\tsplit\t\n", 2, EXPECTED),
        (f"{SUCCESSIONS}7.5.ซ\t\tmoved\tannouncement-2561-no-2\n", 2, EXPECTED),
        (f"{SUCCESSIONS}7.5.ซ\t7.10.ก\tended\tannouncement-2561-no-2\n", 2, EXPECTED),
        (
            f"{SUCCESSIONS}\tข้อ 7 (10) (ก)\tnew\tannouncement-2560\n",
            2,
            "neither made ข้อ 7 (10) (ก) nor left it in force",
        ),
    ],
)
def test_a_wrong_row_of_successions_is_told(
    dataset: Dataset, tmp_path: Path, content: str, line: int, message: str
) -> None:
    """With its file and line; the third row is of an instrument that made no such duty."""
    (tmp_path / "successions.tsv").write_text(content, encoding="utf-8")
    (told,) = diagnostics(lambda path: load_successions(path, law(dataset)), tmp_path)
    assert told.startswith(f"successions.tsv:{line}: ")
    assert message in told


def test_what_a_row_of_successions_cites_is_told_in_its_column(dataset: Dataset, tmp_path: Path) -> None:
    """Before or after."""
    rows = f"{SUCCESSIONS}7.5.ซ\t7.10.ก | 7.10.ข\tsplit\t{NO_2}\n7.5.ฮ\t7.10.ก\tsplit\t{NO_2}\n"
    (tmp_path / "successions.tsv").write_text(rows, encoding="utf-8")
    with pytest.raises(LoadError) as caught:
        load_successions(tmp_path, law(dataset))
    assert [each.place[1:3] for each in caught.value.diagnostics] == [(2, 7), (3, 1)]


def test_a_duty_may_end(dataset: Dataset, tmp_path: Path) -> None:
    """Then it has no successor."""
    (tmp_path / "successions.tsv").write_text(
        f"{SUCCESSIONS}7.5.ซ\t\tended\tannouncement-2561-no-2\n", encoding="utf-8"
    )
    ((before, after, kind, _),) = load_successions(tmp_path, law(dataset))
    assert before is not None
    assert (str(before.citation), after, kind) == ("ข้อ 7 (5) (ซ)", None, "ended")


def test_a_succession_waits_for_its_instrument(dataset: Dataset, tmp_path: Path) -> None:
    """It is left out, and told."""
    (tmp_path / "successions.tsv").write_text(f"{SUCCESSIONS}\t7.10.ก\tnew\tnumber-9\n", encoding="utf-8")
    skipped = Diagnostics()
    assert load_successions(tmp_path, law(dataset), skipped) == ()
    assert [str(each.message) for each in skipped] == [
        "there is no instrument “number-9” here; this row waits until it is entered"
    ]


IMPOSSIBLE = [
    ((f"7.5.ก\t7.10.ก\tmoved\t{NO_2}",), "(ฉบับที่ 2) พ.ศ. 2561 did not end ข้อ 7 (5) (ก); correct the row"),
    ((f"7.5.ก\t\tended\t{NO_2}",), "did not end ข้อ 7 (5) (ก)"),
    ((f"7.5.ซ\t7.9.ก\tmoved\t{NO_2}",), "(ฉบับที่ 2) พ.ศ. 2561 did not make ข้อ 7 (9) (ก); correct the row"),
    ((f"\t7.9.ก\tnew\t{NO_2}",), "did not make ข้อ 7 (9) (ก)"),
    (
        (f"7.5.ซ\t7.10.ก\tsplit\t{NO_2}", f"7.5.ซ\t\tended\t{NO_2}"),
        "a row above says what became of ข้อ 7 (5) (ซ); only",
    ),
    ((f"7.5.ซ\t7.10.ก\tmoved\t{NO_2}", f"7.5.ซ\t7.10.ข\tmoved\t{NO_2}"), "a row above says what became of"),
    ((f"\t7.10.ก\tnew\t{NO_2}", f"7.5.ซ\t7.10.ก\tsplit\t{NO_2}"), "ข้อ 7 (10) (ก) is new by one row, and came of"),
    ((f"7.5.ซ\t7.10.ก\tsplit\t{NO_2}",) * 2, "this row is here twice; delete one"),
    (("\t7.10.ก\tnew\tanouncement-2561-no-2",), f"write {NO_2}, or this row waits until it is entered"),
]


def test_successions_that_cannot_be_true_are_told(dataset: Dataset, tmp_path: Path) -> None:
    """By the last row; answers are given all the same."""
    for rows, message in IMPOSSIBLE:
        (tmp_path / "successions.tsv").write_text(SUCCESSIONS + "\n".join(rows), encoding="utf-8")
        skipped = Diagnostics()
        load_successions(tmp_path, law(dataset), skipped)
        assert [(each.place.line, message in str(each.message)) for each in skipped] == [(len(rows) + 1, True)]


def test_a_phrase_waits_for_its_instrument(dataset: Dataset, tmp_path: Path) -> None:
    """It leads to nobody until then, and the others are answered."""
    rows = ("ก\t7.5.ก@announcement-2566-no-3", "ข\t7.5.ก", "ค\t7.5.ก | 7.9.ก@anouncement-2560")
    (tmp_path / "vocabulary.tsv").write_text("\n".join([f"phrase\tcitations@{NO_2}", *rows]), encoding="utf-8")
    skipped = Diagnostics()
    found = load_vocabulary(tmp_path, law(dataset), skipped)
    assert [len(each.duties) for each in found] == [0, 1, 0]
    assert [str(each.message) for each in skipped] == [
        "there is no instrument “announcement-2566-no-3” here; this row waits until it is entered",
        "there is no instrument “anouncement-2560” here; write announcement-2560, or this row waits until it is entered",  # noqa: E501
    ]


@pytest.mark.parametrize("text", ["ข้อ 7 (1) “งาน”", "ข้อ 7 และอื่น ๆ (", "งาน", ""])
def test_a_citation_goes_to_the_end_of_its_cell(text: str) -> None:
    """With anything behind it, it is none."""
    assert read_citation(text) == (None, "")
