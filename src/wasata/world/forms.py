"""The forms that a name, title or institution takes in a text, made from its lemma by rule; all forms are folded keys."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

import msgspec

from wasata.lang.data import read_toml
from wasata.text.fold import fold
from wasata.text.tokens import tokens

_JOINER = "\u200c"
"""Joins the parts of a Persian word without a blank; many writers put a blank."""
_JOINED_LETTERS = 7
"""A name of several words is also known written as one when it has at least this many letters."""


class _Arabic(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    article: tuple[str, ...]
    nisba: tuple[str, ...]
    feminine: tuple[str, ...]
    dual: tuple[str, ...]
    dual_construct: tuple[str, ...]
    plural: tuple[str, ...]
    feminine_dual: tuple[str, ...]
    accusative: tuple[str, ...]
    preposition: tuple[str, ...]


class _Persian(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    vowel: tuple[str, ...]
    genitive: tuple[str, ...]
    plural: tuple[str, ...]


class _Affixes(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    ar: _Arabic
    fa: _Persian


@cache
def _affixes() -> _Affixes:
    """The endings and particles of the data file, folded."""
    read = read_toml("wasata.world", "affixes.toml", _Affixes)
    arabic = {name: tuple(fold(form) for form in getattr(read.ar, name)) for name in _Arabic.__struct_fields__}
    persian = {name: tuple(fold(form) for form in getattr(read.fa, name)) for name in _Persian.__struct_fields__}
    return _Affixes(ar=_Arabic(**arabic), fa=_Persian(**persian))


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
        if key.endswith(_affixes().fa.genitive) or " " not in key:
            yield from (key + plural for plural in _affixes().fa.plural)
        return
    words = key.split(" ")
    for inflected in _arabic_adjective(words):
        yield " ".join(inflected)
        yield " ".join(_defined(word) for word in inflected)


def _arabic_adjective(words: list[str]) -> Iterator[list[str]]:
    """Every word of a compound adjective agrees where it ends as an adjective of origin does."""
    yield words
    affixes = _affixes().ar
    if not words[0].endswith(affixes.nisba):
        return
    for ending in (*affixes.feminine, *affixes.dual, *affixes.plural, *affixes.feminine_dual, *affixes.accusative):
        yield [word + ending if word.endswith(affixes.nisba) else word for word in words]
    yield [words[0] + affixes.feminine[0], *words[1:]]


def head_keys(form: str, language: str) -> Iterator[str]:
    """The keys of a noun that heads a title or an institution: with and without the article in its parts."""
    key = key_of(form)
    if language == "fa":
        yield from name_keys(form, language)
        return
    words = key.split(" ")
    yield key
    affixes = _affixes().ar
    if any(word.startswith(affixes.article) for word in words):
        return
    yield _defined(key)
    if len(words) > 1:
        yield " ".join([words[0], *(_defined(word) for word in words[1:])])
        yield " ".join(_defined(word) for word in words)


def _defined(word: str) -> str:
    return _affixes().ar.article[0] + word


def title_keys(form: str, language: str) -> Iterator[str]:
    """The keys of a title: masculine and feminine, definite and not, and the dual."""
    yield from head_keys(form, language)
    if language == "fa":
        return
    affixes = _affixes().ar
    words = key_of(form).split(" ")
    head, rest = words[0], words[1:]
    if head.startswith(affixes.article) or head.endswith((*affixes.feminine, *affixes.nisba)):
        return
    inflected = [head + ending for ending in (*affixes.feminine, *(affixes.dual_construct if rest else ()))]
    for word in inflected:
        yield from head_keys(" ".join([word, *rest]), language)
    if not rest:
        yield from (_defined(head) + dual for dual in affixes.dual)
        yield from (head + dual for dual in affixes.dual_construct)


def is_dual(key: str, lemma: str) -> bool:
    """Whether the first word of a title's key is a dual of its lemma's."""
    affixes = _affixes().ar
    word, head = (text.split(" ")[0].removeprefix(affixes.article[0]) for text in (key, key_of(lemma)))
    return word != head and word.removeprefix(head) in (*affixes.dual, *affixes.dual_construct)


def _written(key: str, language: str) -> Iterator[str]:
    yield key
    words = key.split(" ")
    joined = "".join(words)
    if len(words) > 1 and len(joined) >= _JOINED_LETTERS:
        yield joined
    if language == "fa" and key.endswith(_affixes().fa.vowel):
        yield key + _affixes().fa.genitive[0]
