from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wasata.lang.data import read_csv
from wasata.lang.forms import Form, lexicon
from wasata.text.fold import fold
from wasata.text.tokens import tokens


def best(text: str, language: str) -> Form:
    found = tokens(text)
    forms, used = lexicon(language).analyse_at(found, 0)
    assert forms, text
    assert used == len(found), (text, used)
    return forms[0]


def verbs(text: str, language: str) -> list[Form]:
    return [form for form in lexicon(language).analyse_at(tokens(text), 0)[0] if form.part == "verb"]


@pytest.mark.parametrize(
    ("word", "lemma", "tense", "person", "number", "proclitics", "enclitic"),
    [
        ("وقالت", "قال", "past", 3, "singular", ("and",), None),
        ("سيلتقي", "التقى", "future", 3, "singular", ("future",), None),
        ("وسيستقبلونه", "استقبل", "future", 3, "plural", ("and", "future"), "him"),
        ("فاستدعاه", "استدعى", "past", 3, "singular", ("so",), "him"),
        ("رفضتها", "رفض", "past", 3, "singular", (), "her"),
        ("ليبحثوا", "بحث", "present", 3, "plural", ("to",), None),
        ("أبلغتنا", "أبلغ", "past", 3, "singular", (), "us"),
        ("سوف يزور", "زار", "future", 3, "singular", (), None),
        ("ولن تقبل", "قبل", "future", 3, "singular", ("and",), None),
        ("لم يوافقوا", "وافق", "past", 3, "plural", (), None),
    ],
)
def test_arabic_verbs(
    word: str, lemma: str, tense: str, person: int, number: str, proclitics: tuple[str, ...], enclitic: str | None
) -> None:
    form = verbs(word, "ar")[0]
    assert (form.lemma, form.tense, form.person, form.number) == (fold(lemma), tense, person, number)
    assert (form.proclitics, form.enclitic) == (proclitics, enclitic)


@pytest.mark.parametrize(
    ("language", "texts"),
    [
        ("ar", ["لم يقل", "ولم تعلن", "لن نقبل", "لا يوافق", "ليس"]),
        ("fa", ["نگفت", "نمی‌پذیرد", "نخواهند داد", "نشده بود", "گفته نشده است", "نیست"]),
    ],
)
def test_negation_is_part_of_the_form(language: str, texts: list[str]) -> None:
    assert [text for text in texts if not best(text, language).negated] == []


def test_the_active_past_comes_before_the_passive() -> None:
    found = [form for form in lexicon("ar").analyse("كتب") if form.part == "verb"]
    assert (found[0].voice, found[0].tense, found[0].person) == ("active", "past", 3)
    assert any(form.voice == "passive" for form in found)


def test_homographs_of_two_lemmas_are_told_apart_by_their_pattern() -> None:
    patterns = [form.pattern for form in lexicon("ar").analyse("يقدم") if form.mood == "indicative" and form.voice == "active"]
    assert patterns[0] == "II"
    assert "IV" in patterns


@pytest.mark.parametrize(
    ("word", "lemma", "number"),
    [
        ("الوزراء", "وزير", "plural"),
        ("ووزيري", "وزير", "dual"),
        ("مسؤولين", "مسؤول", "plural"),
        ("مسئولون", "مسؤول", "plural"),
        ("للمحادثات", "محادثة", "plural"),
        ("عرضاً", "عرض", "singular"),
        ("سفارتها", "سفارة", "singular"),
        ("منشآت", "منشأة", "plural"),
        ("وزيرة", "وزير", "singular"),
        ("الأميركية", "أميركي", "singular"),
        ("القضاة", "قاض", "plural"),
    ],
)
def test_arabic_nouns(word: str, lemma: str, number: str) -> None:
    found = {(form.lemma, form.number) for form in lexicon("ar").analyse(fold(word)) if form.part in ("noun", "adjective")}
    assert (fold(lemma), number) in found


@pytest.mark.parametrize(
    ("text", "lemma", "tense", "mood", "voice", "aspect"),
    [
        ("گفته است", "گفتن", "perfect", "indicative", "active", None),
        ("گفتهاند", "گفتن", "perfect", "indicative", "active", None),
        ("گفته اند", "گفتن", "perfect", "indicative", "active", None),
        ("پذیرفته شد", "پذیرفتن", "past", "indicative", "passive", None),
        ("پذیرفته خواهد شد", "پذیرفتن", "future", "indicative", "passive", None),
        ("پذیرفته شده است", "پذیرفتن", "perfect", "indicative", "passive", None),
        ("پذیرفته می شود", "پذیرفتن", "present", "indicative", "passive", None),
        ("دارد می‌رود", "رفتن", "present", "indicative", "active", "progressive"),
        ("داشتند می رفتند", "رفتن", "imperfect", "indicative", "active", "progressive"),
        ("رفته باشد", "رفتن", "perfect", "subjunctive", "active", None),
        ("بر می گردد", "برگشتن", "present", "indicative", "active", None),
        ("باز خواهند گشت", "بازگشتن", "future", "indicative", "active", None),
        ("است", "بودن", "present", "indicative", "active", None),
    ],
)
def test_persian_forms_of_one_and_more_words(
    text: str, lemma: str, tense: str, mood: str, voice: str, aspect: str | None
) -> None:
    form = best(text, "fa")
    assert (form.lemma, form.tense, form.mood, form.voice, form.aspect) == (fold(lemma), tense, mood, voice, aspect)


