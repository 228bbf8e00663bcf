"""Hundreds of drafts of strange but legal shape: folded as they are meant, or refused with place and advice."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from mandate_cli.dataset import checks
from mandate_cli.dataset.loader import load, load_draft
from mandate_cli.law.amendments import Dataset
from mandate_cli.law.consistency import misnamed
from mandate_cli.law.fold import law
from tests.conftest import DATA, Run
from tests.generated_drafts import generated
from tests.reference import Texts, inside, law_of
from tests.strange_drafts import ACCEPTED, DAY, REFUSED, written

BEFORE = law_of(DATA)
LEAST, GENERATED = 200, 100  # drafts of legal shape that are tried, and those of them that are generated
COMMANDS = [
    ("groups",),
    ("groups", "--tree"),
    ("duties", "8"),
    ("office",),
    ("show", "ข้อ 7 (8)"),
    ("show", "ข้อ 7 (8) (ฑ)", "--json"),
    ("history",),
    ("history", "ข้อ 7 (8) (ฌ)"),
    ("diff", "2024-01-01"),
    ("who-handles", "วิเทศสัมพันธ์"),
    ("search", "งาน"),
    ("cite", "ข้อ 7 (8) (ฌ) “ดำเนินงานวิเทศสัมพันธ์”"),
    ("explain", "ข้อ 1 แห่ง (ฉบับที่ 9)"),
    ("export", "json"),
]


@pytest.fixture(scope="module")
def enacted() -> Dataset:
    """The shipped law."""
    return load(DATA)


def filled(text: str) -> str:
    """A draft with the texts that it names by ``$8ฌ$``, ``$8$`` or ``$c5 (9)$``."""

    def named(match: re.Match[str]) -> str:
        if match[1].startswith("c"):
            return BEFORE[f"ข้อ {match[1][1:]}"]
        group, letter = match[1][0], match[1][1:]
        return BEFORE[f"ข้อ 7 ({group})" + (f" ({letter})" if letter else "")]

    return re.sub(r"\$(c?\d[^$]*)\$", named, text)


def place_of(text: str) -> tuple[str, str]:
    """A draft without its mark, and the line and column where that stood."""
    before, _, after = text.partition("«")
    line = before[before.rfind("\n") + 1 :]
    return before + after, f"{before.count(chr(10)) + 1}:{len(line) + 1}"


def expected(changes: Mapping[str, str | None]) -> Texts:
    """What is in force after some changes."""
    texts = dict(BEFORE)
    if "all" in changes:
        return {citation: text for citation, text in texts.items() if inside(citation, "มาตรา 37")}
    if numbers := changes.get("moved"):
        old, new = (f"({number})" for number in numbers.split())
        for citation in list(texts):
            if citation.startswith((f"ข้อ 6 {old}", f"ข้อ 7 {old}")):
                texts[citation.replace(old, new, 1)] = texts.pop(citation)
        return texts
    for citation, text in changes.items():
        if text is None:
            del texts[citation]
        else:
            texts[citation] = filled(text)
    return texts


def in_force(dataset: Dataset, day: str) -> Texts:
    """What the program says is in force on a day; its list of groups and their duties must agree."""
    mandate = law(dataset).on(date.fromisoformat(day))
    assert not [*misnamed(mandate)]
    return {str(each.citation): each.words.text for each in mandate.provisions if each.in_force}


def saved(path: Path, body: str, facts: Mapping[str, Any]) -> tuple[Path, str, str]:
    """A draft of the table as a file, its day, and the warning it gets."""
    more = {"day": DAY, "warning": "", "bom": False, **facts}
    day, warning, bom = (more.pop(key) for key in ("day", "warning", "bom"))
    text = filled(written(body, **more))
    path.write_text(text, encoding="utf-8-sig" if bom else "utf-8", newline="")
    return path, day, warning


def told(run: Run, tiny: Path, path: Path) -> list[dict[str, Any]]:
    """The problems that ``check`` tells; the phrases that lost their duty are no matter of the draft's shape."""
    answer = run("check", "--data", str(tiny), "--with", str(path), "--json")
    found: list[dict[str, Any]] = json.loads(answer.out)["data"]["problems"]
    return [each for each in found if each["code"] != "lapsed"]


@pytest.mark.long
def test_there_are_enough_drafts(tmp_path: Path) -> None:
    """No two of them are alike."""
    drafts = {saved(tmp_path / "draft.yaml", body, facts)[0].read_bytes() for _, body, _, facts in ACCEPTED}
    drafts |= {generated(BEFORE, seed)[0] for seed in range(GENERATED)}
    assert len(drafts) >= LEAST


@pytest.mark.long
@pytest.mark.parametrize(("body", "changes", "facts"), [pytest.param(*row[1:], id=row[0]) for row in ACCEPTED])
def test_a_legal_shape_is_folded_as_it_is_meant(
    run: Run,
    tmp_path: Path,
    tiny: Path,
    enacted: Dataset,
    body: str,
    changes: Mapping[str, str | None],
    facts: Mapping[str, Any],
) -> None:
    """On its day it has just the changes in the table; the day before it has none; nothing else is said of it."""
    path, day, warning = saved(tmp_path / "draft.yaml", body, facts)
    dataset = load_draft(path, enacted)
    assert in_force(dataset, day) == expected(changes)
    first = min(each.instrument.day for each in dataset.enactments if each.draft)
    assert in_force(dataset, str(first - timedelta(days=1))) == BEFORE
    assert {each["code"] for each in told(run, tiny, path)} == ({warning} if warning else set())


