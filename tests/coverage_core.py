"""Fail if the last test run left more lines and branches of the packages in FULLY_COVERED out than LEAST allows."""

from __future__ import annotations

import sys
from pathlib import Path

from coverage import Coverage

sys.path.insert(0, str(Path(__file__).parents[1]))

from tests.layers import BENEATH, FULLY_COVERED

LEAST = 99.3  # per cent; what is left are a few messages and loops of rare shapes of data, and the goal is 100

if __name__ == "__main__":
    coverage = Coverage()
    coverage.load()
    wanted = [*(f"*/mandate_cli/{name}/*" for name in FULLY_COVERED), *(f"*/mandate_cli/{name}.py" for name in BENEATH)]
    covered = coverage.report(include=wanted, show_missing=True)
    sys.exit(covered < LEAST)
