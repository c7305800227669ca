"""`wasata doctor`: what is wrong with a record, and what to do."""

from __future__ import annotations

from pathlib import Path

import click

from wasata.cli.output import RECORD, print_json


@click.command()
@click.argument("record", type=RECORD)
@click.option("--json", "as_json", is_flag=True, help="Print the findings as JSON.")
def doctor(record: str, as_json: bool) -> int:
    """Check a record file through and through; exit code 1 when something is wrong."""
    from wasata import api

    findings = api.doctor(Path(record))
    if as_json:
        print_json(findings)
    else:
        for finding in findings:
            click.echo(f"{finding.check}: {finding.detail}; {finding.advice}")
        if not findings:
            click.echo("the record is sound")
    return 1 if findings else 0
