"""Standard input, output and error; in this process and, where it matters, as a real one."""

from __future__ import annotations

import io
import json
import os
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pytest

from mandate_cli.cli import app, streams
from tests.conftest import ROOT, Run, process


def test_input_in_the_console_s_encoding_is_read(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """Pipes on Thai Windows are in cp874."""
    real = io.TextIOWrapper

    def wrapper(stream: Any, encoding: str) -> io.TextIOWrapper:
        return real(stream, encoding="cp874" if encoding == "utf-8" else encoding)

    monkeypatch.setattr("tests.conftest.TextIOWrapper", wrapper)
    assert "ข้อ 7 (8) (ฉ)" in run("who-handles", "-", stdin="ลูกเสือ\n".encode("cp874")).out


@pytest.mark.parametrize("command", ["who-handles", "search", "cite"])
def test_a_line_in_no_encoding_is_told_and_the_others_answered(run: Run, command: str) -> None:
    """The error names the line, and stands in its place; the exit code is 2."""
    content = "ข้อ 7 (1) ลูกเสือ\n".encode() + b"\xff\xfe\n\n\xa4\xc3\xd9\n" + "ข้อ 6 ลูกเสือ\n".encode()
    remedy = "is not UTF-8. If it was made by Thai Windows, add --encoding windows-874."
    result = run(command, "-", stdin=content)
    assert (result.code, result.err) == (2, "".join(f"mandate: Line {at} of the input {remedy}\n" for at in (2, 4)))
    places = [result.out.index(words) for words in ("Line 2 of", "(empty line)", "Line 4 of")]
    assert places == sorted(places)
    assert 0 <= result.out.index("ข้อ 7") < places[0] < places[-1] < result.out.rindex("ข้อ 6")
    result = run(command, "-", "--json", stdin=content)
    records = [json.loads(line) for line in result.out.splitlines()]
    assert ["error" in record for record in records] == [False, True, False, True, False]
    assert (records[3]["error"]["code"], result.code, result.err) == ("bad-input", 2, "")
    assert "Line 4" in records[3]["error"]["message"]


@pytest.mark.parametrize("command", ["who-handles", "search", "cite"])
def test_a_file_of_thai_windows_is_told_once(run: Run, command: str) -> None:
    """Also behind lines that are the same in UTF-8; no line of it is answered."""
    for content in ("ลูกเสือ\nครู\nย้าย\n", "1\n\nลูกเสือ\nครู\n"):
        result = run(command, "-", stdin=content.encode("cp874"))
        hint = "mandate: The input is not UTF-8. If it was made by Thai Windows, add --encoding windows-874.\n"
        assert (result.code, result.err) == (2, hint)


def test_an_encoding_that_does_not_fit_is_told(run: Run) -> None:
    """By its name."""
    result = run("search", "-", "--encoding", "ascii", stdin="ลูกเสือ\n".encode())
    assert (result.code, result.err) == (2, "mandate: Line 1 of the input is not ascii.\n")
    for broken in (b"\xff\xfe\x25", b"without a mark"):
        result = run("search", "-", "--encoding", "utf-16", stdin=broken)
        assert (result.code, result.out, result.err) == (2, "", "mandate: The input is not utf-16.\n")


@pytest.mark.parametrize("command", ["who-handles", "search", "cite"])
def test_utf_16_is_read_if_it_is_said_and_told_if_not(run: Run, command: str) -> None:
    """In either order of the bytes; a byte of ``ช`` looks like the end of a line, and is none."""
    for codec in ("utf-16-le", "utf-16-be"):
        content = "\ufeffข้อ 7 (8) (ฉ) ลูกเสือ\r\nช่วยค่ายลูกเสือ ข้อ 6\r\n".encode(codec)
        result = run(command, "-", stdin=content)
        hint = "mandate: The input is UTF-16; add --encoding utf-16.\n"
        assert (result.code, result.out, result.err) == (2, "", hint)
        result = run(command, "-", "--encoding", "utf-16", "--json", stdin=content)
        assert (len(result.out.splitlines()), result.err) == (2, "")
        assert "ช่วยค่ายลูกเสือ" in result.out or command == "cite"


@pytest.mark.parametrize("command", ["who-handles", "search", "cite"])
def test_a_batch_without_a_line_is_told(run: Run, command: str) -> None:
    """On standard error; nothing was found, and a program reads no record."""
    for options in ([], ["--json"], ["--encoding", "utf-16"]):
        result = run(command, "-", *options)
        assert (result.code, result.out, result.err) == (1, "", "mandate: No line came on standard input.\n")


@pytest.mark.parametrize("command", [["who-handles", "-"], ["search", "-"], ["cite", "-"], ["cite", "--in", "-"]])
def test_an_encoding_may_be_given(run: Run, few: Path, monkeypatch: pytest.MonkeyPatch, command: list[str]) -> None:
    """Windows-874, for ``cite`` by each of its names; what is no encoding of text is refused."""
    monkeypatch.setenv("MANDATE_DATA", str(few))
    for name in ("cp874", "CP874", "tis-620", "windows-874", "Windows874") if "cite" in command else ("windows-874",):
        assert "ข้อ 7 (8)" in run(*command, "--encoding", name, stdin="ข้อ 7 (8) (ฉ) ลูกเสือ\n".encode("cp874")).out
    for name in ("klingon", "", "rot13", "base64"):
        assert "There is no encoding" in run(*command, "--encoding", name).err


@pytest.mark.parametrize(("terminal", "said"), [(True, "Preparing the data"), (False, "")])
def test_a_terminal_is_told_why_the_first_question_takes_long(
    monkeypatch: pytest.MonkeyPatch, *, terminal: bool, said: str
) -> None:
    """A script is not."""
    error = io.StringIO()
    error.isatty = lambda: terminal  # type: ignore[method-assign]
    monkeypatch.setattr(sys, "stderr", error)
    streams.tell_of_compiling()
    assert said in error.getvalue()
    assert bool(error.getvalue()) == terminal


class Terminal(io.TextIOWrapper):
    """Standard input that says it is a terminal."""

    def __init__(self, content: bytes) -> None:
        super().__init__(io.BytesIO(content), encoding="utf-8")

    def isatty(self) -> bool:
        """Always true."""
        return True


def test_a_terminal_is_told_what_is_expected(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """That lines are read, and how they end; a pipe is told nothing."""
    assert run("who-handles", "-", stdin="ลูกเสือ\n".encode()).err == ""
    monkeypatch.setattr("tests.conftest.TextIOWrapper", lambda stream, **_: Terminal(stream.getvalue()))
    assert "Ctrl-D ends the input" in run("who-handles", "-").err


CLOSED = "Standard input is closed; there is nothing to read."
READING = [
    ["who-handles", "-"],
    ["search", "-"],
    ["cite", "-"],
    ["cite", "--in", "-"],
    ["new-amendment", "ประกาศ", "--clauses", "-"],
]


@pytest.mark.parametrize("command", READING)
def test_closed_standard_input_is_told(run: Run, monkeypatch: pytest.MonkeyPatch, command: list[str]) -> None:
    """The caller may have closed it."""
    monkeypatch.setattr("tests.conftest.TextIOWrapper", lambda *_, **__: None)
    result = run(*command)
    assert (result.code, result.out, result.err) == (2, "", f"mandate: {CLOSED}\n")
    assert json.loads(run(*command, "--json").out)["error"] == {"code": "bad-input", "message": CLOSED}


@pytest.mark.skipif(sys.platform == "win32", reason="no way to close it there")
@pytest.mark.parametrize("command", [["cite", "--in", "-"], ["who-handles", "-"]])
def test_a_shell_may_close_standard_input(command: list[str]) -> None:
    """As by ``<&-``: an error, and no traceback."""
    result = process(*command, preexec_fn=lambda: os.close(0))
    assert (result.code, result.out, result.err) == (2, "", f"mandate: {CLOSED}\n")


def test_colour_only_where_it_is_wanted(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """Not in a pipe unless FORCE_COLOR is set; never with NO_COLOR or a dumb terminal."""
    monkeypatch.setenv("TERM", "xterm")
    assert "\x1b[" not in run("search", "ลูกเสือ").out
    for name, value, coloured in (("FORCE_COLOR", "1", True), ("NO_COLOR", "1", False)):
        monkeypatch.setenv(name, value)
        assert app.run(["groups"]) == 0
        assert ("\x1b[" in cli_out(["groups"], monkeypatch)) is coloured


def cli_out(arguments: list[str], monkeypatch: pytest.MonkeyPatch) -> str:
    """The output of a command line, in an environment that the fixture does not clean."""
    buffer = io.StringIO()
    monkeypatch.setattr(sys, "stdout", buffer)
    app.run(arguments)
    return buffer.getvalue()


@pytest.mark.long
@pytest.mark.parametrize("command", ["cite", "search", "who-handles"])
def test_a_line_that_is_too_long_is_refused(run: Run, command: str) -> None:
    """The others are answered; no question has a million bytes."""
    for encoding in ("utf-8", "utf-16"):
        lines = "7.1\n" + "x" * 3_000_000 + "\n7.2\n" + "x" * 1_000_001
        result = run(command, "-", "--json", "--encoding", encoding, stdin=lines.encode(encoding))
        first, error, last, end = map(json.loads, result.out.splitlines())
        assert (first["command"], last["command"], result.code) == (command, command, 2)
        assert error["error"]["message"] == "Line 2 of the input is longer than 1000000 bytes."
        assert end["error"]["message"] == "Line 4 of the input is longer than 1000000 bytes."
    assert run(command, "-", stdin=b"x" * 999_999 + b"\n").code == 1


PURE_C = {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}
IN_C: list[tuple[list[Any], int, str]] = [
    (["who-handles", "ร้องเรียน"], 0, "ข้อ 7 (10) (ข)"),
    (["search", "ลูกเสือ"], 0, "ข้อ 7 (8) (ฉ)"),
    (["duties", "กฎหมาย", "--as-of", "31 ธ.ค. 2561"], 0, "กลุ่มกฎหมายและคดี"),
    (["history", "ข้อ 7 (5) (ซ)"], 0, "announcement-2561-no-2"),
    (["cite", "มาตรา 37"], 0, "in-force"),
    (["ลูกเสือ"], 2, "mandate who-handles ลูกเสือ"),
    (["who-handles", b"\xc3\xe9\xcd\xa7"], 1, r"\\xc3"),
    (["search", b"a\xff"], 1, r"a\\xff"),
]


@pytest.mark.parametrize("environment", [PURE_C, pytest.param({}, marks=pytest.mark.long)])
@pytest.mark.parametrize(
    ("arguments", "code", "out"),
    [
        pytest.param(command, *row, marks=pytest.mark.long if command[0] in {"search", "history", "cite"} else ())
        for command, *row in IN_C
    ],
)
def test_arguments_are_read_in_any_locale(
    arguments: list[str], code: int, out: str, environment: dict[str, str]
) -> None:
    """They are read as UTF-8 even if the locale has no Thai; other bytes are escaped and find nothing."""
    result = process(*arguments, "--json", env=environment)
    assert (result.code, result.err) == (code, "")
    assert out in result.out
    json.loads(result.out).__repr__().encode()  # no half of a surrogate


@pytest.mark.parametrize(
    "arguments",
    [
        "duties 8",
        pytest.param("--help", marks=pytest.mark.long),
        "groups --json",
        pytest.param("duties 99 --json", marks=pytest.mark.long),
        pytest.param("--json", marks=pytest.mark.long),
        "who-handles -",
    ],
)
def test_a_closed_pipe_is_no_error(arguments: str) -> None:
    """``mandate … | head -1`` exits 0 and says nothing, even when the reader left before the first byte."""
    command = f'"{sys.executable}" -m mandate_cli {arguments} < /dev/null | true; echo ${{PIPESTATUS[0]}}'
    feed = command.replace("< /dev/null", "< <(yes ลูกเสือ | head -300)") if arguments.endswith("-") else command
    done = subprocess.run(["bash", "-c", feed], capture_output=True, text=True, check=False)
    assert (done.stdout, done.stderr) == ("0\n", "")


def test_a_full_disk_is_an_error() -> None:
    """With a message on stderr, exit code 2, and no traceback."""
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(
            [sys.executable, "-m", "mandate_cli", "groups"], stdout=full, stderr=subprocess.PIPE, check=False
        )
    assert done.returncode == 2
    assert done.stderr.decode() == "mandate: The answer could not be written: No space left on device.\n"


OTHER_ENCODINGS = [pytest.param(name, marks=pytest.mark.long) for name in ("utf-8", "ascii", "cp1252", "latin-1")]


@pytest.mark.parametrize("encoding", ["cp874", *OTHER_ENCODINGS])
@pytest.mark.parametrize("arguments", [["groups"], ["duties", "กลุ่ม"], ["who-handles", "ร้องเรียน"], ["--help"]])
def test_it_works_in_every_console(encoding: str, arguments: list[str]) -> None:
    """Thai that the console cannot print is escaped."""
    result = process(*arguments, env={"PYTHONIOENCODING": encoding})
    assert result.code == (2 if arguments == ["duties", "กลุ่ม"] else 0)
    assert "Traceback" not in result.err


def test_json_is_utf_8_everywhere() -> None:
    """In any console."""
    out = process("groups", "--json", env={"PYTHONIOENCODING": "ascii"}).out
    assert json.loads(out)["data"][9]["name"] == "กลุ่มกฎหมายและคดี"
    assert "กลุ่มกฎหมายและคดี" in out


def test_an_argument_that_is_not_utf_8_is_handled() -> None:
    """It may have bytes that are not UTF-8."""
    done = subprocess.run(
        [sys.executable, "-m", "mandate_cli", "search", b"\xff\xfe", "--json"], capture_output=True, check=False
    )
    assert done.returncode == 1
    assert json.loads(done.stdout)["data"]["results"] == []


@pytest.mark.parametrize(
    ("command", "code", "said"),
    [
        ("groups >&- 2>&-", 2, ""),
        ("groups >&-", 2, "mandate: The answer could not be written: The stream is not open."),
        ("--show-completion bash >&-", 2, "mandate: The stream is not open"),
        ("sort >&-", 2, "mandate: The answer could not be written: The stream is not open."),
        pytest.param("mcp >&-", 0, "", marks=pytest.mark.skipif(find_spec("mcp") is None, reason="needs mcp")),
    ],
)
def test_closed_streams_do_not_crash(command: str, code: int, said: str) -> None:
    """Standard output and error may be closed by the caller; an answer that nobody can read is no answer."""
    done = subprocess.run(
        ["bash", "-c", f'("{sys.executable}" -m mandate_cli {command} </dev/null); echo $?'],
        capture_output=True,
        check=False,
        text=True,
    )
    assert (done.stdout, done.stderr.strip()) == (f"{code}\n", said)


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
    pytest.param("groups --data /nonexistent 2>/dev/full", 2, marks=pytest.mark.long),
    ("groups >/dev/full 2>/dev/full", 2),
    ("duties 99 2>/dev/full", 1),
    pytest.param("bogus 2> >(true)", 2, marks=pytest.mark.long),
    pytest.param("groups 2>/dev/full", 0, marks=pytest.mark.long),
]


@pytest.mark.parametrize(("command", "code"), DEAF)
def test_the_exit_code_is_right_without_standard_error(command: str, code: int) -> None:
    """The exit code is right even if standard error is full or closed."""
    line = f'sleep 0.2; "{sys.executable}" -m mandate_cli {command} >/dev/null; echo $?'
    line = line if ">/dev/full" not in command.partition(" 2")[0] else line.replace(" >/dev/null;", ";")
    done = subprocess.run(["bash", "-c", line], capture_output=True, check=False)
    assert done.stdout == f"{code}\n".encode()


def test_a_line_break_in_an_argument_is_escaped(run: Run) -> None:
    """A line break in an argument is escaped, so that it cannot forge a line of an answer."""
    assert "\nกลุ่มปลอม" not in run("duties", "ก\nกลุ่มปลอม").err
