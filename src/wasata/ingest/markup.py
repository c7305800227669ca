"""HTML to a tree of elements: nothing is run, nothing is loaded, and no page makes it run for minutes."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from wasata.errors import PageError
from wasata.model.dropped import Reason

if TYPE_CHECKING:
    from lxml.html import HtmlElement, HTMLParser

MOST_ELEMENTS = 50_000
"""Elements of one page. Pages of news have 500 to 5,000; the extractor takes 10 s for 100,000."""
MOST_TEXT = 2_000_000
"""Characters that one page shows. Articles have 1,000 to 50,000, and so has the page around them."""

_SNIFFED = 2048
_MARKUP = re.compile(r"<(?:!doctype\s+html|html|head|body|meta|title|\?xml)[\s>/]", re.IGNORECASE)
_ANY_TAG = re.compile(r"</?[a-zA-Z][a-zA-Z0-9]{0,10}[\s>/]")
_INVALID = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
_DATA_URI = re.compile(r"(data:[a-z]{1,20}/[a-z0-9.+-]{1,40};base64,)[A-Za-z0-9+/=%]++", re.IGNORECASE)
_SAVED_FROM = re.compile(r"<!--\s*saved from url=\(\d{4,5}\)\s*(\S{4,2000}?)\s*-->", re.IGNORECASE)
_SINGLE_FILE = re.compile(r"<!--\s*Page saved with SingleFile\s+url:\s*(\S{4,2000})", re.IGNORECASE)

_NO_TEXT = ("script", "style", "template", "svg", "head", "noscript")


def looks_like_html(text: str, name: str, suffixes: tuple[str, ...]) -> bool:
    """Whether a decoded page is HTML: it begins as such, or its name says so and it holds a tag."""
    start = text[:_SNIFFED].lstrip()
    if start.startswith("<") and _MARKUP.search(start):
        return True
    return name.lower().endswith(suffixes) and _ANY_TAG.search(text) is not None


def saved_from(text: str) -> str | None:
    """The address that a browser wrote into a page when it saved it."""
    found = _SAVED_FROM.search(text, 0, _SNIFFED) or _SINGLE_FILE.search(text, 0, _SNIFFED)
    return found[1] if found else None


def parse_html(text: str) -> HtmlElement:
    """The tree of a page.

    libxml2 stops at 256 levels of nesting and loads nothing, since the parser has no network and HTML has no entities of its own.

    Raises:
        PageError: `no-text` when there is nothing in it, `too-large` when it has more than `MOST_ELEMENTS`.
    """
    from lxml import etree, html

    clean = _INVALID.sub(" ", text)
    if "base64," in clean:
        clean = _DATA_URI.sub(r"\1", clean)
    try:
        tree = html.document_fromstring(clean.encode("utf-8", "replace"), parser=_parser())
    except (etree.ParserError, ValueError) as error:
        raise PageError(Reason.NO_TEXT, f"no element and no text: {error}") from error
    count = int(tree.xpath("count(//*)"))
    if count > MOST_ELEMENTS:
        raise PageError(Reason.TOO_LARGE, f"{count} elements, at most {MOST_ELEMENTS} are read")
    return tree


def visible_text(tree: HtmlElement) -> str:
    """All text that a page can show, as it stands in the tree."""
    from copy import copy

    from lxml import etree

    shown = copy(tree)
    etree.strip_elements(shown, *_NO_TEXT, with_tail=False)
    text: str = shown.text_content()
    return text


@cache
def _parser() -> HTMLParser:
    from lxml import html

    return html.HTMLParser(
        encoding="utf-8", remove_comments=True, remove_pis=True, no_network=True, huge_tree=False, collect_ids=False
    )
