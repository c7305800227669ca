"""Years, decades, seasons, holidays, and the parts of stretches."""

from __future__ import annotations

import msgspec

from wasata.lang.calendars import DAY, Interval, add_months, day_interval, month_interval, to_gregorian, year_interval
from wasata.lang.number_words import number_at
from wasata.lang.time_dates import month_at, resolved, told_at, with_year, year_calendar
from wasata.lang.time_resolve import Context, Found, decade_interval, near_span, part_of, unit_of, years_near
from wasata.lang.time_units import unit_phrase, unit_shift
from wasata.lang.time_words import Kind
from wasata.lang.token_words import TokenWords
from wasata.model.sentences import TokenKind
from wasata.model.times import Calendar, Grain

_BARE_YEARS = range(1950, 2051)
_NAME_WORDS = 3
"""Words of a name that may stand before its year."""
_SOLAR_BARE = range(1340, 1421)
_SOLSTICE_LAG = 20 * DAY
"""So long after the first of its first month a season begins by the sun."""
_YEAR_AFTER = (Kind.INSIDE, Kind.SINCE, Kind.AGO_BEFORE, Kind.LATER_BEFORE)
"""Words before a four-figure number that make it a year."""


def year_told(words: TokenWords, index: int, context: Context) -> tuple[int, Calendar, int] | None:
    """The year in figures or words after «year», its calendar and the token after it."""
    length = len(words.keys[index]) if index < len(words.keys) else 0
    year = words.digits(index)
    end = index + 1
    if year is None:
        spoken = number_at(words, index)
        if spoken is None or spoken.value is None or spoken.ordinal or spoken.value != int(spoken.value):
            return None
        year, end, length = int(spoken.value), spoken.end, 4
    elif words.mark(end, ":/") and words.adjacent(end):
        return None
    era = words.take(end, Kind.ERA)
    calendar = year_calendar(year, context) if length == 4 else None
    if calendar is None and length == 2 and context.hijri is Calendar.SOLAR_HIJRI and year >= 30:
        year, calendar = year + 1300, Calendar.SOLAR_HIJRI
    if calendar is None:
        return None
    if era is not None and era[0].about.calendar is not None:
        calendar, end = era[0].about.calendar, era[1]
    return year, calendar, end


def _year_found(year: int, calendar: Calendar, end: int) -> Found | None:
    days = year_interval(calendar, year)
    return None if days is None else Found(end=end, grain=Grain.YEAR, days=days, calendar=calendar)


def year(words: TokenWords, index: int, context: Context) -> Found | None:
    """«The year 2015»; a bare year after a preposition or a noun that takes one."""
    unit = words.take(index, Kind.UNIT)
    if unit is not None and unit[0].about.name == "year" and unit[0].about.count < 3:
        told = year_told(words, unit[1], context)
        if told is None:
            return None
        first = _year_found(*told)
        return _year_range(words, first, told[2], context, between=unit[0].about.count != 1) if first is not None else None
    return None


def bare_year(words: TokenWords, index: int, context: Context) -> Found | None:
    """A four-figure number in a place where it is a year."""
    told = year_told(words, index, context)
    if told is None or words.digits(index) is None or len(words.keys[index]) != 4:
        return None
    value, calendar, end = told
    if value not in (_BARE_YEARS if calendar is Calendar.GREGORIAN else _SOLAR_BARE):
        return None
    if end == index + 1 and not _year_place(words, index):
        return None
    first = _year_found(*told)
    return None if first is None else _year_range(words, first, end, context, between=_between(words, index))


def _year_place(words: TokenWords, index: int) -> bool:
    """Whether what stands before a bare number makes it a year."""
    if index == 0:
        return False
    if words.mark(index - 1, "("):
        return words.mark(index + 1, ")-")
    if _named_by_year(words, index):
        return True
    if _between(words, index):
        following = number_at(words, index)
        return following is not None and _year_follows(words, index + 1)
    inside = next((word for kind in _YEAR_AFTER if (word := words.take(index - 1, kind)) is not None), None)
    if inside is not None and inside[1] == index:
        return words.digits(index) != 2000
    start = words.take(index - 1, Kind.FROM)
    return start is not None and start[1] == index and _year_follows(words, index + 1)