def test_a_mistake_is_refused_with_place_and_advice(
    run: Run, tmp_path: Path, tiny: Path, enacted: Dataset, monkeypatch: pytest.MonkeyPatch
) -> None:
    """With file, line and column of the mark, and what to write instead."""
    monkeypatch.setattr(checks, "load", lambda _: enacted)  # once for all
    path, wrong = tmp_path / "draft.yaml", []
    for name, body, words in REFUSED:
        text, place = place_of(filled(written(body)))
        path.write_text(text, encoding="utf-8", newline="")
        problems = told(run, tiny, path)
        found = any(f"{each['line']}:{each['column']}" == place and words in each["message"] for each in problems)
        if not found or {each["file"] for each in problems} != {str(path)}:
            wrong.append((name, place, words, problems))
    assert not wrong


@pytest.mark.long
@pytest.mark.parametrize("seed", range(GENERATED))
def test_generated_drafts_are_folded_as_by_the_reference(tmp_path: Path, enacted: Dataset, seed: int) -> None:
    """Several operations in one clause and many clauses, in any style of YAML and any spelling of citations."""
    content, after, count = generated(BEFORE, seed)
    path = tmp_path / "draft.yaml"
    path.write_bytes(content)
    dataset = load_draft(path, enacted)
    assert in_force(dataset, DAY) == after
    assert sum(len(clause.operations) for each in dataset.enactments if each.draft for clause in each.clauses) == count


def answers(run: Run, tiny: Path, path: Path) -> None:
    """Let every command answer with a draft on top; none may fail, but for what the draft abolished."""
    for command in COMMANDS:
        answer = run(*command, "--data", str(tiny), "--with", str(path))
        assert answer.code in {0, 1}, (command, answer)
        assert (answer.out if answer.code == 0 else answer.out + answer.err).strip(), command


def differing(run: Run, tiny: Path, path: Path, day: str) -> dict[str, str | None]:
    """What ``diff`` tells to read otherwise on a day, by the provisions of the announcement."""
    answer = run("diff", "2024-01-01", day, "--data", str(tiny), "--with", str(path), "--json")
    found = [each for each in json.loads(answer.out)["data"] if each["instrument"] == "announcement-2560"]
    return {each["citation"]: each["after"] for each in found if not each["change"].endswith("-not-held")}


def changed(after: Texts) -> dict[str, str | None]:
    """What reads otherwise than before."""
    every = {*BEFORE, *after}
    return {citation: after.get(citation) for citation in every if BEFORE.get(citation) != after.get(citation)}


@pytest.mark.long
@pytest.mark.parametrize(("body", "changes", "facts"), [pytest.param(*row[1:], id=row[0]) for row in ACCEPTED])
def test_every_command_answers_with_a_legal_shape(
    run: Run, tmp_path: Path, tiny: Path, body: str, changes: Mapping[str, str | None], facts: Mapping[str, Any]
) -> None:
    """And ``diff`` tells just what the table says."""
    path, day, _ = saved(tmp_path / "draft.yaml", body, facts)
    answers(run, tiny, path)
    if day > "2024-01-01":
        assert differing(run, tiny, path, day) == changed(expected(changes))


@pytest.mark.long
@pytest.mark.parametrize("seed", range(GENERATED))
def test_every_command_answers_with_a_generated_draft(run: Run, tmp_path: Path, tiny: Path, seed: int) -> None:
    """And ``diff`` tells just what the reference changed."""
    content, after, _ = generated(BEFORE, seed)
    path = tmp_path / "draft.yaml"
    path.write_bytes(content)
    answers(run, tiny, path)
    assert differing(run, tiny, path, DAY) == changed(after)
    for number in range(1, 6):
        answer = run("explain", f"ข้อ {number} แห่ง (ฉบับที่ 9)", "--data", str(tiny), "--with", str(path))
        assert answer.code in {0, 1}


CHECK_ONLY = {"contradiction", "entered-twice", "unusual-date"}  # what only ``check`` looks at


@pytest.mark.long
@pytest.mark.parametrize("body", [pytest.param(row[1], id=row[0]) for row in REFUSED])
def test_every_command_refuses_a_mistake(run: Run, tmp_path: Path, tiny: Path, body: str) -> None:
    """With the place that ``check`` tells, and no answer."""
    text, place = place_of(filled(written(body)))
    path = tmp_path / "draft.yaml"
    path.write_text(text, encoding="utf-8", newline="")
    if {each["code"] for each in told(run, tiny, path)} <= CHECK_ONLY:
        answers(run, tiny, path)
        return
    for command in COMMANDS:
        answer = run(*command, "--data", str(tiny), "--with", str(path))
        said = answer.out if "--json" in command else answer.err
        assert (answer.code, f"{path}:{place}:" in said) == (2, True), (command, answer)
