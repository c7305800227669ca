"""Structured data in the vocabulary of schema.org, as pages give them in `script` elements of JSON-LD."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from html import unescape
from typing import Any

import msgspec

_ARTICLE = re.compile(r"(?:\A|[a-z/:])(?:Article|BlogPosting|LiveBlogPosting|Report)\Z")
_PAGE_TYPES = frozenset({"WebPage", "ItemPage", "VideoObject", "SocialMediaPosting"})
_TRAILING_COMMA = re.compile(r",(\s*[}\]])")
_MOST_CHARACTERS = 2_000_000
_MOST_NODES = 2_000
_WRAPPERS = ("@graph", "mainEntity", "itemListElement", "item")


class StructuredData(msgspec.Struct, frozen=True, gc=False):
    """What a page's structured data say of its article, each as it is written there."""

    headline: str | None = None
    alternative: str | None = None
    authors: tuple[str, ...] = ()
    published: str | None = None
    modified: str | None = None
    publisher: str | None = None
    url: str | None = None
    language: str | None = None
    body: str | None = None


def read_structured_data(scripts: Iterator[str], canonical: str | None = None) -> StructuredData:
    """The article that the scripts describe: that whose address is `canonical`, else the first, else the page itself.

    A script that is no JSON, even with trailing commas and control characters forgiven, is passed over.
    """
    nodes: list[dict[str, Any]] = []
    for script in scripts:
        nodes += _nodes(_parsed(script))
    by_id = {node["@id"]: node for node in nodes if isinstance(node.get("@id"), str) and len(node) > 2}
    articles = [node for node in nodes if _is_article(node)]
    chosen = next((node for node in articles if canonical is not None and canonical in _addresses(node)), None)
    if chosen is None:
        chosen = next((node for node in articles if _text(node.get("datePublished"))), articles[0] if articles else None)
    page = next((node for node in nodes if _types(node) & _PAGE_TYPES and node is not chosen), {})
    if chosen is None:
        chosen = page
    return StructuredData(
        headline=_text(chosen.get("headline")) or _text(chosen.get("name")),
        alternative=_text(chosen.get("alternativeHeadline")),
        authors=tuple(dict.fromkeys(_names(chosen.get("author") or chosen.get("creator"), by_id))),
        published=_text(chosen.get("datePublished")) or _text(page.get("datePublished")) or _text(chosen.get("dateCreated")),
        modified=_text(chosen.get("dateModified")) or _text(page.get("dateModified")),
        publisher=next(_names(chosen.get("publisher") or chosen.get("sourceOrganization"), by_id), None),
        url=next(iter(_addresses(chosen)), None),
        language=_text(chosen.get("inLanguage")) or _text(page.get("inLanguage")),
        body=_text(chosen.get("articleBody")),
    )


def _parsed(script: str) -> object:
    text = script.strip().removeprefix("<!--").removesuffix("-->").strip()
    text = (
        text.removeprefix("//<![CDATA[").removeprefix("<![CDATA[").removesuffix("//]]>").removesuffix("]]>").strip().rstrip(";")
    )
    if not text or len(text) > _MOST_CHARACTERS:
        return None
    for attempt in (text, _TRAILING_COMMA.sub(r"\1", text)):
        try:
            return json.loads(attempt, strict=False)
        except (ValueError, RecursionError):
            continue
    return None


def _nodes(value: object) -> list[dict[str, Any]]:
    """All objects that can describe the page, those of graphs and lists included, outermost first."""
    found: list[dict[str, Any]] = []
    waiting = [value]
    while waiting and len(found) < _MOST_NODES:
        item = waiting.pop(0)
        if isinstance(item, list):
            waiting[:0] = item[:_MOST_NODES]
        elif isinstance(item, dict):
            found.append(item)
            waiting += [item[key] for key in _WRAPPERS if isinstance(item.get(key), dict | list)]
    return found


def _types(node: dict[str, Any]) -> set[str]:
    value = node.get("@type")
    values = value if isinstance(value, list) else [value]
    return {item.rpartition("/")[2] for item in values if isinstance(item, str)}


def _is_article(node: dict[str, Any]) -> bool:
    return any(_ARTICLE.search(name) for name in _types(node))


def _addresses(node: dict[str, Any]) -> tuple[str, ...]:
    main = node.get("mainEntityOfPage")
    values = [main.get("@id") if isinstance(main, dict) else main, node.get("url"), node.get("@id")]
    return tuple(value for value in values if isinstance(value, str) and value.startswith(("http://", "https://")))


def _names(value: object, by_id: dict[str, dict[str, Any]]) -> Iterator[str]:
    """The names of persons or organisations: texts, objects, lists of them, or references to other objects by id."""
    for item in value if isinstance(value, list) else [value]:
        if isinstance(item, dict) and "name" not in item:
            item = by_id.get(str(item.get("@id")), item)
        name = _text(item.get("name") if isinstance(item, dict) else item)
        if name is not None and not name.startswith(("http://", "https://")):
            yield name


def _text(value: object) -> str | None:
    if isinstance(value, list) and value:
        value = value[0]
    if isinstance(value, dict):
        value = value.get("@value") or value.get("name")
    if not isinstance(value, str):
        return None
    return (unescape(value) if "&" in value else value).strip() or None
