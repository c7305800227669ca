"""The commands as a user meets them: what they print, what they leave behind, and their exit codes."""

from __future__ import annotations

import json
import zipfile
from pathlib import Path

import pytest

from wasata.cli.main import DONE, FAILED, WRONG_USAGE, run

PAGE = """صحيفة الضفة
لافروف يستقبل نظيره العماني في موسكو

الثلاثاء 4 مارس 2025

استقبل وزير الخارجية الروسي سيرغي لافروف نظيره العماني بدر البوسعيدي في موسكو يوم الاثنين، وبحثا الملف النووي الإيراني ومستقبل الملاحة في الخليج.

وقال لافروف للصحفيين بعد اللقاء: «نقدر دور مسقط في تقريب وجهات النظر بين طهران وواشنطن».

وأضاف أن بلاده مستعدة للمساعدة في أي حوار جاد بين الطرفين.

جميع الحقوق محفوظة
"""


@pytest.fixture
def page(tmp_path: Path) -> Path:
    path = tmp_path / "visit.txt"
    path.write_text(PAGE, encoding="utf-8")
    return path


@pytest.fixture
def record(tmp_path: Path, page: Path) -> Path:
    path = tmp_path / "record.wasata"
    assert run(["read", str(page), "--into", str(path), "--quiet"]) == DONE
    return path


def printed(capsys: pytest.CaptureFixture[str], *arguments: str) -> str:
    assert run(list(arguments)) == DONE
    return capsys.readouterr().out


