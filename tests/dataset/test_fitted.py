"""Fitted numbers: every one is checked when they are loaded."""

from __future__ import annotations

from pathlib import Path

import pytest

from mandate_cli.dataset.diagnostics import LoadError
from mandate_cli.dataset.fitted import load_decision, load_weights
from mandate_cli.search.decision import NAMES, model, numbers
from tests.conftest import DATA
from tests.dataset.test_tables import diagnostics

WEIGHTS = "00000000\ta\tb\n\t0 0:-3\n=ครู\t250 0:7 1:-12\nกข\t90\n"
DECISION = "".join(f"{name}\t{number}\n" for number, name in enumerate(NAMES))


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
