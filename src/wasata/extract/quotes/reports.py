"""Speech told by a reporting verb: a that-clause, quotation marks after or before it, or a phrase that names what was said."""

from __future__ import annotations

from wasata.extract.quotes.context import Context
from wasata.extract.quotes.relayed import of_document, relay
from wasata.extract.quotes.speakers import Speaker, acts, of_phrase, subject
from wasata.extract.quotes.spoken import says_something, spoken, trimmed
from wasata.lang.cues import Cue
from wasata.lang.frames import frames
from wasata.lang.syntax import syntax
from wasata.lang.word_classes import stems
from wasata.model.clauses import Clause, Phrase, Status
from wasata.model.dropped import Reason
from wasata.model.pages import Label
from wasata.model.quotes import Quote, QuoteKind
from wasata.model.sentences import Sentence
from wasata.model.spans import Span
from wasata.text.marks import MarkPair

_MARK = '"'
_NO_SLOTS = frozenset({"that", "marks", "bare", "by-that", "own"})
"""What a cue can take that is no slot."""
_TEH_MARBUTA = "\u0629"
_THOUGHT = "hold"
"""The act of words for what somebody thinks: told by another speaker they are that one's words."""
_RELAYED = "relay"
_CITED = "through"
"""The slot of those whom a reporter cites."""
"""The act of words that name a reporter as subject and the speaker after a preposition."""
_JOURNALISTS = "journalists"
_PRESS = "PRESS"
Content = tuple[QuoteKind, tuple[Span, ...], str]
"""The kind of a quote, its words, and the rule that found them."""
_SHORT = 12
"""Characters of a headline after its verb that can be what somebody says."""
_LEAST = 5
"""Words that a sentence before "as X said" has at least."""
_TOLD = frozenset({"for", "to", "with", "object"})
"""Slots in which those stand whom a speaker addresses."""


def add_reports(context: Context, sentence: Sentence) -> None:
    """The quotes of a sentence that a reporting verb tells; then who acts in it, for subjects left out later."""
    clauses = context.clauses.get(sentence.index, [])
    said = {clause.parent: clause for clause in clauses if clause.complement and not clause.lemma}
    for clause in clauses:
        cue = context.cues.by_lemma.get(clause.lemma) if not clause.nominal else None
        if cue is not None and clause.status is not Status.NEGATED:
            _report(context, sentence, clause, cue, said.get(clause.index), clauses)
    _remember(context, sentence, clauses)


def _report(context: Context, sentence: Sentence, clause: Clause, cue: Cue, said: Clause | None, clauses: list[Clause]) -> None:
    content = _content(context, sentence, clause, cue, said, clauses)
    if content is None:
        if "marks" in cue.takes and sentence.tokens[-1].key == ":":
            context.announce(_speaker(context, sentence, clause, inside=False), sentence.block)
        return
    kind, spans, rule = content
    outer = context.enclosing(clause.predicate.start)
    if outer is not None and cue.act == _THOUGHT:
        return
    speaker = _speaker(context, sentence, clause, inside=outer is not None)
    relayed = relay(context, clause, speaker) if cue.act == _RELAYED else relay(context, clause, speaker, _CITED)
    if relayed is not None:
        speaker = relayed[0]
    if speaker is None:
        if outer is None:
            _without_speaker(context, sentence, clause, cue, kind, spans)
        return
    chain = (*(relayed[1] if relayed is not None else ()), *(outer.sources if outer is not None else ()))
    context.add(
        sentence,
        speaker,
        kind,
        spans,
        rule,
        cue=clause.predicate,
        lemma=clause.lemma,
        act=cue.act,
        addressees=_addressees(context, clause, speaker),
        outer=chain,
    )


def _without_speaker(
    context: Context, sentence: Sentence, clause: Clause, cue: Cue, kind: QuoteKind, spans: tuple[Span, ...]
) -> None:
    if kind is QuoteKind.DIRECT and says_something(context.text, spans[0]):
        context.add(sentence, None, kind, spans, "unattributed", cue=clause.predicate, lemma=clause.lemma, act=cue.act)
    else:
        context.drop(clause.span, Reason.NO_SPEAKER, clause.lemma)


