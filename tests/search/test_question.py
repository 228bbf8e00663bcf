"""Questions without the words that only frame them."""

from __future__ import annotations

import pytest

from mandate_cli.search.index import Index
from mandate_cli.search.question import read
from mandate_cli.search.tasks import NOBODY, Answer, Handlers
from tests.search.small import WORDS

BARE = [
    "ซ่อมหลังคาโรงเรียน",
    "ร้องเรียนครู",
    "ย้ายกลับภูมิลำเนา",
    "ลูกเสือ",
    "ระบบดูแลช่วยเหลือนักเรียน",
    "เบิกค่าเช่าบ้าน",
    "ลาออก",
    "ลาป่วย",
    "ปพ.1 หาย",
    "อินเทอร์เน็ตช้า",
    "ตรวจสอบภายใน",
    "ต่อใบขับขี่",
    "เครื่องปั่นน้ำผลไม้",
    "scout",
    "teacher transfer",
]

FRAMES = [
    "ใครดูแลเรื่อง{}",
    "ใครดูแล{}",
    "ใครรับผิดชอบ{}",
    "ใคร รับผิดชอบ เรื่อง {} ครับ",
    "ใครเป็นคนดูแลเรื่อง{}คะ",
    "กลุ่มไหนดูแล{}",
    "กลุ่มไหนรับผิดชอบเรื่อง{}",
    "ฝ่ายใดมีหน้าที่{}",
    "อยากทราบว่าใครรับผิดชอบเรื่อง{}",
    "ขอสอบถามเรื่อง{} ค่ะ",
    "ช่วยบอกหน่อยว่ากลุ่มไหนดูแลเรื่อง{}",
    "สวัสดีครับ ผมอยากถามเรื่อง{}",
    "ติดต่อใครเรื่อง{}",
    "ขออนุญาตสอบถามเรื่อง{}",
    "มีปัญหาเรื่อง{}",
    "เรียน ผอ.เขต เรื่อง{}",
    "พี่คะ {}",
    "หัวหน้าให้มาถามเรื่อง{}",
    "ถ้า{} ต้องทำยังไง",
    "{} ติดต่อใคร",
    "{} ต้องติดต่อใครครับ",
    "{} ติดต่อได้ที่ไหน",
    "{} แจ้งใคร",
    "{} ต้องแจ้งที่ไหน",
    "{} ใครดูแล",
    "{} ใครรับผิดชอบคะ",
    "{}เป็นหน้าที่ของใคร",
    "{} อยู่กลุ่มไหน",
    "{} ทำยังไงดี",
    "{} ถามใคร ขอบคุณครับ",
    "{}ต้องใช้เอกสารอะไรบ้าง",
    "{}มีขั้นตอนยังไงบ้าง",
    "{}ใช้เวลากี่วัน",
    "{} งานไหน",
    "{}ด่วนครับ",
    "{} เบอร์โทรอะไร",
    "{} มีค่าใช้จ่ายไหม",
    "{} อยู่ห้องไหน",
    "ผมเป็นผู้ปกครองครับ {}",
    "{} หนูเป็นนักเรียน ม.4",
    "เพื่อนครูฝากถามเรื่อง{}",
    "ดิฉันเป็นครู ค.ศ.1 {}",
    "ผมเป็นครูสอนคณิต ม.2 {}",
    "ในฐานะ ผอ. {}",
    "เป็นภารโรงค่ะ {}",
    "{} ดิฉันเป็นครูประจำชั้น",
    "I am a teacher, {}",
    "{} ทำไมช้าจัง",
    "{} ไปถึงไหนแล้ว",
    "{} โทร 081-234-5678",
    "who handles {}",
    "Who is responsible for the {}?",
    "which group deals with {}",
    "Where do I go for {}, please?",
    "I would like to know who handles {}",
    "{} who do I contact",
]


@pytest.fixture(scope="module")
def answers(handlers: Handlers) -> dict[str, Answer]:
    """The answers to the bare questions."""
    return {bare: handlers.ask(bare)._replace(query="") for bare in BARE}


@pytest.mark.parametrize("frame", FRAMES)
def test_a_framed_question_has_the_answer_of_the_bare_one(
    handlers: Handlers, answers: dict[str, Answer], frame: str
) -> None:
    """The same groups, as likely, by the same evidence."""
    for bare, answer in answers.items():
        asked = frame.format(bare)
        assert handlers.ask(asked)._replace(query="") == answer, asked


@pytest.mark.parametrize("question", ["ใครดูแล", "ใครรับผิดชอบครับ", "ต้องติดต่อใคร", "who handles", "กลุ่มไหน", "อยากทราบ"])
def test_a_frame_around_nothing_is_no_task(handlers: Handlers, question: str) -> None:
    """ดูแล is a word of a duty, but not of who is in charge."""
    assert handlers.ask(question).kind == NOBODY


