"""The skeleton of an amending instrument as a draft file, for the keeper to complete.

What is not known is ``TODO``, which the loader refuses, and whatever is in doubt stands in comments.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any, NamedTuple

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
from mandate_cli.law.structure import reported_to
from mandate_cli.messages import Message
from mandate_cli.thai.normalise import normalise, strip_spaces

if TYPE_CHECKING:
    from mandate_cli.law.drafting import Facts, Pasted
    from mandate_cli.law.mandate import Law
    from mandate_cli.law.pasted import Part

# A line of a YAML file: a key with its value, a text or the lines below it; an item of a list; or a comment.
Line = tuple[str, Any]
_ITEM, _COMMENT = "-", "#"


class Skeleton(NamedTuple):
    """A draft file, how many TODOs it has, and what is in doubt."""

    text: str
    todo: int
    doubts: tuple[Message, ...]


def skeleton(facts: Facts, pasted: Pasted, law: Law) -> Skeleton:
    """The draft file of an instrument with these facts and clauses."""
    writer = _Writer(law)
    text = "".join(f"{line}\n" for line in _yaml(writer.file(facts, pasted)))
    return Skeleton(text, text.count(f" {TODO}"), tuple(writer.doubts))


class _Writer:
    def __init__(self, law: Law) -> None:
        self.structure = law.structure
        self.titles = {each.id: each.title for each in law.instruments if each.amends}
        self.doubts: list[Message] = []

    def file(self, facts: Facts, pasted: Pasted) -> Iterator[Line]:
        yield _comment(
            Message("Compare every word with the Gazette, and write what it has for each {todo}.", todo=TODO)
        )
        yield "format", "1"
        yield "instruments", [*self.doubtful(facts.doubts), (facts.id, [*self.instrument(facts, pasted)])]

    def instrument(self, facts: Facts, pasted: Pasted) -> Iterator[Line]:
        for name in ("title", "short_title", "number", "made", "published", "in_force", "gazette"):
            value = getattr(facts, name)
            if value != "":
                yield name, value or TODO
        title = strip_spaces(normalise(facts.title))
        before = [line for line in pasted.before if strip_spaces(normalise(line)) not in title]
        if before:
            yield _comment(Message("Before the first clause stood what follows; enter the recital of it."))
            yield from map(_comment, before)
            yield "recital", [(_ITEM, TODO)]
        numbered = any(clause.citation.kind == CLAUSE for clause in pasted.clauses)
        if (before or pasted.clauses) and not numbered:
            said = Message(
                "no clause with a number was read; without numbers clauses are called วรรคหนึ่ง, วรรคสอง and so on, and "
                "where each begins must be looked at"
            )
            yield from self.doubtful([said])
        clauses = [(str(clause.citation), [*self.clause(clause)]) for clause in pasted.clauses]
        yield "clauses", clauses or [(f"{CLAUSE} 1", [("text", TODO), ("no_effect", TODO)])]
        if pasted.after:
            yield _comment(Message("After the last clause stood:"))
            yield from map(_comment, pasted.after)

    def clause(self, clause: ClauseDraft) -> Iterator[Line]:
        """A clause with what it seems to order, or to say of provisions without changing their text here."""
        yield from self.doubtful(clause.doubts)
        yield "text", clause.text
        if clause.aside:
            targets = [(_ITEM, self.cited(target)) for target in clause.targets] or [(_ITEM, TODO)]
            if clause.aside == TRANSITIONAL:
                yield TRANSITIONAL, targets
            else:
                yield "not_expressed", [("targets", targets), ("reason", TODO)]
        elif clause.proposals:
            yield "operations", [line for proposal in clause.proposals for line in self.operation(proposal)]
        else:
            yield "no_effect", clause.no_effect or TODO

    def operation(self, proposal: Proposal) -> Iterator[Line]:
        """An operation below comments on it."""
        yield from self.doubtful(proposal.doubts)
        if proposal.now is not None and proposal.kind != INSERT:
            yield _comment(Message("in the data: {text}", text=proposal.now))
        yield _ITEM, [*self.fields(proposal)]

    def fields(self, proposal: Proposal) -> Iterator[Line]:
        """What an operation has; its ``expect`` is for the keeper to write, who must look at the words that end."""
        if proposal.kind == REPEAL_INSTRUMENT:
            yield proposal.kind, proposal.whole or TODO
            return
        yield proposal.kind, self.cited(proposal.target) if proposal.target else TODO
        if proposal.kind == MOVE:
            yield "to", str(proposal.to or TODO)
        if proposal.kind != INSERT:
            yield "expect", TODO
        if proposal.kind == SUBSTITUTE:
            pairs = [[("words", words), ("by", by), ("count", TODO)] for words, by in proposal.words or ((TODO, TODO),)]
            yield from pairs[0] if len(pairs) == 1 else [("pairs", [(_ITEM, pair) for pair in pairs])]
        if proposal.kind == RENAME:
            yield "text", proposal.words[0][1] if proposal.words else TODO
        if proposal.kind in {INSERT, REPLACE, CORRECT}:
            yield from self.part(proposal.part)
        if proposal.keeps:
            yield "keeps", ALL

    def cited(self, citation: Citation) -> str:
        """A citation, with the title of its instrument if that is an amending one."""
        title = self.titles.get(citation.instrument)
        return f"{citation} แห่ง{title}" if title else str(citation)

    def part(self, part: Part | None) -> Iterator[Line]:
        """The words of a provision, the one it reports to, and what stands inside it."""
        words = part.words if part else TODO
        yield "text", words
        if head := reported_to(words, self.structure.reporting):
            yield "reports_to", head
        if part and part.items:
            items = [(str(Citation("", ("", item.label))).strip(), [*self.part(item)]) for item in part.items]
            # One of which there is no more than its words has just these.
            yield "items", [(label, lines if len(lines) > 1 else lines[0][1]) for label, lines in items]

    def doubtful(self, doubts: Iterable[Message]) -> Iterator[Line]:
        for doubt in doubts:
            self.doubts.append(doubt)
            yield _comment(Message("In doubt: {doubt}.", doubt=doubt))


def _comment(text: Message | str) -> Line:
    return _COMMENT, str(text)


def _yaml(lines: Iterable[Line]) -> Iterator[str]:
    for name, value in lines:
        inner = [] if isinstance(value, str) else [*_yaml(value)]
        if name == _COMMENT:
            yield f"# {value}"
        elif name == _ITEM:
            yield f"- {inner.pop(0) if inner else _scalar(value)}"
        else:
            yield f"{_scalar(name)}:" if inner else f"{_scalar(name)}: {_scalar(value)}"
        yield from (f"  {line}" for line in inner)


def _scalar(text: str) -> str:
    """A text as YAML has it, in quotation marks where it needs them."""
    import json

    import yaml

    plain: str = yaml.safe_dump(text, allow_unicode=True, width=10**9).removesuffix("\n").removesuffix("\n...")
    return plain if plain == text else json.dumps(text, ensure_ascii=False)
