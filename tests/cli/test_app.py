"""The command line: options, exit codes, streams; in this process and, where it matters, as a real one."""

from __future__ import annotations

import io
import json
import os
import shutil
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest

import mandate_cli
from mandate_cli.cli import app
from tests.conftest import DATA, ROOT, Result, Run

DRAFT = str(ROOT / "examples" / "draft.yaml")
TEN = ["กลุ่มกฎหมายและคดี", "10", "๑๐", "กฎหมาย", "กลุ่มกฏหมายเเละคดี"]


def test_a_group_answers_to_all_its_names(run: Run) -> None:
    """Number in either digits, name, part, misspelling: the same ten duties."""
    screens = {run("duties", name).out for name in TEN}
    assert len(screens) == 1
    assert screens.pop().count("\nข้อ 7 (10) (") == 10


EXITS = [
    (["groups"], 0),
    (["groups", "--as-of", "31 ธ.ค. 2560"], 0),
    (["groups", "--as-of", "2500-01-01"], 1),
    (["groups", "--as-of", "ไม่ใช่วัน"], 2),
    (["groups", "--as-of", "2560-02-30"], 2),
    (["groups", "--data", "/nowhere"], 2),
    (["groups", "extra"], 2),
    (["groups", "--nope"], 2),
    (["nope"], 2),
    (["duties"], 2),
    (["duties", ""], 2),
    (["duties", "กลุ่ม"], 2),
    (["duties", "99"], 1),
    (["office"], 0),
    (["office", "--as-of", "2500-01-01"], 1),
    (["show", "ข้อ 7 (10) (ข)"], 0),
    (["show", "ข้อ 7 (10) (ฮ)"], 1),
    (["show", "?"], 2),
    (["search", "ลูกเสือ"], 0),
    (["search", "ใบขับขี่"], 1),
    (["search", " "], 2),
    (["who-handles", "ลูกเสือ"], 0),
    (["who-handles", "ต่อใบขับขี่"], 1),
    (["who-handles", ""], 2),
    (["--version"], 0),
    (["--help"], 0),
    (["-h"], 0),
    (["duties", "-h"], 0),
    ([], 0),
    (["history"], 0),
    (["history", "ข้อ 7 (5) (ซ)"], 0),
    (["history", "ข้อ 99"], 1),
    (["history", "?"], 2),
    (["diff", "2560-12-31"], 0),
    (["diff", "2560-12-31", "2561-01-01"], 1),
    (["diff"], 2),
    (["diff", "2561-12-31", "2560-12-31"], 2),
    (["diff", "--with", DRAFT], 0),
    (["diff", "2561-12-31", "--with", DRAFT], 0),
    (["diff", "--with", "/nowhere"], 2),
    (["groups", "--with", DRAFT], 0),
    (["cite", "ข้อ 7"], 0),
    (["cite", "ข้อ 7", "ข้อ 99"], 1),
    (["cite", "ข้อ 7 (11)"], 1),
    (["cite", "ข้อ 7 (10) (ข)"], 1),
    (["cite", "ข้อ 7 (10) (ข)", "--as-of", "2566-06-01"], 0),
    (["cite", "ข้อ 7 (8) (ฌ) ดำเนินงานวิเทสสัมพันธ์"], 0),
    (["show", "ข้อ 7ทวิ"], 1),
    (["show", "ข้อ 7 (10) (ข) แห่งประกาศกระทรวงศึกษาธิการ เรื่อง การแบ่งส่วนราชการภายในสำนักงานเขตพื้นที่การศึกษา พ.ศ. 2560"], 0),
    (["cite", "?"], 1),
    (["cite", ""], 2),
    (["cite"], 2),
    (["check"], 0),
    (["check", "--with", DRAFT], 0),
    (["check", "--max-age", "99999"], 0),
    (["check", "--max-age", "1"], 1),
    (["check", "--max-age", "-1"], 2),
    (["check", "--data", "/nowhere"], 1),
]


@pytest.mark.parametrize(("arguments", "code"), EXITS)
def test_exit_codes(run: Run, arguments: list[str], code: int) -> None:
    """0 answered, 1 nothing found, 2 wrong usage or data; an error speaks on stderr only, without a traceback."""
    result = run(*arguments)
    assert result.code == code
    assert "Traceback" not in result.err
    assert bool(result.err) == (code == 2 or (code == 1 and arguments[0] in {"duties", "show", "history"}))
    assert not (result.err and result.out)


