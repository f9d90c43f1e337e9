"""Where the candidate lives, lived or was born, told from where they worked or studied.

A contact block is an address until shown otherwise; elsewhere a place is the candidate's home only by evidence: a label
("Permanent address", which ``labelled`` reads and this continues over its lines), a postcode, a verb of living, or standing by the signature.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from anonrecruit import addresses, names
from anonrecruit.cues import Cue
from anonrecruit.document import Span
from anonrecruit.pairs import Pair
from anonrecruit.reading import Line, Reading
from anonrecruit.recognizers.recognizer import Claim, CueRecognizer

HEAD_REACH = 24
"""The contact block of a CV ends at its first heading, or at the latest after so many lines."""

_NOT_ADDRESS = re.compile(
    r"[\w.+-]+\s?@\s?[\w.-]+|(?:https?://|www\.)\S+|\b(?:linkedin|github|indeed|skype)\b\S*|\S+\.(?:com|org|net|io|me|co\.uk)\b\S*"
    r"|\b(?:e-?mail(?: id)?|(?:office |home |work )?(?:tele?)?phone(?: no)?|mobile(?: no)?|mob|tel|fax|cell|contact(?: no| number)?|ph|web|website|dob|date of birth|nationality|email me on indeed)\b\s*[.:]*"
    r"|(?<!\w)\+?\(?\d[\d ()./-]{8,}\d",
    re.I,
)
_LABEL = re.compile(
    r"^\W*(?:(?:home|permanent|present|current|postal|residential|mailing|contact|correspondence)?\s*(?:address|location|residence|add)\s*[:\-–]*|home\s*:|a\s*:)\s*",
    re.I,
)
_LIVING = re.compile(
    r"\b(?:liv(?:e|ed|ing|es)|resid(?:e|es|ing|ent)|relocat(?:ed?|ing|ion)|mov(?:ed?|ing)|born(?: and (?:raised|brought up))?|raised|brought up|grew up|grown up|native|hail(?:s|ing)?|"
    r"settled|domiciled|am(?: originally)?|originally|come)\s+(?:in|to|at|of|from|near)\s+(?:the\s+)?",
    re.I,
)
_BASED = re.compile(r"\b(?:currently |presently )?(?:based|located)\s+(?:in|near|at)\s+(?:the\s+)?", re.I)
_PLACE_WORDS = re.compile(
    r"(?:[^\W\d_a-z][\w'.’-]*|of|upon|on|le|la|de|el|al)(?:[ ](?:[^\W\d_a-z][\w'.’-]*|of|upon|on|le|la|de|el|al))*(?:,[ ]?[^\W\d_a-z][\w'.’-]*(?:[ ][^\W\d_a-z][\w'.’-]*)*)*"
)
_DATE_RANGE = re.compile(r"(?:19|20)\d{2}\s*[-–—]|\b(?:19|20)\d{2}\b.*\b(?:present|date|now|(?:19|20)\d{2})\b", re.I)
_WORK = frozenset({"employment", "education", "referees", "publications", "projects", "awards", "skills"})
_HOME_LABELS = re.compile(
    r"address|residence|residing|location|home|native|village|birth|permanent|correspondence|district|state|pin\b|post\b"
)


class HomeLocationRecognizer(CueRecognizer):
    cues = (Cue.HOME_LOCATION,)

    def claims(self, reading: Reading) -> Iterator[Claim]:
        yield from self._contact_block(reading)
        yield from self._continued(reading)
        yield from self._postcodes(reading)
        yield from self._statements(reading)
        yield from self._signature(reading)
        yield from self._below_name(reading)

    def _contact_block(self, reading: Reading) -> Iterator[Claim]:
        block = [line for line in reading.lines if _in_contact_block(line)]
        scores = [_contact_score(reading, line) for line in block]
        for index, line in enumerate(block):
            near = max(scores[max(0, index - 1) : index] + scores[index + 1 : index + 2], default=0.0)
            between = 0 < index < len(block) - 1 and min(scores[index - 1], scores[index + 1]) >= 1.5
            if scores[index] >= 1.5 or (scores[index] >= 0.7 and near >= 1.5) or (between and scores[index] >= 0):
                yield from _residual_claims(reading, line, "contact block")

    def _continued(self, reading: Reading) -> Iterator[Claim]:
        for pair in reading.pairs:
            if pair.known and _HOME_LABELS.search(pair.label) and _is_address_pair(pair):
                yield from _continuation(reading, pair)

    def _postcodes(self, reading: Reading) -> Iterator[Claim]:
        for match in addresses.UK_POSTCODE.finditer(reading.text):
            line = reading.line_at(match.start())
            if line and line.section not in _WORK and not _DATE_RANGE.search(line.text):
                yield from _residual_claims(reading, line, "UK postcode")

    def _statements(self, reading: Reading) -> Iterator[Claim]:
        for match in _LIVING.finditer(reading.text):
            if _of_candidate(reading, match.start()):
                yield from _place_after(reading, match.end(), f"after '{match[0].split()[0].lower()}'")
        for match in _BASED.finditer(reading.text):
            if reading.section_at(match.start()) in ("contact", "profile", "personal"):
                yield from _place_after(reading, match.end(), "after 'based in'")

    def _signature(self, reading: Reading) -> Iterator[Claim]:
        last = len(reading.lines)
        for pair in reading.pairs:
            line = reading.line_at(pair.value_span.start)
            if (
                pair.label in ("place", "station", "places")
                and line
                and (line.index >= last - 12 or line.section == "declaration")
            ):
                yield from _first_part(reading, pair.value_span, "place by the signature")
        for line in reading.lines[max(0, last - 6) :]:
            if line.index > 8 and line.section not in ("employment", "education", "projects", "skills"):
                yield from _closing_place(reading, line)

    def _below_name(self, reading: Reading) -> Iterator[Claim]:
        # LinkedIn's export: name, headline, place, whatever heading the side bar left open.
        for entity in reading.doc.ents:
            line = reading.line_at(entity.start_char) if entity.label_ == "PERSON" else None
            if line and line.index < 40 and len(line.text.split()) <= 5:
                for below in reading.lines[line.index + 1 : line.index + 4]:
                    if addresses.is_all_places(below.text) and len(addresses.parts(below.text)) > 1:
                        yield Claim(below.span, Cue.HOME_LOCATION, 0.8, "places below the name")


def _in_contact_block(line: Line) -> bool:
    return (line.section == "contact" and line.index < HEAD_REACH and not line.heading) or (
        line.section == "contact" and line.index >= HEAD_REACH and addresses.score(line.text) >= 2.2
    )


def _contact_score(reading: Reading, line: Line) -> float:
    rest = " ".join(span.of(reading.text) for span in _residual(reading, line))
    if not re.search(r"[^\W\d_]{2}", rest):
        return 0.7 if addresses.PIN.search(rest) and len(rest) < 12 else -1.0
    job = sum(
        names.says_no_name(names.fold(word)) and not addresses.score(word) for word in re.findall(r"[^\W\d_]{2,}", rest)
    )
    sentence = len(rest.split()) > 14 and not addresses.POSTCODE.search(rest)
    if sentence or _DATE_RANGE.search(rest):
        return -1.0
    return addresses.score(rest) - 0.8 * min(job, 3)


def _residual(reading: Reading, line: Line) -> list[Span]:
    """What is left of a line without its label, e-mail addresses, links and telephone numbers."""
    label = _LABEL.match(line.text)
    start = line.span.start + (label.end() if label else 0)
    cuts = [
        *((match.start(), match.end()) for match in _NOT_ADDRESS.finditer(reading.text, start, line.span.end)),
        (line.span.end, line.span.end),
    ]
    spans = []
    for cut in cuts:
        spans.extend(_stripped(reading.text, start, cut[0]))
        start = max(start, cut[1])
    return spans


def _stripped(text: str, start: int, end: int) -> Iterator[Span]:
    value = text[start:end]
    kept = value.strip(" \t|,;:•·-–—*/.")
    if len(kept) > 1:
        at = start + value.index(kept)
        yield Span(at, at + len(kept))


def _residual_claims(reading: Reading, line: Line, rule: str) -> Iterator[Claim]:
    for span in _residual(reading, line):
        if (
            addresses.score(span.of(reading.text)) >= 0.7
            or addresses.PIN.search(span.of(reading.text))
            or rule == "contact block"
        ):
            yield from _without_name(reading, span, rule)


def _without_name(reading: Reading, span: Span, rule: str) -> Iterator[Claim]:
    yield Claim(span, Cue.HOME_LOCATION, 0.85, rule)


def _is_address_pair(pair: Pair) -> bool:
    return len(pair.value) < 120 and (addresses.score(pair.value) >= 0.7 or pair.value.rstrip().endswith(","))


def _continuation(reading: Reading, pair: Pair) -> Iterator[Claim]:
    line = reading.line_at(pair.value_span.start)
    labels = {reading.line_at(other.label_span.start) for other in reading.pairs if other.known}
    open_end = True
    for below in reading.lines[line.index + 1 : line.index + 6] if line else ():
        text = below.text.lstrip(" :")
        worth = addresses.score(text)
        if below in labels or below.heading or len(text) > 90 or not (worth >= 1.4 or (open_end and worth >= 0.7)):
            break
        open_end = text.rstrip().endswith(",") or worth >= 1.4
        yield from _residual_claims(reading, below, f"continues '{pair.label}'")


def _of_candidate(reading: Reading, start: int) -> bool:
    sentence = reading.text[max(0, start - 60) : start].rpartition(".")[2].lower()
    first_person = re.search(r"\b(?:i|i'm|i’m|my|me)\b", sentence + reading.text[start : start + 4].lower()) is not None
    return first_person or reading.section_at(start) in ("contact", "profile", "personal")


def _place_after(reading: Reading, at: int, rule: str) -> Iterator[Claim]:
    match = _PLACE_WORDS.match(reading.text, at)
    if not match:
        return
    value = match[0]
    tagged = any(entity.label_ in ("GPE", "LOC") and entity.start_char == at for entity in reading.doc.ents)
    if tagged or any(addresses.is_place(part) for part in addresses.parts(value)):
        yield Claim(Span(at, at + len(value.rstrip(" .,"))), Cue.HOME_LOCATION, 0.75, rule)


def _first_part(reading: Reading, span: Span, rule: str) -> Iterator[Claim]:
    # "Place: Pune      Ada Obi": the name at the right edge is not of the place.
    value = re.split(r"\t|\s{3,}|\bdated?\b|\bname\b", span.of(reading.text), maxsplit=1, flags=re.I)[0].rstrip(" .,:;")
    if value and len(value) < 50 and re.search(r"[^\W\d_]", value):
        yield Claim(Span(span.start, span.start + len(value)), Cue.HOME_LOCATION, 0.85, rule)


def _closing_place(reading: Reading, line: Line) -> Iterator[Claim]:
    for part in re.finditer(r"[^\t]+?(?=\s{3,}|\t|$)", line.text):
        value = re.sub(
            r"[\s,.;:-]*(?:date.*|\d[\w ./-]*|(?:january|february|march|april|may|june|july|august|september|october|november|december)\b.*)?$",
            "",
            part[0],
            flags=re.I,
        )
        text = value.strip()
        if text and addresses.is_all_places(text):
            start = line.span.start + part.start() + part[0].index(text)
            yield Claim(Span(start, start + len(text)), Cue.HOME_LOCATION, 0.7, "place at the end of the CV")
