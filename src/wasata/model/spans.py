"""A stretch of text by its code-point offsets."""

from __future__ import annotations

import msgspec


class Span(msgspec.Struct, frozen=True, gc=False, array_like=True, order=True):
    """Half-open code-point offsets: `text[span.start:span.end]` are the words."""

    start: int
    """The first character."""
    end: int
    """The character after the last one."""

    def __post_init__(self) -> None:
        """Refuse a span that no text can have."""
        if not 0 <= self.start <= self.end:
            raise ValueError(f"a span must have 0 <= start <= end, not {self.start}..{self.end}")
