"""The articles of an HTML page as records: its blocks joined to texts, one for each language that it holds."""

from __future__ import annotations

from datetime import datetime

import msgspec

from wasata.errors import PageError
from wasata.ingest.addresses import clean_address
from wasata.ingest.flat import Outline
from wasata.ingest.html_labels import LabelledBlocks, label_blocks
from wasata.ingest.html_text import HtmlBlock, html_blocks
from wasata.ingest.markup import MOST_TEXT, parse_html, visible_text
from wasata.ingest.metadata import PageMetadata, read_metadata
from wasata.ingest.stated import Found, Publication, find_outlet, publication
from wasata.ingest.timestamps import stamp_of
from wasata.lang.data import LANGUAGES
from wasata.lang.identify import identify
from wasata.model.articles import Article, Block, Stated
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


class HtmlArticle(msgspec.Struct, frozen=True, gc=False):
    """One article of an HTML page before the page has its id."""

    language: str
    title: str | None
    blocks: tuple[HtmlBlock, ...]
    outline: Outline | None = None
    """What its lines tell of dateline, byline and place."""


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
            byline=self._byline(found.outline),
            published=self.publication.day,
            published_at=self.publication.moment,
            published_from=self.publication.stated,
            modified=self.modified,
            outlet=self.outlet.value if self.outlet is not None else None,
            outlet_from=self.outlet.stated if self.outlet is not None else None,
            place=found.outline.place if found.outline is not None else None,
        )

    def _byline(self, outline: Outline | None) -> str | None:
        """Who wrote the article, unless that is only the outlet again."""
        byline = self.metadata.byline or (outline.byline if outline is not None else None)
        names = {fold(outlet.value) for outlet in self.metadata.outlets}
        return None if byline is None or fold(byline) in names else byline


def html_articles(text: str, saved_as: str | None, given: Given) -> HtmlPage:
    """Everything that an HTML page holds.

    Args:
        text: The decoded page.
        saved_as: The address that a browser recorded when it saved the page.
        given: What fills the gaps.

    Raises:
        PageError: `no-text`, or `too-large` for more elements or text than are read.
    """
    tree = parse_html(text)
    shown = visible_text(tree)
    if not shown.strip():
        raise PageError(Reason.NO_TEXT, "the page shows no text; scripts fill it, or its parts are nested too deeply")
    if len(shown) > MOST_TEXT:
        raise PageError(Reason.TOO_LARGE, f"{len(shown)} characters of text, at most {MOST_TEXT} are read")
    page_language = identify(shown)
    metadata = read_metadata(tree, saved_as, page_language if page_language in LANGUAGES else None)
    if page_language is not None and page_language not in LANGUAGES and not _arabic_letters(shown):
        labelled = LabelledBlocks((), None, None)
        found: list[HtmlArticle] = []
        losses = [(Reason.OTHER_LANGUAGE, page_language)]
    else:
        labelled = label_blocks(tree, html_blocks(tree, metadata.article_body), metadata, page_language)
        found, losses = _by_language(labelled, metadata.language)
    return HtmlPage(
        url=metadata.url or clean_address(given.url),
        metadata=metadata,
        publication=_publication(metadata, labelled.outline, given),
        modified=metadata.modified.moment if metadata.modified is not None else None,
        outlet=find_outlet((*metadata.outlets, *labelled.sites), metadata.url, given),
        found=tuple(found),
        losses=tuple(losses),
    )


def _publication(metadata: PageMetadata, outline: Outline | None, given: Given) -> Publication:
    """The time in the head or beside the title, else in the lines of the text, else as given."""
    if metadata.published is not None:
        return publication(metadata.published, metadata.published_from, given)
    stamp = stamp_of(outline.published) if outline is not None and outline.published is not None else None
    return publication(stamp, Stated.TEXT, given)


def _arabic_letters(text: str) -> bool:
    """Whether there is enough Arabic script for a short article."""
    return sum("\u0620" <= char <= "\u06d3" for char in text) >= _LEAST_OTHER


def _by_language(labelled: LabelledBlocks, declared: str | None) -> tuple[list[HtmlArticle], list[tuple[Reason, str]]]:
    """One article for each language that a page holds a text in; what is in another language is told."""
    blocks = labelled.blocks
    if not blocks:
        return [], [(Reason.NO_ARTICLE, "no part of the page reads as the text of an article")]
    whole = identify("\n".join(block.text for block in blocks)) or declared
    runs = _runs(blocks, whole)
    found: list[HtmlArticle] = []
    losses: list[tuple[Reason, str]] = []
    for language, run in runs:
        if language not in LANGUAGES:
            losses.append((Reason.OTHER_LANGUAGE, language or "und"))
            continue
        heading = next((block.text for block in run if block.label in (Label.TITLE, Label.HEADING)), None)
        found.append(HtmlArticle(language, heading if found else labelled.title, tuple(run), None if found else labelled.outline))
    return found, losses


def _runs(blocks: tuple[HtmlBlock, ...], whole: str | None) -> list[tuple[str | None, list[HtmlBlock]]]:
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
