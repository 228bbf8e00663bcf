"""Callbacks for typer's shell completion: group numbers, citations level by level, and days on which the law changed.

Each gives values and a description of each. Values have no spaces, so no shell needs to quote them. If the data cannot
be read there are no values: an error message would end up in the line that is being typed.

Without ``from __future__ import annotations``: typer reads annotations at run time.
"""

import os
import re
from collections.abc import Iterator
from contextlib import contextmanager, redirect_stdout
from io import StringIO
from pathlib import Path
from typing import TYPE_CHECKING, Any

import typer

from mandate_cli import messages
from mandate_cli.cli import streams
from mandate_cli.messages import Message

if TYPE_CHECKING:
    from mandate_cli.law.mandate import Mandate

_LONGEST = 60  # characters of a description


def groups(context: typer.Context, incomplete: str) -> Iterator[tuple[str, str]]:
    """The numbers of the groups, described by their names; nothing after one."""
    mandate = None if context.params.get("group") else _mandate(context)
    for group in mandate.groups if mandate else ():
        if group.number.startswith(incomplete):
            yield group.number, group.name


def citations(context: typer.Context, incomplete: str) -> Iterator[tuple[str, str]]:
    """The citations of one level, as ``7.10.ข``, described by how their texts begin.

    They are those of the level that is being typed; if one of that level is typed completely, also those inside it.
    Only ``cite`` takes several.
    """
    from mandate_cli.law.citation import CLAUSE

    mandate = None if context.params.get("citation") else _mandate(context)
    values: list[tuple[str, str]] = []
    inside: list[tuple[str, str]] = []
    for provision in mandate.provisions if mandate else ():
        citation = provision.citation
        forms = [citation.short, *([CLAUSE + citation.short] if citation.kind == CLAUSE else [])]  # ข้อ may be left out
        value = next((form for form in forms if form.startswith(incomplete)), "")
        last = len(citation.short) - len(citation.parent.short) if citation.parent else len(value)
        outer = value[: len(value) - last]  # what the provision stands in
        if value and incomplete.startswith(outer):
            found = inside if outer and outer == incomplete else values
            found.append((value, _beginning(provision.words.text)))
    yield from values
    if all(value == incomplete for value, _ in values):
        yield from inside


def clauses(context: typer.Context, incomplete: str) -> Iterator[tuple[str, str]]:
    """The clauses of amendments, the latest first, described by how they begin."""
    mandate = _mandate(context)
    for instrument in reversed(mandate.instruments if mandate else ()):
        for provision in mandate.provisions if mandate and instrument.amends else ():
            value = f"{provision.citation} แห่ง {instrument.short_title}"
            if provision.citation.instrument == instrument.id and value.startswith(incomplete):
                yield value, _beginning(provision.words.text)


def days(context: typer.Context, incomplete: str) -> Iterator[tuple[str, str]]:
    """The days on which an instrument changed the law, of either era, described by the instruments."""
    from mandate_cli.thai.dates import BUDDHIST_ERA, date_text

    mandate = _mandate(context)
    if not mandate:
        return
    known = [*mandate.instruments, *(amendment.instrument for amendment in mandate.outstanding)]
    for instrument in sorted(known, key=lambda instrument: instrument.order):
        day = instrument.day
        common = day.isoformat()
        buddhist = f"{day.year + BUDDHIST_ERA}{common[4:]}"
        eras = (buddhist, common) if messages.current() == messages.THAI else (common, buddhist)
        value = next((date for date in eras if date.startswith(incomplete)), None)
        if value:
            yield value, f"{date_text(day)} {instrument.short_title}"


def formats(incomplete: str) -> Iterator[tuple[str, str]]:
    """The formats that the law can be exported to, described."""
    from mandate_cli.output.documents.formats import FORMATS

    for name, about in FORMATS.items():
        if name.startswith(incomplete):
            yield name, str(about)


@contextmanager
def installing() -> Iterator[None]:
    """While typer installs completion: say in the user's language what it says that it did."""
    said = StringIO()
    try:
        with redirect_stdout(said):
            yield
    except SystemExit:
        file = said.getvalue().partition(" installed in ")[2].partition("\n")[0]
        message = Message("Completion is installed in {file}. It works in windows that are opened now.", file=file)
        streams.write(f"{message if file else said.getvalue().strip()}\n")
        raise


def translated(items: list[Any]) -> list[Any]:
    """What typer offers by itself (commands, options), with descriptions in the user's language."""
    for item in items:
        about = messages.translate(item.help or "").replace("{unit}", messages.translate("unit"))
        item.help = _beginning(about)
    return items


def _mandate(context: typer.Context) -> "Mandate | None":
    """The law that the options on the line ask for; None if it cannot be read."""
    from mandate_cli.cli.session import Session

    data, draft = context.params.get("data"), context.params.get("draft")
    try:
        return Session(
            "completion", as_of=context.params.get("as_of"), data=_expanded(data), draft=_expanded(draft)
        ).mandate
    except Exception:  # noqa: BLE001 - whatever is wrong, it is not to be told here
        return None


def _expanded(path: str | None) -> str | None:
    """A path as the shell will expand it when the line is run."""
    return str(Path(os.path.expandvars(path)).expanduser()) if path else None


def _beginning(text: str) -> str:
    """The beginning of a text; typer breaks longer descriptions into lines, which zsh does not take.

    It ends at a space near its end if there is one, else never before a sign above or below a letter, nor behind a
    vowel that belongs to the next letter.
    """
    if len(text) <= _LONGEST:
        return text
    begun = re.match(rf"(?s).{{1,{_LONGEST}}}(?<![เแโใไ])(?![ะาำๆฯั-ฺ็-๎])", text)
    cut = begun[0] if begun else text[:_LONGEST]
    space = cut.rfind(" ")
    return f"{cut[:space] if space > _LONGEST * 2 // 3 else cut}…"
