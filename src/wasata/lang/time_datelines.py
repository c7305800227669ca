"""The time of a dateline or of a time attribute."""

from __future__ import annotations

from datetime import date

import msgspec

from wasata.lang.number_words import number_at
from wasata.lang.time_clock import clock_at, zone_at
from wasata.lang.time_dates import Told, month_at, paired, resolved, told_at
from wasata.lang.time_resolve import Context, Found
from wasata.lang.time_words import Kind, time_words
from wasata.lang.token_words import TokenWords
from wasata.model.sentences import TokenKind
from wasata.model.spans import Span
from wasata.model.times import Calendar, Grain, When
from wasata.text.tokens import tokens

_LONGEST = 400
"""Characters of a line that are read; a dateline is far shorter."""
_FIRST, _LAST = date(1990, 1, 1), date(2100, 12, 31)
_UTC = "+00:00"
_SOLAR_UNTIL = 1420
"""A Hijri year below it is Solar where neither language nor era tells: the lunar ones are over a generation past."""


def publication_time(line: str, language: str | None) -> When | None:
    """The day, and where told the time of day, that a dateline or the value of a time attribute gives.

    The day is that of the zone that is told, and is not moved to another; where the weekday disagrees with the date, the date
    counts. A line that gives no whole date, or one before 1990 or after 2100, gives `None`.

    Args:
        line: Such as a line below a headline, or `datetime="2025-03-04T17:34:00+03:00"`.
        language: Of the page; `None` when unknown, then the words of all languages are tried.

    Returns:
        A `When` whose span is in `line`.
    """
    for name in (language,) if language in ("ar", "fa") else ("ar", "fa"):
        found = _read(line[:_LONGEST], name or "ar", sure=language in ("ar", "fa"))
        if found is not None:
            return found
    return None


def _read(line: str, language: str, *, sure: bool) -> When | None:
    found_tokens = tokens(line)
    words = TokenWords(found_tokens, time_words(language))
    hijri = Calendar(time_words(language).settings["hijri"])
    context = Context(anchor=None, tense=None, house=Calendar.GREGORIAN, hijri=hijri, week_starts=0)
    unsure: When | None = None
    for index in range(len(found_tokens)):
        told = _date_at(words, index, context, sure=sure)
        if told is None:
            continue
        found = resolved(told, context)
        if found is None or found.days is None:
            continue
        found = paired(words, found, told, context)
        if found.days is None or not _FIRST <= found.days[0] <= found.days[1] <= _LAST:
            continue
        start, end, clock = _clock(words, index, found)
        first, last = found.days
        span = Span(found_tokens[start].start, found_tokens[end - 1].end)
        grain = Grain.DAY if clock is None else Grain.TIME
        when = When(first=first, last=last, grain=grain, span=span, calendar=found.calendar, clock=clock)
        if first == last:
            return when
        unsure = unsure or when  # A lunar date; its sure pair may stand elsewhere in the line.
    return unsure


def _date_at(words: TokenWords, index: int, context: Context, *, sure: bool) -> Told | None:
    """A whole date that begins at a token."""
    if words.take(index, Kind.MONTH) is None and number_at(words, index) is None and not _dotted(words.keys[index]):
        return None
    glued = words.adjacent(index) and words.mark(index - 1, "-/:+.")
    if glued and month_at(words, index + 1) is None:
        return None
    told = told_at(words, index, context)
    if told is None:
        told = _compact(words, index)
    if told is not None and told.year is None and told.day is not None and told.calendar is Calendar.GREGORIAN:
        told = _year_apart(words, index, told)
    if told is None or told.year is None or told.day is None:
        return None
    figures = words.tokens[index].kind is TokenKind.NUMBER and len(words.keys[index]) != 2 and told.calendar is context.hijri
    if figures and not sure and told.year < _SOLAR_UNTIL and words.take(told.end, Kind.ERA) is None:
        return Told(end=told.end, calendar=Calendar.SOLAR_HIJRI, year=told.year, month=told.month, day=told.day)
    return told


def _dotted(key: str) -> bool:
    """Whether a token may be a whole date in figures: 2025/03/04, 4.3.2025."""
    return key.count("/") == 2 or key.count(".") == 2


def _compact(words: TokenWords, index: int) -> Told | None:
    """20250304, with or without a time after it."""
    key = words.keys[index]
    if len(key) not in (8, 14) or not key.isdecimal() or not 1990 <= int(key[:4]) <= 2100:
        return None
    return Told(end=index + 1, year=int(key[:4]), month=int(key[4:6]), day=int(key[6:8]))


def _year_apart(words: TokenWords, index: int, told: Told) -> Told:
    """A date whose year stands before its weekday: «2025 Tuesday 4 March»."""
    at = index - 1
    while at >= 0 and (words.take(at, Kind.WEEKDAY) is not None or words.mark(at, ",-|")):
        at -= 1
    year = words.digits(at) if at >= 0 else None
    return msgspec.structs.replace(told, year=year) if year is not None and _FIRST.year <= year <= _LAST.year else told


def _clock(words: TokenWords, index: int, found: Found) -> tuple[int, int, str | None]:
    """The time of day beside the date: the first and the last token with it, and the time."""
    compact = _compact_clock(words, index, found.end)
    if compact is not None:
        return index, compact[1], compact[0]
    for at in range(found.end, min(found.end + 6, len(words.tokens))):
        told = clock_at(words, at, marked=False)
        if told is not None:
            return index, told[1], told[0]
        if words.tokens[at].kind is TokenKind.NUMBER:
            break
    for at in range(max(0, index - 8), index):
        told = clock_at(words, at, marked=False)
        if told is not None and told[1] <= index:
            zone = words.take(at - 1, Kind.ZONE)
            if zone is not None and zone[0].about.name == _UTC and zone[1] == at and len(told[0]) == len("00:00"):
                return at - 1, found.end, told[0] + _UTC
            return at, found.end, told[0]
    return index, found.end, None


def _compact_clock(words: TokenWords, index: int, end: int) -> tuple[str, int] | None:
    """The time of 20250304T173400Z or 20250304173400, and the token after it."""
    figures = words.keys[index][8:]
    if words.key(end) == "t" and words.adjacent(end) and words.adjacent(end + 1) and words.digits(end + 1) is not None:
        figures, end = words.keys[end + 1], end + 2
    if len(figures) not in (4, 6) or not figures.isdecimal() or int(figures[:2]) > 23 or int(figures[2:4]) > 59:
        return None
    zone, end = zone_at(words, end)
    return f"{figures[:2]}:{figures[2:4]}{zone}", end
