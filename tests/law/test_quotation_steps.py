"""The steps of judging a text, one by one, and the cases that the table of citations does not have."""

from __future__ import annotations

from datetime import date
from itertools import pairwise

import pytest

from mandate_cli.law.amendments import Dataset
from mandate_cli.law.fold import law as law_of
from mandate_cli.law.mandate import Law
from mandate_cli.law.quotation import Checker, Piece, Place, Verdict, cite, cited_in
from mandate_cli.law.quotation.compare import Texts, difference
from mandate_cli.law.quotation.find import find
from mandate_cli.law.quotation.naming import Names
from mandate_cli.law.quotation.outline import own_labels
from mandate_cli.law.quotation.titles import mentions
from mandate_cli.law.quotation.tokens import between, quotations
from tests.conftest import C

TODAY = date(2024, 6, 1)
TITLE = "ประกาศกระทรวงศึกษาธิการ เรื่อง การแบ่งส่วนราชการภายในสำนักงานเขตพื้นที่การศึกษา"
FOREIGN = "“ดำเนินงานวิเทศสัมพันธ์”"  # the words of ข้อ 7 (8) (ฌ)


@pytest.fixture(scope="module")
def law(dataset: Dataset) -> Law:
    """The shipped law."""
    return law_of(dataset)


@pytest.fixture(scope="module")
def checker(law: Law) -> Checker:
    """What judges by the shipped law."""
    return Checker(law, law.on(TODAY))


def told(verdict: Verdict) -> str:
    """A verdict in a few words: what is cited, and the verdict or the reason why there is none."""
    outcome = verdict.reason if verdict.verdict == "cannot-tell" else verdict.verdict
    return f"{verdict.citation or '?'} {outcome}"


def test_a_repealed_item_is_no_part_of_a_provision_with_its_items(law: Law) -> None:
    """ข้อ 7 (5) (ซ) was repealed in 2561."""
    words = Texts(law, law.on(TODAY)).with_items(C("ข้อ 7 (5)"))
    assert "(ช) " in words
    assert "(ซ) " not in words


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"{TITLE} (ฉบับที่ 2) พ.ศ. 2561 นั้น กลุ่มมีหน้าที่ตามข้อ 7", "ข้อ 7 in-force"),  # (ฉบับที่ 2) has no ข้อ 7
        (f"ข้อ 7 แห่ง{TITLE.replace('ภายใน', ' ภายใน')} ที่แนบมา", "ข้อ 7 in-force"),  # a space more, and words behind
    ],
)
def test_the_instrument_is_the_announcement(law: Law, text: str, expected: str) -> None:
    """Whatever else is named."""
    (verdict,) = cite(law, law.on(TODAY), text)
    assert told(verdict) == expected


def test_a_quotation_far_before_a_citation_is_not_its_own(law: Law) -> None:
    """Nothing is looked for beyond the length that the name of an instrument may have."""
    (verdict,) = cite(law, law.on(TODAY), "“ดำเนินงาน” " + "ก" * 1200 + " ตามข้อ 5")
    assert (verdict.verdict, verdict.quotation) == ("in-force", None)


# --- find ------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "labels"),
    [
        ("ข้อ 6 (1), และ (2)", ["6.1", "6.2"]),
        ("ข้อ 5 (1), และข้อ 6", ["5.1", "6"]),
        ("ข้อ 6 (3) (2) แต่งตั้ง", ["6.3"]),  # a label that does not go up is the mark of a list
        ("ข้อ 7 (1) - 5 คน", ["7.1"]),
        ("ข้อ 7 (1) - 5 โปรแกรม", ["7.1"]),
        ("ข้อ 7 (1) ถึงมาตรา 37", ["7.1", "37"]),
        ("ข้อ 7 (1) - ก้าวหน้า", ["7.1"]),
        ("ข้อ 5 และข้อ (1)", ["5", ""]),
        ("ข้อ 5 ตามแบบรายงาน และข้อ 6 ตามประกาศ", ["5", "6"]),
        ("ตามข้อ 5 ก้าวหน้า", ["5"]),
        ("(1) ถึง (3) ของข้อ 7", ["7.1", "7.2", "7.3"]),
        ("(1) ของ โรงเรียน", []),
        ("คณะกรรมการตรวจสอบภายใน (4) คณะทำงาน ทุกแห่ง (5) เจ้าของ (6) การติดตาม (7)", []),
        ("(2) ในส่วนภูมิภาค ข้อ 17", ["17"]),
        ("ข้อเดียวกัน", []),
        ("ข้อ 6 (1) และข้อเดียวกัน (2)", ["6.1", "6.2"]),
        ("ข้อ 6 (1) ตอนต้น ตอนท้าย", ["6.1.ตอนต้น"]),
        ("ข้อ 7 วงเล็บ 8 (ฌ)", ["7.8.ฌ"]),
        ("ข้อ 7 1) ก)", ["7.1).ก)"]),
        ("881 นางกฤษณา มาตรา 882 นางกฤษณา", ["882"]),
        ("มาตรา 64 จ\ufffdนวน", ["64"]),
        ("ห้อง 7.8.9 และ 7.ก", []),
        ("มาตรา 20 มาตรา 20 ทวิ และมาตรา 21", ["20", "20 ทวิ", "21"]),
        ("มาตรา 135/1 ถึงมาตรา 135/3", ["135/1", "135/2", "135/3"]),
        ("มาตรา 8 วรรคสองและวรรค ๓", ["8.วรรค 2", "8.วรรค 3"]),
        ("มาตรา 19 (2) และวรรคสอง", ["19.2", "19.วรรค 2"]),
        ("วรรคหนึ่งและวรรคสองของมาตรา 8", ["8.วรรค 1", "8.วรรค 2"]),
        ("(ข) ของ (2) ในวรรคหนึ่งของข้อ 6", ["6.วรรค 1.2.ข"]),
        ("ตํามควํามในมําตรํา 37 (1)", ["37.1"]),
        ("มาตรา 37 ว รรคหนึ่ง และวรร คสอง", ["37.วรรค 1", "37.วรรค 2"]),
        ("ข้อ 1 ป ระกาศนี้", ["1"]),
        ("(ระเบียบฯ ข้อ 50)", ["50"]),
        ("ข้อ 7 (8) (ฌ) “ดำเนินงาน” (ช) ต่อไป", ["7.8.ฌ"]),
        ("ข้อ 7 (8) (ฌ) “ดำเนินงาน” และ 5 คน", ["7.8.ฌ"]),
        ("ข้อ " + "7" * 70, []),
    ],
)
def test_references(text: str, labels: list[str]) -> None:
    """What a text cites is read into paths of labels."""
    assert [".".join(reference.labels) for block in find(text) for reference in block.references] == labels


