"""`wasata export`: the record in the forms of other programs."""

from __future__ import annotations

from pathlib import Path

import click

from wasata.cli.output import RECORD, print_json


@click.command()
@click.argument("record", type=RECORD)
@click.option("--gold", type=click.Path(file_okay=False), help="A folder for one JSON file a text page, line by line.")
@click.option("--jsonl", type=click.Path(dir_okay=False), help="A file with one JSON object a line.")
@click.option("--parquet", type=click.Path(file_okay=False), help="A folder for Parquet tables; needs pyarrow.")
@click.option("--json", "as_json", is_flag=True, help="Print what was written as JSON.")
def export(record: str, gold: str | None, jsonl: str | None, parquet: str | None, as_json: bool) -> None:
    """Write the record in other forms; several may be asked for at once."""
    from wasata import api

    if gold is None and jsonl is None and parquet is None:
        raise click.UsageError("say what to write: --gold DIR, --jsonl FILE or --parquet DIR")
    written = []
    for target, write in ((gold, api.export_gold), (jsonl, api.export_jsonl), (parquet, api.export_parquet)):
        if target is not None:
            written.append(write(Path(record), Path(target)))
    if as_json:
        print_json(written)
        return
    for each in written:
        click.echo(f"{each.files} files, {each.records} records in {each.path}")
