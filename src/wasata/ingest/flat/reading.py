"""From decoded text to a flat page: lines, labels, languages, articles."""

from __future__ import annotations

import re

from wasata.ingest.flat.articles import find_articles
from wasata.ingest.flat.facts import line_facts
from wasata.ingest.flat.labels import mark_lines
from wasata.ingest.flat.page import FlatPage
from wasata.ingest.flat.surroundings import page_features
from wasata.lang.line_language import line_language
from wasata.model.pages import Line
from wasata.model.spans import Span

_UNSEEN = "\\s\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff\ufffc"
"""White space and characters that show nothing."""
_VISIBLE = re.compile(f"[^{_UNSEEN}]")
_LANGUAGE_CHARACTERS = 300


def read_flat(text: str, given_language: str | None = None) -> FlatPage:
    """Label the lines of a flattened page and find its articles.

    Lines are split at line feeds and numbered from 1; a line counts when something visible stands in it, and its span is
    without surrounding white space. `given_language` is that of lines and articles that do not show one themselves.
    """
    numbers: list[int] = []
    spans: list[Span] = []
    gaps: list[int] = []
    blank = start = 0
    for number, raw in enumerate(text.split("\n"), 1):
        seen = _VISIBLE.search(raw)
        if seen is None:
            blank += 1
        else:
            first = start + len(raw) - len(raw.lstrip())
            spans.append(Span(first, start + len(raw.rstrip())))
            numbers.append(number)
            gaps.append(blank)
            blank = 0
        start += len(raw) + 1
    facts = [line_facts(text[span.start : span.end]) for span in spans]
    features = page_features(facts, gaps)
    marks = mark_lines(features)
    lines = tuple(
        Line(
            number,
            span,
            mark.label,
            line_language(text[span.start : min(span.end, span.start + _LANGUAGE_CHARACTERS)]) or given_language,
        )
        for number, span, mark in zip(numbers, spans, marks, strict=True)
    )
    return FlatPage(lines, find_articles(text, lines, marks, facts, given_language))
