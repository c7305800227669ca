"""An assertion in neutral words: which outlet, quoting whom, reports what. It never says that it is so."""

from __future__ import annotations

from collections.abc import Mapping

import msgspec

from wasata.model.actors import Actor
from wasata.model.articles import Article
from wasata.model.assertions import Assertion, Source, SourceRole
from wasata.model.events import Event, Participant
from wasata.model.quotes import Quote
from wasata.model.spans import Span
from wasata.model.times import When
from wasata.render.labels import labels
from wasata.render.names import actor_name, outlet_name

UNNAMED_OUTLET = "an outlet not named"
UNNAMED_SPEAKER = "a speaker not named"


class Telling(msgspec.Struct, frozen=True, kw_only=True):
    """The parts of the sentence "OUTLET, quoting CHAIN, reports LABEL: ACTORS towards RECIPIENTS"."""

    kind: str
    """`quote`, `event` or `agreement`."""
    outlet: str
    chain: tuple[str, ...]
    """Those quoted, from the first speaker to the last outlet cited."""
    label: str
    actors: tuple[str, ...] = ()
    recipients: tuple[str, ...] = ()
    details: tuple[str, ...] = ()
    """Status, time, place, addressees."""
    words: tuple[str, ...] = ()
    """The words said, or those that carry the event."""
    evidence: tuple[Span, ...] = ()
    """Where these words stand in the article's text."""


def outlet_of(article: Article) -> str:
    """What the article's outlet is called in English, or that it is not named."""
    return outlet_name(article.outlet, "en") if article.outlet else UNNAMED_OUTLET


def tell(assertion: Assertion, article: Article, known: Mapping[str, Actor]) -> Telling:
    """The parts of the sentence that tells an assertion.

    Args:
        assertion: What is told.
        article: The article that tells it.
        known: The actors by id.
    """
    names = _Names(article, known)
    claim = assertion.claim
    if isinstance(claim, Quote):
        return _quote(assertion, claim, names)
    if isinstance(claim, Event):
        return _event(assertion, claim, names)
    return Telling(
        kind="agreement",
        outlet=outlet_of(article),
        chain=names.chain(assertion),
        label=f"agreement ({claim.status})",
        actors=tuple(names.of(party) for party in claim.parties),
        details=(claim.name,),
        words=names.words((assertion.span,)),
        evidence=(assertion.span,),
    )


def _quote(assertion: Assertion, quote: Quote, names: _Names) -> Telling:
    agencies = names.chain(assertion, SourceRole.AGENCY)
    act = (labels().acts.get(quote.act, quote.act),) if quote.act is not None else ()
    speakers = tuple(names.acting_for(speaker, quote.speaker_code) for speaker in quote.speakers)
    return Telling(
        kind="quote",
        outlet=outlet_of(names.article),
        chain=(*(speakers or (UNNAMED_SPEAKER,)), *agencies),
        label=f"words ({labels().quotes[quote.kind.value]})",
        details=(*act, *(f"to {names.of(each)}" for each in quote.addressees)),
        words=names.words(quote.content),
        evidence=quote.content,
    )


def _event(assertion: Assertion, event: Event, names: _Names) -> Telling:
    said_by = (names.acting_for(event.said_by, event.said_by_code),) if event.said_by is not None else ()
    others = [source for source in assertion.sources if source.actor is None or source.actor != event.said_by]
    details = (labels().statuses[event.status.value], _days(event.when), event.place or "")
    return Telling(
        kind="event",
        outlet=outlet_of(names.article),
        chain=(*said_by, *names.links(others)),
        label=labels().types.get(event.type, event.type) + (f" ({event.mode})" if event.mode else ""),
        actors=names.side(event.actors),
        recipients=names.side(event.recipients),
        details=tuple(detail for detail in details if detail),
        words=names.words((event.trigger,)),
        evidence=(event.trigger,),
    )


class _Names:
    """What those that an article speaks of are called."""

    def __init__(self, article: Article, known: Mapping[str, Actor]) -> None:
        self.article = article
        self._known = known

    def of(self, identity: str) -> str:
        """The English name of an actor or outlet."""
        return actor_name(self._known[identity], "en") if identity in self._known else outlet_name(identity, "en")

    def acting_for(self, identity: str, code: str | None) -> str:
        """The name of an actor with the code that it acts for, where that is not itself."""
        return self.of(identity) if code is None or code == identity else f"{self.of(identity)} ({code})"

    def side(self, people: tuple[Participant, ...]) -> tuple[str, ...]:
        """One side of an event, each once."""
        return tuple(dict.fromkeys(self.acting_for(person.actor, person.code) for person in people))

    def words(self, spans: tuple[Span, ...]) -> tuple[str, ...]:
        """The words of spans."""
        return tuple(self.article.text[span.start : span.end].strip() for span in spans)

    def chain(self, assertion: Assertion, role: SourceRole | None = None) -> tuple[str, ...]:
        """The sources before the outlet itself, of one role or of all."""
        return self.links([source for source in assertion.sources if role is None or source.role is role])

    def links(self, sources: list[Source]) -> tuple[str, ...]:
        """The names of sources, without the outlet itself, each once."""
        quoted = (source for source in sources if source.role is not SourceRole.OUTLET)
        return tuple(dict.fromkeys(self._link(source) for source in quoted))

    def _link(self, source: Source) -> str:
        if source.actor is not None:
            return self.of(source.actor)
        return source.name or (self.words((source.span,))[0] if source.span is not None else UNNAMED_SPEAKER)


def _days(when: When | None) -> str:
    if when is None or when.first is None or when.last is None:
        return ""
    return when.first.isoformat() if when.first == when.last else f"{when.first.isoformat()} to {when.last.isoformat()}"
