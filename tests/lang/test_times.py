from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wasata.lang.times import find_times, publication_time
from wasata.model.times import Calendar, Grain, When
from wasata.text.tokens import tokens

ANCHOR = date(2025, 3, 4)
"""A Tuesday: 14 Esfand 1403, 4 Ramadan 1446."""


def times(text: str, language: str, anchor: date | None = ANCHOR, tense: str | None = None) -> tuple[When, ...]:
    return find_times(text, tokens(text), language, anchor, tense)


def days(text: str, language: str, tense: str | None = None, anchor: date = ANCHOR) -> list[tuple[str, str]]:
    return [(str(time.first), str(time.last)) for time in times(text, language, anchor, tense)]


@pytest.mark.parametrize(
    "words",
    [
        "27 شباط 2025",
        "27 شباط/فبراير 2025",
        "27 شباط (فبراير) 2025",
        "27 فبراير شباط 2025",
        "٢٧ فبراير ٢٠٢٥",
        "فبراير 27, 2025",
        "27 فيفري 2025",
        "السابع والعشرين من فبراير 2025",
        "2025-02-27",
        "27/02/2025",
        "2025/02/27",
        "الخميس 27 فبراير 2025",
        "27 فبراير من العام الجاري",
    ],
)
def test_one_day_in_the_spellings_of_the_arabic_press(words: str) -> None:
    assert days(f"وقع الجانبان الوثيقة في {words} بالعاصمة", "ar") == [("2025-02-27", "2025-02-27")]


@pytest.mark.parametrize(
    "words",
    [
        "۱۲ اسفند ۱۴۰۳",
        "12 اسفند 1403",
        "دوازدهم اسفند ۱۴۰۳",
        "۱۲ اسفندماه ۱۴۰۳",
        "۱۲ اسفند ماه ۱۴۰۳",
        "یکشنبه ۱۲ اسفند",
        "۱۴۰۳/۱۲/۱۲",
        "۱۲ حوت ۱۴۰۳",
        "۱۲ اسفند",
        "۲ مارس ۲۰۲۵",
        "دوم مارس",
        "۱۲ اسفند ۱۴۰۳ (۲ مارس ۲۰۲۵)",
        "۱۲ اسفند ۱۴۰۳ برابر با ۲ مارس ۲۰۲۵",
    ],
)
def test_one_day_in_the_spellings_of_the_persian_press(words: str) -> None:
    assert days(f"هیئت در {words} وارد شد", "fa") == [("2025-03-02", "2025-03-02")]


