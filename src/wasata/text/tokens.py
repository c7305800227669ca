"""Words, numbers and marks of punctuation, with their offsets."""

from __future__ import annotations

import re

from wasata.model.sentences import Token, TokenKind
from wasata.text.fold import fold

_JOINERS = "\u0640\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff"
_COMBINING = (
    "\u0300-\u036f\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e4\u06e7\u06e8\u06ea-\u06ed\u08d3-\u08e1\u08e3-\u08ff"
)
_LETTER = "[^\\W\\d_\u0640]"
_PIECE = re.compile(
    rf"(?:{_LETTER}++(?>(?:[{_COMBINING}{_JOINERS}]++{_LETTER}++)*)[{_COMBINING}\u0640]*+"  # a word
    r"|\d++(?>(?:[.,/\u066b\u066c]\d++)*)"  # a number
    rf"|[^\s{_COMBINING}{_JOINERS[1:]}])\ ?+"  # a mark; with each of these the space that follows it
    r"|\s++|."  # what is no token
)
_TATWEEL = "\u0640"
_LONGEST_KEPT = 64
"""Longer pieces are not remembered: hostile text must not fill the memory."""
_MOST_KEPT = 1 << 17


class _Pieces(dict[str, tuple[str, TokenKind, int]]):
    """The key, the kind and the length of each piece of text that was met before."""

    def __missing__(self, piece: str) -> tuple[str, TokenKind, int]:
        word = piece.rstrip()
        first = word[:1]
        if first == _TATWEEL:  # One that stands alone is a dash.
            key, kind = "-", TokenKind.PUNCTUATION
        else:  # What folds to a blank or to nothing is no token.
            key = fold(word).strip()
            kind = TokenKind.NUMBER if first.isdecimal() else TokenKind.WORD if first.isalnum() else TokenKind.PUNCTUATION
        if len(self) >= _MOST_KEPT:
            self.clear()
        if len(piece) <= _LONGEST_KEPT:
            self[piece] = key, kind, len(word)
        return key, kind, len(word)


_PIECES = _Pieces()


def tokens(text: str, start: int = 0, end: int | None = None) -> tuple[Token, ...]:
    """The tokens of `text[start:end]`, with offsets into `text`.

    A word holds its diacritics and inner joiners, so that a ZWNJ does not split it; letters and digits are never one token; a
    number keeps the separators `.`, `,` and `/` between its digits; every other visible character is a token of its own.
    """
    found = []
    at = start
    for piece in _PIECE.findall(text, start, len(text) if end is None else end):
        key, kind, length = _PIECES[piece]
        if key:
            found.append(Token(at, at + length, key, kind))
        at += len(piece)
    return tuple(found)
