"""What the lists of people, offices and organisations promise."""

from __future__ import annotations

from collections import defaultdict
from itertools import pairwise

import pytest

from wasata.model.actors import NameKind
from wasata.world.load import NameRow, WorldRows, load_rows

FORBIDDEN = {
    "ar": "\u06cc\u06a9\u067e\u0686\u0698\u06af\u200c",
    "fa": "\u064a\u0649\u0643\u0629\u0625",
}
"""Letters of the other language's keyboard, and the joiner that Arabic does not write."""


@pytest.fixture(scope="module")
def rows() -> WorldRows:
    return load_rows()


def _named(names: tuple[NameRow, ...], language: str) -> set[str]:
    return {row.id for row in names if row.lang == language and row.kind is NameKind.FULL}


@pytest.mark.parametrize("language", ["ar", "fa"])
def test_every_person_and_organization_has_a_full_name(rows: WorldRows, language: str) -> None:
    assert {row.id for row in rows.persons} <= _named(rows.person_names, language)
    assert {row.id for row in rows.organizations} <= _named(rows.organization_names, language)


def _is_mark_or_shape(character: str) -> bool:
    """Whether a character is a vowel sign or a presentation form."""
    return "\u064b" <= character <= "\u065f" or "\ufb50" <= character <= "\ufefc"


def test_forms_are_spelt_with_the_letters_of_their_language(rows: WorldRows) -> None:
    odd = [
        (row.id, row.form)
        for row in rows.person_names + rows.organization_names
        for character in row.form
        if character in FORBIDDEN.get(row.lang, "") or character == "\u0640" or _is_mark_or_shape(character)
    ]
    assert odd == []


def test_no_form_is_padded_or_has_a_joiner_at_its_edge(rows: WorldRows) -> None:
    names = rows.person_names + rows.organization_names
    assert [row for row in names if row.form != row.form.strip(" \u200c") or "  " in row.form or " \u200c" in row.form] == []


def test_no_form_is_listed_twice(rows: WorldRows) -> None:
    for names in (rows.person_names, rows.organization_names):
        keys = [(row.id, row.lang, row.form) for row in names]
        assert len(keys) == len(set(keys))


def test_two_people_share_short_forms_only(rows: WorldRows) -> None:
    bearers = defaultdict(set)
    for row in rows.person_names:
        if row.kind is NameKind.FULL:
            bearers[row.lang, row.form].add(row.id)
    assert {form: ids for form, ids in bearers.items() if len(ids) > 1} == {}


def test_an_office_is_left_after_it_is_taken(rows: WorldRows) -> None:
    assert [row for row in rows.holdings if row.since and row.until and row.since > row.until] == []
    assert [row for row in rows.holdings if row.ended and row.until] == []


@pytest.mark.parametrize("role", ["president", "prime-minister", "foreign-minister", "king", "emir", "supreme-leader"])
def test_one_person_at_a_time_holds_an_office_of_one(rows: WorldRows, role: str) -> None:
    of_role = {row.id for row in rows.offices if row.role == role}
    terms = defaultdict(list)
    for row in rows.holdings:
        if row.office in of_role and row.since is not None:
            terms[row.office].append((row.since, row.until, row.ended))
    for office, dated in terms.items():
        for (_, until, ended), (since, _, _) in pairwise(sorted(dated, key=lambda term: term[0])):
            assert ended or (until is not None and until <= since), office


def test_members_of_a_bloc_are_listed_once(rows: WorldRows) -> None:
    for row in rows.organizations:
        members = row.members.split()
        assert len(members) == len(set(members)), row.id
