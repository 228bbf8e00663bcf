"""What is wrong in a data file, and where."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from mandate_cli.errors import MandateError
from mandate_cli.messages import Message

if TYPE_CHECKING:
    from mandate_cli.law.model import Place


class Diagnostic(NamedTuple):
    """What is wrong in a data file, where, and what would be right; the code is one of docs/errors.md."""

    place: Place
    message: Message
    code: str = "bad-data"


class LoadError(MandateError):
    """A data file cannot be used. Carries every complaint found in it, in the order of the file."""

    def __init__(self, diagnostics: list[Diagnostic]) -> None:
        self.diagnostics = sorted(diagnostics, key=lambda each: each.place)
        lines = "\n".join(f"{each.place}: {each.message}" for each in self.diagnostics)
        super().__init__(self.diagnostics[0].code, Message("{diagnostics}", diagnostics=lines))
