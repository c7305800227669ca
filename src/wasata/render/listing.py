"""Articles and assertions as lines for a terminal: Latin script first, Arabic script last on its line, in logical order."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from wasata.model.actors import Actor
from wasata.model.articles import Article
from wasata.model.assertions import Assertion
from wasata.model.dropped import Dropped
from wasata.model.pages import Page
from wasata.render.telling import Telling, outlet_of, tell

_CONTEXT = 60
"""Characters of the text that are shown before and after evidence."""


def page_line(page: Page, versions: int, articles: int) -> str:
    """A page on one line: id, how many versions and articles, encoding, characters that could not be decoded, name."""
    damaged = f", {page.damaged} characters damaged" if page.damaged else ""
    counts = f"{versions} version{'s' * (versions != 1)}, {articles} article{'s' * (articles != 1)}"
    return f"{page.id}  {counts}, {page.media.value} in {page.encoding}{damaged}  {_plain(page.name)}"


def dropped_line(dropped: Dropped) -> str:
    """A page that was left out, or something of it, on one line: stage, reason, detail, page."""
    detail = f" ({dropped.detail})" if dropped.detail else ""
    return f"left out: {dropped.stage}  {dropped.reason.value}{_plain(detail)}  {_plain(dropped.page or '?')}"


def article_line(article: Article) -> str:
    """An article on one line: id, day, language, outlet, title."""
    day = str(article.published or "undated")
    return f"{article.id}  {day:<10}  {article.language}  {_plain(outlet_of(article))}  {_plain(article.title or '-')}"


def assertion_line(assertion: Assertion, article: Article, known: Mapping[str, Actor]) -> str:
    """An assertion on one line: id, who reports it on whose word, what it is, and its words."""
    told = tell(assertion, article, known)
    return f"{assertion.id}  {statement(told)}  {' … '.join(map(_plain, told.words))}"


def statement(told: Telling) -> str:
    """Who reports what, on whose word, as one sentence."""
    quoting = f", quoting {', '.join(told.chain)}," if told.chain else ""
    sides = " towards ".join(", ".join(side) for side in (told.actors, told.recipients) if side)
    details = f" [{'; '.join(told.details)}]" if told.details else ""
    return _plain(f"{told.outlet}{quoting} reports {told.label}{': ' if sides else ''}{sides}{details}")


def described(article: Article, assertions: Iterable[Assertion], known: Mapping[str, Actor]) -> str:
    """An article and assertions of it, each with its evidence in the words around it."""
    lines = [article_line(article)]
    for assertion in assertions:
        span = assertion.span
        before = article.text[max(0, span.start - _CONTEXT) : span.start]
        after = article.text[span.end : span.end + _CONTEXT]
        lines += [
            "",
            assertion.id,
            f"  {statement(tell(assertion, article, known))}",
            f"  rule {assertion.provenance.rule}, characters {span.start}-{span.end}",
            f"  …{_plain(before)} [{_plain(article.text[span.start : span.end])}] {_plain(after)}…",
        ]
    return "\n".join(lines)


def _plain(text: str) -> str:
    """Text without control and direction characters, which could move what a terminal shows, and with plain blanks."""
    return " ".join("".join(character if character.isprintable() or character == "\u200c" else " " for character in text).split())
