"""A sentence's tokens as the word dictionary of times and numbers sees them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import msgspec

from wasata.lang.time_words import Kind, Lexicon, Word
from wasata.model.sentences import Token, TokenKind

if TYPE_CHECKING:
    from wasata.lang.time_dates import Told

_NUMERIC = (Kind.NUMBER, Kind.ORDINAL)
_SHORT = 4
"""A number word this short with a preposition attached is rather another word."""


class Value(msgspec.Struct, frozen=True, gc=False):
    """A number and where it ends."""

    value: float | None
    """`None` for «hundreds», «tens»."""
    low: float | None
    high: float | None
    end: int
    """The token after it."""
    ordinal: bool = False
    dual: bool = False
    """Whether it is told by the form of a counted noun alone."""


class TokenWords:
    """Tokens with look-up of the words that begin at each."""

    __slots__ = ("count", "keys", "kinds", "numbers", "numeric", "tokens", "told")

    def __init__(self, tokens: Sequence[Token], lexicon: Lexicon) -> None:
        self.tokens = tokens
        self.keys = [token.key for token in tokens]
        self.kinds = [*map(lexicon.first.get, self.keys), None]  # The last is there for the token before the first.
        self.count = len(self.keys)
        self.numeric = lexicon.numeric
        self.numbers: dict[int, Value | None] = {}
        """Numbers that were read before, by their first token: several rules ask for the same one."""
        self.told: dict[int, Told | None] = {}
        """Dates that were read before, in the same way; `wasata.lang.time_dates` reads them."""

    def take(self, index: int, kind: Kind) -> tuple[Word, int] | None:
        """The longest word of a kind that begins at a token, and the token after it."""
        kinds = self.kinds[index] if index < self.count else None
        if kinds is None or kind not in kinds:
            return None
        for word in kinds[kind]:
            end = index + 1 + len(word.rest)
            if not word.rest or tuple(self.keys[index + 1 : end]) == word.rest:
                if word.prefixed and kind in _NUMERIC and len(self.keys[index]) <= _SHORT:
                    return None
                return word, end
        return None

    def key(self, index: int) -> str:
        """The key of a token, empty beyond the last."""
        return self.keys[index] if index < len(self.keys) else ""

    def end_of_phrase(self, index: int) -> bool:
        """Whether a mark, a preposition or nothing more follows."""
        if index >= len(self.tokens) or self.tokens[index].kind is TokenKind.PUNCTUATION:
            return True
        return any(self.take(index, kind) is not None for kind in (Kind.INSIDE, Kind.FROM, Kind.TO, Kind.BETWEEN, Kind.AND))

    def skip(self, index: int, *kinds: Kind) -> int:
        """The token after the word of the first fitting kind that begins at `index`, or `index`."""
        for kind in kinds:
            found = self.take(index, kind)
            if found is not None:
                return found[1]
        return index

    def mark(self, index: int, marks: str) -> bool:
        """Whether the token is one of some one-character marks."""
        return index < len(self.keys) and len(self.keys[index]) == 1 and self.keys[index] in marks

    def adjacent(self, index: int) -> bool:
        """Whether no space stands before the token."""
        return 0 < index < len(self.tokens) and self.tokens[index - 1].end == self.tokens[index].start

    def digits(self, index: int) -> int | None:
        """The whole number that a token of digits is; `None` for others, and for one with separators."""
        if index >= len(self.tokens) or self.tokens[index].kind is not TokenKind.NUMBER:
            return None
        key = self.keys[index]
        return int(key) if key.isdecimal() and len(key) <= 15 else None
