"""Forms of amendment that stand in real instruments, each as a keeper writes it in a draft, and what it makes."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

import pytest
import yaml

from mandate_cli.dataset.loader import load, load_draft
from mandate_cli.law.amendments import Dataset
from mandate_cli.law.caveats import caveats
from mandate_cli.law.conflicts import FoldError
from mandate_cli.law.fold import law
from mandate_cli.law.mandate import Law, Mandate
from tests.conftest import DATA, TODAY, C, Run
from tests.law.test_fold import GROUP_5_H, RISK

PHRASES = """phrase\tcitations@announcement-2561-no-2
ตรวจเงินยืม\tข้อ 7 (9) (ข)
วิเทศสัมพันธ์\tข้อ 7 (8) (ฌ)
เสี่ยงภัย\tข้อ 7 (9) (ค)
"""
HEAD_5 = "กลุ่มบริหารงานบุคคล มีอำนาจหน้าที่ดังต่อไปนี้"
ABROAD = "ดำเนินงานวิเทศสัมพันธ์"


def written(path: Path, *clauses: Any, **facts: Any) -> Path:
    """A draft with these clauses: lists of operations, or clauses as they are, under their numbers or names."""
    instrument = {
        "title": "ประกาศ (ฉบับที่ 9) พ.ศ. 2567",
        "short_title": "(ฉบับที่ 9) พ.ศ. 2567",
        "number": "9",
        "made": "2024-10-01",
        "published": "2024-10-15",
        "in_force": "2024-10-16",
        "gazette": "unknown",
        **facts,
    }
    # One map of clauses without a text of its own has their names; anything else is numbered.
    numbered = (
        clauses[0]
        if "text" not in clauses[0] and isinstance(clauses[0], dict)
        else {f"ข้อ {n}": each for n, each in enumerate(clauses, 1)}
    )
    instrument["clauses"] = {
        name: {"text": f"ความของ {name}", "operations": each} if isinstance(each, list) else {"text": name, **each}
        for name, each in numbered.items()
    }
    whole = {"format": "1", "instruments": {"no-9": instrument}}
    path.write_text(yaml.dump(whole, allow_unicode=True, sort_keys=False, default_style='"'), encoding="utf-8")
    return path


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The shipped law with a few phrases: quickly compiled."""
    data = tmp_path_factory.mktemp("small")
    for name in ("mandate.yaml", "amendments.yaml"):
        shutil.copy(DATA / name, data)
    (data / "vocabulary.tsv").write_text(PHRASES, encoding="utf-8")
    return data


@pytest.fixture
def on_top(run: Run, tmp_path: Path, small: Path) -> Any:
    """A function that writes a draft, and gives another one that runs a command with it."""

    def drafted(*clauses: Any, **facts: Any) -> Run:
        path = str(written(tmp_path / "draft.yaml", *clauses, **facts))
        return lambda *arguments: run(*arguments, "--data", str(small), "--with", path)

    return drafted


@pytest.fixture
def draft(tmp_path: Path) -> Any:
    """A function that folds the shipped law with a draft on top."""

    def folded(*clauses: Any, **facts: Any) -> Law:
        return law(load_draft(written(tmp_path / "draft.yaml", *clauses, **facts), load(DATA)))

    return folded


def now(folded: Law) -> Mandate:
    """The law after the draft."""
    return folded.on(folded.instruments[-1].day)


def text(mandate: Mandate, citation: str) -> str | None:
    """What a provision reads; None if it is not in force."""
    provision = mandate.get(C(citation))
    return provision.words.text if provision and provision.in_force else None


def said(mandate: Mandate, *citations: str) -> dict[str, str]:
    """The caveats of some provisions, by their codes."""
    found = caveats(mandate, [provision for each in citations if (provision := mandate.get(C(each)))])
    return {caveat.code: str(caveat.message) for caveat in found}


# --- labels ----------------------------------------------------------------------------------------------------------


def test_a_label_is_repealed_and_used_again_in_the_next_clause(draft: Any) -> None:
    """The old version ends by the first clause, the new one begins by the second; they are two duties."""
    folded = draft([{"repeal": "ข้อ 7 (8) (ฌ)", "expect": ABROAD}], [{"insert": "ข้อ 7 (8) (ฌ)", "text": "ดำเนินงานใหม่"}])
    old, new = folded.versions[C("ข้อ 7 (8) (ฌ)")]
    assert old.ended_by
    assert (str(old.ended_by.clause), str(new.by.clause)) == ("ข้อ 1", "ข้อ 2")
    assert text(now(folded), "ข้อ 7 (8) (ฌ)") == "ดำเนินงานใหม่"


def test_labels_move_up_behind_a_repealed_one(draft: Any) -> None:
    """“ให้เลื่อน (ญ) เป็น (ฌ) …”: each label is free once the one before it in the same instrument has left."""
    ten = "ประสาน ส่งเสริมการศึกษากับการศาสนาและการวัฒนธรรม"
    mandate = now(
        draft(
            [{"repeal": "ข้อ 7 (8) (ฌ)", "expect": ABROAD}],
            [
                {"move": "ข้อ 7 (8) (ญ)", "to": "ข้อ 7 (8) (ฌ)", "expect": ten},
                {
                    "move": "ข้อ 7 (8) (ฎ)",
                    "to": "ข้อ 7 (8) (ญ)",
                    "expect": "ส่งเสริมแหล่งการเรียนรู้ สิ่งแวดล้อมทางการศึกษา และภูมิปัญญาท้องถิ่น",
                },
            ],
        )
    )
    assert text(mandate, "ข้อ 7 (8) (ฌ)") == ten
    assert str(text(mandate, "ข้อ 7 (8) (ญ)")).startswith("ส่งเสริมแหล่งการเรียนรู้")
    assert text(mandate, "ข้อ 7 (8) (ฎ)") is None


