"""No name of the lists loses letters to a clitic: with the names known none is cut, without them only those counted here."""

from __future__ import annotations

import csv
from functools import cache
from importlib.resources import files

import pytest

from wasata.lang.data import LANGUAGES
from wasata.lang.forms import lexicon
from wasata.model.sentences import TokenKind
from wasata.text.tokens import tokens

NAMES_OF_THEIR_OWN = ("given_names.csv", "person_names.csv", "place_names.csv", "state_names.csv")
"""Lists whose words are names; those of organisations and outlets are made of ordinary words, which may have clitics."""
MOST_CUT_UNKNOWN = {"ar": 0.04, "fa": 0.02}
"""The share of names that may be cut by who does not know them. Lower it when the guard gets better."""


@cache
def name_keys(language: str, *, own: bool) -> frozenset[str]:
    """The folded words of the names of a language: of all lists, or of those that hold nothing but names."""
    found: set[str] = set()
    for path in files("wasata.world").iterdir():
        if "_names" not in path.name or (own and path.name not in NAMES_OF_THEIR_OWN):
            continue
        for row in csv.DictReader(path.read_text(encoding="utf-8").splitlines()):
            if row["lang"] == language:
                found.update(token.key for token in tokens(row["form"]) if token.kind is TokenKind.WORD)
    return frozenset(found)


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_name_that_is_known_is_cut(language: str) -> None:
    known = name_keys(language, own=False)
    guard = lexicon(language).segment_guarded

    assert [key for key in known if guard(key, known).prefix or guard(key, known).suffix] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_few_names_are_cut_by_who_does_not_know_them(language: str) -> None:
    names = name_keys(language, own=True)
    readings = {key: lexicon(language).segment_guarded(key) for key in names}
    cut = [key for key, reading in readings.items() if reading.suffix or (reading.prefix and reading.proclitics != ("the",))]

    assert len(cut) <= MOST_CUT_UNKNOWN[language] * len(names)


@pytest.mark.parametrize(
    ("key", "name"),
    [("وموسكو", "موسكو"), ("بموسكو", "موسكو"), ("لطهران", "طهران"), ("وبوتين", "بوتين"), ("كلندن", "لندن")],
)
def test_a_clitic_before_a_known_name_is_still_found(key: str, name: str) -> None:
    assert lexicon("ar").segment_guarded(key, name_keys("ar", own=False)).stem == name
