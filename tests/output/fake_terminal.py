"""A stream that says it is a terminal, and a way to run the program on one in this process."""

from __future__ import annotations

import io
import re
from collections.abc import Callable

from tests.conftest import Result

ESCAPE = re.compile(r"\x1b\[[\d;?]*[A-Za-z]")
Show = Callable[..., Result]


class Terminal(io.TextIOWrapper):
    """A stream that says it is a terminal."""

    def __init__(self, encoding: str) -> None:
        super().__init__(io.BytesIO(), encoding=encoding)

    def isatty(self) -> bool:
        """Always true."""
        return True

    def text(self) -> str:
        """The text that was written."""
        self.flush()
        written = self.buffer
        assert isinstance(written, io.BytesIO)
        return written.getvalue().decode(self.encoding)
