"""Records that cannot be used, and runs that are cut off: a clear error, a record that opens, and a rerun that completes it."""

from __future__ import annotations

import os
import resource
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from wasata import api
from wasata.cli.main import DONE, FAILED, INTERRUPTED, run
from wasata.store import Reader, Writer

PARAGRAPH = "وقال وزير الخارجية العماني بدر البوسعيدي للصحفيين في مسقط إن بلاده ترحب بالحوار بين طهران وواشنطن، وإن الجولة رقم {} كانت بناءة.\n"
COMMAND = [sys.executable, "-m", "wasata"]


def make_pages(folder: Path, count: int) -> Path:
    folder.mkdir()
    for number in range(count):
        lines = "".join(PARAGRAPH.format(number * 100 + line) for line in range(12))
        (folder / f"{number:04}.txt").write_text(f"جولة جديدة من المحادثات\n\n4 مارس 2025\n\n{lines}", encoding="utf-8")
    return folder


@pytest.fixture
def pages(tmp_path: Path) -> Path:
    return make_pages(tmp_path / "pages", 4)


@pytest.fixture
def record(tmp_path: Path, pages: Path) -> Path:
    path = tmp_path / "record.wasata"
    assert run(["read", str(pages), "--into", str(path), "--quiet"]) == DONE
    return path


def all_commands(record: Path, pages: Path, folder: Path) -> list[list[str]]:
    return [
        ["read", str(pages), "--into", str(record)],
        ["show", str(record)],
        ["show", str(record), "--articles"],
        ["show", str(record), "--quotes", "--json"],
        ["show", str(record), "--dropped"],
        ["show", str(record), "a-0"],
        ["search", str(record), "مسقط"],
        ["brief", str(record), "-o", str(folder / "b.html")],
        ["export", str(record), "--jsonl", str(folder / "r.jsonl"), "--gold", str(folder / "gold")],
        ["forget", str(record), "0001.txt"],
        ["backup", str(record), str(folder / "copy")],
        ["doctor", str(record)],
    ]


def completes(record: Path, pages: Path, count: int) -> None:
    """The record is sound, and reading the pages again completes it."""
    if record.exists():
        assert api.doctor(record) == ()
    assert run(["read", str(pages), "--into", str(record), "--quiet", "--jobs", "1"]) == DONE
    assert api.summary(record).articles == count
    assert api.doctor(record) == ()


