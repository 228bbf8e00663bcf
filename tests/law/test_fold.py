"""Folding: instruments act in order, each as a whole, on the text before it; what does not fit is an error."""

from __future__ import annotations

from datetime import date

import pytest

from mandate_cli.law.amendments import (
    Correct,
    Dataset,
    Enactment,
    Move,
    Operation,
    Pair,
    Rename,
    Repeal,
    Replace,
    Substitute,
)
from mandate_cli.law.caveats import caveats
from mandate_cli.law.collisions import overlooked
from mandate_cli.law.conflicts import FoldError, find_unheld_conflict
from mandate_cli.law.consistency import misnamed
from mandate_cli.law.fold import fold_all, law, sound
from mandate_cli.law.mandate import Mandate
from mandate_cli.law.model import Reservation, Target
from mandate_cli.law.operations import State, spelled_out
from tests.conftest import BEFORE, BETWEEN, TODAY, C
from tests.folding import fold
from tests.law.acting import HERE, enact, entry, insert, instrument, repeal, replace_, with_

UNIT_9 = "หน่วยตรวจสอบภายใน"
GROUP_5_H = "ศึกษา วิเคราะห์ และจัดทำข้อมูลเพื่อดำเนินงานวินัย อุทธรณ์ ร้องทุกข์ และการดำเนินคดีของรัฐ"


def called(id_: str, enactment: Enactment) -> Enactment:
    """An instrument with another id."""
    clauses = tuple(clause._replace(citation=clause.citation.of(id_)) for clause in enactment.clauses)
    return enactment._replace(instrument=enactment.instrument._replace(id=id_), clauses=clauses)


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
    """An instrument counts from its day in force, or from the day made if that is unknown, and not before."""
    mandate = fold(dataset, day)
    assert [instrument.id for instrument in mandate.instruments] == instruments
    assert len(list(mandate.provisions)) == provisions


def test_every_provision_knows_its_cause(now: Mandate) -> None:
    """A provision's cause is its own clause in the base, or the clause of the amendment that ordered it."""
    base, added, ended = (now.get(C(text)) for text in ("ข้อ 7 (1) (ก)", "ข้อ 7 (10) (ข)", "ข้อ 7 (5) (ซ)"))
    assert base
    assert added
    assert ended
    assert (base.by.instrument.id, str(base.by.clause), str(base.by.target)) == ("announcement-2560", "ข้อ 7", "ข้อ 7")
    assert (added.by.instrument.number, str(added.by.clause), str(added.by.target)) == (2, "ข้อ 3", "ข้อ 7 (10)")
    assert ended.ended_by
    assert (ended.ended_by.instrument.number, str(ended.ended_by.clause)) == (2, "ข้อ 2")
    assert not ended.in_force
    assert all(provision.by for provision in now.provisions)


def test_a_repealed_provision_keeps_its_place_and_nothing_is_relettered(now: Mandate) -> None:
    """A repealed (ซ) stays between (ช) and (ฌ)."""
    labels = [provision.citation.labels[-1] for provision in now.children(C("ข้อ 7 (5)"))]
    assert labels == list("กขคงจฉชซฌ")


def test_the_order_in_the_file_never_matters(dataset: Dataset) -> None:
    """By their days, then by their numbers."""
    turned = dataset._replace(enactments=dataset.enactments[::-1])
    assert fold(turned, TODAY) == fold(dataset, TODAY)


def test_less_is_outstanding_with_every_later_replacement(dataset: Dataset) -> None:
    """From its day on, in whatever order the file has them; an instrument that replaces nothing of it is no step."""
    whole = [
        replace_(f"ข้อ 7 ({n})", text, text, ก="งาน") for n in (5, 10) if (text := orderlead(dataset, f"ข้อ 7 ({n})"))
    ]
    days = [date(2024, 1, 1), date(2025, 1, 1)]
    later = [instrument(number, day, each) for number, day, each in zip((4, 6), days, whole, strict=True)]
    later.insert(1, instrument(5, date(2024, 6, 1), insert("ข้อ 8")))
    found = law(with_(dataset, *later))
    steps = [(day, [str(target.target) for target in each.targets]) for day, each in found.left]
    assert steps == [(days[0], ["ข้อ 7 (10)"]), (days[1], [])]
    assert law(with_(dataset, *reversed(later))) == found


def saying(number: int, target: str) -> Enactment:
    """An amending instrument of 2024 with one clause, which says something of a provision and leaves its text."""
    said = Reservation("transitional", (C(target),), "…", None)
    (clause,) = instrument(number, date(2024, 1, 1), insert(target)).clauses
    return instrument(number, date(2024, 1, 1))._replace(clauses=(clause._replace(operations=(), reservation=said),))


def test_the_law_knows_which_instrument_amends_which(dataset: Dataset) -> None:
    """Each pair once and none with itself, whatever the ids are; what a clause says of another instrument counts."""
    assert law(dataset).amending == (("announcement-2561-no-2", "announcement-2560"),)
    more = with_(dataset, called("a", numbered(4, insert("ข้อ 8"), insert("ข้อ 9"))), saying(5, "มาตรา 37"))
    assert law(more).amending == (
        ("a", "announcement-2560"),
        ("announcement-2561-no-2", "announcement-2560"),
        ("n5", "act-2546"),
    )


def test_what_is_said_of_a_provision_that_never_comes_is_told(dataset: Dataset) -> None:
    """A later instrument may still insert it."""
    for inserted, told in (("ข้อ 8", []), ("ข้อ 9", ["not-in-source"])):
        more = with_(dataset, saying(4, "ข้อ 8"), numbered(5, insert(inserted), day=date(2025, 1, 1)))
        assert [error.code for error in fold_all(more)[1]] == told


def test_what_is_outstanding_must_be_of_what_there_is(dataset: Dataset) -> None:
    """An amendment that is not entered cannot have changed what was never there."""
    (known,) = dataset.outstanding
    wrong = known._replace(targets=(known.targets[0]._replace(target=C("ข้อ 7 (99)")), *known.targets[1:]))
    astray = dataset._replace(outstanding=(wrong,))
    (error,) = fold_all(astray)[1]
    assert (error.code, error.cause.target) == ("target-missing", C("ข้อ 7 (99)"))