def _named_by_year(words: TokenWords, index: int) -> bool:
    """Whether a noun that takes a year stands before: «the 2015 agreement», «the presidential elections of 2024»."""
    for back in range(1, min(_NAME_WORDS, index) + 1):
        if words.tokens[index - back].kind is not TokenKind.WORD:
            return False
        noun = words.take(index - back, Kind.YEAR_NOUN)
        if noun is not None:
            return noun[1] == index or words.end_of_phrase(index + 1)
    return False


def _between(words: TokenWords, index: int) -> bool:
    before = words.take(index - 1, Kind.BETWEEN) if index else None
    return before is not None and before[1] == index


def _year_follows(words: TokenWords, at: int) -> bool:
    """Whether a connector and a second year follow."""
    connector = words.take(at, Kind.TO) or words.take(at, Kind.AND)
    after = connector[1] if connector is not None else at + 1 if words.mark(at, "-") else at
    following = words.digits(after)
    return after > at and following is not None and len(words.keys[after]) == 4 and 1300 <= following <= 2100


def _year_range(words: TokenWords, first: Found, end: int, context: Context, *, between: bool) -> Found:
    """The year, or the years up to the second one that is told with it."""
    connector = words.take(end, Kind.TO) or (words.take(end, Kind.AND) if between or len(words.key(end + 1)) == 4 else None)
    after = connector[1] if connector is not None else end + 1 if words.mark(end, "-") and words.adjacent(end + 1) else end
    if after == end:
        return first
    unit = words.take(after, Kind.UNIT)
    after = unit[1] if unit is not None and unit[0].about.name == "year" else after
    told = year_told(words, after, context)
    second = None if told is None else _year_found(*told)
    if second is None or first.days is None or second.days is None or second.days[1] < first.days[0]:
        return first
    return msgspec.structs.replace(second, days=(first.days[0], second.days[1]))


def decade(words: TokenWords, index: int, context: Context) -> Found | None:
    """«The nineties», «the decade of the 1990s», «the decade of the sixties» of the Solar Hijri calendar."""
    found = words.take(index, Kind.DECADE)
    if found is None:
        return None
    about, end = found[0].about, found[1]
    if about.name == "numbered":
        return _numbered_decade(words, end, context)
    century = words.take(end, Kind.CENTURY)
    if century is not None:
        start = int(century[0].about.value + about.value)
        end = century[1]
    elif about.caution:
        return None
    else:
        start = 1900 + int(about.value)
    days = decade_interval(Calendar.GREGORIAN, start)
    return None if days is None else Found(end=end, grain=Grain.DECADE, days=days)


def _numbered_decade(words: TokenWords, at: int, context: Context) -> Found | None:
    number = number_at(words, at)
    if number is None or number.value is None or number.ordinal or number.value % 10:
        return None
    value, end = int(number.value), number.end
    calendar = context.hijri if value < 100 or value in range(1300, 1500) else Calendar.GREGORIAN
    era = words.take(end, Kind.ERA)
    if era is not None and era[0].about.calendar is not None:
        calendar, end = era[0].about.calendar, era[1]
    if value < 100:
        value += 1900 if calendar is Calendar.GREGORIAN else 1300
    days = decade_interval(calendar, value)
    return None if days is None else Found(end=end, grain=Grain.DECADE, days=days, calendar=calendar)


def _year_word(words: TokenWords, at: int, context: Context) -> tuple[int, Calendar, int] | None:
    """A year that may have the word «year» before it."""
    at = words.skip(at, Kind.OF)
    unit = words.take(at, Kind.UNIT)
    at = unit[1] if unit is not None and unit[0].about.name == "year" else at
    return year_told(words, at, context) if words.digits(at) is not None else None


def _pointed_year(words: TokenWords, at: int, context: Context) -> Found | None:
    """«This year», «last year» after a season or a holiday."""
    at = words.skip(at, Kind.OF)
    found = unit_shift(words, at, context) or unit_phrase(words, at, context)
    return found if found is not None and found.grain is Grain.YEAR else None


