from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wasata.text.fold import fold
from wasata.text.sentences import sentence_spans

ABBREVIATIONS = frozenset(fold(word) for word in ["د", "أ.د", "م", "ق", "ص"])


def split(text: str) -> list[str]:
    return [text[span.start : span.end] for span in sentence_spans(text, 0, len(text), ABBREVIATIONS)]


@pytest.mark.parametrize(
    "sentences",
    [
        ["غادر الوفد القاهرة.", "عاد الوسيط إلى مسقط."],
        ["هل يقبل الطرفان؟", "لا أحد يعرف!", "يبقى الأمر معلقا."],
        ["مذاکرات پایان یافت.", "دو طرف به پایتخت‌های خود بازگشتند."],
        ["قال المبعوث: «لن نغادر. سنبقى هنا حتى النهاية».", "ثم سكت."],
        ["قال المبعوث: «لن نغادر. سنبقى هنا.»", "ثم سكت."],
        ["تساءل الوزير «لماذا الآن؟» ثم غادر القاعة."],
        ["نقلت أ.ف.ب. عن مصدر قوله إن الجولة تأجلت.", "لم يصدر تعليق."],
        ["زار د. سامر مسقط.", "لم يطل البقاء."],
        ["ارتفع السعر 3.5 في المئة.", "تراجع الطلب."],
        ["تجنب الحديث... والوزير حذر من الحرب", "عنوان آخر"],
        ["قيمة الصفقة ۲.۵ میلیارد دلار است.", "طرفین امضا کردند."],
        ["انتهى اللقاء (أكثر من ساعتين).", "وبقي الخلاف."],
    ],
)
def test_a_text_is_cut_where_its_sentences_end(sentences: list[str]) -> None:
    separator = "\n" if not sentences[0].endswith((".", "!", "؟", ")", "»")) else " "

    assert split(separator.join(sentences)) == sentences


def test_a_stop_glued_to_the_next_word_still_ends_a_sentence() -> None:
    assert split("انتهت الجولة الأولى.وتبدأ الثانية غدا.") == ["انتهت الجولة الأولى.", "وتبدأ الثانية غدا."]


def test_a_quotation_that_never_closes_does_not_swallow_what_follows() -> None:
    assert len(split("قال الأمين: «نرحب بذلك. وأضاف شيئا آخر. ثم غادر.")) == 3


def test_the_number_of_a_list_is_no_sentence() -> None:
    assert split("1. وقف إطلاق النار. 2. تبادل الأسرى.")[0] == "1. وقف إطلاق النار."


@given(st.text(st.sampled_from('اب د.؟!…«»“”" \n12()')))
def test_sentences_cover_every_visible_character_once_and_in_order(text: str) -> None:
    spans = sentence_spans(text, 0, len(text), ABBREVIATIONS)

    assert "".join("".join(text[span.start : span.end].split()) for span in spans) == "".join(text.split())
    assert all(first.end <= second.start for first, second in itertools.pairwise(spans))
