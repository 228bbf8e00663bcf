"""A document as plain text, to be read in a pager: lines that fit, and end between words."""

from __future__ import annotations

from collections.abc import Iterator

from mandate_cli.law.difference import SIGNS, marked
from mandate_cli.law.document import Difference, Document, Section, with_origin
from mandate_cli.law.mandate import IN_FORCE, REPEALED
from mandate_cli.output.documents import phrases
from mandate_cli.output.history_pages import total
from mandate_cli.thai.display import width
from mandate_cli.thai.line_breaks import wrap
from mandate_cli.thai.words import load_words

_STEP = 5  # columns by which an item stands further in than what it stands in


def written(value: Document | Difference, columns: int) -> bytes:
    """A document or a difference in lines of at most so many columns."""
    body = _changes(value, columns) if isinstance(value, Difference) else _law(value, columns)
    lines = [*_head(value, columns), *body]
    return ("\n".join(lines).rstrip("\n") + "\n").encode()


def _wrapped(words: object, columns: int, first: str = "", indent: str | None = None) -> list[str]:
    """Words as lines behind a label; the lines below the first stand under the words."""
    indent = " " * width(first) if indent is None else indent
    return wrap(str(words), columns, words=load_words(), indent=indent, first=first)


def _head(value: Document | Difference, columns: int) -> Iterator[str]:
    yield from _wrapped(value.office.name, columns)
    for kind, line in phrases.head(value):
        yield from _wrapped(line, columns, {"remark": "- ", "warning": "[!] "}.get(kind, ""))
    yield ""


def _law(document: Document, columns: int) -> Iterator[str]:
    if document.units:
        yield from _title(phrases.LABELS["tree"], columns)
        yield from _tree(document, columns)
    for section in document.sections:
        yield from _title(section.instrument.title, columns)
        yield from _section(section, columns)
    if document.amending:
        yield from _title(phrases.LABELS["amending"], columns)
        for section in document.amending:
            yield ""
            yield from _wrapped(section.instrument.title, columns)
            yield from _wrapped(" · ".join(map(str, phrases.facts(section.instrument))), columns, "  ")
            for entry in section.entries:
                yield from _wrapped(entry.words.text, columns, f"  {entry.label}  ")


def _title(words: object, columns: int) -> Iterator[str]:
    lines = _wrapped(words, columns)
    yield from ("", *lines, "=" * max(map(width, lines)))


def _tree(document: Document, columns: int) -> Iterator[str]:
    if document.leader:
        yield from _wrapped(document.leader, columns)
    for unit, remarks in phrases.units(document):
        said = "".join(f"  ({remark})" for _, remark in remarks)
        yield from _wrapped(unit.name + said, columns, f"  {unit.number:>3}. ")
    if note := phrases.tree_note(document):
        yield from _wrapped(note, columns)


def _section(section: Section, columns: int) -> Iterator[str]:
    yield from _wrapped(" · ".join(map(str, phrases.facts(section.instrument))), columns)
    if unheld := phrases.unheld(section):
        yield from _wrapped(unheld, columns)
    for entry, said in with_origin(section.entries):
        before = " " * (_STEP * max(entry.depth - 1, 0))
        if entry.depth == 0:
            yield ""
        label = f"{before}{entry.label}  " if entry.depth == 0 else f"{before}{f'{entry.label} ':<{_STEP}}"
        yield from _wrapped(entry.words.text, columns, label)
        under = before + " " * (_STEP if entry.depth else 0)
        remarks = [*phrases.wording(entry.words), *([phrases.origin(entry)] if said else [])]
        if entry.status == REPEALED or (said and entry.status != IN_FORCE):
            yield from _wrapped(phrases.STATUSES[entry.status], columns, f"{under}[!] ")
        for remark in remarks:
            yield from _wrapped(remark, columns, f"{under}| ", f"{under}| ")


def _changes(difference: Difference, columns: int) -> Iterator[str]:
    for change in difference.changes:
        yield from _wrapped(
            f"{phrases.CHANGES[change.change]}, {phrases.since(change.by)}",
            columns,
            f"{change.cited}  ",
        )
        if change.change == "replaced":
            pieces = marked(str(change.before), str(change.after))
            yield from _wrapped("".join(SIGNS[kind].format(part) for kind, part in pieces), columns, "  ")
        elif change.before is not None or change.after is not None:
            yield from _wrapped(change.after or change.before, columns, "  ")
        yield ""
    yield from _wrapped(total(difference.changes), columns)
