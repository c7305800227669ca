"""Speech told by words that name the source: "according to X", "as X said"; outlets among them are who reports it."""

from __future__ import annotations

import msgspec

from wasata.extract.quotes.context import Context
from wasata.extract.quotes.speakers import Speaker, named
from wasata.extract.quotes.spoken import spoken
from wasata.lang.syntax import syntax
from wasata.model.assertions import Source, SourceRole
from wasata.model.pages import Label
from wasata.model.quotes import Quote, QuoteKind
from wasata.model.sentences import Sentence, TokenKind
from wasata.model.spans import Span
from wasata.world.registry import registry

_FAR = 12
"""Words of the longest source without a name."""
_COMMAS = "\u060c,:"
_LEAST_WORDS = 4
"""Words that the rest of a sentence needs to be a statement."""


def add_attributions(context: Context, sentence: Sentence) -> None:
    """The quote that a source named in a sentence makes of the rest of it."""
    first = context.cues.attributions.by_first
    keys = [token.key for token in sentence.tokens]
    for at, key in enumerate(keys):
        if key not in first and key[1:] not in first:
            continue
        used = _match(context, keys, at)
        if not used or _in_marks(context, sentence.tokens[at].start):
            continue
        found = _source(context, sentence, keys, at + used)
        if found is None:
            continue
        speaker, end = found
        cue = Span(sentence.tokens[at].start, sentence.tokens[at + used - 1].end)
        further = _match(context, keys, end) if end < len(keys) else 0
        origin = _source(context, sentence, keys, end + further) if further else None
        if origin is not None:
            _apply(context, sentence, at, origin[1], cue, origin[0], speaker)
        else:
            _apply(context, sentence, at, _past_unnamed(keys, end) if further else end, cue, speaker)
        return


def _in_marks(context: Context, at: int) -> bool:
    """Whether an offset stands in words that somebody is quoted with."""
    outer = context.enclosing(at)
    return outer is not None and isinstance(outer.claim, Quote) and outer.claim.kind is QuoteKind.DIRECT


def _match(context: Context, keys: list[str], at: int) -> int:
    match = context.cues.attributions.match(keys, at)
    if match is None and keys[at][:1] in syntax(context.article.language).clitics and len(keys[at]) > 3:
        match = context.cues.attributions.match([*keys[:at], keys[at][1:], *keys[at + 1 :]], at)
    return match[0] if match else 0


def _source(context: Context, sentence: Sentence, keys: list[str], at: int) -> tuple[Speaker, int] | None:
    """The source named from a token on, past words such as "statements of", and the token after it."""
    while at < len(keys):
        start = sentence.tokens[at].start
        for mention in context.by_sentence.get(sentence.index, []):
            if sentence.tokens[at].start <= mention.span.start < sentence.tokens[at].end and mention.span.start - start <= 2:
                speaker = named(mention)
                end = next((n for n in range(at, len(keys)) if sentence.tokens[n].end >= mention.span.end), at) + 1
                return (speaker, end) if speaker is not None else None
        noise = context.cues.noise.match(keys, at)
        if noise is None:
            return None
        at += noise[0]
    return None


def _past_unnamed(keys: list[str], at: int) -> int:
    """The mark after a source without a name, which an outlet cites."""
    return next((place for place in range(at, min(len(keys), at + _FAR)) if keys[place] in _COMMAS), at)


def _is_own(context: Context, sentence: Sentence, speaker: Speaker) -> bool:
    """Whether an outlet named at the beginning of a text only says where the text comes from.

    It does when it is the outlet itself, or an agency that writes in the language of the text.
    """
    outlets = [registry().outlet(actor) for actor in speaker.actors]
    if not outlets or context.article.outlet in speaker.actors:
        return bool(outlets)
    body = next((n for n, block in enumerate(context.article.blocks) if block.label is Label.BODY), -1)
    return sentence.block == body and all(
        outlet is not None and outlet.agency and context.article.language in outlet.languages for outlet in outlets
    )


def _apply(
    context: Context, sentence: Sentence, first: int, end: int, cue: Span, speaker: Speaker, via: Speaker | None = None
) -> None:
    tokens = sentence.tokens
    if first <= 1 and via is None and _is_own(context, sentence, speaker):
        return
    already = [n for n, f in enumerate(context.findings) if f.sentence == sentence.index and isinstance(f.claim, Quote)]
    if already:
        _add_via(context, already, tokens[first].start, speaker)
        return
    block = context.pairs(sentence.block)
    stop = tokens[end].start if end < len(tokens) else sentence.span.end
    if first <= 1:
        start = _past_that(context, sentence, end)
        pieces = [(start, sentence.span.end)] if start is not None else []
    else:
        pieces = [(sentence.span.start, tokens[first].start)]
        if end < len(tokens) and stop < sentence.span.end and len(tokens) - end > _LEAST_WORDS:
            return
    if not pieces or len(context.text[pieces[0][0] : pieces[0][1]].split()) < _LEAST_WORDS:
        return
    kind, spans = spoken(context.text, *pieces[0], block)
    if spans:
        agency = tuple(Source(role=SourceRole.AGENCY, actor=actor, span=via.span) for actor in via.actors) if via else ()
        context.add(sentence, speaker, kind, spans, "attribution", cue=cue, act="say", outer=agency)


def _past_that(context: Context, sentence: Sentence, at: int) -> int | None:
    """Where the words said begin after a source at the beginning: past a comma and a that-word."""
    rules = syntax(context.article.language)
    tokens = sentence.tokens
    while at < len(tokens):
        key = tokens[at].key
        stripped = key[1:] if key[:1] in rules.clitics else key
        if (tokens[at].kind is TokenKind.PUNCTUATION and key != '"') or key in rules.enders or stripped in rules.enders:
            at += 1
        else:
            return tokens[at].start
    return None


def _add_via(context: Context, numbers: list[int], at: int, speaker: Speaker) -> None:
    """Makes an outlet that a sentence cites the reporter of its quotes."""
    for number in numbers:
        finding = context.findings[number]
        claim = finding.claim
        if not isinstance(claim, Quote) or set(claim.speakers) & set(speaker.actors):
            continue
        content = tuple(Span(span.start, min(span.end, _before(context.text, at))) for span in claim.content if span.start < at)
        agency = tuple(Source(role=SourceRole.AGENCY, actor=actor, span=speaker.span) for actor in speaker.actors)
        changed = msgspec.structs.replace(claim, content=content or claim.content)
        context.findings[number] = msgspec.structs.replace(finding, claim=changed, sources=(*finding.sources, *agency))


def _before(text: str, at: int) -> int:
    while at > 0 and text[at - 1] in " \u00a0\u060c,\u200f\u200e":
        at -= 1
    return at
