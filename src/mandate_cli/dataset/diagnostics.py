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
    """Data files cannot be used. Carries every complaint found in them, file by file as they were read."""

    def __init__(self, diagnostics: list[Diagnostic]) -> None:
        files = list(dict.fromkeys(each.place.file for each in diagnostics))
        self.diagnostics = sorted(diagnostics, key=lambda each: (files.index(each.place.file), each.place))
        lines = "\n".join(f"{each.place}: {each.message}" for each in self.diagnostics)
        super().__init__(self.diagnostics[0].code, Message("{diagnostics}", diagnostics=lines))
