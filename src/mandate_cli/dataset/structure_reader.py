"""Nodes of the data files to where the law says what: the lists of units, their duties, the office's powers."""

from __future__ import annotations

from functools import reduce
from typing import Any

from mandate_cli.dataset.provision_reader import UNREAD, ProvisionReader
from mandate_cli.dataset.yaml_reader import Node
from mandate_cli.law.citation import Citation
from mandate_cli.law.structure import Division, Structure
from mandate_cli.messages import translatable

WORD_LISTS = ("unit_words", "reporting", "catch_all")


class StructureReader(ProvisionReader):
    """Reads what the data declare of the law's structure."""

    def structure(self, node: Node | None) -> Structure:
        """Where the law says what, as the data declare it."""
        fields = self.fields(
            node, ("units", "duties", "powers", "office", *WORD_LISTS), ("leader", "rest", "outside", "also")
        )
        words: dict[str, Any] = {name: self.texts(fields.get(name)) for name in WORD_LISTS}
        own = Structure(
            divisions=(self.division(fields),),
            powers=tuple(map(self.cited, self.list(fields.get("powers")))),
            office=self.text(fields.get("office")),
            leader=self.optional_text(fields.get("leader")),
            rest=self.cited(fields["rest"]) if "rest" in fields else None,
            outside=self.outside(fields),
            **words,
        )
        return reduce(self.another, self.list(fields.get("also")), own)

    def another(self, structure: Structure, node: Node) -> Structure:
        """A structure with that of one more base."""
        fields = self.fields(node, (), ("units", "duties", "powers", "outside"))
        lists = fields.keys() & {"units", "duties"}
        if node.inside and lists != {"units", "duties"} and (lists or "outside" not in fields):
            template = translatable("write units and duties; or only outside, for a unit that stands in no list")
            self.complain(node, template)
        return structure._replace(
            divisions=(*structure.divisions, *([self.division(fields)] if lists else [])),
            powers=(*structure.powers, *map(self.cited, self.list(fields.get("powers")))),
            outside={**structure.outside, **self.outside(fields)},
        )

    def division(self, fields: dict[str, Node]) -> Division:
        """Where a base lists the units, and where their duties stand."""
        units, duties = self.cited(fields.get("units")), fields.get("duties")
        if duties is not None and isinstance(duties.value, dict):
            return Division(units, None, {self.citation(line): self.citation(head) for line, head in self.map(duties)})
        cited = self.cited(duties) if duties else None
        if duties and cited == units != UNREAD:
            template = translatable("{citation} lists the units; write where their duties stand")
            self.complain(duties, template, "bad-citation", citation=cited)
        return Division(units, cited, {})

    def cited(self, node: Node | None) -> Citation:
        """A citation of the structure, whose section or clause must be there by the end."""
        citation = self.citation(node)
        if node and citation != UNREAD:
            self.structural.append((node, citation))
        return citation

    def complain_of_structure(self) -> None:
        """Complain of what the structure cites and no instrument has."""
        if not self.diagnostics:  # else it may be there, and was not read
            for node, citation in self.structural:
                if citation not in self.entered:
                    template = translatable("no instrument here has a {citation}; correct the citation")
                    self.complain(node, template, "target-missing", citation=citation)

    def outside(self, fields: dict[str, Node]) -> dict[Citation, str]:
        """The units that stand in no list: their names, by the clauses that have their duties."""
        return {self.citation(head): self.text(name) for head, name in self.map(fields.get("outside"))}
