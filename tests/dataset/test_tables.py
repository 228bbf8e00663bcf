"""The tables of a data directory that questions are answered by: every number is checked when they are loaded."""

from __future__ import annotations

from pathlib import Path

import pytest

from mandate_cli.dataset.diagnostics import Diagnostics, LoadError
from mandate_cli.dataset.tables import (
    load_decision,
    load_other_agencies,
    load_successions,
    load_vocabulary,
    load_weights,
    load_word_list,
)
from mandate_cli.law.amendments import Dataset
from mandate_cli.law.fold import law
from mandate_cli.law.resolution import read_citation
from mandate_cli.search.decision import NAMES, model, numbers
from mandate_cli.search.vocabulary import OtherAgency
from tests.conftest import DATA

WEIGHTS = "00000000\ta\tb\n\t0 0:-3\n=ครู\t250 0:7 1:-12\nกข\t90\n"
DECISION = "".join(f"{name}\t{number}\n" for number, name in enumerate(NAMES))


def diagnostics(load: object, directory: Path) -> list[str]:
    """The file, line and message of each diagnostic."""
    with pytest.raises(LoadError) as caught:
        load(directory)  # type: ignore[operator]
    found = caught.value.diagnostics
    return [f"{Path(each.place.file).name}:{each.place.line}: {each.message}" for each in found]


def test_weights_are_rows_of_whole_numbers(tmp_path: Path) -> None:
    """A rarity, and a number for some of the duties in the first line; they stay text."""
    (tmp_path / "weights.tsv").write_text(WEIGHTS, encoding="utf-8")
    weights = load_weights(tmp_path)
    assert weights
    assert tuple(weights.duties) == ("a", "b")
    assert weights.rows == {"": "0 0:-3", "=ครู": "250 0:7 1:-12", "กข": "90"}


def test_a_directory_may_be_without_weights(tmp_path: Path) -> None:
    """Then the nearest words decide alone; an empty file is an error."""
    assert load_weights(tmp_path) is None
    (tmp_path / "weights.tsv").write_text("", encoding="utf-8")
    with pytest.raises(LoadError, match="the file is empty"):
        load_weights(tmp_path)


@pytest.mark.parametrize(
    "row", ["x", "nan", "1e999", "90 0:x", "90 0:nan", "90 0:1e999", "90 2:1", "90 0", "-1", "9999999", "", "90  0:1"]
)
@pytest.mark.parametrize("name", ["", "=ครู"])
def test_a_wrong_number_of_the_weights_is_told(tmp_path: Path, name: str, row: str) -> None:
    """With its file and line, whatever row it is in."""
    lines = [f"{name}\t{row}" if line.startswith(f"{name}\t") else line for line in WEIGHTS.splitlines()]
    (tmp_path / "weights.tsv").write_text("\n".join(lines), encoding="utf-8")
    line = 2 if not name else 3
    message = "expected letters or a word, a tab, a whole number, and place:number for some of the 2 duties"
    assert diagnostics(load_weights, tmp_path) == [f"weights.tsv:{line}: {message}"]


def test_a_row_of_weights_twice_or_missing_is_told(tmp_path: Path) -> None:
    """The empty one has what any question says."""
    (tmp_path / "weights.tsv").write_text(f"{WEIGHTS}กข\t80\n", encoding="utf-8")
    assert diagnostics(load_weights, tmp_path) == ["weights.tsv:5: “กข” is here twice; keep one"]
    (tmp_path / "weights.tsv").write_text("0\ta\nกข\t80\n", encoding="utf-8")
    assert diagnostics(load_weights, tmp_path) == ["weights.tsv:1: the row of the empty ngram is missing"]


def test_the_decision_has_every_number_once(tmp_path: Path) -> None:
    """In any order; without a file the packaged one is taken."""
    assert load_decision(tmp_path) == load_decision(DATA)
    (tmp_path / "decision.tsv").write_text("\n".join(reversed(DECISION.splitlines())), encoding="utf-8")
    assert numbers(load_decision(tmp_path)) == {name: number for number, name in enumerate(NAMES)}
    assert load_decision(tmp_path) == model({name: number for number, name in enumerate(NAMES)})


