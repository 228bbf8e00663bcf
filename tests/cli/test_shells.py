"""Completion in real shells, typed in on a terminal; and how it is installed in each."""

from __future__ import annotations

import fcntl
import os
import pty
import re
import select
import shutil
import struct
import subprocess
import sys
import termios
import time
from collections.abc import Callable, Mapping
from pathlib import Path
from types import TracebackType
from typing import Self

import pytest

from mandate_cli.cli import scripts
from mandate_cli.cli.completion import SHELLS
from tests.conftest import DATA, Run

BIN = Path(sys.executable).parent
MANDATE = BIN / "mandate"
TAB = "\t"
KEY = "\x18r"  # has the shell report its line

# What makes each shell show a prompt that can be waited for, and write down its line when KEY is pressed.
REPORTS = {
    "bash": r"""
PS1='ready> '
bind 'set enable-bracketed-paste off'
bind 'set bell-style none'
report() { printf '%s\n' "$READLINE_LINE" >>"$REPORT"; }
bind -x '"\C-xr": report'
""",
    "zsh": r"""
PS1='ready> '
unsetopt prompt_sp beep
bindkey -e
report() { print -r -- "$BUFFER" >>"$REPORT" }
zle -N report
bindkey '^Xr' report
""",
    "fish": r"""
function fish_prompt; echo -n 'ready> '; end
function fish_greeting; end
set -g fish_autosuggestion_enabled 0
bind \cxr 'commandline >>$REPORT'
""",
}
COMMANDS = {
    "bash": ["bash", "--noprofile", "--rcfile", "{home}/.bashrc", "-i"],
    "zsh": ["zsh", "-i"],
    "fish": ["fish", "-i"],
}
STARTS = {"bash": ".bashrc", "zsh": ".zshrc", "fish": ".config/fish/config.fish"}
INSTALLED = [
    pytest.param(each, marks=pytest.mark.skipif(not shutil.which(each), reason=f"there is no {each} here"))
    for each in COMMANDS
]


def environment(home: Path, **variables: str) -> dict[str, str]:
    """The environment of a user whose home is there, in whose shells mandate is on the path."""
    kept = {name: os.environ[name] for name in ("XDG_CACHE_HOME", "COVERAGE_PROCESS_START") if name in os.environ}
    return {
        **kept,
        "HOME": str(home),
        "PATH": f"{BIN}{os.pathsep}/usr/local/bin{os.pathsep}/usr/bin{os.pathsep}/bin",
        "LC_ALL": "C.UTF-8",
        "TERM": "dumb",
        "COLUMNS": "120",
        "REPORT": str(home / "report"),
        **variables,
    }


class Terminal:
    """An interactive shell on a terminal, which is typed into and read; ``screen`` is all that it has shown."""

    def __init__(self, shell: str, variables: Mapping[str, str]) -> None:
        """Start a shell, whose start file is to hold what REPORTS has for it."""
        self.report = Path(variables["REPORT"])
        self.report.touch()
        self.screen = ""
        command = [each.format(home=variables["HOME"]) for each in COMMANDS[shell]]
        self.child, self.terminal = pty.fork()
        if self.child == 0:  # pragma: no cover - another process
            os.chdir(variables["HOME"])
            os.execvpe(command[0], command, dict(variables))  # noqa: S606 - a shell is what is tested
        fcntl.ioctl(self.terminal, termios.TIOCSWINSZ, struct.pack("HHHH", 40, 120, 0, 0))

    def __enter__(self) -> Self:
        """Ready when the prompt is shown."""
        self.wait(lambda: "ready> " in self.screen)
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        """Hang up."""
        os.close(self.terminal)
        os.waitpid(self.child, 0)

    def wait(self, seen: Callable[[], bool]) -> None:
        """Read until something is seen; it is an error if that takes half a minute."""
        end = time.monotonic() + 30
        while not seen():
            assert time.monotonic() < end, self.screen
            if select.select([self.terminal], [], [], 0.01)[0]:
                self.screen += os.read(self.terminal, 65536).decode("utf-8", "replace")

    def line(self, keys: str) -> str:
        """What the line is after these keys; it is emptied then."""
        before = self.report.read_bytes().count(b"\n")
        os.write(self.terminal, f"{keys}{KEY}".encode())
        self.wait(lambda: self.report.read_bytes().count(b"\n") > before)
        os.write(self.terminal, b"\x05\x15")
        return self.report.read_text(encoding="utf-8").splitlines()[-1]

    def shown(self, keys: str, until: str) -> str:
        """What is shown after these keys, as soon as that has some words."""
        before = len(self.screen)
        os.write(self.terminal, keys.encode())
        self.wait(lambda: until in self.screen[before:])
        return self.screen[before:]


