"""Clauses: predicates with the phrases that stand in their slots, found without a parser.

Only sentences with a predicate of interest are analysed: a word of a frame or a reporting word.
"""

from __future__ import annotations

from wasata.extract.clauses import verb_first, verb_last
from wasata.extract.clauses.compounds import join_noun
from wasata.extract.clauses.items import Item, VerbItem
from wasata.extract.clauses.keys import key_infos
from wasata.extract.clauses.nominal import add_nouns, complete_compounds
from wasata.extract.clauses.predicates import Part, Predicate
from wasata.extract.clauses.reader import Reader
from wasata.extract.clauses.said import add_contents
from wasata.extract.clauses.scope import settle
from wasata.extract.clauses.statements import add_states
from wasata.lang.modality import modality
from wasata.lang.syntax import syntax
from wasata.model.articles import Article
from wasata.model.clauses import Clause, Phrase
from wasata.model.mentions import Mention
from wasata.model.sentences import Sentence
from wasata.model.spans import Span

_MOST_TOKENS = 400
"""A sentence with more tokens is a list or damage, and is left out."""


def find_clauses(article: Article, sentences: tuple[Sentence, ...], mentions: tuple[Mention, ...]) -> tuple[Clause, ...]:
    """The clauses of an article that have a predicate of interest, in the order of the text.

    Args:
        article: The article that the sentences are of.
        sentences: Its sentences with their tokens.
        mentions: Its mentions, sorted by span.
    """
    rules = syntax(article.language)
    by_sentence: dict[int, list[Mention]] = {}
    for mention in mentions:
        by_sentence.setdefault(mention.sentence, []).append(mention)
    found: list[Clause] = []
    for sentence in sentences:
        if len(sentence.tokens) > _MOST_TOKENS:
            continue
        named = by_sentence.get(sentence.index, [])
        infos = key_infos(sentence.tokens, article.language)
        if any(info.counts for info in infos):
            reader = Reader(article.text, sentence, infos, named, rules)
            found += _sentence(article, sentence, reader, len(found))
    return tuple(found)


def _sentence(article: Article, sentence: Sentence, reader: Reader, first: int) -> list[Clause]:
    rules = reader.rules
    items = reader.read()
    verbs = _verbs(reader, items)
    (verb_last if rules.verb_last else verb_first).attach(reader, items, verbs)
    complete_compounds(reader, items, verbs)
    nouns = add_nouns(reader, items, verbs)
    states = add_states(reader, items, verbs)
    said = add_contents(reader, items, verbs)
    found = sorted(
        [*verbs.values(), *nouns, *states, *said], key=lambda predicate: (predicate.at, predicate.end, bool(predicate.lemma))
    )
    settle(reader, items, found, modality(article.language), _asks(reader))
    return _clauses(article, sentence, reader, found, first)


def _asks(reader: Reader) -> bool:
    words = modality(reader.rules.language)
    return bool(reader.keys) and reader.keys[-1] == "?" and any(key in words.question for key in reader.keys)


def _verbs(reader: Reader, items: list[Item]) -> dict[int, Predicate]:
    """The verbs by the index of their item, light verbs together with their noun."""
    found = {}
    for index, item in enumerate(items):
        if isinstance(item, VerbItem):
            predicate = Predicate(item.at, item.end, item.form.lemma, False, index)
            join_noun(reader, items, index, predicate)
            found[index] = predicate
    return found


def _clauses(article: Article, sentence: Sentence, reader: Reader, found: list[Predicate], first: int) -> list[Clause]:
    """Records of the predicates, with offsets into the article's text."""
    number = {id(predicate): first + place for place, predicate in enumerate(found)}
    names = [mention.id for mention in reader.mentions]
    records = []
    for index, predicate in enumerate(found, first):
        parts = [part for part in predicate.parts if part.start < part.end]
        records.append(
            Clause(
                article=article.id,
                sentence=sentence.index,
                index=index,
                span=_span(reader, sentence, *(predicate.content or _bounds(predicate, parts))),
                predicate=_span(reader, sentence, predicate.at, predicate.end),
                lemma=predicate.lemma,
                nominal=predicate.nominal,
                phrases=tuple([_phrase(reader, part, names) for part in parts]),
                parent=number.get(id(predicate.governor)) if predicate.governor is not None else None,
                complement=predicate.complement,
                status=predicate.status,
            )
        )
    return records


def _bounds(predicate: Predicate, parts: list[Part]) -> tuple[int, int]:
    """The first token of a predicate with its phrases, and the token after the last one."""
    start, end = predicate.at, predicate.end
    if predicate.light is not None:
        end = max(end, predicate.light[1])
    for part in parts:
        start, end = min(start, part.start), max(end, part.end)
    return start, end


def _phrase(reader: Reader, part: Part, names: list[str]) -> Phrase:
    tokens = reader.tokens
    span = Span(tokens[part.start].start, tokens[part.end - 1].end)
    return Phrase(slot=part.slot, span=span, mentions=tuple([names[head] for head in part.heads]))


def _span(reader: Reader, sentence: Sentence, start: int, end: int) -> Span:
    """The characters of some tokens; none, before the first of them, where there are none."""
    tokens = reader.tokens
    if start < end:
        return Span(tokens[start].start, tokens[end - 1].end)
    at = tokens[start].start if start < len(tokens) else sentence.span.end
    return Span(at, at)
