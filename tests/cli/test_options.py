"""The options that every command has."""

from __future__ import annotations

import inspect

import pytest
import typer

from mandate_cli.cli import app, groups
from mandate_cli.cli.options import SHARED

COMMANDS = app.built().commands


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_has_the_shared_options(name: str) -> None:
    """After its own, in the same order; some take no single day, and only long answers can be paged."""
    found = [parameter.name for parameter in COMMANDS[name].params]
    left_out = {"as_of"} if name in {"diff", "check", "new-amendment", "explain", "sort", "mcp"} else set()
    left_out |= {"draft"} if name in {"new-amendment", "sort"} else set()
    left_out |= set() if name in {"who-handles", "check", "mcp"} else {"phrases"}
    left_out |= set() if name in {"office", "search", "history", "diff", "export", "explain"} else {"pager"}
    left_out |= {"json", "color"} if name in {"export", "mcp"} else set()
    left_out |= {"brief", "verbose"} if name in {"check", "export", "new-amendment", "sort", "mcp"} else set()
    expected = [option for option in SHARED if option not in left_out]
    assert found[-len(expected) :] == expected


def test_a_function_takes_only_its_own_parameters() -> None:
    """These are read from its signature, and the session from typer's context; ``Command`` adds the shared ones."""
    session, *own = inspect.signature(groups.groups).parameters.values()
    assert (session.annotation, [each.name for each in own]) == (typer.Context, ["tree"])
    assert groups.groups.__doc__ == "List every {unit} of the office, with how many duties each has."
    assert all(COMMANDS[name].params[-1] is SHARED["_help"] for name in COMMANDS)
