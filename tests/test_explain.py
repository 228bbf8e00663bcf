"""Explaining: versions, the timeline, what changed, and what is to be said of a citation or a quotation."""

from __future__ import annotations

from datetime import date

import pytest

from mandate_cli.explain import cite, cited, diff, history, marked, read_citation, show, versions_of
from mandate_cli.fold import fold
from mandate_cli.model import Citation, Mandate, MandateError
from mandate_cli.orders import Dataset
from tests.conftest import BEFORE, BETWEEN, TODAY
from tests.test_fold import GROUP_5_H, insert, instrument, replace_, with_

C = Citation.parse


def test_cited_refuses_what_is_no_citation() -> None:
    """With the way to write one."""
    assert cited("ข้อ ๗(๕)(ซ)") == C("ข้อ 7 (5) (ซ)")
    with pytest.raises(MandateError, match="“กลุ่ม” is not a citation") as caught:
        cited("กลุ่ม")
    assert (caught.value.code, caught.value.exit_code) == ("bad-citation", 2)


def test_show_gives_the_provision_and_its_versions(dataset: Dataset, now: Mandate, before: Mandate) -> None:
    """As it stands on the day, with every version's days, whatever the day asked."""
    for mandate, in_force in ((now, False), (before, True)):
        provision, (version,) = show(dataset, mandate, C("ข้อ 7 (5) (ซ)"))
        assert provision.in_force is in_force
        assert (version.begins, version.ends) == (date(2017, 11, 22), date(2018, 8, 28))


def test_show_puts_the_latest_version_first(dataset: Dataset) -> None:
    """A label used again has two versions."""
    again = with_(dataset, instrument(4, date(2024, 1, 1), insert("ข้อ 7 (5) (ซ)", "งานอื่น")))
    provision, versions = show(again, fold(again, TODAY), C("ข้อ 7 (5) (ซ)"))
    assert provision.words.text == "งานอื่น"
    assert [(each.begins.year, each.ends) for each in versions] == [(2024, None), (2017, date(2018, 8, 28))]


NOT_SHOWN = [
    (TODAY, "ข้อ 1", "not-in-source", "ข้อ 1 exists, but its text is not in the source of this dataset."),
    (TODAY, "ข้อ 2 (1)", "not-in-source", "ข้อ 2 (1) exists, but its text is not in the source of this dataset."),
    (
        BEFORE,
        "ข้อ 7 (10) (ข)",
        "not-yet",
        "There is no ข้อ 7 (10) (ข) on 31 ธันวาคม 2560: it came on 28 สิงหาคม 2561, by (ฉบับที่ 2) พ.ศ. 2561 ข้อ 3.",
    ),
    (
        TODAY,
        "ข้อ 7 (11)",
        "no-such-provision",
        "There is no ข้อ 7 (11) on 23 พฤศจิกายน 2569. Nearest: ข้อ 7 (10), ข้อ 7 (9), ข้อ 7 (8).",
    ),
    (date(2000, 1, 1), "ข้อ 9", "no-such-provision", "There is no ข้อ 9 on 1 มกราคม 2543. Nearest: –."),
]


@pytest.mark.parametrize(("day", "citation", "code", "message"), NOT_SHOWN)
def test_show_says_why_there_is_nothing(dataset: Dataset, day: date, citation: str, code: str, message: str) -> None:
    """Not in the source, not yet there, or never."""
    with pytest.raises(MandateError) as caught:
        show(dataset, fold(dataset, day), C(citation))
    assert (caught.value.code, str(caught.value), caught.value.exit_code) == (code, message, 1)


def test_versions_of_a_replaced_provision_follow_each_other(dataset: Dataset) -> None:
    """One ends the day the next begins."""
    again = with_(
        dataset, instrument(4, date(2024, 1, 1), replace_("ข้อ 7 (8) (ฌ)", "ดำเนินงานวิเทศสัมพันธ์", "งานต่างประเทศ"))
    )
    new, old = versions_of(again, C("ข้อ 7 (8) (ฌ)"))
    assert (new.provision.words.text, new.begins, new.ends) == ("งานต่างประเทศ", date(2024, 1, 1), None)
    assert (old.begins, old.ends) == (date(2017, 11, 22), date(2024, 1, 1))


def events(dataset: Dataset, citation: str | None = None) -> list[tuple[str, str, str, str]]:
    """A history in short."""
    return [
        (each.day.isoformat(), str(each.clause), each.operation, str(each.citation))
        for each in history(dataset, C(citation) if citation else None)
    ]


def test_history_is_the_timeline(dataset: Dataset) -> None:
    """All instruments in the order they act, the outstanding one too."""
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
]


@pytest.mark.parametrize(("citation", "expected"), HISTORIES)
def test_history_of_one_provision(dataset: Dataset, citation: str, expected: list[tuple[str, str]]) -> None:
    """What touched it or anything inside it."""
    assert [(clause, operation) for _, clause, operation, _ in events(dataset, citation)] == expected


