from __future__ import annotations

import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

import msgspec
import pytest

from wasata.errors import PageError, RecordBusyError, RecordError, RecordFullError, UsageError
from wasata.model.dropped import Dropped, Reason
from wasata.model.pages import Given
from wasata.model.readings import Reading
from wasata.store import Outcome, Reader, Writer, doctor, forget

from .files import contents, keep
from .samples import FIRST_RUN, LATER, READ_AT, SECOND_RUN, make_reading


def days(number: int) -> datetime:
    return datetime(2025, 3, number, tzinfo=UTC)


def fill(writer: Writer) -> None:
    """Add pages until there is no more room."""
    for number in range(200):
        writer.add(make_reading(f"{number}.txt", repeated=20), FIRST_RUN, READ_AT)


def shown_version(path: Path, page: str) -> str:
    with Reader.open(path) as reader:
        return next(one.version for one in reader.versions(page) if one.latest)


def test_first_reading_is_new_and_the_same_again_changes_nothing(record: Path) -> None:
    assert keep(record, make_reading()) == ["new"]
    before = contents(record)
    assert keep(record, make_reading()) == ["unchanged"]
    assert contents(record) == before


def test_changed_page_becomes_a_version_and_the_old_one_stays(record: Path) -> None:
    old, new = make_reading(), make_reading(ending=" تحديث.")
    assert keep(record, old, new) == [Outcome.NEW, Outcome.NEW_VERSION]
    with Reader.open(record) as reader:
        assert reader.reading_by_page("a.txt") == new
        assert reader.reading_by_page("a.txt", version=old.page.version) == old
        assert [one.text for one in reader.articles()] == [new.articles[0].article.text]
        assert [one.latest for one in reader.versions("a.txt")] == [False, True]


def test_folder_with_two_versions_of_a_page_stays_the_same_when_read_again(record: Path) -> None:
    both = (make_reading(), make_reading(ending=" تحديث."))
    keep(record, *both)
    before = contents(record)
    assert keep(record, *both) == ["unchanged", "unchanged"]
    assert contents(record) == before


def test_version_that_was_saved_later_is_shown_whatever_the_order_of_reading(record: Path) -> None:
    late, early = make_reading(captured=days(9)), make_reading(ending=" قديم.", captured=days(2))
    keep(record, late, early)
    assert shown_version(record, "a.txt") == late.page.version


def test_newer_engine_makes_a_new_run_and_older_readings_stay(record: Path) -> None:
    first, second = make_reading(), make_reading(run=SECOND_RUN, people=2)
    keep(record, first)
    assert keep(record, second, run=SECOND_RUN) == ["read-again"]
    with Reader.open(record) as reader:
        assert [run.id for run in reader.runs()] == ["r-1", "r-2"]
        assert reader.runs()[0] == FIRST_RUN
        assert reader.reading_by_page("a.txt") == second
        assert reader.reading_by_page("a.txt", run="r-1") == first
        assert {one.provenance.run for one in reader.assertions()} == {"r-2"}


def test_going_back_to_older_data_shows_its_readings_again(record: Path) -> None:
    first = make_reading()
    keep(record, first)
    keep(record, make_reading(run=SECOND_RUN), run=SECOND_RUN)
    with Writer.open(record) as writer:
        writer.begin_run(FIRST_RUN)
        assert not writer.known(first.page.version, "a.txt", Given())
        assert writer.add(first, FIRST_RUN, LATER) == "unchanged"
        assert writer.known(first.page.version, "a.txt", Given())
    with Reader.open(record) as reader:
        assert {one.provenance.run for one in reader.assertions()} == {"r-1"}
        assert len(reader.search([["عمان"]])) == 1
    assert doctor(record) == ()


def test_other_metadata_given_makes_another_reading(record: Path) -> None:
    keep(record, make_reading())
    assert keep(record, make_reading(given=Given(outlet="x"), outlet="x")) == ["read-again"]
    with Reader.open(record) as reader:
        assert [one.outlet for one in reader.articles()] == ["x"]


def test_page_is_known_by_its_name_bytes_and_given_metadata_in_the_run(record: Path) -> None:
    reading = make_reading()
    with Writer.open(record, create=True) as writer:
        writer.begin_run(FIRST_RUN)
        writer.add(reading, FIRST_RUN, READ_AT)
        assert writer.known(reading.page.version, "a.txt", Given())
        assert not writer.known(reading.page.version, "b.txt", Given())
        assert not writer.known(reading.page.version, "a.txt", Given(outlet="x"))
        assert not writer.known("0" * 64, "a.txt", Given())
        assert not writer.known(reading.page.version, "\udcff.txt", Given())
        writer.begin_run(SECOND_RUN)
        assert not writer.known(reading.page.version, "a.txt", Given())


def test_page_with_a_url_is_one_page_under_both_of_its_names(record: Path) -> None:
    one, other = make_reading("a.txt", url="https://example.org/1"), make_reading("b.txt", url="https://example.org/1")
    assert keep(record, one, other) == ["new", "unchanged"]
    with Writer.open(record) as writer:
        writer.begin_run(FIRST_RUN)
        assert writer.known(other.page.version, "b.txt", Given())


