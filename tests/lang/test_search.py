from __future__ import annotations

import pytest

from wasata.lang.search import query_tokens, search_tokens
from wasata.text.tokens import tokens


def forms(text: str, language: str) -> list[set[str]]:
    return [set(word.split("|")) for word in search_tokens(tokens(text), language).split()]


@pytest.mark.parametrize(
    ("text", "language", "bare"),
    [
        ("وبالوساطة", "ar", "وساطه"),
        ("للوزير", "ar", "وزير"),
        ("والكرملين", "ar", "كرملين"),
        ("فلسطين", "ar", "فلسطين"),
        ("تلاش‌های", "fa", "تلاش"),
        ("مذاکرات", "fa", "مذاكرات"),
        ("کشورها", "fa", "كشور"),
    ],
)
def test_a_word_is_indexed_with_and_without_what_is_attached(text: str, language: str, bare: str) -> None:
    (found,) = forms(text, language)

    assert bare in found


def test_each_word_keeps_its_place_so_that_phrases_can_be_looked_for() -> None:
    assert len(forms("وقال الوزير للصحفيين إن المحادثات مستمرة.", "ar")) == 6


@pytest.mark.parametrize(("query", "word"), [("الوزير", "وزير"), ("کشورها", "كشور"), ("بوتين", "بوتين")])
def test_a_query_word_finds_its_bare_form_too(query: str, word: str) -> None:
    (alternatives,) = query_tokens(query)

    assert word in alternatives


def test_marks_are_no_query_words() -> None:
    assert query_tokens("«»، ؟") == ()
