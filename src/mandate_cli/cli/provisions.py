"""Commands about provisions and their changes: show, history, diff."""

from typing import TYPE_CHECKING, Annotated

from mandate_cli.cli import completion
from mandate_cli.cli.options import argument, command
from mandate_cli.cli.session import Reply, Session, given, read_day
from mandate_cli.errors import NOTHING_FOUND, MandateError
from mandate_cli.messages import Message

if TYPE_CHECKING:
    from mandate_cli.law.citation import Citation
    from mandate_cli.output.page import Page


@command(
    ("show {duty}", "What does {cited} say?"),
    ('show "{power}"', "And one of the office’s own powers?"),
    nothing="there is no such provision on that day, or its text is not held",
)
def show(
    session: Session,
    citation: Annotated[
        list[str],
        argument("CITATION", 'Such as "{cited}", {duty} or "{power}"; or the name of a {unit}.', completion.citations),
    ],
) -> int:
    """Show one provision, and whether it is in force.

    It says which clause of which instrument put it there, and which ended it.
    """
    from mandate_cli.law import history
    from mandate_cli.output import as_json, history_pages

    shown = history.show(session.law, session.mandate, _meant(session, " ".join(citation)))
    return session.answer(
        Reply(
            [shown.provision, *shown.inside, *(version.provision for version in shown.versions)],
            lambda: as_json.show(shown, session.mandate),
            lambda: [*_undivided(session, " ".join(citation)), *history_pages.show(shown)],
            tells_replaced=True,
        )
    )


@command(
    ("history", "What did the instruments do?"),
    ("history {ended}", "What became of one provision?"),
    nothing="there never was such a provision, or its text is not held",
    also="pager",
)
def history(
    session: Session,
    citation: Annotated[
        list[str] | None,
        argument("CITATION", "Only what touched this provision or anything inside it.", completion.citations),
    ] = None,
) -> int:
    """Tell what the instruments did, in order.

    All of it, or what they did to one provision.
    """
    from mandate_cli.law import history
    from mandate_cli.output import as_json, history_pages

    mandate = session.mandate
    wanted = _meant(session, " ".join(citation)) if citation else None
    events = history.history(session.law, wanted)
    day = mandate.as_of
    past = (version for version in session.law.every_version if version.by.instrument.day <= day)
    touched = [version for version in past if wanted is None or version.citation.within(wanted)]
    return session.answer(
        Reply(
            touched,
            lambda: as_json.history(events, day),
            lambda: [*_undivided(session, " ".join(citation or ())), *history_pages.history(events, day)],
            tells_replaced=True,
            dated=True,
        )
    )


def _undivided(session: Session, text: str) -> "Page":
    """That a provision is held whole, of which a paragraph or a part was asked for."""
    from mandate_cli.law import typed
    from mandate_cli.output import history_pages

    citation = typed.undivided(session.law, text, session.day)
    return history_pages.undivided(citation) if citation else []


def _meant(session: Session, text: str) -> "Citation":
    """The provision that is meant: by its citation, or by the name of the group whose duties it heads.

    Raises MandateError if it is neither.
    """
    from mandate_cli.law import typed
    from mandate_cli.search.groups import name_group

    text = given(text, "CITATION")
    try:
        wanted = typed.cited(session.law, text, session.day)
        if wanted.top not in session.law.versions:
            _told_of_group(session, text, wanted)
        return wanted
    except MandateError as error:
        if error.code != "bad-citation" or error.did_you_mean:
            raise
        from mandate_cli.law.quotation import is_measure

        if is_measure(text):
            raise
        no_citation = error
    try:
        group = name_group(session.mandate, text, session.law)
    except MandateError as error:
        has_unit_word = session.law.structure.unit_name(text) != text
        raise (error if has_unit_word or error.code == "ambiguous-group" else no_citation) from None
    return (group.head or group.line).citation


def _told_of_group(session: Session, text: str, citation: "Citation") -> None:
    """Raise MandateError if a citation that is not held was typed as a bare number that a group has."""
    from mandate_cli.law.absence import absence
    from mandate_cli.search.groups import numbered

    group = numbered(session.mandate, text)
    if group is None:
        return
    code, problem = absence(session.law, session.mandate, citation)
    message = Message(
        "{problem} If you mean {group}: “mandate {command} {name}”.",
        problem=problem,
        group=group.name,
        command=session.command,
        name=group.name,
    )
    raise MandateError(code, message, exit_code=NOTHING_FOUND, did_you_mean=group.name)


@command(("diff {begin} {end}", "What changed in {year}?"), nothing="nothing changed", without="as_of", also="pager")
def diff(
    session: Session,
    begin: Annotated[
        str | None, argument("FROM", "The earlier day; without it, and with a draft: the same day.", completion.days)
    ] = None,
    end: Annotated[str | None, argument("TO", "The later day. Default: today.", completion.days)] = None,
) -> int:
    """Show what changed between two days, or by a draft.

    What was inserted, repealed and replaced; of what was replaced, the words that differ.
    """
    from mandate_cli.law import changes
    from mandate_cli.output import as_json, history_pages

    earlier = None if begin is None else read_day(begin)
    later = read_day(end)
    if earlier is not None:
        session, before = session.on(later), session.law.on(earlier)
    elif session.law.drafts:
        before, after = changes.drafted(session.law, session.store.enacted, later)
        session = session.on(after.as_of)
    else:
        raise MandateError("usage", Message("Give the earlier day, or a draft with --with."))
    found = changes.diff(before, session.mandate, session.law)
    touched = [provision for change in found if (provision := session.mandate.get(change.citation))]
    return session.answer(
        Reply(
            touched,
            lambda: as_json.diff(found),
            lambda: history_pages.diff(found),
            answered=bool(found),
            tells_replaced=True,
            earlier=before,
        )
    )
