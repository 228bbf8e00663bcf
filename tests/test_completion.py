"""Completion: what each shell is told, in real bash and by protocol; never a word besides, never an error."""

from __future__ import annotations

import os
import pty
import select
import shutil
import subprocess
import sys
import time
from pathlib import Path

import pytest

from mandate_cli import cli, completion
from mandate_cli.completion import SHELLS
from tests.conftest import DATA, Run

BIN = Path(sys.executable).parent


def environment(**variables: str) -> dict[str, str]:
    """The environment of a shell in which mandate is installed."""
    return {**os.environ, "PATH": f"{BIN}{os.pathsep}{os.environ['PATH']}", **variables}


def variables(shell: str, line: str, **others: str) -> dict[str, str]:
    """By what a shell asks about a line with the cursor at its end."""
    words = line.split(" ")
    return {
        "_MANDATE_COMPLETE": f"complete_{shell}",
        "COMP_WORDS": "\n".join(words),
        "COMP_CWORD": str(len(words) - 1),
        "_TYPER_COMPLETE_ARGS": line,
        "_TYPER_COMPLETE_WORD_TO_COMPLETE": words[-1],
        "_TYPER_COMPLETE_FISH_ACTION": "get-args",
        **others,
    }


def answered(shell: str, line: str, **others: str) -> tuple[str, int]:
    """What a shell is told, and the exit code."""
    return completion.answer(variables(shell, line, **others), cli._Completing())


def told(line: str, **others: str) -> list[str]:
    """What bash is told."""
    text, code = answered("bash", line, **others)
    assert code == 0
    return text.split()


def asked(shell: str, line: str, **others: str) -> subprocess.CompletedProcess[str]:
    """The same by a process of its own."""
    return subprocess.run(
        [sys.executable, "-m", "mandate_cli"],
        capture_output=True,
        text=True,
        check=False,
        env=environment(**variables(shell, line, **others)),
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
    ("mandate office -", SHARED),
    ("mandate office --json --", [each for each in SHARED if each != "--json"]),
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
    ("mandate duties --as-of = 2560-12-31 1", ["1"]),
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
    ("mandate groups --as-of =", ["2003-07-07", "2017-11-22", "2018-08-28", "2023-06-02"]),
    ("mandate groups --as-of 256", ["2560-11-22", "2561-08-28", "2566-06-02"]),
    ("mandate --show-completion ", ["bash", "zsh", "fish", "powershell", "pwsh"]),
    ("mandate --install-completion z", ["zsh"]),
    ("mandate groups --data ", []),
    ("mandate diff 2017", ["2017-11-22"]),
    ("mandate diff 2017-11-22 2018-08-28 ", []),
]


@pytest.mark.parametrize(("line", "words"), TOLD)
def test_what_can_stand_at_the_cursor(line: str, words: list[str]) -> None:
    """Commands, options not yet there, groups, citations level by level, days; files are left to the shell."""
    assert told(line) == words


def test_bash_lists_the_names_of_groups() -> None:
    """Before anything is typed, quoted so that they can be inserted; when it only lists, beside their numbers."""
    names = answered("bash", "mandate duties ")[0].splitlines()
    assert len(names) == 10
    assert names[9] == "กลุ่มกฎหมายและคดี"
    assert names[6] == "กลุ่มนิเทศ\\ ติดตาม\\ และประเมินผลการจัดการศึกษา"
    listed = answered("bash", "mandate duties ", COMP_TYPE="63")[0].splitlines()
    assert listed[9] == "10  กลุ่มกฎหมายและคดี"
    assert told("mandate duties 10", COMP_TYPE="63") == ["10"]


QUOTED = [
    ("'ข้อ 7 (1", ["ข้อ 7 (1)", "ข้อ 7 (10)"]),
    ('"ข้อ 7 (10) (ก', ["ข้อ 7 (10) (ก)"]),
    ("ข้อ\\ 7\\ \\(9", ["ข้อ\\ 7\\ \\(9\\)"]),
    ("'มาตรา 37 (4", ["มาตรา 37 (4)"]),
    ("'ข้อ 6 ", [f"ข้อ 6 ({number})" for number in range(1, 11)]),
]


