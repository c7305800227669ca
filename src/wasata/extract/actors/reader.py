"""One sentence to draft mentions: which words name or mean somebody, before it is known whom."""

from __future__ import annotations

from collections.abc import Iterator

from wasata.extract.actors.drafts import Draft, Title
from wasata.extract.actors.titles import Body, body_at, is_definite, title_at
from wasata.extract.actors.words import Words, is_latin
from wasata.model.actors import NameKind
from wasata.model.mentions import MentionKind
from wasata.model.sentences import Sentence
from wasata.world.classes import given_names, roles, words_of
from wasata.world.matcher import Match, Sort

_PEOPLE = frozenset({Sort.PERSON, Sort.SURNAME})
_TITLES = frozenset({Sort.ROLE, Sort.ROLES})
_NAMED = frozenset({Sort.ORGANIZATION, Sort.OUTLET})
_STATES = frozenset({Sort.STATE, Sort.SEAT})
_BODIES = frozenset({Sort.STATE, Sort.SEAT, Sort.INSTITUTION})
_PHRASES = ("two-people", "two-sides", "pronoun", "same-official")
_STATE_GROUPS = frozenset({"OFFICIALS", "SOURCES", "LAWMAKERS"})
"""Unnamed people who stand for their state when the text tells it; the others stay what they are."""
_CITED_GROUPS = frozenset({"OFFICIALS", "SOURCES"})
"""Groups whose bare noun counts only where it is quoted."""
_CLOSED_GROUPS = frozenset({"WEST", "TERRORISTS", "PROTESTERS"})
"""Groups that belong to nobody."""
_BARE = frozenset(
    {
        "president",
        "prime-minister",
        "minister",
        "foreign-minister",
        "spokesperson",
        "ambassador",
        "envoy",
        "king",
        "secretary-general",
    }
)
"""Roles whose bare title can stand for a holder named before."""
_MOTION_BEFORE = 10
_MOTION_AFTER = 4


