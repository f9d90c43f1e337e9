"""Who must not know what (DESIGN §7), and the habits of DESIGN §8 that a machine can check.

Every rule is a row below, and for every rule a violation is planted in a copy of the package, to prove that it bites.
"""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests import architecture_finders as finders
from tests.architecture import Forbidden, KnownOnlyTo, KnowsOnly, MustNotKnow, Rule, violations

PACKAGE = Path(__file__).parent.parent / "anonrecruit"


def ours(*names: str) -> tuple[str, ...]:
    return tuple(f"anonrecruit.{name}" for name in names)


FORMATS = (*ours("parsers"), "pdfminer", "pypdfium2", "lxml", "docx", "PIL", "rapidocr", "olefile", "tinycss2")
NLP = ("spacy", "thinc")
PRESIDIO = ("presidio_analyzer", "presidio_anonymizer")
NETWORK = (
    *(
        "socket",
        "socketserver",
        "ssl",
        "http",
        "urllib.request",
        "urllib.error",
        "ftplib",
        "smtplib",
        "imaplib",
        "poplib",
    ),
    *("xmlrpc", "webbrowser", "asyncio", "requests", "httpx", "urllib3", "aiohttp", "websockets", "boto3", "paramiko"),
)
CLOCK = (
    *("datetime.now", "datetime.utcnow", "datetime.today", "date.today", "time.time", "time.time_ns"),
    *("time.localtime", "time.gmtime", "time.ctime", "os.urandom", "numpy.random", "np.random"),
)
ENVIRONMENT = ("os.environ", "os.getenv", "os.putenv", "os.environb")
MAY_BE_RANDOM = ours("pipeline", "vault.*", "batch.*", "cli.*")

RULES: tuple[Rule, ...] = (
    MustNotKnow(
        "parsers know no cues, policies, spaCy, Presidio",
        ours("parsers"),
        (*ours("cues", "policy", "findings", "redaction", "recognizers", "reading", "analysis"), *NLP, *PRESIDIO),
    ),
    KnowsOnly("document and cues know nothing above themselves", ours("document"), ()),
    KnowsOnly("document and cues know nothing above themselves", ours("cues"), ()),
    KnowsOnly("findings know cues and spans alone", ours("findings"), ours("cues", "document")),
    MustNotKnow(
        "recognizers know no formats, policies, replacements",
        ours("recognizers"),
        (*FORMATS, *ours("policy", "redaction"), "presidio_anonymizer"),
    ),
    Forbidden("recognizers do not know each other", finders.recognizers_that_know_each_other),
    MustNotKnow(
        "redaction knows no reasons, formats, spaCy",
        ours("redaction"),
        (*FORMATS, *NLP, *ours("recognizers", "reading", "analysis", "sections", "repeats"), "presidio_analyzer"),
    ),
    MustNotKnow(
        "rewriting knows no findings, formats, spaCy",
        ours("rewriting"),
        (*FORMATS, *NLP, *PRESIDIO, *ours("findings", "recognizers", "reading", "analysis", "redaction", "grammar")),
    ),
    MustNotKnow(
        "leakcheck is independent of all that finds",
        ours("leakcheck"),
        (
            *ours("recognizers", "policy", "findings", "redaction", "reading", "analysis", "repeats", "searchable"),
            *(*ours("names", "dates", "pairs", "sections", "document"), *FORMATS, *NLP, *PRESIDIO),
        ),
    ),
    MustNotKnow(
        "records and renderers know no candidate",
        ours("record", "renderers"),
        (
            *ours("document", "findings", "application", "audit", "redaction", "outcome", "pipeline"),
            *(*ours("parsers"), "pdfminer", "pypdfium2"),  # what reads; renderers write, docx with python-docx
        ),
    ),
    MustNotKnow(
        "what covers pages knows no reasons",
        ours("redacted"),
        ours("cues", "findings", "policy", "redaction", "application", "audit", "outcome", "recognizers"),
    ),
    MustNotKnow(
        "what reads pages again is not what wrote them",
        ours("readback"),
        (
            *ours("renderers", "redacted", "recognizers", "policy", "redaction", "pipeline"),
            "typst",
            "pypdfium2",
            "docx",
        ),
    ),
    MustNotKnow("the vault knows no text", ours("vault"), ours("document", "reading", "parsers"), through=False),
    KnownOnlyTo("the vault is for few", ours("vault"), ours("pipeline", "batch", "cli.reveal", "cli.vault")),
    MustNotKnow(
        "batch knows Blinder and outcomes alone",
        ours("batch"),
        (
            *ours("cues", "document", "findings", "recognizers", "reading", "analysis", "redaction", "sections"),
            *(*FORMATS, *NLP, *PRESIDIO),
        ),
        through=False,
    ),
    KnowsOnly("ats knows what goes in and what comes out", ours("ats"), ours("application", "record", "errors")),
    KnowsOnly("places know nothing", ours("places"), ()),
    MustNotKnow("evaluation knows no vault, ats, batch", ours("evaluation"), ours("vault", "ats", "batch")),
    KnownOnlyTo("nothing at run time knows evaluation", ours("evaluation"), ours("cli.evaluate")),
    KnownOnlyTo("only analysis builds the engine", ("presidio_analyzer.AnalyzerEngine",), ours("analysis")),
    KnownOnlyTo("only redaction anonymizes", ("presidio_anonymizer",), ours("redaction")),
    Forbidden("only redaction makes BlindText", finders.calls_of("BlindText"), ours("redaction")),
    Forbidden("no network", finders.imports_of(*NETWORK), ours("ats.*")),
    Forbidden("no wall clock", finders.mentions_of(*CLOCK), MAY_BE_RANDOM),
    Forbidden("no randomness", finders.imports_of("random", "secrets", "uuid"), MAY_BE_RANDOM),
    Forbidden("no blind except", finders.blind_excepts, ours("parsers", "pipeline", "batch.worker"), allowed=1),
    Forbidden("no environment variables", finders.mentions_of(*ENVIRONMENT), ours("cli.vault.opening"), allowed=1),
    Forbidden("no module-level mutable state", finders.mutable_state),
    Forbidden("nothing happens on import", finders.statements_that_act, ours("__main__")),
    Forbidden("no subclass walking", finders.mentions_of("*.__subclasses__")),
    Forbidden("files under 300 lines", finders.too_long),
    Forbidden("no names that say nothing", finders.names_that_say_nothing),
)

