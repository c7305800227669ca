"""Who is named or meant where: names, offices on the day, states and their institutions, unnamed people, pronouns."""

from __future__ import annotations

from collections.abc import Sequence

from wasata.extract.actors.drafts import Draft
from wasata.extract.actors.found import MentionsFound
from wasata.extract.actors.reader import Reader
from wasata.extract.actors.resolve import Resolver
from wasata.extract.actors.words import Words
from wasata.model.articles import Article
from wasata.model.dropped import Dropped, Reason
from wasata.model.ids import content_id
from wasata.model.mentions import Mention, MentionKind
from wasata.model.pages import Label
from wasata.model.sentences import Sentence
from wasata.model.spans import Span
from wasata.text.fold import fold
from wasata.world.registry import registry

__all__ = ["MentionsFound", "find_mentions"]

_STAGE = "mentions"
_READ = frozenset({Label.TITLE, Label.SUBTITLE, Label.HEADING, Label.BODY, Label.CAPTION})
_LANGUAGES = ("ar", "fa")


def find_mentions(article: Article, sentences: Sequence[Sentence]) -> MentionsFound:
    """Every mention of a person, state, organisation, group or outlet in an article.

    Names are longest known forms; a title with a state and a name of one to four words builds people whom no list has. A title
    alone is the holder on the day of publication. Surnames and phrases lead back to somebody named in full; what stays in doubt
    has no actor, and a name in doubt is left out.
    """
    language = article.language if article.language in _LANGUAGES else _LANGUAGES[0]
    readers = [
        Reader(sentence, language, article.text) for sentence in sentences if article.blocks[sentence.block].label in _READ
    ]
    drafts = [draft for reader in readers for draft in reader.read()]
    world = registry()
    resolver = Resolver(article, world, [reader.words for reader in readers], drafts)
    settled = resolver.resolve()
    words = {reader.words.index: reader.words for reader in readers}
    mentions, dropped, ids = [], [], dict[str, None]()
    for draft in settled:
        if not draft.actors and draft.kind is MentionKind.NAME:
            dropped.append(_dropped(article, draft, words[draft.sentence], Reason.NO_ACTOR))
            continue
        mention = _mention(article, draft, words[draft.sentence], resolver)
        mentions.append(mention)
        ids |= dict.fromkeys(mention.actors)
        if mention.code is not None:
            ids[mention.code] = None
    dropped += [_dropped(article, draft, words[draft.sentence], Reason.AMBIGUOUS) for draft in resolver.lost]
    actors = tuple(actor for identity in ids if (actor := resolver.people.actor(identity)) is not None)
    return MentionsFound(tuple(sorted(mentions, key=_span)), actors, tuple(dropped))


def _span(mention: Mention) -> Span:
    return mention.span


def _mention(article: Article, draft: Draft, words: Words, resolver: Resolver) -> Mention:
    span = _stretch(article.text, words, draft.first, draft.last, draft.prefix)
    head = span
    if draft.head_first >= 0:
        head = _stretch(article.text, words, draft.head_first, draft.head_last, draft.head_prefix)
    world = resolver.world
    organ = draft.kind is MentionKind.NAME and not world.organs.keys().isdisjoint(draft.actors)
    code = draft.codes[0] if len(draft.codes) == 1 else None
    if code is None and len(draft.actors) == 1:
        code = resolver.people.code(draft.actors[0])
    return Mention(
        id=content_id("m", article.id, span.start, span.end, draft.kind),
        article=article.id,
        sentence=draft.sentence,
        span=span,
        head=head,
        kind=MentionKind.STATE if organ else draft.kind,
        actors=tuple(dict.fromkeys(world.acting(identity) for identity in draft.actors)),
        code=None if code is None else world.acting(code),
        as_place=draft.as_place,
        rule=f"{words.language}.mention.{draft.rule}",
    )


def _stretch(text: str, words: Words, first: int, last: int, prefix: int) -> Span:
    """The characters of some tokens, without attached particles of so many letters before the first."""
    start, end = words.tokens[first].start, words.tokens[last - 1].end
    cut = 0
    while cut < prefix and start < end:
        cut += len(fold(text[start]))
        start += 1
    while prefix and start < end and not fold(text[start]):
        start += 1
    return Span(start, end)


def _dropped(article: Article, draft: Draft, words: Words, reason: Reason) -> Dropped:
    span = _stretch(article.text, words, draft.first, draft.last, draft.prefix)
    return Dropped(stage=_STAGE, reason=reason, article=article.id, span=span, detail=article.text[span.start : span.end])