@pytest.mark.parametrize(
    ("words", "language", "tense", "expected"),
    [
        ("الاثنين", "ar", None, ("2025-03-03", "2025-03-03")),
        ("الاثنين", "ar", "future", ("2025-03-10", "2025-03-10")),
        ("الثلاثاء", "ar", None, ("2025-03-04", "2025-03-04")),
        ("الثلاثاء الماضي", "ar", None, ("2025-02-25", "2025-02-25")),
        ("الثلاثاء المقبل", "ar", None, ("2025-03-11", "2025-03-11")),
        ("الثلاثاء من الأسبوع الماضي", "ar", None, ("2025-02-25", "2025-02-25")),
        ("أول من أمس", "ar", None, ("2025-03-02", "2025-03-02")),
        ("12 نوفمبر", "ar", "past", ("2024-11-12", "2024-11-12")),
        ("12 نوفمبر", "ar", "future", ("2025-11-12", "2025-11-12")),
        ("12 نوفمبر", "ar", None, ("2024-11-12", "2024-11-12")),
        ("هذا العام", "ar", "past", ("2025-01-01", "2025-03-04")),
        ("هذا العام", "ar", "future", ("2025-03-04", "2025-12-31")),
        ("منذ عام 2011", "ar", None, ("2011-01-01", "2025-03-04")),
        ("منذ مطلع الشهر الجاري", "ar", None, ("2025-03-01", "2025-03-04")),
        ("في الربع الأخير من 2024", "ar", None, ("2024-10-01", "2024-12-31")),
        ("الأسبوع الأول من فبراير", "ar", None, ("2025-02-01", "2025-02-07")),
        ("خلال الساعات الـ24 الماضية", "ar", None, ("2025-03-03", "2025-03-04")),
        ("يومي 12 و13 مارس", "ar", None, ("2025-03-12", "2025-03-13")),
        ("قبل 7 أكتوبر 2023", "ar", None, ("None", "2023-10-06")),
        ("من 10 وحتى 15 الجاري", "ar", None, ("2025-03-10", "2025-03-15")),
        ("انتخابات الرئاسة 2024", "ar", None, ("2024-01-01", "2024-12-31")),
        ("نوروز امسال", "fa", None, ("2024-03-20", "2024-03-20")),
        ("سال میلادی گذشته", "fa", None, ("2024-01-01", "2024-12-31")),
        ("بعد از ظهر دوشنبه", "fa", None, ("2025-03-03", "2025-03-03")),
        ("یک سال و نیم گذشته", "fa", None, ("2023-09-04", "2025-03-04")),
        ("بعد 7 أكتوبر 2023", "ar", "past", ("2023-10-08", "2025-03-04")),
        ("سه‌شنبه هفته گذشته", "fa", None, ("2025-02-25", "2025-02-25")),
        ("جمعه این هفته", "fa", None, ("2025-03-07", "2025-03-07")),
        ("سال گذشته", "fa", None, ("2023-03-21", "2024-03-19")),
        ("سال گذشته میلادی", "fa", None, ("2024-01-01", "2024-12-31")),
        ("از ابتدای سال ۲۰۲۵", "fa", None, ("2025-01-01", "2025-03-04")),
        ("نیمه نخست سال ۲۰۲۴", "fa", None, ("2024-01-01", "2024-06-30")),
        ("طی ۲۴ ساعت گذشته", "fa", None, ("2025-03-03", "2025-03-04")),
    ],
)
def test_relative_times(words: str, language: str, tense: str | None, expected: tuple[str, str]) -> None:
    assert days(words, language, tense) == [expected]


def test_the_coming_spring_before_the_equinox_is_that_of_this_year() -> None:
    assert days("الربيع المقبل", "ar") == [("2025-03-01", "2025-05-31")]
    assert days("الربيع المقبل", "ar", anchor=date(2025, 3, 28)) == [("2026-03-01", "2026-05-31")]


@pytest.mark.parametrize(("words", "month"), [("جنوری", 1), ("فبروری", 2), ("مارچ", 3), ("اپریل", 4), ("جولای", 7), ("اگست", 8)])
def test_gregorian_months_as_they_are_named_in_dari(words: str, month: int) -> None:
    assert days(f"هیئت در ۱۲ {words} ۲۰۲۴ به کابل رسید", "fa") == [(f"2024-{month:02}-12", f"2024-{month:02}-12")]


def test_weekdays_in_a_row_are_of_the_week_that_is_told_after_them() -> None:
    assert days("الاثنين والثلاثاء من الأسبوع المقبل", "ar") == [("2025-03-10", "2025-03-10"), ("2025-03-11", "2025-03-11")]


def test_what_a_persian_text_names_tells_which_calendar_last_month_is_in() -> None:
    assert days("نشست ماه گذشته", "fa") == [("2025-01-20", "2025-02-18")]
    assert days("پس از نشست ژانویه، نشست ماه گذشته", "fa")[-1] == ("2025-02-01", "2025-02-28")


def test_a_lunar_date_is_a_day_either_way_and_its_pair_makes_it_sure() -> None:
    assert days("في 4 رمضان 1446هـ", "ar") == [("2025-03-03", "2025-03-05")]
    assert days("في 4 رمضان 1446هـ الموافق 4 مارس 2025م", "ar") == [("2025-03-04", "2025-03-04")]


def test_the_weekday_picks_the_year_of_a_date_without_one() -> None:
    assert days("الجمعة 17 مايو", "ar") == [("2024-05-17", "2024-05-17")]


