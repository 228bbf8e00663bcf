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
