"""How far a long run has come: one line on a terminal, written over as it goes and wiped in the end.

ASCII, and wiped by spaces, so that no encoding and no terminal is too simple for it. The cursor waits at its begin, so
that what another program writes to the same terminal goes over it.
"""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable


_LONG = 1.0  # seconds after which work is long
_OFTEN = 0.1  # seconds between two drawings
_LEAST, _BAR = 4, 40  # columns of the bar


class Bar:
    """A line for work of so many bytes; of how many, may not be known."""

    def __init__(
        self,
        write: Callable[[str], object],
        columns: int,
        size: int | None,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._write, self._columns, self._size, self._clock = write, columns, size, clock
        self._begun = clock()
        self._next = self._begun + _LONG
        self._read = self._lines = self._drawn = 0

    def step(self, read: int) -> None:
        """One more line of the work is done, of so many bytes."""
        self._read += read
        self._lines += 1
        now = self._clock()
        if now >= self._next:
            self._next = now + _OFTEN
            line = self._line(now - self._begun)[: self._columns - 1]  # in the last column some terminals begin a line
            self._write(f"\r{line:{self._drawn}}\r")
            self._drawn = len(line)

    def wipe(self) -> None:
        """Leave the line as it was."""
        if self._drawn:
            self._write(f"\r{'':{self._drawn}}\r")
            self._drawn = 0

    def _line(self, spent: float) -> str:
        if not self._size:  # a pipe does not say
            return f"{self._lines:,}   {_clock(spent)}"
        share = min(1.0, self._read / self._size)
        counted = f"{share:4.0%}  {self._lines:,}  -{_clock(spent * (1 - share) / share)}"
        room = min(_BAR, self._columns - len(counted) - 5)
        full = round(share * room)
        return f"[{'#' * full}{'.' * (room - full)}] {counted}" if room >= _LEAST else counted


def _clock(seconds: float) -> str:
    return f"{int(seconds) // 60}:{int(seconds) % 60:02}"