def test_same_bytes_under_two_names_are_two_pages_whose_bytes_are_kept_once(record: Path) -> None:
    assert keep(record, make_reading("a.txt"), make_reading("b.txt")) == ["new", "new"]
    assert len(contents(record)["raw"]) == 1


def test_page_that_gave_nothing_is_counted_once_a_run_and_no_more_when_it_gives_something(record: Path) -> None:
    empty = Dropped(stage="ingest", reason=Reason.EMPTY, page="a.txt")
    nameless = Dropped(stage="ingest", reason=Reason.BINARY, page="\udcff.bin")
    for _ in range(2):
        with Writer.open(record, create=True) as writer:
            writer.begin_run(FIRST_RUN)
            writer.drop(empty)
            writer.drop(nameless)
    with Reader.open(record) as reader:
        assert [(one.stage, one.reason, one.count) for one in reader.losses()] == [
            ("ingest", "binary", 1),
            ("ingest", "empty", 1),
        ]
        assert [one.page for one in reader.dropped()] == ["a.txt", "\\udcff.bin"]
    keep(record, make_reading())
    with Reader.open(record) as reader:
        assert empty not in set(reader.dropped())


def test_half_a_character_costs_its_page_and_no_other(record: Path) -> None:
    good = make_reading()
    bad = make_reading("b.txt")
    broken = [
        msgspec.structs.replace(bad, page=msgspec.structs.replace(bad.page, name="\udcff.txt")),
        msgspec.structs.replace(bad, given=Given(outlet="\ud800")),
        msgspec.structs.replace(bad, articles=(msgspec.structs.replace(bad.articles[0], search=("\ud800", "", "")),)),
    ]
    with Writer.open(record, create=True) as writer:
        writer.begin_run(FIRST_RUN)
        writer.add(good, FIRST_RUN, READ_AT)
        for one in broken:
            with pytest.raises(PageError) as caught:
                writer.add(one, FIRST_RUN, READ_AT)
            assert caught.value.reason == Reason.UNDECODABLE
    with Reader.open(record) as reader:
        assert list(reader.readings()) == [good]
    assert doctor(record) == ()


def test_reading_whose_parts_do_not_fit_is_refused_and_leaves_nothing(record: Path) -> None:
    reading = make_reading()
    part = reading.articles[0]
    first = part.assertions[0].id
    wrong: list[Reading] = [
        msgspec.structs.replace(reading, articles=(part, part)),
        msgspec.structs.replace(reading, articles=(msgspec.structs.replace(part, search=("x",)),)),
        msgspec.structs.replace(reading, articles=(msgspec.structs.replace(part, sentences=part.sentences[:1] * 3),)),
        msgspec.structs.replace(reading, articles=(msgspec.structs.replace(part, groups=(("s-none", "f-1"),)),)),
        msgspec.structs.replace(reading, articles=(msgspec.structs.replace(part, groups=((first, "f-1"), (first, "f-2"))),)),
        msgspec.structs.replace(reading, raw=b"other"),
    ]
    with Writer.open(record, create=True) as writer:
        writer.begin_run(FIRST_RUN)
        for one in wrong:
            with pytest.raises(UsageError):
                writer.add(one, FIRST_RUN, READ_AT)
    with Reader.open(record) as reader:
        assert reader.summary().pages == 0


def test_known_and_drop_need_a_run(record: Path) -> None:
    with Writer.open(record, create=True) as writer:
        with pytest.raises(UsageError, match="begin_run"):
            writer.known("0" * 64, "a.txt", Given())
        with pytest.raises(UsageError, match="begin_run"):
            writer.drop(Dropped(stage="ingest", reason=Reason.EMPTY, page="a.txt"))


def test_readers_are_not_held_up_and_see_a_batch_when_it_is_whole(record: Path) -> None:
    with Writer.open(record, create=True, batch=2) as writer, Reader.open(record) as reader:
        writer.begin_run(FIRST_RUN)
        writer.add(make_reading("a.txt"), FIRST_RUN, READ_AT)
        assert reader.summary().pages == 0
        writer.add(make_reading("b.txt"), FIRST_RUN, READ_AT)
        assert reader.summary().pages == 2
        writer.add(make_reading("c.txt"), FIRST_RUN, READ_AT)
        writer.commit()
        assert reader.summary().pages == 3


def test_what_is_whole_is_kept_when_the_caller_fails(record: Path) -> None:
    def fail() -> None:
        with Writer.open(record, create=True) as writer:
            writer.begin_run(FIRST_RUN)
            writer.add(make_reading(), FIRST_RUN, READ_AT)
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        fail()
    assert keep(record, make_reading()) == ["unchanged"]


