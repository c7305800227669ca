from __future__ import annotations

from datetime import date

import pytest
from babel import Locale
from hijridate import Gregorian
from hypothesis import given
from hypothesis import strategies as st
from persiantools.jdatetime import JalaliDate

from wasata.lang.calendars import (
    add_months,
    day_interval,
    from_gregorian,
    month_interval,
    month_length,
    to_gregorian,
    year_interval,
)
from wasata.lang.time_words import Kind, time_words
from wasata.model.times import Calendar
from wasata.text.fold import fold

DAYS = st.dates(date(1828, 1, 1), date(2118, 12, 31))


@given(DAYS)
def test_solar_hijri_days_are_those_of_persiantools(day: date) -> None:
    theirs = JalaliDate(day)  # type: ignore[no-untyped-call]

    assert from_gregorian(Calendar.SOLAR_HIJRI, day) == (theirs.year, theirs.month, theirs.day)
    assert to_gregorian(Calendar.SOLAR_HIJRI, theirs.year, theirs.month, theirs.day) == day


@given(st.dates(date(1925, 1, 1), date(2077, 10, 1)))
def test_lunar_days_are_those_of_umm_al_qura(day: date) -> None:
    theirs = Gregorian(day.year, day.month, day.day).to_hijri().datetuple()

    assert from_gregorian(Calendar.LUNAR_HIJRI, day) == theirs
    assert to_gregorian(Calendar.LUNAR_HIJRI, *theirs) == day


@given(st.sampled_from(list(Calendar)), st.integers(-50, 3000), st.integers(-2, 15), st.integers(-2, 40))
def test_a_day_exists_exactly_when_its_month_is_long_enough(calendar: Calendar, year: int, month: int, day: int) -> None:
    length = month_length(calendar, year, month)
    found = to_gregorian(calendar, year, month, day)

    assert (found is not None) == (length is not None and 1 <= day <= length)


def test_a_lunar_day_may_be_one_off() -> None:
    assert day_interval(Calendar.LUNAR_HIJRI, 1446, 9, 1) == (date(2025, 2, 28), date(2025, 3, 2))
    assert day_interval(Calendar.GREGORIAN, 2025, 3, 1) == (date(2025, 3, 1), date(2025, 3, 1))


def test_the_thirtieth_of_a_lunar_month_of_29_days_may_have_been_sighted() -> None:
    assert month_length(Calendar.LUNAR_HIJRI, 1446, 9) == 29
    assert day_interval(Calendar.LUNAR_HIJRI, 1446, 9, 30) is not None


def test_the_last_month_of_a_solar_leap_year_has_thirty_days() -> None:
    assert month_interval(Calendar.SOLAR_HIJRI, 1403, 12) == (date(2025, 2, 19), date(2025, 3, 20))
    assert month_length(Calendar.SOLAR_HIJRI, 1404, 12) == 29
    assert year_interval(Calendar.SOLAR_HIJRI, 1403) == (date(2024, 3, 20), date(2025, 3, 20))


def test_a_month_later_ends_where_the_shorter_month_ends() -> None:
    assert add_months(Calendar.GREGORIAN, date(2025, 1, 31), 1) == date(2025, 2, 28)
    assert add_months(Calendar.SOLAR_HIJRI, date(2024, 9, 21), 1) == date(2024, 10, 21)
    assert add_months(Calendar.GREGORIAN, date(2025, 1, 31), -1) == date(2024, 12, 31)


def test_what_the_tables_do_not_reach_is_none() -> None:
    assert year_interval(Calendar.LUNAR_HIJRI, 1600) is None
    assert month_interval(Calendar.SOLAR_HIJRI, 900, 1) is None
    assert from_gregorian(Calendar.LUNAR_HIJRI, date(1800, 1, 1)) is None
    assert add_months(Calendar.GREGORIAN, date(9998, 12, 31), 12) is None


@pytest.mark.parametrize(
    ("language", "locales"),
    [("ar", ("ar_EG", "ar_SA", "ar_SY", "ar_LB", "ar_IQ", "ar_DZ", "ar_TN", "ar_MA")), ("fa", ("fa_IR",))],
)
def test_the_gregorian_month_names_of_every_region_in_cldr_are_known(language: str, locales: tuple[str, ...]) -> None:
    lexicon = time_words(language)
    missing = []
    for locale in locales:
        for number, name in Locale.parse(locale).months["format"]["wide"].items():
            keys = fold(name).split()
            words = lexicon.first.get(keys[0], {}).get(Kind.MONTH, ())
            if not any(word.rest == tuple(keys[1:]) and word.about.value == number for word in words):
                missing.append((locale, number, name))

    assert missing == []
