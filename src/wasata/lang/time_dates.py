"""Dates as told: figures, day and month, weekday, year, with the pairs of calendars that the press writes."""

from __future__ import annotations

import msgspec

from wasata.lang.calendars import Interval, day_interval, from_gregorian, month_interval
from wasata.lang.number_words import number_at
from wasata.lang.time_clock import clock_at
from wasata.lang.time_resolve import Context, Found, clipped, near_day, near_month, near_weekday, shifted
from wasata.lang.time_words import Kind
from wasata.lang.token_words import TokenWords
from wasata.model.sentences import TokenKind
from wasata.model.times import Calendar, Grain

_OPEN, _CLOSE = "([", ")]"
_GREGORIAN_YEARS = range(1800, 2101)
_HIJRI_YEARS = range(1300, 1500)
_LISTED_WEEKDAYS = 3
_DAYS_OR_YEARS = range(10, 30)
"""Two figures after a month that may as well be a day."""


class Told(msgspec.Struct, frozen=True, kw_only=True):
    """The parts of a date that are told, before they are resolved."""

    end: int
    calendar: Calendar = Calendar.GREGORIAN
    year: int | None = None
    month: int | None = None
    day: int | None = None
    direction: int | None = None
    """-1 for «last», 0 for «this», 1 for «next», said of the month."""
    year_shift: int | None = None
    """The same, said of the year."""
    month_shift: int | None = None
    """The same, said of a month that is not named: «the 22nd of this month»."""


def dated(words: TokenWords, index: int, context: Context) -> Found | None:
    """The date or the weekday that begins at a token."""
    this = words.take(index, Kind.THIS)
    at = words.skip(this[1] if this is not None else index, Kind.DAYTIME)
    at = _skip_day_word(words, at)
    if words.take(at, Kind.WEEKDAY) is not None:
        found = _weekday_dated(words, at, context, this=this is not None)
    elif this is not None:
        return None
    else:
        told = told_at(words, at, context)
        found = _resolved_pair(words, told, context, None) if told is not None else None
    return None if found is None else with_clock(words, found)


def _weekday_dated(words: TokenWords, at: int, context: Context, *, this: bool) -> Found | None:
    """A weekday with the date, the modifier or the week that is told with it."""
    weekday = words.take(at, Kind.WEEKDAY)
    if weekday is None or (at and words.take(at - 1, Kind.EVERY) is not None):
        return None
    number, end = int(weekday[0].about.value), weekday[1]
    direction = 0 if this else None
    modifier = words.take(end, Kind.MODIFIER)
    if modifier is not None and modifier[0].about.name != "recent":
        direction, end = int(modifier[0].about.value), modifier[1]
    end = words.skip(end, Kind.DAYTIME)
    start = _lead_in(words, end)
    told = told_at(words, start, context)
    if told is not None and told.day is not None:
        found = _resolved_pair(words, told, context, number)
        if found is not None and words.mark(start - 1, _OPEN) and words.mark(found.end, _CLOSE):
            found = msgspec.structs.replace(found, end=found.end + 1)
        return found
    if weekday[0].about.caution > 1:
        return None
    return _in_week(words, number, end, context) or _weekday(number, direction, end, context)


def _in_week(words: TokenWords, weekday: int, end: int, context: Context) -> Found | None:
    """«Tuesday of last week», «Monday and Tuesday of next week»."""
    at = end
    for _ in range(_LISTED_WEEKDAYS):
        joining = words.take(at, Kind.AND)
        listed = words.take(joining[1] if joining is not None else at, Kind.WEEKDAY)
        if listed is None or (joining is None and not listed[0].joined):
            break
        at = listed[1]
    stop_here = end if at != end else None
    at = words.skip(at, Kind.OF)
    this = words.take(at, Kind.THIS)
    unit = words.take(this[1] if this is not None else at, Kind.UNIT)
    if unit is None or unit[0].about.name != "week" or unit[0].about.count != 1:
        return None
    modifier = words.take(unit[1], Kind.MODIFIER)
    if this is None and modifier is None:
        return None
    stop = stop_here or (modifier[1] if modifier is not None else unit[1])
    weeks = int(modifier[0].about.value) if modifier is not None else 0
    if context.anchor is None:
        return Found(end=stop, grain=Grain.DAY, relative=True, weekday=weekday)
    here = near_weekday(weekday, context, 0)
    day = None if here is None else shifted(here, 7 * weeks)
    return None if day is None else Found(end=stop, grain=Grain.DAY, days=(day, day), relative=True)


