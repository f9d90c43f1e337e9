"""Addresses of a person's own pages and profiles, and their handles. Sites of employers and journals stay."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from anonrecruit import lexicons
from anonrecruit.cues import Cue
from anonrecruit.dates import YEAR
from anonrecruit.document import Span
from anonrecruit.link_names import names_in
from anonrecruit.reading import Line, Reading
from anonrecruit.recognizers.recognizer import Claim, CueRecognizer

_ENDINGS = (
    "com|org|net|io|me|co|uk|in|dev|app|info|xyz|site|online|tech|website|blog|eu|ie|de|fr|es|it|nl|be|ch|at|pl|"
    "ro|hu|cz|pt|gr|se|no|dk|fi|us|ca|au|nz|za|ng|ke|gh|ug|pk|bd|lk|ae|qa|sa"
    "|biz|ai|gg|tv|cc|ly|page|pro|design|art|studio|photography|works|edu|gov|name|id|space|cloud|live|media|ink|"
    "one|so|sh|fm|am|to|br|mx|jp|cn|hk|tw|sg|my|kr|ph|ru|ua|tr|il|social|fyi|codes|tk"
)
_URL = re.compile(
    rf"(?<![\w@.\-])(?:(?:https?|ftp)://[^\s<>\"|,;]+|www\.[^\s<>\"|,;]+|"
    rf"(?:[\w\-]{{1,63}}\.){{1,8}}(?:{_ENDINGS})(?![\w@]|"
    rf"\.[\w])(?:[/?#][^\s<>\"|,;]*)?)",
    re.IGNORECASE,
)
_MARKED = re.compile(r"https?://|www\.|/", re.IGNORECASE)
_LABELS = re.compile(
    r"\b(?:portfolio|blog|my (?:web)?site|personal (?:web)?site|home ?page|web ?site|web ?page|web|www|url|"
    r"linked ?in|git ?hub|git ?lab|twitter|facebook|instagram|profile|online at|find me|reach me|skype|"
    r"available at|showcase[sd]?|email me on \w+)\b[^\n]{0,16}$",
    re.IGNORECASE,
)
_OWN_LABELS = re.compile(
    r"portfolio|blog|my |personal|linked|git|twitter|facebook|instagram|skype|find me|email me",
    re.IGNORECASE,
)
_HANDLE = re.compile(r"(?<![\w.@/])@[A-Za-z_]\w{2,30}(?![\w@.]*\()")
_SITE_WORD = re.compile(
    r"twitter|instagram|insta|tik ?tok|telegram|mastodon|github|threads|handle|linkedin|youtube|discord|\bX\b",
    re.IGNORECASE,
)
_ICON = re.compile(r"^[\W_]*(?:\S[ ]|[\uf000-\uf8ff]\s*|/[ ]?)(?P<handle>[A-Za-z0-9][\w.\-]{3,40})/?$")
_INSTITUTION = re.compile(r"\.(?:ac|edu|gov|sch|nhs)(?:\.\w\w)?$")
_CONTACT = frozenset({"contact", "personal"})
_SOMEBODY_ELSES = frozenset({"employment", "education", "publications", "referees", "skills"})
_SOMEBODY = ("",)  # whoever the owner is: a site's name alone tells nothing here
_WORD = re.compile(r"[^\W\d_]{4,}")


class ProfileUrlRecognizer(CueRecognizer):
    """Profile hosts go wherever they stand; other sites where place, label or name shows whose they are."""

    cues = (Cue.PROFILE_URL,)

    def claims(self, reading: Reading) -> Iterator[Claim]:
        own = _own_words(reading)
        for line in reading.lines:
            for match in _URL.finditer(line.text):
                rule = _rule(line, match, own)
                if rule:
                    yield from _with_rest(reading, line, match, rule)
            yield from _handles(line, own)


@cache
def _hosts() -> tuple[str, ...]:
    return tuple(sorted(lexicons.words("en/profile_hosts.txt")))


def _own_words(reading: Reading) -> frozenset[str]:
    """Words of the head of the CV and of addresses among the contact details: the candidate's own."""
    head = " ".join(_URL.sub(" ", line.text) for line in reading.lines[:3] if line.section in _CONTACT)
    locals_ = " ".join(
        re.findall(r"([\w.+\-]{1,64})@", " ".join(line.text for line in reading.lines if line.section in _CONTACT))
    )
    found = {word.lower() for word in _WORD.findall(head) + re.findall(r"[A-Za-z]{4,}", locals_)}
    return frozenset(
        found
        - lexicons.words("en/common_words.txt")
        - {"curriculum", "vitae", "resume", "email", "linkedin", "github", "http", "https"}
    )


