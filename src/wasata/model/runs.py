"""A pairing of engine and data."""

from __future__ import annotations

from datetime import datetime

import msgspec


class Run(msgspec.Struct, frozen=True, gc=False, kw_only=True):
    """One pairing of engine and data; reading again with the same pair is the same run."""

    id: str
    engine: str
    """Version of the program, with a hash of its code."""
    data: str
    """Hash of all language and world data."""
    started: datetime
    """When it was first used on this record."""
