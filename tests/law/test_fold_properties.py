"""Folding generated laws and instruments of both structures: properties that hold for any law."""

from __future__ import annotations

import itertools
import random
from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from mandate_cli.law.amendments import (
    ALL,
    PARAGRAPHS,
    Clause,
    Correct,
    Dataset,
    Enactment,
    Insert,
    Move,
    Operation,
    Pair,
    Rename,
    Repeal,
    Replace,
    Substitute,
)
from mandate_cli.law.changes import diff
from mandate_cli.law.citation import PARAGRAPH, Citation
from mandate_cli.law.conflicts import FoldError
from mandate_cli.law.fold import law
from mandate_cli.law.history import history
from mandate_cli.law.model import Instrument, Office, Words
from mandate_cli.law.operations import State, substituted
from mandate_cli.law.structure import Division, Structure
from mandate_cli.search.lineage import Lineage, Succession, duty_of
from tests.folding import fold
from tests.law.acting import HERE, enact, entry

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from mandate_cli.law.mandate import Law
    from mandate_cli.law.model import Provision

    Versions = Mapping[Citation, tuple[Provision, ...]]

FIRST = date(2017, 11, 22)
LAST = date(2100, 1, 1)
LETTERS = "กขคงจฉชซ"
WORDS = ["งาน", "เงิน", "ครู", "นักเรียน", "พัสดุ", "วินัย", "แผน"]
THOROUGH = settings(suppress_health_check=[HealthCheck.too_slow])


def C(text: str) -> Citation:  # noqa: N802 - a citation, as short as it can be
    """A citation of the base."""
    return Citation.parse(text).of("base")


# Where each group's duties stand: under its label in another clause, or in a clause of its own.
SAME_LABEL = Structure(
    divisions=(Division(C("ข้อ 6"), C("ข้อ 7"), {}),),
    powers=(),
    office="สำนักงาน",
    unit_words=("กลุ่ม",),
    reporting=("ขึ้นตรงกับ",),
    catch_all=(),
)
OWN_CLAUSE = SAME_LABEL._replace(
    divisions=(Division(C("ข้อ 6"), None, {C(f"ข้อ 6 ({number})"): C(f"ข้อ 1{number}") for number in range(1, 5)}),)
)


def structure_of(base: Enactment) -> Structure:
    """The structure of a generated base."""
    return SAME_LABEL if C("ข้อ 7") in {clause.citation for clause in base.clauses} else OWN_CLAUSE


def name_of(number: object, text: str) -> str:
    """A group's name, unlike any other group's."""
    return f"กลุ่มที่{number}{text}"


@st.composite
def bases(draw: st.DrawFn) -> Enactment:
    """A base announcement of either structure: ข้อ 6 with some groups, and their duties."""
    structure = draw(st.sampled_from([SAME_LABEL, OWN_CLAUSE]))
    tops = {C("ข้อ 6"): [entry(C("ข้อ 6"), "ให้แบ่งส่วนราชการ")]}
    if structure == SAME_LABEL:
        tops[C("ข้อ 7")] = [entry(C("ข้อ 7"), "มีอำนาจหน้าที่")]
    for number in range(1, draw(st.integers(1, 4)) + 1):
        name = name_of(number, draw(st.sampled_from(WORDS)))
        line = C(f"ข้อ 6 ({number})")
        head = structure.head_of(line)
        assert head
        tops[C("ข้อ 6")].append(entry(line, name))
        duties = tops.setdefault(head.top, [])
        duties.append(entry(head, f"{name} มีหน้าที่"))
        letters = LETTERS[: draw(st.integers(0, 5))]
        duties += [entry(head.child(letter), draw(TEXTS)) for letter in letters]
    clauses = (Clause(top, None, (Insert(top, tuple(tops[top]), HERE),), None, HERE) for top in tops)
    return Enactment(Instrument(id="base", title="ฐาน", short_title="ฐาน", made=FIRST), tuple(clauses))


TEXTS = st.lists(st.sampled_from(WORDS), min_size=1, max_size=4).map("".join)


def in_force(state: Versions) -> list[Citation]:
    """The provisions in force of the base."""
    return [citation for citation, each in state.items() if each[-1].in_force and citation.instrument == "base"]


