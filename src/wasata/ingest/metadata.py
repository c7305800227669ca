"""What an HTML page says of itself: title, byline, dates, outlet, address and language, each with the place it was found in."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

import msgspec

from wasata.ingest.addresses import clean_address, day_in_address, own_address
from wasata.ingest.html_text import one_line, short_text
from wasata.ingest.jsonld import StructuredData, read_structured_data
from wasata.ingest.stated import Found
from wasata.ingest.timestamps import Stamp, read_stamp
from wasata.model.articles import Stated
from wasata.text.fold import fold

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_TITLES = ("og:title", "twitter:title", "dc.title", "dcterms.title", "title", "sailthru.title", "parsely-title")
_PUBLISHED = (
    "article:published_time", "og:article:published_time", "og:published_time", "datepublished", "article:published",
    "publish_date", "publish-date", "publishdate", "published_date", "published-date", "publication_date", "pubdate",
    "dc.date.issued", "dcterms.issued", "dcterms.created", "dc.date.created", "dc.date", "dcterms.date",
    "parsely-pub-date", "sailthru.date", "cxenseparse:recs:publishtime", "article_date_original", "originalpublicationdate",
    "date", "article.published", "og:pubdate",
)  # fmt: skip
_MODIFIED = (
    "article:modified_time", "og:article:modified_time", "og:updated_time", "og:modified_time", "datemodified",
    "dcterms.modified", "dc.date.modified", "last-modified", "lastmod", "article:modified", "article.updated",
)  # fmt: skip
_OUTLETS = (
    "og:site_name",
    "application-name",
    "dc.publisher",
    "dcterms.publisher",
    "publisher",
    "copyright-holder",
    "twitter:app:name:iphone",
)
_AUTHORS = (
    "author",
    "article:author",
    "article:author_name",
    "dc.creator",
    "dcterms.creator",
    "parsely-author",
    "sailthru.author",
    "byl",
)
_LANGUAGES = ("og:locale", "content-language", "dc.language", "dcterms.language", "language")

_DATE_CLASS = re.compile(
    r"(?:\A|[^a-z])(?:date|time|datetime|pub_?date|publish(?:ed|_?date)?|posted|tarikh|timestamp)", re.IGNORECASE
)
_LEAD_CLASS = re.compile(
    r"(?:\A|[\s_-])(?:lead|lede|sub-?title|standfirst|summary|excerpt|deck|dek|introtext|intro|kicker|r(?:o|u|ou)-?titr|up-?title|sotitr|sutitr)(?:\Z|[\s_-])",
    re.IGNORECASE,
)
_BYLINE_CLASS = re.compile(r"(?:\A|[\s_-])(?:byline|author(?:-?name)?|writer|reporter)(?:\Z|[\s_-])", re.IGNORECASE)
_HEADINGS = ("h1", "h2", "h3")
_TITLE_BREAK = re.compile(r"\s+[|\u2013\u2014\u00ab\u00bb:-]+\s+|\s*\|\s*")
_LONGEST_LINE = 100
"""A line with a date is shorter than this."""
_LONGEST_TITLE = 400
_SHORTEST_LEAD, _LONGEST_LEAD = 10, 600
_LINES_AROUND = 12


class PageMetadata(msgspec.Struct, frozen=True, gc=False, kw_only=True):
    """What a page says of itself; nothing is taken from elsewhere."""

    title: str | None = None
    head_title: str | None = None
    """What its head calls it, the name of the site often after it."""
    kickers: tuple[str, ...] = ()
    """Lines before the title that the page marks as belonging to it."""
    leads: tuple[str, ...] = ()
    """Lines after the title that the page marks as sub-title or standfirst."""
    byline: str | None = None
    published: Stamp | None = None
    published_from: Stated | None = None
    modified: Stamp | None = None
    outlets: tuple[Found, ...] = ()
    """Names that the page gives its outlet, the surest first."""
    url: str | None = None
    """Its canonical address."""
    language: str | None = None
    """The code that it declares, such as `fa`."""
    article_body: str | None = None


def read_metadata(tree: HtmlElement, saved_as: str | None, language: str | None) -> PageMetadata:
    """The metadata of a page.

    Args:
        tree: The page.
        saved_as: The address that the browser recorded when it saved the page.
        language: The language of its text, where known: dates in words are read in it.
    """
    meta = _meta(tree)
    base = clean_address(saved_as)
    linked = clean_address(next((link.get("href") for link in tree.iter("link") if _rel(link) == "canonical"), None), base)
    shared = clean_address(_first(meta, ("og:url", "twitter:url", "dc.identifier")), base)
    data = read_structured_data(_scripts(tree), linked)
    url = own_address((linked, shared, clean_address(data.url, base), base))
    titles = _element_titles(tree)
    published, published_from = _published(tree, meta, data, url, titles, language)
    kickers, leads = _leads(tree, titles, data)
    return PageMetadata(
        title=_title(titles, meta, data, tree),
        head_title=_head_title(tree),
        kickers=kickers,
        leads=leads,
        byline=_byline(tree, meta, data),
        published=published,
        published_from=published_from,
        modified=read_stamp(data.modified, language) or _first_stamp(meta, _MODIFIED, language),
        outlets=_outlets(meta, data),
        url=url,
        language=_language(tree, meta, data),
        article_body=data.body,
    )


def _meta(tree: HtmlElement) -> dict[str, list[str]]:
    """The contents of `meta` elements and of `itemprop` attributes by name in small letters."""
    found: dict[str, list[str]] = {}
    for element in tree.iter("meta"):
        content = (element.get("content") or "").strip()
        for attribute in ("property", "name", "itemprop", "http-equiv"):
            name = element.get(attribute)
            if name and content:
                found.setdefault(name.strip().lower(), []).append(content)
    return found


def _first(meta: dict[str, list[str]], names: tuple[str, ...]) -> str | None:
    return next((one_line(meta[name][0]) for name in names if name in meta), None)


def _first_stamp(meta: dict[str, list[str]], names: tuple[str, ...], language: str | None) -> Stamp | None:
    values = (value for name in names for value in meta.get(name, ()))
    return next(filter(None, (read_stamp(value, language) for value in values)), None)


def _rel(link: HtmlElement) -> str:
    return (link.get("rel") or "").strip().lower()


def _scripts(tree: HtmlElement) -> Iterator[str]:
    for script in tree.iter("script"):
        if "ld+json" in (script.get("type") or "").lower() and script.text:
            yield script.text


def _language(tree: HtmlElement, meta: dict[str, list[str]], data: StructuredData) -> str | None:
    root = tree.getroottree().getroot()
    told = root.get("lang") or root.get("xml:lang") or _first(meta, _LANGUAGES) or data.language
    code = re.match(r"[A-Za-z]{2,3}", told.strip()) if told else None
    return code[0].lower() if code else None


def _outlets(meta: dict[str, list[str]], data: StructuredData) -> tuple[Found, ...]:
    found = [Found(data.publisher, Stated.STRUCTURED)] if data.publisher is not None else []
    found += [Found(one_line(meta[name][0]), Stated.META) for name in _OUTLETS if name in meta]
    return tuple(found)


def _byline(tree: HtmlElement, meta: dict[str, list[str]], data: StructuredData) -> str | None:
    names = data.authors or tuple(meta[name][0] for name in _AUTHORS if name in meta)[:1] or _shown_byline(tree)
    kept = [one_line(name) for name in names if not name.startswith(("http://", "https://", "@")) and len(name) <= _LONGEST_LINE]
    return ", ".join(filter(None, kept)) or None


def _shown_byline(tree: HtmlElement) -> tuple[str, ...]:
    for element in tree.iter("a", "span", "div", "p", "address", "li"):
        named = (
            element.get("itemprop") == "author"
            or element.get("rel") == "author"
            or _BYLINE_CLASS.search(element.get("class") or "")
        )
        if named and len(element) <= 4 and (line := short_text(element, _LONGEST_LINE)):
            return (line,)
    return ()


def _element_titles(tree: HtmlElement) -> list[HtmlElement]:
    """The elements that can be the title of the article: what is marked as headline, then headings in order."""
    marked = [element for element in tree.iter(*_HEADINGS, "div", "span", "p") if element.get("itemprop") == "headline"]
    headings = [element for tag in ("h1", "h2") for element in tree.iter(tag)][:20]
    return [element for element in (*marked, *headings) if short_text(element, _LONGEST_TITLE)]


def _title(elements: list[HtmlElement], meta: dict[str, list[str]], data: StructuredData, tree: HtmlElement) -> str | None:
    """The title as the page shows it, recognised by what its head calls the page; else as its head gives it."""
    named = _head_title(tree)
    told = [one_line(title) for title in (data.headline, _first(meta, _TITLES), named) if title]
    shown = [short_text(element, _LONGEST_TITLE) for element in elements]
    for title in told:
        key = fold(title)
        for line in shown:
            line_key = fold(line)
            if len(line_key) > 10 and (line_key in key or (key in line_key and len(line_key) < 2 * len(key))):
                return line
    first = next((short_text(element, _LONGEST_TITLE) for element in elements if element.tag == "h1"), None)
    if data.headline:
        return one_line(data.headline)
    sites = {fold(site.value) for site in _outlets(meta, data)}
    return first or (_without_site(told[0], sites) if told else None)


def _head_title(tree: HtmlElement) -> str | None:
    return next((one_line(element.text_content()) for element in tree.iter("title")), None)


def _without_site(title: str, sites: set[str]) -> str:
    """A title without the name of the site after it: the last part when that is short, or named as the site."""
    parts = _TITLE_BREAK.split(title)
    if len(parts) > 1 and (fold(parts[-1]) in sites or len(parts[-1]) * 3 < len(title)):
        return title[: title.rindex(parts[-1])].rstrip(" |-:\u2013\u2014\u00ab\u00bb")
    return title


def _leads(tree: HtmlElement, titles: list[HtmlElement], data: StructuredData) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The marked lines right before and after the title; elsewhere the same marks stand on other articles."""
    elements = list(tree.iter())
    title_at = elements.index(titles[0]) if titles else 0
    before = [line for element in elements[max(0, title_at - 8) : title_at] if (line := _marked_line(element))]
    after = [line for element in elements[title_at + 1 : title_at + 30] if (line := _marked_line(element))]
    if data.alternative is not None and one_line(data.alternative) not in before:
        after.append(one_line(data.alternative))
    return tuple(dict.fromkeys(before))[:2], tuple(dict.fromkeys(after))[:3]


