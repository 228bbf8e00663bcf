"""Phrases follow their duties, and every command tells the same about time, on the shipped law and drafts of it."""

from __future__ import annotations

import json
import re
import shutil
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from mandate_cli.cli.session import Session
from mandate_cli.dataset.tables import load_successions, load_vocabulary
from mandate_cli.law.mandate import Mandate
from mandate_cli.search.lineage import Lineage
from mandate_cli.search.vocabulary import Phrase
from tests import drafts
from tests.conftest import DATA, C, Run

SCOUTS, ABROAD = "ข้อ 7 (8) (ฉ)", "ข้อ 7 (8) (ฌ)"
SIX, SEVEN = C("ข้อ 6"), C("ข้อ 7")
TOLD = "โทรศัพท์เสีย"


def asked(run: Run, *arguments: str) -> Any:
    """The data of a command's JSON."""
    found: dict[str, Any] = json.loads(run(*arguments, "--json").out)["data"]
    return found


def led(answer: dict[str, Any]) -> list[tuple[Any, str, bool]]:
    """The groups of an answer with the duty that leads to each, and whether by succession."""
    return [
        (group["group"]["number"], group["evidence"][0]["provision"]["citation"], group["evidence"][0]["by_succession"])
        for group in answer["groups"]
    ]


# --- phrases follow duties -------------------------------------------------------------------------------------------

CHANGED = [
    ("replace", {"text": "ดำเนินงานตัวอย่าง"}, [], True),
    ("correct", {"text": "ส่งเสริมงานลูกเสือ"}, [(8, SCOUTS, True)], False),
    ("substitute", {"words": "ลูกเสือ", "by": "ลูกเสือสามัญ", "count": "1"}, [(8, SCOUTS, True)], False),
    ("repeal", {}, [], True),
]


@pytest.mark.parametrize(("kind", "fields", "expected", "lapsed"), CHANGED, ids=[row[0] for row in CHANGED])
def test_a_phrase_belongs_to_the_duty_and_not_to_its_letter(
    run: Run,
    few: Path,
    tmp_path: Path,
    now: Mandate,
    kind: str,
    fields: dict[str, str],
    expected: list[tuple[int, str, bool]],
    lapsed: bool,
) -> None:
    """A replaced duty is another one; a corrected or reworded one is the same, with other words."""
    path = drafts.draft(tmp_path / "draft.yaml", {kind: SCOUTS, "expect": drafts.text(now, C(SCOUTS)), **fields})
    answer = asked(run, "who-handles", "ลูกเสือ", "--data", str(few), "--with", path)
    assert led(answer) == expected
    assert [(each["provision"]["citation"], each["until"]) for each in answer["lapsed"]] == (
        [(SCOUTS, "2024-10-16")] if lapsed else []
    )
    before = asked(run, "who-handles", "ลูกเสือ", "--data", str(few), "--with", path, "--as-of", "2024-10-15")
    assert led(before) == [(8, SCOUTS, False)]


def test_the_keeper_says_where_a_duty_went(run: Run, few: Path, tmp_path: Path, now: Mandate) -> None:
    """In successions, and the answer says that it is only possible, for the words are others."""
    data = tmp_path / "data"
    shutil.copytree(few, data)
    with (data / "successions.tsv").open("a", encoding="utf-8") as file:
        file.write(f"{SCOUTS}\tข้อ 7 (2) (ฉ)\tmoved\tdraft-no-9\n")
    words = drafts.text(now, C(SCOUTS))
    path = drafts.draft(
        tmp_path / "draft.yaml",
        {"repeal": SCOUTS, "expect": words},
        {"insert": "ข้อ 7 (2) (ฉ)", "text": "ดำเนินงานยุวชน"},
    )
    assert led(asked(run, "who-handles", "ลูกเสือ", "--data", str(data), "--with", path)) == [(2, "ข้อ 7 (2) (ฉ)", True)]
    told = run("who-handles", "ลูกเสือ", "--data", str(data), "--with", path).out
    assert "taken for the same duty in other words" in told
    assert led(asked(run, "who-handles", "ลูกเสือ", "--data", str(data))) == [(8, SCOUTS, False)]


PAST = [("ร้องเรียน", "ข้อ 7 (5) (ซ)"), ("สอบสวนวินัย", "ข้อ 7 (5) (ซ)"), ("ร้องทุกข์", "ข้อ 7 (5) (ซ)")]


