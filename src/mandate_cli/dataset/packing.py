"""Values of the law as bytes, and back: texts, numbers, days, citations, lists, maps, and the tuples of the model.

``json`` would take longer to import than all of it takes to read.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from importlib.util import source_hash
from typing import Any

from mandate_cli.law.citation import Citation
from mandate_cli.law.model import Cause, Instrument, Law, Office, Outstanding, Place, Reservation, Target, Words
from mandate_cli.law.structure import Division, Structure

_MODEL = (Cause, Division, Instrument, Law, Office, Outstanding, Place, Reservation, Structure, Target, Words)
_TUPLES: dict[str, Any] = {kind.__name__: kind for kind in _MODEL}
_CONSTANTS = {"None": None, "True": True, "False": False}
_END = "\0"  # between the parts of a value: neither the data nor the name of a file can have it


def packed(value: object, known: Mapping[Instrument, int]) -> tuple[bytes, bytes]:
    """A value as bytes, and a hash of them. Of an instrument that is ``known`` only its number is written."""
    data = _END.join(_parts(value, known)).encode("utf-8", "surrogatepass")
    return data, source_hash(data)


def unpacked(data: bytes, hashed: bytes, known: Sequence[Instrument]) -> Any:
    """What ``packed`` was given. Raises ValueError if the bytes are others."""
    if source_hash(data) != hashed:
        raise ValueError(hashed)
    return _value(data.decode("utf-8", "surrogatepass").split(_END)[::-1], known)


def _parts(value: Any, known: Mapping[Instrument, int]) -> Iterator[str]:
    """A value in parts: a sign of what it is, and its text; or the kind of a list, and behind it what is in it."""
    if isinstance(value, str):
        yield f"'{value}"
    elif isinstance(value, Citation):
        yield f"@{cited(value)}"
    elif isinstance(value, date):
        yield f"/{value.isoformat()}"
    elif value is None or isinstance(value, int):
        yield f"={value}"
    elif isinstance(value, Mapping):
        yield f"{{{len(value)}"
        for pair in value.items():
            yield from _parts(pair, known)
    elif isinstance(value, Instrument) and value in known:
        yield f"#{known[value]}"
    else:
        name = type(value).__name__
        yield f".{name}" if name in _TUPLES else f"({len(value)}"
        for item in value:
            yield from _parts(item, known)


def _value(parts: list[str], known: Sequence[Instrument]) -> Any:
    """The value that the last parts are of, which are taken away."""
    part = parts.pop()
    text = part[1:]
    match part[0]:
        case "'":
            return text
        case "@":
            return citation_of(text)
        case "/":
            return date.fromisoformat(text)
        case "=":
            return _CONSTANTS[text] if text in _CONSTANTS else int(text)
        case "{":
            return dict(_value(parts, known) for _ in range(int(text)))
        case "#":
            return known[int(text)]
        case ".":
            kind = _TUPLES[text]
            return kind(*(_value(parts, known) for _ in kind._fields))
    return tuple(_value(parts, known) for _ in range(int(text)))


def cited(citation: Citation) -> str:
    """A citation as the store writes it."""
    return "|".join((citation.instrument, citation.kind, *citation.labels))


def citation_of(text: str) -> Citation:
    """The citation that ``cited`` wrote."""
    instrument, kind, *labels = text.split("|")
    return Citation(kind, tuple(labels), instrument)
