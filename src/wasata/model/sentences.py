"""Sentences and tokens."""

from __future__ import annotations

from enum import StrEnum

import msgspec

from wasata.model.spans import Span


class TokenKind(StrEnum):
    """What a token is made of."""

    WORD = "word"
    NUMBER = "number"
    PUNCTUATION = "punctuation"


class Token(msgspec.Struct, frozen=True, gc=False, array_like=True):
    """A word, a number or a mark of punctuation."""

    start: int
    """First character, in the article's text."""
    end: int
    """After the last character."""
    key: str
    """The folded form, for look-up only; punctuation keeps its folded character."""
    kind: TokenKind


class Sentence(msgspec.Struct, frozen=True, gc=False, kw_only=True):
    """A sentence of an article."""

    article: str
    index: int
    """Its place in the article, from 0."""
    span: Span
    """In the article's text, without surrounding white space."""
    block: int
    """Index of the block that it stands in."""
    tokens: tuple[Token, ...] = ()
