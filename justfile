# The commands a developer needs; `just` lists them.

_list:
    @just --list

# Format, lint, types, and the quick tests
check:
    .venv/bin/ruff format .
    .venv/bin/ruff check .
    .venv/bin/mypy
    .venv/bin/python -m pytest --quiet --numprocesses auto

# All tests with coverage, as in CI
full:
    .venv/bin/python -m pytest --quiet --numprocesses auto --dist worksteal -m "" --cov --cov-report=
    .venv/bin/python tests/coverage_core.py

# Write the golden screens and the examples in the documents again
golden:
    .venv/bin/python -m pytest --quiet --numprocesses auto --update-golden

# Update and compile the Thai catalogue
catalogues:
    .venv/bin/python tools/catalogues.py

# Write the man pages again
man:
    .venv/bin/python tools/man.py

# Make the pictures in the documents again
pictures:
    .venv/bin/python tools/screens.py

# What CI does, on the last commit
ci:
    bash .ci/run