def test_a_duty_is_transferred_as_one_act(on_top: Any) -> None:
    """With one cause on both sides; its phrases follow it without a succession, back and forth."""
    move = {"move": "ข้อ 7 (8) (ฌ)", "to": "ข้อ 7 (2) (ฉ)", "expect": ABROAD}
    run = on_top([move])
    told = run("show", "ข้อ 7 (8) (ฌ)").out
    assert "Moved to ข้อ 7 (2) (ฉ) on 16 October 2024 by (ฉบับที่ 9) พ.ศ. 2567 ข้อ 1. It is no longer law here:" in told
    assert f"ข้อ 7 (2) (ฉ)  {ABROAD}" in run("duties", "2").out
    assert "moved to ข้อ 7 (2) (ฉ) on 16 October 2024" in run("duties", "8").out
    for citation in ("ข้อ 7 (8) (ฌ)", "ข้อ 7 (2) (ฉ)"):
        events = json.loads(run("history", citation, "--json").out)["data"]
        assert (events[-1]["operation"], events[-1]["citation"]["citation"]) == ("move", "ข้อ 7 (8) (ฌ)")
        assert events[-1]["to"]["citation"] == "ข้อ 7 (2) (ฉ)"
    for command in (("history",), ("explain", "ข้อ 1 แห่ง (ฉบับที่ 9)")):
        assert "moved ข้อ 7 (8) (ฌ) to ข้อ 7 (2) (ฉ)" in run(*command).out
    for day, group in (("2024-10-16", 2), ("2024-10-15", 8)):
        answer = json.loads(run("who-handles", "วิเทศสัมพันธ์", "--as-of", day, "--json").out)["data"]
        assert [each["group"]["number"] for each in answer["groups"]] == [group]


def test_duties_move_into_a_group_of_the_same_instrument(draft: Any) -> None:
    """The group is inserted by a clause before; what a moved provision holds goes with it."""
    name = "กลุ่มวิเทศสัมพันธ์"
    mandate = now(
        draft(
            [{"insert": "ข้อ 6 (11)", "text": name}, {"insert": "ข้อ 7 (11)", "text": f"{name} มีหน้าที่"}],
            [{"move": "ข้อ 7 (8) (ฌ)", "to": "ข้อ 7 (11) (ก)", "expect": ABROAD}],
        )
    )
    assert [duty.words.text for duty in mandate.groups[-1].duties] == [ABROAD]


MOVES = [
    ({"move": "ข้อ 7 (8) (ฌ)", "to": "ข้อ 7 (8) (ญ)", "expect": ABROAD}, "already-exists"),
    ({"move": "ข้อ 7 (8) (ฌ)", "to": "ข้อ 7 (12) (ก)", "expect": ABROAD}, "parent-missing"),
    ({"move": "ข้อ 7 (8) (ฌ)", "to": "ข้อ 7 (2) (ฉ)", "expect": "งานอื่น"}, "expectation-failed"),
    ({"move": "ข้อ 7 (5) (ซ)", "to": "ข้อ 7 (2) (ฉ)", "expect": GROUP_5_H}, "target-repealed"),
    ({"move": "ข้อ 7 (8) (ฌ)", "to": "มาตรา 37 (5)", "expect": ABROAD}, "beyond-power"),
    ({"move": "ข้อ 7 (8) (ฌ)", "to": "ข้อ 3 (1)", "expect": ABROAD}, "not-in-source"),
]


@pytest.mark.parametrize(("operation", "code"), MOVES)
def test_a_move_that_does_not_fit_is_refused(on_top: Any, operation: Any, code: str) -> None:
    """As the repeal and the insertion would be."""
    told = on_top([operation])("check")
    assert (told.code, f"({code})" in told.out) == (1, True)


CLASHES = [
    [{"repeal": "ข้อ 7 (8) (ฌ)", "expect": ABROAD}, {"move": "ข้อ 7 (8) (ฌ)", "to": "ข้อ 7 (2) (ฉ)", "expect": ABROAD}],
    [{"move": "ข้อ 7 (8) (ฌ)", "to": "ข้อ 7 (2) (ฉ)", "expect": ABROAD}, {"insert": "ข้อ 7 (2) (ฉ)", "text": "งาน"}],
    [
        {"insert": "ข้อ 7 (5) (ญ)", "text": "งาน"},
        {"move": "ข้อ 7 (5)", "to": "ข้อ 7 (15)", "expect": HEAD_5},
    ],
    [{"repeal": "ข้อ 7 (5)", "expect": HEAD_5}, {"insert": "ข้อ 7 (5) (ญ)", "text": "งาน"}],
    [
        {"substitute": "ข้อ 7 (8) (ฌ)", "expect": ABROAD, "words": "วิเทศ", "by": "สากล", "count": "1"},
        {"repeal": "ข้อ 7 (8) (ฌ)", "expect": ABROAD},
    ],
    [
        {"substitute": "ข้อ 7 (8) (ฌ)", "expect": ABROAD, "words": "วิเทศ", "by": "งาน", "count": "1"},
        {"substitute": "ข้อ 7 (8) (ฌ)", "expect": ABROAD, "words": "งาน", "by": "การ", "count": "1"},
    ],
]


@pytest.mark.parametrize("operations", CLASHES)
def test_what_would_depend_on_the_order_of_clauses_is_refused(on_top: Any, operations: Any) -> None:
    """All clauses act on the text before the instrument, but for labels they free and words they substitute."""
    told = on_top(*([each] for each in operations))("check")
    assert told.code == 1
    assert "(conflict)" in told.out or "(already-exists)" in told.out


# --- words -----------------------------------------------------------------------------------------------------------


def test_several_pairs_of_words_are_substituted_at_once(draft: Any) -> None:
    """So that two words can change places; of words that begin alike the longer are meant."""
    pairs = [
        {"words": "ดำเนินงาน", "by": "งาน", "count": "1"},
        {"words": "ดำเนิน", "by": "ทำ", "count": "0"},
        {"words": "สัมพันธ์", "by": "ดำเนินงาน", "count": "1"},
    ]
    folded = draft([{"substitute": "ข้อ 7 (8) (ฌ)", "expect": ABROAD, "pairs": [pairs[0], pairs[2]]}])
    assert text(now(folded), "ข้อ 7 (8) (ฌ)") == "งานวิเทศดำเนินงาน"
    assert len(folded.versions[C("ข้อ 7 (8) (ฌ)")]) == 2


