"""The world as the data files tell it: actors, offices by date, outlets, places and issues, looked up by id or folded name."""

from __future__ import annotations

from collections import defaultdict
from datetime import date
from functools import cache

import msgspec

from wasata.model.actors import Actor, ActorKind, Holding, Name, Office
from wasata.model.issues import Issue
from wasata.model.outlets import Outlet
from wasata.model.places import Place
from wasata.text.fold import fold
from wasata.world.classes import groups
from wasata.world.issues import load_issues
from wasata.world.load import HoldingRow, NameRow, WorldRows, load_rows

_ORGANIZATION_KINDS = {
    "group": ActorKind.GROUP,
    "party": ActorKind.GROUP,
    "bloc": ActorKind.GROUP,
    "armed-group": ActorKind.GROUP,
}


class Registry(msgspec.Struct, frozen=True):
    """Everything that is known of the world, by id."""

    actors: dict[str, Actor]
    offices: dict[str, Office]
    outlets: dict[str, Outlet]
    places: dict[str, Place]
    issues: tuple[Issue, ...]
    genders: dict[str, str]
    """`f` or `m` by the id of a person."""
    holders_of: dict[str, tuple[HoldingRow, ...]]
    """The holdings of each office."""
    offices_of: dict[tuple[str, str], tuple[str, ...]]
    """Ids of the offices by code and role, and by the longer role that an id ends with, such as `spokesperson-army`."""
    hosts: dict[str, str]
    """Outlet id by web host."""
    outlet_keys: dict[str, str]
    """Outlet id by folded name."""
    place_keys: dict[str, str]
    """State code by the folded name of a place or state."""
    organs: dict[str, str]
    """State code by the id of an organisation that is an organ of that state."""

    def actor(self, identity: str) -> Actor | None:
        """The actor with this id."""
        return self.actors.get(identity)

    def office(self, identity: str) -> Office | None:
        """The office with this id."""
        return self.offices.get(identity)

    def outlet(self, identity: str) -> Outlet | None:
        """The outlet with this id."""
        return self.outlets.get(identity)

    def outlet_by_host(self, host: str) -> Outlet | None:
        """The outlet whose site has this host name, with or without a host name below it."""
        parts = host.lower().rstrip(".").split(".")
        for start in range(len(parts) - 1):
            identity = self.hosts.get(".".join(parts[start:]))
            if identity is not None:
                return self.outlets[identity]
        return None

    def outlet_by_name(self, name: str) -> Outlet | None:
        """The outlet that has this name in one of its forms."""
        identity = self.outlet_keys.get(fold(name).strip())
        return None if identity is None else self.outlets[identity]

    def place_state(self, key: str) -> str | None:
        """The code of the state that a place is in, by the folded name of the place."""
        return self.place_keys.get(key)

    def acting(self, code: str) -> str:
        """The code that stands for another: of an organ of a state its state, else the code itself."""
        return self.organs.get(code, code)

    def holders(self, office: str, day: date | None) -> tuple[str, ...]:
        """Ids of those who hold an office on a day; without a day, of all who are known to have held it."""
        return tuple(row.person for row in self.holders_of.get(office, ()) if day is None or held(row, day))


def held(row: HoldingRow | Holding, day: date) -> bool:
    """Whether a holding covers a day; one whose end is not certain covers no day."""
    if row.since is not None and day < row.since:
        return False
    if row.until is not None:
        return day <= row.until
    return not row.ended


@cache
def registry() -> Registry:
    """The registry of the data files that come with the package."""
    return build_registry(load_rows())


