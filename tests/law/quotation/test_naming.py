"""Which instruments a text may name."""

from __future__ import annotations

import pytest

from mandate_cli.law.mandate import Law
from mandate_cli.law.quotation import Checker
from mandate_cli.law.quotation.naming import Names
from tests.law.quotation import told


def test_names_of_a_law(law: Law) -> None:
    """A law knows what its instruments are called, and which base has a section or clause."""
    names = Names(law)
    assert {title.kind for title in names.titles} == {"ประกาศ", "พระราชบัญญัติ"}
    instrument = names.base("ข้อ", "7")
    assert instrument
    assert instrument.id == "announcement-2560"
    assert names.base("หมวด", "1") is None


def test_a_law_with_two_that_have_the_clause(checker: Checker, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where several bases may have a clause, one that names none is not bound."""
    monkeypatch.setattr(checker.names, "base", lambda _kind, _label: None)
    assert [told(verdict) for verdict in checker.text("ข้อ 7")] == ["ข้อ 7 several-instruments"]
