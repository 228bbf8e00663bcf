"""What the files of a data directory are called."""

from __future__ import annotations

BASE, AMENDMENTS, VOCABULARY = "mandate.yaml", "amendments.yaml", "vocabulary.tsv"
# A data directory may be without these.
SUCCESSIONS, OTHER_AGENCIES, WEIGHTS = "successions.tsv", "other-agencies.tsv", "weights.tsv"
