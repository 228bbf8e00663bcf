"""The Python API: the same answers as the commands, as values; the example in the documents; a cheap import."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from datetime import date, datetime
from pathlib import Path

import pytest

import mandate_cli
from mandate_cli import open_mandate
from mandate_cli.errors import MandateError
from mandate_cli.law.mandate import Mandate
from tests.conftest import BEFORE, DRAFT, ROOT, TODAY, Run

EXAMPLE = re.compile(r"```python\n(from mandate_cli import open_mandate\n.*?)```\n\n```text\n(.*?)```", re.DOTALL)


def test_the_example_in_the_documents_runs(capsys: pytest.CaptureFixture[str]) -> None:
    """It prints what stands below it, and is about ten lines long."""
    ((code, printed),) = EXAMPLE.findall((ROOT / "docs" / "for-programs.md").read_text(encoding="utf-8"))
    exec(compile(code, "example", "exec"), {})  # noqa: S102 - our own document
    assert capsys.readouterr().out == printed
    assert len(code.splitlines()) <= 14


def test_the_law_of_a_day(before: Mandate, now: Mandate) -> None:
    """Days are dates or texts; by default it is today, and another day leaves the first one as it was."""
    law = open_mandate()
    assert law.day == date.today()  # noqa: DTZ011
    for day in (BEFORE, date(2560, 12, 31), "2017-12-31", "2560-12-31", "31 ธ.ค. 2560"):
        assert [group.name for group in law.as_of(day).groups()] == [group.name for group in before.groups]
    assert law.as_of(TODAY).groups() == now.groups
    with pytest.raises(MandateError, match="2560-02-30"):
        law.as_of("2560-02-30")


def test_questions_are_answered_with_values() -> None:
    """Groups, provisions, versions and caveats, of the day asked for."""
    law = open_mandate().as_of(TODAY)
    answer = law.who_handles("ร้องเรียน")
    assert answer.answered
    assert answer.handlers[0].group.name == "กลุ่มกฎหมายและคดี"
    assert not law.who_handles("ต่อใบขับขี่").answered
    provision, versions = law.show("7.5.ซ")
    assert (str(provision.citation), provision.in_force, len(versions)) == ("ข้อ 7 (5) (ซ)", False, 1)
    assert "outstanding-amendment" in {caveat.code for caveat in law.caveats([provision])}
    assert "ลูกเสือ" in law.search("ลูกเสือ").hits[0].provision.words.text
    with pytest.raises(MandateError) as error:
        law.show("ข้อ 7 (11)")
    assert error.value.code == "no-such-provision"


def test_duties_history_differences_and_citations_are_answered_too() -> None:
    """As by the commands of these names."""
    law = open_mandate().as_of(TODAY)
    group = law.duties("กฏหมาย")
    assert (group.number, len(group.duties)) == ("10", 10)
    with pytest.raises(MandateError) as error:
        law.duties("15")
    assert error.value.code == "no-such-group"
    assert [event.operation for event in law.history("7.5.ซ")] == ["enact", "repeal", "outstanding"]
    assert len(law.history()) > 5
    changes = law.as_of("2561-12-31").diff("2560-12-31")
    assert {change.change for change in changes} == {"inserted", "repealed"}
    assert law.diff(TODAY) == []
    with pytest.raises(MandateError, match="the earlier day comes first") as error:
        law.as_of("2560-12-31").diff("2561-12-31")
    assert error.value.code == "bad-date"
    verdicts = law.cite("ตามข้อ 7 (8) (ฌ) และข้อ 7 (5) (ซ)")
    assert [verdict.verdict for verdict in verdicts] == ["in-force", "was-in-force"]
    assert law.cite("ไม่มี") == []


@pytest.mark.parametrize("method", ["duties", "who_handles", "show", "history", "diff", "cite", "search", "as_of"])
def test_what_must_be_text_is_named_if_it_is_none(method: str) -> None:
    """A TypeError says which argument it is, and what was given."""
    with pytest.raises(TypeError, match=r"^[a-z]+ must be a (date or a )?str, not int$"):
        getattr(open_mandate().as_of(TODAY), method)(7)


def test_other_data_and_drafts() -> None:
    """Paths are texts or Path objects; what is wrong with them raises MandateError."""
    other = open_mandate(ROOT / "tests" / "data" / "other-shape")
    assert other.law.office.name == "กรมตัวอย่าง"
    assert open_mandate(draft=DRAFT).caveats([])[0].code == "draft"
    with pytest.raises(MandateError):
        open_mandate("/nowhere")


def test_importing_the_package_is_cheap() -> None:
    """No module of it is loaded before it is needed; only what there is can be imported from it."""
    program = "import sys, mandate_cli; print(*(name for name in sys.modules if name.startswith('mandate_cli')))"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True, cwd=Path("/"))
    assert done.stdout.split() == ["mandate_cli"]
    with pytest.raises(AttributeError, match="nothing"):
        _ = mandate_cli.nothing


@pytest.mark.parametrize("name", ["duties", "who_handles", "search", "show", "history", "as_of", "diff"])
def test_arguments_that_can_mean_nothing(name: str) -> None:
    """What is empty is a ValueError with a code."""
    ask = getattr(open_mandate(), name)
    for empty in ("", " "):
        with pytest.raises(ValueError, match="is empty") as error:
            ask(empty)
        assert isinstance(error.value, MandateError)
        assert error.value.code == "empty-argument"


def test_wrong_paths_and_provisions() -> None:
    """One path for ``phrases`` is not taken for a list of letters."""
    for arguments in ({"data": 5}, {"draft": b"x"}, {"phrases": "own.tsv"}, {"phrases": [5]}):
        with pytest.raises(TypeError, match="must be a"):
            open_mandate(**arguments)
    for empty in ({"data": ""}, {"draft": " "}, {"phrases": [""]}):
        with pytest.raises(ValueError, match="empty"):
            open_mandate(**empty)
    law = open_mandate()
    with pytest.raises(TypeError, match="must be Provisions, not str"):
        law.caveats(["ข้อ 7"])  # type: ignore[list-item]
    provision, _ = law.show("7.1")
    one, several = law.caveats(provision), law.caveats([provision])
    assert [str(caveat.message) for caveat in one] == [str(caveat.message) for caveat in several]
    assert law.cite("") == []
    assert law.as_of(datetime(2018, 1, 1)).day == date(2018, 1, 1)  # noqa: DTZ001


def test_what_a_draft_changes(run: Run) -> None:
    """Without an earlier day, as ``mandate diff --with`` has it."""
    law = open_mandate(draft=DRAFT)
    asked = json.loads(run("diff", "--with", DRAFT, "--json").out)["data"]
    assert [str(change.citation) for change in law.diff()] == [change["citation"] for change in asked]
    assert law.as_of("2026-12-31").diff() == law.diff()
    with pytest.raises(MandateError, match="open the law with a draft"):
        open_mandate().diff()