def test_two_clauses_may_substitute_words_of_one_provision(dataset: Dataset) -> None:
    """Both expect and count the text before their instrument."""
    text = orderlead(dataset, "ข้อ 7 (9)")
    pairs = (Pair("ขึ้นตรงกับ", "ขึ้นตรงต่อ", 1), Pair("หัวหน้า", "รองหัวหน้า", 1))
    both = numbered(4, *(Substitute(C("ข้อ 7 (9)"), text, (pair,), HERE) for pair in pairs))
    after = fold(with_(dataset, both), TODAY).get(C("ข้อ 7 (9)"))
    assert after
    assert after.words.text == text.replace("ขึ้นตรงกับหัวหน้า", "ขึ้นตรงต่อรองหัวหน้า")
    assert after.reports_to == "รองหัวหน้าส่วนราชการ"


ON_GROUPS = [
    (replace_("ข้อ 6 (9)", UNIT_9, "กลุ่มตรวจสอบ"), replace_("ข้อ 6 (9)", "กลุ่มตรวจสอบ", UNIT_9)),
    (repeal("ข้อ 6 (9)", UNIT_9), insert("ข้อ 6 (9)", UNIT_9)),
    (insert("ข้อ 7 (11)", "กลุ่มใหม่"), insert("ข้อ 6 (11)", "กลุ่มใหม่")),
]


@pytest.mark.parametrize(("first", "second"), ON_GROUPS)
def test_a_law_agrees_with_itself_on_every_day(dataset: Dataset, first: Operation, second: Operation) -> None:
    """Not only at its end: where one instrument breaks the list of groups, a later one does not mend it."""
    assert sound(law(dataset)) == law(dataset)
    broken = law(with_(dataset, numbered(4, first), numbered(5, second, day=date(2025, 1, 1))))
    assert not [*misnamed(broken.on(TODAY))]
    with pytest.raises(FoldError) as caught:
        sound(broken)
    assert (caught.value.code, caught.value.cause.instrument.number) == ("name-mismatch", 4)


NAME_5, LEAD_5 = "กลุ่มบริหารงานบุคคล", "กลุ่มบริหารงานบุคคล มีอำนาจหน้าที่ดังต่อไปนี้"
RISK = "ดำเนินงานเกี่ยวกับการประเมินการบริหารความเสี่ยง"
CLAUSE_7 = "ส่วนราชการภายในสำนักงานเขตพื้นที่การศึกษามีอำนาจหน้าที่ดังต่อไปนี้"

MISFITS: list[tuple[Operation, str, str]] = [
    (
        repeal("ข้อ 7 (5) (ฏ)", "…"),
        "target-missing",
        "repeal ข้อ 7 (5) (ฏ): there is no such provision. Nearest in force: ข้อ 7 (5) (ฌ), ข้อ 7 (5) (ช), ข้อ 7 (5) (ฉ).",
    ),
    (
        replace_("ข้อ 7 (11)", "…", "…"),
        "target-missing",
        "replace ข้อ 7 (11): there is no such provision. Nearest in force: ข้อ 7 (10), ข้อ 7 (9), ข้อ 7 (8).",
    ),
    (
        Rename(C("ข้อ 7 (5)"), LEAD_5, "กลุ่มอื่น", HERE),
        "target-missing",
        "rename ข้อ 7 (5): it is not the line of a unit; that of this unit is ข้อ 6 (5). "
        "Nearest in force: ข้อ 7 (5) (ก), ข้อ 7 (5) (ข), ข้อ 7 (5) (ค).",
    ),
    (
        repeal("ข้อ 7 (5) (ซ)", GROUP_5_H),
        "target-repealed",
        "repeal ข้อ 7 (5) (ซ): (ฉบับที่ 2) พ.ศ. 2561 ข้อ 2 has already ended it. "
        "Nearest in force: ข้อ 7 (5) (ช), ข้อ 7 (5) (ฌ), ข้อ 7 (5) (ฉ).",
    ),
    (
        repeal("ข้อ 7 (9) (ค)", "ประเมินความเสี่ยง"),
        "expectation-failed",
        "repeal ข้อ 7 (9) (ค): it does not read as expect has it; [-…-] is only in expect, "
        "{+…+} only in the law: {+ดำเนินงานเกี่ยวกับการ+}ประเมิน{+การบริหาร+}ความเสี่ยง.",
    ),
    (
        Correct(C("ข้อ 7 (9) (ค)"), "ประเมินความเสี่ยง", entry(C("ข้อ 7 (9) (ค)"), "…"), HERE),
        "expectation-failed",
        "correct ข้อ 7 (9) (ค): it does not read as expect has it; [-…-] is only in expect, "
        "{+…+} only in the law: {+ดำเนินงานเกี่ยวกับการ+}ประเมิน{+การบริหาร+}ความเสี่ยง.",
    ),
    (
        Rename(C("ข้อ 6 (5)"), "กลุ่มบุคคล", "กลุ่มอื่น", HERE),
        "expectation-failed",
        "rename ข้อ 6 (5): it does not read as expect has it; [-…-] is only in expect, "
        "{+…+} only in the law: กลุ่ม{+บริหารงาน+}บุคคล.",
    ),
    (
        Substitute(C("ข้อ 7"), CLAUSE_7, (Pair("สารเสพติด", "ยาเสพติด", 2, HERE),), HERE),
        "count-failed",
        "substitute ข้อ 7: “สารเสพติด” was expected 2 times, and stands there once; "
        "write the count of the text before this instrument, or the right words.",
    ),
    (
        insert("ข้อ 6 (10)"),
        "already-exists",
        "insert ข้อ 6 (10): it is already there, by (ฉบับที่ 2) พ.ศ. 2561 ข้อ 1, and reads “กลุ่มกฎหมายและคดี”; write replace, "
        "or another label.",
    ),
    (
        insert("ข้อ 7 (12) (ก)"),
        "parent-missing",
        "insert ข้อ 7 (12) (ก): there is no ข้อ 7 (12) in force to take it; insert that first. "
        "Nearest in force: ข้อ 7 (10) (ก), ข้อ 7 (10) (ข), ข้อ 7 (10) (ค).",
    ),
    (
        insert("ข้อ 7 (5) (ซ) (1)"),
        "parent-missing",
        "insert ข้อ 7 (5) (ซ) (1): there is no ข้อ 7 (5) (ซ) in force to take it; insert that first. "
        "Nearest in force: ข้อ 7 (5) (ช), ข้อ 7 (5) (ฌ), ข้อ 7 (5) (ฉ).",
    ),
]


