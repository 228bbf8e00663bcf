"""The command export: formats, files and exit codes."""

from __future__ import annotations

import csv
import errno
import io
import json
from pathlib import Path

import pytest

from tests.conftest import BEFORE, ROOT, TODAY, Run

DRAFT = ROOT / "examples" / "draft.yaml"


def test_text_is_written_to_standard_output(run: Run) -> None:
    """The office, the day, and the law from beginning to end."""
    result = run("export", "text", "--as-of", "2561-12-31")
    assert (result.code, result.err) == (0, "")
    assert result.out.startswith("สำนักงานเขตพื้นที่การศึกษามัธยมศึกษา เขต 14\nThe consolidated law as of 31 December 2018\n")
    assert "(ญ)  ปฏิบัติงานร่วมกับ" in result.out


def test_a_file_is_written_instead(run: Run, tmp_path: Path) -> None:
    """Standard error says so, nothing stands on standard output, and the file is the same that would have."""
    file = tmp_path / "law.json"
    result = run("export", "json", "-o", str(file))
    assert (result.code, result.out, result.err) == (0, "", f"mandate: wrote {file}\n")
    assert json.loads(file.read_text(encoding="utf-8"))["document"] == "law"
    assert file.read_text(encoding="utf-8") == run("export", "json").out


def test_standard_output_and_devices_are_written_to(run: Run) -> None:
    """``-`` is standard output, and a device is not replaced."""
    assert run("export", "text", "-o", "-").out == run("export", "text").out
    assert run("export", "text", "-o", "/dev/null").code == 0
    assert not Path("/dev/null").is_file()


def test_a_file_is_replaced_whole_or_not_at_all(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the disk is full, the old file stays, and the error names it."""
    file = tmp_path / "law.txt"
    file.write_text("old", encoding="utf-8")

    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    with monkeypatch.context() as broken:
        broken.setattr("shutil.copymode", full)
        result = run("export", "text", "-o", str(file))
    assert (result.code, result.err) == (2, f"mandate: {file}: No space left on device\n")
    assert ([*tmp_path.iterdir()], file.read_text(encoding="utf-8")) == ([file], "old")
    run("export", "text", "-o", str(file))
    assert file.read_text(encoding="utf-8") == run("export", "text").out


def test_a_file_that_cannot_be_written(run: Run, tmp_path: Path) -> None:
    """The error names the file."""
    result = run("export", "csv", "-o", str(tmp_path / "missing" / "law.csv"))
    assert result.code == 2
    assert "law.csv" in result.err


def test_a_draft_and_what_it_changes(run: Run) -> None:
    """With a draft the law is marked; the difference from the same day is what the draft changes."""
    assert "DRAFT" in run("export", "text", "--with", str(DRAFT)).out
    result = run("export", "csv", "--with", str(DRAFT), "--diff", TODAY.isoformat())
    changes = list(csv.DictReader(io.StringIO(result.out.lstrip("\ufeff"))))
    assert result.code == 0
    assert {change["by"] for change in changes} == {"example-no-9"}
    assert {change["change"] for change in changes} == {"inserted", "repealed", "replaced"}


def test_what_is_repealed_is_left_out_on_demand(run: Run) -> None:
    """One line of the table fewer for the one provision that is repealed."""
    whole, kept = (run("export", "csv", *more).out.count("\n") for more in ((), ("--in-force",)))
    assert whole == kept + 1


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (("pdf",), 2, "the formats are text, html, docx, csv, json, akn"),
        (("akn", "--diff", "2560-12-31"), 2, "There is no akn of a difference"),
        (("akn", "--as-of", "1990-01-01"), 1, "before the first instrument"),
        (("csv", "--diff", "2999-01-01"), 2, "the earlier day comes first"),
        (("csv", "--diff", "yesterday"), 2, "is not a date"),
        (("csv", "--diff", "2560-12-31", "--in-force"), 2, "Choose --in-force or --diff, not both"),
    ],
)
def test_what_cannot_be_exported(run: Run, arguments: tuple[str, ...], code: int, said: str) -> None:
    """Wrong usage is 2, a day without law 1."""
    result = run("export", *arguments)
    assert (result.code, result.out) == (code, "")
    assert said in " ".join(result.err.split())


def test_nothing_found_is_1(run: Run) -> None:
    """A document without law, and a difference without changes, are written, with exit code 1."""
    empty = run("export", "text", "--as-of", "1990-01-01")
    assert (empty.code, "before the first instrument" in empty.out) == (1, True)
    same = run("export", "text", "--diff", TODAY.isoformat())
    assert (same.code, "Nothing changed" in same.out, "draft" in same.out) == (1, True, False)


def test_a_draft_is_on_both_sides_of_two_days_and_differs_on_one(run: Run) -> None:
    """Between two days it is law on both sides; on one day it is what differs."""
    years = run("export", "json", "--with", str(DRAFT), "--diff", BEFORE.isoformat())
    assert years.code == 0
    assert json.loads(years.out)["drafts"] == ["example-no-9"]
    drawn = run("export", "json", "--with", str(DRAFT), "--diff", TODAY.isoformat())
    assert {change["by"]["instrument"] for change in json.loads(drawn.out)["changes"]} == {"example-no-9"}


def test_what_a_draft_of_a_later_day_changes_is_told_of_that_day(run: Run, tmp_path: Path) -> None:
    """As diff tells it, since today it changes nothing yet."""
    later = tmp_path / "later.yaml"
    later.write_text(DRAFT.read_text(encoding="utf-8").replace("2026-10", "2030-10"), encoding="utf-8")
    result = run("export", "text", "--with", str(later), "--diff", TODAY.isoformat())
    assert "What the draft changes, as of 16 October 2030" in result.out
    assert (result.code, "ข้อ 7 (8) (ฑ)" in result.out) == (0, True)


def test_json_is_one_of_the_formats(run: Run) -> None:
    """Not an option besides; who asks for JSON is told so in JSON."""
    result = run("export", "html", "--json")
    assert (result.code, json.loads(result.out)["error"]["message"][:27]) == (2, "There is no option --json. ")


def test_a_word_file_names_the_law_and_the_program(run: Run, tmp_path: Path) -> None:
    """In its properties, not those of the template that the library has."""
    from docx import Document

    path = tmp_path / "law.docx"
    assert run("export", "docx", "-o", str(path)).code == 0
    about = Document(str(path)).core_properties
    assert about.title.startswith("พระราชบัญญัติระเบียบบริหารราชการกระทรวงศึกษาธิการ พ.ศ. 2546")
    assert "เรื่อง การแบ่งส่วนราชการภายในสำนักงานเขตพื้นที่การศึกษา พ.ศ. 2560" in about.title
    assert (about.author, "python-docx" in about.comments) == ("mandate", False)
    assert about.modified.year > TODAY.year - 1
