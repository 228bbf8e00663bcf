"""Fail unless the last test run covered every line and branch of the core."""

from __future__ import annotations

import sys

from coverage import Coverage

CORE = (
    "language",
    "model",
    "thai",
    "suggest",
    "wrap",
    "files",
    "notices",
    "orders",
    "fold",
    "explain",
    "rank",
    "lookup",
    "load",
    "kept",
    "cache",
    "check",
    "wire",
    "screen",
    "progress",
    "manual",
    "completion",
    "scripts",
)

if __name__ == "__main__":
    coverage = Coverage()
    coverage.load()
    covered = coverage.report(include=[f"*/mandate_cli/{module}.py" for module in CORE], show_missing=True)
    sys.exit(covered < 100)
