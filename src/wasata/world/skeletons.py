"""A skeleton of a written name that stays the same when a foreign name is spelt another way."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache

import msgspec

from wasata.lang.data import read_toml
from wasata.text.fold import fold

_LEAST = 2
_LEAST_VARIED = 6
"""Letters of a surname that has other spellings."""


class _Native(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    ar: frozenset[str]
    fa: frozenset[str]


class _Spellings(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    native: _Native
    letters: _Letters


class _Letters(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    vowel: tuple[str, ...]
    silent: tuple[str, ...]
    same: tuple[tuple[str, ...], ...]
    exchanged: tuple[tuple[str, ...], ...]


@cache
def _spellings() -> _Spellings:
    return read_toml("wasata.world", "spellings.toml", _Spellings)


def is_native(code: str | None, language: str) -> bool:
    """Whether the people of a state spell their names in this language themselves, so that one letter makes another name."""
    native = _spellings().native
    return code in (native.ar if language == "ar" else native.fa)


@cache
def _rules() -> tuple[dict[int, str], re.Pattern[str], str]:
    letters = _spellings().letters
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


def spellings(key: str) -> Iterator[str]:
    """The key with one inner long vowel left out, or one letter exchanged for another of its class."""
    if len(key) < _LEAST_VARIED or " " in key:
        return
    vowels, classes = _inner()
    for at in range(1, len(key) - 1):
        if key[at] in vowels:
            yield key[:at] + key[at + 1 :]
    for at, letter in enumerate(key):
        for other in classes.get(letter, ()):
            yield key[:at] + other + key[at + 1 :]


@cache
def _inner() -> tuple[frozenset[str], dict[str, tuple[str, ...]]]:
    letters = _spellings().letters
    groups = [tuple(fold(letter) for letter in group) for group in letters.exchanged]
    classes = {letter: tuple(other for other in group if other != letter) for group in groups for letter in group}
    return frozenset(fold(vowel) for vowel in letters.vowel[:3]), classes


def near(one: str, other: str) -> bool:
    """Whether two keys of one skeleton differ by at most one letter exchanged, or put in or left out before the last one.

    A last letter more makes another name: many surnames are given names with an ending.
    """
    if one == other:
        return True
    if abs(len(one) - len(other)) > 1:
        return False
    start = 0
    while start < min(len(one), len(other)) and one[start] == other[start]:
        start += 1
    if start == min(len(one), len(other)):
        return False
    longer, shorter = (one, other) if len(one) >= len(other) else (other, one)
    skip = 1 if len(one) == len(other) else 0
    return longer[start + 1 :] == shorter[start + skip :]
