from __future__ import annotations

from datetime import date

from wasata.model.clauses import Status
from wasata.model.events import Event
from wasata.trials import found_in


def events(text: str, language: str) -> list[Event]:
    return [finding.claim for finding in found_in(text, language) if isinstance(finding.claim, Event)]


def test_a_person_acts_for_a_state() -> None:
    event = events("التقى لافروف أردوغان في أنقرة.", "ar")[0]

    assert [(entry.actor, entry.code) for entry in event.actors] == [("sergei-lavrov", "RUS"), ("recep-tayyip-erdogan", "TUR")]


def test_a_meeting_on_the_ground_of_a_third_is_third_party() -> None:
    event = events("اجتمع لافروف مع أردوغان في الدوحة.", "ar")[0]

    assert (event.mode, event.place_state) == ("third-party", "QAT")


def test_nearness_alone_makes_no_participant() -> None:
    assert events("ارتفع الدولار في روسيا، وتحدثت صحف عن زيارة إلى بكين.", "ar") == []


def test_what_is_asked_for_is_no_event_of_its_own() -> None:
    assert [event.type for event in events("طلبت أوكرانيا من ألمانيا تسليم دبابات إلى كييف.", "ar")] == ["REQUEST"]


def test_a_refusal_is_a_rejection_and_no_negated_consent() -> None:
    event = events("لم توافق إيران على المقترح.", "ar")[0]

    assert (event.type, event.status) == ("REJECT", Status.ACTUAL)


def test_an_event_in_reported_words_rests_on_the_speaker() -> None:
    event = events("قال لافروف إن فرنسا زودت أوكرانيا بصواريخ.", "ar")[0]

    assert (event.type, event.said_by, event.said_by_code) == ("AID", "sergei-lavrov", "RUS")


def test_what_ended_long_before_is_historical() -> None:
    event = events("غزت روسيا أوكرانيا في فبراير 2022.", "ar")[0]

    assert event.status is Status.HISTORICAL
    assert event.when is not None
    assert event.when.first == date(2022, 2, 1)


def test_words_of_the_clause_show_the_mode() -> None:
    assert events("گفتگوی تلفنی اردوغان با پوتین یک ساعت طول کشید.", "fa")[0].mode == "phone"
    assert events("دعت الصين روسيا إلى وقف القتال.", "ar")[0].mode == "yield"


def test_the_passive_of_a_light_verb_turns_the_sides_round() -> None:
    event = events("ایران از سوی اسرائیل متهم شد.", "fa")[0]

    assert [entry.code for entry in event.actors] == ["ISR"]
    assert [entry.code for entry in event.recipients] == ["IRN"]
