"""The JSON contract: exact keys, in order, for every command."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from mandate_cli.law.amendments import Dataset
from mandate_cli.law.fold import law
from mandate_cli.law.history import show
from mandate_cli.law.mandate import Mandate
from mandate_cli.law.model import Group
from mandate_cli.output import as_json
from tests.conftest import TODAY, C, Run
from tests.law.acting import instrument, repeal, with_

ENVELOPE = ["format", "command", "as_of", "amended_to", "caveats", "data"]
CAVEAT = ["code", "message", "citations"]
GROUP = ["number", "name", "citation", "instrument", "reports_to", "duties", "since", "by"]
PROVISION = ["citation", "instrument", "text", "as_printed", "note", "status", "by", "repealed_by"]
CAUSE = ["instrument", "title", "clause", "date", "date_basis"]
WHO_HANDLES = [
    *(
        "query",
        "answered",
        "kind",
        "groups",
        "closest",
        "other_agency",
        "source",
        "lapsed",
        "see",
        "not_understood",
        "read_as",
    ),
    "rest",
    "tasks",
]
HANDLER = ["group", "score", "certainty", "evidence"]
SECOND = "ประกาศกระทรวงศึกษาธิการ เรื่อง การแบ่งส่วนราชการภายในสำนักงานเขตพื้นที่การศึกษา (ฉบับที่ 2) พ.ศ. 2561"


def is_group(value: dict[str, Any]) -> None:
    """GROUP, with a CAUSE."""
    assert list(value) == GROUP
    assert list(value["by"]) == CAUSE


def is_provision(value: dict[str, Any], *more: str) -> None:
    """PROVISION, with a CAUSE and perhaps another."""
    assert list(value) == [*PROVISION, *more]
    assert list(value["by"]) == CAUSE
    assert (value["repealed_by"] is None) == (value["status"] in {"in-force", "superseded-not-held"})
    if value["repealed_by"]:
        assert list(value["repealed_by"]) == CAUSE


def answer(run: Run, *arguments: str) -> dict[str, Any]:
    """A command's JSON, its envelope checked."""
    result = run(*arguments, "--json")
    assert result.err == ""
    assert result.out.count("\n") == 1
    value: dict[str, Any] = json.loads(result.out)
    assert list(value) == ENVELOPE
    assert (value["format"], value["command"], value["as_of"]) == (2, arguments[0], "2026-11-23")
    assert value["amended_to"] == SECOND
    for caveat in value["caveats"]:
        assert list(caveat) == CAVEAT
        assert all(list(cited) == ["citation", "instrument"] for cited in caveat["citations"])
    return value


def test_groups(run: Run) -> None:
    """A list of GROUP."""
    data = answer(run, "groups")["data"]
    for group in data:
        is_group(group)
    assert [group["number"] for group in data] == list(range(1, 11))
    assert [group["duties"] for group in data] == [10, 5, 6, 6, 8, 7, 8, 13, 5, 10]
    assert data[9] == {
        "number": 10,
        "name": "กลุ่มกฎหมายและคดี",
        "citation": "ข้อ 6 (10)",
        "instrument": "announcement-2560",
        "reports_to": "ผู้อำนวยการสำนักงานเขตพื้นที่การศึกษา",
        "duties": 10,
        "since": "2018-08-28",
        "by": {
            "instrument": "announcement-2561-no-2",
            "title": SECOND,
            "clause": "ข้อ 1",
            "date": "2018-08-28",
            "date_basis": "made",
        },
    }


def test_duties(run: Run) -> None:
    """A GROUP and its PROVISIONs, a repealed one in its place."""
    data = answer(run, "duties", "5")["data"]
    assert list(data) == ["group", "duties"]
    is_group(data["group"])
    for duty in data["duties"]:
        is_provision(duty)
    assert [duty["status"] for duty in data["duties"]] == [
        *["superseded-not-held"] * 7,
        "repealed",
        "superseded-not-held",
    ]
    earlier = json.loads(run("duties", "5", "--json", "--as-of", "2566-06-01").out)["data"]
    assert [duty["status"] for duty in earlier["duties"]] == [*["in-force"] * 7, "repealed", "in-force"]
    assert data["duties"][7]["repealed_by"]["clause"] == "ข้อ 2"


def test_office(run: Run) -> None:
    """A list of PROVISION; the cause of the Act's powers has its day in force."""
    data = answer(run, "office")["data"]
    for provision in data:
        is_provision(provision)
    assert data[0]["by"]["date_basis"] == "in-force"
    assert (data[0]["by"]["date"], data[0]["by"]["clause"]) == ("2003-07-07", "มาตรา 37")


