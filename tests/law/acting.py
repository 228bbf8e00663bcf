"""One instrument acting on a state, for tests: all it orders, or a FoldError."""

from __future__ import annotations

from mandate_cli.law import fold
from mandate_cli.law.amendments import Enactment
from mandate_cli.law.operations import State


def enact(before: State, enactment: Enactment) -> State:
    """The state after one instrument. Raises FoldError, and nothing of it is done, if any of it cannot be."""
    after = before.copy()
    changes, problems = fold._enacted(after, frozenset(), enactment)
    if problems:
        raise problems[0]
    after.change(changes)
    return after
