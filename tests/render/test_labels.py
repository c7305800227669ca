from __future__ import annotations

import pytest

from wasata.lang.cues import cues
from wasata.lang.data import LANGUAGES
from wasata.lang.frames import meanings
from wasata.model.clauses import Status
from wasata.model.quotes import QuoteKind
from wasata.render.labels import labels


def test_every_category_that_the_data_can_give_has_a_label() -> None:
    known = labels()

    assert {meaning.type for meaning in meanings().values()} <= set(known.types)
    assert {status.value for status in Status} == set(known.statuses)
    assert {kind.value for kind in QuoteKind} == set(known.quotes)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_speech_act_of_a_language_has_a_label(language: str) -> None:
    assert {cue.act for cue in cues(language).by_lemma.values()} <= set(labels().acts)
