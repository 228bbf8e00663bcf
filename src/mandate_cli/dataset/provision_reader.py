"""Nodes of the data files to citations, words, and provisions with all that stands inside them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING

from mandate_cli.dataset.node_reader import NodeReader
from mandate_cli.dataset.tables import read_citation
from mandate_cli.law.amendments import Dataset, EnactedProvision, Enactment, Insert, Repeal
from mandate_cli.law.citation import CLAUSE, KINDS, UNNUMBERED, Citation, item_label
from mandate_cli.law.model import Instrument, Place, Words
from mandate_cli.law.resolution import names
from mandate_cli.law.structure import reports
from mandate_cli.messages import listed, translatable
from mandate_cli.thai.normalise import normalise

if TYPE_CHECKING:
    from mandate_cli.dataset.diagnostics import Diagnostics
    from mandate_cli.dataset.yaml_reader import Node

NOWHERE = Citation(CLAUSE, ("",))
NOBODY = Instrument("", "", "")
MISSING = Place("", 0, 0)
WORDING = ("as_printed", "note", "reports_to")


class ProvisionReader(NodeReader):
    """Reads citations by the instruments that were read so far, and what stands in an instrument."""

    def __init__(self, diagnostics: Diagnostics, dataset: Dataset | None = None) -> None:
        """Read into a new dataset, or on top of one."""
        super().__init__(diagnostics)
        self.ids: dict[str, Place] = {}  # of instruments, and where they begin
        self.reporting: tuple[str, ...] = dataset.structure.reporting if dataset else ()
        self.instruments: dict[str, Instrument] = {}
        self.example = Citation(CLAUSE, ("1", "1"))  # for messages: one of the deepest citations that were read
        self.headings: dict[Citation, list[str]] = {}  # which instruments have a section or clause of this number
        self.amended: date | None = None  # the day of the amending instrument that is read
        self.repealed: dict[str, date] = {}  # since when a whole instrument is
        for enactment in dataset.enactments if dataset else ():
            self.ids[enactment.instrument.id] = enactment.clauses[0].place if enactment.clauses else MISSING
            self.register(enactment)

    def register(self, enactment: Enactment) -> None:
        """Take an instrument's sections or clauses for what a citation can be of."""
        instrument = enactment.instrument
        self.instruments[instrument.id] = instrument
        for operation in (each for clause in enactment.clauses for each in clause.operations):
            if isinstance(operation, Repeal) and operation.whole and (instrument.in_force or instrument.made):
                self.repealed[operation.target.instrument] = instrument.day
        for citation in (*(clause.citation for clause in enactment.clauses), *enactment.not_in_source):
            self.headings.setdefault(citation.of(""), []).append(instrument.id)
        if not instrument.amends:
            inserts = (each for clause in enactment.clauses for each in clause.operations if isinstance(each, Insert))
            read = (entry.citation for insert in inserts for entry in insert.entries)
            self.example = max([self.example, *read], key=lambda citation: len(citation.labels))

    def citation(self, node: Node | None) -> Citation:
        """A citation, with the instrument it is of: the one it names, else the base instrument that has its heading."""
        text = self.text(node)
        citation, words = read_citation(text)
        if node is None or not text:
            return citation or NOWHERE
        if citation is None:
            template = translatable("“{text}” is not a citation; write it like {example}")
            self.complain(node, template, "bad-citation", text=text, example=self.example)
            return NOWHERE
        having = [self.instruments[id_] for id_ in self.headings.get(citation.top, ())]
        meant = [each for each in having if names(words, [each]) and (words or not each.amends)]
        if words and not meant:
            if any(names(words, [each]) for each in self.instruments.values()) and not having:
                meant = [each for each in self.instruments.values() if names(words, [each])]
            else:
                template = translatable("“{text}”: {instrument} is not the instrument here that has a {citation}")
                self.complain(node, template, "bad-citation", text=text, instrument=words, citation=citation)
        if len(meant) > 1 and self.amended:  # what an instrument amends is in force on its day
            meant = [each for each in meant if each.day <= self.amended < self.repealed.get(each.id, date.max)] or meant
        if len(meant) > 1:
            template = translatable("“{text}”: {instruments} have a {citation}; write แห่ง and the title after it")
            titles = listed(each.short_title for each in meant)
            self.complain(node, template, "bad-citation", text=text, instruments=titles, citation=citation.top)
        bases = [each for each in self.instruments.values() if not each.amends]
        kin = [each for each in bases if any(top.kind == citation.kind for top in self.tops(each))]
        return citation.of((meant or kin or bases or [NOBODY])[0].id)

    def tops(self, instrument: Instrument) -> Iterator[Citation]:
        """The sections or clauses of an instrument."""
        return (top for top, ids in self.headings.items() if instrument.id in ids)

    def heading(self, key: Node) -> Citation:
        """The section or clause a key names, which must be written just so: ``ข้อ 7``, ``มาตรา 37``, ``วรรคหนึ่ง``."""
        text = self.text(key)
        citation = Citation.unnumbered(text) if re.fullmatch(UNNUMBERED, text) else read_citation(text)[0]
        if citation is None or citation.parent or str(citation) != text:
            self.complain(
                key,
                "“{text}” is not a section or clause; write one of {kinds} and its number, or วรรคหนึ่ง, วรรคสอง and so "
                "on where there are no numbers",
                "bad-label",
                text=text,
                kinds=", ".join(KINDS),
            )
            return NOWHERE
        return citation

    def words(self, node: Node) -> Words:
        """Words of the law: text alone, or a map with ``as_printed`` and ``note``."""
        if isinstance(node.value, str):
            return Words(self.text(node))
        return self.worded(self.fields(node, ("text",), ("as_printed", "note")))

    def worded(self, fields: dict[str, Node]) -> Words:
        """Words of the law, of the fields of such a map."""
        return Words(
            self.text(fields.get("text")),
            self.optional_text(fields.get("as_printed")),
            self.optional_text(fields.get("note")),
        )

    def entries(
        self, citation: Citation, at: Node, node: Node, more: tuple[str, ...] = ()
    ) -> Iterator[EnactedProvision]:
        """A provision and, after it, everything inside it; ``more`` are keys that it may have besides."""
        fields = {}
        if isinstance(node.value, str):
            words = Words(self.text(node))
        else:
            fields = self.fields(node, ("text",), (*WORDING, "items", *more))
            words = self.worded(fields)
        yield from self.provision(citation, at, words, fields)

    def provision(
        self, citation: Citation, at: Node, words: Words, fields: dict[str, Node]
    ) -> Iterator[EnactedProvision]:
        """A provision with these words and, after it, everything inside it."""
        reports_to = self.optional_text(fields.get("reports_to"))
        if reports_to and not self.reporting:
            self.complain(fields["reports_to"], "structure has no words for reporting, so there can be no reports_to")
        elif not reports(words.text, reports_to, self.reporting):
            self.complain(
                fields.get("reports_to", at),
                "reports_to must say just what follows “{words}” in the text, and be there only where the text has it",
                words=" / ".join(self.reporting),
            )
        yield EnactedProvision(citation=citation, words=words, reports_to=reports_to, place=at.place)
        for key, value in self.map(fields.get("items")):
            label = item_label(self.text(key))
            if label:
                yield from self.entries(citation.child(label), key, value)
            else:
                meant = f"({normalise(self.text(key)).strip('(). ')})"
                template = (
                    translatable("“{label}” is not the label of an item; write {meant}")
                    if item_label(meant)
                    else translatable("“{label}” is not the label of an item; write (1) or (ก)")
                )
                self.complain(key, template, "bad-label", label=key.value, meant=meant)
