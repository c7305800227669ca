"""Full-text search over sentences, with tokens that come ready-made."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Sequence

from wasata.errors import UsageError
from wasata.model.spans import Span
from wasata.store.views import Hit

_FIND = """
    SELECT article.id, sentence.position, sentence.first, sentence.after, found.rank, sentence.search
    FROM (SELECT rowid, rank FROM sentence_search WHERE sentence_search MATCH ? ORDER BY rank, rowid LIMIT ? OFFSET ?) AS found
    CROSS JOIN sentence ON sentence.key = found.rowid
    CROSS JOIN article ON article.key = sentence.article
    ORDER BY found.rank, found.rowid
"""

_ALL = -1
"""No limit, for SQLite."""

_PARTING = dict.fromkeys([*range(0x20), 0x7F, ord("|")], " ")
"""What the index does not count to tokens, besides the blank."""


def find(
    connection: sqlite3.Connection, words: Sequence[Sequence[str]], *, phrase: bool = False, limit: int = 20, offset: int = 0
) -> tuple[Hit, ...]:
    """The sentences of shown readings that hold all words, best BM25 first, ties in the order of the record.

    Args:
        connection: an open record.
        words: for each word the tokens that may stand for it; words without any token are not asked for.
        phrase: whether the words must follow each other. The words of a sentence are the parts of its search string
            between blanks, the forms of one word its parts between `|`.
        limit: at most so many hits.
        offset: so many of the first hits are passed over.

    Returns:
        The hits; none when no word is asked for.

    Raises:
        UsageError: `limit` or `offset` is negative.
    """
    if limit < 0 or offset < 0:
        raise UsageError(f"limit and offset count hits from 0, not {limit} and {offset}")
    asked = [frozenset(_usable(alternatives)) for alternatives in words]
    asked = [alternatives for alternatives in asked if alternatives]
    if not asked:
        return ()
    match = " AND ".join(f"({' OR '.join(_quoted(token) for token in sorted(one))})" for one in asked)
    if not phrase or len(asked) == 1:
        return tuple(_hit(row) for row in connection.execute(_FIND, (match, limit, offset)))
    found = (row for row in connection.execute(_FIND, (match, _ALL, 0)) if _follow(asked, row[5]))
    hits: list[Hit] = []
    for number, row in enumerate(found):
        if len(hits) == limit:
            break
        if number >= offset:
            hits.append(_hit(row))
    return tuple(hits)


def _hit(row: tuple[str, int, int, int, float, str]) -> Hit:
    article, sentence, first, after, rank, _ = row
    return Hit(article, sentence, Span(first, after), rank)


def _usable(alternatives: Sequence[str]) -> Iterator[str]:
    """The tokens that can be asked for: without half characters, and without the signs that part tokens in the index."""
    for token in alternatives:
        whole = token.encode("utf-8", "replace").decode("utf-8").translate(_PARTING).strip()
        if whole:
            yield whole


def _quoted(token: str) -> str:
    return '"' + token.replace('"', '""') + '"'


def _follow(words: Sequence[frozenset[str]], search: str) -> bool:
    """Whether the words follow each other somewhere in a sentence."""
    sentence = [frozenset(word.split("|")) for word in search.split(" ")]
    return any(
        all(sentence[start + step] & word for step, word in enumerate(words)) for start in range(len(sentence) - len(words) + 1)
    )
