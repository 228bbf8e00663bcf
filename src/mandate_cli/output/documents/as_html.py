"""A document as one self-contained web page: no part of it is fetched from anywhere, and it reads well without scripts.

The page holds the law of every day on which something changed. What differs between days is there once for each text it
had, with the numbers of the days it belongs to; a script shows those of the day chosen.
"""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Callable, Hashable, Iterator, Sequence
from functools import partial
from importlib.resources import files
from typing import TYPE_CHECKING, Any, NamedTuple

from mandate_cli.errors import needed
from mandate_cli.law.citation import CHAPTER, Citation, label_key
from mandate_cli.law.difference import marked
from mandate_cli.law.document import Difference, Document, Entry, Section, with_origin
from mandate_cli.law.mandate import IN_FORCE, REPEALED
from mandate_cli.messages import current, translate
from mandate_cli.output.documents import phrases
from mandate_cli.output.history_pages import lifetime, total
from mandate_cli.thai.line_breaks import ends
from mandate_cli.thai.words import load_words

if TYPE_CHECKING:
    from markupsafe import Markup

    from mandate_cli.law.model import Group
    from mandate_cli.output.page import Piece

HERE = files("mandate_cli.output.documents")
TOGETHER = 18  # characters of short words that are kept on one line together, which makes the page smaller
LONGEST = 28  # characters that are kept on one line; what is longer may be broken between its words


class Variant(NamedTuple):
    """A piece of the page that differs between days, and the numbers of the days it belongs to; empty for all days."""

    value: Any
    days: tuple[int, ...]


def written(value: Document | Difference, others: Callable[[], Sequence[Document]]) -> bytes:
    """A page with the consolidated law of a day, and of the other days one can choose on it.

    Or one with a difference: what a provision said, what it says now, and by what.
    """
    if isinstance(value, Difference):
        return _page("difference.html.j2", value=value)
    documents = sorted({each.as_of: each for each in (*others(), value)}.values(), key=lambda each: each.as_of)
    return _page(
        "law.html.j2",
        value=value,
        documents=documents,
        shown=documents.index(value),
        sections=list(_parts(documents, lambda each: each.sections)),
        amending=list(_parts(documents, lambda each: each.amending)),
        units=sorted(
            _variants(documents, lambda each: [_unit(*unit) for unit in phrases.units(each)]),
            key=lambda unit: label_key(unit.value[0]),
        ),
        led=_days([day for day, each in enumerate(documents) if each.units], len(documents)),
        per_day=lambda pieces: _variants(documents, pieces),
    )


def anchor(citation: Citation) -> str:
    """The identifier of a provision on the page: ``announcement-2560_7_10_ข``."""
    first, *rest = citation.labels
    chapter = citation.kind if citation.kind == CHAPTER else ""  # an instrument may have a chapter 1 and a clause 1
    return "_".join((citation.instrument, chapter + first, *rest)).replace(" ", "-")