def build_registry(rows: WorldRows) -> Registry:
    """A registry of these rows."""
    offices = {row.id: Office(id=row.id, code=row.code, role=row.role) for row in rows.offices}
    holders_of: dict[str, list[HoldingRow]] = defaultdict(list)
    offices_of: dict[tuple[str, str], list[str]] = defaultdict(list)
    for row in rows.holdings:
        if row.office in offices:
            holders_of[row.office].append(row)
    for office in offices.values():
        offices_of[office.code, office.role].append(office.id)
        where = office.id.find(f"{office.role}-")
        if where > 0:
            offices_of[office.code, office.id[where:]].append(office.id)
    outlets = _outlets(rows)
    places = {row.id: Place(id=row.id, state=row.state, names=()) for row in rows.places}
    names = _names(rows.place_names)
    places = {place.id: msgspec.structs.replace(place, names=names.get(place.id, ())) for place in places.values()}
    return Registry(
        actors=_actors(rows, offices),
        offices=offices,
        outlets=outlets,
        places=places,
        issues=load_issues(),
        genders={row.id: row.gender for row in rows.persons if row.gender is not None},
        holders_of={office: tuple(found) for office, found in holders_of.items()},
        offices_of={key: tuple(found) for key, found in offices_of.items()},
        hosts={host: outlet.id for outlet in outlets.values() for host in outlet.hosts},
        outlet_keys=_outlet_keys(outlets),
        place_keys=_place_keys(rows, places),
        organs={row.id: row.state for row in rows.organizations if row.state is not None and row.kind == "organization"},
    )


def _names(rows: tuple[NameRow, ...]) -> dict[str, tuple[Name, ...]]:
    found: dict[str, list[Name]] = defaultdict(list)
    for row in rows:
        found[row.id].append(Name(row.lang, row.form, row.kind))
    return {identity: tuple(dict.fromkeys(names)) for identity, names in found.items()}


def _actors(rows: WorldRows, offices: dict[str, Office]) -> dict[str, Actor]:
    names = _names(rows.state_names + rows.person_names + rows.organization_names)
    found = {row.id: Actor(id=row.id, kind=ActorKind.STATE, names=names.get(row.id, ()), code=row.id) for row in rows.states}
    for group in groups():
        forms = tuple(Name(language, form) for language in ("ar", "fa") for form in getattr(group, language))
        found[group.id] = Actor(id=group.id, kind=ActorKind.GROUP, names=(*forms, Name("en", group.id.lower())), code=group.id)
    for organization in rows.organizations:
        found[organization.id] = Actor(
            id=organization.id,
            kind=_ORGANIZATION_KINDS.get(organization.kind, ActorKind.ORGANIZATION),
            names=_with_english(names.get(organization.id, ()), organization.english),
            code=organization.id,
            members=tuple(organization.members.split()),
        )
    holdings: dict[str, list[Holding]] = defaultdict(list)
    for row in rows.holdings:
        office = offices.get(row.office)
        if office is None:
            continue
        holdings[row.person].append(
            Holding(office=office.id, code=office.code, role=office.role, since=row.since, until=row.until, ended=row.ended)
        )
    for person in rows.persons:
        found[person.id] = Actor(
            id=person.id,
            kind=ActorKind.PERSON,
            names=_with_english(names.get(person.id, ()), person.english),
            code=person.code,
            holdings=tuple(holdings.get(person.id, ())),
            wikidata=person.wikidata,
        )
    for outlet in rows.outlets:
        forms = tuple(Name(row.lang, row.form, row.kind) for row in rows.outlet_names if row.id == outlet.id)
        found[outlet.id] = Actor(id=outlet.id, kind=ActorKind.OUTLET, names=forms, code=outlet.id)
    return found


def _with_english(names: tuple[Name, ...], english: str | None) -> tuple[Name, ...]:
    if english is None or any(name.language == "en" and name.form == english for name in names):
        return names
    return (*names, Name("en", english))


def _outlets(rows: WorldRows) -> dict[str, Outlet]:
    names = _names(rows.outlet_names)
    return {
        row.id: Outlet(
            id=row.id,
            names=names.get(row.id, ()),
            state=row.state,
            languages=tuple(row.languages.split()),
            hosts=tuple(row.hosts.split()),
            agency=row.agency,
        )
        for row in rows.outlets
    }


def _outlet_keys(outlets: dict[str, Outlet]) -> dict[str, str]:
    found: dict[str, str] = {}
    for outlet in outlets.values():
        for name in outlet.names:
            found.setdefault(fold(name.form), outlet.id)
    return found


def _place_keys(rows: WorldRows, places: dict[str, Place]) -> dict[str, str]:
    found: dict[str, str] = {}
    for row in rows.state_names:
        if row.kind != "adjective":
            found.setdefault(fold(row.form), row.id)
    for place in places.values():
        if place.state is not None:
            for name in place.names:
                found.setdefault(fold(name.form), place.state)
    return found
