"""The shipped law, and what judges by it."""

from __future__ import annotations

import pytest

from mandate_cli.law.amendments import Dataset
from mandate_cli.law.fold import law as law_of
from mandate_cli.law.mandate import Law
from mandate_cli.law.quotation import Checker
from tests.law.quotation import TODAY


@pytest.fixture(scope="module")
def law(dataset: Dataset) -> Law:
    """The shipped law."""
    return law_of(dataset)


@pytest.fixture(scope="module")
def checker(law: Law) -> Checker:
    """What judges by the shipped law."""
    return Checker(law, law.on(TODAY))
