"""The law already read, kept in the user's cache directory: YAML is parsed once, and again only when it changes.

An entry is found by what it was made of, the bytes of both files and this version, so it is never stale. It is JSON
with a checksum, data and not code. It is never needed: where it cannot be read or written, the YAML is read.
"""

from __future__ import annotations

import os
import sys
from contextlib import suppress
from datetime import date
from importlib.util import source_hash
from pathlib import Path
from typing import Any

from mandate_cli import __version__, model, orders
from mandate_cli.load import AMENDMENTS, BASE, load

_KEPT = 8  # entries: a keeper tries versions of the data
_TYPES: tuple[type[Any], ...] = (
    orders.Dataset,
    model.Office,
    orders.Enactment,
    model.Instrument,
    orders.Clause,
    orders.Insert,
    orders.Repeal,
    orders.Replace,
    orders.Rename,
    orders.Substitute,
    orders.Correct,
    orders.Entry,
    model.Outstanding,
    model.Citation,
    model.Words,
    model.Place,
)
_NUMBERS = {kind: number for number, kind in enumerate(_TYPES)}


def cached_load(directory: Path) -> orders.Dataset:
    """What ``load.load`` gives, read from the cache if this very content was read before.

    Raises LoadError as ``load.load`` does; data with complaints are never kept.
    """
    path = _entry(directory)
    if path is None:
        return load(directory)
    try:
        return _read(path)
    except (OSError, ValueError, TypeError, IndexError, RecursionError):
        dataset = load(directory)
        with suppress(OSError):
            _write(path, dataset)
        return dataset


def _entry(directory: Path) -> Path | None:
    """Where the entry for a data directory is, or would be; None if it can be nowhere."""
    home = _home()
    if home is None:
        return None
    files = [directory / name for name in (BASE, AMENDMENTS)]
    try:
        if not all(file.is_file() for file in files):
            return None
        content = [file.read_bytes() for file in files]
    except OSError:
        return None  # what is wrong is for the loader to say
    # The place of the files is part of what was read: errors of folding name it.
    parts = [os.fsencode(directory), __version__.encode(), sys.version.encode(), *content]
    return home / f"{source_hash(b''.join(b'%d:%b' % (len(part), part) for part in parts)).hex()}.json"


def _home() -> Path | None:
    """The user's cache directory for this program, as the system has it; None if there is no such place."""
    if sys.platform == "win32":
        base = os.environ.get("LOCALAPPDATA")
    elif sys.platform == "darwin":
        base = "~/Library/Caches"
    else:
        base = os.environ.get("XDG_CACHE_HOME") or "~/.cache"
    try:
        home = Path(base or "").expanduser()
    except RuntimeError:  # nobody's home
        return None
    return home / "mandate" if home.is_absolute() else None


def _read(path: Path) -> orders.Dataset:
    import json

    checksum, _, content = path.read_bytes().partition(b"\n")
    if source_hash(content).hex().encode() != checksum:
        raise ValueError(path)
    dataset = _unpacked(json.loads(content))
    if not isinstance(dataset, orders.Dataset):
        raise TypeError(path)
    return dataset


def _write(path: Path, dataset: orders.Dataset) -> None:
    """Write an entry whole or not at all, however many do so at once, and let the oldest entries go."""
    import json

    content = json.dumps(_packed(dataset), ensure_ascii=False, separators=(",", ":")).encode("utf-8")
    path.parent.mkdir(parents=True, exist_ok=True)
    draft = path.with_name(f"{path.name}.{os.getpid()}")
    draft.write_bytes(source_hash(content).hex().encode() + b"\n" + content)
    draft.replace(path)
    entries = sorted(path.parent.iterdir(), key=lambda entry: entry.stat().st_mtime, reverse=True)
    for old in entries[_KEPT:]:
        old.unlink()


def _packed(value: Any) -> Any:
    """A value as JSON: a list that begins with a number is one of our types, with -1 a tuple, with -2 a date."""
    if type(value) in _NUMBERS:
        return [_NUMBERS[type(value)], *map(_packed, value)]
    if isinstance(value, tuple):
        return [-1, *map(_packed, value)]
    if isinstance(value, date):
        return [-2, value.toordinal()]
    return value


def _unpacked(value: Any) -> Any:
    if type(value) is not list:
        return value
    kind, *rest = value
    if kind == -2:
        return date.fromordinal(*rest)
    parts = map(_unpacked, rest)
    return tuple(parts) if kind == -1 else _TYPES[kind](*parts)
