"""The one place that names all stages in order: pages go in, readings come out, and what is dropped is told with its reason."""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterable
from datetime import datetime
from functools import partial
from itertools import chain

import msgspec

from wasata import __version__
from wasata.extract.actors import find_mentions
from wasata.extract.assertions import make_assertions, outlet_source
from wasata.extract.clauses import find_clauses
from wasata.extract.events import find_events
from wasata.extract.quotes import find_quotes
from wasata.extract.sentences import find_sentences
from wasata.extract.signatures import text_signature
from wasata.ingest.page import read_page
from wasata.ingest.raw import RawPage
from wasata.lang.data import code_version, data_version
from wasata.lang.search import search_tokens
from wasata.link.facts import join_within_page
from wasata.model.actors import Actor
from wasata.model.articles import Article
from wasata.model.dropped import Dropped, Reason
from wasata.model.ids import content_id
from wasata.model.pages import Given, Page
from wasata.model.readings import ArticleReading, Reading
from wasata.model.runs import Run
from wasata.model.sentences import TokenKind
from wasata.workers import in_workers
from wasata.world.registry import registry


def current_run(started: datetime) -> Run:
    """The run of this version of the program with this version of its data."""
    engine = f"{__version__}+{code_version()}"
    return Run(id=content_id("r", engine, data_version()), engine=engine, data=data_version(), started=started)


def read_one(raw_page: RawPage, given: Given, run: str) -> Reading | Dropped:
    """Everything that is found in one page, or why nothing is."""
    try:
        return _read(raw_page, given, run)
    except Exception as error:  # noqa: BLE001  a fault in one page must not lose the others; the drop names it
        detail = f"{type(error).__name__}: {error}"
        return Dropped(stage="pipeline", reason=Reason.FAULT, page=raw_page.name, detail=detail)


def read_all(
    raw_pages: Iterable[RawPage | Dropped], given: Callable[[str], Given], run: str, jobs: int
) -> Generator[tuple[RawPage | None, Reading | Dropped], None, None]:
    """The readings of pages in the order of the pages, made by `jobs` processes; drops of earlier stages pass through.

    With each reading or drop comes the raw page that it was made of; `None` when there was none.
    """
    if jobs <= 1:
        for item in raw_pages:
            yield (None, item) if isinstance(item, Dropped) else (item, read_one(item, given(item.name), run))
        return
    named = ((item, None if isinstance(item, Dropped) else (item, given(item.name))) for item in raw_pages)
    for item, result in in_workers(partial(_read_packed, run), named, jobs):
        if isinstance(item, Dropped):
            yield None, item
        elif result is None:
            detail = "the process that read it was ended from outside, twice; was there too little memory?"
            yield item, Dropped(stage="pipeline", reason=Reason.FAULT, page=item.name, detail=detail)
        else:
            yield item, _unpacked(result, item)


def _read_packed(run: str, work: tuple[RawPage, Given]) -> bytes:
    """What a worker does: the reading comes back encoded and without the bytes that the caller holds already."""
    result = read_one(*work, run)
    if isinstance(result, Reading):
        return b"R" + msgspec.msgpack.encode(msgspec.structs.replace(result, raw=b""))
    return b"D" + msgspec.msgpack.encode(result)


def _unpacked(packed: bytes, raw_page: RawPage) -> Reading | Dropped:
    if packed[:1] == b"D":
        return msgspec.msgpack.decode(packed[1:], type=Dropped)
    return msgspec.structs.replace(msgspec.msgpack.decode(packed[1:], type=Reading), raw=raw_page.raw)


def _read(raw_page: RawPage, given: Given, run: str) -> Reading | Dropped:
    ingested = read_page(raw_page, given)
    if ingested.page is None:
        return ingested.dropped[0]
    readings, actors, dropped = [], dict[str, Actor](), list(ingested.dropped)
    for article in ingested.articles:
        reading, named, lost = _read_article(ingested.page, article, run)
        readings.append(reading)
        actors |= {actor.id: actor for actor in named}
        dropped += lost
    joined = dict(join_within_page(chain.from_iterable(reading.assertions for reading in readings)))
    readings = [msgspec.structs.replace(reading, groups=_groups(reading, joined)) for reading in readings]
    return Reading(
        page=ingested.page,
        given=given,
        raw=raw_page.raw,
        articles=tuple(readings),
        actors=tuple(actors.values()),
        dropped=tuple(dropped),
    )


def _groups(reading: ArticleReading, joined: dict[str, str]) -> tuple[tuple[str, str], ...]:
    return tuple((assertion.id, joined[assertion.id]) for assertion in reading.assertions if assertion.id in joined)


def _read_article(page: Page, article: Article, run: str) -> tuple[ArticleReading, tuple[Actor, ...], list[Dropped]]:
    """The stages of one article, in order."""
    sentences = find_sentences(article)
    found = find_mentions(article, sentences)
    clauses = find_clauses(article, sentences, found.mentions)
    quotes = find_quotes(article, sentences, found.mentions, clauses)
    events = find_events(article, sentences, found.mentions, clauses, quotes.findings)
    known_outlet = article.outlet is not None and registry().outlet(article.outlet) is not None
    findings = (*quotes.findings, *events.findings)
    assertions = make_assertions(page, article, findings, run, outlet_source(article, known_outlet))
    word = TokenKind.WORD
    reading = ArticleReading(
        article=article,
        words=sum([token.kind is word for sentence in sentences for token in sentence.tokens]),
        sentences=tuple(msgspec.structs.replace(sentence, tokens=()) for sentence in sentences),
        search=tuple(search_tokens(sentence.tokens, article.language) for sentence in sentences),
        mentions=found.mentions,
        assertions=assertions,
        signature=text_signature(article, sentences),
    )
    return reading, found.actors, [*found.dropped, *quotes.dropped, *events.dropped]