@pytest.mark.parametrize(
    ("word", "lemma", "number"),
    [
        ("نمایندگان", "نماینده", "plural"),
        ("کشورهایی", "کشور", "plural"),
        ("وزرای", "وزیر", "plural"),
        ("پیشنهادش", "پیشنهاد", "singular"),
    ],
)
def test_persian_nouns(word: str, lemma: str, number: str) -> None:
    found = {(form.lemma, form.number) for form in lexicon("fa").analyse(fold(word)) if form.part == "noun"}
    assert (fold(lemma), number) in found


def test_a_compound_is_found_by_its_noun_and_its_verb() -> None:
    words = lexicon("fa")
    assert words.compound(fold("تأکید"), fold("کردن")) == fold("تأکید کردن")
    assert words.compound(fold("میز"), fold("کردن")) is None
    passive = words.light(fold("محکوم"), fold("شدن"))
    assert passive is not None
    assert (passive.lemma, passive.voice) == (fold("محکوم کردن"), "passive")


@pytest.mark.parametrize(
    "word", ["وزير", "لندن", "بوتين", "فرنسا", "والي", "فيصل", "كييف", "وليد", "لافروف", "ولد", "بلغ", "فقد"]
)
def test_a_word_known_whole_or_unknown_is_not_cut_in_arabic(word: str) -> None:
    reading = lexicon("ar").segment_guarded(fold(word))
    assert (reading.stem, reading.prefix, reading.suffix) == (fold(word), 0, 0)


@pytest.mark.parametrize(
    "word", ["کی‌یف", "تهران", "ایران", "لبنان", "سازمان", "موافقت", "بین‌المللی", "تنها", "ملت", "کیش", "بهرام"]
)
def test_a_word_known_whole_or_unknown_is_not_cut_in_persian(word: str) -> None:
    reading = lexicon("fa").segment_guarded(fold(word))
    assert (reading.stem, reading.prefix, reading.suffix) == (fold(word), 0, 0)


def test_a_known_stem_is_cut_out() -> None:
    assert lexicon("ar").segment_guarded(fold("وللوزير")).proclitics == ("and", "to", "the")
    assert lexicon("ar").segment_guarded(fold("وغلاسغو")).prefix == 0
    assert lexicon("ar").segment_guarded(fold("وغلاسغو"), known={"غلاسغو"}).stem == "غلاسغو"
    assert lexicon("fa").segment_guarded(fold("توافق‌هایشان")).stem == "توافق"


def test_an_unknown_word_has_no_forms() -> None:
    assert lexicon("ar").analyse("قشتغغ") == ()
    assert lexicon("fa").analyse_at(tokens("ژژقق است"), 0) == ((), 1)


def test_every_noun_of_the_lists_is_found_again() -> None:
    for language, least in (("ar", 400), ("fa", 250)):
        rows = read_csv("wasata.lang", f"{language}/nouns.csv", dict[str, str])
        assert len(rows) >= least
        for row in rows:
            key = fold(row["lemma"])
            assert any(form.lemma == key and not form.prefix for form in lexicon(language).analyse(key)), row


def test_no_row_is_entered_twice() -> None:
    for language in ("ar", "fa"):
        for name in ("verbs.csv", "nouns.csv", "compounds.csv"):
            rows = [tuple(row.items()) for row in read_csv("wasata.lang", f"{language}/{name}", dict[str, str])]
            assert len(rows) == len(set(rows)), (language, name)


@given(text=st.text(alphabet="ویمنکردهاست بلشفخوگتأ\u200c", max_size=40), language=st.sampled_from(("ar", "fa")))
def test_forms_stay_within_their_tokens(text: str, language: str) -> None:
    found = tokens(text)
    for index in range(len(found)):
        forms, used = lexicon(language).analyse_at(found, index)
        assert 1 <= used <= len(found) - index
        for form in forms:
            assert form.prefix + form.suffix < sum(len(token.key) for token in found[index : index + used])


@pytest.mark.parametrize(
    ("word", "lemma", "enclitic"),
    [
        ("إلى", "إلى", None),
        ("وقد", "قد", None),
        ("منه", "من", "him"),
        ("بأنه", "بأن", "him"),
        ("إليها", "إلى", "her"),
        ("تلك", "تلك", None),
    ],
)
def test_a_particle_is_no_verb(word: str, lemma: str, enclitic: str | None) -> None:
    found = lexicon("ar").analyse(fold(word))
    assert [(form.part, form.lemma, form.enclitic) for form in found] == [("particle", fold(lemma), enclitic)]


def test_a_particle_that_is_also_a_verb_comes_first() -> None:
    found = lexicon("ar").analyse(fold("قبل"))
    assert found[0].part == "particle"
    assert any(form.part == "verb" and form.voice == "active" for form in found)


@pytest.mark.parametrize(("word", "lemma"), [("كان", "كان"), ("آلية", "آلية"), ("هلك", "هلك"), ("انتمى", "انتمى")])
def test_a_common_word_is_not_taken_for_a_particle_with_a_pronoun(word: str, lemma: str) -> None:
    assert fold(lemma) in {form.lemma for form in lexicon("ar").analyse(fold(word)) if form.part != "particle"}


@pytest.mark.parametrize("word", ["نظراً", "دعماً", "سيتم", "له", "شيء"])
def test_a_rare_verb_form_does_not_hide_a_common_word(word: str) -> None:
    form = lexicon("ar").analyse(fold(word))[0]
    assert form.part != "verb" or form.tense == "future"