@pytest.mark.parametrize(
    ("text", "doubt"),
    [
        ("ข้อ (1) ของประกาศ", "no-number"),
        ("ตามข้อ 7 7", "digits-apart"),
        ("ตามข้อ 3. 2.3", "digits-apart"),
        ("ตามข้อ 3 . 2.3", "digits-apart"),
        ("ตามมาตรา 3 7 (1)", "digits-apart"),
        ("(ค) ก้าวหน้า ตามมาตรา 135/1 ถึงมาตรา 135/3 และมาตรา 136 (ง) ความผิด", "item-or-list-mark"),
        ("(ค) ก้าวหน้า ตามมาตรา 135 ถึงมาตรา 136 (ง) ความผิด", "item-or-list-mark"),
        ("(1) ของ (ก)", "no-clause-named"),
        ("มาตราเดียวกัน (2)", "no-clause-named"),
        ("นอกจาก (1)", "no-clause-named"),
        ("(3) ถึง (1) ของข้อ 7", "range-runs-backwards"),
        ("ข้อ 7 ทวิ ถึงข้อ 9", "range-not-listable"),
        ("ข้อ 1 ถึงข้อ 900", "range-not-listable"),
        ("ข้อ 7 (1) ถึงข้อ 8", "range-not-listable"),
        ("ข้อ 5 ถึง (3)", "no-clause-named"),
        ("ข้อ 5 และ 9 ดาวเทียม", "number-or-count"),
        ("ข้อ 141 (2) (3) พิจารณา", "item-or-list-mark"),
        ("ข้อ 7 (1) (ฤ)", "no-label"),
        ("ข้อ 3.2 (บี)", "no-label"),
        ("ข้อ 7.5.ฦ", "no-label"),
        ("ในขอ 5", "damaged-text"),
        ("881 นางกฤษณา มาตรา 882 นางกฤษณา", "number-or-count"),  # a name, and the next row
    ],
)
def test_what_is_not_understood_is_noted(text: str, doubt: str) -> None:
    """What looks like a citation and is none for certain is noted with the reason."""
    assert doubt in [reference.doubt for block in find(text) for reference in block.references]


def test_all_digits_apart_are_one_citation() -> None:
    """However many there are: the passage goes to the last."""
    (block,) = find("ตามข้อ 8 . 2 . 3 การวาบไฟ")
    assert [block.text[one.start : one.end] for one in block.references] == ["ข้อ 8 . 2 . 3"]


def test_what_may_be_a_heading() -> None:
    """A head with words behind it may head a clause of the text itself, unless a joint stands before it."""
    text = "ข้อ 1 ก้าวหน้า โรงเรียน และ ข้อ 3 ขยายผล"
    assert [reference.heading for block in find(text) for reference in block.references] == [True, False]


def test_labels_between() -> None:
    """The members of a range are counted in their row; a range that runs backwards is an error."""
    assert between("ฌ", "ฏ") == ["ญ", "ฎ"]
    assert between("1", "2") == []
    assert between("7 ทวิ", "9") is None
    assert between("1", "ก") is None
    with pytest.raises(ValueError, match="3"):
        between("3", "1")


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("“ก” 'ข' \"ค\" ‘ง’ «จ» „ฉ“", ["ก", "ข", "ค", "ง", "จ", "ฉ"]),
        ("“ก “ข” ค”", ["ก “ข” ค"]),
        ("“ ” 5' x 'y", []),
        ("“ก", [""]),
    ],
)
def test_quotations(text: str, words: list[str]) -> None:
    """Quotation marks of all kinds are paired; feet, inches and empty marks are none."""
    assert [text[each.start + 1 : each.end - 1] for each in quotations(text)] == words


@pytest.mark.parametrize(
    ("text", "kind", "body", "year"),
    [
        (f"{TITLE} พ.ศ. 2560 จึงแต่งตั้ง", "ประกาศ", TITLE.removeprefix("ประกาศ"), 2560),
        ("พระราช บัญญัติ จัดระเบียบ พ . ศ . 2496", "พระราชบัญญัติ", "จัดระเบียบ", 2496),
        ("กฎหมายว่าด้วยการศึกษา กำหนด", "กฎหมายว่าด้วย", "การศึกษา", 0),
        ("ป.อาญา มาตรา 1", "ประมวลกฎหมาย", "ป.อาญา", 0),
        ("ประกาศฯ เรื่อง การรับสมัคร พ.ศ. 2567", "ประกาศ", "เรื่อง การรับสมัคร", 2567),
    ],
)
def test_titles(text: str, kind: str, body: str, year: int) -> None:
    """A title is taken apart, and ends where other words begin."""
    mention = mentions(text)[0]
    assert (mention.kind, mention.body, mention.year) == (kind, body, year)


def test_a_number_between_two_years_is_of_the_title_around() -> None:
    """A regulation under an Act is No. 2, and not the Act; behind one year alone it is of what has that year."""
    inner = mentions("พระราชบัญญัติทางหลวง พ.ศ. 2535 (ฉบับที่ 2) พ.ศ. 2563")[0]
    assert (inner.year, inner.number) == (2535, 0)
    plain = mentions("ประกาศกระทรวงคมนาคม พ.ศ. 2561 (ฉบับที่ 2)")[0]
    assert (plain.year, plain.number) == (2561, 2)


def test_own_labels() -> None:
    """The items of a text's own lists."""
    assert own_labels("1. ก\n ๒) ข\n3.1 ค\nอ้างถึง 4. ง\n5 จ\nเวลา 6. น") == {"1", "2", "3.1", "4"}


