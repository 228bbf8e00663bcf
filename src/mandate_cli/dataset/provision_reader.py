"""Nodes of the data files to citations, words, provisions with all that stands inside them, and operations."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from mandate_cli.dataset.diagnostics import Diagnostics
from mandate_cli.dataset.node_reader import NodeReader, alike
from mandate_cli.dataset.yaml_reader import Node
from mandate_cli.law import amendments
from mandate_cli.law.amendments import ALL, PARAGRAPHS, Dataset, EnactedProvision, Enactment, Operation, Pair
from mandate_cli.law.citation import CLAUSE, KINDS, PARAGRAPH, UNNUMBERED, Citation, item_label
from mandate_cli.law.citation_repair import citations
from mandate_cli.law.model import Instrument, Place, Words
from mandate_cli.law.resolution import names, read_citation
from mandate_cli.law.structure import reported_to, reports
from mandate_cli.messages import listed, translatable
from mandate_cli.thai.normalise import normalise

UNREAD = Citation(CLAUSE, ("",))  # stands for a citation that could not be read
NO_INSTRUMENT = Instrument("", "", "")
WORDING = ("as_printed", "note", "reports_to")
PAIR = ("words", "by", "count")
_AROUND = '“”„"'  # quotation marks in which the Gazette has words
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


class ProvisionReader(NodeReader):
    """Reads citations by the instruments that were read so far, what stands in an instrument, and what it orders."""

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
        self.structural: list[tuple[Node, Citation]] = []  # what the structure cites, and where it does
        self.entered: set[Citation] = set()  # what was enacted, inserted or put in place of something
        self.unentered = [each.instrument for each in dataset.outstanding] if dataset else []
        for enactment in dataset.enactments if dataset else ():
            self.ids.setdefault(enactment.instrument.id, enactment.place)
            self.register(enactment)

    def register(self, enactment: Enactment) -> None:
        """Take an instrument's sections or clauses for what a citation can be of."""
        instrument = enactment.instrument
        self.instruments[instrument.id] = instrument
        for operation in enactment.operations:
            match operation:
                case amendments.Repeal(target=target, whole=True) if instrument.in_force or instrument.made:
                    self.repealed[target.instrument] = instrument.day
                case amendments.Insert(entries=entries) | amendments.Replace(entries=entries):
                    self.entered.update(entry.citation for entry in entries)
                case amendments.Move(to=to):
                    self.entered.add(to)
        for citation in (*(clause.citation for clause in enactment.clauses), *enactment.not_in_source):
            self.headings.setdefault(citation.of(""), []).append(instrument.id)
        if not instrument.amends:
            inserts = (each for each in enactment.operations if isinstance(each, amendments.Insert))
            read = (entry.citation for insert in inserts for entry in insert.entries)
            self.example = max([self.example, *read], key=lambda citation: len(citation.labels))

    def citation(self, node: Node | None) -> Citation:
        """A citation, with the instrument it is of: the one it names, else the base instrument that has its heading."""
        listing = node.value if node is not None and isinstance(node.value, list) else []
        if node is not None and (cited := [each.value for each in listing if isinstance(each.value, str)]):
            self.several(node, listed(cited))
            return UNREAD
        text = self.text(node)
        citation, words = read_citation(text)
        if node is None or not text:
            return citation or UNREAD
        if citation is None and re.search("และ|ถึง|[,–-]", text):
            self.several(node, text)
            return UNREAD
        if citation is None:
            template = translatable("“{text}” is not a citation; write it like {example}")
            likely = next(citations(text), None) if any(kind in text for kind in KINDS) else None
            self.complain(node, template, "bad-citation", text=text, example=likely or self.example)
            return UNREAD
        return citation.of(self.meant(node, citation, words).id)

    def meant(self, node: Node, citation: Citation, words: str) -> Instrument:
        """The instrument that a citation is of; any of them where there is none, which is told."""
        text = node.value
        having = self.headings.get(citation.top, ())
        named = [each for each in self.instruments.values() if names(words, each)]
        meant = [each for each in named if each.id in having and (words or not each.amends)]
        if words and not meant:
            if named and not having:
                meant = named
            elif not self.not_entered(node, words):
                template = translatable("“{text}”: {instrument} is not the instrument here that has a {citation}")
                self.complain(node, template, "bad-citation", text=text, instrument=words, citation=citation)
        if len(meant) > 1 and self.amended:  # what an instrument amends is in force on its day
            meant = [each for each in meant if each.day <= self.amended < self.repealed.get(each.id, date.max)] or meant
        if len(meant) > 1:
            template = translatable("“{text}”: {instruments} have a {citation}; write แห่ง and the title after it")
            self.complain(node, template, "bad-citation", text=text, instruments=listed(meant), citation=citation.top)
        bases = [each for each in self.instruments.values() if not each.amends]
        kin = [each for each in bases if any(top.kind == citation.kind for top in self.tops(each))]
        if not (meant or kin) and len(bases) > 1:
            template = translatable(
                "“{text}”: of which instrument it is cannot be told; write แห่ง and the title after it"
            )
            self.complain(node, template, "bad-citation", text=text)
        return (meant or kin or bases or [NO_INSTRUMENT])[0]

    def not_entered(self, node: Node, words: str) -> bool:
        """Whether words name an instrument that is known and not entered, which is told."""
        found = next((each for each in self.unentered if each.id == words or names(words, each)), None)
        if found:
            template = translatable("{instrument} is outstanding, and its clauses are not held; enter it first")
            self.complain(node, template, "bad-citation", instrument=found)
        return found is not None

    def several(self, node: Node, text: object) -> None:
        """Say that a node is not one citation."""
        template = translatable("“{text}” is not one citation; write one here, and an entry of its own for each other")
        self.complain(node, template, "bad-citation", text=text)

    def tops(self, instrument: Instrument) -> Iterator[Citation]:
        """The sections or clauses of an instrument."""
        return (top for top, ids in self.headings.items() if instrument.id in ids)

    def heading(self, key: Node) -> Citation:
        """The section or clause a key names, which must be written just so: ``ข้อ 7``, ``มาตรา 37``, ``วรรคหนึ่ง``."""
        text = self.text(key)
        citation = Citation.unnumbered(text) if re.fullmatch(UNNUMBERED, text) else read_citation(text)[0]
        if citation is not None and not citation.parent and str(citation) != text:
            self.complain(key, "“{text}” is written {meant} here", "bad-label", text=text, meant=citation)
        elif citation is None or citation.parent or citation.labels == ("0",):
            template = translatable(
                "“{text}” is not a section or clause; write one of {kinds} and its number, or วรรคหนึ่ง, วรรคสอง and so "
                "on where there are no numbers"
            )
            self.complain(key, template, "bad-label", text=text, kinds=", ".join(KINDS))
            return UNREAD
        return citation

    def words(self, node: Node) -> Words:
        """Words of the law: text alone, or a map with ``as_printed`` and ``note``."""
        plain = isinstance(node.value, str)
        return self.worded({"text": node} if plain else self.fields(node, ("text",), ("as_printed", "note")))

    def worded(self, fields: dict[str, Node]) -> Words:
        """Words of the law, of the fields of such a map."""
        text, printed = self.wording(fields.get("text")), self.optional_text(fields.get("as_printed"))
        if printed and printed == text:
            template = translatable("as_printed has the words of text; write those that differ, or delete it")
            self.complain(fields["as_printed"], template)
        return Words(text, printed, self.optional_text(fields.get("note")))

    def entries(
        self, citation: Citation, at: Node, node: Node, more: tuple[str, ...] = ()
    ) -> Iterator[EnactedProvision]:
        """A provision and, after it, everything inside it; ``more`` are keys that it may have besides."""
        plain = isinstance(node.value, str)
        fields = {} if plain else self.fields(node, ("text",), (*WORDING, "items", *more))
        yield from self.provision(citation, at, self.worded({"text": node} if plain else fields), fields)

    def provision(
        self, citation: Citation, at: Node, words: Words, fields: dict[str, Node]
    ) -> Iterator[EnactedProvision]:
        """A provision with these words and, after it, everything inside it."""
        reports_to = self.optional_text(fields.get("reports_to"))
        if reports_to and not self.reporting:
            self.complain(fields["reports_to"], "structure has no words for reporting, so there can be no reports_to")
        elif words.text and not reports(words.text, reports_to, self.reporting):
            follows = reported_to(words.text, self.reporting)
            template = translatable(
                "the text says to whom it reports; write reports_to: {follows}, just what follows “{words}” there"
                if follows
                else "the text has no “{words}”; delete reports_to"
            )
            reporting = " / ".join(self.reporting)
            self.complain(fields.get("reports_to", at), template, words=reporting, follows=follows)
        bare = words.text.strip(_AROUND)
        if words.text[:1] in _AROUND and words.text[-1:] in _AROUND and not re.search(f"[{_AROUND}]", bare) and bare:
            template = translatable("the words stand in quotation marks, as the Gazette has around them; delete these")
            self.complain(fields.get("text", at), template)
        if begins := re.match(rf"\s*{re.escape(f'({citation.labels[-1]})')}", normalise(bare)):
            template = translatable("the text begins with {label}, its label; delete that there")
            self.complain(fields.get("text", at), template, label=begins[0].strip())
        yield EnactedProvision(citation=citation, words=words, reports_to=reports_to, place=at.place)
        for key, value in self.map(fields.get("items")):
            text = self.text(key)
            if label := item_label(text):
                yield from self.entries(citation.child(label), key, value)
            else:
                meant = f"({normalise(text).strip('(). ')})"
                template = translatable(
                    "“{label}” is not the label of an item; write {meant}"
                    if item_label(meant)
                    else "“{label}” is not the label of an item; write (1) or (ก)"
                )
                self.complain(key, template, "bad-label", label=key.value, meant=meant)

    # operations

    def operation(self, node: Node) -> Operation:
        """What a clause orders: a map that begins with the operation's name and its target."""
        kinds = [kind for kind in OPERATIONS if kind in node.inside]
        if len(kinds) != 1:
            self.no_operation(node, kinds)
            return amendments.Repeal(UNREAD, "", node.place)
        (kind,) = kinds
        required, optional = OPERATIONS[kind]
        fields = self.fields(node, (kind, *required), optional)
        place = self.placed(node, fields)
        if kind == "repeal_instrument":
            return amendments.Repeal(self.named_instrument(fields[kind]), "", place, whole=True)
        target, expect = self.citation(fields.get(kind)), self.text(fields.get("expect"))
        keeps = self.keeps(kind, fields)
        entries: tuple[EnactedProvision, ...] = ()
        if kind in {"insert", "replace", "correct"}:
            entries = tuple(self.provision(target, node, self.worded(fields), fields))
        match kind:
            case "insert":
                return amendments.Insert(target, entries, place)
            case "repeal":
                return amendments.Repeal(target, expect, place)
            case "replace":
                return amendments.Replace(target, expect, entries, place, keeps)
            case "move":
                return amendments.Move(target, expect, self.citation(fields.get("to")), place)
            case "rename":
                return amendments.Rename(target, expect, self.wording(fields.get("text")), place)
            case "correct":
                return amendments.Correct(target, expect, entries[0], place)
        return amendments.Substitute(target, expect, self.pairs(node, fields), place)

    def no_operation(self, node: Node, kinds: list[str]) -> None:
        """Say that a node is no operation, or several."""
        if not isinstance(node.value, dict) and (isinstance(node.value, list) or ":" in node.value):
            self.no_map(node)
            return
        for key in () if kinds else node.inside:
            if meant := alike(key, OPERATIONS):
                self.complain(node, "“{key}” is no operation; write {meant}", key=key, meant=meant)
                return
        template = translatable(
            "this is several operations, {kinds}; begin each with a hyphen of its own"
            if kinds
            else "an operation is one of {operations}, with its target"
        )
        self.complain(node, template, operations=", ".join(OPERATIONS), kinds=listed(kinds))

    def named_instrument(self, node: Node) -> Citation:
        """The first section or clause of an instrument that is named by its id or its title."""
        text = self.text(node)
        found = [each for each in self.instruments.values() if each.id == text] or [
            each for each in self.instruments.values() if text and names(text, each)
        ]
        if len(found) == 1:
            return next(self.tops(found[0]), UNREAD).of(found[0].id)
        if not self.not_entered(node, text):
            template = translatable(
                "“{text}” names no instrument that stands before this one; write its id: {instruments}"
            )
            self.complain(node, template, "bad-citation", text=text, instruments=listed(self.instruments))
        return UNREAD

    def keeps(self, kind: str, fields: dict[str, Node]) -> str:
        """What a replacement keeps: ``all`` the target holds, or by its target the paragraphs after the first."""
        keeps = self.text(fields.get("keeps"))
        if keeps and keeps != ALL:
            self.complain(fields["keeps"], "there can only be: keeps: {all}", all=ALL)
        elif keeps and "items" in fields:
            template = translatable("all items stay, so that there can be no new ones; delete one of the two keys")
            self.complain(fields["keeps"], template)
        target = fields[kind].value
        if isinstance(target, str) and re.search(_FIRST, target) and not keeps:
            if kind in {"replace", "correct"}:
                return PARAGRAPHS
            template = translatable(
                "of a first paragraph alone only replace and correct can be ordered here; write not_expressed instead"
            )
            self.complain(fields[kind], template, "bad-citation")
        return keeps

    def pairs(self, node: Node, fields: dict[str, Node]) -> tuple[Pair, ...]:
        """The words to be substituted: one pair in the operation itself, or a list of several."""
        if ("pairs" in fields) == any(key in fields for key in PAIR):
            self.complain(node, "write words, by and count; or for several words a list of such pairs under pairs")
            return ()
        if "pairs" not in fields:
            return (self.pair(node, fields),)
        pairs = tuple(self.pair(each, self.fields(each, PAIR)) for each in self.list(fields["pairs"]))
        if not isinstance(fields["pairs"].value, list):
            return ()
        if len({pair.words for pair in pairs}) < len(pairs) or len(pairs) < 2:
            self.complain(fields["pairs"], "there must be two pairs or more, each of other words")
        return pairs

    def pair(self, node: Node, fields: dict[str, Node]) -> Pair:
        """Words, those by which they are substituted, and how often they stand there."""
        for key in PAIR:
            if key not in fields:
                self.complain(node, "the key “{key}” is missing here", key=key)
        words, by = self.wording(fields.get("words")), self.wording(fields.get("by"))
        return Pair(words, by, self.number(fields.get("count")), self.placed(node, fields))
