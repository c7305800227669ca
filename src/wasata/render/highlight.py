"""A text cut into pieces so that each piece lies in the same spans of evidence throughout."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import pairwise

import msgspec

from wasata.model.spans import Span


class Marked(msgspec.Struct, frozen=True, gc=False):
    """A stretch of evidence and what it is evidence for."""

    span: Span
    id: str
    """Id of the assertion."""
    kind: str
    """`quote` or `event`."""


class Piece(msgspec.Struct, frozen=True, gc=False):
    """A stretch of text with the evidence that it belongs to."""

    text: str
    kinds: tuple[str, ...] = ()
    """The kinds of evidence, sorted, each once."""
    ids: tuple[str, ...] = ()
    """The assertions that it is evidence for."""
    opens: tuple[str, ...] = ()
    """The assertions whose evidence begins here; each begins once, however many spans it has."""


def pieces(text: str, start: int, end: int, marked: Iterable[Marked]) -> tuple[Piece, ...]:
    """The pieces of `text[start:end]`, in order; joined they are that text."""
    marked = tuple(marked)
    firsts: dict[str, int] = {}
    for item in marked:
        firsts[item.id] = min(item.span.start, firsts.get(item.id, item.span.start))
    inside = [item for item in marked if item.span.start < end and item.span.end > start]
    cuts = sorted({start, end, *(at for item in inside for at in (max(start, item.span.start), min(end, item.span.end)))})
    found = []
    for left, right in pairwise(cuts):
        over = [item for item in inside if item.span.start <= left and item.span.end >= right]
        found.append(
            Piece(
                text=text[left:right],
                kinds=tuple(sorted({item.kind for item in over})),
                ids=tuple(dict.fromkeys(item.id for item in over)),
                opens=tuple(dict.fromkeys(item.id for item in over if firsts[item.id] == left)),
            )
        )
    return tuple(found)
