"""cite."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.conftest import ROOT, Run


def test_cite_reads_standard_input(run: Run) -> None:
    """One answer for each line, also for an empty one; as JSON one object."""
    lines = "ข้อ 7 (1)\n\nข้อ 7 (5) (ซ)\n".encode()
    first, empty, third, *_ = run("cite", "-", stdin=lines).out.splitlines()
    assert (first[:6], empty, third[:6]) == ("line 1", "line 2  –             (empty line)", "line 3")
    values = [json.loads(line)["data"] for line in run("cite", "-", "--json", stdin=lines).out.splitlines()]
    assert [[each["verdict"] for each in value] for value in values] == [["in-force"], [], ["was-in-force"]]
    assert all(each["place"] is None for value in values for each in value)
    assert run("cite", "-", stdin=b"\n").code == run("cite", "-", "--json", stdin=b"\n").code == 1


def test_cite_checks_a_letter(run: Run) -> None:
    """The citations of a file in order, each with its place, and a summary; the exit code of the worst."""
    letters = ROOT / "tests" / "data" / "letters"
    right = run("cite", "--in", str(letters / "01-foreign-relations.txt"), "--as-of", "2024-06-01")
    assert right.code == 0
    assert right.out.startswith("line 17  ข้อ 7 (8) (ฌ)")
    assert "\n5 citations: 5 in force\n" in right.out
    wrong = run("cite", "--in", str(letters / "03-budget.txt"), "--as-of", "2024-06-01", "--json")
    assert wrong.code == 1
    records = json.loads(wrong.out)["data"]
    assert [record["place"]["line"] for record in records] == [12, 12, 14, 14, 14, 21, 21]
    text = (letters / "03-budget.txt").read_text(encoding="utf-8")
    assert all(text[slice(*record["span"])] == record["input"] for record in records)


def test_cite_checks_standard_input(run: Run) -> None:
    """A letter may come through a pipe, whatever kind of file it is."""
    result = run("cite", "--in", "-", stdin="ตามข้อ 7 (1) และข้อ 99 ของประกาศฯ".encode())
    assert result.code == 1
    assert "2 citations: 1 in force, 1 that cannot be told" in result.out
    for options in ((), ("--strict",), ("--json",)):
        assert run("cite", "--in", "-", *options, stdin="ก".encode()).code == 1  # there is none
    assert "There is no citation in it." in run("cite", "--in", "-", stdin=b"").out


@pytest.mark.parametrize(
    ("text", "outcomes"),
    [
        ("ตามข้อ 7 (1)\n\nข้อ 6 (2)\n\nข้อ 99", ["not-named"] * 3),
        ("ข้อ 7 (8) (ฌ) “ดำเนินงานวิเทศสัมพันธ์”\n\nข้อ 7 (8) (ฌ) “ดำเนินงานสารบรรณ”", ["in-force", "not-named"]),
        ("ข้อ 7 (8) (ก) “ดำเนินงานวิเทศสัมพันธ์”", ["text-differs"]),  # words of our law
        ("ข้อ 7 (8) (ฌ) ดำเนินงานวิเทศสัมพันธ์\n\nตามมาตรา 37 (1)", ["in-force", "not-named"]),
        ("ตามประกาศฯ\n\nข้อ 7 (1)\n\nมาตรา 37 (1)", ["in-force", "not-named"]),
        ("มาตรา 37 แห่ง พ.ร.บ. พ.ศ. 2546\n\nข้อ 7 (1)", ["in-force", "not-named"]),
        ("ข้อ 2 ของประกาศ (ฉบับที่ 2) พ.ศ. 2561\n\nตามข้อ 7 (1)", ["in-force", "in-force"]),  # which amends it
        ("ตามประกาศ ศธ. เรื่อง การแบ่งส่วนราชการภายในสำนักงานเขตพื้นที่การศึกษา\n\nข้อ 7 (1)", ["in-force"]),
    ],
)
def test_what_a_file_nowhere_names_is_not_judged(run: Run, text: str, outcomes: list[str]) -> None:
    """Its clauses may be of any text, unless it quotes ours. A citation that is typed is ours."""
    data = json.loads(run("cite", "--json", "--in", "-", stdin=text.encode()).out)["data"]
    told = [each["reason"]["code"] if each["verdict"] == "cannot-tell" else each["verdict"] for each in data]
    assert told == outcomes


@pytest.mark.parametrize(
    ("text", "code", "strict"),
    [
        ("คำสั่งที่ 5/2569\nข้อ 1 ให้ครูมา\nข้อ 2 ให้ครูไป\nตามข้อ 7 (1) ของประกาศฯ พ.ศ. 2560", 0, 1),
        ("ข้อ 7. ตามมาตรา 37 แห่งรัฐธรรมนูญ", 0, 1),
        ("ข้อ 1 ให้ครูมา\nข้อ 2 ให้ครูไป\nตามข้อ 7 (99) ของประกาศฯ พ.ศ. 2560", 1, 1),
        ("ข้อ 1 ก\nข้อ 6 ให้แบ่งส่วนงานของสำนักงานเขตพื้นที่การศึกษา ไว้ดังต่อไปนี้\nข้อ 7 ก", 1, 1),
    ],
)
def test_what_is_not_judged_does_not_raise_the_exit_code(run: Run, text: str, code: int, strict: int) -> None:
    """Other laws and the text’s own clauses, unless their words are nearly those of the law."""
    stdin = text.encode()
    assert run("cite", "--in", "-", stdin=stdin).code == code
    assert run("cite", "--in", "-", "--strict", stdin=stdin).code == strict


def test_arguments_with_spaces_are_texts_of_their_own(run: Run) -> None:
    """The words of one are not lost in front of the next."""
    result = run("cite", "6.1 ซ่อมน้ำพุ", "ข้อ 7 (8) (ฌ) งานคดี", "ข้อ 7 (1)", "--json")
    verdicts = [(each["citation"], each["verdict"]) for each in json.loads(result.out)["data"]]
    assert verdicts == [
        ("ข้อ 6 (1)", "cannot-tell"),
        ("ข้อ 7 (8) (ฌ)", "cannot-tell"),
        ("ข้อ 7 (1)", "in-force"),
    ]


def test_a_file_is_checked_only_with_in(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The name of a file is no citation, and what to type is said; a name that is no file is a line like any other."""
    monkeypatch.chdir(tmp_path)
    Path("my letter.TXT").write_text("ข้อ 7", encoding="utf-8")
    for words in (["my letter.TXT"], ["my", "letter.TXT"], ["ข้อ 7", "my letter.TXT"]):
        result = run("cite", *words)
        assert result.code == 2
        assert result.err == 'mandate: my letter.TXT is a file. To check it: mandate cite --in "my letter.TXT"\n'
    assert run("cite", "ten.txt").code == 1


def test_words_not_compared_are_told_in_brief_too(run: Run) -> None:
    """They are a warning, with one citation and below a whole text."""
    text = "ตามข้อ 7 (8) (ฌ) แห่งประกาศ พ.ศ. 2560 ให้กลุ่มขายของ"
    assert "were not compared" in run("cite", text, "--brief").out
    assert "were not compared" in run("cite", "--in", "-", "--brief", stdin=text.encode()).out
