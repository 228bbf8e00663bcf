"""Verdicts on citations and quotations in a text."""

from __future__ import annotations

from datetime import date

import pytest

from mandate_cli.law.amendments import Dataset
from mandate_cli.law.fold import fold, law
from mandate_cli.law.model import Mandate
from mandate_cli.law.quotation import cite
from tests.conftest import BEFORE, BETWEEN, TODAY
from tests.law.test_fold import GROUP_5_H, insert, instrument, replace_, with_

SHARED = "ปฏิบัติงานร่วมกับหรือสนับสนุนการปฏิบัติงานของหน่วยงานอื่นที่เกี่ยวข้องหรือที่ได้รับมอบหมาย"

ANNOUNCEMENT = "แห่งประกาศกระทรวงศึกษาธิการ เรื่อง การแบ่งส่วนราชการภายในสำนักงานเขตพื้นที่การศึกษา พ.ศ. 2560"

THIRD = date(2023, 6, 2)  # (ฉบับที่ 3) is in force from this day on

ON_THE_EVE = date(2023, 6, 1)

REPLACED_10 = "(ฉบับที่ 3) พ.ศ. 2566 ข้อ 2 has replaced ข้อ 7 (10) since 2 June 2023, and its text is not entered here"

PART = "a part of its text"

PRINTED = "so printed in the source; its reading is: ศึกษา วิเคราะห์ วิจัย และพัฒนา[-สื่อวัต-]{+สื่อนวัต+}กรรมการนิเทศทางการศึกษา"

AGAIN = "whether there is a ข้อ 7 (5) (ซ) again since 2 June 2023, by (ฉบับที่ 3) พ.ศ. 2566, is not known"

NOTHING = "there is no citation in it, and these are not words of this law"

NOT_HELD = "{} is not held here, so this dataset cannot tell whether there is one. Nearest held: {}."

# The day and the text; the verdict, the provision, and the difference or remark.
FEW = "there is no citation in it, and the words are too few to tell a provision by"

