from __future__ import annotations

import tempfile
from datetime import UTC, date, datetime, timedelta, timezone
from pathlib import Path

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from wasata.errors import RecordError, UsageError
from wasata.model.actors import ActorKind
from wasata.model.agreements import Agreement
from wasata.model.dropped import Dropped
from wasata.model.events import Event
from wasata.model.mentions import Mention
from wasata.model.quotes import Quote
from wasata.model.sentences import Sentence
from wasata.store import Reader, doctor
from wasata.store.rows import from_moment, moment

from .files import keep
from .samples import FIRST_RUN, READ_AT, SECOND_RUN, make_reading

WHOLE = st.text(st.characters(codec="utf-8"))
"""Any text without half characters."""


def names(reader: Reader, **asked: object) -> list[str]:
    """Kinds of the assertions found, with the name of their page."""
    pages = {one.page.id: one.page.name for one in reader.pages()}
    articles = {one.id: pages[one.page] for one in reader.articles()}
    return [f"{articles[one.article]} {type(one.claim).__name__}" for one in reader.assertions(**asked)]  # type: ignore[arg-type]


def test_reading_comes_back_as_it_was_given(record: Path) -> None:
    readings = [
        make_reading("a.txt"),
        make_reading("b.txt", url="https://example.org/b", captured=READ_AT, published=None, people=0),
    ]
    keep(record, *readings)
    with Reader.open(record) as reader:
        assert list(reader.readings()) == readings
        assert reader.reading_by_page("b.txt") == readings[1]
        assert reader.reading_by_page("https://example.org/b") == readings[1]
        assert reader.reading_by_page(readings[0].page.id, run=FIRST_RUN.id) == readings[0]
        assert reader.reading_by_page("a.txt", run="r-none") is None
        assert reader.reading_by_page("none.txt") is None


@settings(max_examples=25, deadline=None)
@given(
    ending=WHOLE,
    words=st.lists(WHOLE, min_size=3, max_size=3),
    name=WHOLE.filter(bool),
)
def test_any_text_comes_back_as_it_was_given(ending: str, words: list[str], name: str) -> None:
    reading = make_reading(name, ending=ending)
    article = msgspec.structs.replace(reading.articles[0].article, title=ending, outlet=name)
    search = tuple(words) if any(words) else ()
    part = msgspec.structs.replace(reading.articles[0], article=article, search=search)
    reading = msgspec.structs.replace(reading, articles=(part,))
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "r.wasata"
        keep(path, reading)
        with Reader.open(path) as reader:
            assert reader.reading_by_page(name) == reading
            assert len(list(reader.articles(outlet=name))) == 1
            for word in words:
                reader.search([word.split()])
        assert doctor(path) == ()


def test_columns_cover_every_field_of_records_that_are_kept_in_columns() -> None:
    """A field that is added to one of these records needs a column: add a migration."""
    assert set(Mention.__struct_fields__) == {
        "id", "article", "sentence", "span", "head", "kind", "actors", "code", "as_place", "rule"
    }  # fmt: skip
    assert set(Dropped.__struct_fields__) == {"stage", "reason", "page", "article", "span", "detail"}
    assert set(Sentence.__struct_fields__) == {"article", "index", "span", "block", "tokens"}


def test_parts_of_an_article(record: Path) -> None:
    reading = make_reading()
    keep(record, reading)
    part = reading.articles[0]
    with Reader.open(record) as reader:
        assert reader.article(part.article.id) == part.article
        assert reader.sentences(part.article.id) == part.sentences
        assert reader.mentions(part.article.id) == part.mentions
        assert [reader.assertion(one.id) for one in part.assertions] == list(part.assertions)
        assert list(reader.assertions(article=part.article.id)) == list(part.assertions)
        assert list(reader.signatures()) == [part.signature]
        assert reader.raw(reading.page.version) == reading.raw
        assert list(reader.dropped()) == list(reading.dropped)
        for missing in (reader.article("a-0"), reader.assertion("s-0"), reader.raw("0")):
            assert missing is None
        assert reader.sentences("a-0") == ()
        assert reader.mentions("a-0") == ()
        assert reader.versions("none.txt") == ()


