"""«Yesterday», «since», ranges, times of day, weekends, and periods that have a name and no days."""

from __future__ import annotations

import msgspec

from wasata.lang.calendars import from_gregorian
from wasata.lang.number_words import number_at
from wasata.lang.time_clock import clock_at
from wasata.lang.time_dates import Told, dated, resolved, told_at, with_clock
from wasata.lang.time_resolve import Context, Found, shifted, week_of
from wasata.lang.time_words import Kind
from wasata.lang.time_years import bare_year, holiday, part, season, year
from wasata.lang.token_words import TokenWords
from wasata.model.times import Grain

_SATURDAY = 5
_LISTED = 6
"""Days that two dates joined by «and» may lie apart to be one stretch: «on 12 and 13 March»."""


def shift(words: TokenWords, index: int, context: Context) -> Found | None:
    """«Yesterday», «tomorrow Wednesday», «this evening», with the weekday or date that is told beside it."""
    at = words.skip(index, Kind.DAYTIME)
    found = words.take(at, Kind.SHIFT)
    if found is None or words.take(found[1], Kind.OTHER_DAY) is not None:
        return None
    ordinal = words.take(found[1], Kind.ORDINAL)
    if ordinal is not None and ordinal[0].definite and not ordinal[0].prefixed:
        return None  # «the third day» is written like «today the third».
    end = words.skip(found[1], Kind.DAYTIME)
    start = end + 1 if words.mark(end, ",(") else end
    beside = dated(words, start, context) if words.take(start, Kind.WEEKDAY) is not None else None
    if beside is not None:
        end = beside.end + 1 if words.mark(start - 1, "(") and words.mark(beside.end, ")") else beside.end
    if context.anchor is None:
        return msgspec.structs.replace(beside, end=end) if beside is not None else Found(end=end, grain=Grain.DAY, relative=True)
    day = shifted(context.anchor, int(found[0].about.value))
    if day is None:
        return None
    if beside is not None and beside.days is not None and not beside.relative:
        return msgspec.structs.replace(beside, end=end)
    clocked = beside.clock if beside is not None else None
    plain = Found(end=end, grain=Grain.DAY if clocked is None else Grain.TIME, days=(day, day), relative=True, clock=clocked)
    return plain if clocked is not None else with_clock(words, plain)


def weekend(words: TokenWords, index: int, context: Context) -> Found | None:
    """The Saturday and Sunday that are near; the past ones when the tense is past."""
    found = words.take(index, Kind.WEEKEND)
    if found is None:
        return None
    modifier = words.take(found[1], Kind.MODIFIER)
    end = modifier[1] if modifier is not None else found[1]
    if context.anchor is None:
        return Found(end=end, grain=Grain.DAY, relative=True)
    direction = int(modifier[0].about.value) if modifier is not None else -1 if context.tense == "past" else 0
    here = week_of(context.anchor, 0)
    saturday = None if here is None else shifted(here[0], _SATURDAY + 7 * direction)
    sunday = None if saturday is None else shifted(saturday, 1)
    return None if saturday is None or sunday is None else Found(end=end, grain=Grain.DAY, days=(saturday, sunday), relative=True)


def since(words: TokenWords, index: int, context: Context) -> Found | None:
    """«Since 2011», «since last February»: from the first of those days until the anchor."""
    found = words.take(index, Kind.SINCE)
    from_year = found is None
    found = found or words.take(index, Kind.SINCE_YEAR)
    if found is None:
        return None
    at = found[1]
    unit = words.take(at, Kind.UNIT)
    opening = words.take(at, Kind.PART)
    if opening is None and from_year and (unit is None or unit[0].about.name != "year"):
        return None
    start = part(words, at, context) if opening is not None else year(words, at, context) or bare_year(words, at, context)
    if start is not None and from_year and words.take(start.end, Kind.TO) is not None:
        return None
    if not from_year and start is None:
        start = shift(words, at, context) or dated(words, at, context)
    if start is None or start.days is None or context.anchor is None or start.days[0] > context.anchor:
        return start
    if start.days[1] < start.days[0] or (from_year and start.days[1].year - start.days[0].year > 1):
        return start
    return msgspec.structs.replace(start, days=(start.days[0], context.anchor))


def bounded(words: TokenWords, index: int, context: Context) -> Found | None:
    """«Before 2015», «after 7 October»: open on the far side, up to the anchor on the near one."""
    before = words.take(index, Kind.BEFORE)
    cue = before or words.take(index, Kind.AFTER)
    if cue is None or words.take(index, Kind.DAYTIME) is not None:
        return None
    rules = (year, bare_year, season, holiday, dated)
    found = next((time for rule in rules if (time := rule(words, cue[1], context)) is not None), None)
    if found is None or found.days is None:
        return found
    first, last = found.days
    anchor = context.anchor
    start, end = None, None
    if before is not None:
        end = shifted(first, -1)
        start = anchor if anchor is not None and end is not None and anchor <= end and context.tense != "past" else None
        if end is not None and anchor is not None and context.tense == "past":
            end = min(end, anchor)
    else:
        start = shifted(last, 1)
        end = anchor if anchor is not None and start is not None and start <= anchor and context.tense == "past" else None
    return msgspec.structs.replace(found, days=None, first=start, last=end, clock=None)


