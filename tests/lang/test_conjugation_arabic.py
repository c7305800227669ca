"""Arabic forms against tables written form by form from the grammar, not by the generator."""

from __future__ import annotations

import csv
from functools import cache
from pathlib import Path

import pytest

from wasata.lang.conjugation import FREE, JOINED, Inflector, Paradigms
from wasata.lang.data import read_csv, read_toml
from wasata.lang.forms import lexicon
from wasata.text.fold import fold

TABLES = Path(__file__).parent / "tables"
VERBS = list(csv.DictReader((TABLES / "ar_verbs.csv").read_text(encoding="utf-8").splitlines()))
PERSONS = list(csv.DictReader((TABLES / "ar_persons.csv").read_text(encoding="utf-8").splitlines()))
NAMES = {"s": "singular", "d": "dual", "p": "plural", "m": "masculine", "f": "feminine"}
COLUMNS = {
    "past": "past-active",
    "present": "present-active-indicative",
    "jussive": "present-active-jussive",
}
SINGLE = {
    "past_passive": "past-passive",
    "present_passive": "present-passive-indicative",
    "active_participle": "active-participle",
    "passive_participle": "passive-participle",
    "verbal_noun": "verbal-noun",
}


@cache
def inflector() -> Inflector:
    return Inflector(read_toml("wasata.lang", "ar/morphology.toml", Paradigms), "ar/morphology.toml")


@cache
def listed(form: str, root: str) -> dict[str, str]:
    rows = read_csv("wasata.lang", "ar/verbs.csv", dict[str, str])
    return next((row for row in rows if (row["form"], row["root"]) == (form, root)), {})


def forms(row: dict[str, str], use: int = FREE) -> dict[tuple[str, str], list[str]]:
    """The spellings by cell and person, such as ("past-active", "3ms"); "" for the first ending of a cell."""
    known = listed(row["form"], row["root"])
    flags = known.get("flags", "").replace("intr", "")  # the tables give the whole passive, used or not
    word = {**known, "flags": flags, **{key: row[key] for key in ("form", "root", "vowels")}}
    found: dict[tuple[str, str], list[str]] = {}
    for made in inflector().inflect(word):
        if not made.use & use:
            continue
        cell = inflector().paradigms.cells[made.cell]
        ending = inflector().paradigms.endings[cell.endings][made.ending]
        person = f"{ending.person or ''}{(ending.gender or '')[:1]}{(ending.number or '')[:1]}"
        found.setdefault((cell.name, person), []).append(made.word)
        if made.ending == 0:
            found.setdefault((cell.name, ""), []).append(made.word)
    return found


def person_of(column: str, made: dict[tuple[str, str], list[str]], cell: str) -> list[str]:
    exact = made.get((cell, column))
    return exact if exact is not None else made[(cell, column[0] + column[-1])]  # no gender told: 1s, 1p, 2d


@pytest.mark.parametrize("row", VERBS, ids=lambda row: f"{row['form']}-{row['root']}")
def test_the_principal_forms_of_a_verb(row: dict[str, str]) -> None:
    made = forms(row)
    wrong = []
    for column, due in row.items():
        tense, _, person = column.partition("_")
        if not due:
            continue
        if tense in COLUMNS and person in ("3ms", "3fs", "3mp", "1s"):
            found = person_of(person, made, COLUMNS[tense])
        elif column in SINGLE:
            found = made[(SINGLE[column], "")]
        else:
            continue
        if due not in found:
            wrong.append((column, due, found))
    assert wrong == []


@pytest.mark.parametrize("row", PERSONS, ids=lambda row: f"{row['form']}-{row['root']}-{row['cell']}")
def test_all_persons_of_a_verb(row: dict[str, str]) -> None:
    made = forms(row)
    persons = [column for column in row if column[0] in "123"]
    assert len(persons) == 13
    wrong = [
        (person, row[person], person_of(person, made, row["cell"]))
        for person in persons
        if row[person] not in person_of(person, made, row["cell"])
    ]
    assert wrong == []


def test_every_class_of_verbs_is_covered() -> None:
    assert {row["form"] for row in VERBS} >= {"I", "II", "III", "IV", "V", "VI", "VII", "VIII", "X", "QI", "QII"}
    assert {row["vowels"] for row in VERBS if row["form"] == "I"} == {"a-u", "a-i", "a-a", "i-a", "i-i"}
    assert len(VERBS) >= 60


def test_before_a_pronoun_a_form_changes_its_end() -> None:
    made = forms({"form": "X", "root": "dEw", "vowels": ""}, JOINED)
    assert made[("past-active", "3ms")] == ["استدعا"]
    assert made[("past-active", "3mp")] == ["استدعو"]
    assert "قرؤ" in forms({"form": "I", "root": "qrC", "vowels": "a-a"}, JOINED)[("present-active-indicative", "3ms")][0]
    assert "زيارت" in forms({"form": "I", "root": "zwr", "vowels": "a-u"}, JOINED)[("verbal-noun", "s")]


def test_every_verb_of_the_list_is_found_again() -> None:
    words = lexicon("ar")
    rows = read_csv("wasata.lang", "ar/verbs.csv", dict[str, str])
    assert len(rows) >= 350
    for row in rows:
        lemma = fold(row["lemma"])
        found = [form for form in words.analyse(lemma) if form.lemma == lemma and form.pattern == row["form"]]
        assert any(form.part == "verb" and form.tense == "past" and form.person == 3 for form in found), row
