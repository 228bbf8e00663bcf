"""What is said of a wrong command line, and what was meant."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.conftest import Run


def test_a_usage_error_says_where_help_is(run: Run) -> None:
    """It names the command that was typed."""
    assert run("duties").err == "mandate: GROUP is missing. Try “mandate duties --help”.\n"
    assert run("nope").err == "mandate: There is no command “nope”. Try “mandate --help”.\n"


def test_a_name_of_a_group_needs_no_law(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """If the data cannot be read, the mistake in the command line is still explained."""
    monkeypatch.setenv("MANDATE_DATA", "/nonexistent")
    monkeypatch.setattr("mandate_cli.cli.session.SHIPPED_DATA", Path("/nonexistent"))
    assert run("กฎหมาย").err == "mandate: There is no command “กฎหมาย”. Did you mean “mandate who-handles กฎหมาย”?\n"


def test_help_of_a_command_is_offered(run: Run) -> None:
    """``help duties`` works in other programs."""
    assert "“mandate duties --help”" in run("help", "duties").err
    assert "“mandate --help”" in run("help").err


HELP = " Try “mandate check --help”."
WRONG = [
    (["duty", "10"], "There is no command “duty”. Did you mean “mandate duties 10”?", "mandate duties 10"),
    (["serch", "ลูกเสือ"], "There is no command “serch”. Did you mean “mandate search ลูกเสือ”?", "mandate search ลูกเสือ"),
    (["หน้าที่", "a b"], 'There is no command “หน้าที่”. Did you mean “mandate duties "a b"”?', 'mandate duties "a b"'),
    (
        ["เรื่องครู", "ลา"],
        'There is no command “เรื่องครู”. Did you mean “mandate who-handles "เรื่องครู ลา"”?',
        'mandate who-handles "เรื่องครู ลา"',
    ),
    (["xyzzy"], "There is no command “xyzzy”. Try “mandate --help”.", None),
    (
        ["กลุ่มกฎหมายและคดี"],
        "There is no command “กลุ่มกฎหมายและคดี”. Did you mean “mandate duties กลุ่มกฎหมายและคดี”?",
        "mandate duties กลุ่มกฎหมายและคดี",
    ),
    (
        ["show", "-hv", "7"],
        'There is no option -hv. Did you mean “mandate show "ข้อ 7"”?',
        'mandate show "ข้อ 7"',
    ),
    (["groups", "--asof"], "There is no option --asof. Did you mean --as-of? Try “mandate groups --help”.", "--as-of"),
    (
        ["groups", "--date", "x"],
        "There is no option --date. Did you mean --as-of? Try “mandate groups --help”.",
        "--as-of",
    ),
    (["diff", "--date", "x"], "There is no option --date. Did you mean --data? Try “mandate diff --help”.", "--data"),
    (["diff", "--as-of", "x"], "There is no option --as-of. Try “mandate diff --help”.", None),
    (["groups", "--xyzzy"], "There is no option --xyzzy. Try “mandate groups --help”.", None),
    (["groups", "-x"], "There is no option -x. Try “mandate groups --help”.", None),
    (["--data", "x", "groups"], "--data belongs after a command. Try “mandate --help”.", None),
    (["groups", "--as-of"], "--as-of needs a value after it. Try “mandate groups --help”.", None),
    (["groups", "--json=1"], "--json takes no value. Try “mandate groups --help”.", None),
    (["duties"], "GROUP is missing. Try “mandate duties --help”.", None),
    (
        ["diff", "2560-01-01", "2561-01-01", "คอม (1)"],
        "“คอม (1)” was not expected; put words that belong together in quotes. Try “mandate diff --help”.",
        None,
    ),
    (
        ["check", "--max-age", "x"],
        "The value of --max-age is not a whole number of 0 or more. Try “mandate check --help”.",
        None,
    ),
    (
        ["groups", "--color", "blue"],
        "The value of --color is none of these: auto, always, never. Try “mandate groups --help”.",
        None,
    ),
    (["--show-completion=x"], "--show-completion takes no value. Try “mandate --help”.", None),
    (["groups", "--data", ""], "The path after --data is empty.", None),
    (["check", "--with", " "], "The path after --with is empty.", None),
    (
        ["check", "data"],
        "“data” was not expected. Did you mean “mandate check --data data”?" + HELP,
        "mandate check --data data",
    ),
    (
        ["check", "draft.yaml"],
        "“draft.yaml” was not expected. Did you mean “mandate check --with draft.yaml”?" + HELP,
        "mandate check --with draft.yaml",
    ),
    (["-hv"], "There is no option -hv. Did you mean “mandate show ข้อ”?", "mandate show ข้อ"),
]


@pytest.mark.parametrize(("arguments", "message", "meant"), WRONG)
def test_a_wrong_command_line_is_told_what_was_meant(
    run: Run, arguments: list[str], message: str, meant: str | None
) -> None:
    """As a sentence on stderr; in JSON as a command line as well."""
    assert (run(*arguments).code, run(*arguments).err) == (2, f"mandate: {message}\n")
    assert run(*arguments).out == ""
    if "--" not in arguments[0]:
        error = json.loads(run(arguments[0], "--json", *arguments[1:]).out)["error"]
        assert error["code"] == ("empty-argument" if "is empty" in message else "usage")
        assert error.get("did_you_mean", "").replace(" --json", "") == (meant or "")
