"""Explaining: versions, the timeline, what changed, and what is to be said of a citation or a quotation."""

from __future__ import annotations

import itertools
import re
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mandate_cli.errors import MandateError
from mandate_cli.law.amendments import Dataset
from mandate_cli.law.citation import Citation
from mandate_cli.law.difference import _syllables, marked
from mandate_cli.law.fold import fold, law
from mandate_cli.law.history import diff, end_of, history, replaced_unentered, show, versions_of
from mandate_cli.law.model import Mandate
from mandate_cli.law.quotation import cite
from mandate_cli.law.resolution import cited, of_this_law
from tests.conftest import BEFORE, BETWEEN, TODAY
from tests.law.test_fold import GROUP_5_H, insert, instrument, replace_, with_

C = Citation.parse


NOT_CITED = [
    ("กลุ่ม", "bad-citation", 2, "“กลุ่ม” is not a citation; write it like ข้อ 7 (10) (ข) or มาตรา 37 (1)."),
    ("7.99ข", "bad-citation", 2, "“7.99ข” is not a citation; write it like ข้อ 7 (10) (ข) or มาตรา 37 (1)."),
    ("7.10ข", "bad-citation", 2, "“7.10ข” is not a citation. Did you mean “ข้อ 7 (10) (ข)”?"),
    ("37 1", "bad-citation", 2, "“37 1” is not a citation. Did you mean “มาตรา 37 (1)”?"),
    ("ข้อ 7 งาน", "bad-citation", 2, "“ข้อ 7 งาน” is not a citation; write it like ข้อ 7 (10) (ข) or มาตรา 37 (1)."),
    (
        "มาตรา 37 แห่งประมวลกฎหมายแพ่งและพาณิชย์",
        "not-in-source",
        1,
        "มาตรา 37 is said to be of ประมวลกฎหมายแพ่งและพาณิชย์, which this dataset does not hold.",
    ),
]


@pytest.mark.parametrize(("text", "code", "exit_code", "message"), NOT_CITED)
def test_cited_refuses_what_is_no_citation(
    dataset: Dataset, text: str, code: str, exit_code: int, message: str
) -> None:
    """With the way to write one; or one of another law."""
    assert cited(law(dataset), "ข้อ ๗(๕)(ซ)") == C("ข้อ 7 (5) (ซ)")
    with pytest.raises(MandateError) as caught:
        cited(law(dataset), text)
    assert (caught.value.code, caught.value.exit_code, str(caught.value)) == (code, exit_code, message)
    assert (caught.value.did_you_mean or "what").join("“”") in message or caught.value.did_you_mean is None


@pytest.mark.parametrize(
    ("asked", "meant"), [("37.1", "มาตรา 37 (1)"), ("มาตรา 7 (10)", "ข้อ 7 (10)"), ("ข้อ 99", None), ("7.99", None)]
)
def test_the_kind_of_a_citation_may_have_been_left_out(dataset: Dataset, asked: str, meant: str | None) -> None:
    """Where only the other kind is held under these numbers, that is offered."""
    whole = law(dataset)
    with pytest.raises(MandateError) as caught:
        show(whole, whole.on(TODAY), C(asked))
    assert caught.value.did_you_mean == meant
    assert meant is None or f"Nearest held: {meant}." in str(caught.value)


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
    """The full title, a part of it, พ.ร.บ., or the short title, of the instrument that has the section or clause."""
    assert of_this_law(law(dataset), C(citation), instrument) is expected


def test_show_gives_the_provision_and_its_versions(dataset: Dataset, now: Mandate, before: Mandate) -> None:
    """As it stands on the day, with every version's days, whatever the day asked."""
    for mandate, in_force in ((now, False), (before, True)):
        provision, (version,) = show(law(dataset), mandate, C("ข้อ 7 (5) (ซ)"))
        assert provision.in_force is in_force
        assert (version.begins, version.ends) == (date(2017, 11, 22), date(2018, 8, 28))


def test_show_puts_the_latest_version_first(dataset: Dataset) -> None:
    """A label used again has two versions."""
    again = with_(dataset, instrument(4, date(2024, 1, 1), insert("ข้อ 7 (5) (ซ)", "งานอื่น")))
    provision, versions = show(law(again), fold(again, TODAY), C("ข้อ 7 (5) (ซ)"))
    assert provision.words.text == "งานอื่น"
    assert [(each.begins.year, each.ends) for each in versions] == [(2024, None), (2017, date(2018, 8, 28))]


