"""The people of one article: known ones chosen among namesakes, unknown ones built from the text, surnames that lead back."""

from __future__ import annotations

import re
from collections import defaultdict

from wasata.extract.actors.drafts import Draft
from wasata.extract.actors.romanise import romanised
from wasata.extract.actors.words import Words
from wasata.model.actors import Actor, ActorKind, Name
from wasata.model.articles import Article
from wasata.world.classes import words_of
from wasata.world.forms import key_of
from wasata.world.holders import code_on, codes_of, is_leading
from wasata.world.registry import Registry
from wasata.world.skeletons import near, skeleton

_VARIED = 4
"""Letters that a short name needs for another spelling of it to count."""
_SLUG = re.compile(r"[^a-z0-9]+")


class People:
    """Who is named in an article, and by which short names."""

    def __init__(self, article: Article, world: Registry) -> None:
        self.article = article
        self.world = world
        self.built: dict[str, Actor] = {}
        self.named: dict[str, None] = {}
        """Ids of people named in full, in the order of the text."""
        self.shorts: dict[str, dict[str, None]] = defaultdict(dict)
        """Ids of those by the keys of their short names."""
        self.variants: dict[str, dict[str, str]] = defaultdict(dict)
        """Short names with their ids by skeleton."""
        self.firsts: set[str] = set()
        """The first words of the short names."""
        self.roles: dict[tuple[str, str], dict[str, None]] = defaultdict(dict)
        """Ids by the code and role of the title that the text gives them."""

    def actor(self, identity: str) -> Actor | None:
        """The actor with an id, built or known."""
        return self.built.get(identity) or self.world.actor(identity)

    def code(self, identity: str) -> str | None:
        """The code that a person acts for on the article's day."""
        actor = self.actor(identity)
        return None if actor is None else code_on(actor, self.article.published)

    def choose(self, draft: Draft) -> str | None:
        """The one known person whom a full name means, or a short one with a title."""
        actors = [actor for identity in draft.candidates if (actor := self.world.actor(identity)) is not None]
        if draft.title is not None and (draft.codes or draft.needs):
            fitting = [actor for actor in actors if self._fits(actor, draft)]
            if draft.needs or len(fitting) == 1:
                actors = fitting
        if len(actors) > 1:
            day = self.article.published
            actors = [actor for actor in actors if is_leading(actor, day)] or actors
        return actors[0].id if len(actors) == 1 else None

    def _fits(self, actor: Actor, draft: Draft) -> bool:
        """Whether the title told can be this person's."""
        if draft.codes:
            return bool(set(draft.codes) & codes_of(actor))
        return draft.title is not None and any(row.role in draft.title.roles for row in actor.holdings)

    def register(self, identity: str, draft: Draft, name: str) -> None:
        """Remember a person named in full, the short names that may follow, and the title told."""
        self.named[identity] = None
        for short in self._shorts_of(identity, name):
            self.shorts[short][identity] = None
            self.firsts.add(short.partition(" ")[0])
            if len(short) >= _VARIED:
                self.variants[skeleton(short)][short] = identity
        if draft.title is not None and not draft.title.former and not draft.title.deputy:
            for code in draft.codes:
                for role in draft.title.roles:
                    self.roles[code, role][identity] = None

    def begins_short(self, key: str) -> bool:
        """Whether a short name, or another spelling of one, can begin with a word."""
        return key in self.firsts or (len(key) >= _VARIED and skeleton(key) in self.variants)

    def by_short(self, key: str) -> str | None:
        """The one person named in full who has a short name, in this spelling or one that differs by a letter."""
        owners = self.shorts.get(key)
        if owners:
            return next(iter(owners)) if len(owners) == 1 else None
        variants = self.variants.get(skeleton(key)) if len(key) >= _VARIED else None
        found = {identity for short, identity in variants.items() if near(key, short)} if variants else set()
        return found.pop() if len(found) == 1 else None

    def _shorts_of(self, identity: str, name: str) -> list[str]:
        """The short names of a person: those listed, and the last word of the name told with its particle."""
        actor = self.actor(identity)
        language = self.article.language
        found = [
            key_of(form.form)
            for form in (actor.names if actor is not None else ())
            if form.kind == "short" and form.language == language
        ]
        words = name.split(" ")
        particles = words_of(language, "compound-name")
        last = words[-1]
        if len(words) > 2 and words[-2] in particles:
            found.append(" ".join(words[-2:]))
            found.append("".join(words[-2:]))
        elif len(last) > 1:
            found.append(last)
        if self.built.get(identity) is not None and words[0].isascii():
            found.append(words[0])
        return found

    def titled(self, code: str, roles: tuple[str, ...]) -> dict[str, None]:
        """Ids of those whom the text gives one of the roles of a code; "minister" is any minister."""
        return {
            identity: None
            for (acts_for, role), ids in self.roles.items()
            if acts_for == code and any(same_role(asked, role) for asked in roles)
            for identity in ids
        }

    def known_by_title(self, draft: Draft, words: Words) -> str | None:
        """The known person whose surname, first letter and office are those of a name that no list has in this form."""
        title = draft.title
        if title is None or draft.head_first < 0:
            return None
        initial = words.keys[draft.head_first][0]
        found = []
        for identity in words.surname_ids(draft.head_last - 1):
            actor = self.world.actor(identity)
            if actor is None or (draft.codes and not set(draft.codes) & codes_of(actor)):
                continue
            in_office = any(row.role in title.roles for row in actor.holdings)
            if in_office and any(key_of(name.form)[:1] == initial for name in actor.names):
                found.append(identity)
        return found[0] if len(found) == 1 else None

    def build(self, draft: Draft, words: Words) -> str:
        """An actor for a name that no list has, known in this article alone; the same name is the same actor."""
        assert draft.name is not None  # noqa: S101 - only drafts of unknown names come here
        for identity, actor in self.built.items():
            if any(key_of(name.form) == draft.name for name in actor.names):
                return identity
        latin = romanised(draft.name)
        identity = _SLUG.sub("-", latin.lower()).strip("-") or "person"
        if self.world.actor(identity) is not None or identity in self.built:
            identity = f"{identity}-{len(self.built) + 2}"
        tokens = words.tokens
        text = self.article.text
        told = draft.title
        self.built[identity] = Actor(
            id=identity,
            kind=ActorKind.PERSON,
            names=(
                Name(self.article.language, text[tokens[draft.head_first].start : tokens[draft.head_last - 1].end]),
                Name("en", latin),
            ),
            code=draft.codes[0] if draft.codes else None,
            article=self.article.id,
            title=text[tokens[told.first].start : tokens[told.last - 1].end]
            if told is not None and told.last > told.first
            else None,
        )
        return identity


def same_role(asked: str, role: str) -> bool:
    """Whether a role is the one asked for; "minister" is any minister."""
    return role == asked or (asked == "minister" and role.endswith("-minister"))
