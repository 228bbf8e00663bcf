"""Every way of citing in one table, and ten letters: what is found in them, and what is judged of it.

A row gives a text and the records it must have, in order. ``reason`` is ``another-law`` or ``unresolved``: the text
does not say for certain which instrument is meant. ``also_right`` has verdicts and such reasons that are as good,
``marked`` the only words of a quotation that may be marked as different; ``damage`` says that damaged text must be
named.
"""

from __future__ import annotations

import json
import re
from datetime import date
from typing import Any, NamedTuple

import pytest

from mandate_cli.law.mandate import Law
from mandate_cli.law.quotation import Verdict, cite
from tests.conftest import ROOT, for_each

DATA = ROOT / "tests" / "data"
LETTERS = sorted((DATA / "letters").glob("*.json"))
TODAY = date(2024, 6, 1)  # of rows without a day


class Row(NamedTuple):
    """A text, the day asked, and the records it must have."""

    id: str
    day: date
    text: str
    expected: list[dict[str, Any]]


def _rows() -> list[Row]:
    rows = []
    for line in (DATA / "citations.tsv").read_text(encoding="utf-8").split("\n")[1:-1]:
        name, day, text, expected = line.split("\t")
        as_of = date.fromisoformat(day) if day else TODAY
        rows.append(Row(name, as_of, text.replace("\\n", "\n"), json.loads(expected)))
    return rows


ROWS = _rows()


def outcome(verdict: Verdict) -> str:
    """A verdict in the words of the table."""
    if verdict.another_law:
        return "another-law"
    unresolved = verdict.verdict == "cannot-tell" and not verdict.instrument
    return "unresolved" if unresolved else verdict.verdict


def agree(text: str, verdicts: list[Verdict], expected: list[dict[str, Any]]) -> None:
    """Assert that the verdicts on a text are those expected."""
    assert [verdict.input for verdict in verdicts] == [record["input"] for record in expected]
    for verdict, record in zip(verdicts, expected, strict=True):
        start, end = verdict.span
        assert [start, end] == record["span"]
        assert text[start:end] == verdict.input
        assert bool(verdict.reason) == bool(verdict.remark), "a reason without its sentence"
        right = {record.get("reason", record["verdict"]), *record.get("also_right", ())}
        assert outcome(verdict) in right, (verdict.input, verdict.reason, record["why"])
        assert (verdict.citation or None) == record["citation"]
        if outcome(verdict) == record.get("reason", record["verdict"]):
            assert (verdict.instrument.id if verdict.instrument else None) == record["instrument"]
        assert verdict.quotation == record.get("quotation")
        if "found_in" in record:
            assert [str(citation) for citation in verdict.found_in] == record["found_in"]
        if "marked" in record:
            marked = re.findall(r"\[-(.*?)-\]", verdict.difference or "")
            assert marked
            assert all(words.strip() in allowed for words in marked for allowed in record["marked"])
        if record.get("damage"):
            assert verdict.reason == "damaged-quotation"


@pytest.mark.parametrize("start", range(0, len(ROWS), 100))
def test_rows(law: Law, start: int) -> None:
    """A text has the records of its row, no others; a hundred rows at once."""

    def holds(row: Row) -> None:
        agree(row.text, cite(law, law.on(row.day), row.text), row.expected)

    for_each({row.id: row for row in ROWS[start : start + 100]}, holds)


def test_ids_are_unique() -> None:
    """No row is written twice, and there are as many as were asked for."""
    assert len({row.id for row in ROWS}) == len(ROWS) >= 300
    assert len({(row.text, row.day) for row in ROWS}) == len(ROWS)


@pytest.mark.parametrize("path", LETTERS, ids=[path.stem for path in LETTERS])
def test_letter(law: Law, path: Any) -> None:
    """A letter of a page has the records said beside it, and is right or wrong as a whole."""
    said = json.loads(path.read_text(encoding="utf-8"))
    text = path.with_suffix(".txt").read_text(encoding="utf-8")
    verdicts = cite(law, law.on(date.fromisoformat(said["as_of"])), text)
    agree(text, verdicts, said["expected"])
    assert any(not verdict.right and not verdict.another_law for verdict in verdicts) == bool(said["exit_code"])
