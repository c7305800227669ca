from __future__ import annotations

import tempfile
from collections.abc import Iterator
from pathlib import Path

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from wasata.errors import UsageError
from wasata.store import Reader

from .files import keep
from .samples import SECOND_RUN, make_reading


@pytest.fixture(scope="module")
def reader() -> Iterator[Reader]:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "r.wasata"
        keep(path, make_reading("a.txt"), make_reading("b.txt", repeated=2))
        with Reader.open(path) as reader:
            yield reader


def found(reader: Reader, *words: list[str], phrase: bool = False, limit: int = 20, offset: int = 0) -> list[int]:
    return [hit.sentence for hit in reader.search(words, phrase=phrase, limit=limit, offset=offset)]


def test_all_words_are_required_in_any_of_their_forms(reader: Reader) -> None:
    assert sorted(found(reader, ["وزير"])) == [0, 0, 1, 1, 3, 4]
    assert sorted(found(reader, ["وزير"], ["مسقط"])) == [1, 1, 4]
    assert sorted(found(reader, ["none", "مسقط"], ["ايراني", "none"])) == [1, 1, 4]
    assert found(reader, ["وزير"], ["none"]) == []


def test_hit_names_article_sentence_and_span(reader: Reader) -> None:
    article = make_reading("a.txt").articles[0]
    hit = reader.search([["استقبل"]])[0]
    assert (hit.article, hit.sentence, hit.span) == (article.article.id, 1, article.sentences[1].span)
    assert hit.rank < 0


def test_phrase_words_follow_each_other_whatever_forms_stand_between(reader: Reader) -> None:
    assert found(reader, ["استقبل"], ["وزير"], ["نظير"], phrase=True) == [1, 1, 4]
    assert found(reader, ["وزير"], ["استقبل"], phrase=True) == []
    assert found(reader, ["وزير"], ["نظير"], ["مسقط"], phrase=True) == []
    assert found(reader, ["استقبل"], ["وزير"], phrase=True, limit=1, offset=1) == [1]


def test_limit_and_offset_cut_one_order(reader: Reader) -> None:
    whole = found(reader, ["وزير"])
    assert [found(reader, ["وزير"], limit=1, offset=number)[0] for number in range(6)] == whole
    assert found(reader, ["وزير"], offset=6) == []
    assert found(reader, ["وزير"], limit=0) == []
    with pytest.raises(UsageError):
        found(reader, ["وزير"], limit=-1)


def test_ties_stand_in_the_order_of_the_record(reader: Reader) -> None:
    hits = reader.search([["استقبل"]])
    assert len({hit.rank for hit in hits}) == 1
    assert hits[0].article == make_reading("a.txt").articles[0].article.id
    assert reader.search([["استقبل"]]) == hits


def test_words_without_tokens_are_not_asked_for(reader: Reader) -> None:
    assert found(reader) == found(reader, []) == found(reader, [""], ["|"]) == []
    assert found(reader, [], ["استقبل"], [" "]) == found(reader, ["استقبل"])


@given(st.lists(st.lists(st.text(max_size=9), max_size=3), max_size=4), st.booleans())
def test_no_token_is_taken_for_syntax(reader: Reader, words: list[list[str]], phrase: bool) -> None:
    reader.search(words, phrase=phrase)


@pytest.mark.parametrize(
    "token", ['"', "وزير*", "search:وزير", "NEAR(وزير عمان)", "AND", "a\0b", "(", "^وزير", "-", "'", "\ud800", "وزير\u200f"]
)
def test_signs_of_the_query_language_have_no_meaning(reader: Reader, token: str) -> None:
    assert found(reader, [token]) == []


def test_many_forms_of_a_word(reader: Reader) -> None:
    assert len(found(reader, [f"word{number}" for number in range(2000)] + ["استقبل"])) == 3


def test_signs_belong_to_tokens(record: Path) -> None:
    reading = make_reading()
    part = msgspec.structs.replace(reading.articles[0], search=("3.5 2025/03/01 covid-19", "3 5", 'it\'s "x"'))
    keep(record, msgspec.structs.replace(reading, articles=(part,)))
    with Reader.open(record) as reader:
        assert found(reader, ["3.5"]) == [0]
        assert found(reader, ["3"]) == [1]
        assert found(reader, ["covid-19"]) == [0]
        assert found(reader, ["it's"]) == [2]
        assert found(reader, ['"x"']) == [2]


def test_only_what_views_show_is_found_and_ranked(record: Path) -> None:
    keep(record, make_reading())
    with Reader.open(record) as reader:
        rank = reader.search([["عمان"]])[0].rank
    keep(record, make_reading(run=SECOND_RUN), run=SECOND_RUN)
    with Reader.open(record) as reader:
        assert [hit.rank for hit in reader.search([["عمان"]])] == [rank]