def test_two_clauses_substitute_words_in_one_provision(draft: Any) -> None:
    """Each is told as the cause of its own words; both count the text before the instrument."""
    one = {"substitute": "ข้อ 7 (8) (ฌ)", "expect": ABROAD, "words": "วิเทศ", "by": "สากล", "count": "1"}
    two = {"substitute": "ข้อ 7 (8)", "expect": "กลุ่มส่งเสริมการจัดการศึกษา มีอำนาจหน้าที่ดังต่อไปนี้"}
    folded = draft([one], [{**two, "words": "สัมพันธ์", "by": "พันธ์", "count": "1"}])
    assert text(now(folded), "ข้อ 7 (8) (ฌ)") == "ดำเนินงานสากลพันธ์"
    assert [str(version.by.clause) for version in folded.versions[C("ข้อ 7 (8) (ฌ)")]] == ["ข้อ 7", "ข้อ 1", "ข้อ 2"]


# --- merge and split -------------------------------------------------------------------------------------------------


def test_duties_are_merged_and_split(on_top: Any, small: Path, before: Mandate) -> None:
    """Operations of one clause; the successions say which duty went where."""
    one, two = (before.versions[C(f"ข้อ 7 (9) ({label})")][0].words.text for label in "กข")
    rows = [f"ข้อ 7 (9) ({label})\tข้อ 7 (9) (ก)\tmerged\tno-9\n" for label in "กข"]
    rows += [f"ข้อ 7 (9) (ค)\tข้อ 7 (9) ({label})\tsplit\tno-9\n" for label in ("ค", "ค/1")]
    (small / "successions.tsv").write_text("before\tafter\tkind\tby\n" + "".join(rows), encoding="utf-8")
    run = on_top(
        [
            {"replace": "ข้อ 7 (9) (ก)", "expect": one, "text": "ตรวจสอบการเงินและการดำเนินงาน"},
            {"repeal": "ข้อ 7 (9) (ข)", "expect": two},
        ],
        [
            {"replace": "ข้อ 7 (9) (ค)", "expect": RISK, "text": "ประเมินความเสี่ยงด้านการเงิน"},
            {"insert": "ข้อ 7 (9) (ค/1)", "text": "ประเมินความเสี่ยงด้านอื่น"},
        ],
    )
    assert "lapsed" not in run("check").out
    for phrase, found in (("ตรวจเงินยืม", {"ข้อ 7 (9) (ก)"}), ("เสี่ยงภัย", {"ข้อ 7 (9) (ค)", "ข้อ 7 (9) (ค/1)"})):
        (group,) = json.loads(run("who-handles", phrase, "--json").out)["data"]["groups"]
        by = [each["provision"]["citation"] for each in group["evidence"] if each["by_succession"]]
        assert set(by) <= found
        assert by
    (small / "successions.tsv").unlink()


# --- paragraphs ------------------------------------------------------------------------------------------------------


def test_a_paragraph_is_inserted_replaced_moved_and_repealed(draft: Any) -> None:
    """It is an item of its clause, behind the others."""
    folded = draft([{"insert": "ข้อ 5 วรรคสอง", "text": "ความในวรรคสอง", "items": {"(1)": "ข้อย่อย"}}])
    provision = now(folded).get(C("ข้อ 5 วรรคสอง"))
    assert provision
    assert provision in now(folded).powers
    assert text(now(folded), "ข้อ 5 วรรคสอง (1)") == "ข้อย่อย"


def test_only_the_first_paragraph_is_replaced(tmp_path: Path, draft: Any) -> None:
    """With its items; the further paragraphs stay."""
    lead = now(draft([{"insert": "ข้อ 5 วรรคสอง", "text": "…"}])).versions[C("ข้อ 5")][0].words.text
    first = written(tmp_path / "first.yaml", [{"insert": "ข้อ 5 วรรคสอง", "text": "ความในวรรคสอง"}])
    second = written(
        tmp_path / "second.yaml",
        [{"replace": "ข้อ 5 วรรคหนึ่ง", "expect": lead, "text": "ความใหม่", "items": {"(1)": "งานหนึ่ง"}}],
        number="10",
        in_force="2024-10-17",
    )
    second.write_text(second.read_text(encoding="utf-8").replace("no-9", "no-10"), encoding="utf-8")
    mandate = now(law(load_draft(second, load_draft(first, load(DATA)))))
    held = [str(each.citation) for each in mandate.children(C("ข้อ 5")) if each.in_force]
    assert held == ["ข้อ 5 (1)", "ข้อ 5 วรรคสอง"]
    assert text(mandate, "ข้อ 5") == "ความใหม่"
    second.write_text(second.read_text(encoding="utf-8").replace('"(1)": "งานหนึ่ง"', '"วรรคสอง": "งานสอง"'), "utf-8")
    with pytest.raises(FoldError, match="ข้อ 5 วรรคสอง is already there, and stays; leave it out"):
        law(load_draft(second, load_draft(first, load(DATA))))


def test_a_lead_in_is_replaced_and_the_duties_stay(draft: Any) -> None:
    """“ให้ยกเลิกความในส่วนความนำ …”."""
    new = "กลุ่มบริหารงานบุคคล ให้มีหน้าที่และอำนาจ"
    mandate = now(draft([{"replace": "ข้อ 7 (5)", "expect": HEAD_5, "text": new, "keeps": "all"}]))
    assert text(mandate, "ข้อ 7 (5)") == new
    assert next(group.duties_in_force for group in mandate.groups if group.number == "5") == 8


