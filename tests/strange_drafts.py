"""Drafts of strange but legal shape, written by hand: what each makes of the law, or where and why it is refused.

A row has operations of one clause, whole clauses, or a whole file. ``$8ฌ$`` stands for the text of ข้อ 7 (8) (ฌ),
``$8$`` for that of ข้อ 7 (8); ``«`` marks the place that a diagnostic must name, and is not written. The module is long
because it is one table.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping

TITLE = "ประกาศกระทรวงศึกษาธิการ เรื่อง การแบ่งส่วนราชการภายในสำนักงานเขตพื้นที่การศึกษา"
FACTS = {
    "title": "ประกาศ (ฉบับที่ 9) พ.ศ. 2567",
    "short_title": "(ฉบับที่ 9) พ.ศ. 2567",
    "number": '"9"',
    "made": '"2024-10-01"',
    "published": '"2024-10-15"',
    "in_force": '"2024-10-16"',
    "gazette": "unknown",
}
DAY = "2024-10-16"
NEW_11 = "- {insert: ข้อ 6 (11), text: กลุ่มใหม่}\n- {insert: ข้อ 7 (11), text: กลุ่มใหม่ มีหน้าที่"


def written(body: str, **facts: str | None) -> str:
    """A draft file with operations, clauses or a whole file as its body; facts are written as YAML has them."""
    if body.startswith(("format", "#", "%", "---", "«[", "«#")):
        return body
    lines = ['format: "1"', "instruments:", "  no-9:"]
    lines += [f"    {key}: {value}" for key, value in {**FACTS, **facts}.items() if value]
    lines.append("    clauses:")
    if body.lstrip("«").startswith(("ข้อ", "วรรค", '"ข้อ')):
        return "\n".join([*lines, *(f"      {line}" if line else "" for line in body.split("\n")), ""])
    lines += ["      ข้อ 1:", "        text: ให้แก้ไขเพิ่มเติม", "        operations:"]
    return "\n".join([*lines, *(f"          {line}" if line else "" for line in body.split("\n")), ""])


def clauses(*operations: str) -> str:
    """Clauses with operations, in flow style, one for each."""
    return "\n".join(
        f"ข้อ {number}:\n  text: ความของข้อ {number}\n  operations:\n"
        + "\n".join(f"    {line}" for line in each.split("\n"))
        for number, each in enumerate(operations, 1)
    )


# A name, the draft, what is otherwise in force on its day, and facts that differ.
Accepted = tuple[str, str, "Mapping[str, str | None]", "Mapping[str, Any]"]
NEW = {"ข้อ 7 (8) (ฑ)": "งานใหม่"}
SPELLED = [
    "ข้อ 7 (8) (ฑ)",
    "ข้อ ๗ (๘) (ฑ)",
    "(ฑ) ของ (8) ของข้อ 7",
    "(ฑ) ของ (๘) ของข้อ ๗",
    "(ฑ) ใน (๘) ของข้อ ๗",
    "(ฑ) ของ (8) ในข้อ 7",
    "ความใน (ฑ) ของ (8) ของข้อ 7",
    "ตามความใน (ฑ) ของ (8) ของข้อ 7",
    "7.8.ฑ",
    "ข้อ7(8)(ฑ)",
    "7(8)(ฑ)",
    "ข้อ 07 (08) (ฑ)",
    f"ข้อ 7 (8) (ฑ) แห่ง{TITLE} พ.ศ. 2560",
    f"(ฑ) ของ (8) ของข้อ 7 แห่ง{TITLE} พ.ศ. ๒๕๖๐ และที่แก้ไขเพิ่มเติม",
    "ข้อ 7 (8) (ฑ) แห่งประกาศ พ.ศ. 2560",
    "'ข้อ 7 (8) (ฑ)'",
    '"ข้อ 7 (8) (ฑ)"',
    r'"ข้อ 7 (8) (\u0E11)"',
]
LABELS = [  # of what is inserted, and the warning it gets
    ("ข้อ 7 (8) (ฌ/1)", ""),
    ("ข้อ 7 (8) (ฌ/2)", "unusual-label"),
    ("ข้อ 7 (8) (ฃ)", "unusual-label"),
    ("ข้อ 7 (8) (ฅ)", "unusual-label"),
    ("ข้อ 7 (8) (ฆ)", "unusual-label"),
    ("ข้อ 7 (8) (ฮ)", "unusual-label"),
    ("ข้อ 7 (8) (1)", "unusual-label"),
    ("ข้อ 7 (8) (ฌ) (1)", ""),
    ("ข้อ 7 (8) (ฌ) (1.1)", ""),
    ("ข้อ 7 (8) (ฌ) 1)", ""),
    ("ข้อ 7 (8) (ฌ) ก.", ""),
    ("ข้อ 7 (8) (ฌ) วรรคสอง", ""),
    ("ข้อ 7 (8) วรรคสอง", ""),
    ("ข้อ 5 วรรคสอง", ""),
    ("ข้อ 5 วรรคสาม", "unusual-label"),
    ("ข้อ 5 (12/1)", ""),
    ("ข้อ 5 (13)", ""),
    ("ข้อ 5 (99)", "unusual-label"),
    ("ข้อ 7/1", ""),
    ("ข้อ 7 ทวิ", ""),
    ("ข้อ 8", ""),
    ("ข้อ 99", ""),
]
DEEP = {f"ข้อ 7 (8) (ฑ){inner}": text for inner, text in (("", "ก"), (" (1)", "ข"), (" (1) (1.1)", "ค"))}
DEEP |= {"ข้อ 7 (8) (ฑ) (1) (1.1) 1)": "ง", "ข้อ 7 (8) (ฑ) (1) (1.1) 1) ก.": "จ"}
ONE = "- {insert: ข้อ 7 (8) (ฑ), text: งานใหม่}"
IN_BLOCK = "- insert: ข้อ 7 (8) (ฑ)\n  text: "
OWN_DAY = """ข้อ 1:
  text: ความ
  operations: [{insert: ข้อ 7 (8) (ฑ), text: งานใหม่}]
ข้อ 2:
  text: ความ
  in_force: %s
  operations: [{insert: ข้อ 7 (9) (ฉ), text: งานอื่น}]"""
NINE_F = {"ข้อ 7 (9) (ฉ)": "งานอื่น"}
CHANGED_4 = {f"ข้อ 7 (4) ({label})": None for label in "กขคงจฉ"}
SECOND = f"แห่ง{TITLE} (ฉบับที่ 2) พ.ศ. 2561"
TWO = f"""format: "1"
instruments:
  no-9:
    title: {TITLE} (ฉบับที่ 9) พ.ศ. 2567
    short_title: ฉบับที่ 9
    number: "9"
    made: "2024-10-01"
    published: unknown
    in_force: "2024-10-16"
    gazette: unknown
    clauses: {{ข้อ 1: {{text: ความ, operations: [{{insert: ข้อ 7 (8) (ฑ), text: งานแรก}}]}}}}
  no-10:
    title: {TITLE} (ฉบับที่ 10) พ.ศ. 2567
    short_title: ฉบับที่ 10
    number: "10"
    made: "2024-10-01"
    published: unknown
    in_force: "%s"
    gazette: unknown
    clauses: {{ข้อ 1: {{text: ความ, operations: [{{replace: ข้อ 7 (8) (ฑ), expect: งานแรก, text: งานใหม่}}]}}}}
