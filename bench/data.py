"""Where the pages stand that are measured on."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path

REPOSITORY = Path(__file__).resolve().parents[1]
EXAMPLES = REPOSITORY / "examples" / "pages"
TEST_PAGES = REPOSITORY / "tests" / "pages"
DEVELOPMENT = Path(os.environ.get("WASATA_DEVELOPMENT", REPOSITORY.parent / "shared"))
"""An optional folder with pages and their gold records; what needs it is skipped where it is absent."""


@dataclass(frozen=True)
class GoldSet:
    """Pages with gold records."""

    name: str
    pages: Path
    gold: Path
    table: Path | None
    """A table of what is given about the pages."""


def gold_sets() -> list[GoldSet]:
    """The gold sets of the development folder that are there."""
    ntrex = DEVELOPMENT / "pages" / "ntrex"
    known = [
        GoldSet("seeds", DEVELOPMENT / "seeds", DEVELOPMENT / "gold" / "seeds", None),
        GoldSet("ntrex", ntrex, DEVELOPMENT / "gold" / "ntrex", ntrex / "pages.csv"),
    ]
    return [each for each in known if each.pages.is_dir() and each.gold.is_dir()]


def scorer() -> Path | None:
    """The program that compares records with gold records."""
    path = DEVELOPMENT / "gold" / "score.py"
    return path if path.is_file() else None


def text_pages() -> list[Path]:
    """Flattened pages to measure speed on: the examples, and the development pages where they are there."""
    folders = [EXAMPLES, *(each.pages for each in gold_sets())]
    return sorted(path for folder in folders for path in folder.glob("*.txt"))


def html_pages() -> list[Path]:
    """HTML pages to measure speed on."""
    return sorted(EXAMPLES.glob("*.html"))
