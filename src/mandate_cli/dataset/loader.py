"""Data files to the model, strictly: every complaint says file:line:column, what is wrong and what would be right.

YAML here is text in maps and lists and nothing else: scalars stay text (no ``5.10`` to 5.1, no ``NO`` to false), and
duplicate keys, unknown keys, anchors, aliases and tags are refused. All complaints of a file come at once.
"""

from __future__ import annotations

import re
from datetime import date
from functools import reduce
from typing import TYPE_CHECKING, Any

from mandate_cli.dataset.diagnostics import Diagnostic, LoadError
from mandate_cli.dataset.node_reader import NodeReader
from mandate_cli.dataset.paths import AMENDMENTS, BASE
from mandate_cli.dataset.tables import read_citation
from mandate_cli.dataset.yaml_reader import Node, read_yaml
from mandate_cli.law.amendments import (
    ALL,
    PARAGRAPHS,
    Clause,
    Correct,
    Dataset,
    EnactedProvision,
    Enactment,
    Insert,
    Move,
    Operation,
    Pair,
    Rename,
    Repeal,
    Replace,
    Substitute,
    left,
)
from mandate_cli.law.citation import CLAUSE, KINDS, PARAGRAPH, UNNUMBERED, Citation, item_label
from mandate_cli.law.model import OUTSTANDING, Instrument, Office, Outstanding, Place, Reservation, Target, Words
from mandate_cli.law.resolution import names
from mandate_cli.law.structure import Division, Structure, reports
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
    drafts, structure = _Reader(diagnostics, dataset).drafts(node, dataset.structure)
    if diagnostics:
        raise LoadError(diagnostics)
    outstanding = list(dataset.outstanding)
    for draft in drafts:
        outstanding = [left(each, draft) if each.instrument.id == draft.instrument.id else each for each in outstanding]
    return dataset._replace(
        enactments=(*dataset.enactments, *drafts),
        outstanding=tuple(each for each in outstanding if each.targets),
        structure=structure,
    )


