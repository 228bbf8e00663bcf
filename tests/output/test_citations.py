"""The page and the JSON of verdicts."""

from __future__ import annotations

import json
from datetime import date

import pytest

from mandate_cli.law.amendments import Dataset
from mandate_cli.law.fold import law as law_of
from mandate_cli.law.mandate import Law
from mandate_cli.law.quotation import Checker, Piece, Place, Verdict, cite
from mandate_cli.output import citations, plain

TODAY = date(2024, 6, 1)
KEYS = ["input", "span", "citation", "instrument", "verdict", "provision", "from", "to", "by", "quotation"]
KEYS += ["difference", "compared", "found_in", "reason", "place"]


@pytest.fixture(scope="module")
def law(dataset: Dataset) -> Law:
    """The shipped law."""
    return law_of(dataset)


def line(verdict: Verdict) -> str:
    """A verdict as a page has it."""
    return plain.text(citations.page([verdict])).rstrip("\n")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("ข้อ 7 (1) (ก)", "ข้อ 7 (1) (ก)  ประกาศ พ.ศ. 2560: in force since 22 November 2017"),
        (
            "ข้อ ๗(5)(ซ)",
            "ข้อ 7 (5) (ซ)  ประกาศ พ.ศ. 2560: “ข้อ ๗(5)(ซ)”: was in force from 22 November 2017 until 28 August 2018, "
            "ended by (ฉบับที่ 2) พ.ศ. 2561 ข้อ 2; whether there is a ข้อ 7 (5) (ซ) again since 2 June 2023, "
            "by (ฉบับที่ 3) พ.ศ. 2566, is not known",
        ),
        (
            "ข้อ 7 (8) (ฌ) “ดำเนินงานวิเทศสัมพันธ์”",
            "ข้อ 7 (8) (ฌ)  ประกาศ พ.ศ. 2560: in force since 22 November 2017; quoted rightly",
        ),
        (
            "“ดำเนินงานวิเทศสัมพันธ์”",
            "ข้อ 7 (8) (ฌ)  ประกาศ พ.ศ. 2560: “ดำเนินงานวิเทศสัมพันธ์”: in force since 22 November 2017",
        ),
        (
            "ข้อ 7 “ศึกษา วิเคราะห์ และจัดทำข้อมูลเพื่อดำเนินงานวินัย อุทธรณ์ ร้องทุกข์ และการดำเนินคดีของรัฐ”",
            "ข้อ 7 (5) (ซ)  ประกาศ พ.ศ. 2560: “ข้อ 7”: was in force from 22 November 2017 until 28 August 2018, "
            "ended by (ฉบับที่ 2) พ.ศ. 2561 ข้อ 2; whether there is a ข้อ 7 (5) (ซ) again since 2 June 2023, "
            "by (ฉบับที่ 3) พ.ศ. 2566, is not known; the words stand in ข้อ 7 (5) (ซ)",
        ),
        (
            "ข้อ 7 (8) (ฌ) ระบุว่า ดำเนินงานวิเทศสัมพันธ์ จึงเรียนมา",
            "ข้อ 7 (8) (ฌ)  ประกาศ พ.ศ. 2560: in force since 22 November 2017; quoted rightly; "
            "the words behind it were not compared",
        ),
        (
            "มาตรา 37 ให้มีสำนักงานเพื่อขายของ",
            "มาตรา 37  พ.ร.บ. พ.ศ. 2546: in force since 7 July 2003 at the earliest; "
            "the words behind it were not compared",
        ),
        (
            "ข้อ 7 (8) (ฮ)",
            "ข้อ 7 (8) (ฮ)  ประกาศ พ.ศ. 2560: There is no ข้อ 7 (8) (ฮ) on 1 June 2024: "
            "there are ข้อ 7 (8) (ก) to ข้อ 7 (8) (ฐ).",
        ),
        ("ข้อ 9 ของระเบียบพัสดุ", "ข้อ 9  ระเบียบพัสดุ is another law or document; it is not judged"),
        ("ตาม (1)", "–  “(1)”: cannot tell: it does not say of which clause or section"),
        (
            "ข้อ 7 (8) (ก) “ดำเนินงานวิเทศสัมพันธ์”",
            "ข้อ 7 (8) (ก)  ประกาศ พ.ศ. 2560: in force since 22 November 2017, but the text differs; "
            "the words stand in ข้อ 7 (8) (ฌ); [-ดำเนินงานวิเทศสัมพันธ์-]{+ศึกษา วิเคราะห์ ส่งเสริม สนับสนุน "
            "และดำเนินงานเกี่ยวกับศาสตร์พระราชา+}",
        ),
        (
            "ข้อ 7 (5) (ซ) “ดำเนินงานวิเทศสัมพันธ์”",
            "ข้อ 7 (5) (ซ)  ประกาศ พ.ศ. 2560: was in force from 22 November 2017 until 28 August 2018, "
            "ended by (ฉบับที่ 2) พ.ศ. 2561 ข้อ 2, and its text differed; the words stand in ข้อ 7 (8) (ฌ); "
            "[-ดำเนินงานวิเทศสัมพันธ์-]{+ศึกษา วิเคราะห์ และจัดทำข้อมูลเพื่อดำเนินงานวินัย อุทธรณ์ ร้องทุกข์ "
            "และการดำเนินคดีของรัฐ+}",
        ),
    ],
)
def test_lines(law: Law, text: str, said: str) -> None:
    """A line says what is cited, as written if otherwise, and the verdict with its reason."""
    (verdict,) = cite(law, law.on(TODAY), text)
    assert line(verdict) == said