def _season_days(calendar: Calendar, number: int, year: int) -> Interval | None:
    """Solar Hijri seasons are its quarters; Gregorian ones the meteorological, winter from the December before."""
    if calendar is Calendar.SOLAR_HIJRI:
        first = month_interval(calendar, year, 3 * number - 2)
        last = month_interval(calendar, year, 3 * number)
        return None if first is None or last is None else (first[0], last[1])
    start = to_gregorian(Calendar.GREGORIAN, year - (number == 4), 12 if number == 4 else 3 * number, 1)
    after = None if start is None else add_months(Calendar.GREGORIAN, start, 3)
    return None if start is None or after is None else (start, after - DAY)


def season(words: TokenWords, index: int, context: Context) -> Found | None:
    """«Summer 2023», «next spring», «this summer»."""
    this = words.take(index, Kind.THIS)
    found = words.take(this[1] if this is not None else index, Kind.SEASON)
    if found is None:
        return None
    number, end = int(found[0].about.value), found[1]
    told = _year_word(words, end, context)
    if told is not None:
        days = _season_days(told[1], number, told[0])
        return None if days is None else Found(end=told[2], grain=Grain.SEASON, days=days, calendar=told[1])
    modifier = words.take(end, Kind.MODIFIER)
    calendar = context.house
    pointed = _pointed_year(words, end, context)
    if this is None and modifier is None and pointed is None:
        return None
    if context.anchor is None:
        return Found(end=modifier[1] if modifier is not None else end, grain=Grain.SEASON, relative=True, calendar=calendar)
    near = [_season_days(calendar, number, year) for year in years_near(calendar, context.anchor)]
    if pointed is not None and pointed.days is not None:
        low, high = pointed.days
        inside = [days for days in near if days is not None and low <= days[1] <= high]
        return Found(end=pointed.end, grain=Grain.SEASON, days=inside[0], relative=True, calendar=calendar) if inside else None
    direction = int(modifier[0].about.value) if modifier is not None else 0
    if direction == 1 and calendar is Calendar.GREGORIAN:
        # Who speaks of the coming spring before the equinox means that of this year.
        near = [days for days in near if days is not None and days[0] > context.anchor - _SOLSTICE_LAG]
        direction = 0 if near and near[0] is not None and near[0][0] <= context.anchor else direction
    days = near_span(near, context, direction)
    if days is None:
        return None
    return Found(
        end=modifier[1] if modifier is not None else end, grain=Grain.SEASON, days=days, relative=True, calendar=calendar
    )


def holiday(words: TokenWords, index: int, context: Context) -> Found | None:
    """A holiday of this or of a told year."""
    found = words.take(index, Kind.HOLIDAY)
    if found is None or found[0].about.calendar is None:
        return None
    about, end = found[0].about, found[1]
    calendar = about.calendar or Calendar.GREGORIAN
    told = _year_word(words, end, context)
    if told is not None:
        return _holiday_of(calendar, about.month, about.day, told)
    pointed = _pointed_year(words, end, context)
    if pointed is not None and pointed.days is not None:
        return _holiday_within(calendar, about.month, about.day, pointed.days, pointed.end)
    modifier = words.take(end, Kind.MODIFIER)
    direction = int(modifier[0].about.value) if modifier is not None else None
    end = modifier[1] if modifier is not None else end
    if context.anchor is None:
        return Found(end=end, grain=Grain.DAY, relative=True, calendar=calendar, month=about.month, day=about.day)
    near = [day_interval(calendar, year, about.month, about.day) for year in years_near(calendar, context.anchor)]
    days = near_span(near, context, direction)
    return None if days is None else Found(end=end, grain=Grain.DAY, days=days, relative=True, calendar=calendar)


def _holiday_of(calendar: Calendar, month: int, day: int, told: tuple[int, Calendar, int]) -> Found | None:
    """The holiday in a told year, which may be of another calendar."""
    limits = year_interval(told[1], told[0])
    return None if limits is None else _holiday_within(calendar, month, day, limits, told[2])


def _holiday_within(calendar: Calendar, month: int, day: int, limits: Interval, end: int) -> Found | None:
    """The first such holiday in a stretch."""
    for year in years_near(calendar, limits[0]):
        days = day_interval(calendar, year, month, day)
        if days is not None and limits[0] <= days[1] and days[0] <= limits[1]:
            return Found(end=end, grain=Grain.DAY, days=days, calendar=calendar)
    return None


