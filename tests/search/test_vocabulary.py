"""Phrases and other agencies, and the entries made of them and of the law."""

from __future__ import annotations

from mandate_cli.law.mandate import Law
from mandate_cli.search.entries import LAW, OTHER_AGENCY, PHRASE, Entry
from mandate_cli.search.lineage import duty_of
from mandate_cli.search.vocabulary import OtherAgency, Phrase, entries
from tests.conftest import C


def test_every_version_of_a_duty_that_names_a_task_is_an_entry(law: Law) -> None:
    """Catch-all duties are left out: they fit anything, and are evidence of nothing."""
    found = entries(law, ())
    assert len(found) >= 60
    assert {entry.via for entry in found} == {LAW}
    assert not any(entry.text.startswith(law.structure.catch_all) for entry in found)
    ended = law.versions[C("ข้อ 7 (5) (ซ)")][0]
    assert Entry(LAW, ended.words.text, (duty_of(ended).key,)) in found


def test_phrases_lead_to_duties_and_other_tasks_to_agencies(law: Law) -> None:
    """In the order of the data."""
    duty = duty_of(law.versions[C("ข้อ 7 (10) (ข)")][0])
    *_, phrase, task = entries(law, [Phrase("ฟ้องครู", (duty,))], [OtherAgency("ต่อใบขับขี่", "กรมการขนส่งทางบก")])
    assert phrase == Entry(PHRASE, "ฟ้องครู", (duty.key,))
    assert (phrase.ours, phrase.duties) == (True, (duty.key,))
    assert task == Entry(OTHER_AGENCY, "ต่อใบขับขี่", ("กรมการขนส่งทางบก",))
    assert (task.ours, task.duties) == (False, (OTHER_AGENCY,))
