"""Hostile text costs no more than its length: steps are counted, not timed."""

from __future__ import annotations

import importlib
import pkgutil
import re
import sys
from collections.abc import Callable, Iterator
from datetime import date
from types import FrameType

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import wasata.lang
import wasata.text
from wasata.lang.identify import identify, variety
from wasata.lang.line_language import line_language
from wasata.lang.numbers import find_numbers
from wasata.lang.times import find_times, publication_time
from wasata.text.fold import fold, fold_map
from wasata.text.marks import quotation_pairs
from wasata.text.sentences import sentence_spans
from wasata.text.tokens import tokens

ANCHOR = date(2025, 3, 4)
PIECES = (
    *(
        "ا",
        "\u200c",
        "ـ",
        "\u064b",
        " ",
        "\n",
        ".",
        "…",
        "؟",
        "!",
        "،",
        "(",
        "/",
        "-",
        ":",
        "1",
        "12",
        "2025",
        "د.",
        "a",
        "😀",
        "ﷺ",
    ),
    *("«", "»", "“", "”", '"', "'", "‘", "’", "و", "من ", "بين ", "إلى ", "قبل ", "الأحد ", "مارس", "ألف ", "نصف ", "الموافق "),
    *("از ", "تا ", "یک ", "هزار ", "شنبه ", "روز ", "این ", "سال ", "\ud800"),
)
READ_DATA_ONLY = {"wasata.lang.conjugation"}
"""Modules whose patterns never meet the text of a page."""
READERS: dict[str, Callable[[str], object]] = {
    "fold": fold,
    "fold_map": fold_map,
    "tokens": tokens,
    "sentence_spans": lambda text: sentence_spans(text, 0, len(text), frozenset({"د"})),
    "quotation_pairs": quotation_pairs,
    "identify": identify,
    "variety": variety,
    "line_language": line_language,
    "publication_time": lambda text: publication_time(text, None),
    "times ar": lambda text: find_times(text, tokens(text), "ar", ANCHOR),
    "times fa": lambda text: find_times(text, tokens(text), "fa", ANCHOR),
    "numbers ar": lambda text: find_numbers(tokens(text), "ar"),
    "numbers fa": lambda text: find_numbers(tokens(text), "fa"),
}


def steps(work: Callable[[str], object], text: str) -> int:
    """How many functions, those of C included, are called by the work."""
    count = 0

    def step(_frame: FrameType, event: str, _argument: object) -> None:
        nonlocal count
        count += event in ("call", "c_call")

    before = sys.getprofile()
    sys.setprofile(step)
    try:
        work(text)
    finally:
        sys.setprofile(before)
    return count


def patterns() -> Iterator[tuple[str, re.Pattern[str]]]:
    """Every pattern of the modules that read text."""
    for package in (wasata.text, wasata.lang):
        for module in pkgutil.iter_modules(package.__path__, package.__name__ + "."):
            for name, value in vars(importlib.import_module(module.name)).items():
                if isinstance(value, re.Pattern) and module.name not in READ_DATA_ONLY:
                    yield f"{module.name}.{name}", value


@pytest.mark.parametrize("reader", READERS)
@settings(max_examples=25)
@given(st.lists(st.sampled_from(PIECES), min_size=1, max_size=4))
def test_twice_the_text_is_at_most_about_twice_the_work(reader: str, pieces: list[str]) -> None:
    unit = "".join(pieces)
    work = READERS[reader]
    work(unit)

    once, twice = steps(work, unit * 150), steps(work, unit * 300)

    assert twice <= 2.3 * once + 2000


@pytest.mark.parametrize("name", sorted(name for name, _ in patterns()))
def test_a_repetition_without_bound_gives_nothing_back(name: str) -> None:
    source = dict(patterns())[name].pattern
    bare = re.sub(r"\\.|\[(?>(?:\\.|[^\]\\])*)\]", "x", source)
    bare = re.sub(r"\(\?>(\(\?:[^()]*\))\*\)", r"\1", bare)  # a repeated group in an atomic one

    assert re.findall(r"(?:[*+]|,\})(?!\+)(?<!\+\+)(?<!\*\+)(?<!\}\+)(?<!\?\+)", bare) == []


@pytest.mark.parametrize("unit", ["«", "ا", "1:", "د. ", "الأحد و"])
@pytest.mark.parametrize("reader", ["fold", "tokens", "sentence_spans", "quotation_pairs", "identify", "publication_time"])
def test_a_very_long_text_is_read_to_its_end(reader: str, unit: str) -> None:
    READERS[reader](unit * (200_000 // len(unit)))


@pytest.mark.parametrize("name", sorted(name for name, _ in patterns()))
def test_no_group_is_repeated_possessively(name: str) -> None:
    """Python 3.11 before 3.11.5 takes half of the last turn of such a group: "27," of "27, 2025"."""
    assert re.findall(r"(?<!\\)\)[*+?]\+", dict(patterns())[name].pattern) == []
