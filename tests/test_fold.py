"""Folding: instruments act in order, whole, on the text before them; what does not fit stops everything."""

from __future__ import annotations

from datetime import date

import pytest

from mandate_cli.fold import FoldError, enact, fold, notices
from mandate_cli.model import (
    Citation,
    Clause,
    Dataset,
    Enactment,
    Entry,
    Insert,
    Instrument,
    Mandate,
    Operation,
    Place,
    Repeal,
    Words,
)
from tests.conftest import BEFORE, BETWEEN, TODAY

C = Citation.parse
HERE = Place("draft.yaml", 5, 7)
GROUP_5_H = "ศึกษา วิเคราะห์ และจัดทำข้อมูลเพื่อดำเนินงานวินัย อุทธรณ์ ร้องทุกข์ และการดำเนินคดีของรัฐ"


def insert(target: str, text: str = "งานใหม่") -> Insert:
    """An insertion of one provision."""
    return Insert(C(target), (Entry(citation=C(target), words=Words(text), reports_to=None, place=HERE),), HERE)


def repeal(target: str, expect: str) -> Repeal:
    """A repeal of a provision expected to read so."""
    return Repeal(C(target), expect, HERE)


def instrument(number: int, day: date, *operations: Operation) -> Enactment:
    """An amending instrument with one clause for each operation."""
    clauses = (Clause(C(f"ข้อ {n}"), Words("…"), (operation,)) for n, operation in enumerate(operations, 1))
    made = Instrument(id=f"n{number}", title=f"ฉบับที่ {number}", short_title=f"ฉบับที่ {number}", number=number, made=day)
    return Enactment(made, tuple(clauses))


def with_(dataset: Dataset, *enactments: Enactment) -> Dataset:
    """A dataset with further instruments."""
    return dataset._replace(enactments=(*dataset.enactments, *enactments))


def test_before_the_first_instrument_there_is_nothing(dataset: Dataset) -> None:
    """On a day before the Act no provision is known."""
    mandate = fold(dataset, date(2003, 7, 6))
    assert list(mandate.provisions) == []
    assert mandate.instruments == ()


STATES = [
    (date(2003, 7, 7), ["act-2546"], 5),
    (date(2017, 11, 21), ["act-2546"], 5),
    (date(2017, 11, 22), ["act-2546", "announcement-2560"], 107),
    (date(2018, 8, 27), ["act-2546", "announcement-2560"], 107),
    (date(2018, 8, 28), ["act-2546", "announcement-2560", "announcement-2561-no-2"], 119),
    (TODAY, ["act-2546", "announcement-2560", "announcement-2561-no-2"], 119),
]


@pytest.mark.parametrize(("day", "instruments", "provisions"), STATES)
def test_an_instrument_counts_from_its_day(
    dataset: Dataset, day: date, instruments: list[str], provisions: int
) -> None:
    """From the day in force, or from the day made where that is unknown; not a day before."""
    mandate = fold(dataset, day)
    assert [each.id for each in mandate.instruments] == instruments
    assert len(list(mandate.provisions)) == provisions


def test_every_provision_knows_its_cause(now: Mandate) -> None:
    """The base put there what it has under its own clause; an amendment what its clause orders."""
    base, added, ended = (now.get(C(text)) for text in ("ข้อ 7 (1) (ก)", "ข้อ 7 (10) (ข)", "ข้อ 7 (5) (ซ)"))
    assert base
    assert added
    assert ended
    assert (base.by.instrument.id, str(base.by.clause), str(base.by.target)) == ("announcement-2560", "ข้อ 7", "ข้อ 7")
    assert (added.by.instrument.number, str(added.by.clause), str(added.by.target)) == (2, "ข้อ 3", "ข้อ 7 (10)")
    assert ended.repealed_by
    assert (ended.repealed_by.instrument.number, str(ended.repealed_by.clause)) == (2, "ข้อ 2")
    assert not ended.in_force
    assert all(each.by for each in now.provisions)


