"""Clauses: predicates with the phrases that stand in their slots, found without a parser.

Only sentences with a predicate of interest are analysed: a word of a frame or a reporting word.
"""

from __future__ import annotations

from wasata.extract.clauses import verb_first, verb_last
from wasata.extract.clauses.items import Chunk, Item, Mark, Reader, VerbItem
from wasata.extract.clauses.keys import key_info
from wasata.extract.clauses.nominal import add_nouns, complete_compounds
from wasata.extract.clauses.predicates import Predicate, nouns_in
from wasata.extract.clauses.said import add_contents
from wasata.extract.clauses.scope import settle
from wasata.extract.clauses.statements import add_states
from wasata.lang.cues import cues
from wasata.lang.frames import frames
from wasata.lang.modality import modality
from wasata.lang.syntax import Syntax, syntax
from wasata.lang.word_classes import stems
from wasata.model.articles import Article
from wasata.model.clauses import Clause, Phrase
from wasata.model.mentions import Mention
from wasata.model.sentences import Sentence, TokenKind
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
        if _counts(sentence, article.language):
            found += _sentence(article, sentence, by_sentence.get(sentence.index, []), rules, len(found))
    return tuple(found)


def _counts(sentence: Sentence, language: str) -> bool:
    return len(sentence.tokens) <= _MOST_TOKENS and any(
        token.kind is TokenKind.WORD and key_info(token.key, language).counts for token in sentence.tokens
    )


def _sentence(article: Article, sentence: Sentence, mentions: list[Mention], rules: Syntax, first: int) -> list[Clause]:
    reader = Reader(article.text, sentence, mentions, rules)
    items = reader.read()
    verbs = _verbs(reader, items)
    (verb_last if rules.verb_last else verb_first).attach(reader, items, verbs)
    complete_compounds(reader, items, verbs)
    nouns = add_nouns(reader, items, verbs)
    states = add_states(reader, items, verbs)
    said = add_contents(reader, items, verbs)
    found = sorted([*verbs.values(), *nouns, *states, *said], key=lambda predicate: (predicate.at, predicate.end, bool(predicate.lemma)))
    settle(reader, items, found, modality(article.language), _asks(reader))
    return _clauses(article, sentence, reader, found, first)


def _asks(reader: Reader) -> bool:
    words = modality(reader.rules.language)
    return bool(reader.keys) and reader.keys[-1] == "\u061f" and any(key in words.question for key in reader.keys)


def _verbs(reader: Reader, items: list[Item]) -> dict[int, Predicate]:
    """The verbs by the index of their item, light verbs together with their noun."""
    found = {}
    for index, item in enumerate(items):
        if isinstance(item, VerbItem):
            predicate = Predicate(item.at, item.end, item.form.lemma, False, index)
            _join_noun(reader, items, index, predicate)
            found[index] = predicate
    return found


def _join_noun(reader: Reader, items: list[Item], index: int, predicate: Predicate) -> None:
    """Makes one predicate of a light verb and its noun."""
    verbs = reader.rules.verbs
    if predicate.lemma not in verbs["light"] and predicate.lemma not in verbs["light-passive"] and predicate.lemma not in verbs["copula"]:
        return
    place = _noun_before(reader, items, index, predicate.lemma) if reader.rules.verb_last else _noun_after(reader, items, index)
    if place is None:
        return
    start, end, lemma = place
    predicate.light = (predicate.at, predicate.end)
    predicate.lemma = f"{lemma} {predicate.lemma}"
    together = end == predicate.at
    predicate.at, predicate.end = start, predicate.end if together else end


