"""The skeleton of an amending instrument as a draft file, for the keeper to complete.

What is not known is ``TODO``, which the loader refuses, and whatever is in doubt stands in comments.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, NamedTuple

from mandate_cli.dataset.node_reader import TODO
from mandate_cli.law.amendments import ALL
from mandate_cli.law.citation import CLAUSE, Citation
from mandate_cli.law.clauses import (
    CORRECT,
    INSERT,
    MOVE,
    RENAME,
    REPEAL_INSTRUMENT,
    REPLACE,
    SUBSTITUTE,
    TRANSITIONAL,
    ClauseDraft,
    Proposal,
)
from mandate_cli.messages import Message
from mandate_cli.thai.normalise import normalise, strip_spaces

if TYPE_CHECKING:
    from mandate_cli.law.drafting import Facts, Pasted
    from mandate_cli.law.mandate import Law
    from mandate_cli.law.pasted import Part

_STEP = "  "


class Skeleton(NamedTuple):
    """A draft file, how many TODOs it has, and what is in doubt."""

    text: str
    todo: int
    doubts: tuple[Message, ...]


def skeleton(facts: Facts, pasted: Pasted, law: Law) -> Skeleton:
    """The draft file of an instrument with these facts and clauses."""
    writer = _Writer(law)
    writer.instrument(facts, pasted)
    text = "\n".join(writer.lines) + "\n"
    return Skeleton(text, text.count(f" {TODO}"), tuple(writer.doubts))


class _Writer:
    def __init__(self, law: Law) -> None:
        self.structure = law.structure
        self.titles = {each.id: each.title for each in law.instruments if each.amends}
        self.lines: list[str] = []
        self.doubts: list[Message] = []

    def instrument(self, facts: Facts, pasted: Pasted) -> None:
        """The whole file."""
        self.remark(
            "", Message("Compare every word with the Gazette, and write what it has for each {todo}.", todo=TODO)
        )
        self.lines += ['format: "1"', "instruments:"]
        self.doubtful(_STEP, facts.doubts)
        self.field(_STEP, facts.id)
        for name in ("title", "short_title", "number", "made", "published", "in_force", "gazette"):
            value = getattr(facts, name)
            if value != "":
                self.field(_STEP * 2, name, value or TODO)
        title = strip_spaces(normalise(facts.title))
        before = [line for line in pasted.before if strip_spaces(normalise(line)) not in title]
        if before:
            self.remark(_STEP * 2, Message("Before the first clause stood what follows; enter the recital of it."))
            self.lines += [f"{_STEP * 2}# {line}" for line in before]
            self.lines += [f"{_STEP * 2}recital:", f"{_STEP * 3}- {TODO}"]
        numbered = any(clause.citation.kind == CLAUSE for clause in pasted.clauses)
        if (before or pasted.clauses) and not numbered:
            said = Message(
                "no clause with a number was read; without numbers clauses are called วรรคหนึ่ง, วรรคสอง and so on, and "
                "where each begins must be looked at"
            )
            self.doubtful(_STEP * 2, [said])
        self.field(_STEP * 2, "clauses")
        for clause in pasted.clauses:
            self.clause(clause)
        if not pasted.clauses:
            self.field(_STEP * 3, f"{CLAUSE} 1")
            self.field(_STEP * 4, "text", TODO)
            self.field(_STEP * 4, "no_effect", TODO)
        if pasted.after:
            self.remark(_STEP * 2, Message("After the last clause stood:"))
            self.lines += [f"{_STEP * 2}# {line}" for line in pasted.after]

    def clause(self, clause: ClauseDraft) -> None:
        """A clause with what it seems to order."""
        self.field(_STEP * 3, str(clause.citation))
        self.doubtful(_STEP * 4, clause.doubts)
        self.field(_STEP * 4, "text", clause.text)
        if clause.aside:
            self.aside(clause)
            return
        if not clause.proposals:
            self.field(_STEP * 4, "no_effect", clause.no_effect or TODO)
            return
        self.field(_STEP * 4, "operations")
        for proposal in clause.proposals:
            self.operation(_STEP * 5, proposal)

    def aside(self, clause: ClauseDraft) -> None:
        """What a clause says of provisions without changing their text here."""
        indent = _STEP * 4
        key = "targets"
        if clause.aside == TRANSITIONAL:
            key = TRANSITIONAL
        else:
            self.field(indent, "not_expressed")
            indent += _STEP
        self.field(indent, key)
        self.lines += [f"{indent}{_STEP}- {self.cited(each)}" for each in clause.targets]
        self.lines += [] if clause.targets else [f"{indent}{_STEP}- {TODO}"]
        if clause.aside != TRANSITIONAL:
            self.field(indent, "reason", TODO)

    def operation(self, indent: str, proposal: Proposal) -> None:
        """An operation; its ``expect`` is for the keeper to write, who must look at the words that end."""
        self.doubtful(indent, proposal.doubts)
        if proposal.now is not None and proposal.kind != INSERT:
            self.remark(indent, Message("in the data: {text}", text=proposal.now))
        if proposal.kind == REPEAL_INSTRUMENT:
            self.field(f"{indent}- ", proposal.kind, proposal.whole)
            return
        self.field(f"{indent}- ", proposal.kind, self.cited(proposal.target) if proposal.target else TODO)
        indent += _STEP
        if proposal.kind == MOVE:
            self.field(indent, "to", str(proposal.to) if proposal.to else TODO)
        if proposal.kind != INSERT:
            self.field(indent, "expect", TODO)
        if proposal.kind == SUBSTITUTE:
            self.pairs(indent, proposal.words or ((TODO, TODO),))
        if proposal.kind == RENAME:
            self.field(indent, "text", proposal.words[0][1] if proposal.words else TODO)
        if proposal.kind in {INSERT, REPLACE, CORRECT}:
            self.part(indent, proposal.part)
        if proposal.keeps:
            self.field(indent, "keeps", ALL)

    def cited(self, citation: Citation) -> str:
        """A citation, with the title of its instrument if that is an amending one."""
        title = self.titles.get(citation.instrument)
        return f"{citation} แห่ง{title}" if title else str(citation)

    def pairs(self, indent: str, pairs: Sequence[tuple[str, str]]) -> None:
        """Words and those in their place: one pair in the operation itself, several as a list."""
        several = len(pairs) > 1
        if several:
            self.field(indent, "pairs")
            indent += _STEP
        for words, by in pairs:
            self.field(f"{indent}- " if several else indent, "words", words)
            inner = indent + _STEP * several
            self.field(inner, "by", by)
            self.field(inner, "count", TODO)

    def part(self, indent: str, part: Part | None) -> None:
        """The words of a provision, the one it reports to, and what stands inside it."""
        words = part.words if part else TODO
        self.field(indent, "text", words)
        if head := self.structure.reported_to(words):
            self.field(indent, "reports_to", head)
        if part and part.items:
            self.field(indent, "items")
            for item in part.items:
                label = str(Citation("", ("", item.label))).strip()
                if item.items or self.structure.reported_to(item.words):
                    self.field(indent + _STEP, label)
                    self.part(indent + _STEP * 2, item)
                else:
                    self.field(indent + _STEP, label, item.words)

    def field(self, indent: str, name: str, value: str | None = None) -> None:
        """A line with a key, and its value if it has one."""
        self.lines.append(f"{indent}{_scalar(name)}:" + (f" {_scalar(value)}" if value is not None else ""))

    def remark(self, indent: str, message: Message) -> None:
        """A comment on a line of its own."""
        self.lines.append(f"{indent}# {message}")

    def doubtful(self, indent: str, doubts: Iterable[Message]) -> None:
        """What is in doubt, as comments."""
        for doubt in doubts:
            self.doubts.append(doubt)
            self.remark(indent, Message("In doubt: {doubt}.", doubt=doubt))


def _scalar(text: str) -> str:
    """A text as YAML has it, in quotation marks where it needs them."""
    import json

    import yaml

    plain: str = yaml.safe_dump(text, allow_unicode=True, width=10**9).removesuffix("\n").removesuffix("\n...")
    return plain if plain == text else json.dumps(text, ensure_ascii=False)
