"""Values are tuples with names: what a NamedTuple promises, they keep."""

from __future__ import annotations

import copy
import pickle
from functools import cached_property
from typing import Any

import pytest

from mandate_cli.value import Value


class Point(Value):
    """Two members, the second with a default."""

    x: int
    y: int = 2


class Solid(Point):
    """One more member than its base, and something worked out once."""

    z: int = 3

    @cached_property
    def total(self) -> int:
        """The sum of the members."""
        return sum(self)


@pytest.mark.parametrize(
    ("value", "members"),
    [
        (Point(1), (1, 2)),
        (Point(1, 5), (1, 5)),
        (Point(y=5, x=1), (1, 5)),
        (Point(1, y=5), (1, 5)),
        (Solid(1), (1, 2, 3)),
        (Solid(1, z=7), (1, 2, 7)),
        (Point(1)._replace(x=4), (4, 2)),
    ],
)
def test_members_by_place_by_name_and_by_default(value: Point, members: tuple[int, ...]) -> None:
    """Members stand in the order of their annotations, those of the base first, and are read by name."""
    assert value == members
    assert hash(value) == hash(members)
    assert tuple(getattr(value, name) for name in value._fields) == members


@pytest.mark.parametrize(
    ("values", "named", "told"),
    [
        ((), {}, "missing ['x']"),
        ((), {"y": 1}, "missing ['x']"),
        ((1, 2, 3), {}, "Point has ('x', 'y')"),
        ((1,), {"x": 1}, "not taken ['x']"),
        ((1,), {"w": 1}, "not taken ['w']"),
    ],
)
def test_wrong_members_are_refused(values: tuple[int, ...], named: dict[str, int], told: str) -> None:
    """A member that is missing, unknown or given twice is a TypeError that names it."""
    make: Any = Point
    with pytest.raises(TypeError) as raised:
        make(*values, **named)
    assert told in str(raised.value)


def test_an_unknown_member_is_not_replaced() -> None:
    """``_replace`` takes only the names of members."""
    with pytest.raises(TypeError, match="not taken"):
        Point(1)._replace(w=1)


def test_a_member_cannot_be_set() -> None:
    """Values do not change."""
    point: Any = Point(1)
    with pytest.raises(AttributeError):
        point.x = 5


@pytest.mark.parametrize(
    "again",
    [copy.copy, copy.deepcopy, lambda value: pickle.loads(pickle.dumps(value))],  # noqa: S301 - its own bytes
)
def test_copies_are_of_the_same_class(again: Any) -> None:
    """A copied, or pickled and read, value equals the first and is of its class."""
    first = Solid(1, 2, 3)
    second = again(first)
    assert (type(second), second, second.total) == (Solid, first, 6)


def test_the_names_are_told() -> None:
    """A value shows the names of its members."""
    assert repr(Solid(1)) == "Solid(x=1, y=2, z=3)"
