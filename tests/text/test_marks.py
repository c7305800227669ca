from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wasata.text.marks import quotation_pairs


def quoted(text: str) -> list[str | None]:
    return [None if pair.close is None else text[pair.open + 1 : pair.close] for pair in quotation_pairs(text)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("قال «نعم» ثم “لا”", ["نعم", "لا"]),
        ('گفت "بله" و رفت', ["بله"]),
        ("قال: «سمعت “نعم” منه»", ["سمعت “نعم” منه", "نعم"]),
        ("قال ”نعم“ فقط", ["نعم"]),
        ("قال «لن نقبل", [None]),
        ("قال «سمعت “نعم منه» أمس", ["سمعت “نعم منه", None]),
        ("it's a don't", []),
        ("نهاية» بلا بداية", []),
        ('ارتفاع 5" فقط', []),
    ],
)
def test_marks_pair(text: str, found: list[str | None]) -> None:
    assert quoted(text) == found


def test_depth_tells_a_quotation_in_a_quotation() -> None:
    assert [pair.depth for pair in quotation_pairs("«أ “ب” ج» «د»")] == [0, 1, 0]


@given(st.text(st.sampled_from("اب «»“”„\"'‘’\n")))
def test_pairs_nest_and_lie_in_the_text(text: str) -> None:
    pairs = quotation_pairs(text)

    for pair in pairs:
        assert 0 <= pair.open < len(text)
        if pair.close is not None:
            assert pair.open < pair.close < len(text)
            for other in pairs:
                if pair.open < other.open < pair.close and other.close is not None:
                    assert other.close < pair.close
