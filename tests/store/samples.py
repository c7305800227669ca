"""Readings of our own making, in every kind of record that the store keeps."""

from __future__ import annotations

from datetime import UTC, date, datetime

from wasata.model.actors import Actor, ActorKind, Holding, Name
from wasata.model.agreements import Agreement
from wasata.model.articles import Article, Block, Stated
from wasata.model.assertions import Assertion, Provenance, Source, SourceRole
from wasata.model.claims import Claim
from wasata.model.clauses import Status
from wasata.model.dropped import Dropped, Reason
from wasata.model.events import Event, Participant
from wasata.model.ids import bytes_hash, content_id
from wasata.model.mentions import Mention, MentionKind
from wasata.model.pages import Given, Label, Line, Media, Page
from wasata.model.quotes import Quote, QuoteKind
from wasata.model.readings import ArticleReading, Reading
from wasata.model.runs import Run
from wasata.model.sentences import Sentence
from wasata.model.signatures import TextSignature
from wasata.model.spans import Span
from wasata.model.times import Grain, When

READ_AT = datetime(2025, 3, 4, 9, 0, tzinfo=UTC)
LATER = datetime(2025, 4, 1, 9, 0, tzinfo=UTC)
FIRST_RUN = Run(id="r-1", engine="0.1", data="aa", started=datetime(2025, 3, 4, 8, 59, 30, 250, tzinfo=UTC))
SECOND_RUN = Run(id="r-2", engine="0.2", data="bb", started=datetime(2025, 4, 1, 8, 0, tzinfo=UTC))

SENTENCES = (
    "قال وزير خارجية عمان إن الجولة الثانية تبدأ غدا.",
    "واستقبل الوزير نظيره الإيراني في مسقط أمس.",
    "ووقع الطرفان اتفاقا لعشر سنوات.",
)
SEARCH = (
    "قال وزير خارجيه عمان ان الجوله|جوله الثانيه|ثانيه تبدا غدا",
    "واستقبل|استقبل الوزير|وزير نظيره|نظير الايراني|ايراني في مسقط امس",
    "ووقع|وقع الطرفان|طرفان اتفاقا لعشر|عشر سنوات",
)

OMAN = Actor(id="OMN", kind=ActorKind.STATE, names=(Name("ar", "عمان"), Name("fa", "عمان")), code="OMN")
IRAN = Actor(id="IRN", kind=ActorKind.STATE, names=(Name("ar", "إيران"),), code="IRN")
MINISTER = Actor(
    id="salim-example",
    kind=ActorKind.PERSON,
    names=(Name("en", "Salim Example"),),
    holdings=(Holding(office="oman-foreign-minister", code="OMN", role="foreign-minister", since=date(2020, 8, 18)),),
)


