"""From what is told of a date to the days that it may mean, seen from an anchor day."""

from __future__ import annotations

from datetime import date, timedelta

import msgspec

from wasata.lang.calendars import (
    DAY,
    Interval,
    add_months,
    day_interval,
    from_gregorian,
    month_interval,
    to_gregorian,
    year_interval,
)
from wasata.model.times import Calendar, Grain

SEVERAL = {"minute": 60, "hour": 48, "day": 10, "week": 8, "month": 12, "year": 10, "decade": 5}
"""How far «coming days» reach, in units; beyond it a writer would take the next larger unit."""
GRAINS = {
    "minute": Grain.TIME,
    "hour": Grain.TIME,
    "day": Grain.DAY,
    "week": Grain.WEEK,
    "month": Grain.MONTH,
    "year": Grain.YEAR,
    "decade": Grain.DECADE,
}
"""The grain of each unit."""


class Found(msgspec.Struct, frozen=True, gc=False, kw_only=True):
    """A time and the token after it."""

    end: int
    grain: Grain
    days: Interval | None = None
    first: date | None = None
    """Where an interval begins that has no end, in place of `days`."""
    last: date | None = None
    """Where an interval ends that has no beginning, in place of `days`."""
    calendar: Calendar = Calendar.GREGORIAN
    relative: bool = False
    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    clock: str | None = None


class Context(msgspec.Struct, frozen=True, kw_only=True):
    """What times are resolved against."""

    anchor: date | None
    tense: str | None
    house: Calendar
    """The calendar of months and years that are only pointed at: «last month»."""
    hijri: Calendar
    """The calendar of a year such as 1403 that nothing else tells."""
    week_starts: int
    """The first weekday, Monday being 0."""


def shifted(anchor: date, days: int) -> date | None:
    """So many days on; `None` beyond the calendar."""
    try:
        return anchor + timedelta(days)
    except OverflowError:
        return None


def _choose(candidates: list[Interval], context: Context, direction: int | None) -> Interval | None:
    """The interval that a modifier, else the tense, else nearness to the anchor picks."""
    anchor = context.anchor
    if anchor is None or not candidates:
        return None
    if direction == -1:
        fitting = [days for days in candidates if days[1] < anchor]
        return max(fitting, default=None)
    if direction == 1:
        return min((days for days in candidates if days[0] > anchor), default=None)
    if direction is None and context.tense == "past":
        return max((days for days in candidates if days[0] <= anchor), default=None)
    if direction is None and context.tense == "future":
        return min((days for days in candidates if days[1] >= anchor), default=None)

    def distance(days: Interval) -> tuple[int, bool]:
        if days[0] <= anchor <= days[1]:
            return 0, False
        return (days[0] - anchor).days if days[0] > anchor else (anchor - days[1]).days, days[0] > anchor

    return min(candidates, key=distance)


def years_near(calendar: Calendar, anchor: date) -> list[int]:
    """The anchor's year in a calendar with those beside it."""
    here = from_gregorian(calendar, anchor)
    return [] if here is None else [here[0] + step for step in (-2, -1, 0, 1, 2)]


def near_day(
    calendar: Calendar, month: int, day: int, context: Context, direction: int | None, weekday: int | None
) -> Interval | None:
    """A day of a month whose year is not told; a weekday told with it picks the year where it can."""
    if context.anchor is None:
        return None
    found = [days for year in years_near(calendar, context.anchor) if (days := day_interval(calendar, year, month, day))]
    if weekday is not None and direction is None and calendar is not Calendar.LUNAR_HIJRI:
        chosen = _choose(found, context, None)
        if chosen is not None and chosen[0].weekday() == weekday:
            return chosen
        agreeing = [days for days in found if days[0].weekday() == weekday]
        return _choose(agreeing, context, None) or chosen
    return _choose(found, context, direction)


def near_month(calendar: Calendar, month: int, context: Context, direction: int | None) -> Interval | None:
    """A month whose year is not told."""
    if context.anchor is None:
        return None
    found = [days for year in years_near(calendar, context.anchor) if (days := month_interval(calendar, year, month))]
    return _choose(found, context, direction)


