"""Where the candidate lives, lived or was born, told from where they worked or studied.

A contact block is an address until shown otherwise; elsewhere a place is the candidate's home only by evidence: a
label, a postcode, a verb of living, or standing by the signature.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from anonrecruit import addresses, names
from anonrecruit.address_blocks import home_blocks
from anonrecruit.cues import Cue
from anonrecruit.document import Span
from anonrecruit.owner import owner_spans
from anonrecruit.reading import Line, Reading
from anonrecruit.recognizers.recognizer import Claim, CueRecognizer
from anonrecruit.searchable import fold

_LIVING = re.compile(
    r"\b(?:liv(?:e|ed|ing|es)|resid(?:e|es|ing|ent)|relocat(?:ed?|ing|ion)|mov(?:ed?|ing)|born(?: and (?:raised"
    r"|brought up))?|raised|brought up|grew up|grown up|native|hail(?:s|ing)?|"
    r"settled|domiciled|am(?: originally)?|originally|come)\s+(?:in|to|at|of|from|near)\s+(?:the\s+)?",
    re.I,
)
_LIVES = re.compile(
    r"\b(?:liv(?:e|es|ed|ing)|resid(?:e|es|ing|ent)|grew up|grown up|raised|brought up|born)\b(?:[ ][\w'’]+){0,6}?[ ]"
    r"(?:in|near|outside|at|between)[ ](?:the[ ])?(?-i:(?=[^\W\d_a-z]))|\bborn[ ](?-i:(?=[^\W\d_a-z]))"
    r"|\bI(?: am|['’]m)\b[^.\n]{0,60}?\bfrom[ ]",
    re.I,
)
"""Looser than ``_LIVING``: said of the candidate, what follows with a capital is a place, listed or not."""

_AND_PLACE = re.compile(r"[ ]and[ ](?=[^\W\d_a-z])")
_BASED = re.compile(r"\b(?:currently |presently )?(?:based|located)\s+(?:in|near|at)\s+(?:the\s+)?", re.I)
_PROPER = r"[^\W\d_a-z][\w'.’-]{0,40}"
_PLACE_WORDS = re.compile(
    rf"{_PROPER}(?:[ ](?:(?:of|upon|on|le|la|de|el|al)[ ])?{_PROPER})*(?:,[ ]?{_PROPER}(?:[ ]{_PROPER})*)*"
)
_OPEN = frozenset({"contact", "profile", "personal"})
_WORK = frozenset({"employment", "education", "referees", "publications", "projects", "skills"})
_CLOSING = re.compile(
    r"[\s,.;:-]*(?:\bdate.*|\d[\w ./-]*|(?:january|february|march|april|may|june|july|august|september|october"
    r"|november|december)\b.*)?$",
    re.I,
)
_REACHABLE = re.compile(r"@|(?<!\d)(?:\+44|0)[\d ()]{9,14}\d")
CONTACT_REACH = 8
_TOWN = re.compile(
    r"[^\w\n]*([^\W\d_a-z][^\W\d_]{2,}(?:[ -][^\W\d_a-z][^\W\d_]+){0,2})[ ]*(?:,[ ]*)?(?:[|•·\t]|[ ]{3,}|,[ ]*[+(\d])"
)
_BAR = re.compile(r"[|•·▪∙●⋅◦¦‖→]|[ ][/~*–—-][ ]")
_BETWEEN = re.compile(r"[^\W\d_a-z][^|•·▪∙●⋅◦¦‖→/~*–—\t\n]*[\w.](?=\s*(?:[|•·▪∙●⋅◦¦‖→/~*–—\t(]|$))")
_OUTWARD = re.compile(r"[A-Z]{1,2}\d[\dA-Z]?")
_PASSPORT = re.compile(r"passport", re.I)


class HomeLocationRecognizer(CueRecognizer):
    cues = (Cue.HOME_LOCATION,)

    def claims(self, reading: Reading) -> Iterator[Claim]:
        yield from self._blocks(reading)
        yield from self._postcodes(reading)
        yield from self._statements(reading)
        yield from self._signature(reading)
        yield from self._below_owner(reading)
        yield from self._passports(reading)
        yield from self._beside_birth(reading)
        yield from self._beside_contacts(reading)
        yield from self._between_bars(reading)

    def _blocks(self, reading: Reading) -> Iterator[Claim]:
        for block in reading.once(home_blocks):
            for scrap in block.scraps:
                for span in scrap.spans:
                    yield Claim(span, Cue.HOME_LOCATION, 0.85, block.evidence)

    def _postcodes(self, reading: Reading) -> Iterator[Claim]:
        for match in addresses.UK_POSTCODE.finditer(reading.text):
            line = reading.line_at(match.start())
            # A line with a telephone number or e-mail address is the candidate's wherever it stands, but by referees.
            reachable = line is not None and line.section != "referees" and _REACHABLE.search(line.text)
            if line and (line.section not in _WORK or reachable):
                yield Claim(_around_postcode(reading, line, match), Cue.HOME_LOCATION, 0.8, "UK postcode")

    def _statements(self, reading: Reading) -> Iterator[Claim]:
        for claim in self._stated(reading):
            yield claim
            yield from _told_again(reading, claim)

    def _stated(self, reading: Reading) -> Iterator[Claim]:
        for match in _LIVING.finditer(reading.text):
            if _of_candidate(reading, match):
                yield from _place_after(reading, match.end(), f"after '{match[0].split()[0].lower()}'")
        for match in _LIVES.finditer(reading.text):
            if _of_candidate(reading, match):
                yield from _place_after(
                    reading, match.end(), "where the candidate lives or was born", known="from" in match[0]
                )
        for match in _BASED.finditer(reading.text):
            if reading.section_at(match.start()) in _OPEN:
                yield from _place_after(reading, match.end(), "after 'based in'")

    def _signature(self, reading: Reading) -> Iterator[Claim]:
        last = len(reading.lines)
        for pair in reading.pairs:
            line = reading.line_at(pair.value_span.start)
            closing = line is not None and (line.index >= last - 12 or line.section == "declaration")
            if pair.label in ("place", "station", "places") and closing and not pair.below:
                yield from _first_part(reading, pair.value_span)
        homes = {
            fold(word)
            for block in reading.once(home_blocks)
            for scrap in block.scraps
            for span in scrap.spans
            for word in re.findall(r"[^\W\d_]{4,}", span.of(reading.text))
        }
        for line in reading.lines[max(0, last - 8) :]:
            if line.index > 8 and line.section not in _WORK and not line.heading:
                yield from _closing_place(reading, line, homes)

    def _below_owner(self, reading: Reading) -> Iterator[Claim]:
        # LinkedIn's export and Indeed's: name, headline, place, whatever heading the side bar left open.
        for span in reading.once(owner_spans)[-1:]:
            line = reading.line_at(span.start)
            for below in reading.lines[line.index + 1 : line.index + 4] if line else ():
                if addresses.is_all_places(below.text) and len(addresses.parts(below.text)) > 1:
                    yield Claim(below.span, Cue.HOME_LOCATION, 0.8, "places below the name")

    def _passports(self, reading: Reading) -> Iterator[Claim]:
        for pair in reading.pairs:
            if re.search(r"place of issue|issued? (?:place|at|from)|issuing place", pair.label):
                around = reading.text[max(0, pair.label_span.start - 250) : pair.value_span.end + 120]
                if _PASSPORT.search(around):
                    yield from _first_part(reading, pair.value_span)

    def _beside_birth(self, reading: Reading) -> Iterator[Claim]:
        # "Date of birth: Győr, 3rd June 1979"
        for pair in reading.pairs:
            if "birth" in pair.label or pair.label in ("dob", "born"):
                for match in re.finditer(r"[^\d,;/()]{3,}", pair.value):
                    text = match[0].strip(" .:-")
                    if text and addresses.is_place(text):
                        start = pair.value_span.start + match.start() + match[0].index(text)
                        yield Claim(
                            Span(start, start + len(text)), Cue.HOME_LOCATION, 0.8, "place beside the birth date"
                        )

    def _beside_contacts(self, reading: Reading) -> Iterator[Claim]:
        # "Isveld, | 07700 900123 | ada@example.org": no list knows every town.
        owner = {line.index for span in reading.once(owner_spans) if (line := reading.line_at(span.start))}
        for line in reading.lines[:CONTACT_REACH]:
            match = _TOWN.match(line.text) if _REACHABLE.search(line.text) else None
            if match and line.index not in owner and _looks_like_a_town(reading, line, match):
                start = line.span.start + match.start(1)
                yield Claim(Span(start, start + len(match[1])), Cue.HOME_LOCATION, 0.7, "beside the contacts")

    def _between_bars(self, reading: Reading) -> Iterator[Claim]:
        # "Ada Obi | Leeds, UK | 07700 900123", "Welder · Tampere, Finland · ada@example.org"
        owner = reading.once(owner_spans)
        for line in reading.lines[:CONTACT_REACH]:
            ours = _REACHABLE.search(line.text) or any(line.span.overlaps(span) for span in owner)
            for part in _BETWEEN.finditer(line.text) if ours and _BAR.search(line.text) else ():
                span = Span(line.span.start + part.start(), line.span.start + part.end())
                if not any(span.overlaps(other) for other in owner) and _is_a_town(reading, span, part[0]):
                    yield Claim(span, Cue.HOME_LOCATION, 0.75, "place between the bars of the head")


def _is_a_town(reading: Reading, span: Span, text: str) -> bool:
    """Places alone, a town that no list knows before one that is listed or a region's letters, or what the tagger takes
    for a place; also the first half of a UK postcode."""
    if _OUTWARD.fullmatch(text) or addresses.is_all_places(text):
        return True
    words = [fold(word) for word in re.findall(r"[^\W\d_]+", text)]
    if len(text) > 50 or not words or any(names.says_no_name(word) or names.is_job_word(word) for word in words):
        return False
    tags = {entity.label for entity in reading.entities if entity.span.overlaps(span)}
    if "ORG" in tags or "PERSON" in tags or not _PLACE_WORDS.fullmatch(text):
        return False
    told = addresses.parts(text)
    closed = len(told) > 1 and (addresses.is_place(told[-1]) or re.fullmatch(r"[A-Z]{2}", told[-1]) is not None)
    return closed or ("GPE" in tags and not any(names.is_ordinary(word) for word in words))


def _looks_like_a_town(reading: Reading, line: Line, match: re.Match[str]) -> bool:
    words = [fold(word) for word in re.findall(r"[^\W\d_]+", match[1])]
    if any(names.says_no_name(word) or names.is_job_word(word) or names.is_ordinary(word) for word in words):
        return False
    span = Span(line.span.start + match.start(1), line.span.start + match.end(1))
    tagged = any(e.label in ("GPE", "LOC", "FAC") and e.span.overlaps(span) for e in reading.entities)
    return tagged or match[0].rstrip(" |").endswith(",")


def _around_postcode(reading: Reading, line: Line, match: re.Match[str]) -> Span:
    """With the parts before it on its line that belong to the address."""
    before = reading.text[line.span.start : match.start()]
    cut = max((found.end() for found in re.finditer(r"[|:;•\t]|\s{3,}", before)), default=0)
    lead = before[cut:]
    if addresses.score(lead + match[0]) < 3.0 or len(lead.split()) > 12:
        return Span(match.start(), match.end())
    return Span(line.span.start + cut + len(lead) - len(lead.lstrip()), match.end())


def _of_candidate(reading: Reading, match: re.Match[str]) -> bool:
    sentence = reading.text[max(0, match.start() - 60) : match.start()].rpartition(".")[2].lower()
    first_person = re.search(r"\b(?:i|i'm|i’m|my|me)\b", sentence) is not None
    return first_person or reading.section_at(match.start()) in _OPEN


def _told_again(reading: Reading, claim: Claim) -> Iterator[Claim]:
    """The same place elsewhere in the same paragraph: "I know Malta well, as I was born in Malta"."""
    line, place = reading.line_at(claim.span.start), claim.span.of(reading.text)
    if line is None or "," in place:
        return
    for match in re.finditer(rf"(?<!\w){re.escape(place)}(?!\w)", line.text):
        span = Span(line.span.start + match.start(), line.span.start + match.end())
        if span != claim.span:
            yield Claim(span, Cue.HOME_LOCATION, claim.score, claim.rule)


def _place_after(reading: Reading, at: int, rule: str, *, known: bool = True) -> Iterator[Claim]:
    match = _PLACE_WORDS.match(reading.text, at)
    if not match:
        return
    value = match[0].rstrip(" .,")
    tagged = any(e.label in ("GPE", "LOC") and e.span.start == at for e in reading.entities)
    if tagged or not known or any(addresses.is_place(part) for part in addresses.parts(value)):
        yield Claim(Span(at, at + len(value)), Cue.HOME_LOCATION, 0.75, rule)
        both = _AND_PLACE.match(reading.text, at + len(value))
        if both and reading.text[:at].endswith("between "):
            yield from _place_after(reading, both.end(), rule, known=known)


def _first_part(reading: Reading, span: Span) -> Iterator[Claim]:
    # "Place: Pune      Ada Obi": the name at the right edge is not of the place.
    value = re.split(r"\t|\s{3,}|\bdated?\b|\bname\b|\bvisa\b", span.of(reading.text), maxsplit=1, flags=re.I)[
        0
    ].rstrip(" .,:;")
    if value and len(value) < 60 and re.search(r"[^\W\d_]", value):
        yield Claim(Span(span.start, span.start + len(value)), Cue.HOME_LOCATION, 0.85, "place of issue or signature")


def _closing_place(reading: Reading, line: Line, homes: set[str]) -> Iterator[Claim]:
    for part in re.finditer(r"[^\t]+?(?=\s{3,}|\t|$)", line.text):
        text = _CLOSING.sub("", part[0]).strip()
        found = addresses.parts(text) if len(text) < 60 else []
        if found and all(addresses.is_place(part) or fold(part) in homes for part in found):
            start = line.span.start + part.start() + part[0].index(text)
            yield Claim(Span(start, start + len(text)), Cue.HOME_LOCATION, 0.7, "place at the end of the CV")
