"""Operations have sentences: all of them what they did, and those that end a text how it ended."""

from __future__ import annotations

from typing import get_args

from mandate_cli.law.amendments import NAMES, Insert, Operation
from mandate_cli.law.model import NOT_EXPRESSED, NOWHERE, UNENTERED, Target
from mandate_cli.output.operations import SENTENCES
from tests.conftest import C


def test_every_operation_has_its_sentences() -> None:
    """There are no others; an operation that can end a text says until when that held."""
    assert set(NAMES) == set(get_args(Operation))
    operations = {"enact", *NAMES.values(), *UNENTERED.values(), NOT_EXPRESSED, "transitional", "no-effect"}
    assert set(SENTENCES) == operations
    targets = [Target(C("ข้อ 1"), C("ข้อ 7"), NOWHERE, operation) for operation in UNENTERED.values()]
    ending = {target.operation for target in targets if target.ends(target.target)}
    ending |= {name for operation, name in NAMES.items() if operation is not Insert}
    assert {name for name, sentences in SENTENCES.items() if sentences.until} == ending
