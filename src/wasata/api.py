"""The Python API: thin verbs over the pipeline, the store and the renderings. The command line and pages go through it alone."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing
from datetime import UTC, date, datetime
from itertools import chain
from pathlib import Path

import msgspec

from wasata import store
from wasata.errors import UsageError, WasataError
from wasata.ingest.given import GivenTable, check_date, read_given_table
from wasata.ingest.raw import RawPage
from wasata.ingest.sources import raw_pages
from wasata.lang.data import LANGUAGES
from wasata.lang.search import query_tokens
from wasata.model.actors import Actor
from wasata.model.articles import Article
from wasata.model.assertions import Assertion
from wasata.model.dropped import Dropped
from wasata.model.ids import bytes_hash
from wasata.model.pages import Given
from wasata.pipeline import current_run, read_all
from wasata.render.brief import render_brief
from wasata.render.gold import gold_names, gold_page
from wasata.render.lines import json_lines
from wasata.render.listing import article_line, assertion_line, described, dropped_line, page_line
from wasata.render.names import outlet_name
from wasata.render.output_files import in_place_of, unwritable
from wasata.render.tables import write_tables
from wasata.store import Fault, Forgotten, Loss, PageEntry, Reader, Summary, Writer
from wasata.tally import ReadReport, Tally
from wasata.trials import Trial, try_all
from wasata.world.registry import registry

_MUCH = 20_000_000
"""Pages of so many bytes together are much to read, however few they are."""
_SMALL = 48
"""Up to so many pages are read in one process when the number of processes is not given: starting others takes longer."""


class ReadOptions(msgspec.Struct, frozen=True, kw_only=True):
    """How pages are read."""

    published: str | None = None
    """When pages were published that do not state it: a date such as 2025-03-04, of the Gregorian or Solar Hijri calendar."""
    outlet: str | None = None
    """Who published pages that do not state it."""
    table: Path | None = None
    """A table of what is given for each page: see `wasata.ingest.given`."""
    jobs: int | None = None
    """Processes to read with; `None`: one for each core when there is much to read."""
    forgotten_again: bool = False
    """Whether pages are read again that were forgotten."""


class Written(msgspec.Struct, frozen=True):
    """A file or folder that was written."""

    path: str
    files: int
    articles: int = 0
    records: int = 0


class SearchHit(msgspec.Struct, frozen=True):
    """A sentence that holds the words looked for."""

    article: str
    sentence: int
    start: int
    """In the article's text."""
    end: int
    text: str
    title: str | None
    outlet: str | None
    published: date | None
    language: str


def read(
    pages: Iterable[Path], into: Path, options: ReadOptions | None = None, advance: Callable[[int], None] | None = None
) -> ReadReport:
    """Read saved pages into a record, which is made when it is not there.

    Args:
        pages: Files, folders and archives.
        into: The record file.
        options: How to read.
        advance: Is called after each page with the number of its articles.

    Raises:
        UsageError: A date cannot be read, the table of pages is wrong, or none of the paths is there.
        RecordError: The record cannot be used: see `wasata.errors`.
    """
    options = options or ReadOptions()
    paths = list(pages)
    if not any(os.path.lexists(path) for path in paths):
        raise UsageError(f"{', '.join(str(path) for path in paths)}: no such file or folder")
    table = _given(options)
    tally = Tally(advance or (lambda _: None))
    used: set[str] = set()
    run = current_run(datetime.now(UTC))
    with Writer.open(into, create=True) as writer:
        writer.begin_run(run)
        fresh = _fresh(raw_pages(paths, leave=store.files_of(into)), writer, table, tally, used)
        items, jobs = _with_jobs(fresh, options.jobs)
        with closing(read_all(items, table.given, run.id, jobs)) as results:  # no process outlives an interruption
            for _, result in results:
                if isinstance(result, Dropped):
                    writer.drop(result)
                    tally.drop(result)
                else:
                    outcome = writer.add(result, run, datetime.now(UTC), even_forgotten=options.forgotten_again)
                    tally.add(result, outcome)
    return tally.report(sorted(table.rows.keys() - used))


def _given(options: ReadOptions) -> GivenTable:
    default = Given(published=options.published, outlet=options.outlet)
    check_date("--published", options.published)
    if options.outlet is not None:
        _check_text("--outlet", options.outlet)
    return GivenTable(default) if options.table is None else read_given_table(options.table, default)