def user(shell: str, home: Path, *lines: str) -> dict[str, str]:
    """A user of a shell, whose start file holds these lines; the environment."""
    start = home / STARTS[shell]
    start.parent.mkdir(parents=True, exist_ok=True)
    (home / "law").mkdir()
    (home / "law" / "sub dir").mkdir()
    (home / "law" / "file").touch()
    start.write_text("\n".join([REPORTS[shell], *lines]) + "\n", encoding="utf-8")
    return environment(home)


def scripted(shell: str, home: Path, *lines: str) -> dict[str, str]:
    """A user whose shell reads the script as it is printed, after these lines; the environment."""
    first = ["autoload -Uz compinit; compinit"] if shell == "zsh" else []
    variables = user(shell, home, *first, *lines, scripts.script(shell))
    shutil.copytree(DATA, home / "data")
    for folder in ("bin", "a folder"):
        (home / folder).mkdir()
        (home / folder / "mandate").symlink_to(MANDATE)
    return variables


LEFT = "\x1b[D"
# What is typed before TAB, and what the line is then, but for white space at its end; the same in every shell.
LINES = [
    ("mandate du", "mandate duties"),
    ("mandate duties กลุ่มกฎ", "mandate duties กลุ่มกฎหมายและคดี"),
    ("mandate duties กลุ่มนิ", "mandate duties กลุ่มนิเทศ\\ ติดตาม\\ และประเมินผลการจัดการศึกษา"),
    ("mandate groups --t", "mandate groups --tree"),
    ("mandate groups --color=al", "mandate groups --color=always"),
    ("mandate groups --color al", "mandate groups --color always"),
    ("mandate groups --as-of=2017", "mandate groups --as-of=2017-11-22"),
    ("mandate show 7.10.ข", "mandate show 7.10.ข"),
    # quotes and escaped spaces
    ("mandate show 'ข้อ 7 (9", "mandate show 'ข้อ 7 (9)'"),
    ('mandate show "ข้อ 7 (9', 'mandate show "ข้อ 7 (9)"'),
    ("mandate show ข้อ\\ 7\\ ", "mandate show ข้อ\\ 7\\ \\("),
    ("mandate show ข้อ\\ 7\\ \\(9", "mandate show ข้อ\\ 7\\ \\(9\\)"),
    # the cursor is not at the end
    ("mandate du | cat" + LEFT * 6, "mandate duties | cat"),
    ("mandate show มาตรา --json" + LEFT * 7, "mandate show มาตรา37 --json"),
    # the command is not on the path
    ("~/bin/mandate du", "~/bin/mandate duties"),
    ("$HOME/bin/mandate du", "$HOME/bin/mandate duties"),
    ("~/a\\ folder/mandate du", "~/a\\ folder/mandate duties"),
    ("bin/mandate du", "bin/mandate duties"),
    ("A=1 mandate du", "A=1 mandate duties"),
    ("echo x; mandate du", "echo x; mandate duties"),
    # no command at all
    ("nowhere/mandate du", "nowhere/mandate du"),
    ("$NOTHING/mandate du", "$NOTHING/mandate du"),
    ("~nobody-here/mandate du", "~nobody-here/mandate du"),
    ("$(touch ran)/mandate du", "$(touch ran)/mandate du"),
    # files, and no files
    ("mandate groups --data la", "mandate groups --data law/"),
    ("mandate groups --data law/", "mandate groups --data law/sub\\ dir/"),
    ("mandate groups --data=law/s", "mandate groups --data=law/sub\\ dir/"),
    ("mandate groups --data ~/la", "mandate groups --data ~/law/"),
    ("mandate groups --with law/f", "mandate groups --with law/file"),
    ("mandate groups --with=law/f", "mandate groups --with=law/file"),
    ("mandate duties --data ~/data กฎ", "mandate duties --data ~/data กฎหมายและคดี"),
    *(
        (line, line)
        for line in (
            "mandate who-handles la",
            "mandate search la",
            "mandate groups la",
            "mandate duties 10 la",
            "mandate check --max-age la",
            "mandate nosuch la",
            "mandate duties --data /nowhere la",
            "mandate groups --data law/f",
        )
    ),
]
ERRORS = ["env:", "No such", "not found", "nbound", "not set", "Traceback", "rror", "mandate:"]


