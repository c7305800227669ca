"""`wasata doctor`: what is wrong with a record, and what to do."""

from __future__ import annotations

from pathlib import Path

import click

from wasata.cli.output import RECORD, print_json


@click.command()
@click.argument("record", type=RECORD)
@click.option("--json", "as_json", is_flag=True, help="Print the faults as JSON.")
def doctor(record: str, as_json: bool) -> int:
    """Check a record file through and through; exit code 1 when something is wrong."""
    from wasata import api

    faults = api.doctor(Path(record))
    if as_json:
        print_json(faults)
    else:
        for fault in faults:
            click.echo(f"{fault.check}: {fault.detail}; {fault.advice}")
        if not faults:
            click.echo("the record is sound")
    return 1 if faults else 0