def test_reading_says_how_much_was_read(page: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    report = json.loads(printed(capsys, "read", str(page), "--into", str(tmp_path / "r.wasata"), "--json"))

    assert (report["read"], report["unchanged"], report["articles"]) == (1, 0, 1)
    assert report["quotes"] >= 1
    assert report["dropped"] == []


def test_reading_again_changes_nothing(page: Path, record: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = printed(capsys, "show", str(record), "--json")

    report = json.loads(printed(capsys, "read", str(page), "--into", str(record), "--json"))

    assert (report["read"], report["unchanged"]) == (0, 1)
    assert printed(capsys, "show", str(record), "--json") == before


def test_a_changed_page_becomes_a_new_version(page: Path, record: Path, capsys: pytest.CaptureFixture[str]) -> None:
    page.write_text(PAGE.replace("الخليج", "البحر الأحمر"), encoding="utf-8")
    printed(capsys, "read", str(page), "--into", str(record), "--json")

    summary = json.loads(printed(capsys, "show", str(record), "--json"))

    assert (summary["pages"], summary["versions"], summary["articles"]) == (1, 2, 1)


def test_many_processes_give_the_same_record_as_one(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = tmp_path / "pages"
    folder.mkdir()
    for number in range(20):
        (folder / f"{number:02}.txt").write_text(PAGE.replace("الملاحة", f"الملاحة رقم {number}"), encoding="utf-8")
    for jobs in ("1", "2"):
        assert run(["read", str(folder), "--into", str(tmp_path / f"{jobs}.wasata"), "--jobs", jobs, "--quiet"]) == DONE

    one, two = (printed(capsys, "show", str(tmp_path / f"{jobs}.wasata"), "--quotes", "--json") for jobs in ("1", "2"))

    assert one == two
    assert len(json.loads(one)) >= 20


def test_one_bad_page_loses_nothing_of_the_others(page: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "empty.txt").write_bytes(b"")
    (tmp_path / "picture.txt").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(200))
    (tmp_path / "english.txt").write_text(
        "The minister arrived in Muscat on Monday.\nTalks go on, he said.\n" * 4, encoding="utf-8"
    )

    report = json.loads(printed(capsys, "read", str(tmp_path), "--into", str(tmp_path / "r.wasata"), "--json"))

    assert report["articles"] == 1
    assert {drop["reason"] for drop in report["dropped"]} >= {"empty", "binary"}


def test_nothing_readable_is_a_failure(tmp_path: Path) -> None:
    (tmp_path / "empty.txt").write_bytes(b"")

    assert run(["read", str(tmp_path / "empty.txt"), "--into", str(tmp_path / "r.wasata")]) == FAILED


def test_a_path_that_is_not_there_is_wrong_usage(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["read", str(tmp_path / "no.txt"), "--into", str(tmp_path / "r.wasata")]) == WRONG_USAGE
    assert "no.txt" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("arguments", "what"),
    [
        (["read", "x.txt"], "--into"),
        (["show"], "RECORD"),
        (["search", "x.wasata"], "WORDS"),
        (["export", "x.wasata"], "--gold"),
        (["read", "x.txt", "--into", "r", "--published", "gestern"], "no such file"),
        (["fly"], "fly"),
    ],
)
def test_wrong_usage_says_what_is_missing(arguments: list[str], what: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(arguments) == WRONG_USAGE
    assert what in capsys.readouterr().err


def test_a_date_that_is_none_is_named(page: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["read", str(page), "--into", str(tmp_path / "r"), "--published", "gestern"]) == WRONG_USAGE
    assert "gestern" in capsys.readouterr().err


@pytest.mark.parametrize("content", [b"", b"not a record", b"SQLite format 3\x00" + bytes(84)])
def test_a_file_that_is_no_record_is_refused_and_left_alone(content: bytes, page: Path, tmp_path: Path) -> None:
    path = tmp_path / "other.db"
    path.write_bytes(content)

    assert run(["read", str(page), "--into", str(path), "--quiet"]) == FAILED
    assert run(["show", str(path)]) == FAILED
    assert path.read_bytes() == content


def test_the_table_of_pages_fills_what_a_page_does_not_state(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    text = PAGE.replace("الثلاثاء 4 مارس 2025\n\n", "").replace("صحيفة الضفة\n", "")
    (tmp_path / "p.txt").write_text(text, encoding="utf-8")
    table = tmp_path / "pages.csv"
    table.write_text("file,outlet,published\np.txt,صحيفة الميزان,2025-03-05\n", encoding="utf-8")
    run(["read", str(tmp_path / "p.txt"), "--into", str(tmp_path / "r"), "--meta", str(table), "--quiet"])

    article = json.loads(printed(capsys, "show", str(tmp_path / "r"), "--articles", "--json"))[0]

    assert (article["outlet"], article["published"]) == ("صحيفة الميزان", "2025-03-05")


@pytest.mark.parametrize(
    ("table", "what"),
    [("name,outlet\nx,y\n", "'name'"), ("url\nx\n", "'file'"), ("file\nx\nx\n", "twice"), ("file\n,\n", "named")],
)
def test_a_wrong_table_of_pages_is_named_with_its_line(
    table: str, what: str, page: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "pages.csv"
    path.write_text(table, encoding="utf-8")

    assert run(["read", str(page), "--into", str(tmp_path / "r"), "--meta", str(path)]) == WRONG_USAGE
    assert what in capsys.readouterr().err


@pytest.mark.parametrize("words", ["الملاحة", "ملاحه", "طهران وواشنطن", "موسكو"])
def test_a_sentence_is_found_by_its_words_in_any_spelling(words: str, record: Path, capsys: pytest.CaptureFixture[str]) -> None:
    hits = json.loads(printed(capsys, "search", str(record), words, "--json"))

    assert hits
    assert all(hit["text"] in PAGE for hit in hits)


def test_words_that_no_sentence_holds_find_nothing(record: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert json.loads(printed(capsys, "search", str(record), "الزراعة", "--json")) == []


def test_every_line_of_a_listing_leads_to_its_evidence(record: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for kind in ("--quotes", "--events"):
        for line in printed(capsys, "show", str(record), kind).splitlines():
            assert "reports" in line
            shown = printed(capsys, "show", str(record), line.split()[0])
            assert "characters" in shown


def test_an_id_that_is_not_there_is_named(record: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["show", str(record), "q-nothing"]) == WRONG_USAGE
    assert "q-nothing" in capsys.readouterr().err


def test_a_forgotten_page_leaves_no_words_and_is_not_read_again(
    page: Path, record: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert printed(capsys, "show", str(record), "--pages").count(page.name) == 1
    printed(capsys, "forget", str(record), page.name)
    printed(capsys, "read", str(page), "--into", str(record), "--quiet")

    assert json.loads(printed(capsys, "show", str(record), "--json"))["articles"] == 0
    printed(capsys, "read", str(page), "--into", str(record), "--again", "--quiet")
    assert json.loads(printed(capsys, "show", str(record), "--json"))["articles"] == 1


def test_a_copy_is_a_sound_record_and_never_overwrites(record: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    copy = tmp_path / "copy.wasata"
    printed(capsys, "backup", str(record), str(copy))

    assert "sound" in printed(capsys, "doctor", str(copy))
    assert printed(capsys, "show", str(copy), "--json") == printed(capsys, "show", str(record), "--json")
    assert run(["backup", str(record), str(copy)]) == WRONG_USAGE


def test_exports_hold_the_same_assertions(record: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    pytest.importorskip("pyarrow")
    import pyarrow.parquet as parquet

    printed(
        capsys,
        "export",
        str(record),
        "--gold",
        str(tmp_path / "g"),
        "--jsonl",
        str(tmp_path / "r.jsonl"),
        "--parquet",
        str(tmp_path / "p"),
    )
    lines = [json.loads(line) for line in (tmp_path / "r.jsonl").read_text(encoding="utf-8").splitlines()]
    told = {line["id"] for line in lines if line["record"] == "assertion"}
    rows = parquet.read_table(tmp_path / "p" / "assertions.parquet").to_pylist()
    by_line = json.loads((tmp_path / "g" / "visit.txt.json").read_text(encoding="utf-8"))

    assert told == {row["id"] for row in rows}
    assert {row["run"] for row in rows} == {line["provenance"]["run"] for line in lines if line["record"] == "assertion"}
    assert by_line["articles"][0]["published"] == "2025-03-04"
    text = PAGE.split("\n")
    for quote in by_line["quotes"]:
        assert all(part in text[quote["line"] - 1] for part in quote["content"])
    for event in by_line["events"]:
        assert event["trigger"] in text[event["line"] - 1]


def test_an_archive_that_expands_without_end_is_left_out_and_the_rest_is_read(
    page: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    bomb = tmp_path / "bomb.zip"
    with zipfile.ZipFile(bomb, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("big.html", b"0" * 30_000_000)

    report = json.loads(printed(capsys, "read", str(page), str(bomb), "--into", str(tmp_path / "r"), "--json"))

    assert report["articles"] == 1
    assert report["dropped"][0]["reason"] in ("archive-bomb", "too-large")


@pytest.mark.parametrize("ending", ["", "-wal"])
def test_nothing_is_ever_written_over_the_record(
    ending: str, record: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = printed(capsys, "show", str(record), "--json")
    link = tmp_path / "link"
    link.symlink_to(f"{record}{ending}")

    for target in (f"{record}{ending}", str(link)):
        assert run(["brief", str(record), "-o", target]) == WRONG_USAGE
        assert run(["export", str(record), "--jsonl", target]) == WRONG_USAGE

    assert printed(capsys, "show", str(record), "--json") == before


def test_a_page_without_an_article_is_left_out_by_name_and_alone_is_a_failure(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "english.html"
    path.write_text(
        "<html><body><p>The minister arrived in Muscat on Monday for talks with his hosts.</p></body></html>", encoding="utf-8"
    )

    assert run(["read", str(path), "--into", str(tmp_path / "r"), "--json"]) == FAILED
    report = json.loads(capsys.readouterr().out)
    assert (report["read"], [drop["page"] for drop in report["dropped"]]) == (0, [str(path)])


def test_a_folder_without_pages_is_a_failure(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()

    assert run(["read", str(tmp_path / "empty"), "--into", str(tmp_path / "r"), "--quiet"]) == FAILED


def test_pages_of_one_name_from_two_folders_are_two_pages(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for day, place in (("monday", "مسقط"), ("tuesday", "الدوحة")):
        (tmp_path / day).mkdir()
        (tmp_path / day / "1.txt").write_text(PAGE.replace("موسكو", place), encoding="utf-8")
    printed(capsys, "read", str(tmp_path / "monday"), str(tmp_path / "tuesday"), "--into", str(tmp_path / "r"), "--quiet")

    assert json.loads(printed(capsys, "show", str(tmp_path / "r"), "--json"))["pages"] == 2
    printed(capsys, "export", str(tmp_path / "r"), "--gold", str(tmp_path / "g"))
    assert len(list((tmp_path / "g").iterdir())) == 2


def test_rows_of_the_table_that_no_page_fits_are_named(page: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    table = tmp_path / "pages.csv"
    table.write_text("file,outlet\nvisit.txt,صحيفة\ngone.txt,صحيفة\n", encoding="utf-8")

    report = json.loads(printed(capsys, "read", str(page), "--into", str(tmp_path / "r"), "--meta", str(table), "--json"))

    assert report["rows_unused"] == ["gone.txt"]