@pytest.mark.parametrize(("operation", "code", "message"), MISFITS)
def test_what_does_not_fit_stops_everything(dataset: Dataset, operation: Operation, code: str, message: str) -> None:
    """The error names place, instrument, clause and target, the reason, and the nearest citations in force."""
    with pytest.raises(FoldError) as caught:
        fold(with_(dataset, instrument(4, date(2024, 1, 1), operation)), TODAY)
    assert (caught.value.code, str(caught.value)) == (code, f"draft.yaml:5:7: ฉบับที่ 4 ข้อ 1, {message}")
    assert (caught.value.cause.clause, caught.value.cause.target) == (C("ข้อ 1").of("n4"), operation.target)
    assert caught.value.exit_code == 2


def test_nothing_near_is_said_as_such(now: Mandate) -> None:
    """A law of which nothing is in force has no nearest citations."""
    ended = now.versions[C("ข้อ 7 (5) (ซ)")]
    with pytest.raises(FoldError, match=r"Nearest in force: –\.$"):
        enact(State(now.structure, {C("ข้อ 7"): ended}), instrument(4, TODAY, repeal("ข้อ 7 (5)", "…")))


def test_an_instrument_acts_whole_or_not_at_all(now: Mandate) -> None:
    """If the second clause does not fit, the first is not carried out either, and the state before is unchanged."""
    before = dict(now.versions)
    with pytest.raises(FoldError):
        enact(State(now.structure, now.versions), instrument(4, TODAY, insert("ข้อ 7 (5) (ญ)"), repeal("ข้อ 9", "…")))
    assert now.versions == before


def test_all_clauses_act_on_the_text_before_the_instrument(now: Mandate) -> None:
    """A clause cannot rely on another one of the same instrument, before or behind it, and that one is named."""
    line, free = insert("ข้อ 7 (5) (ญ)"), insert("ข้อ 8")
    for operations, number in (
        ((free, insert("ข้อ 8 (1)")), 1),
        ((insert("ข้อ 8 (1)"), free), 2),
        ((line, Rename(C("ข้อ 7 (5) (ญ)"), "งานใหม่", "งานอื่น", HERE)), 1),
        ((repeal("ข้อ 7 (5) (ญ)", "งานใหม่"), line), 2),
        ((insert("ข้อ 7 (5) (ญ) (1)"), line), 2),
        ((Move(C("ข้อ 7 (8) (ฌ)"), "ดำเนินงานวิเทศสัมพันธ์", C("ข้อ 8 (1)"), HERE), free), 2),
    ):
        with pytest.raises(FoldError, match=f"ข้อ {number} of the same instrument") as caught:
            enact(State(now.structure, now.versions), instrument(4, TODAY, *operations))
        assert caught.value.code == "conflict"


def test_what_follows_from_a_problem_is_not_told(dataset: Dataset) -> None:
    """An operation on the same provision as one that failed fails for it, and so do lists of groups."""
    wrong, label = repeal("ข้อ 7 (8) (ฌ)", "งานอื่น"), insert("ข้อ 7 (8) (ฌ)")
    for operations in ((wrong, label), (wrong, wrong), (wrong, insert("ข้อ 7 (8) (ฌ) (1)"), repeal("ข้อ 70", "…"))):
        problems = fold_all(with_(dataset, instrument(4, date(2024, 1, 1), *operations)))[1]
        assert [problem.code for problem in problems] == ["expectation-failed", "not-in-source"][: len(operations) - 1]


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
    """Both would act on the same text: a conflict."""
    with pytest.raises(FoldError, match="ข้อ 1 of the same instrument already deals with") as caught:
        enact(State(now.structure, now.versions), instrument(4, TODAY, first, second))
    assert caught.value.code == "conflict"


def test_repealing_a_group_repeals_all_it_holds(dataset: Dataset) -> None:
    """Everything inside ends with it, by that cause; what had already ended keeps its own cause."""
    text = "กลุ่มบริหารงานบุคคล มีอำนาจหน้าที่ดังต่อไปนี้"
    mandate = fold(with_(dataset, instrument(4, date(2024, 1, 1), repeal("ข้อ 7 (5)", text))), TODAY)
    ended = [
        provision.ended_by.instrument.number for provision in mandate.children(C("ข้อ 7 (5)")) if provision.ended_by
    ]
    assert ended == [3, 3, 3, 3, 3, 3, 3, 2, 3]  # by (ฉบับที่ 3), before the repeal and though it is not entered
    assert next(group for group in mandate.groups if group.number == "5").duties_in_force == 0
    assert fold(dataset, TODAY).groups[4].duties_in_force == 8


def test_a_group_whose_line_is_repealed_is_no_group(dataset: Dataset) -> None:
    """The groups are the lines of ข้อ 6 that are in force."""
    mandate = fold(with_(dataset, instrument(4, BETWEEN, repeal("ข้อ 6 (9)", "หน่วยตรวจสอบภายใน"))), TODAY)
    assert [group.number for group in mandate.groups] == ["1", "2", "3", "4", "5", "6", "7", "8", "10"]


def test_a_label_can_be_used_again_for_another_duty(dataset: Dataset) -> None:
    """The provision then has two versions, and the later one is current."""
    mandate = fold(with_(dataset, instrument(4, date(2024, 1, 1), insert("ข้อ 7 (5) (ซ)", "งานอื่น"))), TODAY)
    versions = mandate.versions[C("ข้อ 7 (5) (ซ)")]
    assert [(version.words.text, version.in_force) for version in versions] == [(GROUP_5_H, False), ("งานอื่น", True)]
    current = mandate.get(C("ข้อ 7 (5) (ซ)"))
    assert current
    assert current.words.text == "งานอื่น"


@pytest.mark.parametrize("label", ["7/1", "(1/1)", "(ก/1)"])
def test_a_label_in_between_takes_its_place(dataset: Dataset, label: str) -> None:
    """ข้อ 7/1 after ข้อ 7, (1/1) after (1), (ก/1) after (ก)."""
    target = {"7/1": "ข้อ 7/1", "(1/1)": "ข้อ 6 (1/1)", "(ก/1)": "ข้อ 7 (1) (ก/1)"}[label]
    mandate = fold(with_(dataset, instrument(4, date(2024, 1, 1), insert(target))), TODAY)
    siblings = [
        str(provision.citation) for provision in mandate.provisions if provision.citation.parent == C(target).parent
    ]
    before = target.replace("/1", "")
    assert siblings[siblings.index(before) + 1] == target


