"""Looking up: groups by name, provisions by citation, words in the law, who handles a task."""

from __future__ import annotations

from datetime import date

import pytest

from mandate_cli.errors import MandateError
from mandate_cli.law.amendments import Dataset
from mandate_cli.law.citation import Citation
from mandate_cli.law.fold import fold, law
from mandate_cli.law.model import Group, Mandate
from mandate_cli.search import tasks
from mandate_cli.search.groups import name_group, named
from mandate_cli.search.index import Built
from mandate_cli.search.tasks import Handlers, powers, sources
from mandate_cli.search.text import Texts, search
from mandate_cli.search.vocabulary import OtherAgency, Phrase
from tests.conftest import BEFORE, TODAY

C = Citation.parse

NAMES = [
    ("กลุ่มกฎหมายและคดี", "10"),
    ("10", "10"),
    ("๑๐", "10"),
    ("(10)", "10"),
    ("010", "10"),
    ("กลุ่มที่ 10", "10"),
    ("กลุ่ม 10", "10"),
    ("ข้อ 6 (10)", "10"),
    ("ข้อ 7 (10) (ข)", "10"),
    ("กฎหมาย", "10"),
    ("กลุ่มกฏหมายเเละคดี", "10"),
    ("กฏหมาย", "10"),
    ("กดหมาย", "10"),
    ("คดี", "10"),
    ("อำนวยการ", "1"),
    ("กลุ่มอํานวยการ", "1"),
    ("กลุ่มแผน", "2"),
    ("นโยบายแผน", "2"),
    ("เทคโนโลยี", "3"),
    ("กลุ่มการเงิน", "4"),
    ("สินทรัพ", "4"),
    ("กลุ่มบุคคล", "5"),
    ("บุคลากร", "6"),
    ("บุคคลากร", "6"),
    ("นิเทศ ติดตามและประเมินผล", "7"),
    ("กลุ่มส่งเสริมการจัดการศึกษา", "8"),
    ("หน่วยตรวจสอบภายใน", "9"),
    ("ตรวจสอบ", "9"),
    ("หน่วยตรวจสอบพายใน", "9"),
]


@pytest.mark.parametrize(("text", "number"), NAMES)
def test_a_group_is_found_by_number_name_part_or_misspelling(now: Mandate, text: str, number: str) -> None:
    """Thai or Arabic digits, any unambiguous part of the name, a close misspelling."""
    assert name_group(now, text).number == number


@pytest.mark.parametrize(("text", "candidates"), [("กลุ่ม", 9), ("ส่งเสริม", 2), ("การศึกษา", 4), ("กลุ่มส่งเสิม", 2)])
def test_an_ambiguous_name_lists_its_candidates(now: Mandate, text: str, candidates: int) -> None:
    """It is wrong usage, and every group it could be is named."""
    with pytest.raises(MandateError) as caught:
        name_group(now, text)
    assert (caught.value.code, caught.value.exit_code) == ("ambiguous-group", 2)
    assert len(str(caught.value).splitlines()) == candidates + 1


@pytest.mark.parametrize("text", ["11", "0", "นักบิน", "x", "กข", "กลุ่มงาน", "ข้อ 5 (1)", "ข้อ 7"])
def test_a_group_that_is_not_there_is_not_found(now: Mandate, text: str) -> None:
    """Nothing found, and all groups are listed."""
    with pytest.raises(MandateError, match="กลุ่มอำนวยการ") as caught:
        name_group(now, text)
    assert (caught.value.code, caught.value.exit_code) == ("no-such-group", 1)


def test_a_group_not_yet_made_is_not_found(before: Mandate, dataset: Dataset) -> None:
    """กลุ่มกฎหมายและคดี came in 2561; before 2560 there are no groups at all."""
    with pytest.raises(MandateError, match="There is no group “10” on 31 December 2017"):
        name_group(before, "10")
    with pytest.raises(MandateError, match="There are no groups on 1 January 2010"):
        name_group(fold(dataset, date(2010, 1, 1)), "กฎหมาย")


@pytest.mark.parametrize("text", ["10", "๑๐", "กลุ่มกฎหมายและคดี", "กฎหมาย"])
def test_a_group_that_came_later_is_said_to_have_come(before: Mandate, dataset: Dataset, text: str) -> None:
    """With the day and the clause, where the law of all days is at hand."""
    came = f"There is no group “{text}” on 31 December 2017: กลุ่มกฎหมายและคดี came on 28 August 2018, by .* ข้อ 1"
    with pytest.raises(MandateError, match=came):
        name_group(before, text, law(dataset))
    with pytest.raises(MandateError, match="There are:"):
        name_group(before, "11", law(dataset))


