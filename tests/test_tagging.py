"""Reading sentences side by side finds what spaCy finds one after another."""

from __future__ import annotations

import pytest

from anonrecruit import tagging
from anonrecruit.document import Document
from anonrecruit.language_model import load_model
from anonrecruit.reading import read

TEXTS = (
    "",
    " \n",
    "\n  Ada Obi\n\nLeisure Assistant, Harbour Leisure Trust, Leeds",
    "Ada Obi\n12 Marsh Lane, Leeds LS1 9ZZ\n\n\nWorked with Edith Marsh and Tom Hale at Harbour Leisure"
    "\nTrust until May 2019.\n\tReferee: Mr Bram Holloway   \n \nUniversity of Leeds, 2012",
)


@pytest.mark.parametrize("text", TEXTS)
def test_entities_are_those_of_the_parser_alone(text: str, monkeypatch: pytest.MonkeyPatch) -> None:
    nlp = load_model()
    side_by_side = read(Document(0, text), nlp)
    monkeypatch.setattr(tagging, "_by_sentence", lambda doc, parser: parser(doc))
    in_turn = read(Document(0, text), nlp)
    assert side_by_side.entities == in_turn.entities
    assert [token.ent_iob_ for token in side_by_side.doc] == [token.ent_iob_ for token in in_turn.doc]
