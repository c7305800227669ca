"""The text of an HTML page as blocks: what its article says, and in which part of it.

White space in HTML means nothing but a break, so a block is one line; every other character is that of the page.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

import msgspec

from wasata.ingest.shield import Shield
from wasata.model.pages import Label

if TYPE_CHECKING:
    from lxml.etree import _Element
    from lxml.html import HtmlElement

_WHITE = re.compile(r"[ \t\n\r\f\v]+")
_LEAST_LETTERS = 30
"""Fewer letters than this are no article."""


class HtmlBlock(msgspec.Struct, frozen=True, gc=False):
    """A line of the text of a page with its label."""

    text: str
    label: Label


def html_blocks(tree: HtmlElement, article_body: str | None = None) -> list[HtmlBlock]:
    """The blocks of the main text of a page, in its order.

    Args:
        tree: The page.
        article_body: The text that the page's structured data hold, used where the page shows none.

    Returns:
        Headings and paragraphs; empty when the page has no main text.
    """
    shield = Shield("".join(tree.itertext()))
    readable = _copy_hidden(tree, shield)
    found = _extracted(readable, shield)
    if _letters(found) < _LEAST_LETTERS:
        found = _with_readability(tree)
    if article_body is not None and _letters(found) * 2 < len(article_body):
        found = [HtmlBlock(line, Label.BODY) for line in map(one_line, article_body.split("\n")) if line]
    if _letters(found) < _LEAST_LETTERS:
        found = _long_paragraphs(tree)
    return found if _letters(found) >= _LEAST_LETTERS else []


def one_line(text: str) -> str:
    """The text as a browser shows it in one line: white space of ASCII is one blank, and none at the ends."""
    return _WHITE.sub(" ", text).strip()


def short_text(element: HtmlElement, most: int) -> str:
    """The text of an element as one line, empty when it is longer than `most` characters.

    It stops reading there, so that a page of elements inside elements is not read once for each of them.
    """
    pieces: list[str] = []
    size = 0
    for piece in element.itertext():
        pieces.append(piece)
        size += len(piece)
        if size > 4 * most:
            return ""
    line = one_line("".join(pieces))
    return line if len(line) <= most else ""


def _letters(blocks: list[HtmlBlock]) -> int:
    return sum(len(block.text) for block in blocks)


def _copy_hidden(tree: HtmlElement, shield: Shield) -> HtmlElement:
    """A copy of the page for the extractor, its format characters hidden."""
    from copy import copy

    changed = copy(tree)
    for element in changed.iter():
        if element.text:
            element.text = shield.hide(element.text)
        if element.tail:
            element.tail = shield.hide(element.tail)
    return changed


def _extracted(tree: HtmlElement, shield: Shield) -> list[HtmlBlock]:
    import logging

    from trafilatura import bare_extraction

    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)  # its warnings are our drops
    document = bare_extraction(
        tree, favor_precision=True, include_comments=False, include_formatting=False, with_metadata=False, output_format="xml"
    )
    if document is None or isinstance(document, dict) or document.body is None:
        return []
    return list(_body_blocks(document.body, shield))


def _body_blocks(body: _Element, shield: Shield) -> Iterator[HtmlBlock]:
    """The blocks of the extractor's tree: its elements are `head`, `p`, `quote`, `list`, `item`, `row`, `cell` and `lb`."""
    for label, hidden in _runs(body):
        line = one_line(shield.show(hidden))
        if line:
            yield HtmlBlock(line, label)


def _runs(body: _Element) -> Iterator[tuple[Label, str]]:
    """Stretches of text between the boundaries of blocks, walking the tree without recursion."""
    inline = {"hi", "ref", "del", "code", "graphic", "span", "a", "b", "i", "em", "strong"}
    pieces: list[str] = [body.text or ""]
    label = Label.BODY
    waiting: list[tuple[_Element, bool]] = [(child, True) for child in reversed(body)]
    while waiting:
        element, entering = waiting.pop()
        breaks = element.tag not in inline
        if breaks and pieces:
            yield label, "".join(pieces)
            pieces = []
        if entering:
            if breaks:
                label = Label.HEADING if _is_heading(element) else Label.BODY
            pieces.append(element.text or "")
            waiting.append((element, False))
            waiting += [(child, True) for child in reversed(element)]
        else:
            if breaks:
                parent = element.getparent()
                label = Label.HEADING if parent is not None and _is_heading(parent) else Label.BODY
            pieces.append(element.tail or "")
    yield label, "".join(pieces)


def _is_heading(element: _Element) -> bool:
    return element.tag == "head" or (isinstance(element.tag, str) and re.fullmatch("h[1-6]", element.tag) is not None)


def _with_readability(tree: HtmlElement) -> list[HtmlBlock]:
    """What readability takes for the text of the page, where the first extractor finds none."""
    import logging

    from lxml import etree, html
    from readability import Document
    from readability.readability import Unparseable

    logging.getLogger("readability").setLevel(logging.CRITICAL)
    try:
        summary = Document(html.tostring(tree, encoding="unicode")).summary(html_partial=True)
        found = html.fromstring(summary)
    except (Unparseable, etree.ParserError, ValueError, TypeError):
        return []
    return [HtmlBlock(line, label) for label, text in _runs(found) if (line := one_line(text))]


def _long_paragraphs(tree: HtmlElement) -> list[HtmlBlock]:
    """The paragraphs of a page so plain that extractors see no article in it, without those made of links."""
    found = []
    for element in tree.iter("p", "h1", "h2", "h3"):
        line = one_line(element.text_content())
        linked = sum(len(link.text_content()) for link in element.iter("a"))
        if line and linked * 2 < len(line):
            found.append(HtmlBlock(line, Label.BODY if element.tag == "p" else Label.HEADING))
    return found
