"""A mention while it is being worked out: where it stands, and what is known of whom it means."""

from __future__ import annotations

from dataclasses import dataclass, field

from wasata.model.mentions import MentionKind


@dataclass(slots=True)
class Title:
    """A title over tokens `first` to `last`, the last one excluded."""

    first: int
    last: int
    roles: tuple[str, ...]
    codes: tuple[str, ...] = ()
    """Whom its holder acts for, several for a plural title."""
    plural: bool = False
    former: bool = False
    deputy: bool = False
    definite: bool = True
    of: tuple[str, ...] = ()
    """Ids of the people, one of whom it serves: "the spokesman of X"."""


@dataclass(slots=True, eq=False)
class Draft:
    """A mention over tokens `first` to `last`, the last one excluded."""

    sentence: int
    first: int
    last: int
    prefix: int
    """How many characters of the first token's key are attached particles."""
    kind: MentionKind
    rule: str
    head_first: int = -1
    """The first token of the name in it; -1 for the whole mention."""
    head_last: int = -1
    head_prefix: int = 0
    actors: tuple[str, ...] = ()
    candidates: tuple[str, ...] = ()
    """Ids of known people who have this short name."""
    weak: bool = False
    """Whether the short name is a common word."""
    codes: tuple[str, ...] = ()
    options: tuple[str, ...] = ()
    """Other codes that the same form stands for."""
    title: Title | None = None
    name: str | None = None
    """The keys of a name that no list has."""
    phrase: str | None = None
    """The class of a phrase or pronoun that stands for others."""
    as_place: bool = False
    needs: bool = False
    """Whether it counts only when the same actor is named in full elsewhere."""
    resolved: bool = field(default=False)
