"""The public face (DESIGN §6): other people's code calls it, so a change here is a decision, not an accident."""

from __future__ import annotations

import inspect
import subprocess
import sys

import pytest

import anonrecruit
from anonrecruit import errors

VALUES = {
    *("Action", "Application", "Audit", "BlindRecord", "BlindSection", "Blinded", "Blinder", "CandidateRef", "Cue"),
    *("CueGroup", "Finding", "KnownIdentity", "Outcome", "Policy", "Redaction", "Rule", "Source", "Span", "Withheld"),
    "load_policy",
}
ERRORS = {
    name
    for name, value in vars(errors).items()
    if isinstance(value, type) and issubclass(value, errors.AnonrecruitError)
}

# Annotations are strings everywhere, so a signature reads as it is written.
SIGNATURES = {
    "Application": (
        "(attachments: 'tuple[Source, ...]', ref: 'CandidateRef' = '', answers: 'Mapping[str, str]' = <factory>, "
        "known: 'KnownIdentity' = <factory>) -> None"
    ),
    "Application.from_path": "(path: 'str | Path', *, known: 'KnownIdentity | None' = None) -> 'Application'",
    "Source": (
        "(data: 'bytes', name: 'str' = '', media_type: 'str' = 'application/octet-stream', "
        "carried: 'Mapping[str, str]' = <factory>, pictures: 'int' = 0) -> None"
    ),
    "Source.from_path": "(path: 'str | Path') -> 'Source'",
    "KnownIdentity": (
        "(names: 'tuple[str, ...]' = (), emails: 'tuple[str, ...]' = (), phones: 'tuple[str, ...]' = (), "
        "addresses: 'tuple[str, ...]' = (), birth_date: 'str' = '') -> None"
    ),
    "Blinder.blind": "(self, application: 'Application') -> 'Outcome'",
    "Blinder.mark": "(self, text: 'str') -> 'tuple[Redaction, ...]'",
    "Blinder.inspect": ("(self, application: 'Application') -> 'tuple[tuple[Document, tuple[Redaction, ...]], ...]'"),
    "load_policy": "(policy: 'str | Path | Policy') -> 'Policy'",
}


def test_the_public_names_are_these() -> None:
    assert set(anonrecruit.__all__) == VALUES | ERRORS


def test_the_public_names_are_sorted() -> None:
    assert list(anonrecruit.__all__) == sorted(anonrecruit.__all__)


@pytest.mark.parametrize("name", sorted(VALUES | ERRORS))
def test_every_public_name_is_there(name: str) -> None:
    assert getattr(anonrecruit, name) is not None


def test_a_name_that_does_not_exist_is_an_attribute_error() -> None:
    with pytest.raises(AttributeError, match="Blindr"):
        getattr(anonrecruit, "Blindr")  # noqa: B009  # mypy knows that it is not there


@pytest.mark.parametrize(("name", "expected"), SIGNATURES.items())
def test_calls_keep_their_signatures(name: str, expected: str) -> None:
    value: object = anonrecruit
    for step in name.split("."):
        value = getattr(value, step)
    assert callable(value)
    assert str(inspect.signature(value)) == expected


def test_the_first_argument_of_blinder_is_the_policy_and_cimspa_its_default() -> None:
    first = next(iter(inspect.signature(anonrecruit.Blinder).parameters.values()))
    assert (first.name, first.default) == ("policy", "cimspa")


def test_importing_the_package_loads_no_model_framework() -> None:
    program = "import anonrecruit, sys; print(sorted({'spacy', 'presidio_analyzer'} & set(sys.modules)))"
    run = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert run.stdout.strip() == "[]"
