"""Who handles a task."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date

import pytest

from mandate_cli.dataset.tables import load_word_list
from mandate_cli.law.citation import Citation
from mandate_cli.law.mandate import Law
from mandate_cli.search.index import Index
from mandate_cli.search.lineage import Lineage, Succession, duty_of
from mandate_cli.search.memory_index import build
from mandate_cli.search.question import read
from mandate_cli.search.ranking import rank
from mandate_cli.search.tasks import (
    ELSEWHERE,
    HANDLED,
    LAPSED_DUTY,
    NAMED,
    NOBODY,
    SEVERAL,
    Answer,
    Handlers,
    other_task,
)
from mandate_cli.search.vocabulary import OtherAgency, Phrase, entries
from mandate_cli.thai.words import WordList
from tests.conftest import BEFORE, DATA, TODAY, C
from tests.search.small import MODEL, WORDS, first_letter, other, phrase
from tests.search.small import index as index_of

Ask = Callable[[str], Answer]
Some = Iterable[tuple[str, str]]


@pytest.fixture(scope="module")
def asking(law: Law, lineage: Lineage) -> Callable[..., Ask]:
    """Answers by the law and some phrases and tasks of other agencies, on a day, without weights."""
    words = WordList.of(load_word_list(DATA, ()))

    def make(phrases: Some = (), others: Some = (), day: date = TODAY, lineage: Lineage = lineage) -> Ask:
        known = [
            Phrase(text, tuple(duty_of(law.versions[C(part.strip())][-1]) for part in cell.split("|")))
            for text, cell in phrases
        ]
        built = build(entries(law, known, [OtherAgency(*task) for task in others]), words, MODEL)
        return Handlers(law.on(day), built, lineage).ask

    return make


def numbers(answer: Answer) -> list[str]:
    """The groups that an answer names."""
    return [handler.group.number for handler in answer.handlers]


HANDLED_BY = [
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


@pytest.mark.parametrize(("day", "task", "number", "citation"), HANDLED_BY)
def test_who_handles(
    law: Law, lineage: Lineage, index: Index, day: date, task: str, number: str, citation: str
) -> None:
    """The law of the day decides, in its own words or by a phrase; one index serves every day."""
    answer = Handlers(law.on(day), index, lineage).ask(task)
    assert (answer.kind, answer.answered, numbers(answer)[0]) == (HANDLED, True, number)
    assert citation in {str(evidence.provision.citation) for evidence in answer.handlers[0].evidence}


NEARLY = [
    ("ยุปโรงเรียน", "2"),
    ("ร้องทุก", "10"),
    ("เลือนวิทยฐานะ", "5"),
    ("ขอแนะแนวหน่อย", "8"),
    ("ประสานการดำเนินงานระหว่างหน่วยงาน", "1"),
    ("แผนพัฒนาการศึกษษา", "2"),
    ("บริหารความเสียงง", "9"),
    ("วิเทศสัมพันธุ์", "8"),
    ("จัดทำข้อมูลเกียวกับบำเหน็จ", "5"),
]


@pytest.mark.parametrize(("task", "number"), NEARLY)
def test_who_handles_in_spite_of_errors(handlers: Handlers, task: str, number: str) -> None:
    """Typing errors, a part of the law's words, a phrase with more around it."""
    assert numbers(handlers.ask(task))[0] == number


@pytest.mark.parametrize(
    "task",
    [
        "ต่อใบขับขี่",
        "ทำพาสปอร์ต",
        "สูตรแกงเขียวหวาน",
        "ดำเนินการ",
        "?",
        "x",
        "ใคร",
        "ไป",
        "qqq",
        "hello",
        "hello ครับ",
        "12345",
        "ความรัก",
        "ไก่",
    ],
)
def test_nobody_rather_than_a_weak_guess(handlers: Handlers, task: str) -> None:
    """A task that no group here handles, and a word that names no task, is not answered."""
    assert not handlers.ask(task).answered


def test_a_catch_all_duty_is_of_no_group(handlers: Handlers, law: Law) -> None:
    """No task leads to it, whatever phrase might."""
    assert handlers.groups_of(duty_of(law.versions[C("ข้อ 7 (1) (ฌ)")][-1]).key) == ()


def test_before_any_law_nobody_handles_anything(law: Law, lineage: Lineage, index: Index) -> None:
    """Nor is another agency named for that day."""
    then = Handlers(law.on(date(1800, 1, 1)), index, lineage)
    for task in ("ร้องเรียน", "ต่อใบขับขี่"):
        assert then.ask(task) == Answer(task, NOBODY)


