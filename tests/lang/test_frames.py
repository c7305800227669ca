from __future__ import annotations

from datetime import date

import pytest

from wasata.errors import DataError
from wasata.extract.actors import find_mentions
from wasata.extract.clauses import find_clauses
from wasata.extract.events import find_events
from wasata.extract.quotes import find_quotes
from wasata.extract.sentences import find_sentences
from wasata.lang.frames import MODES, Example, Frame, Frames, frames, meanings
from wasata.model.articles import Article, Block
from wasata.model.events import Event, Participant
from wasata.model.findings import Finding
from wasata.model.pages import Label
from wasata.model.spans import Span

LANGUAGES = ("ar", "fa")
ALL: dict[str, Frames] = {language: frames(language) for language in LANGUAGES}
YES = [
    pytest.param(language, frame, example, id=f"{frame.id}-{n}")
    for language in LANGUAGES
    for frame in ALL[language].all
    for n, example in enumerate(frame.yes)
]
NO = [
    pytest.param(language, frame, text, id=f"{frame.id}-{n}")
    for language in LANGUAGES
    for frame in ALL[language].all
    for n, text in enumerate(frame.no)
]


def events_of(text: str, language: str) -> list[Finding]:
    block = Block(Span(0, len(text)), Label.BODY)
    article = Article(
        id="a", page="p", version="v", ordinal=0, language=language, text=text, blocks=(block,), published=date(2025, 3, 1)
    )
    sentences = find_sentences(article)
    mentions = find_mentions(article, sentences).mentions
    clauses = find_clauses(article, sentences, mentions)
    quotes = find_quotes(article, sentences, mentions, clauses).findings
    return list(find_events(article, sentences, mentions, clauses, quotes).findings)


def codes(participants: tuple[Participant, ...]) -> set[str]:
    return {entry.code or entry.actor for entry in participants}


@pytest.mark.parametrize(("language", "frame", "example"), YES)
def test_a_frame_is_found_in_its_yes_sentences(language: str, frame: Frame, example: Example) -> None:
    found = [finding.claim for finding in events_of(example.text, language) if finding.rule == frame.id]
    sides = [(codes(event.actors), codes(event.recipients)) for event in found if isinstance(event, Event)]

    assert (set(example.actor.split()), set(example.recipient.split())) in sides


@pytest.mark.parametrize(("language", "frame", "text"), NO)
def test_a_frame_is_not_found_in_its_no_sentences(language: str, frame: Frame, text: str) -> None:
    assert frame.id not in [finding.rule for finding in events_of(text, language)]


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_language_has_frames_of_all_types(language: str) -> None:
    assert {frame.meaning.type for frame in ALL[language].all} == set(MODES)
    assert len(ALL[language].all) >= 40


def test_every_meaning_is_said_in_some_language() -> None:
    said = {id(frame.meaning) for language in LANGUAGES for frame in ALL[language].all}

    assert [name for name, meaning in meanings().items() if id(meaning) not in said] == []


def test_a_wrong_file_is_told_with_its_place(monkeypatch: pytest.MonkeyPatch) -> None:
    from wasata.lang import frames as module

    monkeypatch.setattr(module, "meanings", dict)
    module.frames.cache_clear()
    with pytest.raises(DataError, match=r"ar/frames/accuse\.toml, condemn: means 'condemn'"):
        frames("ar")
    module.frames.cache_clear()
