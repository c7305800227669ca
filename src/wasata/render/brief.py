"""The brief: the record as one page to read, self-contained, every line linked to its evidence in the text."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

import jinja2
import msgspec

from wasata.model.actors import Actor
from wasata.model.articles import Article
from wasata.model.assertions import Assertion, Source, SourceRole
from wasata.model.events import Event, Participant
from wasata.model.mentions import Mention
from wasata.model.pages import Label
from wasata.model.quotes import Quote
from wasata.model.readings import ArticleReading, Reading
from wasata.model.spans import Span
from wasata.model.times import When
from wasata.render.highlight import Marked, Piece, pieces
from wasata.render.labels import labels
from wasata.render.names import actor_name, outlet_name

_SHOWN = (Label.TITLE, Label.SUBTITLE, Label.DATELINE, Label.HEADING, Label.BODY, Label.CAPTION)
_NAMES = {"ar": "Arabic", "fa": "Persian"}


class Entry(msgspec.Struct, frozen=True):
    """One line of the brief: an assertion in neutral words, with its evidence."""

    id: str
    kind: str
    """`quote` or `event`."""
    outlet: str
    chain: tuple[str, ...]
    """Those quoted, from the first speaker to the last outlet cited."""
    label: str
    """What the assertion is about, in the interface language."""
    details: tuple[str, ...]
    """Status, time, place, one each."""
    actors: tuple[str, ...] = ()
    recipients: tuple[str, ...] = ()
    words: tuple[str, ...] = ()
    """The words said, or those that carry the event."""
    rule: str = ""
    first: int = 0
    last: int = 0


class Paragraph(msgspec.Struct, frozen=True):
    """A block of an article, cut for highlighting."""

    label: str
    pieces: tuple[Piece, ...]
    language: str


class ArticleView(msgspec.Struct, frozen=True):
    """An article as the brief shows it."""

    id: str
    title: str
    language: str
    language_name: str
    outlet: str
    published: str
    page: str
    url: str | None
    entries: tuple[Entry, ...]
    paragraphs: tuple[Paragraph, ...]


class Brief(msgspec.Struct, frozen=True):
    """Everything that the brief shows."""

    title: str
    articles: tuple[ArticleView, ...]
    quotes: int
    events: int
    outlets: int
    period: str
    dropped: tuple[tuple[str, str, int], ...]
    """Stage, reason and how many."""


def render_brief(readings: Iterable[Reading], dropped: Iterable[tuple[str, str, int]] = (), title: str = "Wasata brief") -> str:
    """The brief as one HTML page that loads nothing from outside.

    Args:
        readings: The latest readings of the pages to show.
        dropped: What was left out: stage, reason, number.
        title: The heading of the page.
    """
    articles = [_article_view(reading, found) for reading in readings for found in reading.articles]
    articles.sort(key=lambda view: (view.published == "", view.published, view.id))
    days = [view.published for view in articles if view.published]
    brief = Brief(
        title=title,
        articles=tuple(articles),
        quotes=sum(entry.kind == "quote" for view in articles for entry in view.entries),
        events=sum(entry.kind == "event" for view in articles for entry in view.entries),
        outlets=len({view.outlet for view in articles}),
        period=f"{days[0]} to {days[-1]}" if days else "no dated article",
        dropped=tuple(dropped),
    )
    environment = jinja2.Environment(
        loader=jinja2.PackageLoader("wasata.render"), autoescape=True, undefined=jinja2.StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
    return environment.get_template("brief.html").render(brief=brief)


def _article_view(reading: Reading, found: ArticleReading) -> ArticleView:
    article = found.article
    actors = {actor.id: actor for actor in reading.actors}
    outlet = outlet_name(article.outlet, "en") if article.outlet else "An outlet that the page does not name"
    entries = tuple(_entry(assertion, article, outlet, actors, found.mentions) for assertion in found.assertions)
    marked = [
        Marked(span, assertion.id, _kind(assertion)) for assertion in found.assertions for span in _evidence(assertion)
    ]
    return ArticleView(
        id=article.id,
        title=article.title or "(without a title)",
        language=article.language,
        language_name=_NAMES.get(article.language, article.language),
        outlet=outlet,
        published=article.published.isoformat() if article.published else "",
        page=reading.page.name,
        url=_safe_url(reading.page.url),
        entries=entries,
        paragraphs=tuple(
            Paragraph(block.label.value, pieces(article.text, block.span.start, block.span.end, marked), block.language or article.language)
            for block in article.blocks
            if block.label in _SHOWN
        ),
    )


def _safe_url(url: str | None) -> str | None:
    """The URL when it is one of the web: nothing else that a page names may become a link."""
    return url if url is not None and url.startswith(("https://", "http://")) else None


def _kind(assertion: Assertion) -> str:
    return "quote" if isinstance(assertion.claim, Quote) else "event"


def _evidence(assertion: Assertion) -> tuple[Span, ...]:
    claim = assertion.claim
    if isinstance(claim, Quote):
        return claim.content
    return (claim.trigger,) if isinstance(claim, Event) else (assertion.span,)


def _entry(assertion: Assertion, article: Article, outlet: str, actors: dict[str, Actor], mentions: tuple[Mention, ...]) -> Entry:
    def words(span: Span | None) -> str:
        return "" if span is None else article.text[span.start : span.end].strip()

    def name(identity: str) -> str:
        actor = actors.get(identity)
        return identity.lower() if actor is None else actor_name(actor, "en")

    def people(side: tuple[Participant, ...]) -> tuple[str, ...]:
        return tuple(dict.fromkeys(_with_code(name(person.actor), person.actor, person.code) for person in side))

    def link(source: Source) -> str:
        if source.actor is not None and source.role in (SourceRole.AGENCY, SourceRole.OUTLET) and source.actor not in actors:
            return outlet_name(source.actor, "en")
        return name(source.actor) if source.actor is not None else source.name or words(source.span)

    chain = tuple(link(source) for source in assertion.sources if source.role is not SourceRole.OUTLET)
    claim = assertion.claim
    common = {"id": assertion.id, "outlet": outlet, "rule": assertion.provenance.rule, "first": assertion.span.start, "last": assertion.span.end}
    if isinstance(claim, Quote):
        speakers = tuple(_with_code(name(speaker), speaker, claim.speaker_code) for speaker in claim.speakers)
        agencies = tuple(link(source) for source in assertion.sources if source.role is SourceRole.AGENCY)
        act = labels().acts.get(claim.act or "say", claim.act or "say")
        details = [labels().quotes[claim.kind.value], *(f"to {name(addressee)}" for addressee in claim.addressees)]
        said = tuple(words(span) for span in claim.content)
        who = (*(speakers or ("a speaker whom the text does not name",)), *agencies)
        return Entry(kind="quote", chain=who, label=act, details=tuple(details), words=said, **common)
    if isinstance(claim, Event):
        label = labels().types.get(claim.type, claim.type) + (f" ({claim.mode})" if claim.mode else "")
        details = [labels().statuses[claim.status.value], _when(claim.when), claim.place or ""]
        if claim.said_by is not None:
            chain = tuple(dict.fromkeys((_with_code(name(claim.said_by), claim.said_by, claim.said_by_code), *chain)))
        return Entry(
            kind="event",
            chain=chain,
            label=label,
            details=tuple(detail for detail in details if detail),
            actors=people(claim.actors),
            recipients=people(claim.recipients),
            words=(words(claim.trigger),),
            **common,
        )
    return Entry(kind="event", chain=chain, label=f"agreement: {claim.status}", details=claim.parties, words=(claim.name,), **common)


def _with_code(name: str, identity: str, code: str | None) -> str:
    return name if code is None or code == identity else f"{name} ({code})"


def _when(when: When | None) -> str:
    if when is None or when.first is None or when.last is None:
        return ""
    return _day(when.first) if when.first == when.last else f"{_day(when.first)} to {_day(when.last)}"


def _day(day: date) -> str:
    return day.isoformat()
