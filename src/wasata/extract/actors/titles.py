"""Titles with what they are of: roles, states and organisations in the order in which a text puts them."""

from __future__ import annotations

from wasata.extract.actors.drafts import Title
from wasata.extract.actors.words import Words
from wasata.world.classes import given_names, roles, words_of
from wasata.world.matcher import Match, Sort

_PARTS = 8
_ABOUT_WORDS = 5
_POSTED = frozenset({"ambassador", "envoy", "permanent-representative", "charge-d-affaires", "consul", "special-envoy"})
_SERVING = frozenset({"spokesperson", "adviser", "envoy", "press-secretary", "presidency-chief-of-staff", "special-envoy"})
_PARTS_OF = {"presidency": "president"}
"""The part of a role's name where it differs from that of the institution."""
_BODIES = frozenset({Sort.STATE, Sort.SEAT, Sort.ORGANIZATION, Sort.INSTITUTION})
_PEOPLE = frozenset({Sort.PERSON, Sort.SURNAME})


class Body:
    """A state, an organ of one, or an organisation, over tokens up to `last`."""

    __slots__ = ("code", "institution", "last", "of", "sort")

    def __init__(self, code: str | None, last: int, sort: Sort, institution: str | None = None, of: tuple[str, ...] = ()) -> None:
        self.code = code
        self.last = last
        self.sort = sort
        self.institution = institution
        self.of = of


def body_at(words: Words, start: int, depth: int = 0) -> Body | None:
    """The state, organ or organisation that begins at a token; its code is `None` when the text does not say whose it is."""
    match = words.at(start)
    if match is None or depth > 2:
        return None
    sorts = match.meaning.sorts
    if Sort.INSTITUTION in sorts:
        return _institution(words, match, depth)
    for sort in (Sort.STATE, Sort.SEAT, Sort.ORGANIZATION, Sort.OUTLET):
        if sort in sorts:
            entries = match.meaning.of(sort)
            if sort is Sort.OUTLET and entries[0].weak:
                return None
            return Body(entries[0].id, match.last, sort)
    return None


def _institution(words: Words, match: Match, depth: int) -> Body:
    """An organ of a state: its name, then the adjective, the name or the seat of the state, or the person whose it is."""
    institution = match.meaning.of(Sort.INSTITUTION)[0].id
    at = match.last
    for _ in range(3):
        after = words.at(at)
        if after is None or "and" in after.particles:
            break
        sorts = after.meaning.sorts
        if Sort.ADJECTIVE in sorts and not after.particles:
            return Body(after.meaning.of(Sort.ADJECTIVE)[0].id, after.last, Sort.INSTITUTION, institution)
        if sorts & {Sort.STATE, Sort.SEAT} and (after.particles == {"to"} or (not after.particles and not words.closed(match))):
            return Body(after.meaning.of(Sort.STATE, Sort.SEAT)[0].id, after.last, Sort.INSTITUTION, institution)
        if Sort.INSTITUTION in sorts and after.particles <= {"to"} and institution != "side":
            inner = body_at(words, at, depth + 1)
            return (
                inner if inner is not None and inner.code is not None else Body(None, match.last, Sort.INSTITUTION, institution)
            )
        if institution == "government" and sorts & _PEOPLE and not after.particles:
            people = tuple(entry.id for entry in after.meaning.of(*_PEOPLE))
            return Body(None, after.last, Sort.INSTITUTION, institution, people)
        if institution == "government" and Sort.ROLE in sorts and not after.particles:
            title = title_at(words, at)
            ends = words.at(title.last) if title is not None else None
            if title is not None and ends is not None and ends.meaning.sorts & _PEOPLE and not ends.particles:
                people = tuple(entry.id for entry in ends.meaning.of(*_PEOPLE))
                return Body(None, ends.last, Sort.INSTITUTION, institution, people)
            break
        if not after.meaning.words & {"title-adjective"}:
            break
        at = after.last
    return Body(None, match.last, Sort.INSTITUTION, institution)


def title_at(words: Words, start: int, depth: int = 0) -> Title | None:
    """The title that begins at a token, with everything that belongs to it except the name."""
    match = words.at(start)
    if match is None or depth > 2:
        return None
    meaning = match.meaning
    following = words.at(match.last)
    if (
        "deputy" in meaning.words
        and following is not None
        and Sort.ROLE in following.meaning.sorts
        and "and" not in following.particles
    ):
        inner = title_at(words, match.last, depth + 1)
        if inner is not None:
            return Title(start, inner.last, ("deputy",), inner.codes, deputy=True, former=inner.former, definite=inner.definite)
    plural = Sort.ROLE not in meaning.sorts
    if plural and Sort.ROLES not in meaning.sorts:
        return None
    entries = meaning.of(Sort.ROLES if plural else Sort.ROLE)
    fixed = tuple({code for entry in entries if (code := roles()[entry.id].code) is not None})
    title = Title(
        start, match.last, tuple(entry.id for entry in entries), fixed[:1], plural=plural, definite=is_definite(words, match)
    )
    for _ in range(_PARTS):
        if not _extend(words, title, depth):
            break
    return title


def article_of(words: Words) -> str | None:
    """The article of the language, where it has one."""
    return next(iter(words_of(words.language, "article")), None)


def is_definite(words: Words, match: Match) -> bool:
    """Whether the title's first word has the article; a language without one counts as definite."""
    letters = article_of(words)
    if letters is None or match.last - match.first > 1:
        return True
    return words.keys[match.first][match.prefix :].startswith((letters, "".join(words_of(words.language, "hidden-article"))))