READ = [
    ("ใครย้ายครู", "ย้ายครู", "ใคร alone"),
    ("ครูย้ายบ้าน ครับ", "ครูย้ายบ้าน", "courtesy behind"),
    ("ใครรถ ใครบ้าน", "รถ ใครบ้าน", "what is inside stays"),
    ("ใครเรื่องครู", "ครู", "one frame after another"),
    ("ครูร้องเรียนใครเรื่อง", "ครูร้องเรียนใครเรื่อง", "what is no frame behind stays"),
    ("", "", "nothing"),
]


@pytest.mark.parametrize(("text", "expected", "why"), READ)
def test_frames_are_taken_off_both_ends(text: str, expected: str, why: str) -> None:
    """And nothing else."""
    assert read(text, WORDS).text == expected, why


def test_words_of_a_frame_count_where_they_are_no_frame(index: Index) -> None:
    """ดูแล alone carries meaning, and a frame ends only where a word does."""
    kept = ["ดูแลช่วยเหลือนักเรียน", "ใครทำลายทรัพย์สิน", "ผู้ดูแลระบบ", "รับผิดชอบทางละเมิด"]
    assert [read(text, index.words).text for text in kept] == [kept[0], "ทำลายทรัพย์สิน", *kept[2:]]


NOWHERE = ["{} ขอนแก่น", "{} สพม.ขอนแก่น เขต 25", "ที่เชียงใหม่ {}", "{} พรุ่งนี้", "หนองบัวลำภู {}"]


@pytest.mark.parametrize("place", NOWHERE)
def test_names_of_provinces_and_offices_and_days_say_nothing(
    handlers: Handlers, answers: dict[str, Answer], place: str
) -> None:
    """The same group comes first, and nothing is said not to be understood."""
    for bare in ["ย้ายกลับภูมิลำเนา", "ร้องเรียนครู", "เบิกค่าเช่าบ้าน", "ตรวจสอบภายใน"]:
        answer = handlers.ask(place.format(bare))
        assert answer.strange == ()
        assert answer.handlers[0].group == answers[bare].handlers[0].group


NUMBERS = [
    ("เงินเดือน 12,000 โทร 043-123456", "เงินเดือน"),
    ("081-234-5678 เบิกค่าเช่าบ้าน", "เบิก ค่าเช่า บ้าน"),
    ("โทร 1669", "โทร 1669"),
    ("มาตรา 82-97", "มาตรา 82 97"),
    ("081-234-5678", "081 234 5678"),
]


@pytest.mark.parametrize(("text", "expected"), NUMBERS)
def test_telephones_and_amounts_are_no_words_of_a_task(index: Index, text: str, expected: str) -> None:
    """But other numbers are, and so is a number that is all of the question."""
    assert " ".join(word.text for word in read(text, index.words).words) == expected


ASKED = ["ลาป่วย", "ลากิจไปต่างประเทศ", "รับนักเรียน ม.1", "เบิกค่าเช่าบ้าน", "ยืมเก้าอี้พลาสติก"]


@pytest.mark.parametrize("task", ASKED)
def test_who_asks_for_a_task_is_answered_as_who_names_it(handlers: Handlers, task: str) -> None:
    """ขอ is a word by itself before what is asked for: ขอลาป่วย is not ขอลา before ป่วย."""
    named, asked = (handlers.ask(text).handlers for text in (task, f"ขอ{task}"))
    assert [(handler.group.number, handler.likely) for handler in asked] == [
        (handler.group.number, handler.likely) for handler in named
    ]


WANTED = [
    ("หนูเป็นนักเรียน ม.4 อยากลาออก", "8"),
    ("ดิฉันเป็นครูค่ะ อยากลาออก", "5"),
    ("หนูเป็นนักเรียน ขอรับทุนเรียนต่อ", "8"),
    ("ผมเป็นครูชำนาญการ ขอย้าย", "5"),
    ("หนูเป็นนักเรียน ขอย้าย", "8"),
    ("ดิฉันเป็นครู ค.ศ.1 นักเรียนอยากตาย", "8"),
    ("ขอร้องเรียนโรงเรียน", "10"),
]


@pytest.mark.parametrize(("question", "number"), WANTED)
def test_who_asks_counts_where_the_task_is_wanted_by_him(handlers: Handlers, question: str, number: str) -> None:
    """A pupil who wants to leave is another's than a teacher; but not where somebody else is spoken of."""
    assert handlers.ask(question).handlers[0].group.number == number


def test_a_question_of_frames_only_counts_whole() -> None:
    """Since nothing else is left of it."""
    found = read("ใคร ครับ", WORDS)
    assert (found.text, found.framed) == ("ใคร ครับ", True)
    assert not read("ครู", WORDS).framed
