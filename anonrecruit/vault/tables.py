"""The tables. What tells of a person is in the columns ``sealed`` alone, encrypted; all else is random, keyed or ours.

vault ─ one row: which vault this is
master_keys ─ the vault's root secret, wrapped by each master key in use (two during a rotation)
candidates ─ a data key each, wrapped by a master key     links ─ keyed tokens by which a candidate is known again
records ─ one for each blind record                       originals ─ files kept by value
access_log ─ append-only, chained                         log_head ─ one row: where the chain ends
"""

from __future__ import annotations

from sqlalchemy import BigInteger, Boolean, Column, ForeignKey, Index, Integer, LargeBinary, MetaData, Table, Text

SCHEMA = 1

METADATA = MetaData()

VAULT = Table("vault", METADATA, Column("id", Text, primary_key=True), Column("schema", Integer, nullable=False))

MASTER_KEYS = Table(
    "master_keys",
    METADATA,
    Column("fingerprint", Text, primary_key=True),
    Column("root", LargeBinary, nullable=False),
    Column("current", Boolean, nullable=False),
)

CANDIDATES = Table(
    "candidates",
    METADATA,
    Column("id", Text, primary_key=True),
    Column("fingerprint", Text, ForeignKey("master_keys.fingerprint"), nullable=False, index=True),
    Column("data_key", LargeBinary, nullable=False),
)

LINKS = Table(
    "links",
    METADATA,
    Column("token", Text, primary_key=True),
    Column("candidate", Text, ForeignKey("candidates.id"), primary_key=True, index=True),
    Column("mac", Text, nullable=False),
)

RECORDS = Table(
    "records",
    METADATA,
    Column("id", Text, primary_key=True),
    Column("candidate", Text, ForeignKey("candidates.id"), nullable=False, index=True),
    Column("campaign", Text, nullable=False),
    Column("sealed_at", Text, nullable=False, index=True),
    Column("sealed", LargeBinary, nullable=False),
)

ORIGINALS = Table(
    "originals",
    METADATA,
    Column("record", Text, ForeignKey("records.id"), primary_key=True),
    Column("number", Integer, primary_key=True),
    Column("sealed", LargeBinary, nullable=False),
)

ACCESS_LOG = Table(
    "access_log",
    METADATA,
    Column("seq", BigInteger().with_variant(Integer, "sqlite"), primary_key=True, autoincrement=False),
    Column("at", Text, nullable=False),
    Column("who", Text, nullable=False),
    Column("action", Text, nullable=False),
    Column("campaign", Text, nullable=False),
    Column("record", Text, nullable=False),
    Column("why", Text, nullable=False),
    Column("detail", Text, nullable=False),
    Column("mac", Text, nullable=False),
    Index("access_log_record", "record", "action"),
    Index("access_log_campaign", "campaign", "action"),
)

LOG_HEAD = Table(
    "log_head",
    METADATA,
    Column("id", Integer, primary_key=True),
    Column("seq", BigInteger, nullable=False),
    Column("mac", Text, nullable=False),
    Column("seal", Text, nullable=False),
)
