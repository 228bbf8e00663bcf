"""Data files to the model, strictly: every complaint says file:line:column, what is wrong and what would be right.

YAML here is text in maps and lists and nothing else: scalars stay text (no ``5.10`` to 5.1, no ``NO`` to false), and
duplicate keys, unknown keys, anchors, aliases and tags are refused. All complaints of a file come at once.
"""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from mandate_cli import thai
from mandate_cli.files import AMENDMENTS, BASE, FOREIGN, VOCABULARY, WEIGHTS
from mandate_cli.language import reason
from mandate_cli.model import (
    CLAUSE,
    Citation,
    Counted,
    Foreign,
    Instrument,
    Law,
    MandateError,
    Message,
    Office,
    Outstanding,
    Phrase,
    Place,
    Words,
)
from mandate_cli.orders import (
    Clause,
    Correct,
    Dataset,
    Enactment,
    Entry,
    Insert,
    Operation,
    Rename,
    Repeal,
    Replace,
    Substitute,
    left,
)
from mandate_cli.rank import Weights
from mandate_cli.value import Value

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    import yaml

FORMAT = "1"
SHARED = "shared:"  # before citations that are meant to be of more than two groups
MAX_DEPTH = 20  # the law needs 9
MAX_SIZE = 64 * 1024 * 1024  # bytes; a thousand times the real thing and more


class Complaint(Value):
    """What is wrong in a data file, where, and what would be right; the code is one of docs/errors.md."""

    place: Place
    message: Message
    code: str = "bad-data"


class LoadError(MandateError):
    """A data file cannot be used. Carries every complaint found in it, in the order of the file."""

    def __init__(self, complaints: list[Complaint]) -> None:
        self.complaints = sorted(complaints, key=lambda each: each.place)
        lines = "\n".join(f"{each.place}: {each.message}" for each in self.complaints)
        super().__init__(self.complaints[0].code, Message("{complaints}", complaints=lines))


def load(directory: Path) -> Dataset:
    """The law of a data directory: its base and its amendments.

    Raises LoadError, with the complaints of both files.
    """
    complaints: list[Complaint] = []
    base, amendments = (_yaml(directory / name, complaints) for name in (BASE, AMENDMENTS))
    reader = _Reader(complaints)
    dataset = reader.dataset(base, amendments)
    reader.of_this_law(dataset)
    if complaints:
        raise LoadError(complaints)
    return dataset


def load_draft(path: Path, dataset: Dataset) -> Dataset:
    """A dataset with the draft instruments of a file laid on top.

    One that was outstanding, by its id, no longer is for the targets it does replace.
    The file is written as amendments.yaml is, without ``outstanding``. Raises LoadError.
    """
    complaints: list[Complaint] = []
    node = _yaml(path, complaints)
    reader = _Reader(complaints)
    drafts = reader.drafts(node, dataset)
    reader.of_this_law(dataset)
    if complaints:
        raise LoadError(complaints)
    entered = {draft.instrument.id: draft for draft in drafts}
    outstanding = [
        left(each, entered[each.instrument.id]) if each.instrument.id in entered else each
        for each in dataset.outstanding
    ]
    return dataset._replace(
        enactments=(*dataset.enactments, *drafts), outstanding=tuple(each for each in outstanding if each.targets)
    )


def load_vocabulary(directory: Path, law: Dataset | Law) -> tuple[Phrase, ...]:
    """The phrases of a data directory, each with the provisions it points to, which must exist on some date.

    The file has two columns, ``phrase`` and ``citations``: the citations parted by ``|``, after ``shared:`` if they are
    meant to be of more than two groups. Raises LoadError.
    """
    complaints: list[Complaint] = []
    known = {str(citation): citation for citation in law.citations()}
    pointed: dict[str, tuple[Citation, ...]] = {}
    phrases = []
    for phrase, cell, place in rows_of(directory / VOCABULARY, "citations", complaints):
        shared = cell.startswith(SHARED)
        if cell not in pointed:
            pointed[cell] = tuple(_pointed(cell.removeprefix(SHARED), place, known, complaints))
        phrases.append(Phrase(phrase, pointed[cell], shared))
    if complaints:
        raise LoadError(complaints)
    return tuple(phrases)