class Reader:
    """Reads the drafts of one sentence from left to right."""

    def __init__(self, sentence: Sentence, language: str, text: str) -> None:
        self.words = Words(sentence, language, text)
        self.index = sentence.index
        self.drafts: list[Draft] = []

    def read(self) -> list[Draft]:
        """All drafts, in the order of the text."""
        at, keys, forms = 0, self.words.keys, self.words.forms
        given, end = given_names(self.words.language), len(self.words.keys)
        while at < end:
            match, key = forms.get(at), keys[at]
            after = at
            if match is not None and not match.meaning.idle:
                after = self._step(match)
            elif key in given or key.isascii():
                after = self._unknown(at)
            at = after if after > at else at + 1
        return self.drafts

    def _step(self, match: Match) -> int:
        """Read what begins with a known form; the token after it, or the same token when nothing does."""
        at = match.first
        sorts, words = match.meaning.sorts, match.meaning.words
        if words:
            if "counterpart" in words:
                return self._counterpart(match)
            if after := self._phrase(match):
                return after
        if sorts & _TITLES or "deputy" in words:
            after = self._titled(match)
            if after > at:
                return after
        if sorts & _PEOPLE:
            return self._person(match)
        if sorts & _NAMED and not sorts & _STATES:
            return self._named(match)
        if Sort.GROUP in sorts:
            return self._group(match)
        return self._region(match)

    def _region(self, match: Match) -> int:
        """Read a state, an adjective of origin or a place, else what is left."""
        sorts = match.meaning.sorts
        if sorts & _BODIES:
            after = self._state(match)
            if after > match.first:
                return after
        if Sort.ADJECTIVE in sorts:
            return self._adjective(match)
        if Sort.PLACE in sorts:
            return self._place(match)
        return self._headed(match) or self._unknown(match.first)

    def _add(self, match: Match, last: int, kind: MentionKind, rule: str) -> Draft:
        draft = Draft(self.index, match.first, last, match.prefix, kind, rule)
        self.drafts.append(draft)
        return draft

    def _titled(self, match: Match) -> int:
        """A title, with the name before or after it, or an office alone."""
        title = title_at(self.words, match.first)
        if title is None:
            return match.first
        at = title.last
        if not title.plural and self._join_name(match, title, at):
            return self.drafts[-1].last
        if not title.codes and not title.of and not (title.definite and not title.plural and _BARE & set(title.roles)):
            return match.first
        draft = self._add(match, title.last, MentionKind.OFFICE if title.codes or title.of else MentionKind.PHRASE, "office")
        draft.title = title
        draft.codes = title.codes
        if not title.codes and not title.of:
            draft.phrase = "title"
        return title.last

    def _join_name(self, match: Match, title: Title, at: int) -> bool:
        """Add the mention of a title with the name that follows it, after honorifics or one comma."""
        start = at
        comma = self.words.is_key(start, ",") and bool(title.codes or title.of or len(title.roles) > 1)
        if comma:
            start += 1
        start = self._past_honorifics(start)
        name = self.words.at(start)
        if (
            name is not None
            and _PEOPLE & name.meaning.sorts
            and not name.particles
            and not (comma and Sort.PERSON not in name.meaning.sorts)
        ):
            if comma and not self._apposed(name.last):
                return False
            draft = self._add(match, name.last, MentionKind.NAME, "title-name")
            self._name(draft, name)
        else:
            end = self.words.name_end(start)
            if end == start or (comma and not self._apposed(end)) or not (title.codes or title.of or not comma):
                return False
            draft = self._add(match, end, MentionKind.NAME, "title-unknown-name")
            draft.name = " ".join(self.words.keys[start:end])
            draft.head_first, draft.head_last = start, end
        draft.title = title
        draft.codes = title.codes
        if not title.codes and not title.of:
            self._appose(draft, draft.last)
        return True

    def _apposed(self, end: int) -> bool:
        """Whether a name after a comma ends as an apposition does: at a mark, or at a verb of saying."""
        if end >= len(self.words.keys) or not self.words.is_word(end):
            return True
        match = self.words.at(end)
        return match is not None and bool({"by-speech", "name-stop"} & match.meaning.words)

    def _past_honorifics(self, at: int) -> int:
        for _ in range(3):
            match = self.words.at(at)
            if (
                match is None
                or match.particles
                or not ("honorific" in match.meaning.words or match.meaning.words & {"title-adjective"})
            ):
                break
            if _PEOPLE & match.meaning.sorts:
                break
            at = match.last
        return at

    def _name(self, draft: Draft, name: Match) -> None:
        """Note which known people a matched name can be."""
        full = name.meaning.of(Sort.PERSON)
        entries = full or name.meaning.of(Sort.SURNAME)
        ids = tuple(dict.fromkeys(entry.id for entry in entries))
        draft.head_first, draft.head_last, draft.head_prefix = name.first, name.last, name.prefix
        draft.candidates = ids
        draft.needs = not full
        draft.weak = any(entry.weak for entry in entries)

    def _person(self, match: Match) -> int:
        """A known name, with the title in apposition to it."""
        longer = self._longer_name(match)
        if longer:
            return longer
        draft = self._add(match, match.last, MentionKind.NAME, "name")
        self._name(draft, match)
        draft.needs = Sort.PERSON not in match.meaning.sorts
        if not draft.needs:
            self._appose(draft, match.last)
        return draft.last

    def _longer_name(self, match: Match) -> int:
        """A name that goes on after a known short one belongs to somebody else."""
        if Sort.PERSON in match.meaning.sorts or match.particles:
            return 0
        end = self.words.name_end(match.first)
        if end <= match.last:
            return 0
        if self._unknown(match.first) > match.first:
            if self.drafts[-1].title is not None or self._spoken(match.first, end):
                return end
            self.drafts.pop()
        return 0

    def _spoken(self, first: int, last: int) -> bool:
        """Whether a verb of saying stands before or after."""
        before, after = self.words.before(first), self.words.at(last)
        return any(match is not None and "by-speech" in match.meaning.words for match in (before, after))

    def _appose(self, draft: Draft, at: int) -> None:
        """Take in the title that stands after a name: "X, foreign minister of Y,"."""
        comma = self.words.is_key(at, ",", "(", "-")
        start = at + 1 if comma else at
        match = self.words.at(start)
        if match is None or "and" in match.particles or "to" in match.particles:
            return
        title = title_at(self.words, start)
        if (
            title is None
            or title.plural
            or (not comma and not title.codes)
            or (comma and not title.codes and not self._closed(title.last))
        ):
            return
        if self._join_ahead(title.last):
            return
        draft.title = title
        draft.codes = title.codes
        draft.last = title.last
        draft.rule += "-title"

    def _closed(self, at: int) -> bool:
        return at >= len(self.words.keys) or self.words.is_key(at, ",", ")", "-", ":")

    def _join_ahead(self, at: int) -> bool:
        """Whether a name follows a title, so that the title is that name's and not of the one before."""
        start = self._past_honorifics(at)
        match = self.words.at(start)
        if match is not None and _PEOPLE & match.meaning.sorts and not match.particles:
            return True
        return self.words.name_end(start) > start

    def _unknown(self, at: int) -> int:
        """A name that no list has: kept when a title with its state or body stands after it."""
        words = self.words
        prefix = 0
        if not is_latin(words.keys[at]) and words.keys[at] not in given_names(words.language):
            return at
        end = words.name_end(at)
        if end == at:
            return at
        draft = Draft(self.index, at, end, prefix, MentionKind.NAME, "name-unknown", head_first=at, head_last=end)
        draft.name = " ".join(words.keys[at:end])
        self._appose(draft, end)
        if draft.title is None:
            draft.needs = True
            draft.rule = "name-spoken"
        self.drafts.append(draft)
        return draft.last

    def _counterpart(self, match: Match) -> int:
        """The same office of another state: "his Iranian counterpart X"."""
        at, codes = match.last, tuple[str, ...]()
        for _ in range(3):
            after = self.words.at(at)
            if after is None:
                break
            if (entries := after.meaning.of(Sort.ADJECTIVE)) and after.particles <= {"and"}:
                codes = (*codes, entries[0].id)
            elif not after.meaning.words & {"title-adjective", "own"} or after.particles:
                break
            at = after.last
        title = Title(match.first, at, ("counterpart",), codes)
        if self._join_name(match, title, at):
            return self.drafts[-1].last
        draft = self._add(match, at, MentionKind.OFFICE, "counterpart")
        draft.title, draft.codes = title, codes
        return at

    def _named(self, match: Match) -> int:
        """An organisation or outlet by its name."""
        entries = match.meaning.of(Sort.ORGANIZATION, Sort.OUTLET)
        adjective = entries[0].kind == NameKind.ADJECTIVE
        draft = self._add(match, match.last, MentionKind.ADJECTIVE if adjective else MentionKind.NAME, entries[0].sort.value)
        draft.actors = (entries[0].id,)
        draft.codes = (entries[0].id,)
        shared = Sort.PLACE in match.meaning.sorts or any(entry.weak for entry in entries)
        draft.needs = shared and not self._cited(match)
        if draft.needs and Sort.PLACE in match.meaning.sorts:
            self.drafts.pop()
            return self._place(match)
        return match.last

    def _headed(self, match: Match) -> int:
        """An outlet whose name is a common word, after a word such as "newspaper"."""
        if "outlet-head" not in match.meaning.words:
            return 0
        name = self.words.at(match.last)
        if name is None or name.particles or Sort.OUTLET not in name.meaning.sorts:
            return 0
        draft = self._add(name, name.last, MentionKind.NAME, "outlet")
        draft.actors = (name.meaning.of(Sort.OUTLET)[0].id,)
        draft.codes = draft.actors
        return name.last

    def _group(self, match: Match) -> int:
        """Unnamed people, with the state or organisation that they belong to."""
        group = match.meaning.of(Sort.GROUP)[0].id
        at, code = match.last, None
        for _ in range(0 if group in _CLOSED_GROUPS else 3):
            after = self.words.at(at)
            if after is None or "and" in after.particles:
                break
            if (entries := after.meaning.of(Sort.ADJECTIVE)) and not after.particles:
                code, at = entries[0].id, after.last
                break
            inside = group in _STATE_GROUPS and "place-inside" in after.meaning.words
            body = body_at(self.words, after.last if inside else at)
            if body is not None and body.code is not None and self._belongs(match, after, body, inside=inside):
                code, at = body.code, body.last
                break
            if inside or not after.meaning.words & {"title-adjective"}:
                break
            at = after.last
        if code is None:
            at = match.last
            if group in _CITED_GROUPS and match.last - match.first == 1 and not self._cited(match):
                return at
        if group == "OFFICIALS" and code is not None:
            title = Title(match.first, at, ("senior-official",), (code,))
            if self._join_name(match, title, at):
                return self.drafts[-1].last
        draft = self._add(match, at, MentionKind.GROUP, f"group-{group.lower()}")
        if group == "OFFICIALS" and code is not None and title_like(self.words, match):
            draft.phrase = "same-official"
        draft.codes = (code,) if code is not None else ()
        draft.actors = (code,) if code is not None and group in _STATE_GROUPS else (group,)
        return at

    def _belongs(self, match: Match, after: Match, body: Body, *, inside: bool) -> bool:
        """Whether a state or organisation after a noun for people is whose they are."""
        if inside or after.particles == {"to"}:
            return True
        return not after.particles and not (body.sort in (Sort.STATE, Sort.SEAT) and self.words.closed(match))

    def _cited(self, match: Match) -> bool:
        """Whether a noun for sources, or an outlet whose name is a common word, is one that is quoted."""
        before = self.words.before(match.first)
        if before is not None and before.meaning.words & {"citing", "by-speech", "outlet-head"}:
            return True
        if Sort.OUTLET not in match.meaning.sorts:
            return self._spoken(match.first, match.last)
        return (
            self.words.is_key(match.first - 1, '"')
            and self.words.is_key(match.last, '"')
            and self.words.attached_to(match.first - 2)
        )

    def _state(self, match: Match) -> int:
        """A state by its name, seat or an institution of it."""
        body = body_at(self.words, match.first)
        if body is None or (body.code is None and not body.of):
            return match.first
        is_name = body.sort in (Sort.ORGANIZATION, Sort.OUTLET)
        draft = self._add(match, body.last, MentionKind.NAME if is_name else MentionKind.STATE, f"state-{body.sort.value}")
        draft.candidates = body.of
        if body.code is not None:
            draft.actors = draft.codes = (body.code,)
            draft.options = tuple(entry.id for entry in match.meaning.of(Sort.STATE, Sort.SEAT) if entry.id != body.code)
            draft.needs = match.last == body.last and any(entry.weak for entry in match.meaning.of(body.sort))
        draft.as_place = body.sort in (Sort.STATE, Sort.SEAT) and self._is_place(match, body.sort)
        return body.last

    def _is_place(self, match: Match, sort: Sort) -> bool:
        """Whether a preposition before a state or seat makes a place of it."""
        if "in" in match.particles:
            return True
        before = self.words.before(match.first)
        if before is None:
            return False
        if "place-inside" in before.meaning.words:
            return True
        if sort is Sort.SEAT and ("place-toward" in before.meaning.words or "to" in match.particles):
            reach = range(max(0, before.first - _MOTION_BEFORE), match.last + _MOTION_AFTER)
            return any(self.words.has(at, "motion") for at in reach)
        return False

    def _adjective(self, match: Match) -> int:
        """An adjective of origin that belongs to no title or institution."""
        entries = match.meaning.of(Sort.ADJECTIVE)
        if entries[0].weak:
            return match.last
        draft = self._add(match, match.last, MentionKind.ADJECTIVE, "adjective")
        draft.actors = draft.codes = (entries[0].id,)
        return match.last

    def _place(self, match: Match) -> int:
        """A town, region or site: a place always, never its government."""
        entries = match.meaning.of(Sort.PLACE)
        if entries[0].weak and not self._is_place(match, Sort.STATE):
            return match.last
        draft = self._add(match, match.last, MentionKind.STATE, "place")
        draft.phrase = entries[0].id
        draft.as_place = True
        return match.last

    def _phrase(self, match: Match) -> int:
        for name in _PHRASES:
            if name in match.meaning.words:
                kind = MentionKind.PRONOUN if name == "pronoun" else MentionKind.PHRASE
                draft = self._add(match, match.last, kind, name)
                draft.phrase = name
                return match.last
        return 0


def title_like(words: Words, match: Match) -> bool:
    """Whether a noun for officials is a definite singular, which can stand for an official named before."""
    endings = tuple(words_of(words.language, "plural-ending"))
    return bool(endings) and is_definite(words, match) and not words.keys[match.last - 1].endswith(endings)


def levels_of(title: Title) -> Iterator[str]:
    """The levels of a title's roles."""
    for role in title.roles:
        known = roles().get(role)
        if known is not None:
            yield known.level
