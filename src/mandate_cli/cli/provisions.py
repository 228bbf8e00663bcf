"""Commands about provisions and their changes: show, history, diff."""

from typing import Annotated

import typer

from mandate_cli.cli import completion
from mandate_cli.cli.options import command
from mandate_cli.cli.session import Reply, Session, given, read_day
from mandate_cli.errors import MandateError
from mandate_cli.messages import Message, translatable


@command(
    ("show 7.10.ข", "What does ข้อ 7 (10) (ข) say?"),
    ("show 'มาตรา 37 (1)'", "And what does the Act say?"),
    nothing="there is no such provision on that day, or its text is not held",
)
def show(
    session: Session,
    citation: Annotated[
        str,
        typer.Argument(
            metavar="CITATION",
            autocompletion=completion.citations,
            help="Such as 'ข้อ 7 (10) (ข)', 7.10.ข or 'มาตรา 37 (1)'.",
        ),
    ],
) -> int:
    """Show one provision, and whether it is in force.

    It says which clause of which instrument put it there, and which ended it.
    """
    from mandate_cli.law import history, resolution
    from mandate_cli.output import as_json, history_pages

    mandate = session.mandate
    wanted = resolution.cited(session.law, given(citation, "CITATION"))
    provision, versions = history.show(session.law, mandate, wanted)
    inside, group = mandate.children(provision.citation), mandate.group_of(provision.citation)
    return session.answer(
        Reply(
            [provision, *inside, *(version.provision for version in versions)],
            lambda: as_json.show(provision, versions),
            lambda: history_pages.show(provision, versions, inside, group, mandate.end_of(provision)),
        )
    )


@command(
    ("history", "What did the instruments do?"),
    ("history 7.5.ซ", "What became of one provision?"),
    nothing="there never was such a provision, or its text is not held",
    pager=True,
)
def history(
    session: Session,
    citation: Annotated[
        str | None,
        typer.Argument(
            metavar="CITATION",
            autocompletion=completion.citations,
            help="Only what touched this provision or anything inside it.",
        ),
    ] = None,
) -> int:
    """Tell what the instruments did, in order.

    All of it, or what they did to one provision.
    """
    from mandate_cli.law import history, resolution
    from mandate_cli.output import as_json, history_pages

    mandate = session.mandate
    wanted = resolution.cited(session.law, given(citation, "CITATION")) if citation else None
    events = history.history(session.law, wanted)
    touched = [each for each in mandate.provisions if wanted is None or each.citation.within(wanted)]
    day = mandate.as_of
    return session.answer(
        Reply(touched, lambda: as_json.history(events, day), lambda: history_pages.history(events, day))
    )


@command(("diff 2560-12-31 2561-12-31", "What changed in 2561?"), nothing="nothing changed", as_of=False, pager=True)
def diff(
    session: Session,
    begin: Annotated[
        str | None,
        typer.Argument(
            metavar="FROM",
            autocompletion=completion.days,
            help="The earlier day; without it, and with a draft: the same day.",
        ),
    ] = None,
    end: Annotated[
        str | None,
        typer.Argument(metavar="TO", autocompletion=completion.days, help="The later day. Default: today."),
    ] = None,
) -> int:
    """Show what changed between two days, or by a draft.

    What was inserted, repealed and replaced; of what was replaced, the words that differ.
    """
    from mandate_cli.law import history
    from mandate_cli.output import as_json, history_pages

    earlier = None if begin is None else read_day(begin)
    later = read_day(end)
    if earlier is not None:
        if earlier > later:
            template = translatable("{begin} is after {end}; the earlier day comes first.")
            raise MandateError("bad-date", Message(template, begin=begin, end=end or later))
        session, before = session.on(later), session.law.on(earlier)
    elif session.law.drafts:
        day = max(later, *(draft.day for draft in session.law.drafts))  # a draft of the future counts from its day
        session, before = session.on(day), session.enacted.on(day)
    else:
        raise MandateError("usage", Message("Give the earlier day, or a draft with --with."))
    changes = history.diff(before, session.mandate)
    touched = [provision for change in changes if (provision := session.mandate.get(change.citation))]
    return session.answer(
        Reply(touched, lambda: as_json.diff(changes), lambda: history_pages.diff(changes), answered=bool(changes))
    )
