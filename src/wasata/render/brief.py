"""The brief: the record as one page to read, self-contained, every line linked to its evidence in the text."""

from __future__ import annotations

from collections.abc import Iterable

import jinja2
import msgspec

from wasata.model.articles import Article, Block
from wasata.model.pages import Label
from wasata.model.readings import ArticleReading, Reading
from wasata.model.spans import Span
from wasata.render.highlight import Marked, Piece, pieces
from wasata.render.telling import Telling, outlet_of, tell

_SHOWN = (Label.TITLE, Label.SUBTITLE, Label.DATELINE, Label.HEADING, Label.BODY, Label.CAPTION)
_NAMES = {"ar": "Arabic", "fa": "Persian"}


class Entry(msgspec.Struct, frozen=True):
    """One line of the brief: an assertion in neutral words, with where its evidence stands."""

    id: str
    told: Telling
    rule: str
    span: Span


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
        quotes=sum(entry.told.kind == "quote" for view in articles for entry in view.entries),
        events=sum(entry.told.kind == "event" for view in articles for entry in view.entries),
        outlets=len({view.outlet for view in articles}),
        period=f"{days[0]} to {days[-1]}" if days else "no dated article",
        dropped=tuple(dropped),
    )
    environment = jinja2.Environment(
        loader=jinja2.PackageLoader("wasata.render"),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    return environment.get_template("brief.html").render(brief=brief)


def _article_view(reading: Reading, found: ArticleReading) -> ArticleView:
    article = found.article
    known = {actor.id: actor for actor in reading.actors}
    entries = tuple(
        Entry(assertion.id, tell(assertion, article, known), assertion.provenance.rule, assertion.span)
        for assertion in found.assertions
    )
    marked = [Marked(span, entry.id, entry.told.kind) for entry in entries for span in entry.told.evidence]
    return ArticleView(
        id=article.id,
        title=article.title or "(without a title)",
        language=article.language,
        language_name=_NAMES.get(article.language, article.language),
        outlet=outlet_of(article),
        published=article.published.isoformat() if article.published else "",
        page=reading.page.name,
        url=_safe_url(reading.page.url),
        entries=entries,
        paragraphs=tuple(_paragraph(article, block, marked) for block in article.blocks if block.label in _SHOWN),
    )


def _paragraph(article: Article, block: Block, marked: list[Marked]) -> Paragraph:
    cut = pieces(article.text, block.span.start, block.span.end, marked)
    return Paragraph(block.label.value, cut, block.language or article.language)


def _safe_url(url: str | None) -> str | None:
    """The URL when it is one of the web: nothing else that a page names may become a link."""
    return url if url is not None and url.startswith(("https://", "http://")) else None
