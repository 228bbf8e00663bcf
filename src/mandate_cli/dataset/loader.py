"""Data files to the model, strictly: every complaint says file:line:column, what is wrong and what would be right.

YAML here is text in maps and lists and nothing else: scalars stay text (no ``5.10`` to 5.1, no ``NO`` to false), and
duplicate keys, unknown keys, anchors, aliases and tags are refused. All complaints of a file come at once.
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterable
from datetime import date
from pathlib import Path

from mandate_cli.dataset.diagnostics import Diagnostics, LoadError
from mandate_cli.dataset.node_reader import MUST_BE_KNOWN, UNKNOWN, days_after_publication
from mandate_cli.dataset.paths import AMENDMENTS, BASE
from mandate_cli.dataset.provision_reader import UNREAD
from mandate_cli.dataset.structure_reader import StructureReader
from mandate_cli.dataset.yaml_reader import Node, read_yaml
from mandate_cli.law.amendments import Clause, Dataset, Enactment, Insert, left
from mandate_cli.law.citation import Citation
from mandate_cli.law.model import NOWHERE, UNENTERED, Instrument, Office, Outstanding, Reservation, Target, Words
from mandate_cli.law.structure import Structure
from mandate_cli.messages import listed, translatable
from mandate_cli.thai.normalise import normalise

FORMAT = "1"
FACTS = ("title", "short_title", "made", "published", "in_force", "gazette")
# What a clause does besides, or instead of, ordering something: just one of these.
CLAUSE_KEYS = ("operations", "no_effect", "transitional", "not_expressed")
_OF_A_CLAUSE = ("text", *CLAUSE_KEYS, "as_printed", "note", "in_force")

_IN_GAZETTE = r"เล่ม(?:ที่)? *[\d๐-๙]+.*ตอน"  # how a place in the Gazette is cited
_PREAMBLE = ("board_meeting", "legal_basis", "recital")


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


class _Reader(StructureReader):
    """Reads instruments, base, amending or not entered, and whole data files."""

    def instrument(self, key: Node, fields: dict[str, Node], *, amends: bool) -> Instrument:
        told, id_ = len(self.diagnostics), self.text(key)
        if id_ in self.ids:
            template = translatable("there is already an instrument “{id}”, at {place}; give this one an id of its own")
            self.complain(key, template, id=id_, place=self.ids[id_])
        if re.search(r"[\s@|]", id_):
            template = translatable("an id has no blank, no @ and no |; write it like {example}")
            self.complain(key, template, example="announcement-2567-no-4")
        self.ids[id_] = key.place
        made, published = (self.day(fields.get(name)) for name in ("made", "published"))
        in_force = self.commencement(fields.get("in_force"), published)
        if {"made", "in_force"} <= fields.keys() and not (made or in_force) and len(self.diagnostics) == told:
            template = translatable("made or in_force must be a date: the instrument could not be put in order")
            self.complain(fields["made"], template, "bad-date")
        said = str(fields["in_force"].value) if "in_force" in fields else ""
        unknown = "published" in fields and fields["published"].value == UNKNOWN
        if unknown and days_after_publication(said) is not None:
            template = translatable(
                "published is unknown, and so is this day; write unknown, or the day of publication"
            )
            self.complain(fields["in_force"], template, "bad-date")
        if made and published and published < made:
            template = translatable("published is before the day it was made, {made}; correct one of the two")
            self.complain(fields["published"], template, "bad-date", made=made)
        gazette = self.optional_text(fields.get("gazette"))
        if gazette and not re.search(_IN_GAZETTE, gazette):
            template = translatable("“{text}” is no place in the Gazette; write it like {example}, or {unknown}")
            example = "เล่ม 140 ตอนพิเศษ 128 ง หน้า 31"
            self.complain(fields["gazette"], template, text=gazette, example=example, unknown=UNKNOWN)
        for node in (each for name, each in fields.items() if name in {"title", "short_title"}):
            if node.value == UNKNOWN:
                self.complain(node, "an instrument cannot be called {unknown}; write its title", unknown=UNKNOWN)
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
            gazette=gazette,
            amended_in=self.texts(fields.get("amended_in")),
            board_meeting=(self.text(meeting.get("number")), self.known_day(meeting.get("held"))) if meeting else None,
            legal_basis=self.texts(fields.get("legal_basis")),
            recital=tuple(map(self.words, self.list(fields.get("recital")))),
        )

    def base(self, key: Node, node: Node, *, draft: bool = False) -> Enactment:
        """A base instrument: each of its sections or clauses inserts itself, and may repeal what was before."""
        fields = self.fields(node, (*FACTS, "provisions"), (*_PREAMBLE, "amended_in", "not_in_source"))
        id_ = self.text(key)
        clauses = []
        for at, value in self.map(fields.get("provisions")):
            top = self.heading(at).of(id_)
            insert = Insert(top, tuple(self.entries(top, at, value, ("operations",))), at.place)
            _, ordered = value.inside.get("operations", (None, None))
            operations = map(self.operation, self.list(ordered))
            clauses.append(Clause(top, None, (insert, *operations), None, at.place))
        missing = tuple(self.heading(each).of(id_) for each in self.list(fields.get("not_in_source")))
        enactment = Enactment(
            self.instrument(key, fields, amends=False), tuple(clauses), missing, draft, self.placed(key, fields)
        )
        self.register(enactment)
        return enactment

    def amendment(self, key: Node, node: Node, *, draft: bool = False) -> list[Enactment]:
        """An amending instrument, every clause of which must be there and order something or say why it does not.

        Clauses with a day in force of their own are an enactment of their own for each such day.
        """
        fields = self.fields(node, (*FACTS, "clauses"), (*_PREAMBLE, "number"))
        instrument = self.instrument(key, fields, amends=True)
        self.amended = instrument.in_force or instrument.made
        parts: dict[date | None, list[Clause]] = {instrument.in_force: []}
        clauses = self.map(fields.get("clauses"))
        template = translatable("“{key}” is a key of a clause; begin it further in, below its number")
        if self.misplaced(clauses, _OF_A_CLAUSE, template):
            return []
        headings = []
        for at, value in clauses:
            clause, day = self.clause(instrument, at, value)
            headings.append((at, clause.citation.of("")))
            parts.setdefault(day or instrument.in_force, []).append(clause)
        self.account(headings)
        enactments = [
            Enactment(instrument._replace(in_force=day), tuple(parts[day]), draft=draft, place=self.placed(key, fields))
            for day in parts
        ]
        self.amended = None
        for enactment in enactments[::-1]:
            self.register(enactment)
        return enactments

    def misplaced(self, entries: Iterable[tuple[Node, Node]], inside: Container[object], template: str) -> bool:
        """Whether keys of what the entries hold stand beside these, a level too far out, which is told."""
        found = [key for key, _ in entries if key.value in inside]
        for key in found:
            self.complain(key, template, key=key.value)
        return bool(found)

    def account(self, headings: Iterable[tuple[Node, Citation]]) -> None:
        """Complain of clauses that are missing before others, at the first one behind them."""
        due = 1
        known = [(key, cited) for key, cited in headings if cited != UNREAD]
        numbers = [int(cited.labels[0]) if cited.labels[0].isdigit() else 0 for _, cited in known]
        for (key, cited), number in zip(known, numbers, strict=True):
            if cited.kind != (first := known[0][1]).kind:
                template = translatable("{clause} stands beside {first}; all clauses have numbers, or none has")
                self.complain(key, template, "bad-label", clause=cited, first=first)
            elif missing := [cited._replace(labels=(str(each),)) for each in range(due, number)]:
                template = translatable(
                    "{clause} stands behind this one; put the clauses in the order of their numbers"
                    if due in numbers
                    else "{clause} is not accounted for; enter it before this one, with its operations or with "
                    "no_effect and the reason"
                    if len(missing) == 1
                    else "{clause} to {last} are not accounted for; enter them before this one, with their operations "
                    "or with no_effect and the reason"
                )
                self.complain(key, template, "clause-unaccounted", clause=missing[0], last=missing[-1])
            due = max(due, number + 1)

    def clause(self, instrument: Instrument, at: Node, value: Node) -> tuple[Clause, date | None]:
        """A clause of an amending instrument, with what it orders; and the day in force that it alone has."""
        known = len(self.diagnostics)
        fields = self.fields(value, ("text",), _OF_A_CLAUSE[1:])
        operations = tuple(map(self.operation, self.list(fields.get("operations"))))
        no_effect, words = self.optional_text(fields.get("no_effect")), self.worded(fields)
        reservation = self.reservation(fields, words)
        told = [key for key in CLAUSE_KEYS if key in fields]
        # With one of them something else is wrong; without any, a key that is unknown may have been meant for one.
        slip = len(self.diagnostics) > known and (len(told) == 1 or not fields or not fields.keys() <= {*_OF_A_CLAUSE})
        if not slip and (len(told) != 1 or not (operations or no_effect or reservation)):
            self.complain(
                at,
                "a clause has just one of: operations; no_effect, with the reason why it leaves the text as it is; "
                "transitional, with the provisions it is about; not_expressed, with targets and a reason"
                if told
                else "it is not said what this clause does; write one of: operations; no_effect, with the reason why "
                "it leaves the text as it is; transitional, with the provisions it is about; not_expressed, with "
                "targets and a reason",
                "clause-unaccounted",
            )
        citation = self.heading(at).of(instrument.id)
        if re.match(rf"{re.escape(str(citation.of('')))} (?!แห่ง|ของ)", normalise(words.text)):
            self.complain(fields["text"], "the text begins with {label}, its label; delete that there", label=citation)
        before, day = len(self.diagnostics), self.commencement(fields.get("in_force"), instrument.published)
        if "in_force" in fields and day is None and len(self.diagnostics) == before:
            self.complain(fields["in_force"], MUST_BE_KNOWN, "bad-date")
        return Clause(citation, words, operations, no_effect, self.placed(at, fields), reservation), day

    def reservation(self, fields: dict[str, Node], words: Words) -> Reservation | None:
        """What a clause says of provisions without changing their text here."""
        if "transitional" in fields:
            targets = tuple(map(self.citation, self.list(fields["transitional"])))
            return Reservation("transitional", targets, words.text, None) if targets else None
        said = self.fields(fields.get("not_expressed"), ("targets", "reason"))
        targets, reason = tuple(map(self.citation, self.list(said.get("targets")))), self.text(said.get("reason"))
        return Reservation("not-expressed", targets, words.text, reason) if targets else None

    def announce(self, node: Node | None) -> None:
        """Take the titles of the instruments that are not entered, which those that are may name."""
        for id_, (_, value) in node.inside.items() if node else ():
            facts = {name: str(fact.value) for name, (_, fact) in value.inside.items()}
            title, short, number = (facts.get(name, "") for name in ("title", "short_title", "number"))
            self.unentered.append(Instrument(id_, title, short, int(number) if number.isdigit() else 0))

    def outstanding(self, key: Node, node: Node) -> Outstanding:
        """An amendment that is known and not entered, with what its clauses do to which provisions."""
        fields = self.fields(node, (*FACTS, "number", "clauses"))
        instrument = self.instrument(key, fields, amends=True)
        self.amended = instrument.in_force or instrument.made
        targets = []
        for at, value in self.map(fields.get("clauses")):
            clause = self.fields(value, (), UNENTERED)
            if len(clause) != 1:
                self.complain(value, "write what the clause does, one of {keys}", keys=listed(UNENTERED))
            for name, cited in clause.items():
                if name in UNENTERED:
                    place = self.heading(at).of(self.text(key))
                    targets.append(Target(place, self.citation(cited), cited.place, UNENTERED[name]))
        self.amended = None
        return Outstanding(instrument, tuple(targets), self.placed(key, fields))

    # whole files

    def file(self, node: Node | None, required: Iterable[str], optional: Iterable[str] = ()) -> dict[str, Node]:
        """The fields of a whole file, which says its format first."""
        fields = self.fields(node, ("format", *required), optional)
        found = self.text(fields.get("format"))
        if found and found != FORMAT:
            template = translatable(
                "the format is “{found}”, and this version of mandate reads “{format}”; use a version that knows it"
            )
            self.complain(fields["format"], template, "newer-format", found=found, format=FORMAT)
        return fields

    def drafts(self, node: Node | None, structure: Structure) -> tuple[list[Enactment], Structure]:
        """The instruments of a draft file, none of which may be in the dataset already, and the structure with them."""
        fields = self.file(node, ("instruments",), ("structure",))
        instruments = self.map(fields.get("instruments"))
        if fact := next((key for key, _ in instruments if key.value in FACTS), None):
            template = translatable(
                "the id of the instrument is missing; write one of your own, such as draft-2569:, in a line before "
                "this, and these further in"
            )
            self.complain(fact, template)
            return [], structure
        template = translatable("“{key}” is a key of an instrument; begin it further in, below the id")
        if self.misplaced(instruments, (*_PREAMBLE, "clauses", "provisions", "number"), template):
            return [], structure
        drafts: list[Enactment] = []
        for key, value in instruments:
            base = "provisions" in value.inside
            drafts += [self.base(key, value, draft=True)] if base else self.amendment(key, value, draft=True)
        if "structure" in fields:
            structure = self.another(structure, fields["structure"])
            self.complain_of_structure()
        return drafts, structure

    def dataset(self, base_node: Node | None, amendments_node: Node | None) -> Dataset:
        base = self.file(base_node, ("checked_through", "office", "structure", "instruments"), ("not_ours",))
        changes = self.file(amendments_node, ("instruments", "outstanding"))
        office = self.fields(
            base.get("office"), ("name", "heading", "text", "established_by", "under"), ("as_printed", "note")
        )
        declared = base["structure"].inside if "structure" in base else {}
        self.reporting = self.texts(declared.get("reporting", (None, None))[1])
        founding = self.fields(office.get("established_by"), ("title", "made"))
        enactments = [self.base(*pair) for pair in self.map(base.get("instruments"))]
        structure = self.structure(base.get("structure"))
        self.announce(changes.get("outstanding"))
        for pair in self.map(changes.get("instruments"), empty=True):
            enactments += self.amendment(*pair)
        self.complain_of_structure()
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
            checked_at=base["checked_through"].place if "checked_through" in base else NOWHERE,
            enactments=tuple(enactments),
            outstanding=tuple(self.outstanding(*pair) for pair in self.map(changes.get("outstanding"), empty=True)),
            not_ours=tuple((self.text(title), title.place) for title in self.list(base.get("not_ours"))),
        )