def test_pages_and_versions(record: Path) -> None:
    keep(record, make_reading("a.txt"), make_reading("b.txt"), make_reading("a.txt", ending="!"))
    with Reader.open(record) as reader:
        assert [(one.page.name, one.versions, one.articles, one.run, one.read_at) for one in reader.pages()] == [
            ("a.txt", 2, 1, "r-1", READ_AT),
            ("b.txt", 1, 1, "r-1", READ_AT),
        ]
        first = reader.versions("a.txt")[0]
        assert (first.version, first.size, first.runs, first.latest) == (
            make_reading().page.version, len(make_reading().raw), ("r-1",), False
        )  # fmt: skip


def test_assertions_by_who_stands_in_them(record: Path) -> None:
    keep(record, make_reading())
    with Reader.open(record) as reader:
        kinds = {
            ("salim-example", None): [Quote, Event, Agreement],
            ("salim-example", "actor"): [Event],
            ("IRN", None): [Event, Agreement],
            ("IRN", "recipient"): [Event],
            ("IRN", "said-by"): [Event],
            ("OMN", "party"): [Agreement],
            ("journalists", "addressee"): [Quote],
            ("other-agency", "agency"): [Quote, Event, Agreement],
            ("example-agency", None): [],
        }
        for (actor, role), expected in kinds.items():
            assert [type(one.claim) for one in reader.assertions(actor=actor, role=role)] == expected, (actor, role)
        assert [type(one.claim) for one in reader.assertions(code="OMN", role="speaker")] == [Quote]
        assert [type(one.claim) for one in reader.assertions(code="OMN", role="actor")] == [Event]
        assert [type(one.claim) for one in reader.assertions(code="IRN")] == [Event, Agreement]
        assert [type(one.claim) for one in reader.assertions(actor="salim-example", code="IRN")] == []


def test_code_of_an_actor_is_taken_from_its_record_where_the_claim_is_silent(record: Path) -> None:
    reading = make_reading()
    keep(record, reading)
    person = next(one for one in reading.actors if one.kind is ActorKind.PERSON and one.article)
    with Reader.open(record) as reader:
        assert [type(one.claim) for one in reader.assertions(actor=person.id, code="OMN")] == [Event]


def test_assertions_by_kind_type_language_and_outlet(record: Path) -> None:
    keep(record, make_reading("a.txt"), make_reading("b.txt", language="fa", outlet="other"))
    with Reader.open(record) as reader:
        assert names(reader, kind="quote") == ["a.txt Quote", "b.txt Quote"]
        assert names(reader, type="CONSULT", language="fa") == ["b.txt Event"]
        assert names(reader, type="FIGHT") == []
        assert names(reader, outlet="other", kind="agreement") == ["b.txt Agreement"]


def test_assertions_by_valid_time_need_a_time(record: Path) -> None:
    keep(record, make_reading())
    with Reader.open(record) as reader:
        on = date(2025, 3, 2)
        assert names(reader, since=on, until=on) == ["a.txt Event"]
        assert names(reader, since=date(2025, 3, 3)) == []
        assert names(reader, until=date(2025, 3, 1)) == []
        assert names(reader, until=on) == ["a.txt Event"]
        with pytest.raises(UsageError, match="no day lies between"):
            names(reader, since=on, until=date(2025, 1, 1))


def test_articles_by_language_outlet_page_and_day(record: Path) -> None:
    keep(record, make_reading("a.txt"), make_reading("b.txt", language="fa", outlet="other", published=date(2025, 2, 1)))
    with Reader.open(record) as reader:
        first, second = [one.id for one in reader.articles()]
        assert [one.id for one in reader.articles(language="fa")] == [second]
        assert [one.id for one in reader.articles(outlet="example-agency")] == [first]
        assert [one.id for one in reader.articles(since=date(2025, 3, 1))] == [first]
        assert [one.id for one in reader.articles(until=date(2025, 2, 28))] == [second]
        assert [one.id for one in reader.articles(page=make_reading("b.txt").page.id)] == [second]


