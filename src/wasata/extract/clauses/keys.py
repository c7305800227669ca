"""What a single word can be, worked out once for each folded key."""

from __future__ import annotations

from functools import cache, lru_cache

import msgspec

from wasata.extract.clauses.small_words import LINKING, SmallWord, small_word, verbs_first
from wasata.lang.clitics import readings
from wasata.lang.cues import cues
from wasata.lang.forms import Form, lexicon
from wasata.lang.frames import frames
from wasata.lang.modality import modality
from wasata.lang.syntax import Syntax, syntax
from wasata.lang.word_classes import stems
from wasata.model.clauses import Status
from wasata.model.sentences import Token

_CACHED = 1 << 15
_NOMINAL = frozenset({"noun", "verbal-noun", "adjective", "active-participle", "passive-participle"})
_ALEF = "\u0627"
_HEH = "\u0647"
_TEH_MARBUTA = "\u0629"
_ARTICLE = "\u0627\u0644"
_MEEM, _HEH = "\u0645", "\u0647"
_LONG = 5
"""Letters of the longest word that is not cut when the lexicon does not know it."""
_JOINED_ARTICLE = "\u0644\u0644"


class Noun(msgspec.Struct, frozen=True, gc=False):
    """A word read as a noun that can head a frame, or as a light verb's noun."""

    lemma: str
    front: tuple[str, ...]
    """Classes of the letters written on its front."""
    ending: str | None
    """Class of the pronoun written on its end."""
    definite: bool


class KeyInfo(msgspec.Struct, frozen=True, gc=False, kw_only=True):
    """What a folded word can be."""

    verbs: tuple[Form, ...] = ()
    """Readings as a finite verb, the best first."""
    participles: tuple[Form, ...] = ()
    """Readings as the participle of a reporting verb."""
    nouns: tuple[Noun, ...] = ()
    """Readings as the noun of a frame."""
    other: bool = False
    """Whether the lexicon also reads it as something that is no finite verb."""
    front: tuple[str, ...] = ()
    """Classes of the letters on its front, when it is read as a noun."""
    joined: bool = False
    """Whether a coordinating letter is written on its front, when it is read as a verb."""
    counts: bool = False
    """Whether it is a predicate of interest."""
    small: SmallWord | None = None
    """What it can be as a small word of the clause."""
    statuses: tuple[tuple[Status, bool], ...] = ()
    """What it makes of the verb of its clause, and whether not of a verb in the past."""
    governs: frozenset[Status] = frozenset()
    """What it makes of all that it governs."""
    modal: bool = False
    """Whether it only says that, or when, what the verb tells holds, so that it is no phrase of the clause."""
    last: tuple[Form, ...] = ()
    """Where verbs stand last: its readings as one of one word, a light verb first, then as a passive participle."""
    opens: bool = False
    """Where verbs stand last: whether a verb form of several words can begin with it."""
    closes: bool = False
    """Where verbs stand last: whether it can belong to the verb form before it."""
    ambiguous: bool = False
    """Whether its last letter is a pronoun or not, which only shows in how it is written."""
    plain: bool = False
    """Whether it can do nothing but go on a noun phrase or begin one."""


@lru_cache(maxsize=_CACHED)
def key_info(key: str, language: str, whole: bool = False) -> KeyInfo:
    """What the folded word `key` can be in `language`.

    Args:
        key: The folded word.
        language: Its language.
        whole: Whether the last letter as it is written is no pronoun, which the folded key does not show (a teh marbuta).
    """
    rules, words = syntax(language), lexicon(language)
    forms = words.analyse(key)
    last = verbs_first(forms, rules) if rules.verb_last else ()
    if whole:
        forms = tuple(form for form in forms if form.suffix != 1)
    verbs = tuple(form for form in forms if form.part == "verb")
    reporting = cues(language).by_lemma
    participles = tuple(form for form in forms if form.part == "active-participle" and form.lemma in reporting)
    nouns = _nouns(key, language, forms, rules, whole)
    front = nouns[0].front if nouns else _noun_front(key, forms, rules)
    known = frames(language)
    counts = bool(nouns or participles) or any(
        form.lemma in reporting or form.lemma in known.verbs or form.lemma in rules.verbs["light"] for form in verbs
    )
    small, statuses = small_word(key, language), _statuses(key, rules)
    opens = rules.verb_last and words.opens_phrase(key)
    finite = last if rules.verb_last else verbs or participles
    return KeyInfo(
        verbs=verbs,
        participles=participles,
        nouns=nouns,
        other=bool(nouns) or any(form.part != "verb" for form in forms),
        front=front,
        joined=bool(verbs) and bool({"and", "so"} & set(fronts(key[: verbs[0].prefix], rules))),
        counts=counts,
        small=small,
        statuses=statuses,
        governs=frozenset(status for word, status in modality(language).over_complement.items() if word in stems(key, language)),
        modal=bool(statuses),
        last=last,
        opens=opens,
        closes=rules.verb_last and words.closes_phrase(key),
        ambiguous=key.endswith(_HEH),
        plain=not (small or statuses or finite or opens or key in rules.own) and LINKING.issuperset(front),
    )