NOT_SHOWN = [
    (TODAY, "ข้อ 1", "not-in-source", "ข้อ 1 exists, but its text is not in the source of this dataset."),
    (TODAY, "ข้อ 2 (1)", "not-in-source", "ข้อ 2 (1) exists, but its text is not in the source of this dataset."),
    (
        TODAY,
        "ข้อ 99",
        "not-in-source",
        "ข้อ 99 is not held here, so this dataset cannot tell whether there is one. Nearest held: ข้อ 7, ข้อ 6, ข้อ 5.",
    ),
    (
        TODAY,
        "มาตรา 8",
        "not-in-source",
        "มาตรา 8 is not held here, so this dataset cannot tell whether there is one. "
        "Nearest held: มาตรา 37, มาตรา 37 (1), มาตรา 37 (2).",
    ),
    (
        TODAY,
        "ข้อ 7 (10) (ฎ)",
        "not-entered",
        "Whether there is a ข้อ 7 (10) (ฎ) on 23 November 2026 is not known: (ฉบับที่ 3) พ.ศ. 2566 has replaced what it "
        "would stand in, since 2 June 2023, and its text is not entered here yet.",
    ),
    (
        BEFORE,
        "ข้อ 7 (10) (ข)",
        "not-yet",
        "There is no ข้อ 7 (10) (ข) on 31 December 2017: it came on 28 August 2018, by (ฉบับที่ 2) พ.ศ. 2561 ข้อ 3.",
    ),
    (
        TODAY,
        "ข้อ 7 (11)",
        "no-such-provision",
        "There is no ข้อ 7 (11) on 23 November 2026. Nearest: ข้อ 7 (10), ข้อ 7 (9), ข้อ 7 (8).",
    ),
    (
        TODAY,
        "ข้อ 7 (1) (ฮ)",
        "no-such-provision",
        "There is no ข้อ 7 (1) (ฮ) on 23 November 2026. Nearest: ข้อ 7 (1) (ญ), ข้อ 7 (1) (ฌ), ข้อ 7 (1) (ซ).",
    ),
    (date(2000, 1, 1), "ข้อ 7 (11)", "no-such-provision", "There is no ข้อ 7 (11) on 1 January 2000. Nearest: –."),
]


@pytest.mark.parametrize(("day", "citation", "code", "message"), NOT_SHOWN)
def test_show_says_why_there_is_nothing(dataset: Dataset, day: date, citation: str, code: str, message: str) -> None:
    """Not in the source, not yet there, or never."""
    with pytest.raises(MandateError) as caught:
        show(law(dataset), fold(dataset, day), C(citation))
    assert (caught.value.code, str(caught.value), caught.value.exit_code) == (code, message, 1)


def test_versions_of_a_replaced_provision_follow_each_other(dataset: Dataset) -> None:
    """One ends the day the next begins."""
    again = with_(
        dataset, instrument(4, date(2024, 1, 1), replace_("ข้อ 7 (8) (ฌ)", "ดำเนินงานวิเทศสัมพันธ์", "งานต่างประเทศ"))
    )
    new, old = versions_of(law(again), C("ข้อ 7 (8) (ฌ)"))
    assert (new.provision.words.text, new.begins, new.ends) == ("งานต่างประเทศ", date(2024, 1, 1), None)
    assert (old.begins, old.ends) == (date(2017, 11, 22), date(2024, 1, 1))


ENDS = [
    ("ข้อ 7 (10) (ข)", "2023-06-02", "outstanding"),
    ("ข้อ 7 (5)", "2023-06-02", "outstanding"),
    ("ข้อ 7 (5) (ซ)", "2018-08-28", "repeal"),
    ("ข้อ 7 (1)", None, None),
    ("ข้อ 7", None, None),
]


@pytest.mark.parametrize(("citation", "day", "operation"), ENDS)
def test_an_amendment_not_entered_ends_what_it_replaced(
    dataset: Dataset, citation: str, day: str | None, operation: str | None
) -> None:
    """On its day, unless another ended it before; not what merely holds its target; whatever the day asked."""
    (version,) = versions_of(law(dataset), C(citation))
    assert (version.ends.isoformat() if version.ends else None) == day
    assert (version.ended_by.operation if version.ended_by else None) == operation


