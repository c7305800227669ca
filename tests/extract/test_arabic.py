"""What Arabic sentences tell, beyond the examples of the frames: who speaks, who acts, and where words said end."""

from __future__ import annotations

from datetime import date

import pytest

from wasata.extract.actors import find_mentions
from wasata.extract.clauses import find_clauses
from wasata.extract.events import find_events
from wasata.extract.quotes import find_quotes
from wasata.extract.sentences import find_sentences
from wasata.model.articles import Article, Block
from wasata.model.clauses import Status
from wasata.model.events import Event
from wasata.model.findings import Finding
from wasata.model.pages import Label
from wasata.model.quotes import Quote
from wasata.model.spans import Span


def read(text: str, first: Label = Label.BODY) -> tuple[list[Finding], list[Event]]:
    """The quotes and events of a text whose lines are blocks."""
    blocks, at = [], 0
    for number, line in enumerate(text.split("\n")):
        blocks.append(Block(Span(at, at + len(line)), Label.BODY if number else first))
        at += len(line) + 1
    article = Article(
        id="a", page="p", version="v", ordinal=0, language="ar", text=text, blocks=tuple(blocks), published=date(2025, 3, 1)
    )
    sentences = find_sentences(article)
    mentions = find_mentions(article, sentences).mentions
    clauses = find_clauses(article, sentences, mentions)
    quotes = find_quotes(article, sentences, mentions, clauses).findings
    claims = [finding.claim for finding in find_events(article, sentences, mentions, clauses, quotes).findings]
    return list(quotes), [claim for claim in claims if isinstance(claim, Event)]


def said(text: str, first: Label = Label.BODY) -> list[tuple[str | None, str]]:
    """The code of each speaker and the words said."""
    claims = [finding.claim for finding in read(text, first)[0]]
    return [
        (claim.speaker_code, " ".join(text[span.start : span.end] for span in claim.content))
        for claim in claims
        if isinstance(claim, Quote)
    ]


def told(text: str) -> list[tuple[str, list[str], list[str]]]:
    """The type and the codes of both sides of each event."""
    return [
        (
            event.type,
            [entry.code or entry.actor for entry in event.actors],
            [entry.code or entry.actor for entry in event.recipients],
        )
        for event in read(text)[1]
    ]


def test_words_said_end_where_somebody_else_does_something_meanwhile() -> None:
    assert said("قال وزير الدفاع الأوكراني إن بلاده دمرت ثلاث سفن، بينما نفت موسكو وقوع خسائر.") == [
        ("UKR", "بلاده دمرت ثلاث سفن"),
        ("RUS", "وقوع خسائر"),
    ]


def test_an_unnamed_side_that_denies_is_not_the_one_that_accused() -> None:
    assert said("اتهم الجيش السوداني قوات الدعم السريع بقصف مستشفى، فيما نفت القوات هذه الاتهامات.") == [("SDN", "قصف مستشفى")]


def test_a_call_in_a_speech_is_made_by_the_one_who_holds_it() -> None:
    text = "قال لافروف إن الباب مفتوح.\nوألقى الرئيس الإيراني مسعود بزشكيان كلمة دعا فيها إلى وقف الحرب."

    assert said(text)[-1] == ("IRN", "وقف الحرب")


def test_an_agency_tells_what_an_official_said() -> None:
    text = "نقلت وكالة رويترز عن مسؤول أوكراني قوله إن كييف مستعدة للهدنة."
    quote = read(text)[0][0]

    assert said(text) == [("UKR", "كييف مستعدة للهدنة")]
    assert [(source.role, source.actor) for source in quote.sources] == [("speaker", "UKR"), ("agency", "REUTERS")]


def test_a_statement_speaks_for_those_who_issued_it() -> None:
    assert said("وأشار بيان للخارجية الروسية إلى أن موسكو ترفض أي شروط مسبقة.") == [("RUS", "موسكو ترفض أي شروط مسبقة")]


def test_as_somebody_said_at_the_end_reports_the_sentence() -> None:
    assert said("زار الوفد طهران في إطار تنسيق المواقف، كما أفاد الكرملين.") == [("RUS", "زار الوفد طهران في إطار تنسيق المواقف")]


def test_what_somebody_calls_his_own_stance_is_what_he_says() -> None:
    assert said("وأعلنت إيران رفضها التفاوض تحت التهديد.") == [("IRN", "رفضها التفاوض تحت التهديد")]
    assert said("وأعلنت إيران حالة الطوارئ في الجنوب.") == []


def test_what_a_speaker_urges_after_a_comma_is_a_report_of_its_own() -> None:
    assert said("حذر غوتيريش من أن الوضع يخرج عن السيطرة، وحث الأطراف على العودة إلى الحوار.") == [
        ("UN", "الوضع يخرج عن السيطرة"),
        ("UN", "العودة إلى الحوار"),
    ]


def test_his_country_and_a_verb_in_the_first_person_stand_for_the_speaker() -> None:
    assert told("قال لافروف إن بلاده ترفض المقترح الأمريكي.") == [("REJECT", ["RUS"], ["USA"])]
    assert told('وأضاف لافروف: "نطالب أوكرانيا بالانسحاب من المدينة".') == [("REQUEST", ["RUS"], ["UKR"])]


def test_what_must_be_done_is_demanded_by_who_says_so() -> None:
    assert told("قال غوتيريش إنه يجب على السودان حماية المدنيين.") == [("REQUEST", ["UN"], ["SDN"])]
    assert told("يجب على السودان حماية المدنيين.") == []


def test_a_meeting_told_on_keeps_its_participants() -> None:
    text = "أجرى ترامب مكالمة هاتفية مع بوتين.\nوقال الكرملين إن المكالمة جرت ليل الثلاثاء.\nوتأتي هذه المكالمة قبل القمة."

    assert [(event.type, event.mode, len(event.actors)) for event in read(text)[1]] == [("CONSULT", "phone", 2)] * 2


def test_the_subject_can_stand_behind_its_object() -> None:
    assert told("حضر الاجتماع وزير الخارجية الروسي سيرغي لافروف.") == [("CONSULT", ["RUS"], [])]


def test_a_refusal_in_a_condition_is_possible_only() -> None:
    events = read("ستتغير المنطقة إذا لم توافق إيران على الاتفاق.")[1]

    assert [(event.type, event.status) for event in events] == [("REJECT", Status.HYPOTHETICAL)]


@pytest.mark.parametrize("adjective", ["الروسي", "الأمريكي"])
def test_an_adjective_belongs_to_the_noun_that_it_agrees_with(adjective: str) -> None:
    assert ("RUS" in told(f"استمر القصف {adjective} على المدينة.")[0][1]) == (adjective == "الروسي")
    assert told(f"بدأ رفض المقترح {adjective}.") == []


def test_a_time_of_another_predicate_dates_no_event() -> None:
    events = read("قال ترامب إنه مستعد للحوار مع إيران التي انسحب من اتفاقها في مايو 2018.")[1]

    assert [event.when for event in events if event.type == "AGREE"] == [None]