PARAGRAPHS = [
    ({"repeal": "ข้อ 5 วรรคหนึ่ง", "expect": "…"}, "of a first paragraph alone only replace and correct"),
    (
        {"replace": "ข้อ 7 (5)", "expect": HEAD_5, "text": "…", "keeps": "all", "items": {"(ก)": "งาน"}},
        "all items stay, so that there can be no new ones",
    ),
    ({"replace": "ข้อ 7 (5)", "expect": HEAD_5, "text": "…", "keeps": "some"}, "there can only be: keeps: all"),
]


@pytest.mark.parametrize(("operation", "message"), PARAGRAPHS)
def test_parts_that_cannot_be_told_apart_are_refused(on_top: Any, operation: Any, message: str) -> None:
    """Rather than to do more than was ordered."""
    assert message in on_top([operation])("check").out


# --- amendments of amendments ----------------------------------------------------------------------------------------

SECOND = "แห่งประกาศกระทรวงศึกษาธิการ เรื่อง การแบ่งส่วนราชการภายในสำนักงานเขตพื้นที่การศึกษา (ฉบับที่ 2) พ.ศ. 2561"


def test_a_clause_of_an_earlier_amendment_is_repealed(on_top: Any, dataset: Dataset) -> None:
    """What it had inserted stays, as nobody says otherwise; whoever reads that is told."""
    clause = dataset.enactments[2].clauses[0]
    assert clause.words
    run = on_top([{"repeal": f"ข้อ 1 {SECOND}", "expect": clause.words.text}])
    assert "No problems." in run("check").out
    assert "กลุ่มกฎหมายและคดี" in run("groups").out
    note = "(ฉบับที่ 2) พ.ศ. 2561 ข้อ 1, by which ข้อ 6 (10) reads so, was itself repealed on 16 October 2024"
    assert run("groups").out.count(note) == 1
    assert "Repealed on 16 October 2024" in run("show", f"ข้อ 1 {SECOND}").out
    assert "clause-repealed" in [each["code"] for each in json.loads(run("duties", "10", "--json").out)["caveats"]]
    assert f"repealed  ข้อ 1 of (ฉบับที่ 2) พ.ศ. 2561  {clause.words.text}" in run("diff").out
    assert "repealed ข้อ 1 of (ฉบับที่ 2) พ.ศ. 2561" in run("explain", "ข้อ 1 แห่งประกาศ (ฉบับที่ 9) พ.ศ. 2567").out


def test_the_clause_that_ended_a_duty_is_repealed(on_top: Any, dataset: Dataset) -> None:
    """Whether the duty is back is not known."""
    words = dataset.enactments[2].clauses[1].words
    assert words
    run = on_top([{"repeal": f"ข้อ 2 {SECOND}", "expect": words.text}])
    note = "by which ข้อ 7 (5) (ซ) ended, was itself repealed on 16 October 2024, by (ฉบับที่ 9) พ.ศ. 2567 ข้อ 1; whether"
    for command in ("show", "history"):
        assert note in run(command, "7.5.ซ").out


def test_a_whole_amendment_is_repealed(on_top: Any) -> None:
    """By its id or its title: every clause of it, and nothing it had done."""
    for name in ("announcement-2561-no-2", "(ฉบับที่ 2) พ.ศ. 2561"):
        run = on_top([{"repeal_instrument": name}])
        assert "No problems." in run("check").out
        told = run("history", "--as-of", "2568-01-01").out
        assert told.count(" of (ฉบับที่ 2) พ.ศ. 2561\n") == 3
        assert "repealed ข้อ 2 of (ฉบับที่ 2) พ.ศ. 2561" in told
    assert "names no instrument that stands before this one" in on_top([{"repeal_instrument": "(ฉบับที่ 7)"}])("check").out


# --- days ------------------------------------------------------------------------------------------------------------

DAYS = [
    ("on publication", "2024-10-15"),
    ("day after publication", "2024-10-16"),
    ("30 days after publication", "2024-11-14"),
    ("180 days after publication", "2025-04-13"),
    ("2018-01-01", "2018-01-01"),
]


@pytest.mark.parametrize(("words", "day"), DAYS)
def test_the_day_in_force_as_instruments_word_it(draft: Any, words: str, day: str) -> None:
    """The day of publication is the first of a number of days."""
    folded = draft([{"insert": "ข้อ 7 (9) (ฉ)", "text": "งาน"}], in_force=words)
    assert folded.versions[C("ข้อ 7 (9) (ฉ)")][0].by.instrument.day.isoformat() == day


def test_an_instrument_in_force_before_it_was_made_says_so(draft: Any) -> None:
    """Both days, wherever its text is shown."""
    folded = draft([{"insert": "ข้อ 7 (9) (ฉ)", "text": "งาน"}], in_force="2019-10-01")
    told = said(folded.on(TODAY), "ข้อ 7 (9) (ฉ)")
    assert (
        told["retroactive"]
        == "(ฉบับที่ 9) พ.ศ. 2567 was made on 1 October 2024 and holds from 1 October 2019 on, a day before that."
    )


def test_one_clause_has_a_day_of_its_own(on_top: Any) -> None:
    """Later than the others; every command tells each day."""
    run = on_top(
        [{"insert": "ข้อ 7 (9) (ฉ)", "text": "งานหนึ่ง"}],
        {
            "text": "…",
            "operations": [{"insert": "ข้อ 7 (9) (ช)", "text": "งานสอง"}],
            "in_force": "30 days after publication",
        },
        {"text": "ข้อ 2 ให้ใช้บังคับเมื่อพ้นกำหนดสามสิบวัน", "no_effect": "กำหนดวันใช้บังคับ"},
    )
    assert "No problems." in run("check").out
    for day, count in (("2024-10-15", 5), ("2024-10-16", 6), ("2024-11-13", 6), ("2024-11-14", 7)):
        group = json.loads(run("duties", "9", "--as-of", day, "--json").out)["data"]["group"]
        assert group["duties"] == count
    assert "From 14 November 2024, by (ฉบับที่ 9) พ.ศ. 2567 ข้อ 2" in run("show", "ข้อ 7 (9) (ช)").out
    assert "since 14 November 2024" in run("diff", "2024-10-20").out
    for _ in range(2):  # compiled, then read from the store
        events = json.loads(run("history", "ข้อ 7 (9)", "--json").out)["data"]
        assert [event["date"] for event in events[-2:]] == ["2024-10-16", "2024-11-14"]
    document = json.loads(run("export", "json").out)
    assert [each["instrument"]["id"] for each in document["amending"]].count("no-9") == 1