# --- resolve ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "outcomes"),
    [
        ("มาตรา 37 แห่งระเบียบบริหารราชการกระทรวงศึกษาธิการ พ.ศ. 2546", ["มาตรา 37 unclear-title"]),
        ("มาตรา 37 แห่ง พ.ร.บ.ระเบียบบริหารราชการฯ", ["มาตรา 37 in-force"]),
        ("ข้อ 7 แห่งประกาศรับสมัครงาน", ["ข้อ 7 unclear-title"]),
        ("ข้อ 7 (1) แห่งประกาศ ทั้งนี้", ["ข้อ 7 (1) unclear-title"]),
        ("ข้อ 7 (1) แห่งประกาศ และพระราชบัญญัติอื่น พ.ศ. 2500", ["ข้อ 7 (1) unclear-title"]),
        ("ข้อ 7 ประกาศกระทรวงการคลัง เรื่อง เงิน พ.ศ. 2560", ["ข้อ 7 unclear-title"]),  # or a heading and what it says
        (f"ข้อ 7 (1) {TITLE} พ.ศ. 2560", ["ข้อ 7 (1) in-force"]),
        ("ข้อ 7 (1) ของผู้ร้อง", ["ข้อ 7 (1) unclear-title"]),
        ("ข้อ 7 (1) ของประกาศกระทรวงการคลัง ลงวันที่ 1 มกราคม 2560", ["ข้อ 7 (1) another-law"]),
        (f"ข้อ 7 (1) แห่ง{TITLE.replace('ศึกษาธิการ', 'การคลัง')} พ.ศ. 2560", ["ข้อ 7 (1) unclear-title"]),
        (f"ข้อ 7 (1) แห่ง{TITLE}ประถมศึกษา พ.ศ. 2560", ["ข้อ 7 (1) unclear-title"]),
        (f"ข้อ 7 (1) แห่ง{TITLE} ให้ประสานงาน", ["ข้อ 7 (1) in-force"]),
        (f"ข้อ 7 (1) แห่ง{TITLE} กลุ่มงาน", ["ข้อ 7 (1) words-without-marks"]),
        (f"ข้อ 7 (1) แห่ง{TITLE} (ฉบับที่ 2) กลุ่มงาน", ["ข้อ 7 (1) not-in-source"]),
        ("ข้อ 7 (1) แห่งประกาศ กลุ่มงาน", ["ข้อ 7 (1) unclear-title"]),
        (f"{TITLE} พ.ศ. 2560 ข้อ 7 (1) ของประกาศดังกล่าว", ["ข้อ 7 (1) in-force"]),
        (
            f"{TITLE} พ.ศ. 2560 และ{TITLE} (ฉบับที่ 2) พ.ศ. 2561 ข้อ 3 ของประกาศดังกล่าว",
            ["ข้อ 3 several-instruments"],
        ),
        (f"อ้างถึง {TITLE} พ.ศ. 2560\n\nตามประกาศที่อ้างถึง ข้อ 6 (2)", ["ข้อ 6 (2) in-force"]),
        (
            f"{TITLE} พ.ศ. 2560 ข้อ 5 และมาตรา 157 แห่งประมวลกฎหมายอาญา และข้อ 6 (10)",
            ["ข้อ 5 in-force", "มาตรา 157 another-law", "ข้อ 6 (10) several-instruments"],
        ),
        (f"{TITLE} พ.ศ. 2560 ข้อ 7 (1) ประกอบมาตรา 37 (1)", ["ข้อ 7 (1) in-force", "มาตรา 37 (1) unclear-title"]),
        (f"{TITLE} พ.ศ. 2560\n\nตามพระราชบัญญัติที่อ้างถึง มาตรา 37", ["มาตรา 37 no-antecedent"]),
        (f"{TITLE} พ.ศ. 2560 กำหนดว่า {FOREIGN} และ {FOREIGN}", ["ข้อ 7 (8) (ฌ) in-force"] * 2),
        (f"ข้อ 7 (1) แห่ง{TITLE} ฉบับปรับปรุง พ.ศ. 2559", ["ข้อ 7 (1) unclear-title"]),
        ("ประกาศฯ ลงวันที่ 31 กุมภาพันธ์ 2560 ข้อ 7", ["ข้อ 7 no-such-instrument"]),
        ("ตามข้อที่ 7 ครับ", ["ข้อ 7 unclear-title"]),
        ("บ้านเลขที่ 1 ม.5 ต.บ้านใหม่", []),
        ("ข้อบัญญัติท้องถิ่นตามข้อ 7 (1)", ["ข้อ 7 (1) unclear-title"]),
        ("ศาลรัฐธรรมนูญวินิจฉัยว่า พระราชบัญญัติ ก พ.ศ. 2558 มาตรา 37", ["มาตรา 37 another-law"]),
        ("กฎหมายว่าด้วยคนเข้าเมือง ข้อ 3 ให้ทำ", ["ข้อ 3 unclear-title"]),
        ("ให้เป็นไปตามระเบียบ ก\nข้อ 3 คนต่างด้าว", ["ข้อ 3 unclear-title"]),
        ("ประกาศ ก ตามที่พระราชบัญญัติ ข พ.ศ. 2540 มาตรา 7", ["มาตรา 7 another-law"]),
        (f"{TITLE} พ.ศ. 2560 ข้อ 7 (1) ของระเบียบ พ.ศ. 2550", ["ข้อ 7 (1) several-instruments"]),
        ("ประกาศ ก เรื่อง ข พ.ศ. 2560 และประกาศ พ.ศ. 2560 ข้อ 7", ["ข้อ 7 another-law"]),
        ("ระเบียบ ก พ.ศ. 2550 ข้อ 1\n\nประกาศฯ ข้อ 7", ["ข้อ 1 another-law", "ข้อ 7 unclear-title"]),
        ("พระราชบัญญัติ ก พ.ศ. 2550\n\nพระราชบัญญัติฯ ให้ทำตามมาตรา 37", ["มาตรา 37 another-law-before"]),
        ("ระเบียบ ก พ.ศ. 2550 ข้อ 1\n\nตามข้อ 7", ["ข้อ 1 another-law", "ข้อ 7 several-instruments"]),
        ("ข้อ 1 ก้าวหน้า\nข้อ 2 ขยายผล\nตามข้อ 2", ["ข้อ 1 own-heading", "ข้อ 2 own-heading", "ข้อ 2 own-item"]),
        ("ข้อ 1 ก้าวหน้า\nข้อ 2 ขยายผล\nตามข้อ 2 (1)", [*["ข้อ 1 own-heading", "ข้อ 2 own-heading"], "ข้อ 2 (1) own-item"]),
        ("ข้อ 1 ก้าวหน้า ข้อ 2 ขยายผล ข้อ 3 คงไว้", [f"ข้อ {number} own-heading" for number in (1, 2, 3)]),
        ("ข้อ 7 (1) เมื่อวานแห่งประกาศดังกล่าว", ["ข้อ 7 (1) unclear-title"]),
        ("นาย ก มาตรา 11931 นาย ข", ["มาตรา 11931 unclear-title"]),
        (f"{TITLE} (ฉบับที่ 2) พ.ศ. 2561 กำหนดตามข้อ 3 ไว้", ["ข้อ 3 several-instruments"]),
        ("ข้อ 7 1) ก) แห่งประกาศฯ", ["ข้อ 7 (1) (ก) in-force"]),
        (
            "ข้อ 4 ของประกาศ ก เรื่อง แผนงานปี 2566 ถึงปี 2568 พ.ศ. 2565 กำหนด",
            ["ข้อ 4 another-law: ประกาศ ก เรื่อง แผนงานปี 2566 ถึงปี 2568 พ.ศ. 2565 is"],
        ),
        (
            "ประกาศศาล เรื่อง พระราชบัญญัติประกอบรัฐธรรมนูญว่าด้วยป่า พ.ศ. 2561 มาตรา 37",
            ["มาตรา 37 another-law: พระราชบัญญัติประกอบรัฐธรรมนูญว่าด้วยป่า พ.ศ. 2561 is"],
        ),
        (
            "ข้อ 3 ของประกาศ ก ที่ 5/2560 เรื่อง เกณฑ์ เงื่อนไข และวิธีการ ลงวันที่ 5 มกราคม 2560",
            ["ข้อ 3 another-law: เรื่อง เกณฑ์ เงื่อนไข และวิธีการ ลงวันที่ 5 มกราคม 2560 is"],
        ),
        (
            "ข้อ 4 ของประกาศ ก เรื่อง การขยายเวลาตามพระราชบัญญัติป่า พ.ศ. 2560 ลงวันที่ 5 มกราคม 2561",
            ["ข้อ 4 another-law: ประกาศ ก เรื่อง การขยายเวลาตามพระราชบัญญัติป่า พ.ศ. 2560 ลงวันที่ 5 มกราคม 2561 is"],
        ),
        (
            "ข้อ 3 ของประกาศ ก ว่าด้วยภาษี (ฉบับที่ 2) เรื่อง กำหนดมูลนิธิ ลงวันที่ 5 มกราคม 2561",
            ["ข้อ 3 another-law: ประกาศ ก ว่าด้วยภาษี (ฉบับที่ 2) เรื่อง กำหนดมูลนิธิ ลงวันที่ 5 มกราคม 2561 is"],
        ),
        (
            "ประมวลกฎหมายที่ดิน ซึ่งแก้ไขเพิ่มเติมโดยพระราชบัญญัติแก้ไขเพิ่มเติมประมวลกฎหมายที่ดิน (ฉบับที่ 4) พ.ศ. 2528 “มาตรา 12 ที่ดิน",
            ["มาตรา 12 another-law-before: before it, ประมวลกฎหมายที่ดิน, is"],
        ),
        (
            "ตามมาตรา 275 ของรัฐธรรมนูญ จึงต้องนำมาตรา 37 มาใช้",
            ["มาตรา 275 another-law: รัฐธรรมนูญ is", "มาตรา 37 another-law-before: before it, รัฐธรรมนูญ, is"],
        ),
        ("ข้อบังคับ 76 บริษัท ก จำกัด 20 เม.ย. 2565 แก้ไข บ/ค ข้อ 76", ["ข้อ 76 unclear-title"]),
        ("ประกาศ ก เรื่อง ป่า ลงวันที่ 5 มกราคม 2560\nให้ทำตามข้อ 7", ["ข้อ 7 several-instruments"]),
        (
            "คำสั่ง ให้แก้ภายใน 3 วัน กฎกระทรวงป่า พ.ศ. 2565 ข้อ 7 วรรคสอง",
            ["ข้อ 7 วรรคสอง another-law: กฎกระทรวงป่า พ.ศ. 2565 is"],
        ),
        ("ข้อ 3 แห่งประกาศ ก เรื่อง เกณฑ์ เงื่อนไข และวิธีปลูกป่า กำหนด", ["ข้อ 3 another-law: เกณฑ์ เงื่อนไข และวิธีปลูกป่า is"]),
        ("กฎกระทรวง ฉบับที่ 2 (พ.ศ. 2542) ออกตามความในพระราชบัญญัติ ก พ.ศ. 2540 ข้อ 5", ["ข้อ 5 another-law"]),
        ("พระราชบัญญัติ ก พ.ศ. 2540 ข้อ 5", ["ข้อ 5 unclear-title"]),  # an Act has no ข้อ
        ("ตามมาตรฐานการรายงาน ฉบับที่ 17 (ข้อ 3.2.4)", ["ข้อ 3.2.4 another-law-before"]),
        ("ตามความตกลง ข้อ 2 ผู้ยื่นคำขอต้องมา", ["ข้อ 2 unclear-title"]),  # a heading behind the end of a sentence
        ("ตามคำสั่งเดิม ข้อ 5 ผู้ถูกสั่งพักราชการ", ["ข้อ 5 unclear-title"]),
        ("ข้อ 6 ในการประชุมต้องมาครบ\nข้อ 7 ในสัญญา ให้ลงชื่อ", ["ข้อ 6 own-heading", "ข้อ 7 own-heading"]),
        ("ข้อ 5 ตามกฎกระทรวงที่ออกใหม่", ["ข้อ 5 unclear-title"]),
        ("ข้อ 3 แห่ งกฎกระทรวง ก พ.ศ. 2546", ["ข้อ 3 another-law"]),
        (f"ประกาศกรมหนึ่ง เรื่อง {'ยาวมาก' * 80} (ฉบับที่ 2) พ.ศ. 2561 ข้อ 2", ["ข้อ 2 unclear-title"]),
        (f"{TITLE}ตามมาตรา 37 (1) แห่ง พ.ร.บ. พ.ศ. 2546 พ.ศ. 2560", ["มาตรา 37 (1) in-force"]),
        ("ประกาศฯ ตามมาตรา 37 (1) แห่ง พ.ร.บ. พ.ศ. 2546", ["มาตรา 37 (1) in-force"]),
        ("ประมวลกฎหมํายอําญํามําตรํา 37", ["มาตรา 37 another-law"]),
        ("ตัวชี้วัดที่ 2 ข้อ 5 และข้อ 6", ["ข้อ 5 unclear-title", "ข้อ 6 unclear-title"]),
        ("ตัวชี้วัดข้อ 7 แห่งประกาศฯ", ["ข้อ 7 in-force"]),
        ("(ฌ) ของ 7.8 ของข้อ 7 แห่งประกาศฯ", ["ข้อ 7 (8) (ฌ) in-force"]),
        ("ข้อ 7 (8) ฌ. แห่งประกาศฯ", ["ข้อ 7 (8) (ฌ) in-force"]),
        ("มาตรา 37 แ ห่งพระราชบัญญัติ ก พ.ศ. 2535", ["มาตรา 37 another-law"]),
        ("ข้อ 2.1 ถึงข้อ 2.3 ของระเบียบ ก พ.ศ. 2550", [f"ข้อ 2.{number} another-law" for number in (1, 2, 3)]),
        ("มาตรา 43 ทวิ/ 1 แห่งพ.ร.บ. จราจรทางบก 2522", ["มาตรา 43 ทวิ/1 another-law"]),
        ("มาตรา 57 แห่งพระราชบัญญัติประกอบ รัฐ ธรรมนูญว่าด้วยการเลือกตั้ง พ.ศ. 2560", ["มาตรา 57 another-law"]),
        (
            "มาตรา 1 พระ ราชกฤษฎีกานี้เรียกว่าดังนี้ มาตรา 2 พระ ราชกฤษฎีกานี้ให้ใช้บังคับ มาตรา 3 ที่ดินที่จะเวนคืน",
            [f"มาตรา {number} own-heading" for number in (1, 2, 3)],
        ),
        ("ตามระเบียบ ก พ.ศ. 2550 ออกประกาศไว้ ดังต่อไป นี้ ข้อ 1 ให้เพิ่มความ", ["ข้อ 1 own-heading"]),
        (
            "ออกประกาศไว้ ดังต่อไปนี้ ข้อ 1 ให้ยกเลิกระเบียบ ก พ.ศ. 2550 ข้อ 2 ให้ใช้บังคับตั้งแต่วันนี้",
            ["ข้อ 1 own-heading", "ข้อ 2 own-heading"],
        ),
        (
            "ข้อ 1 ก้าว ข้อ 2 ขยาย ข้อ 3 ลด ข้อ 4 เพิ่ม ข้อ 5 คง ข้อ 6 เลิก ข้อ 9 รอ",  # two headings were not read
            [f"ข้อ {number} own-heading" for number in (1, 2, 3, 4, 5, 6, 9)],
        ),
        ("ระเบียบนี้ให้ใช้บังคับ ข้อ 5 ครูต้องมา ตามข้อ 6", ["ข้อ 5 own-heading", "ข้อ 6 several-instruments"]),
        (
            "พระราชบัญญัติ ก พ.ศ. 2533 ตามข้อ 5 ของระเบียบนี้ ให้ยื่นตามมาตรา 39",
            ["ข้อ 5 another-law", "มาตรา 39 another-law-before: พระราชบัญญัติ ก พ.ศ. 2533"],
        ),
        ("ตามระเบียบ ก พ.ศ. 2533 ให้ยื่นตามมาตรา 39", ["มาตรา 39 several-instruments"]),  # no regulation has sections
        (
            "ข้อ 1 ครู\nข้อ 2 ให้แก้ระเบียบ ก พ.ศ. 2533 และให้ใช้แทน “ ข้อ 1 นักเรียน”",
            ["ข้อ 1 own-heading", "ข้อ 2 own-heading", "ข้อ 1 another-law-before: ระเบียบ ก พ.ศ. 2533"],
        ),
        (  # new text that does not begin with its label
            "มาตรา 1 ครู\nมาตรา 2 ให้แก้พ.ร.บ. ก พ.ศ. 2533 และให้ใช้ความต่อไปนี้แทน “ให้นำมาตรา 1 มาใช้”",
            ["มาตรา 1 own-heading", "มาตรา 2 own-heading", "มาตรา 1 another-law-before: พ.ร.บ. ก พ.ศ. 2533"],
        ),
        (  # and what it says behind another law is of the one amended
            "ข้อ 1 ให้แก้ระเบียบ ก พ.ศ. 2533 และให้ใช้แทน “ ข้อ 3 ครูตามระเบียบ ข พ.ศ. 2534 ให้ทำตามข้อ 5”",
            ["ข้อ 1 own-heading", *(f"ข้อ {number} another-law-before: ระเบียบ ก พ.ศ. 2533" for number in (3, 5))],
        ),
        (
            "ข้อ 1 ครู ข้อ 2 แจ้งผล ข้อ 3 ให้แจ้งผล - 2 - ข้อ 4 ผู้ดูแลรายงานผล",  # a page number
            [f"ข้อ {number} own-heading" for number in (1, 2, 3, 4)],
        ),
        ("ตามแบบท้ายประกาศนี ข้อ 3 ประกาศนีให้ใช้ได้ ประกาศ ณ วันที่ 19 สิงหาคม พ.ศ. 2565", ["ข้อ 3 own-heading"]),
        (
            "พระราชบัญญัติสวนหลวง พ.ศ. 2540 เรื่อง กำหนดสวนตามมาตรา 7",  # no Act has its subject there
            ["มาตรา 7 another-law-before: it, พระราชบัญญัติสวนหลวง พ.ศ. 2540, is"],
        ),
        ("ข้อ 3 (2) (จ) 4) ของระเบียบ ก พ.ศ. 2550", ["ข้อ 3 (2) (จ) 4) another-law"]),
        ("ตามข้อ 7 (8)\n2) แจ้งผล", ["ข้อ 7 (8) in-force"]),
        ("ข้อ 3 ( 2 ) ( จ ) 4 ) ของระเบียบ ก พ.ศ. 2550", ["ข้อ 3 (2) (จ) 4) another-law"]),
        (
            "ข้อ 18.1 (5) ข้อ 4.2.3 (7) และ (8) ของระเบียบ ก พ.ศ. 2550",
            [f"ข้อ {label} another-law" for label in ("18.1 (5)", "4.2.3 (7)", "4.2.3 (8)")],
        ),
        (
            "จึงมีคำสั่ง ดังต่อไปนี้ ให้เลิกคำสั่ง ก ที่ 1/2560 ลงวันที่ 2 มกราคม 2560 และตามข้อ 3",
            ["ข้อ 3 another-law-before: it, คำสั่ง ก ที่ 1/2560 ลงวันที่ 2 มกราคม 2560"],
        ),
        (
            "พ.ร.บ. ก พ.ศ. 2561 มาตรา 81 ประมวลกฎหมายอาญา มาตรา 91",
            ["มาตรา 81 another-law: พ.ร.บ. ก พ.ศ. 2561", "มาตรา 91 another-law: ประมวลกฎหมายอาญา"],
        ),
        (
            "การประกาศใช้รัฐธรรมนูญแห่งราชอาณาจักรไทย และยกเลิกมาตรา 136",
            ["มาตรา 136 another-law-before: รัฐธรรมนูญแห่งราชอาณาจักรไทย"],
        ),
        (
            "ประกาศตำบล ก เรื่อง สถานที่ติดต่อ ด้วยพระราชบัญญัติ ข พ.ศ. 2540 มาตรา 7",
            ["มาตรา 7 another-law: พระราชบัญญัติ ข พ.ศ. 2540"],
        ),
        (
            "ข้อ 1 ก้าวหน้า ข้อ 2 ขยายผลในปีที่ 2 และ 3 ข้อ 3 ให้อธิบดีสั่ง",
            [f"ข้อ {number} own-heading" for number in (1, 2, 3)],
        ),
        ("( 1 ) ความในข้อ 7 (1) และ (2) ของประกาศฯ", ["ข้อ 7 (1) in-force", "ข้อ 7 (2) in-force"]),
        (
            "ระเบียบ ก พ.ศ. 2550 ออกประกาศไว้ ดังต่อไปนี้ ข้อ 1 กำหนดอัตรา ข้อ 2 ในกรณีอื่น ข้อ 3 อัตราตามข้อ 1",
            ["ข้อ 1 own-item", "ข้อ 2 own-heading", "ข้อ 3 own-heading", "ข้อ 1 own-item"],
        ),
        ("ระเบียบ ก พ.ศ. 2550 และคำให้การดังกล่าว ฝ่าฝืนข้อ 123", ["ข้อ 123 several-instruments"]),
        (
            "มาตรา 3 แห่งพระราชกฤษฎีกาออกตามความในประมวลรัษฎากร ว่าด้วยภาษี พ.ศ. 2534",
            ["มาตรา 3 another-law: พระราชกฤษฎีกาออกตามความในประมวลรัษฎากร ว่าด้วยภาษี พ.ศ. 2534"],
        ),
        ("ระเบียบ ก พ.ศ. 2550\n\nจึงมี 3.2.1 สี ตามข้อ 4", ["ข้อ 4 several-instruments"]),
        ("ตามมาตรฐาน ก พ.ศ. 2550 จึงมี 3.2.1 สี (ข้อ 3.2.1) และ (ข้อ 4)", ["ข้อ 3.2.1 own-item", "ข้อ 4 several-instruments"]),
        (  # new text goes on in the next block, to its closing mark
            "ข้อ 1 ใช้ทั่วไป ข้อ 2 ให้แก้ระเบียบ ก พ.ศ. 2533 และใช้ความต่อไปนี้แทน “ ข้อ 7 ให้แจ้ง\n\n"
            "ตามข้อ 9 “ ป่า ” คือป่าตามข้อ 4/1 ” และตามข้อ 37",
            [
                *(f"ข้อ {number} own-heading" for number in (1, 2)),
                *(f"ข้อ {label} another-law-before: ระเบียบ ก พ.ศ. 2533" for label in ("7", "9", "4/1")),
                "ข้อ 37 several-instruments",
            ],
        ),
        (  # or to a heading of the text's own, whose closing mark was lost
            "ข้อ 1 ใช้ทั่วไป ข้อ 2 ให้แก้ระเบียบ ก พ.ศ. 2533 และใช้ความต่อไปนี้แทน “(1) ให้แจ้งตามข้อ 9\n\nตามข้อ 37 และมาตรา 5"
            "\n\nและข้อ 38\n\nข้อ 3 ให้แจ้งตามข้อ 39",
            [
                *(f"ข้อ {number} own-heading" for number in (1, 2)),
                *(f"ข้อ {number} another-law-before: ระเบียบ ก พ.ศ. 2533" for number in (9, 37)),
                "มาตรา 5 another-law-before",
                "ข้อ 38 another-law-before: ระเบียบ ก พ.ศ. 2533",
                "ข้อ 3 own-heading",
                "ข้อ 39 several-instruments",
            ],
        ),
        (
            "ข้อ 1 ใช้ทั่วไป ข้อ 2 ให้แก้ระเบียบ ก พ.ศ. 2533 และใช้ความต่อไปนี้แทน “(1) ให้แจ้งตามข้อ 2 ข้อ 3 ให้แจ้งผล",
            ["ข้อ 1 own-heading", "ข้อ 2 own-heading", "ข้อ 2 own-item", "ข้อ 3 own-heading"],
        ),
        (  # a list of what a standard has
            "ตรวจตาม มอก. 999 เล่ม 2 เฉพาะรายการ ข้อ 4. ขนาด ข้อ 5.1 สี ข้อ 7. วัสดุ\nข้อ 6. ครูไม่เห็นด้วย ข้อ 7. ครูขอให้แจ้ง",
            [
                *(f"ข้อ {label} unclear-title" for label in ("4", "5.1")),
                "ข้อ 7 several-instruments",
                *(f"ข้อ {number} own-heading" for number in (6, 7)),
            ],
        ),
        (
            "ข้อ 4.2.2 (1.3) และ (4) ข้อ 7 (4) (4.2) และ (5) ของระเบียบ ก พ.ศ. 2550",
            [f"ข้อ {label} another-law" for label in ("4.2.2 (1.3)", "4.2.2 (4)", "7 (4) (4.2)", "7 (5)")],
        ),
        (
            "เป็นไปตามที่รัฐมนตรีประกาศกำหนด ระเบียบ ก พ.ศ. 2550 ข้อ 5",
            ["ข้อ 5 another-law: ระเบียบ ก พ.ศ. 2550 is"],
        ),
        (  # words that are cited of another law
            "ข้อ 1 ใช้ทั่วไป ข้อ 2 ให้เป็นไปตามระเบียบ ก พ.ศ. 2533 ข้อ 14 “ แบบตามข้อ 2 (1) ต้องยื่น",
            [
                "ข้อ 1 own-heading",
                "ข้อ 2 own-heading",
                "ข้อ 14 another-law",
                "ข้อ 2 (1) another-law-before: ระเบียบ ก พ.ศ. 2533",
            ],
        ),
    ],
)
def test_bindings(checker: Checker, text: str, outcomes: list[str]) -> None:
    """A citation is bound to an instrument only if the text says which, or none other can be meant."""
    verdicts = checker.text(text)
    assert [told(verdict) for verdict in verdicts] == [outcome.partition(": ")[0] for outcome in outcomes]
    for verdict, outcome in zip(verdicts, outcomes, strict=True):
        assert outcome.partition(": ")[2] in str(verdict.remark)  # the law that is named before


