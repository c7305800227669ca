from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wasata.lang.clitics import readings
from wasata.text.fold import fold

KEYS = st.text(alphabet="والبكلسفهمنايتدرشزعى", max_size=12).map(fold)


def taken(word: str, language: str) -> set[tuple[tuple[str, ...], str, str | None]]:
    return {(reading.proclitics, reading.stem, reading.enclitic) for reading in readings(fold(word), language)}


@pytest.mark.parametrize(
    ("word", "proclitics", "stem", "enclitic"),
    [
        ("والمحادثات", ("and", "the"), "المحادثات"[2:], None),
        ("للوفد", ("to", "the"), "وفد", None),
        ("وبالعاصمة", ("and", "with", "the"), "عاصمة", None),
        ("فسيزور", ("so", "future"), "يزور", None),
        ("كدولة", ("like",), "دولة", None),
        ("به", (), "ب", "him"),
        ("لهم", (), "ل", "them"),
        ("عليها", (), "على", "her"),
        ("سفارتهم", (), "سفارة", "them"),
        ("استدعاه", (), "استدعى", "him"),
        ("وزراؤنا", (), "وزراء", "us"),
        ("ولقائه", ("and",), "لقاء", "him"),
        ("أبلغني", (), "أبلغ", "me"),
    ],
)
def test_arabic(word: str, proclitics: tuple[str, ...], stem: str, enclitic: str | None) -> None:
    assert (proclitics, fold(stem), enclitic) in taken(word, "ar")


@pytest.mark.parametrize(
    ("word", "stem", "enclitic"),
    [
        ("پیشنهادها", "پیشنهاد", "plural"),
        ("پیشنهادهای", "پیشنهاد", "indefinite"),
        ("پیشنهاد‌هایشان", "پیشنهاد", "their"),
        ("گسترده‌ترین", "گسترده", "most"),
        ("برنامه‌ای", "برنامه", "indefinite"),
        ("کشورش", "کشور", "his"),
        ("آماده‌اند", "آماده", "are"),
        ("سفیرمان", "سفیر", "our"),
        ("اورا", "او", "object"),
        ("اینکه", "این", "that"),
    ],
)
def test_persian(word: str, stem: str, enclitic: str) -> None:
    assert ((), fold(stem), enclitic) in taken(word, "fa")


def test_a_lost_half_space_after_the_preposition() -> None:
    assert (("to",), "طور", None) in taken("بهطور", "fa")


def test_each_part_has_its_characters() -> None:
    reading = next(found for found in readings("وللوزاره", "ar") if found.stem == "وزاره")
    assert [(part.name, part.start, part.end) for part in reading.parts] == [("and", 0, 1), ("to", 1, 2), ("the", 2, 3)]
    reading = next(found for found in readings("برنامههايشان", "fa") if found.stem == "برنامه" and len(found.parts) == 2)
    assert [(part.name, part.start, part.end) for part in reading.parts] == [("plural", 6, 8), ("their", 8, 12)]


def test_the_whole_word_comes_first_and_then_the_smallest_cut() -> None:
    found = readings(fold("وبالوزير"), "ar")
    assert found[0].stem == fold("وبالوزير")
    assert not found[0].parts
    sizes = [reading.prefix + reading.suffix for reading in found]
    assert sizes == sorted(sizes)


def test_a_word_too_long_is_not_taken_apart() -> None:
    assert len(readings("و" * 5000, "ar")) == 1


@given(key=KEYS, language=st.sampled_from(("ar", "fa")))
def test_parts_and_stem_fill_the_key(key: str, language: str) -> None:
    for reading in readings(key, language):
        assert 0 <= reading.prefix <= len(key) - reading.suffix
        covered = [part for part in reading.parts if part.end <= reading.prefix]
        after = [part for part in reading.parts if part.start >= len(key) - reading.suffix]
        assert sum(part.end - part.start for part in covered) == reading.prefix
        assert sum(part.end - part.start for part in after) == reading.suffix
        assert len(covered) + len(after) == len(reading.parts)