def free(state: Versions, parent: Citation) -> list[Citation]:
    """Labels that could be inserted into a provision: unused, repealed, or in between."""
    every = [parent.child(letter + between) for letter in LETTERS for between in ("", "/1", "/2")]
    return [citation for citation in every if citation not in state or not state[citation][-1].in_force]


def reads(state: Versions, citation: Citation) -> str:
    """The text of a provision."""
    return state[citation][-1].words.text


@st.composite
def operations(draw: st.DrawFn, state: Versions) -> Operation:
    """An operation of any kind that fits the state."""
    held = in_force(state)
    structure = SAME_LABEL if C("ข้อ 7") in state else OWN_CLAUSE
    duties = [citation for citation in held if structure.is_duty(citation)]
    lines = [citation for citation in held if citation.parent in structure.lists]
    heads = [head for citation in lines if (head := structure.head_of(citation)) in held and head]
    choices = [st.just(new_clause(state))]
    choices += [on_groups(state, heads)] * len(heads[:2]) + [renames(state, lines)] * bool(lines)
    choices += [on_duties(state, duties), on_duties(state, duties), moves(state, duties, heads)] * bool(
        duties and heads
    )
    return draw(draw(st.sampled_from(choices[1:] or choices)))


def new_clause(state: Versions) -> Operation:
    """An insertion of another clause."""
    target = C(f"ข้อ {20 + len(state)}")
    return Insert(target, (entry(target, "งานใหม่"),), HERE)


@st.composite
def renames(draw: st.DrawFn, state: Versions, lines: list[Citation]) -> Operation:
    """A new name of a group."""
    line = draw(st.sampled_from(lines))
    name = name_of(line.labels[1], draw(TEXTS))
    return Rename(line, reads(state, line), name + "ใหม่" * (name == reads(state, line)), HERE)


@st.composite
def on_groups(draw: st.DrawFn, state: Versions, heads: list[Citation]) -> Operation:
    """An operation on the duties of a group: one is inserted, all end, or are replaced; or their lead-in is."""
    head = draw(st.sampled_from(heads))
    text = reads(state, head)
    kind = draw(st.sampled_from(["insert", "insert", "repeal", "replace", "lead-in", "paragraph", "first-paragraph"]))
    if kind == "paragraph":
        target = draw(st.sampled_from([head.child(f"{PARAGRAPH} {number}") for number in (2, 3)]))
        if target not in state or not state[target][-1].in_force:
            return Insert(target, (entry(target, draw(TEXTS)), entry(target.child("1"), draw(TEXTS))), HERE)
        return Repeal(target, reads(state, target), HERE)
    if kind == "insert":
        target = draw(st.sampled_from(free(state, head)))
        return Insert(target, (entry(target, draw(TEXTS)),), HERE)
    if kind == "repeal":
        return Repeal(head, text, HERE)
    if kind == "lead-in":
        return Replace(head, text, (entry(head, text + "ต่อไปนี้"),), HERE, ALL)
    letters = draw(st.sets(st.sampled_from(LETTERS)))
    inside = [entry(head.child(letter), draw(TEXTS)) for letter in sorted(letters)]
    keeps = PARAGRAPHS if kind == "first-paragraph" else ""
    return Replace(head, text, (entry(head, text + "ด้วย"), *inside), HERE, keeps)


@st.composite
def moves(draw: st.DrawFn, state: Versions, duties: list[Citation], heads: list[Citation]) -> Operation:
    """A duty that goes to another label, in its group or in another one."""
    duty, head = draw(st.sampled_from(duties)), draw(st.sampled_from(heads))
    return Move(duty, reads(state, duty), draw(st.sampled_from(free(state, head))), HERE)


@st.composite
def on_duties(draw: st.DrawFn, state: Versions, duties: list[Citation]) -> Operation:
    """An operation on a single duty where it stands."""
    duty = draw(st.sampled_from(duties))
    text = reads(state, duty)
    kind = draw(st.sampled_from(["repeal", "replace", "correct", "substitute"]))
    if kind == "repeal":
        return Repeal(duty, text, HERE)
    if kind == "replace":
        return Replace(duty, text, (entry(duty, text + draw(TEXTS)),), HERE)
    if kind == "correct":
        return Correct(duty, text, entry(duty, text + draw(TEXTS)), HERE)
    words = [word for word in WORDS if word in text][: draw(st.integers(1, 2))] or [text]
    fresh = "เก่า" if "ใหม่" in words[0] else "ใหม่"
    pairs = [Pair(word, fresh + "กว่า" * at, text.count(word)) for at, word in enumerate(words)]
    return Substitute(duty, text, tuple(pairs), HERE)