def key_infos(tokens: tuple[Token, ...], language: str) -> list[KeyInfo]:
    """What each token of a sentence can be by its key."""
    known = _known(language)
    return [known[token.key] for token in tokens]


class _Known(dict[str, KeyInfo]):
    """What the words of a language that were met before can be."""

    def __init__(self, language: str) -> None:
        super().__init__()
        self._language = language

    def __missing__(self, key: str) -> KeyInfo:
        if len(self) >= _CACHED:
            self.clear()
        found = self[key] = key_info(key, self._language)
        return found


@cache
def _known(language: str) -> _Known:
    return _Known(language)


def as_written(infos: list[KeyInfo], text: str, tokens: tuple[Token, ...], language: str) -> list[KeyInfo]:
    """What each token can be by its key and its last letter as `text` has it."""
    return [
        key_info(token.key, language, True) if info.ambiguous and text[token.end - 1] == _TEH_MARBUTA else info
        for info, token in zip(infos, tokens, strict=True)
    ]


def _statuses(key: str, rules: Syntax) -> tuple[tuple[Status, bool], ...]:
    """What a word, with or without a coordinating letter on its front, makes of the verb of its clause."""
    words = modality(rules.language)
    bare = (key, key[1:]) if rules.clitics.get(key[0]) in LINKING else (key,)
    return tuple((words.in_clause[word], word in words.not_past) for word in bare if word in words.in_clause)


def fronts(letters: str, rules: Syntax) -> tuple[str, ...]:
    """The classes of the letters written on the front of a word, the article left out."""
    found = []
    for letter in letters.replace(_JOINED_ARTICLE, _JOINED_ARTICLE[0]):
        name = rules.clitics.get(letter)
        if name is None:
            break
        found.append(name)
    return tuple(found)


def _nouns(key: str, language: str, forms: tuple[Form, ...], rules: Syntax, whole: bool) -> tuple[Noun, ...]:
    known = frames(language)
    found: dict[str, Noun] = {}
    for form in forms:
        if form.part in _NOMINAL and form.part != "verbal-noun" and (form.lemma in known.nouns or form.lemma in known.adjectives):
            found.setdefault(form.lemma, _noun(form.lemma, key, form.prefix, form.suffix, rules))
    for reading in readings(key, language):
        if whole and reading.suffix == 1:
            continue
        for stem in (reading.stem, reading.stem.removesuffix(_ALEF), reading.stem[:-1] if whole else reading.stem):
            if stem in known.adjectives or (stem in known.nouns and (stem == reading.stem or not whole)):
                found.setdefault(stem, _noun(stem, key, reading.prefix, reading.suffix, rules))
    for form in forms:
        if form.part == "verbal-noun" and form.lemma in known.verbs and not found:
            found[form.lemma] = _noun(form.lemma, key, form.prefix, form.suffix, rules)
    return tuple(found.values())


def _noun(lemma: str, key: str, prefix: int, suffix: int, rules: Syntax) -> Noun:
    letters = key[:prefix]
    definite = letters.endswith((_ARTICLE, _JOINED_ARTICLE)) or key[prefix:].startswith(_ARTICLE)
    return Noun(lemma, fronts(letters, rules), rules.endings.get(key[len(key) - suffix :]) if suffix else None, definite)


def _noun_front(key: str, forms: tuple[Form, ...], rules: Syntax) -> tuple[str, ...]:
    """The letters on the front of a word that is no predicate, where they are certain."""
    for form in forms:
        if form.part in _NOMINAL:
            return fronts(key[: form.prefix], rules)
    for length in (1, 2):
        rest = key[length:]
        if len(rest) > 3 and rest.startswith(_ARTICLE):
            front = fronts(key[:length], rules)
            if len(front) == length:
                return front
    if not forms and rules.clitics.get(key[:1]) == "by" and len(key) > _LONG and key[1] == _MEEM and key.endswith(_HEH):
        return ("by",)
    if key.startswith(_JOINED_ARTICLE) and len(key) > 4 and rules.clitics:
        return fronts(key[:1], rules)
    return ()