def test_what_was_known_on_a_day(record: Path) -> None:
    def at(day: int) -> datetime:
        return datetime(2025, 3, day, 12, tzinfo=UTC)

    keep(
        record,
        make_reading("a.txt", captured=at(4)),
        make_reading("a.txt", ending=" تحديث.", captured=at(10)),
        make_reading("b.txt", published=date(2025, 3, 9)),
    )
    with Reader.open(record) as reader:
        versions = {one.version: one.page for one in reader.articles()}
        first, second = (one.version for one in reader.versions("a.txt"))
        assert second in versions

        def articles(day: int) -> list[str]:
            return [one.version for one in reader.articles(as_of=at(day))]

        other = reader.versions("b.txt")[0].version
        assert articles(1) == []
        assert articles(3) == [first]  # published by then, though the page was saved only later
        assert articles(9) == [first, other]
        assert articles(11) == [second, other]
        assert len(list(reader.assertions(as_of=at(3), kind="event"))) == 1
        assert list(reader.assertions(as_of=at(1))) == []


def test_facts_hold_their_assertions(record: Path) -> None:
    reading = make_reading()
    keep(record, reading)
    with Reader.open(record) as reader:
        expected: dict[str, list[str]] = {}
        for assertion, fact in reading.articles[0].groups:
            expected.setdefault(fact, []).append(assertion)
        assert {one.fact: list(one.assertions) for one in reader.facts()} == expected


def test_actors_are_those_of_shown_readings_as_read_last(record: Path) -> None:
    reading = make_reading(people=2)
    keep(record, reading)
    renamed = msgspec.structs.replace(reading.actors[0], wikidata="Q842")
    again = make_reading(run=SECOND_RUN)
    keep(record, msgspec.structs.replace(again, actors=(renamed, *again.actors[1:])), run=SECOND_RUN)
    with Reader.open(record) as reader:
        actors = {one.id: one for one in reader.actors()}
    assert actors["OMN"] == renamed
    assert len(actors) == 4


def test_summary_counts_what_views_show(record: Path) -> None:
    keep(record, make_reading("a.txt"), make_reading("a.txt", ending="!"), make_reading("b.txt", language="fa", outlet=None))
    with Reader.open(record) as reader:
        found = reader.summary()
    assert (found.pages, found.versions, found.readings, found.runs, found.articles) == (2, 3, 3, 1, 2)
    assert found.languages == (("ar", 1), ("fa", 1))
    assert found.outlets == (("example-agency", 1),)
    assert (found.first_published, found.last_published) == (date(2025, 3, 3), date(2025, 3, 3))
    assert (found.sentences, found.mentions, found.assertions, found.facts) == (6, 6, 6, 4)
    assert found.kinds == (("agreement", 2), ("event", 2), ("quote", 2))
    assert found.types == (("CONSULT", 2),)
    assert (found.actors, found.dropped, found.forgotten) == (5, 4, 0)


def test_generator_sees_one_state(record: Path) -> None:
    keep(record, *(make_reading(f"{number}.txt") for number in range(3)))
    with Reader.open(record) as reader:
        articles = reader.articles()
        next(articles)
        keep(record, make_reading("late.txt"))
        assert len(list(articles)) == 2
        assert len(list(reader.articles())) == 4


def test_reader_cannot_write(record: Path) -> None:
    keep(record, make_reading())
    with Reader.open(record) as reader, pytest.raises(RecordError, match="rights"):
        list(reader._rows("DELETE FROM page"))


def test_moments_are_kept_in_utc_and_sort_as_text() -> None:
    tehran = timezone(timedelta(hours=3, minutes=30))
    assert moment(datetime(2025, 3, 3, 1, 0, tzinfo=tehran)) == "2025-03-02T21:30:00Z"
    assert moment(datetime(2025, 3, 3, 1, 0, 0, 5)) == "2025-03-03T01:00:00Z"
    assert moment(None) is None
    assert moment(datetime(1, 1, 1, tzinfo=tehran)) == "0001-01-01T00:00:00Z"
    assert from_moment("2025-03-02T21:30:00Z") == datetime(2025, 3, 2, 21, 30, tzinfo=UTC)
