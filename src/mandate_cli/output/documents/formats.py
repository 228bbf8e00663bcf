"""The formats that the law can be exported to, by name."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from importlib import import_module
from typing import TYPE_CHECKING, Any

from mandate_cli.errors import MandateError
from mandate_cli.messages import Message, listed, translatable

if TYPE_CHECKING:
    from mandate_cli.law.document import Difference, Document

FORMATS = {
    "text": Message("plain text, to be read in a pager"),
    "html": Message("one web page with the law of every day"),
    "docx": Message("for Word"),
    "csv": Message("a table for spreadsheets"),
    "json": Message("for programs"),
    "akn": Message("Akoma Ntoso 3.0, XML for legal texts"),
}
OF_DIFFERENCES = tuple(name for name in FORMATS if name != "akn")  # which has no form for them
BINARY = ("docx",)  # not to be shown on a terminal


def checked(name: str, *, of_difference: bool) -> None:
    """Raise MandateError for the name of no format, and of one that differences cannot be written in."""
    if name in (OF_DIFFERENCES if of_difference else FORMATS):
        return
    if name in FORMATS:
        template = translatable("There is no {format} of a difference; the formats are {formats}.")
        raise MandateError("usage", Message(template, format=name, formats=listed(OF_DIFFERENCES)))
    template = translatable("There is no format “{format}”; the formats are {formats}.")
    raise MandateError("usage", Message(template, format=name, formats=listed(FORMATS)))


def written(
    name: str, value: Document | Difference, others: Callable[[], Sequence[Document]], columns: int = 80
) -> bytes:
    """A document or a difference in a format, by the function ``written`` of the module of that format.

    ``others`` gives the documents of the other days that a web page lets one choose; ``columns`` is how wide a line of
    plain text may be. Raises MandateError if a library is missing.
    """
    module = import_module(f"mandate_cli.output.documents.as_{name}")
    more: dict[str, Any] = {"text": {"columns": columns}, "html": {"others": others}}
    data: bytes = module.written(value, **more.get(name, {}))
    return data
