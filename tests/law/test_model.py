"""Places in files, and the groups of a mandate."""

from __future__ import annotations

from mandate_cli.law.mandate import Mandate
from mandate_cli.law.model import Place
from mandate_cli.messages import Message
from tests.conftest import C

ITEM = "ข้อ 7 (10) (ข)"


def test_messages_and_places_print() -> None:
    """A message prints its filled template; a place prints as file:line:column."""
    assert str(Message("{a} and {b}", a=1, b="x")) == "1 and x"
    assert str(Place("a.yaml", 3, 7)) == "a.yaml:3:7"


def test_groups_come_from_clauses_6_and_7(now: Mandate) -> None:
    """A group's line is in ข้อ 6, its lead-in and duties are in ข้อ 7, under the same number."""
    group = now.groups[9]
    assert (group.number, group.name, group.duties_in_force) == ("10", "กลุ่มกฎหมายและคดี", 10)
    assert group.reports_to == "ผู้อำนวยการสำนักงานเขตพื้นที่การศึกษา"
    assert [str(provision.citation) for provision in group.provisions][:3] == [
        "ข้อ 6 (10)",
        "ข้อ 7 (10)",
        "ข้อ 7 (10) (ก)",
    ]
    assert now.group_of(C(ITEM)) == group
    assert now.group_of(C("ข้อ 6 (10)")) == group
    assert now.group_of(C("ข้อ 5 (1)")) is None


def test_a_group_may_have_no_duties_yet(now: Mandate) -> None:
    """A line of ข้อ 6 is a group even without its part of ข้อ 7."""
    versions = {key: value for key, value in now.versions.items() if not key.within(C("ข้อ 7 (9)"))}
    group = now._replace(versions=versions).groups[8]
    assert (group.head, group.reports_to, group.duties_in_force) == (None, None, 0)
    assert group.provisions == (group.line,)


def test_powers_are_those_of_the_act_and_of_clause_5(now: Mandate) -> None:
    """มาตรา 37 with four, ข้อ 5 with twelve, each lead-in first."""
    found = [str(each.citation) for each in now.powers]
    assert (len(found), found[0], found[5]) == (18, "มาตรา 37", "ข้อ 5")