def test_show(run: Run) -> None:
    """A PROVISION with its versions."""
    data = answer(run, "show", "7.5.ซ")["data"]
    is_provision(data, "perhaps_again", "superseded", "versions")
    assert (data["perhaps_again"]["instrument"], data["perhaps_again"]["date"]) == (
        "announcement-2566-no-3",
        "2023-06-02",
    )
    assert answer(run, "show", "7.5.ค")["data"]["perhaps_again"] is None
    (version,) = data["versions"]
    assert list(version) == ["from", "to", "certainty", "text", "by"]
    assert (version["from"], version["to"], version["text"]) == ("2017-11-22", "2018-08-28", data["text"])
    assert version["certainty"] == "from-day-made"
    assert list(version["by"]) == CAUSE


HIT = ["provision", "group", "where", "words", "spans"]
FOUND = ["query", "total", "results", "nearly", "read_as", "see"]


def test_search(run: Run) -> None:
    """The query, the total and its results, with a group or null; spans are offsets into the text."""
    data = answer(run, "search", "พัฒนาหลักสูตร", "--limit", "2")["data"]
    assert list(data) == FOUND
    assert data["total"] > len(data["results"]) == 2
    for result in data["results"]:
        assert list(result) == HIT
        is_provision(result["provision"])
        assert (result["where"], result["words"]) == ("text", "together")
        for start, end in result["spans"]:
            assert result["provision"]["text"][start:end] == "พัฒนาหลักสูตร"
    office, group = data["results"]
    assert (office["provision"]["citation"], office["group"]) == ("ข้อ 5 (3)", None)
    is_group(group["group"])
    assert (data["nearly"], data["read_as"], data["see"]) == ([], [], None)


def test_search_offers_nearly_the_same_words_apart(run: Run) -> None:
    """With what was read as what; and a citation is said to be one."""
    data = answer(run, "search", "ยุวกาชาต")["data"]
    assert list(data) == FOUND
    assert (data["results"], data["total"]) == ([], 0)
    assert list(data["nearly"][0]) == HIT
    assert data["read_as"] == [{"typed": "ยุวกาชาต", "meant": "ยุวกาชาด"}]
    cited = answer(run, "search", "7.10.ข")["data"]
    assert cited["see"] == {"command": "show", "argument": "ข้อ 7 (10) (ข)"}


def test_who_handles(run: Run) -> None:
    """The query, whether and how it was answered, and groups with evidence."""
    data = answer(run, "who-handles", "ร้องเรียน")["data"]
    assert list(data) == WHO_HANDLES
    (group,) = data["groups"]
    assert list(group) == HANDLER
    is_group(group["group"])
    assert group["certainty"] == "likely"
    for evidence in group["evidence"]:
        assert list(evidence) == ["provision", "score", "via", "matched", "source", "by_succession"]
        is_provision(evidence["provision"])
        assert evidence["via"] in {"text", "vocabulary", None}
    assert (data["answered"], data["kind"], data["closest"], data["other_agency"]) == (True, "handled", [], None)


def test_who_handles_nothing_here(run: Run) -> None:
    """Another agency's task; or what is nobody's, with what comes closest and whose duty it is then."""
    elsewhere = answer(run, "who-handles", "ต่อใบขับขี่")["data"]
    assert (elsewhere["kind"], elsewhere["other_agency"]) == ("other-agency", "กรมการขนส่งทางบก")
    assert (elsewhere["answered"], elsewhere["groups"], elsewhere["rest"]) == (False, [], None)
    unsure = answer(run, "who-handles", "ล่องแพชมสายรุ้ง")["data"]
    assert (unsure["kind"], unsure["answered"], unsure["groups"]) == ("nobody", False, [])
    assert unsure["not_understood"] == ["สายรุ้ง"]
    assert list(unsure["rest"]) == ["group", "provision"]
    for group in unsure["closest"]:
        assert list(group) == HANDLER


def test_who_handles_several_tasks_at_once(run: Run) -> None:
    """Each is answered by itself as well, as on the screen."""
    data = answer(run, "who-handles", "ลาป่วยและซื้อคอมพิวเตอร์")["data"]
    assert [task["query"] for task in data["tasks"]] == ["ลาป่วย", "ซื้อคอมพิวเตอร์"]
    assert [[each["group"]["number"] for each in task["groups"]] for task in data["tasks"]] == [[5], [4]]
    assert answer(run, "who-handles", "ลาป่วย")["data"]["tasks"] == []


def test_who_handles_what_it_is_told_the_name_of(run: Run) -> None:
    """Of a group or a provision; and a word that several groups share."""
    assert answer(run, "who-handles", "10")["data"]["see"] == {"command": "duties", "argument": "10"}
    assert answer(run, "who-handles", "7.10.ข")["data"]["see"] == {"command": "show", "argument": "ข้อ 7 (10) (ข)"}
    shared = answer(run, "who-handles", "ทรัพย์สิน")["data"]
    assert shared["kind"] == "several"
    assert {group["certainty"] for group in shared["groups"]} == {"possible"}
    assert answer(run, "who-handles", "ร้องเรียม")["data"]["read_as"] == [{"typed": "ร้องเรียม", "meant": "ร้องเรียน"}]


