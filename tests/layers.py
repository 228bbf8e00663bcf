"""The packages, from the top down: each imports those below it and never those above."""

PACKAGES = ("cli", "output", "dataset", "search", "law", "thai")
ABOVE = ("api",)  # single modules that nothing of ours imports
BENEATH = ("errors", "messages")  # single modules, below all packages
FULLY_COVERED = ("dataset", "search", "law", "thai")  # in every line and branch: tests/coverage_core.py