NAMED = [
    ("กลุ่มกฎหมายและคดี", "10"),
    ("กฎหมายเเละ คดี", "10"),
    ("กลุ่มกฎหมาย", "10"),
    ("กลุ่มกดหมาย", "10"),
    ("๑๐", "10"),
    ("กลุ่มที่ 10", "10"),
    ("กฎหมาย", None),
    ("กลุ่ม", None),
    ("กลุ่มไหนดูแลเรื่องย้าย", None),
    ("11", None),
    ("37", "มาตรา 37"),
    ("7.10ข", "ข้อ 7 (10) (ข)"),
    ("ข้อ 99", None),
]


@pytest.mark.parametrize(("text", "what"), NAMED)
def test_what_a_text_names(now: Mandate, text: str, what: str | None) -> None:
    """A group by number, name or กลุ่ม and a part of it; a provision; a part of a name alone may be a task."""
    found = named(now, text)
    assert (found.number if isinstance(found, Group) else found and str(found)) == what


def test_of_groups_equally_near_the_one_called_so_is_first(handlers: Handlers) -> None:
    """กฎหมาย stands in duties of two groups, and in the name of one."""
    first, second = handlers.ask("กฎหมาย").handlers
    assert first.score == second.score
    assert first.group.number == "10"


def test_powers_are_those_of_the_act_and_of_clause_5(now: Mandate) -> None:
    """มาตรา 37 with four, ข้อ 5 with twelve, each lead-in first."""
    found = [str(each.citation) for each in powers(now)]
    assert (len(found), found[0], found[5]) == (18, "มาตรา 37", "ข้อ 5")


def marked(mandate: Mandate, query: str) -> list[tuple[str, list[str]]]:
    """What a search finds: citations and the words marked."""
    return [
        (str(hit.provision.citation), [hit.provision.words.text[start:end] for start, end in hit.spans])
        for hit in search(mandate, query)
    ]


FOUND = [
    ("ลูกเสือ", "ข้อ 7 (8) (ฉ)", ["ลูกเสือ"], "as typed"),
    ("วินัยนักเรียน", "ข้อ 7 (8) (ฉ)", ["วินัยนักเรียน"], "as typed"),
    ("หนังสือรับรองต่างๆ", "ข้อ 7 (5) (ช)", ["หนังสือรับรองต่าง ๆ"], "over a space of the law"),
    ("สุขภาพ กีฬา", "ข้อ 7 (8) (ฉ)", ["สุขภาพ", "กีฬา"], "words apart"),
    ("คดีแพ่ง คดีอาญา", "ข้อ 7 (10) (ช)", ["คดีแพ่ง คดีอาญา"], "words side by side"),
    ("คําปรึกษา", "ข้อ 7 (4) (จ)", ["คำปรึกษา"], "decomposed sara am"),
    ("มาตรฐานวิชาชีพเเละจรรยาบรรณ", "ข้อ 7 (6) (ค)", ["มาตรฐานวิชาชีพ และจรรยาบรรณ"], "two sara e"),
    ("ของรัฐ คดี", "ข้อ 7 (10) (ช)", ["คดี", "คดี", "คดี", "คดี", "ของรัฐ"], "every place of every word"),
    ("รองทุกข", "ข้อ 7 (10) (จ)", ["ร้องทุกข์", "ร้องทุกข์"], "missing tone marks"),
    ("เครือขาย", "ข้อ 7 (6) (ฉ)", ["เครือข่าย"], "a missing tone mark"),
    ("ความเสียง", "ข้อ 7 (9) (ค)", ["ความเสี่ยง"], "a missing tone mark"),
    ("ร้องเรีน", "ข้อ 7 (10) (ข)", ["ร้องเรียน"], "a missing letter"),
    ("วิทยาฐานะ", "ข้อ 7 (5) (ข)", ["วิทยฐานะ"], "a letter too many"),
    ("ยุวกาชาต", "ข้อ 7 (8) (ฉ)", ["ยุวกาชาด"], "a wrong letter"),
    ("วินยนักเรยน", "ข้อ 7 (8) (ฉ)", ["วินัยนักเรียน"], "two missing vowel signs"),
    ("ลูกเสือ ยุวกาชาต", "ข้อ 7 (8) (ฉ)", ["ลูกเสือ", "ยุวกาชาด"], "one word right, one wrong"),
    ("งานวินัยนักเรียน", "ข้อ 7 (8) (ฉ)", ["วินัยนักเรียน"], "a word around it"),
]


@pytest.mark.parametrize(("query", "citation", "words", "why"), FOUND)
def test_search_finds_and_marks(now: Mandate, query: str, citation: str, words: list[str], why: str) -> None:
    """In spite of typing errors, missing tone marks and other ways of writing; what matched is marked whole."""
    assert (citation, words) in marked(now, query), why