def test_replacing_a_group_replaces_all_it_holds(dataset: Dataset) -> None:
    """Old items that are not replaced end; a label that is used again gets a new version; no letter moves."""
    new = replace_("ข้อ 7 (5)", LEAD_5, "กลุ่มบริหารงานบุคคล ใหม่", ก="งานหนึ่ง", ซ="งานแปด", ญ="งานสิบ")
    mandate = fold(with_(dataset, instrument(4, date(2024, 1, 1), new)), TODAY)
    items = {provision.citation.labels[-1]: provision for provision in mandate.children(C("ข้อ 7 (5)"))}
    assert "".join(items) == "กขคงจฉชซฌญ"
    assert "".join(label for label, item in items.items() if item.in_force) == "กซญ"
    assert [len(mandate.versions[item.citation]) for item in items.values()] == [2, 1, 1, 1, 1, 1, 1, 2, 1, 1]
    ended = items["ข"].ended_by
    assert ended
    assert (ended.operation, ended.instrument.number, str(ended.target)) == ("outstanding", 3, "ข้อ 7 (5)")
    old = mandate.versions[C("ข้อ 7 (5) (ซ)")][0].ended_by
    assert old
    assert old.operation == "repeal"  # it had ended before and keeps its own cause


def test_replacing_one_item_leaves_the_others(dataset: Dataset) -> None:
    """The old version ends and the new one begins by the same clause."""
    draft = instrument(4, date(2024, 1, 1), replace_("ข้อ 7 (9) (ค)", RISK, "งานอื่น"))
    mandate = fold(with_(dataset, draft), TODAY)
    old, new = mandate.versions[C("ข้อ 7 (9) (ค)")]
    assert old.ended_by == new.by
    assert (new.words.text, new.in_force, new.by.operation) == ("งานอื่น", True, "replace")
    assert (
        sum(len(versions) for citation, versions in mandate.versions.items() if citation.instrument in mandate.bases)
        == 120
    )


def test_renaming_a_group_renames_its_line_and_its_lead_in(dataset: Dataset) -> None:
    """The name in ข้อ 6 and the beginning of the lead-in in ข้อ 7 change; duties and the line of reporting stay."""
    rename = Rename(C("ข้อ 6 (9)"), "หน่วยตรวจสอบภายใน", "กลุ่มตรวจสอบภายใน", HERE)
    mandate = fold(with_(dataset, instrument(4, date(2024, 1, 1), rename)), TODAY)
    group = mandate.groups[8]
    assert (group.name, group.reports_to, group.duties_in_force) == ("กลุ่มตรวจสอบภายใน", "หัวหน้าส่วนราชการ", 5)
    assert group.head
    assert group.head.words.text.startswith("กลุ่มตรวจสอบภายใน ให้ปฏิบัติงานขึ้นตรงกับหัวหน้าส่วนราชการ")
    assert [provision.by.operation for provision in (group.line, group.head, group.duties[0])] == [
        "rename",
        "rename",
        "enact",
    ]


def test_renaming_a_group_without_duties_renames_its_line(dataset: Dataset) -> None:
    """The group has no lead-in, or its lead-in has been repealed."""
    first = instrument(4, date(2024, 1, 1), insert("ข้อ 6 (11)", "กลุ่มใหม่"), repeal("ข้อ 7 (5)", LEAD_5))
    renames = [Rename(C(line), name, "กลุ่มอื่น", HERE) for line, name in (("ข้อ 6 (11)", "กลุ่มใหม่"), ("ข้อ 6 (5)", NAME_5))]
    mandate = fold(with_(dataset, first, instrument(5, date(2024, 2, 1), *renames)), TODAY)
    assert [mandate.groups[at].name for at in (4, 10)] == ["กลุ่มอื่น", "กลุ่มอื่น"]


def test_a_lead_in_must_begin_with_the_name_that_goes(dataset: Dataset) -> None:
    """Otherwise the two clauses disagree already, and a rename would hide that."""
    wrong = replace_("ข้อ 7 (9)", orderlead(dataset, "ข้อ 7 (9)"), "หน่วยอื่น มีอำนาจหน้าที่")
    rename = Rename(C("ข้อ 6 (9)"), "หน่วยตรวจสอบภายใน", "กลุ่มตรวจสอบภายใน", HERE)
    with pytest.raises(FoldError, match=r"ข้อ 7 \(9\) does not begin with “หน่วยตรวจสอบภายใน”") as caught:
        fold(with_(dataset, instrument(4, BETWEEN, wrong), instrument(5, TODAY, rename)), TODAY)
    assert caught.value.code == "expectation-failed"


def orderlead(dataset: Dataset, citation: str) -> str:
    """The text of a provision today."""
    provision = fold(dataset, TODAY).get(C(citation))
    assert provision
    return provision.words.text


def test_words_are_substituted_wherever_they_stand(dataset: Dataset) -> None:
    """Words are replaced in the target and everything inside it that is in force, exactly as often as counted."""
    lead = orderlead(dataset, "ข้อ 7 (10)")
    change = Substitute(C("ข้อ 7 (10)"), lead, (Pair("ผู้อำนวยการสำนักงานเขตพื้นที่การศึกษา", "ผอ.", 1),), HERE)
    mandate = fold(with_(dataset, instrument(4, date(2024, 1, 1), change)), TODAY)
    group = mandate.groups[9]
    assert group.reports_to == "ผอ."
    assert group.head
    assert "ขึ้นตรงกับผอ." in group.head.words.text
    assert [provision.by.operation for provision in group.provisions[:3]] == ["insert", "substitute", "insert"]
    word = Substitute(C("ข้อ 7 (10)"), lead, (Pair("ร้องทุกข์", "ร้องขอ", 2),), HERE)
    changed = fold(with_(dataset, instrument(4, date(2024, 1, 1), word)), TODAY).get(C("ข้อ 7 (10) (จ)"))
    assert changed
    assert changed.words.text == "ดำเนินการเกี่ยวกับการร้องขอและการพิจารณาร้องขอ"


