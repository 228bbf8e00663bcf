"""The accuracy on the development queries does not fall."""

from __future__ import annotations

import pytest
import report

from mandate_cli.lookup import Handlers

FLOORS = {"statute": 1.0, "task": 0.9, "everyday": 0.85, "typo": 1.0, "none": 0.9}


@pytest.fixture(scope="module")
def scores(handlers: Handlers) -> list[report.Score]:
    """What becomes of every development query."""
    return report.score(report.asking(handlers), report.queries())


@pytest.mark.parametrize("kind", FLOORS)
def test_no_kind_of_query_falls_below_its_floor(scores: list[report.Score], kind: str) -> None:
    """End to end: the first group named is right, or nobody is named for what is nobody's."""
    these = [each.right for each in scores if each.query.kind == kind]
    assert sum(these) / len(these) >= FLOORS[kind]


def test_few_of_the_offices_own_are_refused(scores: list[report.Score]) -> None:
    """A refusal sends a clerk away for nothing."""
    own = [each for each in scores if each.query.expected]
    assert sum(not each.answered for each in own) / len(own) <= 0.05


def test_figures() -> None:
    """An interval of a share; a row of a table."""
    assert report.wilson(9, 10) == "0.900 (0.60–0.98)"
    assert report.wilson(0, 0) == "–"
    own = report.Query("งาน", ("1",), "task")
    found = [report.Score(own, 1, True), report.Score(own, 2, True), report.Score(own, 1, False)]
    foreign = report.Score(report.Query("อื่น", (), "none"), 0, False)
    assert [each.right for each in [*found, foreign]] == [True, False, False, True]
    assert report.summary([*found, foreign])[2] == "0.833"
