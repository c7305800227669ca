"""A signature of an article's text, by which copies and rewrites are found without reading the text again.

The signature is a MinHash made with one permutation: each shingle is hashed once, its hash names a bin and a value, and each bin
keeps its least value (Li, Owen and Zhang 2012). A bin that stayed empty borrows from another one in an order that depends on
its number alone (optimal densification, Shrivastava 2017), so that short texts compare as well as long ones.
"""

from __future__ import annotations

from functools import cache

import xxhash

from wasata.model.articles import Article
from wasata.model.pages import Label
from wasata.model.sentences import Sentence, TokenKind
from wasata.model.signatures import TextSignature

BINS = 128
"""The length of a signature; 32 bands of 4 find texts that share about half of their shingles."""

_HASH = xxhash.xxh3_64_intdigest
_VALUE = 0xFFFFFFFF
"""The bits of a hash that are a value."""
_NO_VALUE = 1 << 32
_TEXT = frozenset({Label.TITLE, Label.HEADING, Label.BODY})


def text_signature(article: Article, sentences: tuple[Sentence, ...]) -> TextSignature | None:
    """The signature of the title and body; `None` for a text shorter than one shingle of three words."""
    mark = TokenKind.PUNCTUATION
    words = [
        token.key
        for sentence in sentences
        if article.blocks[sentence.block].label in _TEXT
        for token in sentence.tokens
        if token.kind is not mark
    ]
    shingles = set(map(" ".join, zip(words, words[1:], words[2:], strict=False)))
    if not shingles:
        return None
    least: dict[int, int] = {}
    for shingle in shingles:
        hashed = _HASH(shingle.encode("utf-8", "surrogatepass"))
        position, value = hashed % BINS, hashed // BINS & _VALUE
        if value < least.get(position, _NO_VALUE):
            least[position] = value
    values = (least[position] if position in least else _borrowed(least, position) for position in range(BINS))
    return TextSignature(article.id, len(shingles), tuple(values))


def _borrowed(least: dict[int, int], position: int) -> int:
    """The value of a bin that no shingle fell in."""
    return next(least[lender] for lender in _lenders(position) if lender in least)


@cache
def _lenders(position: int) -> tuple[int, ...]:
    """All bins in the order in which the one at `position` borrows from them when it stays empty."""
    return tuple(sorted(range(BINS), key=lambda other: xxhash.xxh3_64_intdigest(f"{position} {other}".encode())))
