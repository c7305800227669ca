"""A Latin spelling for a name that no list has, by rule: for ids and labels, not for matching."""

from __future__ import annotations

from functools import cache

import msgspec

from wasata.lang.data import read_toml


class _Letter(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    latin: str
    letters: tuple[str, ...]


class _Letters(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    letter: tuple[_Letter, ...]
    glide: tuple[_Letter, ...]
    """Letters that are a vowel between consonants, with that vowel."""


@cache
def _tables() -> tuple[dict[str, str], dict[str, str]]:
    data = read_toml("wasata.world", "romanisation.toml", _Letters)
    plain = {letter: row.latin for row in data.letter for letter in row.letters}
    glides = {letter: row.latin for row in data.glide for letter in row.letters}
    return plain, glides


def romanised(key: str) -> str:
    """The key of a name in Latin letters, each word with a capital; Latin words stay as they are."""
    return " ".join(_word(word) for word in key.split(" "))


def _word(word: str) -> str:
    plain, glides = _tables()
    found = []
    for at, letter in enumerate(word):
        before = word[at - 1] if at else ""
        after = word[at + 1] if at + 1 < len(word) else ""
        if letter in glides and before and before not in glides and (not after or after not in glides):
            found.append(glides[letter])
        else:
            found.append(plain.get(letter, letter))
    return "".join(found).capitalize()