@pytest.mark.parametrize(("task", "duty"), PAST)
def test_the_past_is_answered_by_predecessors(run: Run, task: str, duty: str) -> None:
    """Before (ฉบับที่ 2) group 5 had what group 10 has now; no other agency is named."""
    answer = asked(run, "who-handles", task, "--as-of", "2560-12-31")
    assert [found[:2] for found in led(answer)] == [(5, duty)]
    assert answer["other_agency"] is None


def test_no_agency_answers_for_a_duty_that_came_later(run: Run) -> None:
    """Group 5, which had such duties; never a temple or a consumer board."""
    for task in ("ครูทำผิดวินัย", "ทำผิดวินัย", "ตั้งกรรมการสอบวินัยครู"):
        answer = asked(run, "who-handles", task, "--as-of", "2560-12-31")
        assert [found[:2] for found in led(answer)] == [(5, "ข้อ 7 (5) (ซ)")], task
        assert answer["groups"][0]["certainty"] == "possible", task
        assert answer["other_agency"] is None, task


def test_a_duty_without_a_predecessor_says_so(run: Run, vocabulary: tuple[Phrase, ...]) -> None:
    """Three duties of ข้อ 7 (10) came new; before that their phrases lead to nobody."""
    new = {C(f"ข้อ 7 (10) ({letter})") for letter in "กฉซ"}
    phrases = [phrase.text for phrase in vocabulary if {duty.citation for duty in phrase.duties} <= new][::60]
    assert len(phrases) > 3
    result = run("who-handles", "-", "--as-of", "2560-12-31", "--json", stdin="\n".join(phrases).encode())
    for line in result.out.splitlines():
        data = json.loads(line)["data"]
        assert (data["groups"], data["other_agency"]) == ([], None), data["query"]
        assert {(each["since"], each["until"]) for each in data["lapsed"]} == {("2018-08-28", None)}


PREDECESSORS = [C(f"ข้อ 7 (10) ({letter})") for letter in "ขคงจ"]


@pytest.mark.parametrize("step", [25, pytest.param(1, marks=pytest.mark.long)])
def test_phrases_of_group_10_led_to_group_5_before_it_came(run: Run, vocabulary: tuple[Phrase, ...], step: int) -> None:
    """As of 2560-12-31, at least nine in ten; none to another group or agency."""
    phrases = [phrase.text for phrase in vocabulary if {duty.citation for duty in phrase.duties} <= set(PREDECESSORS)]
    phrases = phrases[::step]
    result = run("who-handles", "-", "--as-of", "2560-12-31", "--json", stdin="\n".join(phrases).encode())
    answers = [json.loads(line)["data"] for line in result.out.splitlines()]
    assert len(answers) == len(phrases) >= 20
    groups = [{group["group"]["number"] for group in answer["groups"]} for answer in answers]
    assert all(found <= {5} for found in groups)
    assert not any(answer["other_agency"] for answer in answers)
    assert sum(found == {5} for found in groups) >= 0.9 * len(answers)


# --- four drafts -----------------------------------------------------------------------------------------------------

DRAFTS = {
    "rotated": [C(f"ข้อ 7 ({number})") for number in (1, 2, 3, 4)],
    "moved": [C(ABROAD)],
    "abolished": [C("ข้อ 7 (3)")],
    "placeholders": [C("ข้อ 7 (5)"), C("ข้อ 7 (10)")],
}
MOST = {"rotated": 400, "moved": 200, "abolished": 300, "placeholders": 400}


def laid(name: str, now: Mandate, path: Path) -> str:
    """One of the four drafts."""
    operations = {
        "rotated": lambda: drafts.rotated(now, SIX, SEVEN),
        "moved": lambda: drafts.moved(now, C(ABROAD), C("ข้อ 7 (2) (ฉ)")),
        "abolished": lambda: drafts.abolished(now, C("ข้อ 6 (3)"), C("ข้อ 7 (3)")),
        "placeholders": lambda: [drafts.placeholders(now, head) for head in DRAFTS["placeholders"]],
    }
    return drafts.draft(path, *operations[name]())