def test_a_repealed_provision_keeps_its_place_and_nothing_is_relettered(now: Mandate) -> None:
    """(ซ) stays between (ช) and (ฌ)."""
    labels = [each.citation.labels[-1] for each in now.children(C("ข้อ 7 (5)"))]
    assert labels == list("กขคงจฉชซฌ")


def test_the_order_in_the_file_never_matters(dataset: Dataset) -> None:
    """Instruments act by their day, then their number."""
    turned = dataset._replace(enactments=dataset.enactments[::-1])
    assert fold(turned, TODAY) == fold(dataset, TODAY)


MISFITS: list[tuple[Operation, str, str]] = [
    (
        repeal("ข้อ 7 (5) (ฏ)", "…"),
        "target-missing",
        "draft.yaml:5:7: ฉบับที่ 4 ข้อ 1: ข้อ 7 (5) (ฏ) cannot be repealed: there is none. "
        "Nearest in force: ข้อ 7 (5) (ฌ), ข้อ 7 (5) (ช), ข้อ 7 (5) (ฉ).",
    ),
    (
        repeal("ข้อ 7 (5) (ซ)", GROUP_5_H),
        "target-repealed",
        "draft.yaml:5:7: ฉบับที่ 4 ข้อ 1: ข้อ 7 (5) (ซ) cannot be repealed: (ฉบับที่ 2) พ.ศ. 2561 ข้อ 2 has already done so. "
        "Nearest in force: ข้อ 7 (5) (ช), ข้อ 7 (5) (ฌ), ข้อ 7 (5) (ฉ).",
    ),
    (
        repeal("ข้อ 7 (9) (ค)", "ประเมินความเสี่ยง"),
        "expectation-failed",
        "draft.yaml:5:7: ฉบับที่ 4 ข้อ 1: ข้อ 7 (9) (ค) cannot be repealed: it was expected to read “ประเมินความเสี่ยง”, "
        "and it reads “ดำเนินงานเกี่ยวกับการประเมินการบริหารความเสี่ยง”. "
        "Nearest in force: ข้อ 7 (9) (ข), ข้อ 7 (9) (ง), ข้อ 7 (9) (ก).",
    ),
    (
        insert("ข้อ 6 (10)"),
        "already-exists",
        "draft.yaml:5:7: ฉบับที่ 4 ข้อ 1: ข้อ 6 (10) cannot be inserted: it is already there. "
        "Nearest in force: ข้อ 6 (9), ข้อ 6 (8), ข้อ 6 (7).",
    ),
    (
        insert("ข้อ 7 (12) (ก)"),
        "parent-missing",
        "draft.yaml:5:7: ฉบับที่ 4 ข้อ 1: ข้อ 7 (12) (ก) cannot be inserted: there is no ข้อ 7 (12) in force to take it. "
        "Nearest in force: ข้อ 7 (10) (ก), ข้อ 7 (10) (ข), ข้อ 7 (10) (ค).",
    ),
    (
        insert("ข้อ 7 (5) (ซ) (1)"),
        "parent-missing",
        "draft.yaml:5:7: ฉบับที่ 4 ข้อ 1: ข้อ 7 (5) (ซ) (1) cannot be inserted: there is no ข้อ 7 (5) (ซ) in force "
        "to take it. Nearest in force: ข้อ 7 (5) (ช), ข้อ 7 (5) (ฌ), ข้อ 7 (5) (ฉ).",
    ),
]


@pytest.mark.parametrize(("operation", "code", "message"), MISFITS)
def test_what_does_not_fit_stops_everything(dataset: Dataset, operation: Operation, code: str, message: str) -> None:
    """The error names the place, the instrument, the clause, the target, why, and the nearest citations in force."""
    with pytest.raises(FoldError) as caught:
        fold(with_(dataset, instrument(4, date(2024, 1, 1), operation)), TODAY)
    assert (caught.value.code, str(caught.value)) == (code, message)
    assert (caught.value.clause, caught.value.target) == (C("ข้อ 1"), operation.target)
    assert caught.value.exit_code == 2