def _marked_line(element: HtmlElement) -> str | None:
    if element.get("itemprop") != "alternativeHeadline" and not _LEAD_CLASS.search(element.get("class") or ""):
        return None
    line = short_text(element, _LONGEST_LEAD)
    return line if len(line) >= _SHORTEST_LEAD else None


def _published(
    tree: HtmlElement,
    meta: dict[str, list[str]],
    data: StructuredData,
    url: str | None,
    titles: list[HtmlElement],
    language: str | None,
) -> tuple[Stamp | None, Stated | None]:
    """The time of publication by the surest of its places."""
    stamp = read_stamp(data.published, language)
    if stamp is not None:
        return _in_local_zone(stamp, tree, meta), Stated.STRUCTURED
    stamp = _first_stamp(meta, _PUBLISHED, language)
    if stamp is not None:
        return _in_local_zone(stamp, tree, meta), Stated.META
    elements = list(tree.iter())
    title_at = elements.index(titles[0]) if titles else 0
    stamp = _time_element(elements, title_at, language)
    if stamp is not None:
        return stamp, Stated.TIME
    stamp = read_stamp(day_in_address(url), language)
    if stamp is not None:
        return stamp, Stated.URL
    stamp = _date_line(elements, title_at, language)
    return (stamp, Stated.TEXT) if stamp is not None else (None, None)


