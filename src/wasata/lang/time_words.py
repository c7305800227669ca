"""The words of times and numbers of a language, compiled to one dictionary by the first key of each form.

`xx/numbers.toml` and `xx/calendar.toml` have the same shape: endings and prefixes of the language, and classes of words. A form
is written once as a lemma; what the language attaches to it (conjunction, preposition, article, endings) is generated here.
"""

from __future__ import annotations

from enum import StrEnum
from functools import cache

import msgspec

from wasata.errors import DataError
from wasata.lang.data import read_toml
from wasata.model.times import Calendar
from wasata.text.fold import fold

_JOINER = "\u200c"
_FILES = ("numbers.toml", "calendar.toml")


class Kind(StrEnum):
    """What a word does in a time expression or a number."""

    NUMBER = "number"
    SCALE = "scale"
    DUAL_SCALE = "dual-scale"
    VAGUE = "vague"
    ORDINAL = "ordinal"
    ORDINAL_MARK = "ordinal-mark"
    FRACTION = "fraction"
    BOUND = "bound"
    BOUND_AFTER = "bound-after"
    PERCENT = "percent"
    CURRENCY = "currency"
    AGE_BEFORE = "age-before"
    AGE_AFTER = "age-after"
    DURATION_AFTER = "duration-after"
    AND = "and"
    MONTH = "month"
    WEEKDAY = "weekday"
    WEEKEND = "weekend"
    UNIT = "unit"
    SHIFT = "shift"
    UNIT_SHIFT = "unit-shift"
    MODIFIER = "modifier"
    THIS = "this"
    SEVERAL = "several"
    AGO_BEFORE = "ago-before"
    AGO_AFTER = "ago-after"
    LATER_BEFORE = "later-before"
    LATER_AFTER = "later-after"
    BEFORE = "before"
    AFTER = "after"
    COUNTED_FROM = "counted-from"
    COUNTED_AFTER = "counted-after"
    ARTICLE = "article"
    FEW = "few"
    OTHER_DAY = "other-day"
    EVERY = "every"
    SLICE = "slice"
    LAST = "last"
    NAME_HEAD = "name-head"
    SINCE = "since"
    SINCE_YEAR = "since-year"
    WITHIN = "within"
    UNTIL = "until"
    FROM = "from"
    TO = "to"
    BETWEEN = "between"
    OF = "of"
    INSIDE = "inside"
    PART = "part"
    SEASON = "season"
    DECADE = "decade"
    CENTURY = "century"
    DAYTIME = "daytime"
    CLOCK = "clock"
    NOON = "noon"
    ZONE = "zone"
    ZONE_CUE = "zone-cue"
    ERA = "era"
    PAIR = "pair"
    HOLIDAY = "holiday"
    PERIOD = "period"
    PERIOD_HEAD = "period-head"
    PERIOD_TAIL = "period-tail"
    GUARD = "guard"
    YEAR_NOUN = "year-noun"


_NUMERIC = frozenset((Kind.NUMBER, Kind.ORDINAL, Kind.SCALE, Kind.DUAL_SCALE, Kind.VAGUE))


