"""Running text cut into sentences, with the abbreviations of each language.

In the case files `‖` is where a sentence ends, `¦` where one ends without a blank after its stop.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from wasata.lang.abbreviations import abbreviations
from wasata.text.sentences import sentence_spans

CASES = Path(__file__).parent / "cases"


def read(language: str) -> list[tuple[str, str]]:
    lines = (CASES / f"sentences_{language}.txt").read_text(encoding="utf-8").splitlines()
    return [(language, line) for line in lines if line]


@pytest.mark.parametrize(("language", "case"), [*read("ar"), *read("fa")])
def test_a_text_is_cut_where_a_reader_would(language: str, case: str) -> None:
    wanted = [part.strip() for part in case.replace("¦", "‖").split("‖") if part.strip()]
    text = case.replace(" ‖", "").replace("¦", "").strip()

    found = [text[span.start : span.end] for span in sentence_spans(text, 0, len(text), abbreviations(language))]

    assert found == wanted