def test_what_came_after_an_amendment_not_entered_is_not_ended_by_it(dataset: Dataset) -> None:
    """It stands by a later instrument; what that one replaced had ended before."""
    again = with_(
        dataset,
        instrument(
            4,
            date(2024, 1, 1),
            insert("ข้อ 7 (10) (ฎ)", "งานอื่น"),
            replace_("ข้อ 7 (10) (ข)", "ดำเนินการสืบสวนเกี่ยวกับเรื่องร้องเรียน", "งานสืบสวน"),
        ),
    )
    mandate = fold(again, TODAY)
    assert end_of(mandate.versions[C("ข้อ 7 (10) (ฎ)")][-1], mandate.outstanding) is None
    new, old = versions_of(law(again), C("ข้อ 7 (10) (ข)"))
    assert (new.ends, old.ends) == (None, date(2023, 6, 2))
    assert cite(law(again), mandate, "ข้อ 7 (10) (ข)").verdict == "in-force"
    quoted = cite(law(again), mandate, "ข้อ 7 (10) (ข) “ดำเนินการสืบสวนเกี่ยวกับเรื่องร้องเรียน”")
    assert (quoted.verdict, quoted.ends) == ("was-in-force", date(2023, 6, 2))


def events(dataset: Dataset, citation: str | None = None) -> list[tuple[str, str, str, str]]:
    """A history in short."""
    return [
        (each.day.isoformat(), str(each.clause), each.operation, str(each.citation))
        for each in history(law(dataset), C(citation) if citation else None)
    ]


def test_history_is_the_timeline(dataset: Dataset) -> None:
    """All instruments in the order they act, the outstanding one too."""
    assert events(dataset) == [
        ("2003-07-07", "มาตรา 37", "enact", "มาตรา 37"),
        ("2017-11-22", "ข้อ 5", "enact", "ข้อ 5"),
        ("2017-11-22", "ข้อ 6", "enact", "ข้อ 6"),
        ("2017-11-22", "ข้อ 7", "enact", "ข้อ 7"),
        ("2018-08-28", "ข้อ 1", "insert", "ข้อ 6 (10)"),
        ("2018-08-28", "ข้อ 2", "repeal", "ข้อ 7 (5) (ซ)"),
        ("2018-08-28", "ข้อ 3", "insert", "ข้อ 7 (10)"),
        ("2023-06-02", "ข้อ 1", "outstanding", "ข้อ 7 (5)"),
        ("2023-06-02", "ข้อ 2", "outstanding", "ข้อ 7 (10)"),
    ]


HISTORIES = [
    ("ข้อ 7 (5) (ซ)", [("ข้อ 7", "enact"), ("ข้อ 2", "repeal"), ("ข้อ 1", "outstanding")]),
    ("ข้อ 7 (10) (ข)", [("ข้อ 3", "insert"), ("ข้อ 2", "outstanding")]),
    ("ข้อ 7 (1)", [("ข้อ 7", "enact")]),
    ("ข้อ 6", [("ข้อ 6", "enact"), ("ข้อ 1", "insert")]),
    ("ข้อ 7 (10) (ฎ)", [("ข้อ 2", "outstanding")]),
]


@pytest.mark.parametrize(("citation", "expected"), HISTORIES)
def test_history_of_one_provision(dataset: Dataset, citation: str, expected: list[tuple[str, str]]) -> None:
    """What touched it or anything inside it."""
    assert [(clause, operation) for _, clause, operation, _ in events(dataset, citation)] == expected


def test_history_of_what_never_was(dataset: Dataset) -> None:
    """Nothing found, with the nearest."""
    with pytest.raises(MandateError, match=r"There never was a ข้อ 7 \(11\). Nearest: ข้อ 7 \(10\)") as caught:
        history(law(dataset), C("ข้อ 7 (11)"))
    assert caught.value.exit_code == 1


def test_history_of_what_is_not_held(dataset: Dataset) -> None:
    """Whether there ever was one cannot be told."""
    with pytest.raises(MandateError, match="ข้อ 99 is not held here, so this dataset cannot tell") as caught:
        history(law(dataset), C("ข้อ 99"))
    assert (caught.value.code, caught.value.exit_code) == ("not-in-source", 1)


def test_history_tells_of_clauses_without_effect(dataset: Dataset) -> None:
    """Only in the whole timeline, since they touch nothing."""
    idle = instrument(4, date(2024, 1, 1), insert("ข้อ 8"))
    clause = idle.clauses[0]._replace(citation=C("ข้อ 2"), operations=(), no_effect="ผู้รักษาการ")
    again = with_(dataset, idle._replace(clauses=(*idle.clauses, clause)))
    assert events(again)[-1] == ("2024-01-01", "ข้อ 2", "no-effect", "None")
    assert "no-effect" not in [operation for _, _, operation, _ in events(again, "ข้อ 8")]


