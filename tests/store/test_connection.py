from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
import tempfile
from contextlib import closing
from pathlib import Path

import pytest

from wasata.errors import NotARecordError, RecordError, RecordTooNewError
from wasata.store import Reader, Writer, doctor
from wasata.store.connection import APPLICATION_ID

from .files import execute, keep
from .samples import FIRST_RUN, READ_AT, make_reading


def refuse(path: Path, error: type[RecordError], match: str) -> None:
    """Reading and writing both refuse the file, with the same words, and leave it as it is."""
    before = path.read_bytes() if path.is_file() else None
    for opening in (Reader.open, lambda one: Writer.open(one, create=True)):
        with pytest.raises(error, match=match) as caught:
            opening(path)
        assert caught.type is error
        assert path.name in str(caught.value)
    assert (path.read_bytes() if path.is_file() else None) == before


def test_file_of_another_kind(record: Path) -> None:
    record.write_text("not a record, but a text that is longer than the header of a file of SQLite. " * 9)
    refuse(record, NotARecordError, "not a record")


def test_empty_file_is_not_taken_over(record: Path) -> None:
    record.touch()
    refuse(record, NotARecordError, "empty")


def test_database_of_something_else(record: Path) -> None:
    execute(record, "CREATE TABLE thing (a)")
    refuse(record, NotARecordError, "something else")


def test_damaged_header(record: Path) -> None:
    keep(record, make_reading())
    with record.open("r+b") as file:
        file.write(b"\0" * 16)
    refuse(record, NotARecordError, "damaged")


def test_cut_off_file(record: Path) -> None:
    keep(record, make_reading())
    os.truncate(record, 8192)
    assert doctor(record)


def test_header_without_a_version(record: Path) -> None:
    execute(record, f"PRAGMA application_id = {APPLICATION_ID}")
    refuse(record, NotARecordError, "no version of tables")


def test_record_of_a_later_version_names_both(record: Path) -> None:
    keep(record, make_reading())
    execute(record, "PRAGMA user_version = 99")
    refuse(record, RecordTooNewError, "version 99, this Wasata knows up to version 1")
    assert "99" in doctor(record)[0].detail


def test_folder_is_no_record(tmp_path: Path) -> None:
    refuse(tmp_path, RecordError, "this is a folder")


def test_missing_file_is_made_only_when_asked(record: Path) -> None:
    for opening in (Reader.open, Writer.open):
        with pytest.raises(RecordError, match="there is no record here"):
            opening(record)
    assert not list(record.parent.iterdir())
    Writer.open(record, create=True).close()
    with Reader.open(record) as reader:
        assert reader.summary().pages == 0


def test_tables_follow_the_rules_of_the_file(record: Path) -> None:
    Writer.open(record, create=True).close()
    with closing(sqlite3.connect(record)) as connection:
        assert connection.execute("PRAGMA application_id").fetchone() == (APPLICATION_ID,)
        assert connection.execute("PRAGMA user_version").fetchone() == (1,)
        assert connection.execute("PRAGMA journal_mode").fetchone() == ("wal",)
        loose = connection.execute(
            "SELECT name FROM pragma_table_list"
            " WHERE schema = 'main' AND type = 'table' AND strict = 0 AND name NOT LIKE 'sqlite_%'"
        ).fetchall()
        assert not loose


def test_log_of_a_deleted_record_does_not_get_into_a_new_one(record: Path) -> None:
    keep(record, make_reading("a.txt"))
    with Writer.open(record) as writer, Reader.open(record):
        writer.add(make_reading("b.txt"), FIRST_RUN, READ_AT)
        writer.commit()
        log = record.with_name(f"{record.name}-wal").read_bytes()
    assert log
    record.unlink()
    record.with_name(f"{record.name}-wal").write_bytes(log)
    assert keep(record, make_reading("c.txt")) == ["new"]
    with Reader.open(record) as reader:
        assert [one.page.name for one in reader.pages()] == ["c.txt"]
    assert doctor(record) == ()


def test_odd_names_of_files(tmp_path: Path) -> None:
    for name in ("a b?c#d%e&f.wasata", "سجل.wasata", "'quoted'.wasata"):
        path = tmp_path / name
        keep(path, make_reading())
        with Reader.open(path) as reader:
            assert reader.summary().pages == 1


_AS_NOBODY = """
import os, sys
from wasata.errors import RecordError
from wasata.store import Reader, Writer
Reader.open(sys.argv[1]).close()
if os.geteuid() == 0:
    os.seteuid(65534)
with Reader.open(sys.argv[1]) as reader:
    assert reader.summary().pages == 1
try:
    Writer.open(sys.argv[1])
except RecordError as error:
    assert type(error) is RecordError, error
    assert "rights" in str(error), error
else:
    raise AssertionError("a record without rights was opened for writing")
"""


@pytest.mark.skipif(sys.platform == "win32", reason="rights of POSIX")
@pytest.mark.parametrize(("of_folder", "of_file"), [(0o555, 0o644), (0o777, 0o444), (0o555, 0o444)])
def test_record_that_may_not_be_written_can_be_read(of_folder: int, of_file: int) -> None:
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder)
        path = place / "r.wasata"
        keep(path, make_reading())
        path.chmod(of_file)
        place.chmod(of_folder)
        try:
            subprocess.run([sys.executable, "-c", _AS_NOBODY, str(path)], check=True)
        finally:
            place.chmod(0o755)
