"""Fail if the last test run left a line or a branch of the packages in FULLY_COVERED out."""

from __future__ import annotations

import sys
from pathlib import Path

from coverage import Coverage

sys.path.insert(0, str(Path(__file__).parents[1]))

from tests.layers import BENEATH, FULLY_COVERED

if __name__ == "__main__":
    coverage = Coverage()
    coverage.load()
    wanted = [*(f"*/mandate_cli/{name}/*" for name in FULLY_COVERED), *(f"*/mandate_cli/{name}.py" for name in BENEATH)]
    covered = coverage.report(include=wanted, show_missing=True)
    sys.exit(covered < 100)  # per cent
