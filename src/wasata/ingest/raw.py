"""A page before it is read: its bytes, where they came from, and how much of anything is let in."""

from __future__ import annotations

from datetime import datetime

import msgspec


class Limits(msgspec.Struct, frozen=True, kw_only=True):
    """How much is read before a file is taken for a mistake or an attack."""

    max_bytes: int = 20_000_000
    """Of one page, in bytes."""
    max_expansion: int = 200
    """How many times its packed size a packed page or archive may unpack to; pages of news reach 30."""
    max_total: int = 10_000_000_000
    """How many bytes one archive may unpack to."""
    max_members: int = 200_000
    """How many members one archive may have."""


class RawPage(msgspec.Struct, frozen=True, gc=False):
    """The bytes of a saved page."""

    name: str
    """The path as it was given, inside an archive `archive!/member`; never one made absolute."""
    raw: bytes
    captured: datetime | None = None
    """When the page was saved, where something outside its bytes tells; the time of a file does not, since copying sets it."""
    companion: str | None = None
    """The folder with the pictures and scripts that a browser saved beside the page."""
    key: str | None = None
    """What tells pages without a URL apart: the path from the folder or archive given, with its name; `None`: the file name."""