def test_a_record_of_a_newer_version_is_refused(
    record: Path, pages: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    connection = sqlite3.connect(record)
    connection.execute("PRAGMA user_version = 999")
    connection.close()

    for arguments in all_commands(record, pages, tmp_path):
        assert run(arguments) == FAILED, arguments
        printed = capsys.readouterr()
        assert "newer Wasata" in printed.err + printed.out


@pytest.mark.parametrize("what", ["text", "other", "folder", "missing", "loop", "cut", "short", "header"])
def test_what_is_no_record_is_refused(
    what: str, record: Path, pages: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    raw = record.read_bytes()
    record.unlink()
    if what == "other":
        connection = sqlite3.connect(record)
        connection.execute("CREATE TABLE note (text)")
        connection.close()
    elif what == "folder":
        record.mkdir()
    elif what == "loop":
        record.symlink_to(record)
    elif what != "missing":
        record.write_bytes(
            {"text": b"hello" * 999, "cut": raw[: len(raw) // 2], "short": raw[:300], "header": b"\0" + raw[1:]}[what]
        )

    for arguments in all_commands(record, pages, tmp_path):
        if what == "missing" and arguments[0] == "read":
            continue
        code = run(arguments)
        printed = capsys.readouterr()
        assert code != DONE or (what == "cut" and arguments[0] in ("show", "search")), arguments
        assert "Traceback" not in printed.err
        assert printed.err or printed.out


@pytest.mark.parametrize("where", [0.02, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 0.99])
def test_flipped_bytes_end_in_a_clear_error_and_never_in_a_traceback(
    where: float, record: Path, pages: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    raw = bytearray(record.read_bytes())
    begin = int(len(raw) * where) // 8192 * 8192  # a page of the file, since not all of its room is used
    for place in range(begin, min(begin + 6000, len(raw))):
        raw[place] ^= 0x5A
    record.write_bytes(raw)

    codes = {arguments[0]: run(arguments) for arguments in all_commands(record, pages, tmp_path)}

    assert set(codes.values()) <= {0, 1, 2}
    assert codes["doctor"] == FAILED
    assert "Traceback" not in capsys.readouterr().err


def test_a_full_disk_ends_in_a_clear_error_and_a_rerun_completes(tmp_path: Path) -> None:
    pages = make_pages(tmp_path / "pages", 80)
    record = tmp_path / "r.wasata"
    for limit in (100_000, 400_000, 1_000_000):
        done = subprocess.run(
            [*COMMAND, "read", str(pages), "--into", str(record), "--jobs", "1"],
            capture_output=True,
            text=True,
            check=False,
            preexec_fn=_limit(limit),
        )
        assert done.returncode == FAILED, done.stderr
        assert "disk is full" in done.stderr
        assert "Traceback" not in done.stderr
    completes(record, pages, 80)


def _limit(size: int) -> Callable[[], None]:
    return lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))


@pytest.mark.parametrize("form", [["brief", "-o"], ["export", "--jsonl"], ["export", "--gold"], ["export", "--parquet"]])
def test_a_brief_or_export_for_which_there_is_no_room_says_so(form: list[str], record: Path, tmp_path: Path) -> None:
    done = subprocess.run(
        [*COMMAND, form[0], str(record), form[1], str(tmp_path / "out")],
        capture_output=True,
        text=True,
        check=False,
        preexec_fn=_limit(500),
    )

    assert done.returncode == FAILED
    assert "make room" in done.stderr
    assert "Traceback" not in done.stderr


def test_a_second_writer_is_told_to_wait(record: Path, pages: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with Writer.open(record):
        assert run(["read", str(pages), "--into", str(record)]) == FAILED
        assert "writing this record" in capsys.readouterr().err
        assert run(["forget", str(record), "0001.txt"]) == FAILED
        assert "writing this record" in capsys.readouterr().err
        assert run(["show", str(record)]) == DONE
        assert run(["search", str(record), "مسقط"]) == DONE


def test_a_writer_goes_on_while_others_read(record: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    more = make_pages(tmp_path / "more", 8)
    with Reader.open(record) as reader:
        before = next(iter(reader.articles()))
        assert run(["read", str(more), "--into", str(record), "--quiet"]) == DONE
        assert reader.article(before.id) == before
    assert api.doctor(record) == ()


def children_of(process: int) -> list[int]:
    found = []
    for status in Path("/proc").glob("[0-9]*/stat"):
        try:
            fields = status.read_text(encoding="utf-8", errors="replace").rpartition(")")[2].split()
            command = (status.parent / "cmdline").read_bytes()
        except OSError:
            continue
        if int(fields[1]) == process and b"spawn_main" in command:
            found.append(int(status.parent.name))
    return found


def start(record: Path, pages: Path, jobs: int) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [*COMMAND, "read", str(pages), "--into", str(record), "--jobs", str(jobs)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )


def wait_for(what: Callable[[], object], process: subprocess.Popen[str]) -> None:
    for _ in range(3000):
        if what():
            return
        assert process.poll() is None, process.communicate()
        time.sleep(0.01)
    raise AssertionError("nothing happened")


linux = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="looks at processes through /proc")


@linux
@pytest.mark.parametrize("jobs", [1, 2])
def test_an_interrupted_run_leaves_a_sound_record_and_no_workers(jobs: int, tmp_path: Path) -> None:
    pages = make_pages(tmp_path / "pages", 300)
    record = tmp_path / "r.wasata"
    process = start(record, pages, jobs)
    wait_for(lambda: record.exists() and (jobs == 1 or len(children_of(process.pid)) == 2), process)
    workers = children_of(process.pid)
    time.sleep(0.2)
    os.killpg(process.pid, signal.SIGINT)
    _, told = process.communicate(timeout=60)

    assert process.returncode == INTERRUPTED, told
    assert told.strip() == "interrupted; what was read until here is kept"
    assert not any(Path(f"/proc/{worker}").exists() for worker in workers)
    completes(record, pages, 300)


@linux
@pytest.mark.skipif(
    sys.version_info < (3, 11, 5),
    reason="Python before 3.11.5 can wait for ever for a worker that ended while it was handed work",
)
def test_pages_of_a_worker_that_was_ended_are_read_all_the_same(tmp_path: Path) -> None:
    pages = make_pages(tmp_path / "pages", 60)
    record = tmp_path / "r.wasata"
    process = start(record, pages, 2)
    wait_for(lambda: len(children_of(process.pid)) == 2, process)
    os.kill(children_of(process.pid)[0], signal.SIGKILL)
    out, told = process.communicate(timeout=60)

    assert process.returncode == DONE, told
    assert "60 pages read" in out
    assert told == ""
    completes(record, pages, 60)


@linux
def test_workers_end_with_the_process_that_writes(tmp_path: Path) -> None:
    process = start(tmp_path / "r.wasata", make_pages(tmp_path / "pages", 300), 2)
    wait_for(lambda: len(children_of(process.pid)) == 2, process)
    time.sleep(0.5)
    workers = children_of(process.pid)
    process.kill()
    process.communicate(timeout=60)
    for _ in range(1000):
        if not any(Path(f"/proc/{worker}/cmdline").exists() and _lives(worker) for worker in workers):
            return
        time.sleep(0.01)
    raise AssertionError(f"still there: {workers}")


def _lives(process: int) -> bool:
    try:
        return b"spawn_main" in Path(f"/proc/{process}/cmdline").read_bytes()
    except OSError:
        return False
