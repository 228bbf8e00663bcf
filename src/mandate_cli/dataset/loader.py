"""Data files to the model, strictly: every complaint says file:line:column, what is wrong and what would be right.

YAML here is text in maps and lists and nothing else: scalars stay text (no ``5.10`` to 5.1, no ``NO`` to false), and
duplicate keys, unknown keys, anchors, aliases and tags are refused. All complaints of a file come at once.
"""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import TYPE_CHECKING

from mandate_cli.dataset.diagnostics import Diagnostic, LoadError
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
from mandate_cli.law.citation import CLAUSE, Citation
from mandate_cli.law.model import Instrument, Office, Outstanding, Place, Words
from mandate_cli.messages import Message, translatable
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
    reader = _Reader(diagnostics)
    dataset = reader.dataset(base, amendments)
    reader.of_this_law(dataset)
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
    reader = _Reader(diagnostics)
    drafts = reader.drafts(node, dataset)
    reader.of_this_law(dataset)
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


_UNKNOWN = "unknown"
# ให้ใช้บังคับตั้งแต่วันที่ประกาศ, and ตั้งแต่วันถัดจากวันประกาศ, ในราชกิจจานุเบกษา: days after it.
_ON_PUBLICATION = {"on publication": 0, "day after publication": 1}
_REPORTS = "ขึ้นตรงกับ"
_ISO_DATE = r"(?a)(\d{4})-(\d{2})-(\d{2})\Z"
_ITEM = r"(?a)\(((?:[1-9]\d*|[ก-รลว-ฮ])(?:/[1-9]\d*)?)\)\Z"
_FACTS = ("title", "short_title", "made", "published", "in_force", "gazette")
_NOWHERE = Citation("", ())
_MISSING = Place("", 0, 0)
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


