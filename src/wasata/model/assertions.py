"""The unit that is kept: an outlet, through a chain of sources, at these characters, says this."""

from __future__ import annotations

from datetime import date, datetime
from enum import StrEnum

import msgspec

from wasata.model.claims import Claim
from wasata.model.spans import Span


class SourceRole(StrEnum):
    """What a link of the chain of sources is."""

    SPEAKER = "speaker"
    DOCUMENT = "document"
    AGENCY = "agency"
    """An outlet or agency that this outlet cites."""
    OUTLET = "outlet"


class Source(msgspec.Struct, frozen=True, gc=False, kw_only=True):
    """One link of the chain of sources."""

    role: SourceRole
    actor: str | None = None
    """Actor or outlet id, where known."""
    name: str | None = None
    """As the text or the page names it, where there is no id."""
    span: Span | None = None
    """Where the article names it; `None` for the outlet itself."""


class Provenance(msgspec.Struct, frozen=True, gc=False, kw_only=True):
    """What found a claim."""

    rule: str
    """Id of the rule, such as `ar.consult.receive-guest`."""
    run: str
    """Id of the run, which names the versions of engine and data."""


class Assertion(msgspec.Struct, frozen=True, gc=False, kw_only=True):
    """What an article says, and on whose word. Never edited, never merged away."""

    id: str
    article: str
    sentence: int
    """Index of the sentence in which it begins."""
    span: Span
    """The evidence: all of its words, in the article's text."""
    claim: Claim
    sources: tuple[Source, ...]
    """From the first speaker to the outlet."""
    provenance: Provenance
    known: datetime | None = None
    """Known time: when the page was published, else captured."""
    first: date | None = None
    """Valid time: the earliest day it is said to have happened."""
    last: date | None = None
    """Valid time: the latest day."""
