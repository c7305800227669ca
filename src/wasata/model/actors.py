"""Actors: persons, states, organisations, groups, outlets, and the offices that persons hold."""

from __future__ import annotations

from datetime import date
from enum import StrEnum

import msgspec


class ActorKind(StrEnum):
    """The sort of an actor."""

    PERSON = "person"
    STATE = "state"
    ORGANIZATION = "organization"
    GROUP = "group"
    """An armed group, a party, a bloc of states, or unnamed people such as officials or analysts."""
    OUTLET = "outlet"


class NameKind(StrEnum):
    """What a form of a name is."""

    FULL = "full"
    SHORT = "short"
    """A surname or another part that stands for the whole after a first mention."""
    ADJECTIVE = "adjective"
    SEAT = "seat"
    """A capital or seat of government that stands for its government."""
    ACRONYM = "acronym"


class Name(msgspec.Struct, frozen=True, gc=False):
    """One form of an actor's name."""

    language: str
    """`ar`, `fa` or `en`."""
    form: str
    kind: NameKind = NameKind.FULL


class Office(msgspec.Struct, frozen=True, gc=False, kw_only=True):
    """A post that one person at a time, or several, hold."""

    id: str
    """Such as `iran-foreign-minister`."""
    code: str
    """Code of the state or organisation that its holder acts for."""
    role: str
    """The kind of post, such as `foreign-minister`."""
    names: tuple[Name, ...] = ()


class Holding(msgspec.Struct, frozen=True, gc=False, kw_only=True):
    """That a person held an office, with the days as far as they are certain."""

    office: str
    code: str
    """Code of the state or organisation acted for."""
    role: str
    since: date | None = None
    until: date | None = None
    """The last day, included; `None` when still in office or not certain."""
    ended: bool = False
    """Whether the office was left, for an end whose day is not certain."""


class Actor(msgspec.Struct, frozen=True, gc=False, kw_only=True):
    """Someone or something that acts or speaks."""

    id: str
    """A state's ISO 3166 alpha-3 code, an organisation's capital code, or a person's slug without affiliation."""
    kind: ActorKind
    names: tuple[Name, ...]
    code: str | None = None
    """What a person without a dated office acts for; the own id of other actors."""
    holdings: tuple[Holding, ...] = ()
    members: tuple[str, ...] = ()
    """Codes of the members of a bloc that the world data fixes."""
    wikidata: str | None = None
    article: str | None = None
    """For a person or group built from a text: the article it is known in, and nowhere else."""
    title: str | None = None
    """For a person built from a text: the title told, as it stands there."""
