"""``anonrecruit reveal``: who is behind a record, for HR, once the log has it."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from anonrecruit.cli import options
from anonrecruit.cli.vault.opening import opened
from anonrecruit.errors import UsageError

if TYPE_CHECKING:
    from anonrecruit.vault import Original, Revealed


@click.command(short_help="Open the identity behind a record.")
@click.argument("records", nargs=-1, required=True, metavar="RECORD...")
@options.vault
@options.master_key
@options.who
@options.why
@click.option("--override", default="", metavar="REASON", help="Open against the campaign's rules, and say why.")
@click.option("--out", type=options.PATH, metavar="DIR", help="Also write the original files into this folder.")
def reveal(
    records: tuple[str, ...],
    vault: str | None,
    master_key: str | None,
    who: str,
    why: str,
    override: str,
    out: Path | None,
) -> None:
    """Open the identities behind RECORDs: one JSON line on stdout for each.

    What you do is in the access log before you see anything; so is what was refused. Do not name the candidate in
    your reasons: the log is kept.

    \b
      anonrecruit reveal 4be1a9c2d3f45e60 --vault vault.db --who hr.jones --why "shortlisted for interview"
    """
    from anonrecruit.record import RecordId

    with opened(vault, master_key) as sealed:
        for record in records:
            revealed = sealed.reveal(RecordId(record), who=who, why=why, override=override)
            files = [_file(revealed, number, out) for number in range(len(revealed.originals))]
            click.echo(json.dumps({**_who(revealed), "files": files, "also": list(revealed.also)}))


def _who(revealed: Revealed) -> dict[str, Any]:
    identity, known = revealed.identity, revealed.identity.known
    return {
        "record_id": revealed.record_id,
        "ref": identity.ref,
        "names": list(known.names),
        "emails": list(known.emails),
        "phones": list(known.phones),
        "addresses": list(known.addresses),
        "birth_date": known.birth_date,
        "answers": dict(identity.answers),
    }


def _file(revealed: Revealed, number: int, out: Path | None) -> dict[str, Any]:
    original = revealed.originals[number]
    row = {"name": original.name, "sha256": original.sha256, "reference": original.reference}
    if out and not original.reference:
        row["written"] = str(_write(original, out, f"{revealed.record_id}-{number + 1}"))
    return row


def _write(original: Original, out: Path, stem: str) -> Path:
    """For its owner alone. Of the sender's file name only the ending is used: it may be a path."""
    out.mkdir(parents=True, exist_ok=True)
    path = out / f"{stem}{Path(original.name.replace(chr(0), '')).suffix}"
    try:
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        raise UsageError("an original would overwrite a file in the folder of --out; name an empty one") from None
    with open(handle, "wb") as file:  # noqa: PTH123  pathlib opens no handle
        file.write(original.data)
    return path
