"""Events: frames matched on clauses, with their participants, status, time, place, and on whose word they rest."""

from __future__ import annotations

from wasata.extract.events.candidates import Candidate, candidates
from wasata.extract.events.context import Context
from wasata.extract.events.retold import Retelling
from wasata.extract.events.telling import finding
from wasata.lang.syntax import syntax
from wasata.model.articles import Article
from wasata.model.clauses import Clause
from wasata.model.findings import Finding, Findings
from wasata.model.mentions import Mention
from wasata.model.sentences import Sentence

__all__ = ["find_events"]

_TOPIC_TAKING = frozenset({"AGREE", "REQUEST", "REJECT", "THREATEN", "ACCUSE", "SUPPORT", "CONCEDE", "SANCTION"})
"""Types whose content is a topic and no event of its own: what is asked for, promised, refused, praised, broken off."""
_TOPIC_SLOTS = frozenset({"object", "to", "by", "about", "for", "on", "from", "that", "of", "with", "against"})


def find_events(
    article: Article,
    sentences: tuple[Sentence, ...],
    mentions: tuple[Mention, ...],
    clauses: tuple[Clause, ...],
    quotes: tuple[Finding, ...],
) -> Findings:
    """The events that an article tells, in the order of the text.

    A participant stands in a slot of the predicate; nearness alone makes nobody one. What a request, promise or accusation is
    about is not an event of its own.

    Args:
        article: The article.
        sentences: Its sentences with their tokens.
        mentions: Its mentions, sorted by span.
        clauses: Its clauses.
        quotes: Its quotes, for events that are told on a speaker's word.
    """
    context = Context(article, sentences, mentions, clauses, quotes)
    found: list[Finding] = []
    retelling = Retelling()
    for sentence in sentences:
        if context.is_read(sentence) and not context.asks_what(sentence):
            matched = [candidate for clause in context.of(sentence) for candidate in candidates(context, clause)]
            kept = _distinct(_told(retelling.of(context, sentence.index, context.of(sentence), matched), context))
            found += [finding(context, sentence, candidate) for candidate in kept]
    return Findings(tuple(sorted(found, key=lambda item: (item.sentence, item.span))), tuple(context.dropped))


def _told(found: list[Candidate], context: Context) -> list[Candidate]:
    """The candidates that are no topic of another one."""
    types = {candidate.clause.index: candidate.told.type for candidate in found}
    return [candidate for candidate in found if _is_means(candidate, context) or not _is_topic(candidate.clause, types, context)]


def _is_means(candidate: Candidate, context: Context) -> bool:
    """Whether a mediation is told as the means to something else: "agreed, with the mediation of X"."""
    tokens = context.tokens(candidate.clause, candidate.clause.predicate)
    letters = syntax(context.language).clitics
    return candidate.told.act == "mediate" and bool(tokens) and letters.get(tokens[0].key[:1]) == "by"


def _is_topic(clause: Clause, types: dict[int, str], context: Context) -> bool:
    child, parent = clause, context.parent(clause)
    while parent is not None:
        if types.get(parent.index) in _TOPIC_TAKING and _within_topic(child, parent, context):
            return True
        if child.nominal and parent.lemma in syntax(context.language).verbs["oblige"]:
            return True
        child, parent = parent, context.parent(parent)
    return False


def _within_topic(child: Clause, parent: Clause, context: Context) -> bool:
    if child.complement:
        return True
    at = child.predicate.start
    slot = next((phrase.slot for phrase in parent.phrases if phrase.span.start <= at < phrase.span.end), None)
    rules = syntax(context.language)
    if rules.verb_last and slot == "with":
        return parent.lemma in rules.verbs["companion"]
    return slot in _TOPIC_SLOTS or (slot is None and child.nominal)


def _are_two(one: Candidate, other: Candidate) -> bool:
    """Whether two verbs tell two happenings of one type: "called it a breach and summoned the envoy"."""
    return not one.clause.nominal and not other.clause.nominal and one.told.act != other.told.act


def _distinct(found: list[Candidate]) -> list[Candidate]:
    """One candidate for each type and set of participants of a sentence; the one that names more of them wins."""
    kept: list[Candidate] = []
    for candidate in sorted(found, key=lambda item: -len(item.codes)):
        kind = candidate.told.type
        if not any(
            other.told.type == kind and candidate.codes <= other.codes and not _are_two(candidate, other) for other in kept
        ):
            kept.append(candidate)
    return kept
