"""Reported speech."""

from __future__ import annotations

from enum import StrEnum

import msgspec

from wasata.model.spans import Span
from wasata.model.times import When


class QuoteKind(StrEnum):
    """How the words are given."""

    DIRECT = "direct"
    INDIRECT = "indirect"
    MIXED = "mixed"


class Quote(msgspec.Struct, frozen=True, gc=False, kw_only=True, tag="quote", tag_field="claim"):
    """Reported speech."""

    kind: QuoteKind
    content: tuple[Span, ...]
    """The words said, in order, without cue, speaker and quotation marks, in the article's text."""
    cue: Span | None
    """The reporting word, or `None` for a headline with a colon."""
    cue_lemma: str | None = None
    speakers: tuple[str, ...] = ()
    """Actor ids; none when the text does not tell who speaks."""
    speaker_code: str | None = None
    """The state or organisation that the speaker acts for here."""
    speaker_span: Span | None = None
    addressees: tuple[str, ...] = ()
    """Actor ids, or `journalists`."""
    act: str | None = None
    """The speech act, such as `say`, `deny`, `warn`, `demand`."""
    medium: str | None = None
    topics: tuple[str, ...] = ()
    """Issue ids."""
    when: When | None = None
