"""Completion: what each shell is told by its variables; never a word besides, never an error."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from mandate_cli.cli import app, completion
from tests.conftest import DATA


def variables(shell: str, line: str, **others: str) -> dict[str, str]:
    """By what a shell asks about a line with the cursor at its end."""
    words = line.split(" ")
    return {
        "_MANDATE_COMPLETE": f"complete_{shell}",
        "COMP_WORDS": "\n".join(words),
        "COMP_CWORD": str(len(words) - 1),
        **others,
    }


def answered(shell: str, line: str, **others: str) -> str:
    """What a shell is told."""
    return completion.answer(shell, variables(shell, line, **others), app._Completing())


def told(line: str, **others: str) -> list[str]:
    """What bash is told."""
    return answered("bash", line, **others).split()


def asked(shell: str, line: str, **others: str) -> subprocess.CompletedProcess[str]:
    """The same by a process of its own."""
    return subprocess.run(
        [sys.executable, "-m", "mandate_cli"],
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, **variables(shell, line, **others)},
        timeout=60,
    )


COMMANDS = ["groups", "duties", "who-handles", "search", "office", "show", "history", "diff", "cite", "check"]
SHARED = ["--as-of", "--data", "--with", "--json", "--color", "--help"]
TOLD = [
    ("mandate ", COMMANDS),
    ("mandate d", ["duties", "diff"]),
    ("mandate x", []),
    ("mandate -", ["--version", "--install-completion", "--show-completion", "--help"]),
    ("mandate --s", ["--show-completion"]),
    ("mandate nope ", []),
    ("mandate groups ", []),
    ("mandate duties 10 -", SHARED),
    ("mandate duties 10 --json --", [each for each in SHARED if each != "--json"]),
    ("mandate groups --t", ["--tree"]),
    ("mandate groups --color a", ["auto", "always"]),
    ("mandate groups --color=n", ["--color=never"]),
    ("mandate check --m", ["--max-age"]),
    ("mandate duties 1", ["1", "10"]),
    ("mandate duties ๑", ["1", "10"]),
    ("mandate duties 10", ["10"]),
    ("mandate duties กลุ่มก", ["กลุ่มกฎหมายและคดี"]),
    ("mandate duties 'กลุ่มก", ["กลุ่มกฎหมายและคดี"]),
    ("mandate duties กฎ", ["กฎหมายและคดี"]),
    ("mandate duties 10 ", []),
    ("mandate duties --json 3", ["3"]),
    ("mandate duties --as-of 2560-12-31 1", ["1"]),
    ("mandate duties --as-of=2560-12-31 1", ["1"]),
    ("mandate show ", ["มาตรา37", "5", "6", "7"]),
    ("mandate show 7.", [f"7.{number}" for number in range(1, 11)]),
    ("mandate show 7.1", ["7.1", "7.10"]),
    ("mandate show 7.10.", [f"7.10.{letter}" for letter in "กขคงจฉชซฌญ"]),
    ("mandate show 7.10.ก", ["7.10.ก"]),
    ("mandate show ๗.๑๐.ก", ["7.10.ก"]),
    ("mandate show ข้อ6.1", ["ข้อ6.1", "ข้อ6.10"]),
    ("mandate show ม", ["มาตรา37"]),
    ("mandate show มาตรา37", ["มาตรา37", *(f"มาตรา37.{number}" for number in range(1, 5))]),
    ("mandate show 9", []),
    ("mandate show 7 ", []),
    ("mandate history 5.1", ["5.1", "5.10", "5.11", "5.12"]),
    ("mandate cite 7 6.2", ["6.2"]),
    ("mandate groups --as-of ", ["2003-07-07", "2017-11-22", "2018-08-28", "2023-06-02"]),
    ("mandate groups --as-of=201", ["--as-of=2017-11-22", "--as-of=2018-08-28"]),
    ("mandate groups --as-of 256", ["2560-11-22", "2561-08-28", "2566-06-02"]),
    ("mandate --show-completion ", ["bash", "zsh", "fish", "powershell", "pwsh"]),
    ("mandate --install-completion z", ["zsh"]),
    ("mandate groups --data ", ["/directories"]),
    ("mandate groups --data=la", ["/directories"]),
    ("mandate groups --with x", ["/files"]),
    ("mandate check --max-age ", []),
    ("mandate who-handles ", []),
    ("mandate search ", []),
    ("mandate diff 2017", ["2017-11-22"]),
    ("mandate diff 2017-11-22 2018-08-28 ", []),
]


@pytest.mark.parametrize(("line", "words"), TOLD)
def test_what_can_stand_at_the_cursor(line: str, words: list[str]) -> None:
    """Commands, options not yet there, groups, citations level by level, days; files are left to the shell."""
    assert told(line) == words


def test_bash_lists_the_names_of_groups() -> None:
    """Before anything is typed, quoted so that they can be inserted; when it only lists, beside their numbers."""
    names = answered("bash", "mandate duties ").splitlines()
    assert len(names) == 10
    assert names[9] == "กลุ่มกฎหมายและคดี"
    assert names[6] == "กลุ่มนิเทศ\\ ติดตาม\\ และประเมินผลการจัดการศึกษา"
    listed = answered("bash", "mandate duties ", COMP_TYPE="63").splitlines()
    assert listed[9] == "10  กลุ่มกฎหมายและคดี"
    assert told("mandate duties 10", COMP_TYPE="63") == ["10"]


QUOTED = [
    ("'ข้อ 7 (1", ["ข้อ 7 (1)", "ข้อ 7 (10)"]),
    ('"ข้อ 7 (10) (ก', ["ข้อ 7 (10) (ก)"]),
    ("ข้อ\\ 7\\ \\(9", ["ข้อ\\ 7\\ \\(9\\)"]),
    ("ข้อ\\ 7' ('9", ["ข้อ\\ 7\\ \\(9\\)"]),
    ("'มาตรา 37 (4", ["มาตรา 37 (4)"]),
    ("'ข้อ 6 ", [f"ข้อ 6 ({number})" for number in range(1, 11)]),
]


@pytest.mark.parametrize(("typed", "words"), QUOTED)
def test_a_citation_as_the_law_writes_it_in_quotes(typed: str, words: list[str]) -> None:
    """In quotes as it is, without them with backslashes."""
    text = answered("bash", "", COMP_WORDS=f"mandate\nshow\n{typed}", COMP_CWORD="2")
    assert text.splitlines() == words


def test_words_may_come_in_one_line() -> None:
    """As where a shell's IFS is a space."""
    assert told("", COMP_WORDS="mandate duties 1", COMP_CWORD="2") == ["1", "10"]
    assert told("", COMP_WORDS="mandate duties 1", COMP_CWORD="9") == []


