"""The database below the vault: SQLite, one file, or PostgreSQL for many writers. Knows nothing of what is stored.

A writer first takes the one lock there is, the row of ``log_head``: every write appends to one chain, so that writers
must queue, and each sees all that was committed before it. The lock is the database's own and dies with the writer.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event, inspect, text, update
from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import ArgumentError, NoSuchModuleError, SQLAlchemyError
from sqlalchemy.pool import NullPool

from anonrecruit.errors import UsageError, VaultUnavailable
from anonrecruit.vault.tables import LOG_HEAD, METADATA, VAULT

BUSY_SECONDS = 120
"""How long a writer waits for the lock before it gives up."""

_PRAGMAS = ("journal_mode = WAL", "synchronous = FULL", "secure_delete = ON", "foreign_keys = ON")
"""FULL: a commit is on the disk when it returns. secure_delete: what is deleted is overwritten with zeros."""

_SCRUB = {
    "sqlite": ("PRAGMA wal_checkpoint(TRUNCATE)",),
    "postgresql": ("VACUUM candidates", "VACUUM records", "VACUUM originals", "VACUUM links", "VACUUM master_keys"),
}
"""After an erasure: takes deleted rows out of the files that SQL does not show."""


class Database:
    """``url`` is "sqlite:///PATH", a plain path, or "postgresql://USER:PASSWORD@HOST/NAME". Raises VaultUnavailable."""

    def __init__(self, url: str) -> None:
        self._url = _parsed(url)
        self._engine = _engine(self._url)

    def create(self) -> None:
        """Makes the tables; a file is readable by its owner alone. Raises VaultUnavailable where a vault is."""
        if self._file:
            _make_private(self._file)
        with _translated():
            if inspect(self._engine).has_table(VAULT.name):
                raise VaultUnavailable("there is a vault already")
            METADATA.create_all(self._engine)

    def check(self) -> None:
        """Raises VaultUnavailable where there is no vault; makes none, since a mistyped name would be a new one."""
        if self._file and not self._file.is_file():
            raise VaultUnavailable("there is no vault; make one with `anonrecruit vault init`")
        with _translated():
            if not inspect(self._engine).has_table(VAULT.name):
                raise VaultUnavailable("there is no vault in it; make one with `anonrecruit vault init`")

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """One transaction, alone among writers, committed and on the disk at the end. Raises VaultUnavailable."""
        with _translated(), self._engine.begin() as connection:
            connection.execute(update(LOG_HEAD).values(id=LOG_HEAD.c.id))
            yield connection

    @contextmanager
    def founding(self) -> Iterator[Connection]:
        """The first transaction, before there is a lock to take. Raises VaultUnavailable."""
        with _translated(), self._engine.begin() as connection:
            yield connection

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """One unchanging view, that hinders no writer. Raises VaultUnavailable."""
        level = {} if self._file else {"isolation_level": "REPEATABLE READ"}
        with _translated(), self._engine.connect().execution_options(**level) as connection, connection.begin():
            yield connection

    def scrub(self) -> bool:
        """Whether no file holds deleted rows any more; False where readers were in the way, and it must be repeated."""
        with self._alone() as connection:
            results = [connection.execute(text(statement)) for statement in _SCRUB[self._engine.dialect.name]]
            return not any(result.returns_rows and result.scalar_one() for result in results)

    def copy_to(self, file: Path) -> None:
        """All of it, as at one moment; readable by its owner alone. Raises UsageError, VaultUnavailable."""
        if not self._file:
            raise UsageError("this copies a SQLite vault; of PostgreSQL, make a back-up with pg_dump")
        _make_private(file)
        with self._alone() as connection:
            connection.exec_driver_sql("VACUUM INTO ?", (str(file),))

    @contextmanager
    def _alone(self) -> Iterator[Connection]:
        """Outside any transaction, where VACUUM insists to be; on a connection that no pool's ping has begun one on."""
        engine = create_engine(self._url, hide_parameters=True, isolation_level="AUTOCOMMIT", poolclass=NullPool)
        with _translated(), engine.connect() as connection:
            yield connection

    def close(self) -> None:
        self._engine.dispose()

    @property
    def _file(self) -> Path | None:
        on_disk = self._url.get_backend_name() == "sqlite" and self._url.database
        return Path(on_disk) if on_disk else None


def _parsed(url: str) -> URL:
    """pg8000 (BSD) speaks to PostgreSQL: psycopg, the usual driver, is under the LGPL."""
    try:
        parsed = make_url(url if "://" in url else URL.create("sqlite", database=url))
        backend = parsed.get_backend_name()
    except (ArgumentError, NoSuchModuleError):
        raise VaultUnavailable("its URL is none; sqlite:///PATH or postgresql://USER@HOST/NAME is wanted") from None
    if backend not in _SCRUB:
        raise VaultUnavailable("its URL must begin with sqlite:/// or postgresql://")
    if not parsed.database or (backend == "postgresql" and not parsed.username):
        raise VaultUnavailable("its URL names no file, or no database and user")
    return parsed.set(drivername="postgresql+pg8000") if backend == "postgresql" else parsed


def _engine(url: URL) -> Engine:
    # What stands in a statement's parameters may be shown nowhere, not even to a debugger's log.
    try:
        if url.get_backend_name() == "postgresql":
            engine = create_engine(url, hide_parameters=True, pool_pre_ping=True)
            event.listen(engine, "connect", _set_up_postgresql)
            return engine
        engine = create_engine(url, hide_parameters=True, connect_args={"timeout": BUSY_SECONDS})
    except ImportError:
        raise VaultUnavailable("for PostgreSQL, install the extra: pip install 'anonrecruit[postgres]'") from None
    event.listen(engine, "connect", _set_up_sqlite)
    event.listen(engine, "begin", lambda connection: connection.exec_driver_sql("BEGIN"))
    return engine


def _set_up_sqlite(connection: Any, _: object) -> None:
    # Or else Python's module begins a transaction only where it thinks fit, and reads would see different states.
    connection.isolation_level = None
    for pragma in _PRAGMAS:
        connection.execute(f"PRAGMA {pragma}")


def _set_up_postgresql(connection: Any, _: object) -> None:
    connection.cursor().execute(f"SET lock_timeout = '{BUSY_SECONDS}s'")
    connection.commit()


def _make_private(file: Path) -> None:
    try:
        os.close(os.open(file, os.O_CREAT | os.O_RDWR | os.O_EXCL, 0o600))
    except FileExistsError:
        raise VaultUnavailable("there is a file of that name already") from None
    except OSError as error:
        raise VaultUnavailable(f"its file can not be made ({type(error).__name__})") from None


@contextmanager
def _translated() -> Iterator[None]:
    """The database's own messages may quote what was written: only a class name goes on."""
    try:
        yield
    except SQLAlchemyError as error:
        cause = type(getattr(error, "orig", None) or error).__name__
    except OSError as error:  # pg8000 where nobody answers
        cause = type(error).__name__
    else:
        return
    raise VaultUnavailable(f"it answered with {cause}")
