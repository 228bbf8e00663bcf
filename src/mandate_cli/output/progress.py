"""How far a long run has come: a line on a terminal, by rich, that is gone when the run ends."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import TYPE_CHECKING, TextIO

if TYPE_CHECKING:
    from rich.progress import Progress

_LONG = 1.0  # seconds after which work is long; nothing is shown before, and rich is not loaded


class Bar:
    """A bar for work of so many bytes; with None, as of a pipe, only what is done and the time spent are counted."""

    def __init__(
        self,
        stream: TextIO,
        columns: int,
        size: int | None,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._stream, self._columns, self._size, self._clock = stream, columns, size, clock
        self._begun = clock()
        self._bytes = self._lines = 0
        self._progress: Progress | None = None

    def step(self, size: int) -> None:
        """One more line of the work is done, of so many bytes."""
        self._bytes += size
        self._lines += 1
        if self._progress is None and self._clock() - self._begun >= _LONG:
            self._progress = self._started()
        if self._progress:
            self._progress.update(self._progress.task_ids[0], completed=self._bytes, lines=f"{self._lines:,}")

    def wipe(self) -> None:
        """Leave the line as it was."""
        if self._progress:
            self._progress.stop()
            self._progress = None

    def _started(self) -> Progress:
        from rich import progress as rich

        from mandate_cli.output.terminal import console_on

        lines = rich.TextColumn("{task.fields[lines]}")
        known = (rich.BarColumn(), rich.TaskProgressColumn(), lines, rich.TimeRemainingColumn(compact=True))
        console = console_on(self._stream, columns=self._columns)
        progress = rich.Progress(
            *(known if self._size else (lines, rich.TimeElapsedColumn())),
            console=console,
            disable=console.is_dumb_terminal,  # which cannot go back in a line
            transient=True,
            redirect_stdout=False,  # answers go there, and are not for the terminal
            redirect_stderr=False,
        )
        progress.add_task("", total=self._size, completed=self._bytes, lines=f"{self._lines:,}")
        progress.start()
        return progress
