"""The command that judges citations and quotations: cite."""

import sys
from collections.abc import Iterable
from typing import TYPE_CHECKING, Annotated

import typer

from mandate_cli.cli import completion, streams
from mandate_cli.cli.options import command
from mandate_cli.cli.session import Reply, Session, given
from mandate_cli.errors import ANSWERED, NOTHING_FOUND, MandateError
from mandate_cli.messages import Message

if TYPE_CHECKING:
    from mandate_cli.law.quotation import Checker, Verdict


@command(
    ("cite '{power}' {duty}", "Are these the law today?"),
    ("cite '{cited} “{words}”'", "Is this what it says?"),
    nothing="a citation of the law held here is not in force, is quoted wrongly, or cannot be told",
)
def cite(
    session: Session,
    citations: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="CITATION",
            autocompletion=completion.citations,
            help="Citations or quotations; - reads one a line.",
        ),
    ] = None,
    file: Annotated[
        str | None,
        typer.Option("--in", metavar="FILE", help="Check a whole text, .docx, .odt or .pdf file; - is standard input."),
    ] = None,
    strict: Annotated[
        bool, typer.Option("--strict", help="Exit with 1 for citations of other laws too, which are not judged.")
    ] = False,
) -> int:
    """Say of each citation or quotation whether it is the law, and whether it is quoted rightly."""
    from mandate_cli.law.quotation import Checker

    if bool(citations) == bool(file):
        raise MandateError("usage", Message("Give citations, or a file with --in."))
    checker = Checker(session.law, session.mandate)
    if file:
        return _answer(session, _in_file(checker, given(file, "--in")), strict=strict, whole=True)
    if citations != ["-"]:
        texts = [given(citation, "CITATION") for citation in citations or ()]
        return _answer(session, (verdict for text in texts for verdict in checker.one(text)), strict=strict)
    lines = (line for line in streams.lines() if line.strip())
    if session.json:  # one object a line
        return max((_answer(session, checker.one(line), strict=strict) for line in lines), default=NOTHING_FOUND)
    verdicts = [verdict for line in lines for verdict in checker.one(line)]
    return _answer(session, verdicts, strict=strict) if verdicts else NOTHING_FOUND


def _in_file(checker: "Checker", file: str) -> Iterable["Verdict"]:
    """The verdicts on a file, which is read twice: to see what it numbers and names itself, and to judge it."""
    from mandate_cli.dataset.texts import opened

    with opened(file, sys.stdin.buffer) as text:
        own = checker.survey(text.pieces())
        yield from checker.judge(text.pieces(), own)


def _answer(session: Session, judged: Iterable["Verdict"], *, strict: bool, whole: bool = False) -> int:
    """Write the verdicts, after a whole text with a summary; the exit code."""
    from mandate_cli.output import citations as output

    verdicts = list(judged)
    wrong = any(not verdict.right and (strict or not verdict.another_law) for verdict in verdicts)
    held = [session.mandate.get(citation) for verdict in verdicts for citation in verdict.found_in]
    reply = Reply(
        [provision for provision in (*(verdict.provision for verdict in verdicts), *held) if provision],
        lambda: output.records(verdicts),
        lambda: [*output.page(verdicts), *([(), output.summary(verdicts)] if whole else [])],
        answered=not wrong,
    )
    session.answer(reply)
    return NOTHING_FOUND if wrong else ANSWERED
