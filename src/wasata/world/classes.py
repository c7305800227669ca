"""Titles, institutions, unnamed people and the words around names, as the data files give them."""

from __future__ import annotations

from functools import cache

import msgspec

from wasata.errors import DataError
from wasata.lang.data import read_csv, read_toml
from wasata.text.fold import fold

_PACKAGE = "wasata.world"

LEVELS = ("head", "top", "other")


class Role(msgspec.Struct, frozen=True, gc=False, forbid_unknown_fields=True):
    """A kind of post with the titles that name it."""

    id: str
    level: str
    """`head` of state or government, `top` for ministers of foreign affairs and the like, else `other`."""
    ar: tuple[str, ...]
    fa: tuple[str, ...]
    ar_plural: tuple[str, ...] = ()
    fa_plural: tuple[str, ...] = ()
    code: str | None = None
    """The state or organisation of a title that belongs to one."""
    shared: str | None = None
    """`always` or `in states` when several hold such a post at a time, so that the title alone names nobody."""


class Institution(msgspec.Struct, frozen=True, gc=False, forbid_unknown_fields=True):
    """Nouns that stand for a state when its name or adjective follows."""

    id: str
    ar: tuple[str, ...]
    fa: tuple[str, ...]


class Group(msgspec.Struct, frozen=True, gc=False, forbid_unknown_fields=True):
    """Nouns for unnamed people."""

    id: str
    ar: tuple[str, ...]
    fa: tuple[str, ...]
    ar_adjective: tuple[str, ...] = ()
    fa_adjective: tuple[str, ...] = ()


class WordClass(msgspec.Struct, frozen=True, gc=False, forbid_unknown_fields=True):
    """Words that do one thing around names."""

    id: str
    ar: tuple[str, ...]
    fa: tuple[str, ...]


class _RoleFile(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    role: tuple[Role, ...]


class _InstitutionFile(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    institution: tuple[Institution, ...]


class _GroupFile(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    group: tuple[Group, ...]


class _ContextFile(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    class_: tuple[WordClass, ...] = msgspec.field(name="class")


class _Word(msgspec.Struct, frozen=True, gc=False, forbid_unknown_fields=True):
    lang: str
    form: str


@cache
def roles() -> dict[str, Role]:
    """The roles by id."""
    found = {}
    for role in read_toml(_PACKAGE, "roles.toml", _RoleFile).role:
        if role.level not in LEVELS:
            raise DataError(f"{_PACKAGE}/roles.toml: the level of {role.id} is {role.level!r}; it must be one of {LEVELS}")
        if role.id in found:
            raise DataError(f"{_PACKAGE}/roles.toml: the id {role.id} stands twice; give one of them another")
        found[role.id] = role
    return found


@cache
def institutions() -> tuple[Institution, ...]:
    """The institutions of states."""
    return read_toml(_PACKAGE, "institutions.toml", _InstitutionFile).institution


@cache
def groups() -> tuple[Group, ...]:
    """The groups of unnamed people."""
    return read_toml(_PACKAGE, "groups.toml", _GroupFile).group


@cache
def word_classes(language: str) -> dict[str, tuple[str, ...]]:
    """The words of each class of the context file, folded."""
    entries = read_toml(_PACKAGE, "context.toml", _ContextFile).class_
    return {entry.id: tuple(dict.fromkeys(fold(word) for word in getattr(entry, language))) for entry in entries}


@cache
def words_of(language: str, name: str) -> frozenset[str]:
    """The folded words of one class."""
    return frozenset(word_classes(language)[name])


@cache
def common_words(language: str) -> frozenset[str]:
    """Folded forms that are names and common words as well: alone they name nobody."""
    return _listed("common_words.csv", language)


@cache
def given_names(language: str) -> frozenset[str]:
    """Folded given names, by which an unknown person's name is known to begin."""
    return _listed("given_names.csv", language)


@cache
def never_names(language: str) -> frozenset[str]:
    """Words, spelt as they stand, that share their folded key with a given name and are none."""
    entries = read_toml(_PACKAGE, "context.toml", _ContextFile).class_
    return frozenset(word for entry in entries if entry.id == "never-name" for word in getattr(entry, language))


def _listed(path: str, language: str) -> frozenset[str]:
    return frozenset(fold(row.form) for row in read_csv(_PACKAGE, path, _Word) if row.lang == language)
