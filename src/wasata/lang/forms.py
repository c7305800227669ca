"""From an inflected word to what it is: lemma, tense, voice, person and so on, for every word of the language's word lists."""

from __future__ import annotations

from collections.abc import Container, Sequence
from functools import cache

import msgspec

from wasata.lang.clitics import Cut, Reading, clitic_table, cuts, readings
from wasata.lang.compiled import compiled
from wasata.lang.compounds import Compounds, Light, read_compounds
from wasata.lang.conjugation import FREE, JOINED
from wasata.lang.data import read_toml
from wasata.lang.phrases import Pair, PhraseRules, Want, phrase_rules
from wasata.lang.wordtable import PARTICLE, Particles, WordTable, build_table, table_sources, unpack
from wasata.model.sentences import Token
from wasata.text.fold import fold

_CACHED = 1 << 15
"""Keys remembered before the memory is emptied: hostile text must not fill it."""
_LONGEST_PHRASE = 4
"""Words of the longest verb form."""


class Form(msgspec.Struct, frozen=True, gc=False):
    """What one inflected word, or a verb form of several words, is."""

    lemma: str
    """The dictionary form in its script, folded: third person past for Arabic, infinitive for Persian, singular of a noun."""
    part: str
    """verb, verbal-noun, active-participle, passive-participle, noun, adjective or particle."""
    tense: str | None = None
    """past, present or future; for Persian also perfect, pluperfect and imperfect."""
    mood: str | None = None
    """indicative, subjunctive, jussive or imperative."""
    voice: str | None = None
    """active or passive."""
    person: int | None = None
    number: str | None = None
    """singular, dual or plural."""
    gender: str | None = None
    """masculine or feminine."""
    negated: bool = False
    """The form itself says no."""
    prefix: int = 0
    """Characters of the (first) key that are clitics before the word."""
    suffix: int = 0
    """Characters of the (last) key that are clitics after the word."""
    proclitics: tuple[str, ...] = ()
    """Classes of the clitics before the word, such as ("and", "to", "the")."""
    enclitic: str | None = None
    """Class of the outermost clitic after the word, such as "him"."""
    pattern: str = ""
    """What tells lemmas of one spelling apart: the number of an Arabic verb's form (I to X), else the class in the word list."""
    aspect: str | None = None
    """`progressive` for what is going on ("is doing"), else None."""