# --- clauses that order nothing here ----------------------------------------------------------------------------------

INTERIM = "ในวาระเริ่มแรก ให้กลุ่มบริหารงานบุคคลปฏิบัติหน้าที่ของกลุ่มกฎหมายและคดีไปพลางก่อน"


def test_a_transitional_clause_is_shown_where_it_matters(on_top: Any) -> None:
    """With its words, at what it is about, from its day on, and nowhere else."""
    run = on_top({"text": INTERIM, "transitional": ["ข้อ 7 (5)", "ข้อ 7 (10)"]})
    note = f"is a transitional provision on ข้อ 7 (5), ข้อ 7 (10), since 16 October 2024: “{INTERIM}”"
    assert note in run("duties", "5").out
    assert note in run("show", "ข้อ 7 (10) (ก)").out
    assert note not in run("duties", "5", "--as-of", "2024-10-15").out
    assert note not in run("duties", "4").out
    assert "has a transitional provision on ข้อ 7 (5)" in run("history").out
    assert "Nothing changed" in run("diff").out
    explained = run("explain", "ข้อ 1 แห่ง (ฉบับที่ 9)").out
    assert "has a transitional provision on ข้อ 7 (10)\nIt leaves the text as it is." in explained


def test_a_transitional_clause_is_shown_at_what_has_ended(on_top: Any) -> None:
    """There it matters most."""
    repeal = [{"repeal": "ข้อ 7 (8) (ฌ)", "expect": ABROAD}]
    run = on_top(repeal, {"text": INTERIM, "transitional": ["ข้อ 7 (8) (ฌ)"]})
    for command in (("show", "7.8.ฌ"), ("who-handles", "วิเทศสัมพันธ์"), ("duties", "8")):
        assert f"is a transitional provision on ข้อ 7 (8) (ฌ), since 16 October 2024: “{INTERIM}”" in run(*command).out


def test_what_cannot_be_expressed_is_an_entry_of_its_own(on_top: Any) -> None:
    """With the reason; the answers it touches say so, with its words."""
    clause = {"targets": ["ข้อ 7 (9)"], "reason": "เป็นแผนผัง"}
    run = on_top({"text": "ให้ใช้แผนผังท้ายประกาศนี้แทน", "not_expressed": clause})
    note = "changes ข้อ 7 (9) since 16 October 2024 in a way that is not shown here (เป็นแผนผัง): “ให้ใช้แผนผังท้ายประกาศนี้แทน”"
    for command in (("duties", "9"), ("show", "ข้อ 7 (9) (ก)"), ("who-handles", "เสี่ยงภัย")):
        assert note in run(*command).out
    explained = run("explain", "ข้อ 1 แห่ง (ฉบับที่ 9)").out
    for page in (run("history", "ข้อ 7 (9)").out, explained):
        assert "changed ข้อ 7 (9) in a way that is not shown here" in page
    assert "replaced, text not held  ข้อ 7 (9)" in run("diff").out
    assert "leaves the text as it is" not in explained
    codes = [each["code"] for each in json.loads(run("duties", "9", "--json").out)["caveats"]]
    assert "not-expressed" in codes


NOTHING = [
    {"text": "…"},
    {"text": "…", "transitional": []},
    {"text": "…", "no_effect": "ผู้รักษาการ", "transitional": ["ข้อ 5"]},
    {"text": "…", "not_expressed": {"targets": [], "reason": "…"}},
]


@pytest.mark.parametrize("clause", NOTHING)
def test_a_clause_says_just_one_thing(on_top: Any, clause: Any) -> None:
    """Its operations, why it has none, or what it is about."""
    assert "draft.yaml:" in on_top(clause)("check").out
    said = "a clause has just one of: operations;" if len(clause) > 1 else "it is not said what this clause does; write"
    assert said in on_top(clause)("check").out


def test_clauses_without_a_number_are_counted_as_paragraphs(on_top: Any) -> None:
    """They are cited as วรรคหนึ่ง and so on, of the instrument."""
    run = on_top(
        {
            "วรรคหนึ่ง": [{"insert": "ข้อ 7 (9) (ฉ)", "text": "งาน"}],
            "วรรคสอง": {"text": "ตั้งแต่บัดนี้เป็นต้นไป", "no_effect": "วันใช้บังคับ"},
        }
    )
    assert "No problems." in run("check").out
    assert "by (ฉบับที่ 9) พ.ศ. 2567 วรรคหนึ่ง" in run("show", "ข้อ 7 (9) (ฉ)").out
    shown = run("show", "วรรคสองแห่งประกาศ (ฉบับที่ 9) พ.ศ. 2567")
    assert "วรรคสอง  ตั้งแต่บัดนี้เป็นต้นไป" in shown.out
    assert "วรรคหนึ่ง" in run("history").out


# --- amendments that are not entered ----------------------------------------------------------------------------------


@pytest.fixture
def unentered(run: Run, tmp_path: Path, small: Path) -> Any:
    """A function that runs a command where an amendment is known, by what its clauses do, and not entered."""
    data = shutil.copytree(small, tmp_path / "data")
    base = (data / "mandate.yaml").read_text(encoding="utf-8")
    (data / "mandate.yaml").write_text(base.replace('"2024-02-21"', '"2024-12-31"'), encoding="utf-8")

    def known(**clauses: str) -> Run:
        listed = "".join(
            f"      ข้อ {at}:\n        {what}: {place}\n" for at, (what, place) in enumerate(clauses.items(), 1)
        )
        facts = 'title: ประกาศ (ฉบับที่ 4) พ.ศ. 2567\n    short_title: (ฉบับที่ 4) พ.ศ. 2567\n    number: "4"\n'
        facts += '    made: "2024-10-01"\n    published: unknown\n    in_force: "2024-10-16"\n    gazette: unknown\n'
        text = (DATA / "amendments.yaml").read_text(encoding="utf-8")
        (data / "amendments.yaml").write_text(f"{text}\n  no-4:\n    {facts}    clauses:\n{listed}", encoding="utf-8")
        return lambda *arguments: run(*arguments, "--data", str(data))

    return known


