"""Numbers in phrases of our own: value, least, most, kind and unit."""

from __future__ import annotations

import pytest

from wasata.lang.numbers import find_numbers
from wasata.text.tokens import tokens

CASES = [
    ("ar", "نزح ثلاثة وعشرين ألفا من المدينة", (23_000, 23_000, 23_000, "cardinal", None)),
    ("ar", "قتل مئات المدنيين", (None, 200, 999, "cardinal", None)),
    ("ar", "عشرات الآلاف من النازحين", (None, 20_000, 99_999, "cardinal", None)),
    ("ar", "بنسبة ثلاثين في المئة", (30, 30, 30, "percent", "%")),
    ("ar", "بلغت 12.5 بالمئة", (12.5, 12.5, 12.5, "percent", "%")),
    ("ar", "نحو 40 جنديا", (40, 36, 44, "cardinal", None)),
    ("ar", "أكثر من مئتي شخص", (200, 200, None, "cardinal", None)),
    ("ar", "ما لا يقل عن 15 قتيلا", (15, 15, None, "cardinal", None)),
    ("ar", "خمسة ملايين دولار", (5_000_000, 5_000_000, 5_000_000, "money", "USD")),
    ("ar", "1.2 مليار يورو", (1_200_000_000, 1_200_000_000, 1_200_000_000, "money", "EUR")),
    ("ar", "صفقة بقيمة 750 مليون دولار", (750_000_000, 750_000_000, 750_000_000, "money", "USD")),
    ("ar", "رجل عمره 45 عاما", (45, 45, 45, "age", "year")),
    ("ar", "يبلغ من العمر ثلاثين عاما", (30, 30, 30, "age", "year")),
    ("ar", "استمر ثلاث ساعات ونصف", (3.5, 3.5, 3.5, "duration", "hour")),
    ("ar", "هدنة مدتها ستون يوما", (60, 60, 60, "duration", "day")),
    ("ar", "هدنة لأسبوعين", (2, 2, 2, "duration", "week")),
    ("ar", "بين 20 و30 طائرة", (25, 20, 30, "cardinal", None)),
    ("ar", "المرة الثالثة والعشرين", (23, 23, 23, "ordinal", None)),
    ("ar", "ألفان وخمسمئة جندي", (2_500, 2_500, 2_500, "cardinal", None)),
    ("ar", "مليون ونصف مليون لاجئ", (1_500_000, 1_500_000, 1_500_000, "cardinal", None)),
    ("ar", "مئة وخمسة وعشرون صاروخا", (125, 125, 125, "cardinal", None)),
    ("ar", "١٢٬٥٠٠ متطوع", (12_500, 12_500, 12_500, "cardinal", None)),
    ("ar", "زهاء ثلاثة آلاف مقاتل", (3_000, 2_700, 3_300, "cardinal", None)),
    ("ar", "أقل من عشرة أيام", (10, None, 10, "duration", "day")),
    ("fa", "بیست و سه هزار نفر آواره شدند", (23_000, 23_000, 23_000, "cardinal", None)),
    ("fa", "صدها غیرنظامی کشته شدند", (None, 200, 999, "cardinal", None)),
    ("fa", "ده‌ها هزار آواره", (None, 20_000, 99_999, "cardinal", None)),
    ("fa", "ده‌ها نفر", (None, 20, 99, "cardinal", None)),
    ("fa", "هزاران سرباز", (None, 2_000, 9_999, "cardinal", None)),
    ("fa", "سی درصد کاهش", (30, 30, 30, "percent", "%")),
    ("fa", "۱۲/۵ درصد رشد", (12.5, 12.5, 12.5, "percent", "%")),
    ("fa", "۱۲٫۵٪ رشد", (12.5, 12.5, 12.5, "percent", "%")),
    ("fa", "حدود ۴۰ سرباز", (40, 36, 44, "cardinal", None)),
    ("fa", "بیش از دویست نفر", (200, 200, None, "cardinal", None)),
    ("fa", "دست‌کم ۱۵ کشته", (15, 15, None, "cardinal", None)),
    ("fa", "پنج میلیون دلار", (5_000_000, 5_000_000, 5_000_000, "money", "USD")),
    ("fa", "۱.۲ میلیارد یورو", (1_200_000_000, 1_200_000_000, 1_200_000_000, "money", "EUR")),
    ("fa", "۷۵۰ میلیون دلار", (750_000_000, 750_000_000, 750_000_000, "money", "USD")),
    ("fa", "ده هزار تومان", (10_000, 10_000, 10_000, "money", "IRT")),
    ("fa", "مرد ۴۵ ساله", (45, 45, 45, "age", "year")),
    ("fa", "سه ساعت و نیم طول کشید", (3.5, 3.5, 3.5, "duration", "hour")),
    ("fa", "بین ۲۰ تا ۳۰ پهپاد", (25, 20, 30, "cardinal", None)),
    ("fa", "بیست و سومین دور", (23, 23, 23, "ordinal", None)),
    ("fa", "دو هزار و پانصد سرباز", (2_500, 2_500, 2_500, "cardinal", None)),
    ("fa", "یک و نیم میلیون پناهنده", (1_500_000, 1_500_000, 1_500_000, "cardinal", None)),
    ("fa", "صد و بیست و پنج موشک", (125, 125, 125, "cardinal", None)),
    ("fa", "۱۲٬۵۰۰ داوطلب", (12_500, 12_500, 12_500, "cardinal", None)),
    ("fa", "نزدیک به سه هزار جنگجو", (3_000, 2_700, 3_300, "cardinal", None)),
    ("fa", "کمتر از ده روز", (10, None, 10, "duration", "day")),
    ("fa", "حداکثر ۵۰۰ نفر", (500, None, 500, "cardinal", None)),
    ("fa", "آتش‌بس شصت روزه", (60, 60, 60, "duration", "day")),
    ("fa", "سفر دو روزه", (2, 2, 2, "duration", "day")),
    ("fa", "برنامه ۲/۵ میلیارد دلار", (2_500_000_000, 2_500_000_000, 2_500_000_000, "money", "USD")),
]


@pytest.mark.parametrize(("language", "text", "wanted"), CASES)
def test_a_number_gives_its_value_and_how_sure_it_is(
    language: str, text: str, wanted: tuple[float | None, float | None, float | None, str, str | None]
) -> None:
    found = find_numbers(tokens(text), language)

    assert [(number.value, number.low, number.high, str(number.kind), number.unit) for number in found] == [wanted]