@pytest.mark.parametrize("number", ["x", "nan", "1e999", "1.5", "", "9999999"])
def test_a_wrong_number_of_the_decision_is_told(tmp_path: Path, number: str) -> None:
    """With its file and line."""
    (tmp_path / "decision.tsv").write_text(DECISION.replace("\t3\n", f"\t{number}\n"), encoding="utf-8")
    (message,) = diagnostics(load_decision, tmp_path)
    assert message.startswith("decision.tsv:4: expected one of pool.neighbours, ")


def test_a_name_of_the_decision_unknown_twice_or_missing_is_told(tmp_path: Path) -> None:
    """All of the first kinds at once."""
    (tmp_path / "decision.tsv").write_text(f"{DECISION}more\t1\nthreshold\t5\n", encoding="utf-8")
    assert len(diagnostics(load_decision, tmp_path)) == 2
    (tmp_path / "decision.tsv").write_text(
        DECISION.replace("threshold", "#threshold", 1).splitlines()[0], encoding="utf-8"
    )
    (message,) = diagnostics(load_decision, tmp_path)
    assert message.startswith("decision.tsv:1: pool.weights, ours.bias, ")
    assert message.endswith("threshold are missing")
    (tmp_path / "decision.tsv").write_bytes(b"\xff")
    with pytest.raises(LoadError, match="UTF-8"):
        load_decision(tmp_path)


def test_words_are_those_of_the_lists_and_abbreviations(tmp_path: Path) -> None:
    """A list of the directory's own takes the place of the packaged one of general words."""
    packaged = load_word_list(tmp_path, ["ส่ง ก.บ.ข."])
    assert {"วิทยุ", "กบข.", "โรงเรียน"} <= {*packaged}
    assert packaged == sorted(packaged)
    (tmp_path / "general-words.txt").write_text("ปลาดาว\n", encoding="utf-8")
    own = load_word_list(tmp_path, [])
    assert "ปลาดาว" in own
    assert 100 < len(own) < len(packaged) / 2
    assert not any(word.startswith(("การ", "ความ")) for word in own)
    (tmp_path / "general-words.txt").write_bytes(b"\xff")
    with pytest.raises(LoadError, match="UTF-8"):
        load_word_list(tmp_path, [])


def test_tasks_of_other_agencies_name_one_or_say_that_they_do_not(tmp_path: Path) -> None:
    """By a hyphen; an empty cell is an error."""
    assert load_other_agencies(tmp_path) == ()
    path = tmp_path / "other-agencies.tsv"
    path.write_text("phrase\tagency\nดูดวง\t-\nแจ้งความ\tตำรวจ\n", encoding="utf-8")
    assert load_other_agencies(tmp_path) == (OtherAgency("ดูดวง", ""), OtherAgency("แจ้งความ", "ตำรวจ"))
    path.write_text("phrase\tagency\nดูดวง\t \n", encoding="utf-8")
    assert diagnostics(load_other_agencies, tmp_path) == [
        "other-agencies.tsv:2: “ดูดวง” has no agency; write - where none is named"
    ]
    path.write_text("phrase\toffice\nดูดวง\t-\n", encoding="utf-8")
    assert diagnostics(load_other_agencies, tmp_path)[0] == (
        "other-agencies.tsv:1: the first line must read “phrase<TAB>agency”"
    )


SUCCESSIONS = "before\tafter\tkind\tby\n"
EXPECTED = "expected before, after, one of moved"


@pytest.mark.parametrize(
    ("content", "line", "message"),
    [
        ("before\tafter\n", 1, "the first line must read “before<TAB>after<TAB>kind<TAB>by”"),
        (f"{SUCCESSIONS}\n7.5.ซ\t7.10.ก\tmoved\n", 3, EXPECTED),
        (f"{SUCCESSIONS}7.5.ซ\t7.10.ก\teaten\tannouncement-2560\n", 2, "“eaten” is not what became of a duty; write"),
        (f"{SUCCESSIONS}\t7.10.ก\tmoved\tannouncement-2560\n", 2, EXPECTED),
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


NO_2, GROUP_10 = "announcement-2561-no-2", "ข้อ 7 (10)"
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
