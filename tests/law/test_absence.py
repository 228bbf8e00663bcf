"""Why there is no such provision, and which was probably meant."""

from __future__ import annotations

from datetime import date

import pytest

from mandate_cli.errors import MandateError
from mandate_cli.law.amendments import Dataset
from mandate_cli.law.fold import law
from mandate_cli.law.history import show
from tests.conftest import BEFORE, TODAY, C
from tests.folding import fold


@pytest.mark.parametrize(
    ("asked", "meant"), [("37.1", "มาตรา 37 (1)"), ("มาตรา 7 (10)", "ข้อ 7 (10)"), ("ข้อ 99", None), ("7.99", None)]
)
def test_the_kind_of_a_citation_may_have_been_left_out(dataset: Dataset, asked: str, meant: str | None) -> None:
    """If only the other kind (มาตรา or ข้อ) has these numbers, it is suggested."""
    whole = law(dataset)
    with pytest.raises(MandateError) as caught:
        show(whole, whole.on(TODAY), C(asked))
    assert caught.value.did_you_mean == meant
    assert meant is None or f"Nearest held: {meant}." in str(caught.value)


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ("ข้อ 99", "ข้อ 99 is not held here, so this dataset cannot tell whether there is one."),
        ("7.99", "There is no ข้อ 7 (99) on 1 January 1957."),
    ],
)
def test_nothing_is_near_where_nothing_is_held(dataset: Dataset, asked: str, said: str) -> None:
    """Before the first instrument no provision is suggested."""
    whole = law(dataset)
    with pytest.raises(MandateError) as caught:
        show(whole, whole.on(date(1957, 1, 1)), C(asked))
    assert str(caught.value) == said


NOT_SHOWN = [
    (TODAY, "ข้อ 1", "not-in-source", "ข้อ 1 exists, but its text is not in the source of this dataset."),
    (TODAY, "ข้อ 2 (1)", "not-in-source", "ข้อ 2 (1) exists, but its text is not in the source of this dataset."),
    (
        TODAY,
        "ข้อ 99",
        "not-in-source",
        "ข้อ 99 is not held here, so this dataset cannot tell whether there is one.",
    ),
    (
        TODAY,
        "มาตรา 8",
        "not-in-source",
        "มาตรา 8 is not held here, so this dataset cannot tell whether there is one.",
    ),
    (
        TODAY,
        "ข้อ 7 (10) (ฎ)",
        "not-entered",
        "Whether there is a ข้อ 7 (10) (ฎ) on 23 November 2026 is not known: (ฉบับที่ 3) พ.ศ. 2566 has replaced what it "
        "would stand in, since 2 June 2023, and its text is not entered here yet.",
    ),
    (
        BEFORE,
        "ข้อ 7 (10) (ข)",
        "not-yet",
        "There is no ข้อ 7 (10) (ข) on 31 December 2017: it came on 28 August 2018, by (ฉบับที่ 2) พ.ศ. 2561 ข้อ 3.",
    ),
    (
        TODAY,
        "ข้อ 7 (11)",
        "no-such-provision",
        "There is no ข้อ 7 (11) on 23 November 2026. Nearest: ข้อ 7 (10), ข้อ 7 (9), ข้อ 7 (8).",
    ),
    (
        TODAY,
        "ข้อ 7 (1) (ฮ)",
        "no-such-provision",
        "There is no ข้อ 7 (1) (ฮ) on 23 November 2026: there are ข้อ 7 (1) (ก) to ข้อ 7 (1) (ญ).",
    ),
    *(
        (
            TODAY,
            f"{held} วรรคสอง",
            "not-held",
            f"{held} is held without a division into paragraphs, "
            f"so this dataset cannot tell whether there is a {held} วรรคสอง.",
        )
        for held in ("มาตรา 37", "ข้อ 7 (1)", "ข้อ 7 (1) (ก)")
    ),
    (
        TODAY,
        "ข้อ 7 (99) วรรคสอง",
        "no-such-provision",
        "There is no ข้อ 7 (99) วรรคสอง on 23 November 2026: there are ข้อ 7 (1) to ข้อ 7 (10).",
    ),
    (date(2000, 1, 1), "ข้อ 7 (11)", "no-such-provision", "There is no ข้อ 7 (11) on 1 January 2000."),
]


@pytest.mark.parametrize(("day", "citation", "code", "message"), NOT_SHOWN)
def test_show_says_why_there_is_nothing(dataset: Dataset, day: date, citation: str, code: str, message: str) -> None:
    """It is not in the source, was added later, or never existed."""
    with pytest.raises(MandateError) as caught:
        show(law(dataset), fold(dataset, day), C(citation))
    assert (caught.value.code, str(caught.value), caught.value.exit_code) == (code, message, 1)
