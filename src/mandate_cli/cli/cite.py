"""The command that judges citations and quotations: cite."""

import re
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Annotated

from mandate_cli.cli import completion, streams
from mandate_cli.cli.options import Encoding, argument, command, flag, option
from mandate_cli.cli.session import Reply, Session, complain_unseen, given, refuse_file
from mandate_cli.errors import NOTHING_FOUND, WRONG, MandateError
from mandate_cli.messages import Message

if TYPE_CHECKING:
    from mandate_cli.law.quotation import Checker, Verdict


@command(
    ('cite "{power}" {duty}', "Are these the law today?"),
    ('cite "{cited} {words}"', "Is this what it says?"),
    nothing="a citation of the law held here is not in force, is quoted wrongly, or cannot be told; "
    "or there is no citation of any law",
)
def cite(
    session: Session,
    citations: Annotated[
        list[str] | None, argument("CITATION", "Citations or quotations; - reads one a line.", completion.citations)
    ] = None,
    file: Annotated[
        str | None, option("--in", "FILE", "Check a whole text, .docx, .odt or .pdf file; - is standard input.")
    ] = None,
    strict: Annotated[
        bool, flag("--strict", "Exit with 1 for other laws and the text’s own clauses too, which are not judged.")
    ] = False,
    encoding: Encoding = None,
) -> int:
    """Say whether citations are the law, and quotations right."""
    from mandate_cli.law.quotation import Checker

    if bool(citations) == bool(file):
        raise MandateError("usage", Message("Give citations, or a file with --in."))
    encoding = streams.known_encoding(encoding)
    checker = Checker(session.law, session.mandate)
    if file:
        from mandate_cli.dataset.spool import spooled

        with spooled(_in_file(checker, given(file, "--in"), encoding)) as verdicts:
            return _answer(session, verdicts, strict=strict, whole=True)
    if citations != ["-"]:
        for word in (*(citations or ()), " ".join(citations or ())):
            refuse_file(word, "cite")
        texts = [given(citation, "CITATION") for citation in _whole(citations or ())]
        return _answer(session, [verdict for text in texts for verdict in checker.one(text)], strict=strict)
    return _each_line(session, checker, encoding, strict=strict)


def _each_line(session: Session, checker: "Checker", encoding: str | None, *, strict: bool) -> int:
    """Judge the lines of standard input, as JSON one by one, else on one page; the exit code."""
    from mandate_cli.law.quotation import Place

    verdicts: list[Verdict] = []
    others: dict[int, str] = {}  # what is said of lines without a verdict, by their numbers
    codes = set[int]()
    for number, line in enumerate(streams.lines(encoding=encoding), 1):
        if isinstance(line, MandateError):
            others[number] = str(line)
            codes.add(line.exit_code)
            if session.json:
                session.write_error(line)
            else:
                complain_unseen(line)
            continue
        judged = checker.one(line) if line.strip() else []
        verdicts += [verdict._replace(place=Place(line=number)) for verdict in judged]
        if session.json:
            codes.add(_answer(session, judged, strict=strict))
        elif not judged:
            others[number] = str(Message("(empty line)"))
    if not session.json and (verdicts or others):
        codes.add(_answer(session, verdicts, strict=strict, others=others))
    return max(codes, default=NOTHING_FOUND) if verdicts or WRONG in codes else NOTHING_FOUND


def _whole(words: Iterable[str]) -> list[str]:
    """Citations and quotations out of words that a shell took apart: ``ข้อ``, ``7`` and ``(1)`` are one.

    A word with a space in it was kept together by its writer, and is one by itself, unless it is a quotation.
    """
    texts: list[str] = []
    kept = False
    for word in words:
        before = texts[-1] if texts else "”"  # a quotation ends what it belongs to
        ends = before.endswith(")") or re.search(r"\d\S*$", before)  # with a number or a label
        begins = re.match(r"[^(]*\d", word)
        apart = (kept or " " in word) and not re.match('[“"]', word)
        if apart or re.search('[“”"]', before) or (ends and begins):
            texts.append(word)
        else:
            texts[-1] = f"{before} {word}"
        kept = " " in word
    return texts


def _in_file(checker: "Checker", file: str, encoding: str | None) -> Iterable["Verdict"]:
    """The verdicts on a file, which is read twice: to see what it numbers and names itself, and to judge it."""
    from mandate_cli.dataset.texts import opened

    if file == "-" and streams.standard_input():
        streams.tell_how_to_end()
    with opened(file, streams.standard_input, encoding) as text:
        own = checker.survey(text.pieces())
        yield from checker.judge(text.pieces(), own)


def _answer(
    session: Session,
    verdicts: Iterable["Verdict"],
    *,
    strict: bool,
    whole: bool = False,
    others: Mapping[int, str] | None = None,
) -> int:
    """Write the verdicts, after a whole text with a summary, and what is said of ``others``; the exit code.

    These are lines without a verdict, by their numbers. The verdicts are read several times.
    """
    from mandate_cli.output import citations as output

    wrong = (whole and not any(True for _ in verdicts)) or any(
        not verdict.right and (strict or not verdict.outside) for verdict in verdicts
    )
    touched = {}  # by id(), which costs less than comparing provisions
    for verdict in verdicts:
        for provision in (verdict.provision, *map(session.mandate.get, verdict.found_in)):
            if provision:
                touched[id(provision)] = provision
    return session.answer(
        Reply(
            touched.values(),
            lambda: (iter if whole else list)(output.records(verdicts, session.mandate)),
            lambda: output.parts(verdicts) if whole else [*output.page(verdicts, others), *output.below(verdicts)],
            answered=not wrong,
            tells_replaced=True,
            dated=True,
        )
    )