def test_search_takes_thai_digits(now: Mandate) -> None:
    """A number in the law is found however it is typed."""
    assert marked(now, "๒๕๔๖") == marked(now, "2546") == [("มาตรา 37", ["2546", "2546"])]


@pytest.mark.parametrize(
    "query", ["", "  ", "โรงเรียน", "เรื่องโรงเรียน", "ยุบโรงเรียน", "ใบขับขี่", "ปี", "xyz", "่", "อะไรก็ไม่รู้ทั้งนั้น"]
)
def test_search_finds_nothing_rather_than_something_else(now: Mandate, query: str) -> None:
    """โรงเรียน is two letters from ร้องเรียน and is not taken for it."""
    assert search(now, query) == []


def test_search_puts_what_is_in_force_first(now: Mandate) -> None:
    """A repealed duty is found too, after those in force, and keeps its group."""
    hits = search(now, "ร้องทุกข์")
    assert [str(hit.provision.citation) for hit in hits] == ["ข้อ 7 (10) (จ)", "ข้อ 7 (5) (ซ)"]
    assert [hit.provision.in_force for hit in hits] == [True, False]
    assert [hit.group.number for hit in hits if hit.group] == ["10", "5"]


def test_scores_fall_with_what_had_to_be_forgiven(now: Mandate) -> None:
    """As typed 1, apart 0.9, without tones 0.8 and 0.7, with errors less than 0.6, a part less than 0.5."""
    queries = ["ลูกเสือ", "กีฬา สุขภาพ", "เครือขาย", "เครือขาย พัฒนา", "ยุวกาชาต", "งานวินัยนักเรียน"]
    scores = [search(now, query)[0].score for query in queries]
    assert scores == sorted(scores, reverse=True)
    assert scores[:4] == [1.0, 0.9, 0.8, 0.7]
    assert 0 < scores[5] < 0.5 < scores[4] < 0.6


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
def test_who_handles(dataset: Dataset, index: Built, day: date, task: str, number: str, citation: str) -> None:
    """The law of the day decides, in its own words or by an everyday phrase; one index serves every day."""
    answer = Handlers(fold(dataset, day), (), index=index).ask(task)
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
def test_nobody_rather_than_a_weak_guess(handlers: Handlers, task: str) -> None:
    """What is nobody's here, and a word that names no task, is not answered."""
    assert not handlers.ask(task).answered


@pytest.mark.parametrize(("task", "number"), [("PA", "5"), ("e-GP", "4"), ("o-net", "7"), ("PISA", "7"), ("wifi", "3")])
def test_latin_words_of_the_vocabulary_are_understood(handlers: Handlers, task: str, number: str) -> None:
    """Those that are most of a name there; letters in common are no word."""
    assert handlers.ask(task).handlers[0].group.number == number


def test_before_any_law_nobody_handles_anything(dataset: Dataset, index: Built) -> None:
    """Nor is an agency of elsewhere named for that day."""
    then = Handlers(fold(dataset, date(1800, 1, 1)), (), index=index)
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
    """A run of letters inside other words (สามารถ has รถ), or words that others share, say nothing."""
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
    """Typing errors, a part of the law's words, a phrase with more around it."""
    assert handlers.ask(task).handlers[0].group.number == number


def test_the_law_without_the_vocabulary(now: Mandate) -> None:
    """The law's own words answer by themselves; what matched is quoted from the law."""
    (handler,) = Handlers(now, ()).ask("เรื่องร้องเรียน").handlers
    evidence = handler.evidence[0]
    assert (evidence.via, evidence.matched) == ("text", "เรื่องร้องเรียน")
    assert not Handlers(now, ()).ask("ยุบโรงเรียน").answered


def test_the_laws_own_words_come_before_a_phrase(handlers: Handlers) -> None:
    """Where both say it word for word, the law is quoted."""
    evidence = handlers.ask("ร้องเรียน").handlers[0].evidence[0]
    assert (evidence.via, evidence.matched, evidence.score) == ("text", "ร้องเรียน", 1.0)


def test_a_phrase_is_given_as_what_matched(handlers: Handlers) -> None:
    """Evidence by the vocabulary names the phrase."""
    evidence = handlers.ask("ซื้อคอมพิวเตอร์").handlers[0].evidence[0]
    assert (evidence.via, evidence.matched) == ("vocabulary", "ซื้อคอมพิวเตอร์")


def test_catch_all_duties_are_left_out(now: Mandate) -> None:
    """Every group's last duty fits anything, and is evidence of nothing."""
    texts = [source.text for source in sources(now, (), ())]
    assert len(texts) == len(set(texts)) >= 60
    assert not any(text.startswith(tasks.CATCH_ALL) for text in texts)