def test_a_corrigendum_is_its_own_kind(dataset: Dataset) -> None:
    """The words are corrected, and the cause is a correction."""
    text = "ดำเนินการเกี่ยวกับความรับผิดทางละเมิดของเจ้าหน้าที่"
    correct = Correct(C("ข้อ 7 (10) (ฉ)"), orderlead(dataset, "ข้อ 7 (10) (ฉ)"), entry(C("ข้อ 7 (10) (ฉ)"), text), HERE)
    provision = fold(with_(dataset, instrument(4, date(2024, 1, 1), correct)), TODAY).get(C("ข้อ 7 (10) (ฉ)"))
    assert provision
    assert (provision.words.text, provision.by.operation) == (text, "correct")


UNORDERED = [
    (replace_("ข้อ 7 (9) (ค)", RISK, "ก"), replace_("ข้อ 7 (9) (ค)", RISK, "ข"), True),
    (repeal("ข้อ 7 (5)", LEAD_5), insert("ข้อ 7 (5) (ญ)"), True),
    (Rename(C("ข้อ 6 (5)"), NAME_5, "กลุ่มอื่น", HERE), repeal("ข้อ 7 (5)", LEAD_5), True),
    (repeal("ข้อ 9", "…"), repeal("ข้อ 10", "…"), False),
    (repeal("ข้อ 7 (5)", LEAD_5), repeal("ข้อ 7 (5) (ก)", "วางแผนอัตรากำลังและกำหนดตำแหน่ง"), True),
    (insert("ข้อ 8"), insert("ข้อ 9"), False),
]


@pytest.mark.parametrize(("first", "second", "conflict"), UNORDERED)
def test_two_that_cannot_be_ordered_may_not_touch_the_same(
    dataset: Dataset, first: Operation, second: Operation, conflict: bool
) -> None:
    """Two instruments of one day without numbers would give different laws in different orders."""
    day = date(2024, 1, 1)
    one, two = instrument(0, day, first), instrument(0, day, second)
    two = called("other", two._replace(instrument=two.instrument._replace(short_title="อีกฉบับ")))
    both = (with_(dataset, one, two), with_(dataset, two, one))
    if conflict:
        for order in both:
            with pytest.raises(FoldError, match="deals with it too, on the same day") as caught:
                fold(order, TODAY)
            assert caught.value.code == "ambiguous-order"
    else:
        assert _outcome(both[0]) == _outcome(both[1])


def _outcome(dataset: Dataset) -> str:
    try:
        return str(fold(dataset, TODAY))
    except FoldError as error:
        return str(error)


def test_every_problem_comes_at_once(dataset: Dataset) -> None:
    """All errors are reported at once; operations that fit are carried out, so that one mistake gives one error."""
    bad = instrument(4, date(2024, 1, 1), repeal("ข้อ 9", "…"), insert("ข้อ 7 (5) (ญ)"), insert("ข้อ 6 (10)"))
    worse = instrument(5, date(2024, 2, 1), repeal("ข้อ 7 (5) (ญ)", "งานใหม่"), repeal("ข้อ 10", "…"))
    folded, problems = fold_all(with_(dataset, bad, worse))
    assert [(problem.code, str(problem.cause.target)) for problem in problems] == [
        ("not-in-source", "ข้อ 9"),
        ("already-exists", "ข้อ 6 (10)"),
        ("not-in-source", "ข้อ 10"),
    ]
    ended = folded.on(TODAY).get(C("ข้อ 7 (5) (ญ)"))
    assert ended
    assert not ended.in_force


def codes(mandate: Mandate, *citations: str) -> list[tuple[str, list[str]]]:
    """The codes and citations of the caveats on these provisions."""
    touched = [provision for provision in mandate.provisions if str(provision.citation) in citations]
    return [(caveat.code, [str(citation) for citation in caveat.citations]) for caveat in caveats(mandate, touched)]


BASE = ("commencement-unknown", ["ข้อ 7"])
SECOND = ("commencement-unknown", ["ข้อ 7 (10)"])
OLD: tuple[str, list[str]] = ("data-old", [])
NOTICES = [
    (TODAY, ["ข้อ 7 (10) (ข)"], [OLD, ("outstanding-amendment", ["ข้อ 7 (10)"]), SECOND]),
    (TODAY, ["ข้อ 7 (5) (ก)"], [OLD, ("outstanding-amendment", ["ข้อ 7 (5)"]), BASE]),
    (TODAY, ["ข้อ 7"], [OLD, ("outstanding-amendment", ["ข้อ 7 (5)", "ข้อ 7 (10)"]), BASE]),
    (TODAY, ["ข้อ 7 (1) (ก)"], [OLD, BASE]),
    (TODAY, ["มาตรา 37 (1)"], [OLD, ("text-date-unknown", ["มาตรา 37"])]),
    (TODAY, [], [OLD]),
    (date(2025, 2, 20), [], []),
    (date(2025, 2, 21), [], [OLD]),
    (date(2017, 11, 21), [], [("not-held", [])]),
    (date(2017, 11, 22), [], []),
    (date(2023, 6, 1), ["ข้อ 7 (10) (ข)"], [SECOND]),
    (date(2023, 6, 2), ["ข้อ 7 (10) (ข)"], [("outstanding-amendment", ["ข้อ 7 (10)"]), SECOND]),
    (BETWEEN, ["ข้อ 7 (5) (ซ)"], [BASE, ("commencement-unknown", ["ข้อ 7 (5) (ซ)"])]),
    (BEFORE, ["ข้อ 7 (5) (ซ)"], [BASE]),
]


@pytest.mark.parametrize(("day", "citations", "expected"), NOTICES)
def test_notices(dataset: Dataset, day: date, citations: list[str], expected: list[tuple[str, list[str]]]) -> None:
    """From 2 June 2566 on, ข้อ 7 (5) and (10) are known to be replaced; unknown days are mentioned."""
    assert codes(fold(dataset, day), *citations) == expected


def test_notices_name_the_instrument_and_where_to_read_it(now: Mandate) -> None:
    """It names the clause, the day and the Gazette of the outstanding amendment."""
    notice = next(each for each in caveats(now, now.children(C("ข้อ 7 (10)"))) if each.code == "outstanding-amendment")
    assert str(notice.message) == (
        "(ฉบับที่ 3) พ.ศ. 2566 ข้อ 2 has replaced ข้อ 7 (10) since 2 June 2023. Its text is not entered here yet: "
        "what is shown is the text before it. See เล่ม 140 ตอนพิเศษ 128 ง หน้า 31–33."
    )


