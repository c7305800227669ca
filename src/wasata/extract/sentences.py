"""An article to its sentences, with their tokens."""

from __future__ import annotations

from wasata.lang.abbreviations import abbreviations
from wasata.model.articles import Article
from wasata.model.pages import Label
from wasata.model.sentences import Sentence
from wasata.text.sentences import sentence_spans
from wasata.text.tokens import tokens

READ = frozenset({Label.TITLE, Label.SUBTITLE, Label.HEADING, Label.BODY, Label.CAPTION})
"""The labels of blocks that are read; the others belong to other articles or to nobody."""


def find_sentences(article: Article) -> tuple[Sentence, ...]:
    """The sentences of the article's title, headings, body and captions, in the order of the text."""
    short_forms = abbreviations(article.language)
    found: list[Sentence] = []
    for index, block in enumerate(article.blocks):
        if block.label not in READ:
            continue
        for span in sentence_spans(article.text, block.span.start, block.span.end, short_forms):
            words = tokens(article.text, span.start, span.end)
            found.append(Sentence(article=article.id, index=len(found), span=span, block=index, tokens=words))
    return tuple(found)