def part(words: TokenWords, index: int, context: Context) -> Found | None:
    """«Late February», «the beginning of 2025», «before the end of the year»."""
    until = words.take(index, Kind.UNTIL) or words.take(index, Kind.AGO_BEFORE)
    found = words.take(until[1] if until is not None else index, Kind.PART)
    if found is None:
        return None
    if until is None and found[0].prefixed and found[0].about.name == "end":
        until = found
    whole = _whole(words, words.skip(found[1], Kind.OF), context)
    if whole is None:
        return None
    name = found[0].about.name
    if whole.days is None:
        return whole
    if until is not None and name == "end" and context.anchor is not None:
        if whole.days[1] < context.anchor:
            return None
        return msgspec.structs.replace(whole, days=(context.anchor, whole.days[1]), relative=True)
    days = part_of(whole.days, name, whole.grain, whole.calendar)
    return None if days is None or (until is not None and name != "end") else msgspec.structs.replace(whole, days=days)


def sliced(words: TokenWords, index: int, context: Context) -> Found | None:
    """«The first half of February», «the last quarter of 2024», «the second week of April»."""
    found = words.take(index, Kind.SLICE)
    if found is None:
        return None
    pieces = int(found[0].about.value)
    ordinal = words.take(found[1], Kind.ORDINAL)
    last = words.take(found[1], Kind.LAST) if ordinal is None else None
    named = ordinal or last
    if named is None:
        return None
    whole = _whole(words, words.skip(named[1], Kind.OF), context)
    if whole is None or whole.days is None:
        return whole
    days = _slice(whole, pieces, int(ordinal[0].about.value) if ordinal is not None else -1)
    if days is None:
        return None
    return msgspec.structs.replace(whole, days=days, grain=whole.grain if pieces else Grain.WEEK)


def _slice(whole: Found, pieces: int, number: int) -> Interval | None:
    """One of so many equal pieces of a month or a year, or one of the weeks of a month counted from its first day."""
    if whole.days is None or number > (pieces or 5):
        return None
    first, last = whole.days
    if not pieces:
        start = last - 6 * DAY if number < 0 else first + 7 * (number - 1) * DAY
        return (start, min(start + 6 * DAY, last)) if start <= last else None
    number = pieces if number < 0 else number
    if whole.grain is Grain.YEAR:
        months = 12 // pieces
        opening = add_months(whole.calendar, first, months * (number - 1))
        after = add_months(whole.calendar, first, months * number)
        return None if opening is None or after is None else (opening, after - DAY)
    length = (last - first).days + 1
    return first + length * (number - 1) // pieces * DAY, first + (length * number // pieces - 1) * DAY


def _whole(words: TokenWords, at: int, context: Context) -> Found | None:
    """The stretch that a part is of, never clipped: a month, a year, a decade, a season, or the current unit."""
    plain = msgspec.structs.replace(context, tense=None)
    named = month_at(words, at)
    if named is not None:
        told = with_year(words, named)
        return resolved(told, context if told.direction != 0 else plain)
    found = year(words, at, plain) or decade(words, at, plain) or season(words, at, plain)
    found = found or unit_shift(words, at, plain) or unit_phrase(words, at, plain)
    if found is not None:
        return found
    if words.digits(at) is not None and len(words.keys[at]) == 4:
        told_year = year_told(words, at, context)
        return None if told_year is None else _year_found(*told_year)
    unit = words.take(at, Kind.UNIT)
    if unit is None or unit[0].about.count != 1 or not _current(unit[0].definite, context):
        return None
    name = unit[0].about.name
    if name not in ("week", "month", "year"):
        return None
    grain = {"week": Grain.WEEK, "month": Grain.MONTH, "year": Grain.YEAR}[name]
    if context.anchor is None:
        return Found(end=unit[1], grain=grain, relative=True)
    days = unit_of(name, context.anchor, context)
    return None if days is None else Found(end=unit[1], grain=grain, days=days, relative=True, calendar=context.house)


def _current(definite: bool, context: Context) -> bool:
    """Whether «the month» is this month: with the article where the language has one."""
    return definite or context.hijri is Calendar.SOLAR_HIJRI


__all__ = ["bare_year", "decade", "holiday", "part", "season", "told_at", "year", "year_told"]