def test_what_was_inserted_and_is_not_entered_is_told(unentered: Any) -> None:
    """At what stands beside it, and where it is asked for."""
    run = unentered(inserts="ข้อ 7 (9) (ฉ)")
    assert "No problems." in run("check").out
    note = "ข้อ 7 (9) (ฉ): inserted by (ฉบับที่ 4) พ.ศ. 2567 ข้อ 1, since 16 October 2024; the text is not entered here yet."
    for command in (("duties", "9"), ("show", "ข้อ 7 (9) (ก)"), ("who-handles", "เสี่ยงภัย")):
        assert note in run(*command).out
    assert note not in run("duties", "9", "--as-of", "2024-10-15").out
    assert "(ฉบับที่ 4) พ.ศ. 2567 ข้อ 1 has inserted ข้อ 7 (9) (ฉ), since 16 October 2024" in run("show", "ข้อ 7 (9) (ฉ)").err
    assert "inserted, text not held" in run("diff", "2567-01-01").out
    assert "inserted ข้อ 7 (9) (ฉ); not entered here yet" in run("history", "7.9").out


def test_what_was_repealed_and_is_not_entered_is_no_law(unentered: Any) -> None:
    """Its words are known, and so is that they are repealed."""
    run = unentered(repeals="ข้อ 7 (9) (ง)")
    assert "No problems." in run("check").out
    told = run("show", "ข้อ 7 (9) (ง)").out
    assert "Repealed on 16 October 2024 by (ฉบับที่ 4)" in told
    assert "ข้อ 7 (9) (ง): repealed by (ฉบับที่ 4) พ.ศ. 2567 ข้อ 1" in run("duties", "9").out
    verdict = json.loads(run("cite", "ข้อ 7 (9) (ง)", "--json").out)["data"][0]
    assert (verdict["verdict"], verdict["to"]) == ("was-in-force", "2024-10-16")
    assert "repealed  ข้อ 7 (9) (ง)  ดำเนินการอื่น" in run("diff", "2567-01-01").out
    for command in (("show", "ข้อ 7 (9) (ง)"), ("diff", "2567-01-01")):
        assert run(*command).out.count("ข้อ 7 (9) (ง)") == 1


def test_nobody_has_a_duty_whose_repeal_is_not_entered(unentered: Any) -> None:
    """Every command answers by the same law; what the day before had is not changed."""
    run = unentered(repeals="ข้อ 7 (8) (ฌ)")
    assert run("who-handles", "วิเทศสัมพันธ์").code == 1
    assert " 8  ข้อ 6 (8)   12 duties" in run("groups").out
    assert "(repealed on 16 October 2024, by (ฉบับที่ 4) พ.ศ. 2567 ข้อ 1)" in run("search", "วิเทศ").out
    before = ("--as-of", "2567-10-15")
    assert run("who-handles", "วิเทศสัมพันธ์", *before).code == 0
    assert " 8  ข้อ 6 (8)   13 duties" in run("groups", *before).out
    run = unentered(repeals="ข้อ 6 (9)")
    assert "9 units" in run("groups").out
    assert "หน่วยตรวจสอบภายใน ended on 16 October 2024" in run("duties", "9").err


def test_a_group_that_is_not_entered_is_told(unentered: Any) -> None:
    """By either clause, where its number is asked for."""
    for place in ("ข้อ 6 (11)", "ข้อ 7 (11)"):
        told = unentered(inserts=place)("duties", "11")
        assert (told.code, f"ข้อ 1 has inserted {place}, since 16 October 2024; its text is not" in told.err) == (
            1,
            True,
        )


def test_a_group_whose_new_name_is_not_entered(unentered: Any) -> None:
    """Keeps its duties; its name is told to be another."""
    run = unentered(renames="ข้อ 6 (9)")
    assert "No problems." in run("check").out
    note = "ข้อ 6 (9): renamed by (ฉบับที่ 4) พ.ศ. 2567 ข้อ 1, since 16 October 2024; the new name is not entered here yet."
    for command in (
        ("groups",),
        ("duties", "9"),
        ("show", "ข้อ 6 (9)"),
        ("show", "ข้อ 7 (9)"),
        ("who-handles", "ตรวจสอบภายใน"),
    ):
        assert run(*command).out.count("(ฉบับที่ 4) พ.ศ. 2567 ข้อ 1") == 1
        assert note in run(*command).out
    for command in (("history", "ข้อ 6 (9)"), ("diff", "2565-01-01"), ("cite", "ข้อ 6 (9)")):
        assert run(*command).out.count("(ฉบับที่ 4) พ.ศ. 2567 ข้อ 1") == 1  # in a row of their own
    verdict = json.loads(run("cite", "ข้อ 6 (9)", "--json").out)["data"][0]
    assert verdict["verdict"] == "cannot-tell"
    assert json.loads(run("cite", "ข้อ 7 (9) (ก)", "--json").out)["data"][0]["verdict"] == "in-force"


NOT_SO = [
    ("inserts", "ข้อ 7 (9) (ก)", "already-exists"),
    ("inserts", "ข้อ 7 (12) (ก)", "parent-missing"),
    ("repeals", "ข้อ 7 (9) (ฮ)", "target-missing"),
    ("repeals", "ข้อ 7 (5) (ซ)", "target-repealed"),
    ("renames", "ข้อ 7 (9)", "target-missing"),
]


@pytest.mark.parametrize(("what", "place", "code"), NOT_SO)
def test_what_is_not_entered_must_be_possible(unentered: Any, what: str, place: str, code: str) -> None:
    """As far as can be told."""
    assert f"({code})" in unentered(**{what: place})("check").out