class _Reader:
    """Reads nodes into the model, and keeps every complaint instead of stopping at the first.

    A node that is not there, or not what it should be, reads as something empty; what is built of it is never used,
    because there was a complaint.
    """

    def __init__(self, diagnostics: list[Diagnostic]) -> None:
        self.diagnostics = diagnostics
        self.ids: dict[str, Place] = {}
        self.named: list[tuple[Node, Citation, str]] = []  # citations that say which instrument they are of

    def complain(self, node: Node, template: str, /, code: str = "bad-data", **fields: object) -> None:
        self.diagnostics.append(Diagnostic(node.place, Message(template, **fields), code))

    # plain values

    def text(self, node: Node | None) -> str:
        if node is None:
            return ""
        if not isinstance(node.value, str):
            self.complain(node, "expected text, found {kind}", kind=node.kind)
            return ""
        if not node.value.strip():
            self.complain(node, "there is nothing here; write the words, or delete the key")
        elif re.search(r"^\s|\s$|[\n\r\t]", node.value):
            self.complain(node, "there is a line break, a tab, or a blank at an end; delete it")
        return node.value

    def list(self, node: Node | None) -> list[Node]:
        if node is None:
            return []
        if not isinstance(node.value, list):
            self.complain(node, "expected a list, found {kind}", kind=node.kind)
            return []
        return node.value

    def map(self, node: Node | None, *, empty: bool = False) -> Iterable[tuple[Node, Node]]:
        """The key and value nodes of a map whose keys are names of their own; it may be empty only if that is said."""
        if node is None:
            return ()
        if not isinstance(node.value, dict):
            self.complain(node, "expected a map, found {kind}", kind=node.kind)
            return ()
        if not (node.value or empty):
            self.complain(node, "there is nothing here; write what it holds, or delete the key")
        return node.value.values()

    def fields(self, node: Node | None, required: Iterable[str], optional: Iterable[str] = ()) -> dict[str, Node]:
        """The value nodes of a map with these keys and no others."""
        found = {self.text(key): (key, value) for key, value in self.map(node)}
        allowed = [*required, *optional]
        for name, (key, _) in found.items():
            if name not in allowed:
                self.complain(
                    key, "the key “{key}” is unknown here; there can be {allowed}", key=name, allowed=", ".join(allowed)
                )
        if node is not None and isinstance(node.value, dict):
            for name in required:
                if name not in found:
                    self.complain(node, "the key “{key}” is missing here", key=name)
        return {name: value for name, (_, value) in found.items()}

    def day(self, node: Node | None) -> date | None:
        """A date, or None for ``unknown``."""
        text = self.text(node)
        if node is None or not text or text == _UNKNOWN:
            return None
        match = re.match(_ISO_DATE, text)
        try:
            if match and int(match[1]) < 2400:
                return date(*map(int, match.groups()))
        except ValueError:
            pass  # a day no calendar has
        self.complain(
            node, "“{text}” is not a date; write YYYY-MM-DD of the common era, or unknown", "bad-date", text=text
        )
        return None

    def commencement(self, node: Node | None, published: date | None) -> date | None:
        """The day in force: a named day, or as instruments word it, by the day of publication; None if not known."""
        if node is not None and node.value in _ON_PUBLICATION:
            return published and published + timedelta(days=_ON_PUBLICATION[str(node.value)])
        return self.day(node)

    def known_day(self, node: Node | None) -> date:
        """A date that must be known."""
        day = self.day(node)
        if day is None and node is not None and node.value == _UNKNOWN:
            self.complain(node, "this date must be known; write YYYY-MM-DD of the common era", "bad-date")
        return day or date.min

    def optional_text(self, node: Node | None) -> str | None:
        text = self.text(node)
        return None if text in ("", _UNKNOWN) else text

    def citation(self, node: Node | None) -> Citation:
        text = self.text(node)
        citation = read_citation(text)
        if node is not None and text and citation is None:
            self.complain(node, "“{text}” is not a citation; write it as ข้อ 7 (10) (ข)", "bad-citation", text=text)
        if node is not None and citation and "แห่ง" in text:
            self.named.append((node, citation, Citation.read(normalise(text))[1]))
        return citation or _NOWHERE

    def heading(self, key: Node) -> Citation:
        """The section or clause a key names, which must be written just so: ``ข้อ 7``, ``มาตรา 37``."""
        text = self.text(key)
        citation = read_citation(text)
        if citation is None or citation.parent or str(citation) != text:
            self.complain(
                key, "“{text}” is not a section or clause; write it as มาตรา 37 or ข้อ 7", "bad-label", text=text
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
        if (reports_to is None) != (_REPORTS not in words.text) or (
            reports_to is not None and not re.search(f"{_REPORTS}{re.escape(reports_to)}(?:\\s|และ|$)", words.text)
        ):
            self.complain(
                fields.get("reports_to", at),
                "reports_to must say just what follows “{words}” in the text, and be there only where the text has it",
                words=_REPORTS,
            )
        yield EnactedProvision(citation=citation, words=words, reports_to=reports_to, place=at.place)
        for key, value in self.map(fields.get("items")):
            match = re.match(_ITEM, self.text(key))
            if match:
                yield from self.entries(citation.child(match[1]), key, value)
            else:
                self.complain(
                    key, "“{label}” is not the label of an item; write (1) or (ก)", "bad-label", label=key.value
                )

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

    def number(self, node: Node | None) -> int:
        text = self.text(node)
        if text.isascii() and text.isdigit() and len(text) < 10 and int(text):
            return int(text)
        if node is not None:
            self.complain(node, "“{text}” is not a number; write it in digits, 1 or more", text=text)
        return 0

    def base(self, key: Node, node: Node) -> Enactment:
        """A base instrument: each of its sections or clauses inserts itself."""
        fields = self.fields(node, (*_FACTS, "provisions"), (*_PREAMBLE, "amended_in", "not_in_source"))
        clauses = []
        for at, value in self.map(fields.get("provisions")):
            top = self.heading(at)
            insert = Insert(top, tuple(self.entries(top, at, value)), at.place)
            clauses.append(Clause(top, None, (insert,), None, at.place))
        missing = tuple(map(self.citation, self.list(fields.get("not_in_source"))))
        return Enactment(self.instrument(key, fields, amends=False), tuple(clauses), missing)

    def amendment(self, key: Node, node: Node, *, draft: bool = False) -> Enactment:
        """An amending instrument, every clause of which must be there and order something or say why it does not."""
        fields = self.fields(node, (*_FACTS, "clauses"), (*_PREAMBLE, "number"))
        clauses = [self.clause(at, value) for at, value in self.map(fields.get("clauses"))]
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
        return Enactment(self.instrument(key, fields, amends=True), tuple(clauses), draft=draft)

    def clause(self, at: Node, value: Node) -> Clause:
        fields = self.fields(value, ("text",), ("operations", "no_effect", "as_printed", "note"))
        operations = tuple(map(self.operation, self.list(fields.get("operations"))))
        no_effect = self.optional_text(fields.get("no_effect"))
        if bool(operations) == bool(no_effect):
            self.complain(
                at,
                "a clause has either operations, or no_effect with the reason why it leaves the text as it is",
                "clause-unaccounted",
            )
        return Clause(self.heading(at), self.worded(fields), operations, no_effect, at.place)

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
            targets.append((self.heading(at), target, at.place))
        return Outstanding(self.instrument(key, fields, amends=True), tuple(targets))

    # the whole

    def of_this_law(self, dataset: Dataset) -> None:
        """Complain of every target said to be of an instrument other than the one that has it."""
        if self.named:
            from mandate_cli.law.resolution import names

            base = [each for each in dataset.enactments if not each.instrument.amends]
            for node, citation, instrument in self.named:
                having = [each for each in base if any(clause.citation == citation.top for clause in each.clauses)]
                if not names(instrument, [each.instrument for each in having or base]):
                    template = translatable("“{text}”: {instrument} is not the instrument here that has a {citation}")
                    self.complain(
                        node, template, "bad-citation", text=node.value, instrument=instrument, citation=citation
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

    def drafts(self, node: Node | None, dataset: Dataset) -> tuple[Enactment, ...]:
        """The instruments of a draft file, none of which may be in the dataset already."""
        fields = self.file(node, ("instruments",))
        for enactment in dataset.enactments:
            self.ids[enactment.instrument.id] = enactment.clauses[0].place if enactment.clauses else _MISSING
        return tuple(self.amendment(*pair, draft=True) for pair in self.map(fields.get("instruments")))

    def dataset(self, base_node: Node | None, amendments_node: Node | None) -> Dataset:
        base = self.file(base_node, ("checked_through", "office", "instruments"))
        changes = self.file(amendments_node, ("instruments", "outstanding"))
        office = self.fields(
            base.get("office"), ("name", "heading", "text", "established_by", "under"), ("as_printed", "note")
        )
        founding = self.fields(office.get("established_by"), ("title", "made"))
        return Dataset(
            office=Office(
                name=self.text(office.get("name")),
                heading=self.text(office.get("heading")),
                words=self.worded(office),
                established_by=self.text(founding.get("title")),
                established=self.known_day(founding.get("made")),
                under=self.text(office.get("under")),
            ),
            checked_through=self.known_day(base.get("checked_through")),
            checked_at=base["checked_through"].place if "checked_through" in base else _MISSING,
            enactments=(
                *(self.base(*pair) for pair in self.map(base.get("instruments"))),
                *(self.amendment(*pair) for pair in self.map(changes.get("instruments"), empty=True)),
            ),
            outstanding=tuple(self.outstanding(*pair) for pair in self.map(changes.get("outstanding"), empty=True)),
        )
