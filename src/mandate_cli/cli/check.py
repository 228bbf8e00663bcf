"""The command that checks the data: check."""

from pathlib import Path
from typing import Annotated

from mandate_cli.cli.options import command, option
from mandate_cli.cli.session import Session, given
from mandate_cli.dataset.paths import BASE
from mandate_cli.errors import ANSWERED, NOTHING_FOUND, MandateError, reason
from mandate_cli.messages import Message, translatable


@command(
    ("check", "Is anything wrong with the data?"),
    ("check --max-age 1100", "Were they compared with the Gazette lately?"),
    nothing="there are problems, or the Gazette has what the data do not",
    without="as_of brief verbose",
    also="phrases",
)
def check(
    session: Session,
    max_age: Annotated[
        int | None, option("--max-age", "DAYS", "Fail if the Gazette was checked longer ago than this.", min=0)
    ] = None,
    gazette: Annotated[
        str | None,
        option(
            "--gazette",
            "LIST",
            "Compare with a list of Gazette titles: CSV with the columns date, title, volume, part, page.",
        ),
    ] = None,
) -> int:
    """Check the data, and tell all problems found at once.

    With a list of Gazette titles: which are of the instruments held here, and through which day the list goes.
    """
    from mandate_cli.dataset import checks
    from mandate_cli.output import as_json, keeper_pages

    titles = None if gazette is None else Path(given(gazette, "--gazette"))
    _look_for(session.directory / BASE, *(path for path in (session.draft, titles, *session.own) if path))
    report = checks.check(session.directory, session.draft, session.day, max_age, gazette=titles, own=session.own)
    session.write(lambda: as_json.check(report), lambda: keeper_pages.check(report, checks.WARNINGS), report.caveats)
    return NOTHING_FOUND if any(problem.code not in checks.WARNINGS for problem in report.problems) else ANSWERED


def _look_for(*paths: Path) -> None:
    """Raise MandateError for the first of these files that cannot be opened: there is nothing to check."""
    for path in paths:
        try:
            if path.is_file() or path.is_dir() or not path.exists():  # to open a pipe may take for ever
                path.open("rb").close()
                continue
            why: object = Message("this is no file")
        except (OSError, ValueError) as error:
            why = reason(error)
        template = translatable(
            "“{directory}” is no data directory: there is no {name} in it."
            if path.name == BASE and not path.exists()
            else "{file} cannot be read: {reason}."
        )
        fields = {"directory": path.parent, "name": BASE, "file": path, "reason": why}
        raise MandateError("bad-data", Message(template, **fields))