def test_a_range_is_the_passage_of_its_members(law: Law) -> None:
    """What is written of an item inside a range is the whole range."""
    for text in ("ข้อ 7 (4) (ก)-(ค)", "ข้อ 7 (4) (ก) ถึง (ค)", "ข้อ 7 (4) (ก) จนถึง (ค)"):
        inside = cite(law, law.on(TODAY), text)[1]
        assert line(inside) == f"ข้อ 7 (4) (ข)  ประกาศ พ.ศ. 2560: “{text}”: in force since 22 November 2017"


def test_a_difference_has_the_note_of_the_data(law: Law) -> None:
    """Where the keeper of the data doubts the printed text, a quotation that differs is told so."""
    day = date(2019, 1, 1)
    noted = [
        each for versions in law.on(day).versions.values() for each in versions if each.words.note and each.in_force
    ]
    duties = [each for each in noted if len(each.citation.labels) > 2]
    assert duties
    for duty in duties:
        (verdict,) = cite(law, law.on(day), f"{duty.citation} “{duty.words.text}ทุกวัน”")
        assert verdict.verdict == "text-differs"
        assert line(verdict).endswith(f"; note: {duty.words.note}")


def test_what_is_said_below(law: Law) -> None:
    """The marks of a difference are explained once, and of a whole text that words were not compared."""
    differs, led = (cite(law, law.on(TODAY), f"ข้อ 7 (8) (ฌ) {words}") for words in ("“ขายของ”", "ให้ขายของ"))
    marks = "[-…-]: only in the quotation; {+…+}: only in the law"
    assert plain.text(citations.below(differs * 2)) == f"{marks}\n"
    assert citations.below(led) == []
    said = "Words without quotation marks behind citations were not compared with the law."
    assert plain.text(citations.below(led, whole=True)) == f"{said}\n"
    (page,) = citations.parts([verdict._replace(place=Place(line=1)) for verdict in led])
    assert plain.text(page).count("not compared") == 1


def test_a_long_passage_is_cut() -> None:
    """A passage that fills a page is shown by its beginning."""
    assert line(Verdict("x" * 100, (0, 100), "cannot-tell")).startswith(f"–  “{'x' * 59}…”: cannot tell")


def test_places(law: Law) -> None:
    """Where a citation stands in a file is said before it."""
    checker = Checker(law, law.on(TODAY))
    for place, said in ((Place(page=2, line=3), "page 2, line 3"), (Place(paragraph=4), "paragraph 4")):
        pieces = [Piece("ข้อ 5 ของประกาศฯ", 0, place)]
        (verdict,) = checker.judge(pieces, checker.survey(pieces))
        assert line(verdict).startswith(f"{said}  ข้อ 5 ")


def test_summary(law: Law) -> None:
    """A summary counts the verdicts, those of other laws and of the text itself apart."""
    text = "ข้อ 9. ตามนี้\nข้อ 7 (1) และข้อ 7 (1) (ฮ) ของประกาศฯ ตามมาตรา 5 แห่งพระราชบัญญัติอื่น พ.ศ. 2500"
    ((_, said),) = citations.summary(cite(law, law.on(TODAY), text))
    kinds = ("1 in force", "1 that does not exist", "1 of another law, not judged", "1 of the text itself, not judged")
    assert said == f"4 citations: {', '.join(kinds)}"
    ((_, nothing),) = citations.summary([])
    assert nothing == "There is no citation in it."


def test_records(law: Law) -> None:
    """Every record has all keys in their order, and is JSON."""
    text = "ข้อ 7 (1) ของประกาศฯ ตามมาตรา 5 แห่งพระราชบัญญัติอื่น พ.ศ. 2500"
    first, second = citations.records(cite(law, law.on(TODAY), text), law.on(TODAY))
    assert [*first] == [*second] == KEYS
    assert (first["verdict"], first["from"], first["span"]) == ("in-force", "2017-11-22", [0, 9])
    assert (second["instrument"], second["provision"], second["reason"]["code"]) == (None, None, "another-law")
    assert json.loads(json.dumps(first)) == first
