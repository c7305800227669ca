"""Whether what a clause tells has happened: negation, future, possibility and past, by the words that reach over it."""

from __future__ import annotations

from wasata.extract.clauses.items import Item, Link, Mark, Reader, VerbItem
from wasata.extract.clauses.predicates import Predicate
from wasata.lang.modality import Modality
from wasata.lang.word_classes import stems
from wasata.model.clauses import Status

_REACH = 3
"""Words before a noun that can negate it or make it doubtful."""
_STRONG = (Status.NEGATED, Status.HYPOTHETICAL, Status.FUTURE, Status.HISTORICAL)


def settle(reader: Reader, items: list[Item], found: list[Predicate], words: Modality, question: bool) -> None:
    """Gives each predicate its status; governors come before what they govern."""
    done: set[int] = set()
    for predicate in found:
        _settle(reader, items, predicate, words, question, done)


def _settle(reader: Reader, items: list[Item], predicate: Predicate, words: Modality, question: bool, done: set[int]) -> None:
    if id(predicate) in done:
        return
    done.add(id(predicate))
    governor = predicate.governor
    if governor is not None:
        _settle(reader, items, governor, words, question, done)
    found = {_over(reader, items, governor, words)} if governor is not None and not predicate.complement else set()
    if question:
        found.add(Status.HYPOTHETICAL)
    found |= _noun_status(reader, predicate, words) if predicate.nominal else _verb_status(reader, items, predicate, words)
    predicate.status = next((status for status in _STRONG if status in found), Status.ACTUAL)


def _over(reader: Reader, items: list[Item], governor: Predicate, words: Modality) -> Status:
    """What a governing word makes of what it governs."""
    for lemma in (governor.lemma, *governor.lemma.split()):
        if lemma in words.over_complement and (not governor.nominal or lemma == governor.lemma):
            return words.over_complement[lemma]
    return governor.status


def _noun_status(reader: Reader, predicate: Predicate, words: Modality) -> set[Status]:
    found = set()
    for at in range(predicate.at - 1, max(-1, predicate.at - 1 - _REACH), -1):
        if at in reader.begins or reader.keys[at] in ':."\u060c,':
            break
        for stem in stems(reader.keys[at], reader.rules.language):
            if stem in words.over_complement:
                found.add(words.over_complement[stem])
    return found


def _verb_status(reader: Reader, items: list[Item], predicate: Predicate, words: Modality) -> set[Status]:
    verb = items[predicate.item]
    if not isinstance(verb, VerbItem):
        return set()
    form = verb.form
    found = set()
    if form.negated or form.mood == "jussive":
        found.add(Status.NEGATED)
    if form.tense == "future":
        found.add(Status.FUTURE)
    if form.tense == "pluperfect":
        found.add(Status.HISTORICAL)
    past = form.tense in ("past", "perfect", "pluperfect")
    start, aux = _clause_start(reader, items, predicate.item)
    if aux:
        found.add(Status.HISTORICAL)
    for at in range(start, verb.at):
        key = reader.keys[at]
        for word in (key, key[1:] if key and reader.rules.clitics.get(key[0]) in ("and", "so") else key):
            status = words.in_clause.get(word)
            if status is None or (word in words.not_past and past):
                continue
            if status is Status.NEGATED and verb.at - at > 1:
                continue
            found.add(status)
        if at not in reader.ends:
            for stem in stems(key, reader.rules.language):
                if stem in words.over_complement and verb.at - at <= _REACH:
                    found.add(words.over_complement[stem])
    return found


def _clause_start(reader: Reader, items: list[Item], index: int) -> tuple[int, bool]:
    """The first token of the clause of a verb, conjunction included, and whether an auxiliary of the past precedes the verb."""
    aux = False
    for place in range(index - 1, -1, -1):
        item = items[place]
        if isinstance(item, VerbItem):
            if item.form.lemma not in reader.rules.verbs["auxiliary"]:
                return item.end, aux
            verb = items[index]
            aux = aux or (
                item.form.lemma in reader.rules.verbs["copula"] and isinstance(verb, VerbItem) and verb.form.tense == "past"
            )
        elif isinstance(item, Link) or (isinstance(item, Mark) and not item.soft):
            return item.at, aux
    return 0, aux
