"""What the search for quotes knows of an article while it goes through it."""

from __future__ import annotations

from wasata.extract.quotes.speakers import Floor, Speaker
from wasata.lang.cues import cues
from wasata.lang.syntax import syntax
from wasata.model.articles import Article
from wasata.model.assertions import Source
from wasata.model.clauses import Clause
from wasata.model.dropped import Dropped, Reason
from wasata.model.findings import Finding
from wasata.model.mentions import Mention
from wasata.model.quotes import Quote, QuoteKind
from wasata.model.sentences import Sentence
from wasata.model.spans import Span
from wasata.text.fold import fold
from wasata.text.marks import MarkPair, quotation_pairs

_STAGE = "quotes"


class Context:
    """An article's records by sentence and block, and what was found so far."""

    def __init__(
        self, article: Article, sentences: tuple[Sentence, ...], mentions: tuple[Mention, ...], clauses: tuple[Clause, ...]
    ) -> None:
        self.article = article
        self.text = article.text
        self.sentences = sentences
        self.mentions = {mention.id: mention for mention in mentions}
        self.by_sentence: dict[int, list[Mention]] = {}
        for mention in mentions:
            self.by_sentence.setdefault(mention.sentence, []).append(mention)
        self.clauses: dict[int, list[Clause]] = {}
        for clause in clauses:
            self.clauses.setdefault(clause.sentence, []).append(clause)
        self.cues = cues(article.language)
        self.floor = Floor()
        self.findings: list[Finding] = []
        self.dropped: list[Dropped] = []
        self.announced: tuple[Speaker, int] | None = None
        self._pairs: dict[int, tuple[MarkPair, ...]] = {}

    def pairs(self, block: int) -> tuple[MarkPair, ...]:
        """The quotation marks of a block."""
        found = self._pairs.get(block)
        if found is None:
            span = self.article.blocks[block].span
            found = self._pairs[block] = quotation_pairs(self.text, span.start, span.end)
        return found

    def is_pronoun(self, span: Span) -> bool:
        """Whether a phrase is no more than a pronoun."""
        return fold(self.text[span.start : span.end]) in syntax(self.article.language).pronouns

    def covered(self, start: int, end: int) -> bool:
        """Whether a quote holds most of a stretch already."""
        return any(
            span.start <= start + 1 and end - 1 <= span.end
            for finding in self.findings
            if isinstance(finding.claim, Quote)
            for span in finding.claim.content
        )

    def enclosing(self, at: int) -> Finding | None:
        """The innermost quote found so far whose words hold an offset."""
        best: Finding | None = None
        for finding in self.findings:
            if isinstance(finding.claim, Quote) and any(span.start <= at < span.end for span in finding.claim.content):
                best = finding
        return best

    def add(
        self,
        sentence: Sentence,
        speaker: Speaker | None,
        kind: QuoteKind,
        content: tuple[Span, ...],
        rule: str,
        *,
        cue: Span | None = None,
        lemma: str | None = None,
        act: str | None = None,
        addressees: tuple[str, ...] = (),
        outer: tuple[Source, ...] = (),
    ) -> None:
        """Keeps a quote."""
        claim = Quote(
            kind=kind,
            content=content,
            cue=cue,
            cue_lemma=lemma,
            speakers=speaker.actors if speaker else (),
            speaker_code=speaker.code if speaker else None,
            speaker_span=speaker.span if speaker else None,
            addressees=addressees,
            act=act,
        )
        edges = [*content, *([cue] if cue else []), *([speaker.span] if speaker and speaker.sentence == sentence.index else [])]
        span = Span(min(edge.start for edge in edges), max(edge.end for edge in edges))
        sources = (*(speaker.sources() if speaker else ()), *outer)
        name = f"{self.article.language}.quote.{rule}"
        self.findings.append(Finding(sentence=sentence.index, span=span, claim=claim, sources=sources, rule=name))
        if speaker is not None:
            self.floor.give(speaker, sentence.index)

    def announce(self, speaker: Speaker | None, block: int) -> None:
        """A block ends with a colon after a reporting verb: what the next one quotes is said by this speaker."""
        if speaker is not None:
            self.announced = (speaker, block)

    def drop(self, span: Span, reason: Reason, detail: str | None = None) -> None:
        """Tells what was left out."""
        self.dropped.append(Dropped(stage=_STAGE, reason=reason, article=self.article.id, span=span, detail=detail))
