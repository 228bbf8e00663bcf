"""Where a duty went: a phrase belongs to a duty, and its letter may be moved, used again or replaced.

A duty is known by its place and by the instrument that put it there. The keeper's ``successions`` say where one went; a
provision that an instrument moves, or whose words it corrects or replaces in place, is followed without being told.
Answers of any day follow a duty both ways. Successions are the keeper's opinion and not law.
"""

import itertools
from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date
from typing import NamedTuple

from mandate_cli.law.citation import Citation
from mandate_cli.law.mandate import Law, Mandate
from mandate_cli.law.model import Provision
from mandate_cli.thai.normalise import strip_spaces

NEW, ENDED = "new", "ended"  # a duty without a predecessor, and one without a successor
SPLIT = "split"
KINDS = ("moved", SPLIT, "merged", "reworded", NEW, ENDED)  # what a row of successions says
_IN_PLACE = {"correct", "substitute", "rename"}  # operations that leave a duty what it was


class Duty(NamedTuple):
    """A duty that outlives its letter: its place, and the id of the instrument that put it there."""

    citation: Citation
    made_by: str

    @property
    def key(self) -> str:
        """What the duty is called in the index and in fitted tables; opaque."""
        return f"{self.citation.instrument} {self.citation} @{self.made_by}"


class Succession(NamedTuple):
    """Where a duty went, by which instrument.

    ``before`` is None for a duty that had no predecessor, ``after`` for one that has no successor.
    """

    before: Duty | None
    after: Duty | None
    kind: str
    by: str


def successions_of(
    successions: Iterable[Succession], instrument: str, provisions: Iterable[Citation]
) -> list[Succession]:
    """The successions by an instrument from or to some provisions."""
    touched = set(provisions)
    return [
        each
        for each in successions
        if each.by == instrument and any(duty and duty.citation in touched for duty in (each.before, each.after))
    ]


class Standing(NamedTuple):
    """A duty on a day: the provision that has it, and whether its words are those of the duty that was asked for."""

    provision: Provision
    same_words: bool


class Lapsed(NamedTuple):
    """A duty that nobody has on a day: the provision that had it, or that has it only later.

    ``nobody`` is whether the keeper says so; else it is only not known whose it is.
    """

    provision: Provision
    until: date | None  # the first day it no longer held; None where it came later
    since: date
    nobody: bool = False


def _same_words(text: str, other: str) -> bool:
    return text == other or strip_spaces(text) == strip_spaces(other)


def duty_of(provision: Provision) -> Duty:
    """The duty a version of a provision is."""
    return Duty(provision.citation, provision.by.instrument.id)


class Lineage:
    """All duties of a law, by their keys, and where each one went."""

    def __init__(self, law: Law, successions: Iterable[Succession] = ()) -> None:
        self._law = law
        self.duties: dict[str, Provision] = {}
        self._after: defaultdict[str, list[str]] = defaultdict(list)
        self._before: defaultdict[str, list[str]] = defaultdict(list)
        for citation, versions in law.versions.items():
            if law.structure.is_duty(citation):
                for provision in versions:
                    self.duties[duty_of(provision).key] = provision
                for old, new in itertools.pairwise(versions):
                    if old.ended_by == new.by and new.by.operation in _IN_PLACE:
                        self._link(duty_of(old).key, duty_of(new).key)
                self._link_moved(versions)
        self._new, self._ended = set[str](), set[str]()
        for before, after, *_ in successions:
            if before and after and before.key in self.duties and after.key in self.duties:
                self._link(before.key, after.key)
            elif before and not after:
                self._ended.add(before.key)
            elif after and not before:
                self._new.add(after.key)

    def _link_moved(self, versions: Iterable[Provision]) -> None:
        """Link a duty that an instrument moved to where it was before."""
        for new in versions:
            if new.by.to and new.citation.within(new.by.to):
                for old in self._law.versions.get(new.citation.moved(new.by.to, new.by.target), ()):
                    if old.ended_by == new.by and self._law.structure.is_duty(old.citation):
                        self._link(duty_of(old).key, duty_of(new).key)

    def _link(self, before: str, after: str) -> None:
        self._after[before].append(after)
        self._before[after].append(before)

    def standing(self, key: str, mandate: Mandate) -> list[Standing]:
        """The provisions that have a duty on the mandate's day: its own, or those of its successors or predecessors.

        Nothing if nobody has it, or if there is no such duty.
        """
        wanted = self.duties.get(key)
        if wanted is None:
            return []
        found: dict[str, Provision] = {}
        for other in self._reached(key, mandate):
            version = self.duties[other]
            provision = mandate.get(version.citation)
            if provision and provision.in_force and duty_of(provision) == duty_of(version):
                found[other] = provision
        return [
            Standing(provision, _same_words(provision.words.text, wanted.words.text)) for provision in found.values()
        ]

    def _reached(self, key: str, mandate: Mandate) -> Iterator[str]:
        """A duty, and what it went to by the mandate's day or came from after it, nearest first."""
        if self.duties[key].by.instrument.day > mandate.as_of:
            links, later = self._before, True
        else:
            links, later = self._after, False
        queue, seen = [key], {key}
        while queue:
            here = queue.pop(0)
            begins = self.duties[here].by.instrument.day
            if begins <= mandate.as_of:
                yield here
                if later:
                    continue
            for other in links[here]:
                if other not in seen:
                    seen.add(other)
                    queue.append(other)

    def comes_of(self, key: str, before: str) -> bool:
        """Whether a duty is what another one became, by the keeper's word or because it was only corrected or moved."""
        return before in self._before[key]

    def lapsed(self, key: str, mandate: Mandate) -> Lapsed | None:
        """Since when and until when a duty stood that nobody has on the mandate's day; None if somebody has it."""
        wanted = self.duties.get(key)
        if wanted is None or self.standing(key, mandate):
            return None
        end = self._law.end_of(wanted)
        since = wanted.by.instrument.day
        until = end.instrument.day if end and end.instrument.day <= mandate.as_of else None
        told = self._ended if until else self._new
        return Lapsed(wanted, until, since, nobody=not told.isdisjoint({key, *self._reached(key, mandate)}))
