"""Whom the drafts of an article mean: names first, then offices on its day, then phrases that stand for somebody named before."""

from __future__ import annotations

from collections.abc import Iterable

from wasata.extract.actors.drafts import Draft, Title
from wasata.extract.actors.people import People, same_role
from wasata.extract.actors.reader import levels_of
from wasata.extract.actors.words import Words
from wasata.model.articles import Article
from wasata.model.mentions import MentionKind
from wasata.world.classes import common_words
from wasata.world.holders import codes_of, former_holder, is_leading, office_holders
from wasata.world.registry import Registry

_JOINED = 2
"""Tokens between two names of a list."""
_NEAR = 3
"""How many sentences back a phrase or pronoun can point."""
_APPOSITION = 16
"""How many tokens after a name its apposition can tell whom the person acts for."""
_COMMA = ","
_INDEFINITE = "\u0627"
"""The ending of an indefinite predicate in Arabic."""
_EARLY = 3
"""A pronoun among the first tokens of a sentence points to the sentence before."""


class Resolver:
    """Works out the drafts of one article."""

    def __init__(self, article: Article, world: Registry, words: list[Words], drafts: list[Draft]) -> None:
        self.article = article
        self.world = world
        self.words = words
        self.people = People(article, world)
        self.drafts = drafts
        self.lost: list[Draft] = []

    def resolve(self) -> list[Draft]:
        """The drafts that mean somebody, or whose phrase stays open, in the order of the text."""
        self._full_names()
        self._bodies()
        self._offices()
        self._short_names()
        self._more_short_names()
        self._owners()
        self.drafts.sort(key=_place)
        self._counterparts()
        self._phrases()
        lost = set(self.lost)
        return [draft for draft in self.drafts if draft not in lost]

    def _full_names(self) -> None:
        """People named in full, known or built from the text."""
        split = []
        for draft in self.drafts:
            if draft.kind is not MentionKind.NAME or not (draft.candidates or draft.name):
                continue
            if draft.name is not None:
                self._unknown(draft)
            elif not draft.needs or draft.title is not None:
                identity = self.people.choose(draft)
                rest = self._separate(draft, identity)
                if rest is not None:
                    split.append(rest)
                if identity is not None:
                    self._settle(draft, identity)
        self.drafts += split

    def _unknown(self, draft: Draft) -> None:
        """A name that no list has: a title or a verb of saying beside it shows that it is one."""
        words = self.words[draft.sentence]
        if draft.title is None:
            before, after = words.before(draft.first), words.at(draft.last)
            spoken = any(match is not None and "by-speech" in match.meaning.words for match in (before, after))
            if not spoken:
                return
        if draft.title is not None and not draft.codes:
            draft.codes = self._shared_codes(draft)
        if not draft.codes:
            draft.codes = self._described_codes(draft)
        self._settle(draft, self.people.known_by_title(draft, words) or self.people.build(draft, words))

    def _shared_codes(self, draft: Draft) -> tuple[str, ...]:
        """The codes of the titled name just before, which "and" joins to this one: "the minister of X, A, and the adviser B"."""
        words = self.words[draft.sentence]
        match = words.at(draft.first)
        if match is None or "and" not in match.particles:
            return ()
        for other in self.drafts:
            if other.sentence == draft.sentence and 0 <= draft.first - other.last <= _JOINED and other.title is not None:
                return other.codes
        return ()

    def _described_codes(self, draft: Draft) -> tuple[str, ...]:
        """The code that an apposition after the name tells: "X, an expert who served as ambassador of Y".

        Only a post that is said of X counts, which its ending shows; not "who met the minister of Y".
        """
        words = self.words[draft.sentence]
        if words.keys[draft.last : draft.last + 1] != [_COMMA]:
            return ()
        for other in sorted(self.drafts, key=_place):
            if other.sentence != draft.sentence or other.first <= draft.last:
                continue
            if other.first > draft.last + _APPOSITION or other.name is not None:
                return ()
            if other.kind is MentionKind.OFFICE and len(other.codes) == 1 and words.keys[other.first].endswith(_INDEFINITE):
                return other.codes
        return ()

    def _settle(self, draft: Draft, identity: str) -> None:
        words = self.words[draft.sentence]
        draft.actors = (identity,)
        draft.resolved = True
        name = draft.name or " ".join(
            [words.keys[draft.head_first][draft.head_prefix :], *words.keys[draft.head_first + 1 : draft.head_last]]
        )
        self.people.register(identity, draft, name)

    def _separate(self, draft: Draft, identity: str | None) -> Draft | None:
        """A high title of one state and the name of another's leader are two: "the Russian president told X"."""
        actor = self.world.actor(identity) if identity is not None else None
        title = draft.title
        if title is None or not title.codes or draft.rule != "title-name":
            return None
        known = codes_of(actor) if actor is not None else frozenset[str]()
        leading = any(level in ("head", "top") for level in levels_of(title))
        if not leading or known & set(title.codes) or (actor is None and not draft.needs):
            return None
        office = Draft(
            draft.sentence, title.first, title.last, draft.prefix, MentionKind.OFFICE, "office", codes=title.codes, title=title
        )
        draft.first, draft.prefix, draft.title, draft.codes, draft.rule = draft.head_first, draft.head_prefix, None, (), "name"
        return office

    def _bodies(self) -> None:
        """States, organisations and places; those by a short or common form only beside a full one."""
        sure = {
            draft.codes[0] for draft in self.drafts if draft.codes and not draft.needs and draft.kind is not MentionKind.ADJECTIVE
        }
        for draft in self.drafts:
            if draft.rule == "place":
                place = self.world.places.get(draft.phrase or "")
                draft.phrase = None
                draft.codes = (place.state,) if place is not None and place.state is not None else ()
                draft.resolved = True
            elif draft.actors and not draft.resolved:
                options = [code for code in draft.options if code in sure]
                if options and draft.actors[0] not in sure:
                    draft.actors = draft.codes = (options[0],)
                if draft.needs and draft.actors[0] not in sure:
                    self.lost.append(draft)
                draft.resolved = True

    def _short_names(self) -> None:
        """Surnames alone: of somebody named in full in the article, else of a leader whose surname is no common word."""
        for draft in self.drafts:
            if not draft.needs or draft.resolved or not draft.candidates or draft.kind is not MentionKind.NAME:
                continue
            identity = self._short(draft)
            if identity is None:
                self.lost.append(draft)
            else:
                draft.actors = (identity,)
                draft.resolved = True

    def _short(self, draft: Draft) -> str | None:
        named = [identity for identity in draft.candidates if identity in self.people.named]
        key = self._key(draft)
        if named:
            return named[0] if len(named) == 1 else None
        other = self.people.by_short(key)
        if other is not None:
            return other
        if draft.weak:
            return None
        day = self.article.published
        leading = [i for i in draft.candidates if (actor := self.world.actor(i)) is not None and is_leading(actor, day)]
        return leading[0] if len(leading) == 1 else None

    def _key(self, draft: Draft) -> str:
        words = self.words[draft.sentence]
        first = draft.head_first if draft.head_first >= 0 else draft.first
        last = draft.head_last if draft.head_last >= 0 else draft.last
        return " ".join([words.keys[first][draft.head_prefix :], *words.keys[first + 1 : last]])

    def _more_short_names(self) -> None:
        """Short names that only this article gives, of people built from it or spelt in another way."""
        possible = self._beginning_short()
        if not possible:
            return
        lost = set(self.lost)
        taken = {(draft.sentence, at) for draft in self.drafts if draft not in lost for at in range(draft.first, draft.last)}
        for words in self.words:
            for at, key in enumerate(words.keys):
                if key in possible and (words.index, at) not in taken and words.is_word(at) and not _is_function(words, at):
                    self._short_at(words, at)

    def _beginning_short(self) -> set[str]:
        """The words of the article with which a short name, or another spelling of one, can begin."""
        people = self.people
        names = people.firsts | people.variants.keys()
        if not names:
            return set()
        words = self.words[0]
        keys = {key for sentence in self.words for key in sentence.keys}
        near = [key for key in keys if not names.isdisjoint(words.beginnings(key))]
        return {key for key in near if any(people.begins_short(stem) for _, stem, _ in words.stems(key))}

    def _short_at(self, words: Words, at: int) -> None:
        """A short name that begins at a token, unless it is a common word that nothing shows to be a name."""
        common = common_words(self.article.language)
        for prefix, stem, last in _readings(words, at):
            owner = self.people.by_short(stem)
            if owner is None or (stem in common and not _beside_speech(words, at, last)):
                continue
            self.drafts.append(Draft(words.index, at, last, prefix, MentionKind.NAME, "surname", actors=(owner,), resolved=True))
            return

    def _owners(self) -> None:
        """Offices and governments named by the person they belong to: "the administration of X"."""
        for draft in self.drafts:
            of = (
                draft.title.of
                if draft.title is not None and not draft.codes
                else draft.candidates
                if draft.kind is MentionKind.STATE
                else ()
            )
            if not of:
                continue
            named = [identity for identity in of if identity in self.people.named]
            leading = [i for i in of if (actor := self.world.actor(i)) is not None and is_leading(actor, self.article.published)]
            chosen = named or leading
            code = self.people.code(chosen[0]) if len(chosen) == 1 else None
            if code is not None:
                draft.codes = (code,)
                if draft.kind is MentionKind.STATE:
                    draft.actors = (code,)
                    draft.resolved = True
            elif draft.kind is MentionKind.STATE:
                self.lost.append(draft)

    def _offices(self) -> None:
        """Titles without a name: who holds the office on the article's day; a surname after it is the holder's."""
        for draft in self.drafts:
            title = draft.title
            if draft.kind is MentionKind.OFFICE and title is not None and title.roles != ("counterpart",) and draft.codes:
                draft.actors = self._holders(draft.codes, title.roles, title)
                draft.resolved = True
                self.people.named |= dict.fromkeys(draft.actors)
                self._remember(draft, title.roles)

    def _remember(self, draft: Draft, roles: tuple[str, ...]) -> None:
        """Let a later, shorter title lead to the holder of an office: "the minister of X" after "the foreign minister of X"."""
        if len(draft.codes) == 1 and draft.title is not None and not draft.title.former:
            for role in roles:
                self.people.roles[draft.codes[0], role] |= dict.fromkeys(draft.actors)

    def _counterparts(self) -> None:
        """The office of the person named before, in the other state: "his counterpart"."""
        before: Draft | None = None
        for draft in self.drafts:
            title = draft.title
            if draft.kind is MentionKind.OFFICE and title is not None and not draft.actors:
                roles = title.roles if title.roles != ("counterpart",) else self._counterpart_roles(before, draft)
                draft.actors = self._holders(draft.codes, roles, title)
                draft.resolved = True
                self._remember(draft, roles)
            if draft.title is not None or (draft.actors and draft.kind is MentionKind.NAME):
                before = draft

    def _counterpart_roles(self, before: Draft | None, draft: Draft) -> tuple[str, ...]:
        """The roles of the person named before: a counterpart has the same."""
        if before is None or draft.sentence - before.sentence > 1:
            return ()
        if before.title is not None and before.title.roles != ("counterpart",):
            return before.title.roles
        actor = self.people.actor(before.actors[0]) if before.actors else None
        day = self.article.published
        if actor is None:
            return ()
        return tuple(
            row.role
            for row in actor.holdings
            if day is not None and (row.since is None or row.since <= day) and _open(row.until, day)
        )

    def _holders(self, codes: tuple[str, ...], roles: tuple[str, ...], title: Title) -> tuple[str, ...]:
        """The holder for each code; of a title in the plural the state itself where its holder is not known."""
        found: list[str] = []
        for code in codes:
            found += self._holder(code, roles, title) or ((code,) if len(codes) > 1 else ())
        return tuple(dict.fromkeys(found))

    def _holder(self, code: str, roles: tuple[str, ...], title: Title) -> tuple[str, ...]:
        told = self.people.titled(code, roles)
        if len(told) == 1 and not title.former:
            return tuple(told)
        day = self.article.published
        if "leader" in roles:
            roles = (*roles, "supreme-leader")
        if title.former:
            former = former_holder(self.world, code, roles, day)
            return (former,) if former is not None else ()
        holders = office_holders(self.world, code, roles, day)
        named = tuple(identity for identity in holders if identity in self.people.named)
        if day is None and len(holders) > 1:
            holders = ()
        chosen = named if len(named) == 1 else holders
        return chosen if len(chosen) == 1 else ()

    def _phrases(self) -> None:
        """Pronouns, definite phrases and bare titles: the last that fit, when there is no doubt."""
        people: list[tuple[int, str, Draft]] = []
        bodies: list[tuple[int, str]] = []
        for draft in self.drafts:
            if draft.phrase is not None and draft.kind is MentionKind.GROUP:
                draft.actors = tuple(self._same_official(draft, people)) or draft.actors
            elif draft.phrase is not None and not draft.resolved:
                draft.actors = tuple(self._antecedents(draft, people, bodies))
                draft.resolved = True
            for identity in draft.actors:
                actor = self.people.actor(identity)
                if actor is not None and actor.kind == "person":
                    people.append((draft.sentence, identity, draft))
                    code = draft.codes[0] if draft.codes else self.people.code(identity)
                    if code is not None:
                        bodies.append((draft.sentence, code))
                elif (
                    not draft.as_place
                    and draft.kind in (MentionKind.STATE, MentionKind.NAME)
                    and (actor is None or actor.kind != "outlet")
                ):
                    bodies.append((draft.sentence, identity))

    def _antecedents(self, draft: Draft, people: list[tuple[int, str, Draft]], bodies: list[tuple[int, str]]) -> Iterable[str]:
        near = [entry for entry in people if draft.sentence - entry[0] <= _NEAR]
        if draft.phrase == "two-sides":
            return _last_two([entry for entry in bodies if draft.sentence - entry[0] <= _NEAR])
        if draft.phrase == "two-people":
            return _last_two([(sentence, identity) for sentence, identity, _ in near])
        if draft.phrase == "title":
            return self._by_role(draft, near)
        if draft.first <= _EARLY:
            earlier = [entry for entry in near if entry[0] < draft.sentence]
            here = [entry for entry in near if entry[0] == draft.sentence]
            if earlier and not here:
                last = earlier[-1][0]
                return (next(identity for sentence, identity, _ in earlier if sentence == last),)
        here = [entry for entry in near if entry[0] == draft.sentence]
        only = dict.fromkeys(identity for _, identity, _ in here)
        return only if len(only) == 1 else ()

    def _same_official(self, draft: Draft, people: list[tuple[int, str, Draft]]) -> Iterable[str]:
        """The last one named who acts for the state: "the Iranian official"."""
        for sentence, identity, told in reversed(people):
            if draft.sentence - sentence > _NEAR:
                break
            code = told.codes[0] if told.codes else self.people.code(identity)
            if code in draft.codes:
                return (identity,)
        return ()

    def _by_role(self, draft: Draft, near: list[tuple[int, str, Draft]]) -> Iterable[str]:
        title = draft.title
        if title is None:
            return ()
        for _, identity, told in reversed(near):
            roles = set(told.title.roles) if told.title is not None else set()
            actor = self.people.actor(identity)
            roles |= {row.role for row in actor.holdings} if actor is not None else set()
            if any(same_role(asked, role) for asked in title.roles for role in roles):
                return (identity,)
        return ()


