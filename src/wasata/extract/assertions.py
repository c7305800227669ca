"""What was found in an article, as assertions with ids, both times and the outlet at the end of the chain of sources."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime, time

from wasata.model.articles import Article
from wasata.model.assertions import Assertion, Provenance, Source, SourceRole
from wasata.model.events import Event
from wasata.model.findings import Finding
from wasata.model.ids import content_id
from wasata.model.pages import Page
from wasata.model.times import When

_SORTS = {"Quote": "q", "Event": "e", "Agreement": "g"}


def make_assertions(page: Page, article: Article, findings: Iterable[Finding], run: str, outlet: Source) -> tuple[Assertion, ...]:
    """The findings of an article as assertions, in the order of the text, each told once.

    Args:
        page: The page that the article stands on.
        article: The article.
        findings: What the stages of extraction found.
        run: Id of the run.
        outlet: Who published the article, the last link of every chain of sources.
    """
    known = known_time(page, article)
    made: dict[str, Assertion] = {}
    for finding in sorted(findings, key=lambda finding: (finding.span.start, finding.span.end, finding.rule)):
        claim = finding.claim
        sort = _SORTS[type(claim).__name__]
        what = _identity(finding)
        identity = content_id(sort, article.id, run, finding.span.start, finding.span.end, finding.rule, what)
        when = _when(finding)
        made[identity] = Assertion(
            id=identity,
            article=article.id,
            sentence=finding.sentence,
            span=finding.span,
            claim=claim,
            sources=(*finding.sources, outlet),
            provenance=Provenance(rule=finding.rule, run=run),
            known=known,
            first=when.first if when is not None else None,
            last=when.last if when is not None else None,
        )
    return tuple(made.values())


def known_time(page: Page, article: Article) -> datetime | None:
    """When the article became known: when it was published, else when the page was captured; a day counts from its beginning."""
    if article.published_at is not None:
        return article.published_at
    if article.published is not None:
        return datetime.combine(article.published, time(), UTC)
    return page.captured


def outlet_source(article: Article, known_outlet: bool) -> Source:
    """The outlet as the last link of the chain: by id where it is a known one, else by the name it gives itself."""
    if known_outlet:
        return Source(role=SourceRole.OUTLET, actor=article.outlet)
    return Source(role=SourceRole.OUTLET, name=article.outlet)


def _identity(finding: Finding) -> str:
    """What tells two findings of one rule at one place apart."""
    claim = finding.claim
    if isinstance(claim, Event):
        sides = ["+".join(person.actor for person in side) for side in (claim.actors, claim.recipients)]
        return "|".join([claim.type, claim.mode or "", *sides, claim.status])
    return type(claim).__name__


def _when(finding: Finding) -> When | None:
    claim = finding.claim
    return claim.when if isinstance(claim, Event) else None