# The line up to the cursor, its words as bash parts them, which of them the cursor is in, what bash replaces of it.
PARTED = [
    ("mandate groups --color=n", ["mandate", "groups", "--color", "=", "n"], 4, "n", ["never"]),
    ("mandate groups --color=", ["mandate", "groups", "--color", "="], 3, "", ["auto", "always", "never"]),
    (
        "mandate groups --as-of='201",
        ["mandate", "groups", "--as-of", "=", "'201"],
        4,
        "201",
        ["2017-11-22", "2018-08-28"],
    ),
    ("mandate duties --as-of=2560-12-31 3", ["mandate", "duties", "--as-of", "=", "2560-12-31", "3"], 5, "3", ["3"]),
    ("mandate  duties --with  /a:b", ["mandate", "duties", "--with", "/a", ":", "b"], 5, "b", ["/files"]),
    ("mandate du", ["mandate", "duxyz"], 1, "du", ["duties"]),
    ("mandate show มา", ["mandate", "show", "มา", "--json"], 2, "มา", ["มาตรา37"]),
    ("mandate show ", ["mandate", "show", "7.9"], 2, "", ["มาตรา37", "5", "6", "7"]),
    ("mandate du", ["mandate", "du"], 1, "something else", ["duties"]),
]


@pytest.mark.parametrize(("line", "words", "place", "replaced", "out"), PARTED)
def test_bash_parts_words(line: str, words: list[str], place: int, replaced: str, out: list[str]) -> None:
    """At = and : as well, and behind the cursor a word goes on; only what bash replaces is told."""
    found = told(
        "", COMP_WORDS="\n".join(words), COMP_CWORD=str(place), COMP_LINE=line, COMP_WORD=replaced, COMP_TYPE="9"
    )
    assert found == out


