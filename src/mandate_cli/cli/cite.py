"""The command that judges citations and quotations: cite."""

from typing import Annotated

import typer

from mandate_cli.cli import completion, streams
from mandate_cli.cli.options import command
from mandate_cli.cli.session import NOTHING_FOUND, Reply, Session, given


@command(
    ("cite '{power}' {duty}", "Are these the law today?"),
    ("cite '{duty} {words}'", "Is this what it says?"),
    nothing="one of them does not exist, or cannot be told",
)
def cite(
    session: Session,
    citations: Annotated[
        list[str],
        typer.Argument(
            metavar="CITATION",
            autocompletion=completion.citations,
            help="Citations or quotations; - reads one a line.",
        ),
    ],
) -> int:
    """Say of each citation or quotation whether it is the law."""
    from mandate_cli.law import quotation
    from mandate_cli.output import as_json, history_pages

    wrong = {quotation.NO_SUCH, quotation.CANNOT_TELL}
    mandate = session.mandate

    def answer(texts: list[str]) -> int:
        verdicts = [quotation.cite(session.law, mandate, text) for text in texts]
        return session.answer(
            Reply(
                [provision for verdict in verdicts for provision in verdict.touched],
                lambda: as_json.cite(verdicts),
                lambda: history_pages.cite(verdicts),
                answered=not any(verdict.verdict in wrong for verdict in verdicts),
            )
        )

    if citations != ["-"]:
        return answer([given(citation, "CITATION") for citation in citations])
    lines = (line for line in streams.lines() if line.strip())
    batches = ([line] for line in lines) if session.json else (list(lines),)  # JSON is one object a line
    codes = [answer(batch) for batch in batches if batch]
    return max(codes, default=NOTHING_FOUND)
