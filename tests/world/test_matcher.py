"""Known forms in a row of words: longest first, attached particles, inflection by rule, other spellings."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from wasata.text.tokens import tokens
from wasata.world.matcher import Match, Sort, matcher
from wasata.world.skeletons import near, skeleton


def found(text: str, language: str) -> tuple[Match, ...]:
    return matcher(language).matches([token.key for token in tokens(text)])


def ids(text: str, language: str, *sorts: Sort) -> list[str]:
    return [match.meaning.of(*sorts)[0].id for match in found(text, language) if match.meaning.of(*sorts)]


@pytest.mark.parametrize(
    ("text", "language", "code"),
    [
        ("والولايات المتحدة", "ar", "USA"),
        ("للولايات المتحدة", "ar", "USA"),
        ("وبإيران", "ar", "IRN"),
        ("أمريكا", "ar", "USA"),
        ("أميركا", "ar", "USA"),
        ("السعودية", "ar", "SAU"),
        ("آمریکا", "fa", "USA"),
        ("امریکای", "fa", "USA"),
        ("کره‌شمالی", "fa", "PRK"),
        ("کره شمالی", "fa", "PRK"),
        ("ایالات‌متحده", "fa", "USA"),
        ("انگلیس", "fa", "GBR"),
    ],
)
def test_a_state_by_any_form(text: str, language: str, code: str) -> None:
    assert ids(text, language, Sort.STATE) == [code]


@pytest.mark.parametrize("text", ["إيراني", "إيرانية", "الإيرانيون", "الإيرانيين", "إيرانيتان", "إيرانيات", "والإيرانية"])
def test_an_arabic_adjective_is_inflected_by_rule(text: str) -> None:
    assert ids(text, "ar", Sort.ADJECTIVE) == ["IRN"]


@pytest.mark.parametrize("text", ["ایرانی", "ایرانی‌ها", "ایرانیان", "ایرانی‌های"])
def test_a_persian_adjective_is_inflected_by_rule(text: str) -> None:
    assert ids(text, "fa", Sort.ADJECTIVE) == ["IRN"]


@pytest.mark.parametrize("text", ["وزير خارجية", "وزير الخارجية", "وزيرة الخارجية", "وزيرة خارجية"])
def test_a_title_is_inflected_by_rule(text: str) -> None:
    assert "foreign-minister" in ids(text, "ar", Sort.ROLE)


def test_two_ministers_are_a_title_in_the_plural() -> None:
    assert ids("وزيرا خارجية", "ar", Sort.ROLES) == ["foreign-minister"]


def test_particles_are_told_and_counted() -> None:
    match = found("وبإيران", "ar")[0]

    assert (match.prefix, match.particles) == (2, frozenset({"and", "in"}))


def test_a_hidden_article_is_not_cut_off() -> None:
    match = found("للهند", "ar")[0]

    assert (match.prefix, match.particles) == (0, frozenset({"to"}))


def test_the_longest_form_wins() -> None:
    assert ids("مجلس الأمن القومي", "ar", Sort.INSTITUTION, Sort.ORGANIZATION) == ["security-council"]


def test_a_foreign_name_is_known_in_another_spelling() -> None:
    assert ids("سيرجي لافروف", "ar", Sort.PERSON) == ids("سيرغي لافروف", "ar", Sort.PERSON) != []


def test_a_name_of_the_language_itself_is_not_varied() -> None:
    assert ids("محمد باقر", "ar", Sort.PERSON) == []


def test_one_letter_makes_another_spelling_and_two_another_name() -> None:
    assert (near("بوتين", "بوتن"), near("سيرغي", "سيرجي"), near("كيم", "كيم"), near("امرا", "امير")) == (True, True, True, False)
    assert skeleton("بوتين") == skeleton("بوتن")


@settings(max_examples=200, deadline=None)
@given(st.lists(st.text(min_size=1, max_size=8), max_size=30), st.sampled_from(["ar", "fa"]))
def test_matches_stand_in_order_and_do_not_overlap(keys: list[str], language: str) -> None:
    matches = matcher(language).matches(keys)

    at = 0
    for match in matches:
        assert at <= match.first < match.last <= len(keys)
        assert 0 <= match.prefix < len(keys[match.first])
        at = match.last
