"""Words that stand for whoever speaks: verbs in the first person, and "his country" in what somebody is told to have said."""

from __future__ import annotations

from wasata.extract.events.context import Context
from wasata.lang.forms import lexicon
from wasata.lang.syntax import syntax
from wasata.lang.word_classes import stems
from wasata.model.clauses import Clause, Phrase
from wasata.model.events import Participant


def speakers(context: Context, clause: Clause) -> list[Participant]:
    """Those on whose word a clause rests, as participants."""
    found = context.quote_at(clause.predicate.start)
    if found is None:
        return []
    quote = found[1]
    single = len(quote.speakers) == 1
    return [
        Participant(actor=actor, code=quote.speaker_code if single else context.code_of(actor), span=quote.speaker_span)
        for actor in quote.speakers
    ]


def is_first_person(context: Context, clause: Clause) -> bool:
    """Whether the verb of a clause is in the first person."""
    tokens = context.tokens(clause, clause.predicate)
    if clause.nominal or not tokens:
        return False
    forms = lexicon(context.language).analyse(tokens[-1].key)
    verbs = [form for form in forms if form.part == "verb"]
    return bool(verbs) and all(form.person == 1 for form in verbs)


def own_state(context: Context, clause: Clause, phrase: Phrase) -> list[Participant]:
    """The state of the speaker or subject, when a phrase is no more than "his country" or "its government"."""
    rules = syntax(context.language)
    homes = rules.nouns.get("home", frozenset())
    tokens = context.tokens(clause, phrase.span)
    if not homes or not tokens or not any(_is_home(token.key, homes, rules.endings, context.language) for token in tokens[:2]):
        return []
    code = next((entry.code for entry in speakers(context, clause) if entry.code), None) or _code_above(context, clause)
    return [Participant(actor=code, code=code, span=phrase.span)] if code else []


def _is_home(key: str, homes: frozenset[str], endings: dict[str, str], language: str) -> bool:
    return any(key.endswith(ending) for ending in endings) and key not in homes and not homes.isdisjoint(stems(key, language))


def _code_above(context: Context, clause: Clause) -> str | None:
    """The state of the subject of a clause that governs another."""
    parent = context.parent(clause)
    while parent is not None:
        subject = next((phrase for phrase in parent.phrases if phrase.slot == "subject" and phrase.mentions), None)
        if subject is not None:
            return context.mentions[subject.mentions[0]].code or context.mentions[subject.mentions[0]].actors[0]
        parent = context.parent(parent)
    return None
