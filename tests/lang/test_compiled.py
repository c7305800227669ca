from __future__ import annotations

from pathlib import Path

import pytest

from wasata.lang.compiled import cache_folder, compiled

Table = dict[str, list[int]]


class Builder:
    def __init__(self) -> None:
        self.calls = 0

    def __call__(self) -> Table:
        self.calls += 1
        return {"one": [1], "two": [2, 2]}


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("WASATA_CACHE", str(tmp_path / "cache"))
    return tmp_path / "cache"


def stored(folder: Path) -> Path:
    (path,) = folder.glob("table-*.msgpack")
    return path


def test_it_is_built_once_and_then_read_back(folder: Path) -> None:
    build = Builder()
    first = compiled("table", Table, build)
    assert compiled("table", Table, build) == first == {"one": [1], "two": [2, 2]}
    assert build.calls == 1
    assert [path.name for path in folder.iterdir()] == [stored(folder).name]


@pytest.mark.parametrize("damage", [b"", b"wasata-compiled-1\n", b"something else entirely", bytes(64)])
def test_a_damaged_file_is_built_anew(folder: Path, damage: bytes) -> None:
    build = Builder()
    compiled("table", Table, build)
    stored(folder).write_bytes(damage)
    assert compiled("table", Table, build) == {"one": [1], "two": [2, 2]}
    assert compiled("table", Table, build) == {"one": [1], "two": [2, 2]}
    assert build.calls == 2


def test_one_changed_byte_is_noticed(folder: Path) -> None:
    build = Builder()
    compiled("table", Table, build)
    raw = stored(folder).read_bytes()
    stored(folder).write_bytes(raw[:-1] + bytes([raw[-1] ^ 1]))
    compiled("table", Table, build)
    assert build.calls == 2


def test_another_shape_is_built_anew(folder: Path) -> None:
    compiled("table", Table, Builder())
    assert compiled("table", list[str], lambda: ["a"]) == ["a"]
    assert stored(folder).exists()


def test_a_folder_that_cannot_be_made_does_no_harm(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "file").write_text("not a folder")
    monkeypatch.setenv("WASATA_CACHE", str(tmp_path / "file" / "cache"))
    build = Builder()
    assert compiled("table", Table, build) == compiled("table", Table, build)
    assert build.calls == 2


def test_old_files_of_the_same_name_are_cleared_away(folder: Path) -> None:
    folder.mkdir()
    for index in range(10):
        (folder / f"table-{index:016x}.msgpack").write_bytes(b"")
        (folder / f"table-two-{index:016x}.msgpack").write_bytes(b"")
    compiled("table", Table, Builder())
    assert len(list(folder.glob("table-[0-9a-f]*.msgpack"))) == 4
    assert len(list(folder.glob("table-two-*.msgpack"))) == 10


def test_the_folder_is_the_one_for_caches(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("WASATA_CACHE", raising=False)
    assert cache_folder().is_absolute() or str(cache_folder()).startswith("~")


def test_the_sources_decide_the_version(folder: Path) -> None:
    build = Builder()
    compiled("table", Table, build, (("wasata.lang", "compiled.py"),))
    compiled("table", Table, build, (("wasata.lang", "data.py"),))
    compiled("table", Table, build, (("wasata.lang", "compiled.py"),))
    assert build.calls == 2
    assert len(list(folder.iterdir())) == 2
