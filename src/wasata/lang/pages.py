"""The words by which the parts of a news page are known that are not its text: share bars, forms, captions, bylines."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

import msgspec

from wasata.lang.data import LANGUAGES, read_toml
from wasata.lang.time_words import Kind, time_words
from wasata.text.fold import fold

_WORD = re.compile(r"[^\W_]++")
_JOINER = "\u200c"


class Place(msgspec.Struct, frozen=True, gc=False):
    """Where in a line a cue stands."""

    classes: tuple[str, ...]
    """Its classes, such as `share`; a word may belong to several."""
    first: int
    """Index of its first word."""
    last: int
    """Index of its last word, included."""
    free: bool
    """Whether it says something beside other words; a cue that is not free counts only where the whole line is cues."""


class _Class(msgspec.Struct, frozen=True, gc=False, forbid_unknown_fields=True):
    """A class of cues as a data file gives it."""

    phrases: tuple[str, ...] = ()
    """Count when a line begins with them or consists of them."""
    anywhere: tuple[str, ...] = ()
    """Count wherever they stand in a short line."""
    alone: tuple[str, ...] = ()
    """Count only when the line, or the rest of it, consists of cues: words that are common in running text as well."""
    before: tuple[str, ...] = ()
    """What is attached before each of them: one of these, always."""
    after: tuple[str, ...] = ()
    """What may be attached behind each of them."""


class _Entry(msgspec.Struct, gc=False):
    """A phrase with the classes that have it, by where it may stand."""

    words: tuple[str, ...]
    anywhere: set[str]
    phrases: set[str]
    alone: set[str]


_Compiled = tuple[tuple[str, ...], int, tuple[str, ...], tuple[str, ...], bool]
"""The words of an entry and their number, its classes that count anywhere, all its classes, and whether these are free."""


def _compiled(entry: _Entry) -> _Compiled:
    free = entry.anywhere | entry.phrases
    return entry.words, len(entry.words), tuple(sorted(entry.anywhere)), tuple(sorted(free | entry.alone)), bool(free)


_WORD_SETS = ("function", "credit", "age", "other", "outlet")
"""Classes that are looked up word by word."""


class PageCues:
    """The cues of one language, or of several, ready for look-up."""

    __slots__ = ("_entries", "_sets")

    def __init__(self, tables: Sequence[dict[str, _Class]], calendar: frozenset[str] = frozenset()) -> None:
        self._sets: dict[str, frozenset[str]] = {
            name: frozenset(
                word for table in tables if name in table for phrase in _all(table[name]) for word in line_words(phrase)
            )
            for name in _WORD_SETS
        }
        self._sets["calendar"] = calendar
        entries: dict[tuple[str, ...], _Entry] = {}
        for table in tables:
            for name, group in table.items():
                if name not in _WORD_SETS:
                    for mode in ("anywhere", "phrases", "alone"):
                        _enter(entries, name, mode, _attached(group, getattr(group, mode)))
        by_word: dict[str, list[_Entry]] = {}
        for words in sorted(entries, key=len, reverse=True):
            by_word.setdefault(words[0], []).append(entries[words])
        self._entries = {word: tuple(map(_compiled, found)) for word, found in by_word.items()}

    def find(self, words: tuple[str, ...]) -> tuple[Place, ...]:
        """The cues in a line's words, the longest at each place, without overlap.

        Cues that may stand anywhere are found everywhere, the others at the beginning or where everything before is cues and
        numbers.
        """
        found: list[Place] = []
        entries = self._entries
        covered = True
        index, size = 0, len(words)
        while index < size:
            word = words[index]
            place = self._at(words, index, covered) if word in entries else None
            if place is None:
                covered = covered and word.isdecimal()
                index += 1
            else:
                found.append(place)
                index = place.last + 1
        return tuple(found)

    def _at(self, words: tuple[str, ...], index: int, covered: bool) -> Place | None:
        """The longest cue that begins at `index`, if it may stand there."""
        for entry, length, anywhere, covering, free in self._entries[words[index]]:
            if covered or anywhere:
                end = index + length
                if length == 1 or words[index:end] == entry:
                    return Place(covering if covered else anywhere, index, end - 1, free if covered else True)
        return None

    def word_set(self, name: str) -> frozenset[str]:
        """The words of a class that is looked up word by word."""
        return self._sets[name]

    def count(self, name: str, words: Sequence[str]) -> int:
        """How many words are of a class that is looked up word by word, such as `function` or `calendar`."""
        return sum(map(self._sets[name].__contains__, words))


def _all(group: _Class) -> tuple[str, ...]:
    return group.phrases + group.anywhere + group.alone


def _attached(group: _Class, phrases: Sequence[str]) -> Sequence[str]:
    """The phrases with what is attached to them."""
    if not group.before and not group.after:
        return phrases
    return [start + phrase + end for phrase in phrases for start in group.before or ("",) for end in ("", *group.after)]


def _enter(entries: dict[tuple[str, ...], _Entry], name: str, mode: str, phrases: Sequence[str]) -> None:
    """Add phrases to the table in each spelling: a ZWNJ may be left out, or a blank stand for it."""
    for phrase in phrases:
        for spelling in {phrase, phrase.replace(_JOINER, " ")}:
            words = line_words(spelling)
            entry = entries.setdefault(words, _Entry(words, set(), set(), set()))
            getattr(entry, mode).add(name)


def line_words(text: str) -> tuple[str, ...]:
    """The folded words and numbers of a line, without marks: the form in which cues are looked up."""
    return folded_words(fold(text))


def folded_words(text: str) -> tuple[str, ...]:
    """The words and numbers of a text that is folded already."""
    return tuple(_WORD.findall(text))


@cache
def page_cues(language: str | None = None) -> PageCues:
    """The cues of `ar` or `fa`, or with `None` those of all languages together, since pages mix them.

    Raises:
        DataError: when the data file is missing or wrong.
    """
    languages = LANGUAGES if language is None else (language,)
    calendar = frozenset(
        word
        for each in languages
        for word, kinds in time_words(each).first.items()
        if len(word) > 1 and (Kind.MONTH in kinds or Kind.WEEKDAY in kinds)
    )
    return PageCues([read_toml("wasata.lang", f"{each}/pages.toml", dict[str, _Class]) for each in languages], calendar)
