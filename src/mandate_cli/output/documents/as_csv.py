"""A document as a table for spreadsheets: one row a provision, or a change."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable

from mandate_cli.law.document import Difference, Document
from mandate_cli.law.model import Cause

_LAW = (
    *("office", "as_of", "draft", "instrument", "citation", "label", "depth", "text", "as_printed", "note"),
    *("reports_to", "status", "since", "by", "by_clause", "by_operation", "since_certainty"),
    *("until", "ended_by", "ended_by_clause", "ended_by_operation"),
)
_CHANGES = (
    *("office", "before", "after", "draft", "instrument", "citation", "change", "old", "new"),
    *("since", "by", "by_clause", "by_operation"),
)


def written(value: Document | Difference) -> bytes:
    """A table in UTF-8 with a byte order mark, so that spreadsheets show Thai; its first row has the column names.

    A text that a spreadsheet would take for a formula begins with an apostrophe there.
    """
    file = io.StringIO(newline="")
    writer = csv.writer(file)
    columns, rows = (_CHANGES, _changes(value)) if isinstance(value, Difference) else (_LAW, _provisions(value))
    writer.writerow(columns)
    writer.writerows([_plain(cell) for cell in row] for row in rows)
    return file.getvalue().encode("utf-8-sig")


def _provisions(document: Document) -> Iterable[tuple[object, ...]]:
    for entry in document.entries:
        words = entry.words
        yield (
            *(document.office.name, document.as_of, _drafts(document)),
            *(entry.citation.instrument, entry.citation, entry.label, entry.depth),
            *(words.text, words.as_printed, words.note, entry.reports_to, entry.status),
            *(entry.since, *_cause(entry.by), entry.versions[0].certainty),
            *(entry.until, *_cause(entry.ended_by)),
        )


def _changes(difference: Difference) -> Iterable[tuple[object, ...]]:
    for change in difference.changes:
        yield (
            *(difference.office.name, difference.before, difference.after, _drafts(difference)),
            *(change.citation.instrument, change.citation, change.change, change.before, change.after),
            *(change.by.instrument.day, *_cause(change.by)),
        )


def _drafts(value: Document | Difference) -> str:
    return "; ".join(draft.short_title for draft in value.drafts)


def _cause(cause: Cause | None) -> tuple[object, ...]:
    return (cause.instrument.id, cause.clause, cause.operation) if cause else (None, None, None)


def _plain(cell: object) -> str:
    text = "" if cell is None else str(cell)
    return f"'{text}" if text.startswith(("=", "+", "-", "@", "\t")) else text
