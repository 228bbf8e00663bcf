"""Nodes of the data files to what a clause orders."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from mandate_cli.dataset.provision_reader import NOWHERE, WORDING, ProvisionReader
from mandate_cli.law.amendments import (
    ALL,
    PARAGRAPHS,
    Correct,
    EnactedProvision,
    Insert,
    Move,
    Operation,
    Pair,
    Rename,
    Repeal,
    Replace,
    Substitute,
)
from mandate_cli.law.citation import PARAGRAPH, Citation
from mandate_cli.law.resolution import names
from mandate_cli.messages import listed

if TYPE_CHECKING:
    from mandate_cli.dataset.yaml_reader import Node

PAIR = ("words", "by", "count")
_FIRST = rf"{PARAGRAPH}\s*(?:หนึ่ง|แรก|1|๑)\s*(?:แห่ง|$)"  # a first paragraph, which a citation does not name
# For each operation the keys it must and may have besides its target.
OPERATIONS: dict[str, tuple[tuple[str, ...], tuple[str, ...]]] = {
    "insert": (("text",), (*WORDING, "items")),
    "repeal": (("expect",), ()),
    "repeal_instrument": ((), ()),
    "replace": (("expect", "text"), (*WORDING, "items", "keeps")),
    "move": (("expect", "to"), ()),
    "rename": (("expect", "text"), ()),
    "substitute": (("expect",), (*PAIR, "pairs")),
    "correct": (("expect", "text"), WORDING),
}


class OperationReader(ProvisionReader):
    """Reads what a clause orders."""

    def operation(self, node: Node) -> Operation:
        """What a clause orders: a map that begins with the operation's name and its target."""
        kinds = [kind for kind in OPERATIONS if isinstance(node.value, dict) and kind in node.value]
        if len(kinds) != 1:
            self.complain(
                node, "an operation is one of {operations}, with its target", operations=", ".join(OPERATIONS)
            )
            return Repeal(NOWHERE, "", node.place)
        (kind,) = kinds
        required, optional = OPERATIONS[kind]
        fields = self.fields(node, (kind, *required), optional)
        if kind == "repeal_instrument":
            return Repeal(self.named_instrument(fields[kind]), "", node.place, whole=True)
        target, expect = self.citation(fields.get(kind)), self.text(fields.get("expect"))
        keeps = self.keeps(kind, fields)
        entries: tuple[EnactedProvision, ...] = ()
        if kind in {"insert", "replace", "correct"}:
            entries = tuple(self.provision(target, node, self.worded(fields), fields))
        match kind:
            case "insert":
                return Insert(target, entries, node.place)
            case "repeal":
                return Repeal(target, expect, node.place)
            case "replace":
                return Replace(target, expect, entries, node.place, keeps)
            case "move":
                return Move(target, expect, self.citation(fields.get("to")), node.place)
            case "rename":
                return Rename(target, expect, self.text(fields.get("text")), node.place)
            case "correct":
                return Correct(target, expect, entries[0], node.place)
        return Substitute(target, expect, self.pairs(node, fields), node.place)

    def named_instrument(self, node: Node) -> Citation:
        """The first section or clause of an instrument that is named by its id or its title."""
        text = self.text(node)
        found = [each for each in self.instruments.values() if each.id == text] or [
            each for each in self.instruments.values() if text and names(text, [each])
        ]
        if len(found) != 1:
            self.complain(
                node,
                "“{text}” names no instrument that stands before this one; write its id: {instruments}",
                "bad-citation",
                text=text,
                instruments=listed(self.instruments),
            )
            return NOWHERE
        return next((top.of(found[0].id) for top in self.tops(found[0])), NOWHERE.of(found[0].id))

    def keeps(self, kind: str, fields: dict[str, Node]) -> str:
        """What a replacement keeps: ``all`` the target holds, or by its target the paragraphs after the first."""
        keeps = self.text(fields.get("keeps"))
        if keeps and keeps != ALL:
            self.complain(fields["keeps"], "there can only be: keeps: {all}", all=ALL)
        elif keeps and "items" in fields:
            self.complain(
                fields["keeps"], "all items stay, so that there can be no new ones; delete one of the two keys"
            )
        if re.search(_FIRST, self.text(fields.get(kind))) and not keeps:
            if kind in {"replace", "correct"}:
                return PARAGRAPHS
            self.complain(
                fields[kind],
                "of a first paragraph alone only replace and correct can be ordered here; write not_expressed instead",
                "bad-citation",
            )
        return keeps

    def pairs(self, node: Node, fields: dict[str, Node]) -> tuple[Pair, ...]:
        """The words to be substituted: one pair in the operation itself, or a list of several."""
        if ("pairs" in fields) == any(key in fields for key in PAIR):
            self.complain(node, "write words, by and count; or for several words a list of such pairs under pairs")
            return ()
        if "pairs" not in fields:
            return (self.pair(node, fields),)
        pairs = tuple(self.pair(each, self.fields(each, PAIR)) for each in self.list(fields["pairs"]))
        if len({pair.words for pair in pairs}) < len(pairs) or len(pairs) < 2:
            self.complain(fields["pairs"], "there must be two pairs or more, each of other words")
        return pairs

    def pair(self, node: Node, fields: dict[str, Node]) -> Pair:
        """Words, those by which they are substituted, and how often they stand there."""
        for key in PAIR:
            if key not in fields:
                self.complain(node, "the key “{key}” is missing here", key=key)
        return Pair(self.text(fields.get("words")), self.text(fields.get("by")), self.number(fields.get("count")))
