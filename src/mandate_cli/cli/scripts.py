"""The scripts by which shells ask for completion, and where each shell finds its own.

What a user has in a file is never rewritten: a line is added at its end, once.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from mandate_cli.errors import MandateError, reason
from mandate_cli.messages import Message

if TYPE_CHECKING:
    from collections.abc import Mapping


_SCRIPTS = Path(__file__).parent / "shells"
_ENDINGS = {"bash": "bash", "zsh": "zsh", "fish": "fish", "powershell": "ps1", "pwsh": "ps1"}
# The line of other programs that install completion, so that it stands there once for them all.
_FOR_ZSH = "fpath+=~/.zfunc; autoload -Uz compinit; compinit"
_FORBIDDING = {"Restricted", "AllSigned"}  # policies under which PowerShell does not run a user's profile


def script(shell: str) -> str:
    """What makes a shell complete."""
    return (_SCRIPTS / f"mandate.{_ENDINGS[shell]}").read_text(encoding="utf-8")


def install(shell: str, environment: Mapping[str, str]) -> tuple[Path, bool]:
    """Put a shell's script where it is read; where that is, and whether PowerShell's policy keeps it from being run.

    Raises MandateError that names what is missing or cannot be written.
    """
    forbidden = False
    try:
        home = _home(environment)
        if shell == "bash":
            path = home / ".bash_completions" / "mandate.sh"
            start, line = home / ".bashrc", 'source "$HOME/.bash_completions/mandate.sh"'
        elif shell == "zsh":
            path = home / ".zfunc" / "_mandate"
            start, line = Path(environment.get("ZDOTDIR") or home) / ".zshrc", _FOR_ZSH
        elif shell == "fish":
            path = Path(environment.get("XDG_CONFIG_HOME") or home / ".config") / "fish/completions/mandate.fish"
            start, line = path, ""
        else:
            start, forbidden = _profile(shell)
            path, line = start.with_name("mandate-completion.ps1"), '. "$PSScriptRoot/mandate-completion.ps1"'
        path.parent.mkdir(mode=0o755, parents=True, exist_ok=True)
        path.write_text(script(shell), encoding="utf-8")
        path.chmod(0o644)  # zsh asks before it reads what others may write
        if line:
            _add(start, line)
    except OSError as error:
        template = "{path} cannot be written: {reason}."
        raise MandateError("usage", Message(template, path=error.filename, reason=reason(error))) from None
    except RuntimeError:
        raise MandateError("usage", Message("There is no home directory; HOME says where one is.")) from None
    return path, forbidden


def _home(environment: Mapping[str, str]) -> Path:
    """The user's home. Raises RuntimeError if there is none; an empty HOME would be the root."""
    if environment.get("HOME") == "":
        raise RuntimeError
    return Path.home()


def _add(path: Path, line: str) -> None:
    """Have a file end with a line, unless it has it; all else in it stays as it is, byte for byte."""
    have = path.read_bytes() if path.exists() else b""
    encoding = "utf-16-le" if have.startswith(b"\xff\xfe") else "utf-8"  # as Windows PowerShell writes its profile
    lines = have.decode(encoding, "replace").splitlines(keepends=True)
    if line in map(str.strip, lines):
        return
    apart = "\n" if lines and not lines[-1].endswith("\n") else ""
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("ab") as file:
        file.write(f"{apart}{line}\n".encode(encoding))


def _profile(shell: str) -> tuple[Path, bool]:
    """Where the profile of a PowerShell is, as it says itself, and whether its policy keeps it from being run."""
    import subprocess

    asked = "[Console]::OutputEncoding = [System.Text.Encoding]::UTF8; $PROFILE; (Get-ExecutionPolicy).ToString()"
    try:
        done = subprocess.run(  # noqa: S603 - one of the names of PowerShell
            [shell, "-NoProfile", "-NonInteractive", "-Command", asked], capture_output=True, check=False
        )
    except OSError:
        raise MandateError("usage", Message("PowerShell is not there: no command “{shell}”.", shell=shell)) from None
    profile, _, policy = done.stdout.decode("utf-8-sig", "replace").strip().partition("\n")
    if done.returncode or not profile:
        template = "PowerShell does not say where its profile is: {reason}"
        raise MandateError("usage", Message(template, reason=done.stderr.decode("utf-8", "replace").strip()))
    return Path(profile.strip()), policy.strip() in _FORBIDDING
