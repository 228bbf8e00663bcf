"""Who handles a task: the groups, the evidence, and what is no answer."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import pytest

from mandate_cli.law.amendments import Dataset
from mandate_cli.law.citation import Citation
from mandate_cli.law.fold import fold
from mandate_cli.law.model import Mandate
from mandate_cli.search import tasks
from mandate_cli.search.index import Index, build
from mandate_cli.search.tasks import Handlers, entries
from mandate_cli.search.vocabulary import OtherAgency, Phrase
from tests.conftest import BEFORE, TODAY

C = Citation.parse


def handlers_of(
    mandate: Mandate, phrases: Sequence[Phrase] = (), other_agencies: Sequence[OtherAgency] = ()
) -> Handlers:
    """Handlers for the law of a day with these phrases and tasks of other agencies."""
    return Handlers(mandate, build(entries(mandate, phrases, other_agencies)))


def test_of_groups_equally_near_the_one_called_so_is_first(handlers: Handlers) -> None:
    """กฎหมาย stands in duties of two groups, and in the name of one."""
    first, second = handlers.ask("กฎหมาย").handlers
    assert first.score == second.score
    assert first.group.number == "10"


HANDLED = [
    (TODAY, "ร้องเรียน", "10", "ข้อ 7 (10) (ข)"),
    (TODAY, "ร้องทุกข์", "10", "ข้อ 7 (10) (จ)"),
    (BEFORE, "ร้องทุกข์", "5", "ข้อ 7 (5) (ซ)"),
    (TODAY, "ยุบโรงเรียน", "2", "ข้อ 7 (2) (ง)"),
    (TODAY, "ลูกเสือ", "8", "ข้อ 7 (8) (ฉ)"),
    (TODAY, "ซื้อคอมพิวเตอร์", "4", "ข้อ 7 (4) (ค)"),
    (TODAY, "อยากซื้อคอมพิวเตอร์ ต้องติดต่อใครครับ", "4", "ข้อ 7 (4) (ค)"),
    (TODAY, "การจัดสวัสดิการและสวัสดิภาพ", "1", "ข้อ 7 (1) (ซ)"),
    (TODAY, "เลื่อนวิทยฐานะ", "5", "ข้อ 7 (5) (ข)"),
    (TODAY, "เลื่อนวิทยะฐานะ", "5", "ข้อ 7 (5) (ข)"),
    (TODAY, "การตรวจสอบภายในตามที่กฎหมายกำหนด", "9", "ข้อ 7 (9) (ง)"),
]


@pytest.mark.parametrize(("day", "task", "number", "citation"), HANDLED)
def test_who_handles(dataset: Dataset, index: Index, day: date, task: str, number: str, citation: str) -> None:
    """The law of the day answers, by its own words or by a phrase; one index serves every day."""
    answer = Handlers(fold(dataset, day), index).ask(task)
    assert answer.answered
    assert answer.handlers[0].group.number == number
    assert str(answer.handlers[0].evidence[0].provision.citation) == citation
    assert 0.5 <= answer.handlers[0].score <= 1


@pytest.mark.parametrize(
    "task",
    [
        "ต่อใบขับขี่",
        "ทำพาสปอร์ต",
        "สูตรแกงเขียวหวาน",
        "โรงเรียน",
        "การศึกษา",
        "ดำเนินการ",
        "?",
        "x",
        "ใคร",
        "ไป",
        "qqq",
        "hello",
        "good morning",
        "computer",
        "hello ครับ",
        "test 123",
    ],
)
def test_no_answer_rather_than_a_weak_guess(handlers: Handlers, task: str) -> None:
    """A task that no group here handles, and a word that names no task, is not answered."""
    assert not handlers.ask(task).answered


@pytest.mark.parametrize(("task", "number"), [("PA", "5"), ("e-GP", "4"), ("o-net", "7"), ("PISA", "7"), ("wifi", "3")])
def test_latin_words_of_the_vocabulary_are_understood(handlers: Handlers, task: str, number: str) -> None:
    """If they are most of a name in the vocabulary; common letters alone are not enough."""
    assert handlers.ask(task).handlers[0].group.number == number


def test_before_any_law_no_group_handles_a_task(dataset: Dataset, index: Index) -> None:
    """No other agency is named either."""
    then = Handlers(fold(dataset, date(1800, 1, 1)), index)
    for task in ("ร้องเรียน", "ต่อใบขับขี่"):
        assert then.ask(task) == tasks.Answer(task, ())


CHANCE = [
    "รถ",
    "ขาย",
    "เรือ",
    "วัด",
    "พ่อ",
    "น้อง",
    "ไก่",
    "ดี",
    "สวัสดีครับ",
    "ความรัก",
    "ประกันสังคม",
    "งานแต่ง",
    "ทำนา",
    "แจ้งความ",
    "ใบอนุญาตก่อสร้าง",
    "ขอวีซ่า",
    "เช่าห้อง",
    "กู้เงิน",
]


@pytest.mark.parametrize("task", CHANCE)
def test_letters_found_by_chance_are_no_evidence(handlers: Handlers, task: str) -> None:
    """Letters inside other words (รถ in สามารถ) and words that many duties share are no evidence."""
    assert not handlers.ask(task).answered


NEARLY = [
    ("ยุพโรงเรียน", "2"),
    ("ร้องทุก", "10"),
    ("เลือนวิทยฐานะ", "5"),
    ("ขอแนะแนวหน่อย", "8"),
    ("วินัย", "10"),
    ("กีฬา", "8"),
    ("ประสานการดำเนินงานระหว่างหน่วยงาน", "1"),
    ("แผนพัฒนาการศึกษษา", "2"),
    ("บริหารความเสียงง", "9"),
    ("วิเทศสัมพันธุ์", "8"),
    ("จัดทำข้อมูลเกียวกับบำเหน็จ", "5"),
]


@pytest.mark.parametrize(("task", "number"), NEARLY)
def test_who_handles_in_spite_of_errors(handlers: Handlers, task: str, number: str) -> None:
    """With typing errors, with a part of the law's words, and with a phrase inside more words."""
    assert handlers.ask(task).handlers[0].group.number == number


