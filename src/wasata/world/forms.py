"""The forms that a name, title or institution takes in a text, made from its lemma by rule; all forms are folded keys."""

from __future__ import annotations

from collections.abc import Iterator

from wasata.text.fold import fold
from wasata.text.tokens import tokens

_ARTICLE = fold("ال")
_YEH = fold("ی")
_HEH = fold("ه")
_FEMININE = _HEH
_DUALS = (fold("ان"), fold("ين"))
_CONSTRUCT_DUALS = (fold("ا"), fold("ي"))
_SOUND_PLURALS = (fold("ون"), fold("ين"), fold("ات"))
_FEMININE_DUALS = (fold("تان"), fold("تين"))
_ACCUSATIVE = fold("ا")
_PREPOSITIONS = (fold("ل"), fold("ب"))
_PERSIAN_PLURALS = (fold("ها"), fold("های"), fold("ان"), fold("هایی"))
_PERSIAN_VOWELS = (fold("ا"), fold("و"), _HEH)
_JOINER = "\u200c"
"""Joins the parts of a Persian word without a blank; many writers put a blank."""
_JOINED_LETTERS = 7
"""A name of several words is also known written as one when it has at least this many letters."""


def key_of(form: str) -> str:
    """The token keys of a form, joined by blanks: what the matcher compares."""
    return " ".join(token.key for token in tokens(form))


def name_keys(form: str, language: str) -> Iterator[str]:
    """The keys of a name as it is written: apart, joined, and in Persian with the vowel of a genitive."""
    yield from _written(key_of(form), language)
    if _JOINER in form:
        yield from _written(key_of(form.replace(_JOINER, " ")), language)


def adjective_keys(form: str, language: str) -> Iterator[str]:
    """The keys of an adjective of origin: number, gender and definiteness are made by rule."""
    key = key_of(form)
    if language == "fa":
        yield from _written(key, language)
        if key[-1] == _YEH or " " not in key:
            yield from (key + plural for plural in _PERSIAN_PLURALS)
        return
    words = key.split(" ")
    for inflected in _arabic_adjective(words):
        yield " ".join(inflected)
        yield " ".join(_ARTICLE + word for word in inflected)


def _arabic_adjective(words: list[str]) -> Iterator[list[str]]:
    """Every word of a compound adjective agrees where it ends as an adjective of origin does."""
    yield words
    if not words[0].endswith(_YEH):
        return
    for ending in (_FEMININE, *_DUALS, *_SOUND_PLURALS, *_FEMININE_DUALS, _ACCUSATIVE):
        yield [word + ending if word.endswith(_YEH) else word for word in words]
    yield [words[0] + _FEMININE, *words[1:]]


def head_keys(form: str, language: str) -> Iterator[str]:
    """The keys of a noun that heads a title or an institution: with and without the article in its parts."""
    key = key_of(form)
    if language == "fa":
        yield from name_keys(form, language)
        return
    words = key.split(" ")
    yield key
    if any(word.startswith(_ARTICLE) for word in words):
        return
    if len(words) == 1:
        yield _ARTICLE + key
        return
    yield _ARTICLE + key
    yield " ".join([words[0], *(_defined(word) for word in words[1:])])
    yield " ".join(_defined(word) for word in words)


def _defined(word: str) -> str:
    return word if word.startswith(_PREPOSITIONS) and len(word) <= 3 else _ARTICLE + word


def title_keys(form: str, language: str) -> Iterator[str]:
    """The keys of a title: masculine and feminine, definite and not, and the dual."""
    yield from head_keys(form, language)
    if language == "fa":
        return
    words = key_of(form).split(" ")
    head, rest = words[0], words[1:]
    if head.startswith(_ARTICLE) or head.endswith((_FEMININE, _YEH)):
        return
    for feminine in (head + _FEMININE, *((head + dual) for dual in _CONSTRUCT_DUALS if rest)):
        yield from head_keys(" ".join([feminine, *rest]), language)
    if not rest:
        for dual in _DUALS:
            yield _ARTICLE + head + dual
        for dual in _CONSTRUCT_DUALS:
            yield head + dual


def is_dual(key: str, lemma: str) -> bool:
    """Whether the first word of a title's key is a dual of its lemma's."""
    word, head = key.split(" ")[0].removeprefix(_ARTICLE), key_of(lemma).split(" ")[0].removeprefix(_ARTICLE)
    return word != head and word.removeprefix(head) in (*_DUALS, *_CONSTRUCT_DUALS)


def _written(key: str, language: str) -> Iterator[str]:
    yield key
    words = key.split(" ")
    joined = "".join(words)
    if len(words) > 1 and len(joined) >= _JOINED_LETTERS:
        yield joined
    if language == "fa" and key.endswith(_PERSIAN_VOWELS):
        yield key + _YEH
