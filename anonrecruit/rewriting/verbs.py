"""Verbs that must follow their subject from "she" to "they": which they are, and what they become."""

from __future__ import annotations

from collections.abc import Iterator

from anonrecruit import lexicons
from anonrecruit.rewriting.edit import Edit, cased_like
from anonrecruit.rewriting.sentence import Sentence, Token, table_words

_IRREGULAR = {
    "is": "are",
    "was": "were",
    "has": "have",
    "does": "do",
    "goes": "go",
    "wasn't": "weren't",
    "ain't": "ain't",
}
_SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj", "expl"})
_HELPERS = frozenset({"aux", "auxpass"})
_BETWEEN = frozenset({"RB", "RBR", ","})
_PAIRED = frozenset({"either", "neither", "both"})
_SHORT = "'s"
_REACH = 8
"""Words between a subject and its verb ("She, in her first year, leads")."""


def agreeing(sentence: Sentence, subject: int) -> Iterator[Edit]:
    """An edit for every finite verb of the subject pronoun at that place which "they" would leave wrong."""
    for place in sorted(_finite(sentence, subject)):
        token = sentence.tokens[place]
        plural = _short(sentence, place) if token.key == _SHORT else plural_of(token.text)
        if plural != token.text:
            yield Edit(token.span, plural)


def plural_of(verb: str) -> str:
    """ "leads" as "they" has it: "lead". What is no third person singular stays."""
    key = verb.lower().replace("’", "'")
    if key in _IRREGULAR:
        return cased_like(verb, _IRREGULAR[key])
    if not key.endswith("s") or key.endswith("ss") or len(key) < 4:
        return verb
    base = next((form for form in _bases(key) if form in lexicons.words("en/common_words.txt")), next(_bases(key)))
    return cased_like(verb, base)


def _bases(key: str) -> Iterator[str]:
    """Likeliest first: "carries", "reaches" and "uses" end alike."""
    if key.endswith("ies"):
        yield key[:-3] + "y"
    if key.endswith(("sses", "shes", "ches", "xes", "zzes", "oes")):
        yield key[:-2]
    yield key[:-1]
    if key.endswith("es"):
        yield key[:-2]


def _short(sentence: Sentence, place: int) -> str:
    """ "She's" is "she has" before a participle, unless that is passive."""
    token = sentence.tokens[place]
    head = sentence.tokens[token.head]
    has_object = any(t.dep == "dobj" and t.head == token.head for t in sentence.tokens)
    done = head.tag in ("VBN", "VBD") and (token.dep == "aux" or has_object)
    has = done or head.key in table_words("active")
    return ("’" if "’" in token.text else "'") + ("ve" if has else "re")


def _finite(sentence: Sentence, subject: int) -> set[int]:
    first = _next_verb(sentence, subject)
    token = sentence.tokens[subject]
    heads = {token.head} if token.dep in _SUBJECTS and token.head != subject else set()
    chain = {verb for head in heads | first for verb in _coordinated(sentence, head, subject)}
    helpers = {
        place for place, t in enumerate(sentence.tokens) if t.dep in _HELPERS and t.head in chain and place != subject
    }
    sure = first | {place for place in chain | helpers if _is_third_person(sentence.tokens[place])}
    return _with_listed(sentence, subject, sure)


def _with_listed(sentence: Sentence, subject: int, sure: set[int]) -> set[int]:
    """And verbs that the parser takes for nouns: "plans, budgets and delivers", "... and chairs the committee"."""
    found = set(sure)
    for place in range(min(found, default=len(sentence.tokens)) + 1, len(sentence.tokens)):
        token = sentence.tokens[place]
        if token.tag in ("PRP", "EX") and token.dep in _SUBJECTS and place != subject:
            break  # somebody else's clause
        if token.tag in ("VBZ", "NNS") and len(token.text) > 3 and token.key.endswith("s"):
            link = _link(sentence, place)
            if link and (link - 1 in found or _is_verb_here(sentence, place)):
                found.add(place)
    return found


def _link(sentence: Sentence, place: int) -> int:
    """Where the comma or conjunction stands that joins a word to what goes before, adverbs aside; 0 for none."""
    before = place - 1
    while before > 0 and sentence.tokens[before].tag == "RB":
        before -= 1
    joined = before > 0 and sentence.tokens[before].tag in (",", "CC")
    if not joined:
        return 0
    return before - 1 if sentence.tokens[before - 1].tag == "," else before


def _is_verb_here(sentence: Sentence, place: int) -> bool:
    token, after = sentence.tokens[place], sentence.word(place + 1)
    if after is None or _is_relative(sentence, place):
        return False
    if token.tag == "VBZ":
        return not _has_subject(sentence, place) and token.dep not in ("aux", "auxpass", "relcl", "acl", "advcl")
    if after.tag in ("NN", "NNS", "NNP", "CD") and token.key not in table_words("plurals_before_nouns"):
        return True  # "mentors trainees": few nouns stand before another in the plural
    return after.tag in ("DT", "PRP$", "PDT") or f"{token.key} {after.key}" in table_words("verbs_with_preposition")


def _is_relative(sentence: Sentence, place: int) -> bool:
    """Whether the verbs that it is joined to have a subject of their own: "a coach who plans and delivers"."""
    token = sentence.tokens[place]
    for _ in range(4):
        if token.dep != "conj":
            return False
        head = token.head
        token = sentence.tokens[head]
        if _has_subject(sentence, head) and token.dep in ("relcl", "advcl", "ccomp", "acl"):
            return not any(t.head == head and t.dep in _SUBJECTS and t.key in ("she", "he") for t in sentence.tokens)
    return False


def _is_third_person(token: Token) -> bool:
    return token.tag == "VBZ" or token.key in ("was", "is", "has", "does", "wasn't")


def _next_verb(sentence: Sentence, subject: int) -> set[int]:
    """The word behind the pronoun, adverbs aside: an -s at its end makes it a verb, whatever the tagger says."""
    place = subject + 1
    while (
        (token := sentence.word(place)) and (token.tag in _BETWEEN or token.key in _PAIRED) and place - subject < _REACH
    ):
        place += 1
    if not token or (token.key != _SHORT and not token.key.endswith("s")) or token.tag in ("IN", "NNP", "PRP$", "DT"):
        return set()
    commas = any(t.tag == "," for t in sentence.tokens[subject:place])
    return set() if commas and token.tag != "VBZ" else {place}


def _coordinated(sentence: Sentence, verb: int, subject: int) -> set[int]:
    """The verb and those joined to it ("leads ... and manages"), as far as they have no subject of their own."""
    found = {verb}
    for place, token in enumerate(sentence.tokens):
        if token.dep == "conj" and token.head in found and place > subject and not _has_subject(sentence, place):
            found.add(place)
    return found


def _has_subject(sentence: Sentence, verb: int) -> bool:
    return any(token.dep in _SUBJECTS and token.head == verb for token in sentence.tokens)
