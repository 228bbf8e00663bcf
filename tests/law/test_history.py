"""The versions of a provision, the timeline, and the differences between two days."""

from __future__ import annotations

from datetime import date

import pytest

from mandate_cli.errors import MandateError
from mandate_cli.law.amendments import Dataset
from mandate_cli.law.changes import diff
from mandate_cli.law.citation import Citation
from mandate_cli.law.fold import law
from mandate_cli.law.history import history, show, versions_of
from mandate_cli.law.mandate import Mandate
from mandate_cli.law.quotation import cite
from tests.conftest import BEFORE, BETWEEN, TODAY, C
from tests.folding import fold
from tests.law.acting import insert, instrument, repeal, replace_, with_


def test_show_gives_the_provision_and_its_versions(dataset: Dataset, now: Mandate, before: Mandate) -> None:
    """The provision is that of the day; the versions are the same on every day."""
    for mandate, in_force in ((now, False), (before, True)):
        shown = show(law(dataset), mandate, C("ข้อ 7 (5) (ซ)"))
        (version,) = shown.versions
        assert shown.provision.in_force is in_force
        assert (version.begins, version.ends) == (date(2017, 11, 22), date(2018, 8, 28))


def test_show_puts_the_latest_version_first(dataset: Dataset) -> None:
    """A label that is used again has two versions."""
    again = with_(dataset, instrument(4, date(2024, 1, 1), insert("ข้อ 7 (5) (ซ)", "งานอื่น")))
    shown = show(law(again), fold(again, TODAY), C("ข้อ 7 (5) (ซ)"))
    assert shown.provision.words.text == "งานอื่น"
    days = [(version.begins.year, version.ends) for version in shown.versions]
    assert days == [(2024, None), (2017, date(2018, 8, 28))]


def test_versions_of_a_replaced_provision_follow_each_other(dataset: Dataset) -> None:
    """One version ends on the day the next begins."""
    again = with_(
        dataset, instrument(4, date(2024, 1, 1), replace_("ข้อ 7 (8) (ฌ)", "ดำเนินงานวิเทศสัมพันธ์", "งานต่างประเทศ"))
    )
    new, old = versions_of(law(again), C("ข้อ 7 (8) (ฌ)"))
    assert (new.provision.words.text, new.begins, new.ends) == ("งานต่างประเทศ", date(2024, 1, 1), None)
    assert (old.begins, old.ends) == (date(2017, 11, 22), date(2024, 1, 1))


ENDS = [
    ("ข้อ 7 (10) (ข)", "2023-06-02", "outstanding"),
    ("ข้อ 7 (5)", "2023-06-02", "outstanding"),
    ("ข้อ 7 (5) (ซ)", "2018-08-28", "repeal"),
    ("ข้อ 7 (1)", None, None),
    ("ข้อ 7", None, None),
]


@pytest.mark.parametrize(("citation", "day", "operation"), ENDS)
def test_an_amendment_not_entered_ends_the_provisions_it_replaced(
    dataset: Dataset, citation: str, day: str | None, operation: str | None
) -> None:
    """On its day, unless another instrument ended it before; provisions that only contain its target do not end."""
    (version,) = versions_of(law(dataset), C(citation))
    assert (version.ends.isoformat() if version.ends else None) == day
    assert (version.ended_by.operation if version.ended_by else None) == operation


def test_an_amendment_not_entered_does_not_end_later_provisions(dataset: Dataset) -> None:
    """The provision was added by a later instrument; the version which that one replaced had already ended."""
    again = with_(
        dataset,
        instrument(
            4,
            date(2024, 1, 1),
            insert("ข้อ 7 (10) (ฎ)", "งานอื่น"),
            replace_("ข้อ 7 (10) (ข)", "ดำเนินการสืบสวนเกี่ยวกับเรื่องร้องเรียน", "งานสืบสวน"),
        ),
    )
    mandate = fold(again, TODAY)
    assert mandate.end_of(mandate.versions[C("ข้อ 7 (10) (ฎ)")][-1]) is None
    new, old = versions_of(law(again), C("ข้อ 7 (10) (ข)"))
    assert (new.ends, old.ends) == (None, date(2023, 6, 2))
    (plain,) = cite(law(again), mandate, "ข้อ 7 (10) (ข)")
    assert plain.verdict == "in-force"
    (quoted,) = cite(law(again), mandate, "ข้อ 7 (10) (ข) “ดำเนินการสืบสวนเกี่ยวกับเรื่องร้องเรียน”")
    assert quoted.verdict == "cannot-tell"  # the replacement that is not entered may have kept these words