def test_nothing_near_is_said_as_such() -> None:
    """On an empty law there is nothing near."""
    with pytest.raises(FoldError, match=r"Nearest in force: –\.$"):
        enact({}, instrument(1, TODAY, repeal("ข้อ 7", "…")))


def test_an_instrument_acts_whole_or_not_at_all(now: Mandate) -> None:
    """A first clause that fits is not done when the second does not, and the state before is untouched."""
    before = dict(now.versions)
    with pytest.raises(FoldError):
        enact(now.versions, instrument(4, TODAY, insert("ข้อ 7 (5) (ญ)"), repeal("ข้อ 9", "…")))
    assert now.versions == before


def test_all_clauses_act_on_the_text_before_the_instrument(now: Mandate) -> None:
    """A clause cannot build on what another clause of the same instrument does."""
    with pytest.raises(FoldError) as caught:
        enact(now.versions, instrument(4, TODAY, insert("ข้อ 8"), insert("ข้อ 8 (1)")))
    assert caught.value.code == "parent-missing"


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (insert("ข้อ 8"), insert("ข้อ 8")),
        (repeal("ข้อ 6 (9)", "หน่วยตรวจสอบภายใน"), repeal("ข้อ 6 (9)", "หน่วยตรวจสอบภายใน")),
        (repeal("ข้อ 6", "ให้แบ่งส่วนราชการภายในสำนักงานเขตพื้นที่การศึกษา ไว้ดังต่อไปนี้"), insert("ข้อ 6 (11)")),
        (insert("ข้อ 6 (11)"), repeal("ข้อ 6", "ให้แบ่งส่วนราชการภายในสำนักงานเขตพื้นที่การศึกษา ไว้ดังต่อไปนี้")),
    ],
)
def test_two_clauses_of_one_instrument_cannot_deal_with_the_same(
    now: Mandate, first: Operation, second: Operation
) -> None:
    """They would act on the same text at once: a conflict."""
    with pytest.raises(FoldError, match="ข้อ 1 of the same instrument already deals with") as caught:
        enact(now.versions, instrument(4, TODAY, first, second))
    assert caught.value.code == "conflict"


def test_repealing_a_group_repeals_all_it_holds(dataset: Dataset) -> None:
    """What stood inside ends with it, each provision with that cause; what had ended before keeps its own."""
    text = "กลุ่มบริหารงานบุคคล มีอำนาจหน้าที่ดังต่อไปนี้"
    mandate = fold(with_(dataset, instrument(4, date(2024, 1, 1), repeal("ข้อ 7 (5)", text))), TODAY)
    ended = [each.repealed_by.instrument.number for each in mandate.children(C("ข้อ 7 (5)")) if each.repealed_by]
    assert ended == [4, 4, 4, 4, 4, 4, 4, 2, 4]
    assert next(group for group in mandate.groups if group.number == "5").in_force == 0
    assert fold(dataset, TODAY).groups[4].in_force == 8


def test_a_group_whose_line_is_repealed_is_no_group(dataset: Dataset) -> None:
    """The groups are those ข้อ 6 lists in force."""
    mandate = fold(with_(dataset, instrument(4, BETWEEN, repeal("ข้อ 6 (9)", "หน่วยตรวจสอบภายใน"))), TODAY)
    assert [group.number for group in mandate.groups] == ["1", "2", "3", "4", "5", "6", "7", "8", "10"]


