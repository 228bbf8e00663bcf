"""Standard phrases of amending clauses are read as proposals; what is in doubt is said."""

from __future__ import annotations

import pytest

from mandate_cli.law.clauses import MOVE
from mandate_cli.law.drafting import read_pasted
from mandate_cli.law.mandate import Law
from mandate_cli.law.pasted import Part
from mandate_cli.law.structure import Division
from tests.conftest import C

UNREAD = "a label without its clause was not read; compare with the words"
OF = "แห่งประกาศกระทรวงศึกษาธิการ เรื่อง การแบ่งส่วนราชการภายในสำนักงานเขตพื้นที่การศึกษา พ.ศ. ๒๕๖๐"
# A clause without its label, and what is proposed: operations with their targets.
PHRASES = [
    (f"ให้ยกเลิกความในข้อ 7 (5) {OF} และให้ใช้ความต่อไปนี้แทน\n“(5) กลุ่มใหม่”", ["replace ข้อ 7 (5)"]),
    (f"ให้ยกเลิกความใน (ก) และ (ข) ของ (๑) ของข้อ ๗ {OF}", ["repeal ข้อ 7 (1) (ก)", "repeal ข้อ 7 (1) (ข)"]),
    (f"ให้ยกเลิก (ซ) ของ (๖) ในข้อ ๗ {OF}", ["repeal ข้อ 7 (6) (ซ)"]),
    (f"ให้ยกเลิกข้อ ๗ (๑) (ก) ถึง (ค) {OF}", [f"repeal ข้อ 7 (1) ({letter})" for letter in "กขค"]),
    (
        f"ให้ยกเลิก (ฌ) ของ (๘) ของข้อ ๗ {OF} และให้เพิ่มความต่อไปนี้เป็น (ฑ) ของ (๘) ของข้อ ๗ {OF} “(ฑ) งานใหม่”",
        ["repeal ข้อ 7 (8) (ฌ)", "insert ข้อ 7 (8) (ฑ)"],
    ),
    (
        f"ให้แก้ไขคำว่า “ก” เป็น “ข” และคำว่า “ค” เป็น “ง” ในข้อ ๗ (๙) {OF}",
        ["substitute ข้อ 7 (9)"],
    ),
    (f"ให้ยกเลิกคำว่า “ก” ในข้อ ๗ (๙) {OF} และให้ใช้คำว่า “ข” แทน", ["substitute ข้อ 7 (9)"]),
    (f"ในข้อ ๗ (๙) {OF} ให้แก้คำว่า “ก” เป็น “ข”", ["substitute ข้อ 7 (9)"]),
    (f"ให้แก้ไขคำว่า ก เป็น ข ในข้อ ๗ (๙) {OF}", ["substitute ข้อ 7 (9)"]),
    (f"ให้โอน (ซ) ของ (๕) ของข้อ ๗ ไปเป็น (ค) ของ (๑๐) ของข้อ ๗ {OF}", ["move ข้อ 7 (5) (ซ) to ข้อ 7 (10) (ค)"]),
    (
        f"ให้เลื่อน (ญ) ของ (๘) ของข้อ ๗ เป็น (ฌ) ของ (๘) ของข้อ ๗ และ (ฎ) ของ (๘) ของข้อ ๗ เป็น (ญ) ของ (๘) ของข้อ ๗ {OF}",
        ["move ข้อ 7 (8) (ญ) to ข้อ 7 (8) (ฌ)", "move ข้อ 7 (8) (ฎ) to ข้อ 7 (8) (ญ)"],
    ),
    (f"ให้ย้ายข้อ ๗ (๘) (ฌ) {OF} ไปไว้ที่อื่น", ["move ข้อ 7 (8) (ฌ) to None"]),
    (f"ให้ยกเลิกความในวรรคหนึ่งของข้อ ๕ {OF} และให้ใช้ความต่อไปนี้แทน\n“ให้สำนักงาน”", ["replace ข้อ 5 วรรคหนึ่ง"]),
    (f"ให้ยกเลิกความในส่วนนำของ (๕) ของข้อ ๗ {OF} และให้ใช้ความต่อไปนี้แทน\n“กลุ่ม”", ["replace ข้อ 7 (5) keeps all"]),
    (f"ให้เพิ่มความต่อไปนี้เป็นวรรคสองของข้อ ๕ {OF}\n“ความ”", ["insert ข้อ 5 วรรคสอง"]),
    (f"ให้ยกเลิก{OF.removeprefix('แห่ง').replace('๒๕๖๐', '2560')}", ["repeal_instrument announcement-2560"]),
    (
        f"ให้ยกเลิก{OF.removeprefix('แห่ง').replace('พ.ศ. ๒๕๖๐', '(ฉบับที่ ๒) พ.ศ. ๒๕๖๑')}",
        ["repeal_instrument announcement-2561-no-2"],
    ),
    (f"ให้เลื่อน (ฐ) เป็น (ฑ) ของ (๘) ของข้อ ๗ {OF}", ["move ข้อ 7 (8) (ฐ) to ข้อ 7 (8) (ฑ)"]),
    (f"ให้เลื่อน (ฐ) ของ (๘) ของข้อ ๗ {OF} เป็น (ฑ)", ["move ข้อ 7 (8) (ฐ) to ข้อ 7 (8) (ฑ)"]),
    (
        f"ให้เลื่อน (ฎ) (ฏ) และ (ฐ) ของ (๘) ของข้อ ๗ {OF} เป็น (ฏ) (ฐ) และ (ฑ) ตามลำดับ",
        [f"move ข้อ 7 (8) ({old}) to ข้อ 7 (8) ({new})" for old, new in ("ฐฑ", "ฏฐ", "ฎฏ")],
    ),
    (
        f"ให้เปลี่ยนลำดับ (ญ) และ (ฎ) ของ (๘) ของข้อ ๗ {OF} เป็น (ฌ) และ (ญ) ตามลำดับ",
        ["move ข้อ 7 (8) (ญ) to ข้อ 7 (8) (ฌ)", "move ข้อ 7 (8) (ฎ) to ข้อ 7 (8) (ญ)"],
    ),
    ("ให้เปลี่ยนชื่อ “หน่วยตรวจสอบภายใน” เป็น “กลุ่มตรวจสอบภายใน”", ["rename ข้อ 6 (9)"]),
    (f"ให้แก้ไขชื่อ (๙) ของข้อ ๖ {OF} เป็น “กลุ่มตรวจสอบ”", ["rename ข้อ 6 (9)"]),
    (f"ให้แก้ไขชื่อกลุ่มใน (๙) ของข้อ ๗ {OF} เป็น “กลุ่มตรวจสอบ”", ["rename ข้อ 6 (9)"]),
    ("ให้เปลี่ยนชื่อกลุ่มดังกล่าว", ["rename None"]),
    (f"ให้ตัดคำว่า “วิเทศ” ในข้อ ๗ (๘) (ฌ) {OF} ออก", ["substitute ข้อ 7 (8) (ฌ)"]),
    (f"ให้เพิ่มคำว่า “สากล” ในข้อ ๗ (๘) (ฌ) {OF}", ["substitute ข้อ 7 (8) (ฌ)"]),
    (f"ความในข้อ ๗ (๘) (ฌ) {OF} ให้เป็นอันยกเลิก", ["repeal ข้อ 7 (8) (ฌ)"]),
    (f"แก้คำผิดในข้อ ๗ (๘) (ฌ) {OF} ดังนี้\n“(ฌ) งาน”", ["correct ข้อ 7 (8) (ฌ)"]),
    ("ให้ยกเลิกความดังกล่าว", ["repeal None"]),
    ("ให้ดำเนินการต่อไป", []),
]