def test_what_ended_for_good_after_an_amendment_not_entered(dataset: Dataset) -> None:
    """It was in force until then, and the reason says from when on its text is not held."""
    draft = instrument(4, date(2024, 1, 1), repeal("ข้อ 7 (5)", "กลุ่มบริหารงานบุคคล มีอำนาจหน้าที่ดังต่อไปนี้"))
    ended = law(with_(dataset, draft))
    mandate = ended.on(TODAY)
    for text in ("ข้อ 7 (5) (ก)", "ข้อ 7 (5) (ก) “วางแผนอัตรากำลังและกำหนดตำแหน่ง”"):
        (verdict,) = cite(ended, mandate, text)
        assert (verdict.verdict, verdict.reason) == ("was-in-force", "replaced-not-held")
        assert (verdict.ends, verdict.by) == (date(2024, 1, 1), show(ended, mandate, C("ข้อ 7 (5) (ก)")).end)
    assert [each.verdict for each in cite(ended, ended.on(date(2023, 12, 1)), "ข้อ 7 (5)")] == ["cannot-tell"]


def events(dataset: Dataset, citation: str | None = None) -> list[tuple[str, str, str, str]]:
    """The events of a history: day, clause, operation, citation."""
    return [
        (event.day.isoformat(), str(event.clause), event.operation, str(event.citation))
        for event in history(law(dataset), C(citation) if citation else None)
    ]


def test_history_is_the_timeline(dataset: Dataset) -> None:
    """All instruments in the order in which they act, with the outstanding one."""
    assert events(dataset) == [
        ("2003-07-07", "มาตรา 37", "enact", "มาตรา 37"),
        ("2017-11-22", "ข้อ 5", "enact", "ข้อ 5"),
        ("2017-11-22", "ข้อ 6", "enact", "ข้อ 6"),
        ("2017-11-22", "ข้อ 7", "enact", "ข้อ 7"),
        ("2018-08-28", "ข้อ 1", "insert", "ข้อ 6 (10)"),
        ("2018-08-28", "ข้อ 2", "repeal", "ข้อ 7 (5) (ซ)"),
        ("2018-08-28", "ข้อ 3", "insert", "ข้อ 7 (10)"),
        ("2023-06-02", "ข้อ 1", "outstanding", "ข้อ 7 (5)"),
        ("2023-06-02", "ข้อ 2", "outstanding", "ข้อ 7 (10)"),
    ]


HISTORIES = [
    ("ข้อ 7 (5) (ซ)", [("ข้อ 7", "enact"), ("ข้อ 2", "repeal"), ("ข้อ 1", "outstanding")]),
    ("ข้อ 7 (10) (ข)", [("ข้อ 3", "insert"), ("ข้อ 2", "outstanding")]),
    ("ข้อ 7 (1)", [("ข้อ 7", "enact")]),
    ("ข้อ 6", [("ข้อ 6", "enact"), ("ข้อ 1", "insert")]),
    ("ข้อ 7 (10) (ฎ)", [("ข้อ 2", "outstanding")]),
]


@pytest.mark.parametrize(("citation", "expected"), HISTORIES)
def test_history_of_one_provision(dataset: Dataset, citation: str, expected: list[tuple[str, str]]) -> None:
    """The events that affected it or anything inside it."""
    assert [(clause, operation) for _, clause, operation, _ in events(dataset, citation)] == expected


def test_history_of_a_provision_that_never_existed(dataset: Dataset) -> None:
    """Nothing is found, and the nearest citations are named."""
    with pytest.raises(MandateError, match=r"There never was a ข้อ 7 \(11\). Nearest: ข้อ 7 \(10\)") as caught:
        history(law(dataset), C("ข้อ 7 (11)"))
    assert caught.value.exit_code == 1


@pytest.mark.parametrize("held", ["มาตรา 37", "ข้อ 7 (1)"])
def test_history_of_a_paragraph_of_what_is_held_undivided(dataset: Dataset, held: str) -> None:
    """It is not said never to have existed."""
    with pytest.raises(MandateError, match="held without a division into paragraphs") as caught:
        history(law(dataset), C(f"{held} วรรคสอง"))
    assert (caught.value.code, caught.value.exit_code) == ("not-held", 1)


