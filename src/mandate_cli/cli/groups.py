"""Commands about the groups of the office: groups, duties, office."""

from typing import Annotated

from mandate_cli.cli import completion
from mandate_cli.cli.options import argument, command, flag
from mandate_cli.cli.session import Reply, Session, given


@command(
    ("groups", "Which units are there?"),
    ("groups --tree", "Who reports to whom?"),
    nothing="no units are known on that day",
)
def groups(
    session: Session,
    tree: Annotated[bool, flag("--tree", "Draw the office, and who reports to whom.")] = False,
) -> int:
    """List every {unit} of the office, with how many duties each has."""
    from mandate_cli.output import as_json, pages

    mandate, office = session.mandate, session.law.office
    found = mandate.groups
    return session.answer(
        Reply(
            [provision for group in found for provision in group.provisions],
            lambda: as_json.groups(found),
            lambda: pages.tree(office, found, mandate) if tree else pages.groups(found, mandate),
            answered=bool(found),
            tells_replaced=True,
        )
    )


@command(
    ("duties {group}", "What are the duties of this {unit}?"),
    ("duties {name}", "And by a part of its name?"),
    nothing="there is no such unit on that day",
)
def duties(
    session: Session,
    group: Annotated[
        list[str],
        argument("GROUP", "Its number, its name, a part of the name, or a close misspelling.", completion.groups),
    ],
) -> int:
    """List the duties of one {unit}.

    A repealed duty keeps its place, marked.
    """
    from mandate_cli.output import as_json, pages
    from mandate_cli.search.groups import name_group

    found = name_group(session.mandate, given(" ".join(group), "GROUP"), session.law)
    return session.answer(
        Reply(found.provisions, lambda: as_json.duties(found, session.mandate), lambda: pages.duties(found))
    )


@command(
    ("office", "What are the powers of the office itself?"), nothing="no powers are known on that day", also="pager"
)
def office(session: Session) -> int:
    """List the powers of the office itself.

    They are those of {powers}.
    """
    from mandate_cli.output import as_json, pages

    found = session.mandate.powers
    return session.answer(
        Reply(
            found,
            lambda: as_json.provisions(found, session.mandate),
            lambda: pages.office(session.law.office, found, session.day),
            answered=bool(found),
        )
    )