_FACTS = ("title", "short_title", "made", "published", "in_force", "gazette")
_NOWHERE = Citation(CLAUSE, ("",))
_NOBODY = Instrument("", "", "")
_MISSING = Place("", 0, 0)
_WORD_LISTS = ("unit_words", "reporting", "catch_all")
_PAIR = ("words", "by", "count")
_FIRST = rf"{PARAGRAPH}\s*(?:หนึ่ง|แรก|1|๑)\s*(?:แห่ง|$)"  # a first paragraph, which a citation does not name
# What a clause does besides, or instead of, ordering something: just one of these.
_CLAUSE_KEYS = ("operations", "no_effect", "transitional", "not_expressed")
_UNENTERED = {
    "replaces": OUTSTANDING,
    "inserts": "outstanding-insert",
    "repeals": "outstanding-repeal",
    "renames": "outstanding-rename",
}
_WORDING = ("as_printed", "note", "reports_to")
# For each operation the keys it must and may have besides its target.
_OPERATIONS: dict[str, tuple[tuple[str, ...], tuple[str, ...]]] = {
    "insert": (("text",), (*_WORDING, "items")),
    "repeal": (("expect",), ()),
    "repeal_instrument": ((), ()),
    "replace": (("expect", "text"), (*_WORDING, "items", "keeps")),
    "move": (("expect", "to"), ()),
    "rename": (("expect", "text"), ()),
    "substitute": (("expect",), (*_PAIR, "pairs")),
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
        self.amended: date | None = None  # the day of the amending instrument that is read
        self.repealed: dict[str, date] = {}  # since when a whole instrument is
        for enactment in dataset.enactments if dataset else ():
            self.ids[enactment.instrument.id] = enactment.clauses[0].place if enactment.clauses else _MISSING
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
        if len(meant) > 1 and self.amended:  # what an instrument amends is in force on its day
            meant = [each for each in meant if each.day <= self.amended < self.repealed.get(each.id, date.max)] or meant
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

    def entries(
        self, citation: Citation, at: Node, node: Node, more: tuple[str, ...] = ()
    ) -> Iterator[EnactedProvision]:
        """A provision and, after it, everything inside it; ``more`` are keys that it may have besides."""
        fields = {}
        if isinstance(node.value, str):
            words = Words(self.text(node))
        else:
            fields = self.fields(node, ("text",), (*_WORDING, "items", *more))
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
        if made and published and published < made:
            self.complain(fields["published"], "published is before the day it was made, {made}", "bad-date", made=made)
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

    def base(self, key: Node, node: Node, *, draft: bool = False) -> Enactment:
        """A base instrument: each of its sections or clauses inserts itself, and may repeal what was before."""
        fields = self.fields(node, (*_FACTS, "provisions"), (*_PREAMBLE, "amended_in", "not_in_source"))
        id_ = self.text(key)
        clauses = []
        for at, value in self.map(fields.get("provisions")):
            top = self.heading(at).of(id_)
            insert = Insert(top, tuple(self.entries(top, at, value, ("operations",))), at.place)
            ordered = value.value.get("operations") if isinstance(value.value, dict) else None
            operations = map(self.operation, self.list(ordered[1] if ordered else None))
            clauses.append(Clause(top, None, (insert, *operations), None, at.place))
        missing = tuple(self.heading(each).of(id_) for each in self.list(fields.get("not_in_source")))
        enactment = Enactment(self.instrument(key, fields, amends=False), tuple(clauses), missing, draft, key.place)
        self.register(enactment)
        return enactment

    def amendment(self, key: Node, node: Node, *, draft: bool = False) -> list[Enactment]:
        """An amending instrument, every clause of which must be there and order something or say why it does not.

        Clauses with a day in force of their own are an enactment of their own for each such day.
        """
        fields = self.fields(node, (*_FACTS, "clauses"), (*_PREAMBLE, "number"))
        instrument = self.instrument(key, fields, amends=True)
        self.amended = instrument.in_force or instrument.made
        parts: dict[date | None, list[Clause]] = {instrument.in_force: []}
        self.account(fields.get("clauses"))
        for at, value in self.map(fields.get("clauses")):
            clause, day = self.clause(instrument, at, value)
            parts.setdefault(day or instrument.in_force, []).append(clause)
        enactments = [
            Enactment(instrument._replace(in_force=day), tuple(parts[day]), draft=draft, place=key.place)
            for day in parts
        ]
        self.amended = None
        for enactment in enactments[::-1]:
            self.register(enactment)
        return enactments

    def account(self, clauses: Node | None) -> None:
        """Complain of clauses that are missing before others, at the first one behind them."""
        due = 1
        for key, _ in self.map(clauses):
            citation = read_citation(key.value)[0] if isinstance(key.value, str) else None
            number = int(citation.labels[0]) if citation and citation.labels[0].isdigit() else 0
            for missing in range(due, number):
                self.complain(
                    key,
                    "{clause} is not accounted for; enter it before this one, with its operations or with no_effect "
                    "and the reason",
                    "clause-unaccounted",
                    clause=Citation(CLAUSE, (str(missing),)),
                )
            due = max(due, number + 1)

    def clause(self, instrument: Instrument, at: Node, value: Node) -> tuple[Clause, date | None]:
        """A clause of an amending instrument, with what it orders; and the day in force that it alone has."""
        fields = self.fields(value, ("text",), (*_CLAUSE_KEYS, "as_printed", "note", "in_force"))
        operations = tuple(map(self.operation, self.list(fields.get("operations"))))
        no_effect, words = self.optional_text(fields.get("no_effect")), self.worded(fields)
        reservation = self.reservation(fields, words)
        if sum(key in fields for key in _CLAUSE_KEYS) != 1 or not (operations or no_effect or reservation):
            self.complain(
                at,
                "a clause has just one of: operations; no_effect, with the reason why it leaves the text as it is; "
                "transitional, with the provisions it is about; not_expressed, with targets and a reason",
                "clause-unaccounted",
            )
        citation = self.heading(at).of(instrument.id)
        day = self.commencement(fields.get("in_force"), instrument.published)
        return Clause(citation, words, operations, no_effect, at.place, reservation), day

    def reservation(self, fields: dict[str, Node], words: Words) -> Reservation | None:
        """What a clause says of provisions without changing their text here."""
        if "transitional" in fields:
            targets = tuple(map(self.citation, self.list(fields["transitional"])))
            return Reservation("transitional", targets, words.text, None) if targets else None
        if "not_expressed" in fields:
            said = self.fields(fields["not_expressed"], ("targets", "reason"))
            targets = tuple(map(self.citation, self.list(said.get("targets"))))
            return Reservation("not-expressed", targets, words.text, self.text(said.get("reason"))) if targets else None
        return None

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
            return _NOWHERE
        return next((top.of(found[0].id) for top in self.tops(found[0])), _NOWHERE.of(found[0].id))

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
        if ("pairs" in fields) == any(key in fields for key in _PAIR):
            self.complain(node, "write words, by and count; or for several words a list of such pairs under pairs")
            return ()
        if "pairs" not in fields:
            return (self.pair(node, fields),)
        pairs = tuple(self.pair(each, self.fields(each, _PAIR)) for each in self.list(fields["pairs"]))
        if len({pair.words for pair in pairs}) < len(pairs) or len(pairs) < 2:
            self.complain(fields["pairs"], "there must be two pairs or more, each of other words")
        return pairs

    def pair(self, node: Node, fields: dict[str, Node]) -> Pair:
        for key in _PAIR:
            if key not in fields:
                self.complain(node, "the key “{key}” is missing here", key=key)
        return Pair(self.text(fields.get("words")), self.text(fields.get("by")), self.number(fields.get("count")))

    def outstanding(self, key: Node, node: Node) -> Outstanding:
        """An amendment that is known and not entered, with what its clauses do to which provisions."""
        fields = self.fields(node, (*_FACTS, "number", "clauses"))
        instrument = self.instrument(key, fields, amends=True)
        self.amended = instrument.in_force or instrument.made
        targets = []
        for at, value in self.map(fields.get("clauses")):
            clause = self.fields(value, (), _UNENTERED)
            if len(clause) != 1:
                self.complain(value, "write what the clause does, one of {keys}", keys=listed(_UNENTERED))
            for name, cited in clause.items():
                if name in _UNENTERED:
                    place = self.heading(at).of(self.text(key))
                    targets.append(Target(place, self.citation(cited), at.place, _UNENTERED[name]))
        self.amended = None
        return Outstanding(instrument, tuple(targets))

    # the whole

    def structure(self, node: Node | None) -> Structure:
        """Where the law says what, as the data declare it."""
        fields = self.fields(
            node, ("units", "duties", "powers", "office", *_WORD_LISTS), ("leader", "rest", "outside", "also")
        )
        units, duties, heads = self.division(fields)
        words: dict[str, Any] = {name: tuple(map(self.text, self.list(fields.get(name)))) for name in _WORD_LISTS}
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
            checked_at=base["checked_through"].place if "checked_through" in base else _MISSING,
            enactments=tuple(enactments),
            outstanding=tuple(self.outstanding(*pair) for pair in self.map(changes.get("outstanding"), empty=True)),
        )