def _check_text(name: str, value: str) -> None:
    """Refuse half characters, which arguments hold that are not in the encoding of the terminal, and no file can keep."""
    try:
        value.encode("utf-8")
    except UnicodeEncodeError as error:
        raise UsageError(f"{name} {value!a}: this is not text in UTF-8 ({error.reason}); write it anew") from error


def _fresh(
    items: Iterable[RawPage | Dropped], writer: Writer, table: GivenTable, tally: Tally, used: set[str]
) -> Iterator[RawPage | Dropped]:
    """The pages that this run has not read, so that reading again costs a hash for each page; rows of the table go to `used`."""
    for item in items:
        if isinstance(item, RawPage) and (row := table.row(item.name)) is not None:
            used.add(row)
        if isinstance(item, RawPage) and writer.known(bytes_hash(item.raw), item.name, table.given(item.name)):
            tally.unchanged()
        else:
            yield item


def _with_jobs(items: Iterator[RawPage | Dropped], jobs: int | None) -> tuple[Iterator[RawPage | Dropped], int]:
    """The items again, and how many processes are worth starting; few pages are held for it, however large they are."""
    if jobs is not None:
        return items, jobs
    first: list[RawPage | Dropped] = []
    held = 0
    for item in items:
        first.append(item)
        held += len(item.raw) if isinstance(item, RawPage) else 0
        if len(first) >= _SMALL or held >= _MUCH:
            return chain(first, items), os.cpu_count() or 1
    return iter(first), 1


def summary(record: Path) -> Summary:
    """What a record holds, in numbers."""
    with Reader.open(record) as reader:
        return reader.summary()


def pages(record: Path) -> Iterator[PageEntry]:
    """The pages of a record as they were read last, in the order in which they came into it."""
    with Reader.open(record) as reader:
        yield from reader.pages()


def articles(record: Path) -> Iterator[Article]:
    """The articles of a record, in the order in which they came into it."""
    with Reader.open(record) as reader:
        yield from reader.articles()


def assertions(record: Path, kind: str | None = None) -> Iterator[Assertion]:
    """The assertions of a record, of one kind (`quote`, `event`, `agreement`) or of all."""
    with Reader.open(record) as reader:
        yield from reader.assertions(kind=kind)


def actors(record: Path) -> Iterator[Actor]:
    """The actors that a record refers to."""
    with Reader.open(record) as reader:
        yield from reader.actors()


def losses(record: Path) -> tuple[Loss, ...]:
    """What was left out, counted by stage and reason."""
    with Reader.open(record) as reader:
        return reader.losses()


def explain(record: Path, identity: str) -> Article | Assertion:
    """The article or assertion of an id.

    Raises:
        UsageError: The record holds nothing of this id.
    """
    _check_text("the id", identity)
    with Reader.open(record) as reader:
        found = reader.assertion(identity) or reader.article(identity)
    if found is None:
        raise UsageError(
            f"{identity}: {record} holds no article and no assertion of this id; `wasata show {record} --articles` lists them"
        )
    return found


def describe(record: Path, identity: str) -> str:
    """The article or assertion of an id in words, with its evidence."""
    found = explain(record, identity)
    with Reader.open(record) as reader:
        article = found if isinstance(found, Article) else reader.article(found.article)
        if article is None:
            raise WasataError(f"{identity}: its article is not in {record}; run `wasata doctor {record}`")
        told = [found] if isinstance(found, Assertion) else list(reader.assertions(article=article.id))
        known = {actor.id: actor for actor in reader.actors()}
    return described(article, told, known)


def listing(record: Path, kind: str) -> Iterator[str]:
    """Lines to print: `pages`, `articles`, `quotes`, `events`, or `dropped` with counts."""
    with Reader.open(record) as reader:
        if kind == "dropped":
            yield from (f"{loss.count:>7}  {loss.stage}  {loss.reason}" for loss in reader.losses())
            yield from (dropped_line(dropped) for dropped in reader.dropped() if dropped.article is None)
        elif kind == "pages":
            yield from (page_line(entry.page, entry.versions, entry.articles) for entry in reader.pages())
        elif kind == "articles":
            yield from map(article_line, reader.articles())
        else:
            known = {actor.id: actor for actor in reader.actors()}
            texts = {article.id: article for article in reader.articles()}
            for assertion in reader.assertions(kind=kind.removesuffix("s")):
                yield assertion_line(assertion, texts[assertion.article], known)


