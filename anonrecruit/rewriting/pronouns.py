"""Pronouns for a man or a woman become "they", and the verbs follow: "She leads her team" → "They lead their team"."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from anonrecruit import lexicons
from anonrecruit.document import Span
from anonrecruit.rewriting.edit import Edit, cased_like
from anonrecruit.rewriting.sentence import Parse, Sentence, Token, sentence_around, table_words
from anonrecruit.rewriting.verbs import agreeing

_SUBJECT = frozenset({"she", "he", "she/he", "he/she", "s/he"})
_ENDS = frozenset(
    {".", ",", ":", "CC", "IN", "TO", "DT", "PDT", "PRP", "PRP$", "WDT", "WP", "WRB", "MD", "-RRB-", "EX", "VBP", "''"}
)
"""Tags of words that begin no noun phrase with a possessive before it."""

_VERBS = frozenset({"VBZ", "VBD", "MD", "VB"})
_MOST = frozenset({"best", "most", "worst", "least"})
"""At "her best" it is hers, knowing "her best" it is not."""


def is_pronoun(value: str) -> bool:
    return _key(value) in _table()


def neutral_pronoun(text: str, span: Span, parse: Parse | None) -> Iterator[Edit]:
    """The pronoun as "they" has it, and each verb that must agree. Without a parser the verbs stay as they are."""
    value = span.of(text)
    sentence = sentence_around(text, span, parse) if parse else Sentence(())
    place = sentence.at(span.start)
    word = _table()[_key(value)] if place is None else _word(value, sentence, place)
    yield Edit(span, cased_like(value, word))
    if place is not None and _key(value) in _SUBJECT:
        yield from agreeing(sentence, max(place, sentence.at(span.end - 1) or place))


def _word(value: str, sentence: Sentence, place: int) -> str:
    key = _key(value)
    if key == "her":
        return "them" if _is_object(sentence, place) else "their"
    if key == "his":
        return "theirs" if _stands_alone(sentence, place) else "their"
    return _table()[key]


def _is_object(sentence: Sentence, place: int) -> bool:
    """The tagger tells "reported to her" from "her team"; what it is weak at is told by the words around."""
    after, beyond = sentence.word(place + 1), sentence.word(place + 2)
    if place == 0:
        return False
    if after is None or (after.tag in _ENDS and after.tag != "VBP"):
        return True
    if after.tag in ("VB", "VBP") or _is_caused(sentence, place):
        return True
    if after.key in _MOST or after.tag in ("JJS", "RBS"):
        return _closes(beyond) and sentence.tokens[place - 1].tag.startswith("VB")
    if after.key in table_words("adverbs") and _closes(beyond):
        return True
    if after.tag == "JJ" and _closes(beyond) and sentence.tokens[place - 1].key in table_words("naming"):
        return True
    if _is_given(sentence, place) and after.tag.startswith("NN") and after.key not in table_words("own"):
        return True
    return sentence.tokens[place].tag == "PRP" and after.tag not in ("NN", "NNS", "JJ")


def _is_caused(sentence: Sentence, place: int) -> bool:
    """ "Helped her secure funding": behind such a verb, and before a word that can be a verb with its object."""
    before, after = sentence.word(place - 1), sentence.word(place + 1)
    return bool(before and after) and before.key in table_words("causing") and after.key in table_words("bare_verbs")  # type: ignore[union-attr]


def _closes(token: Token | None) -> bool:
    return token is None or token.tag in _ENDS or token.tag in _VERBS


def _is_given(sentence: Sentence, place: int) -> bool:
    """Behind a verb of giving stands first who is given something: "gave her responsibility"."""
    before = sentence.word(place - 1)
    goal = any(token.tag == "TO" or token.key in ("to", "into") for token in sentence.tokens[place + 1 : place + 5])
    return before is not None and before.key in table_words("giving") and not goal


def _stands_alone(sentence: Sentence, place: int) -> bool:
    after = sentence.word(place + 1)
    before = sentence.word(place - 1)
    beyond = sentence.word(place + 2)
    acts = after is not None and (after.tag in _VERBS or (after.tag == "NNS" and beyond and beyond.tag == "DT"))
    of_his = before is not None and before.key == "of" and bool(acts)
    return after is None or after.tag in _ENDS - {"PRP$"} or of_his or after.key in ("is", "was", "are", "were")


def _key(value: str) -> str:
    return " ".join(value.lower().split())


@cache
def _table() -> dict[str, str]:
    return {key: str(word) for key, word in lexicons.table("en/neutral.toml")["pronouns"].items()}
