"""What a stage of extraction found, before the pipeline makes an assertion of it."""

from __future__ import annotations

import msgspec

from wasata.model.assertions import Source
from wasata.model.claims import Claim
from wasata.model.dropped import Dropped
from wasata.model.spans import Span


class Finding(msgspec.Struct, frozen=True, gc=False, kw_only=True):
    """A claim with its evidence and the rule that found it."""

    sentence: int
    """Index of the sentence in which it begins."""
    span: Span
    """All of its words, in the article's text."""
    claim: Claim
    sources: tuple[Source, ...] = ()
    """From the first speaker to the last one that the text names; the outlet itself is added later."""
    rule: str
    """Id of the rule, such as `ar.consult.receive-guest`."""


class Findings(msgspec.Struct, frozen=True, gc=False):
    """What a stage found, and what it left out."""

    findings: tuple[Finding, ...] = ()
    dropped: tuple[Dropped, ...] = ()
