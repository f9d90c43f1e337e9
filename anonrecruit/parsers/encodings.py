"""Which legacy encoding a text without a mark is in, by what its letters look like in each.

In the right one, letters stand among letters of their own script, capitals at the head of words, and signs apart from
words. Ties go to the first row: Windows-1252 is what most word processors of the English-speaking world wrote.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from itertools import pairwise

_CANDIDATES = (
    *("cp1252", "cp1250", "iso8859_2", "cp1254", "cp1251", "koi8_r", "cp1253", "cp1257", "cp1255", "cp1256"),
    *("mac_roman", "cp850", "cp437", "cp852", "cp866", "cp932", "gbk", "big5", "cp949"),
)
_PENALTY = {name: index * 0.01 for index, name in enumerate(_CANDIDATES)}
_SAMPLE = 20_000
# Only from the head of a word, and at once to its end: else a long word is read anew from each of its letters.
_WORD_AROUND = re.compile(r"(?<![A-Za-z])[A-Za-z]*+[^\x00-\x7f](?:[^\W\d_]|[^\x00-\x7f])*+")
_USUAL_SIGNS = frozenset("–—‘’“”•…£€°·«»©®™§¡¿ \xa0´º")
_USUAL_LATIN = frozenset("éèêëáàâäãåæçíìîïñóòôöõøúùûüýßÉÁÄÅÖÜØÇÑŁłśążęćńźóŚŻčšžřěůďťŠŽČőűığşİŞĞ")
_VOWELS = frozenset("аеёиоуыэюяіїαεηιουωάέήίόύώ")
_ACCENTS_IN_A_ROW = re.compile(r"[^\x00-\x7f\W\d_]{3}")
_MONEY, _GLUED = re.compile(r"[£€] ?\d"), re.compile(r"[^\x00-\x7f\W\d_]\d")
_COMMON_PAIRS = {"gbk": (0xB0, 0xD7), "big5": (0xA4, 0xC6), "cp949": (0xB0, 0xC8), "cp932": (0x81, 0x97)}


def guessed(data: bytes) -> str:
    """The text in the likeliest encoding. ``data`` is no valid UTF-8."""
    sample = data[:_SAMPLE]
    best = max(_CANDIDATES, key=lambda name: _score(sample, name) - _PENALTY[name])
    return data.decode(best, "replace")


def _score(data: bytes, name: str) -> float:
    try:
        text = data.decode(name) if name in _COMMON_PAIRS else data.decode(name, "replace")
    except UnicodeDecodeError:
        return -1e9
    words = _WORD_AROUND.findall(text)
    high = max(1, sum(byte > 0x7F for byte in data))
    money, glued = len(_MONEY.findall(text)), len(_GLUED.findall(text))
    scored = sum(_word_score(word) for word in words) + 1.2 * money - glued
    return scored / high + _common(data, name)


def _common(data: bytes, name: str) -> float:
    """Encodings of two bytes keep frequent characters apart from rare ones."""
    if name not in _COMMON_PAIRS:
        return 0.0
    low, up = _COMMON_PAIRS[name]
    leads = re.findall(rb"([\x81-\xfe])[\x40-\xfe]", data)
    common = sum(low <= int(lead[0]) <= up for lead in leads)
    return common / max(1, len(leads))


def _word_score(word: str) -> float:
    letters = [character for character in word if not character.isascii() and character.isalpha()]
    scripts = {_script(character) for character in word if character.isalpha()}
    odd = sum(not c.isascii() and not c.isalpha() and c not in _USUAL_SIGNS for c in word)
    inside = sum(c in _USUAL_SIGNS for c in word[1:-1] if c not in "’–—") + word.count("\ufffd") * 3
    score = len(letters) - 2.0 * odd - inside
    if len(scripts) > 1:
        score -= 2.0 * len(letters)
    if any(one.islower() and other.isupper() for one, other in pairwise(word)):
        score -= 2.0
    if "LATIN" in scripts and _ACCENTS_IN_A_ROW.search(word):
        score -= 2.0 * len(letters)
    return score + 0.2 * len(letters) * _is_usual(letters, scripts)


def _is_usual(letters: list[str], scripts: set[str]) -> bool:
    """Letters that names are full of; in Greek and Cyrillic, no fewer vowels than a language needs."""
    if scripts == {"LATIN"}:
        return all(letter in _USUAL_LATIN for letter in letters)
    if scripts in ({"GREEK"}, {"CYRILLIC"}):
        return sum(letter.lower() in _VOWELS for letter in letters) >= 0.25 * len(letters)
    return scripts == {"HANGUL"}


@cache
def _script(character: str) -> str:
    return unicodedata.name(character, "?").partition(" ")[0]
