"""What a citation typed by a user refers to."""

from __future__ import annotations

from datetime import date

import pytest

from mandate_cli.errors import MandateError
from mandate_cli.law.amendments import Clause, Dataset, EnactedProvision, Enactment, Insert, Repeal
from mandate_cli.law.citation import Citation
from mandate_cli.law.fold import law
from mandate_cli.law.model import Place, Words
from mandate_cli.law.quotation import cite
from mandate_cli.law.resolution import holders, resolve
from mandate_cli.law.typed import cited, undivided
from tests.conftest import ANNOUNCEMENT, C

NOWHERE = Place("generated", 1, 1)
NOT_CITED = [
    ("(ฌ) (8) ข้อ 7", "bad-citation", 2, "“(ฌ) (8) ข้อ 7” is not a citation; write it like ข้อ 7 (8) (ฌ)."),
    ("กลุ่ม", "bad-citation", 2, "“กลุ่ม” is not a citation; write it like ข้อ 7 (8) (ฌ)."),
    ("7.99ขข", "bad-citation", 2, "“7.99ขข” is not a citation; write it like ข้อ 7 (8) (ฌ)."),
    ("ข้อ 5, 6 และ 7", "bad-citation", 2, "“ข้อ 5, 6 และ 7” names several provisions: ข้อ 5, ข้อ 6, ข้อ 7."),
    ("7.30 น.", "bad-citation", 2, "“7.30 น.” is not a citation; write it like ข้อ 7 (8) (ฌ)."),
    ("๗.๘.๒๕๖๕", "bad-citation", 2, "“๗.๘.๒๕๖๕” is not a citation; write it like ข้อ 7 (8) (ฌ)."),
    ("37 1", "bad-citation", 2, "“37 1” is not a citation. Did you mean “มาตรา 37 (1)”?"),
    ("ข้อ 7 งาน", "bad-citation", 2, "“ข้อ 7 งาน” is not a citation; write it like ข้อ 7 (8) (ฌ)."),
    (
        "ข้อ 7 (8) แห่งประกาศดังกล่าว",
        "bad-citation",
        2,
        "“ข้อ 7 (8) แห่งประกาศดังกล่าว” does not say of which instrument. Did you mean “ข้อ 7 (8)”?",
    ),
    (
        "ข้อ 7 (8) แห่งประกาศนี้",
        "bad-citation",
        2,
        "“ข้อ 7 (8) แห่งประกาศนี้” does not say of which instrument. Did you mean “ข้อ 7 (8)”?",
    ),
    (
        "มาตรา 37 แห่งพระราชบัญญัตินี้",
        "bad-citation",
        2,
        "“มาตรา 37 แห่งพระราชบัญญัตินี้” does not say of which instrument. Did you mean “มาตรา 37”?",
    ),
    ("ข้อ 7 แห่งxyz", "not-in-source", 1, "ข้อ 7 is said to be of xyz, which this dataset does not hold."),
    (
        "มาตรา 37 แห่งประมวลกฎหมายแพ่งและพาณิชย์",
        "not-in-source",
        1,
        "มาตรา 37 is said to be of ประมวลกฎหมายแพ่งและพาณิชย์, which this dataset does not hold.",
    ),
]


@pytest.mark.parametrize(("text", "code", "exit_code", "message"), NOT_CITED)
def test_cited_refuses_a_text_that_is_not_a_citation(
    dataset: Dataset, text: str, code: str, exit_code: int, message: str
) -> None:
    """The error shows how to write a citation, or says that it is of another law."""
    assert cited(law(dataset), "ข้อ ๗(๕)(ซ)") == C("ข้อ 7 (5) (ซ)")
    with pytest.raises(MandateError) as caught:
        cited(law(dataset), text)
    assert (caught.value.code, caught.value.exit_code, str(caught.value)) == (code, exit_code, message)
    assert (caught.value.did_you_mean or "what").join("“”") in message or caught.value.did_you_mean is None


def test_a_citation_of_two_base_instruments_is_asked_about(dataset: Dataset) -> None:
    """By their titles; which one has it can be said."""
    base = next(each for each in dataset.enactments if each.instrument.id == ANNOUNCEMENT)
    title = "ประกาศกระทรวงศึกษาธิการ เรื่อง การอื่น พ.ศ. 2559"
    other = base.instrument._replace(id="other", title=title, short_title="ประกาศ พ.ศ. 2559")
    seven = C("ข้อ 7").of("other")
    insert = Insert(seven, (EnactedProvision(seven, Words("มีหน้าที่"), None, NOWHERE),), NOWHERE)
    twin = Enactment(other, (Clause(seven, None, (insert,), None, NOWHERE),))
    both = law(dataset._replace(enactments=(*dataset.enactments, twin)))
    with pytest.raises(MandateError, match=r"^There is a ข้อ 7 in each of ประกาศ พ\.ศ\. 25"):
        cited(both, "ข้อ 7 (1)")
    assert cited(both, "ข้อ 7 (1) แห่งประกาศ พ.ศ. 2560") == C("ข้อ 7 (1)")


