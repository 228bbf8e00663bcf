"""Data files to the model, strictly: every complaint says file:line:column, what is wrong and what would be right.

YAML here is text in maps and lists and nothing else: scalars stay text (no ``5.10`` to 5.1, no ``NO`` to false), and
duplicate keys, unknown keys, anchors, aliases and tags are refused. All complaints of a file come at once.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import reduce
from pathlib import Path
from typing import TYPE_CHECKING, Any

from mandate_cli.dataset.diagnostics import Diagnostics, LoadError
from mandate_cli.dataset.instrument_reader import InstrumentReader
from mandate_cli.dataset.paths import AMENDMENTS, BASE
from mandate_cli.dataset.provision_reader import MISSING
from mandate_cli.dataset.yaml_reader import Node, read_yaml
from mandate_cli.law.amendments import Dataset, Enactment, left
from mandate_cli.law.model import Office
from mandate_cli.law.structure import Division, Structure

if TYPE_CHECKING:
    from mandate_cli.law.citation import Citation

FORMAT = "1"
WORD_LISTS = ("unit_words", "reporting", "catch_all")


def load(directory: Path) -> Dataset:
    """The law of a data directory: its base and its amendments.

    Raises LoadError, with the complaints of both files.
    """
    diagnostics = Diagnostics()
    base, amendments = (read_yaml(directory / name, diagnostics) for name in (BASE, AMENDMENTS))
    if base is None:  # nothing can be said of amendments to it
        raise LoadError(diagnostics)
    dataset = _Reader(diagnostics).dataset(base, amendments)
    diagnostics.raise_any()
    return dataset


def load_draft(path: Path, dataset: Dataset) -> Dataset:
    """A dataset with the draft instruments of a file laid on top.

    One that was outstanding, by its id, no longer is for the targets it does replace.
    The file is written as amendments.yaml is, without ``outstanding``. Raises LoadError.
    """
    diagnostics = Diagnostics()
    node = read_yaml(path, diagnostics)
    drafts, structure = _Reader(diagnostics, dataset).drafts(node, dataset.structure)
    diagnostics.raise_any()
    outstanding = list(dataset.outstanding)
    for draft in drafts:
        outstanding = [left(each, draft) if each.instrument.id == draft.instrument.id else each for each in outstanding]
    return dataset._replace(
        enactments=(*dataset.enactments, *drafts),
        outstanding=tuple(each for each in outstanding if each.targets),
        structure=structure,
    )


class _Reader(InstrumentReader):
    """Reads whole data files."""

    def structure(self, node: Node | None) -> Structure:
        """Where the law says what, as the data declare it."""
        fields = self.fields(
            node, ("units", "duties", "powers", "office", *WORD_LISTS), ("leader", "rest", "outside", "also")
        )
        units, duties, heads = self.division(fields)
        words: dict[str, Any] = {name: tuple(map(self.text, self.list(fields.get(name)))) for name in WORD_LISTS}
        own = Structure(
            units=units,
            duties=duties,
            heads=heads,
            powers=tuple(map(self.citation, self.list(fields.get("powers")))),
            office=self.text(fields.get("office")),
            leader=self.optional_text(fields.get("leader")),
            rest=self.citation(fields["rest"]) if "rest" in fields else None,
            outside=self.outside(fields),
            **words,
        )
        return reduce(self.another, self.list(fields.get("also")), own)

    def another(self, structure: Structure, node: Node) -> Structure:
        """A structure with that of one more base."""
        fields = self.fields(node, ("units", "duties"), ("powers", "outside"))
        return structure._replace(
            also=(*structure.also, self.division(fields)),
            powers=(*structure.powers, *map(self.citation, self.list(fields.get("powers")))),
            outside={**structure.outside, **self.outside(fields)},
        )

    def division(self, fields: dict[str, Node]) -> Division:
        """Where a base lists the units, and where their duties stand."""
        units, duties = self.citation(fields.get("units")), fields.get("duties")
        if duties is not None and isinstance(duties.value, dict):
            return Division(units, None, {self.citation(line): self.citation(head) for line, head in self.map(duties)})
        return Division(units, self.citation(duties) if duties else None, {})

    def outside(self, fields: dict[str, Node]) -> dict[Citation, str]:
        """The units that stand in no list: their names, by the clauses that have their duties."""
        return {self.citation(head): self.text(name) for head, name in self.map(fields.get("outside"))}

    def file(self, node: Node | None, required: Iterable[str], optional: Iterable[str] = ()) -> dict[str, Node]:
        """The fields of a whole file, which says its format first."""
        fields = self.fields(node, ("format", *required), optional)
        found = self.text(fields.get("format"))
        if found and found != FORMAT:
            self.complain(
                fields["format"],
                "the format is “{found}”, and this version of mandate reads “{format}”; use a version that knows it",
                "newer-format",
                found=found,
                format=FORMAT,
            )
        return fields

    def drafts(self, node: Node | None, structure: Structure) -> tuple[list[Enactment], Structure]:
        """The instruments of a draft file, none of which may be in the dataset already, and the structure with them."""
        fields = self.file(node, ("instruments",), ("structure",))
        drafts: list[Enactment] = []
        for key, value in self.map(fields.get("instruments")):
            if isinstance(value.value, dict) and "provisions" in value.value:
                drafts.append(self.base(key, value, draft=True))
            else:
                drafts += self.amendment(key, value, draft=True)
        return drafts, self.another(structure, fields["structure"]) if "structure" in fields else structure

    def dataset(self, base_node: Node | None, amendments_node: Node | None) -> Dataset:
        base = self.file(base_node, ("checked_through", "office", "structure", "instruments"))
        changes = self.file(amendments_node, ("instruments", "outstanding"))
        office = self.fields(
            base.get("office"), ("name", "heading", "text", "established_by", "under"), ("as_printed", "note")
        )
        words = base["structure"].value if "structure" in base else {}
        if isinstance(words, dict) and "reporting" in words:
            self.reporting = tuple(map(self.text, self.list(words["reporting"][1])))
        founding = self.fields(office.get("established_by"), ("title", "made"))
        enactments = [self.base(*pair) for pair in self.map(base.get("instruments"))]
        structure = self.structure(base.get("structure"))
        for pair in self.map(changes.get("instruments"), empty=True):
            enactments += self.amendment(*pair)
        return Dataset(
            office=Office(
                name=self.text(office.get("name")),
                heading=self.text(office.get("heading")),
                words=self.worded(office),
                established_by=self.text(founding.get("title")),
                established=self.known_day(founding.get("made")),
                under=self.text(office.get("under")),
            ),
            structure=structure,
            checked_through=self.known_day(base.get("checked_through")),
            checked_at=base["checked_through"].place if "checked_through" in base else MISSING,
            enactments=tuple(enactments),
            outstanding=tuple(self.outstanding(*pair) for pair in self.map(changes.get("outstanding"), empty=True)),
        )
