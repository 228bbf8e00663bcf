"""What schemas are made of: maps, lists, and one of several."""

from __future__ import annotations

from typing import Any


def either(*choices: Any) -> dict[str, Any]:
    """One of several."""
    return {"anyOf": list(choices)}


def fields(required: dict[str, Any], optional: dict[str, Any] | None = None) -> dict[str, Any]:
    """A map with these keys and no others."""
    return {
        "type": "object",
        "properties": {**required, **(optional or {})},
        "required": list(required),
        "additionalProperties": False,
    }


def named(pattern: str, value: Any) -> dict[str, Any]:
    """A map whose keys are names of their own."""
    return {"type": "object", "patternProperties": {pattern: value}, "additionalProperties": False, "minProperties": 1}


def several(value: Any) -> dict[str, Any]:
    """A list."""
    return {"type": "array", "items": value}