def load_foreign(directory: Path) -> tuple[Foreign, ...]:
    """The tasks of elsewhere that a data directory knows, none if it has no such file. Raises LoadError.

    The file has two columns, ``phrase`` and ``agency``.
    """
    path = directory / FOREIGN
    if not path.exists():
        return ()
    complaints: list[Complaint] = []
    found = tuple(Foreign(phrase, cell.strip()) for phrase, cell, _ in rows_of(path, "agency", complaints))
    if complaints:
        raise LoadError(complaints)
    return found


def load_weights(directory: Path) -> Weights | None:
    """The fitted weights of a data directory, None if it has none. Raises LoadError.

    The first line has what they were fitted from, then the groups, by their lines of ข้อ 6; each other line a run of
    letters and a number for each group, read where it is used; the row of the empty run is there.
    """
    path = directory / WEIGHTS
    if not path.exists():
        return None
    complaints: list[Complaint] = []
    text = _text(path, complaints)
    if text is None:
        raise LoadError(complaints)
    header, *lines = text.replace("\r\n", "\n").split("\n")
    _, *groups = header.split("\t")
    rows = {}
    for number, line in enumerate(lines, 2):
        if not line:
            continue
        gram, _, row = line.partition("\t")
        if row.count("\t") != len(groups) - 1:
            message = Message("expected a run of letters and {count} numbers", count=len(groups))
            complaints.append(Complaint(Place(str(path), number, 1), message))
        rows[gram] = row
    if "" not in rows:
        complaints.append(Complaint(Place(str(path), 1, 1), Message("the row of the empty run is missing")))
    if complaints:
        raise LoadError(complaints)
    return Weights(tuple(groups), rows)


def fitted_from(directory: Path) -> str:
    """What weights are fitted from, in short: it changes with any phrase."""
    from zlib import crc32

    sum_ = 0
    for name in (VOCABULARY, FOREIGN):
        path = directory / name
        lines = path.read_text(encoding="utf-8-sig").splitlines() if path.is_file() else []
        sum_ = crc32("\n".join(lines).encode(), sum_)
    return f"{sum_:08x}"


def rows_of(path: Path, second: str, complaints: list[Complaint]) -> Iterator[tuple[str, str, Place]]:
    """The rows of a file of two columns, ``phrase`` and another, and where the second begins; no phrase twice."""
    text = _text(path, complaints)
    header, *rows = (text or "").replace("\r\n", "\n").split("\n")
    if text is not None and header != f"phrase\t{second}":
        message = Message("the first line must read “phrase<TAB>{second}”", second=second)
        complaints.append(Complaint(Place(str(path), 1, 1), message))
    found = []
    for number, row in enumerate(rows, 2):
        written, tab, cell = row.partition("\t")
        phrase = written.strip()
        if not row:
            continue
        if not (phrase and tab) or "\t" in cell:
            cells = Counted(row.count("\t") + 1, "{count} cell", "{count} cells")
            message = Message("expected a phrase, one tab and its {second}; found {cells}", second=second, cells=cells)
            complaints.append(Complaint(Place(str(path), number, 1), message))
            continue
        found.append((phrase, cell, Place(str(path), number, len(written) + 2)))
    seen: dict[str, int] = {}
    keys = thai.normalise("\0".join(phrase for phrase, _, _ in found)).replace(" ", "").split("\0")
    for key, row_found in zip(keys, found, strict=bool(found)):
        phrase, _, place = row_found
        if key in seen:
            message = Message(
                "“{phrase}” is here twice, first on line {line}; join them", phrase=phrase, line=seen[key]
            )
            complaints.append(Complaint(place._replace(column=1), message))
        seen.setdefault(key, place.line)
        yield row_found