OTHERS = [
    ("zsh", "mandate duties กลุ่มก", "กลุ่มกฎหมายและคดี\t10\n"),
    ("zsh", "mandate duties ", "1\tกลุ่มอำนวยการ\n"),
    ("zsh", "mandate check --max", "--max-age\tFail if the Gazette was checked longer ago than this.\n"),
    ("zsh", "mandate cite '7.10' 7.9", "7.9\t"),
    ("zsh", "mandate groups --data ", "/directories\n"),
    ("fish", "mandate groups --data=x", "/directories\n"),
    ("fish", "mandate duties 10", "10\tกลุ่มกฎหมายและคดี\n"),
    ("fish", "mandate groups --color=al", "--color=always\n"),
    ("fish", "mandate groups --as-of 2018", "2018-08-28\t(ฉบับที่ 2) พ.ศ. 2561\n"),
    ("fish", "mandate duties nothing", "\n"),
    ("powershell", "mandate duties 10", "10\tกลุ่มกฎหมายและคดี\n"),
    ("pwsh", "mandate duties ", "1\tกลุ่มอำนวยการ\n"),
    ("pwsh", "mandate duties กลุ่มนิ", "'กลุ่มนิเทศ ติดตาม และประเมินผลการจัดการศึกษา'\t7\n"),
    ("pwsh", "mandate duties 'กลุ่มนิ", "'กลุ่มนิเทศ ติดตาม และประเมินผลการจัดการศึกษา'\t7\n"),
    ("pwsh", "mandate d", "duties\tList the duties of one group.\ndiff\t"),
    ("pwsh", "mandate nope ", "\n"),
    ("pwsh", "mandate groups --data C:\\law\\ --color a", "auto\nalways\n"),
    ("pwsh", "mandate groups --data C:\\law\\", "/directories\n"),
    ("pwsh", "mandate show `7.10", "7.10\t"),
]


@pytest.mark.parametrize(("shell", "line", "out"), OTHERS)
def test_other_shells_get_descriptions(shell: str, line: str, out: str) -> None:
    """Behind a tab, all on one line."""
    assert f"{answered(shell, line)}\n".startswith(out)


@pytest.mark.parametrize("shell", ["zsh", "fish", "pwsh"])
def test_what_is_behind_the_cursor_does_not_matter(shell: str) -> None:
    """The words after the one at the cursor are passed over."""
    assert answered(shell, "mandate show 7.9 --json", COMP_CWORD="2").startswith("7.9\t")


