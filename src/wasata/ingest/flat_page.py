"""The articles of a flattened page as records, with what was given for it."""

from __future__ import annotations

from wasata.errors import PageError
from wasata.ingest.flat import FlatPage, Outline, read_flat
from wasata.ingest.markup import MOST_TEXT
from wasata.ingest.stated import Found, find_outlet, publication
from wasata.ingest.timestamps import stamp_of
from wasata.lang.data import LANGUAGES
from wasata.lang.identify import identify
from wasata.model.articles import Article, Block, Stated
from wasata.model.dropped import Dropped, Reason
from wasata.model.ids import content_id
from wasata.model.pages import Given, Line, Page
from wasata.model.spans import Span

STAGE = "ingest"

_LANGUAGE_SAMPLE = 20_000
_MOST_LINES = 100_000
"""Lines of one page; dumps of news pages have 50 to 2,000, and labelling 100,000 takes some seconds."""


def flat_articles(page: Page, text: str, given: Given) -> tuple[tuple[Line, ...], tuple[Article, ...], tuple[Dropped, ...]]:
    """The labelled lines of a flattened page, its articles, and why there are none or fewer.

    Args:
        page: The page, its id and URL settled.
        text: Its decoded text.
        given: What fills the gaps.

    Raises:
        PageError: `no-text` when no line holds anything visible, `too-large` for more lines than are read.
    """
    count = text.count("\n") + 1
    if count > _MOST_LINES:
        raise PageError(Reason.TOO_LARGE, f"{count} lines, at most {_MOST_LINES} are read: is it one page?")
    flat = read_flat(text)
    if not flat.lines:
        raise PageError(Reason.NO_TEXT, "no line holds anything visible")
    if not flat.outlines:
        language = identify(text)
        if language is not None and language not in LANGUAGES:
            return flat.lines, (), (_drop(page, Reason.OTHER_LANGUAGE, language),)
        return flat.lines, (), (_drop(page, Reason.NO_ARTICLE, "its lines are menus, lists of links or notices"),)
    articles: list[Article] = []
    dropped: list[Dropped] = []
    for outline in flat.outlines:
        article = _article(page, text, flat, outline, len(articles), given)
        if isinstance(article, Dropped):
            dropped.append(article)
        else:
            articles.append(article)
    return flat.lines, tuple(articles), tuple(dropped)


def _article(page: Page, text: str, flat: FlatPage, outline: Outline, ordinal: int, given: Given) -> Article | Dropped:
    lines = tuple(line for line in flat.lines if outline.first <= line.number <= outline.last)
    start, end = lines[0].span.start, lines[-1].span.end
    if end - start > MOST_TEXT:
        return _drop(page, Reason.TOO_LARGE, f"an article of {end - start} characters, at most {MOST_TEXT} are read")
    language = outline.language or identify(text[start : start + _LANGUAGE_SAMPLE])
    if language not in LANGUAGES:
        return _drop(page, Reason.OTHER_LANGUAGE, language or "und")
    stamp = stamp_of(outline.published) if outline.published is not None else None
    published = publication(stamp, Stated.TEXT, given)
    outlet = find_outlet((Found(outline.outlet, Stated.TEXT),) if outline.outlet is not None else (), None, given)
    blocks = tuple(
        Block(Span(line.span.start - start, line.span.end - start), line.label, line.number, line.language) for line in lines
    )
    return Article(
        id=content_id("a", page.id, page.version, ordinal),
        page=page.id,
        version=page.version,
        ordinal=ordinal,
        language=language,
        text=text[start:end],
        blocks=blocks,
        offset=start,
        title=outline.title,
        byline=outline.byline,
        published=published.day,
        published_at=published.moment,
        published_from=published.stated,
        outlet=outlet.value if outlet is not None else None,
        outlet_from=outlet.stated if outlet is not None else None,
        place=outline.place,
    )


def _drop(page: Page, reason: Reason, detail: str) -> Dropped:
    return Dropped(stage=STAGE, reason=reason, page=page.name, detail=detail)
