"""A skeleton of a written name that stays the same when a foreign name is spelt another way."""

from __future__ import annotations

import re
from functools import cache, lru_cache

import msgspec

from wasata.lang.data import read_toml
from wasata.text.fold import fold

_LEAST = 2


class _Letters(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    vowel: tuple[str, ...]
    silent: tuple[str, ...]
    same: tuple[tuple[str, ...], ...]


@cache
def _rules() -> tuple[dict[int, str], re.Pattern[str], str]:
    letters = read_toml("wasata.world", "spellings.toml", _Letters)
    table = {ord(fold(other)): fold(first) for first, *others in letters.same for other in others}
    table |= {ord(letter): "" for form in letters.silent for letter in fold(form)}
    vowels = "".join(fold(vowel) for vowel in letters.vowel)
    return table, re.compile(f"(?<=.)[{vowels}]"), vowels


@lru_cache(maxsize=1 << 16)
def skeleton(key: str) -> str:
    """The letters of a key that writers agree on: long vowels after the first letter and doubled letters are left out.

    It is for comparing whole names of two words or more, or a surname with one that the same text gives in full.
    """
    table, vowels, _ = _rules()
    plain = vowels.sub("", key.translate(table))
    single = "".join(letter for at, letter in enumerate(plain) if at == 0 or letter != plain[at - 1])
    return single if len(single) >= _LEAST else key


def near(one: str, other: str) -> bool:
    """Whether two keys of one skeleton differ by at most one letter put in, left out or exchanged."""
    if one == other:
        return True
    if abs(len(one) - len(other)) > 1:
        return False
    start = 0
    while start < min(len(one), len(other)) and one[start] == other[start]:
        start += 1
    longer, shorter = (one, other) if len(one) >= len(other) else (other, one)
    skip = 1 if len(one) == len(other) else 0
    return longer[start + 1 :] == shorter[start + skip :]
