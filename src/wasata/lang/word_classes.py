"""What a word can be: its dictionary forms, and whether it belongs to a class of `xx/classes.toml`."""

from __future__ import annotations

from functools import cache, lru_cache

import msgspec

from wasata.lang.clitics import readings
from wasata.lang.data import read_toml
from wasata.lang.forms import lexicon
from wasata.text.fold import fold


class _File(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The shape of `classes.toml`."""

    classes: dict[str, tuple[str, ...]]


@lru_cache(maxsize=1 << 15)
def stems(key: str, language: str) -> frozenset[str]:
    """Every dictionary form or clitic-free form that the folded word can stand for."""
    found = {form.lemma for form in lexicon(language).analyse(key)}
    found.update(reading.stem for reading in readings(key, language))
    found.add(key)
    return frozenset(found)


@cache
def word_classes(language: str) -> dict[str, frozenset[tuple[str, ...]]]:
    """The classes of words that frames can ask for, each word as a run of folded keys."""
    file = read_toml("wasata.lang", f"{language}/classes.toml", _File)
    return {name: frozenset(tuple(fold(word).split()) for word in words) for name, words in file.classes.items()}


def stands_in(keys: list[str], words: frozenset[tuple[str, ...]], language: str) -> bool:
    """Whether one of `words` stands among `keys`; the first word of a run may be inflected, the others stand as written."""
    firsts = _rests(words).keys()
    possible = [at for at, key in enumerate(keys) if not firsts.isdisjoint(stems(key, language))]
    return any(matches_at(keys, at, words, language) for at in possible)


def matches_at(keys: list[str], at: int, words: frozenset[tuple[str, ...]], language: str) -> bool:
    """Whether one of `words` begins at `at`."""
    rests = _rests(words)
    return any(
        not rest or tuple(keys[at + 1 : at + 1 + len(rest)]) == rest
        for first in stems(keys[at], language) & rests.keys()
        for rest in rests[first]
    )


@lru_cache(maxsize=1 << 10)
def _rests(words: frozenset[tuple[str, ...]]) -> dict[str, tuple[tuple[str, ...], ...]]:
    """What follows the first words of runs."""
    found: dict[str, tuple[tuple[str, ...], ...]] = {}
    for first, *rest in words:
        found[first] = (*found.get(first, ()), tuple(rest))
    return found
