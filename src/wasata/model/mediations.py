"""Who mediates between whom, over what."""

from __future__ import annotations

import msgspec

from wasata.model.times import When


class MediationStep(msgspec.Struct, frozen=True, gc=False, kw_only=True):
    """One step of a mediation."""

    status: str
    """`requested`, `offered`, `accepted`, `under way`, `conditional`, `rejected`, `suspended`, `concluded` or `failed`."""
    when: When | None
    assertions: tuple[str, ...]
    condition: str | None = None


class Mediation(msgspec.Struct, frozen=True, gc=False, kw_only=True):
    """Who mediates between whom, over what, and how far it has come."""

    id: str
    mediators: tuple[str, ...]
    parties: tuple[str, ...]
    issue: str | None = None
    channel: str | None = None
    venue: str | None = None
    steps: tuple[MediationStep, ...] = ()
