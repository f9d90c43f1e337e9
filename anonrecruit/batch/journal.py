"""What is done, so that it is done once, whatever is killed and whenever.

One SQLite file. It names no applicant: an application goes by the HMAC of its name under a secret of the journal's
own, and so does its record's id. The id is therefore the same at every try, so that a record written by a run that was
killed is replaced by the next, never joined by a second. Whoever has both the journal and the names of the files can
tell whose a record is: the file is for its owner alone, and never lies among the records.
"""

from __future__ import annotations

import hashlib
import hmac
import json
import secrets
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from typing import NoReturn

from anonrecruit.batch.summary import Summary
from anonrecruit.errors import RunStopped, UsageError
from anonrecruit.outcome import Blinded, Outcome
from anonrecruit.pseudonyms import pseudonym
from anonrecruit.record import RecordId

VERSION = "1"

CHOICES = 64
"""How many ids a record's is chosen from: the first whose pseudonym no other record has."""

SCHEMA = """
CREATE TABLE IF NOT EXISTS facts (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS applications (
    name BLOB PRIMARY KEY,            -- HMAC of the application's name
    tries INTEGER NOT NULL,           -- how often it was begun
    reason TEXT,                      -- class of the error; '' is blinded, NULL is not finished
    removed TEXT NOT NULL DEFAULT '', -- redactions by cue, JSON
    kinds TEXT NOT NULL DEFAULT ''    -- media types of its files, JSON
) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS pseudonyms (word TEXT PRIMARY KEY, name BLOB NOT NULL) WITHOUT ROWID;
"""


@dataclass(frozen=True, slots=True)
class State:
    """``tries`` counts how often the application was begun; ``reason`` is the class of error that withheld it, empty
    if it was blinded, None if it has no outcome yet."""

    tries: int = 0
    reason: str | None = None