def test_a_draft_is_said_to_be_one(dataset: Dataset) -> None:
    """Every answer says that there is a draft, and whether it counts on the day asked."""
    draft = instrument(4, date(2027, 1, 1), insert("ข้อ 8"))._replace(draft=True)
    for day, words in ((TODAY, "it counts only from 1 January 2027"), (date(2027, 1, 1), "it is not law.")):
        mandate = fold(with_(dataset, draft), day)
        notice = caveats(mandate, mandate.provisions)[0]
        assert notice.code == "draft"
        assert words in str(notice.message)
    assert [str(citation) for citation in notice.citations] == ["ข้อ 8"]


@pytest.mark.parametrize("spelling", [RISK, RISK.replace("ำ", "ํา"), f" {RISK}"])
def test_an_expectation_may_be_spelled_otherwise(dataset: Dataset, spelling: str) -> None:
    """A decomposed sara am is the same word, and spaces around words do not matter."""
    mandate = fold(with_(dataset, instrument(4, date(2024, 1, 1), repeal("ข้อ 7 (9) (ค)", spelling))), TODAY)
    assert mandate.groups[8].duties_in_force == 4


@pytest.mark.parametrize("wrong", ["ก", "๛ฮ", RISK + "อื่น", RISK[:-1]])
def test_an_expectation_fails_on_either_side(dataset: Dataset, wrong: str) -> None:
    """Any other text fails, whether it sorts before or after the real one, and is longer or shorter."""
    with pytest.raises(FoldError, match="it does not read as expect has it") as caught:
        fold(with_(dataset, instrument(4, date(2024, 1, 1), repeal("ข้อ 7 (9) (ค)", wrong))), TODAY)
    assert caught.value.code == "expectation-failed"


def test_words_that_stand_there_more_often_are_not_substituted(dataset: Dataset) -> None:
    """One more or one less than counted is an error."""
    change = Substitute(C("ข้อ 7 (10) (จ)"), orderlead(dataset, "ข้อ 7 (10) (จ)"), (Pair("ร้องทุกข์", "ร้องขอ", 1),), HERE)
    with pytest.raises(FoldError, match="was expected once, and stands there 2 times"):
        fold(with_(dataset, instrument(4, date(2024, 1, 1), change)), TODAY)


@pytest.mark.parametrize("target", ["ข้อ 5 (1)", "ข้อ 7", "ข้อ 7 (1)"])
def test_only_a_line_of_a_group_can_be_renamed(dataset: Dataset, target: str) -> None:
    """Only a line of ข้อ 6 can be renamed."""
    rename = Rename(C(target), orderlead(dataset, target), "กลุ่มอื่น", HERE)
    with pytest.raises(FoldError, match="it is not the line of a unit"):
        fold(with_(dataset, instrument(4, date(2024, 1, 1), rename)), TODAY)


def test_a_label_used_again_is_dealt_with_in_its_latest_version(dataset: Dataset) -> None:
    """Repealed, inserted again, replaced, extended by an item, repealed again: each acts on the version before."""
    label = "ข้อ 7 (5) (ซ)"
    law = [
        instrument(4, date(2024, 1, 1), insert(label, "งานสอง")),
        instrument(5, date(2024, 2, 1), replace_(label, "งานสอง", "งานสาม")),
        instrument(6, date(2024, 3, 1), insert(f"{label} (1)", "งานย่อย")),
        instrument(7, date(2024, 4, 1), Substitute(C(label), "งานสาม", (Pair("งาน", "การ", 2),), HERE)),
        instrument(8, date(2024, 5, 1), repeal(label, "การสาม")),
    ]
    mandate = fold(with_(dataset, *law), TODAY)
    versions = mandate.versions[C(label)]
    assert [version.words.text for version in versions] == [GROUP_5_H, "งานสอง", "งานสาม", "การสาม"]
    assert [version.ended_by.instrument.number for version in versions if version.ended_by] == [2, 5, 7, 8]
    assert [version.in_force for version in mandate.versions[C(f"{label} (1)")]] == [False, False]
    with pytest.raises(FoldError, match=r"insert ข้อ 7 \(5\) \(ซ\) \(2\): there is no ข้อ 7 \(5\) \(ซ\) in force"):
        enact(State(mandate.structure, mandate.versions), instrument(9, TODAY, insert(f"{label} (2)")))
    with pytest.raises(FoldError, match=r"ฉบับที่ 8 ข้อ 1 has already ended it\. Nearest in force: ข้อ 7 \(5\) \(ช\)"):
        enact(State(mandate.structure, mandate.versions), instrument(9, TODAY, repeal(label, "การสาม")))
    third = fold(with_(dataset, *law[:2]), TODAY)
    with pytest.raises(FoldError, match=r"Nearest in force: ข้อ 7 \(5\) \(ซ\)"):
        enact(State(third.structure, third.versions), instrument(9, TODAY, repeal("ข้อ 7 (5) (ซ) (1)", "…")))


def test_the_first_problem_of_an_instrument_is_raised(now: Mandate) -> None:
    """In the order of the clauses."""
    with pytest.raises(FoldError, match="repeal ข้อ 9: ข้อ 9 is not held here"):
        enact(State(now.structure, now.versions), instrument(4, TODAY, repeal("ข้อ 9", "…"), repeal("ข้อ 10", "…")))


def test_a_draft_is_told_by_what_it_did_alone(dataset: Dataset) -> None:
    """Its caveat names its own targets, with any id, on every day from the one it counts."""
    draft = instrument(4, date(2027, 1, 1), insert("ข้อ 8"))._replace(draft=True)
    draft = called("a", draft)
    mandate = fold(with_(dataset, draft), date(2027, 2, 1))
    notice = caveats(mandate, mandate.provisions)[0]
    assert [str(citation) for citation in notice.citations] == ["ข้อ 8"]
    assert str(notice.message).endswith("is laid on top; it is not law.")


def numbered(number: int, *operations: Operation, day: date = date(2024, 1, 1)) -> Enactment:
    """An amending instrument made on a day, by itself the first of 2024, with or without a number."""
    return instrument(number, day, *operations)


@pytest.mark.parametrize("numbers", [(4, 0), (0, 0), (4, 4)])
def test_without_two_numbers_nothing_says_which_acts_first(dataset: Dataset, numbers: tuple[int, int]) -> None:
    """Of two instruments of one day the number decides; a missing number is not the lowest."""
    first, second = (numbered(number, repeal("ข้อ 7 (8) (ฌ)", "ดำเนินงานวิเทศสัมพันธ์")) for number in numbers)
    second = called("other", second)
    with pytest.raises(FoldError, match="on the same day, and nothing says which acts first") as caught:
        fold(with_(dataset, first, second), TODAY)
    assert caught.value.code == "ambiguous-order"


