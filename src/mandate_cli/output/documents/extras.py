"""Libraries that only documents need, and what to say where one is missing."""

from __future__ import annotations

from importlib.util import find_spec

from mandate_cli.errors import MandateError
from mandate_cli.messages import Message


def needed(*modules: str) -> None:
    """Raise MandateError if a library is missing, with how to get it."""
    if not all(map(find_spec, modules)):
        message = Message(
            "This format needs more than the base install. Get it by this, in the folder of the program: {command}",
            command='pip install ".[documents]"',
        )
        raise MandateError("missing-library", message)