@pytest.mark.parametrize(("typed", "words"), QUOTED)
def test_a_citation_as_the_law_writes_it_in_quotes(typed: str, words: list[str]) -> None:
    """In quotes as it is, without them with backslashes."""
    text, _ = answered("bash", "", COMP_WORDS=f"mandate\nshow\n{typed}", COMP_CWORD="2")
    assert text.splitlines() == words


def test_words_may_come_in_one_line() -> None:
    """As where the shell's IFS is a space; an open quote holds what follows."""
    assert told("", COMP_WORDS="mandate duties 1", COMP_CWORD="2") == ["1", "10"]
    assert told("", COMP_WORDS="mandate duties 1", COMP_CWORD="9") == []
    text, _ = answered("bash", "", COMP_WORDS="mandate show 'ข้อ 7 (9", COMP_CWORD="2")
    assert text.splitlines() == ["ข้อ\\ 7\\ \\(9\\)"]


OTHERS = [
    ("zsh", "mandate duties กลุ่มก", '_arguments \'*: :(("กลุ่มกฎหมายและคดี":"10"))\'\n'),
    ("zsh", "mandate duties 10", '_arguments \'*: :(("10":"กลุ่มกฎหมายและคดี"))\'\n'),
    ("zsh", "mandate groups --data ", "_files\n"),
    ("zsh", "mandate duties ", '_arguments \'*: :(("1":'),
    ("fish", "mandate duties กลุ่มกฎ", "กลุ่มกฎหมายและคดี\t10\n"),
    ("pwsh", "mandate duties ", "1:::"),
    (
        "zsh",
        "mandate check --max",
        '_arguments \'*: :(("--max-age":"Fail if the Gazette was checked longer ago than this."))\'\n',
    ),
    ("fish", "mandate duties 10", "10\tกลุ่มกฎหมายและคดี\n"),
    ("fish", "mandate groups --as-of 2018", "2018-08-28\t(ฉบับที่ 2) พ.ศ. 2561\n"),
    ("powershell", "mandate duties 10", "10:::กลุ่มกฎหมายและคดี\n"),
    ("pwsh", "mandate duties กลุ่มนิ", "'กลุ่มนิเทศ ติดตาม และประเมินผลการจัดการศึกษา':::7\n"),
    ("pwsh", "mandate d", "duties:::List the duties of one group.\ndiff:::"),
]


@pytest.mark.parametrize(("shell", "line", "out"), OTHERS)
def test_other_shells_get_descriptions(shell: str, line: str, out: str) -> None:
    """In the form typer's scripts for them read."""
    text, code = answered(shell, line)
    assert code == 0
    assert f"{text}\n".startswith(out)


@pytest.mark.parametrize("option", ["--as-of nonsense", "--data /nowhere"])
def test_options_that_cannot_be_are_no_noise(option: str) -> None:
    """The law they ask for is not there."""
    done = asked("bash", f"mandate duties {option} 1")
    assert (done.returncode, done.stderr, done.stdout.strip()) == (0, "", "")


def test_fish_is_told_where_files_may_stand() -> None:
    """By the exit code, and nothing else."""
    codes = [
        answered("fish", line, _TYPER_COMPLETE_FISH_ACTION="is-args")[1]
        for line in ("mandate duties ", "mandate groups --data ")
    ]
    assert codes == [0, 1]


def test_descriptions_speak_the_language() -> None:
    """Of the locale."""
    assert "duties\tแสดงหน้าที่ของกลุ่มหนึ่ง" in asked("fish", "mandate ", LC_ALL="th_TH.UTF-8").stdout
    assert "2560-11-22" in asked("fish", "mandate groups --as-of ", LC_ALL="th_TH.UTF-8").stdout


