"""Names of people that the steps of a link spell: "example.org/Ada-Obi", "~aobi", "adaobi.github.io".

A link leads anywhere, and a slug is nearly always a title. So a step counts only where all of it is one name that word
lists know; where less than two words of it are known, it must stand where sites name people.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass, field
from functools import cache
from urllib.parse import unquote

from anonrecruit import lexicons, names
from anonrecruit.document import Span
from anonrecruit.names import Token
from anonrecruit.person_evidence import is_eponym, is_technical, says_organisation

_SCHEME = re.compile(r"(?i)^(?:[a-z][a-z0-9+.-]*:)?//")
_OF_PEOPLE = frozenset(
    {
        *("in", "pub", "people", "person", "user", "users", "u", "profile", "profiles", "author", "authors", "team"),
        *("staff", "member", "members", "homepages", "personal", "cv", "resume", "portfolio", "home"),
    }
)
"""Steps behind which a site names a person."""

_OF_THINGS = frozenset(
    {
        *("company", "companies", "school", "schools", "showcase", "product", "products", "wiki", "org", "orgs"),
        *("organization", "organisations", "groups", "group", "places", "place", "locations", "location", "tag"),
        *("tags", "topics", "topic", "jobs", "job", "brand", "brands", "shop", "store", "category", "search"),
    }
)
"""Steps behind which it names something else."""

_OWN_PAPERS = frozenset({"cv", "resume", "portfolio", "profile", "curriculum", "vitae", "bio", "letter", "cover"})
_ENDING = re.compile(r"\.[A-Za-z]{1,5}\d?$")
_HUMP = re.compile(r"(?<=[a-z])(?=[A-Z])")
_NO_LETTER = re.compile(r"[\W\d_]+")
_VALUE = re.compile(r"[?&;]([\w.-]+)=([^&;#]*)|#(.+)$")
_LONGEST_NAME, _MOST_STEPS, _DECODINGS = 3, 8, 3
_SHORTEST_PART, _SHORTEST_SURNAME = 4, 5


@dataclass(frozen=True, slots=True)
class _Step:
    """``personal`` says that a person is named there if anything is."""

    text: str = field(repr=False)
    personal: bool


def names_in(link: str, owner: Collection[str] = ()) -> Iterator[str]:
    """``owner`` holds the folded words of the name of the application's owner, where the text has told it: then the
    name of a site is a company's, unless it agrees."""
    for step in _steps(link, owner):
        found = _name(step, owner)
        if found:
            yield " ".join(found)


def decoded(link: str) -> str:
    """As a reader would see it: percent signs and punycode undone, also where they were put on twice."""
    for _ in range(_DECODINGS):
        link = unquote(link)
    return re.sub(r"(?i)\bxn--[a-z0-9-]{1,60}", lambda found: _unicode(found[0]), link)


def _unicode(label: str) -> str:
    try:
        return label[4:].encode("ascii").decode("punycode")
    except (UnicodeError, ValueError):
        return label


def _steps(link: str, owner: Collection[str]) -> Iterator[_Step]:
    address = _SCHEME.sub("", decoded(link))
    place, _, rest = address.partition("/")
    host = re.split(r"[?#:]", place)[0].rpartition("@")[2]
    yield from _of_host(host.lower(), owner)
    before, path = "", re.split(r"[?#]", rest)[0]
    for number, text in enumerate(filter(None, path.split("/")[:_MOST_STEPS])):
        if before.lower() not in _OF_THINGS:
            own = text[0] in "~@" or before.lower() in _OF_PEOPLE or (number == 0 and not owner)
            yield _Step(_ENDING.sub("", text), own)
        before = text
    for key, value, fragment in _VALUE.findall(address):
        yield _Step(value or fragment, key.lower() in _OF_PEOPLE | {"name", "candidate", "applicant"})


def _of_host(host: str, owner: Collection[str]) -> Iterator[_Step]:
    labels = host.split(".")
    known = next((each for each in _hosts() if host.endswith("." + each)), "")
    if known:
        labels = labels[: -known.count(".") - 1]
    elif owner:
        return
    else:
        labels = labels[:-1]
    yield from (_Step(label, True) for label in labels if label != "www")


@cache
def _hosts() -> tuple[str, ...]:
    return tuple(sorted(lexicons.words("en/profile_hosts.txt")))


def _name(step: _Step, owner: Collection[str]) -> list[str]:
    """The words of a name, with capitals, if the step is one; empty else."""
    said = _words(step.text)
    if len(said) == 1 and step.personal:
        said = _taken_apart(said[0], step.text[0] in "~@") or said
    text = " ".join(word.title() if word.islower() or word.isupper() else word for word in said)
    found = names.tokens(text, Span(0, len(text))) if text else []
    if not 2 <= len(found) <= _LONGEST_NAME or not all(map(_may_be_of_name, found)):
        return []
    sure = _is_known_name(found, step.personal) or (step.personal and not owner and _may_be_name(found))
    if not sure or is_eponym(found) or says_organisation(text):
        return []
    return [token.text.strip(".") for token in found]


def _words(text: str) -> list[str]:
    words = _NO_LETTER.sub(" ", _HUMP.sub(" ", text)).split()
    while words and (words[-1].lower() in _OWN_PAPERS or (len(words) > 2 and len(words[-1]) == 1)):
        words.pop()
    while words and words[0].lower() in _OWN_PAPERS:
        words.pop(0)
    return words


def _taken_apart(word: str, by_account: bool) -> list[str]:
    """ "adaobi" as given name and surname; an account's "aobi" as initial and surname. Only if there is one way."""
    key = word.lower()
    ends = range(_SHORTEST_PART, len(key) - _SHORTEST_PART + 1)
    ways = [at for at in ends if _tells(key[:at], names.is_given) and _is_surname(key[at:])]
    if len(ways) == 1:
        return [key[: ways[0]], key[ways[0] :]]
    rest = key[1:]
    alone = by_account and len(rest) >= _SHORTEST_SURNAME and not (names.is_ordinary(key) or names.is_listed(key))
    plain = names.is_ordinary(rest) or (names.is_place(rest) and not names.is_surname(rest))
    return [key[0], rest] if alone and not plain else []


def _is_surname(key: str) -> bool:
    """Which may be a place as well."""
    return names.is_surname(key) and not names.is_ordinary(key)


def _tells(key: str, listed: Callable[[str], bool]) -> bool:
    return listed(key) and not (names.is_ordinary(key) or names.is_place(key))


def _may_be_of_name(token: Token) -> bool:
    return bool(token.key) and not (names.says_no_name(token.key) or is_technical(token.key))


def _is_known_name(found: list[Token], personal: bool) -> bool:
    """Given name (or an initial, of a person) and surname, both known and no plain words; surnames may be places."""
    first, last = found[0], found[-1]
    if first.is_initial and personal and len(found) == 2:
        return not names.is_ordinary(last.key)
    given = _tells(first.key, names.is_given)
    middle = all(each.is_initial or names.is_particle(each.key) or _listed(each.key) for each in found[1:-1])
    return given and middle and _is_surname(last.key)


def _listed(key: str) -> bool:
    return _tells(key, names.is_listed)


def _may_be_name(found: list[Token]) -> bool:
    """One of the two is known, the other is no word of English, nor a place."""
    first, last = found[0], found[-1]
    plain = any(names.is_ordinary(each.key) or names.is_place(each.key) for each in found)
    return len(found) == 2 and not plain and _tells(first.key, names.is_given) and len(last.key) >= _SHORTEST_SURNAME
