"""What the stage hands on."""

from __future__ import annotations

import msgspec

from wasata.model.actors import Actor
from wasata.model.dropped import Dropped
from wasata.model.mentions import Mention


class MentionsFound(msgspec.Struct, frozen=True, gc=False):
    """The mentions of an article, the actors that they refer to, and what was left out."""

    mentions: tuple[Mention, ...]
    """Sorted by where they stand."""
    actors: tuple[Actor, ...] = ()
    """People built from the text included."""
    dropped: tuple[Dropped, ...] = ()