def test_a_phrase_lapses_with_its_provision(now: Mandate, before: Mandate) -> None:
    """A phrase counts only while a provision it points to is in force, and not before it came."""
    phrases = (Phrase("งานลับ", (C("ข้อ 7 (10) (ก)"),)), Phrase("งานเก่า", (C("ข้อ 7 (5) (ซ)"), C("ข้อ 7 (10) (ค)"))))
    assert not Handlers(before, phrases).ask("งานลับ").answered
    assert Handlers(now, phrases).ask("งานลับ").answered
    assert [Handlers(each, phrases).ask("งานเก่า").handlers[0].group.number for each in (before, now)] == ["5", "10"]


def test_groups_may_share_a_task(now: Mandate) -> None:
    """All that a phrase names are named, in its order; up to three."""
    citations = (C("ข้อ 7 (7) (จ)"), C("ข้อ 7 (5) (ข)"), C("ข้อ 7 (9) (ค)"), C("ข้อ 7 (1) (ก)"))
    for count, numbers in ((2, ["7", "5"]), (3, ["7", "5", "9"]), (4, ["7", "5", "9"])):
        answer = Handlers(now, (Phrase("ประเมินลับ", citations[:count]),)).ask("ประเมินลับ")
        assert [handler.group.number for handler in answer.handlers] == numbers
        scores = [handler.score for handler in answer.handlers]
        assert scores == sorted(scores, reverse=True)


def test_what_near_words_say_together_orders_the_evidence(now: Mandate) -> None:
    """Two phrases that lead to a duty put it before the duty of a single one; each is reached by its nearest."""
    phrases = [
        Phrase("งานลับมาก", (C("ข้อ 7 (7) (จ)"),)),
        Phrase("งานลับมากกว่า", (C("ข้อ 7 (7) (ฉ)"),)),
        Phrase("งานลับมากเลย", (C("ข้อ 7 (7) (ฉ)"),)),
    ]
    (handler,) = Handlers(now, phrases).ask("งานลับมากกก").handlers
    assert [each.matched for each in handler.evidence] == ["งานลับมากกว่า", "งานลับมาก"]
    assert all(0 < each.score < 1 for each in handler.evidence)


def test_unsure_is_said_to_be_no_answer(now: Mandate) -> None:
    """What comes closest is given apart, if it comes close at all."""
    handlers = Handlers(now, (Phrase("ตรวจสภาพเครื่องปรับอากาศ", (C("ข้อ 7 (1) (ค)"),)),))
    answer = handlers.ask("ตรวจสภาพรถยนต์ส่วนตัว")
    assert (answer.answered, answer.handlers, answer.elsewhere) == (False, (), None)
    assert [handler.group.number for handler in answer.closest] == ["1"]
    assert handlers.ask("แกงเขียวหวานไก่").closest == ()


def test_a_task_of_elsewhere_is_said_to_be(now: Mandate) -> None:
    """With the agency that usually has it, if its words are near enough; and then nothing is called close."""
    handlers = Handlers(now, (), (OtherAgency("ต่อใบขับขี่", "กรมการขนส่งทางบก"),))
    answer = handlers.ask("ต่อใบขับขี่รถ")
    assert (answer.answered, answer.closest, answer.elsewhere) == (False, (), "กรมการขนส่งทางบก")
    assert handlers.ask("ใบไม้").elsewhere is None


def test_asking_is_deterministic(handlers: Handlers) -> None:
    """The same question has the same answer, whatever was asked before."""
    first = handlers.ask("เด็กท้อง")
    handlers.ask("ย้ายครู")
    assert handlers.ask("เด็กท้อง") == first


def test_one_query_is_answered_from_an_empty_law(dataset: Dataset, index: Built) -> None:
    """Before any instrument nobody handles anything, whatever the index has."""
    empty = fold(dataset, date(2000, 1, 1))
    assert Handlers(empty, ()).ask("ร้องเรียน").handlers == ()
    assert Handlers(empty, (), index=index).ask("ร้องเรียน").handlers == ()


def test_the_groups_of_the_day_are_told(dataset: Dataset, index: Built) -> None:
    """By their lines of ข้อ 6; one that came later is none."""
    then = Handlers(fold(dataset, BEFORE), (), index=index)
    assert list(then.groups) == [f"ข้อ 6 ({number})" for number in range(1, 10)]
    assert "ข้อ 6 (9)" in then
    assert "ข้อ 6 (10)" not in then


@pytest.mark.parametrize(("text", "has"), [("ร้องเรียน", True), ("รองเรียน", True), ("ร้องเรียม", False), ("xyz", False)])
def test_words_that_stand_in_the_law(now: Mandate, text: str, has: bool) -> None:
    """As they were typed, but for tone marks: what is only like them does not count."""
    assert Texts(now).has(text) == has