def _in_local_zone(stamp: Stamp, tree: HtmlElement, meta: dict[str, list[str]]) -> Stamp:
    """The same moment in a zone of its own, where the page tells it both ways: late in the evening of UTC the day differs."""
    if stamp.moment is None or stamp.moment.utcoffset():
        return stamp
    told = [value for name in _PUBLISHED for value in meta.get(name, ())]
    told += [value for element in tree.iter("time") if (value := element.get("datetime"))][:20]
    others = (read_stamp(value) for value in told if value[:1].isdigit())
    same = (other for other in others if other is not None and other.moment == stamp.moment and other.moment.utcoffset())
    return next(same, stamp)


def _time_element(elements: list[HtmlElement], title_at: int, language: str | None) -> Stamp | None:
    """That of an element marked as the date of publication, else of the first `time` after the title, else before it."""
    marked = [element for element in elements if element.get("itemprop") == "datePublished" or element.get("pubdate") is not None]
    times = [element for element in (*elements[title_at:], *reversed(elements[:title_at])) if element.tag == "time"][:20]
    for element in (*marked, *times):
        told = element.get("datetime") or element.get("content") or short_text(element, _LONGEST_LINE)
        stamp = read_stamp(told, language)
        if stamp is not None:
            return stamp
    return None


def _date_line(elements: list[HtmlElement], title_at: int, language: str | None) -> Stamp | None:
    """The date in a short line near the title: in an element classed as a date, else in any."""
    after = elements[title_at : title_at + 40 * _LINES_AROUND]
    before = elements[max(0, title_at - 10 * _LINES_AROUND) : title_at]
    near = [*after, *reversed(before)]
    classed = [element for element in near if _DATE_CLASS.search(f"{element.get('class') or ''} {element.get('id') or ''}")]
    for element in (*classed[:_LINES_AROUND], *near):
        if element.tag in ("script", "style", "html", "body", "head", "title", "option"):
            continue
        line = short_text(element, _LONGEST_LINE) if len(element) <= 6 else one_line(element.text or "")
        if 6 <= len(line) <= _LONGEST_LINE and any(char.isdigit() for char in line):
            stamp = read_stamp(line, language)
            if stamp is not None:
                return stamp
    return None