# rule, file to write in a copy of the package, its source. Every rule of RULES has at least one row.
PLANTED = (
    (RULES[0].rule, "parsers/planted.py", "from anonrecruit.cues import Cue"),
    (RULES[0].rule, "parsers/planted.py", "def f():\n    import spacy"),
    (RULES[0].rule, "parsers/planted.py", "from anonrecruit import audit"),  # audit > redaction > cues
    (RULES[0].rule, "parsers/planted.py", "from ..policy import Policy"),
    ("document and cues know nothing above themselves", "document.py", "from anonrecruit import errors"),
    ("document and cues know nothing above themselves", "cues.py", "import anonrecruit.document"),
    ("findings know cues and spans alone", "findings.py", "from anonrecruit.policy import Rule"),
    ("recognizers know no formats, policies, replacements", "recognizers/planted.py", "import pypdfium2.raw"),
    ("rewriting knows no findings, formats, spaCy", "rewriting/planted.py", "from anonrecruit.grammar import Grammar"),
    ("recognizers know no formats, policies, replacements", "recognizers/planted.py", "from anonrecruit import audit"),
    ("recognizers do not know each other", "recognizers/planted.py", "from anonrecruit.recognizers.other import X"),
    ("recognizers do not know each other", "recognizers/planted.py", "from . import other"),
    ("redaction knows no reasons, formats, spaCy", "redaction.py", "from anonrecruit.reading import Reading"),
    ("leakcheck is independent of all that finds", "leakcheck/planted.py", "from anonrecruit import repeats"),
    ("records and renderers know no candidate", "renderers/planted.py", "from anonrecruit.document import Span"),
    ("records and renderers know no candidate", "record.py", "from anonrecruit.outcome import Outcome"),
    ("what covers pages knows no reasons", "redacted/planted.py", "from anonrecruit.cues import Cue"),
    ("what reads pages again is not what wrote them", "readback/planted.py", "import pypdfium2"),
    ("the vault knows no text", "vault/planted.py", "from anonrecruit.document import Document"),
    ("the vault is for few", "cli/planted.py", "from anonrecruit.vault import Vault"),
    ("the vault is for few", "renderers/planted.py", "from anonrecruit.vault.sql import SqlVault"),
    ("batch knows Blinder and outcomes alone", "batch/planted.py", "from anonrecruit.cues import Cue"),
    ("batch knows Blinder and outcomes alone", "batch/planted.py", "import spacy"),
    ("ats knows what goes in and what comes out", "ats/planted.py", "from anonrecruit.audit import Audit"),
    ("places know nothing", "places.py", "from anonrecruit import errors"),
    ("evaluation knows no vault, ats, batch", "evaluation/planted.py", "from anonrecruit.batch import run"),
    ("nothing at run time knows evaluation", "planted.py", "from anonrecruit.evaluation import gold"),
    ("only analysis builds the engine", "planted.py", "from presidio_analyzer import AnalyzerEngine"),
    ("only redaction anonymizes", "planted.py", "import presidio_anonymizer"),
    ("only redaction makes BlindText", "planted.py", "def f(t):\n    return record.BlindText(t)"),
    ("no network", "planted.py", "import urllib.request"),
    ("no network", "planted.py", "def f():\n    from http import client"),
    ("no network", "cli/planted.py", "import requests"),
    ("no wall clock", "planted.py", "import datetime as d\ndef f():\n    return d.datetime.now()"),
    ("no wall clock", "planted.py", "from time import time"),
    ("no wall clock", "recognizers/planted.py", "from datetime import date\ndef f():\n    return date.today().year"),
    ("no randomness", "planted.py", "from uuid import uuid4"),
    ("no randomness", "redaction.py", "import random"),
    ("no blind except", "planted.py", "def f():\n    try:\n        g()\n    except Exception:\n        pass"),
    ("no blind except", "planted.py", "def f():\n    try:\n        g()\n    except:\n        pass"),
    (
        "no blind except",
        "planted.py",
        "def f():\n    try:\n        g()\n    except (OSError, Exception):\n        pass",
    ),
    ("no blind except", "planted.py", "def f():\n    with suppress(Exception):\n        g()"),
    (
        "no blind except",
        "batch/worker.py",
        "def f():\n    try:\n        g()\n    except Exception:\n        pass\n" * 2,
    ),
    ("no environment variables", "cli/planted.py", "import os\ndef f():\n    return os.environ['HOME']"),
    ("no environment variables", "planted.py", "from os import getenv"),
    ("no environment variables", "cli/vault/opening.py", "def f():\n    return os.environ['A'] + os.environ['B']"),
    ("no module-level mutable state", "planted.py", "SEEN = set()"),
    ("no module-level mutable state", "planted.py", "cache: dict[str, str] = {}"),
    ("no module-level mutable state", "planted.py", "n = 0\ndef f():\n    global n\n    n += 1"),
    ("no module-level mutable state", "planted.py", "TABLE = {'a': 1}\ndef f(k):\n    TABLE[k] = 2"),
    ("no module-level mutable state", "planted.py", "from anonrecruit.cues import FACTS\ndef f():\n    FACTS.clear()"),
    ("nothing happens on import", "planted.py", "import logging\nlogging.basicConfig()"),
    ("nothing happens on import", "planted.py", "for name in 'ab':\n    pass"),
    ("no subclass walking", "planted.py", "def f(c):\n    return c.__subclasses__()"),
    ("files under 300 lines", "planted.py", "x = 1\n" * 300),
    ("no names that say nothing", "parsers/text_utils.py", "x = 1"),
    ("no names that say nothing", "core/planted.py", "x = 1"),
    ("no names that say nothing", "planted.py", "class SessionManager:\n    pass"),
)

