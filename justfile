# What is done often. `just` lists it.

_list:
    @just --list

# Format, lint, types, tests
check:
    .venv/bin/ruff format .
    .venv/bin/ruff check .
    .venv/bin/mypy
    .venv/bin/python -m pytest --quiet
    .venv/bin/python tests/coverage_core.py

# Write golden screens and README examples anew
golden:
    .venv/bin/python -m pytest --quiet --update-golden

# What CI does, on the last commit
ci:
    bash .ci/run
