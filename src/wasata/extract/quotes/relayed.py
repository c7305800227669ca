"""Speakers who are not the subject: an agency tells what somebody said, and a statement speaks for those who issued it."""

from __future__ import annotations

from wasata.extract.quotes.context import Context
from wasata.extract.quotes.speakers import Speaker, named, of_phrase
from wasata.lang.syntax import syntax
from wasata.lang.word_classes import stems
from wasata.model.assertions import Source, SourceRole
from wasata.model.clauses import Clause, Phrase
from wasata.model.sentences import Sentence

_OWNED = ("for", "from", "of", "about", "agent")
"""Slots in which those stand who issued a statement."""
_NEAR = 3
"""Characters between a statement and those who issued it."""


def relay(
    context: Context, clause: Clause, reporter: Speaker | None, slot: str = "about"
) -> tuple[Speaker, tuple[Source, ...]] | None:
    """Who is told in a slot to have spoken by a reporter, and the reporter as a source; `None` when he speaks himself."""
    phrase = next((phrase for phrase in clause.phrases if phrase.slot == slot and phrase.mentions), None)
    speaker = of_phrase(phrase, context.mentions) if phrase is not None else None
    if speaker is None:
        return None
    actors = reporter.actors if reporter is not None else ()
    span = reporter.span if reporter is not None else None
    return speaker, tuple(Source(role=SourceRole.AGENCY, actor=actor, span=span) for actor in actors)


def of_document(context: Context, sentence: Sentence, clause: Clause, phrase: Phrase) -> Speaker | None:
    """Those who issued the statement that is the subject of a reporting verb."""
    language = context.article.language
    papers = syntax(language).nouns.get("document", frozenset())
    words = [token for token in sentence.tokens if phrase.span.start <= token.start and token.end <= phrase.span.end]
    if not words or papers.isdisjoint(stems(words[0].key, language)):
        return None
    inside = [
        mention
        for mention in context.by_sentence.get(sentence.index, [])
        if phrase.span.start <= mention.span.start and mention.span.end <= phrase.span.end
    ]
    if inside:
        return named(inside[0])
    after = next(
        (
            other
            for other in clause.phrases
            if other.slot in _OWNED and other.mentions and 0 <= other.span.start - phrase.span.end <= _NEAR
        ),
        None,
    )
    return of_phrase(after, context.mentions) if after is not None else None
