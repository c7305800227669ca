"""A clause: a predicate and the phrases that stand in its slots."""

from __future__ import annotations

from enum import StrEnum

import msgspec

from wasata.model.spans import Span


class Status(StrEnum):
    """Whether a happening is told as having happened: PLOVER's auxiliary modes, and `actual`."""

    ACTUAL = "actual"
    HISTORICAL = "historical"
    FUTURE = "future"
    HYPOTHETICAL = "hypothetical"
    NEGATED = "negated"


class Phrase(msgspec.Struct, frozen=True, gc=False, kw_only=True):
    """A noun phrase in a slot of a clause."""

    slot: str
    """`subject`, `object`, or the class of the preposition, such as `with`, `to`, `about`."""
    span: Span
    mentions: tuple[str, ...] = ()
    """Ids of the mentions in it."""


class Clause(msgspec.Struct, frozen=True, gc=False, kw_only=True):
    """A finite or nominal clause of a sentence."""

    article: str
    sentence: int
    index: int
    span: Span
    predicate: Span
    lemma: str
    """The verb or noun that heads it, as the lexicon names it."""
    nominal: bool = False
    """Whether a verbal noun or infinitive heads it."""
    phrases: tuple[Phrase, ...] = ()
    parent: int | None = None
    """Index of the clause that it depends on."""
    complement: bool = False
    """Whether it is what its parent says or thinks."""
    status: Status = Status.ACTUAL
