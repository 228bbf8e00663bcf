"""The command that writes the law as a document: export."""

from datetime import date
from pathlib import Path
from shutil import get_terminal_size
from typing import TYPE_CHECKING, Annotated

import typer

from mandate_cli.cli import completion, streams
from mandate_cli.cli.options import command
from mandate_cli.cli.session import Session, check_path, read_day
from mandate_cli.errors import ANSWERED, NOTHING_FOUND, MandateError
from mandate_cli.messages import Message, translatable

if TYPE_CHECKING:
    from mandate_cli.law.model import Law

WIDEST = 80  # columns of plain text; longer lines are hard to read


@command(
    ("export html -o law.html", "As a web page, with the law of every day?"),
    ("export csv --diff 2560-12-31", "What has changed since, as a table?"),
    nothing="no law is held on that day, or nothing changed",
    pager=True,
    levels=False,
)
def export(
    session: Session,
    format: Annotated[  # noqa: A002 - the name on the command line
        str,
        typer.Argument(
            metavar="FORMAT",
            autocompletion=completion.formats,
            help="text, html, docx, csv, json or akn (Akoma Ntoso).",
        ),
    ],
    output: Annotated[
        str | None,
        typer.Option("-o", "--output", metavar="FILE", help="Write to this file instead of the standard output."),
    ] = None,
    diff: Annotated[
        str | None,
        typer.Option(
            "--diff",
            metavar="FROM",
            autocompletion=completion.days,
            help="Only what changed since that day; with a draft, the same day shows what the draft changes.",
        ),
    ] = None,
    in_force: Annotated[bool, typer.Option("--in-force", help="Leave out what is repealed.")] = False,
) -> int:
    """Write the law as a document, for people or for programs.

    The consolidated text of a day, each provision with what put it there; or what changed between two days.
    """
    from mandate_cli.output.documents.formats import BINARY, checked

    checked(format, of_difference=diff is not None)
    if session.json and format != "json":
        template = translatable("--json does not go with the format {format}; write one of the two.")
        raise MandateError("usage", Message(template, format=format))
    check_path("-o", output)
    shown = output is None and streams.on_terminal()
    if shown and format in BINARY:
        raise MandateError("usage", Message("This format cannot be shown on a terminal; name a file with -o."))
    earlier = None if diff is None else read_day(diff)
    base = session.enacted if earlier == session.day else session.law  # what a draft changes, on the same day
    columns = min(get_terminal_size().columns, WIDEST) if shown else WIDEST
    data, found = exported(
        session.law, session.day, format, since=earlier, base=base, repealed=not in_force, columns=columns
    )
    if output is not None:
        Path(output).write_bytes(data)
    elif shown and session.pager:
        from mandate_cli.output import terminal

        terminal.page_through(data.decode("utf-8-sig"))
    elif shown:
        streams.write(data.decode("utf-8-sig"))
    else:
        streams.write_bytes(data)
    return ANSWERED if found else NOTHING_FOUND


def exported(
    law: "Law",
    day: date,
    format_: str,
    *,
    since: date | None = None,
    base: "Law | None" = None,
    repealed: bool = True,
    columns: int = WIDEST,
) -> tuple[bytes, bool]:
    """The law of a day in a format, or what changed since another day; and whether there is anything in it.

    ``base`` is the law that the earlier day is taken from: the one without the draft, for what a draft changes. Raises
    MandateError if the earlier day is the later one, or a library is missing.
    """
    from mandate_cli.law.document import days_of_change, difference, document
    from mandate_cli.output.documents.formats import written

    if since is not None:
        if since > day:
            message = Message("{begin} is after {end}; the earlier day comes first.", begin=since, end=day)
            raise MandateError("bad-date", message)
        changes = difference((base or law).on(since), law.on(day), law)
        return written(format_, changes, lambda: (), columns), bool(changes.changes)
    value = document(law, day, repealed=repealed)
    days = days_of_change(law)
    return (
        written(format_, value, lambda: [document(law, each, repealed=repealed) for each, _ in days], columns),
        bool(value.sections),
    )
