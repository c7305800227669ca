"""`wasata read`: pages into a record."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import click

from wasata.cli.output import RECORD, print_json, printable

if TYPE_CHECKING:
    from wasata.tally import ReadReport

_LISTED = 20
"""How many drops are listed one by one."""


@click.command()
@click.argument("pages", nargs=-1, required=True, type=click.Path())
@click.option("--into", required=True, type=RECORD, help="The record file; it is made when it is not there.")
@click.option("--published", metavar="DATE", help="When the pages were published, for those that do not state it (ISO date).")
@click.option("--outlet", metavar="NAME", help="Who published the pages, for those that do not state it.")
@click.option("--meta", type=click.Path(dir_okay=False), help="A CSV table: file, url, outlet, published, captured.")
@click.option("--jobs", type=click.IntRange(min=1), help="Processes to read with; by default one a core.")
@click.option("--again", is_flag=True, help="Read pages again that were forgotten.")
@click.option("--quiet", is_flag=True, help="No progress and no summary.")
@click.option("--json", "as_json", is_flag=True, help="Print the summary as JSON.")
def read(
    pages: tuple[str, ...],
    into: str,
    published: str | None,
    outlet: str | None,
    meta: str | None,
    jobs: int | None,
    again: bool,
    quiet: bool,
    as_json: bool,
) -> int:
    """Read saved news pages into a record.

    PAGES are files, folders and archives of saved pages: HTML, MHTML, or text dumps of pages. Reading again changes nothing.
    A page that cannot be read is named with its reason and loses nothing of the others.
    """
    from wasata import api

    options = api.ReadOptions(
        published=published, outlet=outlet, table=Path(meta) if meta else None, jobs=jobs, forgotten_again=again
    )
    with _progress(quiet or as_json) as advance:
        report = api.read([Path(page) for page in pages], Path(into), options, advance)
    if as_json:
        print_json(report)
    elif not quiet:
        _print_report(report)
    return 0 if report.read or report.unchanged or report.forgotten else 1


@contextmanager
def _progress(silent: bool) -> Iterator[Callable[[int], None]]:
    """A line on standard error that counts pages, where that is a terminal."""
    from rich.console import Console
    from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

    console = Console(stderr=True)
    columns = (SpinnerColumn(), TextColumn("{task.completed} pages"), TextColumn("{task.fields[speed]}"), TimeElapsedColumn())
    articles = 0
    with Progress(*columns, console=console, transient=True, disable=silent or not console.is_terminal) as bar:
        task = bar.add_task("reading", total=None, speed="")

        def advance(found: int) -> None:
            nonlocal articles
            articles += found
            elapsed = bar.tasks[0].elapsed or 0.0
            bar.update(task, advance=1, speed=f"{articles / elapsed:.0f} articles/s" if elapsed else "")

        yield advance


def _print_report(report: ReadReport) -> None:
    later = f" ({report.new_versions} of them later versions of pages known before)" if report.new_versions else ""
    click.echo(f"{report.read} pages read{later}, {report.unchanged} unchanged, {report.dropped_pages} left out")
    click.echo(f"{report.articles} articles, {report.quotes} quotes, {report.events} events")
    click.echo(f"{report.seconds:.1f} s, {report.articles_per_second:.0f} articles/s")
    for dropped in report.dropped[:_LISTED]:
        detail = f" ({dropped.detail})" if dropped.detail else ""
        click.echo(printable(f"left out: {dropped.page or '?'}: {dropped.reason.value}{detail}"), err=True)
    if len(report.dropped) > _LISTED:
        click.echo(f"left out: {len(report.dropped) - _LISTED} more; `wasata show RECORD --dropped` lists them", err=True)
    for row in report.rows_unused[:_LISTED]:
        click.echo(printable(f"in the table of pages, but not among the pages: {row}"), err=True)
