"""Matters in dispute or under negotiation."""

from __future__ import annotations

import msgspec

from wasata.model.actors import Name


class Issue(msgspec.Struct, frozen=True, gc=False, kw_only=True):
    """A matter in dispute or under negotiation, such as the nuclear file."""

    id: str
    names: tuple[Name, ...]
    states: tuple[str, ...] = ()
    """Codes of the states it is mostly about."""