def _content(
    context: Context, sentence: Sentence, clause: Clause, cue: Cue, said: Clause | None, clauses: list[Clause]
) -> Content | None:
    """The words said, their kind and the rule that found them."""
    text, pairs = context.text, context.pairs(sentence.block)
    if said is not None and said.span.start < said.span.end:
        inside = context.enclosing(clause.predicate.start) is not None
        end = said.span.end if inside else _extended(said.span.end, pairs)
        kind, spans = spoken(text, said.span.start, end, pairs)
        return (kind, spans, "said") if spans else None
    before = _marks_before(context, sentence, clause, short=cue.act == "describe") if "marks" in cue.takes else None
    if before is not None:
        return QuoteKind.DIRECT, (before,), "content-first"
    if cue.weak:
        return None
    phrase = next((phrase for phrase in clause.phrases if phrase.slot in cue.takes - _NO_SLOTS), None)
    if phrase is None and "own" in cue.takes:
        bare = (phrase for phrase in clause.phrases if phrase.slot in ("object", "second"))
        phrase = next((phrase for phrase in bare if _is_own(context, sentence, phrase)), None)
    if phrase is None:
        return _after_headline_verb(context, sentence, clause, cue) or _as_told(context, sentence, clause, cue)
    if phrase.slot == "object" and phrase.mentions:
        return None
    if phrase.span.start < clause.predicate.start and not syntax(context.article.language).verb_last:
        return None
    start = _past_preposition(sentence, phrase)
    if start is None:
        return None
    kind, spans = spoken(text, start, _limit(context, sentence, clause, start, clauses), pairs)
    return (kind, spans, "phrase") if spans and sum(len(text[span.start : span.end].split()) for span in spans) > 1 else None


def _is_own(context: Context, sentence: Sentence, phrase: Phrase) -> bool:
    """Whether a phrase begins with what the speaker calls his own: "his refusal of"."""
    token = next((token for token in sentence.tokens if token.start >= phrase.span.start), None)
    if token is None or phrase.mentions or context.text[token.end - 1] == _TEH_MARBUTA:
        return False
    endings = syntax(context.article.language).endings
    stance = frames(context.article.language).nouns
    known = not stance.keys().isdisjoint(stems(token.key, context.article.language))
    return known and any(token.key.endswith(ending) for ending, kind in endings.items() if kind != "other")


def _after_headline_verb(context: Context, sentence: Sentence, clause: Clause, cue: Cue) -> Content | None:
    """The words after "X says" in a headline, where the that-word is left out."""
    phrase = subject(clause)
    named = phrase is not None and phrase.mentions and phrase.span.start == sentence.span.start
    headline = context.article.blocks[sentence.block].label in (Label.TITLE, Label.SUBTITLE, Label.HEADING)
    if not named or not headline or not {"that", "marks"} <= cue.takes or cue.takes & {"about", "from", "by"}:
        return None
    if syntax(context.article.language).verb_last:
        return None
    kind, spans = spoken(context.text, clause.predicate.end, sentence.span.end, context.pairs(sentence.block))
    return (kind, spans, "headline-verb") if sum(span.end - span.start for span in spans) > _SHORT else None


def _as_told(context: Context, sentence: Sentence, clause: Clause, cue: Cue) -> Content | None:
    """The sentence before "as X said" at its end."""
    before = [token for token in sentence.tokens if token.end <= clause.predicate.start]
    after = [token for token in sentence.tokens if token.start >= clause.span.end]
    rules = syntax(context.article.language)
    if "that" not in cue.takes or rules.verb_last or len(before) < _LEAST or len(after) > 1:
        return None
    if before[-1].key != rules.as_told or any(finding.sentence == sentence.index for finding in context.findings):
        return None
    kind, spans = spoken(context.text, sentence.span.start, before[-1].start, context.pairs(sentence.block))
    return (kind, spans, "as-told") if spans else None


def _extended(end: int, pairs: tuple[MarkPair, ...]) -> int:
    """The end of the words said, when marks that open in them close after the sentence."""
    return max([end, *(pair.close for pair in pairs if pair.close is not None and pair.open < end < pair.close)])