def _resolved_pair(words: TokenWords, told: Told, context: Context, weekday: int | None) -> Found | None:
    found = resolved(told, context, weekday)
    return None if found is None else paired(words, found, told, context)


def _skip_day_word(words: TokenWords, at: int) -> int:
    """The token after a «day» that only introduces a weekday or a date."""
    unit = words.take(at, Kind.UNIT)
    if unit is None or unit[0].about.name != "day" or unit[0].about.count != 1:
        return at
    after = unit[1]
    return after if words.take(after, Kind.WEEKDAY) is not None or number_at(words, after) is not None else at


def _lead_in(words: TokenWords, at: int) -> int:
    """The token after what may stand between a weekday and its date."""
    after = at
    if words.mark(after, ",-("):
        after += 1
    pair = words.take(after, Kind.PAIR)
    return pair[1] if pair is not None else after


def _weekday(weekday: int, direction: int | None, end: int, context: Context) -> Found:
    day = near_weekday(weekday, context, direction)
    days = None if day is None else (day, day)
    return Found(end=end, grain=Grain.DAY, days=days, relative=True, weekday=None if days else weekday)


def told_at(words: TokenWords, at: int, context: Context) -> Told | None:
    """The date or the named month that begins at a token."""
    if at not in words.told:
        words.told[at] = _told(words, at, context)
    return words.told[at]


def _told(words: TokenWords, at: int, context: Context) -> Told | None:
    if at >= len(words.tokens):
        return None
    if words.tokens[at].kind is TokenKind.NUMBER:
        told = _figures(words, at, context)
        if told is not None:
            return told
    elif words.kinds[at] is None:
        return None
    return _day_month(words, at, context) or _month_first(words, at, context)


def _figures(words: TokenWords, at: int, context: Context) -> Told | None:
    """ISO 8601, yyyy/mm/dd, dd/mm/yyyy, dd.mm.yyyy; mm/dd/yyyy where nothing else is a date."""
    key = words.keys[at]
    parts: list[str] = []
    end = at + 1
    for separator in "/.":
        if key.count(separator) == 2:
            parts = key.split(separator)
    dashed = not parts and words.mark(at + 1, "-/") and words.mark(at + 3, "-/")
    if dashed and at + 4 < len(words.keys) and all(words.adjacent(index) for index in range(at + 1, at + 5)):
        parts, end = [key, words.keys[at + 2], words.keys[at + 4]], at + 5
    if len(parts) != 3 or not all(part.isdecimal() and len(part) in (1, 2, 4) for part in parts):
        return None
    first, second, third = map(int, parts)
    orders = [(first, second, third)] if len(parts[0]) == 4 else [(third, second, first), (third, first, second)]
    if (len(parts[0]) != 4 and len(parts[2]) != 4) or len(parts[1]) == 4:
        return None
    for year, month, day in orders:
        calendar = year_calendar(year, context)
        era = words.take(end, Kind.ERA)
        if calendar is not None and day_interval(calendar, year, month, day) is not None:
            stop = era[1] if era is not None else end
            return Told(end=stop, calendar=calendar, year=year, month=month, day=day)
    return None


def year_calendar(year: int, context: Context) -> Calendar | None:
    """The calendar that a four-figure year is in; `None` for a number that is no year."""
    if year in _GREGORIAN_YEARS:
        return Calendar.GREGORIAN
    return context.hijri if year in _HIJRI_YEARS else None


def _day_month(words: TokenWords, at: int, context: Context) -> Told | None:
    """«27 February 2025», «the twelfth of Esfand», «the 22nd of this month»."""
    number = number_at(words, at)
    if number is None or number.value is None or not 1 <= number.value <= 31 or number.value != int(number.value):
        return None
    day, end = int(number.value), number.end
    after = words.skip(end, Kind.OF)
    if number.ordinal and words.mark(end, ",") and words.take(end + 1, Kind.MONTH) is not None:
        after = end + 1  # «14th, May 2025»
    month = month_at(words, after)
    if month is not None:
        if month.calendar is not Calendar.LUNAR_HIJRI and day > _longest(month):
            return None
        told = with_year(words, month)
        return msgspec.structs.replace(told, day=day)
    current = words.take(after, Kind.MODIFIER)
    if current is not None and current[0].definite and current[0].about.value == 0:
        return Told(end=current[1], calendar=context.house, day=day, month_shift=0)  # «the 15th of the current»
    unit = words.take(after, Kind.UNIT)
    this = words.take(after, Kind.THIS)
    if unit is None and this is not None:
        unit = words.take(this[1], Kind.UNIT)
    if unit is None or unit[0].about.name != "month" or unit[0].about.count != 1:
        return None
    modifier = words.take(unit[1], Kind.MODIFIER)
    if this is not None:
        return Told(end=unit[1], calendar=context.house, day=day, month_shift=0)
    if modifier is None or (after == end and not number.ordinal and modifier[0].about.value != 0):
        return None  # «five months past» is no day of a month.
    return Told(end=modifier[1], calendar=context.house, day=day, month_shift=int(modifier[0].about.value))


