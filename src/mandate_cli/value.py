"""Immutable values with named fields: tuples, which compare, hash and unpack in C.

Used as ``NamedTuple`` is, of which each class compiles code of its own; half a hundred of them took a twentieth of the
time a command has.
"""

from __future__ import annotations

from operator import itemgetter
from typing import Any, ClassVar, Self, dataclass_transform


@dataclass_transform(frozen_default=True)
class Value(tuple[Any, ...]):  # noqa: SLOT001 - a subclass may keep what it works out once
    """A tuple whose members have the names, and the defaults, that a subclass annotates."""

    _fields: ClassVar[tuple[str, ...]] = ()
    _defaults: ClassVar[dict[str, Any]] = {}

    def __init_subclass__(cls) -> None:
        own, given = tuple(cls.__annotations__), cls.__dict__
        cls._defaults = {**cls._defaults, **{name: given[name] for name in own if name in given}}
        for place, name in enumerate(own, len(cls._fields)):
            setattr(cls, name, property(itemgetter(place)))
        cls._fields += own

    def __new__(cls, *values: Any, **named: Any) -> Self:
        """Take the members by place or by name. Raises TypeError for one that is missing, unknown or given twice."""
        if named or len(values) != len(cls._fields):
            values = cls._filled(values, named)
        return tuple.__new__(cls, values)

    @classmethod
    def _filled(cls, values: tuple[Any, ...], named: dict[str, Any]) -> tuple[Any, ...]:
        rest = cls._fields[len(values) :]
        members = cls._defaults | named
        missing, unknown = [name for name in rest if name not in members], named.keys() - set(rest)
        if missing or unknown or len(values) > len(cls._fields):
            raise TypeError(f"{cls.__name__} has {cls._fields}: missing {missing}, not taken {sorted(unknown)}")
        return *values, *(members[name] for name in rest)

    def __getnewargs__(self) -> tuple[Any, ...]:
        """How a copy is made."""
        return tuple(self)

    def __repr__(self) -> str:
        members = zip(self._fields, self, strict=True)
        return f"{type(self).__name__}({', '.join(f'{name}={member!r}' for name, member in members)})"

    def _replace(self, **named: Any) -> Self:
        """The same value but for some members. Raises TypeError for a name that is none of its fields."""
        return type(self)(**dict(zip(self._fields, self, strict=True)) | named)