def amendment(number: int, *ordered: Operation) -> Enactment:
    """An amending instrument; each is made a month after the one before."""
    made = FIRST + timedelta(days=30 * number)
    instrument = Instrument(
        id=f"n{number}", title=f"{number}", short_title=f"{number}", number=number, amends=True, made=made
    )
    clauses = (
        Clause(C(f"ข้อ {at}").of(f"n{number}"), Words("…"), (operation,), None, HERE)
        for at, operation in enumerate(ordered, 1)
    )
    return Enactment(instrument, tuple(clauses))


OFFICE = Office(name="", heading="", words=Words(""), established_by="", established=FIRST, under="")


def dataset(*enactments: Enactment) -> Dataset:
    """A dataset of instruments."""
    bases = [enactment for enactment in enactments if not enactment.instrument.amends]
    return Dataset(
        office=OFFICE,
        structure=structure_of(bases[0]) if bases else SAME_LABEL,
        checked_through=FIRST,
        checked_at=HERE,
        enactments=enactments,
        outstanding=(),
    )


def state_after(*enactments: Enactment) -> State:
    """Every version of every provision after some instruments."""
    whole = dataset(*enactments)
    return State(whole.structure, fold(whole, LAST).versions)


@st.composite
def laws(draw: st.DrawFn) -> tuple[Enactment, ...]:
    """A base and instruments of one to three operations that fit one after the other."""
    enactments = [draw(bases())]
    for number in range(2, draw(st.integers(0, 6)) + 2):
        before = state_after(*enactments)
        ordered: list[Operation] = []
        for _ in range(draw(st.integers(1, 3))):
            operation = draw(operations(before))
            try:
                enact(before, amendment(number, *ordered, operation))
            except FoldError:
                continue  # it would contradict one before it in the same instrument
            ordered.append(operation)
        enactments.append(amendment(number, *ordered))
        if draw(st.booleans()):
            enactments[-1:] = divided(before, enactments[-1], draw(st.integers(0, 20)))
    return tuple(enactments)


def divided(before: State, whole: Enactment, days: int) -> list[Enactment]:
    """An instrument of which the last clause has a later day of its own, if it can act then; as the loader has it."""
    first, last = (whole._replace(clauses=part) for part in (whole.clauses[:-1], whole.clauses[-1:]))
    last = last._replace(instrument=last.instrument._replace(in_force=whole.instrument.day + timedelta(days=days)))
    if not (days and first.clauses):
        return [whole]
    try:
        enact(enact(before, first), last)
    except FoldError:
        return [whole]
    return [first, last]


@THOROUGH
@given(laws(), st.integers(1, 7))
def test_folding_in_two_steps_is_folding_in_one(law: tuple[Enactment, ...], cut: int) -> None:
    """fold(a + b) = fold(fold(a), b)."""
    state = state_after(*law[:cut])
    for enactment in law[cut:]:
        state = enact(state, enactment)
    assert state == state_after(*law)


@THOROUGH
@given(laws(), st.randoms(use_true_random=False))
def test_the_order_of_input_never_matters(law: tuple[Enactment, ...], shuffler: random.Random) -> None:
    """The order is the day in force, or else the day made, then the number; never the order of the file."""
    shuffled = list(law)
    shuffler.shuffle(shuffled)
    assert fold(dataset(*shuffled), LAST) == fold(dataset(*law), LAST)


def repealing(id_: str) -> Repeal:
    """The repeal of a whole instrument."""
    return Repeal(C("ข้อ 1").of(id_), "", HERE, whole=True)


