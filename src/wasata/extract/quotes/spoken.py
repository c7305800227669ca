"""The words said: stretches of text without the quotation marks, and what the marks round them show."""

from __future__ import annotations

from wasata.model.quotes import QuoteKind
from wasata.model.spans import Span
from wasata.text.marks import MarkPair

_EDGES = " \t\n\r\u00a0\u200c\u200e\u200f\u061c.,\u060c;\u061b:\u0640-\u2013\u2014"
_CLOSERS = '\u00bb\u201d\u203a\u2019\u275e\u301e"\uff02'
_SHORT = 2
"""Words in marks up to which they are a title or a word held at a distance, and no speech by themselves."""


def trimmed(text: str, start: int, end: int) -> Span | None:
    """The stretch without blanks and marks of punctuation at its edges; `None` when nothing is left.

    A question mark, an exclamation mark and an ellipsis belong to the words.
    """
    while start < end and text[start] in _EDGES:
        start += 1
    while end > start and text[end - 1] in _EDGES:
        end -= 1
    return Span(start, end) if start < end else None


def spoken(text: str, start: int, end: int, pairs: tuple[MarkPair, ...]) -> tuple[QuoteKind, tuple[Span, ...]]:
    """The words said between two offsets, split at outer quotation marks, and their kind.

    Direct when one pair of marks holds them all, mixed when marks hold a part, else indirect. When marks open at the beginning
    and close before the end, what follows them is the reporter's unless it goes on without a mark of punctuation.
    """
    outer = [pair for pair in pairs if pair.open >= start and pair.open < end and pair.depth == 0]
    first = next((pair for pair in outer if not text[start : pair.open].strip(_EDGES)), None)
    if first is not None:
        close = first.close if first.close is not None else end
        rest = text[close + 1 : end]
        if not rest.strip(_EDGES + _CLOSERS) or rest.lstrip(" \u200f\u200e\u00a0")[:1] in "\u060c,.\u061b;":
            inside = trimmed(text, first.open + 1, close)
            return (QuoteKind.DIRECT, (inside,)) if inside else (QuoteKind.INDIRECT, ())
    spans: list[Span] = []
    place = start
    for pair in outer:
        close = min(pair.close if pair.close is not None else end, end)
        pieces = (trimmed(text, place, pair.open), trimmed(text, pair.open + 1, close))
        spans.extend(piece for piece in pieces if piece is not None)
        place = min(close + 1, end)
    tail = trimmed(text, place, end)
    if tail is not None and text[tail.start : tail.end].strip(_CLOSERS):
        spans.append(tail)
    return (QuoteKind.MIXED if outer else QuoteKind.INDIRECT), tuple(spans)


def says_something(text: str, span: Span) -> bool:
    """Whether words in marks are long enough to be speech."""
    return len(text[span.start : span.end].split()) > _SHORT
