"""The rows of the world's data files, decoded and checked against each other."""

from __future__ import annotations

from datetime import date
from importlib import resources
from typing import TypeVar

import msgspec

from wasata.errors import DataError
from wasata.lang.data import read_csv
from wasata.model.actors import NameKind

PACKAGE = "wasata.world"
LANGUAGES = ("ar", "en", "fa")

T = TypeVar("T")


class StateRow(msgspec.Struct, frozen=True, gc=False, forbid_unknown_fields=True):
    """A state or territory with its ISO 3166 alpha-3 code."""

    id: str
    region: str


class NameRow(msgspec.Struct, frozen=True, gc=False, forbid_unknown_fields=True):
    """One form of a name."""

    id: str
    lang: str
    form: str
    kind: NameKind = NameKind.FULL


class PersonRow(msgspec.Struct, frozen=True, gc=False, forbid_unknown_fields=True):
    """A person; `code` is what a person without a dated office acts for."""

    id: str
    gender: str | None = None
    code: str | None = None
    wikidata: str | None = None
    english: str | None = None


class OfficeRow(msgspec.Struct, frozen=True, gc=False, forbid_unknown_fields=True):
    """A post, with the code of the state or organisation and a role of `roles.toml`."""

    id: str
    code: str
    role: str


class HoldingRow(msgspec.Struct, frozen=True, gc=False, forbid_unknown_fields=True):
    """That a person held an office; `ended` for an end whose day is not certain."""

    person: str
    office: str
    since: date | None = None
    until: date | None = None
    ended: bool = False


class OrganizationRow(msgspec.Struct, frozen=True, gc=False, forbid_unknown_fields=True):
    """An organisation or group; `members` are codes separated by blanks."""

    id: str
    kind: str
    state: str | None = None
    members: str = ""
    english: str | None = None


class OutletRow(msgspec.Struct, frozen=True, gc=False, forbid_unknown_fields=True):
    """An outlet; languages and hosts are separated by blanks."""

    id: str
    state: str | None = None
    agency: bool = False
    languages: str = ""
    hosts: str = ""


class PlaceRow(msgspec.Struct, frozen=True, gc=False, forbid_unknown_fields=True):
    """A town, region or site; without a state when several share it or none has it."""

    id: str
    state: str | None = None


class WorldRows(msgspec.Struct, frozen=True, gc=False):
    """All rows of the world's data."""

    states: tuple[StateRow, ...]
    state_names: tuple[NameRow, ...]
    persons: tuple[PersonRow, ...]
    person_names: tuple[NameRow, ...]
    offices: tuple[OfficeRow, ...]
    holdings: tuple[HoldingRow, ...]
    organizations: tuple[OrganizationRow, ...]
    organization_names: tuple[NameRow, ...]
    outlets: tuple[OutletRow, ...]
    outlet_names: tuple[NameRow, ...]
    places: tuple[PlaceRow, ...]
    place_names: tuple[NameRow, ...]


def load_rows() -> WorldRows:
    """Every row of every file, decoded; `check_rows` tells whether they fit together."""
    return WorldRows(
        states=_rows("states.csv", StateRow),
        state_names=_rows("state_names.csv", NameRow) + _rows("state_names_more.csv", NameRow),
        persons=_rows("persons.csv", PersonRow),
        person_names=_rows("person_names.csv", NameRow),
        offices=_rows("offices.csv", OfficeRow),
        holdings=_rows("holdings.csv", HoldingRow),
        organizations=_rows("organizations.csv", OrganizationRow),
        organization_names=_rows("organization_names.csv", NameRow),
        outlets=_rows("outlets.csv", OutletRow),
        outlet_names=_rows("outlet_names.csv", NameRow),
        places=_rows("places.csv", PlaceRow),
        place_names=_rows("place_names.csv", NameRow),
    )


def _rows(path: str, shape: type[T]) -> tuple[T, ...]:
    """The rows of a file; none while the file does not exist."""
    if not resources.files(PACKAGE).joinpath(path).is_file():
        return ()
    return read_csv(PACKAGE, path, shape)


def check_rows(rows: WorldRows) -> None:
    """Raise `DataError` unless ids are unique and every reference leads somewhere. Rows that fail are left out when reading."""
    states = _unique("states.csv", [row.id for row in rows.states])
    organizations = _unique("organizations.csv", [row.id for row in rows.organizations])
    persons = _unique("persons.csv", [row.id for row in rows.persons])
    offices = _unique("offices.csv", [row.id for row in rows.offices])
    outlets = _unique("outlets.csv", [row.id for row in rows.outlets])
    places = _unique("places.csv", [row.id for row in rows.places])
    codes = states | organizations
    _unique("states.csv with organizations.csv, persons.csv and outlets.csv", [*states, *organizations, *persons, *outlets])
    _known("persons.csv", "code", codes, [row.code for row in rows.persons])
    _known("offices.csv", "code", codes, [row.code for row in rows.offices])
    _known("holdings.csv", "person", persons, [row.person for row in rows.holdings])
    _known("holdings.csv", "office", offices, [row.office for row in rows.holdings])
    _known("organizations.csv", "state", states, [row.state for row in rows.organizations])
    _known("organizations.csv", "members", codes, [code for row in rows.organizations for code in row.members.split()])
    _known("outlets.csv", "state", states, [row.state for row in rows.outlets])
    _known("places.csv", "state", states, [row.state for row in rows.places])
    for path, names, ids in (
        ("state_names.csv or state_names_more.csv", rows.state_names, states),
        ("person_names.csv", rows.person_names, persons),
        ("organization_names.csv", rows.organization_names, organizations),
        ("outlet_names.csv", rows.outlet_names, outlets),
        ("place_names.csv", rows.place_names, places),
    ):
        _known(path, "id", ids, [row.id for row in names])
        _known(path, "lang", frozenset(LANGUAGES), [row.lang for row in names])
    _check_holdings(rows.holdings)


def _check_holdings(holdings: tuple[HoldingRow, ...]) -> None:
    for row in holdings:
        if row.since is not None and row.until is not None and row.until < row.since:
            raise DataError(
                f"wasata.world/holdings.csv: {row.person} cannot leave {row.office} on {row.until} before {row.since}"
            )


def _unique(path: str, ids: list[str]) -> frozenset[str]:
    seen = set()
    for identity in ids:
        if identity in seen:
            raise DataError(f"wasata.world/{path}: the id {identity} stands twice; give one of them another")
        seen.add(identity)
    return frozenset(seen)


def _known(path: str, column: str, known: frozenset[str], values: list[str | None]) -> None:
    for value in values:
        if value is not None and value not in known:
            raise DataError(f"wasata.world/{path}, column {column}: {value!r} is not known; correct it or add its row")
