"""What the files of a data directory are called."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from mandate_cli import SHIPPED_DATA

BASE, AMENDMENTS, VOCABULARY = "mandate.yaml", "amendments.yaml", "vocabulary.tsv"
# A data directory may be without these.
SUCCESSIONS, OTHER_AGENCIES, WEIGHTS = "successions.tsv", "other-agencies.tsv", "weights.tsv"
KNOWN = (BASE, AMENDMENTS, VOCABULARY, SUCCESSIONS, OTHER_AGENCIES, WEIGHTS)
# Instead of these, the packaged ones are taken: they are about questions and Thai, not about one office.
DECISION, GENERAL_WORDS = "decision.tsv", "general-words.txt"


def laid_on_top(directory: Path, given: Iterable[Path]) -> tuple[Path, ...]:
    """The files of phrases and of other agencies that an office lays on top of those of a data directory.

    They are those of the directory whose names begin with ``own-``, and those that were given; later ones win.
    """
    return *sorted(directory.glob("own-*.tsv")), *given


def own_or_packaged(directory: Path, name: str) -> Path:
    """A file of a data directory, or the packaged one if the directory is without it."""
    path = directory / name
    return path if there(path) else SHIPPED_DATA / name


def there(path: Path) -> bool:
    """Whether a file is there, be it only a link that leads nowhere: that was meant to be read."""
    return path.exists() or path.is_symlink()