def test_without_an_anchor_what_is_told_is_kept() -> None:
    (date_told,) = times("في 12 يونيو", "ar", anchor=None)
    (weekday_told,) = times("روز شنبه", "fa", anchor=None)
    (sure,) = times("في 14 سبتمبر 2019", "ar", anchor=None)

    assert (date_told.first, date_told.month, date_told.day, date_told.relative) == (None, 6, 12, True)
    assert (weekday_told.first, weekday_told.weekday) == (None, 5)
    assert sure.first == date(2019, 9, 14)


def test_a_period_is_typed_and_has_no_days() -> None:
    (period,) = times("تخلى عن الاتفاق خلال ولايته الأولى", "ar")

    assert (period.grain, period.first, period.last) == (Grain.PERIOD, None, None)


def test_a_time_of_day_keeps_its_zone() -> None:
    (arabic,) = times("الساعة 04:00 بتوقيت غرينتش", "ar")
    (persian,) = times("ساعت ۹ شب دوشنبه", "fa")

    assert (arabic.clock, arabic.first) == ("04:00+00:00", None)
    assert (persian.clock, persian.first) == ("21:00", date(2025, 3, 3))


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("مارس الوسيط ضغوطا", "ar"),
        ("صحيفة اليوم السابع", "ar"),
        ("صحيفة المصري اليوم", "ar"),
        ("قتل 2015 شخصا", "ar"),
        ("أحد المسؤولين", "ar"),
        ("بعد عقد الاجتماع", "ar"),
        ("في ولاية تكساس", "ar"),
        ("في اليوم الثالث للحرب", "ar"),
        ("بعد يومين من توقيع الاتفاق", "ar"),
        ("حركة 6 أبريل", "ar"),
        ("القرار 1701", "ar"),
        ("مهر مادری", "fa"),
        ("خبرگزاری مهر", "fa"),
        ("آذر گفت", "fa"),
        ("تیر هوایی", "fa"),
        ("می گوید", "fa"),
        ("امام جمعه تهران", "fa"),
        ("سه روز پیش از انتخابات", "fa"),
        ("هر جمعه", "fa"),
        ("میدان ۷ تیر", "fa"),
        ("قطعنامه ۲۲۳۱", "fa"),
    ],
)
def test_words_that_are_no_times_here(text: str, language: str) -> None:
    assert times(text, language) == ()


@pytest.mark.parametrize(
    ("line", "day", "clock"),
    [
        ("2020-12-24T23:59:50+02:00", "2020-12-24", "23:59+02:00"),
        ("2025-03-04T14:34:00Z", "2025-03-04", "14:34+00:00"),
        ("2025-03-04T17:34:00.000+0300", "2025-03-04", "17:34+03:00"),
        ("20250304T173400Z", "2025-03-04", "17:34+00:00"),
        ("20250304T1734+0300", "2025-03-04", "17:34+03:00"),
        ("20250304173400", "2025-03-04", "17:34"),
        ("GMT 14:34 2025 الثلاثاء 04 آذار", "2025-03-04", "14:34+00:00"),
        ("2025-03-04 17:34:00", "2025-03-04", "17:34"),
        ("Tue, 04 Mar 2025 17:34:00 GMT", "2025-03-04", "17:34+00:00"),
        ("Tue, 04 Mar 2025 17:34:00 +0300", "2025-03-04", "17:34+03:00"),
        ("March 4, 2025 at 5:34 PM", "2025-03-04", "17:34"),
        ("4 March 2025", "2025-03-04", None),
        ("نشر في: الثلاثاء 04 آذار 2025 - 17:34", "2025-03-04", "17:34"),
        ("آخر تحديث: 4 مارس 2025 - 5:34 م", "2025-03-04", "17:34"),
        ("04/03/2025 - 17:34", "2025-03-04", "17:34"),
        ("17:34 | 2025-03-04", "2025-03-04", "17:34"),
        ("فبراير 27, 2025", "2025-02-27", None),
        ("4 رمضان 1446هـ الموافق 4 مارس 2025م", "2025-03-04", None),
        ("الثلاثاء 4 رمضان 1446 هـ - 4 مارس 2025 م", "2025-03-04", None),
        ("الأحد 4 مارس 2025", "2025-03-04", None),
        ("تاریخ انتشار: ۱۲ اسفند ۱۴۰۳ - ۱۰:۲۳", "2025-03-02", "10:23"),
        ("۱۴۰۳/۱۲/۱۲ ۱۰:۲۳", "2025-03-02", "10:23"),
        ("سه‌شنبه ۱۴ اسفند ۱۴۰۳", "2025-03-04", None),
        ("کد خبر: ۱۲۳۴۵۶۷ - سه شنبه ۱۴ اسفند ۱۴۰۳ ساعت ۱۲:۳۰", "2025-03-04", "12:30"),
        ("20250304", "2025-03-04", None),
    ],
)
@pytest.mark.parametrize("sure", [True, False])
def test_datelines_and_time_attributes(line: str, day: str, clock: str | None, sure: bool) -> None:
    persian = any(letter in line for letter in "۰۱۲۳۴۵۶۷۸۹")
    found = publication_time(line, ("fa" if persian else "ar") if sure else None)

    assert found is not None
    assert (str(found.first), str(found.last), found.clock) == (day, day, clock)
    assert found.span is not None
    assert line[found.span.start : found.span.end].strip() == line[found.span.start : found.span.end] != ""


