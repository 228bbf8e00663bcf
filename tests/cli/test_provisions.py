"""show, history and diff."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.conftest import DRAFT, Run
from tests.drafts import draft


@pytest.mark.parametrize("citation", ["ข้อ 7 (ฤ)", "7.5.ฦ"])
def test_letters_that_are_no_labels_make_no_citation(run: Run, citation: str) -> None:
    """ฤ and ฦ are vowels and never label an item."""
    assert (run("show", citation).code, run("cite", citation).code) == (2, 1)


def test_an_item_that_is_not_entered_may_exist(run: Run) -> None:
    """(ฉบับที่ 3) replaced ข้อ 7 (5) by an unknown text, so the program does not say that an item does not exist."""
    result = run("show", "7.5.ญ")
    assert result.code == 1
    assert "Whether there is a ข้อ 7 (5) (ญ) on 23 November 2026 is not known" in result.err
    assert "is not known" in run("cite", "ข้อ 7 (5) (ญ)").out
    assert "There is no ข้อ 7 (5) (ญ)" in run("show", "7.5.ญ", "--as-of", "2566-06-01").err


def test_show_and_cite_say_the_same_of_a_day_before_an_amendment(run: Run) -> None:
    """The Act is held as amended up to 2562, so what it said before is not known; from 2563 on it is in force."""
    for citation in ("มาตรา 37 (1)", "มาตรา 37"):
        for day in ("2548-01-01", "2562-12-31"):
            said = "it is held as amended up to 2562; what it said on this day is not known"
            shown = run("show", citation, "--as-of", day).out
            assert f"\nStatus: not known; {said}\n" in shown
            assert "in force" not in shown
            assert f": cannot tell: {said}\n" in run("cite", citation, "--as-of", day).out
        assert "\nStatus: in force\n" in run("show", citation, "--as-of", "2563-01-01").out
        assert ": in force since" in run("cite", citation, "--as-of", "2563-01-01").out


def test_a_label_that_the_source_misprints_leads_to_the_right_one(run: Run) -> None:
    """The source prints ข้อ 7 (10) (ฌ) as (ณ)."""
    hint = "The source prints this label on ข้อ 7 (10) (ฌ).\n"
    for day in ("2562-01-01", "2567-01-01"):
        shown = run("show", "ข้อ 7 (10) (ณ)", "--as-of", day)
        assert (shown.code, shown.err.endswith(hint)) == (1, True)
        assert hint in run("cite", "ข้อ 7 (10) (ณ)", "--as-of", day).out
    error = json.loads(run("show", "ข้อ 7 (10) (ณ)", "--json").out)["error"]
    assert error["did_you_mean"] == "ข้อ 7 (10) (ฌ)"


def test_diff_with_a_draft_compares_the_day_it_counts(run: Run, tmp_path: Path) -> None:
    """A draft that counts from a future day is compared as of that day."""
    text = Path(DRAFT).read_text(encoding="utf-8").replace("2026-10-15", "2027-01-01")
    (tmp_path / "draft.yaml").write_text(text, encoding="utf-8")
    value = json.loads(run("diff", "--with", str(tmp_path / "draft.yaml"), "--json").out)
    assert (value["as_of"], len(value["data"])) == ("2027-01-02", 11)


def test_of_two_bad_days_the_first_is_named(run: Run) -> None:
    """The first as typed."""
    assert "“foo”" in run("diff", "foo", "bar").err


@pytest.mark.parametrize("command", ["show", "history"])
def test_the_number_of_a_group_says_what_to_write(run: Run, command: str) -> None:
    """A bare number is a clause; where that is not held and a group has the number, its name is offered, and works."""
    for number in ("10", "๑๐", "2"):
        result = run(command, number)
        name = run("duties", number).out.partition("  ")[0]
        assert (result.code, result.out) == (1, "")
        assert f"“mandate {command} {name}”" in result.err
        assert json.loads(run(command, number, "--json").out)["error"]["did_you_mean"] == name
        assert run(command, *name.split()).code == 0
    assert "mandate " not in run(command, "99").err.removeprefix("mandate: ")
    assert run(command, "6").code == 0


@pytest.mark.parametrize("level", [[], ["--verbose"]])
def test_the_foot_names_what_amended_what_is_shown(run: Run, level: list[str]) -> None:
    """(ฉบับที่ 2) amends the announcement, and not the Act."""
    for command in (["show", "มาตรา ๓๗"], ["history", "มาตรา 37"]):
        assert "(ฉบับที่ 2)" not in run(*command, *level).out
    for command in (["show", "ข้อ 5"], ["groups"], ["office"]):
        assert "(ฉบับที่ 2)" in run(*command, *level).out
    assert "พ.ร.บ. พ.ศ. 2546, ประกาศ พ.ศ. 2560 to (ฉบับที่ 2)." in run("office").out


def test_what_is_not_held_is_not_called_missing_in_thai(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """A replacement whose text is not held has new words, which are not here."""
    monkeypatch.setenv("MANDATE_LANG", "th")
    shown = run("diff", "2566-01-01", "2566-12-31").out
    assert shown.startswith("แก้ไข (ไม่ได้เก็บถ้อยคำใหม่ไว้)")
    assert "(ไม่มีถ้อยคำ" not in shown


def test_a_day_is_no_citation_and_no_group(run: Run) -> None:
    """Though it begins with the number of one."""
    for day in ("7.8.2565", "8.30 น."):
        result = run("show", day)
        assert (result.code, result.out) == (2, "")
        assert "is not a citation" in result.err


def test_a_paragraph_is_shown_with_the_whole_that_is_held(run: Run) -> None:
    """And it is said that there is no less; a history says so too."""
    for command in ("show", "history"):
        shown = run(command, "มาตรา 37 วรรคหนึ่ง")
        first, rest = shown.out.split("\n", 1)
        assert (shown.code, first) == (0, "มาตรา 37 is held without a division into paragraphs or parts")
        assert rest == run(command, "มาตรา 37").out


def test_what_is_repealed_after_it_was_replaced_is_repealed_in_every_answer(run: Run, tmp_path: Path) -> None:
    """Though the text that is held ended before, by an amendment that is not entered."""
    head = {"repeal": "ข้อ 7 (5)", "expect": "กลุ่มบริหารงานบุคคล มีอำนาจหน้าที่ดังต่อไปนี้"}
    path = draft(tmp_path / "draft.yaml", {"repeal": "ข้อ 6 (5)", "expect": "กลุ่มบริหารงานบุคคล"}, head)
    shown = json.loads(run("show", "7.5", "--with", path, "--json").out)["data"]
    assert (shown["status"], shown["versions"][0]["to"]) == ("repealed", "2023-06-02")
    assert "Repealed on 16 October 2024" in run("show", "7.5", "--with", path).out
    text = " ".join(run("export", "text", "--with", path).out.replace("|", "").split())
    assert "which is not entered here yet; repealed since 16 October 2024, by (ร่าง) (ฉบับที่ 9) พ.ศ. 2567 ข้อ 1" in text
    rows = json.loads(run("export", "json", "--with", path).out)["sections"][-1]["provisions"]
    ended = [row for row in rows if row["citation"].startswith("ข้อ 7 (5)")]
    assert {row["status"] for row in ended} == {"repealed"}
    assert "ข้อ 7 (5)" not in run("export", "csv", "--in-force", "--with", path).out
    assert run("export", "akn", "--with", path).code == 0
