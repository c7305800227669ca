"""The articles of an HTML page as records: its blocks joined to texts, one for each language that it holds."""

from __future__ import annotations

from datetime import datetime

import msgspec

from wasata.errors import PageError
from wasata.ingest.addresses import clean_address
from wasata.ingest.html_text import HtmlBlock, html_blocks
from wasata.ingest.markup import parse_html, visible_text
from wasata.ingest.metadata import PageMetadata, read_metadata
from wasata.ingest.stated import Found, Publication, find_outlet, publication
from wasata.lang.data import LANGUAGES
from wasata.lang.identify import identify
from wasata.model.articles import Article, Block
from wasata.model.dropped import Dropped, Reason
from wasata.model.ids import content_id
from wasata.model.pages import Given, Label, Page
from wasata.model.spans import Span
from wasata.text.fold import fold

STAGE = "ingest"

_SHORT = 40
"""A block with fewer characters does not show its language by itself."""
_LEAST_OTHER = 200
"""Characters in another language that make an article of their own; less is a citation."""
_TITLE_WITHIN = 6
"""The title stands among so many first blocks, where the extractor kept it."""


class HtmlArticle(msgspec.Struct, frozen=True, gc=False):
    """One article of an HTML page before the page has its id."""

    language: str
    title: str | None
    blocks: tuple[HtmlBlock, ...]


class HtmlPage(msgspec.Struct, frozen=True, gc=False, kw_only=True):
    """What was read of an HTML page."""

    url: str | None
    metadata: PageMetadata
    publication: Publication
    modified: datetime | None
    outlet: Found | None
    found: tuple[HtmlArticle, ...]
    losses: tuple[tuple[Reason, str], ...]

    def articles(self, page: Page) -> tuple[Article, ...]:
        """The articles as records of a page whose id is settled."""
        return tuple(self._article(page, ordinal, found) for ordinal, found in enumerate(self.found))

    def dropped(self, page: Page) -> tuple[Dropped, ...]:
        """What was left out, as records."""
        return tuple(Dropped(stage=STAGE, reason=reason, page=page.name, detail=detail) for reason, detail in self.losses)

    def _article(self, page: Page, ordinal: int, found: HtmlArticle) -> Article:
        text, blocks = _joined(found.blocks, found.language)
        return Article(
            id=content_id("a", page.id, page.version, ordinal),
            page=page.id,
            version=page.version,
            ordinal=ordinal,
            language=found.language,
            text=text,
            blocks=blocks,
            title=found.title,
            byline=self.metadata.byline,
            published=self.publication.day,
            published_at=self.publication.moment,
            published_from=self.publication.stated,
            modified=self.modified,
            outlet=self.outlet.value if self.outlet is not None else None,
            outlet_from=self.outlet.stated if self.outlet is not None else None,
        )


def html_articles(text: str, saved_as: str | None, given: Given) -> HtmlPage:
    """Everything that an HTML page holds.

    Args:
        text: The decoded page.
        saved_as: The address that a browser recorded when it saved the page.
        given: What fills the gaps.

    Raises:
        PageError: `no-text`, or `too-large` for more elements than are read.
    """
    tree = parse_html(text)
    shown = visible_text(tree)
    if not shown.strip():
        raise PageError(Reason.NO_TEXT, "the page shows no text; it may be one that only scripts fill")
    page_language = identify(shown)
    metadata = read_metadata(tree, saved_as, page_language if page_language in LANGUAGES else None)
    losses: list[tuple[Reason, str]] = []
    found: list[HtmlArticle] = []
    if page_language is not None and page_language not in LANGUAGES and not _arabic_letters(shown):
        losses.append((Reason.OTHER_LANGUAGE, page_language))
    else:
        blocks = _titled(html_blocks(tree, metadata.article_body), metadata)
        found, losses = _by_language(blocks, metadata)
    stamp = publication(metadata.published, metadata.published_from, given)
    modified = metadata.modified
    return HtmlPage(
        url=metadata.url or clean_address(given.url),
        metadata=metadata,
        publication=stamp,
        modified=modified.moment if modified is not None else None,
        outlet=find_outlet(metadata.outlets, metadata.url, given),
        found=tuple(found),
        losses=tuple(losses),
    )


