"""``anonrecruit inspect``: what would be taken out and by whose word, in the text itself. For HR's eyes."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from anonrecruit.cli import options

if TYPE_CHECKING:
    from anonrecruit.document import Document
    from anonrecruit.redaction import Redaction

    Inspected = Sequence[tuple[Document, Sequence[Redaction]]]


@click.command(short_help="Show what would be taken out, and why.")
@click.argument("path", type=options.PATH)
@options.policy
@click.option("--known", type=options.PATH, metavar="FILE.json", help="What you already know; see `anonrecruit blind`.")
@click.option("--html", type=options.PATH, metavar="FILE", help="Write one HTML page instead of text to stdout.")
@options.force
@click.pass_context
def inspect(ctx: click.Context, path: Path, policy: str, known: Path | None, html: Path | None, force: bool) -> None:
    """Show the text of an application with every redaction marked: its cue, what is done, and which rule of which
    recognizer claimed it with what score.

    This shows the whole application, names and all: it is for those who may see it, never for the hiring manager.
    """
    from anonrecruit.batch.outbox import refuse_to_overwrite, write_file
    from anonrecruit.cli import inspection
    from anonrecruit.cli.terminal import say
    from anonrecruit.errors import DocumentError

    if html:
        refuse_to_overwrite(html, force=force)
    try:
        inspected = _inspected(path, policy, known)
    except DocumentError as error:
        say(f"Withheld: {error}")
        ctx.exit(1)
    if html:
        write_file(html, inspection.as_html(inspected), force=force, mode=0o600)
    else:
        click.echo(inspection.as_text(inspected))


def _inspected(path: Path, policy: str, known: Path | None) -> Inspected:
    from anonrecruit.cli import loading
    from anonrecruit.cli.known import read_known
    from anonrecruit.cli.terminal import quiet

    with quiet():
        return loading.load_blinder(policy).inspect(loading.load_application(path, read_known(known)))
