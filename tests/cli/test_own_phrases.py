"""An office's own phrases and other agencies, laid on top of those of the data."""

from __future__ import annotations

import json
import os
import shutil
from pathlib import Path

import pytest

from mandate_cli.api import open_mandate
from mandate_cli.search.lineage import Duty
from mandate_cli.search.vocabulary import OtherAgency, Phrase, Vocabulary
from tests.conftest import ROOT, C, Run

OTHER = ROOT / "tests" / "data" / "other-shape"
HEAD = "phrase\tcitations@regulation-2560-no-2\n"
PHRASES = f"{HEAD}ต้นไม้ล้ม\tข้อ 6 (1)\nระบบพรรณไม้\tข้อ 5 (1)\n"
AGENCIES = "phrase\tagency\nกิ่งไม้หัก\tการไฟฟ้าสมมติ\nทำบัตรประชาชน\t-\n"


def written(tmp_path: Path) -> list[str]:
    """The options that lay both files on top of another data directory."""
    (tmp_path / "ward.tsv").write_text(PHRASES, encoding="utf-8")
    (tmp_path / "others.tsv").write_text(AGENCIES, encoding="utf-8")
    files = ("--phrases", str(tmp_path / "ward.tsv"), "--phrases", str(tmp_path / "others.tsv"))
    return ["--data", str(OTHER), *files]


def test_answers_name_the_file(run: Run, tmp_path: Path) -> None:
    """On the screen and in JSON; a phrase of the data's own has none."""
    options = written(tmp_path)
    assert "(from the office’s own file ward.tsv)" in run("who-handles", "ระบบพรรณไม้", *options).out
    data = json.loads(run("who-handles", "ระบบพรรณไม้", *options, "--json").out)["data"]
    evidence = data["groups"][0]["evidence"][0]
    assert (evidence["via"], evidence["source"]) == ("vocabulary", "ward.tsv")
    data = json.loads(run("who-handles", "ชิงช้าขาด", *options, "--json").out)["data"]
    assert data["groups"][0]["evidence"][0]["source"] is None
    assert run("who-handles", "กิ่งไม้หัก", *options).out.splitlines()[:2] == [
        "“กิ่งไม้หัก” is not a task of this office. Usually: การไฟฟ้าสมมติ.",
        "from the office’s own file others.tsv",
    ]
    told = run("who-handles", "ทำบัตรประชาชน", *options).out
    assert "“ทำบัตรประชาชน” is not a task of this office.\nfrom the office’s own file others.tsv" in told


def test_own_words_win(run: Run, tmp_path: Path) -> None:
    """Over the same words of the data, whether a task here or elsewhere; without the files nothing changes."""
    options = written(tmp_path)
    assert "ข้อ 6 (1)" in run("who-handles", "ต้นไม้ล้ม", *options).out
    assert "ข้อ 7 (2)" in run("who-handles", "ต้นไม้ล้ม", *options[:2]).out
    assert "ข้อ 5 (1)" in run("who-handles", "กิ่งไม้หัก", *options[:2]).out


def test_they_may_be_set_once(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """By the environment, by files of the data directory whose names begin with own-, and for Python programs."""
    options = written(tmp_path)
    paths = options[3::2]
    monkeypatch.setenv("MANDATE_PHRASES", os.pathsep.join(paths))
    assert "file ward.tsv" in run("who-handles", "ระบบพรรณไม้", *options[:2]).out
    monkeypatch.delenv("MANDATE_PHRASES")
    assert "file ward.tsv" not in run("who-handles", "ระบบพรรณไม้", *options[:2]).out
    data = tmp_path / "data"
    shutil.copytree(OTHER, data)
    shutil.copy(paths[0], data / "own-words.tsv")
    assert "file own-words.tsv" in run("who-handles", "ระบบพรรณไม้", "--data", str(data)).out
    assert "own-words.tsv: in order" in run("sort", "--data", str(data)).out
    answer = open_mandate(OTHER, phrases=paths).who_handles("ระบบพรรณไม้")
    assert answer.handlers[0].evidence[0].source == "ward.tsv"


@pytest.mark.parametrize(
    ("text", "said", "code"),
    [
        (
            f"{HEAD}ข\tข้อ 5 (1)\nก\tข้อ 5 (1)\n",
            "3:1: “ก” stands after a phrase that comes later; “mandate sort {path}”",
            "unsorted",
        ),
        (f"{HEAD}ก\tข้อ 5\n", "2:3: ข้อ 5 names no task", "no-task"),
        (f"{HEAD}ก\tข้อ 99 (1)\n", "2:3: there is no ข้อ 99 (1) on any date; correct the citation", "target-missing"),
        ("phrase\tagency\nก\t\n", "2:3: “ก” has no agency", "bad-data"),
        ("phrase\tagency\nข\t-\nก\t-\n", "3:1: “ก” stands after a phrase that comes later", "unsorted"),
        ("phrase\twhat\n", "1:1: the first line must read", "bad-data"),
    ],
)
def test_check_looks_at_them_as_at_the_data(run: Run, tmp_path: Path, text: str, said: str, code: str) -> None:
    """With file, line and column."""
    path = tmp_path / "ward.tsv"
    path.write_text(text, encoding="utf-8")
    result = run("check", "--data", str(OTHER), "--phrases", str(path))
    assert result.code == 1
    assert f"\n{path}:{said.replace('{path}', str(path))}" in result.out
    assert f"({code})" in result.out


def test_a_file_that_cannot_be_read_is_said(run: Run, tmp_path: Path) -> None:
    """By check and by an answer."""
    missing = str(tmp_path / "none.tsv")
    said = (f"{missing} cannot be read: No such file or directory.", f"{missing}:1:1: there is no such file")
    for command, message in zip((["check"], ["who-handles", "ต้นไม้"]), said, strict=True):
        result = run(*command, "--data", str(OTHER), "--phrases", missing)
        assert (result.code, result.err) == (2, f"mandate: {message}\n")
    assert run("check", "--phrases", " ").err == "mandate: The path after --phrases is empty.\n"


def test_vocabularies_are_laid_on_each_other() -> None:
    """By their words, however spaced and spelled."""
    duty = (Duty(C("ข้อ 7 (1) (ก)"), "a"),)
    below = Vocabulary((Phrase("น้ำ ประปา", duty), Phrase("ไฟ", duty)), (OtherAgency("ถนน", "ก"),))
    top = Vocabulary((Phrase("ถนน", duty, source="x"),), (OtherAgency("น้ําประปา", "ข", "x"),))
    laid = below.under(top)
    assert [each.text for each in laid.phrases] == ["ไฟ", "ถนน"]
    assert [each.text for each in laid.other_agencies] == ["น้ําประปา"]
    assert below.under(Vocabulary((), ())) == below
