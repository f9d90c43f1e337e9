"""``anonrecruit evaluate``: how much is caught and how much is kept, against gold."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from anonrecruit.cli import options

if TYPE_CHECKING:
    from anonrecruit.evaluation.scoring import Judgement
    from anonrecruit.pipeline import Blinder


@click.command(short_help="Measure what is caught and what is kept.")
@click.argument("gold", type=options.PATH)
@click.option("--json", "as_json", is_flag=True, help="The figures as JSON.")
@click.option(
    "--misses", is_flag=True, help="Also list what was missed. It quotes the documents: for reading here only."
)
@click.option("--over", is_flag=True, help="Also list what was taken and should not have been. Quotes the documents.")
@options.policy
def evaluate(gold: Path, as_json: bool, misses: bool, over: bool, policy: str) -> None:
    """Mark every document of GOLD (JSON lines) and compare with the spans marked in it.

    \b
    A line of GOLD: {"id": "cv-1", "text": "...", "spans": [{"start": 0, "end": 8, "label": "PERSON"}]}
    """
    from anonrecruit.cli import loading
    from anonrecruit.cli.terminal import printable, quiet
    from anonrecruit.evaluation import report
    from anonrecruit.evaluation.scoring import tally

    if as_json and (misses or over):
        raise click.UsageError("--json gives figures alone; leave out --misses and --over.")
    with quiet():
        judgements = tuple(_judgements(gold, loading.load_blinder(policy)))
    scores = tally(judgements)
    click.echo(report.as_json(scores) if as_json else report.as_text(scores), nl=as_json)
    lists: Iterable[str] = (
        *(report.misses(judgements) if misses else ()),
        *(report.over_redactions(judgements) if over else ()),
    )
    for line in lists:
        click.echo(printable(line))


def _judgements(gold: Path, blinder: Blinder) -> Iterator[Judgement]:
    from anonrecruit.cli.terminal import progress
    from anonrecruit.evaluation.gold import load_gold
    from anonrecruit.evaluation.scoring import judge

    documents = load_gold(gold)
    with progress(len(documents), "document") as bar:
        for document in documents:
            yield judge(document, blinder.mark(document.text))
            bar.update()