def test_interrupt_in_the_middle_of_writing_takes_the_batch_back(record: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    keep(record, make_reading("a.txt"))

    def interrupted(*_: object) -> None:
        raise KeyboardInterrupt

    with Writer.open(record) as writer:
        writer.begin_run(FIRST_RUN)
        writer.add(make_reading("b.txt"), FIRST_RUN, READ_AT)
        monkeypatch.setattr("wasata.store.shown.Shown.show", interrupted)
        with pytest.raises(KeyboardInterrupt):
            writer.add(make_reading("c.txt"), FIRST_RUN, READ_AT)
    monkeypatch.undo()
    assert doctor(record) == ()
    assert keep(record, *(make_reading(name) for name in ("a.txt", "b.txt", "c.txt"))) == ["unchanged", "new", "new"]


def test_second_writer_is_told_at_once(record: Path) -> None:
    with Writer.open(record, create=True), pytest.raises(RecordBusyError, match="is writing this record"):
        Writer.open(record)
    Writer.open(record).close()


def test_writer_of_another_process_is_named(record: Path) -> None:
    Writer.open(record, create=True).close()
    code = "import sys; from wasata.store import Writer\nwith Writer.open(sys.argv[1]): print(flush=True); sys.stdin.read()"
    with subprocess.Popen([sys.executable, "-c", code, str(record)], stdin=subprocess.PIPE, stdout=subprocess.PIPE) as other:
        assert other.stdout is not None
        other.stdout.readline()
        with pytest.raises(RecordBusyError, match=f"process {other.pid}"):
            Writer.open(record)
        with Reader.open(record) as reader:
            assert reader.summary().pages == 0
        other.kill()
    Writer.open(record).close()
    assert list(record.parent.iterdir()) == [record]


def test_link_to_a_record_shares_its_lock(record: Path) -> None:
    link = record.with_name("link.wasata")
    with Writer.open(record, create=True):
        link.symlink_to(record)
        with pytest.raises(RecordBusyError):
            Writer.open(link)


def test_nothing_is_left_beside_a_closed_record(record: Path) -> None:
    keep(record, make_reading())
    with Reader.open(record) as reader:
        reader.summary()
    assert list(record.parent.iterdir()) == [record]


def test_full_disk_takes_the_open_batch_back_and_nothing_else(record: Path) -> None:
    keep(record, make_reading("a.txt"))
    writer = Writer.open(record)
    writer.begin_run(FIRST_RUN)
    pages = writer._connection.execute("PRAGMA page_count").fetchone()[0]
    writer._connection.execute(f"PRAGMA max_page_count = {pages + 2}")
    with pytest.raises(RecordFullError, match="make room"):
        fill(writer)
    writer.close()
    assert doctor(record) == ()
    with Reader.open(record) as reader:
        assert list(reader.readings()) == [make_reading("a.txt")]
    assert keep(record, make_reading("0.txt", repeated=20)) == ["new"]


def test_writer_goes_on_after_room_was_made(record: Path) -> None:
    with Writer.open(record, create=True) as writer:
        writer.begin_run(FIRST_RUN)
        pages = writer._connection.execute("PRAGMA page_count").fetchone()[0]
        writer._connection.execute(f"PRAGMA max_page_count = {pages}")
        with pytest.raises(RecordFullError):
            fill(writer)
        writer._connection.execute("PRAGMA max_page_count = 1000000")
        assert writer.add(make_reading("0.txt"), FIRST_RUN, READ_AT) == "new"
    assert doctor(record) == ()


def test_disk_full_for_the_lock_file(record: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("wasata.store.lock.os.write", full)
    with pytest.raises(RecordFullError):
        Writer.open(record, create=True)
    monkeypatch.undo()
    Writer.open(record, create=True).close()


def test_forgotten_page_is_not_kept_again_unless_asked(record: Path) -> None:
    reading = make_reading()
    keep(record, reading)
    forget(record, "a.txt", LATER)
    with Writer.open(record) as writer:
        writer.begin_run(FIRST_RUN)
        assert writer.forgotten(reading.page.version)
        assert not writer.known(reading.page.version, "a.txt", Given())
        assert writer.add(reading, FIRST_RUN, LATER) == "forgotten"
        assert writer.add(make_reading(ending=" تحديث."), FIRST_RUN, LATER) == "forgotten"
        assert writer.add(make_reading("renamed.txt"), FIRST_RUN, LATER) == "forgotten"
        assert writer.add(make_reading("other.txt", ending=" غيره."), FIRST_RUN, LATER) == "new"
        assert writer.add(reading, FIRST_RUN, LATER, even_forgotten=True) == "new"
        assert not writer.forgotten(reading.page.version)
        assert writer.add(reading, FIRST_RUN, LATER) == "unchanged"


def test_bytes_that_another_page_has_too_are_not_forgotten_with_the_first(record: Path) -> None:
    keep(record, make_reading("a.txt"), make_reading("b.txt"))
    forget(record, "a.txt", LATER)
    assert keep(record, make_reading("b.txt", run=SECOND_RUN), run=SECOND_RUN) == ["read-again"]
    with Reader.open(record) as reader:
        assert reader.raw(make_reading().page.version) == make_reading().raw


def test_batch_has_a_page_at_least(record: Path) -> None:
    with pytest.raises(UsageError):
        Writer.open(record, create=True, batch=0)
    with pytest.raises(RecordError, match="there is no folder"):
        Writer.open(record.parent / "none" / "r.wasata", create=True)
