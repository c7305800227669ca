"""Who held which office when, and for whom a person acts on a day."""

from __future__ import annotations

from datetime import date

from wasata.model.actors import Actor, ActorKind, Holding
from wasata.world.classes import roles
from wasata.world.load import HoldingRow
from wasata.world.registry import Registry, held

_LEADING = ("head", "top")
_KNOWN_ALONE = frozenset({"foreign-minister", "high-representative", "secretary-general", "director-general"})
"""Roles below the head of state whose holder goes by the surname alone."""


def code_on(actor: Actor, day: date | None) -> str | None:
    """The code that a person acts for on a day: of the office held, else of the last one left, else the person's own."""
    holding = _holding_on(actor.holdings, day)
    if holding is not None:
        return holding.code
    return actor.code or (actor.holdings[-1].code if actor.holdings else None)


def _holding_on(holdings: tuple[Holding, ...], day: date | None) -> Holding | None:
    """The holding that covers a day, the highest first; without a day the one still held."""
    covering = [row for row in holdings if (held(row, day) if day is not None else row.until is None and not row.ended)]
    return min(covering, key=_rank, default=None)


def _rank(holding: Holding) -> int:
    role = roles().get(holding.role)
    return _LEADING.index(role.level) if role is not None and role.level in _LEADING else len(_LEADING)


def codes_of(actor: Actor) -> frozenset[str]:
    """Every code that a person has acted for."""
    return frozenset(row.code for row in actor.holdings) | ({actor.code} if actor.code is not None else set())


def is_leading(actor: Actor, day: date | None) -> bool:
    """Whether a surname alone stands for this person: at the head of a state or of its foreign affairs, on the day or before."""
    for row in actor.holdings:
        role = roles().get(row.role)
        leading = role is not None and (role.level == "head" or role.id in _KNOWN_ALONE)
        if leading and (day is None or row.since is None or row.since <= day):
            return True
    return False


def is_shared(world: Registry, code: str, role: str) -> bool:
    """Whether several hold such a post of a state or organisation at a time."""
    known = roles().get(role)
    actor = world.actor(code)
    in_state = actor is not None and actor.kind is ActorKind.STATE
    return known is not None and known.shared is not None and (known.shared == "always" or in_state)


def office_holders(world: Registry, code: str, roles_asked: tuple[str, ...], day: date | None) -> tuple[str, ...]:
    """Ids of those who held an office of a code on a day, for the first of the roles that such an office is known of.

    Without a day only an office that has had one holder tells who is meant.
    """
    for role in roles_asked:
        offices = () if is_shared(world, code, role) else world.offices_of.get((code, role), ())
        if offices:
            return tuple(dict.fromkeys(person for office in offices for person in world.holders(office, day)))
    return ()


def former_holder(world: Registry, code: str, roles_asked: tuple[str, ...], day: date | None) -> str | None:
    """The id of who left an office last before a day."""
    if day is None:
        return None
    for role in roles_asked:
        offices = () if is_shared(world, code, role) else world.offices_of.get((code, role), ())
        rows = [row for office in offices for row in world.holders_of.get(office, ())]
        left = [row for row in rows if row.until is not None and row.until < day]
        if left:
            return max(left, key=_until).person
    return None


def _until(row: HoldingRow) -> date:
    return row.until or date.min