@pytest.mark.parametrize(("clause", "proposed"), PHRASES)
def test_standard_phrases_are_read(law: Law, clause: str, proposed: list[str]) -> None:
    """With every provision that they cite, in any spelling."""
    (found,) = read_pasted(law, f"ข้อ ๑ {clause}").clauses
    told = []
    for each in found.proposals:
        to = f" to {each.to}" if each.kind == MOVE else ""
        told.append(f"{each.kind} {each.whole or each.target}{to}{' keeps all' * each.keeps}")
    assert told == proposed
    assert bool(proposed) != bool(found.doubts)


def test_several_instruments_are_repealed(law: Law) -> None:
    """Each by its id; a title that none here has is in doubt."""
    base = OF.removeprefix("แห่ง")
    titles = [base, base.replace("พ.ศ. ๒๕๖๐", "(ฉบับที่ ๒) พ.ศ. ๒๕๖๑"), "ประกาศกระทรวงศึกษาธิการ เรื่อง อื่น พ.ศ. ๒๕๕๐"]
    listed = "\n".join(f"({number}) {title}" for number, title in enumerate(titles, 1))
    (found,) = read_pasted(law, f"ข้อ ๑ ให้ยกเลิก\n{listed}").clauses
    assert [each.whole for each in found.proposals] == ["announcement-2560", "announcement-2561-no-2", ""]
    assert [bool(each.doubts) for each in found.proposals] == [False, False, True]


