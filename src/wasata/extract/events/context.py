"""What the search for events knows of an article."""

from __future__ import annotations

from bisect import bisect_left, bisect_right

from wasata.lang.modality import modality
from wasata.lang.syntax import syntax
from wasata.lang.times import find_times
from wasata.lang.word_classes import stems
from wasata.model.articles import Article
from wasata.model.clauses import Clause, Status
from wasata.model.dropped import Dropped
from wasata.model.findings import Finding
from wasata.model.mentions import Mention
from wasata.model.pages import Label
from wasata.model.quotes import Quote
from wasata.model.sentences import Sentence, Token
from wasata.model.spans import Span
from wasata.model.times import When
from wasata.world.registry import registry

QUESTION_MARK = "?"
_READ = frozenset({Label.TITLE, Label.SUBTITLE, Label.HEADING, Label.BODY})
"""Blocks whose events count; captions and teasers do not."""
_REACH = 4
"""Words before a predicate among which a word of condition reaches it."""


class Context:
    """An article's records by sentence."""

    def __init__(
        self,
        article: Article,
        sentences: tuple[Sentence, ...],
        mentions: tuple[Mention, ...],
        clauses: tuple[Clause, ...],
        quotes: tuple[Finding, ...],
    ) -> None:
        self.article = article
        self.language = article.language
        self.text = article.text
        self.mentions = {mention.id: mention for mention in mentions}
        self._codes = {mention.actors[0]: mention.code for mention in mentions if len(mention.actors) == 1 and mention.code}
        self.dropped: list[Dropped] = []
        self._sentences = {sentence.index: sentence for sentence in sentences}
        self._clauses = {clause.index: clause for clause in clauses}
        self._by_sentence: dict[int, list[Clause]] = {}
        for clause in clauses:
            self._by_sentence.setdefault(clause.sentence, []).append(clause)
        self._mentions_of: dict[int, list[Mention]] = {}
        for mention in mentions:
            self._mentions_of.setdefault(mention.sentence, []).append(mention)
        self._edges: dict[int, tuple[list[int], list[int]]] = {}
        self._times: dict[int, tuple[When, ...]] = {}
        self._quotes = [(finding, finding.claim) for finding in quotes if isinstance(finding.claim, Quote)]

    def code_of(self, actor: str) -> str | None:
        """The state or organisation that an actor named elsewhere in the article acts for."""
        known = registry().actor(actor)
        return self._codes.get(actor) or (known.code if known is not None else None)

    def is_read(self, sentence: Sentence) -> bool:
        """Whether events of a sentence count."""
        return self.article.blocks[sentence.block].label in _READ

    def asks_what(self, sentence: Sentence) -> bool:
        """Whether a sentence is a question for something other than yes or no: it tells nothing."""
        keys = [token.key for token in sentence.tokens]
        return QUESTION_MARK in keys[-2:] and any(key in modality(self.language).asks_what for key in keys)

    def of(self, sentence: Sentence) -> list[Clause]:
        """The clauses of a sentence."""
        return self._by_sentence.get(sentence.index, [])

    def beside(self, clause: Clause) -> list[Clause]:
        """The clauses of the sentence of a clause."""
        return self._by_sentence.get(clause.sentence, [])

    def of_sentence(self, number: int) -> list[Clause]:
        """The clauses of the sentence with this number."""
        return self._by_sentence.get(number, [])

    def is_conditional(self, clause: Clause) -> bool:
        """Whether a word shortly before a predicate makes it possible only: "if X does not accept"."""
        marks = modality(self.language).in_clause
        before = [token.key for token in self._sentences[clause.sentence].tokens if token.end <= clause.predicate.start]
        letters = syntax(self.language).clitics
        return any(
            marks.get(word) is Status.HYPOTHETICAL
            for key in before[-_REACH:]
            for word in (key, key[1:] if key[:1] in letters else key)
        )

    def is_pointed_at(self, clause: Clause) -> bool:
        """Whether a demonstrative stands right before a predicate: "this call"."""
        before = [token for token in self._sentences[clause.sentence].tokens if token.end <= clause.predicate.start]
        return bool(before) and before[-1].key in syntax(self.language).pointing

    def parent(self, clause: Clause) -> Clause | None:
        """The clause that governs another."""
        return self._clauses.get(clause.parent) if clause.parent is not None else None

    def children(self, clause: Clause) -> list[Clause]:
        """The nominal clauses that depend on another."""
        return [other for other in self._by_sentence.get(clause.sentence, []) if other.parent == clause.index and other.nominal]

    def tokens(self, clause: Clause, span: Span) -> tuple[Token, ...]:
        """The tokens of a clause's sentence within a span."""
        tokens = self._sentences[clause.sentence].tokens
        edges = self._edges.get(clause.sentence)
        if edges is None:
            edges = self._edges[clause.sentence] = [token.start for token in tokens], [token.end for token in tokens]
        return tokens[bisect_left(edges[0], span.start) : bisect_right(edges[1], span.end)]

    def times(self, sentence: Sentence) -> tuple[When, ...]:
        """The times told in a sentence."""
        found = self._times.get(sentence.index)
        if found is None:
            found = find_times(self.text, sentence.tokens, self.language, self.article.published)
            self._times[sentence.index] = found
        return found

    def shows_doubt(self, clause: Clause) -> bool:
        """Whether a word makes a possible happening of one, where a mood of the verb alone may only tell an aim."""
        if not syntax(self.language).verb_last:
            return True
        words = modality(self.language)
        tables = (words.in_clause, words.over_complement)
        keys = [token.key for token in self._sentences[clause.sentence].tokens if token.start < clause.predicate.end]
        return any(
            table.get(word) is Status.HYPOTHETICAL for key in keys for word in stems(key, self.language) for table in tables
        ) or any(key in words.question for key in keys)

    def inside(self, clause: Clause, span: Span) -> list[Mention]:
        """The mentions that stand anywhere in a span of a clause's sentence."""
        return [
            mention
            for mention in self._mentions_of.get(clause.sentence, [])
            if span.start <= mention.span.start and mention.span.end <= span.end
        ]

    def quote_at(self, at: int) -> tuple[Finding, Quote] | None:
        """The innermost quote whose words hold an offset: the one whose words begin last."""
        holding = [
            (finding, quote) for finding, quote in self._quotes if any(span.start <= at < span.end for span in quote.content)
        ]
        return max(holding, key=lambda pair: pair[1].content[0].start, default=None)
