"""Who speaks: the subject of a reporting verb, or whoever an omitted subject or a pronoun stands for."""

from __future__ import annotations

import msgspec

from wasata.model.assertions import Source, SourceRole
from wasata.model.clauses import Clause, Phrase
from wasata.model.mentions import Mention, MentionKind
from wasata.model.spans import Span

_FAR = 3
"""Sentences after which an omitted subject no longer stands for the last speaker."""


class Speaker(msgspec.Struct, frozen=True, gc=False, kw_only=True):
    """Who says something, and where the text names them."""

    actors: tuple[str, ...]
    code: str | None
    span: Span
    sentence: int

    def sources(self) -> tuple[Source, ...]:
        """The chain of sources that begins with this speaker."""
        if not self.actors:
            return (Source(role=SourceRole.SPEAKER, span=self.span),)
        return tuple(Source(role=SourceRole.SPEAKER, actor=actor, span=self.span) for actor in self.actors)


def named(mention: Mention) -> Speaker | None:
    """The speaker that a mention names; somebody of a known state without a known name is that state; `None` when nobody is."""
    actors = mention.actors or ((mention.code,) if mention.code else ())
    if not actors:
        return None
    return Speaker(actors=actors, code=mention.code, span=mention.span, sentence=mention.sentence)


def of_phrase(phrase: Phrase, mentions: dict[str, Mention]) -> Speaker | None:
    """The speaker that a noun phrase names, several when they speak together."""
    found = [named(mentions[mention]) for mention in phrase.mentions if not mentions[mention].as_place]
    speakers = [speaker for speaker in found if speaker is not None]
    if not speakers or len(speakers) < len(found):
        return None
    codes = {speaker.code for speaker in speakers}
    return Speaker(
        actors=tuple(dict.fromkeys(actor for speaker in speakers for actor in speaker.actors)),
        code=speakers[0].code if len(codes) == 1 else None,
        span=Span(min(speaker.span.start for speaker in speakers), max(speaker.span.end for speaker in speakers)),
        sentence=speakers[0].sentence,
    )


def subject(clause: Clause) -> Phrase | None:
    """The subject of a clause."""
    return next((phrase for phrase in clause.phrases if phrase.slot == "subject"), None)


class Floor:
    """Remembers who spoke or acted last, for subjects that are left out."""

    def __init__(self) -> None:
        self._last: Speaker | None = None
        self._sentence = -1

    def give(self, speaker: Speaker, sentence: int) -> None:
        """Somebody speaks or acts in a sentence."""
        self._last, self._sentence = speaker, sentence

    def leave(self) -> None:
        """Others come into the text: an omitted subject is no longer clear."""
        self._last = None

    def holder(self, sentence: int) -> Speaker | None:
        """Whom an omitted subject of a sentence stands for."""
        if self._last is None or sentence - self._sentence > _FAR:
            return None
        return self._last

    def holder_at(self, sentence: int) -> Speaker | None:
        """Who spoke or acted last, when it was in this sentence."""
        return self._last if self._sentence == sentence else None


def acts(mention: Mention) -> bool:
    """Whether a mention names a person, whom an omitted subject in the next sentence can stand for."""
    return mention.kind in (MentionKind.NAME, MentionKind.OFFICE)