def test_names_of_a_law(law: Law) -> None:
    """A law knows what its instruments are called, and which base has a section or clause."""
    names = Names(law)
    assert {title.kind for title in names.titles} == {"ประกาศ", "พระราชบัญญัติ"}
    instrument = names.base("ข้อ", "7")
    assert instrument
    assert instrument.id == "announcement-2560"
    assert names.base("หมวด", "1") is None


def test_a_law_with_two_that_have_the_clause(checker: Checker, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where several bases may have a clause, one that names none is not bound."""
    monkeypatch.setattr(checker.names, "base", lambda _kind, _label: None)
    assert [told(verdict) for verdict in checker.text("ข้อ 7")] == ["ข้อ 7 several-instruments"]


def test_a_paragraph_that_is_held(law: Law) -> None:
    """A law that is held paragraph by paragraph has them as provisions."""
    whole = next(citation for citation in law.versions if str(citation) == "ข้อ 5")
    second = whole.child("วรรค 2")
    held = law._replace(versions={**law.versions, second: law.versions[whole]})
    (verdict,) = cite(held, held.on(TODAY), "ข้อ 5 วรรคสอง")
    assert told(verdict) == "ข้อ 5 วรรคสอง in-force"


# --- judge -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "outcomes"),
    [
        (f"{FOREIGN} ตามข้อ 7 (8) (ฌ) {FOREIGN}", ["ข้อ 7 (8) (ฌ) in-force", "ข้อ 7 (8) (ฌ) in-force"]),
        (f"{FOREIGN} ตามประกาศฯ ข้อ 7 (8) (ฌ)", ["ข้อ 7 (8) (ฌ) in-force"]),
        ("ข้อ 7 (8) (ฌ) กำหนดให้ “ก” และยังให้ “ข” ด้วย", ["ข้อ 7 (8) (ฌ) words-between"] * 2),
        (f"ข้อ 7 (8) (ฌ) กำหนดว่า {FOREIGN} มิได้", ["ข้อ 7 (8) (ฌ) denied"]),
        ("ข้อ 7 (8) (ฌ) “งา”", ["ข้อ 7 (8) (ฌ) too-short"]),
        ("ข้อ 7 (8) (ฌ) “ ”", ["ข้อ 7 (8) (ฌ) in-force"]),
        ("ข้อ 7 (1) (ฌ) “ใช่งานของส่วนราชการใดโดยเฉพาะ”", ["ข้อ 7 (1) (ฌ) denial-left-out"]),
        ("ข้อ 7 (1) (ฌ) “ปฏิบัติหน้าที่อื่น … ของส่วนราชการใด”", ["ข้อ 7 (1) (ฌ) denial-left-out"]),
        ("ข้อ 7 (1) (ฌ) “ปฏิบัติหน้าที่อื่น … ที่มิใช่งานของส่วนราชการใด”", ["ข้อ 7 (1) (ฌ) in-force"]),
        ("ข้อ 7 (8) (ฌ) “(ญ) ดำเนินงานวิเทศสัมพันธ์”", ["ข้อ 7 (8) (ฌ) text-differs"]),
        ("ข้อ 7 (8) (ฌ) “(ฌ) ดำเนินงานวิเทศสัมพันธ์”", ["ข้อ 7 (8) (ฌ) in-force"]),
        ("ข้อ 7 (8) (ฌ) ดำเนินงานวิเทศสัมพันธ", ["ข้อ 7 (8) (ฌ) damaged-quotation"]),
        ("ข้อ 7 (5) “ดำเนิน", ["ข้อ 7 (5) replaced-not-held"]),
        ("ข้อ 7 ของระเบียบ มิได้กำหนดว่า “ดำเนินงาน”", ["ข้อ 7 another-law"]),
        (f"ข้อ 7 (1) แห่ง{TITLE} มิได้บัญญัติว่า {FOREIGN}", ["ข้อ 7 (1) denied"]),
        (
            "ข้อ 7 (4) “กลุ่มบริหารงานการเงินและสินทรัพย์ มีอำนาจหน้าที่ดังต่อไปนี้ (ก) ดำเนินงานเกี่ยวกับงานบริหารการเงิน”",
            ["ข้อ 7 (4) in-force"],
        ),
        ("ข้อ 7 (4) “กลุ่มบริหารงานการเงินและสินทรัพย์ มีอำนาจหน้าที่ … (ค) ดำเนินงานเกี่ยวกับงานบริหารงานพัสดุ”", ["ข้อ 7 (4) in-force"]),
        ("“ปฏิบัติงานร่วมกับหรือสนับสนุนการปฏิบัติงานของหน่วยงานอื่นที่เกี่ยวข้องหรือที่ได้รับมอบหมาย”", ["? several-provisions"]),
        ("“สวัสดีครับผม”", []),
    ],
)
def test_verdicts(checker: Checker, text: str, outcomes: list[str]) -> None:
    """A quotation is judged with its citation, and only if the words between them are understood."""
    assert [told(verdict) for verdict in checker.text(text)] == outcomes


def test_a_quotation_far_from_a_citation_is_of_none(law: Law) -> None:
    """Unless it stands on its line, words between the two claim that it is, or it has words of the law."""
    far = "ประชุมกันแล้วเมื่อวานนี้ " * 4
    for text, quoted in (
        (f"ข้อ 7 (1) {far}“ไปเที่ยวทะเลกัน”", True),
        (f"ข้อ 7 (1) {far}\n“ไปเที่ยวทะเลกัน”", False),
        (f"ข้อ 7 (1) {far}\nมีข้อความว่า “ไปเที่ยวทะเลกัน”", True),
    ):
        (verdict,) = cite(law, law.on(TODAY), text)
        assert (verdict.quotation == "ไปเที่ยวทะเลกัน") == quoted


def test_all_that_is_held_is_right(law: Law, checker: Checker) -> None:
    """Every provision, cited alone, with its instrument, and with its words in marks or without, is judged alike."""
    for citation, versions in law.versions.items():
        title = law.instrument(citation).title
        words = versions[-1].words.text
        mark = "“" in words
        amends = law.instrument(citation).amends
        of = f"{citation} แห่ง{title}"
        for written in [
            of,
            *([] if mark else [f"{of} “{words}”"]),
            *([] if amends else [str(citation), f"{citation} {words}"]),
        ]:
            verdict = checker.text(written)[0]
            assert verdict.citation == str(citation)
            assert verdict.difference is None
            assert verdict.verdict in {"in-force", "was-in-force", "cannot-tell"}
            assert (verdict.reason in {"replaced-not-held", "account"}) == (verdict.verdict == "cannot-tell")
            if verdict.reason == "account":  # of one section, whose own words are not held
                assert words.startswith(title)


def test_words_before_an_amendment_that_is_not_held(checker: Checker) -> None:
    """What was replaced is compared with the text before, and nothing more is told."""
    wrong, right = checker.text(
        "ข้อ 7 (10) (ข) “ดำเนินการสอบสวนเกี่ยวกับเรื่องร้องเรียน” และข้อ 7 (10) (ข) “ดำเนินการสืบสวนเกี่ยวกับเรื่องร้องเรียน”"
    )
    assert told(wrong) == told(right) == "ข้อ 7 (10) (ข) replaced-not-held"
    assert wrong.difference == "ดำเนินการ[-สอบสวน-]{+สืบสวน+}เกี่ยวกับเรื่องร้องเรียน"
    assert right.difference is None


def test_words_as_the_source_printed_them(checker: Checker) -> None:
    """A quotation of the print is right, and its slip is shown."""
    (verdict,) = checker.text("ข้อ 5 (11) “ประสานการปฏิบัติราชการทั่วไบบงค์กรหรือหน่วยงานต่าง ๆ”")
    assert (verdict.verdict, verdict.reason) == ("in-force", "as-printed")
    assert "[-ไบบงค์กร-]{+ไปกับองค์กร+}" in str(verdict.remark)


def test_only_what_differs_is_marked() -> None:
    """Equal spellings are shown as the law has them; only words that differ are marked, with no spaces."""
    assert difference("ข้อ ๗ ของ  หนา้ท่ี เเละอื่น", "ข้อ 7 ของหน้าที่ และอื่น") == "ข้อ 7 ของหน้าที่ และอื่น"
    assert difference("ดำเนินการสอบสวน เรื่องร้องเรียน", "ดำเนินการสืบสวน เรื่องร้องเรียน และอื่น ๆ") == (
        "ดำเนินการ[-สอบสวน-]{+สืบสวน+} เรื่องร้องเรียน …"
    )
    assert difference("ก ข", "งานอื่น") == "[-ก ข-]{+งานอื่น+}"


@pytest.mark.parametrize(
    ("line", "outcome"),
    [
        ("7.10", "ข้อ 7 (10) replaced-not-held"),
        ("7 (1) “ดำเนินการ”", "ข้อ 7 (1) in-force"),
        ("ดำเนินงานวิเทศสัมพันธ์", "ข้อ 7 (8) (ฌ) in-force"),
        ("ดำเนินงานต่างประเทศสัมพันธ์", "ข้อ 7 (8) (ฌ) text-differs"),
        ("วางแผนอัตรากำลังและกำหนดตำแหน่งว่าง", "ข้อ 7 (5) (ก) replaced-not-held"),
        ("7[1]ก", "? no-citation"),
        ("ข้อที่ ๗ (๘)", "ข้อ 7 (8) in-force"),
        ("ม. 5", "มาตรา 5 not-in-source"),
        ("7.11", "ข้อ 7 (11) no-such-provision"),
        ("7.8 งานส่งเสริมการศึกษา", "ข้อ 7 (8) words-without-marks"),
        ("ข้อ 7 (8) (ฌ) 1/2", "ข้อ 7 (8) (ฌ) item-or-list-mark"),
        *(
            (line, "? no-citation")
            for line in ["7.30 น.", "7.30-8.30 น.", "๗.๓๐ นาฬิกา", "7.8.2565", "๗.๘.๖๕", "192.168.7.8", "7.05", "7.8%"]
        ),
        *(
            (line, "? no-citation")
            for line in ["7.5 เมตร", "5.1 ล้านบาท", "7.5 กม.", "5.1 ตารางวา", "7.5 คะแนน", "7.8 MB", "5.2 คน"]
        ),
        ("สวัสดี", "? no-citation"),
    ],
)
def test_one_line(law: Law, line: str, outcome: str) -> None:
    """A line that a user typed as a citation or a quotation has a verdict, whatever it is."""
    (verdict,) = Checker(law, law.on(TODAY)).one(line)
    assert told(verdict) == outcome
    assert line[slice(*verdict.span)] == verdict.input


def test_a_line_of_two_numbers_is_two(law: Law) -> None:
    """Several citations on a line are several verdicts."""
    assert len(Checker(law, law.on(TODAY)).one("ข้อ 5 และข้อ 6")) == 2


def test_cited_in(law: Law) -> None:
    """The provisions that a line cites, in every spelling; none for other words."""
    assert [str(bound.citation) for bound in cited_in(law, "7(1)ก และ (ข)", TODAY)] == ["ข้อ 7 (1) (ก)", "ข้อ 7 (1) (ข)"]
    assert [str(bound.citation) for bound in cited_in(law, "7 (2)", TODAY)] == ["ข้อ 7 (2)"]
    assert cited_in(law, "สวัสดี", TODAY) == []


# --- long texts ------------------------------------------------------------------------------------------------------


def test_pieces_are_judged_as_one_text(law: Law, checker: Checker) -> None:
    """Pieces have the verdicts of the whole text, each with its place; what the text numbers itself is surveyed."""
    text = "1. ก\n2. ข\nระเบียบ ก พ.ศ. 2550 ข้อ 9 “ เริ่ม\n\nตามข้อ 2\nข้อ 5 (1)\n\nประกาศฯ ข้อ 7 (1)\n"
    starts = [0, text.index("ตาม"), text.index("ประกาศ")]
    cut = [text[start:end] for start, end in pairwise([*starts, len(text)])]
    pieces = [Piece(part, start, Place(line=1)) for part, start in zip(cut, starts, strict=True)]
    verdicts = list(checker.judge(pieces, checker.survey(pieces)))
    whole = cite(law, law.on(TODAY), text)
    assert [(verdict.input, verdict.span, verdict.reason) for verdict in verdicts] == [
        (verdict.input, verdict.span, verdict.reason) for verdict in whole
    ]
    assert [verdict.place and verdict.place.line for verdict in verdicts] == [3, 1, 2, 1]
    assert [verdict.reason for verdict in verdicts[1:3]] == ["another-law-before"] * 2


def test_lines_end_in_any_way_and_paragraphs_end_titles(checker: Checker) -> None:
    """A line of an old Mac is one; a title goes on in the next line, but not in the next paragraph of a document."""
    for ends in ("\n", "\r\n", "\r"):
        pieces = [Piece(f"ก{ends}ข้อ 5 แห่งประกาศฯ{ends}เรื่อง การรับสมัคร", 0, Place(line=3))]
        (verdict,) = checker.judge(pieces, checker.survey(pieces))
        assert (verdict.place, verdict.another_law) == (Place(line=4), True)
        pieces = [pieces[0]._replace(place=Place(paragraph=3))]
        (verdict,) = checker.judge(pieces, checker.survey(pieces))
        assert (verdict.place, verdict.instrument and verdict.instrument.id) == (
            Place(paragraph=4),
            "announcement-2560",
        )


def test_items_without_written_numbers_and_unreadable_pieces(checker: Checker) -> None:
    """The numbers that Word makes count as the text's own; what cannot be read is a verdict."""
    pieces = [
        Piece("ตามข้อ 5", 0, Place(paragraph=3), items=("5",)),
        Piece("\ufffd\ufffd", 9, Place(page=2), readable=False),
    ]
    first, second = checker.judge(pieces, checker.survey(pieces))
    assert told(first) == "ข้อ 5 own-item"
    assert first.place == Place(paragraph=3)
    assert (told(second), second.span) == ("? unreadable", (9, 11))
    assert Place(page=1).down(3) == Place(page=1)