def _page(template: str, **values: Any) -> bytes:
    needed("jinja2", "jinja2")
    from jinja2 import Environment, PackageLoader, StrictUndefined
    from markupsafe import Markup

    environment = Environment(
        loader=PackageLoader("mandate_cli.output", "documents"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    style = _text("page.css")
    for weight in ("regular", "semibold"):
        font = (HERE / "fonts" / f"sarabun-{weight}.woff2").read_bytes()
        style = style.replace(f"{{{weight}}}", b64encode(font).decode())
    environment.globals.update(
        anchor=anchor,
        labels={name: translate(label.template) for name, label in phrases.LABELS.items()},
        language=current(),
        marked=marked,
        phrases=phrases,
        total=total,
        style=Markup(style),  # noqa: S704 - a file of this package
        script=Markup(_text("page.js")),  # noqa: S704 - likewise
        REPEALED=REPEALED,
        IN_FORCE=IN_FORCE,
    )
    # What is not law may have a few words on one line, spaces and all.
    environment.filters["words"] = partial(_on_lines, together=TOGETHER, across="")
    environment.filters["remark"] = partial(_on_lines, together=LONGEST, across=" ")
    text = environment.get_template(template).render(**values)
    return "\n".join(line for line in text.splitlines() if line).encode()


def _text(name: str) -> str:
    """A file of this package, its lines without the spaces before them, and without those that are comments."""
    lines = map(str.strip, (HERE / name).read_text(encoding="utf-8").splitlines())
    return "\n".join(line for line in lines if line and not line.startswith("// "))


def _on_lines(text: object, together: int, across: str) -> Markup:
    """A text with words, or a few of so many characters together, kept on one line each.

    So no line ends inside a word, in a browser that knows no Thai words too.
    """
    from markupsafe import Markup, escape

    text = str(text)
    pieces, kept, blank, start = list[Markup](), "", "", 0
    for end in [*sorted(ends(text, load_words())), len(text)]:
        word = text[start:end].rstrip(" ")
        if len(kept + blank + word) > together or (blank and blank != across):
            pieces += _kept(kept), escape(blank)
            kept, blank = "", ""
        kept, blank, start = kept + blank + word, text[start + len(word) : end], end
    return Markup().join([*pieces, _kept(kept), escape(blank)])


def _kept(words: str) -> Markup:
    from markupsafe import Markup, escape

    whole = 1 < len(words) <= LONGEST and not words.isascii()
    return Markup("<b>{}</b>").format(words) if whole else escape(words)


# --- what differs between days ---------------------------------------------------------------------------------------


class Row(NamedTuple):
    """A provision on the page: the days on which there is one, and what it says on which."""

    entry: Entry  # of one of these days
    days: tuple[int, ...]
    texts: list[Variant]  # of entries that say the same
    origins: list[Variant]  # of entries with the same causes; value: the entry, and whether it is said here
    versions: list[Variant]  # of pairs: a version, and whether it is the latest; none if they are told elsewhere
    as_before: bool = False  # its versions are as those of the one before it beside which it stands


class Part(NamedTuple):
    """An instrument on the page, with its provisions, and the days on which it counts."""

    section: Section
    rows: list[Row]
    days: tuple[int, ...]


def _parts(documents: Sequence[Document], sections: Callable[[Document], Sequence[Section]]) -> Iterator[Part]:
    known: dict[str, dict[int, Section]] = {}
    for number, document in enumerate(documents):
        for section in sections(document):
            known.setdefault(section.instrument.id, {})[number] = section
    for by_day in known.values():
        entries: dict[Citation, dict[int, tuple[Entry, bool]]] = {}
        for number, section in by_day.items():
            for entry, said in with_origin(section.entries):
                entries.setdefault(entry.citation, {})[number] = entry, said
        rows = list[Row]()
        told: dict[Citation | None, object] = {None: None}  # the history of each, to be said only where it is another
        beside: dict[Citation | None, object] = {}  # that of the last one that stands in each
        for citation in sorted(entries, key=lambda citation: citation.order):
            row = _row(entries[citation], len(by_day))
            told[citation] = history = [
                (str(lifetime(each.value[0], latest=each.value[1])), each.days) for each in row.versions
            ]
            plain = all(latest for (_, latest), _ in row.versions)
            inherited = plain and history == told.get(citation.parent)
            as_before = plain and not inherited and history == beside.get(citation.parent)
            beside[citation.parent] = history if plain else None
            rows.append(row._replace(versions=[], as_before=as_before) if inherited or as_before else row)
        yield Part(list(by_day.values())[-1], rows, _days(by_day, len(documents)))


def _row(by_day: dict[int, tuple[Entry, bool]], count: int) -> Row:
    own = len(by_day)  # a piece that is there whenever the provision is needs no days of its own
    texts = _grouped(((day, entry, (entry.words, entry.status == REPEALED)) for day, (entry, _) in by_day.items()), own)
    origins = _grouped(
        ((day, (entry, said), (entry.by, entry.ended_by, entry.end, said)) for day, (entry, said) in by_day.items()),
        own,
    )
    versions = _grouped(
        (
            (day, (version, place == 0), (version.begins, version.provision.words, version.ended_by, place == 0))
            for day, (entry, _) in by_day.items()
            for place, version in enumerate(entry.versions)
        ),
        own,
    )
    versions.sort(key=lambda each: each.value[0].begins, reverse=True)
    return Row(next(iter(by_day.values()))[0], _days(by_day, count), texts, origins, versions)


def _grouped(pieces: Iterator[tuple[int, Any, Hashable]], count: int) -> list[Variant]:
    """Pieces that are the same on several days, once, with the numbers of those days."""
    found: dict[Hashable, tuple[Any, list[int]]] = {}
    for number, value, key in pieces:
        found.setdefault(key, (value, []))[1].append(number)
    return [Variant(value, _days(days, count)) for value, days in found.values()]


def _variants(documents: Sequence[Document], pieces: Callable[[Document], Sequence[Hashable]]) -> list[Variant]:
    """What some function says of each document, piece by piece, those that are the same on several days once."""
    said = ((number, piece, piece) for number, document in enumerate(documents) for piece in pieces(document))
    return _grouped(said, len(documents))


def _days(numbers: Any, count: int) -> tuple[int, ...]:
    days = tuple(sorted(numbers))
    return () if len(days) == count else days


def _unit(unit: Group, remarks: Sequence[Piece]) -> tuple[str, str, str, tuple[Piece, ...]]:
    """What the page says of a unit: its number and name, the anchor of its duties, and remarks."""
    return unit.number, unit.name, anchor((unit.head or unit.line).citation), tuple(remarks)
