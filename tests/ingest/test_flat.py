"""Flattened pages: every line labelled, and the articles outlined."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wasata.ingest.flat import read_flat
from wasata.model.pages import Label
from wasata.text.fold import fold

PAGES = Path(__file__).resolve().parents[1] / "pages"
NAMES = sorted(path.stem for path in PAGES.glob("*.txt"))
LETTERS = {
    "T": Label.TITLE,
    "S": Label.SUBTITLE,
    "D": Label.DATELINE,
    "C": Label.CAPTION,
    "H": Label.HEADING,
    "B": Label.BODY,
    "R": Label.RELATED,
    "X": Label.BOILERPLATE,
}
LEAST_OF_A_PAGE, LEAST_OF_A_LANGUAGE, LEAST_TITLES = 0.87, 0.97, 0.97


def page(name: str) -> tuple[str, dict[str, Any]]:
    text = (PAGES / f"{name}.txt").read_text(encoding="utf-8")
    return text, json.loads((PAGES / f"{name}.json").read_text(encoding="utf-8"))


def gold_labels(gold: dict[str, Any]) -> dict[int, Label]:
    found = {}
    for letter, places in gold["lines"].items():
        for place in places:
            first, last = place if isinstance(place, list) else (place, place)
            found.update(dict.fromkeys(range(first, last + 1), LETTERS[letter]))
    return found


def right_lines(name: str) -> tuple[int, int]:
    text, gold = page(name)
    labels = gold_labels(gold)
    lines = read_flat(text).lines
    assert [line.number for line in lines] == sorted(labels)
    return sum(line.label is labels[line.number] for line in lines), len(lines)


@pytest.mark.parametrize("name", NAMES)
def test_no_page_is_misread(name: str) -> None:
    right, number = right_lines(name)

    assert right >= LEAST_OF_A_PAGE * number


@pytest.mark.parametrize("language", ["ar", "fa"])
def test_lines_of_a_language_are_labelled_as_a_reader_does(language: str) -> None:
    counts = [right_lines(name) for name in NAMES if name.startswith(language)]

    assert sum(right for right, _ in counts) >= LEAST_OF_A_LANGUAGE * sum(number for _, number in counts)


def test_articles_have_their_titles() -> None:
    wanted = found = 0
    for name in NAMES:
        text, gold = page(name)
        titles = [fold(outline.title or "") for outline in read_flat(text).outlines]
        wanted += len(gold["articles"])
        found += sum(fold(article["title"]) in titles for article in gold["articles"])

    assert found >= LEAST_TITLES * wanted


@pytest.mark.parametrize("name", [name for name in NAMES if page(name)[1]["articles"][0]["published"]])
def test_the_day_of_publication_is_found(name: str) -> None:
    text, gold = page(name)
    outlines = read_flat(text).outlines

    wanted = [date.fromisoformat(article["published"]) for article in gold["articles"] if article["published"]]
    assert [outline.published.first for outline in outlines if outline.published is not None] == wanted


@pytest.mark.parametrize("name", ["ar-agency", "fa-portal", "ar-teasers"])
@pytest.mark.parametrize("blank", ["", "\n", "\n\u200f \u00a0\n"])
def test_blank_lines_make_no_difference(name: str, blank: str) -> None:
    text, _ = page(name)
    rows = [row for row in text.split("\n") if row.strip()]

    spread = read_flat(("\n" + blank).join(rows)).lines
    usual = read_flat(text).lines

    assert sum(a.label is b.label for a, b in zip(spread, usual, strict=True)) >= 0.95 * len(usual)


def test_two_articles_of_one_page_are_told_from_the_teasers_between_them() -> None:
    text, gold = page("ar-teasers")

    outlines = read_flat(text).outlines

    assert [[outline.first, outline.last] for outline in outlines] == [article["lines"] for article in gold["articles"]]
    assert {outline.outlet for outline in outlines} == {gold["articles"][0]["outlet"]}


def test_a_dateline_gives_its_time_where_it_stands_in_the_page() -> None:
    text, _ = page("fa-portal")

    (outline,) = read_flat(text).outlines

    assert outline.published is not None
    assert outline.published.first == date(2024, 8, 30)
    assert outline.published.span is not None
    assert "شهریور" in text[outline.published.span.start : outline.published.span.end]


def test_a_byline_gives_the_author() -> None:
    assert read_flat(page("ar-portal")[0]).outlines[0].byline == "سامر الحلو"
    assert read_flat(page("fa-analysis")[0]).outlines[0].byline == "مهران پژوهنده"
    assert read_flat(page("ar-opinion")[0]).outlines[0].byline == "منير عواد"


def test_a_title_is_given_without_the_name_of_the_site() -> None:
    (outline,) = read_flat(page("ar-portal")[0]).outlines

    assert outline.title == "أنقرة تعرض استضافة لقاء سوداني والجيش يضع شرطين"
    assert outline.outlet == "بوابة الرأي"


def test_the_holder_of_the_rights_is_the_outlet_and_a_menu_beside_the_terms_of_use_is_not() -> None:
    body = page("ar-plain")[0]

    assert read_flat(f"{body}\nجميع الحقوق محفوظة © 2024 صحيفة الميناء\n").outlines[0].outlet == "صحيفة الميناء"
    assert read_flat(f"{body}\nشروط الاستخدام | للإعلان\n").outlines[0].outlet is None


def labels(text: str) -> list[Label]:
    return [line.label for line in read_flat(text).lines]


FILLER = (
    "وصل مبعوث الأمم المتحدة صباح اليوم إلى العاصمة في زيارة تستمر ثلاثة أيام يلتقي خلالها مسؤولين من الطرفين.",
    "وأكد المبعوث في تصريح مقتضب أن المحادثات ستركز على فتح الطرق بين المدن وعلى تبادل المحتجزين.",
    "من جهته، رحب وزير الخارجية بالزيارة وقال إن بلاده مستعدة لتقديم ما يلزم لإنجاح المهمة.",
    "ويتوقع أن يعلن الطرفان في ختام الزيارة عن موعد الجولة المقبلة التي تستضيفها سلطنة عمان.",
)


def test_a_paragraph_whose_blanks_are_lost_opens_no_second_article() -> None:
    damaged = "بحثالجانبانمعالمبعوث ملفالمحتجزين وفتحالطرقبينالمدنالرئيسية فيأقربوقتممكن."
    rows = ["المبعوث الأممي يصل إلى العاصمة لبحث فتح الطرق", *FILLER[:2], damaged, *FILLER[2:], damaged]

    assert labels("\n".join(rows)) == [Label.TITLE, *[Label.BODY] * 6]


def test_a_source_behind_the_text_is_furniture_and_so_is_a_line_told_again_and_again() -> None:
    rows = ["المبعوث الأممي يصل إلى العاصمة لبحث فتح الطرق", *FILLER, "المصدر: وكالات"]

    assert labels("\n".join(rows)) == [Label.TITLE, *[Label.BODY] * 4, Label.BOILERPLATE]
    items = [f"1{hour}:30\n{sentence}\nأرسل التحديث\n" for hour, sentence in enumerate(FILLER)]
    live = labels("المبعوث الأممي في العاصمة.. آخر التطورات\n" + "".join(items))
    assert live[1:] == [Label.DATELINE, Label.BODY, Label.BOILERPLATE] * 4


def test_a_place_and_the_name_of_the_site_are_a_dateline() -> None:
    rows = ["صحيفة الميناء | عدن", "المبعوث الأممي يصل إلى العاصمة لبحث فتح الطرق", "مسقط - «الميناء»", *FILLER]
    flat = read_flat("\n".join(rows))

    assert [line.label for line in flat.lines][:3] == [Label.BOILERPLATE, Label.TITLE, Label.DATELINE]
    assert (flat.outlines[0].outlet, flat.outlines[0].place) == ("الميناء", "مسقط")


def test_a_line_with_place_day_and_agency_is_a_dateline_and_gives_the_day() -> None:
    rows = ["المبعوث الأممي يصل إلى العاصمة لبحث فتح الطرق", "مسقط، 4 أيار/مايو 2023 (وكالة الميناء)", *FILLER]
    flat = read_flat("\n".join(rows))

    assert flat.lines[1].label is Label.DATELINE
    assert flat.outlines[0].published is not None
    assert flat.outlines[0].published.first == date(2023, 5, 4)


def test_footnotes_are_no_text() -> None:
    notes = ["الهوامش", "(1) نص البيان المشترك، وزارة الخارجية، 4 مايو 2023.", "(2) مقابلة مع دبلوماسي، مسقط، مايو 2023."]
    rows = ["المبعوث الأممي يصل إلى العاصمة لبحث فتح الطرق", *FILLER, *notes]

    assert labels("\n".join(rows))[-3:] == [Label.BOILERPLATE] * 3


def test_lines_in_another_language_are_kept_and_marked() -> None:
    lines = read_flat(page("ar-thinktank-pair")[0]).lines

    assert lines[0].language == "en"
    assert {line.language for line in lines if line.label is Label.BODY} == {"ar"}


def test_the_language_of_an_article_is_that_of_its_text() -> None:
    assert [outline.language for outline in read_flat(page("fa-pair")[0]).outlines] == ["fa", "fa"]
    assert [outline.language for outline in read_flat(page("ar-live")[0]).outlines] == ["ar"]


def test_a_page_without_text_has_lines_and_no_article() -> None:
    flat = read_flat("الرئيسية\nسياسة\nاقتصاد\nرياضة\nاتصل بنا\n© جميع الحقوق محفوظة\n")

    assert {line.label for line in flat.lines} == {Label.BOILERPLATE}
    assert flat.outlines == ()


def test_an_empty_page_has_neither_lines_nor_articles() -> None:
    assert read_flat("").lines == ()
    assert read_flat("\ufeff\n \u200f\n\t\u00a0\n").lines == ()


def test_a_text_on_one_line_is_an_article_without_title() -> None:
    text = page("fa-headings")[0].split("\n")[6]

    (outline,) = read_flat(text).outlines

    assert (outline.first, outline.last, outline.title) == (1, 1, None)


@given(st.text(alphabet=st.sampled_from(list("اب ي.؟:|«»()12۳۴-#@\n\t\u200c\u200f\ufeffaZ©•")), max_size=400))
def test_every_visible_line_is_kept_with_its_place(text: str) -> None:
    rows = text.split("\n")
    flat = read_flat(text)

    numbers = [line.number for line in flat.lines]
    assert numbers == sorted(set(numbers))
    for line in flat.lines:
        assert text[line.span.start : line.span.end] == rows[line.number - 1].strip()
        assert text.count("\n", 0, line.span.start) == line.number - 1
    for outline in flat.outlines:
        assert outline.first in numbers
        assert outline.last in numbers
        assert outline.first <= outline.last


def test_very_long_pages_are_read_in_linear_space() -> None:
    text, _ = page("fa-portal")

    flat = read_flat(text * 40)

    assert len(flat.lines) == 40 * len(read_flat(text).lines)
