"""Commands for the keeper of the data: new-amendment, explain, sort."""

from pathlib import Path
from typing import Annotated

from mandate_cli.cli import completion, streams
from mandate_cli.cli.options import argument, command, option
from mandate_cli.cli.session import Reply, Session, given
from mandate_cli.errors import ANSWERED, MandateError
from mandate_cli.messages import Message


@command(
    ('new-amendment "{title}"', "How does the file of a new amendment begin?"),
    without="as_of draft brief verbose",
)
def new_amendment(
    session: Session,
    title: Annotated[str, argument("TITLE", "The whole title, as the Gazette has it.")],
    *,
    number: Annotated[int | None, option("--number", "N", "The number, if the title has no (ฉบับที่ 2).", min=1)] = None,
    gazette: Annotated[
        str | None, option("--gazette", "PLACE", 'Where it stands: "เล่ม 140 ตอนที่ 5 ง หน้า 31", perhaps with the day.')
    ] = None,
    clauses: Annotated[
        str | None, option("--clauses", "FILE", "Its words: text, .docx, .odt or .pdf; - is standard input.")
    ] = None,
    output: Annotated[
        str | None, option("-o --output", "FILE", "Write to this new file instead of the standard output.")
    ] = None,
) -> int:
    """Begin the file of an amendment.

    It is completed by hand, and laid on top with --with. It reads the standard phrases in the words of the clauses and
    proposes operations, never words: those are as pasted, or marked TODO, which is refused. Whatever is in doubt stands
    in comments.
    """
    from mandate_cli.dataset.texts import opened
    from mandate_cli.law import drafting
    from mandate_cli.output import as_json
    from mandate_cli.output.skeleton import skeleton

    if not title.strip():
        raise MandateError("empty-argument", Message("TITLE is empty; write the whole title, as the Gazette has it."))
    title = given(title, "TITLE")
    text = ""
    if clauses is not None:
        with opened(given(clauses, "--clauses"), streams.standard_input) as file:
            text = "\n".join(piece.text for piece in file.pieces())
        if not text:
            raise MandateError("bad-input", Message("There are no words in {file}.", file=clauses))
    pasted = drafting.read_pasted(session.law, text)
    facts = drafting.facts(session.law, title, number, gazette, pasted)
    draft = skeleton(facts, pasted, session.law)
    if output is not None:
        try:
            with Path(output).open("x", encoding="utf-8", newline="\n") as new:
                new.write(draft.text)
        except FileExistsError:
            message = Message("{file} is there already; give the name of a new file.", file=output)
            raise MandateError("usage", message) from None
    if session.json:
        streams.write_json(as_json.envelope("new-amendment", session.day, as_json.new_amendment(facts.id, draft)))
    elif output is None:
        streams.write(draft.text)
    return ANSWERED


@command(
    ('explain "{clause}"', "What did this clause do?"),
    nothing="there is no such clause, or its text is not held",
    without="as_of",
    also="pager",
)
def explain(
    session: Session,
    clause: Annotated[str, argument("CLAUSE", 'A clause of an amendment: "{clause}".', completion.clauses)],
) -> int:
    """Show what one clause did, before and after.

    Each provision that it touched, and where its duties went; also of a draft.
    """
    from mandate_cli.law import explanation, typed
    from mandate_cli.output import as_json, history_pages
    from mandate_cli.search.lineage import successions_of

    citation = typed.cited(session.law, given(clause, "CLAUSE"))
    found = explanation.explain(session.law, session.mandate, citation)
    touched = [effect.citation for effect in found.effects]
    successions = successions_of(session.store.successions, citation.instrument, touched)
    return session.answer(
        Reply(
            [each for effect in found.effects for each in effect if each],
            lambda: as_json.explain(found, successions),
            lambda: history_pages.explain(found, successions),
        )
    )


@command(
    ("sort", "How are the phrases put in the order that check asks for?"),
    without="as_of draft brief verbose",
)
def sort(
    session: Session,
    files: Annotated[
        list[str] | None, argument("FILE", "Files of phrases or other agencies. Default: those of the data.")
    ] = None,
) -> int:
    """Put files of phrases in alphabetical order.

    It is the order that check asks for. A file is replaced whole or not at all; one that is in order is not touched.
    """
    from mandate_cli.dataset.paths import OTHER_AGENCIES, VOCABULARY, there
    from mandate_cli.dataset.sorting import sort_file
    from mandate_cli.output import as_json, keeper_pages

    paths = [Path(given(file, "FILE")) for file in files or ()]
    if not paths:
        of_data = [session.directory / VOCABULARY, session.directory / OTHER_AGENCIES, *session.own]
        paths = [path for path in of_data if path.name != OTHER_AGENCIES or there(path)]
    done = [sort_file(path) for path in paths]
    session.write(lambda: as_json.sort(done), lambda: keeper_pages.sort(done))
    return ANSWERED