def test_the_law_without_the_vocabulary(now: Mandate) -> None:
    """The law's own words answer by themselves; what matched is quoted from the law."""
    (handler,) = handlers_of(now).ask("เรื่องร้องเรียน").handlers
    evidence = handler.evidence[0]
    assert (evidence.via, evidence.matched) == ("text", "เรื่องร้องเรียน")
    assert not handlers_of(now).ask("ยุบโรงเรียน").answered


def test_the_laws_own_words_come_before_a_phrase(handlers: Handlers) -> None:
    """If both have the words of the query, the law is quoted."""
    evidence = handlers.ask("ร้องเรียน").handlers[0].evidence[0]
    assert (evidence.via, evidence.matched, evidence.score) == ("text", "ร้องเรียน", 1.0)


def test_a_phrase_is_given_as_what_matched(handlers: Handlers) -> None:
    """Evidence by the vocabulary names the phrase."""
    evidence = handlers.ask("ซื้อคอมพิวเตอร์").handlers[0].evidence[0]
    assert (evidence.via, evidence.matched) == ("vocabulary", "ซื้อคอมพิวเตอร์")


def test_catch_all_duties_are_left_out(now: Mandate) -> None:
    """The last duty of every group fits any task, so it is no evidence."""
    texts = [entry.text for entry in entries(now, ())]
    assert len(texts) == len(set(texts)) >= 60
    assert not any(text.startswith(tasks.CATCH_ALL) for text in texts)


def test_a_phrase_lapses_with_its_provision(now: Mandate, before: Mandate) -> None:
    """A phrase counts only while a provision it leads to is in force."""
    phrases = (Phrase("งานลับ", (C("ข้อ 7 (10) (ก)"),)), Phrase("งานเก่า", (C("ข้อ 7 (5) (ซ)"), C("ข้อ 7 (10) (ค)"))))
    assert not handlers_of(before, phrases).ask("งานลับ").answered
    assert handlers_of(now, phrases).ask("งานลับ").answered
    assert [handlers_of(each, phrases).ask("งานเก่า").handlers[0].group.number for each in (before, now)] == ["5", "10"]