@pytest.mark.parametrize(
    "line", ["", "1850-01-01", "2103-01-01", "منذ 3 ساعات", "مارس 2025", "تعليق 12", "2025-13-45", "۱۲ اسفند", "1.2.3.4", "17:34"]
)
def test_a_line_without_a_whole_date_gives_none(line: str) -> None:
    assert publication_time(line, None) is None


VOCABULARY = (
    "الاثنين 12 و13 مارس آذار / ( ) من إلى بين عام 2025 1446 هـ الموافق قبل بعد ثلاثة أيام يومين الماضي "
    "المقبل هذا الأسبوع منذ خلال منتصف نهاية الساعة 17 : 30 مساء أمس رمضان صيف عيد الفطر 2025-03-04 "
    "99/99/9999 ۱۲ اسفند ۱۴۰۳ ماه سال گذشته آینده هفته سه شنبه روز پیش از تا طی دهه شصت نیمه دوم اواخر "
    "ساعت برابر با 99999999999 مليون قرن تسعينيات القرن "
)
WORDS = VOCABULARY.split()
ANCHORS = st.one_of(st.none(), st.dates(), st.just(date.min), st.just(date.max))


@given(
    st.one_of(st.text(max_size=80), st.lists(st.sampled_from(WORDS), max_size=14).map(" ".join)),
    st.sampled_from(["ar", "fa"]),
    ANCHORS,
    st.sampled_from([None, "past", "future"]),
)
def test_nothing_raises_and_spans_round_trip(text: str, language: str, anchor: date | None, tense: str | None) -> None:
    end = 0
    for time in times(text, language, anchor, tense):
        assert time.span is not None
        assert end <= time.span.start < time.span.end <= len(text)
        words = text[time.span.start : time.span.end]
        assert words == words.strip()
        assert isinstance(time.calendar, Calendar)
        end = time.span.end


@given(
    st.one_of(st.text(max_size=80), st.lists(st.sampled_from(WORDS), max_size=10).map(" ".join)),
    st.sampled_from(["ar", "fa", None, "en"]),
)
def test_no_dateline_raises_and_every_day_is_of_our_time(line: str, language: str | None) -> None:
    found = publication_time(line, language)

    assert found is None or (found.first is not None and 1990 <= found.first.year <= 2100 and found.last is not None)


@given(st.dates(date(1990, 1, 1), date(2100, 12, 31)))
def test_every_iso_day_comes_back(day: date) -> None:
    found = publication_time(day.isoformat(), None)

    assert found is not None
    assert (found.first, found.last) == (day, day)
