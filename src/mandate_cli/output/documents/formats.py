"""The formats that the law can be exported to, by name."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from mandate_cli.errors import MandateError
from mandate_cli.law.document import Difference, Document
from mandate_cli.messages import Message, listed

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
    if name not in FORMATS:
        message = Message(
            "There is no format “{format}”; the formats are {formats}.", format=name, formats=listed(FORMATS)
        )
        raise MandateError("usage", message)
    if of_difference and name not in OF_DIFFERENCES:
        formats = listed(OF_DIFFERENCES)
        message = Message(
            "There is no {format} of a difference; the formats are {formats}.", format=name, formats=formats
        )
        raise MandateError("usage", message)


def written(
    name: str, value: Document | Difference, others: Callable[[], Sequence[Document]], columns: int = 80
) -> bytes:
    """A document or a difference in a format.

    ``others`` gives the documents of the other days that a web page lets one choose; ``columns`` is how wide a line of
    plain text may be. Raises MandateError if a library is missing.
    """
    match name:
        case "text":
            from mandate_cli.output.documents.as_text import text

            return text(value, columns)
        case "html":
            from mandate_cli.output.documents.as_html import html, html_difference

            return html_difference(value) if isinstance(value, Difference) else html(value, others())
        case "docx":
            from mandate_cli.output.documents.as_docx import docx

            return docx(value)
        case "csv":
            from mandate_cli.output.documents.as_csv import csv_table

            return csv_table(value)
        case "json":
            from mandate_cli.output.documents.as_json import json_text

            return json_text(value)
    from mandate_cli.output.documents.as_akn import akn

    assert not isinstance(value, Difference), "checked() has refused it"
    return akn(value)
