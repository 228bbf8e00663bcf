"""Data files to the model, strictly: every complaint says file:line:column, what is wrong and what would be right.

YAML here is text in maps and lists and nothing else: scalars stay text (no ``5.10`` to 5.1, no ``NO`` to false), and
duplicate keys, unknown keys, anchors, aliases and tags are refused. All complaints of a file come at once.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from mandate_cli.dataset.diagnostics import Diagnostic, LoadError
from mandate_cli.dataset.node_reader import NodeReader
from mandate_cli.dataset.paths import AMENDMENTS, BASE
from mandate_cli.dataset.tables import read_citation
from mandate_cli.dataset.yaml_reader import Node, read_yaml
from mandate_cli.law.amendments import (
    Clause,
    Correct,
    Dataset,
    EnactedProvision,
    Enactment,
    Insert,
    Operation,
    Rename,
    Repeal,
    Replace,
    Substitute,
    left,
)
from mandate_cli.law.citation import CLAUSE, KINDS, Citation, item_label
from mandate_cli.law.model import Instrument, Office, Outstanding, Place, Words
from mandate_cli.law.resolution import names
from mandate_cli.law.structure import Structure, reports
from mandate_cli.messages import listed, translatable
from mandate_cli.thai.normalise import normalise

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path


FORMAT = "1"


def load(directory: Path) -> Dataset:
    """The law of a data directory: its base and its amendments.

    Raises LoadError, with the complaints of both files.
    """
    diagnostics: list[Diagnostic] = []
    base, amendments = (read_yaml(directory / name, diagnostics) for name in (BASE, AMENDMENTS))
    dataset = _Reader(diagnostics).dataset(base, amendments)
    if diagnostics:
        raise LoadError(diagnostics)
    return dataset


def load_draft(path: Path, dataset: Dataset) -> Dataset:
    """A dataset with the draft instruments of a file laid on top.

    One that was outstanding, by its id, no longer is for the targets it does replace.
    The file is written as amendments.yaml is, without ``outstanding``. Raises LoadError.
    """
    diagnostics: list[Diagnostic] = []
    node = read_yaml(path, diagnostics)
    drafts = _Reader(diagnostics, dataset).drafts(node)
    if diagnostics:
        raise LoadError(diagnostics)
    entered = {draft.instrument.id: draft for draft in drafts}
    outstanding = [
        left(each, entered[each.instrument.id]) if each.instrument.id in entered else each
        for each in dataset.outstanding
    ]
    return dataset._replace(
        enactments=(*dataset.enactments, *drafts), outstanding=tuple(each for each in outstanding if each.targets)
    )


_FACTS = ("title", "short_title", "made", "published", "in_force", "gazette")
_NOWHERE = Citation(CLAUSE, ("",))
_NOBODY = Instrument("", "", "")
_MISSING = Place("", 0, 0)
_WORD_LISTS = ("unit_words", "reporting", "catch_all")
_WORDING = ("as_printed", "note", "reports_to")
# For each operation the keys it must and may have besides its target.
_OPERATIONS: dict[str, tuple[tuple[str, ...], tuple[str, ...]]] = {
    "insert": (("text",), (*_WORDING, "items")),
    "repeal": (("expect",), ()),
    "replace": (("expect", "text"), (*_WORDING, "items")),
    "rename": (("expect", "text"), ()),
    "substitute": (("expect", "words", "by", "count"), ()),
    "correct": (("expect", "text"), _WORDING),
}
_PREAMBLE = ("board_meeting", "legal_basis", "recital")


class _Reader(NodeReader):
    """Reads the nodes of the data files into instruments, clauses and operations."""

    def __init__(self, diagnostics: list[Diagnostic], dataset: Dataset | None = None) -> None:
        """Read into a new dataset, or on top of one."""
        super().__init__(diagnostics)
        self.ids: dict[str, Place] = {}  # of instruments, and where they begin
        self.reporting: tuple[str, ...] = dataset.structure.reporting if dataset else ()
        self.instruments: dict[str, Instrument] = {}
        self.example = Citation(CLAUSE, ("1", "1"))  # for messages: one of the deepest citations that were read
        self.headings: dict[Citation, list[str]] = {}  # which instruments have a section or clause of this number
        for enactment in dataset.enactments if dataset else ():
            self.ids[enactment.instrument.id] = enactment.clauses[0].place if enactment.clauses else _MISSING
            self.register(enactment)

    def register(self, enactment: Enactment) -> None:
        """Take an instrument's sections or clauses for what a citation can be of."""
        instrument = enactment.instrument
        self.instruments[instrument.id] = instrument
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
            return citation or _NOWHERE
        if citation is None:
            template = translatable("“{text}” is not a citation; write it like {example}")
            self.complain(node, template, "bad-citation", text=text, example=self.example)
            return _NOWHERE
        having = [self.instruments[id_] for id_ in self.headings.get(citation.top, ())]
        meant = [each for each in having if names(words, [each]) and (words or not each.amends)]
        if words and not meant:
            if any(names(words, [each]) for each in self.instruments.values()) and not having:
                meant = [each for each in self.instruments.values() if names(words, [each])]
            else:
                template = translatable("“{text}”: {instrument} is not the instrument here that has a {citation}")
                self.complain(node, template, "bad-citation", text=text, instrument=words, citation=citation)
        if len(meant) > 1:
            template = translatable("“{text}”: {instruments} have a {citation}; write แห่ง and the title after it")
            titles = listed(each.short_title for each in meant)
            self.complain(node, template, "bad-citation", text=text, instruments=titles, citation=citation.top)
        bases = [each for each in self.instruments.values() if not each.amends]
        kin = [each for each in bases if any(top.kind == citation.kind for top in self.tops(each))]
        return citation.of((meant or kin or bases or [_NOBODY])[0].id)

    def tops(self, instrument: Instrument) -> Iterator[Citation]:
        """The sections or clauses of an instrument."""
        return (top for top, ids in self.headings.items() if instrument.id in ids)

    def heading(self, key: Node) -> Citation:
        """The section or clause a key names, which must be written just so: ``ข้อ 7``, ``มาตรา 37``."""
        text = self.text(key)
        citation, _ = read_citation(text)
        if citation is None or citation.parent or str(citation) != text:
            self.complain(
                key,
                "“{text}” is not a section or clause; write one of {kinds} and its number",
                "bad-label",
                text=text,
                kinds=", ".join(KINDS),
            )
            return _NOWHERE
        return citation

    # words and provisions

    def words(self, node: Node) -> Words:
        if isinstance(node.value, str):
            return Words(self.text(node))
        return self.worded(self.fields(node, ("text",), ("as_printed", "note")))

    def worded(self, fields: dict[str, Node]) -> Words:
        return Words(
            self.text(fields.get("text")),
            self.optional_text(fields.get("as_printed")),
            self.optional_text(fields.get("note")),
        )

    def entries(self, citation: Citation, at: Node, node: Node) -> Iterator[EnactedProvision]:
        """A provision and, after it, everything inside it."""
        fields = {}
        if isinstance(node.value, str):
            words = Words(self.text(node))
        else:
            fields = self.fields(node, ("text",), ("as_printed", "note", "reports_to", "items"))
            words = self.worded(fields)
        yield from self.provision(citation, at, words, fields)

    def provision(
        self, citation: Citation, at: Node, words: Words, fields: dict[str, Node]
    ) -> Iterator[EnactedProvision]:
        reports_to = self.optional_text(fields.get("reports_to"))
        if reports_to and not self.reporting:
            template = translatable("structure has no words for reporting, so there can be no reports_to")
            self.complain(fields["reports_to"], template)
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

    # instruments

    def instrument(self, key: Node, fields: dict[str, Node], *, amends: bool) -> Instrument:
        id_ = self.text(key)
        if id_ in self.ids:
            self.complain(key, "there is already an instrument “{id}”, at {place}", id=id_, place=self.ids[id_])
        self.ids[id_] = key.place
        made, published = (self.day(fields.get(name)) for name in ("made", "published"))
        in_force = self.commencement(fields.get("in_force"), published)
        if "made" in fields and "in_force" in fields and not (made or in_force):
            self.complain(
                fields["made"], "made or in_force must be a date: the instrument could not be put in order", "bad-date"
            )
        for name, day in (("published", published), ("in_force", in_force)):
            if made and day and day < made:
                self.complain(
                    fields[name], "{name} is before the day it was made, {made}", "bad-date", name=name, made=made
                )
        meeting = self.fields(fields["board_meeting"], ("number", "held")) if "board_meeting" in fields else {}
        return Instrument(
            id=id_,
            title=self.text(fields.get("title")),
            short_title=self.text(fields.get("short_title")),
            number=self.number(fields.get("number")),
            amends=amends,
            made=made,
            published=published,
            in_force=in_force,
            gazette=self.optional_text(fields.get("gazette")),
            amended_in=tuple(map(self.text, self.list(fields.get("amended_in")))),
            board_meeting=(self.text(meeting.get("number")), self.known_day(meeting.get("held"))) if meeting else None,
            legal_basis=tuple(map(self.text, self.list(fields.get("legal_basis")))),
            recital=tuple(map(self.words, self.list(fields.get("recital")))),
        )

    def base(self, key: Node, node: Node) -> Enactment:
        """A base instrument: each of its sections or clauses inserts itself."""
        fields = self.fields(node, (*_FACTS, "provisions"), (*_PREAMBLE, "amended_in", "not_in_source"))
        id_ = self.text(key)
        clauses = []
        for at, value in self.map(fields.get("provisions")):
            top = self.heading(at).of(id_)
            insert = Insert(top, tuple(self.entries(top, at, value)), at.place)
            clauses.append(Clause(top, None, (insert,), None, at.place))
        missing = tuple(self.heading(each).of(id_) for each in self.list(fields.get("not_in_source")))
        enactment = Enactment(self.instrument(key, fields, amends=False), tuple(clauses), missing)
        self.register(enactment)
        return enactment

    def amendment(self, key: Node, node: Node, *, draft: bool = False) -> Enactment:
        """An amending instrument, every clause of which must be there and order something or say why it does not."""
        fields = self.fields(node, (*_FACTS, "clauses"), (*_PREAMBLE, "number"))
        clauses = [self.clause(self.text(key), at, value) for at, value in self.map(fields.get("clauses"))]
        numbers = {clause.citation.labels for clause in clauses}
        for number in range(
            1, max((int(labels[0]) for labels in numbers if labels and labels[0].isdigit()), default=1)
        ):
            if (str(number),) not in numbers:
                self.complain(
                    fields["clauses"],
                    "{clause} is not accounted for; enter it, with its operations or with no_effect and the reason",
                    "clause-unaccounted",
                    clause=Citation(CLAUSE, (str(number),)),
                )
        enactment = Enactment(self.instrument(key, fields, amends=True), tuple(clauses), draft=draft)
        self.register(enactment)
        return enactment

    def clause(self, instrument: str, at: Node, value: Node) -> Clause:
        """A clause of an amending instrument, with what it orders."""
        fields = self.fields(value, ("text",), ("operations", "no_effect", "as_printed", "note"))
        operations = tuple(map(self.operation, self.list(fields.get("operations"))))
        no_effect = self.optional_text(fields.get("no_effect"))
        if bool(operations) == bool(no_effect):
            self.complain(
                at,
                "a clause has either operations, or no_effect with the reason why it leaves the text as it is",
                "clause-unaccounted",
            )
        return Clause(self.heading(at).of(instrument), self.worded(fields), operations, no_effect, at.place)

    def operation(self, node: Node) -> Operation:
        """What a clause orders: a map that begins with the operation's name and its target."""
        kinds = [kind for kind in _OPERATIONS if isinstance(node.value, dict) and kind in node.value]
        if len(kinds) != 1:
            self.complain(
                node, "an operation is one of {operations}, with its target", operations=", ".join(_OPERATIONS)
            )
            return Repeal(_NOWHERE, "", node.place)
        (kind,) = kinds
        required, optional = _OPERATIONS[kind]
        fields = self.fields(node, (kind, *required), optional)
        target, expect = self.citation(fields.get(kind)), self.text(fields.get("expect"))
        entries: tuple[EnactedProvision, ...] = ()
        if kind in {"insert", "replace", "correct"}:
            entries = tuple(self.provision(target, node, self.worded(fields), fields))
        match kind:
            case "insert":
                return Insert(target, entries, node.place)
            case "repeal":
                return Repeal(target, expect, node.place)
            case "replace":
                return Replace(target, expect, entries, node.place)
            case "rename":
                return Rename(target, expect, self.text(fields.get("text")), node.place)
            case "correct":
                return Correct(target, expect, entries[0], node.place)
        words, by = self.text(fields.get("words")), self.text(fields.get("by"))
        return Substitute(target, expect, words, by, self.number(fields.get("count")), node.place)

    def outstanding(self, key: Node, node: Node) -> Outstanding:
        fields = self.fields(node, (*_FACTS, "number", "clauses"))
        targets = []
        for at, value in self.map(fields.get("clauses")):
            clause = self.fields(value, ("replaces",))
            target = self.citation(clause.get("replaces"))
            targets.append((self.heading(at).of(self.text(key)), target, at.place))
        return Outstanding(self.instrument(key, fields, amends=True), tuple(targets))

    # the whole

    def structure(self, node: Node | None) -> Structure:
        """Where the law says what, as the data declare it."""
        fields = self.fields(node, ("units", "duties", "powers", "office", *_WORD_LISTS), ("leader", "rest"))
        duties, heads = fields.get("duties"), {}
        if duties is not None and isinstance(duties.value, dict):
            heads = {self.citation(line): self.citation(head) for line, head in self.map(duties)}
            duties = None
        return Structure(
            units=self.citation(fields.get("units")),
            duties=self.citation(duties) if duties else None,
            heads=heads,
            powers=tuple(map(self.citation, self.list(fields.get("powers")))),
            office=self.text(fields.get("office")),
            **{name: tuple(map(self.text, self.list(fields.get(name)))) for name in _WORD_LISTS},
            leader=self.optional_text(fields.get("leader")),
            rest=self.citation(fields["rest"]) if "rest" in fields else None,
        )

    def file(self, node: Node | None, required: Iterable[str]) -> dict[str, Node]:
        """The fields of a whole file, which says its format first."""
        fields = self.fields(node, ("format", *required))
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

    def drafts(self, node: Node | None) -> tuple[Enactment, ...]:
        """The instruments of a draft file, none of which may be in the dataset already."""
        fields = self.file(node, ("instruments",))
        return tuple(self.amendment(*pair, draft=True) for pair in self.map(fields.get("instruments")))

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
        enactments += [self.amendment(*pair) for pair in self.map(changes.get("instruments"), empty=True)]
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
            checked_at=base["checked_through"].place if "checked_through" in base else _MISSING,
            enactments=tuple(enactments),
            outstanding=tuple(self.outstanding(*pair) for pair in self.map(changes.get("outstanding"), empty=True)),
        )
