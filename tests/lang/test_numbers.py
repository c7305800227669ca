from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wasata.lang.numbers import Number, NumberKind, find_numbers, written_digits
from wasata.text.tokens import tokens


def only(text: str, language: str) -> Number:
    found = find_numbers(tokens(text), language)
    assert len(found) == 1, found
    return found[0]


@pytest.mark.parametrize(
    ("text", "language", "value"),
    [
        ("ثلاثة وعشرين ألفا", "ar", 23_000),
        ("ثلاثة وعشرون ألفاً", "ar", 23_000),
        ("3 آلاف", "ar", 3_000),
        ("ألفان", "ar", 2_000),
        ("ألفا", "ar", 2_000),
        ("مئتا", "ar", 200),
        ("أربعمئة وسبعة", "ar", 407),
        ("أربعمائة وسبعة", "ar", 407),
        ("ثلاث مئة", "ar", 300),
        ("ثلاثة عشر", "ar", 13),
        ("إحدى عشرة", "ar", 11),
        ("مليون ونصف المليون", "ar", 1_500_000),
        ("مليونين وثلاثمئة ألف", "ar", 2_300_000),
        ("ألف وخمسمئة", "ar", 1_500),
        ("٢٬٥٠٠", "ar", 2_500),
        ("بيست", "ar", None),
        ("بیست و سه هزار", "fa", 23_000),
        ("۲ میلیون", "fa", 2_000_000),
        ("هزار و چهارصد و سه", "fa", 1_403),
        ("دو میلیون و سیصد هزار", "fa", 2_300_000),
        ("۲ میلیون و ۳۰۰ هزار", "fa", 2_300_000),
        ("یک و نیم میلیون", "fa", 1_500_000),
        ("هزار میلیارد", "fa", 1_000_000_000_000),
        ("۳٫۵", "fa", 3.5),
        ("۱۰٬۰۰۰", "fa", 10_000),
    ],
)
def test_the_value_of_a_number_in_digits_words_or_both(text: str, language: str, value: float | None) -> None:
    found = find_numbers(tokens(text), language)

    assert [number.value for number in found] == ([] if value is None else [value])


@pytest.mark.parametrize(
    ("text", "language", "value"),
    [
        ("الجولة الخامسة عشرة", "ar", 15),
        ("القمة الحادية والعشرون", "ar", 21),
        ("الدورة الثالثة", "ar", 3),
        ("دور بیست و سوم", "fa", 23),
        ("نشست سی‌ام", "fa", 30),
        ("نشست سی ام", "fa", 30),
        ("دور ۱۲م", "fa", 12),
    ],
)
def test_ordinals(text: str, language: str, value: float) -> None:
    number = only(text, language)

    assert (number.kind, number.value) == (NumberKind.ORDINAL, value)


@pytest.mark.parametrize(
    ("text", "language", "bounds"),
    [
        ("مئات المحتجين", "ar", (None, 200, 999)),
        ("عشرات الآلاف", "ar", (None, 20_000, 99_999)),
        ("آلاف النازحين", "ar", (None, 2_000, 9_999)),
        ("نحو 300 راكب", "ar", (300, 270, 330)),
        ("أكثر من 400 شخص", "ar", (400, 400, None)),
        ("أقل من أربعين عنصرا", "ar", (40, None, 40)),
        ("بين 30 و40 قتيلا", "ar", (35, 30, 40)),
        ("100 شخص على الأقل", "ar", (100, 100, 100)),
        ("ده‌ها نفر", "fa", (None, 20, 99)),
        ("ده‌ها هزار نفر", "fa", (None, 20_000, 99_999)),
        ("حدود ۳۰۰ سرباز", "fa", (300, 270, 330)),
        ("دست‌کم صد نفر", "fa", (100, 100, None)),
        ("۳۰ تا ۴۰ موشک", "fa", (35, 30, 40)),
    ],
)
def test_how_sure_a_number_is(text: str, language: str, bounds: tuple[float | None, float | None, float | None]) -> None:
    number = find_numbers(tokens(text), language)[0]

    assert (number.value, number.low, number.high) == bounds


@pytest.mark.parametrize(
    ("text", "language", "kind", "unit", "value"),
    [
        ("خمسة في المئة", "ar", NumberKind.PERCENT, "%", 5),
        ("3.5%", "ar", NumberKind.PERCENT, "%", 3.5),
        ("30 بالمئة", "ar", NumberKind.PERCENT, "%", 30),
        ("مليوني دولار", "ar", NumberKind.MONEY, "USD", 2_000_000),
        ("عشرين عاما", "ar", NumberKind.DURATION, "year", 20),
        ("ساعتين", "ar", NumberKind.DURATION, "hour", 2),
        ("ساعتين ونصف الساعة", "ar", NumberKind.DURATION, "hour", 2.5),
        ("البالغ من العمر 47 عاما", "ar", NumberKind.AGE, "year", 47),
        ("بیست درصد", "fa", NumberKind.PERCENT, "%", 20),
        ("دو میلیارد یورو", "fa", NumberKind.MONEY, "EUR", 2_000_000_000),
        ("دو ساعت و نیم", "fa", NumberKind.DURATION, "hour", 2.5),
        ("۴۸ ساله", "fa", NumberKind.AGE, "year", 48),
    ],
)
def test_what_a_number_tells(text: str, language: str, kind: NumberKind, unit: str, value: float) -> None:
    number = only(text, language)

    assert (number.kind, number.unit, number.value) == (kind, unit, value)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("اجتمع الوفدان يوم الاثنين", "ar"),
        ("لست متأكدا من ذلك", "ar"),
        ("لم يحضر أحد", "ar"),
        ("یک مقام ارشد گفت نه", "fa"),
        ("روز سه شنبه", "fa"),
        ("گفت نه جنگ و نه صلح", "fa"),
    ],
)
def test_words_that_are_no_numbers_here(text: str, language: str) -> None:
    assert find_numbers(tokens(text), language) == ()


@pytest.mark.parametrize(
    ("key", "value"),
    [("10,000", 10_000), ("1.234.567", 1_234_567), ("3.5", 3.5), ("2,5", 2.5), ("12/5", None), ("1.2.3.4", None)],
)
def test_separators_within_digits(key: str, value: float | None) -> None:
    assert written_digits(key) == value


def test_the_tokens_of_a_number_hold_its_cue_and_its_unit() -> None:
    text = "خصص الاتحاد نحو 500 مليون يورو للإعمار"
    found = tokens(text)
    number = only(text, "ar")

    assert text[found[number.first_token].start : found[number.last_token].end] == "نحو 500 مليون يورو"


VOCABULARY = (
    "ثلاثة وعشرون ألفا مئة مليون ونصف بين من 3 12,5 1/2 % ساعتين الأول عشر بیست و سه هزار ده\u200cها ام نیم تا "
    "حدود - . ( ) 99999999999999999999 "
)
WORDS = VOCABULARY.split()


@given(
    st.one_of(st.text(max_size=80), st.lists(st.sampled_from(WORDS), max_size=14).map(" ".join)), st.sampled_from(["ar", "fa"])
)
def test_nothing_raises_and_numbers_are_in_order(text: str, language: str) -> None:
    found = tokens(text)
    numbers = find_numbers(found, language)

    end = -1
    for number in numbers:
        assert end < number.first_token <= number.last_token < len(found)
        assert number.low is None or number.high is None or number.low <= number.high
        end = number.last_token
