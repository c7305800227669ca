"""From a matched frame to the record of the event: mode, status, time, place, and on whose word."""

from __future__ import annotations

from datetime import timedelta

import msgspec

from wasata.extract.events.candidates import Candidate
from wasata.extract.events.context import Context
from wasata.lang.modes import mode_of
from wasata.lang.syntax import syntax
from wasata.model.assertions import Source
from wasata.model.clauses import Clause, Phrase, Status
from wasata.model.events import Event
from wasata.model.findings import Finding
from wasata.model.quotes import Quote
from wasata.model.sentences import Sentence
from wasata.model.spans import Span
from wasata.model.times import When

_THINGS = frozenset({"object", "second", "about"})
"""Slots of what is done or spoken of."""
_PRESS = "PRESS"
_NEWS = timedelta(days=30)
"""What is told to have ended longer ago is background, not the news of an article."""


def finding(context: Context, sentence: Sentence, candidate: Candidate) -> Finding:
    """The event of a matched frame, with its evidence."""
    clause, frame = candidate.clause, candidate.frame
    quote = _on_word_of(context, clause)
    if quote is not None and "speaker" in [slot for slots in frame.slots.values() for slot in slots]:
        quote = None
    when = _so_far(context, candidate.status, _when(context, sentence, clause))
    place, state = _place(context, clause)
    if place is None and candidate.told.type == "CONSULT":
        below = (_place(context, child) for child in context.children(clause))
        place, state = next((found for found in below if found[0] is not None), (None, None))
    mode = candidate.told.mode or mode_of(candidate.told.type, words_of(context, clause), context.language)
    if mode is None and candidate.told.type == "CONSULT" and state is not None and state not in candidate.codes:
        mode = "third-party"
    said_by = quote[1].speakers[0] if quote and _rests_on(candidate, quote[1]) else None
    event = Event(
        type=candidate.told.type,
        mode=mode,
        cameo=candidate.told.cameo,
        actors=candidate.actors,
        recipients=candidate.recipients,
        trigger=clause.predicate,
        status=_status(context, candidate.status, when),
        when=when,
        place=place,
        place_state=state,
        said_by=said_by,
        said_by_code=quote[1].speaker_code if quote and said_by else None,
    )
    sources: tuple[Source, ...] = quote[0].sources if quote else ()
    parts = [clause.span, *(entry.span for entry in (*candidate.actors, *candidate.recipients) if entry.span is not None)]
    span = Span(min(part.start for part in parts), max(part.end for part in parts))
    return Finding(sentence=sentence.index, span=span, claim=event, sources=sources, rule=frame.id)


def _rests_on(candidate: Candidate, quote: Quote) -> bool:
    """Whether an event is told on one speaker's word: not on the press's, nor when his words are what he does."""
    if len(quote.speakers) != 1 or quote.speakers[0] == _PRESS:
        return False
    own = {entry.actor for entry in candidate.actors} == set(quote.speakers)
    return not (own and candidate.clause.nominal)


def words_of(context: Context, clause: Clause) -> list[str]:
    """The words of a clause and of the nouns below it; what somebody is obliged to do is told by the verb after it."""
    parts = [clause, *context.children(clause)]
    parts += [below for part in parts[1:] for below in context.children(part)]
    span = Span(min(part.span.start for part in parts), max(part.span.end for part in parts))
    if clause.lemma in syntax(context.language).verbs["oblige"]:
        done = (other.span.end for other in context.beside(clause) if other.index > clause.index and not other.nominal)
        span = Span(span.start, max(span.end, next(done, span.end)))
    return [token.key for token in context.tokens(clause, span)]


def _on_word_of(context: Context, clause: Clause) -> tuple[Finding, Quote] | None:
    found = context.quote_at(clause.predicate.start)
    if found is None or not found[1].speakers:
        return None
    cue = found[1].cue
    if cue is not None and cue.start < clause.predicate.end and clause.predicate.start < cue.end:
        return None
    return found


def _when(context: Context, sentence: Sentence, clause: Clause) -> When | None:
    """The time told in the clause, else the only one of its sentence."""
    times = context.times(sentence)
    inside = [time for time in times if time.span is not None and clause.span.start <= time.span.start <= clause.span.end + 1]
    inside = [time for time in inside if not _is_of_antecedent(context, clause, time)]
    free = len(times) == 1 and not clause.nominal and not _is_of_others(context, clause, times[0])
    near = inside or (list(times) if free else [])
    return near[0] if near else None


def _is_of_antecedent(context: Context, clause: Clause, time: When) -> bool:
    """Whether a relative word stands between a time and the predicate: "the accord of 2015, which X left"."""
    if time.span is None or time.span.end > clause.predicate.start:
        return False
    links = syntax(context.language).conjunctions
    between = context.tokens(clause, Span(time.span.end, clause.predicate.start))
    return any((match := links.match([token.key], 0)) is not None and match[1] == "relative" for token in between)


def _is_of_others(context: Context, clause: Clause, time: When) -> bool:
    """Whether a time stands among the words of another predicate of the sentence, which it dates."""
    at = time.span.start if time.span is not None else -1
    others = (other for other in context.of_sentence(clause.sentence) if other.lemma and other.index != clause.index)
    return any(
        other.span.start <= at < other.span.end and not other.span.start <= clause.predicate.start < other.span.end
        for other in others
    )


def _so_far(context: Context, told: Status, when: When | None) -> When | None:
    """A time of what has happened ends no later than the day of publication: "this month" is its days so far."""
    published = context.article.published
    if when is None or published is None or told not in (Status.ACTUAL, Status.HISTORICAL):
        return when
    if when.first is None or when.last is None or not when.first <= published < when.last:
        return when
    return msgspec.structs.replace(when, last=published)


def _status(context: Context, told: Status, when: When | None) -> Status:
    if told is not Status.ACTUAL:
        return told
    published = context.article.published
    if published is not None and when is not None and when.last is not None and when.last < published - _NEWS:
        return Status.HISTORICAL
    return Status.ACTUAL


def _place(context: Context, clause: Clause) -> tuple[str | None, str | None]:
    """The place that the clause names, and the state it is in."""
    for phrase in clause.phrases:
        if phrase.slot != "in" or _is_of_noun(context, clause, phrase):
            continue
        for name in phrase.mentions:
            mention = context.mentions[name]
            if mention.as_place and mention.code:
                return context.text[mention.head.start : mention.head.end], mention.code
    return None, None


def _is_of_noun(context: Context, clause: Clause, phrase: Phrase) -> bool:
    """Whether a phrase of place belongs to the unnamed noun right before it: "discussed the war in X"."""
    if syntax(context.language).verb_last:
        return False
    return any(
        other.slot in _THINGS and not other.mentions and 0 <= phrase.span.start - other.span.end <= 1 for other in clause.phrases
    )