def _extend(words: Words, title: Title, depth: int) -> bool:
    """Take the next part of the title; `False` when there is none."""
    after = words.at(title.last)
    if after is None:
        return title.plural and bool(title.codes) and _take_listed(words, title)
    if title.plural and title.codes and _take_listed(words, title):
        return True
    return (
        _take_filler(words, title, after)
        or _take_adjective(title, after)
        or _take_body(words, title, after)
        or _take_superior(words, title, after, depth)
        or _take_posting(words, title, after)
        or _take_subject(words, title, after)
    )


def _take_filler(words: Words, title: Title, after: Match) -> bool:
    if after.particles or not after.meaning.words & {"title-adjective", "former"}:
        return False
    if after.meaning.sorts & {Sort.ROLE, Sort.PERSON} and words.language == "fa" and "former" not in after.meaning.words:
        return False
    title.former = title.former or "former" in after.meaning.words
    title.last = after.last
    return True


def _take_adjective(title: Title, after: Match) -> bool:
    entries = after.meaning.of(Sort.ADJECTIVE)
    if not entries or after.particles > {"and"} or (after.particles and not title.plural):
        return False
    if title.codes and not title.plural:
        return False
    title.codes = (*title.codes, entries[0].id)
    title.last = after.last
    return True


def _take_body(words: Words, title: Title, after: Match) -> bool:
    """The state or organisation that the title is of."""
    if title.codes and not (title.plural and "and" in after.particles):
        return False
    if not after.meaning.sorts & _BODIES or not after.particles <= ({"to", "and"} if title.plural else {"to"}):
        return False
    head = words.at(title.first)
    if Sort.STATE in after.meaning.sorts and not after.particles and not title.plural and head is not None and words.closed(head):
        return False
    body = body_at(words, after.first)
    if body is None or (body.code is None and not body.of):
        if body is not None and set(title.roles) & _SERVING:
            title.last = body.last
            title.roles = (f"{title.roles[0]}-{_PARTS_OF.get(body.institution or '', body.institution)}", *title.roles)
            return True
        return False
    if body.code is not None:
        title.codes = (*title.codes, body.code)
    title.of = body.of
    part = _PARTS_OF.get(body.institution or "", body.institution) if body.sort is not Sort.SEAT else "president"
    if part is not None:
        title.roles = (f"{title.roles[0]}-{part}", *title.roles)
    title.last = body.last
    return True


def _take_listed(words: Words, title: Title) -> bool:
    """The next state of a list with commas or a separate "and", of a title in the plural."""
    joins = (",", *words_of(words.language, "separate-and"))
    after = words.at(title.last + 1) if words.is_key(title.last, *joins) else None
    if after is None or after.particles or not after.meaning.sorts & {Sort.STATE, Sort.ADJECTIVE}:
        return False
    title.codes = (*title.codes, after.meaning.of(Sort.STATE, Sort.ADJECTIVE)[0].id)
    title.last = after.last
    return True


def _take_superior(words: Words, title: Title, after: Match, depth: int) -> bool:
    """The office or the person that the holder serves: "adviser to the president of …"."""
    if title.codes or title.of or not set(title.roles) & _SERVING or "and" in after.particles:
        return False
    if after.meaning.sorts & _PEOPLE:
        if "spokesperson" not in title.roles and (Sort.PERSON in after.meaning.sorts or (title.definite and article_of(words))):
            return False
        title.of = tuple(entry.id for entry in after.meaning.of(*_PEOPLE))
        title.last = after.last
        return True
    inner = title_at(words, after.first, depth + 1) if Sort.ROLE in after.meaning.sorts else None
    if inner is None or not inner.codes:
        return False
    title.codes = inner.codes
    title.last = inner.last
    return True


def _take_posting(words: Words, title: Title, after: Match) -> bool:
    """Where an ambassador or envoy is sent: "ambassador of X in Y", "envoy to Y"."""
    if "ambassador-to" not in after.meaning.words or after.particles:
        return False
    target = words.at(after.last)
    if target is None or target.particles or not target.meaning.sorts & (_BODIES | {Sort.PLACE}):
        return False
    body = body_at(words, target.first)
    if (
        not title.codes
        and "analyst" not in title.roles
        and not title.plural
        and body is not None
        and body.sort is Sort.ORGANIZATION
    ):
        title.codes = (body.code,) if body.code is not None else ()
    elif not set(title.roles) & _POSTED or not title.codes:
        return False
    if body is not None and body.sort is Sort.ORGANIZATION and body.code is not None:
        title.roles = (f"ambassador-{body.code.lower()}", *title.roles)
    title.last = body.last if body is not None else target.last
    return True


def _take_subject(words: Words, title: Title, after: Match) -> bool:
    """What the post is about, up to the name: "for political affairs"."""
    if "about-region" not in after.meaning.words:
        return False
    known = given_names(words.language)
    for at in range(after.last, min(after.last + _ABOUT_WORDS, len(words.keys) + 1)):
        match = words.at(at)
        named = at < len(words.keys) and (words.keys[at] in known or (match is not None and Sort.PERSON in match.meaning.sorts))
        if at > after.last and (named or not words.is_word(at)):
            title.last = at
            return True
        if match is not None and "name-stop" in match.meaning.words:
            return False
    return False
