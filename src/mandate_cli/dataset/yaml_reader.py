"""YAML to nodes that know where they stand; what the strict form does not have is refused."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, NamedTuple

from mandate_cli.dataset.diagnostics import Diagnostic
from mandate_cli.dataset.files import FORBIDDEN, NULL, read_text
from mandate_cli.law.model import Place
from mandate_cli.messages import Message
from mandate_cli.thai.normalise import has_thai

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    import yaml


MAX_DEPTH = 20  # the law needs 9
_KINDS = {str: Message("text"), dict: Message("a map"), list: Message("a list")}


class Node(NamedTuple):
    """A YAML value and where it begins: text, a map of text to (key node, value node), or a list of nodes."""

    value: str | dict[str, tuple[Node, Node]] | list[Node]
    place: Place

    @property
    def kind(self) -> Message:
        """What it is, for a diagnostic."""
        return _KINDS[type(self.value)]


def _loader() -> Any:
    """PyYAML's loader in C, or the pure one where it was built without."""
    import yaml

    return getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def read_yaml(path: Path, diagnostics: list[Diagnostic]) -> Node | None:
    """The one document of a YAML file as nodes; None, and complaints, if it cannot be had."""
    text = read_text(path, diagnostics)
    if text is None:
        return None
    import yaml

    before = len(diagnostics)
    try:
        root = _document(yaml.parse(text, Loader=_loader()), str(path), diagnostics, text.splitlines())
        if root is None and len(diagnostics) == before:
            diagnostics.append(
                Diagnostic(_place(str(path), None), Message("there are only comments here; it must hold the data"))
            )
        return root
    except yaml.MarkedYAMLError as error:
        place = _place(str(path), error.problem_mark or error.context_mark)
        if "nesting depth" in str(
            error.problem
        ):  # libyaml since 0.2.6 stops at 1000 by itself, before we are told of any
            diagnostics.append(Diagnostic(place, _too_deep()))
            return None
        context = f" {error.context}" if error.context else ""
        message = Message(
            "this is not YAML: {problem}{context}; check the indentation, the colon and the quotes here and just above",
            problem=error.problem,
            context=context,
        )
        diagnostics.append(Diagnostic(place, message))
    except (yaml.YAMLError, RecursionError) as error:
        diagnostics.append(Diagnostic(Place(str(path), 1, 1), Message("this is not YAML: {problem}", problem=error)))
    return None


def _too_deep() -> Message:
    return Message("nested deeper than {depth} levels; the law is not", depth=MAX_DEPTH)


def _place(file: str, mark: Any) -> Place:
    """PyYAML's mark, which counts from 0 and may be missing, as a place."""
    return Place(file, mark.line + 1, mark.column + 1) if mark else Place(file, 1, 1)


def _document(events: Iterator[yaml.Event], file: str, diagnostics: list[Diagnostic], lines: list[str]) -> Node | None:
    """Build nodes from events; refuses what the strict form does not have.

    Not recursive, so that no nesting, however absurd, can exhaust a stack.
    """
    import yaml

    root: Node | None = None
    stack: list[tuple[Node, Node | None]] = []  # a container, and in a map the key that waits for its value
    for event in events:
        if isinstance(event, yaml.DocumentStartEvent) and root:
            place = _place(file, event.start_mark)
            diagnostics.append(Diagnostic(place, Message("a second document begins; a file holds one")))
            return None
        if isinstance(event, (yaml.MappingEndEvent, yaml.SequenceEndEvent)):
            node = stack.pop()[0]
        elif isinstance(event, yaml.NodeEvent):
            place = _place(file, event.start_mark)
            node = Node(_value(event, place, diagnostics), place)
            _complain_of_comment(event, file, diagnostics, lines)
            if not isinstance(node.value, str):
                if len(stack) >= MAX_DEPTH:
                    diagnostics.append(Diagnostic(place, _too_deep()))
                    return None
                stack.append((node, None))
                continue
        else:
            continue
        if stack:
            _attach(stack, node, diagnostics)
        else:
            root = node
    return root


def _complain_of_comment(event: yaml.NodeEvent, file: str, diagnostics: list[Diagnostic], lines: list[str]) -> None:
    """Refuse a comment that could be words: one behind unquoted Thai, or without a space behind its #."""
    value, style, end = getattr(event, "value", None), getattr(event, "style", None), event.end_mark
    if not value or style or end is None:  # a map or a list, or words in quotes
        return
    comment = re.match(r"(\s+)#(.?)", lines[end.line][end.column :]) if end.line < len(lines) else None
    if comment and (has_thai(value) or comment[2].strip()):
        message = Message(
            "a comment begins here, and the words behind # would be lost; put the words in quotes, or the comment on a "
            "line of its own"
        )
        diagnostics.append(Diagnostic(Place(file, end.line + 1, end.column + len(comment[1]) + 1), message))


def _value(event: yaml.NodeEvent, place: Place, diagnostics: list[Diagnostic]) -> str | dict[Any, Any] | list[Any]:
    """The empty container or the text an event begins, after complaints of what may not stand on a node."""
    import yaml

    if isinstance(event, yaml.AliasEvent):
        diagnostics.append(
            Diagnostic(place, Message("the alias *{name} is not allowed; write the words out", name=event.anchor))
        )
        return ""
    if event.anchor:
        diagnostics.append(
            Diagnostic(place, Message("the anchor &{name} is not allowed; delete it", name=event.anchor))
        )
    tag = getattr(event, "tag", None)
    if tag:
        diagnostics.append(Diagnostic(place, Message("the tag {tag} is not allowed; every value is text", tag=tag)))
    if isinstance(event, yaml.MappingStartEvent):
        return {}
    if isinstance(event, yaml.SequenceStartEvent):
        return []
    value = str(getattr(event, "value", ""))
    if re.match(NULL, value) and getattr(event, "implicit", (False,))[0]:
        message = Message("“{value}” means nothing in YAML; write the words, in quotes if it is one", value=value)
        diagnostics.append(Diagnostic(place, message))
    if match := re.search(FORBIDDEN, value):
        message = Message("the character U+{code:04X} is not allowed; delete it", code=ord(match[0]))
        diagnostics.append(Diagnostic(place, message))
    return value


def _attach(stack: list[tuple[Node, Node | None]], node: Node, diagnostics: list[Diagnostic]) -> None:
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
            diagnostics.append(Diagnostic(key.place, Message("a key must be text, not {kind}", kind=key.kind)))
        elif key.value in container.value:
            first = container.value[key.value][0].place
            message = Message("“{key}” is here twice, first on line {line}; keep one", key=key.value, line=first.line)
            diagnostics.append(Diagnostic(key.place, message))
        else:
            container.value[key.value] = key, node
