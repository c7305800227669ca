"""`wasata search`: sentences that hold words."""

from __future__ import annotations

from pathlib import Path

import click

from wasata.cli.output import RECORD, print_json, printable


@click.command()
@click.argument("record", type=RECORD)
@click.argument("words", nargs=-1, required=True)
@click.option("--limit", type=click.IntRange(min=1), default=20, show_default=True, help="How many sentences at most.")
@click.option("--json", "as_json", is_flag=True, help="Print the hits as JSON.")
def search(record: str, words: tuple[str, ...], limit: int, as_json: bool) -> None:
    """Find the sentences that hold all WORDS, in any spelling and with attached words, in both languages."""
    from wasata import api

    hits = api.search(Path(record), " ".join(words), limit)
    if as_json:
        print_json(hits)
        return
    for hit in hits:
        click.echo(f"{hit.published or 'undated'}  {hit.article}  {hit.start}-{hit.end}")
        click.echo(printable(f"  {hit.outlet or '-'}"))
        click.echo(f"  {printable(' '.join(hit.text.split()))}")
    if not hits:
        click.echo("no sentence holds all of these words", err=True)
