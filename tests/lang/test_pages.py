"""The cues of pages: where they count, and where the same words are text."""

from __future__ import annotations

import pytest

from wasata.lang.data import LANGUAGES
from wasata.lang.pages import Place, line_words, page_cues


def found(line: str) -> list[tuple[str, ...]]:
    return [place.classes for place in page_cues().find(line_words(line))]


def test_a_bar_of_networks_is_cues_from_end_to_end() -> None:
    words = line_words("فيسبوك | تويتر | واتساب")

    assert [(place.first, place.last) for place in page_cues("ar").find(words)] == [(0, 0), (1, 1), (2, 2)]


def test_a_common_word_counts_only_where_everything_before_it_is_cues() -> None:
    assert found("لندن تطالب بنشر صور التفتيش") == []
    assert found("صور") != []


def test_the_longest_cue_at_a_place_wins() -> None:
    assert page_cues("fa").find(line_words("لینک کوتاه خبر")) == (Place(("link",), 0, 2, True),)


@pytest.mark.parametrize("line", ["برچسب‌ها", "برچسب ها", "برچسبها"])
def test_a_joiner_stands_for_a_blank_or_nothing(line: str) -> None:
    assert [name for classes in found(line) for name in classes] == ["tags"]


def test_reporting_verbs_count_with_what_is_attached_to_them() -> None:
    assert ("continuing_past",) in found("وأكدت الوزارة أن الموعد لم يحدد")
    assert ("continuing_present",) in found("ويرى محللون أن الموعد قريب")
    assert found("أكدت الوزارة أن الموعد لم يحدد") == []


def test_months_and_weekdays_of_both_languages_are_known() -> None:
    cues = page_cues()

    assert cues.count("calendar", line_words("الثلاثاء 4 فبراير 2025")) == 2
    assert cues.count("calendar", line_words("شنبه ۲۰ بهمن ۱۴۰۳")) == 2


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_has_function_words(language: str) -> None:
    line = {"ar": "قال في بيان إن بلاده لن تقبل", "fa": "گفت که این کشور نمی‌پذیرد"}[language]

    assert page_cues(language).count("function", line_words(line)) >= 2
