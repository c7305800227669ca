"""Records to the columns of a row, and back."""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime, time
from functools import lru_cache

import msgspec

from wasata.model.actors import Actor
from wasata.model.agreements import Agreement
from wasata.model.articles import Article
from wasata.model.assertions import Assertion, SourceRole
from wasata.model.dropped import Dropped, Reason
from wasata.model.events import Event
from wasata.model.mentions import Mention, MentionKind
from wasata.model.pages import Page
from wasata.model.quotes import Quote
from wasata.model.sentences import Sentence
from wasata.model.spans import Span

Value = str | int | float | bytes | None
"""What a cell holds."""

_RAW_LEVEL = 1  # level 6 takes three times as long and saves a sixth of it
_PAGE_LEVEL = 3

encode = msgspec.json.Encoder().encode
"""The JSON of a record as UTF-8 bytes."""

encode_numbers = msgspec.msgpack.Encoder().encode
_decode_numbers = msgspec.msgpack.Decoder(tuple[int, ...]).decode
_decode_ids = msgspec.json.Decoder(tuple[str, ...]).decode


# --- times -----------------------------------------------------------------------------------------------------------


@lru_cache(maxsize=256)
def moment(value: datetime | None) -> str | None:
    """A moment in UTC to the second, in a form that sorts as text; one without a zone counts as UTC."""
    if value is None:
        return None
    if value.tzinfo is not None:
        try:
            value = value.astimezone(UTC)
        except OverflowError:  # on the first or last day of the calendar: the zone makes no difference that matters
            value = value.replace(tzinfo=None)
    return value.replace(tzinfo=None, microsecond=0).isoformat() + "Z"


def from_moment(text: str) -> datetime:
    """The moment that `moment` wrote."""
    return datetime.fromisoformat(text)


def day(value: date | None) -> str | None:
    """A day in a form that sorts as text."""
    return None if value is None else value.isoformat()


# --- packed ----------------------------------------------------------------------------------------------------------


def pack_raw(raw: bytes) -> bytes:
    """The bytes of a page, compressed."""
    return zlib.compress(raw, _RAW_LEVEL)


def pack_page(page: Page) -> bytes:
    """The JSON of a page, compressed."""
    return zlib.compress(encode(page), _PAGE_LEVEL)


def unpack(packed: bytes) -> bytes:
    """What `pack_raw` or `pack_page` compressed.

    Raises:
        zlib.error: the bytes are damaged.
    """
    return zlib.decompress(packed)


# --- articles --------------------------------------------------------------------------------------------------------


def known_time(article: Article, captured: datetime | None) -> datetime | None:
    """When what an article says became known: when it was published, else when its page was saved."""
    if article.published_at is not None:
        return article.published_at
    if article.published is not None:
        return datetime.combine(article.published, time.min)
    return captured


def article_row(article: Article, key: int, reading: int, captured: datetime | None) -> tuple[Value, ...]:
    """Columns of `article` in the order of the table."""
    return (
        key,
        article.id,
        reading,
        article.ordinal,
        article.language,
        article.outlet,
        day(article.published),
        moment(known_time(article, captured)),
        article.title,
        encode(article),
    )


# --- sentences -------------------------------------------------------------------------------------------------------


def sentence_rows(sentences: Iterable[Sentence], search: Iterable[str], article: int, key: int) -> Iterator[tuple[Value, ...]]:
    """Columns of `sentence` with keys from `key` on; tokens are not kept, they are made again from the text."""
    for number, (sentence, words) in enumerate(zip(sentences, search, strict=True), key):
        yield number, article, sentence.index, sentence.span.start, sentence.span.end, sentence.block, words


def sentence_from(article: str, position: int, first: int, after: int, block: int) -> Sentence:
    """The sentence of a row, without tokens."""
    return Sentence(article=article, index=position, span=Span(first, after), block=block)


# --- mentions --------------------------------------------------------------------------------------------------------


def mention_rows(mentions: Iterable[Mention], article: int) -> Iterator[tuple[Value, ...]]:
    """Columns of `mention` in the order of the table."""
    for ordinal, mention in enumerate(mentions):
        yield (
            article,
            ordinal,
            mention.id,
            mention.sentence,
            mention.span.start,
            mention.span.end,
            mention.head.start,
            mention.head.end,
            mention.kind.value,
            encode(mention.actors),
            mention.code,
            int(mention.as_place),
            mention.rule,
        )