@pytest.mark.parametrize("shell", INSTALLED)
def test_a_shell_completes_what_is_typed(shell: str, tmp_path: Path) -> None:
    """In the order of the table on one terminal; nothing but lines is ever shown, and nothing of a line is run."""
    strict = {
        "bash": "set -u; set -o noclobber; shopt -s failglob",
        "zsh": "setopt nounset noclobber shwordsplit ksharrays",
        "fish": "",
    }
    with Terminal(shell, scripted(shell, tmp_path, strict[shell])) as terminal:
        found = [(typed, terminal.line(typed + TAB).rstrip().replace("  ", " ")) for typed, _ in LINES]
    assert found == [(typed, line.rstrip()) for typed, line in LINES]
    assert [each for each in ERRORS if each in terminal.screen] == []
    assert not (tmp_path / "ran").exists()


@pytest.mark.parametrize("shell", INSTALLED)
def test_no_program_no_word(shell: str, tmp_path: Path) -> None:
    """Where mandate is not on the path, TAB does nothing, and what was typed is left alone."""
    variables = scripted(shell, tmp_path) | {"PATH": "/usr/bin:/bin"}
    with Terminal(shell, variables) as terminal:
        assert [terminal.line(f"mandate du{TAB}"), terminal.line(f"~/bin/mandate du{TAB}").rstrip()] == [
            "mandate du",
            "~/bin/mandate duties",
        ]
    assert [each for each in ERRORS if each in terminal.screen] == []


@pytest.mark.parametrize("shell", INSTALLED)
def test_groups_are_listed_with_their_names(shell: str, tmp_path: Path) -> None:
    """Numbers and what they are called, the tenth last."""
    variables = scripted(shell, tmp_path) | {
        "TERM": "xterm" if shell == "fish" else "dumb"
    }  # on dumb ones fish lists not
    with Terminal(shell, variables) as terminal:
        screen = terminal.shown(f"mandate duties {TAB * (2 if shell == 'bash' else 1)}", "กลุ่มกฎหมาย")
    plain = re.sub(r"\x1b(?:\[[\d;]*[A-Za-z]|\(B)", "", screen)
    found = [re.search(rf"\b{number} [ (-]*{name}", plain) for number, name in ((1, "กลุ่มอำนวยการ"), (10, "กลุ่มกฎหมาย"))]
    assert all(found), plain


def test_words_are_understood_as_in_other_shells(tmp_path: Path) -> None:
    """Digits of any kind in bash and zsh, which fish would not take for what was typed."""
    with Terminal("bash", scripted("bash", tmp_path)) as terminal:
        assert terminal.line(f"mandate duties ๑๐{TAB}") == "mandate duties 10 "


def test_bash_without_compopt(tmp_path: Path) -> None:
    """As that of macOS, which is older: names of files are offered all the same."""
    with Terminal("bash", scripted("bash", tmp_path, "enable -n compopt")) as terminal:
        assert terminal.line(f"mandate groups --data la{TAB}").rstrip() == "mandate groups --data law"
        assert terminal.line(f"mandate groups --with law/f{TAB}").rstrip() == "mandate groups --with law/file"
    assert [each for each in ERRORS if each in terminal.screen] == []


def test_bash_fills_its_reply(tmp_path: Path) -> None:
    """The function of the script, called as bash calls it."""
    drive = scripts.script("bash") + (
        "\nCOMP_WORDS=(mandate show 7.10.); COMP_CWORD=2; COMP_TYPE=9; COMP_LINE='mandate show 7.10.'; COMP_POINT=18"
        "\n_mandate_completion mandate 7.10. show"
        "\nprintf '%s\\n' \"${COMPREPLY[@]}\"; complete -p mandate"
    )
    done = subprocess.run(["bash", "-c", drive], capture_output=True, text=True, check=True, env=environment(tmp_path))
    assert done.stderr == ""
    assert done.stdout.splitlines()[:2] == ["7.10.ก", "7.10.ข"]
    assert "-F _mandate_completion" in done.stdout