def _pointed(cell: str, place: Place, known: dict[str, Citation], complaints: list[Complaint]) -> Iterator[Citation]:
    """The citations of a cell, which must exist on some date; ``known`` has those by how they print."""
    for text in map(str.strip, cell.split("|")):
        citation = known.get(text) or _citation(text)
        if citation is None:
            message = Message("“{text}” is not a citation; write it as ข้อ 7 (10) (ข)", text=text)
            complaints.append(Complaint(place, message, "bad-citation"))
        elif str(citation) not in known:
            message = Message("there is no {citation} on any date", citation=citation)
            complaints.append(Complaint(place, message, "target-missing"))
        else:
            yield citation


def _citation(text: str) -> Citation | None:
    for written in (text, thai.normalise(text)):
        try:
            return Citation.parse(written)
        except ValueError:
            continue
    return None


# --- bytes to text ---------------------------------------------------------------------------------------------------

_NULL = r"(?:~|null|Null|NULL)\Z"
_FORBIDDEN = f"[{thai.UNSEEN}]"


def _text(path: Path, complaints: list[Complaint]) -> str | None:
    """A file's text, with a BOM dropped; None, and a complaint, if it has none that can be read."""

    def complain(message: Message, before: str = "") -> None:
        line, column = before.count("\n") + 1, len(before) - before.rfind("\n")
        complaints.append(Complaint(Place(str(path), line, column), message))

    try:
        if path.exists() and not (path.is_file() or path.is_dir()):
            complain(Message("this is no file"))
            return None
        if path.stat().st_size > MAX_SIZE:
            complain(Message("the file is larger than {size} bytes; is it the right one?", size=MAX_SIZE))
            return None
        content = path.read_bytes()
    except FileNotFoundError:
        names = (BASE, AMENDMENTS, VOCABULARY)
        needed = Message("there is no such file; a data directory has {names}", names=", ".join(names))
        complain(needed if path.name in names else Message("there is no such file"))
        return None
    except (OSError, ValueError) as error:
        complain(Message("the file cannot be read: {reason}", reason=reason(error)))
        return None
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        before = content[: error.start].decode("utf-8")
        message = Message(
            "the file is not UTF-8 (byte 0x{byte:02X}); save it as UTF-8, not as Windows-874, TIS-620 or UTF-16",
            byte=content[error.start],
        )
        complain(message, before)
        return None
    if not text.strip():
        complain(Message("the file is empty; it must hold the data"))
        return None
    bad = list(re.finditer(_FORBIDDEN, text))
    for match in bad[:10]:
        message = Message("the invisible character U+{code:04X} is not allowed; delete it", code=ord(match[0]))
        complain(message, text[: match.start()])
    return None if bad else text


# --- text to nodes ---------------------------------------------------------------------------------------------------


_KINDS = {str: Message("text"), dict: Message("a map"), list: Message("a list")}


class _Node(Value):
    """A YAML value and where it begins: text, a map of text to (key node, value node), or a list of nodes."""

    value: str | dict[str, tuple[_Node, _Node]] | list[_Node]
    place: Place

    @property
    def kind(self) -> Message:
        return _KINDS[type(self.value)]


def _loader() -> Any:
    """PyYAML's loader in C, or the pure one where it was built without."""
    import yaml

    return getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def _yaml(path: Path, complaints: list[Complaint]) -> _Node | None:
    """The one document of a YAML file as nodes; None, and complaints, if it cannot be had."""
    text = _text(path, complaints)
    if text is None:
        return None
    import yaml

    before = len(complaints)
    try:
        root = _document(yaml.parse(text, Loader=_loader()), str(path), complaints)
        if root is None and len(complaints) == before:
            complaints.append(
                Complaint(_place(str(path), None), Message("there are only comments here; it must hold the data"))
            )
        return root
    except yaml.MarkedYAMLError as error:
        place = _place(str(path), error.problem_mark or error.context_mark)
        if "nesting depth" in str(
            error.problem
        ):  # libyaml since 0.2.6 stops at 1000 by itself, before we are told of any
            complaints.append(Complaint(place, _too_deep()))
            return None
        context = f" {error.context}" if error.context else ""
        message = Message(
            "this is not YAML: {problem}{context}; check the indentation, the colon and the quotes here and just above",
            problem=error.problem,
            context=context,
        )
        complaints.append(Complaint(place, message))
    except (yaml.YAMLError, RecursionError) as error:
        complaints.append(Complaint(Place(str(path), 1, 1), Message("this is not YAML: {problem}", problem=error)))
    return None


