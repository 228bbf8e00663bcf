"""What must be known of a whole text."""

from __future__ import annotations

from mandate_cli.law.quotation.outline import own_labels


def test_own_labels() -> None:
    """The items of a text's own lists."""
    assert own_labels("1. ก\n ๒) ข\n3.1 ค\nอ้างถึง 4. ง\n5 จ\nเวลา 6. น") == {"1", "2", "3.1", "4"}
