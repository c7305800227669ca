"""Where an actor stands on an issue."""

from __future__ import annotations

from datetime import date

import msgspec


class Position(msgspec.Struct, frozen=True, gc=False, kw_only=True):
    """Where an actor stands on an issue at one time."""

    actor: str
    issue: str
    stance: str
    """`supports`, `opposes`, `offers`, `demands`, `refuses` or `conditional`."""
    since: date | None
    assertions: tuple[str, ...]