def test_version_and_help(run: Run) -> None:
    """``--version`` prints one line; help begins with how the program is called."""
    assert run("--version").out == f"mandate {mandate_cli.__version__}\n"
    assert run("--help").out.startswith("Usage: mandate ")


def test_a_usage_error_says_where_help_is(run: Run) -> None:
    """With the command it is about."""
    assert run("duties").err == "mandate: GROUP is missing. Try “mandate duties --help”.\n"
    assert run("nope").err == "mandate: There is no command “nope”. Try “mandate --help”.\n"


@pytest.mark.parametrize("command", ["search", "who-handles"])
def test_a_dash_reads_queries_from_standard_input(run: Run, command: str) -> None:
    """One a line, answered in order, what it rests on said once; 0 if anything was found."""
    result = run(command, "-", stdin="\ufeffลูกเสือ\nต่อใบขับขี่\n".encode())
    assert result.code == 0
    assert result.out.index("ลูกเสือ\n") < result.out.index("ต่อใบขับขี่\n")
    assert result.out.count("As of 23 November 2026") == 1
    assert "\ufeff" not in result.out
    assert run(command, "-", stdin="ต่อใบขับขี่\n".encode()).code == 1
    assert run(command, "-", stdin=b"").code == 1


def test_input_in_the_console_s_encoding_is_read(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """Thai Windows pipes cp874."""
    real = io.TextIOWrapper

    def wrapper(stream: Any, encoding: str) -> io.TextIOWrapper:
        return real(stream, encoding="cp874" if encoding == "utf-8" else encoding)

    monkeypatch.setattr("tests.conftest.TextIOWrapper", wrapper)
    assert "ข้อ 7 (8) (ฉ)" in run("who-handles", "-", stdin="ลูกเสือ\n".encode("cp874")).out


def test_input_in_no_encoding_is_refused(run: Run) -> None:
    """With the number of the line."""
    result = run("who-handles", "-", stdin="ลูกเสือ\n".encode() + b"\xff\xfe\n")
    assert (result.code, result.err) == (2, "mandate: Line 2 of the input is not UTF-8.\n")


def test_no_standard_input_is_an_empty_one(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """A caller may have closed it."""
    monkeypatch.setattr("tests.conftest.TextIOWrapper", lambda *_, **__: None)
    assert run("who-handles", "-").code == 1


def test_the_data_may_come_from_elsewhere(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """From ``--data``, else from ``$MANDATE_DATA``, else from the package."""
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


@pytest.mark.parametrize("command", COMMANDS)
@pytest.mark.parametrize("content", [b"", b"\xff", b"\0", b"[" * 9999, b"a: &a [*a]", b"- 1", b"format: 7"])
def test_broken_data_is_said_by_every_command(run: Run, tmp_path: Path, command: list[str], content: bytes) -> None:
    """File, line and column, exit 2, no traceback."""
    shutil.copytree(DATA, tmp_path / "data")
    (tmp_path / "data" / "amendments.yaml").write_bytes(content)
    result = run(*command, "--data", str(tmp_path / "data"))
    assert (result.code, result.out) == (2, "")
    assert "amendments.yaml:1:" in result.err


def test_contradictory_data_is_said(run: Run, tmp_path: Path) -> None:
    """An amendment that does not fit the base stops every command, whatever the day asked."""
    shutil.copytree(DATA, tmp_path / "data")
    path = tmp_path / "data" / "amendments.yaml"
    path.write_text(
        path.read_text(encoding="utf-8").replace("repeal: ข้อ 7 (5) (ซ)", "repeal: ข้อ 7 (5) (ญ)"), encoding="utf-8"
    )
    result = run("groups", "--data", str(tmp_path / "data"))
    assert result.code == 2
    assert f"{path}:39:13: (ฉบับที่ 2) พ.ศ. 2561 ข้อ 2, repeal ข้อ 7 (5) (ญ): there is no such provision." in result.err
    assert run("groups", "--data", str(tmp_path / "data"), "--as-of", "2560-12-31").code == 2


def test_colour_only_where_it_is_wanted(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """Not piped; on FORCE_COLOR; never on NO_COLOR or a dumb terminal."""
    monkeypatch.setenv("TERM", "xterm")
    assert "\x1b[" not in run("search", "ลูกเสือ").out
    for name, value, coloured in (("FORCE_COLOR", "1", True), ("NO_COLOR", "1", False)):
        monkeypatch.setenv(name, value)
        assert app.run(["groups"]) == 0
        monkeypatch.setattr(app, "today", app.today)
        assert ("\x1b[" in cli_out(["groups"], monkeypatch)) is coloured


def cli_out(arguments: list[str], monkeypatch: pytest.MonkeyPatch) -> str:
    """What a command line writes, without the fixture's clean environment."""
    buffer = io.StringIO()
    monkeypatch.setattr(sys, "stdout", buffer)
    app.run(arguments)
    return buffer.getvalue()


def test_interrupting_is_130(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """Inside a command, and outside."""

    def interrupt(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("mandate_cli.dataset.store.Store", interrupt)
    assert run("groups").code == 130
    monkeypatch.setattr(app, "_asked", interrupt)
    assert run("groups").code == 130


def test_leaving_otherwise_is_left_alone(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """A SystemExit that is not typer's answer to a closed pipe passes through."""

    def leave(*_: object, **__: object) -> None:
        raise SystemExit(3)

    monkeypatch.setattr(app, "_asked", leave)
    with pytest.raises(SystemExit, match="3"):
        run("groups")


@pytest.mark.parametrize("command", COMMANDS)
def test_a_draft_marks_every_answer(run: Run, command: list[str]) -> None:
    """On the first line of the page, and in the notices of the JSON."""
    page = run(*command, "--with", DRAFT)
    assert page.out.startswith("DRAFT: (ตัวอย่าง) (ฉบับที่ 9) พ.ศ. 2569 is laid on top; it is not law.\n")
    assert page.out.count("DRAFT") == 1
    assert json.loads(run(*command, "--with", DRAFT, "--json").out)["notices"][0]["code"] == "draft"
    assert "DRAFT" not in run(*command).out


@pytest.mark.parametrize("command", COMMANDS)
@pytest.mark.parametrize("content", ["", "format: 7", "format: '1'\ninstruments: 1", "a: &a [*a]"])
def test_a_broken_draft_is_said_by_every_command(run: Run, tmp_path: Path, command: list[str], content: str) -> None:
    """File, line and column, exit 2."""
    (tmp_path / "draft.yaml").write_text(content, encoding="utf-8")
    result = run(*command, "--with", str(tmp_path / "draft.yaml"))
    assert (result.code, result.out) == (2, "")
    assert "draft.yaml:1:" in result.err or "draft.yaml:2:" in result.err


def test_what_a_batch_rests_on_is_said_however_it_ends(run: Run) -> None:
    """A line that cannot be read does not leave the answers before it without their date."""
    result = run("who-handles", "-", stdin="ร้องเรียน\n\n".encode() + b"\xff\xfe\n")
    assert result.code == 2
    assert "(ฉบับที่ 3) พ.ศ. 2566 ข้อ 2 has replaced ข้อ 7 (10)" in result.out
    assert "“”" not in result.out


@pytest.mark.parametrize("command", ["search", "who-handles"])
@pytest.mark.parametrize("query", ["ก" * 5000, "ดำเนินการเกี่ยวกับการร้องทุกข์" * 300, "9" * 5000])
def test_a_very_long_query_ends_soon(run: Run, command: str, query: str) -> None:
    """No answer takes more than linear work in the query."""
    begin = time.perf_counter()
    assert run(command, query).code in {0, 1}
    assert time.perf_counter() - begin < 5


@pytest.mark.parametrize("citation", ["ข้อ 7 (ฤ)", "7.5.ฦ"])
def test_letters_that_label_nothing_are_no_citation(run: Run, citation: str) -> None:
    """ฤ and ฦ are vowels, and label no item."""
    assert (run("show", citation).code, run("cite", citation).code) == (2, 1)


def test_what_is_not_entered_may_be_there(run: Run) -> None:
    """That (ฉบับที่ 3) replaced ข้อ 7 (5) is known, and what it put there is not: nothing is denied."""
    result = run("show", "7.5.ญ")
    assert result.code == 1
    assert "Whether there is a ข้อ 7 (5) (ญ) on 23 November 2026 is not known" in result.err
    assert "cannot tell" in run("cite", "ข้อ 7 (5) (ญ)").out
    assert "There is no ข้อ 7 (5) (ญ)" in run("show", "7.5.ญ", "--as-of", "2566-06-01").err


def test_a_draft_marks_a_batch_once(run: Run) -> None:
    """Before the first answer."""
    out = run("who-handles", "-", "--with", DRAFT, stdin="ลูกเสือ\nร้องเรียน\n".encode()).out
    assert out.startswith("DRAFT: ")
    assert out.count("DRAFT") == 1


def test_a_draft_changes_answers_line_by_line(run: Run) -> None:
    """The same questions with and without the draft can be compared."""
    questions = "วิเทศสัมพันธ์\nยุบโรงเรียน\nร้องเรียนครู\n".encode()
    plain, drafted = (
        [
            json.loads(line)["data"]
            for line in run("who-handles", "-", "--json", *more, stdin=questions).out.splitlines()
        ]
        for more in ([], ["--with", DRAFT])
    )
    assert [one == other for one, other in zip(plain, drafted, strict=True)] == [False, True, True]


def test_a_draft_may_enter_what_is_outstanding(run: Run, tmp_path: Path) -> None:
    """Then the notice that it is not entered goes, for what the draft does replace and for nothing else."""
    text = Path(DRAFT).read_text(encoding="utf-8").replace("example-no-9:", "announcement-2566-no-3:")
    text = text.replace("replace: ข้อ 7 (6)", "replace: ข้อ 7 (5)").replace(
        "กลุ่มพัฒนาครูและบุคลากรทางการศึกษา มี", "กลุ่มบริหารงานบุคคล มี"
    )
    (tmp_path / "draft.yaml").write_text(text, encoding="utf-8")
    for group, outstanding in (("5", False), ("10", True)):
        found = json.loads(run("duties", group, "--with", str(tmp_path / "draft.yaml"), "--json").out)["notices"]
        assert ("outstanding-amendment" in [each["code"] for each in found]) == outstanding
    (tmp_path / "draft.yaml").write_text(
        text.replace("announcement-2566-no-3:", "announcement-2561-no-2:"), encoding="utf-8"
    )
    result = run("groups", "--with", str(tmp_path / "draft.yaml"))
    assert "there is already an instrument “announcement-2561-no-2”" in result.err


def test_diff_with_a_draft_compares_the_day_it_counts(run: Run, tmp_path: Path) -> None:
    """A draft of the future is shown as of its own day."""
    text = Path(DRAFT).read_text(encoding="utf-8").replace("2026-10-15", "2027-01-01")
    (tmp_path / "draft.yaml").write_text(text, encoding="utf-8")
    value = json.loads(run("diff", "--with", str(tmp_path / "draft.yaml"), "--json").out)
    assert (value["as_of"], len(value["data"])) == ("2027-01-02", 11)


def test_cite_reads_standard_input(run: Run) -> None:
    """One citation a line; one object a line as JSON."""
    lines = "ข้อ 7 (1)\n\nข้อ 7 (5) (ซ)\n".encode()
    assert run("cite", "-", stdin=lines).out.count("ข้อ 7") >= 4
    values = [json.loads(line)["data"] for line in run("cite", "-", "--json", stdin=lines).out.splitlines()]
    assert [[each["verdict"] for each in value] for value in values] == [["in-force"], ["was-in-force"]]
    assert run("cite", "-", stdin="ข้อ 7 (1)\n\n".encode()).out.count("cannot tell") == 0


@pytest.mark.parametrize("command", ["cite", "search", "who-handles"])
def test_a_line_without_end_is_refused(run: Run, command: str) -> None:
    """What comes before it is answered; a million bytes are more than a question has."""
    result = run(command, "-", "--json", stdin=b"7.1\n" + b"x" * 1_000_001)
    first, error = map(json.loads, result.out.splitlines())
    assert (first["command"], result.code) == (command, 2)
    assert error["error"]["message"] == "Line 2 of the input is longer than 1000000 bytes."
    assert run(command, "-", stdin=b"x" * 999_999 + b"\n").code == 1


@pytest.mark.parametrize("command", ["cite", "search", "who-handles"])
@pytest.mark.parametrize("options", [[], ["--json"]])
def test_no_lines_find_nothing(run: Run, command: str, options: list[str]) -> None:
    """And say nothing."""
    assert run(command, "-", *options) == Result(1, "", "")


@pytest.mark.parametrize("argument", ["", "  ", "\u200b", "\ufeff \u200b"])
def test_what_nobody_sees_is_an_empty_argument(run: Run, argument: str) -> None:
    """Spaces and invisible characters name nothing."""
    assert run("who-handles", argument) == Result(2, "", "mandate: TASK is empty; say what you are looking for.\n")


def test_a_name_of_a_group_needs_no_law(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the data cannot be read, the command line is still told what is wrong with it."""
    monkeypatch.setenv("MANDATE_DATA", "/nonexistent")
    monkeypatch.setattr("mandate_cli.cli.app.SHIPPED_DATA", Path("/nonexistent"))
    assert run("กฎหมาย").err == "mandate: There is no command “กฎหมาย”. Did you mean “mandate who-handles กฎหมาย”?\n"


# --- as a real process -----------------------------------------------------------------------------------------------


def process(*arguments: str, **settings: Any) -> Result:
    """Run the program as its users do; ``env`` adds to the environment."""
    environment = {**os.environ, **settings.pop("env", {})}
    for name in ("MANDATE_DATA", "NO_COLOR", "FORCE_COLOR"):
        environment.pop(name, None)
    done = subprocess.run(
        [sys.executable, "-m", "mandate_cli", *arguments], capture_output=True, check=False, env=environment, **settings
    )
    return Result(done.returncode, done.stdout.decode("utf-8", "replace"), done.stderr.decode("utf-8", "replace"))


def test_python_m_mandate_cli_is_mandate() -> None:
    """From any directory."""
    assert process("--version", cwd="/").out == f"mandate {mandate_cli.__version__}\n"


PURE_C = {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}
IN_C = [
    (["who-handles", "ร้องเรียน"], 0, "ข้อ 7 (10) (ข)"),
    (["search", "ลูกเสือ"], 0, "ข้อ 7 (8) (ฉ)"),
    (["duties", "กฎหมาย", "--as-of", "31 ธ.ค. 2561"], 0, "กลุ่มกฎหมายและคดี"),
    (["history", "ข้อ 7 (5) (ซ)"], 0, "announcement-2561-no-2"),
    (["cite", "มาตรา 37"], 0, "in-force"),
    (["ลูกเสือ"], 2, "mandate who-handles ลูกเสือ"),
    (["who-handles", b"\xc3\xe9\xcd\xa7"], 1, r"\\xc3"),
    (["search", b"a\xff"], 1, r"a\\xff"),
]


@pytest.mark.parametrize("environment", [PURE_C, {}])
@pytest.mark.parametrize(("arguments", "code", "out"), IN_C)
def test_arguments_are_read_in_any_locale(
    arguments: list[str], code: int, out: str, environment: dict[str, str]
) -> None:
    """As UTF-8 where the locale knows nothing of Thai; bytes that are none are written out, and found nowhere."""
    result = process(*arguments, "--json", env=environment)
    assert (result.code, result.err) == (code, "")
    assert out in result.out
    json.loads(result.out).__repr__().encode()  # no half of a surrogate


@pytest.mark.parametrize(
    "arguments", ["duties 8", "--help", "groups --json", "duties 99 --json", "--json", "who-handles -"]
)
def test_a_closed_pipe_is_no_error(arguments: str) -> None:
    """``mandate … | head -1`` exits 0 and says nothing, even when the reader left before the first byte."""
    command = f'"{sys.executable}" -m mandate_cli {arguments} < /dev/null | true; echo ${{PIPESTATUS[0]}}'
    feed = command.replace("< /dev/null", "< <(yes ลูกเสือ | head -300)") if arguments.endswith("-") else command
    done = subprocess.run(["bash", "-c", feed], capture_output=True, text=True, check=False)
    assert (done.stdout, done.stderr) == ("0\n", "")


def test_a_full_disk_is_an_error() -> None:
    """Said on stderr, exit 2, no traceback."""
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(
            [sys.executable, "-m", "mandate_cli", "groups"], stdout=full, stderr=subprocess.PIPE, check=False
        )
    assert done.returncode == 2
    assert done.stderr.decode() == "mandate: The answer could not be written: No space left on device.\n"


@pytest.mark.parametrize("encoding", ["utf-8", "cp874", "ascii", "cp1252", "latin-1"])
@pytest.mark.parametrize("arguments", [["groups"], ["duties", "กลุ่ม"], ["who-handles", "ร้องเรียน"], ["--help"]])
def test_no_console_makes_it_fail(encoding: str, arguments: list[str]) -> None:
    """Where Thai cannot be printed it is escaped."""
    result = process(*arguments, env={"PYTHONIOENCODING": encoding})
    assert result.code == (2 if arguments == ["duties", "กลุ่ม"] else 0)
    assert "Traceback" not in result.err


def test_json_is_utf_8_everywhere() -> None:
    """Whatever the console."""
    out = process("groups", "--json", env={"PYTHONIOENCODING": "ascii"}).out
    assert json.loads(out)["data"][9]["name"] == "กลุ่มกฎหมายและคดี"
    assert "กลุ่มกฎหมายและคดี" in out


def test_an_argument_that_is_no_text_is_handled() -> None:
    """Bytes that are not UTF-8 on the command line."""
    done = subprocess.run(
        [sys.executable, "-m", "mandate_cli", "search", b"\xff\xfe", "--json"], capture_output=True, check=False
    )
    assert done.returncode == 1
    assert json.loads(done.stdout)["data"]["results"] == []


def test_closed_streams_are_no_crash() -> None:
    """Standard output and error closed by the caller."""
    done = subprocess.run(
        ["bash", "-c", f'"{sys.executable}" -m mandate_cli groups >&- 2>&-; echo $?'], capture_output=True, check=False
    )
    assert done.stdout == b"0\n"


@pytest.mark.parametrize("command", ["who-handles", "search", "cite"])
def test_batches_stream(command: str) -> None:
    """The first answer comes before the second question is asked."""
    with subprocess.Popen(
        [sys.executable, "-m", "mandate_cli", command, "-", "--json"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        cwd=ROOT,
    ) as running:
        assert running.stdin
        assert running.stdout
        running.stdin.write("ลูกเสือ\n".encode())
        running.stdin.flush()
        assert json.loads(running.stdout.readline())["command"] == command
        running.stdin.close()
        assert running.wait() == (command == "cite")


DEAF = [
    ("bogus 2>/dev/full", 2),
    ("groups --data /nonexistent 2>/dev/full", 2),
    ("groups >/dev/full 2>/dev/full", 2),
    ("duties 99 2>/dev/full", 1),
    ("bogus 2> >(true)", 2),
    ("groups 2>/dev/full", 0),
]


@pytest.mark.parametrize(("command", "code"), DEAF)
def test_the_exit_code_tells_where_nobody_can_be_told(command: str, code: int) -> None:
    """What is wrong is wrong, though standard error is full or nobody reads it."""
    line = f'sleep 0.2; "{sys.executable}" -m mandate_cli {command} >/dev/null; echo $?'
    line = line if ">/dev/full" not in command.partition(" 2")[0] else line.replace(" >/dev/null;", ";")
    done = subprocess.run(["bash", "-c", line], capture_output=True, check=False)
    assert done.stdout == f"{code}\n".encode()


def test_what_is_typed_begins_no_line_of_its_own(run: Run) -> None:
    """A line break in an argument is written out: nobody forges a line of an answer."""
    assert "\nกลุ่มปลอม" not in run("duties", "ก\nกลุ่มปลอม").err


def test_help_of_a_command_is_offered(run: Run) -> None:
    """As other tools have it: ``help duties``."""
    assert "“mandate duties --help”" in run("help", "duties").err
    assert "“mandate --help”" in run("help").err


def test_of_two_bad_days_the_first_is_named(run: Run) -> None:
    """In the order they were typed."""
    assert "“foo”" in run("diff", "foo", "bar").err


def test_a_draft_that_is_not_there_is_no_data_directory(run: Run) -> None:
    """What a directory holds is no help to who mistyped a file."""
    assert run("groups", "--with", "/nowhere.yaml").err == "mandate: /nowhere.yaml:1:1: there is no such file\n"