def _longest(month: Told) -> int:
    number = month.month or 1
    if month.calendar is Calendar.SOLAR_HIJRI:
        return 31 if number <= 6 else 30
    return (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)[number - 1]


def month_at(words: TokenWords, at: int) -> Told | None:
    """A named month, its double name in brackets or after a slash included, whatever caution it wants."""
    start = at
    unit = words.take(at, Kind.UNIT)
    if unit is not None and unit[0].about.name == "month" and unit[0].about.count == 1 and words.take(at, Kind.MONTH) is None:
        start = unit[1]
    month = words.take(start, Kind.MONTH)
    if month is None or month[0].about.calendar is None:
        return None
    about, end = month[0].about, month[1]
    if words.mark(end, "/-" + _OPEN) or words.take(end, Kind.MONTH) is not None:
        double = words.take(end + 1, Kind.MONTH) or words.take(end, Kind.MONTH)
        if double is not None and double[0].about.calendar is about.calendar and double[0].about.value == about.value:
            bracket = words.mark(end, _OPEN)
            end = double[1]
            if bracket and words.mark(end, _CLOSE):
                end += 1
    after = words.take(end, Kind.UNIT)
    if after is not None and after[0].about.name == "month" and after[0].about.count == 1 and start == at:
        follows = words.take(after[1], Kind.MODIFIER)
        if not after[0].definite and (follows is None or follows[0].about.value != 0):
            end = after[1]
    return Told(end=end, calendar=about.calendar or Calendar.GREGORIAN, month=int(about.value))


def _month_first(words: TokenWords, at: int, context: Context) -> Told | None:
    """«February 27, 2025», «February 2025», «last February», and the month alone where it is sure to be one."""
    month = month_at(words, at)
    if month is None:
        return None
    if (
        words.mark(month.end, ".")
        and words.digits(month.end + 1) is not None
        and words.adjacent(month.end)
        and not words.adjacent(month.end + 1)
    ):
        month = msgspec.structs.replace(month, end=month.end + 1)  # «Mar. 4, 2025»
    day = words.digits(month.end)
    if day is not None and 1 <= day <= _longest(month):
        end = words.skip(month.end + 1, Kind.ORDINAL_MARK)
        end = end + 1 if words.mark(end, ",") else end
        year = words.digits(end)
        if year is not None and year_calendar(year, context) is Calendar.GREGORIAN and month.calendar is Calendar.GREGORIAN:
            return Told(end=end + 1, calendar=month.calendar, year=year, month=month.month, day=day)
    told = with_year(words, month)
    if (told.year, told.direction, told.year_shift) != (None, None, None) or _sure_month(words, at, month):
        return told
    return None


def _sure_month(words: TokenWords, at: int, month: Told) -> bool:
    """Whether a month that stands alone is one, and not another word that is written alike."""
    named = words.take(at, Kind.MONTH)
    if named is None or month.end - at > 1 + len(named[0].rest):
        return True
    caution = named[0].about.caution
    if caution == 0:
        return True
    if caution > 1:
        return False
    return named[0].prefixed or any(
        word is not None and at - 1 + 1 + len(word[0].rest) == at for word in (words.take(at - 1, Kind.INSIDE),) if at > 0
    )


def with_year(words: TokenWords, month: Told) -> Told:
    """The month with the year told after it, or with «last», «this», «next» of itself or of the year."""
    end = month.end
    modifier = words.take(end, Kind.MODIFIER)
    if modifier is not None and modifier[0].about.name != "recent":
        return msgspec.structs.replace(month, end=modifier[1], direction=int(modifier[0].about.value))
    after = words.skip(end, Kind.OF)
    if words.mark(after, ",") and words.digits(after + 1) is not None and (words.digits(after + 1) or 0) > 31:
        after += 1
    this = words.take(after, Kind.THIS)
    shift = words.take(after, Kind.UNIT_SHIFT)
    if shift is not None and shift[0].about.name == "year":
        return msgspec.structs.replace(month, end=shift[1], year_shift=int(shift[0].about.value))
    unit = words.take(this[1] if this is not None else after, Kind.UNIT)
    if unit is not None and unit[0].about.name == "year" and unit[0].about.count == 1:
        if this is not None:
            return msgspec.structs.replace(month, end=unit[1], year_shift=0)
        modifier = words.take(unit[1], Kind.MODIFIER)
        if modifier is not None:
            return msgspec.structs.replace(month, end=modifier[1], year_shift=int(modifier[0].about.value))
        after = unit[1]
    year = year_after(words, after, month.calendar)
    return month if year is None else msgspec.structs.replace(month, end=year[1], year=year[0])


