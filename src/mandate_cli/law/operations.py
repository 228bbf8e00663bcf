"""What each operation of an amending instrument makes of the provisions it touches."""

from __future__ import annotations

import re
from collections import ChainMap
from typing import TYPE_CHECKING, TypeAlias

from mandate_cli.law.amendments import Insert, Rename, Repeal, Replace, Substitute
from mandate_cli.law.model import Cause, Provision, Words

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from mandate_cli.law.amendments import EnactedProvision, Operation
    from mandate_cli.law.citation import Citation
    from mandate_cli.law.structure import Structure

Changes: TypeAlias = "dict[Citation, tuple[Provision, ...]]"  # what an instrument makes of provisions


class State(dict["Citation", "tuple[Provision, ...]"]):
    """Every version of every provision so far, and what stands directly inside what."""

    def __init__(self, structure: Structure, versions: Mapping[Citation, tuple[Provision, ...]] | None = None) -> None:
        super().__init__()
        self.structure = structure
        self.inside: dict[Citation, list[Citation]] = {}
        self.change(versions or {})

    def copy(self) -> State:
        """Another state with the same versions."""
        return State(self.structure, self)

    def change(self, changes: Mapping[Citation, tuple[Provision, ...]]) -> None:
        """Take in what an instrument did."""
        for citation in changes:
            if citation not in self and citation.parent:
                self.inside.setdefault(citation.parent, []).append(citation)
        self.update(changes)

    def held(self, target: Citation) -> list[Provision]:
        """What is in force of a provision and of all it holds."""
        found = [self[target][-1]] if target in self and self[target][-1].in_force else []
        for each in self.inside.get(target, ()):
            found += self.held(each)
        return found


def lead_in_of(state: State, operation: Rename) -> list[Provision]:
    """The lead-in in force of the group whose line is renamed, if it has one."""
    head = state.structure.head_of(operation.target)
    return [state[head][-1]] if head and head in state and state[head][-1].in_force else []


def apply(state: State, operation: Operation, cause: Cause) -> Changes:
    """What an operation that fits makes of the provisions it touches."""
    match operation:
        case Insert():
            return _entered(state, operation.entries, cause)
        case Repeal():
            return _ended(state, operation.target, cause)
        case Replace():
            ended = _ended(state, operation.target, cause)
            return {**ended, **_entered(ChainMap(ended, state), operation.entries, cause)}
        case Rename():
            changes = _reworded(state, operation.target, Words(operation.name), None, cause)
            for head in lead_in_of(state, operation):
                text = operation.name + head.words.text.removeprefix(operation.expect)
                changes |= _reworded(state, head.citation, Words(text, None, head.words.note), head.reports_to, cause)
            return changes
        case Substitute(words=words, by=by):
            changes = {}
            for each in state.held(operation.target):
                if words in each.words.text:
                    new = Words(each.words.text.replace(words, by), None, each.words.note)
                    reports_to = _reporting(state.structure, each, words, by)
                    changes |= _reworded(state, each.citation, new, reports_to, cause)
            return changes
    entry = operation.entry  # a corrigendum
    return _reworded(state, entry.citation, entry.words, entry.reports_to, cause)


def _ended(state: State, target: Citation, cause: Cause) -> Changes:
    """A provision and all it holds, ended."""
    return {each.citation: (*state[each.citation][:-1], each._replace(ended_by=cause)) for each in state.held(target)}


def _entered(
    state: Mapping[Citation, tuple[Provision, ...]], entries: Iterable[EnactedProvision], cause: Cause
) -> Changes:
    """Provisions as an instrument words them, each a further version where the label was used before."""
    return {
        entry.citation: (
            *state.get(entry.citation, ()),
            Provision(citation=entry.citation, words=entry.words, reports_to=entry.reports_to, by=cause),
        )
        for entry in entries
    }


def _reworded(state: State, citation: Citation, words: Words, reports_to: str | None, cause: Cause) -> Changes:
    """A provision with other words: the version in force ends, and another begins."""
    *old, last = state[citation]
    new = Provision(citation=citation, words=words, reports_to=reports_to, by=cause)
    return {citation: (*old, last._replace(ended_by=cause), new)}


def _reporting(structure: Structure, provision: Provision, words: str, by: str) -> str | None:
    """To whom a unit reports once some words of its lead-in are replaced; the replaced words may begin before that."""
    if provision.reports_to is None:
        return None
    text = provision.words.text
    end = next(
        text.index(before + provision.reports_to) + len(before + provision.reports_to)
        for before in structure.reporting
        if before + provision.reports_to in text
    )
    if any(match.start() < end < match.end() for match in re.finditer(re.escape(words), text)):
        # Words in its place are replaced together with those behind it: what follows reporting words now, if any do.
        return structure.reported_to(text.replace(words, by))
    known = text[:end].replace(words, by)
    begin = max((known.rfind(before) + len(before) for before in structure.reporting if before in known), default=-1)
    return known[begin:] if begin >= 0 else None
