"""The program run in this process as on a terminal."""

from __future__ import annotations

import sys

import pytest

from mandate_cli.cli import app, session
from tests.conftest import ROOT, TODAY, Result
from tests.output.fake_terminal import Show, Terminal


@pytest.fixture
def show(monkeypatch: pytest.MonkeyPatch) -> Show:
    """Run the program in this process as on a terminal of so many columns."""
    monkeypatch.setattr(session, "today", lambda: TODAY)
    monkeypatch.chdir(ROOT)
    for name in ("MANDATE_DATA", "FORCE_COLOR", "NO_COLOR"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("TERM", "xterm")

    def show_it(*arguments: str, columns: int | str = 80, encoding: str = "utf-8") -> Result:
        monkeypatch.setenv("COLUMNS", str(columns))
        out, errors = Terminal(encoding), Terminal(encoding)
        monkeypatch.setattr(sys, "stdout", out)
        monkeypatch.setattr(sys, "stderr", errors)
        code = app.run(list(arguments))
        return Result(code, out.text(), errors.text())

    return show_it
