"""Assertions of the same happening, joined within a page."""

from __future__ import annotations

from collections.abc import Iterable

from wasata.model.assertions import Assertion
from wasata.model.clauses import Status
from wasata.model.events import Event

_TOLD_AS_DONE = frozenset({Status.ACTUAL, Status.HISTORICAL})


def join_within_page(assertions: Iterable[Assertion]) -> tuple[tuple[str, str], ...]:
    """For each event the id of the fact that it belongs to, which is that of the first assertion of the fact.

    Two events are one happening when their types agree, the sets of codes that take part are equal, neither mode nor status
    contradicts, no person on one side is replaced by another, and their days can be the same.
    """
    facts: list[list[tuple[Assertion, Event]]] = []
    joined = []
    for assertion in assertions:
        if not isinstance(assertion.claim, Event):
            continue
        event = assertion.claim
        home = next((fact for fact in facts if all(_same(assertion, event, *other) for other in fact)), None)
        if home is None:
            home = []
            facts.append(home)
        home.append((assertion, event))
        joined.append((assertion.id, home[0][0].id))
    return tuple(joined)


def _same(one: Assertion, event: Event, other: Assertion, told: Event) -> bool:
    return (
        event.type == told.type
        and _codes(event) == _codes(told)
        and _agree(event.mode, told.mode)
        and (event.status == told.status or {event.status, told.status} <= _TOLD_AS_DONE)
        and _same_people(event, told)
        and _days_meet(one, other)
    )


def _codes(event: Event) -> frozenset[str]:
    return frozenset(person.code or person.actor for person in (*event.actors, *event.recipients))


def _people(event: Event) -> dict[str, set[str]]:
    """The persons who act for each code."""
    people: dict[str, set[str]] = {}
    for person in (*event.actors, *event.recipients):
        if person.code is not None and person.actor != person.code:
            people.setdefault(person.code, set()).add(person.actor)
    return people


def _same_people(event: Event, told: Event) -> bool:
    one, other = _people(event), _people(told)
    return all(one[code] & other[code] for code in one.keys() & other.keys())


def _agree(one: str | None, other: str | None) -> bool:
    return one is None or other is None or one == other


def _days_meet(one: Assertion, other: Assertion) -> bool:
    if one.first is None or one.last is None or other.first is None or other.last is None:
        return True
    return one.first <= other.last and other.first <= one.last
