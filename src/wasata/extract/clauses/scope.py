"""Whether what a clause tells has happened: negation, future, possibility and past, by the words that reach over it."""

from __future__ import annotations

from wasata.extract.clauses.items import Item, Link, Mark, VerbItem
from wasata.extract.clauses.predicates import Predicate
from wasata.extract.clauses.reader import Reader
from wasata.lang.modality import Modality
from wasata.model.clauses import Status

_REACH = 3
"""Words before a noun that can negate it or make it doubtful."""
_PAST = ("past", "perfect", "pluperfect")
_ACTUAL, _NEGATED, _HYPOTHETICAL = Status.ACTUAL, Status.NEGATED, Status.HYPOTHETICAL
_FUTURE, _HISTORICAL = Status.FUTURE, Status.HISTORICAL
_STRONG = (_NEGATED, _HYPOTHETICAL, _FUTURE, _HISTORICAL)


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
    found = {_over(governor, words)} if governor is not None and not predicate.complement else set()
    if question:
        found.add(_HYPOTHETICAL)
    found |= _noun_status(reader, predicate) if predicate.nominal else _verb_status(reader, items, predicate, words)
    predicate.status = next((status for status in _STRONG if status in found), _ACTUAL) if found else _ACTUAL


def _over(governor: Predicate, words: Modality) -> Status:
    """What a governing word makes of what it governs."""
    for lemma in (governor.lemma, *governor.lemma.split()):
        if lemma in words.over_complement and (not governor.nominal or lemma == governor.lemma):
            return words.over_complement[lemma]
    return governor.status


def _noun_status(reader: Reader, predicate: Predicate) -> set[Status]:
    found: set[Status] = set()
    if not any(predicate.at - _REACH <= at < predicate.at for at in reader.status_places):
        return found
    for at in range(predicate.at - 1, max(-1, predicate.at - 1 - _REACH), -1):
        if at in reader.begins or reader.keys[at] in ':."\u060c,':
            break
        found |= reader.infos[at].governs
    return found


def _verb_status(reader: Reader, items: list[Item], predicate: Predicate, words: Modality) -> set[Status]:
    verb = items[predicate.item]
    if not isinstance(verb, VerbItem):
        return set()
    form = verb.form
    start, found = _clause_start(reader, items, predicate.item, words)
    if form.negated or form.mood == "jussive":
        found.add(_NEGATED)
    if form.tense == "future":
        found.add(_FUTURE)
    if form.tense == "pluperfect":
        found.add(_HISTORICAL)
    if form.mood == "subjunctive" and reader.rules.verb_last and _FUTURE not in found:
        found.add(_HYPOTHETICAL)
    past = form.tense in _PAST
    for at in reader.status_places:
        if start <= at < verb.at and not predicate.at <= at < predicate.end:
            found |= _word_status(reader, at, verb.at, past=past)
    return found


def _word_status(reader: Reader, at: int, verb: int, *, past: bool) -> set[Status]:
    """What a word before a verb in its clause makes of it."""
    info = reader.infos[at]
    found = {
        status for status, not_past in info.statuses if not (not_past and past) and not (status is _NEGATED and verb - at > 1)
    }
    if at not in reader.ends and verb - at <= _REACH and not reader.rules.verb_last:
        found |= info.governs
    return found


def _can_be_modal(reader: Reader, item: VerbItem) -> bool:
    """Whether a verb makes a modal expression with the word before it: "it is possible", "has the intention"."""
    verbs = reader.rules.verbs
    return item.form.lemma in verbs["copula"] or (reader.rules.verb_last and item.form.lemma in verbs["light"])


def _clause_start(reader: Reader, items: list[Item], index: int, words: Modality) -> tuple[int, set[Status]]:
    """The first token of the clause of a verb, conjunction included, and what stands before it makes of it.

    An auxiliary does not begin a clause, and neither does a copula with a modal word ("it is possible that"); what governs the
    that-word before a clause reaches into it.
    """
    found: set[Status] = set()
    verb = items[index]
    past = isinstance(verb, VerbItem) and verb.form.tense == "past"
    for place in range(index - 1, -1, -1):
        item = items[place]
        if isinstance(item, VerbItem):
            modal = reader.infos[item.at - 1].governs if item.at and _can_be_modal(reader, item) else set()
            if modal:
                return item.end, found | modal
            if item.form.lemma in words.over_complement:
                return item.end, found | {words.over_complement[item.form.lemma]}
            if item.form.lemma not in reader.rules.verbs["auxiliary"]:
                return item.end, found
            if past and item.form.lemma in reader.rules.verbs["copula"]:
                found.add(_HISTORICAL)
        elif isinstance(item, Link) and item.kind == "that":
            before = [reader.infos[at].governs for at in range(max(0, item.at - _REACH), item.at) if at not in reader.ends]
            return item.at, found.union(*before)
        elif isinstance(item, Link) or (isinstance(item, Mark) and not item.soft):
            return item.at, found
    return 0, found
