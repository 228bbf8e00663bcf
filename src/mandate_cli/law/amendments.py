"""What instruments order, clause by clause, as the data files hold it; folding makes a law of it.

Apart from the model because most answers need none of it: the law once folded is kept.
"""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from mandate_cli.law.citation import Citation
from mandate_cli.law.model import NOWHERE, UNENTERED_RENAME, Instrument, Office, Outstanding, Place, Reservation, Words
from mandate_cli.law.structure import Structure

ALL, PARAGRAPHS = "all", "paragraphs"  # what a replacement may keep of what its target holds


class EnactedProvision(NamedTuple):
    """A provision as an instrument enacts it, before any date is asked."""

    citation: Citation
    words: Words
    reports_to: str | None
    place: Place


class Insert(NamedTuple):
    """ให้เพิ่มความต่อไปนี้เป็น …: new provisions, the target itself first and then what stands inside it."""

    target: Citation
    entries: tuple[EnactedProvision, ...]
    place: Place


class Repeal(NamedTuple):
    """ให้ยกเลิกความใน …, without แทน: the target ends, with all it holds; ``expect`` is the text it must have.

    ``whole`` repeals the whole instrument that the target is of, whatever its provisions read.
    """

    target: Citation
    expect: str
    place: Place
    whole: bool = False


class Replace(NamedTuple):
    """ให้ยกเลิกความใน … และให้ใช้ความต่อไปนี้แทน: the target and all it holds end, and the entries stand in their place.

    An old item without a successor ends; a label used before comes back as a new version. ``keeps`` is what stays as it
    is: nothing, the further ``paragraphs`` (the first one, วรรคหนึ่ง, is replaced), or ``all`` it holds.
    """

    target: Citation
    expect: str
    entries: tuple[EnactedProvision, ...]
    place: Place
    keeps: str = ""


class Move(NamedTuple):
    """ให้โอน … ไปเป็น …, ให้เลื่อน … เป็น …: the target, with all it holds, goes word for word to another label."""

    target: Citation
    expect: str
    to: Citation
    place: Place


class Rename(NamedTuple):
    """A group gets another name: in its line of the list, the target, and at the beginning of its lead-in."""

    target: Citation
    expect: str
    name: str
    place: Place


class Pair(NamedTuple):
    """Words, those that take their place, and how often they stand there, no more and no fewer."""

    words: str
    by: str
    times: int
    place: Place = NOWHERE


class Substitute(NamedTuple):
    """ให้แก้ไขคำว่า “A” เป็น “B” ทุกแห่ง: in the target and all it holds, all pairs at once."""

    target: Citation
    expect: str
    pairs: tuple[Pair, ...]
    place: Place


class Correct(NamedTuple):
    """แก้คำผิด: a corrigendum, which says what should have been printed."""

    target: Citation
    expect: str
    entry: EnactedProvision
    place: Place


Operation = Insert | Repeal | Replace | Move | Rename | Substitute | Correct
# What data files and answers call the operations.
NAMES: dict[type[Operation], str] = {
    Insert: "insert",
    Repeal: "repeal",
    Replace: "replace",
    Move: "move",
    Rename: "rename",
    Substitute: "substitute",
    Correct: "correct",
}


class Clause(NamedTuple):
    """A clause of an instrument and what it does to the law.

    A clause of a base instrument inserts itself, and has no words besides; one that amends has the words that order it,
    and either operations, or the reason why it has no effect on the text, or a ``reservation``.
    """

    citation: Citation
    words: Words | None
    operations: tuple[Operation, ...]
    no_effect: str | None
    place: Place
    reservation: Reservation | None = None


class Enactment(NamedTuple):
    """An instrument, base or amending, with its clauses, and those known to exist but not in the source.

    A draft is not law: it is laid on top to see what it would change.
    """

    instrument: Instrument
    clauses: tuple[Clause, ...]
    not_in_source: tuple[Citation, ...] = ()
    draft: bool = False
    place: Place = NOWHERE

    @property
    def operations(self) -> list[Operation]:
        """All that its clauses order, in their order."""
        return [operation for clause in self.clauses for operation in clause.operations]


class Dataset(NamedTuple):
    """All that the data files hold. ``checked_through`` is the last day the Gazette was looked at, said where.

    ``not_ours`` are titles in the Gazette that are like those of the instruments, and of other law; each said where.
    """

    office: Office
    structure: Structure
    checked_through: date
    checked_at: Place
    enactments: tuple[Enactment, ...]
    outstanding: tuple[Outstanding, ...]
    not_ours: tuple[tuple[str, Place], ...] = ()


def left(outstanding: Outstanding, enactment: Enactment) -> Outstanding:
    """What is still outstanding after an instrument: not the targets it ends whole, with what was not entered.

    Nor is a new name outstanding of what it renames once more.
    """
    done = enactment.operations
    names = {each.target for each in done if isinstance(each, Rename)}
    targets = (each for each in outstanding.targets if not any(ends(operation, each.target) for operation in done))
    return outstanding._replace(
        targets=tuple(each for each in targets if each.operation != UNENTERED_RENAME or each.target not in names)
    )


def ends(operation: Operation, citation: Citation) -> bool:
    """Whether an operation ends a provision, whatever its text, with all it holds."""
    if isinstance(operation, Repeal) and operation.whole:
        return citation.instrument == operation.target.instrument
    whole = isinstance(operation, Repeal) or (isinstance(operation, Replace) and not operation.keeps)
    return whole and citation.within(operation.target)
