"""The shipped language model: whole, loadable, and honest about what is wrong when it is not."""

from __future__ import annotations

import hashlib
import shutil
from pathlib import Path

import pytest

from anonrecruit import grammar, language_model
from anonrecruit.errors import ModelError

CV_NER = Path(__file__).parent.parent / "models" / "cv_ner"


def test_every_file_is_the_one_that_sha256sums_lists() -> None:
    rows = (line.split("  ") for line in (CV_NER / "SHA256SUMS").read_text("utf-8").splitlines())
    listed = {name: checksum for checksum, name in rows}
    pipeline = language_model.model_path()
    found = {
        f"pipeline/{path.relative_to(pipeline).as_posix()}": hashlib.sha256(path.read_bytes()).hexdigest()
        for path in pipeline.rglob("*")
        if path.is_file()
    }
    assert found == listed


def test_the_grammar_is_the_one_that_its_sha256sums_list() -> None:
    folder = grammar.grammar_path()
    rows = (line.split("  ") for line in (CV_NER.parent / "grammar" / "SHA256SUMS").read_text("utf-8").splitlines())
    found = {
        f"pipeline/{path.relative_to(folder).as_posix()}": hashlib.sha256(path.read_bytes()).hexdigest()
        for path in folder.rglob("*")
        if path.is_file()
    }
    assert found == {name: checksum for checksum, name in rows}


def test_it_is_ner_alone_and_finds_what_stands_in_a_sentence() -> None:
    nlp = language_model.load_model()
    assert nlp.pipe_names == ["ner"]
    entities = {(entity.text, entity.label_) for entity in nlp("Sarah Whitlock worked in Leeds until May 2019.").ents}
    assert entities == {("Sarah Whitlock", "PERSON"), ("Leeds", "GPE"), ("May 2019", "DATE")}


@pytest.mark.parametrize(
    "name", ["Oluwaseun Adeyemi", "Nguyen Thi Lan", "Gurpreet Dhillon", "S. Murugan", "Dmytro Kovalenko"]
)
def test_names_of_many_origins_are_persons(name: str) -> None:
    found = language_model.load_model()(f"My manager was {name}, who taught me much.").ents
    assert name in {entity.text for entity in found if entity.label_ == "PERSON"}


def test_vectors_are_the_bases() -> None:
    # Other vectors would put 24 MB more into history; a new training changes ner/model alone.
    vectors = (language_model.model_path() / "vocab" / "vectors").read_bytes()
    assert hashlib.sha256(vectors).hexdigest().startswith("22d102290ba09bb6")


def test_the_version_names_model_and_number() -> None:
    assert language_model.model_version() == "en_cv_ner-0.2.0"


def test_a_missing_model_is_a_model_error(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr("importlib.resources.files", lambda _: tmp_path / "anonrecruit")
    with pytest.raises(ModelError, match="missing"):
        language_model.load_model()


@pytest.mark.parametrize("damaged", ["config.cfg", "meta.json", "ner/model", "vocab/vectors", "tokenizer"])
def test_a_damaged_model_is_a_model_error(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, damaged: str) -> None:
    copy = tmp_path / "pipeline"
    shutil.copytree(language_model.model_path(), copy)
    (copy / damaged).write_bytes(b"\x93\x01")
    monkeypatch.setattr(language_model, "model_path", lambda: copy)
    with pytest.raises(ModelError):
        language_model.load_model()
        language_model.model_version()