def test_asking_is_deterministic(handlers: Handlers) -> None:
    """The same question has the same answer, whatever was asked before."""
    first = handlers.ask("เด็กท้อง")
    handlers.ask("ย้ายครู")
    assert handlers.ask("เด็กท้อง") == first


def test_the_law_without_phrases_answers_in_its_own_words(asking: Callable[..., Ask]) -> None:
    """What matched are the words of the question that the law has; they are marked in its text."""
    ask = asking()
    evidence = ask("เรื่องร้องเรียน").handlers[0].evidence[0]
    assert (evidence.via, evidence.matched, evidence.words) == ("text", "ร้องเรียน", ("ร้องเรียน",))
    assert not ask("ปลวกกินเสา").answered


def test_a_phrase_is_given_as_what_the_question_was_compared_with(asking: Callable[..., Ask]) -> None:
    """All groups of a phrase that is the question itself are likely, the first before the others; three at most."""
    cells = ["ข้อ 7 (7) (จ)", "ข้อ 7 (5) (ข)", "ข้อ 7 (9) (ค)", "ข้อ 7 (1) (ก)"]
    for count, expected in ((1, ["7"]), (2, ["7", "5"]), (4, ["7", "5", "9"])):
        answer = asking([("ปลูกผักลอยฟ้า", " | ".join(cells[:count]))])("ปลูกผักลอยฟ้า")
        assert numbers(answer) == expected
        assert [handler.evidence[0].matched for handler in answer.handlers] == ["ปลูกผักลอยฟ้า"] * len(expected)
        assert answer.handlers[0].likely
        assert [handler.score for handler in answer.handlers] == sorted(
            (h.score for h in answer.handlers), reverse=True
        )


def test_the_name_of_a_group_or_of_a_provision_is_no_task(handlers: Handlers) -> None:
    """It is said what it names."""
    for text, number in (("กลุ่มกฎหมายและคดี", "10"), ("10", "10"), ("กลุ่มนโยบาย", "2")):
        answer = handlers.ask(text)
        assert (answer.kind, numbers(answer), answer.see) == (NAMED, [number], answer.handlers[0].group)
    for text in ("7.10.ข", "ข้อ ๗ (๑๐) (ข)"):
        assert handlers.ask(text) == Answer(text, NAMED, see=C("ข้อ 7 (10) (ข)"))
    for text in ("หน่วยงาน", "กองทุน", "ม.3"):
        assert handlers.ask(text).see is None


def test_a_word_that_several_groups_share_is_told_to_be(handlers: Handlers) -> None:
    """None of them is likely."""
    answer = handlers.ask("ทรัพย์สิน")
    assert answer.kind == SEVERAL
    assert len(answer.handlers) > 1
    assert not any(handler.likely for handler in answer.handlers)


SEVERAL_TASKS = [
    ("ลาป่วยและซื้อคอมพิวเตอร์", [HANDLED, HANDLED], "two groups"),
    ("ลาพักผ่อน/ซ่อมแอร์", [HANDLED, HANDLED], "a stroke between words"),
    ("ต่อใบขับขี่และย้ายครู", [ELSEWHERE, HANDLED], "another agency and a group"),
    ("ต่อใบขับขี่และทำพาสปอร์ต", [], "nothing of ours"),
    ("ร้องเรียนครูและล่องแพชมสายรุ้ง", [], "one part is nobody's task"),
    ("เทียบสถิติเรื่องร้องครูเขตเรากับเขตอื่น", [], "กับ may be with"),
    ("การสรรหาและคัดเลือกครูดีไม่มีอบายมุข", [], "an entry is one task"),
]


@pytest.mark.parametrize(("question", "kinds", "why"), SEVERAL_TASKS)
def test_several_tasks_at_once_are_parted(handlers: Handlers, question: str, kinds: list[str], why: str) -> None:
    """If each is surely one by itself, and they have different doors."""
    assert [answer.kind for answer in handlers.parts(question)] == kinds, why


@pytest.mark.parametrize("word", ["ครู", "ผอ.", "ลา", "ย้าย", "เงิน", "ประชุม"])
def test_a_word_that_no_entry_is_by_itself_makes_no_group_likely(handlers: Handlers, word: str) -> None:
    """However near one entry with that word is."""
    answer = handlers.ask(word)
    assert answer.answered
    assert not any(handler.likely for handler in answer.handlers)


def test_a_word_that_one_phrase_has_by_chance_makes_no_group_likely(asking: Callable[..., Ask]) -> None:
    """As ถ่านไมค์ AA; a word of the law is no chance, nor is one that more phrases have."""
    one = [("ถ่าน aa", "ข้อ 7 (4) (ค)")]
    assert [handler.likely for handler in asking(one)("aa").handlers] == [False]
    more = [*one, ("ซื้อ aa", "ข้อ 7 (4) (ค)"), ("aa หมด", "ข้อ 7 (4) (ค)")]
    assert [handler.likely for handler in asking(more)("aa").handlers] == [True]
    assert asking(one)("สารบรรณ").handlers[0].likely