def test_history_of_what_never_was(dataset: Dataset) -> None:
    """Nothing found, with the nearest."""
    with pytest.raises(MandateError, match=r"There never was a ข้อ 7 \(11\). Nearest: ข้อ 7 \(10\)") as caught:
        history(dataset, C("ข้อ 7 (11)"))
    assert caught.value.exit_code == 1


def test_history_tells_of_clauses_without_effect(dataset: Dataset) -> None:
    """Only in the whole timeline, since they touch nothing."""
    idle = instrument(4, date(2024, 1, 1), insert("ข้อ 8"))
    clause = idle.clauses[0]._replace(citation=C("ข้อ 2"), operations=(), no_effect="ผู้รักษาการ")
    again = with_(dataset, idle._replace(clauses=(*idle.clauses, clause)))
    assert events(again)[-1] == ("2024-01-01", "ข้อ 2", "no-effect", "None")
    assert "no-effect" not in [operation for _, _, operation, _ in events(again, "ข้อ 8")]


def changes(dataset: Dataset, begin: date, end: date) -> list[tuple[str, str]]:
    """A difference in short."""
    return [(str(each.citation), each.change) for each in diff(fold(dataset, begin), fold(dataset, end))]


def test_diff_says_what_became_of_each_provision(dataset: Dataset) -> None:
    """Inserted, repealed, replaced; what is the same is left out."""
    found = changes(dataset, BEFORE, BETWEEN)
    assert found[:3] == [("ข้อ 6 (10)", "inserted"), ("ข้อ 7 (5) (ซ)", "repealed"), ("ข้อ 7 (10)", "inserted")]
    assert len(found) == 13
    assert changes(dataset, BETWEEN, TODAY) == []
    again = with_(
        dataset, instrument(4, date(2024, 1, 1), replace_("ข้อ 7 (8) (ฌ)", "ดำเนินงานวิเทศสัมพันธ์", "งานต่างประเทศ"))
    )
    (change,) = diff(fold(again, BETWEEN), fold(again, TODAY))
    assert (change.change, change.before, change.after) == ("replaced", "ดำเนินงานวิเทศสัมพันธ์", "งานต่างประเทศ")
    assert change.by.instrument.number == 4


def test_diff_takes_a_label_used_again_as_inserted(dataset: Dataset) -> None:
    """It was repealed in between."""
    again = with_(dataset, instrument(4, date(2024, 1, 1), insert("ข้อ 7 (5) (ซ)", "งานอื่น")))
    assert changes(again, BETWEEN, TODAY) == [("ข้อ 7 (5) (ซ)", "inserted")]
    assert changes(again, BEFORE, TODAY)[1] == ("ข้อ 7 (5) (ซ)", "replaced")


def test_marked_cuts_no_letter_from_its_signs() -> None:
    """Pieces that are the same, gone and new, whose words are the two texts."""
    pieces = marked("ดำเนินการสอบสวน", "ดำเนินการสืบสวน")
    assert pieces == [("same", "ดำเนินการ"), ("gone", "สอ"), ("new", "สื"), ("same", "บสวน")]
    assert marked("ก", "ก") == [("same", "ก")]
    assert marked("", "ก") == [("new", "ก")]


