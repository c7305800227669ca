"""Persian forms against a table written form by form from the grammar, read through the lexicon."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from wasata.lang.data import read_csv
from wasata.lang.forms import Form, lexicon
from wasata.text.fold import fold
from wasata.text.tokens import tokens

TABLE = Path(__file__).parent / "tables" / "fa_verbs.csv"
VERBS = list(csv.DictReader(TABLE.read_text(encoding="utf-8").splitlines()))
HALF_SPACE = "\u200c"
SINGULAR, PLURAL = "singular", "plural"
MEANINGS = {
    "past_3s": ("past", "indicative", 3, SINGULAR, False),
    "past_negated_3p": ("past", "indicative", 3, PLURAL, True),
    "present_3s": ("present", "indicative", 3, SINGULAR, False),
    "present_negated_1s": ("present", "indicative", 1, SINGULAR, True),
    "perfect_3p": ("perfect", "indicative", 3, PLURAL, False),
    "pluperfect_3s": ("pluperfect", "indicative", 3, SINGULAR, False),
    "future_3s": ("future", "indicative", 3, SINGULAR, False),
    "subjunctive_3p": ("present", "subjunctive", 3, PLURAL, False),
    "imperative": ("present", "imperative", 2, SINGULAR, False),
}


def read(text: str) -> tuple[Form, ...]:
    found, used = lexicon("fa").analyse_at(tokens(text), 0)
    assert used == len(tokens(text)), (text, used)
    return found


@pytest.mark.parametrize("row", VERBS, ids=lambda row: row["infinitive"])
@pytest.mark.parametrize("column", MEANINGS)
def test_a_form_leads_back_to_its_verb(row: dict[str, str], column: str) -> None:
    tense, mood, person, number, negated = MEANINGS[column]
    lemma = fold(row["infinitive"])
    whole = row[column]
    for text in {whole, whole.replace(HALF_SPACE, ""), whole.replace(HALF_SPACE, " "), whole.replace(" ", HALF_SPACE)}:
        meanings = {(form.tense, form.mood, form.person, form.number, form.negated) for form in read(text) if form.lemma == lemma}
        assert (tense, mood, person, number, negated) in meanings, text


@pytest.mark.parametrize("row", VERBS, ids=lambda row: row["infinitive"])
def test_infinitive_and_participle(row: dict[str, str]) -> None:
    lemma = fold(row["infinitive"])
    assert "verbal-noun" in {form.part for form in read(row["infinitive"]) if form.lemma == lemma}
    assert "passive-participle" in {form.part for form in read(row["participle"]) if form.lemma == lemma}


def test_the_table_is_large_enough() -> None:
    assert len(VERBS) >= 60
    assert len(read_csv("wasata.lang", "fa/verbs.csv", dict[str, str])) >= 120
    assert len(read_csv("wasata.lang", "fa/compounds.csv", dict[str, str])) >= 350
