"""Meetings told on by "the talks dealt with" or "the two leaders discussed", whose participants an earlier sentence names."""

from __future__ import annotations

import msgspec

from wasata.extract.events.candidates import Candidate, frames_of
from wasata.extract.events.context import Context
from wasata.extract.events.telling import words_of
from wasata.lang.frames import Frame, meanings
from wasata.lang.modes import mode_of
from wasata.lang.syntax import syntax
from wasata.model.clauses import Clause, Status
from wasata.model.mentions import Mention, MentionKind

_FAR = 5
"""Sentences after which "the talks" no longer mean those told last."""
_TYPE = "CONSULT"
_TALKING = frozenset({"meet", "negotiate", "discuss"})
"""Acts that are told on by each other's words, and by those of a call."""
_CALL = "phone"
_ARTICLE = "\u0627\u0644"


class Retelling:
    """Remembers the last meeting of an article with its participants."""

    def __init__(self) -> None:
        self._last: Candidate | None = None
        self._sentence = -1

    def of(self, context: Context, number: int, clauses: list[Clause], found: list[Candidate]) -> list[Candidate]:
        """The candidates of a sentence, and those of clauses that tell on the last meeting."""
        here = [candidate for candidate in found if candidate.told.type == _TYPE and len(candidate.codes) > 1]
        if here:
            self._last, self._sentence = _with_mode(context, here[-1]), number
            return found
        last = self._last
        if last is None or number - self._sentence > _FAR:
            return found
        known = {candidate.clause.index for candidate in found}
        for clause in clauses:
            frame = _tells_on(context, clause, last) if clause.index not in known else None
            if frame is not None:
                self._sentence = number
                told = frame.meaning if frame.meaning.act == _CALL else last.told
                again = msgspec.structs.replace(last, clause=clause, frame=frame, told=told, status=clause.status)
                return [*found, again]
        return found


def _with_mode(context: Context, candidate: Candidate) -> Candidate:
    """A talk that the words of its clause show to have been a call is told on as a call."""
    if candidate.told.act not in _TALKING or mode_of(_TYPE, words_of(context, candidate.clause), context.language) != _CALL:
        return candidate
    return msgspec.structs.replace(candidate, told=meanings()[_CALL])


def _tells_on(context: Context, clause: Clause, last: Candidate) -> Frame | None:
    """The frame by which a clause tells on the last meeting."""
    if not clause.lemma or clause.status is not Status.ACTUAL or syntax(context.language).verb_last:
        return None
    frame = next((frame for frame, _ in frames_of(context, clause) if _is_same(frame.meaning.act, last.told.act)), None)
    if frame is None or frame.meaning.type != _TYPE:
        return None
    names = [mention for phrase in clause.phrases for mention in phrase.mentions]
    open_pair = bool(names) and all(_is_open(context.mentions[name]) for name in names)
    if clause.nominal:
        return frame if _is_told_of(context, clause) and (not names or open_pair) else None
    return frame if open_pair and len(names) == 1 else None


def _is_same(act: str, last: str) -> bool:
    return act == last or (act in _TALKING | {_CALL} and last in _TALKING | {_CALL})


def _is_open(mention: Mention) -> bool:
    """Whether a mention is a phrase for two that no single person is meant by."""
    return mention.kind is MentionKind.PHRASE and len(mention.actors) != 1 and mention.code is None


def _is_told_of(context: Context, clause: Clause) -> bool:
    """Whether a noun with the article is the subject of a verb."""
    tokens = context.tokens(clause, clause.predicate)
    if not tokens or _ARTICLE not in tokens[0].key[:3] or context.is_pointed_at(clause):
        return False
    return any(
        phrase.slot == "subject" and phrase.span.start <= clause.predicate.start < phrase.span.end
        for other in context.of_sentence(clause.sentence)
        if not other.nominal
        for phrase in other.phrases
    )