@THOROUGH
@given(laws(), st.data())
def test_a_whole_repeal_ends_all_there_is_of_an_instrument_and_nothing_else(
    law_: tuple[Enactment, ...], data: st.DataObject
) -> None:
    """Of an amendment its clauses, and nothing that they had done; of the base all that is in force. Never twice."""
    before = state_after(*law_)
    id_ = data.draw(st.sampled_from(sorted({enactment.instrument.id for enactment in law_ if enactment.clauses})))
    after = enact(before, amendment(50, repealing(id_)))
    for citation, versions in before.items():
        if citation.instrument == id_ and versions[-1].in_force:
            cause = after[citation][-1].ended_by
            assert cause
            assert cause.instrument.id == "n50"
            assert after[citation][-1]._replace(ended_by=None) == versions[-1]
        else:
            assert after[citation] == versions
    with pytest.raises(FoldError):
        enact(after, amendment(51, repealing(id_)))


@THOROUGH
@given(laws(), bases(), st.integers(0, 250), st.randoms(use_true_random=False))
def test_a_new_base_takes_the_place_of_the_old_one(
    law_: tuple[Enactment, ...], other: Enactment, days: int, shuffler: random.Random
) -> None:
    """From its day on the groups are its own; until then all is as without it."""
    day = FIRST + timedelta(days=max(1, days))
    old = tuple(enactment for enactment in law_ if enactment.instrument.day < day)
    clauses = tuple(renamed(clause) for clause in other.clauses)
    last = clauses[-1]
    clauses = (*clauses[:-1], last._replace(operations=(*last.operations, repealing("base"))))
    new = Enactment(other.instrument._replace(id="new", made=day), clauses)
    ((units, duties, heads),) = structure_of(other).divisions
    moved = {line.of("new"): head.of("new") for line, head in heads.items()}
    division = Division(units.of("new"), duties and duties.of("new"), moved)
    both = [*old, new]
    shuffler.shuffle(both)
    whole = dataset(*old)._replace(enactments=tuple(both))
    divisions = (*whole.structure.divisions, division)
    whole = whole._replace(structure=whole.structure._replace(divisions=divisions))
    folded = law(whole)
    for each in {enactment.instrument.day for enactment in both}:
        assert folded.on(each) == fold(whole, each)
    eve, since = folded.on(day - timedelta(days=1)), folded.on(day)
    assert texts(eve.versions) == texts(state_after(*old))
    assert texts(since.versions) == {}
    assert {group.line.citation.instrument for group in since.groups} == {"new"}
    alone = fold(dataset(other), LAST)
    assert [group.name for group in since.groups] == [group.name for group in alone.groups]
    assert [group.duties_in_force for group in since.groups] == [group.duties_in_force for group in alone.groups]


def renamed(clause: Clause) -> Clause:
    """A clause of the base as one of the new base."""
    (insert,) = clause.operations
    assert isinstance(insert, Insert)
    entries = tuple(each._replace(citation=each.citation.of("new")) for each in insert.entries)
    own = insert._replace(target=insert.target.of("new"), entries=entries)
    return clause._replace(citation=clause.citation.of("new"), operations=(own,))


@THOROUGH
@given(laws(), st.integers(0, 200))
def test_only_instruments_that_count_by_the_day_are_folded(law: tuple[Enactment, ...], days: int) -> None:
    """A day before the first amendment gives the base; a day in between has the instruments before it."""
    day = FIRST + timedelta(days=days)
    counting = tuple(enactment for enactment in law if enactment.instrument.day <= day)
    assert fold(dataset(*law), day).versions == fold(dataset(*counting), LAST).versions
    assert fold(dataset(*law), FIRST) == fold(dataset(law[0]), FIRST)
    assert fold(dataset(*law), FIRST - timedelta(days=1)).versions == {}


def texts(state: Versions) -> dict[Citation, str]:
    """The citations of the base in force and their texts."""
    return {citation: reads(state, citation) for citation in in_force(state)}


def in_paragraph(citation: Citation, target: Citation) -> bool:
    """Whether a provision is a further paragraph of another one, or stands in it."""
    return len(citation.labels) > len(target.labels) and citation.labels[len(target.labels)].startswith(PARAGRAPH)


