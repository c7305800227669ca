"""The world's data: rows fit together, and look-ups by id, name, host, place and day."""

from __future__ import annotations

from datetime import date

import pytest

from wasata.errors import DataError
from wasata.model.actors import ActorKind
from wasata.world.classes import given_names, groups, institutions, roles, word_classes
from wasata.world.load import HoldingRow, NameRow, OfficeRow, PersonRow, StateRow, WorldRows, check_rows, load_rows
from wasata.world.registry import build_registry, registry


def rows(**changes: object) -> WorldRows:
    given: dict[str, object] = {
        "states": (StateRow("IRN", "middle-east"),),
        "state_names": (NameRow("IRN", "ar", "إيران"),),
        "persons": (PersonRow("first"), PersonRow("second")),
        "person_names": (),
        "offices": (OfficeRow("iran-president", "IRN", "president"),),
        "holdings": (
            HoldingRow("first", "iran-president", since=date(2001, 1, 1), until=date(2004, 12, 31)),
            HoldingRow("second", "iran-president", since=date(2005, 1, 1)),
        ),
        "organizations": (),
        "organization_names": (),
        "outlets": (),
        "outlet_names": (),
        "places": (),
        "place_names": (),
    }
    return WorldRows(**(given | changes))  # type: ignore[arg-type]


def test_the_rows_that_come_with_the_package_fit_together() -> None:
    check_rows(load_rows())


def test_an_office_has_its_holder_of_the_day() -> None:
    world = build_registry(rows())

    days = [date(2000, 1, 1), date(2004, 12, 31), date(2005, 1, 1), None]

    assert [world.holders("iran-president", day) for day in days] == [(), ("first",), ("second",), ("first", "second")]


def test_a_holding_whose_end_is_not_certain_covers_no_day() -> None:
    world = build_registry(rows(holdings=(HoldingRow("first", "iran-president", since=date(2001, 1, 1), ended=True),)))

    assert world.holders("iran-president", date(2002, 1, 1)) == ()


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"holdings": (HoldingRow("nobody", "iran-president"),)}, "holdings.csv, column person: 'nobody' is not known"),
        ({"persons": (PersonRow("first"), PersonRow("first"))}, "the id first stands twice"),
        ({"state_names": (NameRow("IRN", "de", "Iran"),)}, "column lang: 'de' is not known"),
        (
            {"holdings": (HoldingRow("first", "iran-president", since=date(2005, 1, 1), until=date(2004, 1, 1)),)},
            "cannot leave iran-president on 2004-01-01",
        ),
    ],
)
def test_rows_that_do_not_fit_are_named(changes: dict[str, object], message: str) -> None:
    with pytest.raises(DataError, match=message.replace("'", ".")):
        check_rows(rows(**changes))


def test_every_state_has_a_name_in_each_language() -> None:
    world = registry()

    states = [actor for actor in world.actors.values() if actor.kind is ActorKind.STATE]

    assert len(states) > 240
    assert [s.id for s in states if {"ar", "en", "fa"} - {name.language for name in s.names}] == []


def test_outlets_are_found_by_host_and_by_name() -> None:
    world = registry()

    found = [
        world.outlet_by_host("www.ISNA.ir"),
        world.outlet_by_name("ایسنا"),
        world.outlet_by_name("وكالة إسنا"),
        world.outlet("ISNA"),
    ]

    assert [outlet.id if outlet else None for outlet in found] == ["ISNA"] * 4
    assert (world.outlet_by_host("ir"), world.outlet_by_name("لا أحد")) == (None, None)


def test_the_lists_have_the_size_that_the_field_needs() -> None:
    world = registry()

    assert len(world.outlets) >= 150
    assert len(world.places) >= 500
    assert len(world.issues) >= 40


def test_a_place_leads_to_its_state() -> None:
    world = registry()

    assert [world.place_state(key) for key in ("جنيف", "نطنز", "لا مكان")] == ["CHE", "IRN", None]


def test_an_organ_of_a_state_acts_for_it() -> None:
    world = registry()

    assert (world.acting("IRGC"), world.acting("UN")) == ("IRN", "UN")


def test_issues_have_words_in_both_languages_and_known_states() -> None:
    world = registry()

    for issue in world.issues:
        assert {"ar", "en", "fa"} <= {name.language for name in issue.names}, issue.id
        assert all(code in world.actors for code in issue.states), issue.id


def test_word_classes_stand_for_both_languages() -> None:
    assert set(word_classes("ar")) == set(word_classes("fa"))
    assert all(role.ar and role.fa for role in roles().values())
    assert all(group.ar and group.fa for group in groups())
    assert len(institutions()) > 15
    assert min(len(given_names("ar")), len(given_names("fa"))) > 300
