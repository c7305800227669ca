"""The brief is one page that loads nothing, shows foreign text as text, and marks every piece of evidence."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wasata import api
from wasata.model.spans import Span
from wasata.render.highlight import Marked, pieces

ROOT = Path(__file__).resolve().parents[2]


class Outline(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.ids: list[str] = []
        self.targets: list[str] = []
        self.loaded: list[str] = []
        self.scripts = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found = dict(attrs)
        self.scripts += tag == "script"
        if found.get("id"):
            self.ids.append(str(found["id"]))
        if tag == "a" and str(found.get("href", "")).startswith("#"):
            self.targets.append(str(found["href"])[1:])
        if tag in ("img", "link", "iframe", "source") or "src" in found:
            self.loaded.append(tag)


@pytest.fixture(scope="module")
def brief(tmp_path_factory: pytest.TempPathFactory) -> str:
    folder = tmp_path_factory.mktemp("brief")
    hostile = folder / "hostile.txt"
    hostile.write_text(
        "عنوان <script>alert(1)</script> في مسقط\n\n5 مايو 2025\n\nقال وزير الخارجية الإيراني عباس عراقجي إن «السلام <b>ممكن</b> & قريب»، وذلك خلال مؤتمر صحفي في مسقط.\n",
        encoding="utf-8",
    )
    record = folder / "record.wasata"
    api.read([ROOT / "examples" / "pages", hostile], record, api.ReadOptions(jobs=1))
    api.write_brief(record, folder / "brief.html")
    return (folder / "brief.html").read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def outline(brief: str) -> Outline:
    parser = Outline()
    parser.feed(brief)
    return parser


def test_nothing_is_loaded_and_nothing_runs(brief: str, outline: Outline) -> None:
    assert outline.loaded == []
    assert outline.scripts == 0
    assert "@import" not in brief
    assert "url(" not in brief


def test_every_link_inside_the_page_has_one_target(outline: Outline) -> None:
    assert len(outline.ids) == len(set(outline.ids))
    assert set(outline.targets) <= set(outline.ids)


def test_every_line_leads_to_its_evidence(outline: Outline) -> None:
    lines = [name for name in outline.ids if re.fullmatch(r"[qeg]-[0-9a-f]+", name)]

    assert len(lines) > 40
    assert {f"{name}-evidence" for name in lines} <= set(outline.ids)


def test_text_of_pages_is_never_markup(brief: str) -> None:
    assert "<script>alert" not in brief
    assert "&lt;script&gt;alert(1)" in brief


def test_articles_are_in_their_language_and_direction(brief: str) -> None:
    assert '<html lang="en" dir="ltr">' in brief
    assert 'lang="ar" dir="rtl"' in brief
    assert 'lang="fa" dir="rtl"' in brief


def test_the_wording_never_says_that_it_is_so(brief: str) -> None:
    entries = re.findall(r'<li class="(?:quote|event)".*?</li>', brief, re.DOTALL)

    assert entries
    assert all("reports" in entry for entry in entries)


SPANS = st.tuples(st.integers(0, 30), st.integers(0, 30)).map(lambda pair: Span(min(pair), max(pair)))


@given(st.lists(SPANS), st.integers(0, 15), st.integers(15, 30))
def test_pieces_joined_are_the_text_and_each_span_is_covered(spans: list[Span], start: int, end: int) -> None:
    text = "".join(chr(0x627 + index) for index in range(30))
    marked = [Marked(span, str(index), "quote") for index, span in enumerate(spans)]

    found = pieces(text, start, end, marked)

    assert "".join(piece.text for piece in found) == text[start:end]
    for item in marked:
        words = "".join(piece.text for piece in found if item.id in piece.ids)
        assert words == text[max(start, item.span.start) : max(start, min(end, item.span.end))]