# --- bases and units --------------------------------------------------------------------------------------------------

NEW_BASE = """
format: "1"
structure:
  units: ข้อ 4 แห่งประกาศ พ.ศ. 2570
  duties: ข้อ 5 แห่งประกาศ พ.ศ. 2570
  powers: [ข้อ 6 แห่งประกาศ พ.ศ. 2570]
  outside: {ข้อ 7 แห่งประกาศ พ.ศ. 2570: กลุ่มตรวจสอบ}
instruments:
  announcement-2570:
    title: ประกาศ พ.ศ. 2570
    short_title: ประกาศ พ.ศ. 2570
    made: "2027-01-01"
    published: "2027-01-10"
    in_force: day after publication
    gazette: unknown
    provisions:
      ข้อ 3:
        text: ให้ยกเลิกประกาศ พ.ศ. 2560 และที่แก้ไขเพิ่มเติม
        operations:
          - repeal_instrument: announcement-2560
          - repeal_instrument: announcement-2561-no-2
      ข้อ 4: {text: ให้แบ่งส่วนราชการ ดังนี้, items: {(1): กลุ่มอำนวยการใหม่, (2): กลุ่มวิเทศสัมพันธ์}}
      ข้อ 5:
        text: ส่วนราชการมีหน้าที่ ดังนี้
        items:
          (1): {text: กลุ่มอำนวยการใหม่ มีหน้าที่, items: {(ก): งานสารบรรณ}}
          (2): {text: กลุ่มวิเทศสัมพันธ์ มีหน้าที่, items: {(ก): ดำเนินงานวิเทศสัมพันธ์}}
      ข้อ 6: ให้สำนักงานมีอำนาจหน้าที่ตามกฎหมาย
      ข้อ 7:
        text: ให้มีกลุ่มตรวจสอบ ขึ้นตรงต่อผู้อำนวยการ มีหน้าที่
        reports_to: ผู้อำนวยการ
        items: {(1): ประเมินความเสี่ยง}
  no-2-of-2571:
    title: ประกาศ (ฉบับที่ 2) พ.ศ. 2571
    short_title: (ฉบับที่ 2) พ.ศ. 2571
    number: "2"
    made: "2028-01-01"
    published: unknown
    in_force: "2028-01-10"
    gazette: unknown
    clauses:
      ข้อ 1:
        text: ให้เพิ่มความต่อไปนี้เป็น (ข) ของ (1) ของข้อ 5
        operations:
          - insert: ข้อ 5 (1) (ข)
            text: งานธุรการ
"""


@pytest.fixture
def new_base(run: Run, tmp_path: Path, small: Path) -> Run:
    """Run a command with a new base laid on top, which repeals the old one; it has a unit outside its list."""
    path = tmp_path / "draft.yaml"
    path.write_text(NEW_BASE, encoding="utf-8")
    (small / "successions.tsv").write_text(
        "before\tafter\tkind\tby\nข้อ 7 (8) (ฌ)\tข้อ 5 (2) (ก)\tmoved\tannouncement-2570\n", encoding="utf-8"
    )
    return lambda *arguments: run(*arguments, "--data", str(small), "--with", str(path))


def test_a_new_base_repeals_the_old_one(new_base: Run) -> None:
    """On each day the groups are those of the base in force; what was outstanding matters no more."""
    told = new_base("check").out
    assert "No problems." in told
    assert "2 phrases lost their duties by ประกาศ พ.ศ. 2570 ข้อ 3" in told
    for day, names in (("2027-01-10", 10), ("2027-01-11", 3)):
        groups = json.loads(new_base("groups", "--as-of", day, "--json").out)["data"]
        assert len(groups) == names
    later = ("--as-of", "2571-06-01")
    assert "ข้อ 5 (1) (ข)  งานธุรการ" in new_base("duties", "1", *later).out
    assert "(ฉบับที่ 3)" not in new_base("duties", "1", *later).out
    powers = json.loads(new_base("office", "--json", *later).out)["data"]
    assert {each["instrument"] for each in powers} == {"act-2546", "announcement-2570"}
    for day, words in (("2571-06-01", "ให้มีกลุ่มตรวจสอบ"), ("2569-06-01", "ส่วนราชการภายใน")):
        assert words in new_base("show", "ข้อ 7", "--as-of", day).out
    assert "repealed ข้อ 7" in new_base("history", *later).out
    assert "repealed  ข้อ 7 (9)" in new_base("diff", "2569-06-01", "2571-06-01").out
    for day, group in (("2571-06-01", "กลุ่มวิเทศสัมพันธ์"), ("2569-06-01", "กลุ่มส่งเสริมการจัดการศึกษา")):
        answer = json.loads(new_base("who-handles", "วิเทศสัมพันธ์", "--as-of", day, "--json").out)["data"]
        assert [each["group"]["name"] for each in answer["groups"]] == [group]


def test_a_unit_outside_the_list_is_a_unit(new_base: Run) -> None:
    """Called by its name or its clause; its clause is its line and its lead-in."""
    later = ("--as-of", "2571-06-01")
    assert "ข้อ 7" in next(line for line in new_base("groups", *later).out.splitlines() if "กลุ่มตรวจสอบ" in line)
    for asked in ("กลุ่มตรวจสอบ", "ตรวจสอบ", "ข้อ 7"):
        told = new_base("duties", asked, *later).out
        assert "กลุ่มตรวจสอบ  ข้อ 7  Reports to: ผู้อำนวยการ" in told
        assert "ข้อ 7 (1)  ประเมินความเสี่ยง" in told
    group = json.loads(new_base("duties", "กลุ่มตรวจสอบ", "--json", *later).out)["data"]["group"]
    assert (group["number"], group["citation"], group["reports_to"]) == ("ข้อ 7", "ข้อ 7", "ผู้อำนวยการ")
    assert "กลุ่มตรวจสอบ" in new_base("groups", "--tree", *later).out
    answer = json.loads(new_base("who-handles", "ประเมินความเสี่ยง", "--json", *later).out)["data"]
    assert [each["group"]["name"] for each in answer["groups"]] == ["กลุ่มตรวจสอบ"]


