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

# Bring the catalogues of the tool's own words up to date, compile them, and write the man pages anew
words:
    .venv/bin/python tools/catalogues.py
    .venv/bin/python tools/man.py
    .venv/bin/python tools/screens.py

# What CI does, on the last commit
ci:
    bash .ci/run
