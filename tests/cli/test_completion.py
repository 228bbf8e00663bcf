"""What a shell is offered at the cursor; typer's scripts ask for it by environment variables."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.conftest import DATA, Run

Completed = Callable[..., list[str]]


@pytest.fixture
def complete(run: Run, monkeypatch: pytest.MonkeyPatch) -> Completed:
    """The lines of the answer when bash or fish asks to complete a line with the cursor at its end."""

    def complete_it(line: str, shell: str = "bash") -> list[str]:
        for name, value in asking(shell, line).items():
            monkeypatch.setenv(name, value)
        result = run()
        assert (result.code, result.err) == (0, "")
        return result.out.splitlines()

    return complete_it


def asking(shell: str, line: str) -> dict[str, str]:
    """The variables by which typer's script for a shell asks about a line."""
    words = line.split(" ")
    return {
        "_MANDATE_COMPLETE": f"complete_{shell}",
        "COMP_WORDS": "\n".join(words),
        "COMP_CWORD": str(len(words) - 1),
        "_TYPER_COMPLETE_ARGS": line,
        "_TYPER_COMPLETE_FISH_ACTION": "get-args",
    }


SHARED = ["--as-of", "--data", "--with", "--json", "--color", "--brief", "--verbose", "-h", "--help"]
OFFERED = [
    ("mandate d", ["duties", "diff"]),
    ("mandate x", []),
    ("mandate -", ["--version", "-h", "--help", "--install-completion", "--show-completion"]),
    ("mandate --version gr", ["groups"]),
    ("mandate groups ", []),
    ("mandate duties 10 -", SHARED),
    ("mandate duties 10 --json --", [option for option in SHARED if option not in {"--json", "-h"}]),
    ("mandate diff --a", []),
    ("mandate check --m", ["--max-age"]),
    ("mandate groups --color a", ["auto", "always"]),
    ("mandate duties ", [str(number) for number in range(1, 11)]),
    ("mandate duties 1", ["1", "10"]),
    ("mandate duties 10 ", []),
    ("mandate duties --json 3", ["3"]),
    ("mandate duties --as-of 2560-12-31 1", ["1"]),
    ("mandate duties --as-of nonsense 1", []),
    ("mandate duties --data /nowhere 1", []),
    ("mandate duties --data ~nobody-here/x 1", []),
    ("mandate show ", ["มาตรา37", "5", "6", "7"]),
    ("mandate show 7.", [f"7.{number}" for number in range(1, 11)]),
    ("mandate show 7", ["7", *(f"7.{number}" for number in range(1, 11))]),
    ("mandate show 7.1", ["7.1", "7.10"]),
    ("mandate show 7.10", ["7.10", *(f"7.10.{letter}" for letter in "กขคงจฉชซฌญ")]),
    ("mandate show 7.10.", [f"7.10.{letter}" for letter in "กขคงจฉชซฌญ"]),
    ("mandate show 7.10.ก", ["7.10.ก"]),
    ("mandate show ข้อ6.1", ["ข้อ6.1", "ข้อ6.10"]),
    ("mandate show ม", ["มาตรา37"]),
    ("mandate show มาตรา37", ["มาตรา37", *(f"มาตรา37.{number}" for number in range(1, 5))]),
    ("mandate show 9", []),
    ("mandate show 7 ", []),
    ("mandate history 5.1", ["5.1", "5.10", "5.11", "5.12"]),
    ("mandate cite 7 6.2", ["6.2"]),
    ("mandate groups --as-of ", ["2003-07-07", "2017-11-22", "2018-08-28", "2023-06-02"]),
    ("mandate groups --as-of 256", ["2560-11-22", "2561-08-28", "2566-06-02"]),
    ("mandate diff 2017", ["2017-11-22"]),
    ("mandate diff 2017-11-22 2018", ["2018-08-28"]),
    ("mandate diff 2017-11-22 2018-08-28 ", []),
    ("mandate who-handles ", []),
    ("mandate search ", []),
]


@pytest.mark.parametrize(("line", "values"), OFFERED)
def test_values_are_offered(complete: Completed, line: str, values: list[str]) -> None:
    """Commands, options not given yet, group numbers, citations level by level, and days."""
    assert [value for value in complete(line) if value] == values


def test_no_value_has_a_space(complete: Completed) -> None:
    """Therefore no shell has to quote a value."""
    for line, _ in OFFERED:
        assert not [value for value in complete(line) if " " in value]


DESCRIBED = [
    ("mandate duties 10", "en", ["10\tกลุ่มกฎหมายและคดี"]),
    ("mandate show 7.10.ข", "en", ["7.10.ข\tดำเนินการสืบสวนเกี่ยวกับเรื่องร้องเรียน"]),
    ("mandate show 7.10.ฌ", "en", ["7.10.ฌ\tศึกษา วิเคราะห์ วิจัย จัดทำข้อมูลและติดตามประเมินผลเพื่อพัฒ…"]),
    ("mandate show 7.10.ญ", "en", ["7.10.ญ\tปฏิบัติงานร่วมกับหรือสนับสนุนการปฏิบัติงานของหน่วยงานอื่นที่…"]),
    ("mandate diff 2018", "en", ["2018-08-28\t28 August 2018 (ฉบับที่ 2) พ.ศ. 2561"]),
    ("mandate diff 2561", "th", ["2561-08-28\t28 สิงหาคม 2561 (ฉบับที่ 2) พ.ศ. 2561"]),
    ("mandate du", "en", ["duties\tList the duties of one unit."]),
    ("mandate du", "th", ["duties\tแสดงหน้าที่ของส่วนราชการหนึ่ง"]),
    ("mandate groups --da", "en", ["--data\tTake the data from this directory instead of the package;…"]),
    ("mandate groups --js", "en", ["--json\tPrint JSON for programs, always UTF-8."]),
    ("mandate groups --js", "th", ["--json\tให้ผลเป็น JSON สำหรับโปรแกรม เป็น UTF-8 เสมอ"]),
]


