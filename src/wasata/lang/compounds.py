"""Light-verb compounds: a noun and a verb that mean one thing together and may stand apart in the sentence."""

from __future__ import annotations

from functools import cache

import msgspec

from wasata.errors import DataError
from wasata.lang.conjugation import Paradigms
from wasata.lang.data import read_csv, read_toml
from wasata.text.fold import fold


class CompoundRow(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A row of `compounds.csv`."""

    verb: str
    """The dictionary form of the verb in the Latin letters of `morphology.toml`."""
    noun: str
    """The noun, adjective or phrase in the language's script."""


class Alternation(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Another verb that a compound may be said with."""

    verb: str
    """The verb that is said."""
    base: str
    """The verb that the compound is listed with."""
    voice: str


class Light(msgspec.Struct, frozen=True, gc=False):
    """A compound as it was said."""

    lemma: str
    """Noun and listed verb, folded, with one space."""
    voice: str
    """active, or passive when the verb said turns the compound round."""


class Compounds:
    """The light-verb compounds of a language."""

    def __init__(self, pairs: frozenset[tuple[str, str]], alternations: tuple[Alternation, ...]) -> None:
        self._pairs = pairs
        self._alternations = alternations

    def find(self, noun_key: str, verb_lemma: str) -> Light | None:
        """The compound of a folded noun and a folded verb lemma, None when they make none."""
        if (noun_key, verb_lemma) in self._pairs:
            return Light(f"{noun_key} {verb_lemma}", "active")
        for other in self._alternations:
            if other.verb == verb_lemma and (noun_key, other.base) in self._pairs:
                return Light(f"{noun_key} {other.base}", other.voice)
        return None

    def __len__(self) -> int:
        return len(self._pairs)


class _Alternations(msgspec.Struct, frozen=True):
    alternations: tuple[Alternation, ...] = ()


@cache
def read_compounds(language: str) -> Compounds:
    """The compounds of `language` from `compounds.csv`, and the alternations from `phrases.toml`."""
    letters = read_toml("wasata.lang", f"{language}/morphology.toml", Paradigms).letters
    script = str.maketrans(letters)
    pairs = set()
    for row in read_csv("wasata.lang", f"{language}/compounds.csv", CompoundRow):
        if not set(row.verb) <= letters.keys():
            raise DataError(f"wasata.lang/{language}/compounds.csv: {row} needs a verb in the Latin letters of morphology.toml")
        pairs.add((fold(row.noun), fold(row.verb.translate(script))))
    found = read_toml("wasata.lang", f"{language}/phrases.toml", _Alternations).alternations
    return Compounds(
        frozenset(pairs),
        tuple(Alternation(verb=fold(entry.verb), base=fold(entry.base), voice=entry.voice) for entry in found),
    )