def _marks_before(context: Context, sentence: Sentence, clause: Clause, *, short: bool) -> Span | None:
    """Words in marks that end right before a reporting verb or its subject."""
    subjects = [
        phrase.span.start for phrase in clause.phrases if phrase.slot == "subject" and phrase.span.start < clause.predicate.start
    ]
    start = clause.predicate.start if short else min([clause.predicate.start, *subjects])
    for pair in context.pairs(sentence.block):
        if pair.close is None or pair.depth or pair.close >= start:
            continue
        between = context.text[pair.close + 1 : start]
        if trimmed(between, 0, len(between)) is None:
            inside = trimmed(context.text, pair.open + 1, pair.close)
            if (
                inside is not None
                and (short or says_something(context.text, inside))
                and not context.covered(inside.start, inside.end)
            ):
                return inside
    return None


def _past_preposition(sentence: Sentence, phrase: Phrase) -> int | None:
    """Where the words of a phrase begin: after its preposition, and past the letters that are one.

    A preposition before an opening mark is a phrase by itself, and the words begin at the mark.
    """
    if phrase.slot in ("object", "second"):
        return phrase.span.start
    tokens = [token for token in sentence.tokens if token.start >= phrase.span.start and token.end <= phrase.span.end]
    if not tokens:
        return None
    if len(tokens) == 1:
        following = next((token for token in sentence.tokens if token.start >= phrase.span.end), None)
        if following is not None and following.key == _MARK:
            return following.start
    return tokens[1].start if len(tokens) > 1 and len(tokens[0].key) <= 4 and phrase.slot != "by" else phrase.span.start + 1


def _limit(context: Context, sentence: Sentence, clause: Clause, start: int, clauses: list[Clause]) -> int:
    """The end of the sentence, or where the next report begins; the verb, when it stands last."""
    if start < clause.predicate.start:
        return clause.predicate.start
    if syntax(context.article.language).verb_last:
        end = max((phrase.span.end for phrase in clause.phrases if phrase.span.start >= clause.predicate.end), default=start)
        if end > start:
            return end
    reports = [other.predicate.start for other in clauses if not other.nominal and other.lemma in context.cues.by_lemma]
    return min([at for at in (*reports, *_elsewhere(context, sentence)) if at > start], default=sentence.span.end)


def _elsewhere(context: Context, sentence: Sentence) -> list[int]:
    """Where the writer goes on with what somebody else does meanwhile."""
    links = syntax(context.article.language).conjunctions
    keys = [token.key for token in sentence.tokens]
    matches = ((token.start, links.match(keys, at)) for at, token in enumerate(sentence.tokens))
    return [start for start, match in matches if match is not None and match[1] == "while"]


def _speaker(context: Context, sentence: Sentence, clause: Clause, *, inside: bool) -> Speaker | None:
    """The subject of the reporting verb; when it is left out or a pronoun, whoever spoke or acted last."""
    phrase = subject(clause)
    if phrase is not None:
        found = of_phrase(phrase, context.mentions) or of_document(context, sentence, clause, phrase)
        if found is not None or not _is_pronoun(context, phrase):
            return found
    return None if inside else context.floor.holder(sentence.index)


def _is_pronoun(context: Context, phrase: Phrase) -> bool:
    return not phrase.mentions and context.is_pronoun(phrase.span)


def _addressees(context: Context, clause: Clause, speaker: Speaker) -> tuple[str, ...]:
    found: dict[str, None] = {}
    for phrase in clause.phrases:
        if phrase.slot not in _TOLD:
            continue
        for name in phrase.mentions:
            mention = context.mentions[name]
            for actor in mention.actors or ((mention.code,) if mention.code else ()):
                if actor not in speaker.actors:
                    found[_JOURNALISTS if actor == _PRESS else actor] = None
    return tuple(found)


def _remember(context: Context, sentence: Sentence, clauses: list[Clause]) -> None:
    """A person who is the subject of a sentence's first main clause can be meant by a subject left out in the next one."""
    if any(finding.sentence == sentence.index and isinstance(finding.claim, Quote) for finding in context.findings):
        return
    for clause in clauses:
        phrase = subject(clause)
        if clause.nominal or clause.parent is not None or phrase is None or context.enclosing(clause.predicate.start):
            continue
        speaker = of_phrase(phrase, context.mentions)
        if speaker is not None and all(acts(context.mentions[name]) for name in phrase.mentions):
            context.floor.give(speaker, sentence.index)
            return
        break
    holder = context.floor.holder(sentence.index)
    others = {mention.actors for mention in context.by_sentence.get(sentence.index, []) if acts(mention)}
    if holder is not None and others - {holder.actors}:
        context.floor.leave()
