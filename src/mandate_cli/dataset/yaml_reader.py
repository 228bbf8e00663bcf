"""YAML to nodes that know where they stand; what the strict form does not have is refused."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from mandate_cli.dataset.diagnostics import Diagnostic, Diagnostics
from mandate_cli.dataset.files import FORBIDDEN, NULL, read_text
from mandate_cli.dataset.yaml_mistakes import mistake
from mandate_cli.law.model import Place
from mandate_cli.messages import Message, translatable
from mandate_cli.thai.normalise import has_thai

if TYPE_CHECKING:
    import yaml


_QUOTED = ("'", '"')
MAX_DEPTH = 20  # the law needs 9
_TOO_DEEP = "nesting depth"  # in what libyaml says of it, and we
_KINDS = {str: Message("text"), dict: Message("a map"), list: Message("a list")}


class Node(NamedTuple):
    """A YAML value and where it begins: text, a map of text to (key node, value node), or a list of nodes."""

    value: str | dict[str, tuple[Node, Node]] | list[Node]
    place: Place

    @property
    def kind(self) -> Message:
        """What it is, for a diagnostic."""
        return _KINDS[type(self.value)]

    @property
    def inside(self) -> dict[str, tuple[Node, Node]]:
        """The nodes of a map by its keys; nothing for any other value."""
        return self.value if isinstance(self.value, dict) else {}


def read_yaml(path: Path, diagnostics: Diagnostics) -> Node | None:
    """The one document of a YAML file as nodes; None, and complaints, if it cannot be had."""
    text = read_text(path, diagnostics)
    if text is None:
        return None
    import yaml

    reader = _Reader(str(path), text.splitlines(), diagnostics)
    try:
        return reader.document(yaml.parse(text, Loader=_loader()))
    except yaml.MarkedYAMLError as error:
        place = reader.place(error.problem_mark or error.context_mark)
        if _TOO_DEEP in str(error.problem):  # libyaml since 0.2.6 stops at 1000, before we are told of any
            diagnostics.complain(place, "nested deeper than {depth} levels; the law is not", depth=MAX_DEPTH)
        elif meant := mistake(text.splitlines(), error):
            line, column, message = meant
            diagnostics.append(Diagnostic(Place(str(path), line + 1, column + 1), message))
        else:
            context = f" {error.context}" if error.context else ""
            template = translatable(
                "this is not YAML: {problem}{context}; check the indentation, the colon and the quotes here and just "
                "above"
            )
            diagnostics.complain(place, template, problem=error.problem, context=context)
    except (yaml.YAMLError, RecursionError) as error:
        diagnostics.complain(reader.place(None), "this is not YAML: {problem}", problem=error)
    return None


def continued(file: str, text: str) -> Iterator[Place]:
    """Where Thai words that no quotation marks enclose go on in a further line; YAML puts a blank between the two."""
    import yaml

    lines = text.splitlines()
    scalars: Iterator[Any] = (each for each in yaml.parse(text, Loader=_loader()) if isinstance(each, yaml.ScalarEvent))
    for scalar in scalars:
        if scalar.style not in _QUOTED and has_thai(scalar.value):
            first = scalar.start_mark.line + (2 if scalar.style else 1)  # behind > the words begin in the next line
            for number in range(first, scalar.end_mark.line + (not scalar.style)):
                yield Place(file, number + 1, len(lines[number]) - len(lines[number].lstrip()) + 1)


def _loader() -> Any:
    """YAML's own loader, in C unless it was built without."""
    import yaml

    return getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class _Reader:
    """Builds nodes from events, and refuses what the strict form does not have."""

    def __init__(self, file: str, lines: list[str], diagnostics: Diagnostics) -> None:
        self._file, self._lines, self._diagnostics = file, lines, diagnostics

    def place(self, mark: Any) -> Place:
        """PyYAML's mark, which counts from 0 and may be missing, as a place."""
        return Place(self._file, mark.line + 1, mark.column + 1) if mark else Place(self._file, 1, 1)

    def document(self, events: Iterator[yaml.Event]) -> Node | None:
        """The one document; None, and a complaint, if there are several or none. Raises YAMLError."""
        import yaml

        root = None
        for event in events:
            if isinstance(event, yaml.DocumentStartEvent) and root:
                self._diagnostics.complain(self.place(event.start_mark), "a second document begins; a file holds one")
                return None
            if isinstance(event, yaml.NodeEvent):
                root = self._node(event, events, 0)
        if root is None:
            self._diagnostics.complain(self.place(None), "there are only comments here; it must hold the data")
        return root

    def _node(self, event: yaml.NodeEvent, events: Iterator[yaml.Event], depth: int) -> Node:
        """The value that an event begins, with all that is in it."""
        import yaml

        node = Node(self._value(event), self.place(event.start_mark))
        self._complain_of_comment(event)
        if isinstance(node.value, str):
            return node
        if depth >= MAX_DEPTH:
            mark: Any = event.start_mark
            raise yaml.MarkedYAMLError(problem=_TOO_DEEP, problem_mark=mark)
        while isinstance(inner := next(events), yaml.NodeEvent):
            child = self._node(inner, events, depth + 1)
            if isinstance(node.value, list):
                node.value.append(child)
            else:
                value = next(events)
                assert isinstance(value, yaml.NodeEvent)
                self._add(node.value, child, self._node(value, events, depth + 1))
        return node

    def _add(self, found: dict[str, tuple[Node, Node]], key: Node, value: Node) -> None:
        if not isinstance(key.value, str):
            self._diagnostics.complain(key.place, "a key must be text, not {kind}", kind=key.kind)
        elif key.value in found:
            template = translatable("“{key}” is here twice, first on line {line}; keep one")
            self._diagnostics.complain(key.place, template, key=key.value, line=found[key.value][0].place.line)
        else:
            if blank := re.search(r"(?<=\S)[^\S \t\n\r](?=\S)", key.value):
                template = translatable("U+{blank:04X} in “{key}” is no plain blank; write a plain one")
                self._diagnostics.complain(key.place, template, blank=ord(blank[0]), key=key.value)
                key = key._replace(value=key.value.replace(blank[0], " "))
            found[str(key.value)] = key, value

    def _complain_of_comment(self, event: yaml.NodeEvent) -> None:
        """Refuse a comment that could be words: one behind unquoted Thai, or without a space behind its #."""
        value, style, end = getattr(event, "value", None), getattr(event, "style", None), event.end_mark
        if not value or style or end is None:  # a map or a list, or words in quotes
            return
        here = self._lines[end.line][end.column :] if end.line < len(self._lines) else ""
        comment = re.match(r"(\s+)#(.?)", here)
        if comment and (has_thai(value) or comment[2].strip()):
            self._diagnostics.complain(
                Place(self._file, end.line + 1, end.column + len(comment[1]) + 1),
                "a comment begins here, and the words behind # would be lost; put the words in quotes, or the comment "
                "on a line of its own",
            )

    def _value(self, event: yaml.NodeEvent) -> str | dict[Any, Any] | list[Any]:
        """The empty container or the text an event begins, after complaints of what may not stand on a node."""
        import yaml

        place, complain = self.place(event.start_mark), self._diagnostics.complain
        if isinstance(event, yaml.AliasEvent):
            complain(place, "the alias *{name} is not allowed; write the words out", name=event.anchor)
            return ""
        if event.anchor:
            complain(place, "the anchor &{name} is not allowed; delete it", name=event.anchor)
        if tag := getattr(event, "tag", None):
            complain(place, "the tag {tag} is not allowed; every value is text", tag=tag)
        if isinstance(event, yaml.MappingStartEvent):
            return {}
        if isinstance(event, yaml.SequenceStartEvent):
            return []
        value = str(getattr(event, "value", ""))
        if re.match(NULL, value) and getattr(event, "implicit", (False,))[0]:
            complain(place, "“{value}” means nothing in YAML; write the words, in quotes if it is one", value=value)
        if match := re.search(FORBIDDEN, value):
            message = Message("the character U+{code:04X} is not allowed; delete it", code=ord(match[0]))
            self._diagnostics.append(Diagnostic(place, message))
        return value
