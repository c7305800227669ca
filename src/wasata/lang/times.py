"""Time expressions in running text and in datelines, resolved to days.

The words are data (`xx/calendar.toml`, `xx/numbers.toml`); the rules here and in the `time_` modules know kinds of words and no
language. Each rule reads from one token on, without going back, and the longest reading wins.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from datetime import date
from functools import lru_cache

import msgspec

from wasata.lang.time_clock import clock_at
from wasata.lang.time_datelines import publication_time
from wasata.lang.time_dates import dated
from wasata.lang.time_phrases import bounded, clock, period, ranged, shift, since, weekend
from wasata.lang.time_resolve import Context, Found
from wasata.lang.time_units import ago, since_quantity, unit_phrase, unit_shift
from wasata.lang.time_words import Kind, Lexicon, time_words
from wasata.lang.time_years import bare_year, decade, holiday, part, season, sliced, year
from wasata.lang.token_words import TokenWords
from wasata.model.sentences import Token, TokenKind
from wasata.model.spans import Span
from wasata.model.times import Calendar, When
from wasata.text.fold import fold

__all__ = ["clock_at", "find_times", "publication_time"]

_KEYS = re.compile(r"\w++")

Rule = Callable[[TokenWords, int, Context], Found | None]

_FIGURES: tuple[Rule, ...] = (ranged, dated, bare_year, unit_phrase)
_RULES: dict[Kind, tuple[Rule, ...]] = {
    Kind.NUMBER: (ranged, dated, unit_phrase),
    Kind.ORDINAL: (ranged, dated),
    Kind.SCALE: (unit_phrase,),
    Kind.VAGUE: (unit_phrase,),
    Kind.SEVERAL: (unit_phrase,),
    Kind.MONTH: (ranged, dated),
    Kind.WEEKDAY: (ranged, dated),
    Kind.DAYTIME: (dated, shift),
    Kind.WEEKEND: (weekend,),
    Kind.UNIT: (ranged, dated, year, unit_phrase),
    Kind.SHIFT: (shift,),
    Kind.UNIT_SHIFT: (unit_shift,),
    Kind.THIS: (unit_phrase, season, dated),
    Kind.SLICE: (sliced,),
    Kind.AGO_BEFORE: (ago, part),
    Kind.LATER_BEFORE: (ago,),
    Kind.BEFORE: (bounded,),
    Kind.AFTER: (bounded,),
    Kind.SINCE: (since, since_quantity),
    Kind.SINCE_YEAR: (since,),
    Kind.WITHIN: (unit_phrase, period),
    Kind.INSIDE: (period,),
    Kind.UNTIL: (part,),
    Kind.FROM: (ranged,),
    Kind.BETWEEN: (ranged,),
    Kind.PART: (part,),
    Kind.SEASON: (season,),
    Kind.DECADE: (decade,),
    Kind.CLOCK: (clock,),
    Kind.HOLIDAY: (holiday,),
    Kind.PERIOD: (period,),
    Kind.PERIOD_HEAD: (period,),
}
_ALONE = frozenset(
    (Kind.MONTH, Kind.WEEKDAY, Kind.SHIFT, Kind.UNIT_SHIFT, Kind.HOLIDAY, Kind.WEEKEND, Kind.PERIOD, Kind.DECADE, Kind.GUARD)
)
"""The kinds of words that need no other beside them."""
_SHORT_FIGURES = 3
"""A number of so many figures is no time by itself."""


def find_times(
    text: str, tokens: Sequence[Token], language: str, anchor: date | None, tense: str | None = None
) -> tuple[When, ...]:
    """The times that the tokens tell, in order, without overlaps.

    Args:
        text: The text that the tokens' offsets are in; its month names and years tell which calendar «last month» is in.
        tokens: Of a sentence, a clause or a whole article.
        language: `ar` or `fa`.
        anchor: The day that «yesterday» is the day before: that of publication. Without it, such times have no days.
        tense: `past`, `future`, or `None` when unknown: which way to look for the year of a date, and to which side a stretch
            that holds the anchor is open.
    """
    starts = _candidates(tokens, language)
    if not starts:
        return ()
    words = TokenWords(tokens, time_words(language))
    context = _context(text, language, anchor, tense)
    found: list[When] = []
    end = 0
    for index, rules in starts:
        if index < end:
            continue
        guard = words.take(index, Kind.GUARD)
        if guard is not None:
            end = guard[1]
            continue
        best: Found | None = None
        for rule in rules:
            time = rule(words, index, context)
            if time is not None and (best is None or time.end > best.end):
                best = time
        if best is None:
            continue
        end = best.end
        named = best.relative and index and words.take(index - 1, Kind.NAME_HEAD) is not None
        if not named:  # Else the date is the name of a street, a square, a movement.
            found.append(_when(best, Span(tokens[index].start, tokens[end - 1].end)))
    return tuple(found)


def _candidates(tokens: Sequence[Token], language: str) -> list[tuple[int, tuple[Rule, ...]]]:
    """The tokens that a time can begin at, with the rules to try there: what follows a preposition must be able to follow it."""
    beginnings, known = _beginnings(language)
    number, word = TokenKind.NUMBER, TokenKind.WORD
    found: list[tuple[int, tuple[Rule, ...]]] = []
    for index in [index for index, token in enumerate(tokens) if token.key in beginnings or token.kind is number]:
        beginning = beginnings.get(tokens[index].key)
        after = tokens[index + 1] if index + 1 < len(tokens) else None
        follows = after is not None and (after.kind is not word or after.key in known)
        if beginning is None:
            if follows or len(tokens[index].key) > _SHORT_FIGURES:
                found.append((index, _FIGURES))
        elif beginning.alone or (follows and beginning.leads) or (after is not None and after.key in beginning.rest):
            found.append((index, beginning.rules))
    return found


def _when(found: Found, span: Span) -> When:
    first, last = found.days if found.days is not None else (found.first, found.last)
    return When(
        first=first,
        last=last,
        grain=found.grain,
        span=span,
        calendar=found.calendar,
        relative=found.relative,
        year=found.year,
        month=found.month,
        day=found.day,
        weekday=found.weekday,
        clock=found.clock,
    )


def _context(text: str, language: str, anchor: date | None, tense: str | None) -> Context:
    settings = time_words(language).settings
    return Context(
        anchor=anchor,
        tense=tense,
        house=_house(text, language),
        hijri=Calendar(settings["hijri"]),
        week_starts=int(settings["week-starts"]),
    )


@lru_cache(maxsize=64)
def _house(text: str, language: str) -> Calendar:
    """The calendar that a text keeps: its own language's, unless all months and years that it names are of another."""
    usual = Calendar(time_words(language).settings["house"])
    if usual is Calendar.GREGORIAN:
        return usual
    keys = frozenset(_KEYS.findall(fold(text)))
    names = _month_keys(language)
    if not keys.isdisjoint(names[usual]) or any(len(key) == 4 and key.isdecimal() and 1330 <= int(key) <= 1430 for key in keys):
        return usual
    if not keys.isdisjoint(names[Calendar.GREGORIAN]):
        return Calendar.GREGORIAN
    years = any(len(key) == 4 and key.isdecimal() and 1980 <= int(key) <= 2060 for key in keys)
    return Calendar.GREGORIAN if years else usual


