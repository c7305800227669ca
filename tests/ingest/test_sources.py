from __future__ import annotations

import gzip
import io
import os
import tarfile
import zipfile
from itertools import islice
from pathlib import Path

import pytest

from wasata.errors import UsageError
from wasata.ingest.sources import Limits, RawPage, raw_pages
from wasata.model.dropped import Dropped, Reason

PAGE = "<html><body><p>قال الوزير إن اللقاء كان مفيداً.</p></body></html>".encode()
SMALL = Limits(max_bytes=100_000)


def write(path: Path, raw: bytes = PAGE) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(raw)
    return path


def pages(*paths: Path | str, limits: Limits = SMALL) -> list[RawPage]:
    return [item for item in raw_pages(paths, limits) if isinstance(item, RawPage)]


def drops(*paths: Path | str, limits: Limits = SMALL) -> dict[str, Reason]:
    found = [item for item in raw_pages(paths, limits) if isinstance(item, Dropped)]
    assert all(item.detail and item.stage == "ingest" for item in found)
    return {str(item.page).rpartition("/")[2]: item.reason for item in found}


def zipped(path: Path, members: dict[str, bytes]) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, raw in members.items():
            archive.writestr(name, raw)
    return path


def tarred(path: Path, members: dict[str, bytes], mode: str = "w") -> Path:
    with tarfile.open(path, mode) as archive:  # type: ignore[call-overload]
        for name, raw in members.items():
            entry = tarfile.TarInfo(name)
            entry.size = len(raw)
            archive.addfile(entry, io.BytesIO(raw))
    return path


def below(folder: Path, *paths: str) -> list[str]:
    return [f"{folder.name}/{path}" for path in paths]


def test_folders_are_read_to_the_bottom_in_the_order_of_names(tmp_path: Path) -> None:
    for name in ("b.html", "a.txt", "deep/er/c.htm", "deep/x.mhtml", "noending"):
        write(tmp_path / name)
    assert [page.key for page in pages(tmp_path)] == below(
        tmp_path, "a.txt", "b.html", "noending", "deep/x.mhtml", "deep/er/c.htm"
    )


def test_pages_of_one_name_in_two_folders_stay_apart(tmp_path: Path) -> None:
    write(tmp_path / "one/index.html")
    write(tmp_path / "two/index.html")
    assert len({page.key for page in pages(tmp_path)}) == 2


def test_pages_of_one_name_in_two_folders_that_were_given_stay_apart(tmp_path: Path) -> None:
    write(tmp_path / "monday/1.txt")
    write(tmp_path / "tuesday/1.txt")
    folders = [page.key for page in pages(tmp_path / "monday", tmp_path / "tuesday")]

    assert folders == ["monday/1.txt", "tuesday/1.txt"]
    assert [page.key for page in pages(tmp_path / "monday/1.txt", tmp_path / "tuesday/1.txt")] == folders


def test_what_is_no_page_is_told_by_name(tmp_path: Path) -> None:
    for name in ("p.png", "s.js", "s.css", "doc.pdf", ".DS_Store", "record.wasata"):
        write(tmp_path / name)
    assert set(drops(tmp_path).values()) == {Reason.NOT_A_PAGE}
    assert len(drops(tmp_path)) == 6


@pytest.mark.parametrize("folder", ["news_files", "news.files", "news_Dateien"])
def test_the_folder_of_a_saved_page_belongs_to_it(tmp_path: Path, folder: str) -> None:
    write(tmp_path / "news.html")
    write(tmp_path / folder / "saved_resource.html")
    assert [page.key for page in pages(tmp_path)] == below(tmp_path, "news.html")
    assert not drops(tmp_path)
    assert [page.key for page in pages(tmp_path / "news.html", tmp_path / folder)] == below(tmp_path, "news.html")


def test_a_folder_named_in_another_language_is_known_by_the_page_itself(tmp_path: Path) -> None:
    write(tmp_path / "خبر.html", '<img src="./خبر_ملفات/a.png">'.encode())
    write(tmp_path / "خبر_ملفات" / "frame.html")
    write(tmp_path / "خبر_أرشيف" / "old.html")
    assert [page.key for page in pages(tmp_path)] == below(tmp_path, "خبر.html", "خبر_أرشيف/old.html")