def test_a_group_that_hardly_has_a_shared_word_is_not_named(handlers: Handlers) -> None:
    """What is left may be one group, which is then only possible."""
    answer = handlers.ask("หนังสือ")
    assert (answer.kind, numbers(answer), answer.handlers[0].likely) == (HANDLED, ["1"], False)


def test_a_question_that_is_an_entry_but_for_an_error_is_answered_as_that_entry(handlers: Handlers) -> None:
    """Less surely, and it says what it was read as."""
    answer = handlers.ask("ร้องเรีนย")
    assert (answer.kind, numbers(answer), answer.query) == (HANDLED, ["10"], "ร้องเรีนย")
    assert answer.corrected == (("ร้องเรีนย", "ร้องเรียน"),)
    assert answer.handlers[0].score < handlers.ask("ร้องเรียน").handlers[0].score


def test_words_of_the_law_itself_are_not_compared_with_questions(handlers: Handlers) -> None:
    """Where the duty has all words of a question, it speaks for itself."""
    for words in ("ลูกเสือ", "ปฏิบัติงานสารบรรณ", "กีฬา และนันทนาการ"):
        evidence = handlers.ask(words).handlers[0].evidence[0]
        assert (evidence.via, evidence.matched) == ("text", " ".join(evidence.words))
    assert handlers.ask("ค่ายพักแรม").handlers[0].evidence[0].via == "vocabulary"


SHARED = [("งานหลังคา", "ข้อ 7 (2) (ข)"), ("หลังคาเขต", "ข้อ 7 (1) (ค)"), ("เด็กบนหลังคา", "ข้อ 7 (8) (ซ)")]


def test_a_word_of_phrases_is_shared_only_if_many_have_it(asking: Callable[..., Ask]) -> None:
    """In the law one entry is enough; a group with most of the entries has the word alone; so may another agency."""
    assert asking(SHARED)("หลังคา").kind == SEVERAL
    assert asking(SHARED[:2])("หลังคา").kind != SEVERAL
    one = [(f"{text} {number}", "ข้อ 7 (2) (ข)") for text in ("หลังคา", "ซ่อมหลังคา") for number in ("หนึ่ง", "สอง", "สาม")]
    assert asking([*SHARED, *one])("หลังคา").kind != SEVERAL
    others = [(f"หลังคา ใบ{text}", "อำเภอ") for text in ("รถ", "วัด", "ตลาด", "บ้าน", "เรือ", "เต็นท์")]
    assert asking(SHARED, others)("หลังคา").kind != SEVERAL
    small = [(f"หลังคา {text * 3}", "ข้อ 7 (2) (ข)") for text in "กขคงจฉช"]
    assert asking([*small, *SHARED[1:2]], others[:5])("หลังคา").kind != SEVERAL


def test_a_task_of_another_agency_is_said_to_be(asking: Callable[..., Ask]) -> None:
    """Only where the question is that task; the agency is named if the data name one."""
    ask = asking([("ต่อทะเบียนรถราชการ", "ข้อ 7 (1) (ค)")], [("ต่อใบขับขี่", "กรมการขนส่งทางบก"), ("ดูดวง", "")])
    assert ask("ต่อใบขับขี่")[:5] == ("ต่อใบขับขี่", ELSEWHERE, (), (), "กรมการขนส่งทางบก")
    assert (ask("ดูดวง").kind, ask("ดูดวง").other_agency) == (ELSEWHERE, None)
    assert ask("ใบขับขี่ไก่ชนหาย").kind == NOBODY


def test_what_nobody_handles_has_a_way_on(handlers: Handlers) -> None:
    """What comes closest, the words that nothing has, and whose duty is what is no other group's."""
    answer = handlers.ask("ล่องแพชมสายรุ้ง")
    assert (answer.kind, answer.handlers) == (NOBODY, ())
    assert answer.strange == ("สายรุ้ง",)
    assert answer.rest
    assert (answer.rest[0].number, str(answer.rest[1].citation)) == ("1", "ข้อ 7 (1) (ฌ)")
    near = handlers.ask("จัดงานแต่งงาน")
    assert (near.kind, near.handlers) == (NOBODY, ())
    assert near.closest
    assert all(handler.evidence[0].matched for handler in near.closest)


