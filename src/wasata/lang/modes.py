"""PLOVER modes that words of a clause show, read from `xx/modes.toml`."""

from __future__ import annotations

from functools import cache

import msgspec

from wasata.errors import DataError
from wasata.lang.data import read_toml
from wasata.lang.frames import MODES
from wasata.lang.word_classes import stands_in
from wasata.text.fold import fold


class _Rule(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    types: tuple[str, ...]
    mode: str
    words: tuple[str, ...]


class _File(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    rule: tuple[_Rule, ...]


@cache
def _rules(language: str) -> dict[str, tuple[tuple[str, frozenset[tuple[str, ...]]], ...]]:
    """For each type its modes in order, with the words that show them."""
    path = f"{language}/modes.toml"
    found: dict[str, list[tuple[str, frozenset[tuple[str, ...]]]]] = {}
    for rule in read_toml("wasata.lang", path, _File).rule:
        for kind in rule.types:
            if rule.mode not in MODES.get(kind, ()):
                raise DataError(
                    f"wasata.lang/{path}: {rule.mode!r} is no mode of {kind!r}; see PLOVER's types in wasata.lang.frames"
                )
            words = frozenset(tuple(fold(word).split()) for word in rule.words)
            found.setdefault(kind, []).append((rule.mode, words))
    return {kind: tuple(rules) for kind, rules in found.items()}


def mode_of(kind: str, keys: list[str], language: str) -> str | None:
    """The mode that one of the words of a clause shows for an event of a type; `None` when none does."""
    for mode, words in _rules(language).get(kind, ()):
        if stands_in(keys, words, language):
            return mode
    return None
