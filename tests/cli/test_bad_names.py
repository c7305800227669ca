"""Names, tables, arguments and outputs as nobody would wish them: clear errors, and nothing printed that acts on a terminal."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from wasata.cli.main import DONE, FAILED, WRONG_USAGE, run

PAGE = """زيارة إلى مسقط

وقال وزير الخارجية العماني بدر البوسعيدي للصحفيين إن بلاده ترحب بالحوار بين طهران وواشنطن، وإن اللقاء كان مفيداً للطرفين.

وأضاف الوزير: «نأمل أن تستمر المشاورات في الأسابيع المقبلة، وأن تصل إلى اتفاق».

واستقبل البوسعيدي في مسقط وزير الخارجية الإيراني عباس عراقجي يوم الاثنين، وبحثا سبل تعزيز التعاون في مجالات التجارة والنقل.
"""
NAMES = (
    'line\nend "quoted" \x1b[31m.txt',
    f"{'x' * 251}.txt",
    "ي" * 125 + ".txt",
    os.fsdecode(b"bytes\xff\xfe.txt"),
    "-.txt",
    " .txt",
)
COMMAND = [sys.executable, "-m", "wasata"]


@pytest.fixture
def pages(tmp_path: Path) -> Path:
    folder = tmp_path / "pages"
    folder.mkdir()
    for number, name in enumerate(NAMES):
        (folder / name).write_text(
            f"{PAGE}\nوعقد {number} اجتماعات في العاصمة العمانية خلال اليومين الماضيين.\n", encoding="utf-8"
        )
    return folder


@pytest.fixture
def record(pages: Path, tmp_path: Path) -> Path:
    path = tmp_path / "record.wasata"
    assert run(["read", str(pages), "--into", str(path), "--quiet"]) == DONE
    return path


def test_pages_of_any_name_go_all_the_way(record: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for arguments in (
        ["show", str(record), "--articles"],
        ["show", str(record), "--quotes"],
        ["search", str(record), "مسقط"],
        ["brief", str(record), "-o", str(tmp_path / "b.html")],
        ["export", str(record), "--jsonl", str(tmp_path / "r.jsonl"), "--gold", str(tmp_path / "gold")],
    ):
        assert run(arguments) == DONE, arguments
    printed = capsys.readouterr()

    assert "\x1b" not in printed.out + printed.err
    assert len(list((tmp_path / "gold").iterdir())) == len(NAMES)
    assert (tmp_path / "b.html").read_text(encoding="utf-8").count("<article") == len(NAMES)


@pytest.mark.parametrize("name", NAMES, ids=range(len(NAMES)))
def test_a_page_is_forgotten_by_the_name_it_has_on_the_disk(name: str, record: Path, pages: Path) -> None:
    assert run(["forget", str(record), str(pages / name)]) == DONE


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (["forget", "RECORD", "\udcff"], WRONG_USAGE),
        (["show", "RECORD", "\udcff"], WRONG_USAGE),
        (["search", "RECORD", "\udcff"], WRONG_USAGE),
        (["brief", "RECORD", "-o", "OUT", "--title", "\udcff"], WRONG_USAGE),
        (["read", "PAGES", "--into", "OUT", "--outlet", "\udcff"], WRONG_USAGE),
        (["show", "no\udcff\x1b[0m\n"], FAILED),
    ],
)
def test_arguments_that_are_no_text_are_named(
    arguments: list[str], code: int, record: Path, pages: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    places = {"RECORD": str(record), "PAGES": str(pages), "OUT": str(tmp_path / "out")}
    assert run([places.get(argument, argument) for argument in arguments]) == code
    told = capsys.readouterr().err
    assert "udcff" in told or "\ufffd" in told
    assert len(told.splitlines()) == 1


@pytest.mark.parametrize("newline", ["\n", "\r\n"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_a_table_of_pages_may_be_written_by_any_program(
    newline: str, mark: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "p.txt").write_text(PAGE, encoding="utf-8")
    lines = ("published,outlet,file", '2025-03-04,"صحيفة\nالميزان, الدولية",p.txt', '"","","with\nend.txt"', "")
    (tmp_path / "t.csv").write_bytes((mark + newline.join(lines)).encode())

    assert (
        run(["read", str(tmp_path / "p.txt"), "--into", str(tmp_path / "r"), "--meta", str(tmp_path / "t.csv"), "--quiet"])
        == DONE
    )
    assert run(["show", str(tmp_path / "r"), "--articles", "--json"]) == DONE
    article = json.loads(capsys.readouterr().out)[0]

    assert (article["outlet"], article["published"]) == ("صحيفة\nالميزان, الدولية", "2025-03-04")


@pytest.mark.parametrize(
    ("table", "what"),
    [
        ('file,outlet\np.txt,"open', "CSV"),
        ("file,outlet\np.txt,one,two", "quotation marks"),
        ("file,published\nx.txt,2025-01-01\np.txt,yesterday", "line 3"),
        ("file,captured\np.txt,2999-01-01", "2999"),
        ("file;outlet\np.txt;x", "file;outlet"),
        ("", "'file'"),
    ],
)
def test_a_table_that_cannot_be_used_is_refused_before_any_page_is_read(
    table: str, what: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "p.txt").write_text(PAGE, encoding="utf-8")
    (tmp_path / "t.csv").write_text(table, encoding="utf-8")

    code = run(["read", str(tmp_path / "p.txt"), "--into", str(tmp_path / "r"), "--meta", str(tmp_path / "t.csv")])

    assert (code, (tmp_path / "r").exists()) == (WRONG_USAGE, False)
    assert what in capsys.readouterr().err


@pytest.mark.parametrize(
    ("given", "published"),
    [("2025-03-04", "2025-03-04"), ("1404-01-24", "2025-04-13"), ("۱۴۰۴/۰۱/۲۴", "2025-04-13"), ("٢٠٢٥-٠٣-٠٤", "2025-03-04")],
)
def test_a_day_may_be_given_in_the_digits_and_the_calendar_of_the_reader(
    given: str, published: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "p.txt").write_text(PAGE, encoding="utf-8")

    assert run(["read", str(tmp_path / "p.txt"), "--into", str(tmp_path / "r"), "--published", given, "--quiet"]) == DONE
    assert run(["show", str(tmp_path / "r"), "--articles", "--json"]) == DONE
    assert json.loads(capsys.readouterr().out)[0]["published"] == published


@pytest.mark.parametrize("given", ["2999-01-01", "0001-01-01", "2025-02-30", "2025-W10", "", " "])
def test_a_day_that_cannot_be_is_refused(given: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "p.txt").write_text(PAGE, encoding="utf-8")

    assert run(["read", str(tmp_path / "p.txt"), "--into", str(tmp_path / "r"), "--published", given]) == WRONG_USAGE
    assert "--published" in capsys.readouterr().err


@pytest.mark.parametrize("form", [["brief", "-o"], ["export", "--jsonl"], ["export", "--gold"], ["export", "--parquet"]])
@pytest.mark.parametrize("where", ["none/out", "file/out", "folder-or-file", "/proc/out"])
def test_an_output_that_cannot_be_written_is_named(
    form: list[str], where: str, record: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    is_folder = form[1] in ("--gold", "--parquet")
    (tmp_path / "file").write_text("mine", encoding="utf-8")
    place = tmp_path / where
    if where == "folder-or-file":
        place.write_text("mine", encoding="utf-8") if is_folder else place.mkdir()

    code = run([form[0], str(record), form[1], str(place)])

    if where == "none/out" and is_folder:
        assert code == DONE
    else:
        assert code == WRONG_USAGE
        assert Path(where).name in capsys.readouterr().err
    assert (tmp_path / "file").read_text(encoding="utf-8") == "mine"


def test_a_closed_or_full_output_ends_without_a_traceback(record: Path) -> None:
    for arguments in (["show", "--articles"], ["show", "--quotes", "--json"]):
        command = [*COMMAND, arguments[0], str(record), *arguments[1:]]
        with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
            assert process.stdout is not None
            assert process.stderr is not None
            process.stdout.close()
            told = process.stderr.read()
        assert (process.returncode, told) == (DONE, b"")
        with Path("/dev/full").open("wb") as full:
            done = subprocess.run(command, stdout=full, stderr=subprocess.PIPE, check=False)
        assert done.returncode == FAILED
        assert b"cannot be written" in done.stderr
        assert b"Traceback" not in done.stderr


def test_a_terminal_of_another_encoding_gets_escapes(record: Path) -> None:
    done = subprocess.run(
        [*COMMAND, "show", str(record), "--articles"],
        capture_output=True,
        check=False,
        env={**os.environ, "PYTHONIOENCODING": "latin-1", "PYTHONUTF8": "0"},
    )

    assert done.returncode == DONE
    assert b"\\u0632" in done.stdout