def test_what_does_not_touch_needs_no_order(dataset: Dataset) -> None:
    """Two instruments of one day, one without a number, may act on different provisions; so may one beside a base."""
    apart = (numbered(4, insert("ข้อ 7 (8) (ฑ)")), numbered(0, insert("ข้อ 7 (9) (ฉ)")))
    assert fold(with_(dataset, *apart), TODAY).get(C("ข้อ 7 (9) (ฉ)"))
    same_day = numbered(0, insert("ข้อ 7 (9) (ฉ)"), day=date(2017, 11, 22))
    assert fold(with_(dataset, same_day), TODAY).get(C("ข้อ 7 (9) (ฉ)"))


REFUSED = [
    (
        insert("มาตรา 38"),
        "beyond-power",
        "insert มาตรา 38: an announcement cannot amend an Act; cite a clause of an announcement.",
    ),
    (
        repeal("มาตรา 37 (4)", "ปฏิบัติหน้าที่อื่นตามที่กฎหมายกำหนด"),
        "beyond-power",
        "repeal มาตรา 37 (4): an announcement cannot amend an Act; cite a clause of an announcement.",
    ),
    (
        insert("ข้อ 3"),
        "not-in-source",
        "insert ข้อ 3: ข้อ 3 exists, and its text is not held; enter its text first, or write not_expressed.",
    ),
    (
        repeal("ข้อ 3 (1)", "…"),
        "not-in-source",
        "repeal ข้อ 3 (1): ข้อ 3 exists, and its text is not held; enter its text first, or write not_expressed.",
    ),
    (
        Substitute(C("ข้อ 7 (8) (ฌ)"), "ดำเนินงานวิเทศสัมพันธ์", (Pair("งาน", "งาน", 1),), HERE),
        "no-change",
        "substitute ข้อ 7 (8) (ฌ): every word would be as it is; delete the operation, or write the words it changes.",
    ),
    (
        replace_("ข้อ 7 (8) (ฌ)", "ดำเนินงานวิเทศสัมพันธ์", "ดำเนินงานวิเทศสัมพันธ์"),
        "no-change",
        "replace ข้อ 7 (8) (ฌ): every word would be as it is; delete the operation, or write the words it changes.",
    ),
    (
        Rename(C("ข้อ 6 (9)"), "หน่วยตรวจสอบภายใน", "หน่วยตรวจสอบภายใน", HERE),
        "no-change",
        "rename ข้อ 6 (9): every word would be as it is; delete the operation, or write the words it changes.",
    ),
]


@pytest.mark.parametrize(("operation", "code", "message"), REFUSED)
def test_what_an_announcement_cannot_order(dataset: Dataset, operation: Operation, code: str, message: str) -> None:
    """It cannot amend an Act or a clause whose text is not held, and an operation must change a word."""
    with pytest.raises(FoldError) as caught:
        fold(with_(dataset, numbered(4, operation)), TODAY)
    assert (caught.value.code, str(caught.value)) == (code, f"draft.yaml:5:7: ฉบับที่ 4 ข้อ 1, {message}")


def test_a_later_whole_replacement_ends_what_was_outstanding(dataset: Dataset) -> None:
    """The missing text no longer matters; the other target stays outstanding; an earlier amendment ends nothing."""
    head = orderlead(dataset, "ข้อ 7 (5)")
    whole = replace_("ข้อ 7 (5)", head, head, ก="งาน")
    before, after = (numbered(4, whole, day=day) for day in (date(2020, 1, 1), date(2024, 1, 1)))
    for enactment, left in ((before, ["ข้อ 7 (5)", "ข้อ 7 (10)"]), (after, ["ข้อ 7 (10)"])):
        mandate = fold(with_(dataset, enactment), TODAY)
        assert [str(target) for amendment in mandate.outstanding for _, target, _, _ in amendment.targets] == left
    ten = orderlead(dataset, "ข้อ 7 (10)")
    both = numbered(4, whole, repeal("ข้อ 7 (10)", ten), repeal("ข้อ 6 (10)", "กลุ่มกฎหมายและคดี"))
    assert fold(with_(dataset, both), TODAY).outstanding == ()


OVERLOOKED = [
    (insert("ข้อ 7 (10) (ฎ)"), date(2024, 1, 1), True),
    (insert("ข้อ 7 (10) (ฎ)"), date(2023, 1, 1), False),
    (insert("ข้อ 7 (9) (ฉ)"), date(2024, 1, 1), False),
    (replace_("ข้อ 7 (10)", "", "…"), date(2024, 1, 1), True),
    (repeal("ข้อ 7 (10)", ""), date(2024, 1, 1), True),
    (Repeal(C("ข้อ 1"), "", HERE, whole=True), date(2024, 1, 1), False),
    (replace_("ข้อ 7 (10)", "", "…"), date(2023, 1, 1), False),
    (Substitute(C("ข้อ 7"), "", (Pair("งาน", "การ", 1),), HERE), date(2024, 1, 1), True),
]


@pytest.mark.parametrize(("operation", "day", "found"), OVERLOOKED)
def test_text_that_was_replaced_before_is_overlooked(
    dataset: Dataset, operation: Operation, day: date, found: bool
) -> None:
    """An amendment made after the outstanding one was written for the text that is not held."""
    causes = {str(cause.target): str(why) for cause, why in overlooked(with_(dataset, numbered(4, operation, day=day)))}
    assert bool(causes) == found
    if found:
        why = ", because expect can only have the text before both" if isinstance(operation, Replace | Repeal) else ""
        assert causes[str(operation.target)] == (
            f"ฉบับที่ 4 ข้อ 1 acts on {operation.target}, whose text (ฉบับที่ 3) พ.ศ. 2566 replaced before; "
            f"enter that first{why}"
        )


def test_a_mismatch_of_names_is_of_the_clause_that_made_it(dataset: Dataset) -> None:
    """It is the draft's error, because the base was correct; like every error it names the nearest citations."""
    change = replace_("ข้อ 6 (9)", "หน่วยตรวจสอบภายใน", "กลุ่มตรวจสอบ")
    mandate = fold(with_(dataset, numbered(4, change)), TODAY)
    (error,) = misnamed(mandate)
    assert str(error) == (
        "draft.yaml:5:7: ฉบับที่ 4 ข้อ 1, replace ข้อ 6 (9): ข้อ 7 (9) does not begin with the name that ข้อ 6 (9) "
        "gives the unit, “กลุ่มตรวจสอบ”; a new name is a rename."
    )