VERDICTS = [
    # neither citations nor words of the law
    (TODAY, "7.10ข", "cannot-tell", None, "there is no citation in it; did you mean “ข้อ 7 (10) (ข)”?"),
    (TODAY, "ม.37", "cannot-tell", None, "there is no citation in it; did you mean “มาตรา 37”?"),
    (TODAY, "ร้องเรียน", "cannot-tell", None, FEW),
    # citations
    (TODAY, "ข้อ 7 (1) (ก)", "in-force", "ข้อ 7 (1) (ก)", None),
    (TODAY, "(ก) ของ (1) ของข้อ ๗", "in-force", "ข้อ 7 (1) (ก)", None),
    (TODAY, f"ตามข้อ 7 (1) (ก) {ANNOUNCEMENT}", "in-force", "ข้อ 7 (1) (ก)", None),
    (TODAY, f"ความใน (ก) ของ (1) ของข้อ 7 {ANNOUNCEMENT}", "in-force", "ข้อ 7 (1) (ก)", None),
    (TODAY, "มาตรา 37 (1) แห่งพระราชบัญญัติระเบียบบริหารราชการกระทรวงศึกษาธิการ พ.ศ. 2546", "in-force", "มาตรา 37 (1)", None),
    (TODAY, "ข้อ 7", "in-force", "ข้อ 7", None),
    (TODAY, "ข้อ 7 (5) (ซ)", "was-in-force", "ข้อ 7 (5) (ซ)", AGAIN),
    (BETWEEN, "ข้อ 7 (5) (ซ)", "was-in-force", "ข้อ 7 (5) (ซ)", None),
    (BEFORE, "ข้อ 7 (5) (ซ)", "in-force", "ข้อ 7 (5) (ซ)", None),
    # replaced by an amendment that is not entered
    (ON_THE_EVE, "ข้อ 7 (10) (ข)", "in-force", "ข้อ 7 (10) (ข)", None),
    (THIRD, "ข้อ 7 (10) (ข)", "cannot-tell", "ข้อ 7 (10) (ข)", REPLACED_10),
    (TODAY, "ข้อ 7 (10)", "cannot-tell", "ข้อ 7 (10)", REPLACED_10),
    (TODAY, "ดำเนินการสืบสวนเกี่ยวกับเรื่องร้องเรียน", "cannot-tell", "ข้อ 7 (10) (ข)", REPLACED_10),
    (TODAY, "ข้อ 7 (10) (ข) ดำเนินการสืบสวน", "cannot-tell", "ข้อ 7 (10) (ข)", f"{REPLACED_10}; {PART}"),
    (
        TODAY,
        "ข้อ 7 (10) (ข) ดำเนินการสอบสวนเกี่ยวกับเรื่องร้องเรียน",
        "cannot-tell",
        "ข้อ 7 (10) (ข)",
        f"{REPLACED_10}; the text before it differs: ดำเนินการ[-สอบสวน-]{{+สืบสวน+}}เกี่ยวกับเรื่องร้องเรียน",
    ),
    (
        TODAY,
        "ข้อ 7 (10) (ฎ)",
        "cannot-tell",
        None,
        "Whether there is a ข้อ 7 (10) (ฎ) on 23 November 2026 is not known: (ฉบับที่ 3) พ.ศ. 2566 has replaced what it "
        "would stand in, since 2 June 2023, and its text is not entered here yet.",
    ),
    (ON_THE_EVE, "ข้อ 7 (10) (ฎ)", "no-such-provision", None, None),
    # no such provision
    (
        BEFORE,
        "ข้อ 7 (10) (ข)",
        "no-such-provision",
        None,
        "There is no ข้อ 7 (10) (ข) on 31 December 2017: it came on 28 August 2018, by (ฉบับที่ 2) พ.ศ. 2561 ข้อ 3.",
    ),
    (TODAY, "ข้อ 7 (11)", "no-such-provision", None, None),
    (TODAY, "ข้อ 7 (1) (ฮ)", "no-such-provision", None, None),
    (TODAY, "ข้อ 5 (13)", "no-such-provision", None, None),
    # not held
    (TODAY, "ข้อ 1", "cannot-tell", None, "ข้อ 1 exists, but its text is not in the source of this dataset."),
    (TODAY, "ข้อ 8", "cannot-tell", None, NOT_HELD.format("ข้อ 8", "ข้อ 7, ข้อ 6, ข้อ 5")),
    (TODAY, "ข้อ 99 (1)", "cannot-tell", None, NOT_HELD.format("ข้อ 99 (1)", "ข้อ 7 (1), ข้อ 7 (2), ข้อ 7 (3)")),
    (TODAY, "มาตรา 8 วรรคสอง", "cannot-tell", None, NOT_HELD.format("มาตรา 8", "มาตรา 37, มาตรา 37 (1), มาตรา 37 (2)")),
    (TODAY, "มาตรา 37 วรรคสอง", "cannot-tell", None, "มาตรา 37 is held without a division into paragraphs"),
    (
        TODAY,
        "ข้อ 3 แห่งประกาศ เรื่อง อื่น",
        "cannot-tell",
        None,
        "ข้อ 3 is said to be of ประกาศ เรื่อง อื่น, which this dataset does not hold.",
    ),
    (
        TODAY,
        "มาตรา 37 แห่งประมวลกฎหมายแพ่งและพาณิชย์",
        "cannot-tell",
        None,
        "มาตรา 37 is said to be of ประมวลกฎหมายแพ่งและพาณิชย์, which this dataset does not hold.",
    ),
    (TODAY, "ไม่ใช่ข้อกฎหมาย", "cannot-tell", None, NOTHING),
    (TODAY, "ข้อ 7 10", "cannot-tell", None, "there is no citation in it; did you mean “ข้อ 7 (10)”?"),
    (TODAY, "", "cannot-tell", None, NOTHING),
    (TODAY, "“”", "cannot-tell", None, NOTHING),
    # quotations
    (TODAY, "ดำเนินงานวิเทศสัมพันธ์", "in-force", "ข้อ 7 (8) (ฌ)", None),
    (TODAY, "“(ฌ) ดำเนินงานวิเทศสัมพันธ์”", "in-force", "ข้อ 7 (8) (ฌ)", None),
    (TODAY, "ดําเนินงาน วิเทศสัมพันธ์", "in-force", "ข้อ 7 (8) (ฌ)", None),
    (TODAY, "ข้อ 7 (8) (ฌ): “ดำเนินงานวิเทศสัมพันธ์”", "in-force", "ข้อ 7 (8) (ฌ)", None),
    (TODAY, "ข้อ 7 (8) (ฌ) ดำเนินงานวิเทศสัมพันธ์", "in-force", "ข้อ 7 (8) (ฌ)", None),
    (TODAY, "7.8.ฌ ที่บัญญัติว่า ดำเนินงานวิเทศสัมพันธ์", "in-force", "ข้อ 7 (8) (ฌ)", None),
    (TODAY, f"ข้อ 7 (8) (ฌ) {ANNOUNCEMENT} ดำเนินงานวิเทศสัมพันธ์", "in-force", "ข้อ 7 (8) (ฌ)", None),
    (TODAY, f'ข้อ 7 (5) (ซ) "{GROUP_5_H}"', "was-in-force", "ข้อ 7 (5) (ซ)", AGAIN),
    (BETWEEN, GROUP_5_H, "was-in-force", "ข้อ 7 (5) (ซ)", None),
    # in part
    (TODAY, "ข้อ 7 (8) (ฌ) วิเทศสัมพันธ์", "in-force", "ข้อ 7 (8) (ฌ)", PART),
    (TODAY, "ข้อ 7 (1) (ค) “ดำเนินการ…สิ่งแวดล้อม…”", "in-force", "ข้อ 7 (1) (ค)", PART),
    (TODAY, "ดำเนินการเกี่ยวกับอาคารสถานที่", "in-force", "ข้อ 7 (1) (ค)", PART),
    (BETWEEN, "ข้อ 7 (5) (ซ) อุทธรณ์ ร้องทุกข์", "was-in-force", "ข้อ 7 (5) (ซ)", PART),
    # as printed
    (
        TODAY,
        "ข้อ 7 (7) (ฉ) “ศึกษา วิเคราะห์ วิจัย และพัฒนาสื่อวัตกรรมการนิเทศทางการศึกษา”",
        "in-force",
        "ข้อ 7 (7) (ฉ)",
        PRINTED,
    ),
    (TODAY, "ข้อ 7 (7) (ฉ) พัฒนาสื่อวัตกรรม", "in-force", "ข้อ 7 (7) (ฉ)", f"{PART}; {PRINTED}"),
    (
        BETWEEN,
        "ข้อ 7 (10) (ฌ) (ณ) ศึกษา วิเคราะห์ วิจัย จัดทำข้อมูล",
        "in-force",
        "ข้อ 7 (10) (ฌ)",
        "a part of its text; so printed in the source; its reading is: "
        "([-ณ-]{+ฌ+}) ศึกษา วิเคราะห์ วิจัย จัดทำข้อมูลและติดตามประเมินผลเพื่อพัฒนางานกฎหมายและงานคดีของรัฐ",
    ),
    (TODAY, "ข้อ 7 (8) (ฌ) (ญ)", "no-such-provision", None, None),
    (TODAY, "ข้อ 7 (11) ดำเนินงานวิเทศสัมพันธ์", "no-such-provision", None, None),
    (
        BETWEEN,
        "ข้อ 7 (10) (ฌ) “(ณ) ศึกษา วิเคราะห์ วิจัย จัดทำข้อมูลและติดตามประเมินผลเพื่อพัฒนางานกฎหมายและงานคดีของรัฐ”",
        "in-force",
        "ข้อ 7 (10) (ฌ)",
        "so printed in the source; its reading is: "
        "([-ณ-]{+ฌ+}) ศึกษา วิเคราะห์ วิจัย จัดทำข้อมูลและติดตามประเมินผลเพื่อพัฒนางานกฎหมายและงานคดีของรัฐ",
    ),
    # words of several provisions, and of one inside the provision cited
    (
        TODAY,
        SHARED,
        "cannot-tell",
        None,
        "words of 11 provisions: ข้อ 5 (12), ข้อ 7 (1) (ญ), ข้อ 7 (2) (จ), ข้อ 7 (3) (ฉ), ข้อ 7 (4) (ฉ), ข้อ 7 (5) (ฌ), "
        "ข้อ 7 (6) (ช), ข้อ 7 (7) (ซ), ข้อ 7 (8) (ฐ), ข้อ 7 (9) (จ), ข้อ 7 (10) (ญ)",
    ),
    (TODAY, f"“(ญ) {SHARED}”", "cannot-tell", None, "words of 2 provisions: ข้อ 7 (1) (ญ), ข้อ 7 (10) (ญ)"),
    (
        TODAY,
        SHARED.replace("มอบหมาย", "มอบหมาด"),
        "cannot-tell",
        None,
        "nearly the words of 11 provisions: ข้อ 5 (12), ข้อ 7 (1) (ญ), ข้อ 7 (2) (จ), ข้อ 7 (3) (ฉ), ข้อ 7 (4) (ฉ), "
        "ข้อ 7 (5) (ฌ), ข้อ 7 (6) (ช), ข้อ 7 (7) (ซ), ข้อ 7 (8) (ฐ), ข้อ 7 (9) (จ), ข้อ 7 (10) (ญ)",
    ),
    (TODAY, f"ข้อ 7 (9) (จ) {SHARED}", "in-force", "ข้อ 7 (9) (จ)", None),
    (TODAY, f"ข้อ 7 (9) {SHARED}", "in-force", "ข้อ 7 (9) (จ)", "the words stand in ข้อ 7 (9) (จ)"),
    (TODAY, "ข้อ 6 กลุ่มอำนวยการ", "in-force", "ข้อ 6 (1)", "the words stand in ข้อ 6 (1)"),
    # slips
    (TODAY, "ข้อ 7 (8) (ฌ) “ดำเนินงานวิเทสสัมพันธ์”", "text-differs", "ข้อ 7 (8) (ฌ)", "ดำเนินงานวิ[-เทส-]{+เทศ+}สัมพันธ์"),
    (TODAY, "ข้อ 7 (8) (ฌ) ดำเนินงานวิเทศสัมพันธ", "text-differs", "ข้อ 7 (8) (ฌ)", "ดำเนินงานวิเทศสัม[-พันธ-]{+พันธ์+}"),
    (TODAY, "ข้อ 7 (8) (ฌ) “(ญ) ดำเนินงานวิเทศสัมพันธ์”", "text-differs", "ข้อ 7 (8) (ฌ)", "([-ญ-]{+ฌ+}) ดำเนินงานวิเทศสัมพันธ์"),
    (TODAY, "ดำเนินงานวิเทศสัมพันธุ์ไทย", "text-differs", "ข้อ 7 (8) (ฌ)", "ดำเนินงานวิเทศสัม[-พันธุ์ไทย-]{+พันธ์+}"),
]


