"""How fast text becomes words and times: folding, sentences, tokens, times and numbers of articles, in CPU time of one process.

`python -m bench.text_speed` prints it alone; `python -m bench` with the other figures.
"""

from __future__ import annotations

import time
from collections import defaultdict
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

from bench.data import text_pages
from wasata.extract.sentences import find_sentences
from wasata.ingest.page import read_page
from wasata.ingest.raw import RawPage
from wasata.lang.numbers import find_numbers
from wasata.lang.times import find_times
from wasata.model.articles import Article
from wasata.model.pages import Given
from wasata.model.sentences import TokenKind
from wasata.text.fold import fold
from wasata.text.tokens import _PIECES

ARTICLE_WORDS = 500
"""The length of the article that speeds are told in."""

T = TypeVar("T")


def text_speed(pages: list[Path], repeat: int) -> dict[str, Any]:
    """CPU milliseconds of each step for an article of 500 words, over the articles of `pages`, read `repeat` times after a first.

    The times and the numbers of every sentence are looked for, which is more than the pipeline does. Tokens remember the words
    they met; the second figure of articles per second is with that memory emptied before each turn.
    """
    articles = [
        article for path in pages for article in read_page(RawPage(name=path.name, raw=path.read_bytes()), Given()).articles
    ]
    spent: defaultdict[str, float] = defaultdict(float)

    def timed(step: str, work: Callable[[], T]) -> T:
        begin = time.process_time()
        result = work()
        spent[step] += time.process_time() - begin
        return result

    found: dict[str, Any] = {}
    for name, forgetful in (("articles per second", False), ("articles per second, all words new", True)):
        words = sum(_steps(article, timed) for article in articles)
        spent.clear()
        words *= repeat
        for _ in range(repeat):
            if forgetful:
                _PIECES.clear()
            for article in articles:
                _steps(article, timed)
        per_article = {step: 1000 * seconds * ARTICLE_WORDS / words for step, seconds in spent.items()}
        if not forgetful:
            found = {"words": words // repeat, "ms per article": per_article}
            found["articles per second, numbers as well"] = 1000 / sum(per_article.values())
        found[name] = 1000 / (sum(per_article.values()) - per_article["numbers"])
    return found


def _steps(article: Article, timed: Callable[[str, Callable[[], Any]], Any]) -> int:
    """Run all steps on one article and give the number of its words."""
    timed("folding", lambda: fold(article.text))
    sentences = timed("sentences and tokens", lambda: find_sentences(article))
    timed(
        "times",
        lambda: [find_times(article.text, sentence.tokens, article.language, article.published) for sentence in sentences],
    )
    timed("numbers", lambda: [find_numbers(sentence.tokens, article.language) for sentence in sentences])
    return sum(token.kind is TokenKind.WORD for sentence in sentences for token in sentence.tokens)


def _main() -> None:
    for name, value in text_speed(text_pages(), 20).items():
        if isinstance(value, dict):
            for step, milliseconds in value.items():
                print(f"{step:<36} {milliseconds:8.3f} ms an article of {ARTICLE_WORDS} words")
        else:
            print(f"{name:<36} {value:8.0f}")


if __name__ == "__main__":
    _main()
