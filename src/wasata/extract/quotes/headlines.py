"""Headlines that give words after a speaker and a colon: "X: ...", and words after a dash that follows a person."""

from __future__ import annotations

from wasata.extract.quotes.context import Context
from wasata.extract.quotes.speakers import acts, named
from wasata.extract.quotes.spoken import spoken
from wasata.model.pages import Label
from wasata.model.sentences import Sentence, TokenKind

_HEADLINES = frozenset({Label.TITLE, Label.SUBTITLE, Label.HEADING})
_DASHES = frozenset("-\u2013\u2014")


def add_headlines(context: Context, sentence: Sentence) -> bool:
    """Adds the quote of a headline; whether there was one."""
    if context.article.blocks[sentence.block].label not in _HEADLINES:
        return False
    mentions = context.by_sentence.get(sentence.index, [])
    first = mentions[0] if mentions else None
    if first is None or first.as_place:
        return False
    before = [token for token in sentence.tokens if token.end <= first.span.start]
    if any(token.kind is TokenKind.WORD and token.key not in context.cues.between for token in before):
        return False
    after = [token for token in sentence.tokens if token.start >= first.span.end]
    if not after or not (after[0].key == ":" or (after[0].key in _DASHES and acts(first))):
        return False
    speaker = named(first)
    if speaker is None or len(after) < 3:
        return False
    kind, spans = spoken(context.text, after[0].end, sentence.span.end, context.pairs(sentence.block))
    if not spans:
        return False
    context.add(sentence, speaker, kind, spans, "headline", act="say")
    return True
