"""How verb forms of several words are put together, as rules over the forms of their words."""

from __future__ import annotations

from functools import cache

import msgspec

from wasata.lang.data import read_toml
from wasata.text.fold import fold


class Want(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What a form must be; what is empty is not asked."""

    parts: frozenset[str] = frozenset()
    lemmas: frozenset[str] = frozenset()
    not_lemmas: frozenset[str] = frozenset()
    tenses: frozenset[str] = frozenset()
    moods: frozenset[str] = frozenset()


class Pair(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A word and a verb form after it that are one verb form together; the meaning is the second's where it is not set."""

    name: str
    second: Want
    words: frozenset[str] = frozenset()
    """What the first word is, by itself or after one of `before`."""
    before: frozenset[str] = frozenset()
    """Classes of clitics that may stand before the first word."""
    first: Want | None = None
    """What the first word is, by its forms."""
    lemma_of_first: bool = False
    sets_tense: str | None = None
    sets_mood: str | None = None
    sets_voice: str | None = None
    sets_aspect: str | None = None
    negates: bool = False


class PhraseRules(msgspec.Struct, frozen=True):
    """The file `phrases.toml` of a language."""

    pairs: tuple[Pair, ...] = ()
    joining_first: frozenset[str] = frozenset()
    """Words that belong to the next one, when together they are a known form."""
    joining_last: frozenset[str] = frozenset()
    """Words that belong to the one before, when together they are a known form."""
    split_prefixes: frozenset[str] = frozenset()
    """Prefixes of verbs that may stand apart from a verb that begins with one of `split_before`."""
    split_before: tuple[str, ...] = ()


@cache
def phrase_rules(language: str) -> PhraseRules:
    """The rules of `language` with folded words."""
    rules = read_toml("wasata.lang", f"{language}/phrases.toml", PhraseRules)
    return PhraseRules(
        pairs=tuple(
            msgspec.structs.replace(
                pair,
                words=frozenset(map(fold, pair.words)),
                first=_folded(pair.first) if pair.first else None,
                second=_folded(pair.second),
            )
            for pair in rules.pairs
        ),
        joining_first=frozenset(map(fold, rules.joining_first)),
        joining_last=frozenset(map(fold, rules.joining_last)),
        split_prefixes=frozenset(map(fold, rules.split_prefixes)),
        split_before=tuple(map(fold, rules.split_before)),
    )


def _folded(want: Want) -> Want:
    lemmas, not_lemmas = frozenset(map(fold, want.lemmas)), frozenset(map(fold, want.not_lemmas))
    return msgspec.structs.replace(want, lemmas=lemmas, not_lemmas=not_lemmas)
