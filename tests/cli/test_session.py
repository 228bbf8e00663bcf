"""Data, drafts, days and batches: what every command does with the shared options."""

from __future__ import annotations

import json
import os
import shutil
import time
from itertools import cycle
from pathlib import Path

import pytest

from mandate_cli.cli import app
from mandate_cli.search.tasks import Answer, Handlers
from tests.conftest import DATA, DRAFT, Result, Run


@pytest.mark.parametrize("command", ["search", "who-handles"])
def test_a_dash_reads_queries_from_standard_input(run: Run, command: str) -> None:
    """One a line, answered in order, with the caveats once; the exit code is 0 if anything was found."""
    result = run(command, "-", stdin="\ufeffลูกเสือ\nต่อใบขับขี่\n".encode())
    assert result.code == 0
    assert result.out.index("ลูกเสือ\n") < result.out.index("ต่อใบขับขี่\n")
    assert result.out.count("As of 23 Nov 2026") == 1
    assert "\ufeff" not in result.out
    assert run(command, "-", stdin="ต่อใบขับขี่\n".encode()).code == 1
    assert run(command, "-", stdin=b"").code == 1


def test_a_task_that_is_asked_again_is_not_searched_again(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """Its answer is the same, and kept."""
    asked = list[str]()
    ask = Handlers.ask

    def counted(handlers: Handlers, query: str) -> Answer:
        asked.append(query)
        return ask(handlers, query)

    monkeypatch.setattr(Handlers, "ask", counted)
    first, second, third = run("who-handles", "-", "--json", stdin="ลาออก\nร้องเรียน\nลาออก\n".encode()).out.splitlines()
    assert first == third != second
    assert asked == ["ลาออก", "ร้องเรียน"]


def test_the_data_may_come_from_elsewhere(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """They come from ``--data``, else from ``$MANDATE_DATA``, else from the package."""
    shutil.copytree(DATA, tmp_path / "data")
    base = tmp_path / "data" / "mandate.yaml"
    base.write_text(base.read_text(encoding="utf-8").replace("กลุ่มอำนวยการ", "กลุ่มอื่น"), encoding="utf-8")
    assert "กลุ่มอื่น" in run("groups", "--data", str(tmp_path / "data")).out
    monkeypatch.undo()
    monkeypatch.setenv("MANDATE_DATA", str(tmp_path / "data"))
    assert app.run(["groups"]) == 0


COMMANDS = [
    ["groups"],
    ["duties", "1"],
    ["office"],
    ["show", "7"],
    ["search", "x"],
    ["who-handles", "x"],
    ["history"],
    ["diff", "2560-12-31"],
    ["cite", "ข้อ 7"],
]


BROKEN_DATA = [b"", b"\xff", b"\0", b"[" * 9999, b"a: &a [*a]", b"- 1", b"format: 7"]
BROKEN_DRAFTS = ["", "format: 7", "format: '1'\ninstruments: 1", "a: &a [*a]"]


@pytest.mark.parametrize(("command", "content"), list(zip(COMMANDS, cycle(BROKEN_DATA), strict=False)))
def test_every_command_reports_broken_data(run: Run, tmp_path: Path, command: list[str], content: bytes) -> None:
    """With file, line and column, exit code 2, and no traceback; each kind of damage is met by some command."""
    shutil.copytree(DATA, tmp_path / "data")
    (tmp_path / "data" / "amendments.yaml").write_bytes(content)
    result = run(*command, "--data", str(tmp_path / "data"))
    assert (result.code, result.out) == (2, "")
    assert "amendments.yaml:1:" in result.err


def test_contradictory_data_are_reported(run: Run, tmp_path: Path) -> None:
    """An amendment that does not fit the base stops every command, for any day."""
    shutil.copytree(DATA, tmp_path / "data")
    path = tmp_path / "data" / "amendments.yaml"
    path.write_text(
        path.read_text(encoding="utf-8").replace("repeal: ข้อ 7 (5) (ซ)", "repeal: ข้อ 7 (5) (ญ)"), encoding="utf-8"
    )
    result = run("groups", "--data", str(tmp_path / "data"))
    assert result.code == 2
    assert f"{path}:39:13: (ฉบับที่ 2) พ.ศ. 2561 ข้อ 2, repeal ข้อ 7 (5) (ญ): there is no such provision." in result.err
    assert run("groups", "--data", str(tmp_path / "data"), "--as-of", "2560-12-31").code == 2


@pytest.mark.parametrize("command", COMMANDS)
def test_a_draft_marks_every_answer(run: Run, few: Path, monkeypatch: pytest.MonkeyPatch, command: list[str]) -> None:
    """On the first line of the page and in the caveats of the JSON."""
    monkeypatch.setenv("MANDATE_DATA", str(few))
    page = run(*command, "--with", DRAFT)
    assert page.out.startswith("DRAFT: (ตัวอย่าง) (ฉบับที่ 9) พ.ศ. 2569 is laid on top; it is not law.\n")
    assert page.out.count("DRAFT") == 1
    assert json.loads(run(*command, "--with", DRAFT, "--json").out)["caveats"][0]["code"] == "draft"
    assert "DRAFT" not in run(*command).out


@pytest.mark.parametrize(("command", "content"), list(zip(COMMANDS, cycle(BROKEN_DRAFTS), strict=False)))
def test_every_command_reports_a_broken_draft(run: Run, tmp_path: Path, command: list[str], content: str) -> None:
    """With file, line and column, and exit code 2."""
    (tmp_path / "draft.yaml").write_text(content, encoding="utf-8")
    result = run(*command, "--with", str(tmp_path / "draft.yaml"))
    assert (result.code, result.out) == (2, "")
    assert "draft.yaml:1:" in result.err or "draft.yaml:2:" in result.err


def test_a_batch_prints_its_caveats_however_it_ends(run: Run) -> None:
    """The date is printed even if a later line of the input cannot be read."""
    broken = "ร้องเรียน\n\n".encode("utf-16") + b"x"
    result = run("who-handles", "-", "--encoding", "utf-16", stdin=broken)
    assert result.code == 2
    assert result.out.endswith(
        "(empty line)\n\nAs of 23 Nov 2026: ประกาศ พ.ศ. 2560 to (ฉบับที่ 2). Gazette checked to 21 Feb 2024.\n"
    )
    assert "“”" not in result.out


@pytest.mark.parametrize("command", ["search", "who-handles"])
@pytest.mark.parametrize("query", ["ก" * 5000, "ดำเนินการเกี่ยวกับการร้องทุกข์" * 300, "9" * 5000])
def test_a_very_long_query_ends_soon(run: Run, command: str, query: str) -> None:
    """Once the data is compiled, it takes less than five seconds of processor time."""
    run(command, "ร้องเรียน")
    begin = time.process_time()
    assert run(command, query).code in {0, 1}
    assert time.process_time() - begin < 5


def test_a_draft_marks_a_batch_once(run: Run, few: Path) -> None:
    """Once, before the first answer."""
    out = run("who-handles", "-", "--data", str(few), "--with", DRAFT, stdin="ลูกเสือ\nร้องเรียน\n".encode()).out
    assert out.startswith("DRAFT: ")
    assert out.count("DRAFT") == 1


def test_a_draft_changes_answers_line_by_line(run: Run, few: Path) -> None:
    """The answers with and without the draft can be compared line by line."""
    questions = "วิเทศสัมพันธ์\nยุบโรงเรียน\nร้องเรียนครู\n".encode()
    plain, drafted = (
        [
            json.loads(line)["data"]
            for line in run("who-handles", "-", "--json", "--data", str(few), *more, stdin=questions).out.splitlines()
        ]
        for more in ([], ["--with", DRAFT])
    )
    assert [one == other for one, other in zip(plain, drafted, strict=True)] == [False, True, True]


def test_a_draft_may_enter_what_is_outstanding(run: Run, tmp_path: Path) -> None:
    """The caveat that it is not entered disappears for the provisions that the draft replaces, and only for them."""
    text = Path(DRAFT).read_text(encoding="utf-8").replace("example-no-9:", "announcement-2566-no-3:")
    text = text.replace("replace: ข้อ 7 (6)", "replace: ข้อ 7 (5)").replace(
        "กลุ่มพัฒนาครูและบุคลากรทางการศึกษา มี", "กลุ่มบริหารงานบุคคล มี"
    )
    (tmp_path / "draft.yaml").write_text(text, encoding="utf-8")
    for group, outstanding in (("5", False), ("10", True)):
        found = json.loads(run("duties", group, "--with", str(tmp_path / "draft.yaml"), "--json").out)["caveats"]
        assert ("outstanding-amendment" in [each["code"] for each in found]) == outstanding
    (tmp_path / "draft.yaml").write_text(
        text.replace("announcement-2566-no-3:", "announcement-2561-no-2:"), encoding="utf-8"
    )
    result = run("groups", "--with", str(tmp_path / "draft.yaml"))
    assert "there is already an instrument “announcement-2561-no-2”" in result.err


@pytest.mark.parametrize("argument", ["", "  ", "\u200b", "\ufeff \u200b"])
def test_an_invisible_argument_is_empty(run: Run, argument: str) -> None:
    """An argument of spaces and invisible characters counts as empty."""
    assert run("who-handles", argument) == Result(2, "", "mandate: TASK is empty; say what you are looking for.\n")


def test_a_missing_draft_is_not_called_a_data_directory(run: Run) -> None:
    """The error for a missing draft does not explain what a data directory holds."""
    assert run("groups", "--with", "/nowhere.yaml").err == "mandate: /nowhere.yaml:1:1: there is no such file\n"


def test_a_path_that_is_not_utf_8_is_escaped(run: Run) -> None:
    """JSON has no lone surrogates, which some readers of JSON refuse."""
    result = run("groups", "--json", "--with", os.fsdecode(b"/nowhere/\xff.yaml"))
    assert result.code == 2
    assert json.loads(result.out)["error"]["message"] == r"/nowhere/\xff.yaml:1:1: there is no such file"