def test_the_companion_is_named(tmp_path: Path) -> None:
    write(tmp_path / "news.html")
    write(tmp_path / "news_files" / "a.png")
    assert pages(tmp_path)[0].companion == str(tmp_path / "news_files")


def test_no_path_that_exists_is_a_mistake_of_the_caller(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=r"nowhere\.html"):
        raw_pages([tmp_path / "nowhere.html"])
    with pytest.raises(UsageError, match="no page was given"):
        raw_pages([])


def test_one_missing_path_leaves_the_others(tmp_path: Path) -> None:
    there = write(tmp_path / "there.html")
    assert len(pages(tmp_path / "missing.html", there)) == 1
    assert drops(tmp_path / "missing.html", there) == {"missing.html": Reason.UNREADABLE}


def test_nothing_that_could_block_is_opened(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.html")
    (tmp_path / "gone.html").symlink_to(tmp_path / "nothing")
    (tmp_path / "loop.html").symlink_to(tmp_path / "loop.html")
    (tmp_path / "round").symlink_to(tmp_path)
    write(tmp_path / "z.html")
    found = drops(tmp_path, "/dev/zero")
    assert found == dict.fromkeys(("pipe.html", "gone.html", "loop.html", "round", "zero"), Reason.UNREADABLE)
    assert len(pages(tmp_path)) == 1


def test_a_file_without_permission_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(tmp_path / "a.html")
    write(tmp_path / "b.html")
    really = os.open

    def refuse(path: str, *rest: int) -> int:
        if str(path).endswith("a.html"):
            raise PermissionError(13, "Permission denied")
        return really(path, *rest)

    monkeypatch.setattr(os, "open", refuse)
    assert drops(tmp_path) == {"a.html": Reason.UNREADABLE}


def test_a_huge_file_is_refused_by_its_size_alone(tmp_path: Path) -> None:
    with (tmp_path / "huge.html").open("wb") as file:
        file.truncate(200_000_000)
    assert drops(tmp_path, limits=Limits()) == {"huge.html": Reason.TOO_LARGE}


def test_ten_thousand_files_stream(tmp_path: Path) -> None:
    for number in range(10_000):
        (tmp_path / f"{number:05}.txt").write_bytes(b"x")
    stream = raw_pages([tmp_path])
    assert [item.key for item in islice(stream, 3) if isinstance(item, RawPage)] == below(
        tmp_path, "00000.txt", "00001.txt", "00002.txt"
    )
    assert sum(1 for _ in stream) == 9_997


def test_archives_are_read_member_by_member(tmp_path: Path) -> None:
    members = {"a.html": PAGE, "sub/b.txt": PAGE, "a_files/frame.html": PAGE, "i.png": b"x", "inner.zip": b"PK"}
    for path in (
        zipped(tmp_path / "x.zip", members),
        tarred(tmp_path / "x.tar", members),
        tarred(tmp_path / "x.tar.gz", members, "w:gz"),
        tarred(tmp_path / "x.tar.xz", members, "w:xz"),
        tarred(tmp_path / "x.tgz", members, "w:bz2"),
    ):
        found = pages(path)
        assert [(page.name, page.key) for page in found] == [
            (f"{path}!/a.html", f"{path.name}!/a.html"),
            (f"{path}!/sub/b.txt", f"{path.name}!/sub/b.txt"),
        ]
        assert found[0].raw == PAGE
        assert drops(path) == dict.fromkeys(("frame.html", "i.png", "inner.zip"), Reason.NOT_A_PAGE)


def test_names_that_climb_out_of_an_archive_are_only_names(tmp_path: Path) -> None:
    members = {"../../evil.html": PAGE, "/etc/evil.txt": PAGE}
    for path in (zipped(tmp_path / "x.zip", members), tarred(tmp_path / "x.tar", members)):
        assert len(pages(path)) == 2
    assert sorted(item.name for item in tmp_path.iterdir()) == ["x.tar", "x.zip"]


def test_a_member_that_expands_a_thousandfold_is_a_bomb(tmp_path: Path) -> None:
    members = {"good.html": PAGE, "bomb.html": b"<p>" + b"0" * 10_000_000}
    assert drops(zipped(tmp_path / "x.zip", members), limits=Limits()) == {"bomb.html": Reason.ARCHIVE_BOMB}
    assert drops(tarred(tmp_path / "x.tar.gz", members, "w:gz"), limits=Limits()) == {"x.tar.gz": Reason.ARCHIVE_BOMB}


def test_a_header_that_lies_about_the_size_changes_nothing(tmp_path: Path) -> None:
    path = zipped(tmp_path / "x.zip", {"bomb.html": b"0" * 10_000_000})
    raw = path.read_bytes()
    path.write_bytes(raw.replace((10_000_000).to_bytes(4, "little"), (100).to_bytes(4, "little")))
    assert drops(path, limits=Limits())["bomb.html"] in (Reason.ARCHIVE_BOMB, Reason.BROKEN_ARCHIVE)
    assert not pages(path, limits=Limits())


def test_members_that_share_their_bytes_are_counted_each_time(tmp_path: Path) -> None:
    members = {f"{number}.html": b"<p>" + bytes(97 + number % 26 for _ in range(60_000)) for number in range(400)}
    assert drops(zipped(tmp_path / "x.zip", members))["x.zip"] is Reason.ARCHIVE_BOMB


def test_an_archive_with_too_many_members_is_refused(tmp_path: Path) -> None:
    members = {f"{number}.html": PAGE for number in range(20)}
    for path in (zipped(tmp_path / "x.zip", members), tarred(tmp_path / "x.tar", members)):
        assert drops(path, limits=Limits(max_members=10))[path.name] is Reason.ARCHIVE_BOMB


def test_an_endless_header_in_a_tar_is_refused(tmp_path: Path) -> None:
    entry = tarfile.TarInfo("x")
    entry.type, entry.size = tarfile.GNUTYPE_LONGNAME, 50_000_000
    (tmp_path / "x.tar.gz").write_bytes(gzip.compress(entry.tobuf(tarfile.GNU_FORMAT) + b"a" * 2_000_000))
    assert drops(tmp_path / "x.tar.gz", limits=Limits()) == {"x.tar.gz": Reason.ARCHIVE_BOMB}


@pytest.mark.parametrize("name", ["x.zip", "x.tar", "x.tar.gz", "x.tar.xz"])
def test_a_damaged_archive_is_told_and_loses_nothing_else(tmp_path: Path, name: str) -> None:
    write(tmp_path / name, b"PK\x03\x04 not an archive at all" * 40)
    write(tmp_path / "z.html")
    assert drops(tmp_path) == {name: Reason.BROKEN_ARCHIVE}
    assert len(pages(tmp_path)) == 1


def test_a_truncated_archive_keeps_what_came_before(tmp_path: Path) -> None:
    whole = tarred(tmp_path / "x.tar.gz", {f"{number}.html": os.urandom(9_000) for number in range(10)}, "w:gz")
    whole.write_bytes(whole.read_bytes()[:50_000])
    assert 1 <= len(pages(whole)) < 10
    assert drops(whole) == {"x.tar.gz": Reason.BROKEN_ARCHIVE}


def test_links_and_locked_members_are_not_followed(tmp_path: Path) -> None:
    path = tmp_path / "x.tar"
    with tarfile.open(path, "w") as archive:
        entry = tarfile.TarInfo("link.html")
        entry.type, entry.linkname = tarfile.SYMTYPE, "/etc/passwd"
        archive.addfile(entry)
    assert drops(path) == {"link.html": Reason.UNREADABLE}


def test_names_that_are_no_utf8_can_be_stored(tmp_path: Path) -> None:
    name = os.fsdecode(b"caf\xe9.html")
    (tmp_path / name).write_bytes(PAGE)
    found = pages(tmp_path)[0]
    assert found.name.encode()
    assert found.key == f"{tmp_path.name}/caf\ufffd.html"
