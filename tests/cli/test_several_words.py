"""Several words need no quotation marks: they are one task, one text, one citation or one name."""

from __future__ import annotations

import pytest

from tests.conftest import Run

JOINED = [
    (["who-handles", "ครู", "ร้องเรียน"], ["who-handles", "ครู ร้องเรียน"]),
    (["search", "ลูก", "เสือ"], ["search", "ลูก เสือ"]),
    (["search", "ร้องเรียน", "ร้องทุกข์", "--limit", "1"], ["search", "ร้องเรียน ร้องทุกข์", "--limit", "1"]),
    (["show", "ข้อ", "7"], ["show", "ข้อ 7"]),
    (["show", "ข้อ", "7", "(8)", "(ฉ)", "--json"], ["show", "ข้อ 7 (8) (ฉ)", "--json"]),
    (["history", "ข้อ", "7", "(5)"], ["history", "ข้อ 7 (5)"]),
    (["duties", "กฎหมาย", "และ", "คดี"], ["duties", "กฎหมาย และ คดี"]),
    (["cite", "ข้อ", "7", "(8)", "(ฌ)"], ["cite", "ข้อ 7 (8) (ฌ)"]),
    (["cite", "ข้อ", "7", "(8)", "(ฌ)", "ดำเนินงานวิเทศสัมพันธ์"], ["cite", "ข้อ 7 (8) (ฌ) ดำเนินงานวิเทศสัมพันธ์"]),
    (["cite", "ข้อ", "5", "และ", "ข้อ", "6"], ["cite", "ข้อ 5 และ ข้อ 6"]),
    (["cite", "มาตรา", "37", "(1)", "7.8.ฌ"], ["cite", "มาตรา 37 (1)", "7.8.ฌ"]),
]


@pytest.mark.parametrize(("words", "text"), JOINED)
def test_words_are_joined(run: Run, words: list[str], text: list[str]) -> None:
    """As if they had been typed in quotation marks."""
    assert run(*words) == run(*text)


def test_citations_and_quotations_apart_stay_apart(run: Run) -> None:
    """A number begins another citation; after a quotation comes something else."""
    found = run("cite", "7.8.ฌ", "37", "ข้อ 7 (8) (ฌ) “วิเทศสัมพันธ์”", "ดำเนินงานวิเทศสัมพันธ์").out
    assert len(found.splitlines()) == 5
