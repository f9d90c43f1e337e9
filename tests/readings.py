"""Readings made by hand for tests of modules that read them: no model, so no entity but those that rules find."""

from __future__ import annotations

import spacy

from anonrecruit.document import Block, Document
from anonrecruit.reading import Reading, read


def reading_of(text: str, *blocks: Block) -> Reading:
    return read(Document(0, text, blocks), spacy.blank("en"))