# --- words that an amendment not entered had replaced -----------------------------------------------------------------

STAFFING = "วางแผนอัตรากำลังและกำหนดตำแหน่ง"
OLD_WORDS: list[tuple[list[dict[str, Any]], str]] = [
    ([{"substitute": "ข้อ 7 (5) (ก)", "expect": STAFFING, "words": "วางแผน", "by": "จัด", "count": "1"}], "ข้อ 7 (5) (ก)"),
    ([{"correct": "ข้อ 7 (5) (ก)", "expect": STAFFING, "text": f"{STAFFING}ใหม่"}], "ข้อ 7 (5) (ก)"),
    ([{"rename": "ข้อ 6 (5)", "expect": "กลุ่มบริหารงานบุคคล", "text": "กลุ่มบุคคล"}], "ข้อ 7 (5)"),
    ([{"move": "ข้อ 7 (5) (ก)", "expect": STAFFING, "to": "ข้อ 7 (8) (ฑ)"}], "ข้อ 7 (8) (ฑ)"),
    (
        [
            {"move": "ข้อ 6 (5)", "expect": "กลุ่มบริหารงานบุคคล", "to": "ข้อ 6 (11)"},
            {"move": "ข้อ 7 (5)", "expect": HEAD_5, "to": "ข้อ 7 (11)"},
        ],
        "ข้อ 7 (11)",
    ),
]


@pytest.mark.parametrize(("operations", "citation"), OLD_WORDS)
def test_old_words_do_not_hold_again_by_being_changed(on_top: Any, operations: Any, citation: str) -> None:
    """They are no law while the text that took their place is not entered."""
    run = on_top(operations)
    data = json.loads(run("show", citation, "--json").out)["data"]
    assert data["status"] == "superseded-not-held"
    assert (data["versions"][0]["from"], data["versions"][0]["to"]) == ("2024-10-16", "2024-10-16")
    assert "Replaced on 2 June 2023 by (ฉบับที่ 3) พ.ศ. 2566 ข้อ 1 (text not held" in run("show", citation).out
    assert "has replaced ข้อ 7 (5) since 2 June 2023, and its text is not entered here" in run("cite", citation).out
    group = citation.split(" (")[1].rstrip(")")
    assert "replaced on 2 June 2023 by (ฉบับที่ 3) พ.ศ. 2566 ข้อ 1 (text not held" in run("duties", group).out
    messages = [caveat["message"] for caveat in json.loads(run("duties", group, "--json").out)["caveats"]]
    assert any("ข้อ 1 has replaced ข้อ 7 (5) since 2 June 2023" in message for message in messages)
    assert not any("has replaced ข้อ 7 (5) (" in message or "has replaced ข้อ 7 (6)" in message for message in messages)
    if "(ก)" not in citation and "(ฑ)" not in citation:
        assert "duties replaced on 2 June 2023" in next(
            line for line in run("groups").out.splitlines() if line.lstrip().startswith(f"{group} ")
        )


def test_when_old_words_held_is_told_truly(on_top: Any) -> None:
    """Not until a day before they began."""
    operations, citation = OLD_WORDS[0]
    again = {"replace": citation, "expect": "จัดอัตรากำลังและกำหนดตำแหน่ง", "text": "ใหม่"}
    run = on_top(operations, {"text": "ความ", "in_force": "2025-01-01", "operations": [again]})
    shown = run("show", citation).out
    assert "Status: in force" in shown
    assert "ข้อ 1; its words had been replaced on 2 June 2023, by (ฉบับที่ 3) พ.ศ. 2566 ข้อ 1, which is not ent" in shown


def test_words_repealed_or_named_anew_by_what_is_not_entered(run: Run, small: Path, tmp_path: Path) -> None:
    """Repealed words stay repealed wherever they go; a unit named once more has a name that is known."""
    data = shutil.copytree(small, tmp_path / "data")
    amendments = (data / "amendments.yaml").read_text(encoding="utf-8")
    more = "replaces: ข้อ 7 (10)\n      ข้อ 3:\n        repeals: ข้อ 7 (8) (ฌ)\n      ข้อ 4:\n        renames: ข้อ 6 (9)"
    (data / "amendments.yaml").write_text(amendments.replace("replaces: ข้อ 7 (10)", more), encoding="utf-8")
    rename = {"rename": "ข้อ 6 (9)", "expect": "หน่วยตรวจสอบภายใน", "text": "กลุ่มตรวจ"}
    move = {"move": "ข้อ 7 (8) (ฌ)", "expect": ABROAD, "to": "ข้อ 7 (2) (ฉ)"}
    words = {"substitute": "ข้อ 7 (8) (ฌ)", "expect": ABROAD, "words": "วิเทศ", "by": "สากล", "count": "1"}

    def told(operation: dict[str, str], *arguments: str) -> str:
        path = str(written(tmp_path / "draft.yaml", [operation]))
        return run(*arguments, "--data", str(data), "--with", path).out

    assert "not entered here yet" not in told(rename, "duties", "9")
    assert "Status: in force" in told(rename, "show", "ข้อ 6 (9)")
    ended = "was in force from 22 November 2017 until 2 June 2023, ended by (ฉบับที่ 3) พ.ศ. 2566 ข้อ 3"
    assert ended in told(words, "cite", "ข้อ 7 (8) (ฌ)")
    assert "Repealed on 2 June 2023 by (ฉบับที่ 3) พ.ศ. 2566 ข้อ 3" in told(move, "show", "ข้อ 7 (2) (ฉ)")
    asked = told(move, "who-handles", "วิเทศสัมพันธ์")
    assert "ข้อ 7 (2) (ฉ): repealed by (ฉบับที่ 3) พ.ศ. 2566 ข้อ 3, since 2 June 2023" in asked
