"""Speech that goes on in a paragraph of its own: marks that open it, or that opened before and have not closed."""

from __future__ import annotations

from wasata.extract.quotes.context import Context
from wasata.extract.quotes.speakers import Speaker
from wasata.extract.quotes.spoken import says_something, trimmed
from wasata.model.findings import Finding
from wasata.model.pages import Label
from wasata.model.quotes import Quote, QuoteKind
from wasata.model.sentences import Sentence
from wasata.model.spans import Span
from wasata.text.marks import MarkPair

_LONGEST = 6
"""Blocks over which marks that have not closed can run."""


def add_continued(context: Context, sentence: Sentence) -> None:
    """Adds a paragraph in marks that no reporting verb tells: its speaker is that of the paragraph right before it."""
    block = context.article.blocks[sentence.block]
    if block.label is not Label.BODY or sentence.span.start != block.span.start:
        return
    pair = next((pair for pair in context.pairs(sentence.block) if pair.open == block.span.start and not pair.depth), None)
    if pair is None:
        return
    spans = _spans(context, sentence.block, pair)
    if spans is None or context.covered(spans[0].start, spans[0].end) or not says_something(context.text, spans[0]):
        return
    if pair.close is not None and trimmed(context.text, pair.close + 1, block.span.end) is not None:
        return
    context.add(sentence, _before(context, sentence.block, sentence.index), QuoteKind.DIRECT, spans, "continued", act="say")


def _spans(context: Context, number: int, pair: MarkPair) -> tuple[Span, ...] | None:
    """The words in the marks, block by block; `None` when the marks never close."""
    block = context.article.blocks[number]
    first = trimmed(context.text, pair.open + 1, pair.close if pair.close is not None else block.span.end)
    if first is None:
        return None
    if pair.close is not None:
        return (first,)
    found = [first]
    for later in range(number + 1, min(number + 1 + _LONGEST, len(context.article.blocks))):
        other = context.article.blocks[later]
        if other.label is not Label.BODY:
            return None
        text = context.text[other.span.start : other.span.end]
        if text[:1] in '\u00ab\u201c"':
            return None
        end = text.rstrip(" .\u060c")
        closes = end[-1:] in '\u00bb\u201d"'
        piece = trimmed(context.text, other.span.start, other.span.start + len(end) - closes)
        if piece is not None:
            found.append(piece)
        if closes:
            return tuple(found)
    return None


def _before(context: Context, number: int, sentence: int) -> Speaker | None:
    """The speaker of the quote that ends the block before, or who acts in the sentence before when none ends there."""
    if context.announced is not None and context.announced[1] == number - 1:
        return context.announced[0]
    ending = [finding for finding in context.findings if _ends_in(context, finding, number - 1)]
    told = max(ending, key=lambda finding: (finding.span.end, finding.span.end - finding.span.start), default=None)
    if told is None:
        return context.floor.holder_at(sentence - 1)
    claim = told.claim
    if not isinstance(claim, Quote) or not claim.speakers or claim.speaker_span is None:
        return None
    return Speaker(actors=claim.speakers, code=claim.speaker_code, span=claim.speaker_span, sentence=told.sentence)


def _ends_in(context: Context, finding: Finding, number: int) -> bool:
    """Whether the words of a quote end in a block."""
    if number < 0 or not isinstance(finding.claim, Quote):
        return False
    block = context.article.blocks[number].span
    return block.start <= finding.claim.content[-1].end <= block.end + 1