def _rule(line: Line, match: re.Match[str], own: frozenset[str]) -> str:
    url, before = match[0], line.text[max(0, match.start() - 80) : match.start()]
    host = re.sub(r"^(?:https?://)?(?:www\.)?", "", url.lower())
    if any(_is_on(host, known) for known in _hosts()):
        return "profile host"
    if not _MARKED.search(url) and (not url.rpartition(".")[2].islower() or max(map(len, url.split(".")[:-1])) < 3):
        return ""  # "ASP.Net", "B.Com", "Skills.In", "e.g.in"
    place, _, path = host.partition("/")
    # A town of the address may be a university's name too, so there only the path can name the candidate.
    if any(word in (path if _INSTITUTION.search(place) else host) for word in own):
        return "own name in address"
    label = _LABELS.search(before)
    if label and (line.section not in _SOMEBODY_ELSES or _OWN_LABELS.search(label[0])):
        return "labelled site"
    bare = (not re.search(r"[A-Za-z]{3}", before[-20:]) and not YEAR.search(before)) or len(line.text) - len(url) < 12
    if line.section in _CONTACT and bare and not re.match(r"(?:asp|ado|vb)\.net\b", host):
        return "site among contact details"
    return "name in address" if any(names_in(url, own or _SOMEBODY)) else ""


def _is_on(host: str, known: str) -> bool:
    place = host if "/" in known else re.split(r"[/?#:]", host)[0]
    if host.rstrip("/") == known:
        return False  # the site's name, as in "designs for Dribbble.com"
    if "/" in known:
        return place.startswith(known)
    return (
        place == known
        or place.endswith("." + known)
        or (known.count(".") == 1 and _stem(known) in place.split(".")[:-1] and len(_stem(known)) > 6)
    )


def _stem(host: str) -> str:
    return host.partition(".")[0]


def _with_rest(reading: Reading, line: Line, match: re.Match[str], rule: str) -> Iterator[Claim]:
    url = match[0].rstrip(".,;:)]}’'\"")
    start = line.span.start + match.start()
    yield Claim(Span(start, start + len(url)), Cue.PROFILE_URL, 0.95, rule)
    rest = _rest_on_next_line(reading, line, match)
    if rest:
        yield Claim(rest, Cue.PROFILE_URL, 0.85, rule + ", broken over lines")


def _rest_on_next_line(reading: Reading, line: Line, match: re.Match[str]) -> Span | None:
    if match.end() < len(line.text) or line.index + 1 >= len(reading.lines) or "/" not in match[0]:
        return None
    following = reading.lines[line.index + 1]
    if not re.fullmatch(r"[\w\-./?=&%#]{2,80}", following.text) or _URL.match(following.text):
        return None
    if re.fullmatch(r"[\d\-./]{4,10}", following.text):
        return None  # a date, as at the foot of a page
    unfinished = match[0].endswith(("-", "/", "_", "?", "=", "&"))
    coded = bool(re.search(r"\d", following.text) and re.search(r"[\-/]|[a-f]\d|\d[a-f]", following.text))
    word = following.text.lower()
    torn = line.section in _CONTACT and word.isalpha() and len(word) <= 12 and not _is_word(word)
    return following.span if (unfinished or coded or torn) and not following.gap else None


def _is_word(word: str) -> bool:
    return any(word in lexicons.words(f"en/{name}.txt") for name in ("common_words", "proper_words", "places"))


def _handles(line: Line, own: frozenset[str]) -> Iterator[Claim]:
    contact = line.section in _CONTACT
    for match in _HANDLE.finditer(line.text):
        near = line.text[max(0, match.start() - 40) : match.end() + 30]
        if contact or _SITE_WORD.search(near):
            yield _claim(line, *match.span(), "handle")
    icon = _ICON.match(line.text)
    if icon and contact and _is_handle(icon["handle"], line.text[: icon.start("handle")], own):
        yield _claim(line, *icon.span("handle"), "handle beside an icon")
    for match in re.finditer(
        r"(?<!\S)/[ ]?((?:in/)?[a-z][\w\-]{3,30})(?!\S)|(?<!\S)([A-Za-z]{1,40}(?:-[A-Za-z0-9]{1,40}){1,8})(?!\S)"
        r"|(?<![\w/])in/([A-Za-z][\w\-]{3,40})(?!\S)",
        line.text,
    ):
        if match[3]:
            if contact:
                yield _claim(line, *match.span(3), "LinkedIn's path alone")
            continue
        token = (match[1] or match[2]).lower()
        named = re.search(r"\d", token) or token == (match[1] or match[2])  # "OBI-STONE" is a name
        if (
            contact
            and named
            and (
                any(word in token for word in own)
                or (match[1] and re.search(r"(?:^|\bin:?)\s*$", line.text[: match.start()]))
            )
        ):
            yield _claim(line, *match.span(), "handle with own name")


def _is_handle(token: str, icon: str, own: frozenset[str]) -> bool:
    named = any(word in token.lower() or token.lower() in word for word in own)
    glyph = bool(re.search(r"[\uf000-\uf8ff]", icon))
    return named or (glyph and bool(re.search(r"\d|-|_|[a-z][A-Z]", token)) and not re.fullmatch(r"[\d\-.]+", token))


def _claim(line: Line, start: int, end: int, rule: str) -> Claim:
    return Claim(Span(line.span.start + start, line.span.start + end), Cue.PROFILE_URL, 0.8, rule)
