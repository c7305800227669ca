"""From raw pages to a record, whatever happens on the way."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from datetime import UTC, datetime
from pathlib import Path

import pytest

from wasata import api, pipeline
from wasata.errors import UsageError
from wasata.ingest.raw import RawPage
from wasata.model.dropped import Dropped, Reason
from wasata.model.pages import Given
from wasata.model.readings import Reading

ROOT = Path(__file__).resolve().parents[1]
EXAMPLES = ROOT / "examples" / "pages"


def read(path: Path) -> Reading:
    result = pipeline.read_one(RawPage(name=path.name, raw=path.read_bytes()), Given(), "r-test")
    assert isinstance(result, Reading)
    return result


@pytest.mark.parametrize("path", sorted(EXAMPLES.iterdir()), ids=lambda path: path.name)
def test_every_offset_leads_to_its_words(path: Path) -> None:
    reading = read(path)

    assert reading.articles
    for found in reading.articles:
        length = len(found.article.text)
        spans = [block.span for block in found.article.blocks]
        spans += [sentence.span for sentence in found.sentences]
        spans += [span for mention in found.mentions for span in (mention.span, mention.head)]
        spans += [assertion.span for assertion in found.assertions]
        assert all(span.end <= length and found.article.text[span.start : span.end].strip() for span in spans)
        for mention in found.mentions:
            assert mention.span.start <= mention.head.start <= mention.head.end <= mention.span.end


@pytest.mark.parametrize("path", sorted(EXAMPLES.glob("*.txt")), ids=lambda path: path.name)
def test_the_text_of_a_flattened_page_is_a_stretch_of_the_page(path: Path) -> None:
    decoded = path.read_text(encoding="utf-8")

    for found in read(path).articles:
        assert found.article.offset is not None
        assert decoded[found.article.offset :].startswith(found.article.text)


@pytest.mark.parametrize("path", sorted(EXAMPLES.iterdir()), ids=lambda path: path.name)
def test_reading_twice_gives_the_same(path: Path) -> None:
    assert read(path) == read(path)


def test_every_assertion_names_its_outlet_its_rule_and_its_run() -> None:
    for path in EXAMPLES.iterdir():
        for found in read(path).articles:
            for assertion in found.assertions:
                assert assertion.sources[-1].role == "outlet"
                assert assertion.provenance.rule
                assert assertion.provenance.run == "r-test"


def test_a_fault_in_one_page_is_a_named_drop(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(raw_page: RawPage, given: Given) -> None:
        raise ZeroDivisionError("a fault")

    monkeypatch.setattr(pipeline, "read_page", broken)

    dropped = pipeline.read_one(RawPage(name="x.txt", raw=b"x"), Given(), "r")

    assert isinstance(dropped, Dropped)
    assert (dropped.reason, dropped.page) == (Reason.FAULT, "x.txt")
    assert "ZeroDivisionError" in (dropped.detail or "")


def test_a_run_is_the_pair_of_engine_and_data() -> None:
    one, other = (pipeline.current_run(datetime(2025, 1, day, tzinfo=UTC)) for day in (1, 2))

    assert one.id == other.id


def test_a_reading_that_is_killed_leaves_a_record_that_another_completes(tmp_path: Path) -> None:
    folder = tmp_path / "pages"
    folder.mkdir()
    text = (EXAMPLES / "rahbord-yemen-truce.txt").read_text(encoding="utf-8")
    for number in range(400):
        (folder / f"{number:03}.txt").write_text(text.replace("یمن؛", f"یمن {number}؛"), encoding="utf-8")
    record = tmp_path / "record.wasata"
    command = [sys.executable, "-m", "wasata", "read", str(folder), "--into", str(record), "--jobs", "1", "--quiet"]
    process = subprocess.Popen(command)
    deadline = time.monotonic() + 60
    while time.monotonic() < deadline and process.poll() is None and not (record.exists() and api.summary(record).articles):
        time.sleep(0.01)
    os.kill(process.pid, signal.SIGKILL)
    process.wait()

    assert api.doctor(record) == ()
    kept = api.summary(record).pages
    report = api.read([folder], record, api.ReadOptions(jobs=1))

    assert report.unchanged == kept
    assert api.summary(record).pages == 400


def test_paths_that_are_not_there_are_named(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=r"missing\.html"):
        api.read([tmp_path / "missing.html"], tmp_path / "record.wasata")
    assert not (tmp_path / "record.wasata").exists()
