"""The tokens by which sentences are found: folded words, and the same without what is written on to them."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from wasata.lang.clitics import readings
from wasata.lang.data import LANGUAGES
from wasata.model.sentences import Token, TokenKind
from wasata.text.tokens import tokens

_LEAST_STEM = 3
"""Shorter rests of a word are not worth finding: most of them are no words."""


def search_tokens(words: Iterable[Token], language: str) -> str:
    """The tokens of a sentence for the full-text index: words separated by blanks, the forms of one word by `|`.

    Each word gives its key and, where a conjunction, preposition or article may be attached to it, the rest without them, so that
    a search for the bare word finds it; of a Persian word the rest without its endings.
    """
    mark = TokenKind.PUNCTUATION
    return " ".join([_forms(word.key, language) for word in words if word.kind is not mark])


def query_tokens(query: str) -> tuple[tuple[str, ...], ...]:
    """For each word of a query the tokens that count as it, in any language that is read.

    Those are its key and the same without an article or a plural ending: looking for "the minister" finds "minister".
    """
    return tuple(_alternatives(word.key) for word in tokens(query) if word.kind is not TokenKind.PUNCTUATION)


@lru_cache(maxsize=1 << 16)
def _forms(key: str, language: str) -> str:
    one_sided = (reading for reading in readings(key, language) if not (reading.prefix and reading.suffix))
    return "|".join(dict.fromkeys([key, *(reading.stem for reading in one_sided if len(reading.stem) >= _LEAST_STEM)]))


def _alternatives(key: str) -> tuple[str, ...]:
    found = {key: None}
    for language in LANGUAGES:
        for reading in readings(key, language):
            bare = reading.proclitics == ("the",) and not reading.suffix
            if len(reading.stem) >= _LEAST_STEM and (bare or (reading.suffix and not reading.prefix)):
                found[reading.stem] = None
    return tuple(found)