def ranged(words: TokenWords, index: int, context: Context) -> Found | None:
    """«Between 22 and 24 October», «from 27 February to 2 March», «10-13 February»."""
    between = words.take(index, Kind.BETWEEN)
    opening = between or words.take(index, Kind.FROM)
    at = opening[1] if opening is not None else index
    unit = words.take(at, Kind.UNIT)
    if unit is not None and unit[0].about.name == "day":
        at = unit[1]
    first = told_at(words, at, context)
    day: int | None = None
    if first is not None:
        end = first.end
    else:
        number = number_at(words, at)
        if number is None or number.value is None or not 1 <= number.value <= 31 or number.value != int(number.value):
            return None
        day, end = int(number.value), number.end
    after = _connected(words, end, between is not None)
    listed = after is None and day is not None
    if listed:
        joining = words.take(end, Kind.AND)
        after = joining[1] if joining is not None else None
    if after is None:
        return None
    second = told_at(words, after, context)
    if listed and (second is None or not 0 < (second.day or 0) - (day or 0) <= _LISTED):
        return None
    if (
        second is None
        or (day is not None and second.day is None)
        or (first is not None and (first.day is None) != (second.day is None))
    ):
        return None
    if day is not None:
        first = msgspec.structs.replace(second, day=day)
    return None if first is None else _joined(first, second, context)


def _connected(words: TokenWords, end: int, between: bool) -> int | None:
    """The token after the word or the dash that joins the two ends of a range."""
    connector = words.take(end, Kind.TO) or (words.take(end, Kind.AND) if between else None)
    if connector is not None:
        return connector[1]
    if words.mark(end, "-"):
        return end + 1
    joined = words.take(end, Kind.NUMBER) or words.take(end, Kind.ORDINAL)
    return end if between and joined is not None and joined[0].joined else None


def _joined(first: Told, second: Told, context: Context) -> Found | None:
    """The days from the first date to the second; each lends the other what is not told with it."""
    last = resolved(second, context)
    if last is None:
        return None
    if last.days is None:
        return last
    if first.year is None and first.calendar is second.calendar:
        here = from_gregorian(second.calendar, last.days[0])
        if here is not None:
            borrowed = second.year if second.year is not None else here[0]
            month = first.month if first.month is not None else here[1]
            earlier = (month, first.day or 0) > (here[1], second.day or 0)
            first = msgspec.structs.replace(first, year=borrowed - earlier, month=month, month_shift=None)
    start = resolved(first, context)
    if start is None or start.days is None or start.days[0] > last.days[1]:
        return None
    return msgspec.structs.replace(last, days=(start.days[0], last.days[1]))


def clock(words: TokenWords, index: int, context: Context) -> Found | None:
    """A time of day, with the weekday or the day that follows it; without one its day is unknown."""
    found = clock_at(words, index, marked=True)
    if found is None:
        return None
    told, end = found
    at = end + 1 if words.mark(end, ",") else end
    at = words.skip(at, Kind.OF)
    beside = shift(words, at, context) or (dated(words, at, context) if words.take(at, Kind.MONTH) is None else None)
    if beside is None or beside.grain is not Grain.DAY:
        return Found(end=end, grain=Grain.TIME, clock=told, relative=True)
    return msgspec.structs.replace(beside, grain=Grain.TIME, clock=told)


def period(words: TokenWords, index: int, _context: Context) -> Found | None:
    """«During his first term», «the Cold War»: typed, and without days."""
    inside = words.take(index, Kind.INSIDE) or words.take(index, Kind.WITHIN)
    at = inside[1] if inside is not None else index
    named = words.take(at, Kind.PERIOD)
    if named is not None:
        return Found(end=named[1], grain=Grain.PERIOD)
    head = words.take(at, Kind.PERIOD_HEAD)
    if head is None:
        return None
    number = words.take(head[1], Kind.ORDINAL)
    end = number[1] if number is not None else head[1]
    tail = words.take(end, Kind.PERIOD_TAIL)
    if tail is not None:
        return Found(end=tail[1], grain=Grain.PERIOD)
    if (number is None and inside is None) or not _owned(words, at):
        return None
    return Found(end=end, grain=Grain.PERIOD)


def _owned(words: TokenWords, at: int) -> bool:
    """Whether the head of a period is one by itself: the class has endings, such as «his term»."""
    head = words.take(at, Kind.PERIOD_HEAD)
    return head is not None and bool(head[0].about.endings)