def changes(dataset: Dataset, begin: date, end: date) -> list[tuple[str, str]]:
    """A difference in short."""
    return [(str(each.citation), each.change) for each in diff(fold(dataset, begin), fold(dataset, end))]


def test_diff_says_what_became_of_each_provision(dataset: Dataset) -> None:
    """Inserted, repealed, replaced; what is the same is left out."""
    found = changes(dataset, BEFORE, BETWEEN)
    assert found[:3] == [("ข้อ 6 (10)", "inserted"), ("ข้อ 7 (5) (ซ)", "repealed"), ("ข้อ 7 (10)", "inserted")]
    assert len(found) == 13
    assert changes(dataset, BETWEEN, TODAY) == []
    again = with_(
        dataset, instrument(4, date(2024, 1, 1), replace_("ข้อ 7 (8) (ฌ)", "ดำเนินงานวิเทศสัมพันธ์", "งานต่างประเทศ"))
    )
    (change,) = diff(fold(again, BETWEEN), fold(again, TODAY))
    assert (change.change, change.before, change.after) == ("replaced", "ดำเนินงานวิเทศสัมพันธ์", "งานต่างประเทศ")
    assert change.by.instrument.number == 4


def test_diff_takes_a_label_used_again_as_inserted(dataset: Dataset) -> None:
    """It was repealed in between."""
    again = with_(dataset, instrument(4, date(2024, 1, 1), insert("ข้อ 7 (5) (ซ)", "งานอื่น")))
    assert changes(again, BETWEEN, TODAY) == [("ข้อ 7 (5) (ซ)", "inserted")]
    assert changes(again, BEFORE, TODAY)[1] == ("ข้อ 7 (5) (ซ)", "replaced")


def test_diff_knows_what_it_cannot_show(dataset: Dataset) -> None:
    """What amendments not entered have replaced between the two days."""
    between, now = fold(dataset, BETWEEN), fold(dataset, TODAY)
    found = replaced_unentered(between, now)
    assert [str(each.citation) for each in found] == ["ข้อ 7 (5)", "ข้อ 7 (10)"]
    assert replaced_unentered(now, now) == []


MARKED = [
    ("ดำเนินการสอบสวน", "ดำเนินการสืบสวน", "ดำเนินการ[-สอบสวน-]{+สืบสวน+}"),
    ("หน่วยตรวจสอบภายใน", "กลุ่มตรวจสอบภายใน", "[-หน่วย-]{+กลุ่ม+}ตรวจสอบภายใน"),
    ("ดำเนินงานฝึกอบรมการพัฒนา ก่อนแต่งตั้ง", "ตัวอย่างหน้าที่", "[-ดำเนินงานฝึกอบรมการพัฒนา ก่อนแต่งตั้ง-]{+ตัวอย่างหน้าที่+}"),
    ("พ.ศ. 2560", "พ.ศ. 2561", "พ.ศ. [-2560-]{+2561+}"),
    ("งานวิจัยและงานคดี", "งานวิจัยและงานพัสดุ", "งานวิจัยและ[-งานคดี-]{+งานพัสดุ+}"),
    ("ก ข ค", "ง ข จ", "[-ก ข ค-]{+ง ข จ+}"),
    ("ก", "ก", "ก"),
    ("", "ก", "{+ก+}"),
    ("ก", "", "[-ก-]"),
]


@pytest.mark.parametrize(("before", "after", "expected"), MARKED)
def test_marked_cuts_between_syllables(before: str, after: str, expected: str) -> None:
    """What is the same, gone and new; a few letters between two changes are marked with them."""
    signs = {"same": "{}", "gone": "[-{}-]", "new": "{{+{}+}}"}
    assert "".join(signs[kind].format(words) for kind, words in marked(before, after)) == expected


SYLLABLES = [
    "ประ|สาน| |ส่ง|เสริม",
    "กลุ่ม|อำ|นวย|การ| |มี|อำ|นาจ|หน้า|ที่|ดัง|ต่อ|ไป|นี้",
    "เกี่ยว|ข้อง|หรือ|ที่|ได้|รับ|มอบ|หมาย",
    "กลุ่ม|ตรวจสอบ",  # consonants alone: nothing tells where
    "ภาย|ใน|ของ",
    "บริ|หาร|งาน|บุค|คล",
    "ทรัพย์| |(|ฉบับ|ที่| |3|)",
    "กลุ่มนโย|บาย",  # น may belong to either
    "ตร|กลุ่ม",
]


