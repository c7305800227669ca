from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from wasata.errors import RecordBusyError, RecordError, RecordFullError, UsageError
from wasata.store import Reader, Writer, backup, doctor, forget

from .files import contents, execute, keep
from .samples import FIRST_RUN, LATER, READ_AT, SECOND_RUN, make_reading


@pytest.mark.parametrize("which", ["id", "name", "url"])
def test_forgotten_page_leaves_nothing_but_its_mark(record: Path, which: str) -> None:
    other = make_reading("b.txt", ending=" غيره.", people=0)
    keep(record, other)
    before = contents(record)
    secret = make_reading("secret-name.txt", url="https://example.org/secret", ending=" كلمةسرية")
    keep(record, secret, make_reading("secret-name.txt", url="https://example.org/secret", ending=" كلمةسرية ثانية"))
    asked = {"id": secret.page.id, "name": "secret-name.txt", "url": "https://example.org/secret"}[which]
    done = forget(record, asked, LATER)
    assert (done.page, done.versions, done.articles, done.assertions) == (secret.page.id, 2, 2, 6)
    after = contents(record)
    marks = after.pop("tombstone")
    assert [mark[2] for mark in marks] == ["2025-04-01T09:00:00Z"] * 2
    before.pop("tombstone")
    assert after == before
    assert doctor(record) == ()
    raw = record.read_bytes()
    assert b"secret" not in raw
    assert "كلمةسرية".encode() not in raw


def test_words_of_a_forgotten_page_leave_the_index(record: Path) -> None:
    keep(record, make_reading(), make_reading("b.txt"))
    forget(record, "a.txt", LATER, vacuum=True)
    with Reader.open(record) as reader:
        assert len(reader.search([["عمان"]])) == 1
        assert reader.summary().forgotten == 1
    assert doctor(record) == ()


def test_page_without_a_match_or_with_several_is_not_forgotten(record: Path) -> None:
    keep(record, make_reading("a.txt", url="https://example.org/1"), make_reading("a.txt", url="https://example.org/2"))
    with pytest.raises(UsageError, match="no page of"):
        forget(record, "none.txt", LATER)
    with pytest.raises(UsageError, match="2 pages answer"):
        forget(record, "a.txt", LATER)
    with Reader.open(record) as reader, pytest.raises(UsageError, match="2 pages answer"):
        reader.reading_by_page("a.txt")


def test_nothing_is_forgotten_while_a_writer_is_at_work(record: Path) -> None:
    keep(record, make_reading())
    with Writer.open(record), pytest.raises(RecordBusyError):
        forget(record, "a.txt", LATER)


def test_backup_of_an_open_record_is_whole(record: Path, tmp_path: Path) -> None:
    keep(record, make_reading("a.txt"))
    target = tmp_path / "copy.wasata"
    with Writer.open(record) as writer:
        writer.add(make_reading("b.txt"), FIRST_RUN, READ_AT)
        writer.commit()
        writer.add(make_reading("c.txt"), FIRST_RUN, READ_AT)
        assert backup(record, target) == target
    with Reader.open(target) as reader:
        assert [one.page.name for one in reader.pages()] == ["a.txt", "b.txt"]
    assert doctor(target) == ()
    assert sorted(one.name for one in tmp_path.iterdir()) == ["copy.wasata", "r.wasata"]


def test_backup_overwrites_nothing(record: Path, tmp_path: Path) -> None:
    keep(record, make_reading())
    target = tmp_path / "copy.wasata"
    target.write_text("mine")
    with pytest.raises(UsageError, match="there is a file already"):
        backup(record, target)
    with pytest.raises(UsageError):
        backup(record, record)
    with pytest.raises(RecordError, match="there is no folder"):
        backup(record, tmp_path / "none" / "copy.wasata")
    assert target.read_text() == "mine"


def test_backup_to_a_full_disk_leaves_nothing(record: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    keep(record, make_reading())

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "rename", full)
    with pytest.raises(RecordFullError):
        backup(record, tmp_path / "copy.wasata")
    assert list(tmp_path.iterdir()) == [record]


@pytest.mark.parametrize(
    ("damage", "check", "detail"),
    [
        ("UPDATE raw SET packed = x'00'", "bytes", "cannot be unpacked"),
        ("UPDATE raw SET packed = x'789c030000000001'", "bytes", "are others"),
        ("UPDATE sentence SET after = 9999 WHERE position = 1", "spans", "a sentence ends at 9999"),
        ("UPDATE mention SET head_after = 9999 WHERE ordinal = 1", "spans", "a mention ends at 9999"),
        ("UPDATE article SET record = '{}'", "records", "article"),
        ("UPDATE article SET id = 'a-other'", "records", "its record is that of"),
        ("DELETE FROM reading_actor", "rows", "an actor that no reading refers to"),
        ("DELETE FROM actor WHERE id = 'IRN'", "rows", "an actor that is not there"),
        ("DELETE FROM run", "references", "a row of run that is not there"),
        ("UPDATE reading SET shown = 0", "rows", "views show wrongly"),
        ("UPDATE page SET latest = NULL", "rows", "does not show|views do not show"),
        ("UPDATE sentence SET search = 'x'", "index", "does not match"),
        ("DELETE FROM version", "rows", "a page without a version"),
        ("INSERT INTO raw (hash, size, packed) VALUES ('00', 0, x'00')", "rows", "bytes of no page"),
        ("INSERT INTO sentence SELECT 99, article, 99, 0, 1, 0, 'x' FROM sentence LIMIT 1", "rows", "the full-text index lacks"),
    ],
)
def test_doctor_finds(record: Path, damage: str, check: str, detail: str) -> None:
    keep(record, make_reading())
    assert doctor(record) == ()
    execute(record, damage)
    faults = [one for one in doctor(record) if one.check == check]
    assert faults
    assert any(part in one.detail for one in faults for part in detail.split("|"))
    assert all(one.advice for one in faults)


def test_doctor_finds_damaged_pages_of_the_file(record: Path) -> None:
    keep(record, make_reading(repeated=200))
    size = record.stat().st_size
    with record.open("r+b") as file:
        for page in range(size // 8192 * 2 // 3, size // 8192, 3):
            file.seek(page * 8192)
            file.write(b"\xff" * 4000)
    assert "structure" in {one.check for one in doctor(record)}


def test_doctor_says_why_a_file_cannot_be_opened(record: Path) -> None:
    assert doctor(record)[0].check == "open"
    record.write_text("x" * 9000)
    assert "not a record" in doctor(record)[0].detail


def test_doctor_looks_while_a_writer_has_an_open_batch(record: Path) -> None:
    keep(record, make_reading())
    with Writer.open(record) as writer:
        writer.begin_run(SECOND_RUN)
        assert doctor(record) == ()


def test_assertions_are_never_edited(record: Path) -> None:
    keep(record, make_reading())
    with closing(sqlite3.connect(record)) as connection, pytest.raises(sqlite3.IntegrityError, match="never edited"):
        connection.execute("UPDATE assertion SET rule = 'x'")