class WordClass(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Words that do the same, as a data file has them."""

    kind: Kind
    forms: tuple[str, ...]
    endings: str = ""
    """Name of the group of endings that the last word of each form takes."""
    article: bool = False
    """Whether the article may stand before the form."""
    value: float = 0
    """What it counts for: the number, the month, the weekday from Monday 0, the direction or the shift."""
    name: str = ""
    """A Latin name within its kind: a grain, a currency, a part of a stretch, an offset from UTC."""
    calendar: Calendar | None = None
    month: int = 0
    day: int = 0
    length: int = 1
    """How many days a holiday lasts."""
    count: int = 0
    """Of a unit: 1 singular, 2 dual, 0 plural."""
    caution: int = 0
    """0 a word of its own; 1 wants a number, a modifier or a preposition beside it; 2 wants a number beside it."""


class WordFile(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One data file of words."""

    article: str = ""
    conjunctions: tuple[str, ...] = ()
    prepositions: tuple[str, ...] = ()
    endings: dict[str, tuple[str, ...]] = {}
    settings: dict[str, str] = {}
    words: tuple[WordClass, ...] = ()


class Word(msgspec.Struct, frozen=True, gc=False):
    """A form as it may stand in a text."""

    rest: tuple[str, ...]
    """The keys after the first one."""
    about: WordClass
    joined: bool
    """Whether a conjunction is attached before it."""
    prefixed: bool
    """Whether a preposition is attached before it."""
    definite: bool


class Lexicon(msgspec.Struct, frozen=True):
    """All words of a language."""

    first: dict[str, dict[Kind, tuple[Word, ...]]]
    """Words by their first key and kind, the longest first."""
    settings: dict[str, str]
    numeric: frozenset[str]
    """The keys that a number in words may begin with."""


@cache
def time_words(language: str) -> Lexicon:
    """The words of times and numbers of a language.

    Raises:
        DataError: A file has a class that names endings that it does not define.
    """
    first: dict[str, dict[Kind, dict[tuple[str, ...], Word]]] = {}
    settings: dict[str, str] = {}
    files = {name: read_toml("wasata.lang", f"{language}/{name}", WordFile) for name in _FILES}
    prefixes = _prefixes(files["numbers.toml"])
    article = fold(files["numbers.toml"].article)
    for name, file in files.items():
        settings |= file.settings
        for about in file.words:
            if about.endings and about.endings not in file.endings:
                raise DataError(f"wasata.lang/{language}/{name}: the endings {about.endings!r} are not in [endings]; add them")
            endings = file.endings.get(about.endings, ("",))
            for keys, definite in _forms(about, endings, article):
                for prefix, joined, prefixed in prefixes:
                    _enter(first, (_attach(prefix, keys[0], article), *keys[1:]), about, (joined, prefixed, definite))
    compact = {
        key: {kind: tuple(sorted(words.values(), key=lambda word: -len(word.rest))) for kind, words in kinds.items()}
        for key, kinds in first.items()
    }
    return Lexicon(compact, settings, frozenset(key for key, kinds in compact.items() if not _NUMERIC.isdisjoint(kinds)))


def _enter(
    first: dict[str, dict[Kind, dict[tuple[str, ...], Word]]],
    keys: tuple[str, ...],
    about: WordClass,
    flags: tuple[bool, bool, bool],
) -> None:
    """Add a form; a form without a prefix wins over the same letters with one."""
    words = first.setdefault(keys[0], {}).setdefault(about.kind, {})
    known = words.get(keys[1:])
    if known is None or ((known.joined or known.prefixed) and not (flags[0] or flags[1])):
        words[keys[1:]] = Word(keys[1:], about, *flags)


def _prefixes(file: WordFile) -> list[tuple[str, bool, bool]]:
    """Every prefix: its letters, whether it joins, whether it holds a preposition."""
    conjunctions = ("", *(fold(form) for form in file.conjunctions))
    prepositions = ("", *(fold(form) for form in file.prepositions))
    return [(joining + preposition, bool(joining), bool(preposition)) for joining in conjunctions for preposition in prepositions]


def _attach(prefix: str, key: str, article: str) -> str:
    """A prefix before a key; the article loses its alef after the preposition that ends with the article's last letter."""
    if article and prefix and prefix[-1] == article[-1] and key.startswith(article):
        return prefix + key[1:]
    return prefix + key


def _forms(about: WordClass, endings: tuple[str, ...], article: str) -> list[tuple[tuple[str, ...], bool]]:
    """The keys of each form, with whether it has the article."""
    found = []
    for form in about.forms:
        for ending in endings:
            written = form + ending
            for spelling in {written, written.replace(_JOINER, " ")}:
                keys = tuple(fold(word) for word in spelling.split())
                found.append((keys, bool(article) and keys[0].startswith(article)))
                if about.article and article:
                    found.append(((article + keys[0], *keys[1:]), True))
    return found
