"""How fast pages are read, by stage, and with how much memory. Figures are CPU time of one process."""

from __future__ import annotations

import resource
import subprocess
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

from bench.data import REPOSITORY, html_pages, text_pages
from bench.text_speed import text_speed
from wasata import api
from wasata.extract.actors import find_mentions
from wasata.extract.clauses import find_clauses
from wasata.extract.events import find_events
from wasata.extract.quotes import find_quotes
from wasata.extract.sentences import find_sentences
from wasata.extract.signatures import text_signature
from wasata.ingest.page import read_page
from wasata.ingest.raw import RawPage
from wasata.lang.search import search_tokens
from wasata.model.articles import Article
from wasata.model.pages import Given
from wasata.model.sentences import TokenKind

ARTICLE_WORDS = 500
"""The length of the article that speeds are told in."""

T = TypeVar("T")


def stage_times(pages: list[Path], repeat: int) -> dict[str, Any]:
    """CPU milliseconds of each stage for an article of 500 words, over `pages` read `repeat` times after a first time."""
    spent: defaultdict[str, float] = defaultdict(float)
    words = 0

    def timed(stage: str, work: Callable[[], T]) -> T:
        begin = time.process_time()
        result = work()
        spent[stage] += time.process_time() - begin
        return result

    for turn in range(repeat + 1):
        if turn == 1:
            spent.clear()
            words = 0
        for path in pages:
            words += _stages(path, timed)
    per_article = {stage: 1000 * seconds * ARTICLE_WORDS / words for stage, seconds in spent.items()}
    return {"words": words, "ms per article": per_article, "articles per second": 1000 / sum(per_article.values())}


def _stages(path: Path, timed: Callable[[str, Callable[[], Any]], Any]) -> int:
    """Run all stages on one page and give the number of its words."""
    raw = RawPage(name=path.name, raw=path.read_bytes())
    page = timed("ingest", lambda: read_page(raw, Given()))
    return sum(_article_stages(article, timed) for article in page.articles)


def _article_stages(article: Article, timed: Callable[[str, Callable[[], Any]], Any]) -> int:
    sentences = timed("sentences", lambda: find_sentences(article))
    timed("search tokens", lambda: [search_tokens(sentence.tokens, article.language) for sentence in sentences])
    timed("signature", lambda: text_signature(article, sentences))
    mentions = timed("actors", lambda: find_mentions(article, sentences)).mentions
    clauses = timed("clauses", lambda: find_clauses(article, sentences, mentions))
    quotes = timed("quotes", lambda: find_quotes(article, sentences, mentions, clauses))
    timed("events", lambda: find_events(article, sentences, mentions, clauses, quotes.findings))
    return sum(token.kind is TokenKind.WORD for sentence in sentences for token in sentence.tokens)


def read_speed(pages: list[Path], copies: int) -> dict[str, Any]:
    """Reading `copies` of each page into a record, extraction and store included, in a process of its own."""
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder) / "pages"
        source.mkdir()
        size = 0
        for copy in range(copies):
            for path in pages:
                raw = _copy(path.read_bytes(), copy)
                size += len(raw)
                (source / f"{copy:05}-{path.name}").write_bytes(raw)
        command = [sys.executable, "-m", "bench.speed", str(source), str(Path(folder) / "record.wasata")]
        output = subprocess.run(command, check=True, capture_output=True, text=True, cwd=REPOSITORY).stdout
        articles, words, seconds, wall, peak = (float(value) for value in output.split())
        stored = (Path(folder) / "record.wasata").stat().st_size
    return {
        "pages": copies * len(pages),
        "articles": int(articles),
        "words": int(words),
        "CPU seconds": seconds,
        "wall seconds": wall,
        "articles of 500 words per second": words / ARTICLE_WORDS / seconds,
        "pages per second": copies * len(pages) / seconds,
        "MB per second": size / 1e6 / seconds,
        "peak memory MB": peak,
        "record bytes per article": stored / articles if articles else None,
    }


def _copy(raw: bytes, number: int) -> bytes:
    """A copy of a page that is a page of its own: with another URL, where it states one."""
    return raw.replace(b".example/", f".example/copy-{number}/".encode())


def _main() -> None:
    """Read a folder into a record and print articles, words, CPU seconds, wall seconds and peak memory in MB.

    One copy of each page is read before, so that what is loaded once is not counted.
    """
    source, record = Path(sys.argv[1]), Path(sys.argv[2])
    api.read(sorted(source.glob("00000-*")), record.with_name("warm.wasata"), api.ReadOptions(jobs=1))
    begin, wall = time.process_time(), time.perf_counter()
    report = api.read([source], record, api.ReadOptions(jobs=1))
    seconds, wall = time.process_time() - begin, time.perf_counter() - wall
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / (1024 if sys.platform != "darwin" else 1024 * 1024)
    print(report.articles, report.words, seconds, wall, peak)


def speed(quick: bool) -> dict[str, Any]:
    """All figures of speed and memory."""
    texts, html = text_pages(), html_pages()
    found: dict[str, Any] = {}
    if texts:
        found["stages"] = stage_times(texts, 2 if quick else 10)
        found["text and times"] = text_speed(texts, 2 if quick else 10)
        found["text pages"] = read_speed(texts, 2 if quick else 20)
        if not quick:
            found["text pages, ten times more"] = read_speed(texts, 200)
    if html:
        found["HTML pages"] = read_speed(html, 5 if quick else 40)
    return found


if __name__ == "__main__":
    _main()
