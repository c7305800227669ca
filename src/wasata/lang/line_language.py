"""The language of a line, at a glance where its letters leave no doubt."""

from __future__ import annotations

import re
from functools import cache

import msgspec

from wasata.lang.data import LANGUAGES, read_toml
from wasata.lang.identify import Letters, identify
from wasata.text.fold import fold


class _Glance(msgspec.Struct, frozen=True, gc=False):
    """What shows a language without counting."""

    language: str
    own: re.Pattern[str]
    """Letters that only this one of the languages that are read has, in any spelling."""
    others: re.Pattern[str]
    """Letters that speak against it, or that other languages have and it has not."""


@cache
def _glances() -> tuple[_Glance, ...]:
    profiles = read_toml("wasata.lang", "letters.toml", dict[str, Letters])
    found = []
    for language in LANGUAGES:
        profile = profiles[language]
        rivals = [profiles[other] for other in LANGUAGES if other != language]
        refused = {letter for rival in rivals for letter in rival.foreign}
        alike = {fold(letter) for rival in rivals for letter in rival.letters}
        own = {letter for letter in profile.letters if letter in refused and fold(letter) not in alike}
        others = {
            letter
            for name, other in profiles.items()
            if name not in LANGUAGES
            for letter in other.letters
            if letter not in profile.letters
        }
        found.append(_Glance(language, _any_of(own), _any_of(others.union(profile.foreign))))
    return tuple(found)


def _any_of(letters: set[str]) -> re.Pattern[str]:
    return re.compile("[" + "".join(sorted(map(re.escape, letters))) + "]")


def line_language(text: str) -> str | None:
    """The language of a line as `identify` gives it, sooner where a letter shows it and none speaks against it."""
    for glance in _glances():
        if glance.own.search(text) is not None and glance.others.search(text) is None:
            return glance.language
    return identify(text)
