"""A happening as several assertions tell it, and what they contradict."""

from __future__ import annotations

from datetime import datetime

import msgspec


class FieldValue(msgspec.Struct, frozen=True, gc=False):
    """A value that some assertions of a fact give to one of its fields."""

    value: str
    assertions: tuple[str, ...]


class FactField(msgspec.Struct, frozen=True, gc=False):
    """One field of a fact with every value told."""

    name: str
    values: tuple[FieldValue, ...]


class Fact(msgspec.Struct, frozen=True, gc=False, kw_only=True):
    """Assertions of the same happening."""

    id: str
    """Made from its first assertion; it stays when others join."""
    assertions: tuple[str, ...]
    fields: tuple[FactField, ...] = ()
    origins: int | None = None
    """How many independent origins the assertions have; `None` before it is worked out."""
    first_told: datetime | None = None
    last_told: datetime | None = None


class Contradiction(msgspec.Struct, frozen=True, gc=False, kw_only=True):
    """Assertions that cannot all be right."""

    id: str
    kind: str
    """Such as `denial`, `date`, `participants`, `status`."""
    assertions: tuple[str, ...]
    fact: str | None = None