class Journal:
    """Open for one run at a time. What is noted counts from ``commit`` on. Raises RunStopped where it fails."""

    def __init__(self, path: Path | None, *, scratch: bool = False) -> None:
        """None is a journal in memory; ``scratch`` reads ``path`` into memory and never writes it.

        Raises UsageError where another run has it, or it is no journal.
        """
        with _told():
            self._base = _connect(None if scratch else path)
            if scratch and path and path.exists():
                with closing(sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True)) as kept:
                    kept.backup(self._base)
            self._base.executescript(SCHEMA)
            self._note_facts()
            self.commit()

    def _note_facts(self) -> None:
        facts = [("version", VERSION), ("secret", secrets.token_hex(32)), ("owner", secrets.token_hex(16))]
        self._base.executemany("INSERT OR IGNORE INTO facts VALUES (?, ?)", facts)
        # Written even where nothing is new: from the first write on, the file is this process's alone.
        self._base.execute("UPDATE facts SET value = value")
        found = dict(self._base.execute("SELECT name, value FROM facts").fetchall())
        if found["version"] != VERSION:
            raise UsageError("the journal was written by another version of anonrecruit")
        self._secret, self.owner = bytes.fromhex(found["secret"]), str(found["owner"])

    @property
    def has_outbox(self) -> bool:
        """Whether an outbox bears this journal's mark."""
        with _told():
            return self._base.execute("SELECT 1 FROM facts WHERE name = 'outbox'").fetchone() is not None

    def note_outbox(self) -> None:
        """The outbox bears the mark from now on."""
        with _told():
            self._base.execute("INSERT OR IGNORE INTO facts VALUES ('outbox', '')")
            self._base.commit()

    def record_ids(self, name: str, version: int = 0) -> tuple[RecordId, ...]:
        """The id of the application's record, the same at every try once it is committed: random to everyone who lacks
        the journal. No two go by one pseudonym while there are any left. Another ``version``, another id."""
        drawn = (RecordId(self._digest(f"record {version} {each}", name).hex()[:16]) for each in range(CHOICES))
        first = next(drawn)
        return (next((each for each in chain([first], drawn) if self._reserve(pseudonym(each), name)), first),)

    def _reserve(self, word: str, name: str) -> bool:
        """False where another application has it."""
        with _told():
            self._base.execute("INSERT OR IGNORE INTO pseudonyms VALUES (?, ?)", (word, self._key(name)))
            query = "SELECT name FROM pseudonyms WHERE word = ?"
            return bool(self._base.execute(query, (word,)).fetchone()[0] == self._key(name))

    def reference(self, name: str) -> str:
        """What a withheld application goes by where its name must not stand."""
        return self._digest("reference", name).hex()[:12]

    def state(self, name: str) -> State:
        with _told():
            query = "SELECT tries, reason FROM applications WHERE name = ?"
            row = self._base.execute(query, (self._key(name),)).fetchone()
        return State(*row) if row else State()

    def begin(self, name: str) -> None:
        """Before an application is tried: one that takes the machine down is known by it. A former outcome goes."""
        with _told():
            self._base.execute(
                "INSERT INTO applications (name, tries) VALUES (?, 1) ON CONFLICT (name) DO UPDATE SET "
                "tries = iif(reason IS NULL, tries + 1, 1), reason = NULL, removed = '', kinds = ''",
                (self._key(name),),
            )

    def finish(self, name: str, outcome: Outcome, kinds: tuple[str, ...]) -> None:
        """Its one outcome."""
        reason = "" if isinstance(outcome, Blinded) else type(outcome.error).__name__
        removed = json.dumps(outcome.record.removed) if isinstance(outcome, Blinded) else ""
        row = (reason, removed, json.dumps(kinds), self._key(name))
        with _told():
            self._base.execute("UPDATE applications SET reason = ?, removed = ?, kinds = ? WHERE name = ?", row)

    def commit(self) -> None:
        with _told():
            self._base.commit()

    def totals(self) -> Summary:
        """Of every application that has an outcome, in this run or before."""
        summary = Summary()
        with _told():
            rows = self._base.execute(
                "SELECT reason, removed, kinds, count(*) FROM applications WHERE reason IS NOT NULL GROUP BY 1, 2, 3"
            )
            for reason, removed, kinds, count in rows:
                summary.add(reason, json.loads(removed or "{}"), json.loads(kinds or "[]"), count)
        return summary

    def close(self) -> None:
        """What is not committed is not noted."""
        self._base.close()

    def _key(self, name: str) -> bytes:
        return self._digest("application", name)[:16]

    def _digest(self, use: str, name: str) -> bytes:
        # Names of files may hold lone surrogates, where they are no UTF-8.
        return hmac.digest(self._secret, f"{use}\0{name}".encode("utf-8", "surrogatepass"), hashlib.sha256)


def _connect(path: Path | None) -> sqlite3.Connection:
    if path is None:
        return sqlite3.connect(":memory:", check_same_thread=False)
    path.touch(mode=0o600)
    base = sqlite3.connect(path, timeout=0, check_same_thread=False)
    base.execute("PRAGMA locking_mode = EXCLUSIVE")  # SQLite's locks die with the process, and are inherited by none
    base.execute("PRAGMA journal_mode = WAL")
    base.execute("PRAGMA synchronous = FULL")
    return base


@contextmanager
def _told() -> Iterator[None]:
    """SQLite's errors as ours."""
    try:
        yield
    except sqlite3.Error as error:
        name = getattr(error, "sqlite_errorname", type(error).__name__)
    except OSError as error:
        name = error.strerror or type(error).__name__
    else:
        return
    _stop(name)


def _stop(name: str) -> NoReturn:
    if name in {"SQLITE_BUSY", "SQLITE_LOCKED"}:
        raise UsageError("another run has this journal; wait for it to end")
    if name == "SQLITE_NOTADB":
        raise UsageError("the file of the journal is none; name another")
    raise RunStopped(f"the journal can not be kept ({name})")
