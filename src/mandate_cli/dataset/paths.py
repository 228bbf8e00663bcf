"""What the files of a data directory are called."""

from __future__ import annotations

BASE, AMENDMENTS, VOCABULARY = "mandate.yaml", "amendments.yaml", "vocabulary.tsv"
OTHER_AGENCIES, WEIGHTS = "other-agencies.tsv", "weights.tsv"  # a data directory may be without