ODD = [
    {"MANDATE_DATA": "/nowhere"},
    {"COMP_CWORD": "x"},
    {"COMP_CWORD": "99"},
    {"COMP_WORDS": ""},
    {"_MANDATE_COMPLETE": "complete_"},
    {"_MANDATE_COMPLETE": "complete_tcsh"},
    {"_MANDATE_COMPLETE": "nonsense"},
    {"_MANDATE_COMPLETE": "source_tcsh"},
    {"PYTHONIOENCODING": "ascii"},
    {"LC_ALL": "C", "PYTHONUTF8": "0"},
    {"HOME": "/nowhere", "XDG_CACHE_HOME": "relative"},
]


@pytest.mark.parametrize("odd", ODD)
def test_nothing_is_ever_said_to_the_reader(odd: dict[str, str]) -> None:
    """Whatever the environment: no error, no message, exit 0."""
    done = asked("bash", "mandate duties ", **odd)
    assert (done.returncode, done.stderr) == (0, "")


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
    told = environment(_MANDATE_COMPLETE="complete_bash", COMP_WORDS="mandate d", COMP_CWORD="1")
    line = f'"{sys.executable}" -m mandate_cli {closed}'
    done = subprocess.run(["bash", "-c", line], capture_output=True, check=False, env=told)
    assert (done.returncode, done.stderr) == (0, b"")


def test_little_is_loaded() -> None:
    """No rich, no rapidfuzz, no yaml once the law is cached, none of the modules that answer."""
    watched = {
        "rich",
        "rapidfuzz",
        "yaml",
        "mandate_cli.page",
        "mandate_cli.wrap",
        "mandate_cli.lookup",
        "mandate_cli.load",
    }
    program = (
        "import sys; from mandate_cli import cli; cli.run([]);"
        f"print(*({watched!r} & set(sys.modules)), file=sys.stderr)"
    )
    words = {"_MANDATE_COMPLETE": "complete_bash", "COMP_WORDS": "mandate duties ", "COMP_CWORD": "2"}
    for _ in range(2):
        done = subprocess.run(
            [sys.executable, "-c", program], capture_output=True, text=True, check=True, env=environment(**words)
        )
    assert done.stderr.split() == []


# --- real shells -----------------------------------------------------------------------------------------------------


def test_bash_completes_by_the_script(run: Run) -> None:
    """The script that is shown, in bash, fills COMPREPLY."""
    script = run("--show-completion", "bash").out
    drive = script + (
        "\nCOMP_WORDS=(mandate show 7.10.); COMP_CWORD=2; COMP_TYPE=9; _mandate_completion mandate"
        "\nprintf '%s\\n' \"${COMPREPLY[@]}\"; complete -p mandate"
    )
    done = subprocess.run(["bash", "-c", drive], capture_output=True, text=True, check=True, env=environment())
    assert done.stderr == ""
    assert done.stdout.splitlines()[:2] == ["7.10.ก", "7.10.ข"]
    assert "-F _mandate_completion" in done.stdout


def typed(keys: list[bytes], script: str, tmp_path: Path) -> str:
    """What an interactive bash shows when these keys are pressed one after another."""
    (tmp_path / "rc").write_text(
        f"PS1='> '\nbind 'set enable-bracketed-paste off' 2>/dev/null\n{script}", encoding="utf-8"
    )
    child, terminal = pty.fork()
    if child == 0:  # pragma: no cover - another process
        os.environ.update(environment(TERM="dumb", LC_ALL="C.UTF-8", COLUMNS="120"))
        shell = ["bash", "--noprofile", "--rcfile", str(tmp_path / "rc"), "-i"]
        os.execvp("bash", shell)  # noqa: S606 - a shell is what is tested
    seen = b""

    def read(seconds: float) -> None:
        nonlocal seen
        end = time.monotonic() + seconds
        while (left := end - time.monotonic()) > 0 and select.select([terminal], [], [], left)[0]:
            try:
                seen += os.read(terminal, 65536)
            except OSError:
                return

    try:
        read(1.5)
        for key in keys:
            os.write(terminal, key)
            read(2.5)
    finally:
        os.close(terminal)
        os.waitpid(child, 0)
    return seen.decode("utf-8", "replace")


