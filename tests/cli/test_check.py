"""The command check: what it was asked to check must be there."""

from __future__ import annotations

import json
import os
import shutil
from pathlib import Path

import pytest

from tests.conftest import DRAFT, Run


def test_nothing_to_check_is_an_error(run: Run, tmp_path: Path) -> None:
    """Not a list of problems: no directory, a file instead of one, or one without data."""
    for path in (tmp_path / "none", Path(DRAFT), tmp_path):
        message = f"“{path}” is no data directory: there is no mandate.yaml in it."
        result = run("check", "--data", str(path))
        assert (result.code, result.out, result.err) == (2, "", f"mandate: {message}\n")
        error = json.loads(run("check", "--data", str(path), "--json").out)["error"]
        assert error == {"code": "bad-data", "message": message}


@pytest.mark.parametrize("option", ["--with", "--phrases", "--gazette"])
def test_a_file_that_is_not_there_is_an_error(run: Run, tmp_path: Path, option: str) -> None:
    """It is named, with the reason."""
    for path, reason in ((tmp_path / "none.csv", "No such file or directory"), (tmp_path, "Is a directory")):
        result = run("check", option, str(path))
        assert (result.code, result.out, result.err) == (2, "", f"mandate: {path} cannot be read: {reason}.\n")


def test_a_pipe_is_no_file_and_not_waited_for(run: Run, tmp_path: Path) -> None:
    """It could be read only once, and perhaps nobody writes into it."""
    os.mkfifo(tmp_path / "list.csv")
    result = run("check", "--gazette", str(tmp_path / "list.csv"))
    assert (result.code, result.err) == (2, f"mandate: {tmp_path / 'list.csv'} cannot be read: this is no file.\n")


NEEDLESS = ["other-agencies.tsv", "successions.tsv", "weights.tsv", "decision.tsv", "general-words.txt"]


@pytest.mark.parametrize("name", NEEDLESS)
def test_a_link_that_leads_nowhere_is_a_problem(run: Run, few: Path, tmp_path: Path, name: str) -> None:
    """Also of a file that a data directory need not have: this one was meant to be read."""
    path = shutil.copytree(few, tmp_path / "data") / name
    path.unlink(missing_ok=True)
    path.symlink_to("nowhere")
    result = run("check", "--data", str(path.parent))
    assert (result.code, f"{path}:1:1: there is no such file (bad-data)\n" in result.out) == (1, True)
    assert run("who-handles", "ลูกเสือ", "--data", str(path.parent)).code == 2
    assert run("sort", "--data", str(path.parent)).code == (2 if name == "other-agencies.tsv" else 0)


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may read everything")
def test_a_file_that_may_not_be_read_is_an_error(run: Run, data: Path) -> None:
    """Also one of the data directory."""
    (data / "mandate.yaml").chmod(0)
    assert run("check", "--data", str(data)).code == 2


def test_a_file_that_cannot_be_written_is_told_as_json_too(run: Run, tmp_path: Path) -> None:
    """On standard output, as every error with ``--json``."""
    path = tmp_path / "none" / "new"
    told = run("new-amendment", "ประกาศ", "-o", str(path), "--json")
    assert (told.code, told.err) == (2, "")
    message = f"{path}: No such file or directory"
    assert json.loads(told.out)["error"] == {"code": "usage", "message": message}
    for command in (["export", "json"], ["new-amendment", "ประกาศ"]):
        assert run(*command, "-o", str(path)).err == f"mandate: {message}\n"


def test_a_file_to_be_sorted_that_is_not_there_is_told_once(run: Run, tmp_path: Path) -> None:
    """With its name."""
    path = tmp_path / "none.tsv"
    assert run("sort", str(path)).err == f"mandate: {path}:1:1: there is no such file\n"


def test_the_least_value_of_an_option_is_told(run: Run) -> None:
    """Nought results cannot be asked for; an age of nought days can."""
    assert "--limit is not a whole number of 1 or more" in run("search", "ลูกเสือ", "--limit", "0").err
    assert "--max-age is not a whole number of 0 or more" in run("check", "--max-age", "-1").err
