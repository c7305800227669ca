"""News agencies, papers, channels and sites."""

from __future__ import annotations

import msgspec

from wasata.model.actors import Name


class Outlet(msgspec.Struct, frozen=True, gc=False, kw_only=True):
    """A news agency, paper, channel or site."""

    id: str
    names: tuple[Name, ...]
    state: str | None = None
    languages: tuple[str, ...] = ()
    hosts: tuple[str, ...] = ()
    """Names of its web hosts."""
    agency: bool = False
    """Whether others cite it as a news agency."""