def test_history(run: Run) -> None:
    """A list of events."""
    data = answer(run, "history")["data"]
    assert all(
        list(event) == ["date", "instrument", "clause", "operation", "citation", "to", "in_force"] for event in data
    )
    assert data[5] == {
        "date": "2018-08-28",
        "instrument": "announcement-2561-no-2",
        "clause": "ข้อ 2",
        "operation": "repeal",
        "citation": {"citation": "ข้อ 7 (5) (ซ)", "instrument": "announcement-2560"},
        "to": None,
        "in_force": True,
    }


def test_history_of_a_clause_without_effect() -> None:
    """The citation is null."""
    from mandate_cli.law.citation import Citation
    from mandate_cli.law.history import Event
    from mandate_cli.law.model import Instrument

    event = Event(date(2020, 1, 1), Instrument("i", "t", "s"), Citation.parse("ข้อ 1"), "no-effect", None)
    assert as_json.history([event], date(2020, 1, 1))[0]["citation"] is None


def test_diff(run: Run) -> None:
    """A list of changes."""
    data = answer(run, "diff", "2560-12-31")["data"]
    assert all(list(change) == ["citation", "instrument", "change", "before", "after", "by"] for change in data)
    assert {change["change"] for change in data} == {"inserted", "repealed", "replaced-not-held"}
    repealed = data[1]
    assert (repealed["citation"], repealed["after"], repealed["by"]["clause"]) == ("ข้อ 7 (5) (ซ)", None, "ข้อ 2")


def test_cite(run: Run) -> None:
    """A list of verdicts in the order of the text, each with a provision or null."""
    inputs = ["ข้อ 7 (5) (ซ)", "ข้อ 7 (11)", "ข้อ 99", "ข้อ 7 (8) (ฌ) “วิเทศสัมพันธ์”", "ข้อ 7 (1)"]
    data = answer(run, "cite", *inputs)["data"]
    assert [each["input"] for each in data] == [*inputs[:3], "ข้อ 7 (8) (ฌ)", "ข้อ 7 (1)"]
    is_provision(data[0]["provision"])
    assert (data[0]["verdict"], data[0]["from"], data[0]["to"]) == ("was-in-force", "2017-11-22", "2018-08-28")
    assert (data[1]["verdict"], data[1]["provision"]) == ("no-such-provision", None)
    assert (data[2]["verdict"], data[2]["reason"]["code"]) == ("cannot-tell", "not-in-source")
    assert data[2]["reason"]["message"].startswith("ข้อ 99 is not held here, ")
    assert (data[3]["quotation"], data[3]["reason"]["code"]) == ("วิเทศสัมพันธ์", "part")
    assert (data[4]["verdict"], data[4]["reason"], data[4]["place"]) == ("in-force", None, None)


def test_provisions_replaced_by_an_amendment_not_entered(run: Run) -> None:
    """From that day on, ``cite`` cannot tell; show has the same form, the last day, and the caveat."""
    value = answer(run, "cite", "ข้อ 7 (10) (ข)")
    (verdict,) = value["data"]
    assert (verdict["verdict"], verdict["from"], verdict["to"]) == ("cannot-tell", "2018-08-28", "2023-06-02")
    assert verdict["by"] == {
        "instrument": "announcement-2566-no-3",
        "title": SECOND.replace("(ฉบับที่ 2) พ.ศ. 2561", "(ฉบับที่ 3) พ.ศ. 2566"),
        "clause": "ข้อ 2",
        "date": "2023-06-02",
        "date_basis": "in-force",
    }
    is_provision(verdict["provision"])
    shown = answer(run, "show", "ข้อ 7 (10) (ข)")
    is_provision(shown["data"], "perhaps_again", "superseded", "versions")
    (version,) = shown["data"]["versions"]
    assert (shown["data"]["status"], version["from"], version["to"]) == (
        *("superseded-not-held", "2018-08-28", "2023-06-02"),
    )
    shared = answer(run, "cite", "ปฏิบัติงานร่วมกับหรือสนับสนุนการปฏิบัติงานของหน่วยงานอื่นที่เกี่ยวข้องหรือที่ได้รับมอบหมาย")
    for each in (value, shown, shared, answer(run, "diff", "2561-12-31")):
        outstanding = next(caveat for caveat in each["caveats"] if caveat["code"] == "outstanding-amendment")
        assert {"citation": "ข้อ 7 (10)", "instrument": "announcement-2560"} in outstanding["citations"]
    before = json.loads(run("cite", "ข้อ 7 (10) (ข)", "--as-of", "2566-06-01", "--json").out)
    assert (before["data"][0]["verdict"], before["data"][0]["to"]) == ("in-force", None)
    assert "outstanding-amendment" not in [each["code"] for each in before["caveats"]]