@pytest.mark.parametrize("name", DRAFTS)
@pytest.mark.parametrize("whole", [False, pytest.param(True, marks=pytest.mark.long)])
def test_no_phrase_leads_to_a_wrong_unit(
    run: Run,
    few: Path,
    tmp_path: Path,
    now: Mandate,
    lineage: Lineage,
    vocabulary: tuple[Phrase, ...],
    name: str,
    whole: bool,
) -> None:
    """Whatever becomes of the letters: only to a unit that has one of its duties, and to no other agency."""
    data = DATA if whole else few
    known = set() if whole else {row.partition("\t")[0] for row in (few / "vocabulary.tsv").read_text().splitlines()}
    phrases = [
        phrase
        for phrase in vocabulary
        if any(duty.citation.within(place) for duty in phrase.duties for place in DRAFTS[name])
        and (whole or phrase.text in known)
    ]
    most = MOST[name] if whole else 40
    phrases = phrases[:: max(1, len(phrases) // most)][:most]
    assert len(phrases) > (90 if whole else 2)
    path = laid(name, now, tmp_path / "draft.yaml")
    stdin = "\n".join(phrase.text for phrase in phrases).encode()
    result = run("who-handles", "-", "--json", "--data", str(data), "--with", path, stdin=stdin)
    answers = [json.loads(line)["data"] for line in result.out.splitlines()]
    assert len(answers) == len(phrases)
    for phrase, answer in zip(phrases, answers, strict=True):
        keeps = [duty for duty in phrase.duties if not any(duty.citation.within(place) for place in DRAFTS[name])]
        groups = (
            now.group_of(standing.provision.citation) for duty in keeps for standing in lineage.standing(duty.key, now)
        )
        right = {group.name for group in groups if group}
        if name == "rotated":  # ข้อ 7 was replaced whole: nobody, or the unit of the same name
            had = (now.group_of(duty.citation) for duty in phrase.duties)
            right = {group.name for group in had if group}
        if name == "moved":
            right.add("กลุ่มนโยบายและแผน")
        assert {group["group"]["name"] for group in answer["groups"]} <= right, answer["query"]
        assert answer["other_agency"] is None, answer["query"]


def test_check_counts_what_lost_its_duty_by_cause(run: Run, few: Path, tmp_path: Path, now: Mandate) -> None:
    """By the operation that ended it; and it proposes successions where the words stand elsewhere."""
    path = laid("placeholders", now, tmp_path / "placeholders.yaml")
    told = run("check", "--data", str(few), "--with", path).out
    counts = re.findall(r"warning: (\d+) phrases lost their duties by .* ข้อ 1, which acted on (ข้อ 7 \(\d+\));", told)
    law = Session("check", data=str(few), draft=path).law
    lineage, last = Lineage(law, load_successions(few, law)), law.on(date.max)
    lost = [
        phrase
        for phrase in load_vocabulary(few, law)
        if not any(lineage.standing(duty.key, last) for duty in phrase.duties)
    ]
    assert sum(int(count) for count, _ in counts) == len(lost) > 50
    assert {head for _, head in counts} == {"ข้อ 7 (5)", "ข้อ 7 (10)"}
    told = run("check", "--data", str(few), "--with", laid("moved", now, tmp_path / "moved.yaml")).out
    assert f"suggest: {ABROAD}<TAB>ข้อ 7 (2) (ฉ)<TAB>moved<TAB>draft-no-9 (lapsed)\n" in told


# --- time ------------------------------------------------------------------------------------------------------------


@pytest.fixture
def fourth(tmp_path: Path, now: Mandate) -> str:
    """No. 4, which replaces ข้อ 7 (5) whole while no. 3, which did so before, is not entered."""
    whole = drafts.placeholders(now, C("ข้อ 7 (5)"))
    del whole["items"]["(ฌ)"]
    return drafts.draft(tmp_path / "draft.yaml", whole, number="4")


def test_every_command_tells_the_same_end(run: Run, few: Path, fourth: str) -> None:
    """The old text held until no. 3, on 2 June 2023, though it is not entered; the new one begins with no. 4."""
    options = ("--data", str(few), "--with", fourth)
    for citation in ("ข้อ 7 (5)", "ข้อ 7 (5) (ก)"):
        new, old = asked(run, "show", citation, *options)["versions"]
        assert (new["from"], new["to"], old["from"], old["to"]) == ("2024-10-16", None, "2017-11-22", "2023-06-02")
    page = run("show", "ข้อ 7 (5) (ก)", *options).out
    assert "until 2 June 2023, replaced by (ฉบับที่ 3) พ.ศ. 2566 ข้อ 1, which is not entered here yet" in page
    (left_out,) = asked(run, "show", "ข้อ 7 (5) (ฌ)", *options)["versions"]
    assert left_out["to"] == "2023-06-02"
    duties = {duty["citation"]: duty for duty in asked(run, "duties", "5", *options)["duties"]}
    gone = duties["ข้อ 7 (5) (ฌ)"]
    assert (gone["status"], gone["repealed_by"]["date"]) == ("repealed", "2023-06-02")
    assert duties["ข้อ 7 (5) (ก)"]["by"]["date"] == "2024-10-16"
    assert "(ended on 2 June 2023, by (ฉบับที่ 3) พ.ศ. 2566 ข้อ 1" in run("duties", "5", *options).out
    events = [(event["date"], event["operation"]) for event in asked(run, "history", "ข้อ 7 (5) (ฌ)", *options)]
    assert events == [("2017-11-22", "enact"), ("2023-06-02", "outstanding"), ("2024-10-16", "replace")]
    diff = {change["citation"]: change for change in asked(run, "diff", "2566-07-01", *options)}
    assert diff["ข้อ 7 (5) (ก)"]["by"]["date"] == "2024-10-16"


REPORTS = [
    ("ข้อ 7 (9)", "กับหัวหน้า", "กับรองหัวหน้า", "รองหัวหน้าส่วนราชการ"),
    ("ข้อ 7 (10)", "ขึ้นตรงกับผู้อำนวยการ", "ขึ้นตรงต่อรองผู้อำนวยการ", "รองผู้อำนวยการสำนักงานเขตพื้นที่การศึกษา"),
    ("ข้อ 7 (9)", "ให้ปฏิบัติงานขึ้นตรงกับหัวหน้าส่วนราชการ และมี", "มี", None),
]


@pytest.mark.parametrize(("head", "words", "by", "reports_to"), REPORTS)
def test_whom_a_group_reports_to_follows_the_words(
    run: Run, few: Path, tmp_path: Path, now: Mandate, head: str, words: str, by: str, reports_to: str | None
) -> None:
    """When an instrument changes them."""
    expect = drafts.text(now, C(head))
    path = drafts.draft(
        tmp_path / "draft.yaml", {"substitute": head, "expect": expect, "words": words, "by": by, "count": "1"}
    )
    number = head[-2:-1] if head.endswith("9)") else "10"
    assert asked(run, "duties", number, "--data", str(few), "--with", path)["group"]["reports_to"] == reports_to


NOT_HELD = [
    (("groups",), "No units are known for this day."),
    (("groups", "--tree"), "No units are known for this day."),
    (("duties", "5"), "is held from 22 November 2017 on"),
    (("duties", "กลุ่มกฎหมายและคดี"), "is held from 22 November 2017 on"),
    (("search", "ลูกเสือ"), "Nothing in the texts held here has “ลูกเสือ”."),
    (("office",), "is held from 22 November 2017 on"),
    (("show", "ข้อ 7 (5)"), "ข้อ 7 (5) is held from 22 November 2017 on, by ประกาศ พ.ศ. 2560."),
    (("show", "ข้อ 6"), "What there was before is not held here."),
    (("who-handles", "ลูกเสือ"), "is held from 22 November 2017 on"),
]


@pytest.mark.parametrize(("arguments", "said"), NOT_HELD, ids=[" ".join(row[0]) for row in NOT_HELD])
def test_what_is_not_held_is_not_said_to_be_absent(run: Run, arguments: tuple[str, ...], said: str) -> None:
    """Before the day from which the division of the office is held."""
    result = run(*arguments, "--as-of", "2559-01-01")
    told = result.out + result.err
    assert said in told
    assert "22 November 2017" in told
    for claim in ("There are no units", "There is no", "it came on", "came on 22 November 2017", "Nothing in the law"):
        assert claim not in told


def test_history_parts_what_had_happened_from_what_was_to_come(run: Run) -> None:
    """With the same caveats as everywhere."""
    told, _, later = run("history", "--as-of", "2561-01-01").out.partition("Not yet in force on 1 January 2018:\n")
    assert "22 November 2017" in told
    assert "28 August 2018" not in told
    assert re.findall(r"(?m)^(\d+ \w+ \d+) +\(ฉบับที่ \d\)", later) == ["28 August 2018"] * 3 + ["2 June 2023"] * 2
    assert "พ.ร.บ. พ.ศ. 2546 is quoted as amended" in later
    assert "Not yet in force" not in run("history").out
    assert "(ฉบับที่ 3) พ.ศ. 2566 ข้อ 1, ข้อ 2 have replaced" in run("history", "--verbose").out
    events = asked(run, "history", "--as-of", "2561-01-01")
    assert [event["in_force"] for event in events] == [event["date"] <= "2018-01-01" for event in events]


AS_AMENDED = [("show", "มาตรา 37 (1)"), ("show", "มาตรา 37"), ("office",)]


@pytest.mark.parametrize("arguments", AS_AMENDED)
def test_a_text_as_amended_has_an_earliest_day(run: Run, arguments: tuple[str, ...]) -> None:
    """Since when it reads so is not known, and no line claims more."""
    for day in ("2550-01-01", "2569-11-23"):
        told = run(*arguments, "--as-of", day, "--verbose").out
        assert re.search("[Ff]rom 7 July 2003 at the earliest|since 7 July 2003 at the earliest", told)
        assert "7 July 2003, by" not in told
    if arguments[0] == "show":
        assert [each["certainty"] for each in asked(run, *arguments)["versions"]] == ["as-amended"]


CERTAIN = [("ข้อ 7 (1)", "from-day-made"), ("มาตรา 37 (2)", "as-amended")]


@pytest.mark.parametrize(("citation", "certainty"), CERTAIN)
def test_how_well_a_day_is_known(run: Run, citation: str, certainty: str) -> None:
    """A day in force, the day made, or the earliest one."""
    assert asked(run, "show", citation)["versions"][0]["certainty"] == certainty


def test_a_known_day_is_known(run: Run, few: Path, fourth: str) -> None:
    """That of an instrument whose day in force is published."""
    versions = asked(run, "show", "ข้อ 7 (5)", "--data", str(few), "--with", fourth)["versions"]
    assert [each["certainty"] for each in versions] == ["known", "from-day-made"]


@pytest.mark.parametrize("begin", ["2565-12-31", "2561-12-31", "2566-06-01"])
def test_diff_names_what_was_replaced_and_is_not_held(run: Run, begin: str) -> None:
    """Two changes, and exit code 0."""
    result = run("diff", begin)
    assert result.code == 0
    assert re.findall(r"(?m)^replaced, text not held +(ข้อ 7 \(\d+\)) ", result.out) == ["ข้อ 7 (5)", "ข้อ 7 (10)"]
    assert "0 inserted, 0 repealed, 2 replaced" in result.out
    assert run("diff", "2566-06-02").code == 1


@pytest.mark.parametrize(("begin", "held"), [("2559-01-01", False), ("2560-11-21", False), ("2560-11-22", True)])
def test_diff_says_that_what_there_was_before_is_not_held(run: Run, begin: str, *, held: bool) -> None:
    """Else all that the data begin with would seem to be new."""
    said = "is held from 22 November 2017 on; what there was before is not held here." in run("diff", begin).out
    codes = [caveat["code"] for caveat in json.loads(run("diff", begin, "--json").out)["caveats"]]
    assert (said, "not-held" in codes) == (not held, not held)


DAYS = [
    "ณ วันที่ 22 พฤศจิกายน พ.ศ. 2560",
    "22-11-2560",
    "2560/11/22",
    "22/11/2017",
    "วันที่ 22 เดือนพฤศจิกายน พุทธศักราช 2560",
    "๒๒ พ.ย. ๒๕๖๐",
]


@pytest.mark.parametrize("day", DAYS)
def test_days_are_read_as_people_write_them(run: Run, day: str) -> None:
    """The same answer for each."""
    assert json.loads(run("groups", "--as-of", day, "--json").out)["as_of"] == "2017-11-22"


def test_today_is_a_day(run: Run) -> None:
    """In words, too; a year of two digits stays refused."""
    assert json.loads(run("groups", "--as-of", "วันนี้", "--json").out)["as_of"] == "2026-11-23"
    assert run("groups", "--as-of", "22-11-60").code == 2


# --- drafts and errors -----------------------------------------------------------------------------------------------

REFUSED = [
    (("duties", "99"), 1),
    (("duties", "กลุ่ม"), 2),
    (("show", "ข้อ 7 (11)"), 1),
    (("show", "ข้อ 99"), 1),
    (("show", "?"), 2),
    (("history", "ข้อ 7 (11)"), 1),
    (("groups", "--as-of", "ไม่ใช่วัน"), 2),
]


@pytest.mark.parametrize(("arguments", "code"), REFUSED, ids=[" ".join(row[0]) for row in REFUSED])
def test_an_error_under_a_draft_says_so(
    run: Run, few: Path, tmp_path: Path, now: Mandate, arguments: tuple[str, ...], code: int
) -> None:
    """On the screen and in JSON; without a draft it does not."""
    path = laid("abolished", now, tmp_path / "draft.yaml")
    result = run(*arguments, "--data", str(few), "--with", path)
    assert (result.code, result.out) == (code, "")
    assert result.err.startswith("mandate: DRAFT: ")
    value = json.loads(run(*arguments, "--data", str(few), "--with", path, "--json").out)
    assert [caveat["code"] for caveat in value["caveats"]] == ["draft"]
    assert "DRAFT" not in run(*arguments, "--data", str(few)).err


@pytest.mark.parametrize("group", ["3", "กลุ่มส่งเสริมการศึกษาทางไกล", "ทางไกล"])
def test_an_abolished_group_is_said_to_have_been(run: Run, few: Path, tmp_path: Path, now: Mandate, group: str) -> None:
    """When, and by what: here by the draft."""
    path = laid("abolished", now, tmp_path / "draft.yaml")
    result = run("duties", group, "--data", str(few), "--with", path)
    assert result.code == 1
    assert "กลุ่มส่งเสริมการศึกษาทางไกล เทคโนโลยีสารสนเทศและการสื่อสาร ended on 16 October 2024, by (ร่าง)" in result.err
    assert run("duties", group, "--data", str(few), "--with", path, "--as-of", "2567-10-15").code == 0


NAMES = [("กลุ่มกฎหมายและคดี", "ข้อ 7 (10)"), ("หน่วยตรวจสอบภายใน", "ข้อ 7 (9)"), ("กลุ่มการเงิน", "ข้อ 7 (4)")]


@pytest.mark.parametrize(("name", "citation"), NAMES)
def test_a_group_can_be_shown_by_its_name(run: Run, name: str, citation: str) -> None:
    """As by the citation of the lead-in of its duties."""
    assert run("show", name) == run("show", citation)
    assert run("history", name) == run("history", citation)


def test_a_name_that_is_not_one_is_told(run: Run) -> None:
    """As what it is: several groups, none, or no citation."""
    assert "could be any of these" in run("show", "กลุ่ม").err
    assert "There is no unit “กลุ่มนักบิน”" in run("show", "กลุ่มนักบิน").err
    assert "is not a citation" in run("show", "ลูกเสือ").err


def test_a_clause_says_which_parts_are_superseded(run: Run) -> None:
    """On the page and in JSON."""
    assert (
        "No longer law in it: ข้อ 7 (5), ข้อ 7 (10), since 2 June 2023, by (ฉบับที่ 3) พ.ศ. 2566\n"
        in run("show", "ข้อ 7").out
    )
    found = asked(run, "show", "ข้อ 7")["superseded"]
    assert [(each["citation"], each["instrument"], each["by"]["date"]) for each in found] == [
        ("ข้อ 7 (5)", "announcement-2560", "2023-06-02"),
        ("ข้อ 7 (10)", "announcement-2560", "2023-06-02"),
    ]
    assert asked(run, "show", "ข้อ 6")["superseded"] == []


OLD = [("2025-02-20", False), ("2025-02-21", True), ("2027-11-23", True)]


@pytest.mark.parametrize(("day", "old"), OLD)
def test_old_data_are_said_to_be_old(run: Run, day: str, old: bool) -> None:
    """More than a year after the Gazette was looked at last; on a page the day is then a warning."""
    page = run("groups", "--as-of", day, "--color", "always").out
    assert ("\x1b[33mGazette checked to 21 Feb 2024." in page) is old
    assert "Gazette checked to 21 Feb 2024." in page
    full = run("groups", "--as-of", day, "--verbose").out
    assert ("old: the Gazette was checked only through 21 February 2024" in full) is old
    caveats = json.loads(run("groups", "--as-of", day, "--json").out)["caveats"]
    assert ("data-old" in [caveat["code"] for caveat in caveats]) is old


def test_the_version_tells_the_state_of_the_data(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The same content has the same hash anywhere; any change has another; data that cannot be read are told."""
    shipped = run("--version").out
    shutil.copytree(DATA, tmp_path / "data")
    monkeypatch.setenv("MANDATE_DATA", str(tmp_path / "data"))
    assert run("--version").out == shipped
    with (tmp_path / "data" / "vocabulary.tsv").open("a", encoding="utf-8") as file:
        file.write(f"{TOLD}\tข้อ 7 (1) (ก)\n")
    assert run("--version").out != shipped
    monkeypatch.setenv("MANDATE_DATA", "/nowhere")
    result = run("--version")
    assert (result.code, result.err) == (0, "")
    assert "The data cannot be read: " in result.out
