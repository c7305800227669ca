"""Words, numbers and marks of punctuation, with their offsets."""

from __future__ import annotations

import re
from functools import lru_cache

from wasata.model.sentences import Token, TokenKind
from wasata.text.fold import fold

_JOINERS = "\u0640\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff"
_COMBINING = (
    "\u0300-\u036f\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e4\u06e7\u06e8\u06ea-\u06ed\u08d3-\u08e1\u08e3-\u08ff"
)
_LETTER = "[^\\W\\d_\u0640]"
_TOKEN = re.compile(
    rf"(?P<word>{_LETTER}++(?:[{_COMBINING}{_JOINERS}]++{_LETTER}++)*+[{_COMBINING}\u0640]*+)"
    r"|(?P<number>\d++(?:[.,/\u066b\u066c]\d++)*+)"
    rf"|(?P<mark>[^\s{_COMBINING}{_JOINERS[1:]}])"
)
_KINDS = (TokenKind.WORD, TokenKind.WORD, TokenKind.NUMBER, TokenKind.PUNCTUATION)
"""The kind by the number of the group that matched."""
_TATWEEL = "\u0640"


def tokens(text: str, start: int = 0, end: int | None = None) -> tuple[Token, ...]:
    """The tokens of `text[start:end]`, with offsets into `text`.

    A word holds its diacritics and inner joiners, so that a ZWNJ does not split it; letters and digits are never one token; a
    number keeps the separators `.`, `,` and `/` between its digits; every other visible character is a token of its own.
    """
    found = []
    for match in _TOKEN.finditer(text, start, len(text) if end is None else end):
        key = _key(match[0])
        if key:
            first, after = match.span()
            found.append(Token(first, after, key, _KINDS[match.lastindex or 0]))
    return tuple(found)


@lru_cache(maxsize=1 << 16)
def _key(word: str) -> str:
    """The key of a token; a tatweel that stands alone is a dash, and what folds to a blank or to nothing is no token."""
    return "-" if word == _TATWEEL else fold(word).strip()
