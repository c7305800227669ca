"""Headlines that give words after a speaker and a colon: "X: ...", and words after a dash that follows a person."""

from __future__ import annotations

from wasata.extract.quotes.context import Context
from wasata.extract.quotes.speakers import acts, named
from wasata.extract.quotes.spoken import spoken
from wasata.lang.syntax import syntax
from wasata.model.pages import Label
from wasata.model.sentences import Sentence, TokenKind

_HEADLINES = frozenset({Label.TITLE, Label.SUBTITLE, Label.HEADING})
_PARTS = frozenset("\u061b;/|-\u2013\u2014")
"""Marks between the parts of a headline."""
_OCCASION = 12
"""Words that can stand between a speaker and the colon to tell where or to whom he speaks."""
_DASHES = frozenset("-\u2013\u2014")


def add_headlines(context: Context, sentence: Sentence) -> bool:
    """Adds the quote of a headline; whether there was one."""
    if context.article.blocks[sentence.block].label not in _HEADLINES:
        return False
    colon = next((token.start for token in sentence.tokens if token.key == ":"), None)
    start = max((token.end for token in sentence.tokens if token.key in _PARTS and token.end <= (colon or 0)), default=0)
    mentions = [mention for mention in context.by_sentence.get(sentence.index, []) if mention.span.start >= start]
    first = mentions[0] if mentions else None
    if first is None or first.as_place:
        return False
    before = [token for token in sentence.tokens if start <= token.start and token.end <= first.span.start]
    if any(token.kind is TokenKind.WORD and token.key not in context.cues.between for token in before):
        return False
    after = [token for token in sentence.tokens if token.start >= first.span.end]
    after = after[_occasion(context, [token.key for token in after]) :]
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


def _occasion(context: Context, keys: list[str]) -> int:
    """The number of words after a speaker, before the colon, that say where or to whom he speaks."""
    rules = syntax(context.article.language)
    if not rules.verb_last or not keys or rules.prepositions.match(keys, 0) is None:
        return 0
    end = next((at for at, key in enumerate(keys[: _OCCASION + 1]) if key == ":"), 0)
    return 0 if any(key in _DASHES | _PARTS for key in keys[:end]) else end
