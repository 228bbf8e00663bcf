"""Quoted words against the law's: cut words, ellipses, and what of a difference is shown."""

from __future__ import annotations

from datetime import date

import pytest

from mandate_cli.law.amendments import Dataset
from mandate_cli.law.fold import law as law_of
from mandate_cli.law.mandate import Law
from mandate_cli.law.quotation import Checker
from mandate_cli.law.quotation.compare import Quotation, Texts, cut_difference, difference, how
from tests.conftest import C
from tests.law.quotation import TODAY

LAW = "ให้ดำเนินงานวิเทศสัมพันธ์ พ.ศ. 2546 และงานการแนะแนว"


@pytest.mark.parametrize(
    ("quotation", "result"),
    [
        (LAW, "whole"),
        ("ดำเนินงานวิเทศสัมพันธ์", "part"),
        ("ดำเนินงานวิเทศสัมพัน", "cut-word"),
        ("ดำเนินงานวิเทศสัมพัน…", "part"),
        ("ดำเนินงานวิเทศฯ", "part"),
        ("สัมพันธ์ พ.ศ. 2546", "cut-word"),
        ("… สัมพันธ์ พ.ศ. 2546", "part"),
        ("ดำเนินงานวิเทศสัมพันธ์ พ.ศ. 25", "cut-word"),
        ("ดำเนินงาน … แนะแนว", "part"),  # behind การ a quotation may begin
        ("แนะแนว", "part"),
        ("และงานการ", "perhaps-cut"),  # but not end
        ("ดำเนิน…สัมพัน", "cut-word"),
        ("…", "not-equal"),
    ],
)
def test_a_word_is_cut_only_where_an_ellipsis_says_so(quotation: str, result: str) -> None:
    """The ends of a quotation are ends of words of the law; what the list of words has in two ways is in doubt."""
    assert how(Quotation.of(quotation), LAW, None) == result


def test_what_no_list_has_is_in_doubt() -> None:
    """Nobody knows where such words end."""
    assert how(Quotation.of("ฆฆฅฅ"), "ฆฆฅฅฑฑฌฌ", None) == "perhaps-cut"
    assert how(Quotation.of("ฆฆฅ"), "งาน", "ฆฆฅฅฑฑฌฌ") == "perhaps-cut"  # of a misprint neither
    assert how(Quotation.of("งานวินัย"), "งานพินัย", "(ก) งานวินัยและอุทธรณ์") == "as-printed"
    assert how(Quotation.of("งานวินัย"), "งานพินัย", "(ก) งานวินัย") == "as-printed"


def test_the_rest_of_a_cut_word_is_marked() -> None:
    """And an ellipsis stands for what the quotation rightly leaves out."""
    assert cut_difference(Quotation.of("ดำเนินงานวิเทศสัมพัน"), LAW) == "…ดำเนินงานวิเทศสัมพัน{+ธ์+}…"
    assert cut_difference(Quotation.of("สัมพันธ์ พ.ศ. 25"), LAW) == "…{+วิเทศ+}สัมพันธ์ พ.ศ. 25{+46+}…"
    assert cut_difference(Quotation.of("…สัมพันธ์ พ.ศ. 25"), LAW) == "…สัมพันธ์ พ.ศ. 25{+46+}…"
    assert not cut_difference(Quotation.of("ดำเนินงานวิเทศสัมพันธ์"), LAW)
    assert not cut_difference(Quotation.of("งานอื่น"), LAW)


