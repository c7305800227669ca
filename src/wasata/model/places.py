"""Towns, regions and sites."""

from __future__ import annotations

import msgspec

from wasata.model.actors import Name


class Place(msgspec.Struct, frozen=True, gc=False, kw_only=True):
    """A town, region or site."""

    id: str
    state: str | None
    names: tuple[Name, ...]
