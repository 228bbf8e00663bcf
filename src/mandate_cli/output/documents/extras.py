"""Libraries that only documents need, and what to say where one is missing."""

from __future__ import annotations

from importlib.util import find_spec

from mandate_cli.errors import missing_library
from mandate_cli.messages import translatable


def needed(*modules: str) -> None:
    """Raise MandateError if a library is missing, with how to get it."""
    if not all(map(find_spec, modules)):
        template = translatable("This format needs a further library. In the folder of the program, type: {command}")
        raise missing_library(template, "documents")