def test_a_move_of_what_is_not_in_force_is_in_doubt(law: Law) -> None:
    """It is proposed, and the doubt says why."""
    (found,) = read_pasted(law, f"ข้อ ๑ ให้เลื่อน (ฮ) ของ (๘) ของข้อ ๗ {OF} เป็น (ฬ)").clauses
    (move,) = found.proposals
    assert (move.kind, move.now) == (MOVE, None)
    assert "no ข้อ 7 (8) (ฮ) is in force in the data" in [str(doubt) for doubt in move.doubts]


ASIDE = [
    ("ในวาระเริ่มแรก ให้กลุ่มตาม (๕) ของข้อ ๗ ปฏิบัติหน้าที่ตาม (๑๐) ของข้อ ๗ ไปพลางก่อน", "transitional", ["ข้อ 7 (5)", "ข้อ 7 (10)"]),
    ("บรรดาคำสั่งซึ่งใช้อยู่ก่อนวันที่ประกาศนี้ใช้บังคับ ให้ใช้ต่อไป", "transitional", []),
    (f"ให้ยกเลิกแผนผังตามข้อ ๖ {OF} และให้ใช้แผนผังท้ายประกาศนี้แทน", "not-expressed", ["ข้อ 6"]),
    ("ให้ใช้บัญชีท้ายประกาศนี้แทนบัญชีเดิม", "not-expressed", []),
]


@pytest.mark.parametrize(("clause", "kind", "targets"), ASIDE)
def test_what_leaves_the_text_or_cannot_be_expressed(law: Law, clause: str, kind: str, targets: list[str]) -> None:
    """Is proposed as that, with what it is about; where that is not said, it is in doubt."""
    (found,) = read_pasted(law, f"ข้อ ๑ {clause}").clauses
    assert (found.aside, list(map(str, found.targets)), found.proposals) == (kind, targets, ())
    assert bool(found.doubts) != bool(targets)


def test_words_are_those_pasted(law: Law) -> None:
    """Nested by their labels, without quotation marks; a line that has no label goes on with the one before."""
    pasted = f"""ข้อ ๑ ให้เพิ่มความต่อไปนี้เป็น (๑๑) และ (๑๒) ของข้อ ๗
{OF}
"(๑๑)  กลุ่มหนึ่ง มีหน้าที่ ดังนี้
  (ก) งาน ๑ ซึ่งรวมถึง
    1) ย่อยหนึ่ง
    2) ย่อยสอง
  (ข) งาน ๒
  ต่อบรรทัด
(๑๒) กลุ่มสอง"
"""
    (clause,) = read_pasted(law, pasted).clauses
    assert [str(doubt) for doubt in clause.doubts] == ["its lines were joined by spaces; compare them with the Gazette"]
    one, two = clause.proposals
    inner = (Part("1)", "ย่อยหนึ่ง"), Part("2)", "ย่อยสอง"))
    items = (Part("ก", "งาน ๑ ซึ่งรวมถึง", inner), Part("ข", "งาน ๒ ต่อบรรทัด"))
    assert one.part == Part("11", "กลุ่มหนึ่ง มีหน้าที่ ดังนี้", items)
    assert two.part == Part("12", "กลุ่มสอง")
    assert [str(doubt) for doubt in one.doubts] == [
        "a line without a label was joined to the one before; it may be a paragraph"
    ]


@pytest.mark.parametrize(
    ("content", "part"),
    [
        ("“กลุ่มใหม่ มีหน้าที่\n(ก) งาน”", Part("", "กลุ่มใหม่ มีหน้าที่", (Part("ก", "งาน"),))),
        ("“(6) กลุ่มอื่น”", None),
        ("", None),
    ],
)
def test_words_of_one_target_need_no_label(law: Law, content: str, part: Part | None) -> None:
    """Those under another label are not taken for its own."""
    clause = f"ข้อ 1 ให้ยกเลิกความใน (5) ของข้อ 7 {OF} และให้ใช้ความต่อไปนี้แทน\n{content}"
    (found,) = read_pasted(law, clause).clauses
    assert found.proposals[0].part == part
    assert bool(found.proposals[0].doubts) == (part is None)


