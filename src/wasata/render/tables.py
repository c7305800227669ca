"""The record as Parquet tables."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice
from pathlib import Path
from typing import Any

import msgspec

from wasata.errors import UsageError
from wasata.model.assertions import Assertion
from wasata.model.events import Event
from wasata.model.quotes import Quote
from wasata.model.readings import Reading
from wasata.render.output_files import unwritable

Row = dict[str, Any]

_BATCH = 512
"""Pages whose rows are held before they are written."""
_COLUMNS = {
    "pages": {
        **dict.fromkeys(("id", "version", "name", "media", "encoding"), "string"),
        "size": "int64",
        "url": "string",
    },
    "articles": {
        **dict.fromkeys(("id", "page", "version", "language", "title", "outlet", "byline"), "string"),
        "published": "date32",
        "text": "string",
    },
    "mentions": {
        **dict.fromkeys(("id", "article"), "string"),
        **dict.fromkeys(("sentence", "start", "end"), "int32"),
        **dict.fromkeys(("kind", "code", "rule"), "string"),
        "actors": "list",
        "as_place": "bool",
    },
    "assertions": {
        **dict.fromkeys(("id", "fact", "article", "kind", "type", "mode", "status", "said_by", "rule", "run"), "string"),
        **dict.fromkeys(("sentence", "start", "end"), "int32"),
        **dict.fromkeys(("actors", "recipients", "speakers", "words", "sources"), "list"),
        "known": "timestamp",
        "first": "date32",
        "last": "date32",
    },
    "actors": {**dict.fromkeys(("id", "kind", "code"), "string"), "names": "list"},
}
"""The tables with their columns and the types of these."""


def write_tables(readings: Iterable[Reading], folder: Path) -> dict[str, int]:
    """Write one Parquet file for each table and give the number of its rows.

    Raises:
        UsageError: pyarrow is not installed, or a file cannot be written.
    """
    try:
        import pyarrow as arrow
        import pyarrow.parquet as parquet
    except ImportError as error:
        raise UsageError("Parquet needs pyarrow; install it with: pip install pyarrow") from error
    types = {
        "string": arrow.string(),
        "int32": arrow.int32(),
        "int64": arrow.int64(),
        "bool": arrow.bool_(),
        "date32": arrow.date32(),
        "timestamp": arrow.timestamp("s", tz="UTC"),
        "list": arrow.list_(arrow.string()),
    }
    schemas = {
        table: arrow.schema([(name, types[kind]) for name, kind in columns.items()]) for table, columns in _COLUMNS.items()
    }
    counts = dict.fromkeys(_COLUMNS, 0)
    try:
        writers = {
            table: parquet.ParquetWriter(folder / f"{table}.parquet", schema, compression="zstd")
            for table, schema in schemas.items()
        }
        try:
            for batch in _batches(readings):
                for table, rows in batch.items():
                    counts[table] += len(rows)
                    writers[table].write_table(arrow.Table.from_pylist(rows, schema=schemas[table]))
        finally:
            for writer in writers.values():
                writer.close()
    except OSError as error:
        raise unwritable(folder, error) from error
    return counts


def _batches(readings: Iterable[Reading]) -> Iterator[dict[str, list[Row]]]:
    source, told = iter(readings), set[str]()
    while batch := list(islice(source, _BATCH)):
        rows: dict[str, list[Row]] = {table: [] for table in _COLUMNS}
        for reading in batch:
            _add(reading, rows, told)
        yield rows


def _add(reading: Reading, rows: dict[str, list[Row]], told: set[str]) -> None:
    rows["pages"].append(_fields("pages", reading.page))
    for actor in reading.actors:
        if actor.id not in told:
            told.add(actor.id)
            names = [f"{name.language}:{name.form}" for name in actor.names]
            rows["actors"].append(_fields("actors", actor) | {"names": names})
    for found in reading.articles:
        rows["articles"].append(_fields("articles", found.article))
        groups = dict(found.groups)
        for mention in found.mentions:
            rows["mentions"].append(_fields("mentions", mention) | {"start": mention.span.start, "end": mention.span.end})
        for assertion in found.assertions:
            rows["assertions"].append(_assertion(assertion, found.article.text) | {"fact": groups.get(assertion.id)})


def _fields(table: str, record: msgspec.Struct) -> Row:
    values = {name: getattr(record, name, None) for name in _COLUMNS[table]}
    return {name: str(value) if name in ("kind", "media") and value is not None else value for name, value in values.items()}


def _assertion(assertion: Assertion, text: str) -> Row:
    claim = assertion.claim
    row = _fields("assertions", assertion) | {
        "start": assertion.span.start,
        "end": assertion.span.end,
        "kind": type(claim).__name__.lower(),
        "sources": [f"{source.role.value}:{source.actor or source.name or ''}" for source in assertion.sources],
        "rule": assertion.provenance.rule,
        "run": assertion.provenance.run,
    }
    if isinstance(claim, Quote):
        words = [text[span.start : span.end] for span in claim.content]
        return row | {"speakers": list(claim.speakers), "words": words, "mode": claim.kind.value}
    if isinstance(claim, Event):
        return row | {
            "type": claim.type,
            "mode": claim.mode,
            "status": claim.status.value,
            "actors": [person.actor for person in claim.actors],
            "recipients": [person.actor for person in claim.recipients],
            "said_by": claim.said_by,
            "words": [text[claim.trigger.start : claim.trigger.end]],
        }
    return row | {"actors": list(claim.parties), "status": claim.status, "words": [claim.name]}
