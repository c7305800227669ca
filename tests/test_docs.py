"""Commands in the documentation run, its links lead somewhere, and every command is documented."""

from __future__ import annotations

import re
import shlex
import shutil
from pathlib import Path

import pytest

from wasata.cli.main import run, wasata

ROOT = Path(__file__).resolve().parents[1]
PAGES = sorted([ROOT / "README.md", ROOT / "CONTRIBUTING.md", *(ROOT / "docs").rglob("*.md")])
_BLOCK = re.compile(r"^```sh\n(.*?)^```", re.DOTALL | re.MULTILINE)
_PYTHON = re.compile(r"^```python\n(.*?)^```", re.DOTALL | re.MULTILINE)
_LINK = re.compile(r"\]\((?!https?:|#|mailto:)([^)#]+)")


def relative(path: Path) -> str:
    return str(path.relative_to(ROOT))


def commands(page: Path) -> list[str]:
    blocks = _BLOCK.findall(page.read_text(encoding="utf-8"))
    return [line for block in blocks for line in block.splitlines() if line.startswith("wasata ")]


@pytest.mark.parametrize("page", [page for page in PAGES if commands(page)], ids=relative)
def test_the_commands_of_a_page_run_in_order(page: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shutil.copytree(ROOT / "examples", tmp_path / "examples")
    monkeypatch.chdir(tmp_path)

    for command in commands(page):
        assert run(shlex.split(command)[1:]) == 0, command


@pytest.mark.parametrize("page", [page for page in PAGES if _PYTHON.search(page.read_text(encoding="utf-8"))], ids=relative)
def test_the_python_of_a_page_runs(page: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shutil.copytree(ROOT / "examples", tmp_path / "examples")
    monkeypatch.chdir(tmp_path)

    for block in _PYTHON.findall(page.read_text(encoding="utf-8")):
        exec(compile(block, str(page), "exec"), {})  # noqa: S102  the documentation is ours


@pytest.mark.parametrize("page", PAGES, ids=relative)
def test_links_lead_to_files(page: Path) -> None:
    targets = _LINK.findall(page.read_text(encoding="utf-8"))

    assert [target for target in targets if not (page.parent / target).exists()] == []


def test_every_command_is_in_the_reference() -> None:
    text = (ROOT / "docs" / "reference" / "commands.md").read_text(encoding="utf-8")

    assert [name for name in wasata.commands if f"## wasata {name}\n" not in text] == []


@pytest.mark.parametrize("name", sorted(wasata.commands))
def test_every_command_has_help_and_json(name: str) -> None:
    command = wasata.commands[name]

    assert command.help
    assert "as_json" in {parameter.name for parameter in command.params}