def test_two_groups_have_two_names(dataset: Dataset) -> None:
    """Otherwise a name could mean two groups."""
    change = Rename(C("ข้อ 6 (9)"), "หน่วยตรวจสอบภายใน", "กลุ่มอำนวยการ", HERE)
    said = "ข้อ 6 (9) and ข้อ 6 (1) list two units of one name, “กลุ่มอำนวยการ”"
    assert said in " ".join(map(str, misnamed(fold(with_(dataset, numbered(4, change)), TODAY))))


@pytest.mark.parametrize("day", [BEFORE, BETWEEN, date(2023, 6, 1), date(2023, 6, 2), date(2024, 1, 1), TODAY])
def test_the_law_knows_what_is_outstanding_on_a_day(dataset: Dataset, day: date) -> None:
    """It is outstanding from its own day to that of an instrument that ends its targets; folding shows it."""
    head = orderlead(dataset, "ข้อ 7 (5)")
    more = with_(dataset, numbered(4, replace_("ข้อ 7 (5)", head, head, ก="งาน")))
    assert law(more).on(day) == fold(more, day)
    assert law(dataset).on(day) == fold(dataset, day)


def test_numbers_order_two_instruments_of_a_day(dataset: Dataset) -> None:
    """The second acts on the result of the first, in any order of the file, even with an idle instrument between."""
    first = numbered(4, insert("ข้อ 7 (9) (ฉ)", "งานแรก"))
    second = numbered(5, replace_("ข้อ 7 (9) (ฉ)", "งานแรก", "งานหลัง"))
    for order in ((first, second), (second, first)):
        found = fold(with_(dataset, *order), TODAY).get(C("ข้อ 7 (9) (ฉ)"))
        assert found
        assert found.words.text == "งานหลัง"
    last = numbered(0, repeal("ข้อ 7 (9) (ฉ)", "งานแรก"))
    problems = fold_all(with_(dataset, first, second, last))[1]
    assert {error.code for error in problems} >= {"ambiguous-order"}


def test_a_label_used_again_is_compared_with_its_last_words(dataset: Dataset) -> None:
    """An operation that leaves the words of the second version unchanged is an error."""
    again = numbered(4, insert("ข้อ 7 (5) (ซ)", "งานใหม่"), day=date(2020, 1, 1))
    idle = numbered(5, replace_("ข้อ 7 (5) (ซ)", "งานใหม่", "งานใหม่"), day=date(2021, 1, 1))
    with pytest.raises(FoldError, match="every word would be as it is"):
        fold(with_(dataset, again, idle), TODAY)


def test_nothing_is_overlooked_once_a_whole_replacement_was_entered(dataset: Dataset) -> None:
    """Later instruments and the outstanding instrument itself are not in its way; earlier ones are.

    The whole replacement itself is told, because what it replaced is not known.
    """
    head = orderlead(dataset, "ข้อ 7 (10)")
    whole = replace_("ข้อ 7 (10)", head, head, ก="งาน")
    early = numbered(4, insert("ข้อ 7 (10) (ฎ)"), day=date(2023, 7, 1))
    late = numbered(6, insert("ข้อ 7 (10) (ข)"), day=date(2025, 1, 1))
    found = list(overlooked(with_(dataset, early, numbered(5, whole), late)))
    assert [cause.instrument.number for cause, _ in found] == [4, 5]
    itself = numbered(3, whole, day=date(2023, 6, 2))
    assert list(overlooked(with_(dataset, itself, late))) == []
    assert [
        str(target)
        for amendment in fold(with_(dataset, itself), TODAY).outstanding
        for _, target, _, _ in amendment.targets
    ] == ["ข้อ 7 (5)"]
    (known,) = dataset.outstanding
    future = known._replace(instrument=known.instrument._replace(id="later", in_force=date(2030, 1, 1)))
    both = with_(dataset, numbered(4, insert("ข้อ 7 (10) (ฎ)")))._replace(outstanding=(future, known))
    assert [str(cause.target) for cause, _ in overlooked(both)] == ["ข้อ 7 (10) (ฎ)"]


def test_what_acts_with_the_outstanding_one_is_overlooked_too(dataset: Dataset) -> None:
    """With the same day and number, and on a part of the target, it is the outstanding instrument, entered wrongly."""
    part = numbered(3, insert("ข้อ 7 (10) (ฎ)"), day=date(2023, 6, 2))
    assert [cause.instrument.number for cause, _ in overlooked(with_(dataset, part))] == [3]


def test_two_without_a_number_are_not_ordered_by_a_base_of_their_day(dataset: Dataset) -> None:
    """The base comes first; nothing decides between the two others."""
    day = date(2017, 11, 22)
    first, second = (numbered(0, repeal("ข้อ 7 (8) (ฌ)", "ดำเนินงานวิเทศสัมพันธ์"), day=day) for _ in range(2))
    second = called("other", second)
    problems = fold_all(with_(dataset, first, second))[1]
    assert "ambiguous-order" in {error.code for error in problems}


def test_what_is_said_of_a_clause_without_text_is_believed(now: Mandate) -> None:
    """Of an amendment that is not entered, where the clause is known to exist and its text is not held."""
    state, target = State(now.structure, now.versions), Target(C("ข้อ 1"), C("ข้อ 99"), HERE)
    by = now.instruments[-1]
    assert (find_unheld_conflict(state, by, target) or ("",))[0] == "not-in-source"
    assert find_unheld_conflict(State(now.structure, now.versions, [C("ข้อ 99")]), by, target) is None


def test_an_instrument_of_which_nothing_is_in_force_cannot_be_repealed(now: Mandate) -> None:
    """The repeal stays what it is, and is told to be of something that is missing."""
    whole = Repeal(C("ข้อ 7"), "", HERE, whole=True)
    (clause,) = instrument(4, TODAY, whole).clauses
    assert list(spelled_out(State(now.structure), clause)) == [whole]
    assert {type(each) for each in spelled_out(State(now.structure, now.versions), clause)} == {Repeal}
    with pytest.raises(FoldError):
        enact(State(now.structure), instrument(4, TODAY, whole))
