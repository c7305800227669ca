"""Which language a text is written in: by the letters that only some languages use, and by small words."""

from __future__ import annotations

import re
from collections import Counter
from functools import cache

import msgspec

from wasata.lang.data import read_toml

_WORD = re.compile(r"[^\W\d_]\.|([^\W\d_]++(?>(?:\u200c[^\W\d_]++)*))")
"""A word; an initial with its stop gives an empty one."""
_WORD_WEIGHT = 3.0
_SHORT_WORD_WEIGHT = 0.5
"""A word of one letter may as well be an abbreviation: alone it shows nothing."""
_LETTER_WEIGHT = 1.0
_LEAST_SCORE = 1.0
_LEAST_VARIETY_WORDS = 2
_LETTERS_READ = 4000
"""As many characters from the beginning and the end of a long text are enough."""


class Letters(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What tells one language from the others."""

    words: tuple[str, ...]
    """Its most frequent small words, or those that only it uses, for a variety."""
    letters: tuple[str, ...] = ()
    """Letters that speak for it."""
    foreign: tuple[str, ...] = ()
    """Letters that speak against it."""
    variety_of: str | None = None
    """The language that it is read as; it is told apart by words alone."""


@cache
def _profiles() -> dict[str, Letters]:
    return read_toml("wasata.lang", "letters.toml", dict[str, Letters])


@cache
def _weights() -> tuple[dict[str, tuple[tuple[str, float], ...]], dict[str, tuple[str, ...]]]:
    """For each letter the languages it speaks for or against, for each word the languages it belongs to."""
    letters: dict[str, list[tuple[str, float]]] = {}
    words: dict[str, list[str]] = {}
    for language, profile in _profiles().items():
        if profile.variety_of is not None:
            continue
        for letter in profile.letters:
            letters.setdefault(letter, []).append((language, _LETTER_WEIGHT))
        for letter in profile.foreign:
            letters.setdefault(letter, []).append((language, -_LETTER_WEIGHT))
        for word in profile.words:
            words.setdefault(word.replace("\u200c", ""), []).append(language)
    return {key: tuple(pairs) for key, pairs in letters.items()}, {key: tuple(names) for key, names in words.items()}


def identify(text: str) -> str | None:
    """The ISO 639 code of the language: `ar`, `fa`, `ur`, `ckb`, `ps`; `und` for another script; `None` when it does not show.

    Latin letters outweighing those of Arabic script give `en` where they are English letters, since which of the languages in
    Latin script it is makes no difference to a reader of Arabic and Persian; Dari is `fa` (see `variety`).
    """
    sample = text if len(text) <= 2 * _LETTERS_READ else text[:_LETTERS_READ] + text[-_LETTERS_READ:]
    counts = Counter(sample)
    script, latin, other = _scripts(counts)
    if script == 0 or script < latin + other:
        if latin + other <= 1:
            return None
        return "en" if latin >= other else "und"
    letter_weights, word_languages = _weights()
    scores: dict[str, float] = {language: 0.0 for language, profile in _profiles().items() if profile.variety_of is None}
    for letter, number in counts.items():
        for language, weight in letter_weights.get(letter, ()):
            scores[language] += weight * number
    for word in _WORD.findall(sample):
        for language in word_languages.get(word.replace("\u200c", ""), ()):
            scores[language] += _WORD_WEIGHT if len(word) > 1 else _SHORT_WORD_WEIGHT
    best = max(scores, key=lambda language: scores[language])
    return best if scores[best] >= _LEAST_SCORE else None


def variety(text: str) -> str | None:
    """The written variety of a language, such as `prs` for the Persian of Afghanistan; `None` when nothing shows one."""
    words = Counter(word.replace("\u200c", "") for word in _WORD.findall(text))
    for language, profile in _profiles().items():
        if profile.variety_of is not None and sum(words[word] > 0 for word in profile.words) >= _LEAST_VARIETY_WORDS:
            return language
    return None


def _scripts(counts: Counter[str]) -> tuple[int, int, int]:
    """How many letters of Arabic script, of Latin script and of other scripts."""
    arabic = latin = other = 0
    for character, number in counts.items():
        if not character.isalpha():
            continue
        code = ord(character)
        if 0x600 <= code < 0x900 or 0xFB50 <= code < 0xFF00:
            arabic += number
        elif code < 0x250 or 0x1E00 <= code < 0x1F00:
            latin += number
        else:
            other += number
    return arabic, latin, other
