"""The shipped data have every word of the source, and as many provisions as it has."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest

from mandate_cli.law.amendments import Dataset, Enactment, Insert
from mandate_cli.law.mandate import Mandate
from mandate_cli.law.model import Words
from tests.conftest import BEFORE, DATA, TODAY, C
from tests.folding import fold

TRANSCRIPT = Path(__file__).parents[1] / "data" / "transcript.txt"


def printed(words: Words | None) -> str:
    """The words as the source prints them."""
    assert words
    return words.as_printed or words.text


def without_space(text: str) -> str:
    """A text without white space."""
    return re.sub(r"\s+", "", text)


def inserted(insert: Insert) -> list[str]:
    """An insertion as printed, item by item, each with its label, unless the printed words begin with one."""
    lines = []
    for entry in insert.entries:
        words, label = printed(entry.words), entry.citation.labels[-1]
        if entry.citation.parent is None:
            lines += [str(entry.citation), words]
        else:
            lines.append(words if words.startswith("(") else f"({label}) {words}")
    return lines


def rebuilt(dataset: Dataset) -> list[str]:
    """The source document rebuilt from the dataset, in its own order, with its numbering and quotation marks."""
    act, announcement, amendment = dataset.enactments
    lines = [dataset.office.heading, printed(dataset.office.words), "1."]
    section = act.clauses[0].operations[0]
    assert isinstance(section, Insert)
    lines += [printed(section.entries[0].words)]
    lines += [f"({entry.citation.labels[-1]}) {printed(entry.words)}" for entry in section.entries[1:]]
    lines += ["2.ตาม", announcement.instrument.title, *map(printed, announcement.instrument.recital)]
    for clause in announcement.clauses:
        for operation in clause.operations:
            assert isinstance(operation, Insert)
            lines += inserted(operation)
    lines += ["3.", amendment.instrument.title, *map(printed, amendment.instrument.recital)]
    for clause in amendment.clauses:
        lines += [str(clause.citation), printed(clause.words)]
        for operation in clause.operations:
            if isinstance(operation, Insert):
                # The source never closes the quotation of a whole group.
                lines += ["“", *inserted(operation), "”" if len(operation.entries) == 1 else ""]
    return lines


def test_every_word_of_the_source_is_in_the_dataset(dataset: Dataset) -> None:
    """The rebuilt document equals the transcript letter for letter, apart from white space and list marks."""
    source = re.sub(r"^(## |- )", "", TRANSCRIPT.read_text(encoding="utf-8"), flags=re.MULTILINE)
    assert without_space("".join(rebuilt(dataset))) == without_space(source)


def test_exactly_the_known_slips_have_their_printed_words(now: Mandate, dataset: Dataset) -> None:
    """A reading differs from the printed words only where a slip is certain."""
    differing = {str(provision.citation) for provision in now.provisions if provision.words.as_printed}
    assert differing == {
        "มาตรา 37",
        "ข้อ 5 (11)",
        "ข้อ 7 (1) (ฌ)",
        "ข้อ 7 (7)",
        "ข้อ 7 (7) (ฉ)",
        "ข้อ 7 (8) (ค)",
        "ข้อ 7 (10) (ฌ)",
    }
    recitals = [words for enactment in dataset.enactments for words in enactment.instrument.recital]
    assert [bool(words.as_printed) for words in recitals] == [True, False, True]


def test_probable_slips_keep_the_words_and_name_the_doubt(now: Mandate, dataset: Dataset) -> None:
    """A probable slip stays as printed, with a note of the likely reading."""
    item = now.get(C("ข้อ 7 (10) (ฉ)"))
    assert item
    assert item.words.as_printed is None
    assert "ความรับผิดทางละเมิดของเจ้าหน้าที่" in (item.words.note or "")
    recital = dataset.enactments[2].instrument.recital[1]
    assert "ในระบอบราชการ" in recital.text
    assert "ในระบบราชการ" in (recital.note or "")


COUNTS = [
    (BEFORE, [10, 5, 6, 6, 9, 7, 8, 13, 5], 69),
    (TODAY, [10, 5, 6, 6, 8, 7, 8, 13, 5, 10], 78),
]


@pytest.mark.parametrize(("day", "counts", "total"), COUNTS)
def test_duties_are_as_many_as_the_source_has(dataset: Dataset, day: date, counts: list[int], total: int) -> None:
    """69 duties in nine groups before the first amendment, 78 in ten after it."""
    groups = fold(dataset, day).groups
    assert [group.duties_in_force for group in groups] == counts
    assert sum(counts) == total


@pytest.mark.parametrize(("top", "items"), [("มาตรา 37", 4), ("ข้อ 5", 12), ("ข้อ 6", 9), ("ข้อ 7", 9)])
def test_clauses_have_as_many_items_as_the_source(before: Mandate, top: str, items: int) -> None:
    """มาตรา 37 has 4 powers, ข้อ 5 twelve, ข้อ 6 and ข้อ 7 nine groups before the amendment."""
    assert len(before.children(C(top))) == items


def test_lead_ins_begin_with_the_name_of_the_group(now: Mandate) -> None:
    """ข้อ 6 and ข้อ 7 give a group the same name."""
    for group in now.groups:
        assert group.head
        assert group.head.words.text.startswith(f"{group.name} ")


def test_two_groups_report_to_somebody_else(now: Mandate) -> None:
    """The lead-ins of (9) and (10) say to whom, and the two differ."""
    assert {group.number: group.reports_to for group in now.groups if group.reports_to} == {
        "9": "หัวหน้าส่วนราชการ",
        "10": "ผู้อำนวยการสำนักงานเขตพื้นที่การศึกษา",
    }


def facts(enactment: Enactment) -> tuple[date | None, date | None, date | None]:
    """When an instrument was made, published and came into force."""
    instrument = enactment.instrument
    return instrument.made, instrument.published, instrument.in_force


def test_instruments_carry_the_facts_known_of_them_and_no_others(dataset: Dataset) -> None:
    """Facts that are not known stay unknown."""
    act, announcement, amendment = dataset.enactments
    assert facts(act) == (None, date(2003, 7, 6), date(2003, 7, 7))
    assert facts(announcement) == (date(2017, 11, 22), None, None)
    assert facts(amendment) == (date(2018, 8, 28), None, None)
    assert announcement.instrument.board_meeting == ("2/2560", date(2017, 9, 22))
    assert amendment.instrument.board_meeting == ("8/2561", date(2018, 8, 10))
    assert [enactment.instrument.gazette is None for enactment in dataset.enactments] == [False, True, True]
    assert [str(clause) for clause in announcement.not_in_source] == ["ข้อ 1", "ข้อ 2", "ข้อ 3", "ข้อ 4"]
    assert dataset.office.established == date(2010, 8, 17)
    assert dataset.checked_through == date(2024, 2, 21)


def test_the_third_instrument_is_outstanding(dataset: Dataset) -> None:
    """Facts and targets of (ฉบับที่ 3) are known; its text is not held."""
    (outstanding,) = dataset.outstanding
    assert outstanding.instrument.number == 3
    assert (outstanding.instrument.made, outstanding.instrument.in_force) == (date(2023, 3, 16), date(2023, 6, 2))
    assert [(str(clause), str(target)) for clause, target, _, _ in outstanding.targets] == [
        ("ข้อ 1", "ข้อ 7 (5)"),
        ("ข้อ 2", "ข้อ 7 (10)"),
    ]


def test_targets_are_written_as_a_lawyer_cites_them() -> None:
    """The file has ``ข้อ 7 (5) (ซ)``, not a path or an id."""
    text = (DATA / "amendments.yaml").read_text(encoding="utf-8")
    for line in ("insert: ข้อ 6 (10)", "repeal: ข้อ 7 (5) (ซ)", "insert: ข้อ 7 (10)", "replaces: ข้อ 7 (5)"):
        assert line in text


def test_the_vocabulary_covers_every_group(now: Mandate) -> None:
    """Everyday phrases lead to each of the ten groups."""
    rows = (DATA / "vocabulary.tsv").read_text(encoding="utf-8")
    for group in now.groups:
        assert rows.count(f"ข้อ 7 ({group.number}) ") >= 1000


CHANGES = [date(2003, 7, 7), date(2017, 11, 22), date(2018, 8, 28), date(2023, 6, 2)]


@pytest.mark.parametrize("day", CHANGES)
def test_the_law_on_every_day_it_changed(dataset: Dataset, request: pytest.FixtureRequest, day: date) -> None:
    """Every provision on each day on which the law changed: whether it is in force, its cause and its words."""
    lines = []
    for provision in fold(dataset, day).provisions:
        by, end = provision.by, provision.ended_by
        ended = f"ended by {end.instrument.id} {end.clause}" if end else "in force"
        lines.append(f"{provision.citation}\t{by.instrument.id} {by.clause}\t{ended}\t{provision.words.text}\n")
    path = TRANSCRIPT.parent / f"law-{day}.tsv"
    if request.config.getoption("--update-golden"):
        path.write_text("".join(lines), encoding="utf-8")
    assert "".join(lines) == path.read_text(encoding="utf-8")


def test_those_are_the_days_it_changed(dataset: Dataset) -> None:
    """They are the days of all instruments, with the outstanding one."""
    days = {enactment.instrument.day for enactment in dataset.enactments}
    days |= {amendment.instrument.day for amendment in dataset.outstanding}
    assert sorted(days) == CHANGES