"""
BASE_REPEALED = "- repeal_instrument: announcement-2560"

ACCEPTED: list[Accepted] = [
    *((f"spelled {text}", f"- {{insert: {text}, text: งานใหม่}}", NEW, {}) for text in SPELLED),
    *((f"label {text}", f"- {{insert: {text}, text: งานใหม่}}", {text: "งานใหม่"}, {"warning": w}) for text, w in LABELS),
    # the same words in every way that YAML has
    ("plain", IN_BLOCK + "งานใหม่", NEW, {}),
    ("single quotes", IN_BLOCK + "'งานใหม่'", NEW, {}),
    ("double quotes", IN_BLOCK + '"งานใหม่"', NEW, {}),
    ("escapes", IN_BLOCK + r'"\u0E07\u0E32\u0E19ใหม่"', NEW, {}),
    ("literal block", IN_BLOCK + "|-\n    งานใหม่", NEW, {}),
    (
        "folded block",
        IN_BLOCK + ">-\n    งานที่หนึ่ง\n    และสอง",
        {"ข้อ 7 (8) (ฑ)": "งานที่หนึ่ง และสอง"},
        {"warning": "damaged-text"},
    ),
    ("literal block, indented", IN_BLOCK + "|2-\n    งานใหม่", NEW, {}),
    (
        "lines that go on",
        IN_BLOCK + "งานที่หนึ่ง\n   และสอง",
        {"ข้อ 7 (8) (ฑ)": "งานที่หนึ่ง และสอง"},
        {"warning": "damaged-text"},
    ),
    ("words with a quotation", IN_BLOCK + "'งาน “ใหม่” ''นี้'''", {"ข้อ 7 (8) (ฑ)": "งาน “ใหม่” 'นี้'"}, {}),
    ("words with a colon", IN_BLOCK + '"งาน: ใหม่"', {"ข้อ 7 (8) (ฑ)": "งาน: ใหม่"}, {}),
    ("words with a sharp", IN_BLOCK + '"งาน #1"', {"ข้อ 7 (8) (ฑ)": "งาน #1"}, {}),
    ("words that are a number", IN_BLOCK + "5.10", {"ข้อ 7 (8) (ฑ)": "5.10"}, {}),
    ("words that are a truth value", IN_BLOCK + "NO", {"ข้อ 7 (8) (ฑ)": "NO"}, {}),
    ("words in Thai digits", IN_BLOCK + "งาน ๑๒", {"ข้อ 7 (8) (ฑ)": "งาน ๑๒"}, {}),
    ("key first", "- text: งานใหม่\n  insert: ข้อ 7 (8) (ฑ)", NEW, {}),
    ("explicit keys", "- ? insert\n  : ข้อ 7 (8) (ฑ)\n  ? text\n  : งานใหม่", NEW, {}),
    ("quoted keys", "- \"insert\": ข้อ 7 (8) (ฑ)\n  'text': งานใหม่", NEW, {}),
    ("comments between", f"{ONE}\n# จบ", NEW, {}),
    ("document marks", "---\n" + written(ONE) + "...\n", NEW, {}),
    ("a directive", "%YAML 1.1\n---\n" + written(ONE), NEW, {}),
    ("lines of Windows", "# CRLF\r\n" + written(ONE).replace("\n", "\r\n"), NEW, {}),
    ("a byte order mark", "#\n" + written(ONE), NEW, {"bom": True}),
    ("blanks at the ends of lines", "#\n" + written(ONE).replace("\n", "  \n"), NEW, {}),
    ("no line break at the end", "#\n" + written(ONE).rstrip("\n"), NEW, {}),
    (
        "other order of keys",
        ONE,
        NEW,
        {
            "title": None,
            "gazette": None,
            "in_force": '"2024-10-16"\n    gazette: unknown\n    title: ประกาศ (ฉบับที่ 9) พ.ศ. 2567',
        },
    ),
    (
        "text as a map",
        "- insert: ข้อ 7 (8) (ฑ)\n  items: {(1): {text: ย่อย, note: ควรตรวจ}}\n  text: งานใหม่",
        {**NEW, "ข้อ 7 (8) (ฑ) (1)": "ย่อย"},
        {},
    ),
    ("printed otherwise", IN_BLOCK + "งานใหม่\n  as_printed: งานไหม่\n  note: พิมพ์ผิด", NEW, {}),
    (
        "deep inside",
        IN_BLOCK + "ก\n  items: {(1): {text: ข, items: {(1.1): {text: ค, items: {1): {text: ง, items: {ก.: จ}}}}}}}",
        DEEP,
        {},
    ),
    (
        "letters again inside letters",
        IN_BLOCK + "ก\n  items: {(ก): ข, (ข): ค}",
        {"ข้อ 7 (8) (ฑ)": "ก", "ข้อ 7 (8) (ฑ) (ก)": "ข", "ข้อ 7 (8) (ฑ) (ข)": "ค"},
        {},
    ),
    (
        "items and a paragraph",
        IN_BLOCK + "ก\n  items: {(1): ข, วรรคสอง: ค}",
        {"ข้อ 7 (8) (ฑ)": "ก", "ข้อ 7 (8) (ฑ) (1)": "ข", "ข้อ 7 (8) (ฑ) วรรคสอง": "ค"},
        {},
    ),
    # facts
    ("no number", ONE, NEW, {"number": "", "title": "แก้คำผิดประกาศ พ.ศ. 2567"}),
    (
        "nothing but the day made is known",
        ONE,
        NEW,
        {"published": "unknown", "in_force": "unknown", "made": '"2024-10-16"'},
    ),
    ("in force on publication", ONE, NEW, {"in_force": "on publication", "day": "2024-10-15"}),
    ("in force the day after", ONE, NEW, {"in_force": "day after publication"}),
    ("in force after thirty days", ONE, NEW, {"in_force": "30 days after publication", "day": "2024-11-14"}),
    (
        "in force before it was made",
        ONE,
        NEW,
        {"in_force": '"2019-10-01"', "day": "2019-10-01", "warning": "unusual-date"},
    ),
    ("in force in the leap day", ONE, NEW, {"in_force": '"2028-02-29"', "day": "2028-02-29"}),
    (
        "recital, basis, meeting",
        ONE,
        NEW,
        {
            "recital": "[ก, {text: ข, as_printed: ค}]",
            "legal_basis": "[พ.ร.บ. พ.ศ. 2546 มาตรา 8]",
            "board_meeting": '{number: 1/2567, held: "2024-09-01"}',
        },
    ),
    # groups
    (
        "a group",
        NEW_11 + ", items: {(ก): งานหนึ่ง}}",
        {"ข้อ 6 (11)": "กลุ่มใหม่", "ข้อ 7 (11)": "กลุ่มใหม่ มีหน้าที่", "ข้อ 7 (11) (ก)": "งานหนึ่ง"},
        {},
    ),
    (
        "a group without duties",
        NEW_11 + "}",
        {"ข้อ 6 (11)": "กลุ่มใหม่", "ข้อ 7 (11)": "กลุ่มใหม่ มีหน้าที่"},
        {"warning": "no-duties"},
    ),
    (
        "a group that reports",
        NEW_11.replace("มีหน้าที่", "ขึ้นตรงต่อเลขาธิการ มีหน้าที่") + ", reports_to: เลขาธิการ, items: {(ก): งาน}}",
        {"ข้อ 6 (11)": "กลุ่มใหม่", "ข้อ 7 (11)": "กลุ่มใหม่ ขึ้นตรงต่อเลขาธิการ มีหน้าที่", "ข้อ 7 (11) (ก)": "งาน"},
        {},
    ),
    (
        "a group in between",
        NEW_11.replace("(11)", "(9/1)") + ", items: {(ก): งาน}}",
        {"ข้อ 6 (9/1)": "กลุ่มใหม่", "ข้อ 7 (9/1)": "กลุ่มใหม่ มีหน้าที่", "ข้อ 7 (9/1) (ก)": "งาน"},
        {},
    ),
    (
        "a group is abolished",
        "- {repeal: ข้อ 6 (4), expect: กลุ่มบริหารงานการเงินและสินทรัพย์}\n- {repeal: ข้อ 7 (4), expect: $4$}",
        {"ข้อ 6 (4)": None, "ข้อ 7 (4)": None, **CHANGED_4},
        {},
    ),
    (
        "a group is renamed",
        "- {rename: ข้อ 6 (9), expect: หน่วยตรวจสอบภายใน, text: กลุ่มตรวจสอบภายใน}",
        {
            "ข้อ 6 (9)": "กลุ่มตรวจสอบภายใน",
            "ข้อ 7 (9)": "กลุ่มตรวจสอบภายใน ให้ปฏิบัติงานขึ้นตรงกับหัวหน้าส่วนราชการ และมีอำนาจหน้าที่ดังต่อไปนี้",
        },
        {},
    ),
    (
        "a group is abolished, and another has its number",
        clauses(
            "- {repeal: ข้อ 6 (4), expect: กลุ่มบริหารงานการเงินและสินทรัพย์}\n- {repeal: ข้อ 7 (4), expect: $4$}",
            (NEW_11 + ", items: {(ก): งาน}}").replace("(11)", "(4)"),
        ),
        {**CHANGED_4, "ข้อ 6 (4)": "กลุ่มใหม่", "ข้อ 7 (4)": "กลุ่มใหม่ มีหน้าที่", "ข้อ 7 (4) (ก)": "งาน"},
        {},
    ),
    (
        "a group gets another number",
        "- {move: ข้อ 6 (4), to: ข้อ 6 (11), expect: กลุ่มบริหารงานการเงินและสินทรัพย์}\n"
        "- {move: ข้อ 7 (4), to: ข้อ 7 (11), expect: $4$}",
        {"moved": "4 11"},
        {},
    ),
    (
        "a group is replaced whole",
        "- replace: ข้อ 7 (4)\n  expect: $4$\n  text: $4$\n  items: {(ก): งานหนึ่ง, (ข): งานสอง}",
        {**CHANGED_4, "ข้อ 7 (4) (ก)": "งานหนึ่ง", "ข้อ 7 (4) (ข)": "งานสอง"},
        {},
    ),
    (
        "a group is replaced by no duties",
        "- {replace: ข้อ 7 (4), expect: $4$, text: กลุ่มบริหารงานการเงินและสินทรัพย์ ไม่มีหน้าที่}",
        {**CHANGED_4, "ข้อ 7 (4)": "กลุ่มบริหารงานการเงินและสินทรัพย์ ไม่มีหน้าที่"},
        {"warning": "no-duties"},
    ),
    (
        "a lead-in is replaced",
        "- {replace: ข้อ 7 (4), expect: $4$, text: กลุ่มบริหารงานการเงินและสินทรัพย์ มีหน้าที่, keeps: all}",
        {"ข้อ 7 (4)": "กลุ่มบริหารงานการเงินและสินทรัพย์ มีหน้าที่"},
        {},
    ),
    # duties and powers
    ("a duty is repealed", "- {repeal: ข้อ 7 (8) (ฌ), expect: $8ฌ$}", {"ข้อ 7 (8) (ฌ)": None}, {}),
    (
        "a duty with a first paragraph",
        "- {replace: ข้อ 7 (8) (ฌ) วรรคหนึ่ง, expect: $8ฌ$, text: งาน}",
        {"ข้อ 7 (8) (ฌ)": "งาน"},
        {},
    ),
    ("the catch-all is repealed", "- {repeal: ข้อ 7 (1) (ฌ), expect: $1ฌ$}", {"ข้อ 7 (1) (ฌ)": None}, {}),
    (
        "all duties are repealed one by one",
        "\n".join(f'- {{repeal: ข้อ 7 (4) ({x}), expect: "$4{x}$"}}' for x in "กขคงจฉ"),
        CHANGED_4,
        {"warning": "no-duties"},
    ),
    (
        "a letter is used again at once",
        clauses("- {repeal: ข้อ 7 (8) (ฌ), expect: $8ฌ$}", "- {insert: ข้อ 7 (8) (ฌ), text: งาน}"),
        {"ข้อ 7 (8) (ฌ)": "งาน"},
        {},
    ),
    (
        "a letter is used again in one clause",
        "- {repeal: ข้อ 7 (8) (ฌ), expect: $8ฌ$}\n- {insert: ข้อ 7 (8) (ฌ), text: $8ฌ$}",
        {},
        {},
    ),
    (
        "a repealed letter is used again",
        "- {insert: ข้อ 7 (5) (ซ), text: งาน}",
        {"ข้อ 7 (5) (ซ)": "งาน"},
        {"warning": "overlooked"},
    ),
    ("a power is repealed", "- {repeal: ข้อ 5 (9), expect: $c5 (9)$}", {"ข้อ 5 (9)": None}, {}),
    (
        "a clause is repealed",
        "- {repeal: ข้อ 5, expect: $c5$}",
        {"ข้อ 5": None, **{f"ข้อ 5 ({n})": None for n in range(1, 13)}},
        {},
    ),
    (
        "the list is replaced by the same names",
        "- {replace: ข้อ 6, expect: $c6$, text: ให้แบ่งดังนี้, keeps: all}",
        {"ข้อ 6": "ให้แบ่งดังนี้"},
        {},
    ),
    (
        "expect in another spelling",
        "- {repeal: ข้อ 7 (8) (ฌ), expect: ดําเนินงานวิเทศสัมพันธ์}",
        {"ข้อ 7 (8) (ฌ)": None},
        {"warning": "damaged-text"},
    ),
    (
        "a corrigendum",
        "- {correct: ข้อ 7 (8) (ฌ), expect: $8ฌ$, text: ดำเนินงานวิเทศสัมพันธ์และสากล, as_printed: ก, note: ข}",
        {"ข้อ 7 (8) (ฌ)": "ดำเนินงานวิเทศสัมพันธ์และสากล"},
        {},
    ),
    (
        "a corrigendum of the day of what it corrects",
        TWO.replace('    number: "10"\n', "").replace(" (ฉบับที่ 10)", "").replace("replace:", "correct:") % "2024-10-16",
        NEW,
        {},
    ),
    # moves
    (
        "a duty goes to another group",
        "- {move: ข้อ 7 (8) (ฌ), to: ข้อ 7 (2) (ฉ), expect: $8ฌ$}",
        {"ข้อ 7 (8) (ฌ)": None, "ข้อ 7 (2) (ฉ)": "$8ฌ$"},
        {},
    ),
    (
        "a duty becomes a power",
        "- {move: ข้อ 7 (8) (ฌ), to: ข้อ 5 (13), expect: $8ฌ$}",
        {"ข้อ 7 (8) (ฌ)": None, "ข้อ 5 (13)": "$8ฌ$"},
        {},
    ),
    (
        "a duty goes inside another",
        "- {move: ข้อ 7 (8) (ฌ), to: ข้อ 7 (9) (ค) (1), expect: $8ฌ$}",
        {"ข้อ 7 (8) (ฌ)": None, "ข้อ 7 (9) (ค) (1)": "$8ฌ$"},
        {},
    ),
    (
        "letters move up",
        clauses(
            "- {repeal: ข้อ 7 (8) (ฌ), expect: $8ฌ$}",
            "- {move: ข้อ 7 (8) (ญ), to: ข้อ 7 (8) (ฌ), expect: $8ญ$}",
            "- {move: ข้อ 7 (8) (ฎ), to: ข้อ 7 (8) (ญ), expect: $8ฎ$}",
        ),
        {"ข้อ 7 (8) (ฌ)": "$8ญ$", "ข้อ 7 (8) (ญ)": "$8ฎ$", "ข้อ 7 (8) (ฎ)": None},
        {},
    ),
    (
        "a letter is moved away and used again",
        clauses("- {move: ข้อ 7 (8) (ฌ), to: ข้อ 7 (2) (ฉ), expect: $8ฌ$}", "- {insert: ข้อ 7 (8) (ฌ), text: งาน}"),
        {"ข้อ 7 (8) (ฌ)": "งาน", "ข้อ 7 (2) (ฉ)": "$8ฌ$"},
        {},
    ),
    (
        "into a group of the same instrument",
        clauses(NEW_11 + "}", "- {move: ข้อ 7 (8) (ฌ), to: ข้อ 7 (11) (ก), expect: $8ฌ$}"),
        {"ข้อ 6 (11)": "กลุ่มใหม่", "ข้อ 7 (11)": "กลุ่มใหม่ มีหน้าที่", "ข้อ 7 (11) (ก)": "$8ฌ$", "ข้อ 7 (8) (ฌ)": None},
        {},
    ),
    # words
    (
        "words",
        '- {substitute: ข้อ 7 (8) (ฌ), expect: $8ฌ$, words: วิเทศ, by: สากล, count: "1"}',
        {"ข้อ 7 (8) (ฌ)": "ดำเนินงานสากลสัมพันธ์"},
        {},
    ),
    (
        "words of which one begins with another",
        '- {substitute: ข้อ 7 (8) (ฌ), expect: $8ฌ$, pairs: [{words: วิเทศ, by: ก, count: "1"}, '
        '{words: ดำเนิน, by: วิเทศ, count: "1"}]}',
        {"ข้อ 7 (8) (ฌ)": "วิเทศงานกสัมพันธ์"},
        {},
    ),
    (
        "words of two clauses",
        clauses(
            "- {substitute: ข้อ 7 (8) (ฌ), expect: $8ฌ$, words: วิเทศ, by: สากล, count: 1}",
            "- {substitute: ข้อ 7 (8) (ฌ), expect: $8ฌ$, words: งาน, by: การ, count: 1}",
        ),
        {"ข้อ 7 (8) (ฌ)": "ดำเนินการสากลสัมพันธ์"},
        {},
    ),
    (
        "words of the whole clause",
        '- {substitute: ข้อ 7, expect: $c7$, words: วิเทศสัมพันธ์, by: สากล, count: "1"}',
        {"ข้อ 7 (8) (ฌ)": "ดำเนินงานสากล"},
        {"warning": "overlooked"},
    ),
    (
        "words of the one reported to",
        '- {substitute: ข้อ 7 (9), expect: $9$, words: หัวหน้า, by: รองหัวหน้า, count: "1"}',
        {"ข้อ 7 (9)": "หน่วยตรวจสอบภายใน ให้ปฏิบัติงานขึ้นตรงกับรองหัวหน้าส่วนราชการ และมีอำนาจหน้าที่ดังต่อไปนี้"},
        {},
    ),
    ("words of a pattern", '- {insert: ข้อ 7 (8) (ฑ), text: "งาน (ก.)"}', {"ข้อ 7 (8) (ฑ)": "งาน (ก.)"}, {}),
    # clauses
    (
        "clauses that order nothing",
        "ข้อ 1: {text: ประกาศนี้เรียกว่า ก, no_effect: กำหนดชื่อ}\nข้อ 2: {text: ให้ใช้บังคับ, no_effect: กำหนดวันใช้บังคับ}",
        {},
        {},
    ),
    ("a transitional clause", "ข้อ 1: {text: ในวาระเริ่มแรก, transitional: [ข้อ 7 (8), ข้อ 7 (9) (ก)]}", {}, {}),
    (
        "what cannot be expressed",
        "ข้อ 1: {text: ให้ใช้แผนผังใหม่, not_expressed: {targets: [ข้อ 6], reason: เป็นแผนผัง}}",
        {},
        {},
    ),
    (
        "clauses without a number",
        "วรรคหนึ่ง: {text: ก, operations: [{insert: ข้อ 7 (8) (ฑ), text: งานใหม่}]}\n"
        "วรรคสอง: {text: ข, no_effect: กำหนดวันใช้บังคับ}",
        NEW,
        {},
    ),
    ("one clause without a number", "วรรคหนึ่ง: {text: ก, operations: [{insert: ข้อ 7 (8) (ฑ), text: งานใหม่}]}", NEW, {}),
    ("a clause in between", f"ข้อ 1: {{text: ก, no_effect: ข}}\nข้อ 1/1:\n  text: ก\n  operations:\n    {ONE}", NEW, {}),
    ("quoted clauses", f'"ข้อ 1":\n  text: "ก"\n  operations:\n    {ONE}', NEW, {}),
    (
        "twenty clauses",
        clauses(*(f"- {{insert: ข้อ 5 ({n}), text: งาน {n}}}" for n in range(13, 33))),
        {f"ข้อ 5 ({n})": f"งาน {n}" for n in range(13, 33)},
        {},
    ),
    ("one clause later, before it", OWN_DAY % '"2024-12-01"', NEW, {"day": "2024-11-30"}),
    ("one clause later, from its day", OWN_DAY % '"2024-12-01"', {**NEW, **NINE_F}, {"day": "2024-12-01"}),
    ("one clause earlier", OWN_DAY % '"2024-10-10"', NINE_F, {"day": "2024-10-10"}),
    ("one clause after days", OWN_DAY % "30 days after publication", {**NEW, **NINE_F}, {"day": "2024-11-14"}),
    ("one clause the same day", OWN_DAY % "day after publication", {**NEW, **NINE_F}, {}),
    # amendments of amendments, whole instruments, bases
    (
        "a clause of an amendment is repealed",
        f"- {{repeal: ข้อ 1 {SECOND}, expect: ให้เพิ่มความต่อไปนี้เป็น (10) ของข้อ 6 แห่ง{TITLE} พ.ศ. 2560}}",
        {},
        {},
    ),
    (
        "a clause of an amendment is replaced",
        f"- {{replace: ข้อ 1 {SECOND}, expect: ให้เพิ่มความต่อไปนี้เป็น (10) ของข้อ 6 แห่ง{TITLE} พ.ศ. 2560, text: ก}}",
        {},
        {},
    ),
    (
        "words of a clause of an amendment",
        f"- {{substitute: ข้อ 1 {SECOND}, expect: ให้เพิ่มความต่อไปนี้เป็น (10) ของข้อ 6 แห่ง{TITLE} พ.ศ. 2560, "
        "words: ให้เพิ่ม, by: เพิ่ม, count: 1}",
        {},
        {},
    ),
    ("an amendment is repealed", "- repeal_instrument: announcement-2561-no-2", {}, {}),
    ("an amendment is repealed by its title", "- repeal_instrument: (ฉบับที่ 2) พ.ศ. 2561", {}, {}),
    ("the base is repealed", BASE_REPEALED, {"all": None}, {"warning": "overlooked"}),
    (
        "the base is repealed with its amendment",
        f"{BASE_REPEALED}\n- repeal_instrument: announcement-2561-no-2",
        {"all": None},
        {"warning": "overlooked"},
    ),
    ("two instruments, one after the other", TWO % "2024-10-17", NEW, {"day": "2024-10-17"}),
    ("two instruments of one day", TWO % "2024-10-16", NEW, {}),
    ("between two instruments", TWO % "2024-10-17", {"ข้อ 7 (8) (ฑ)": "งานแรก"}, {}),
]

# A name, the draft with its place, and what the diagnostic says.
Refused = tuple[str, str, str]
TEN = "ให้เพิ่มความต่อไปนี้เป็น (10) ของข้อ 6"
REFUSED: list[Refused] = [
    # what YAML has, and a data file has not
    ("an anchor", "- insert: «&a ข้อ 7 (8) (ฑ)\n  text: งาน", "the anchor &a is not allowed; delete it"),
    ("an alias", "- insert: ข้อ 7 (8) (ฑ)\n  text: «*a", "the alias *a is not allowed; write the words out"),
    ("a tag", "- insert: ข้อ 7 (8) (ฑ)\n  text: «!!str งาน", "every value is text"),
    ("a merge key", "- «<<: {text: งาน}\n  insert: ข้อ 7 (8) (ฑ)\n  text: งาน", "the key “<<” is unknown here"),
    ("a key twice", "- insert: ข้อ 7 (8) (ฑ)\n  text: งาน\n  «text: งาน", "“text” is here twice, first on line"),
    ("a label twice", "- insert: ข้อ 7 (8) (ฑ)\n  text: งาน\n  items: {(1): ก, «(1): ข}", "“(1)” is here twice"),
    ("a clause twice", clauses(ONE) + "\n«ข้อ 1: {text: ก, no_effect: ข}", "“ข้อ 1” is here twice"),
    ("nothing", "- insert: ข้อ 7 (8) (ฑ)\n  text: «~", "means nothing in YAML; write the words"),
    ("null", "- insert: ข้อ 7 (8) (ฑ)\n  text: «null", "means nothing in YAML; write the words"),
    ("no words", "- insert: ข้อ 7 (8) (ฑ)\n  text: «''", "there is nothing here; write the words"),
    ("blanks", "- insert: ข้อ 7 (8) (ฑ)\n  text: «'  '", "there is nothing here; write the words"),
    ("a blank at the end", "- insert: ข้อ 7 (8) (ฑ)\n  text: «'งาน '", "a blank at an end; delete it"),
    ("a line break", "- insert: ข้อ 7 (8) (ฑ)\n  text: «|\n    งาน", "there is a line break"),
    ("two lines", "- insert: ข้อ 7 (8) (ฑ)\n  text: «|-\n    งาน\n    งาน", "there is a line break"),
    ("a tab in words", '- insert: ข้อ 7 (8) (ฑ)\n  text: «"งาน\\tใหม่"', "a tab"),
    ("a tab before a key", "- insert: ข้อ 7 (8) (ฑ)\n«\ttext: งาน", "write blanks instead"),
    ("a comment behind words", "- insert: ข้อ 7 (8) (ฑ)\n  text: งาน «# ใหม่", "put the words in quotes"),
    ("words that look like a comment", "- insert: ข้อ 7 (8) (ฑ)\n  text: งาน «#1 ใหม่", "put the words in quotes"),
    ("an invisible character", "- insert: ข้อ 7 (8) (ฑ)\n  text: งาน«\u200bใหม่", "U+200B is not allowed; delete it"),
    (
        "an escaped invisible character",
        '- insert: ข้อ 7 (8) (ฑ)\n  text: «"งาน\\u200b"',
        "U+200B is not allowed; delete it",
    ),
    (
        "a colon in words",
        "- insert: ข้อ 7 (8) (ฑ)\n  text: งาน«: ใหม่",
        "put them in quotation marks",
    ),
    ("two documents", written(ONE) + '«---\nformat: "1"\n', "a second document begins; a file holds one"),
    ("only comments", "«# ว่าง\n", "there are only comments here; it must hold the data"),
    ("a list", "«[ก]\n", "found a list; write them without hyphens"),
    ("another format", written(ONE).replace('"1"', '«"2"', 1), "use a version that knows it"),
    ("no instruments", 'format: "1"\ninstruments: «{}\n', "there is nothing here; write what it holds"),
    ("no clauses", 'format: "1"\n' + written("ข้อ 1: «{}").partition("\n")[2], "the key “text” is missing here"),
    (
        "items that are a list",
        "- insert: ข้อ 7 (8) (ฑ)\n  text: งาน\n  items: «[ก]",
        "found a list; write them without hyphens",
    ),
    ("no items", "- insert: ข้อ 7 (8) (ฑ)\n  text: งาน\n  items: «{}", "write what it holds, or delete the key"),
    (
        "operations that are a map",
        "ข้อ 1:\n  text: ก\n  operations: «{insert: ข้อ 7 (8) (ฑ), text: งาน}",
        "expected a list",
    ),
    (
        "deeper than any law",
        "- insert: ข้อ 7 (8) (ฑ)\n  text: ก\n  items: " + "{(1): {text: ก, items: " * 6 + "{(1): «{text: ก}}" + "}}" * 6,
        "nested deeper than",
    ),
    # citations and labels
    ("a range", "- {insert: «ข้อ 7 (8) (ฑ) ถึง (ต), text: งาน}", "is not one citation; write one here"),
    ("two citations", "- {insert: «ข้อ 7 (8) (ฑ) และ (ต), text: งาน}", "is not one citation; write one here"),
    ("a list of citations", "- {repeal: «[ข้อ 5, ข้อ 6], expect: ก}", "“ข้อ 5, ข้อ 6” is not one citation"),
    ("a map for a citation", "- {repeal: «[{ข้อ 5: ก}], expect: ก}", "expected text, found a list"),
    ("words in quotation marks", "- {insert: ข้อ 7 (8) (ฑ), text: «“งานใหม่”}", "the words stand in quotation marks"),
    ("label and words in quotation marks", "- {insert: ข้อ 7 (8) (ฑ), text: «“(ฑ) งาน”}", "begins with (ฑ), its label"),
    ("clause 0", "«ข้อ 0: {text: ก, no_effect: ข}", "“ข้อ 0” is not a section or clause"),
    ("no citation", "- {insert: «กลุ่มใหม่, text: งาน}", "is not a citation; write it like"),
    ("an open bracket", "- {insert: «ข้อ 7 (8, text: งาน}", "is not a citation; write it like"),
    (
        "a citation of nothing here",
        "- {insert: «ข้อ 7 (8) (ฑ) แห่งกฎกระทรวง พ.ศ. 2550, text: งาน}",
        "is not the instrument here that has a",
    ),
    ("a clause in Thai digits", "«ข้อ ๑: {text: ก, no_effect: ข}", "is written ข้อ 1 here"),
    ("a clause without a space", "«ข้อ1: {text: ก, no_effect: ข}", "is written ข้อ 1 here"),
    (
        "a label without brackets",
        "- insert: ข้อ 7 (8) (ฑ)\n  text: งาน\n  items: {«ก: ข}",
        "is not the label of an item; write (ก)",
    ),
    (
        "a label in Thai digits",
        "- insert: ข้อ 7 (8) (ฑ)\n  text: งาน\n  items: {«(๑): ข}",
        "is not the label of an item; write (1)",
    ),
    (
        "a label with a zero",
        "- insert: ข้อ 7 (8) (ฑ)\n  text: งาน\n  items: {«(01): ข}",
        "is not the label of an item; write (1)",
    ),
    (
        "a label that is none",
        "- insert: ข้อ 7 (8) (ฑ)\n  text: งาน\n  items: {«(กข): ค}",
        "is not the label of an item; write (1) or (ก)",
    ),
    (
        "a first paragraph in items",
        "- insert: ข้อ 7 (8) (ฑ)\n  text: งาน\n  items: {«วรรคหนึ่ง: ค}",
        "is not the label of an item",
    ),
    # keys
    ("no operation", "- «{text: งาน}", "an operation is one of insert, repeal"),
    (
        "two operations in one",
        "- «{insert: ข้อ 7 (8) (ฑ), repeal: ข้อ 7 (8) (ฌ), text: งาน}",
        "begin each with a hyphen of its own",
    ),
    ("an unknown operation", "- «{delete: ข้อ 7 (8) (ฌ)}", "an operation is one of insert, repeal"),
    (
        "an unknown key",
        "- {insert: ข้อ 7 (8) (ฑ), text: งาน, «expect: ก}",
        "the key “expect” is unknown here; there can be",
    ),
    ("a missing key", "- «{repeal: ข้อ 7 (8) (ฌ)}", "the key “expect” is missing here"),
    ("what is still to be done", "- {repeal: ข้อ 7 (8) (ฌ), expect: «TODO}", "TODO is still to be done"),
    (
        "a text that is not known",
        "- {insert: ข้อ 7 (8) (ฑ), text: «unknown}",
        "words of the law cannot be unknown; write",
    ),
    (
        "a replacement that is not known",
        "- {replace: ข้อ 7 (8) (ฌ), expect: $8ฌ$, text: «unknown}",
        "list the instrument under outstanding instead",
    ),
    (
        "an item that is not known",
        "- {insert: ข้อ 7 (8) (ฑ), text: งาน, items: {(1): «unknown}}",
        "words of the law cannot be unknown",
    ),
    (
        "a name that is not known",
        "- {rename: ข้อ 7 (8), expect: $8$, text: «unknown}",
        "words of the law cannot be unknown",
    ),
    (
        "words that are not known",
        "- {substitute: ข้อ 7 (8) (ฌ), expect: $8ฌ$, words: วิเทศ, by: «unknown, count: 1}",
        "words of the law cannot be unknown",
    ),
    ("a clause that is not known", "ข้อ 1: {text: «unknown, no_effect: ก}", "words of the law cannot be unknown"),
    ("no operations", "«ข้อ 1: {text: ก, operations: []}", "a clause has just one of: operations; no_effect"),
    (
        "operations and none",
        f"«ข้อ 1:\n  text: ก\n  no_effect: ข\n  operations:\n    {ONE}",
        "a clause has just one of: operations",
    ),
    ("neither", "«ข้อ 1: {text: ก}", "write one of: operations; no_effect"),
    ("no targets", "«ข้อ 1: {text: ก, transitional: []}", "a clause has just one of: operations"),
    ("no reason", "ข้อ 1: {text: ก, not_expressed: «{targets: [ข้อ 6]}}", "the key “reason” is missing here"),
    (
        "a clause is missing before",
        "«ข้อ 2: {text: ก, no_effect: ข}",
        "ข้อ 1 is not accounted for; enter it before this one",
    ),
    ("a clause is missing between", clauses(ONE) + "\n«ข้อ 3: {text: ก, no_effect: ข}", "ข้อ 2 is not accounted for"),
    (
        "reports to another",
        "- {insert: ข้อ 7 (11), text: ก ขึ้นตรงกับเลขาธิการ, reports_to: «เลขา}",
        "write reports_to: เลขาธิการ, just what follows",
    ),
    (
        "reports to nobody",
        "- «{insert: ข้อ 7 (11), text: ก ขึ้นตรงกับเลขาธิการ}",
        "write reports_to: เลขาธิการ, just what follows",
    ),
    ("keeps some", "- {replace: ข้อ 7 (4), expect: $4$, text: ก, keeps: «some}", "there can only be: keeps: all"),
    (
        "keeps all and has more",
        "- {replace: ข้อ 7 (4), expect: $4$, text: ก, keeps: «all, items: {(ก): ข}}",
        "delete one of the two keys",
    ),
    ("a first paragraph is repealed", "- {repeal: «ข้อ 5 วรรคหนึ่ง, expect: $c5$}", "write not_expressed instead"),
    (
        "one pair in a list",
        "- {substitute: ข้อ 7 (8) (ฌ), expect: $8ฌ$, pairs: «[{words: วิเทศ, by: ก, count: 1}]}",
        "two pairs or more",
    ),
    (
        "the same words twice",
        "- {substitute: ข้อ 7 (8) (ฌ), expect: $8ฌ$, pairs: «[{words: วิเทศ, by: ก, count: 1}, "
        "{words: วิเทศ, by: ข, count: 1}]}",
        "each of other words",
    ),
    (
        "words and pairs",
        "- «{substitute: ข้อ 7 (8) (ฌ), expect: $8ฌ$, words: วิเทศ, pairs: [{words: วิเทศ, by: ก, count: 1}]}",
        "write words, by and count",
    ),
    ("no count", "- «{substitute: ข้อ 7 (8) (ฌ), expect: $8ฌ$, words: วิเทศ, by: ก}", "the key “count” is missing here"),
    (
        "a count of none",
        "- {substitute: ข้อ 7 (8) (ฌ), expect: $8ฌ$, words: วิเทศ, by: ก, count: «0}",
        "write it in digits, 1 or more",
    ),
    (
        "a count in Thai digits",
        "- {substitute: ข้อ 7 (8) (ฌ), expect: $8ฌ$, words: วิเทศ, by: ก, count: «๑}",
        "“๑” is not a number; write 1",
    ),
    (
        "an instrument that is not held",
        "- repeal_instrument: «(ฉบับที่ 7) พ.ศ. 2565",
        "names no instrument that stands before this one; write its id",
    ),
    (
        "an instrument that repeals itself",
        "- repeal_instrument: «no-9",
        "names no instrument that stands before this one",
    ),
    # what does not fit the law
    ("it is there", "- «{insert: ข้อ 7 (8) (ฌ), text: งาน}", "write replace, or another label"),
    ("nothing to take it", "- «{insert: ข้อ 7 (12) (ก), text: งาน}", "insert that first"),
    ("not in the source", "- «{insert: ข้อ 3 (1), text: งาน}", "enter its text first, or write not_expressed"),
    ("of an Act", "- «{insert: มาตรา 37 (5), text: งาน}", "an announcement cannot amend an Act; cite a clause"),
    ("a whole Act", "- «repeal_instrument: act-2546", "an announcement cannot amend an Act"),
    ("no such provision", "- «{repeal: ข้อ 7 (8) (ฮ), expect: ก}", "Nearest in force: ข้อ 7 (8) (ฐ)"),
    (
        "repealed before",
        "- «{repeal: ข้อ 7 (5) (ซ), expect: $x$}".replace("$x$", "ก"),
        "(ฉบับที่ 2) พ.ศ. 2561 ข้อ 2 has already ended it",
    ),
    ("it reads otherwise", "- {repeal: ข้อ 7 (8) (ฌ), expect: «ดำเนินงานสากล}", "[-…-] is only in expect"),
    (
        "the lead-in reads otherwise",
        "- {replace: ข้อ 7 (4), expect: «$5$, text: ก}",
        "it does not read as expect has it",
    ),
    (
        "words that are not there",
        "- {substitute: ข้อ 7 (8) (ฌ), expect: $8ฌ$, words: «เงิน, by: ทอง, count: 1}",
        "“เงิน” does not stand there; write the words as the text before this instrument has them",
    ),
    (
        "words that are there more often",
        "- {substitute: ข้อ 7 (8) (ฌ), expect: $8ฌ$, words: งาน, by: การ, count: «2}",
        "and stands there once; write the count of the text before this instrument",
    ),
    (
        "words that stay",
        "- «{substitute: ข้อ 7 (8) (ฌ), expect: $8ฌ$, words: งาน, by: งาน, count: 1}",
        "delete the operation, or write the words it changes",
    ),
    (
        "words of an earlier clause",
        clauses(
            "- {substitute: ข้อ 7 (8) (ฌ), expect: $8ฌ$, words: วิเทศ, by: งาน, count: 1}",
            "- «{substitute: ข้อ 7 (8) (ฌ), expect: $8ฌ$, words: งาน, by: การ, count: 1}",
        ),
        "write both as pairs of one operation",
    ),
    (
        "no line of a group",
        "- «{rename: ข้อ 7 (9), expect: $9$, text: ก}",
        "it is not the line of a unit; that of this unit is ข้อ 6 (9)",
    ),
    (
        "a name that is taken",
        "- «{rename: ข้อ 6 (9), expect: หน่วยตรวจสอบภายใน, text: กลุ่มอำนวยการ}",
        "two units of one name",
    ),
    (
        "a line before its duties",
        (TWO % "2024-12-01")
        .replace("{insert: ข้อ 7 (8) (ฑ), text: งานแรก}", "«{insert: ข้อ 6 (11), text: กลุ่มใหม่}")
        .replace("{replace: ข้อ 7 (8) (ฑ), expect: งานแรก, text: งานใหม่}", "{insert: ข้อ 7 (11), text: กลุ่มใหม่ มีหน้าที่}"),
        "insert that, or repeal the line",
    ),
    ("only a line", "- «{insert: ข้อ 6 (11), text: กลุ่มใหม่}", "insert that, or repeal the line"),
    ("only duties", "- «{insert: ข้อ 7 (11), text: กลุ่มใหม่ มีหน้าที่}", "insert its line, or repeal the duties"),
    (
        "only the line is repealed",
        "- «{repeal: ข้อ 6 (4), expect: กลุ่มบริหารงานการเงินและสินทรัพย์}",
        "insert its line, or repeal the duties",
    ),
    (
        "another name at the head",
        "- «{insert: ข้อ 6 (11), text: กลุ่มใหม่}\n- {insert: ข้อ 7 (11), text: กลุ่มอื่น มีหน้าที่}",
        "a new name is a rename",
    ),
    (
        "to a label that is taken",
        "- {move: ข้อ 7 (8) (ฌ), to: «ข้อ 7 (8) (ญ), expect: $8ฌ$}",
        "write another label under to, or repeal that",
    ),
    ("into itself", "- {move: ข้อ 7 (8) (ฌ), to: «ข้อ 7 (8) (ฌ) (1), expect: $8ฌ$}", "it cannot be moved into itself"),
    (
        "to where it is",
        "- {move: ข้อ 7 (8) (ฌ), to: «ข้อ 7 (8) (ฌ), expect: $8ฌ$}",
        "it would stay where it is; write another label",
    ),
    (
        "two change places",
        "- {move: ข้อ 7 (8) (ฌ), to: «ข้อ 7 (8) (ญ), expect: $8ฌ$}\n"
        "- {move: ข้อ 7 (8) (ญ), to: ข้อ 7 (8) (ฌ), expect: $8ญ$}",
        "write another label under to, or repeal that",
    ),
    (
        "twice",
        "- {repeal: ข้อ 7 (8) (ฌ), expect: $8ฌ$}\n- «{repeal: ข้อ 7 (8) (ฌ), expect: $8ฌ$}",
        "write what both come to as one replace, or as a repeal and an insert",
    ),
    (
        "a new name, and another number",
        clauses(
            "- {rename: ข้อ 6 (9), expect: หน่วยตรวจสอบภายใน, text: กลุ่มตรวจสอบภายใน}",
            "- «{move: ข้อ 6 (9), to: ข้อ 6 (11), expect: หน่วยตรวจสอบภายใน}\n"
            "- {move: ข้อ 7 (9), to: ข้อ 7 (11), expect: $9$}",
        ),
        "ข้อ 1 of the same instrument already deals with ข้อ 6 (9); write what both come to as one replace",
    ),
    (
        "into what another clause repeals",
        clauses("- {repeal: ข้อ 7 (8) (ฌ), expect: $8ฌ$}", "- «{insert: ข้อ 7 (8) (ฌ) (1), text: ก}"),
        "already deals with ข้อ 7 (8) (ฌ)",
    ),
    (
        "of what another clause inserts",
        clauses("- {insert: ข้อ 8, text: ก}", "- «{insert: ข้อ 8 (1), text: ข}"),
        "ข้อ 8 is new by ข้อ 1 of the same instrument",
    ),
    (
        "of what a clause behind it inserts",
        clauses("- «{repeal: ข้อ 7 (8) (ฑ), expect: ก}", "- {insert: ข้อ 7 (8) (ฑ), text: ก}"),
        "ข้อ 7 (8) (ฑ) is new by ข้อ 2 of the same instrument",
    ),
    (
        "of what a later instrument inserts",
        written("- «{repeal: ข้อ 7 (10), expect: ก}", made='"2018-01-01"', in_force='"2018-01-01"'),
        "ข้อ 7 (10) came later, on 28 August 2018, by (ฉบับที่ 2) พ.ศ. 2561 ข้อ 3; correct the days, or the citation",
    ),
    (
        "inside what a later instrument inserts",
        written("- «{insert: ข้อ 7 (10) (ก), text: ก}", made='"2018-01-01"', in_force='"2018-01-01"'),
        "ข้อ 7 (10) came later, on 28 August 2018",
    ),
    (
        "before the base",
        written("- «{insert: ข้อ 7 (8) (ฑ), text: ก}", made='"2010-01-01"', in_force='"2010-01-01"'),
        "ข้อ 7 (8) came later, on 22 November 2017, by ประกาศ พ.ศ. 2560 ข้อ 7",
    ),
    ("of what is not held", "- «{repeal: ข้อ 9, expect: ก}", "ข้อ 9 is not held here, so it cannot be amended here"),
    ("a transitional clause on nothing", "ข้อ 1: {text: ก, transitional: «[ข้อ 7 (99)]}", "there is no such provision"),
    (
        "not expressed of nothing",
        "ข้อ 1: {text: ก, not_expressed: «{targets: [ข้อ 99], reason: ข}}",
        "name ข้อ 99 under not_in_source in mandate.yaml",
    ),
    (
        "two of one day without numbers",
        (TWO % "2024-10-16")
        .replace('    number: "9"\n', "")
        .replace('    number: "10"\n', "")
        .replace("[{insert", "[«{insert"),
        "give each a number of its own",
    ),
    # facts
    ("a day of the Buddhist era", written(ONE, made='«"2567-10-01"'), "is not a date; write 2024-10-01"),
    ("a day in Thai", written(ONE, made="«๑ ตุลาคม พ.ศ. ๒๕๖๗"), "is not a date; write 2024-10-01"),
    ("a day in curly quotation marks", written(ONE, made="«“2024-10-01”"), "is not a date; write 2024-10-01"),
    ("a day in another order", written(ONE, made='«"1/10/2024"'), "is not a date; write 2024-10-01"),
    ("a day in five hundred years", written(ONE, made='«"9999-12-31"'), "write YYYY-MM-DD of the common era"),
    ("a year alone", written(ONE, made='«"2024"'), "write YYYY-MM-DD of the common era"),
    ("a number in curly quotation marks", written(ONE, number="«“๙”"), "is not a number; write 9"),
    ("a day without zeros", written(ONE, made="«2024-10-1"), "is not a date; write 2024-10-01"),
    ("a day that no calendar has", written(ONE, in_force='«"2023-02-29"'), "there is no such day as “2023-02-29”"),
    (
        "a day in words",
        written(ONE, in_force="«day after publicaton"),
        "on publication, day after publication, 30 days after publication",
    ),
    ("no day", written(ONE, made="«unknown", in_force="unknown"), "made or in_force must be a date"),
    (
        "after a publication that is unknown",
        written(ONE, made="«unknown", published="unknown", in_force="on publication"),
        "made or in_force must be a date",
    ),
    (
        "published before it was made",
        written(ONE, published='«"2024-09-30"'),
        "published is before the day it was made, 2024-10-01; correct one of the two",
    ),
    ("a number in words", written(ONE, number="«เก้า"), "write it in digits, 1 or more"),
    (
        "an id of a base that is empty",
        'format: "1"\ninstruments:\n  «"":\n    provisions: {ข้อ 1: ก}\n',
        "there is nothing here; write the words",
    ),
    (
        "an id with a blank",
        written(ONE).replace("  no-9:", "  «no 9:"),
        "an id has no blank, no @ and no |; write it like",
    ),
    ("an id with an @", written(ONE).replace("  no-9:", "  «no@9:"), "write it like announcement-2567-no-4"),
    ("an id with a bar", written(ONE).replace("  no-9:", "  «no|9:"), "write it like announcement-2567-no-4"),
    ("a title that is not known", written(ONE, title="«unknown"), "an instrument cannot be called unknown; write its"),
    ("a short title that is not known", written(ONE, short_title="«unknown"), "an instrument cannot be called unknown"),
    (
        "an id that is taken",
        written(ONE).replace("  no-9:", "  «announcement-2560:"),
        "there is already an instrument “announcement-2560”",
    ),
    (
        "an id that is taken by an amendment",
        written(ONE).replace("  no-9:", "  «announcement-2561-no-2:"),
        "there is already an instrument",
    ),
    (
        "a fact is missing",
        written(ONE, gazette="").replace("    title", "    «title", 1),
        "the key “gazette” is missing here",
    ),
    ("an unknown fact", written(ONE, made='"2024-10-01"\n    «signed: ก'), "the key “signed” is unknown here"),
    (
        "the number of another",
        written(ONE, number='"2"', title=f"{TITLE} (ฉบับที่ 2) พ.ศ. 2567").replace("  no-9:", "  «no-9:"),
        "once more; delete one of the two",
    ),
    (
        "the title says another number",
        written(ONE, number='"8"').replace('"8"', '«"8"'),
        "its title says (ฉบับที่ 9); write number: “9”",
    ),
    (
        "no place in the Gazette",
        written(ONE, gazette="«140/128"),
        "“140/128” is no place in the Gazette; write it like",
    ),
    (
        "clauses with and without numbers",
        clauses(ONE) + "\n«วรรคสอง: {text: ก, no_effect: ข}",
        "วรรคสอง stands beside ข้อ 1",
    ),
    (
        "since when a clause holds is not known",
        "ข้อ 1: {text: ก, no_effect: ข, in_force: «unknown}",
        "this date must be known; write YYYY-MM-DD",
    ),
    (
        "the source printed the same",
        "- {insert: ข้อ 7 (8) (ฑ), text: งาน, as_printed: «งาน}",
        "as_printed has the words of text; write those that differ",
    ),
    ("a first clause is missing", "«วรรคสอง: {text: ก, no_effect: ข}", "วรรคหนึ่ง is not accounted for; enter it before"),
]
