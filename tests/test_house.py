"""The rules of the house that a program can check."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
SOURCE = ROOT / "src" / "wasata"
CODE = sorted(SOURCE.rglob("*.py"))
DATA = sorted(path for suffix in ("*.toml", "*.csv") for floor in ("lang", "world") for path in (SOURCE / floor).rglob(suffix))
ARABIC = re.compile(r"[\u0600-\u06ff\u0750-\u077f\u08a0-\u08ff\ufb50-\ufdff\ufe70-\ufefc]")
LATIN = re.compile(r"[A-Za-z]")
HIDDEN = re.compile(r"[\u200b\u200d-\u200f\u202a-\u202e\u2060-\u206f\ufeff\u0640\ufb50-\ufdff\ufe70-\ufefc]")
MOST_LINES, MOST_FUNCTION_LINES = 450, 60


def relative(path: Path) -> str:
    return str(path.relative_to(ROOT))


@pytest.mark.parametrize(
    "path", [path for path in CODE if path.relative_to(SOURCE).parts[0] not in ("lang", "world")], ids=relative
)
def test_words_of_a_language_are_data_and_not_code(path: Path) -> None:
    lines = path.read_text(encoding="utf-8").splitlines()

    assert [number for number, line in enumerate(lines, 1) if ARABIC.search(line)] == []


@pytest.mark.parametrize("path", CODE, ids=relative)
def test_files_and_functions_stay_small(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    tree = ast.parse(text)
    functions = [node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)]
    long = [node.name for node in functions if (node.end_lineno or 0) - node.lineno + 1 > MOST_FUNCTION_LINES]

    assert len(text.splitlines()) <= MOST_LINES
    assert long == []


@pytest.mark.parametrize("path", DATA, ids=relative)
def test_a_line_of_data_holds_one_run_of_arabic_script_and_ends_with_it(path: Path) -> None:
    wrong = []
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        letters = [match.start() for match in ARABIC.finditer(line)]
        if letters and not line.lstrip().startswith("#") and LATIN.search(line[letters[0] : letters[-1]] + line[letters[-1] :]):
            wrong.append(number)

    assert wrong == []


@pytest.mark.parametrize("path", DATA, ids=relative)
def test_data_hides_no_marks_and_uses_the_letters_of_its_language(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    wrong = [number for number, line in enumerate(text.splitlines(), 1) if HIDDEN.search(line)]
    floor = path.relative_to(SOURCE).parts
    foreign = {"ar": "\u06a9\u06cc", "fa": "\u0643\u064a"}.get(floor[1] if floor[0] == "lang" else "", "")

    assert wrong == []
    assert [number for number, line in enumerate(text.splitlines(), 1) if any(letter in line for letter in foreign)] == []


def test_nothing_names_a_place_that_only_the_writer_had() -> None:
    private = re.compile(r"(?<![\w.])/(?:work|root|opt|mnt)/\w|pypi\.org|pythonhosted|npmjs|deb\.debian")
    folders = ("src", "tests", "bench", "tools", "docs", "examples", ".ci")
    files = [
        path
        for folder in folders
        for path in (ROOT / folder).rglob("*")
        if path.is_file() and path.suffix in (".py", ".md", ".toml", ".txt", "")
    ]
    found = [
        relative(path)
        for path in [*files, ROOT / "Makefile", ROOT / "README.md"]
        if path != Path(__file__) and private.search(path.read_text(encoding="utf-8", errors="replace"))
    ]

    assert found == []