def test_of_two_bases_the_one_in_force_is_meant(dataset: Dataset) -> None:
    """By `show` and by `cite`; the one that a text named last is meant before that."""
    base = next(each for each in dataset.enactments if each.instrument.id == ANNOUNCEMENT)
    day, seven = date(2015, 1, 1), C("ข้อ 7").of("old")
    title = "ประกาศกระทรวงศึกษาธิการ เรื่อง การแบ่งงาน พ.ศ. 2558"
    old = base.instrument._replace(id="old", title=title, short_title="ประกาศ พ.ศ. 2558", made=day)
    insert = Insert(seven, (EnactedProvision(seven, Words("แบ่งงานเป็นสองฝ่าย"), None, NOWHERE),), NOWHERE)
    repeal = Repeal(seven, "แบ่งงานเป็นสองฝ่าย", NOWHERE)
    first = Enactment(old, (Clause(seven, None, (insert,), None, NOWHERE),))
    newer = base._replace(clauses=(*base.clauses, Clause(C("ข้อ 8"), None, (repeal,), None, NOWHERE)))
    others = (each for each in dataset.enactments if each != base)
    both = law(dataset._replace(enactments=(first, newer, *others)))
    for now, instrument in ((date(2016, 1, 1), "old"), (date(2020, 1, 1), ANNOUNCEMENT)):
        (verdict,) = cite(both, both.on(now), "ข้อ 7")
        assert (verdict.verdict, verdict.instrument and verdict.instrument.id) == ("in-force", instrument)
        assert cited(both, "ข้อ 7", now).instrument == instrument
    (verdict,) = cite(both, both.on(date(2020, 1, 1)), f"ตาม{title} นั้น ข้อ 7 ไม่ใช้แล้ว")
    assert (verdict.verdict, verdict.instrument) == ("was-in-force", old)


def test_without_instruments_a_citation_stays_what_it_is(dataset: Dataset) -> None:
    """There is nothing that it could be of."""
    citation = Citation.parse("ข้อ 7")
    assert resolve(law(dataset)._replace(instruments=()), citation) == citation


NAMED = [
    ("มาตรา 37", "", True),
    ("มาตรา 37", "พ.ร.บ.ระเบียบบริหารราชการกระทรวงศึกษาธิการ พ.ศ. 2546", True),
    ("มาตรา 37", "พ.ร.บ. พ.ศ. 2546", True),
    ("มาตรา 8", "พระราชบัญญัติระเบียบบริหารราชการกระทรวงศึกษาธิการ", True),
    ("ข้อ 7", "ประกาศ", True),
    ("ข้อ 7", "ประกาศ พ.ศ. 2560", True),
    ("มาตรา 37", "ประกาศ พ.ศ. 2560", False),
    ("ข้อ 3", "ประกาศกระทรวงศึกษาธิการ เรื่อง การแบ่งส่วนราชการภายในสำนักงานเขตพื้นที่การศึกษา (ฉบับที่ 2) พ.ศ. 2561", False),
]


@pytest.mark.parametrize(("citation", "instrument", "expected"), NAMED)
def test_whether_a_citation_is_of_this_law(dataset: Dataset, citation: str, instrument: str, expected: bool) -> None:
    """It may name the instrument by its full title, a part of it, พ.ร.บ. or the short title."""
    found = holders(law(dataset), C(citation), instrument)
    assert (C(citation).instrument in [each.id for each in found]) is expected


@pytest.mark.parametrize(
    "text", ["7.10ข", "ข้อ 7(10)ข", "(ข) ของ (10) ของข้อ 7", "ข้อ ๗ (๑๐) (ข) ของประกาศ ศธ.", "ประกาศฯ ขอ้ 7 (10) (ข)"]
)
def test_cited_takes_every_spelling_that_cite_reads(dataset: Dataset, text: str) -> None:
    """What names one provision is it."""
    assert cited(law(dataset), text) == C("ข้อ 7 (10) (ข)")


@pytest.mark.parametrize("text", ["ข้อ 7 (10) (ข) วรรคหนึ่ง", "ข้อ 7 (10) (ข) ตอนท้าย", "วรรคหนึ่งของข้อ 7 (10) (ข)"])
def test_what_is_held_whole_is_told(dataset: Dataset, text: str) -> None:
    """A paragraph or a part leads to the provision that has it, which is held without such."""
    assert cited(law(dataset), text) == undivided(law(dataset), text, date.max) == C("ข้อ 7 (10) (ข)")
    assert undivided(law(dataset), "ข้อ 7 (10) (ข)", date.max) is None
    assert undivided(law(dataset), "ตอนเช้า", date.max) is None