def make_reading(
    name: str = "a.txt",
    *,
    url: str | None = None,
    ending: str = "",
    captured: datetime | None = None,
    published: date | None = date(2025, 3, 3),
    outlet: str | None = "example-agency",
    language: str = "ar",
    given: Given | None = None,
    run: Run = FIRST_RUN,
    repeated: int = 1,
    people: int = 1,
) -> Reading:
    """A page with one article of three sentences, repeated; `ending` makes another version of it."""
    sentences, search = SENTENCES * repeated, SEARCH * repeated
    text = " ".join(sentences) + ending
    raw = text.encode()
    version = bytes_hash(raw)
    page = Page(
        id=content_id("p", url or name),
        version=version,
        name=name,
        media=Media.TEXT,
        encoding="utf-8",
        size=len(raw),
        url=url,
        captured=captured,
        lines=(Line(1, Span(0, len(text)), Label.BODY, language),),
    )
    article = Article(
        id=content_id("a", page.id, version, 0),
        page=page.id,
        version=version,
        ordinal=0,
        language=language,
        text=text,
        blocks=(Block(Span(0, len(text)), Label.BODY, 1, language),),
        offset=0,
        title="لقاء في مسقط",
        published=published,
        published_from=Stated.TEXT if published else None,
        outlet=outlet,
    )
    spans, start = [], 0
    for sentence in sentences:
        spans.append(Span(start, start + len(sentence)))
        start += len(sentence) + 1
    known = datetime(published.year, published.month, published.day, tzinfo=UTC) if published else captured
    assertions = tuple(
        _assertion(article, index, span, claim, run, known)
        for index, span in enumerate(spans)
        for claim in (_claims(span, article.id)[index % 3],)
    )
    unknown = tuple(
        Actor(
            id=f"{article.id}/{number}",
            kind=ActorKind.PERSON,
            names=(Name("ar", "خالد"),),
            code="OMN",
            article=article.id,
            title="السيد",
        )
        for number in range(people)
    )
    return Reading(
        page=page,
        given=given or Given(),
        raw=raw,
        articles=(
            ArticleReading(
                article=article,
                sentences=tuple(
                    Sentence(article=article.id, index=index, span=span, block=0) for index, span in enumerate(spans)
                ),
                search=search,
                mentions=tuple(_mention(article.id, index, span) for index, span in enumerate(spans)),
                assertions=assertions,
                groups=tuple((one.id, content_id("f", name, number % 2)) for number, one in enumerate(assertions)),
                signature=TextSignature(article.id, 12, (1, 2**32, 2**63 + 5)),
            ),
        ),
        actors=(OMAN, MINISTER, IRAN, *unknown),
        dropped=(
            Dropped(stage="quotes", reason=Reason.NO_SPEAKER, page=name, article=article.id, span=spans[0], detail="ex"),
            Dropped(stage="events", reason=Reason.NO_ACTOR),
        ),
    )


def _mention(article: str, index: int, span: Span) -> Mention:
    return Mention(
        id=content_id("m", article, index),
        article=article,
        sentence=index,
        span=Span(span.start + 4, span.start + 20),
        head=Span(span.start + 5, span.start + 9),
        kind=list(MentionKind)[index % len(MentionKind)],
        actors=("salim-example", "OMN")[: index % 3],
        code="OMN" if index % 2 else None,
        as_place=index % 2 == 1,
        rule="ar.title",
    )


def _claims(span: Span, article: str) -> tuple[Claim, Claim, Claim]:
    quote = Quote(
        kind=QuoteKind.INDIRECT,
        content=(Span(span.start + 9, span.end),),
        cue=None,
        speakers=("salim-example",),
        speaker_code="OMN",
        addressees=("journalists",),
        act="say",
    )
    event = Event(
        type="CONSULT",
        mode="visit",
        actors=(Participant(actor="salim-example", code="OMN", span=span), Participant(actor=f"{article}/0")),
        recipients=(Participant(actor="IRN"),),
        trigger=Span(span.start, span.start + 5),
        status=Status.ACTUAL,
        when=When(first=date(2025, 3, 2), last=date(2025, 3, 2), grain=Grain.DAY, relative=True),
        said_by="IRN",
        said_by_code="IRN",
    )
    agreement = Agreement(key="IRN-OMN-2025", name="اتفاق", parties=("IRN", "OMN"), status="signed", term="P10Y")
    return quote, event, agreement


def _assertion(article: Article, index: int, span: Span, claim: Claim, run: Run, known: datetime | None) -> Assertion:
    when = claim.when if isinstance(claim, Event) else None
    return Assertion(
        id=content_id("s", article.id, index, type(claim).__name__),
        article=article.id,
        sentence=index,
        span=span,
        claim=claim,
        sources=(
            Source(role=SourceRole.SPEAKER, actor="salim-example", span=span),
            Source(role=SourceRole.AGENCY, actor="other-agency"),
            Source(role=SourceRole.OUTLET, actor="example-agency"),
        ),
        provenance=Provenance(rule="ar.example", run=run.id),
        known=known,
        first=when.first if when else None,
        last=when.last if when else None,
    )
