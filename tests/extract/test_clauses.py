from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wasata.extract.actors import find_mentions
from wasata.extract.clauses import find_clauses
from wasata.extract.sentences import find_sentences
from wasata.model.articles import Article, Block
from wasata.model.clauses import Clause, Status
from wasata.model.pages import Label
from wasata.model.spans import Span


def read(text: str, language: str) -> tuple[Clause, ...]:
    block = Block(Span(0, len(text)), Label.BODY)
    article = Article(
        id="a", page="p", version="v", ordinal=0, language=language, text=text, blocks=(block,), published=date(2025, 3, 1)
    )
    sentences = find_sentences(article)
    return find_clauses(article, sentences, find_mentions(article, sentences).mentions)


def slots(text: str, language: str, word: str) -> dict[str, str]:
    """The phrases of the clause whose predicate begins with a word."""
    clause = next(clause for clause in read(text, language) if text[clause.predicate.start :].startswith(word) and clause.lemma)
    return {phrase.slot: text[phrase.span.start : phrase.span.end] for phrase in clause.phrases}


def test_subject_and_object_after_a_verb() -> None:
    text = "استقبل ماكرون رئيس الوزراء العراقي محمد شياع السوداني في باريس."

    found = slots(text, "ar", "استقبل")

    assert found["subject"] == "ماكرون"
    assert found["object"] == "رئيس الوزراء العراقي محمد شياع السوداني"
    assert found["in"] == "في باريس"


def test_a_sentence_that_names_nobody_has_its_clauses() -> None:
    assert read("لن نتراجع عن هذا القرار.", "ar")[0].status is Status.NEGATED
    assert read("مذاکرات به زودی از سر گرفته می‌شود.", "fa")


def test_a_subject_before_its_verb() -> None:
    assert slots("قطر تستضيف جولة من المفاوضات", "ar", "تستضيف")["subject"] == "قطر"


def test_a_verb_that_disagrees_with_the_name_after_it_has_left_its_subject_out() -> None:
    assert (
        "subject" not in slots("وزار موسكو قبل أيام.", "ar", "وزار")
        or slots("وزار موسكو قبل أيام.", "ar", "وزار")["subject"] != "موسكو"
    )


def test_a_noun_said_with_a_light_verb_is_one_predicate() -> None:
    found = slots("أجرى أردوغان اليوم محادثات مع السوداني.", "ar", "محادثات")

    assert found["subject"] == "أردوغان"
    assert found["with"] == "مع السوداني"


def test_a_pronoun_on_a_noun_means_the_subject() -> None:
    assert slots("أعربت فرنسا عن استعدادها للمساعدة.", "ar", "استعدادها")["subject"] == "فرنسا"


def test_the_words_said_end_where_another_report_begins() -> None:
    text = "قال لافروف إن الحوار مستمر، وأضاف أن الموعد قريب."

    said = [text[clause.span.start : clause.span.end] for clause in read(text, "ar") if clause.complement and not clause.lemma]

    assert [words.strip("، .") for words in said] == ["الحوار مستمر", "الموعد قريب"]


def test_the_subject_of_a_further_report_is_the_speaker() -> None:
    text = "قال لافروف إن بوتين زار بكين، لكنه أوضح أن الزيارة قصيرة."

    assert slots(text, "ar", "أوضح")["subject"] == "لافروف"


def test_verb_last_with_object_mark_and_split_compound() -> None:
    text = "ترکیه پیشنهاد میزبانی مذاکرات میان روسیه و اوکراین داد."

    found = slots(text, "fa", "پیشنهاد")

    assert found["subject"] == "ترکیه"


def test_a_noun_with_its_ezafe_and_prepositions() -> None:
    found = slots("تماس تلفنی اردوغان با پوتین", "fa", "تماس")

    assert found["of"].endswith("اردوغان")
    assert found["with"] == "با پوتین"


@pytest.mark.parametrize(
    ("text", "language", "word", "status"),
    [
        ("لم توقع روسيا الاتفاقية.", "ar", "توقع", Status.NEGATED),
        ("سيزور ماكرون القاهرة.", "ar", "سيزور", Status.FUTURE),
        ("قد تنسحب واشنطن من المعاهدة.", "ar", "تنسحب", Status.HYPOTHETICAL),
        ("قد وقعت روسيا الاتفاقية.", "ar", "وقعت", Status.ACTUAL),
        ("هل تنسحب واشنطن من المعاهدة؟", "ar", "تنسحب", Status.HYPOTHETICAL),
        ("روسیه توافق را امضا نکرد.", "fa", "امضا", Status.NEGATED),
        ("ماکرون به قاهره سفر خواهد کرد.", "fa", "سفر", Status.FUTURE),
        ("ممکن است ترکیه میانجیگری کند.", "fa", "میانجیگری", Status.HYPOTHETICAL),
        ("آیا ترکیه میانجیگری می‌کند؟", "fa", "میانجیگری", Status.HYPOTHETICAL),
    ],
)
def test_modal_words_give_the_status(text: str, language: str, word: str, status: Status) -> None:
    clause = next(clause for clause in read(text, language) if text[clause.predicate.start :].startswith(word))

    assert clause.status is status


@given(st.text(alphabet='قالإن بوتينسيزو ر،.:«»"؟كردوگفته', max_size=80), st.sampled_from(["ar", "fa"]))
def test_any_text_gives_clauses_whose_spans_lie_in_it(text: str, language: str) -> None:
    for number, clause in enumerate(read(text, language)):
        assert clause.index == number
        for span in (clause.span, clause.predicate, *(phrase.span for phrase in clause.phrases)):
            assert 0 <= span.start <= span.end <= len(text)
        assert clause.parent is None or clause.parent != clause.index