def _arabic_letters(text: str) -> bool:
    """Whether there is enough Arabic script for a short article."""
    return sum("\u0620" <= char <= "\u06d3" for char in text) >= _LEAST_OTHER


def _titled(blocks: list[HtmlBlock], metadata: PageMetadata) -> list[HtmlBlock]:
    """The blocks with the title as the first of the body, and the lines beside it labelled."""
    if not blocks:
        return []
    leads = {fold(lead): lead for lead in metadata.leads}
    title_key = fold(metadata.title) if metadata.title is not None else None
    place = next((at for at, block in enumerate(blocks[:_TITLE_WITHIN]) if fold(block.text) == title_key), None)
    if place is None and metadata.title is not None:
        blocks = [HtmlBlock(metadata.title, Label.TITLE), *blocks]
        place = 0
    elif place is not None:
        blocks[place] = HtmlBlock(blocks[place].text, Label.TITLE)
    kept = []
    seen = set()
    for at, block in enumerate(blocks):
        key = fold(block.text)
        if key == title_key and at != place:
            continue
        seen.add(key)
        kept.append(HtmlBlock(block.text, Label.SUBTITLE) if key in leads and block.label is not Label.TITLE else block)
    body = " ".join(seen)
    missing = [HtmlBlock(lead, Label.SUBTITLE) for key, lead in leads.items() if key not in body and key != title_key]
    at = 0 if place is None else place + 1
    return kept[:at] + missing + kept[at:]


def _by_language(blocks: list[HtmlBlock], metadata: PageMetadata) -> tuple[list[HtmlArticle], list[tuple[Reason, str]]]:
    """One article for each language that a page holds a text in; what is in another language is told."""
    if not blocks:
        return [], [(Reason.NO_ARTICLE, "no part of the page reads as the text of an article")]
    whole = identify("\n".join(block.text for block in blocks)) or metadata.language
    runs = _runs(blocks, whole)
    found: list[HtmlArticle] = []
    losses: list[tuple[Reason, str]] = []
    for language, run in runs:
        if language not in LANGUAGES:
            losses.append((Reason.OTHER_LANGUAGE, language or "und"))
            continue
        heading = next((block.text for block in run if block.label in (Label.TITLE, Label.HEADING)), None)
        found.append(HtmlArticle(language, heading if found else metadata.title, tuple(run)))
    return found, losses


def _runs(blocks: list[HtmlBlock], whole: str | None) -> list[tuple[str | None, list[HtmlBlock]]]:
    """Stretches of blocks in one language, where a stretch in another than the page's is long enough to be a text."""
    languages = [identify(block.text) if len(block.text) >= _SHORT else None for block in blocks]
    runs: list[tuple[str | None, list[HtmlBlock]]] = []
    for block, language in zip(blocks, languages, strict=True):
        if runs and (language is None or language == runs[-1][0]):
            runs[-1][1].append(block)
        elif runs and runs[-1][0] is None:
            runs[-1] = (language, [*runs[-1][1], block])
        else:
            runs.append((language, [block]))
    merged: list[tuple[str | None, list[HtmlBlock]]] = []
    for language, run in runs:
        size = sum(len(block.text) for block in run)
        if merged and (language == merged[-1][0] or (language != whole and size < _LEAST_OTHER)):
            merged[-1][1].extend(run)
        else:
            merged.append((whole if language is None or (language != whole and size < _LEAST_OTHER) else language, run))
    return merged


def _joined(blocks: tuple[HtmlBlock, ...], language: str) -> tuple[str, tuple[Block, ...]]:
    """The text of an article, one block a line, and where each block stands in it."""
    made = []
    start = 0
    for block in blocks:
        end = start + len(block.text)
        made.append(Block(Span(start, end), block.label, None, language))
        start = end + 1
    return "\n".join(block.text for block in blocks), tuple(made)