@lru_cache(maxsize=8)
def _month_keys(language: str) -> dict[Calendar, frozenset[str]]:
    """The month names of each calendar that are one word and no other word."""
    found: dict[Calendar, set[str]] = {calendar: set() for calendar in Calendar}
    for key, kinds in time_words(language).first.items():
        for word in kinds.get(Kind.MONTH, ()):
            if word.about.caution == 0 and not word.rest and word.about.calendar is not None:
                found[word.about.calendar].add(key)
    return {calendar: frozenset(keys) for calendar, keys in found.items()}


class _Beginning(msgspec.Struct, frozen=True, gc=False):
    """What begins with a key."""

    rules: tuple[Rule, ...]
    alone: bool
    """Whether the word alone can be a time."""
    leads: bool
    """Whether a word that is known or a number may follow it, to make a time."""
    rest: frozenset[str]
    """The second keys of words that begin with it."""


@lru_cache(maxsize=8)
def _beginnings(language: str) -> tuple[dict[str, _Beginning], frozenset[str]]:
    """What can begin at each key, and all keys that can stand in a time."""
    found = {}
    lexicon: Lexicon = time_words(language)
    for key, kinds in lexicon.first.items():
        used = {kind: words for kind, words in kinds.items() if kind in _RULES or kind is Kind.GUARD}
        if not used:
            continue
        alone = any(not word.rest for kind, words in used.items() if kind in _ALONE for word in words)
        leads = any(not word.rest for kind, words in used.items() for word in words)
        rest = frozenset(word.rest[0] for words in used.values() for word in words if word.rest)
        rules = tuple(dict.fromkeys(rule for kind in kinds for rule in _RULES.get(kind, ())))
        found[key] = _Beginning(rules, alone, leads, rest)
    return found, frozenset(lexicon.first)