def _too_deep() -> Message:
    return Message("nested deeper than {depth} levels; the law is not", depth=MAX_DEPTH)


def _place(file: str, mark: Any) -> Place:
    """PyYAML's mark, which counts from 0 and may be missing, as a place."""
    return Place(file, mark.line + 1, mark.column + 1) if mark else Place(file, 1, 1)


def _document(events: Iterator[yaml.Event], file: str, complaints: list[Complaint]) -> _Node | None:
    """Build nodes from events; refuses what the strict form does not have.

    Not recursive, so that no nesting, however absurd, can exhaust a stack.
    """
    import yaml

    root: _Node | None = None
    stack: list[tuple[_Node, _Node | None]] = []  # a container, and in a map the key that waits for its value
    for event in events:
        if isinstance(event, yaml.DocumentStartEvent) and root:
            place = _place(file, event.start_mark)
            complaints.append(Complaint(place, Message("a second document begins; a file holds one")))
            return None
        if isinstance(event, (yaml.MappingEndEvent, yaml.SequenceEndEvent)):
            node = stack.pop()[0]
        elif isinstance(event, yaml.NodeEvent):
            place = _place(file, event.start_mark)
            node = _Node(_value(event, place, complaints), place)
            if not isinstance(node.value, str):
                if len(stack) >= MAX_DEPTH:
                    complaints.append(Complaint(place, _too_deep()))
                    return None
                stack.append((node, None))
                continue
        else:
            continue
        if stack:
            _attach(stack, node, complaints)
        else:
            root = node
    return root


def _value(event: yaml.NodeEvent, place: Place, complaints: list[Complaint]) -> str | dict[Any, Any] | list[Any]:
    """The empty container or the text an event begins, after complaints of what may not stand on a node."""
    import yaml

    if isinstance(event, yaml.AliasEvent):
        complaints.append(
            Complaint(place, Message("the alias *{name} is not allowed; write the words out", name=event.anchor))
        )
        return ""
    if event.anchor:
        complaints.append(Complaint(place, Message("the anchor &{name} is not allowed; delete it", name=event.anchor)))
    tag = getattr(event, "tag", None)
    if tag:
        complaints.append(Complaint(place, Message("the tag {tag} is not allowed; every value is text", tag=tag)))
    if isinstance(event, yaml.MappingStartEvent):
        return {}
    if isinstance(event, yaml.SequenceStartEvent):
        return []
    value = str(getattr(event, "value", ""))
    if re.match(_NULL, value) and getattr(event, "implicit", (False,))[0]:
        message = Message("“{value}” means nothing in YAML; write the words, in quotes if it is one", value=value)
        complaints.append(Complaint(place, message))
    if match := re.search(_FORBIDDEN, value):
        message = Message("the character U+{code:04X} is not allowed; delete it", code=ord(match[0]))
        complaints.append(Complaint(place, message))
    return value


def _attach(stack: list[tuple[_Node, _Node | None]], node: _Node, complaints: list[Complaint]) -> None:
    """Put a finished node where it belongs: into the list or the map on top, as a key or as a key's value."""
    container, key = stack[-1]
    if isinstance(container.value, list):
        container.value.append(node)
    elif key is None:
        stack[-1] = container, node
    else:
        stack[-1] = container, None
        assert isinstance(container.value, dict)
        if not isinstance(key.value, str):
            complaints.append(Complaint(key.place, Message("a key must be text, not {kind}", kind=key.kind)))
        elif key.value in container.value:
            first = container.value[key.value][0].place
            message = Message("“{key}” is here twice, first on line {line}; keep one", key=key.value, line=first.line)
            complaints.append(Complaint(key.place, message))
        else:
            container.value[key.value] = key, node