@pytest.mark.parametrize(("day", "text", "verdict", "citation", "said"), VERDICTS)
def test_cite(dataset: Dataset, day: date, text: str, verdict: str, citation: str | None, said: str | None) -> None:
    """Verdict, provision, and difference or remark for every form of citation and quotation."""
    found = cite(law(dataset), fold(dataset, day), text)
    assert (found.input, found.verdict) == (text, verdict)
    assert (str(found.provision.citation) if found.provision else None) == citation
    assert (found.by is None) == (found.begins is None) == (citation is None)
    assert (found.difference or (str(found.remark) if found.remark else None)) == said
    assert bool(found.difference) == (verdict == "text-differs")
    assert verdict != "cannot-tell" or found.remark


def test_cite_gives_the_days_and_what_ended_it(dataset: Dataset, now: Mandate) -> None:
    """The day it began and the first day it no longer held, also by an amendment that is not entered."""
    for text, begins, ends, clause in (
        ("ข้อ 7 (5) (ซ)", date(2017, 11, 22), date(2018, 8, 28), "ข้อ 2"),
        ("ข้อ 7 (5) (ก)", date(2017, 11, 22), THIRD, "ข้อ 1"),
        ("ข้อ 7 (1) (ก)", date(2017, 11, 22), None, "ข้อ 7"),
    ):
        found = cite(law(dataset), now, text)
        assert (found.begins, found.ends) == (begins, ends)
        assert found.by
        assert str(found.by.clause) == clause