def _place(draft: Draft) -> tuple[int, int, int]:
    return draft.sentence, draft.first, draft.last


def _open(until: object, day: object) -> bool:
    return until is None or day <= until  # type: ignore[operator]


def _last_two(entries: list[tuple[int, str]]) -> Iterable[str]:
    """The two of the nearest sentence that names exactly two, with those after it."""
    for sentence in sorted({entry[0] for entry in entries}, reverse=True):
        since = dict.fromkeys(identity for at, identity in entries if at >= sentence)
        if len(since) == 2:
            return since
        if len(since) > 2:
            return ()
    return ()


def _readings(words: Words, at: int) -> Iterable[tuple[int, str, int]]:
    """A token with and without particles, alone and with the one after it."""
    for prefix, stem, _ in words.stems(words.keys[at]):
        if at + 1 < len(words.keys):
            yield prefix, f"{stem} {words.keys[at + 1]}", at + 2
        yield prefix, stem, at + 1


def _beside_speech(words: Words, first: int, last: int) -> bool:
    before, after = words.before(first), words.at(last)
    return any(match is not None and "by-speech" in match.meaning.words for match in (before, after))


def _is_function(words: Words, at: int) -> bool:
    match = words.at(at)
    return match is not None and bool(match.meaning.words & {"name-stop", "by-speech", "place-inside"})