def test_groups_may_share_a_task(now: Mandate) -> None:
    """Up to three groups of a phrase are named, in its order."""
    citations = (C("ข้อ 7 (7) (จ)"), C("ข้อ 7 (5) (ข)"), C("ข้อ 7 (9) (ค)"), C("ข้อ 7 (1) (ก)"))
    for count, numbers in ((2, ["7", "5"]), (3, ["7", "5", "9"]), (4, ["7", "5", "9"])):
        answer = handlers_of(now, (Phrase("ประเมินลับ", citations[:count]),)).ask("ประเมินลับ")
        assert [handler.group.number for handler in answer.handlers] == numbers
        scores = [handler.score for handler in answer.handlers]
        assert scores == sorted(scores, reverse=True)


def test_evidence_is_ordered_by_the_sum_of_near_entries(now: Mandate) -> None:
    """A duty with two phrases comes before a duty with one; each is shown with its nearest phrase."""
    phrases = [
        Phrase("งานลับมาก", (C("ข้อ 7 (7) (จ)"),)),
        Phrase("งานลับมากกว่า", (C("ข้อ 7 (7) (ฉ)"),)),
        Phrase("งานลับมากเลย", (C("ข้อ 7 (7) (ฉ)"),)),
    ]
    (handler,) = handlers_of(now, phrases).ask("งานลับมากกก").handlers
    assert [each.matched for each in handler.evidence] == ["งานลับมากกว่า", "งานลับมาก"]
    assert all(0 < each.score < 1 for each in handler.evidence)


def test_an_unsure_result_is_not_an_answer(now: Mandate) -> None:
    """The closest entries are listed apart, if any is close enough."""
    handlers = handlers_of(now, (Phrase("ตรวจสภาพเครื่องปรับอากาศ", (C("ข้อ 7 (1) (ค)"),)),))
    answer = handlers.ask("ตรวจสภาพรถยนต์ส่วนตัว")
    assert (answer.answered, answer.handlers, answer.other_agency) == (False, (), None)
    assert [handler.group.number for handler in answer.closest] == ["1"]
    assert handlers.ask("แกงเขียวหวานไก่").closest == ()


def test_a_task_of_another_agency_names_the_agency(now: Mandate) -> None:
    """The agency that usually handles it is named if an entry is near enough; then no close entries are listed."""
    handlers = handlers_of(now, (), (OtherAgency("ต่อใบขับขี่", "กรมการขนส่งทางบก"),))
    answer = handlers.ask("ต่อใบขับขี่รถ")
    assert (answer.answered, answer.closest, answer.other_agency) == (False, (), "กรมการขนส่งทางบก")
    assert handlers.ask("ใบไม้").other_agency is None


def test_asking_is_deterministic(handlers: Handlers) -> None:
    """The same question has the same answer, whatever was asked before."""
    first = handlers.ask("เด็กท้อง")
    handlers.ask("ย้ายครู")
    assert handlers.ask("เด็กท้อง") == first


def test_one_query_is_answered_from_an_empty_law(dataset: Dataset, index: Index) -> None:
    """Before any instrument no group handles a task, whatever is in the index."""
    empty = fold(dataset, date(2000, 1, 1))
    assert handlers_of(empty).ask("ร้องเรียน").handlers == ()
    assert Handlers(empty, index).ask("ร้องเรียน").handlers == ()


def test_the_groups_of_the_day(dataset: Dataset, index: Index) -> None:
    """By their lines of ข้อ 6; a later group is not among them."""
    then = Handlers(fold(dataset, BEFORE), index)
    assert list(then.groups) == [f"ข้อ 6 ({number})" for number in range(1, 10)]
    assert "ข้อ 6 (9)" in then
    assert "ข้อ 6 (10)" not in then
