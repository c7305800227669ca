"""A place in a text where an actor is named or meant."""

from __future__ import annotations

from enum import StrEnum

import msgspec

from wasata.model.spans import Span


class MentionKind(StrEnum):
    """How the text names an actor."""

    NAME = "name"
    OFFICE = "office"
    """A title, with or without the name."""
    STATE = "state"
    """A state by its name, its seat of government or one of its institutions."""
    ADJECTIVE = "adjective"
    GROUP = "group"
    PRONOUN = "pronoun"
    PHRASE = "phrase"
    """A definite phrase such as "the two leaders"."""


class Mention(msgspec.Struct, frozen=True, gc=False, kw_only=True):
    """Words of an article that name or mean an actor."""

    id: str
    article: str
    sentence: int
    span: Span
    """The whole phrase with title and apposition, in the article's text, without attached clitics."""
    head: Span
    """The name alone, or the whole phrase where no name stands in it."""
    kind: MentionKind
    actors: tuple[str, ...] = ()
    """Ids of those it means: one, several for a group phrase, none when unresolved."""
    code: str | None = None
    """The state or organisation that a person is shown to act for here."""
    as_place: bool = False
    """Whether the words stand for a place and not for its government."""
    rule: str = ""
    """Id of the rule that found it."""
