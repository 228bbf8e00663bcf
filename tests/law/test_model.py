"""The model: what a mandate says of itself."""

from __future__ import annotations

from mandate_cli.law.model import Mandate


def test_powers_are_those_of_the_act_and_of_clause_5(now: Mandate) -> None:
    """มาตรา 37 with four, ข้อ 5 with twelve, each lead-in first."""
    found = [str(each.citation) for each in now.powers]
    assert (len(found), found[0], found[5]) == (18, "มาตรา 37", "ข้อ 5")
