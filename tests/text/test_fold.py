from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wasata.text.fold import fold, fold_map

HOSTILE = st.text(
    st.one_of(
        st.characters(min_codepoint=0x600, max_codepoint=0x6FF),
        st.characters(min_codepoint=0xFB50, max_codepoint=0xFEFF),
        st.sampled_from("\u200c\u200d\u200f\u202b\u202c\ufeff\u00a0\u0640\u064b aZ9«»“”\n\ud800"),
        st.characters(),
    )
)


@pytest.mark.parametrize(
    ("variants", "key"),
    [
        (["إيران", "ايران", "أيران", "ایران", "إيرانَ", "إيـران"], "ايران"),
        (["می‌گوید", "میگوید", "مي\u200dگويد"], "ميگويد"),
        (["السعودية", "السعوديه", "السعودیة"], "السعوديه"),
        (["مسؤول", "مسوول"], "مسوول"),
        (["١٢٣", "۱۲۳", "123"], "123"),
        (["ﻻ", "لا"], "لا"),
        (["«نعم»", "“نعم”", '"نعم"'], '"نعم"'),
        (["كي\u00a0يف", "کی یف"], "كي يف"),
        (["\u200fطهران\u202c", "طهران"], "طهران"),
        (["خانۀ", "خانه"], "خانه"),
        (["NATO", "nato"], "nato"),
    ],
)
def test_variants_of_one_word_share_a_key(variants: list[str], key: str) -> None:
    assert {fold(variant) for variant in variants} == {key}


def test_letters_that_tell_words_apart_stay_apart() -> None:
    assert len({fold(letter) for letter in "ابپتثجچحخدذرزژسشصضطظعغفقکگلمنوهی"}) == 32


@given(HOSTILE)
def test_folding_twice_changes_nothing(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@given(HOSTILE)
def test_the_map_gives_the_same_key(text: str) -> None:
    assert fold_map(text).text == fold(text)


@given(HOSTILE, st.data())
def test_every_stretch_of_the_key_leads_back_to_the_text_it_was_made_of(text: str, data: st.DataObject) -> None:
    folded = fold_map(text)
    start = data.draw(st.integers(0, len(folded.text)))
    end = data.draw(st.integers(start, len(folded.text)))

    span = folded.source(start, end)

    assert 0 <= span.start <= span.end <= len(text)
    assert folded.text[start:end] in fold(text[span.start : span.end])


@given(HOSTILE, st.data())
def test_stored_offsets_and_key_offsets_agree_both_ways(text: str, data: st.DataObject) -> None:
    folded = fold_map(text)
    offset = data.draw(st.integers(0, len(text)))

    position = folded.position(offset)

    assert folded.text[:position] == fold(text[:offset])
    assert folded.source(position, len(folded.text)).start >= offset
