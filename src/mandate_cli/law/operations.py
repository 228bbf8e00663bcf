"""What each operation of an amending instrument makes of the provisions it touches."""

from __future__ import annotations

import re
from collections import ChainMap
from collections.abc import Iterable, Iterator, Mapping
from types import MappingProxyType
from typing import TypeAlias

from mandate_cli.law import amendments
from mandate_cli.law.amendments import ALL, PARAGRAPHS, Clause, EnactedProvision, Operation, Pair, Repeal
from mandate_cli.law.citation import PARAGRAPH, Citation
from mandate_cli.law.model import Cause, Provision, Words
from mandate_cli.law.structure import Structure, reported_to, reports

Changes: TypeAlias = "dict[Citation, tuple[Provision, ...]]"  # what an instrument makes of provisions


class State(dict["Citation", "tuple[Provision, ...]"]):
    """Every version of every provision so far, and what stands directly inside what.

    ``unheld`` are the sections and clauses that exist, and of which no text is held.
    """

    def __init__(
        self,
        structure: Structure,
        versions: Mapping[Citation, tuple[Provision, ...]] = MappingProxyType({}),
        unheld: Iterable[Citation] = (),
    ) -> None:
        super().__init__()
        self.structure, self.unheld = structure, frozenset(unheld)
        self.inside: dict[Citation, list[Citation]] = {}
        self.change(versions)

    def change(self, changes: Mapping[Citation, tuple[Provision, ...]]) -> None:
        """Take in what an instrument did."""
        for citation in changes:
            if citation not in self and citation.parent:
                self.inside.setdefault(citation.parent, []).append(citation)
        self.update(changes)

    def version_in_force(self, citation: Citation) -> Provision | None:
        """The version of a provision that is in force; None if there is none."""
        latest = self[citation][-1] if citation in self else None
        return latest if latest and latest.in_force else None

    def held(self, target: Citation, keeps: str = "") -> list[Provision]:
        """What is in force of a provision and of all it holds, without what a replacement ``keeps``."""
        latest = self.version_in_force(target)
        found = [latest] if latest else []
        for each in self.inside.get(target, ()) if keeps != ALL else ():
            if keeps != PARAGRAPHS or not each.labels[-1].startswith(PARAGRAPH):
                found += self.held(each)
        return found


def lead_in_of(state: State, operation: amendments.Rename) -> Provision | None:
    """The lead-in in force of the group whose line is renamed, if it has one."""
    head = state.structure.head_of(operation.target)
    return state.version_in_force(head) if head else None


def spelled_out(state: State, clause: Clause) -> Iterator[Operation]:
    """What a clause orders; the repeal of a whole instrument as that of each section or clause of it in force."""
    for operation in clause.operations:
        if isinstance(operation, Repeal) and operation.whole:
            tops = (each for each in state if each.parent is None and each.instrument == operation.target.instrument)
            held = [top for top in tops if state.version_in_force(top)]
            yield from (Repeal(top, state[top][-1].words.text, operation.place) for top in held)
            if not held:
                yield operation
        else:
            yield operation


def apply(state: State, operation: Operation, cause: Cause) -> Changes:
    """What an operation that fits makes of the provisions it touches."""
    match operation:
        case amendments.Insert():
            return _entered(state, operation.entries, cause)
        case Repeal():
            return _ended(state, operation.target, cause)
        case amendments.Replace():
            ended = _ended(state, operation.target, cause, operation.keeps)
            return {**ended, **_entered(ChainMap(ended, state), operation.entries, cause)}
        case amendments.Move(target=target, to=to):
            ended = _ended(state, target, cause)
            moved = [
                each._replace(citation=each.citation.moved(target, to), by=cause, ended_by=None, origin=each)
                for *_, each in ended.values()
            ]
            return ended | {each.citation: (*state.get(each.citation, ()), each) for each in moved}
        case amendments.Rename():
            changes = _reworded(state, operation.target, Words(operation.name), None, cause, anew=True)
            if head := lead_in_of(state, operation):
                text = operation.name + head.words.text.removeprefix(operation.expect)
                changes |= _reworded(state, head.citation, Words(text, None, head.words.note), head.reports_to, cause)
            return changes
        case amendments.Substitute(pairs=pairs):
            changes = {}
            for each in state.held(operation.target):
                text = substituted(each.words.text, pairs)
                if text != each.words.text:
                    reports_to = _reporting(state.structure, each, pairs)
                    changes |= _reworded(state, each.citation, Words(text, None, each.words.note), reports_to, cause)
            return changes
    entry = operation.entry  # a corrigendum
    return _reworded(state, entry.citation, entry.words, entry.reports_to, cause)


def anywhere(pairs: Iterable[Pair]) -> str:
    """A pattern of the words of all pairs; of words that begin with others, the longer are meant."""
    return "|".join(re.escape(pair.words) for pair in sorted(pairs, key=lambda pair: -len(pair.words)))


def substituted(text: str, pairs: Iterable[Pair]) -> str:
    """A text with the words of each pair replaced, all at once."""
    by = {pair.words: pair.by for pair in pairs}
    return re.sub(anywhere(pairs), lambda match: by[match[0]], text)


def _ended(state: State, target: Citation, cause: Cause, keeps: str = "") -> Changes:
    """A provision and all it holds, ended, but for what a replacement ``keeps``."""
    held = state.held(target, keeps)
    return {each.citation: (*state[each.citation][:-1], each._replace(ended_by=cause)) for each in held}


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


def _reworded(
    state: State, citation: Citation, words: Words, reports_to: str | None, cause: Cause, *, anew: bool = False
) -> Changes:
    """A provision with other words, all of them ``anew`` or some: the version in force ends, and another begins."""
    *old, last = state[citation]
    last = last._replace(ended_by=cause)
    new = Provision(citation, words, reports_to, by=cause, origin=None if anew else last)
    return {citation: (*old, last, new)}


def _reporting(structure: Structure, provision: Provision, pairs: Iterable[Pair]) -> str | None:
    """To whom a lead-in says that its unit reports, once some words of it are replaced."""
    text, head = provision.words.text, provision.reports_to
    new = substituted(text, pairs)
    if head is not None:  # the words up to its end say it now, unless some are replaced together with those behind
        said = next(before + head for before in structure.reporting if before + head in text)
        known = substituted(text[: text.index(said) + len(said)], pairs)
        begin = max((known.rfind(before) + len(before) for before in structure.reporting if before in known), default=0)
        head = known[begin:]
    return head if reports(new, head, structure.reporting) else reported_to(new, structure.reporting)
