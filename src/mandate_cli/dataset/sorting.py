"""Files of phrases put in the order that ``check`` asks for."""

from __future__ import annotations

from bisect import bisect_right
from pathlib import Path
from typing import NamedTuple

from mandate_cli.dataset.diagnostics import Diagnostics
from mandate_cli.dataset.files import read_text, write_whole
from mandate_cli.dataset.tables import AGENCIES, PHRASES, rows_of
from mandate_cli.thai.normalise import order


class Sorted(NamedTuple):
    """A file that is in order now: how many rows it has, and how many of them had to move."""

    path: Path
    rows: int
    moved: int


def sort_file(path: Path) -> Sorted:
    """Put the rows of a file of phrases, or of tasks of other agencies, in Thai alphabetical order.

    A file in order is not touched; another is replaced whole or not at all. Raises LoadError for a file that has other
    rows, or a phrase twice, and OSError where it cannot be written.
    """
    diagnostics = Diagnostics()
    header, *lines = (read_text(path, diagnostics) or "").split("\n")
    diagnostics.raise_any()
    keys = [order(row.key) for row in rows_of(path, AGENCIES if AGENCIES in header else PHRASES, diagnostics)]
    diagnostics.raise_any()
    in_order: list[tuple[str, str]] = []  # the last keys of the longest runs of rows that may stay where they are
    for key in keys:
        at = bisect_right(in_order, key)
        in_order[at : at + 1] = [key]
    moved = len(keys) - len(in_order)
    if moved:
        end = "\r\n" if header.endswith("\r") else "\n"
        rows = zip(keys, (line.rstrip("\r") for line in lines if line.rstrip("\r")), strict=True)
        whole = end.join([header.rstrip("\r"), *(row for _, row in sorted(rows, key=lambda row: row[0])), ""])
        mark = b"\xef\xbb\xbf" if path.read_bytes().startswith(b"\xef\xbb\xbf") else b""
        write_whole(path, mark + whole.encode())
    return Sorted(path, len(keys), moved)