def test_lines_behind_the_closing_mark_are_the_clauses_own(law: Law) -> None:
    """Commencement is no part of a duty."""
    clause = f"ข้อ 1 ให้ยกเลิกความใน (ก) ของ (9) ของข้อ 7 {OF} และให้ใช้ความต่อไปนี้แทน\n“(ก) งาน”\nทั้งนี้ ตั้งแต่บัดนี้"
    (found,) = read_pasted(law, clause).clauses
    assert found.proposals[0].part == Part("ก", "งาน")
    assert found.text.endswith("แทน ทั้งนี้ ตั้งแต่บัดนี้")


def test_a_whole_clause_is_replaced(law: Law) -> None:
    """A clause that is quoted is none of the instrument's own; decimals stand inside what they divide."""
    clause = (
        f"ข้อ 1 ให้ยกเลิกความในข้อ 5 {OF} และให้ใช้ความต่อไปนี้แทน\n“ข้อ 5 ให้มี\n(1) งาน\n(1.1) ส่วน\n(2) อื่น”\nข้อ 2 ประกาศนี้ใช้บังคับ"
    )
    first, second = read_pasted(law, clause).clauses
    items = (Part("1", "งาน", (Part("1.1", "ส่วน"),)), Part("2", "อื่น"))
    assert first.proposals[0].part == Part("5", "ให้มี", items)
    assert second.no_effect == "กำหนดวันใช้บังคับ"


@pytest.mark.parametrize(
    ("clause", "doubt"),
    [
        (f"ให้เพิ่มความต่อไปนี้เป็น (10) ของข้อ 6 {OF} “(10) กลุ่ม”", "there is a ข้อ 6 (10) already"),
        (f"ให้ยกเลิก (99) ของข้อ 6 {OF}", "no ข้อ 6 (99) is in force in the data"),
        (f"ให้แก้ไขคำว่า “หน่วย” เป็น “กลุ่ม” ใน (9) ของข้อ 6 {OF}", "if only the name of the unit changes, it is a rename"),
        ("ให้ยกเลิกข้อ 6 แห่งพระราชบัญญัติการศึกษาแห่งชาติ พ.ศ. 2542", "it may not be of an instrument held here"),
        (f"ให้เลื่อน (ง) และ (จ) ของ (9) ของข้อ 7 {OF} เป็น (จ) และ (ฉ) ตามลำดับ", UNREAD),
        ("ให้ยกเลิกความใน (ง) และ (จ)", UNREAD),
        ("ให้แก้ไขคำว่า “ก” เป็น “ข” ใน (ก) และ (ข)", UNREAD),
        ("ให้เพิ่มความต่อไปนี้เป็น (11) และ (12)\n“(11) งาน\n(12) งานสอง”", "no citation was read in it"),
        (f"ให้ยกเลิก (ค) ของ (9) ของข้อ 7 {OF} และให้เลื่อน (ง) เป็น (ค)", "no citation was read in it"),
    ],
)
def test_doubts_are_said(law: Law, clause: str, doubt: str) -> None:
    """Of what the data have otherwise."""
    (found,) = read_pasted(law, f"ข้อ 1 {clause}").clauses
    assert doubt in [str(each) for proposal in found.proposals for each in proposal.doubts]


def test_a_rename_is_told_in_every_list_of_units(law: Law) -> None:
    """Also in that of a further base."""
    other = Division(C("ข้อ 5"), None, {})
    several = law._replace(structure=law.structure._replace(divisions=(*law.structure.divisions, other)))
    clause = f"ข้อ 1 ให้แก้ไขคำว่า “ที่” เป็น “ซึ่ง” ใน (1) ของข้อ 5 {OF}"
    doubts = [
        [str(each) for each in read_pasted(held, clause).clauses[0].proposals[0].doubts] for held in (law, several)
    ]
    assert ["if only the name of the unit changes, it is a rename" in each for each in doubts] == [False, True]


def test_the_target_as_it_reads_in_the_data(law: Law) -> None:
    """What the keeper compares the Gazette with."""
    (found,) = read_pasted(law, f"ข้อ 1 ให้ยกเลิก (ฌ) ของ (8) ของข้อ 7 {OF}").clauses
    assert found.proposals[0].target == C("ข้อ 7 (8) (ฌ)")
    assert found.proposals[0].now == "ดำเนินงานวิเทศสัมพันธ์"