MENTION_COLUMNS = "id, sentence, first, after, head_first, head_after, kind, actors, code, as_place, rule"
"""What `mention_from` takes, after the article's id."""


def mention_from(
    article: str,
    id: str,  # noqa: A002 - named like the field
    sentence: int,
    first: int,
    after: int,
    head_first: int,
    head_after: int,
    kind: str,
    actors: str,
    code: str | None,
    as_place: int,
    rule: str,
) -> Mention:
    """The mention of a row."""
    return Mention(
        id=id,
        article=article,
        sentence=sentence,
        span=Span(first, after),
        head=Span(head_first, head_after),
        kind=MentionKind(kind),
        actors=_decode_ids(actors),
        code=code,
        as_place=bool(as_place),
        rule=rule,
    )


# --- assertions ------------------------------------------------------------------------------------------------------


def claim_kind(assertion: Assertion) -> str:
    """`quote`, `event` or `agreement`."""
    return str(type(assertion.claim).__struct_config__.tag)


def assertion_row(assertion: Assertion, key: int, article: int, run: int, fact: str | None) -> tuple[Value, ...]:
    """Columns of `assertion` in the order of the table."""
    claim = assertion.claim
    return (
        key,
        assertion.id,
        article,
        claim_kind(assertion),
        claim.type if isinstance(claim, Event) else None,
        assertion.sentence,
        assertion.span.start,
        assertion.span.end,
        assertion.provenance.rule,
        run,
        moment(assertion.known),
        day(assertion.first),
        day(assertion.last),
        fact,
        encode(assertion),
    )


def participants(assertion: Assertion, codes: dict[str, str | None]) -> list[tuple[str, str, str | None]]:
    """Who stands in an assertion: role, actor and the code acted for, each role and actor once.

    Roles are `speaker`, `addressee`, `actor`, `recipient`, `said-by`, `party`, and those of the chain of sources; the
    outlet itself is left out, as the article tells it. `codes` fills in what an actor acts for where the claim does not say.
    """
    claim = assertion.claim
    found: dict[tuple[str, str], str | None] = {}
    if isinstance(claim, Quote):
        for actor in claim.speakers:
            found["speaker", actor] = claim.speaker_code
        for actor in claim.addressees:
            found["addressee", actor] = None
    elif isinstance(claim, Event):
        for role, side in (("actor", claim.actors), ("recipient", claim.recipients)):
            for one in side:
                found[role, one.actor] = one.code
        if claim.said_by is not None:
            found["said-by", claim.said_by] = claim.said_by_code
    elif isinstance(claim, Agreement):
        for code in claim.parties:
            found["party", code] = code
    for source in assertion.sources:
        if source.actor is not None and source.role is not SourceRole.OUTLET:
            found.setdefault((source.role.value, source.actor))
    return [(role, actor, code or codes.get(actor)) for (role, actor), code in found.items()]


def codes_of(actors: Iterable[Actor]) -> dict[str, str | None]:
    """What each actor acts for, where its record says so."""
    return {actor.id: actor.code for actor in actors}


# --- what was dropped ------------------------------------------------------------------------------------------------


def storable(dropped: Dropped) -> Dropped:
    """The same with half characters (lone surrogates) written out, as the name of a damaged file may hold some."""
    return msgspec.structs.replace(dropped, page=_written_out(dropped.page), detail=_written_out(dropped.detail))


def _written_out(text: str | None) -> str | None:
    return None if text is None else text.encode("utf-8", "backslashreplace").decode("utf-8")


def dropped_row(dropped: Dropped, key: int, run: int, reading: int | None, ordinal: int) -> tuple[Value, ...]:
    """Columns of `dropped` in the order of the table."""
    span = dropped.span
    return (
        key,
        run,
        reading,
        ordinal,
        dropped.stage,
        dropped.reason.value,
        dropped.page,
        dropped.article,
        None if span is None else span.start,
        None if span is None else span.end,
        dropped.detail,
    )


DROPPED_COLUMNS = "stage, reason, page, article, first, after, detail"
"""What `dropped_from` takes."""


def dropped_from(
    stage: str, reason: str, page: str | None, article: str | None, first: int | None, after: int | None, detail: str | None
) -> Dropped:
    """What was dropped, from a row."""
    span = None if first is None or after is None else Span(first, after)
    return Dropped(stage=stage, reason=Reason(reason), page=page, article=article, span=span, detail=detail)