def inverse(before: Versions, operation: Operation) -> Operation:
    """The operation that undoes another, so that the words in force are the same as before."""
    target = operation.target
    held = [citation for citation in texts(before) if citation.within(target)]
    was = tuple(entry(citation, reads(before, citation)) for citation in held)
    match operation:
        case Insert(entries=entries):
            return Repeal(target, entries[0].words.text, HERE)
        case Repeal():
            return Insert(target, was, HERE)
        case Replace(entries=entries, keeps=keeps):
            stays = {ALL: held[1:], PARAGRAPHS: [each for each in held if in_paragraph(each, target)]}.get(keeps, [])
            back = tuple(each for each in was if each.citation not in stays)
            return Replace(target, entries[0].words.text, back, HERE, keeps)
        case Move(expect=expect, to=to):
            return Move(to, expect, target, HERE)
        case Rename(expect=expect, name=name):
            return Rename(target, name, expect, HERE)
        case Substitute(pairs=pairs):
            turned = tuple(Pair(by, words, times) for words, by, times, _ in pairs)
            return Substitute(target, substituted(reads(before, target), pairs), turned, HERE)
        case Correct(entry=new):
            return Correct(target, new.words.text, was[0], HERE)


@THOROUGH
@given(laws(), st.data())
def test_every_operation_is_undone_by_its_inverse(law: tuple[Enactment, ...], data: st.DataObject) -> None:
    """Insert by repeal and back, the others by their own kind; the words are as before, and the history is kept."""
    before = state_after(*law)
    operation = data.draw(operations(before))
    if isinstance(operation, Substitute) and "ใหม่" in reads(before, operation.target):
        return  # the two words are now one, and cannot be counted apart
    after = enact(before, amendment(50, operation))
    undone = enact(after, amendment(51, inverse(before, operation)))
    assert texts(undone) == texts(before)
    for citation, versions in before.items():
        assert [version.words for version in undone[citation][: len(versions)]] == [
            version.words for version in versions
        ]


@st.composite
def broken(draw: st.DrawFn, operation: Operation) -> Operation:
    """The operation with another target or another expected text."""
    if not isinstance(operation, Insert) and draw(st.booleans()):
        return operation._replace(expect=draw(TEXTS) + "?")
    *path, last = operation.target.labels
    label = draw(st.sampled_from([letter for letter in [*LETTERS, "1", "2", "3", "9", "9/1"] if letter != last]))
    target = operation.target._replace(labels=(*path, label)) if path else C("ข้อ 99")
    operation = operation._replace(target=target)
    if isinstance(operation, Insert | Replace):
        first, *rest = operation.entries
        return operation._replace(entries=(first._replace(citation=target), *rest))
    if isinstance(operation, Correct):
        return operation._replace(entry=operation.entry._replace(citation=target))
    return operation


@THOROUGH
@given(laws(), st.data())
def test_every_single_change_is_noticed(law: tuple[Enactment, ...], data: st.DataObject) -> None:
    """Any change to a target, label or expectation raises a coded error naming it, or yields another, explained state.

    Never the same silence.
    """
    before = state_after(*law)
    operation = data.draw(operations(before))
    changed = data.draw(broken(operation))
    right = enact(before, amendment(50, operation))
    untouched = dict(before)
    refused = None
    try:
        wrong = enact(before, amendment(50, changed))
    except FoldError as error:
        refused = error
    assert dict(before) == untouched
    if refused:
        assert refused.code
        assert str(changed.target) in str(refused)
        return
    assert wrong != right
    causes = {version.by.target for versions in wrong.values() for version in versions}
    ended = {version.ended_by.target for versions in wrong.values() for version in versions if version.ended_by}
    assert changed.target in causes | ended


@THOROUGH
@given(laws())
def test_the_causes_alone_reproduce_the_law(law_: tuple[Enactment, ...]) -> None:
    """Every provision has a cause, and replaying only the events of the history gives the same law."""
    whole = dataset(*law_)
    listed = {(event.instrument.id, event.clause) for event in history(law(whole))}
    replayed = [
        enactment._replace(
            clauses=tuple(
                clause for clause in enactment.clauses if (enactment.instrument.id, clause.citation) in listed
            )
        )
        if enactment.instrument.amends
        else enactment
        for enactment in law_
    ]
    mandate = fold(whole, LAST)
    assert fold(dataset(*replayed), LAST) == mandate
    for provision in mandate.provisions:
        assert provision.by.instrument in mandate.instruments


