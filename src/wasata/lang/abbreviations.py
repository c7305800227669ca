"""Short forms that end with a full stop without ending a sentence."""

from __future__ import annotations

from functools import cache

import msgspec

from wasata.lang.data import read_toml
from wasata.text.fold import fold


class SentenceWords(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The file `sentences.toml` of a language."""

    abbreviations: tuple[str, ...]


@cache
def abbreviations(language: str) -> frozenset[str]:
    """The folded short forms of a language, for `wasata.text.sentences`."""
    return frozenset(fold(word) for word in read_toml("wasata.lang", f"{language}/sentences.toml", SentenceWords).abbreviations)