def test_a_replaced_end_is_shown() -> None:
    """Left out is only what the quotation has nothing in place of."""
    law = "ดำเนินงานเกี่ยวกับงานบริหารการเงินของสถานศึกษาในเขตพื้นที่การศึกษา"
    assert difference("ดำเนินงานเกี่ยวกับงานบริหารการคลัง", law) == ("ดำเนินงานเกี่ยวกับงานบริหารการ[-คลัง-]{+เงิน+}…")
    assert difference("คนพิการ", "ส่งเสริมการจัดการศึกษาสำหรับผู้พิการ") == "…[-คน-]{+ผู้+}พิการ"
    assert difference("คนพิการ", "ผู้พิการ ผู้ด้อยโอกาส") == "[-คน-]{+ผู้+}พิการ …"
    assert difference("เนินการเกี่ยวกับงาน", "ดำเนินการเกี่ยวกับงาน") == "…เนินการเกี่ยวกับงาน"  # cut_difference shows the cut
    assert difference("ดำเนินงานวิเทศสัมพันธ์และการต่างประเทศ", "ดำเนินงานวิเทศสัมพันธ์") == (
        "ดำเนินงานวิเทศสัมพันธ์[-และการต่างประเทศ-]"
    )
    assert difference("เนินงานเกี่ยวกับงานบริหารการเงิน", law) == "…เนินงานเกี่ยวกับงานบริหารการเงิน…"
    assert difference("เกี่ยวกบงานบริหารการเงิน", law) == "…[-เกี่ยวกบ-]{+เกี่ยวกับ+}งานบริหารการเงิน…"


def test_a_label_is_marked_with_its_brackets() -> None:
    """Of either text, and wherever it stands."""
    law = "ให้ยกเลิกความในข้อ 7 (5) (ซ) แห่งประกาศกระทรวงศึกษาธิการ"
    assert difference("ให้ยกเลิกความในข้อ 7 (5) (ฌ)", law) == "ให้ยกเลิกความในข้อ 7 (5) [-(ฌ)-]{+(ซ)+} …"
    assert difference("ให้ยกเลิกความในข้อ 7 (5) แห่งประกาศ", law) == "ให้ยกเลิกความในข้อ 7 (5) {+(ซ)+} แห่งประกาศ…"
    assert difference("(ก) ให้ยกเลิกความใน", law) == "[-(ก)-]ให้ยกเลิกความใน…"
    assert difference("(5) ดำเนินงานวิเทศสัมพันธ์", "(1) งานพัสดุ (2) ดำเนินงานวิเทศสัมพันธ์") == (
        "…[-(5)-]{+(2)+} ดำเนินงานวิเทศสัมพันธ์"
    )


@pytest.mark.parametrize(
    ("words", "verdict", "reason"),
    [
        ("ดำเนินงานวิเทศสัมพันธ์", "in-force", ""),
        ("ดำเนินงานวิเทศสัมพัน", "text-differs", ""),
        ("งานของส่วนราชการใดโดยเฉพาะ", "cannot-tell", "denial-left-out"),
        ("งานของฝ่ายทะเบียนราษฎร", "cannot-tell", "no-citation"),
        ("(ญ) ดำเนินงานวิเทศสัมพันธ์", "text-differs", ""),  # of another label
        ("(ญ) วางแผนอัตรากำลังและกำหนดตำแหน่ง", "cannot-tell", "replaced-not-held"),
    ],
)
def test_words_without_a_citation(dataset: Dataset, words: str, verdict: str, reason: str) -> None:
    """They are judged as strictly as with one."""
    law = law_of(dataset)
    (judged,) = Checker(law, law.on(date(2024, 6, 1))).one(words)
    assert (judged.verdict, judged.reason) == (verdict, reason)


def test_a_repealed_item_is_no_part_of_a_provision_with_its_items(law: Law) -> None:
    """ข้อ 7 (5) (ซ) was repealed in 2561."""
    words = Texts(law, law.on(TODAY)).with_items(C("ข้อ 7 (5)"))
    assert "(ช) " in words
    assert "(ซ) " not in words


def test_only_what_differs_is_marked() -> None:
    """Equal spellings are shown as the law has them; only words that differ are marked, with no spaces."""
    assert difference("ข้อ ๗ ของ  หนา้ท่ี เเละอื่น", "ข้อ 7 ของหน้าที่ และอื่น") == "ข้อ 7 ของหน้าที่ และอื่น"
    assert difference("ดำเนินการสอบสวน เรื่องร้องเรียน", "ดำเนินการสืบสวน เรื่องร้องเรียน และอื่น ๆ") == (
        "ดำเนินการ[-สอบสวน-]{+สืบสวน+} เรื่องร้องเรียน …"
    )
    assert difference("ก ข", "งานอื่น") == "[-ก ข-]{+งานอื่น+}"
