"""Bad pages and paths: each ends in a named drop or a clear error, and the good page beside it is read all the same."""

from __future__ import annotations

import io
import json
import os
import resource
import subprocess
import sys
import tarfile
import zipfile
from pathlib import Path
from typing import Any

import pytest

from wasata.cli.main import DONE, FAILED, run

GOOD = """صحيفة الضفة
لافروف يستقبل نظيره العماني في موسكو

الثلاثاء 4 مارس 2025

استقبل وزير الخارجية الروسي سيرغي لافروف نظيره العماني بدر البوسعيدي في موسكو يوم الاثنين، وبحثا الملف النووي الإيراني ومستقبل الملاحة في الخليج.

وقال لافروف للصحفيين بعد اللقاء: «نقدر دور مسقط في تقريب وجهات النظر بين طهران وواشنطن».

وأضاف أن بلاده مستعدة للمساعدة في أي حوار جاد بين الطرفين.

جميع الحقوق محفوظة
"""
HTML = "<html><head>{declared}<title>{title}</title></head><body><article><h1>{title}</h1>{body}</article></body></html>"
RUSSIAN = "Министр прибыл в Маскат в понедельник утром.\nОн сказал, что переговоры будут продолжены на следующей неделе.\n"
URDU = "وزیر خارجہ نے کہا کہ یہ مذاکرات بہت اہم ہیں اور ان کا ملک بات چیت کے لیے تیار ہے۔\nانہوں نے یہ بھی بتایا کہ اگلے ہفتے ایک اور ملاقات ہو گی۔\n"
SORANI = "وەزیری دەرەوە ڕایگەیاند کە گفتوگۆکان لە هەفتەی داهاتوودا بەردەوام دەبن.\nئەو هەروەها گوتی کە وڵاتەکەی ئامادەیە بۆ هاوکاری لەگەڵ هەموو لایەک.\n"
PASHTO = (
    "د بهرنیو چارو وزیر وویل چې خبرې به په راتلونکې اونۍ کې روانې وي.\nهغه دا هم وویل چې د دوی هېواد د مرستې لپاره چمتو دی.\n"
)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    path = tmp_path / "pages"
    path.mkdir()
    (path / "good.txt").write_text(GOOD, encoding="utf-8")
    return path


def read(folder: Path, capsys: pytest.CaptureFixture[str], *more: str) -> dict[str, Any]:
    """The report of reading a folder that holds the good page, which must have been read."""
    code = run(["read", str(folder), "--into", str(folder.parent / "r.wasata"), "--json", *more])
    printed = capsys.readouterr()
    report: dict[str, Any] = json.loads(printed.out)
    assert code == DONE, printed.err
    assert report["articles"] >= 1
    assert articles(folder, capsys)["good.txt"]["title"] == GOOD.splitlines()[1]
    return report


def articles(folder: Path, capsys: pytest.CaptureFixture[str]) -> dict[str, dict[str, Any]]:
    """The articles in the record, by the file names of their pages."""
    target = folder.parent / "all.jsonl"
    assert run(["export", str(folder.parent / "r.wasata"), "--jsonl", str(target), "--json"]) == DONE
    capsys.readouterr()
    lines = [json.loads(line) for line in target.read_text(encoding="utf-8").splitlines()]
    names = {line["id"]: Path(line["name"]).name for line in lines if line["record"] == "page"}
    return {names.get(line["page"], line["page"]): line for line in lines if line["record"] == "article"}


def reasons(report: dict[str, Any]) -> dict[str, str]:
    return {Path(drop["page"]).name: drop["reason"] for drop in report["dropped"]}


def losses(folder: Path, capsys: pytest.CaptureFixture[str]) -> set[str]:
    assert run(["show", str(folder.parent / "r.wasata"), "--dropped", "--json"]) == DONE
    return {loss["reason"] for loss in json.loads(capsys.readouterr().out)}


@pytest.mark.parametrize(
    ("raw", "reason"),
    [
        (b"", "empty"),
        (b" \n\r\n\t ", "empty"),
        (b"\xef\xbb\xbf", "empty"),
        (b"\x89PNG\r\n\x1a\n" + bytes(500), "binary"),
        (bytes(range(256)) * 40, "binary"),
        (b"\x81\x8d\x90" * 999 + b"\xff", "undecodable"),
        (b"SQLite format 3\x00" + bytes(1000), "binary"),
    ],
    ids=["empty", "blanks", "mark", "picture", "bytes", "high", "database"],
)
def test_bytes_that_are_no_text_are_named(raw: bytes, reason: str, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "bad.txt").write_bytes(raw)

    assert reasons(read(folder, capsys)) == {"bad.txt": reason}