def year_after(words: TokenWords, at: int, calendar: Calendar) -> tuple[int, int] | None:
    """The year of a month of a known calendar, and the token after it; the two last figures alone for a Solar Hijri year."""
    year = words.digits(at)
    if year is None or (words.mark(at + 1, "-:") and words.adjacent(at + 1) and words.adjacent(at + 2)):
        return None
    length = len(words.keys[at])
    if length == 2 and calendar is Calendar.SOLAR_HIJRI:
        if year in _DAYS_OR_YEARS:
            return None
        year += 1300 if year >= 30 else 1400
    elif length != 4 or year not in (_GREGORIAN_YEARS if calendar is Calendar.GREGORIAN else _HIJRI_YEARS):
        return None
    era = words.take(at + 1, Kind.ERA)
    return year, era[1] if era is not None else at + 1


def resolved(told: Told, context: Context, weekday: int | None = None) -> Found | None:
    """What is told, as days; without days where nothing anchors it, `None` where there is no such date."""
    grain = Grain.DAY if told.day is not None else Grain.MONTH
    year, month = told.year, told.month
    relative = year is None
    anchored = context.anchor is not None
    if year is None and told.year_shift is not None and context.anchor is not None:
        here = from_gregorian(told.calendar, context.anchor)
        year = None if here is None else here[0] + told.year_shift
    if told.month_shift is not None and context.anchor is not None:
        here = from_gregorian(told.calendar, context.anchor)
        if here is None:
            return None
        year, index = divmod(here[0] * 12 + here[1] - 1 + told.month_shift, 12)
        month = index + 1
    days: Interval | None = None
    if month is not None and year is not None:
        days = (
            month_interval(told.calendar, year, month) if told.day is None else day_interval(told.calendar, year, month, told.day)
        )
    elif month is not None:
        if told.day is None:
            days = near_month(told.calendar, month, context, told.direction)
            if days is not None and told.direction == 0:
                days = clipped(days, context)
        else:
            days = near_day(told.calendar, month, told.day, context, told.direction, weekday)
    if days is None and (anchored or not relative):
        return None
    if days is not None:
        return Found(end=told.end, grain=grain, days=days, calendar=told.calendar, relative=relative)
    return Found(
        end=told.end,
        grain=grain,
        calendar=told.calendar,
        relative=relative,
        year=told.year,
        month=told.month,
        day=told.day,
        weekday=weekday,
    )


def paired(words: TokenWords, found: Found, told: Told, context: Context) -> Found:
    """A date with the same date in another calendar after it: the one that is sure, in full, counts."""
    at = found.end
    bracket = words.mark(at, _OPEN)
    slash = words.mark(at, "/=-,")
    at = at + 1 if bracket or slash else at
    pair = words.take(at, Kind.PAIR)
    at = pair[1] if pair is not None else at
    if pair is None and not bracket and not slash:
        return found
    at = words.skip(at, Kind.OF) if pair is not None else at
    at = words.take(at, Kind.WEEKDAY)[1] if words.take(at, Kind.WEEKDAY) is not None else at  # type: ignore[index]
    other = told_at(words, at, context)
    if other is None or other.calendar is told.calendar or (other.day is None) != (told.day is None):
        return found
    second = resolved(other, context)
    if second is None:
        return found
    end = second.end + 1 if bracket and words.mark(second.end, _CLOSE) else second.end
    best = max(
        (found, told), (second, other), key=lambda pair: (pair[1].calendar is not Calendar.LUNAR_HIJRI, pair[1].year or 0 > 0)
    )[0]
    return msgspec.structs.replace(best, end=end)


def with_clock(words: TokenWords, found: Found) -> Found:
    """The day with the time of day that follows it."""
    at = found.end
    if words.mark(at, ",-|"):
        at += 1
    at = words.skip(at, Kind.INSIDE, Kind.OF)
    clock = clock_at(words, at, marked=True)
    if clock is None or found.grain is not Grain.DAY:
        return found
    return msgspec.structs.replace(found, end=clock[1], grain=Grain.TIME, clock=clock[0])
