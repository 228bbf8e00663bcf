"""Verdicts in a temporary file."""

from __future__ import annotations

from datetime import date

from mandate_cli.dataset.spool import spooled
from mandate_cli.law.amendments import Dataset
from mandate_cli.law.fold import law as law_of
from mandate_cli.law.quotation import Place, cite
from mandate_cli.output import citations
from mandate_cli.output.page import Record
from mandate_cli.thai.display import width


def test_verdicts_are_read_again_as_they_were(dataset: Dataset) -> None:
    """Several times over, with the provisions of the law themselves; and shown in parts whose columns are alike."""
    law = law_of(dataset)
    judged = cite(
        law, law.on(date(2024, 6, 1)), "ข้อ 7 (5) (ซ) และข้อ 7 (8) (ฌ) “ขายของ” มาตรา 5 ข้อ 99 ตามข้อ 3 ของระเบียบ"
    )
    judged = [verdict._replace(place=Place(line=line)) for line in range(1, 401) for verdict in judged]
    with spooled(judged) as verdicts:
        for _ in range(2):
            for verdict, before in zip(verdicts, judged, strict=True):
                assert verdict.provision is before.provision
                assert str(verdict.remark) == str(before.remark)
                assert verdict._replace(remark=None) == before._replace(remark=None)
        first, *others = citations.parts(verdicts)
    records = [item for part in (first, *others) for item in part if isinstance(item, Record)]
    assert (len(first), len(records)) == (500, len(judged))
    for column in (0, 1):
        assert len({width(record.cells[column][1]) for record in records}) == 1
