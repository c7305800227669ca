"""What a single word can be as a small word of the clause, worked out once for each folded key."""

from __future__ import annotations

from functools import lru_cache

import msgspec

from wasata.lang.forms import Form, lexicon
from wasata.lang.syntax import Syntax, syntax
from wasata.model.sentences import Token, TokenKind

LINKING = frozenset({"and", "so"})
"""Classes of letters that join a word to what stands before it."""
_LONGEST = 7
"""Letters of the longest small word with what is written on to it."""
_CACHED = 1 << 15


class SmallWord(msgspec.Struct, frozen=True, gc=False):
    """What a folded word can be among conjunctions, prepositions, adverbs and pronouns."""

    conjunction: bool
    """Whether it is a conjunction as it stands, or begins a run of words that is one."""
    preposition: bool
    pause: bool
    """The same for an adverb that is no phrase of the clause."""
    whole: bool
    """Whether a run of words begins with it in which nothing is a small word."""
    pronoun: bool
    """Whether it is a pronoun, a demonstrative or an object mark."""
    link: tuple[str, str | None] | None
    """The class of the conjunction that it is with letters on its front or end, and the pronoun on its end."""
    prep: tuple[str, str | None, bool] | None
    """The class of the preposition that it is so, the pronoun on its end, and whether it is written as one letter."""


@lru_cache(maxsize=_CACHED)
def small_word(key: str, language: str) -> SmallWord | None:
    """What `key` can be as a small word of `language`; `None` for all other words, which are most."""
    rules = syntax(language)
    tables = (rules.conjunctions, rules.prepositions, rules.pauses, rules.whole)
    conjunction, preposition, pause, whole = (key in table.by_first for table in tables)
    pronoun = key in rules.pronouns or key in rules.object_marks or key in rules.pointing
    cuts = _cuts(key, rules)
    link, prep = _link(cuts, rules), _preposition(cuts, rules)
    if not (conjunction or preposition or pause or whole or pronoun or link or prep):
        return None
    return SmallWord(conjunction, preposition, pause, whole, pronoun, link, prep)


@lru_cache(maxsize=_CACHED)
def forms_at(keys: tuple[str, ...], language: str) -> tuple[tuple[Form, ...], int]:
    """What the words beginning with the first of `keys` can be as one verb form, and how many of them it takes.

    Light verbs come first, then other verbs, then passive participles.
    """
    forms, used = lexicon(language).analyse_at([Token(0, 0, key, TokenKind.WORD) for key in keys], 0)
    return verbs_first(forms, syntax(language)), used


def verbs_first(forms: tuple[Form, ...], rules: Syntax) -> tuple[Form, ...]:
    """The finite verbs among forms, light ones first, then the passive participles."""
    light = rules.verbs["light"]
    verbs = sorted((form for form in forms if form.part == "verb"), key=lambda form: form.lemma not in light)
    return (*verbs, *(form for form in forms if form.part == "passive-participle"))


def _cuts(key: str, rules: Syntax) -> list[tuple[str, str, str]]:
    """Ways to take a coordinating letter off the front and a pronoun off the end of a small word."""
    if len(key) > _LONGEST or not rules.clitics:
        return []
    starts = [("", key)]
    if rules.clitics.get(key[0]) in LINKING and len(key) > 2:
        starts.append((key[0], key[1:]))
    found = []
    for letter, rest in starts:
        found.append((rest, letter, ""))
        found += [(rest[: -len(end)], letter, end) for end in rules.endings if rest.endswith(end) and len(rest) > len(end)]
    return found


def _link(cuts: list[tuple[str, str, str]], rules: Syntax) -> tuple[str, str | None] | None:
    for stem, _, ending in cuts:
        runs = rules.conjunctions.by_first.get(stem)
        if runs and len(runs[-1][0]) == 1 and (not ending or runs[-1][1] == "that"):
            return runs[-1][1], rules.endings.get(ending)
    return None


def _preposition(cuts: list[tuple[str, str, str]], rules: Syntax) -> tuple[str, str | None, bool] | None:
    for stem, letter, ending in cuts:
        runs = rules.prepositions.by_first.get(stem)
        if runs and len(runs[-1][0]) == 1:
            return runs[-1][1], rules.endings.get(ending), False
        name = rules.clitics.get(stem)
        if ending and name is not None and not letter and name not in LINKING:
            return name, rules.endings[ending], True
    return None
