"""Which block of an HTML article is what: title, lines beside it, headings, captions, and what is no part of the article."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

import msgspec

from wasata.ingest.flat import Outline, read_flat
from wasata.ingest.html_text import HtmlBlock, one_line, short_text
from wasata.ingest.metadata import PageMetadata
from wasata.ingest.stated import Found
from wasata.model.articles import Stated
from wasata.model.pages import Label
from wasata.text.fold import fold

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_TITLE_WITHIN = 20
"""The title stands among so many first blocks, where the extractor kept it."""
_PREFIX = 25
"""So many first characters tell which block an element of the page became."""
_NEAR = 60
"""A picture of the article has its caption at most so many elements before the first block."""
_LONG = 120
"""A line longer than this is text, whatever words it begins with."""
_LONGEST_CAPTION = 500
_LONGEST_NAME = 6
"""Words that the name of a site has at most."""
_CAPTION_CLASS = re.compile(
    r"(?:\A|[\s_-])(?:wp-)?(?:image|img|photo|picture|figure)?-?_?caption(?:-text)?(?:\Z|\s)|figcaption", re.IGNORECASE
)
_SITE_BREAK = re.compile(r"\s[|\u00bb\u2013\u2014:-]\s|\|")
_NOT_ARTICLE = (Label.RELATED, Label.BOILERPLATE)
_PARAGRAPH_TAGS = frozenset({"p", "li", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote"})
_SENTENCE_END = (".", "!", "\u061f", "\u06d4", "\u060c", ":", "\u2026")


class LabelledBlocks(msgspec.Struct, frozen=True, gc=False):
    """The blocks of a page with their final labels."""

    blocks: tuple[HtmlBlock, ...]
    title: str | None
    outline: Outline | None
    """What the lines themselves tell of dateline, byline and place."""
    sites: tuple[Found, ...] = ()
    """The name of the site, where it stands beside the title in the head of the page and nowhere else."""


def label_blocks(tree: HtmlElement, blocks: list[HtmlBlock], metadata: PageMetadata, language: str | None) -> LabelledBlocks:
    """The blocks with the title as the first of the text, captions back in their places, and all of them labelled.

    Args:
        tree: The page, for what the extractor leaves out: captions and bold lines.
        blocks: What the extractor found.
        metadata: What the page says of itself.
        language: That of the page, where known.
    """
    if not blocks:
        return LabelledBlocks((), metadata.title, None)
    blocks = _with_captions(tree, _with_headings(tree, blocks))
    bold = frozenset(_bold_lines(tree))
    blocks = [HtmlBlock(block.text, Label.HEADING) if block.text in bold else block for block in blocks]
    blocks, title = _with_title(blocks, metadata)
    blocks, outline = _by_their_words(blocks, language)
    sites = _site(metadata.head_title, title) if not metadata.outlets else ()
    return LabelledBlocks(tuple(_trimmed(blocks)), title, outline, sites)


def _with_headings(tree: HtmlElement, blocks: list[HtmlBlock]) -> list[HtmlBlock]:
    """The blocks with the headings that the extractor left out, each before the block that follows it on the page."""
    places: dict[str, int] = {}
    for at, block in enumerate(blocks):
        places.setdefault(_start(block.text), at)
    present = {block.text for block in blocks}
    inserted: dict[int, str] = {}
    for element in tree.iter("h2", "h3", "h4"):
        following = element.getnext()
        line = short_text(element, _LONG)
        if following is None or not line or line in present or element.find(".//a") is not None:
            continue
        place = next((places[start] for start in _starts(following) if start in places), None)
        if place:
            inserted.setdefault(place, line)
    made: list[HtmlBlock] = []
    for at, block in enumerate(blocks):
        if at in inserted:
            made.append(HtmlBlock(inserted[at], Label.HEADING))
        made.append(block)
    return made


def _with_captions(tree: HtmlElement, blocks: list[HtmlBlock]) -> list[HtmlBlock]:
    """The blocks with each caption of the article before the block that it stands before on the page."""
    at_element = dict(_captions(tree))
    if not at_element:
        return blocks
    places: dict[str, int] = {}
    for at, block in enumerate(blocks):
        places.setdefault(_start(block.text), at)
    captions = frozenset(at_element.values())
    inserted: dict[int, list[str]] = {}
    waiting: list[tuple[int, str]] = []
    begun = False
    for position, element in enumerate(tree.iter()):
        if element in at_element:
            waiting.append((position, at_element[element]))
            continue
        place = next((places[start] for start in _starts(element) if start in places), None)
        if place is None:
            continue
        near = [caption for at, caption in waiting if begun or position - at <= _NEAR]
        inserted.setdefault(place, []).extend(near)
        waiting, begun = [], True
    present = {block.text for block in blocks}
    made: list[HtmlBlock] = []
    for at, block in enumerate(blocks):
        made += [HtmlBlock(text, Label.CAPTION) for text in dict.fromkeys(inserted.get(at, ())) if text not in present]
        made.append(HtmlBlock(block.text, Label.CAPTION) if block.text in captions else block)
    return made


def _captions(tree: HtmlElement) -> Iterator[tuple[HtmlElement, str]]:
    for element in tree.iter("figcaption", "p", "div", "span", "dd"):
        if element.tag != "figcaption" and not _CAPTION_CLASS.search(element.get("class") or ""):
            continue
        text = short_text(element, _LONGEST_CAPTION)
        if text and element.find(".//a") is None and next(element.iterancestors("a"), None) is None:
            yield element, text


def _starts(element: HtmlElement) -> Iterator[str]:
    """The first characters of the text that begins with an element, and of the text after it."""
    if not isinstance(element.tag, str):
        return
    text = _beginning(element) if element.tag in _PARAGRAPH_TAGS else element.text
    for each in (text, element.tail):
        if each and (start := _start(each)):
            yield start


def _beginning(element: HtmlElement) -> str:
    found = ""
    for piece in element.itertext():
        found += piece[: 4 * _PREFIX]
        if len(found) >= 4 * _PREFIX:
            break
    return found


def _start(text: str) -> str:
    return "".join(text[: 4 * _PREFIX].split())[:_PREFIX]


def _bold_lines(tree: HtmlElement) -> Iterator[str]:
    """Short paragraphs that are bold as a whole: what stands for headings where nobody marks them."""
    for element in tree.iter("b", "strong"):
        parent = element.getparent()
        if parent is None or parent.tag not in ("p", "div") or len(parent) != 1:
            continue
        line = short_text(element, _LONG)
        rest = one_line((parent.text or "") + (element.tail or ""))
        if line and not rest and not line.endswith(_SENTENCE_END):
            yield line


def _with_title(blocks: list[HtmlBlock], metadata: PageMetadata) -> tuple[list[HtmlBlock], str | None]:
    """The blocks from the title on, with the lines that the page marks as belonging to it beside it."""
    title, place = metadata.title, None
    if title is not None:
        title, place = _title_place(blocks, title)
    keys = {fold(line) for line in (*metadata.kickers, *metadata.leads)}
    title_key = fold(title) if title is not None else None
    body = [_lead(block, keys) for at, block in enumerate(blocks) if _is_kept(block, at, place, title_key, keys)]
    present = "\n".join(fold(block.text) for block in body)
    head = [HtmlBlock(line, Label.SUBTITLE) for line in metadata.kickers if fold(line) not in present]
    if title is not None:
        head.append(HtmlBlock(title, Label.TITLE))
    head += [HtmlBlock(line, Label.SUBTITLE) for line in metadata.leads if fold(line) not in present]
    return [*head, *body], title


def _title_place(blocks: list[HtmlBlock], title: str) -> tuple[str, int | None]:
    """The title as a block shows it, and which block: the same words, or the title without the name of the site."""
    key = fold(title)
    for place, block in enumerate(blocks[:_TITLE_WITHIN]):
        block_key = fold(block.text)
        if block_key == key or (len(block_key) * 2 > len(key) and (key.endswith(block_key) or key.startswith(block_key))):
            return block.text, place
    return title, None


def _site(head_title: str | None, title: str | None) -> tuple[Found, ...]:
    """What the head of a page adds to the title that its text shows: the name of the site, unless it is a sentence."""
    if head_title is None or title is None or title not in head_title:
        return ()
    before, _, after = head_title.partition(title)
    name = _last_part(after)
    if name is None:
        name = _first_part(before)
        if name is not None and len(name.split()) == 1:
            return ()  # one word before a title is more often a kicker such as "analysis"
    return (Found(name, Stated.META),) if name is not None and len(name.split()) <= _LONGEST_NAME else ()


def _parts(text: str) -> list[str]:
    return [part for each in _SITE_BREAK.split(text) if (part := each.strip(" |-:\u00ab\u00bb\u2013\u2014"))]


def _first_part(text: str) -> str | None:
    return next(iter(_parts(text)), None)


def _last_part(text: str) -> str | None:
    return next(iter(reversed(_parts(text))), None)


def _is_kept(block: HtmlBlock, at: int, place: int | None, title_key: str | None, keys: set[str]) -> bool:
    """Whether a block stays beside the title: not the title again, and no menu before it."""
    key = fold(block.text)
    if key == title_key or at == place:
        return False
    return place is None or at > place or key in keys or len(block.text) >= _LONG


def _lead(block: HtmlBlock, keys: set[str]) -> HtmlBlock:
    return HtmlBlock(block.text, Label.SUBTITLE) if fold(block.text) in keys else block


def _by_their_words(blocks: list[HtmlBlock], language: str | None) -> tuple[list[HtmlBlock], Outline | None]:
    """What the labeller of flattened pages sees in the short lines: bylines, datelines, links to other articles, notices."""
    flat = read_flat("\n".join(block.text for block in blocks), language)
    labels = {line.number: line.label for line in flat.lines}
    made = []
    for number, block in enumerate(blocks, 1):
        seen = labels.get(number, block.label)
        doubtful = block.label in (Label.BODY, Label.HEADING) and len(block.text) < _LONG
        if doubtful and seen in (Label.DATELINE, Label.CAPTION, *_NOT_ARTICLE):
            made.append(HtmlBlock(block.text, seen))
        else:
            made.append(block)
    return made, flat.outlines[0] if flat.outlines else None


def _trimmed(blocks: list[HtmlBlock]) -> list[HtmlBlock]:
    """The blocks without what is no part of the article at their beginning and end."""
    text = [place for place, block in enumerate(blocks) if block.label is Label.BODY]
    if not text:
        return blocks
    before = [block for block in blocks[: text[0]] if block.label not in _NOT_ARTICLE]
    after = blocks[text[-1] + 1 :]
    while after and after[-1].label in (*_NOT_ARTICLE, Label.HEADING):
        after.pop()
    return before + blocks[text[0] : text[-1] + 1] + after