def test_a_huge_file_is_not_read_into_memory(folder: Path) -> None:
    with (folder / "huge.txt").open("wb") as file:
        file.truncate(200_000_000)
    limit = 1_500_000_000
    done = subprocess.run(
        [sys.executable, "-m", "wasata", "read", str(folder), "--into", str(folder.parent / "r"), "--json"],
        capture_output=True,
        text=True,
        check=False,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_DATA, (limit, limit)),
    )

    assert done.returncode == DONE, done.stderr
    assert reasons(json.loads(done.stdout)) == {"huge.txt": "too-large"}


def test_broken_characters_are_counted_and_the_rest_is_read(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    raw = GOOD.encode()
    cut = raw.index("الملاحة".encode())
    (folder / "broken.txt").write_bytes(raw[:cut] + b"\xff\xfe" + raw[cut + 1 :])

    report = read(folder, capsys)

    assert report["dropped"] == []
    assert articles(folder, capsys)["broken.txt"]["title"] == GOOD.splitlines()[1]


@pytest.mark.parametrize("encoding", ["windows-1256", "iso-8859-6", "utf-16", "utf-8-sig"])
@pytest.mark.parametrize("declares", [True, False])
def test_other_encodings_of_arabic_come_out_right(
    encoding: str, declares: bool, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    plain = GOOD.replace("«", '"').replace("»", '"')
    declared = f'<meta charset="{encoding}">' if declares else ""
    body = "".join(f"<p>{line}</p>" for line in plain.splitlines()[3:] if line)
    title = plain.splitlines()[1]
    (folder / "page.html").write_bytes(HTML.format(declared=declared, title=title, body=body).encode(encoding))
    (folder / "page.txt").write_bytes(plain.encode(encoding))

    report = read(folder, capsys)
    found = articles(folder, capsys)

    assert report["dropped"] == []
    assert found["page.txt"]["title"] == title
    assert found["page.html"]["title"] == title
    assert "الملف النووي الإيراني" in found["page.html"]["text"]


@pytest.mark.parametrize(
    "page",
    [
        "<html></html>",
        "<html><head><title>خبر</title></head><body><img src=a.png><script>var a = 1;</script></body></html>",
        "<html><body>" + "<a href=/x>القسم</a> " * 50 + "</body></html>",
        "<" * 50_000,
        "<div>" * 20_000,
        "<!-- " + "-" * 100_000,
    ],
    ids=["nothing", "pictures", "links", "angles", "nested", "comment"],
)
def test_html_without_text_gives_no_article(page: str, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "page.html").write_text(page, encoding="utf-8")

    report = read(folder, capsys)

    assert report["articles"] == 1
    assert set(reasons(report).values()) | losses(folder, capsys) & {"no-text", "no-article", "other-language", "too-large"}


@pytest.mark.parametrize("text", [RUSSIAN, URDU, SORANI, PASHTO], ids=["Russian", "Urdu", "Sorani", "Pashto"])
@pytest.mark.parametrize("markup", [False, True], ids=["text", "html"])
def test_pages_in_other_languages_are_set_aside(
    text: str, markup: bool, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    body = "".join(f"<p>{line}</p>" for line in (text * 4).splitlines())
    page = HTML.format(declared="", title=text.splitlines()[0], body=body) if markup else text * 4
    (folder / ("page.html" if markup else "page.txt")).write_text(page, encoding="utf-8")

    report = read(folder, capsys)

    assert report["articles"] == 1
    assert losses(folder, capsys) >= {"other-language"}


def test_paths_that_cannot_be_read_are_named(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "loop").symlink_to(folder / "loop")
    (folder / "round").symlink_to(folder)
    (folder / "nowhere.txt").symlink_to(folder / "gone.txt")
    os.mkfifo(folder / "pipe.txt")
    (folder / "zero.txt").symlink_to("/dev/zero")

    found = reasons(read(folder, capsys, str(folder / "good.txt" / "below.txt"), str(folder / "pipe.txt")))

    assert {name: found.pop(name) for name in ("loop", "nowhere.txt", "pipe.txt", "zero.txt", "below.txt")} == dict.fromkeys(
        ("loop", "nowhere.txt", "pipe.txt", "zero.txt", "below.txt"), "unreadable"
    )
    assert set(found) <= {"round"}


@pytest.mark.skipif(os.geteuid() != 0, reason="others cannot become somebody else")
def test_a_page_that_may_not_be_read_is_named(tmp_path: Path) -> None:
    place = Path("/tmp") / f"wasata-{os.getpid()}"  # noqa: S108  pytest's own folders are closed to others
    place.mkdir(mode=0o777)
    try:
        place.chmod(0o777)
        (place / "good.txt").write_text(GOOD, encoding="utf-8")
        (place / "closed.txt").write_text(GOOD, encoding="utf-8")
        (place / "closed.txt").chmod(0)
        (place / "shut").mkdir(mode=0)
        code = (
            "import os, sys; from wasata.cli.main import run;"
            f"run(['read', '{place}/good.txt', '--into', '{tmp_path}/warm', '--quiet']);"  # all is imported while it can be
            f"os.setgid(65534); os.setuid(65534); sys.exit(run(['read', '{place}', '--into', '{place}/r.wasata', '--json']))"
        )
        done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
        assert done.returncode == DONE, done.stderr
        assert reasons(json.loads(done.stdout)) == {"closed.txt": "unreadable", "shut": "unreadable"}
    finally:
        subprocess.run(["rm", "-r", str(place)], check=True)


def test_many_small_files_are_read_one_by_one(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    short = "\n".join(GOOD.splitlines()[:6])
    for number in range(500):
        (folder / f"{number}.txt").write_text(f"{short}\nوبلغ العدد {number}.\n", encoding="utf-8")

    report = read(folder, capsys, "--jobs", "1")

    assert (report["read"], report["dropped"]) == (501, [])


def test_archives_are_read_without_being_believed(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    inner = io.BytesIO()
    with zipfile.ZipFile(inner, "w") as archive:
        archive.writestr("deep.txt", GOOD)
    with zipfile.ZipFile(folder / "a.zip", "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("inner.zip", inner.getvalue())
        archive.writestr("bomb.txt", b"0" * 10_000_000)
        archive.writestr("../../../escaped.txt", GOOD.replace("مستعدة", "جاهزة"))
    with tarfile.open(folder / "b.tar", "w") as tar:
        for name in ("../../out.txt", "/abs.txt", "line\nend.txt"):
            entry = tarfile.TarInfo(name)
            raw = GOOD.replace("مستعدة", f"مستعدة {len(name)}").encode()
            entry.size = len(raw)
            tar.addfile(entry, io.BytesIO(raw))
        link = tarfile.TarInfo("link.txt")
        link.type, link.linkname = tarfile.SYMTYPE, "/etc/passwd"
        tar.addfile(link)
    (folder / "c.zip").write_bytes(b"PK\x03\x04" + bytes(100))

    report = read(folder, capsys)

    assert report["articles"] == 5
    assert reasons(report) == {
        "inner.zip": "not-a-page",
        "bomb.txt": "archive-bomb",
        "link.txt": "unreadable",
        "c.zip": "broken-archive",
    }
    assert not list(folder.parent.rglob("escaped.txt"))


def test_hidden_marks_change_nothing_that_is_found(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    hidden = GOOD
    for word in ("الروسي", "لافروف", "البوسعيدي", "طهران", "استقبل", "وقال", "مارس"):
        hidden = hidden.replace(word, f"\u200f\u202b{word[:2]}\u200b\u200d{word[2:]}\u202c\u2066\u2069\ufeff")
    (folder / "hidden.txt").write_text(hidden, encoding="utf-8")
    read(folder, capsys)
    assert run(["export", str(folder.parent / "r.wasata"), "--jsonl", str(folder.parent / "h.jsonl"), "--json"]) == DONE
    lines = [json.loads(line) for line in (folder.parent / "h.jsonl").read_text(encoding="utf-8").splitlines()]
    texts = {line["id"]: line["text"] for line in lines if line["record"] == "article"}
    gone = dict.fromkeys(map(ord, "\u200f\u202b\u200b\u200d\u202c\u2066\u2069\ufeff"))
    plain = next(key for key, text in texts.items() if "\u202b" not in text)

    def found(of_plain: bool) -> list[tuple[object, ...]]:
        return [
            (
                line["claim"].get("type"),
                line["claim"].get("speakers"),
                [one["actor"] for one in line["claim"].get("actors", [])],
                texts[line["article"]][slice(*line["span"])].translate(gone),
                line["provenance"]["rule"],
            )
            for line in lines
            if line["record"] == "assertion" and (line["article"] == plain) is of_plain
        ]

    assert len(texts) == 2
    assert found(of_plain=True)
    assert found(of_plain=False) == found(of_plain=True)


def test_nothing_readable_is_a_failure_and_says_why(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "b\x1b[2Jad\n.txt").write_bytes(b"")

    assert run(["read", str(tmp_path), "--into", str(tmp_path / "r.wasata")]) == FAILED
    told = capsys.readouterr().err
    assert "empty" in told
    assert "\x1b" not in told
    assert len(told.splitlines()) == 1


def test_the_record_is_never_read_as_a_page(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for _ in range(2):
        assert run(["read", str(folder), "--into", str(folder / "record"), "--json"]) == DONE
        report = json.loads(capsys.readouterr().out)
        assert report["read"] + report["unchanged"] == 1
        assert report["dropped"] == []
    assert run(["read", str(folder / "record"), "--into", str(folder / "record"), "--json"]) == FAILED
    assert reasons(json.loads(capsys.readouterr().out)) == {"record": "not-a-page"}
