"""Days, months and years of the Gregorian, the Solar Hijri and the lunar Hijri calendar, as Gregorian days.

The Solar Hijri leap years follow the 33-year rule, which agrees with the official calendar of Iran from 1206 to 1497
(March 1827 to March 2119); the lunar months are those of Umm al-Qura. Where the moon was sighted instead, a lunar day may lie one
day off, which `day_interval`, `month_interval` and `year_interval` allow for.
"""

from __future__ import annotations

from datetime import date, timedelta
from functools import lru_cache

from hijridate import Gregorian, Hijri

from wasata.model.times import Calendar

DAY = timedelta(days=1)

_SOLAR_FIRST_YEAR, _SOLAR_LAST_YEAR = 1206, 1497
_SOLAR_EPOCH = date(2024, 3, 20).toordinal()
"""1 Farvardin 1403."""
_SOLAR_EPOCH_YEAR = 1403
_LUNAR_FIRST_YEAR, _LUNAR_LAST_YEAR = 1343, 1500

Interval = tuple[date, date]


def _solar_leaps(year: int) -> int:
    """How many leap years lie before `year`, from year 1."""
    return (8 * (year - 1) + 29) // 33


def _solar_new_year(year: int) -> int:
    """The Gregorian ordinal of 1 Farvardin."""
    years = year - _SOLAR_EPOCH_YEAR
    return _SOLAR_EPOCH + 365 * years + _solar_leaps(year) - _solar_leaps(_SOLAR_EPOCH_YEAR)


def _solar_month_length(year: int, month: int) -> int:
    if month < 7:
        return 31
    if month < 12:
        return 30
    return _solar_new_year(year + 1) - _solar_new_year(year) - 336


def _solar_day(year: int, month: int, day: int) -> date:
    before = 31 * (month - 1) if month <= 7 else 186 + 30 * (month - 7)
    return date.fromordinal(_solar_new_year(year) + before + day - 1)


def _from_solar(day: date) -> tuple[int, int, int]:
    year = day.year - 621
    if _solar_new_year(year) > day.toordinal():
        year -= 1
    passed = day.toordinal() - _solar_new_year(year)
    if passed < 186:
        return year, passed // 31 + 1, passed % 31 + 1
    return year, (passed - 186) // 30 + 7, (passed - 186) % 30 + 1


def month_length(calendar: Calendar, year: int, month: int) -> int | None:
    """How many days a month has; `None` for one that does not exist or that the tables do not reach."""
    if not 1 <= month <= 12:
        return None
    if calendar is Calendar.SOLAR_HIJRI:
        return _solar_month_length(year, month) if _SOLAR_FIRST_YEAR <= year <= _SOLAR_LAST_YEAR else None
    if calendar is Calendar.LUNAR_HIJRI:
        return _lunar_month(year, month)[1] if _LUNAR_FIRST_YEAR <= year <= _LUNAR_LAST_YEAR else None
    if not 1 <= year <= 9998:
        return None
    following = date(year + 1, 1, 1) if month == 12 else date(year, month + 1, 1)
    return (following - date(year, month, 1)).days


@lru_cache(maxsize=2048)
def _lunar_month(year: int, month: int) -> tuple[date, int]:
    """The first day of a lunar month and its length."""
    first = Hijri(year, month, 1)
    return date(*first.to_gregorian().datetuple()), int(first.month_length())


def to_gregorian(calendar: Calendar, year: int, month: int, day: int) -> date | None:
    """The Gregorian day; `None` for a day that does not exist or that the tables do not reach."""
    length = month_length(calendar, year, month)
    if length is None or not 1 <= day <= length:
        return None
    if calendar is Calendar.SOLAR_HIJRI:
        return _solar_day(year, month, day)
    if calendar is Calendar.LUNAR_HIJRI:
        return _lunar_month(year, month)[0] + (day - 1) * DAY
    return date(year, month, day)


def from_gregorian(calendar: Calendar, day: date) -> tuple[int, int, int] | None:
    """Year, month and day of the month in `calendar`; `None` for a day that the tables do not reach."""
    if calendar is Calendar.GREGORIAN:
        return day.year, day.month, day.day
    if calendar is Calendar.SOLAR_HIJRI:
        return _from_solar(day) if date(1828, 1, 1) <= day <= date(2118, 12, 31) else None
    if not date(1925, 1, 1) <= day <= date(2077, 10, 1):
        return None
    year, month, number = Gregorian(day.year, day.month, day.day).to_hijri().datetuple()
    return int(year), int(month), int(number)


def _slack(calendar: Calendar) -> timedelta:
    """How far a day of the tables may lie from the day that was kept."""
    return DAY if calendar is Calendar.LUNAR_HIJRI else timedelta(0)


def day_interval(calendar: Calendar, year: int, month: int, day: int) -> Interval | None:
    """The first and the last day that a date may mean."""
    # A sighted month may have a thirtieth day where the tables have 29.
    late = calendar is Calendar.LUNAR_HIJRI and day == 30
    found = to_gregorian(calendar, year, month, day) or (to_gregorian(calendar, year, month, 29) if late else None)
    return None if found is None else (found - _slack(calendar), found + _slack(calendar))


def month_interval(calendar: Calendar, year: int, month: int) -> Interval | None:
    """The first and the last day of a month."""
    first, length = to_gregorian(calendar, year, month, 1), month_length(calendar, year, month)
    if first is None or length is None:
        return None
    return first - _slack(calendar), first + (length - 1) * DAY + _slack(calendar)


def year_interval(calendar: Calendar, year: int) -> Interval | None:
    """The first and the last day of a year."""
    start, end = month_interval(calendar, year, 1), month_interval(calendar, year, 12)
    return None if start is None or end is None else (start[0], end[1])


def add_months(calendar: Calendar, day: date, months: int) -> date | None:
    """The same day of the month so many months on, or the last of that month where it is shorter."""
    here = from_gregorian(calendar, day)
    if here is None:
        return None
    index = here[0] * 12 + here[1] - 1 + months
    year, month = divmod(index, 12)
    length = month_length(calendar, year, month + 1)
    return None if length is None else to_gregorian(calendar, year, month + 1, min(here[2], length))