class Lexicon:
    """The words of one language and their forms. Get it with `lexicon`."""

    def __init__(self, language: str, table: WordTable, compounds: Compounds, rules: PhraseRules) -> None:
        self.language = language
        self._table = table
        self._compounds = compounds
        self._rules = rules
        self._whole_words = clitic_table(language).whole_words
        self._phrase_heads = frozenset(key.partition(" ")[0] for key in table.phrases)
        self._seen: dict[str, tuple[Form, ...]] = {}
        self._particles = frozenset(map(fold, read_toml("wasata.lang", f"{language}/particles.toml", Particles).only))
        self._form_pairs = [(pair, pair.first) for pair in rules.pairs if pair.first is not None]
        self._word_heads = _word_heads(rules, language)
        self._heads_seen: dict[str, tuple[_Head, ...]] = {}

    def analyse(self, key: str) -> tuple[Form, ...]:
        """What a folded word can be, best first: the whole word before words with clitics; () when it is not known.

        A particle comes first, and alone where its spelling is never anything else in practice.
        """
        found = self._seen.get(key)
        if found is None:
            found = self._forms(key)
            if len(self._seen) >= _CACHED:
                self._seen.clear()
            self._seen[key] = found
        return found

    def analyse_at(self, tokens: Sequence[Token], index: int) -> tuple[tuple[Form, ...], int]:
        """What begins at a token, verb forms of several words included, and how many tokens it takes (at least one).

        A form of several words is preferred to the first word alone; particles that change tense or negate are part of it.
        """
        return self._at(tokens, index, _LONGEST_PHRASE)

    def opens_phrase(self, key: str) -> bool:
        """Whether a verb form of several words can begin with a word."""
        rules = self._rules
        joins = key in rules.joining_first or key in rules.split_prefixes
        return joins or key in self._phrase_heads or bool(self._heads(key))

    def closes_phrase(self, key: str) -> bool:
        """Whether a word can belong to the one before it, whatever that is."""
        return key in self._rules.joining_last

    def knows(self, key: str) -> bool:
        """Whether the word as it stands, without taking clitics off, is in the word lists."""
        return key in self._table.words or key in self._whole_words

    def segment_guarded(self, key: str, known: Container[str] = frozenset()) -> Reading:
        """The best reading of a word that may have clitics; a word that is known whole, here or in `known`, is not cut.

        Without a known stem the word stays whole: a wrong cut spoils a name, a missing one costs a match.
        """
        possible = readings(key, self.language)
        best = self.analyse(key)
        particle = bool(best) and best[0].part == PARTICLE
        if key in known or (self.knows(key) and not particle):
            return possible[0]
        for reading in possible[1:]:
            if reading.stem in known or (not reading.suffix and reading.stem in self._whole_words):
                return reading
            if best and (reading.prefix, reading.suffix) == (best[0].prefix, best[0].suffix):
                return reading
        return possible[0]

    def compound(self, noun_key: str, verb_lemma: str) -> str | None:
        """The lemma of a light-verb compound (noun and verb, which may stand apart), None when they make none."""
        light = self.light(noun_key, verb_lemma)
        return light.lemma if light else None

    def light(self, noun_key: str, verb_lemma: str) -> Light | None:
        """A light-verb compound with its voice: with the verb of becoming, a compound of doing is passive."""
        return self._compounds.find(noun_key, verb_lemma)

    def _at(self, tokens: Sequence[Token], index: int, depth: int) -> tuple[tuple[Form, ...], int]:
        key, used = self._word(tokens, index)
        if depth > 1 and index + used < len(tokens):
            heads = self._heads(key)
            if heads:
                found, more = self._pair(heads, tokens, index + used, depth)
                if found:
                    return found, used + more
            if key in self._phrase_heads:
                found, more = self._phrase(key, tokens, index + used)
                if found:
                    return found, used + more
        found = self.analyse(key)
        return (found, used) if found or used == 1 else (self.analyse(tokens[index].key), 1)

    def _word(self, tokens: Sequence[Token], index: int) -> tuple[str, int]:
        """The key at a token, joined with neighbours that belong to it when together they are a known form."""
        key, used = tokens[index].key, 1
        if index + 1 >= len(tokens):
            return key, used
        rules, words = self._rules, self._table.words
        if key in rules.joining_first and key + tokens[index + 1].key in words:
            key, used = key + tokens[index + 1].key, 2
        elif key in rules.split_prefixes and tokens[index + 1].key.startswith(rules.split_before):
            rest, more = self._word(tokens, index + 1)
            if key + rest in words or key + rest in self._phrase_heads:
                key, used = key + rest, 1 + more
        if index + used < len(tokens) and tokens[index + used].key in rules.joining_last:
            longer = key + tokens[index + used].key
            if longer in words:
                key, used = longer, used + 1
        return key, used

    def _pair(self, heads: tuple[_Head, ...], tokens: Sequence[Token], index: int, depth: int) -> tuple[tuple[Form, ...], int]:
        seconds, used = self._at(tokens, index, depth - 1)
        found = [
            _together(head, second) for head in heads for second in seconds if not second.prefix and _is(second, head.pair.second)
        ]
        return tuple(dict.fromkeys(found)), used

    def _phrase(self, key: str, tokens: Sequence[Token], index: int) -> tuple[tuple[Form, ...], int]:
        found: tuple[Form, ...] = ()
        length = used = 0
        for _ in range(_LONGEST_PHRASE - 1):
            if index + used >= len(tokens):
                break
            word, more = self._word(tokens, index + used)
            key, used = f"{key} {word}", used + more
            codes = self._table.phrases.get(key)
            if codes:
                found, length = self._whole(codes, FREE), used
        return found, length

    def _heads(self, key: str) -> tuple[_Head, ...]:
        """The pairs that a word may be the first of."""
        if key in self._word_heads:
            return self._word_heads[key]
        if not self._form_pairs:
            return ()
        found = self._heads_seen.get(key)
        if found is None:
            heads = [(pair, form) for pair, first in self._form_pairs for form in self.analyse(key) if _is(form, first)]
            found = tuple({id(pair): _Head(pair, form) for pair, form in reversed(heads)}.values())
            if len(self._heads_seen) >= _CACHED:
                self._heads_seen.clear()
            self._heads_seen[key] = found
        return found

    def _forms(self, key: str) -> tuple[Form, ...]:
        whole = self._whole(self._table.words.get(key, ()), FREE)
        if key in self._whole_words:
            return whole
        found = list(whole)
        for cut in cuts(key, self.language)[1:]:
            use = JOINED if cut.enclitics and cut.enclitics[0].pronoun else FREE
            codes = self._table.words.get(key[cut.prefix : len(key) - cut.suffix])
            if codes:
                found += [form for form in (self._with(cut, code, use) for code in codes) if form]
        if whole and whole[0].part == "verb" and not _is_usual(whole[0]):
            found.sort(key=lambda form: form.part == "verb" and not _is_usual(form))
        return self._particles_first(tuple(dict.fromkeys(found)), whole)

    def _particles_first(self, found: tuple[Form, ...], whole: tuple[Form, ...]) -> tuple[Form, ...]:
        """Puts a particle before the rest, which it leaves out where its spelling is nothing else in practice."""
        particles = tuple(form for form in found if form.part == PARTICLE)
        usual = bool(whole) and whole[0].part != PARTICLE and _is_usual(whole[0])
        if not particles or (usual and (particles[0].enclitic or whole[0].part != "verb")):
            return found
        if particles[0].lemma in self._particles and not usual:
            return particles
        return particles + tuple(form for form in found if form.part != PARTICLE)

    def _whole(self, codes: Sequence[int], use: int) -> tuple[Form, ...]:
        return tuple(form for form in (self._with(_UNCUT, code, use) for code in codes) if form)

    def _with(self, cut: Cut, code: int, use: int) -> Form | None:
        """The form that a code names with the clitics of a cut, None when they do not go together."""
        if not code & use:
            return None
        lemma_index, features_index, _ = unpack(code)
        features = self._table.features[features_index]
        tense, number = features.tense, features.number
        for clitic in (*cut.proclitics, *cut.enclitics):
            if (
                (clitic.parts and features.part not in clitic.parts)
                or (clitic.moods and features.mood not in clitic.moods)
                or (clitic.tenses and features.tense not in clitic.tenses)
            ):
                return None
            tense, number = clitic.sets_tense or tense, clitic.sets_number or number
        lemma, pattern = self._table.lemmas[lemma_index]
        return Form(
            lemma,
            features.part,
            tense,
            features.mood,
            features.voice,
            features.person,
            number,
            features.gender,
            features.negated,
            cut.prefix,
            cut.suffix,
            tuple(name for clitic in cut.proclitics for name in clitic.names),
            cut.enclitics[-1].names[-1] if cut.enclitics else None,
            pattern,
        )