@pytest.mark.parametrize("cut", SYLLABLES)
def test_syllables(cut: str) -> None:
    """Cut where a syllable surely or nearly surely ends."""
    assert _syllables(cut.replace("|", "")) == cut.split("|")


THAI = st.text(st.sampled_from("กขงนมรลวอยหปสเแโใไะาำิีืุู่้์็ัฯๆ 1a.๑"), max_size=30)


@given(THAI)
def test_syllables_keep_every_letter_with_its_signs(text: str) -> None:
    """Together they are the text; none begins with a sign, and no leading vowel is left behind its consonant."""
    found = _syllables(text)
    assert "".join(found) == text
    for before, after in itertools.pairwise(found):
        assert not re.match(r"[ัิ-ฺ็-๎]", after)
        assert not (re.search(r"[เ-ไ]\Z", before) and re.match(r"[ก-ฮ]", after))


@given(THAI, THAI)
def test_what_is_marked_is_both_texts(before: str, after: str) -> None:
    """Without what is new the one, without what is gone the other; no short run is left between two changes."""
    pieces = marked(before, after)
    assert "".join(words for kind, words in pieces if kind != "new") == before
    assert "".join(words for kind, words in pieces if kind != "gone") == after
    for _, (kind, words), _ in zip(pieces, pieces[1:], pieces[2:], strict=False):
        assert kind != "same" or len(words) >= 4


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
# The day, what is cited or quoted; the verdict, the provision, and the difference or remark.
FEW = "there is no citation in it, and the words are too few to tell a provision by"
VERDICTS = [
    # what is no citation and no words
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
    # what an amendment not entered has replaced
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
    # what there is not
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
    # what is not held
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
    # words of several provisions, and of one inside what is cited
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
    """Every way of citing and quoting, and what is to be said of it on the day."""
    found = cite(law(dataset), fold(dataset, day), text)
    assert (found.input, found.verdict) == (text, verdict)
    assert (str(found.provision.citation) if found.provision else None) == citation
    assert (found.by is None) == (found.begins is None) == (citation is None)
    assert (found.difference or (str(found.remark) if found.remark else None)) == said
    assert bool(found.difference) == (verdict == "text-differs")
    assert verdict != "cannot-tell" or found.remark


def test_cite_gives_the_days_and_what_ended_it(dataset: Dataset, now: Mandate) -> None:
    """From the day it began to the first day it no longer held; by an amendment not entered too."""
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
    """So that the notices on each of them are given."""
    assert len(cite(law(dataset), now, SHARED).touched) == 11
    assert [str(each.citation) for each in cite(law(dataset), now, "7.1").touched] == ["ข้อ 7 (1)"]
    assert cite(law(dataset), now, "ข้อ 99").touched == ()


def test_cite_lists_no_more_than_a_dozen(dataset: Dataset) -> None:
    """With a sign that there are more."""
    more = [insert(f"ข้อ 7 (9) ({letter})", SHARED) for letter in "ฉช"]
    again = with_(dataset, instrument(4, date(2024, 1, 1), *more))
    found = cite(law(again), fold(again, TODAY), SHARED)
    assert str(found.remark).startswith("words of 13 provisions: ข้อ 5 (12), ")
    assert str(found.remark).endswith(", ข้อ 7 (9) (ช) …")


def test_cite_finds_an_older_version_by_its_words(dataset: Dataset) -> None:
    """A quotation of what the provision used to say was in force; one that no version has differs from the latest."""
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
    """To the same provision, alone, with the instrument it is of, and with its words after it."""
    for citation in dataset.citations():
        provision = now.get(citation)
        assert provision
        of = f"{citation} แห่ง{dataset.enactments[citation.kind == 'ข้อ'].instrument.title}"
        for written in (str(citation), of, f"{citation} {provision.words.text}", f"{of} “{provision.words.text}”"):
            found = cite(law(dataset), now, written)
            assert found.provision == provision
            assert found.difference is None


def test_nothing_is_cited_from_an_empty_law(dataset: Dataset) -> None:
    """Before any instrument there are no words to compare with."""
    assert cite(law(dataset), fold(dataset, date(2000, 1, 1)), "งาน").verdict == "cannot-tell"
