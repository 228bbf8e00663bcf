"""The accuracy on the development queries and on the blind queries does not fall."""

from __future__ import annotations

import pytest
import report

from mandate_cli.search.tasks import Handlers

FLOORS = {
    "queries-dev.tsv": {"statute": 1.0, "task": 0.9, "everyday": 0.85, "typo": 1.0, "none": 0.9},
    "queries-blind.tsv": {"statute": 0.95, "task": 0.95, "everyday": 0.85, "typo": 0.95, "none": 0.85},
}
Scores = dict[str, list[report.Score]]


@pytest.fixture(scope="module")
def scores(handlers: Handlers) -> Scores:
    """The score of every query of a file."""
    return {name: report.score(report.asking(handlers), report.queries(report.HERE / name)) for name in FLOORS}


@pytest.mark.parametrize(("name", "kind"), [(name, kind) for name in FLOORS for kind in FLOORS[name]])
def test_no_kind_of_query_falls_below_its_floor(scores: Scores, name: str, kind: str) -> None:
    """Right means that the first group named is right, or that no group is named where none handles the task."""
    these = [score.right for score in scores[name] if score.query.kind == kind]
    assert sum(these) / len(these) >= FLOORS[name][kind]


@pytest.mark.parametrize("name", FLOORS)
def test_few_of_our_tasks_are_refused(scores: Scores, name: str) -> None:
    """At most one in twenty queries about the office's own tasks is refused."""
    own = [score for score in scores[name] if score.query.expected]
    assert sum(not score.answered for score in own) / len(own) <= 0.05


def test_figures() -> None:
    """The interval of a share, and a row of the table."""
    assert report.wilson(9, 10) == "0.900 (0.60–0.98)"
    assert report.wilson(0, 0) == "–"
    own = report.Query("งาน", ("1",), "task")
    found = [report.Score(own, 1, True), report.Score(own, 2, True), report.Score(own, 1, False)]
    foreign = report.Score(report.Query("อื่น", (), "none"), 0, False)
    assert [score.right for score in [*found, foreign]] == [True, False, False, True]
    assert report.summary([*found, foreign])[2] == "0.833"
