"""``anonrecruit blind``: one application, one record."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

import click

from anonrecruit.cli import options

if TYPE_CHECKING:
    from anonrecruit.batch.worker import Handled
    from anonrecruit.cli.results import Key


@click.command(short_help="Blind one application.")
@click.argument("path", type=options.PATH)
@click.option("--out", type=options.PATH, metavar="DIR", help="Folder for the record; without it, it goes to stdout.")
@options.policy
@click.option(
    "--known",
    type=options.PATH,
    metavar="FILE.json",
    help="What you already know of the candidate, to be found wherever it stands: "
    '{"names": [], "emails": [], "phones": [], "addresses": [], "birth_date": ""}.',
)
@options.formats
@options.vault
@options.master_key
@options.campaign
@options.key
@options.force
@click.pass_context
def blind(
    ctx: click.Context,
    path: Path,
    out: Path | None,
    policy: str,
    known: Path | None,
    formats: tuple[str, ...],
    vault: str | None,
    master_key: str | None,
    campaign: str,
    key: Path | None,
    force: bool,
) -> None:
    """Blind one application: PATH is a file, a folder with one applicant's files, or - for one file on stdin.

    Writes DIR/<record id>.<format>. The id is random and the record names no file: --vault seals whose it is, with the
    files, before the record is written. Without a vault, keep note of it, or let --key do so.

    \b
      anonrecruit blind cv.pdf --out blind/ --format json,html
      anonrecruit blind applicant-folder/ --known known.json --out blind/
      anonrecruit blind cv.pdf --out blind/ --vault vault.db --master-key file:master.key
      anonrecruit blind - --format markdown < cv.docx
    """
    from anonrecruit.batch.worker import handle
    from anonrecruit.cli import loading
    from anonrecruit.cli.known import read_known
    from anonrecruit.cli.results import Key
    from anonrecruit.cli.terminal import quiet
    from anonrecruit.cli.vault.opening import sealing

    options.one_keeper(vault, key)
    if out is None and len(formats) > 1:
        raise click.UsageError("Only one format can go to stdout; give --out DIR for several.")
    keeper = Key(key, beside=out, force=force)
    application = loading.load_application(path, read_known(known))
    with sealing(vault, master_key, campaign) as seal, quiet():
        handled = handle(loading.load_blinder(policy), application, formats)
        seal(handled.outcome, application)
    ctx.exit(_tell(handled, path, out, keeper, force=force))


def _tell(handled: Handled, path: Path, out: Path | None, keeper: Key, *, force: bool) -> int:
    """Writes what there is to write; returns the exit status."""
    from anonrecruit.batch.outbox import write_record
    from anonrecruit.cli.results import emit, row
    from anonrecruit.cli.terminal import say
    from anonrecruit.outcome import Blinded

    outcome = handled.outcome
    if not isinstance(outcome, Blinded):
        keeper.add(path, row(1, outcome))
        emit(row(1, outcome))
        say(f"Withheld: {outcome.reason}")
        return 1
    files = write_record(out, outcome.record.record_id, handled.pages, force=force) if out else []
    keeper.add(path, row(1, outcome, files))
    if out:
        emit(row(1, outcome, files))
    else:
        _show(handled.pages)
    return 0


def _show(pages: Mapping[str, bytes]) -> None:
    """The one page, in UTF-8 whatever stdout speaks; JSON on one line, as all results on stdout."""
    ((name, page),) = pages.items()
    if name == "json":
        page = json.dumps(json.loads(page), ensure_ascii=False).encode() + b"\n"
    click.echo(page, nl=False)