@pytest.mark.parametrize(("line", "language", "lines"), DESCRIBED)
def test_values_are_described(
    complete: Completed, monkeypatch: pytest.MonkeyPatch, line: str, language: str, lines: list[str]
) -> None:
    """fish, zsh and PowerShell show names, texts or dates beside the values, in the user's language."""
    monkeypatch.setenv("MANDATE_LANG", language)
    assert complete(line, "fish") == lines


def test_days_are_of_the_era_of_the_language(complete: Completed, monkeypatch: pytest.MonkeyPatch) -> None:
    """Days are offered in the era of the language, until the other one is typed."""
    monkeypatch.setenv("MANDATE_LANG", "th")
    assert complete("mandate groups --as-of ")[-1] == "2566-06-02"
    assert complete("mandate groups --as-of 202") == ["2023-06-02"]


@pytest.mark.parametrize("path", ["~/law", "$HOME/law", "${HOME}/law"])
def test_paths_are_expanded_as_the_shell_will(
    complete: Completed, path: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Completion reads the data that the command line will read."""
    monkeypatch.setenv("HOME", str(tmp_path))
    shutil.copytree(DATA, tmp_path / "law")
    base = tmp_path / "law" / "mandate.yaml"
    base.write_text(base.read_text(encoding="utf-8").replace("กลุ่มอำนวยการ", "กลุ่มอื่น"), encoding="utf-8")
    assert complete(f"mandate duties --data {path} 1", "fish")[0] == "1\tกลุ่มอื่น"


@pytest.mark.parametrize("content", [b"", b"\xff", b"[" * 9999, b"format: 7"])
def test_broken_data_write_nothing(
    complete: Completed, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, content: bytes
) -> None:
    """Then nothing is offered and nothing is written."""
    shutil.copytree(DATA, tmp_path / "data")
    (tmp_path / "data" / "amendments.yaml").write_bytes(content)
    monkeypatch.setenv("MANDATE_DATA", str(tmp_path / "data"))
    assert complete("mandate duties ") in ([], [""])
    assert complete("mandate d") == ["duties", "diff"]


ODD = [
    {"MANDATE_DATA": "/nowhere"},
    {"PYTHONIOENCODING": "ascii"},
    {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"},
    {"HOME": "/dev/null", "XDG_CACHE_HOME": "relative"},  # where no folder can be made
    {"MANDATE_LANG": "xx", "COMP_CWORD": "99"},
]


@pytest.mark.parametrize("odd", ODD)
def test_completion_writes_no_messages(odd: dict[str, str], tmp_path: Path) -> None:
    """In any environment, in a process of its own: no error, no message, exit code 0."""
    done = subprocess.run(
        [sys.executable, "-m", "mandate_cli"],
        capture_output=True,
        check=False,
        cwd=tmp_path,
        env={**os.environ, **asking("bash", "mandate show 7.10."), **odd},
    )
    assert (done.returncode, done.stderr) == (0, b"")
    if not {"MANDATE_DATA", "COMP_CWORD"} & odd.keys():
        assert done.stdout.decode("utf-8").startswith("7.10.ก\n7.10.ข\n")


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish", "powershell"])
def test_the_script_is_shown(run: Run, monkeypatch: pytest.MonkeyPatch, shell: str) -> None:
    """It is the script for the shell in which the program runs, which typer detects."""
    monkeypatch.setattr("shellingham.detect_shell", lambda: (shell, f"/bin/{shell}"))
    result = run("--show-completion")
    assert (result.code, result.err) == (0, "")
    assert f"_MANDATE_COMPLETE=complete_{shell}" in result.out.replace(
        'Env:_MANDATE_COMPLETE = "', "_MANDATE_COMPLETE="
    )


def test_an_installation_says_where_it_is(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """In the user's language, and when it works."""
    monkeypatch.setattr("shellingham.detect_shell", lambda: ("bash", "/bin/bash"))
    monkeypatch.setenv("HOME", str(tmp_path))
    file = tmp_path / ".bash_completions" / "mandate.sh"
    said = f"Completion is installed in {file}. It works in windows that are opened now.\n"
    assert (run("--install-completion").out, file.is_file()) == (said, True)
    monkeypatch.setenv("MANDATE_LANG", "th")
    assert str(file) in (thai := run("--install-completion").out)
    assert "ติดตั้ง" in thai


def test_a_failed_installation_is_reported(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The error names the reason and the file."""
    monkeypatch.setattr("shellingham.detect_shell", lambda: ("bash", "/bin/bash"))
    monkeypatch.setenv("HOME", str(tmp_path))
    (tmp_path / ".bash_completions").touch()
    result = run("--install-completion")
    assert (result.code, result.out) == (2, "")
    assert str(tmp_path / ".bash_completions") in result.err
    assert "could not be written" not in result.err


def test_completion_imports_little() -> None:
    """No rich for bash, no yaml once the data are compiled, and no module that makes answers."""
    watched = {"rich", "rapidfuzz", "yaml", "mandate_cli.output.pages", "mandate_cli.dataset.loader"}
    program = (
        "import sys; from mandate_cli.cli import app; app.run([]);"
        f"print(*({watched!r} & set(sys.modules)), file=sys.stderr)"
    )
    for _ in range(2):
        done = subprocess.run(
            [sys.executable, "-c", program],
            capture_output=True,
            text=True,
            check=True,
            env={**os.environ, **asking("bash", "mandate duties ")},
        )
    assert done.stderr.split() == []
