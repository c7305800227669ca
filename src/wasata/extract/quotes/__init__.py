"""Reported speech: who says what, by which word, directly or not.

A wrong speaker is worse than none: speech whose speaker the text does not show is left out, and told as dropped, unless
quotation marks make it certain that it is speech; then it has no speaker.
"""

from __future__ import annotations

from wasata.extract.quotes.attributions import add_attributions
from wasata.extract.quotes.context import Context
from wasata.extract.quotes.continued import add_continued
from wasata.extract.quotes.headlines import add_headlines
from wasata.extract.quotes.reports import add_reports
from wasata.model.articles import Article
from wasata.model.clauses import Clause
from wasata.model.findings import Findings
from wasata.model.mentions import Mention
from wasata.model.sentences import Sentence

__all__ = ["find_quotes"]


def find_quotes(
    article: Article, sentences: tuple[Sentence, ...], mentions: tuple[Mention, ...], clauses: tuple[Clause, ...]
) -> Findings:
    """The reported speech of an article, in the order of the text.

    Args:
        article: The article.
        sentences: Its sentences with their tokens.
        mentions: Its mentions, sorted by span.
        clauses: Its clauses; those that report speech have a child with `complement` that spans the words said.
    """
    context = Context(article, sentences, mentions, clauses)
    for sentence in sentences:
        if not add_headlines(context, sentence):
            add_reports(context, sentence)
            add_attributions(context, sentence)
            add_continued(context, sentence)
    findings = sorted(context.findings, key=lambda finding: (finding.sentence, finding.span))
    return Findings(tuple(findings), tuple(context.dropped))
