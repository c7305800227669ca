from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wasata.lang.identify import identify, variety


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("استقبل وزير الخارجية نظيره في العاصمة", "ar"),
        ("وزیر خارجه در پایتخت با همتای خود دیدار کرد", "fa"),
        ("این نشست امروز برگزار شد", "fa"),
        ("روسـيا", "ar"),
        ("وزیراعظم نے کہا ہے کہ مذاکرات جاری رہیں گے", "ur"),
        ("سەرۆکی هەرێم لە بەغدا کۆبووەوە", "ckb"),
        ("د بهرنیو چارو وزیر په کابل کې وویل چې خبرې دوام لري", "ps"),
        ("Follow us on social media", "en"),
        ("Министр прибыл в Москву", "und"),
        ("2025 - 12:30", None),
        ("", None),
    ],
)
def test_languages_in_arabic_script_are_told_apart(text: str, language: str | None) -> None:
    assert identify(text) == language


def test_dari_is_read_as_persian_and_known_as_a_variety() -> None:
    text = "قوماندانی امنیه ولسوالی می‌گوید که این نشست در پوهنتون کابل برگزار شد"

    assert identify(text) == "fa"
    assert variety(text) == "prs"
    assert variety("این نشست در دانشگاه تهران برگزار شد") is None


def test_a_name_in_latin_letters_does_not_change_the_language() -> None:
    assert identify("قال مدير المركز (NIAC) إن الوساطة ضرورية") == "ar"


@given(st.text())
def test_any_text_has_an_answer(text: str) -> None:
    assert identify(text) in {"ar", "fa", "ur", "ckb", "ps", "en", "und", None}


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("د. سامر يزور مسقط", "ar"),
        ("السفير: لا علم له به", "ar"),
        ("روابط لندن و مسکو", "fa"),
        ("سرحد پر نئی کشیدگی", "ur"),
        ("د بندیانو تبادله ونه شوه", "ps"),
        ("سفیر ژر راځي", "ps"),
        ("باڵیۆز گەڕایەوە", "ckb"),
    ],
)
def test_short_lines_are_told_apart_by_small_words_and_letters(text: str, language: str) -> None:
    assert identify(text) == language


def test_one_letter_alone_shows_no_language() -> None:
    assert identify("د سامر الحسن") is None
