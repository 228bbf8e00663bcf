"""Where the data are and what their files are called; and the words a line may end between, which law does not name."""

from __future__ import annotations

from functools import cache
from pathlib import Path

BASE, AMENDMENTS, VOCABULARY = "mandate.yaml", "amendments.yaml", "vocabulary.tsv"
FOREIGN, WEIGHTS = "foreign.tsv", "weights.tsv"  # a data directory may be without
_WORDS = "words.txt"
BAD = (OSError, ValueError, IndexError, TypeError, MemoryError)  # what reading a damaged file of our own can raise


def data_dir() -> Path:
    """Where the data lives: inside the installed package, or at the root of a checkout."""
    packaged = Path(__file__).parent / "data"
    return packaged if packaged.is_dir() else Path(__file__).parents[2] / "data"


@cache
def load_words() -> frozenset[str]:
    """The words of the list that lines of Thai may end between, always the packaged one."""
    return frozenset((data_dir() / _WORDS).read_text(encoding="utf-8").split())