def _noun_before(reader: Reader, items: list[Item], index: int, verb: str) -> tuple[int, int, str] | None:
    """The noun of a compound before its verb: right before it, else at the head of an earlier phrase of the clause."""
    chunks, _ = verb_last.region(items, index)
    known = cues(reader.rules.language).by_lemma
    item = items[index]
    at = item.at if isinstance(item, VerbItem) else 0
    alone = frames(reader.rules.language).adjectives
    apart = not chunks or chunks[-1].marked or at - 1 in reader.lasts
    for chunk in reversed(chunks):
        if chunk.end == at and not chunk.marked:
            for start in range(max(chunk.start, at - 3), at):
                words = " ".join(reader.keys[start:at])
                first, *rest = words.split()
                if start in reader.ends:
                    continue
                if f"{words} {verb}" in known or any(run == tuple(rest) for run, _ in alone.get(first, ()) if rest):
                    return start, at, words
        inside = list(nouns_in(reader, chunk))
        head = inside[:1] if chunk.prep is None and not _far(reader, inside, chunk) and (apart or chunk.end == at) else []
        if head and head[0][2].lemma in alone and verb in reader.rules.verbs["copula"]:
            usable = head
        elif verb in reader.rules.verbs["light"]:
            usable = [entry for entry in inside if entry[1] == at] or head
        else:
            usable = [entry for entry in inside if entry[1] == at]
        if usable:
            start, end, noun = usable[-1]
            return start, end, " ".join((noun.lemma, *reader.keys[start + 1 : end]))
        if chunk.prep is None and not chunk.marked and not chunk.heads:
            first = reader.keys[chunk.core]
            if f"{first} {verb}" in known:
                return chunk.core, chunk.core + 1, first
            if chunk.end == at:
                return None
    return None


def _far(reader: Reader, inside: list[tuple[int, int, object]], chunk: Chunk) -> bool:
    """Whether the first noun of a frame is not the head of its phrase."""
    return not inside or inside[0][0] != chunk.core


def _noun_after(reader: Reader, items: list[Item], index: int) -> tuple[int, int, str] | None:
    """The noun of a compound after its verb: the head of its object, or of a phrase with the instrumental preposition."""
    verb = items[index]
    happens = isinstance(verb, VerbItem) and verb.form.lemma in reader.rules.verbs["happen"] and not verb_first.has_front(items, index)
    for place in range(index + 1, len(items)):
        item = items[place]
        if isinstance(item, Mark) and item.soft:
            continue
        if not isinstance(item, Chunk):
            return None
        happens = happens and not (item.prep is None and item.heads)
        if item.prep not in (None, "by", "for"):
            continue
        for start, end, noun in () if happens else nouns_in(reader, item):
            if start == item.core or _measured(reader, item.core, start):
                return start, end, " ".join((noun.lemma, *reader.keys[start + 1 : end]))
            break
    return None


def _measured(reader: Reader, start: int, end: int) -> bool:
    names = reader.rules.nouns["measure"]
    return all(not names.isdisjoint(stems(reader.keys[at], reader.rules.language)) for at in range(start, end))


def _clauses(article: Article, sentence: Sentence, reader: Reader, found: list[Predicate], first: int) -> list[Clause]:
    """Records of the predicates, with offsets into the article's text."""
    tokens = reader.tokens
    number = {id(predicate): first + place for place, predicate in enumerate(found)}

    def span(start: int, end: int) -> Span:
        if start >= end:
            at = tokens[start].start if start < len(tokens) else sentence.span.end
            return Span(at, at)
        return Span(tokens[start].start, tokens[end - 1].end)

    records = []
    for predicate in found:
        parts = [part for part in predicate.parts if part.start < part.end]
        phrases = tuple(
            Phrase(slot=part.slot, span=span(part.start, part.end), mentions=tuple(reader.mentions[head].id for head in part.heads))
            for part in parts
        )
        bounds = predicate.content or (
            min([predicate.at, *(part.start for part in parts)]),
            max([predicate.end, *(predicate.light or ()), *(part.end for part in parts)]),
        )
        records.append(
            Clause(
                article=article.id,
                sentence=sentence.index,
                index=number[id(predicate)],
                span=span(*bounds),
                predicate=span(predicate.at, predicate.end),
                lemma=predicate.lemma,
                nominal=predicate.nominal,
                phrases=phrases,
                parent=number.get(id(predicate.governor)) if predicate.governor is not None else None,
                complement=predicate.complement,
                status=predicate.status,
            )
        )
    return records