_UNCUT = Cut(0, 0, (), ())


class _Head(msgspec.Struct, frozen=True, gc=False):
    """A first word of a pair, with what it brings."""

    pair: Pair
    form: Form


def _word_heads(rules: PhraseRules, language: str) -> dict[str, tuple[_Head, ...]]:
    """The pairs that begin with a given word, by every shape of it: by itself and after each clitic that may stand before it."""
    found: dict[str, tuple[_Head, ...]] = {}
    for pair in rules.pairs:
        for word in pair.words:
            found[word] = (*found.get(word, ()), _Head(pair, Form("", "")))
            for clitic in clitic_table(language).proclitics:
                if pair.before.issuperset(clitic.names):
                    form = Form("", "", prefix=len(clitic.form), proclitics=clitic.names)
                    found[clitic.form + word] = (*found.get(clitic.form + word, ()), _Head(pair, form))
    return found


@cache
def lexicon(language: str) -> Lexicon:
    """The lexicon of a language ("ar", "fa"), compiled once from its data files."""
    table = compiled(f"forms-{language}", WordTable, lambda: build_table(language), table_sources(language))
    return Lexicon(language, table, read_compounds(language), phrase_rules(language))


def _is_usual(form: Form) -> bool:
    """Whether the press uses such a form: not an order, the second person, or a feminine plural."""
    if form.part != "verb":
        return form.part in ("noun", "adjective", PARTICLE)
    return (
        form.person != 2
        and form.mood not in ("imperative", "jussive")
        and (form.number, form.gender) != ("plural", "feminine")
        and (form.person, form.voice) != (1, "passive")
    )


def _is(form: Form, want: Want) -> bool:
    return (
        (not want.parts or form.part in want.parts)
        and (not want.lemmas or form.lemma in want.lemmas)
        and form.lemma not in want.not_lemmas
        and (not want.tenses or form.tense in want.tenses)
        and (not want.moods or form.mood in want.moods)
    )


def _together(head: _Head, second: Form) -> Form:
    pair, first = head.pair, head.form
    lemma_bearer = first if pair.lemma_of_first else second
    return msgspec.structs.replace(
        second,
        lemma=lemma_bearer.lemma,
        pattern=lemma_bearer.pattern,
        tense=pair.sets_tense or second.tense,
        mood=pair.sets_mood or second.mood,
        voice=pair.sets_voice or second.voice,
        aspect=pair.sets_aspect or second.aspect,
        negated=pair.negates or first.negated or second.negated,
        prefix=first.prefix,
        proclitics=first.proclitics,
    )
