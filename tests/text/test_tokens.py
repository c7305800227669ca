from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wasata.model.sentences import TokenKind
from wasata.text.fold import fold
from wasata.text.tokens import tokens


def keys(text: str) -> list[str]:
    return [token.key for token in tokens(text)]


def test_words_keep_their_joiners_and_diacritics() -> None:
    text = "وزيرٌ مُصوَّر روسـيا می‌گوید"

    assert [text[token.start : token.end] for token in tokens(text)] == text.split()
    assert keys(text) == ["وزير", "مصور", "روسيا", "ميگويد"]


def test_a_conjunction_glued_to_a_number_is_a_token_of_its_own() -> None:
    assert keys("بين 22 و24 منه") == ["بين", "22", "و", "24", "منه"]


def test_numbers_keep_their_separators_but_not_a_final_stop() -> None:
    assert keys("نحو ٢٥٫٥٪ في 12/12/2024.") == ["نحو", "25.5", "%", "في", "12/12/2024", "."]


def test_a_kashida_that_stands_alone_is_a_dash_and_an_attached_one_is_none() -> None:
    assert keys("خاص ـ بيروت 1446هـ") == ["خاص", "-", "بيروت", "1446", "ه"]


def test_direction_marks_are_no_tokens() -> None:
    assert keys("\u202bطهران\u202c \u200f(ایسنا)\ufeff") == ["طهران", "(", "ايسنا", ")"]


def test_marks_are_tokens_one_by_one() -> None:
    found = tokens("«نعم»، قال.")

    assert [token.kind for token in found if token.key in '",.'] == [TokenKind.PUNCTUATION] * 4


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("عند 17:30 مساء", "عند 17 : 30 مساء"),
        ("فاز 2-1", "فاز 2 - 1"),
        ("نحو ٤٥٪", "نحو 45 %"),
        ("حدود ۴۵٪", "حدود 45 %"),
        ("بنسبة 45%.", "بنسبه 45 % ."),
        ("۱٬۲۵۰ نفر", "1,250 نفر"),
        ("12,500 شخص", "12,500 شخص"),
        ("أ.ف.ب", "ا . ف . ب"),
        ("إف-16 وميغ-29", "اف - 16 وميغ - 29"),
        ("حماس/غزة", "حماس / غزه"),
        ("بـ«القرار»", 'ب " القرار "'),
        ("الـ27 دولة", "ال 27 دوله"),
        ("press@example.org", "press @ example . org"),
        ("J. Smith", "j . smith"),
        ("می‌روند، خانه‌هایشان", "ميروند , خانههايشان"),
        ("۲۰۲۴-۲۰۲۵", "2024 - 2025"),
        ("قال…نعم", "قال ... نعم"),
        ("(نعم)!", "( نعم ) !"),
        ("سطر\nآخر", "سطر اخر"),
        ("ﷺ ﻻ", "صلي الله عليه وسلم لا"),
        ("5G و4K", "5 g و 4 k"),
        ("x²", "x2"),
    ],
)
def test_what_the_press_writes_in_one_piece_is_cut_alike_everywhere(text: str, wanted: str) -> None:
    assert " ".join(keys(text)) == wanted


@given(st.text(st.one_of(st.characters(min_codepoint=0x600, max_codepoint=0x6FF), st.characters())))
def test_tokens_lie_in_the_text_in_order_and_their_key_is_the_folded_word(text: str) -> None:
    end = 0
    for token in tokens(text):
        assert end <= token.start < token.end <= len(text)
        if token.kind is not TokenKind.PUNCTUATION:
            assert token.key == fold(text[token.start : token.end])
        end = token.end


@given(st.text(st.sampled_from("اب\u0640\u064b\u200c\u200f1.,/ ")), st.integers(0, 5))
def test_a_stretch_gives_the_tokens_that_begin_in_it(text: str, start: int) -> None:
    for token in tokens(text, start, len(text)):
        assert token.start >= start
