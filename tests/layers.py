"""The packages of the house, from the top down: each imports those below it, never those above."""

PACKAGES = ("cli", "output", "dataset", "search", "law", "thai")
BENEATH = ("errors", "messages")  # single modules below all packages
FULLY_COVERED = ("dataset", "search", "law", "thai")  # every line and branch
