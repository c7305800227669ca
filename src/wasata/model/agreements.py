"""Treaties and formal agreements."""

from __future__ import annotations

import msgspec

from wasata.model.spans import Span
from wasata.model.times import When


class Agreement(msgspec.Struct, frozen=True, gc=False, kw_only=True, tag="agreement", tag_field="claim"):
    """A treaty or formal agreement as a text tells it."""

    key: str
    """What it is called across articles: parties and year, or the id of a known agreement."""
    name: str
    parties: tuple[str, ...]
    """Codes."""
    status: str
    """`negotiated`, `agreed`, `initialled`, `issued`, `signed`, `in force` or `left`."""
    signed: When | None = None
    term: str | None = None
    """Its duration in ISO 8601, such as `P20Y`."""
    clauses: tuple[Span, ...] = ()
    """The clauses told, in the article's text."""