def test_a_repeal_of_what_an_amendment_not_entered_replaced(dataset: Dataset) -> None:
    """It is named as what repealed it, as pages have it, and not the amendment that ended only the text held."""
    draft = instrument(4, date(2024, 1, 1), repeal("ข้อ 7 (5)", "กลุ่มบริหารงานบุคคล มีอำนาจหน้าที่ดังต่อไปนี้"))
    ended = law(with_(dataset, draft))
    mandate = ended.on(TODAY)
    shown = as_json.show(show(ended, mandate, C("ข้อ 7 (5)")), mandate)
    assert (shown["status"], shown["repealed_by"]["date"]) == ("repealed", "2024-01-01")


def test_check(run: Run, few: Path) -> None:
    """A list of problems with their places."""
    value = json.loads(run("check", "--data", str(few), "--max-age", "1", "--json").out)
    assert list(value) == ENVELOPE
    (problem,) = value["data"]["problems"]
    assert list(problem) == ["code", "file", "line", "column", "message"]
    assert (problem["code"], problem["line"]) == ("stale", 9)


def test_batches_are_one_object_a_line(run: Run) -> None:
    """With ``-`` every line of input, even an empty one, gives one line of output."""
    result = run("who-handles", "-", "--json", stdin="ร้องเรียน\n\nลูกเสือ\r\n".encode())
    lines = [json.loads(line) for line in result.out.splitlines()]
    assert [line["data"]["query"] for line in lines] == ["ร้องเรียน", "", "ลูกเสือ"]
    assert [line["data"]["answered"] for line in lines] == [True, False, True]


@pytest.mark.parametrize(
    ("arguments", "code", "exit_code"),
    [
        (["duties", "กลุ่ม"], "ambiguous-group", 2),
        (["duties", "นักบิน"], "no-such-group", 1),
        (["show", "ข้อ 99"], "not-in-source", 1),
        (["show", "มาตรา 8"], "not-in-source", 1),
        (["show", "มาตรา 37 แห่งประมวลกฎหมายแพ่ง"], "not-in-source", 1),
        (["show", "ข้อ 7 (11)"], "no-such-provision", 1),
        (["show", "ข้อ 7 (10) (ฎ)"], "not-entered", 1),
        (["history", "ข้อ 99"], "not-in-source", 1),
        (["show", "x"], "bad-citation", 2),
        (["groups", "--as-of", "x"], "bad-date", 2),
        (["groups", "--data", "/nowhere"], "bad-data", 2),
        (["search", " "], "empty-argument", 2),
        (["duties"], "usage", 2),
    ],
)
def test_errors(run: Run, arguments: list[str], code: str, exit_code: int) -> None:
    """An error is an object on stdout too, with a code and a message."""
    result = run(*arguments, "--json")
    value = json.loads(result.out)
    assert list(value) == ["format", "error"]
    assert list(value["error"]) == ["code", "message"]
    assert (value["error"]["code"], result.code, result.err) == (code, exit_code, "")


def test_before_the_first_instrument(run: Run) -> None:
    """``amended_to`` is null."""
    value = json.loads(run("groups", "--as-of", "2500-01-01", "--json").out)
    assert (value["amended_to"], value["data"]) == (None, [])
    assert [caveat["code"] for caveat in value["caveats"]] == ["not-held"]


def test_unsafe_characters_are_escaped_and_thai_is_not() -> None:
    """UTF-8 with Thai as it is; a control character is an escape that JSON reads back, a stray byte is written out."""
    assert as_json.dumps("กลุ่ม") == '"กลุ่ม"'
    assert as_json.dumps("\x9b\u202e") == r'"\u009b\u202e"'
    assert json.loads(as_json.dumps("\x9b\u202e")) == "\x9b\u202e"
    undecoded = "ก".encode() + b"\xff"
    assert json.loads(as_json.dumps(undecoded.decode("ascii", "surrogateescape"))) == r"ก\xff"


def test_a_number_in_between_is_text(now: Mandate) -> None:
    """A group numbered 7/1 keeps its number as the law writes it; no group is null."""
    from mandate_cli.law.citation import Citation

    line = now.groups[0].line._replace(citation=Citation.parse("ข้อ 6 (7/1)"))
    value = as_json.group(Group(line=line, head=None, duties=()))
    assert value
    assert (value["number"], value["duties"]) == ("7/1", 0)
    assert as_json.group(None) is None
