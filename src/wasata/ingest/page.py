"""A saved page to its articles, whatever form it was saved in."""

from __future__ import annotations

from datetime import UTC, datetime

import msgspec

from wasata.errors import PageError, UsageError
from wasata.ingest.addresses import clean_address
from wasata.ingest.decode import Decoded, decode
from wasata.ingest.filetypes import MARKUP_SUFFIXES
from wasata.ingest.flat_page import flat_articles
from wasata.ingest.html_page import html_articles
from wasata.ingest.markup import looks_like_html, saved_from
from wasata.ingest.mhtml import looks_like_mhtml, read_mhtml
from wasata.ingest.raw import RawPage
from wasata.ingest.timestamps import read_stamp
from wasata.model.articles import Article
from wasata.model.dropped import Dropped, Reason
from wasata.model.ids import bytes_hash, content_id
from wasata.model.pages import Given, Media, Page

STAGE = "ingest"


class Ingested(msgspec.Struct, frozen=True, gc=False):
    """A page and its articles."""

    page: Page | None
    """`None` when it could not be read at all."""
    articles: tuple[Article, ...] = ()
    dropped: tuple[Dropped, ...] = ()
    """Why there is no page, no article, or one article fewer."""


def read_page(raw_page: RawPage, given: Given | None = None) -> Ingested:
    """The articles of a saved page.

    A page that cannot be read is told by its drop and never raises.

    Args:
        raw_page: The bytes and where they came from.
        given: What the reader was told of the page; it fills only what the page does not state.

    Raises:
        UsageError: A date that was given is none.
    """
    given = given or Given()
    try:
        return _read(raw_page, given)
    except PageError as error:
        dropped = Dropped(stage=STAGE, reason=Reason(error.reason), page=raw_page.name, detail=error.detail)
    except RecursionError:
        dropped = Dropped(stage=STAGE, reason=Reason.TOO_LARGE, page=raw_page.name, detail="its parts are nested too deeply")
    return Ingested(None, (), (dropped,))


def _read(raw_page: RawPage, given: Given) -> Ingested:
    saved_as, captured, media = None, raw_page.captured, Media.HTML
    if looks_like_mhtml(raw_page.raw):
        part = read_mhtml(raw_page.raw)
        decoded = decode(part.raw, part.charset)
        saved_as, captured, media = part.url, part.captured or captured, Media.MHTML
    else:
        decoded = decode(raw_page.raw)
        if not looks_like_html(decoded.text, raw_page.name, MARKUP_SUFFIXES):
            media = Media.TEXT
    page = _page(raw_page, decoded, media, captured or _given_moment(given))
    if media is Media.TEXT:
        url = clean_address(given.url)
        page = msgspec.structs.replace(page, url=url, id=_identity(raw_page, url))
        lines, articles, dropped = flat_articles(page, decoded.text, given)
        return Ingested(msgspec.structs.replace(page, lines=lines), articles, dropped)
    found = html_articles(decoded.text, saved_as or saved_from(decoded.text), given)
    page = msgspec.structs.replace(page, url=found.url, id=_identity(raw_page, found.url))
    return Ingested(page, found.articles(page), found.dropped(page))


def _page(raw_page: RawPage, decoded: Decoded, media: Media, captured: datetime | None) -> Page:
    return Page(
        id="",
        version=bytes_hash(raw_page.raw),
        name=raw_page.name,
        media=media,
        encoding=decoded.encoding,
        size=len(raw_page.raw),
        captured=captured,
        damaged=decoded.damaged,
    )


def _identity(raw_page: RawPage, url: str | None) -> str:
    file_name = raw_page.key or raw_page.name.rpartition("!/")[2].replace("\\", "/").rpartition("/")[2]
    return content_id("p", url or file_name)


def _given_moment(given: Given) -> datetime | None:
    if given.captured is None:
        return None
    stamp = read_stamp(given.captured)
    if stamp is None:
        raise UsageError(f"captured is {given.captured!r}, which is no date; give one such as 2025-03-04 or 2025-03-04T17:34")
    return stamp.moment or datetime(stamp.day.year, stamp.day.month, stamp.day.day, tzinfo=UTC)
