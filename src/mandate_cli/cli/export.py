"""The command that writes the law as a document: export."""

import sys
from pathlib import Path
from typing import Annotated

from mandate_cli.cli import completion, streams
from mandate_cli.cli.options import argument, command, flag, option
from mandate_cli.cli.session import Session, check_path, read_day
from mandate_cli.errors import ANSWERED, NOTHING_FOUND, MandateError
from mandate_cli.messages import Message

WIDEST = 80  # columns of plain text; longer lines are hard to read


@command(
    ("export html -o law.html", "As a web page, with the law of every day?"),
    ("export csv --diff 2560-12-31", "What has changed since, as a table?"),
    nothing="no law is held on that day, or nothing changed",
    without="json color brief verbose",
    also="pager",
)
def export(
    session: Session,
    format: Annotated[  # noqa: A002 - the name on the command line
        str, argument("FORMAT", "text, html, docx, csv, json or akn (Akoma Ntoso).", completion.formats)
    ],
    output: Annotated[
        str | None,
        option(
            "-o --output",
            "FILE",
            "Write to this file, which is replaced if it is there; - is standard output, as without this option.",
        ),
    ] = None,
    diff: Annotated[
        str | None,
        option(
            "--diff",
            "FROM",
            "Only what changed since that day; with a draft, the same day shows what the draft changes.",
            completion.days,
        ),
    ] = None,
    only_in_force: Annotated[bool, flag("--in-force", "Leave out what is repealed.")] = False,
) -> int:
    """Write the law as a document, for people or for programs.

    The consolidated text of a day, each provision with what put it there; or what changed between two days.
    """
    from mandate_cli.dataset.files import write_whole
    from mandate_cli.law.changes import drafted
    from mandate_cli.law.document import days_of_change, difference, document
    from mandate_cli.output.documents.formats import BINARY, checked, written
    from mandate_cli.output.screen import columns as columns_of

    checked(format, of_difference=diff is not None)
    if only_in_force and diff is not None:
        raise MandateError("usage", Message("Choose --in-force or --diff, not both: what changed includes what ended."))
    check_path("-o", output)
    output = None if output == "-" else output
    shown = output is None and streams.on_terminal()
    if shown and format in BINARY:
        raise MandateError("usage", Message("This format cannot be shown on a terminal; name a file with -o."))
    earlier = None if diff is None else read_day(diff)
    law, day = session.law, session.day
    columns = min(columns_of(sys.stdout), WIDEST) if shown else WIDEST
    if earlier is None:
        value = document(law, day, repealed=not only_in_force)
        days = [each for each, _ in days_of_change(law)]
        data = written(
            format, value, lambda: [document(law, each, repealed=not only_in_force) for each in days], columns
        )
        found = bool(value.sections)
    else:
        of_draft = earlier == day and law.drafts  # what a draft changes, from the day on which it counts
        before, after = drafted(law, session.store.enacted, day) if of_draft else (law.on(earlier), law.on(day))
        changes = difference(before, after, law)
        data, found = written(format, changes, tuple, columns), bool(changes.changes)
    if output is not None:
        write_whole(Path(output), data)
        streams.complain(str(Message("wrote {file}", file=output)))
    elif shown and session.pager:
        from mandate_cli.output import terminal

        terminal.page_through(data.decode("utf-8-sig"))
    elif shown:
        streams.write(data.decode("utf-8-sig"))
    else:
        streams.write_bytes(data)
    return ANSWERED if found else NOTHING_FOUND