def search(record: Path, words: str, limit: int = 20) -> list[SearchHit]:
    """The sentences that hold all words of a query, the best first, in any spelling and with attached words."""
    alternatives = query_tokens(words)
    if not alternatives:
        raise UsageError(f"{words!r} holds no word to search for")
    hits = []
    with Reader.open(record) as reader:
        for hit in reader.search(alternatives, limit=limit):
            article = reader.article(hit.article)
            if article is None:
                raise WasataError(f"{hit.article}: an article of the index is not in {record}; run `wasata doctor {record}`")
            hits.append(
                SearchHit(
                    article=hit.article,
                    sentence=hit.sentence,
                    start=hit.span.start,
                    end=hit.span.end,
                    text=article.text[hit.span.start : hit.span.end],
                    title=article.title,
                    outlet=outlet_name(article.outlet, "en") if article.outlet else None,
                    published=article.published,
                    language=article.language,
                )
            )
    return hits


def write_brief(record: Path, output: Path, title: str = "Wasata brief") -> Written:
    """Write the record as one self-contained HTML page."""
    _check_text("--title", title)
    _check_target(record, output)
    with Reader.open(record) as reader:
        readings = list(reader.readings())
        page = render_brief(readings, [(loss.stage, loss.reason, loss.count) for loss in reader.losses()], title)
    _write(output, page)
    found = [assertion for reading in readings for each in reading.articles for assertion in each.assertions]
    return Written(str(output), 1, sum(len(reading.articles) for reading in readings), len(found))


def export_gold(record: Path, folder: Path) -> Written:
    """Write one JSON file for each flattened text page, line by line: see `wasata.render.gold`."""
    with Reader.open(record) as reader:
        names = gold_names(entry.page for entry in reader.pages())
        _folder(folder)
        records = 0
        for reading in reader.readings():
            page = gold_page(reading)
            if page is not None:
                _write(folder / names[reading.page.id], msgspec.json.format(msgspec.json.encode(page), indent=1).decode() + "\n")
                records += sum(len(page[part]) for part in ("quotes", "events", "agreements"))
    return Written(str(folder), len(names), records=records)


def export_jsonl(record: Path, output: Path) -> Written:
    """Write pages, articles, actors, mentions, assertions and losses as one JSON object a line, its sort under `record`."""
    _check_target(record, output)
    with Reader.open(record) as reader, in_place_of(output) as draft:
        lines = 0
        with draft.open("wb") as file:
            for line in json_lines(reader.readings(), reader.dropped()):
                file.write(line + b"\n")
                lines += 1
    return Written(str(output), 1, records=lines)


def export_parquet(record: Path, folder: Path) -> Written:
    """Write one Parquet file a table.

    Raises:
        UsageError: pyarrow is not installed.
    """
    with Reader.open(record) as reader:
        _folder(folder)
        counts = write_tables(reader.readings(), folder)
    return Written(str(folder), len(counts), records=sum(counts.values()))


def forget(record: Path, page: str) -> Forgotten:
    """Take a page out of the record with all that was read in it; a mark stays that it was there."""
    return store.forget(record, os.fsencode(page).decode("utf-8", "replace"), datetime.now(UTC))


def backup(record: Path, target: Path) -> Path:
    """Copy the record to a file that is not there yet, while it may be written."""
    return store.backup(record, target)


def doctor(record: Path) -> tuple[Fault, ...]:
    """What is wrong with a record file; nothing when it is sound."""
    return store.doctor(record)


def check(languages: tuple[str, ...] = ()) -> list[Trial]:
    """Decode all data and try the examples of every rule of these languages, or of all.

    Raises:
        DataError: A data file is wrong.
    """
    registry()
    return list(try_all(languages or LANGUAGES))


def _folder(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise unwritable(folder, error) from error


def _check_target(record: Path, output: Path) -> None:
    """Refuse to write over the record itself."""
    if os.path.realpath(output) in store.files_of(record):
        raise UsageError(
            f"{output}: this is the record itself, or a file that it needs; choose another place for what is written"
        )


def _write(path: Path, text: str) -> None:
    with in_place_of(path) as draft:
        draft.write_text(text, encoding="utf-8", errors="backslashreplace")
