"""The examples that the data carries, tried: every frame finds its *yes* sentences and stays silent on its *no* sentences."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import msgspec

from wasata.extract.actors import find_mentions
from wasata.extract.clauses import find_clauses
from wasata.extract.events import find_events
from wasata.extract.quotes import find_quotes
from wasata.extract.sentences import find_sentences
from wasata.lang.data import LANGUAGES
from wasata.lang.frames import Example, Frame, frames
from wasata.model.articles import Article, Block
from wasata.model.events import Event, Participant
from wasata.model.findings import Finding
from wasata.model.pages import Label
from wasata.model.spans import Span

DAY = date(2025, 3, 1)
"""The day on which the examples are told, so that an office without a name has the holder of that day."""


class Trial(msgspec.Struct, frozen=True, kw_only=True):
    """One example of one rule, and how it went."""

    rule: str
    text: str
    wanted: str
    """What should be found, in words."""
    found: str
    """What is found, in words."""
    passed: bool


def try_all(languages: tuple[str, ...] = LANGUAGES) -> Iterator[Trial]:
    """Try the examples of every rule of these languages."""
    for language in languages:
        for frame in frames(language).all:
            yield from try_frame(frame, language)


def try_frame(frame: Frame, language: str) -> Iterator[Trial]:
    """Try the examples of one frame."""
    for example in frame.yes:
        events = found_in(example.text, language)
        own = [finding for finding in events if finding.rule == frame.id]
        yield Trial(
            rule=frame.id,
            text=example.text,
            wanted=_wanted(frame, example),
            found="; ".join(map(_told, events)) or "nothing",
            passed=any(_fits(finding, example) for finding in own),
        )
    for text in frame.no:
        events = found_in(text, language)
        yield Trial(
            rule=frame.id,
            text=text,
            wanted=f"not {frame.id}",
            found="; ".join(map(_told, events)) or "nothing",
            passed=all(finding.rule != frame.id for finding in events),
        )


def found_in(text: str, language: str) -> tuple[Finding, ...]:
    """The events of a text that stands alone and was published on `DAY`."""
    block = Block(Span(0, len(text)), Label.BODY)
    article = Article(
        id="a-trial", page="p-trial", version="", ordinal=0, language=language, text=text, blocks=(block,), published=DAY
    )
    sentences = find_sentences(article)
    mentions = find_mentions(article, sentences).mentions
    clauses = find_clauses(article, sentences, mentions)
    quotes = find_quotes(article, sentences, mentions, clauses)
    return find_events(article, sentences, mentions, clauses, quotes.findings).findings


def _fits(finding: Finding, example: Example) -> bool:
    event = finding.claim
    if not isinstance(event, Event):
        return False
    sides = _codes(event.actors) == set(example.actor.split()) and _codes(event.recipients) == set(example.recipient.split())
    return sides and (example.status is None or event.status == example.status)


def _codes(people: tuple[Participant, ...]) -> set[str]:
    return {person.code or person.actor for person in people}


def _wanted(frame: Frame, example: Example) -> str:
    status = f" {example.status}" if example.status else ""
    return f"{frame.id}{status} {example.actor or '-'} > {example.recipient or '-'}"


def _told(finding: Finding) -> str:
    event = finding.claim
    if not isinstance(event, Event):
        return finding.rule
    sides = [" ".join(sorted(_codes(side))) or "-" for side in (event.actors, event.recipients)]
    return f"{finding.rule} {event.status.value} {sides[0]} > {sides[1]}"
