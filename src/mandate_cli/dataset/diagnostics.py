"""What is wrong in a data file, and where."""

from __future__ import annotations

from typing import NamedTuple

from mandate_cli.errors import MandateError
from mandate_cli.law.model import Place
from mandate_cli.messages import Message

_LATELY = 20  # diagnostics among which one is not told twice


class Diagnostic(NamedTuple):
    """What is wrong in a data file, where, and what would be right; the code is one of docs/errors.md."""

    place: Place
    message: Message
    code: str = "bad-data"


def diagnostic(place: Place, template: str, /, code: str = "bad-data", **fields: object) -> Diagnostic:
    """A diagnostic with a message of this template and these fields."""
    return Diagnostic(place, Message(template, **fields), code)


class Diagnostics(list[Diagnostic]):
    """What was found wrong so far."""

    def complain(self, place: Place, template: str, /, code: str = "bad-data", **fields: object) -> None:
        """Add a diagnostic with a message of this template and these fields, unless it is there already."""
        found = diagnostic(place, template, code, **fields)
        if not any(each.place == place and str(each.message) == str(found.message) for each in self[-_LATELY:]):
            self.append(found)

    def raise_any(self) -> None:
        """Raise LoadError if anything was found wrong."""
        if self:
            raise LoadError(self)


class LoadError(MandateError):
    """Data files cannot be used. Carries every complaint found in them, file by file as they were read."""

    def __init__(self, diagnostics: list[Diagnostic]) -> None:
        files = list(dict.fromkeys(each.place.file for each in diagnostics))
        self.diagnostics = sorted(diagnostics, key=lambda each: (files.index(each.place.file), each.place))
        lines = "\n".join(f"{each.place}: {each.message}" for each in self.diagnostics)
        super().__init__(self.diagnostics[0].code, Message("{diagnostics}", diagnostics=lines))