def near_span(candidates: list[Interval | None], context: Context, direction: int | None) -> Interval | None:
    """One of several stretches: a season, a holiday."""
    return _choose([days for days in candidates if days is not None], context, direction)


def near_weekday(weekday: int, context: Context, direction: int | None) -> date | None:
    """The weekday that is meant: the latest one, the anchor included, unless tense or modifier point ahead."""
    anchor = context.anchor
    if anchor is None:
        return None
    if direction == 1:
        return shifted(anchor, (weekday - anchor.weekday() - 1) % 7 + 1)
    if direction == -1:
        return shifted(anchor, -((anchor.weekday() - weekday - 1) % 7 + 1))
    if direction == 0:
        start = week_of(anchor, context.week_starts)
        return None if start is None else shifted(start[0], (weekday - context.week_starts) % 7)
    if context.tense == "future":
        return shifted(anchor, (weekday - anchor.weekday()) % 7)
    return shifted(anchor, -((anchor.weekday() - weekday) % 7))


def week_of(day: date, starts: int) -> Interval | None:
    """The week that holds a day."""
    first = shifted(day, -((day.weekday() - starts) % 7))
    last = None if first is None else shifted(first, 6)
    return None if first is None or last is None else (first, last)


def unit_of(unit: str, day: date, context: Context) -> Interval | None:
    """The day, week, month, year or decade that holds a day, in the calendar of the house."""
    if unit in ("minute", "hour", "day"):
        return day, day
    if unit == "week":
        return week_of(day, context.week_starts)
    here = from_gregorian(context.house, day)
    if here is None:
        return None
    if unit == "month":
        return month_interval(context.house, here[0], here[1])
    if unit == "year":
        return year_interval(context.house, here[0])
    return decade_interval(context.house, here[0] - here[0] % 10)


def decade_interval(calendar: Calendar, year: int) -> Interval | None:
    """The ten years from `year`."""
    first, last = year_interval(calendar, year), year_interval(calendar, year + 9)
    return None if first is None or last is None else (first[0], last[1])


def moved(unit: str, count: float, anchor: date, calendar: Calendar) -> date | None:
    """The day so many units on (or back, when negative)."""
    whole = int(count)
    if abs(whole) > 200_000:
        return None
    if unit in ("minute", "hour"):
        per_day = 24 if unit == "hour" else 1440
        return shifted(anchor, -(-whole // per_day) if whole > 0 else whole // per_day)
    if unit in ("day", "week"):
        return shifted(anchor, whole * (7 if unit == "week" else 1))
    return add_months(calendar, anchor, round(count * {"month": 1, "year": 12, "decade": 120}[unit]))


def clipped(days: Interval, context: Context) -> Interval:
    """A stretch that is under way ends with the anchor when the tense is past, and begins with it when it is future."""
    anchor = context.anchor
    if anchor is None or not days[0] <= anchor <= days[1]:
        return days
    if context.tense == "past":
        return days[0], anchor
    if context.tense == "future":
        return anchor, days[1]
    return days


def part_of(days: Interval, part: str, grain: Grain, calendar: Calendar) -> Interval | None:
    """The beginning, the middle or the end of a stretch: ten days of a month, the outer quarters of a year."""
    first, last = days
    length = (last - first).days + 1
    if grain is Grain.MONTH:
        cuts = {"early": (0, 9), "middle": (10, 19)}.get(part, (20, length - 1))
    elif grain is Grain.YEAR:
        months = {"early": (0, 3), "middle": (4, 8)}.get(part, (9, 12))
        start, after = (add_months(calendar, first, step) for step in months)
        return None if start is None or after is None else (start, after - DAY)
    else:
        cuts = {
            "early": (0, max(0, length * 2 // 5 - 1)),
            "middle": (length * 2 // 5, max(length * 2 // 5, length * 3 // 5)),
        }.get(part, (length * 3 // 5, length - 1))
    start, end = first + timedelta(cuts[0]), first + timedelta(cuts[1])
    return (start, min(end, last)) if start <= last else None


def exact(calendar: Calendar, year: int, month: int, day: int) -> bool:
    """Whether a date exists."""
    return to_gregorian(calendar, year, month, day) is not None
