"""Commands about the groups of the office."""

from __future__ import annotations

import json

from tests.conftest import Run

TEN = ["กลุ่มกฎหมายและคดี", "10", "๑๐", "กฎหมาย", "กลุ่มกฏหมายเเละคดี"]


def test_a_group_answers_to_all_its_names(run: Run) -> None:
    """Its number in Thai or Arabic digits, its name, a part, and a misspelling all give the same ten duties."""
    screens = {run("duties", name).out for name in TEN}
    assert len(screens) == 1
    assert screens.pop().count("\nข้อ 7 (10) (") == 10


def test_a_group_typed_with_the_wrong_keyboard_is_offered(run: Run) -> None:
    """It is an error, because no group was found."""
    result = run("duties", "dEs,kp")
    assert result.code == 1
    assert result.err == "mandate: There is no unit “dEs,kp” on 23 November 2026. Did you mean “กฎหมาย”?\n"
    error = json.loads(run("duties", "obgmL", "--json").out)["error"]
    assert (error["code"], error["did_you_mean"]) == ("no-such-group", "นิเทศ")
    assert "Did you mean" not in run("duties", "xyzzy").err


def test_an_office_is_not_there_before_it_was_set_up(run: Run) -> None:
    """The page of an earlier day says so, however brief."""
    for level in ([], ["--brief"], ["--verbose"]):
        assert "\nOn 16 August 2010 it had not been set up yet: " in run("office", "--as-of", "2010-08-16", *level).out
        assert "been set up yet" not in run("office", "--as-of", "2010-08-17", *level).out


def test_verbose_says_since_when_each_unit_is_there(run: Run) -> None:
    """Also of those that no amendment put there."""
    lines = run("groups", "--verbose").out.splitlines()[:10]
    assert all("since 22 November 2017 (day made), by ประกาศ พ.ศ. 2560 ข้อ 6" in line for line in lines[:9])
    assert "since 28 August 2018 (day made), by (ฉบับที่ 2) พ.ศ. 2561 ข้อ 1" in lines[9]
    assert run("groups").out.count("since") == 1
