"""What actors did to or with each other."""

from __future__ import annotations

import msgspec

from wasata.model.clauses import Status
from wasata.model.spans import Span
from wasata.model.times import When


class Participant(msgspec.Struct, frozen=True, gc=False, kw_only=True):
    """An actor in an event."""

    actor: str
    """Actor id."""
    code: str | None = None
    """The state or organisation that the actor acts for here."""
    span: Span | None = None
    """Where the text names it."""


class Event(msgspec.Struct, frozen=True, gc=False, kw_only=True, tag="event", tag_field="claim"):
    """A happening between actors, coded in PLOVER 2.0."""

    type: str
    """One of PLOVER's sixteen types, such as `CONSULT`."""
    mode: str | None = None
    cameo: str | None = None
    """The CAMEO code, where it is finer."""
    actors: tuple[Participant, ...] = ()
    recipients: tuple[Participant, ...] = ()
    trigger: Span
    """The words that carry the event."""
    status: Status = Status.ACTUAL
    when: When | None = None
    place: str | None = None
    """As named in the text."""
    place_state: str | None = None
    """ISO 3166 alpha-3 code of the state that the place is in."""
    topics: tuple[str, ...] = ()
    said_by: str | None = None
    """Id of the actor on whose word the event rests, when the outlet does not tell it in its own voice."""
    said_by_code: str | None = None