# --- installing ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("shell", SHELLS)
def test_the_script_is_shown(run: Run, monkeypatch: pytest.MonkeyPatch, shell: str) -> None:
    """Of the shell that is named; a shell may also ask for it by the variable."""
    shown = run("--show-completion", shell)
    assert shown.code == 0
    assert f"complete_{'powershell' if shell == 'pwsh' else shell}" in shown.out
    monkeypatch.setenv("_MANDATE_COMPLETE", f"source_{shell}")
    done = subprocess.run([sys.executable, "-m", "mandate_cli"], capture_output=True, text=True, check=True)
    assert done.stdout == shown.out


def test_the_script_for_powershell_keeps_to_itself() -> None:
    """ASCII, as Windows PowerShell reads files; no variable is left set, no key bound, no line of output is empty."""
    script = scripts.script("pwsh")
    assert script.isascii()
    assert "PSReadLine" not in script
    assert "Remove-Item Env:COMP_WORDS, Env:COMP_CWORD, Env:_MANDATE_COMPLETE" in script
    assert not {line.split("=")[1].strip() for line in script.splitlines() if "$Env:" in line} & {"''", '""'}
    assert "[Console]::OutputEncoding = [System.Text.UTF8Encoding]" in script


SPOKEN = [("fish", "/bin/zsh", "fish"), ("sh", "/bin/zsh", "zsh"), (None, "/usr/bin/bash", "bash")]


@pytest.mark.parametrize(("around", "login", "shell"), SPOKEN)
def test_the_shell_is_found_out(
    run: Run, monkeypatch: pytest.MonkeyPatch, around: str | None, login: str, shell: str
) -> None:
    """By the processes it runs in, else by SHELL."""
    monkeypatch.setattr("typer._completion_shared._get_shell_name", lambda: around)
    monkeypatch.setenv("SHELL", login)
    assert f"complete_{shell}" in run("--show-completion").out