def test_cite_is_about_all_the_provisions_that_could_be_meant(dataset: Dataset, now: Mandate) -> None:
    """So that the caveats on each of them are given."""
    assert len(cite(law(dataset), now, SHARED).touched) == 11
    assert [str(provision.citation) for provision in cite(law(dataset), now, "7.1").touched] == ["ข้อ 7 (1)"]
    assert cite(law(dataset), now, "ข้อ 99").touched == ()


def test_cite_lists_no_more_than_a_dozen(dataset: Dataset) -> None:
    """A sign shows that there are more."""
    more = [insert(f"ข้อ 7 (9) ({letter})", SHARED) for letter in "ฉช"]
    again = with_(dataset, instrument(4, date(2024, 1, 1), *more))
    found = cite(law(again), fold(again, TODAY), SHARED)
    assert str(found.remark).startswith("words of 13 provisions: ข้อ 5 (12), ")
    assert str(found.remark).endswith(", ข้อ 7 (9) (ช) …")


def test_cite_finds_an_older_version_by_its_words(dataset: Dataset) -> None:
    """A quotation of an older version was in force; one that no version has is compared with the latest."""
    again = with_(
        dataset, instrument(4, date(2024, 1, 1), replace_("ข้อ 7 (8) (ฌ)", "ดำเนินงานวิเทศสัมพันธ์", "งานต่างประเทศ"))
    )
    mandate = fold(again, TODAY)
    for text in ("ข้อ 7 (8) (ฌ) “ดำเนินงานวิเทศสัมพันธ์”", "ดำเนินงานวิเทศสัมพันธ์"):
        found = cite(law(again), mandate, text)
        assert (found.verdict, found.ends) == ("was-in-force", date(2024, 1, 1))
        assert found.by
        assert found.by.instrument.number == 4
    found = cite(law(again), mandate, "ข้อ 7 (8) (ฌ) “งานต่างด้าว”")
    assert (found.verdict, found.difference) == ("text-differs", "งานต่าง[-ด้าว-]{+ประเทศ+}")


def test_every_citation_printed_parses_back(dataset: Dataset, now: Mandate) -> None:
    """To the same provision: alone, with its instrument, and with its words."""
    for citation in dataset.citations():
        provision = now.get(citation)
        assert provision
        of = f"{citation} แห่ง{dataset.enactments[citation.kind == 'ข้อ'].instrument.title}"
        for written in (str(citation), of, f"{citation} {provision.words.text}", f"{of} “{provision.words.text}”"):
            found = cite(law(dataset), now, written)
            assert found.provision == provision
            assert found.difference is None


def test_nothing_is_cited_from_an_empty_law(dataset: Dataset) -> None:
    """Before the first instrument there is no text to compare with."""
    assert cite(law(dataset), fold(dataset, date(2000, 1, 1)), "งาน").verdict == "cannot-tell"
