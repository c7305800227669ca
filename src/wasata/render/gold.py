"""The record of a page in the form that readers use who record pages by hand, line by line.

Every key is there; unknown is `null`, none is `[]`. A participant's id is made here: the code of the state or organisation that
the person acts for, a colon, and a slug of the usual English name; other actors go by their code.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import PurePath
from typing import Any

from wasata.model.actors import Actor, ActorKind
from wasata.model.agreements import Agreement
from wasata.model.articles import Article, Block
from wasata.model.assertions import Assertion, SourceRole
from wasata.model.events import Event, Participant
from wasata.model.ids import content_id
from wasata.model.mentions import Mention, MentionKind
from wasata.model.pages import Label, Media, Page
from wasata.model.quotes import Quote
from wasata.model.readings import ArticleReading, Reading
from wasata.model.spans import Span
from wasata.model.times import When
from wasata.render.names import english_slug, outlet_name

LETTERS = {
    Label.TITLE: "T",
    Label.SUBTITLE: "S",
    Label.DATELINE: "D",
    Label.CAPTION: "C",
    Label.HEADING: "H",
    Label.BODY: "B",
    Label.RELATED: "R",
    Label.BOILERPLATE: "X",
}
"""The letter of each label."""

_LONGEST_NAME = 255
"""Bytes of a file name that file systems keep."""
_KEPT_OF_NAME = 180

_NAMING = frozenset({MentionKind.NAME, MentionKind.OFFICE, MentionKind.STATE, MentionKind.GROUP, MentionKind.ADJECTIVE})

Json = dict[str, Any]


def gold_name(page: Page) -> str:
    """The name of the file that holds the record of a page; a name that is too long with an ending is cut and numbered."""
    name = PurePath(page.name.rpartition("!/")[2]).name
    if len(name.encode("utf-8")) + len(".json") <= _LONGEST_NAME:
        return f"{name}.json"
    return f"{name.encode('utf-8')[:_KEPT_OF_NAME].decode('utf-8', 'ignore')}-{content_id('n', name)}.json"


def gold_names(pages: Iterable[Page]) -> dict[str, str]:
    """For each flattened text page, by its id, the name of its file; pages of one name are numbered after the first."""
    names: dict[str, str] = {}
    taken: set[str] = set()
    for page in pages:
        if page.media is not Media.TEXT:
            continue
        name, number = gold_name(page), 1
        while name in taken:
            number += 1
            name = f"{gold_name(page).removesuffix('.json')}-{number}.json"
        taken.add(name)
        names[page.id] = name
    return names


def gold_page(reading: Reading) -> Json | None:
    """The record of a flattened text page; `None` for other pages, which have no lines."""
    page = reading.page
    if page.media is not Media.TEXT:
        return None
    ids = _Ids(reading)
    languages = Counter(found.article.language for found in reading.articles for _ in found.sentences)
    return {
        "page": gold_name(page).removesuffix(".json"),
        "lang": languages.most_common(1)[0][0] if languages else None,
        "lines": {letter: [line.number for line in page.lines if line.label == label] for label, letter in LETTERS.items()},
        "articles": [_article(found.article) for found in reading.articles],
        "actors": _actors(reading, ids),
        "quotes": [quote for found in reading.articles for quote in _quotes(found, ids)],
        "events": [event for found in reading.articles for event in _events(found, ids)],
        "agreements": [agreement for found in reading.articles for agreement in _agreements(found)],
        "mediations": [],
    }


class _Ids:
    """The participant ids of a page."""

    def __init__(self, reading: Reading) -> None:
        self._actors = {actor.id: actor for actor in reading.actors}
        codes: dict[str, Counter[str]] = {}
        for found in reading.articles:
            for mention in found.mentions:
                if mention.code is not None and len(mention.actors) == 1:
                    codes.setdefault(mention.actors[0], Counter())[mention.code] += 1
        self._codes = {actor: counts.most_common(1)[0][0] for actor, counts in codes.items()}

    def of(self, identity: str, code: str | None = None) -> str:
        """The participant id of an actor, with the code that it acts for where the text shows it."""
        actor = self._actors.get(identity)
        if actor is None or actor.kind is not ActorKind.PERSON:
            return identity
        acts_for = code or self._codes.get(identity) or actor.code
        slug = english_slug(actor)
        return f"{acts_for}:{slug}" if acts_for else slug

    def actor(self, identity: str) -> Actor | None:
        """The record of an actor."""
        return self._actors.get(identity)


def _article(article: Article) -> Json:
    numbers = [block.line for block in article.blocks if block.line is not None and block.label is not Label.CAPTION]
    return {
        "title": article.title,
        "published": article.published.isoformat() if article.published else None,
        "outlet": outlet_name(article.outlet, article.language) if article.outlet else None,
        "byline": article.byline,
        "lines": [min(numbers), max(numbers)] if numbers else [],
    }


def _actors(reading: Reading, ids: _Ids) -> list[Json]:
    surfaces: dict[str, dict[str, None]] = {}
    kinds: dict[str, str] = {}
    for found in reading.articles:
        text = found.article.text
        for mention in found.mentions:
            if mention.kind not in _NAMING or len(mention.actors) != 1 or _label(found, mention) is Label.CAPTION:
                continue
            actor = ids.actor(mention.actors[0])
            if actor is None:
                continue
            identity = ids.of(actor.id)
            span = mention.head if actor.kind is ActorKind.PERSON else mention.span
            if actor.kind is ActorKind.PERSON and mention.head == mention.span and mention.kind is MentionKind.OFFICE:
                surfaces.setdefault(identity, {})
            else:
                surfaces.setdefault(identity, {})[text[span.start : span.end]] = None
            kinds[identity] = actor.kind.value
    return [{"id": identity, "kind": kinds[identity], "surface": list(forms)} for identity, forms in surfaces.items()]


def _label(found: ArticleReading, mention: Mention) -> Label:
    return found.article.blocks[found.sentences[mention.sentence].block].label


def _quotes(found: ArticleReading, ids: _Ids) -> Iterator[Json]:
    """One record for each line that a quote stands on and for each of its speakers."""
    article = found.article
    for assertion in found.assertions:
        quote = assertion.claim
        if not isinstance(quote, Quote):
            continue
        for line, spans in _by_line(article, quote.content):
            for speaker in quote.speakers or (None,):
                yield {
                    "line": line,
                    "speaker": None if speaker is None else ids.of(speaker, quote.speaker_code),
                    "kind": quote.kind.value,
                    "cue": _words(article, quote.cue),
                    "content": [_words(article, span) for span in spans],
                    "via": _via(assertion),
                    "addressee": [ids.of(addressee) for addressee in quote.addressees],
                }


def _events(found: ArticleReading, ids: _Ids) -> Iterator[Json]:
    article, groups = found.article, dict(found.groups)
    for assertion in found.assertions:
        event = assertion.claim
        if not isinstance(event, Event):
            continue
        yield {
            "group": groups.get(assertion.id, assertion.id),
            "line": _line(article, event.trigger.start),
            "type": event.type,
            "mode": event.mode,
            "actor": _sides(event.actors, ids),
            "recipient": _sides(event.recipients, ids),
            "trigger": _words(article, event.trigger),
            "status": event.status.value,
            "date": _interval(event.when),
            "place": _place(event),
            "topic": list(event.topics),
            "said_by": None if event.said_by is None else ids.of(event.said_by, event.said_by_code),
            "via": _via(assertion),
        }


def _agreements(found: ArticleReading) -> Iterator[Json]:
    article = found.article
    for assertion in found.assertions:
        agreement = assertion.claim
        if isinstance(agreement, Agreement):
            yield {
                "id": agreement.key,
                "name": agreement.name,
                "parties": list(agreement.parties),
                "status": agreement.status,
                "date": _partial(agreement.signed),
                "term": agreement.term,
                "terms": [_words(article, span) for span in agreement.clauses],
                "line": _line(article, assertion.span.start),
            }


def _sides(participants: Iterable[Participant], ids: _Ids) -> list[str]:
    return list(dict.fromkeys(ids.of(person.actor, person.code) for person in participants))


def _via(assertion: Assertion) -> list[str]:
    named = (source.actor or source.name for source in assertion.sources if source.role is SourceRole.AGENCY)
    return [name.upper() for name in named if name is not None]


def _place(event: Event) -> str | None:
    if event.place is None:
        return None
    return f"{event.place}|{event.place_state}" if event.place_state else event.place


def _interval(when: When | None) -> list[str] | None:
    if when is None or when.first is None or when.last is None:
        return None
    return [when.first.isoformat(), when.last.isoformat()]


def _partial(when: When | None) -> str | None:
    """A day, month or year as the words give it."""
    if when is None or when.first is None or when.last is None:
        return None
    first, last = when.first.isoformat(), when.last.isoformat()
    if first == last:
        return first
    return first[:7] if first[:7] == last[:7] else first[:4]


def _block(article: Article, offset: int) -> Block:
    return article.blocks[max(0, bisect_right(article.blocks, offset, key=lambda block: block.span.start) - 1)]


def _line(article: Article, offset: int) -> int | None:
    return _block(article, offset).line


def _by_line(article: Article, spans: Iterable[Span]) -> list[tuple[int | None, list[Span]]]:
    """The spans cut at line ends, under the line that each piece stands on."""
    lines: dict[int | None, list[Span]] = {}
    for span in spans:
        start = span.start
        while start < span.end:
            block = _block(article, start)
            end = min(span.end, max(block.span.end, start + 1))
            if article.text[start:end].strip():
                lines.setdefault(block.line, []).append(Span(start, end))
            start = end
            while start < span.end and article.text[start].isspace():
                start += 1
    return list(lines.items())


def _words(article: Article, span: Span | None) -> str | None:
    return None if span is None else article.text[span.start : span.end].strip()