@THOROUGH
@given(laws(), st.integers(0, 200), st.integers(0, 200))
def test_the_difference_explains_the_change(enactments: tuple[Enactment, ...], one: int, other: int) -> None:
    """The earlier law with the changes is the later law, and the cause of every change lies between the two days."""
    begin, end = (FIRST + timedelta(days=days) for days in sorted((one, other)))
    whole = dataset(*enactments)
    before, after = fold(whole, begin), fold(whole, end)
    words = texts(before.versions)
    for change in diff(before, after, law(whole)):
        assert words.get(change.citation) == change.before
        assert begin < change.by.instrument.day <= end
        words.pop(change.citation, None)
        if change.after is not None:
            words[change.citation] = change.after
    assert words == texts(after.versions)


@THOROUGH
@given(laws(), st.integers(-1, 250))
def test_the_law_on_a_day_is_what_folding_to_the_day_gives(law_: tuple[Enactment, ...], days: int) -> None:
    """Folding everything and then cutting at a day equals folding to that day."""
    day = FIRST + timedelta(days=days)
    assert law(dataset(*law_)).on(day) == fold(dataset(*law_), day)


def links_of(whole: Law, data: st.DataObject) -> list[Succession]:
    """Successions that a keeper could have written: from duties that an instrument ended to duties that it made."""
    duties = [each for citation, found in whole.versions.items() if whole.structure.is_duty(citation) for each in found]
    pairs = [
        Succession(duty_of(old), duty_of(new), "moved", new.by.instrument.id)
        for old in duties
        for new in duties
        if old.ended_by and old.ended_by.instrument == new.by.instrument and old.citation != new.citation
    ]
    return data.draw(st.lists(st.sampled_from(pairs), max_size=3, unique=True)) if pairs else []


@THOROUGH
@given(laws(), st.data())
def test_a_phrase_leads_to_its_duty_its_successor_or_nobody(law_: tuple[Enactment, ...], data: st.DataObject) -> None:
    """On every day, whatever was done to its letter; and if nobody has the duty, it is told when one had it."""
    whole = law(dataset(*law_))
    successions = links_of(whole, data)
    lineage = Lineage(whole, successions)
    steps = {(before.key, after.key) for before, after, *_ in successions if before and after}
    steps |= set(followed(whole))
    days = {instrument.day + timedelta(days=more) for instrument in whole.instruments for more in (-1, 0)}
    for day in sorted(days):
        mandate = whole.on(day)
        standing_now = {
            duty_of(provision).key: provision
            for provision in mandate.provisions
            if provision.in_force and whole.structure.is_duty(provision.citation)
        }
        for key, duty in lineage.duties.items():
            led = lineage.standing(key, mandate)
            forward = duty.by.instrument.day <= day
            allowed = reached(key, steps if forward else {(after, before) for before, after in steps})
            assert all(duty_of(found.provision).key in allowed & standing_now.keys() for found in led)
            if key in standing_now:
                assert standing_now[key] in [found.provision for found in led]
            elif forward:
                assert {duty_of(found.provision).key for found in led} == allowed & standing_now.keys()
            assert all(found.same_words == (found.provision.words.text == duty.words.text) for found in led)
            lapsed = lineage.lapsed(key, mandate)
            assert (lapsed is None) == bool(led)
            if lapsed:
                assert (lapsed.until is not None) == forward
                assert lapsed.since <= day if forward else lapsed.since > day


def followed(whole: Law) -> Iterator[tuple[str, str]]:
    """The duties that need no succession: corrected, reworded or moved, and what they became."""
    same = {"correct", "substitute", "rename", "move"}
    provisions = [provision for versions in whole.versions.values() for provision in versions]
    for old, new in itertools.product(provisions, provisions):
        place = (new.by.target if new.by.to == new.citation else None) if new.by.to else new.citation
        followed = old.ended_by == new.by and new.by.operation in same and old.citation == place
        if followed and whole.structure.is_duty(new.citation):
            yield duty_of(old).key, duty_of(new).key


def reached(key: str, steps: set[tuple[str, str]]) -> set[str]:
    """A key, and all that steps lead to from it."""
    found = {key}
    while more := {after for before, after in steps if before in found} - found:
        found |= more
    return found