@pytest.mark.parametrize(
    ("asked", "strange"),
    [
        ("ขอยายโรงเรยนกลางปี", ("ขอยายโรงเรยนกลางปี",)),
        ("ครูเทศบาลขอเลื่อนวิทยฐานะกับ ก.ท.", ("ก.ท.",)),
        ("วิธีต้มไข่ยางมะตูม", ("มะตูม",)),
    ],
)
def test_what_is_not_understood_is_named_as_it_was_typed(
    handlers: Handlers, asked: str, strange: tuple[str, ...]
) -> None:
    """A crumb of a mistyped word is none that anybody typed, so it is given with all that stands around it."""
    assert handlers.ask(asked).strange == strange


@pytest.mark.parametrize("rest", [None, C("ข้อ 7 (5) (ซ)"), C("ข้อ 7 (1) (ฮ)")])
def test_where_the_law_gives_what_is_left_to_nobody_nothing_is_said_of_it(
    law: Law, lineage: Lineage, index: Index, rest: Citation | None
) -> None:
    """Not declared, repealed, or not there."""
    mandate = law.on(TODAY)
    structure = mandate.structure._replace(rest=rest)
    assert Handlers(mandate._replace(structure=structure), index, lineage).ask("qqq").rest is None


def test_a_lapsed_duty_keeps_others_from_answering(law: Law, asking: Callable[..., Ask]) -> None:
    """Without successions nobody has what was a duty until an amendment, or became one by it."""
    alone = Lineage(law)
    answer = asking(day=BEFORE, lineage=alone)("เรื่องร้องเรียน")
    assert (answer.kind, answer.answered) == (LAPSED_DUTY, False)
    assert [str(lapsed.provision.citation) for lapsed in answer.lapsed][:1] == ["ข้อ 7 (10) (ข)"]


def test_a_keeper_may_say_that_a_duty_is_nobodys(law: Law) -> None:
    """One that ended, and one that nobody had before; of others it is only not known."""
    versions = law.versions[C("ข้อ 7 (5) (ซ)")], law.versions[C("ข้อ 7 (10) (ซ)")]
    (ended,), (new,) = ([duty_of(version) for version in each] for each in versions)
    told = Lineage(law, [Succession(ended, None, "ended", ended.made_by), Succession(None, new, "new", new.made_by)])
    for lineage, nobody in ((told, True), (Lineage(law), False)):
        for duty, day in ((ended, TODAY), (new, BEFORE)):
            lapsed = lineage.lapsed(duty.key, law.on(day))
            assert lapsed is not None
            assert lapsed.nobody is nobody


def test_by_succession_an_answer_is_only_possible(handlers: Handlers, law: Law, lineage: Lineage, index: Index) -> None:
    """The words of the duty of that day are others."""
    answer = Handlers(law.on(BEFORE), index, lineage).ask("ร้องเรียน")
    assert numbers(answer) == ["5"]
    assert answer.handlers[0].evidence[0].by_succession
    assert not answer.handlers[0].likely
    assert handlers.ask("ร้องเรียน").handlers[0].likely


def test_evidence_that_no_reader_would_accept_is_not_shown(asking: Callable[..., Ask]) -> None:
    """The duty is given without it."""
    ask = asking([("ซ่อมหลังคาโรงเรียนหลังพายุฤดูร้อน", "ข้อ 7 (2) (ข)")])
    answer = ask("เลื่อนวิทยฐานะฤดูร้อน")
    shown = [evidence for handler in answer.handlers for evidence in handler.evidence]
    assert shown
    assert all(evidence.matched is None or "วิทยฐานะ" in evidence.matched for evidence in shown)


def test_an_agency_is_named_only_if_nothing_of_ours_is_as_near() -> None:
    """And if its task has all words of the question."""
    built = index_of(other("ต่อรถ", "ขนส่ง"), phrase("ซ่อมรถ", "a"))
    ranking = rank(built, MODEL.pool, read("รถต่อ", WORDS), first_letter)
    task = other_task(ranking)
    assert task
    assert task.to == ("ขนส่ง",)
    assert other_task(ranking._replace(near=[])) is None
    assert other_task(ranking._replace(groups={})) is None
    assert other_task(ranking._replace(near=[near._replace(words=0.9) for near in ranking.near[::-1]])) is None
    assert other_task(ranking._replace(rarities={"บ้าน": 1.0})) is None


def test_letters_alone_name_nobody(asking: Callable[..., Ask]) -> None:
    """An entry near by its letters alone may have the whole share, but it has no word of the question."""
    ask = asking([("zero dropout", "ข้อ 7 (8) (ข)")])
    assert numbers(ask("zero dropout")) == ["8"]
    assert [numbers(ask(task)) for task in ("zzz", "zzzz zz")] == [[], []]