def test_a_shell_that_is_not_known_must_be_named(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """Neither the processes nor SHELL say one."""
    monkeypatch.setattr("typer._completion_shared._get_shell_name", lambda: "sh")
    monkeypatch.setenv("SHELL", "/bin/tcsh")
    result = run("--install-completion")
    assert (result.code, result.out) == (2, "")
    assert "Say which shell: one of bash, zsh" in result.err


@pytest.fixture(params=["plain", "hq a'b $x"])
def home(request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The home of a user, of which the name may be awkward."""
    path = tmp_path / str(request.param)
    path.mkdir()
    monkeypatch.setenv("HOME", str(path))
    for name in ("ZDOTDIR", "XDG_CONFIG_HOME"):
        monkeypatch.delenv(name, raising=False)
    return path


# The shell, variables (of paths in the home), where the script goes, which file gets a line.
PLACES = [
    pytest.param("bash", {}, ".bash_completions/mandate.sh", ".bashrc"),
    pytest.param("zsh", {}, ".zfunc/_mandate", ".zshrc"),
    pytest.param("zsh", {"ZDOTDIR": "z"}, ".zfunc/_mandate", "z/.zshrc"),
    pytest.param("fish", {}, ".config/fish/completions/mandate.fish", None),
    pytest.param("fish", {"XDG_CONFIG_HOME": "x y"}, "x y/fish/completions/mandate.fish", None),
]


@pytest.mark.parametrize("spoken", ["en", "th"])
@pytest.mark.parametrize(("shell", "variables", "script", "start"), PLACES)
def test_the_script_is_installed(
    run: Run,
    home: Path,
    monkeypatch: pytest.MonkeyPatch,
    shell: str,
    variables: dict[str, str],
    script: str,
    start: str | None,
    spoken: str,
) -> None:
    """Where the shell finds it; what stands in a file stays, byte for byte; twice is as once."""
    monkeypatch.setenv("MANDATE_LANG", spoken)
    for name, value in variables.items():
        monkeypatch.setenv(name, str(home / value))
    have = b"# \xff of the user's own, without an end of line"
    if start:
        (home / start).parent.mkdir(exist_ok=True)
        (home / start).write_bytes(have)
    for _ in range(2):
        result = run("--install-completion", shell)
        assert (result.code, result.err) == (0, "")
        assert str(home / script) in result.out
    assert (home / script).read_text(encoding="utf-8") == scripts.script(shell)
    if start:
        first, *rest = (home / start).read_bytes().splitlines()
        assert (first, len(rest)) == (have, 1)


@pytest.mark.parametrize("shell", INSTALLED)
@pytest.mark.parametrize("elsewhere", [False, True])
def test_a_new_shell_completes_once_installed(
    run: Run, home: Path, monkeypatch: pytest.MonkeyPatch, shell: str, elsewhere: bool
) -> None:
    """At the first TAB, whatever the home is called, and where the shell's files are said to be elsewhere."""
    start = home / STARTS[shell]
    variables = environment(home)
    if elsewhere:
        name, folder = {"zsh": ("ZDOTDIR", "z"), "fish": ("XDG_CONFIG_HOME", "x"), "bash": ("UNUSED", "u")}[shell]
        variables[name] = str(home / folder)
        monkeypatch.setenv(name, variables[name])
        start = {"zsh": home / "z/.zshrc", "fish": home / "x/fish/config.fish", "bash": start}[shell]
    start.parent.mkdir(parents=True, exist_ok=True)
    start.write_text(REPORTS[shell], encoding="utf-8")
    assert run("--install-completion", shell).code == 0
    with Terminal(shell, variables) as terminal:
        assert [terminal.line(f"mandate du{TAB}").rstrip() for _ in range(2)] == ["mandate duties"] * 2
    assert [each for each in ERRORS if each in terminal.screen] == []


def powershell(folder: Path, monkeypatch: pytest.MonkeyPatch, script: str) -> None:
    """Something on the path that answers in the place of PowerShell."""
    folder.mkdir(exist_ok=True)
    (folder / "pwsh").write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
    (folder / "pwsh").chmod(0o755)
    monkeypatch.setenv("PATH", f"{folder}:/usr/bin:/bin")


PROFILES = [
    (b"", b'. "$PSScriptRoot/mandate-completion.ps1"\n'),
    (b"Set-Alias x y\r\n", b'Set-Alias x y\r\n. "$PSScriptRoot/mandate-completion.ps1"\n'),
    (
        "\ufeffก\n".encode("utf-16-le"),
        '\ufeffก\n. "$PSScriptRoot/mandate-completion.ps1"\n'.encode("utf-16-le"),
    ),
]


@pytest.mark.parametrize(("have", "then"), PROFILES)
def test_powershell_says_where_its_profile_is(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, have: bytes, then: bytes
) -> None:
    """The profile gets a line, in the encoding it has; a policy that keeps it from being run is told, and left."""
    profile = tmp_path / "ก ข" / "profile.ps1"
    if have:
        profile.parent.mkdir()
        profile.write_bytes(have)
    for policy, told in (("RemoteSigned", False), ("Restricted", True)):
        powershell(tmp_path / "bin", monkeypatch, f"printf '%s\\r\\n' '{profile}' {policy}")
        result = run("--install-completion", "pwsh")
        assert (result.code, result.err) == (0, "")
        assert ("Set-ExecutionPolicy RemoteSigned" in result.out) is told
    assert profile.read_bytes() == then
    assert profile.with_name("mandate-completion.ps1").read_text(encoding="utf-8") == scripts.script("pwsh")


def test_what_cannot_be_installed_is_told(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """By name: a PowerShell that is not there, or does not answer, a file that cannot be written, no home."""
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("PATH", str(tmp_path))
    told = [run("--install-completion", "pwsh")]
    powershell(tmp_path / "bin", monkeypatch, "echo broken >&2; exit 1")
    told.append(run("--install-completion", "pwsh"))
    (tmp_path / ".bashrc").mkdir()
    told.append(run("--install-completion", "bash"))
    monkeypatch.setenv("HOME", "")  # which would be the root
    told.append(run("--install-completion", "zsh"))
    monkeypatch.delenv("HOME")
    monkeypatch.setattr("pathlib.Path.home", lambda: (_ for _ in ()).throw(RuntimeError))
    told.append(run("--install-completion", "zsh"))
    assert [(each.code, each.out) for each in told] == [(2, "")] * 5
    assert [each.err for each in told] == [
        "mandate: PowerShell is not there: no command “pwsh”.\n",
        "mandate: PowerShell does not say where its profile is: broken\n",
        f"mandate: {tmp_path / '.bashrc'} cannot be written: Is a directory.\n",
        *["mandate: There is no home directory; HOME says where one is.\n"] * 2,
    ]


def test_showing_goes_before_installing(run: Run, home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Of the two, only showing may be meant."""
    both = ["--install-completion", "--show-completion"]
    assert "complete_fish" in run(*both, "fish").out
    monkeypatch.setattr("typer._completion_shared._get_shell_name", lambda: "zsh")
    assert "complete_zsh" in run(*both).out
    assert list(home.iterdir()) == []