def test_history_of_a_provision_that_is_not_held(dataset: Dataset) -> None:
    """The data cannot tell whether it ever existed."""
    with pytest.raises(MandateError, match="ข้อ 99 is not held here, so this dataset cannot tell") as caught:
        history(law(dataset), C("ข้อ 99"))
    assert (caught.value.code, caught.value.exit_code) == ("not-in-source", 1)


def test_history_has_clauses_without_effect(dataset: Dataset) -> None:
    """They stand only in the complete timeline, because they affect no provision."""
    idle = instrument(4, date(2024, 1, 1), insert("ข้อ 8"))
    clause = idle.clauses[0]._replace(citation=C("ข้อ 2").of("n4"), operations=(), no_effect="ผู้รักษาการ")
    again = with_(dataset, idle._replace(clauses=(*idle.clauses, clause)))
    assert events(again)[-1] == ("2024-01-01", "ข้อ 2", "no-effect", "None")
    assert "no-effect" not in [operation for _, _, operation, _ in events(again, "ข้อ 8")]


def changes(dataset: Dataset, begin: date, end: date) -> list[tuple[str, str]]:
    """The citation and the kind of each change between two days."""
    return [
        (str(change.citation), change.change) for change in diff(fold(dataset, begin), fold(dataset, end), law(dataset))
    ]


NOT_HELD = [("ข้อ 7 (5)", "replaced-not-held"), ("ข้อ 7 (10)", "replaced-not-held")]


def test_the_earlier_day_of_a_difference_comes_first(dataset: Dataset) -> None:
    """Both days are told as readers write them, however they were typed."""
    with pytest.raises(MandateError, match="31 December 2018 is after 31 December 2017; the earlier day comes first"):
        changes(dataset, date(2018, 12, 31), date(2017, 12, 31))


def test_diff_lists_every_changed_provision(dataset: Dataset) -> None:
    """Inserted, repealed or replaced; unchanged provisions are left out."""
    found = changes(dataset, BEFORE, BETWEEN)
    assert found[:3] == [("ข้อ 6 (10)", "inserted"), ("ข้อ 7 (5) (ซ)", "repealed"), ("ข้อ 7 (10)", "inserted")]
    assert len(found) == 13
    assert changes(dataset, BETWEEN, TODAY) == NOT_HELD
    assert changes(dataset, TODAY, TODAY) == []
    again = with_(
        dataset, instrument(4, date(2024, 1, 1), replace_("ข้อ 7 (8) (ฌ)", "ดำเนินงานวิเทศสัมพันธ์", "งานต่างประเทศ"))
    )
    change, *not_held = diff(fold(again, BETWEEN), fold(again, TODAY), law(again))
    assert len(not_held) == len(NOT_HELD)
    assert (change.change, change.before, change.after) == ("replaced", "ดำเนินงานวิเทศสัมพันธ์", "งานต่างประเทศ")
    assert change.by.instrument.number == 4
    head = "กลุ่มบริหารงานบุคคล มีอำนาจหน้าที่ดังต่อไปนี้"
    ended = with_(dataset, instrument(4, date(2024, 1, 1), repeal("ข้อ 7 (5)", head)))
    repealed = diff(fold(dataset, TODAY), fold(ended, TODAY), law(ended))  # not by (ฉบับที่ 3), which replaced it
    assert {(each.change, each.by.instrument.number) for each in repealed} == {("repealed", 4)}


def test_diff_takes_a_label_used_again_as_inserted(dataset: Dataset) -> None:
    """Because it was repealed before it was used again."""
    again = with_(dataset, instrument(4, date(2024, 1, 1), insert("ข้อ 7 (5) (ซ)", "งานอื่น")))
    assert changes(again, BETWEEN, TODAY) == [("ข้อ 7 (5) (ซ)", "inserted"), *NOT_HELD]
    assert changes(again, BEFORE, TODAY)[1] == ("ข้อ 7 (5) (ซ)", "replaced")


def test_the_history_of_an_amending_clause_is_what_it_did(dataset: Dataset) -> None:
    """What the clause changed in other instruments belongs to it."""
    whole = law(dataset)
    clause = Citation.parse("ข้อ 2").of(next(each.id for each in whole.instruments if each.amends))
    assert ("repeal", "ข้อ 7 (5) (ซ)") in [(event.operation, str(event.citation)) for event in history(whole, clause)]