# --- nodes to the model ----------------------------------------------------------------------------------------------

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

    def __init__(self, complaints: list[Complaint]) -> None:
        self.complaints = complaints
        self.ids: dict[str, Place] = {}
        self.named: list[tuple[_Node, Citation, str]] = []  # citations that say which instrument they are of

    def complain(self, node: _Node, template: str, /, code: str = "bad-data", **fields: object) -> None:
        self.complaints.append(Complaint(node.place, Message(template, **fields), code))

    # plain values

    def text(self, node: _Node | None) -> str:
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

    def list(self, node: _Node | None) -> list[_Node]:
        if node is None:
            return []
        if not isinstance(node.value, list):
            self.complain(node, "expected a list, found {kind}", kind=node.kind)
            return []
        return node.value

    def map(self, node: _Node | None, *, empty: bool = False) -> Iterable[tuple[_Node, _Node]]:
        """The key and value nodes of a map whose keys are names of their own; it may be empty only if that is said."""
        if node is None:
            return ()
        if not isinstance(node.value, dict):
            self.complain(node, "expected a map, found {kind}", kind=node.kind)
            return ()
        if not (node.value or empty):
            self.complain(node, "there is nothing here; write what it holds, or delete the key")
        return node.value.values()

    def fields(self, node: _Node | None, required: Iterable[str], optional: Iterable[str] = ()) -> dict[str, _Node]:
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

    def day(self, node: _Node | None) -> date | None:
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

    def commencement(self, node: _Node | None, published: date | None) -> date | None:
        """The day in force: a named day, or as instruments word it, by the day of publication; None if not known."""
        if node is not None and node.value in _ON_PUBLICATION:
            return published and published + timedelta(days=_ON_PUBLICATION[str(node.value)])
        return self.day(node)

    def known_day(self, node: _Node | None) -> date:
        """A date that must be known."""
        day = self.day(node)
        if day is None and node is not None and node.value == _UNKNOWN:
            self.complain(node, "this date must be known; write YYYY-MM-DD of the common era", "bad-date")
        return day or date.min

    def optional_text(self, node: _Node | None) -> str | None:
        text = self.text(node)
        return None if text in ("", _UNKNOWN) else text

    def citation(self, node: _Node | None) -> Citation:
        text = self.text(node)
        citation = _citation(text)
        if node is not None and text and citation is None:
            self.complain(node, "“{text}” is not a citation; write it as ข้อ 7 (10) (ข)", "bad-citation", text=text)
        if node is not None and citation and "แห่ง" in text:
            self.named.append((node, citation, Citation.read(thai.normalise(text))[1]))
        return citation or _NOWHERE

    def heading(self, key: _Node) -> Citation:
        """The section or clause a key names, which must be written just so: ``ข้อ 7``, ``มาตรา 37``."""
        text = self.text(key)
        citation = _citation(text)
        if citation is None or citation.parent or str(citation) != text:
            self.complain(
                key, "“{text}” is not a section or clause; write it as มาตรา 37 or ข้อ 7", "bad-label", text=text
            )
            return _NOWHERE
        return citation

    # words and provisions

    def words(self, node: _Node) -> Words:
        if isinstance(node.value, str):
            return Words(self.text(node))
        return self.worded(self.fields(node, ("text",), ("as_printed", "note")))

    def worded(self, fields: dict[str, _Node]) -> Words:
        return Words(
            self.text(fields.get("text")),
            self.optional_text(fields.get("as_printed")),
            self.optional_text(fields.get("note")),
        )

    def entries(self, citation: Citation, at: _Node, node: _Node) -> Iterator[Entry]:
        """A provision and, after it, everything inside it."""
        fields = {}
        if isinstance(node.value, str):
            words = Words(self.text(node))
        else:
            fields = self.fields(node, ("text",), ("as_printed", "note", "reports_to", "items"))
            words = self.worded(fields)
        yield from self.provision(citation, at, words, fields)

    def provision(self, citation: Citation, at: _Node, words: Words, fields: dict[str, _Node]) -> Iterator[Entry]:
        reports_to = self.optional_text(fields.get("reports_to"))
        if (reports_to is None) != (_REPORTS not in words.text) or (
            reports_to is not None and not re.search(f"{_REPORTS}{re.escape(reports_to)}(?:\\s|และ|$)", words.text)
        ):
            self.complain(
                fields.get("reports_to", at),
                "reports_to must say just what follows “{words}” in the text, and be there only where the text has it",
                words=_REPORTS,
            )
        yield Entry(citation=citation, words=words, reports_to=reports_to, place=at.place)
        for key, value in self.map(fields.get("items")):
            match = re.match(_ITEM, self.text(key))
            if match:
                yield from self.entries(citation.child(match[1]), key, value)
            else:
                self.complain(
                    key, "“{label}” is not the label of an item; write (1) or (ก)", "bad-label", label=key.value
                )

    # instruments

    def instrument(self, key: _Node, fields: dict[str, _Node], *, amends: bool) -> Instrument:
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

    def number(self, node: _Node | None) -> int:
        text = self.text(node)
        if text.isascii() and text.isdigit() and len(text) < 10 and int(text):
            return int(text)
        if node is not None:
            self.complain(node, "“{text}” is not a number; write it in digits, 1 or more", text=text)
        return 0

    def base(self, key: _Node, node: _Node) -> Enactment:
        """A base instrument: each of its sections or clauses inserts itself."""
        fields = self.fields(node, (*_FACTS, "provisions"), (*_PREAMBLE, "amended_in", "not_in_source"))
        clauses = []
        for at, value in self.map(fields.get("provisions")):
            top = self.heading(at)
            insert = Insert(top, tuple(self.entries(top, at, value)), at.place)
            clauses.append(Clause(top, None, (insert,), None, at.place))
        missing = tuple(map(self.citation, self.list(fields.get("not_in_source"))))
        return Enactment(self.instrument(key, fields, amends=False), tuple(clauses), missing)

    def amendment(self, key: _Node, node: _Node, *, draft: bool = False) -> Enactment:
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

    def clause(self, at: _Node, value: _Node) -> Clause:
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

    def operation(self, node: _Node) -> Operation:
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
        entries: tuple[Entry, ...] = ()
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

    def outstanding(self, key: _Node, node: _Node) -> Outstanding:
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
            from mandate_cli.explain import names

            base = [each for each in dataset.enactments if not each.instrument.amends]
            for node, citation, instrument in self.named:
                having = [each for each in base if any(clause.citation == citation.top for clause in each.clauses)]
                if not names(instrument, [each.instrument for each in having or base]):
                    template = "“{text}”: {instrument} is not the instrument here that has a {citation}"
                    self.complain(
                        node, template, "bad-citation", text=node.value, instrument=instrument, citation=citation
                    )

    def file(self, node: _Node | None, required: Iterable[str]) -> dict[str, _Node]:
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

    def drafts(self, node: _Node | None, dataset: Dataset) -> tuple[Enactment, ...]:
        """The instruments of a draft file, none of which may be in the dataset already."""
        fields = self.file(node, ("instruments",))
        for enactment in dataset.enactments:
            self.ids[enactment.instrument.id] = enactment.clauses[0].place if enactment.clauses else _MISSING
        return tuple(self.amendment(*pair, draft=True) for pair in self.map(fields.get("instruments")))

    def dataset(self, base_node: _Node | None, amendments_node: _Node | None) -> Dataset:
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
