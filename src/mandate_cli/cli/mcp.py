"""The command that serves chat assistants: mcp."""

from mandate_cli.cli.options import command
from mandate_cli.cli.session import Session


@command(
    ("mcp", "How does a chat assistant ask? It runs this command."),
    as_of=False,
    phrases=True,
    levels=False,
    page=False,
)
def mcp(session: Session) -> int:
    """Answer chat assistants, as a Model Context Protocol server.

    It reads requests from standard input and ends with it. The tools only read the data given at the start. See
    docs/mcp.md for how to add it to an assistant.
    """
    from mandate_cli.cli import assistants

    return assistants.serve(session)