@pytest.mark.parametrize("path", ["~/law", "$HOME/law", "${HOME}/law"])
def test_paths_are_expanded_as_the_shell_will(path: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The data to be asked are where the line will have them."""
    monkeypatch.setenv("HOME", str(tmp_path))
    shutil.copytree(DATA, tmp_path / "law")
    assert told(f"mandate duties --data {path} กฎ") == ["กฎหมายและคดี"]


@pytest.mark.parametrize("option", ["--as-of nonsense", "--data /nowhere", "--data ~nobody/x"])
def test_options_that_cannot_be_are_no_noise(option: str) -> None:
    """The law they ask for is not there."""
    done = asked("bash", f"mandate duties {option} 1")
    assert (done.returncode, done.stderr, done.stdout.strip()) == (0, "", "")


def test_descriptions_speak_the_language() -> None:
    """Of the locale."""
    assert "duties\tแสดงหน้าที่ของกลุ่มหนึ่ง" in asked("fish", "mandate ", LC_ALL="th_TH.UTF-8").stdout
    assert "2560-11-22" in asked("fish", "mandate groups --as-of ", LC_ALL="th_TH.UTF-8").stdout


ODD = [
    {"MANDATE_DATA": "/nowhere"},
    {"COMP_CWORD": "x"},
    {"COMP_CWORD": "99"},
    {"COMP_WORDS": ""},
    {"COMP_CWORD": "-1"},
    {"COMP_LINE": "x", "COMP_WORD": "y"},
    {"PYTHONIOENCODING": "ascii"},
    {"LC_ALL": "C", "PYTHONUTF8": "0"},
    {"HOME": "/nowhere", "XDG_CACHE_HOME": "relative"},
]


@pytest.mark.parametrize("odd", ODD)
def test_nothing_is_ever_said_to_the_reader(odd: dict[str, str]) -> None:
    """Whatever the environment: no error, no message, exit 0."""
    done = asked("bash", "mandate duties ", **odd)
    assert (done.returncode, done.stderr) == (0, "")


@pytest.mark.parametrize("value", ["", "x", "complete_", "complete_tcsh", "bash_source", "source_tcsh", "nonsense"])
def test_what_is_no_question_changes_no_command(value: str) -> None:
    """An empty variable, as PowerShell may leave it, or one of another program's making: the command is run."""
    command = [sys.executable, "-m", "mandate_cli", "groups"]
    plain, done = (
        subprocess.run(command, capture_output=True, text=True, check=True, env={**os.environ, **more})
        for more in ({}, {"_MANDATE_COMPLETE": value})
    )
    assert (done.stdout, done.stderr) == (plain.stdout, "")
    assert "กลุ่มกฎหมายและคดี" in done.stdout


@pytest.mark.parametrize("content", [b"", b"\xff", b"[" * 9999, b"format: 7"])
def test_broken_data_are_no_noise(tmp_path: Path, content: bytes) -> None:
    """There is nothing to offer then."""
    shutil.copytree(DATA, tmp_path / "data")
    (tmp_path / "data" / "amendments.yaml").write_bytes(content)
    for line, words in (("mandate duties ", []), ("mandate d", ["duties", "diff"])):
        done = asked("bash", line, MANDATE_DATA=str(tmp_path / "data"))
        assert (done.returncode, done.stderr, done.stdout.split()) == (0, "", words)


@pytest.mark.parametrize("closed", ["2>&-", ">&-", ">&- 2>&-", "<&-", "> /dev/full"])
def test_closed_streams_are_no_noise(closed: str) -> None:
    """Not even those it would write to."""
    told = {**os.environ, "_MANDATE_COMPLETE": "complete_bash", "COMP_WORDS": "mandate d", "COMP_CWORD": "1"}
    line = f'"{sys.executable}" -m mandate_cli {closed}'
    done = subprocess.run(["bash", "-c", line], capture_output=True, check=False, env=told)
    assert (done.returncode, done.stderr) == (0, b"")


def test_little_is_loaded() -> None:
    """No rich, no rapidfuzz, no yaml once the law is cached, none of the modules that answer."""
    watched = {
        "rich",
        "rapidfuzz",
        "yaml",
        "mandate_cli.output.pages",
        "mandate_cli.thai.line_breaks",
        "mandate_cli.search.groups",
        "mandate_cli.dataset.loader",
    }
    program = (
        "import sys; from mandate_cli.cli import app; app.run([]);"
        f"print(*({watched!r} & set(sys.modules)), file=sys.stderr)"
    )
    words = {"_MANDATE_COMPLETE": "complete_bash", "COMP_WORDS": "mandate duties ", "COMP_CWORD": "2"}
    for _ in range(2):
        done = subprocess.run(
            [sys.executable, "-c", program], capture_output=True, text=True, check=True, env={**os.environ, **words}
        )
    assert done.stderr.split() == []
