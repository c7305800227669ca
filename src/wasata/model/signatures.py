"""What tells copies of a text apart from other texts."""

from __future__ import annotations

import msgspec


class TextSignature(msgspec.Struct, frozen=True, gc=False):
    """What tells copies and rewrites of a text apart from other texts, without the text."""

    article: str
    shingles: int
    """How many different shingles the text has."""
    minima: tuple[int, ...]
    """The MinHash: for each permutation the least hash of a shingle."""