# What looks like a violation and is none.
INNOCENT = (
    ("planted.py", "from urllib.parse import urlsplit\nimport time\ndef f():\n    return time.monotonic()"),
    ("planted.py", "TABLE = {'a': 1}\nNAMES = frozenset()\ndef f():\n    TABLE = []\n    TABLE.append(1)"),
    ("planted.py", "def f(score):\n    score.update(1)\n    return 'core'"),
    ("recognizers/planted.py", "from anonrecruit.recognizers.recognizer import CueRecognizer"),
    ("cli/evaluate.py", "from anonrecruit.evaluation import gold"),
    ("ats/planted.py", "import http.client\nfrom anonrecruit.record import BlindRecord"),
    (
        "cli/planted.py",
        "from uuid import uuid4\nfrom datetime import datetime, UTC\ndef f():\n    return datetime.now(UTC)",
    ),
    ("planted.py", "from typing import TYPE_CHECKING\nif TYPE_CHECKING:\n    import fractions\ntype_ = int | str"),
    ("batch/worker.py", "def f():\n    try:\n        g()\n    except Exception:\n        pass"),
)


def test_the_package_keeps_every_rule() -> None:
    assert violations(PACKAGE, RULES) == []


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """The package with a recognizer named ``other``, whatever else it holds by now."""
    target = tmp_path / "anonrecruit"
    shutil.copytree(PACKAGE, target, ignore=lambda _, names: [n for n in names if "." in n and not n.endswith(".py")])
    (target / "recognizers" / "other.py").write_text("class X(CueRecognizer):\n    pass\n", "utf-8")
    return target


def plant(package: Path, file: str, source: str, rules: tuple[Rule, ...]) -> set[str]:
    """What is reported after writing the file, or adding to it where the package has it, and was not before."""
    before = set(violations(package, rules))
    target = package / file
    target.parent.mkdir(exist_ok=True)
    existing = target.read_text("utf-8") if target.is_file() and file != "batch/worker.py" else ""
    target.write_text(f"{existing}\n{source}\n", "utf-8")
    return set(violations(package, rules)) - before


@pytest.mark.parametrize(("rule", "file", "source"), PLANTED)
def test_a_planted_violation_is_reported_under_its_rule(copy: Path, rule: str, file: str, source: str) -> None:
    assert plant(copy, file, source, tuple(row for row in RULES if row.rule == rule))


@pytest.mark.parametrize(("file", "source"), INNOCENT)
def test_what_only_looks_like_a_violation_is_not_reported(copy: Path, file: str, source: str) -> None:
    assert plant(copy, file, source, RULES) == set()


def test_a_violation_is_planted_for_every_rule() -> None:
    assert {rule.rule for rule in RULES} == {rule for rule, _, _ in PLANTED}