def test_a_label_can_be_used_again_for_another_duty(dataset: Dataset) -> None:
    """Then the provision has two versions, and the later one is current."""
    mandate = fold(with_(dataset, instrument(4, date(2024, 1, 1), insert("ข้อ 7 (5) (ซ)", "งานอื่น"))), TODAY)
    versions = mandate.versions[C("ข้อ 7 (5) (ซ)")]
    assert [(each.words.text, each.in_force) for each in versions] == [(GROUP_5_H, False), ("งานอื่น", True)]
    current = mandate.get(C("ข้อ 7 (5) (ซ)"))
    assert current
    assert current.words.text == "งานอื่น"


@pytest.mark.parametrize("label", ["7/1", "(1/1)", "(ก/1)"])
def test_a_label_in_between_takes_its_place(dataset: Dataset, label: str) -> None:
    """ข้อ 7/1 after ข้อ 7, (1/1) after (1), (ก/1) after (ก)."""
    target = {"7/1": "ข้อ 7/1", "(1/1)": "ข้อ 6 (1/1)", "(ก/1)": "ข้อ 7 (1) (ก/1)"}[label]
    mandate = fold(with_(dataset, instrument(4, date(2024, 1, 1), insert(target))), TODAY)
    siblings = [str(each.citation) for each in mandate.provisions if each.citation.parent == C(target).parent]
    before = target.replace("/1", "")
    assert siblings[siblings.index(before) + 1] == target


def codes(mandate: Mandate, *citations: str) -> list[tuple[str, list[str]]]:
    """The codes and citations of the notices on some provisions."""
    touched = [each for each in mandate.provisions if str(each.citation) in citations]
    return [(each.code, [str(citation) for citation in each.citations]) for each in notices(mandate, touched)]


BASE = ("commencement-unknown", ["ข้อ 7"])
SECOND = ("commencement-unknown", ["ข้อ 7 (10)"])
NOTICES = [
    (TODAY, ["ข้อ 7 (10) (ข)"], [("outstanding-amendment", ["ข้อ 7 (10)"]), SECOND]),
    (TODAY, ["ข้อ 7 (5) (ก)"], [("outstanding-amendment", ["ข้อ 7 (5)"]), BASE]),
    (TODAY, ["ข้อ 7"], [("outstanding-amendment", ["ข้อ 7 (5)", "ข้อ 7 (10)"]), BASE]),
    (TODAY, ["ข้อ 7 (1) (ก)"], [BASE]),
    (TODAY, ["มาตรา 37 (1)"], [("text-date-unknown", ["มาตรา 37"])]),
    (TODAY, [], []),
    (date(2023, 6, 1), ["ข้อ 7 (10) (ข)"], [SECOND]),
    (date(2023, 6, 2), ["ข้อ 7 (10) (ข)"], [("outstanding-amendment", ["ข้อ 7 (10)"]), SECOND]),
    (BETWEEN, ["ข้อ 7 (5) (ซ)"], [BASE, ("commencement-unknown", ["ข้อ 7 (5) (ซ)"])]),
    (BEFORE, ["ข้อ 7 (5) (ซ)"], [BASE]),
]


@pytest.mark.parametrize(("day", "citations", "expected"), NOTICES)
def test_notices(dataset: Dataset, day: date, citations: list[str], expected: list[tuple[str, list[str]]]) -> None:
    """From 2 June 2566 on ข้อ 7 (5) and (10) are known to be replaced; a day that is unknown is said."""
    assert codes(fold(dataset, day), *citations) == expected


def test_notices_name_the_instrument_and_where_to_read_it(now: Mandate) -> None:
    """The outstanding amendment is named with its clause, day and Gazette."""
    notice = notices(now, now.children(C("ข้อ 7 (10)")))[0]
    assert str(notice.message) == (
        "(ฉบับที่ 3) พ.ศ. 2566 ข้อ 2 has replaced ข้อ 7 (10) since 2 มิถุนายน 2566. Its text is not entered here yet: "
        "what is shown is the text before it. See เล่ม 140 ตอนพิเศษ 128 ง หน้า 31–33."
    )