ANNOUNCEMENT = "แห่งประกาศกระทรวงศึกษาธิการ เรื่อง การแบ่งส่วนราชการภายในสำนักงานเขตพื้นที่การศึกษา พ.ศ. 2560"
VERDICTS = [
    (TODAY, "ข้อ 7 (10) (ข)", "in-force", "ข้อ 7 (10) (ข)"),
    (TODAY, "(ข) ของ (10) ของข้อ ๗", "in-force", "ข้อ 7 (10) (ข)"),
    (TODAY, f"ตามข้อ 7 (1) (ก) {ANNOUNCEMENT}", "in-force", "ข้อ 7 (1) (ก)"),
    (TODAY, f"ความใน (ก) ของ (1) ของข้อ 7 {ANNOUNCEMENT}", "in-force", "ข้อ 7 (1) (ก)"),
    (TODAY, "มาตรา 37 (1) แห่งพระราชบัญญัติระเบียบบริหารราชการกระทรวงศึกษาธิการ พ.ศ. 2546", "in-force", "มาตรา 37 (1)"),
    (TODAY, "ข้อ 7 (5) (ซ)", "was-in-force", "ข้อ 7 (5) (ซ)"),
    (BEFORE, "ข้อ 7 (5) (ซ)", "in-force", "ข้อ 7 (5) (ซ)"),
    (BEFORE, "ข้อ 7 (10) (ข)", "no-such-provision", None),
    (TODAY, "ข้อ 7 (11)", "no-such-provision", None),
    (TODAY, "ข้อ 1", "cannot-tell", None),
    (TODAY, "ข้อ 3 แห่งประกาศ เรื่อง อื่น", "cannot-tell", None),
    (TODAY, "ข้อ 99 แห่งประกาศ เรื่อง อื่น", "cannot-tell", None),
    (TODAY, "มาตรา 7 แห่งประมวลกฎหมายแพ่งและพาณิชย์", "cannot-tell", None),
    (TODAY, "ไม่ใช่ข้อกฎหมาย", "cannot-tell", None),
    (TODAY, "", "cannot-tell", None),
    (TODAY, "“”", "cannot-tell", None),
    (TODAY, "ดำเนินงานวิเทศสัมพันธ์", "in-force", "ข้อ 7 (8) (ฌ)"),
    (TODAY, "“(ฌ) ดำเนินงานวิเทศสัมพันธ์”", "in-force", "ข้อ 7 (8) (ฌ)"),
    (TODAY, "ดําเนินงาน วิเทศสัมพันธ์", "in-force", "ข้อ 7 (8) (ฌ)"),
    (TODAY, f'ข้อ 7 (5) (ซ) "{GROUP_5_H}"', "was-in-force", "ข้อ 7 (5) (ซ)"),
    (TODAY, GROUP_5_H, "was-in-force", "ข้อ 7 (5) (ซ)"),
    (TODAY, "ข้อ 7 (8) (ฌ): “ดำเนินงานวิเทศสัมพันธ์”", "in-force", "ข้อ 7 (8) (ฌ)"),
    (TODAY, "ข้อ 7 (7) (ฉ) “ศึกษา วิเคราะห์ วิจัย และพัฒนาสื่อวัตกรรมการนิเทศทางการศึกษา”", "in-force", "ข้อ 7 (7) (ฉ)"),
    (TODAY, "ข้อ 7 (8) (ฌ) “งานต่างประเทศ”", "text-differs", "ข้อ 7 (8) (ฌ)"),
    (TODAY, "ดำเนินงานวิเทศสัมพันธุ์ไทย", "text-differs", "ข้อ 7 (8) (ฌ)"),
]


@pytest.mark.parametrize(("day", "text", "verdict", "citation"), VERDICTS)
def test_cite(dataset: Dataset, day: date, text: str, verdict: str, citation: str | None) -> None:
    """Every way of citing and quoting, and what is to be said of it on the day."""
    found = cite(dataset, fold(dataset, day), text)
    assert (found.input, found.verdict) == (text, verdict)
    assert (str(found.provision.citation) if found.provision else None) == citation
    assert (found.by is None) == (citation is None)
    assert bool(found.difference) == (verdict == "text-differs")


def test_cite_gives_the_days_and_what_ended_it(dataset: Dataset, now: Mandate) -> None:
    """From the day it began to the first day it no longer held."""
    found = cite(dataset, now, "ข้อ 7 (5) (ซ)")
    assert (found.begins, found.ends) == (date(2017, 11, 22), date(2018, 8, 28))
    assert found.by
    assert str(found.by.clause) == "ข้อ 2"


def test_cite_finds_an_older_version_by_its_words(dataset: Dataset) -> None:
    """A quotation of what the provision used to say was in force."""
    again = with_(
        dataset, instrument(4, date(2024, 1, 1), replace_("ข้อ 7 (8) (ฌ)", "ดำเนินงานวิเทศสัมพันธ์", "งานต่างประเทศ"))
    )
    found = cite(again, fold(again, TODAY), "ข้อ 7 (8) (ฌ) “ดำเนินงานวิเทศสัมพันธ์”")
    assert (found.verdict, found.ends) == ("was-in-force", date(2024, 1, 1))


def test_cite_shows_the_difference(dataset: Dataset, now: Mandate) -> None:
    """What only the quotation has, and what it lacks."""
    found = cite(dataset, now, "ข้อ 7 (10) (ข) “ดำเนินการสอบสวนเกี่ยวกับเรื่องร้องเรียน”")
    assert found.difference == "ดำเนินการ[-สอ-]{+สื+}บสวนเกี่ยวกับเรื่องร้องเรียน"


def test_every_citation_printed_parses_back(dataset: Dataset, now: Mandate) -> None:
    """To the same provision, alone and with the instrument it is of."""
    for citation in dataset.citations():
        provision = now.get(citation)
        assert provision
        assert read_citation(str(citation)) == (citation, "")
        found = cite(dataset, now, f"{citation} แห่ง{dataset.enactments[citation.kind == 'ข้อ'].instrument.title}")
        assert found.provision == provision


def test_nothing_is_cited_from_an_empty_law(dataset: Dataset) -> None:
    """Before any instrument there are no words to compare with."""
    assert cite(dataset, fold(dataset, date(2000, 1, 1)), "งาน").verdict == "cannot-tell"