def test_an_interactive_bash_completes(run: Run, tmp_path: Path) -> None:
    """A command to its end, a group's name to its end, and the list of groups on a second TAB."""
    script = run("--show-completion", "bash").out
    screen = typed([b"mandate du\t", b"\t", b"\t", "กลุ่มกฎ\t".encode(), b"\r"], script, tmp_path)
    assert "mandate duties" in screen
    assert "10  กลุ่มกฎหมายและคดี" in screen
    assert "กลุ่มกฎหมายและคดี" in screen.rpartition("9  หน่วยตรวจสอบภายใน")[2]
    assert "ดำเนินการสืบสวนเกี่ยวกับเรื่องร้องเรียน" in screen


@pytest.mark.skipif(not shutil.which("fish"), reason="there is no fish here")
def test_fish_completes_by_the_script(run: Run, tmp_path: Path) -> None:
    """The script that is shown, in fish."""
    script = run("--show-completion", "fish").out
    done = subprocess.run(
        ["fish", "-c", f"{script}\ncomplete -C 'mandate duties 1'"],
        capture_output=True,
        text=True,
        check=True,
        env=environment(HOME=str(tmp_path)),
    )
    assert "10\tกลุ่มกฎหมายและคดี" in done.stdout


@pytest.mark.skipif(not shutil.which("zsh"), reason="there is no zsh here")
def test_zsh_reads_what_it_is_told() -> None:
    """The line it evaluates is one command with one specification, Thai and quotes and all."""
    line = asked("zsh", "mandate cite 7.").stdout
    done = subprocess.run(
        ["zsh", "-fc", '_arguments() { print -r -- $#; }; eval "$1"', "zsh", line],
        capture_output=True,
        text=True,
        check=True,
        env=environment(),
    )
    assert (done.stdout, done.stderr) == ("1\n", "")


# --- installing ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("shell", SHELLS)
def test_the_script_is_shown(run: Run, shell: str) -> None:
    """Of the shell that is named; a shell may also ask for it by the variable."""
    shown = run("--show-completion", shell)
    assert shown.code == 0
    assert "_MANDATE_COMPLETE" in shown.out
    assert f"complete_{'powershell' if shell == 'pwsh' else shell}" in shown.out
    assert asked(shell, "", _MANDATE_COMPLETE=f"source_{shell}").stdout.strip() == shown.out.strip()


def test_the_shell_is_found_out(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """By the processes it runs in, else by SHELL; if neither says one, it must be named."""
    monkeypatch.setattr("typer._completion_shared._get_shell_name", lambda: "fish")
    assert "complete_fish" in run("--show-completion").out
    monkeypatch.setattr("typer._completion_shared._get_shell_name", lambda: None)
    monkeypatch.setenv("SHELL", "/bin/zsh")
    assert "complete_zsh" in run("--show-completion").out
    monkeypatch.setenv("SHELL", "/bin/tcsh")
    result = run("--install-completion")
    assert (result.code, result.out) == (2, "")
    assert "Say which shell: one of bash, zsh" in result.err


@pytest.mark.parametrize("name", ["en", "th"])
def test_the_script_is_installed(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    """Where bash finds it; twice is as once."""
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("MANDATE_LANG", name)
    for _ in range(2):
        result = run("--install-completion", "bash")
        assert (result.code, result.err) == (0, "")
    path = tmp_path / ".bash_completions" / "mandate.sh"
    assert str(path) in result.out
    assert path.read_text(encoding="utf-8").strip() == cli._script("bash").strip()
    assert (tmp_path / ".bashrc").read_text(encoding="utf-8").count("mandate.sh") == 1
