"""The command that checks the data: check."""

from typing import Annotated

import typer

from mandate_cli.cli import streams
from mandate_cli.cli.options import command
from mandate_cli.cli.session import Session
from mandate_cli.errors import ANSWERED, NOTHING_FOUND


@command(
    ("check", "Is anything wrong with the data?"),
    ("check --max-age 99999", "Were they compared with the Gazette lately?"),
    nothing="there are problems",
    as_of=False,
    levels=False,
)
def check(
    session: Session,
    max_age: Annotated[
        int | None,
        typer.Option("--max-age", metavar="DAYS", min=0, help="Fail if the Gazette was checked longer ago than this."),
    ] = None,
) -> int:
    """Check the data, and tell every problem at once."""
    from mandate_cli.dataset import checks
    from mandate_cli.output import as_json, pages

    report = checks.check(session.directory, session.draft, session.day, max_age)
    if session.json:
        streams.write_json(as_json.checked(report, session.day))
    else:
        session.write_page(pages.check(report, checks.WARNINGS))
    return NOTHING_FOUND if any(problem.code not in checks.WARNINGS for problem in report.problems) else ANSWERED
