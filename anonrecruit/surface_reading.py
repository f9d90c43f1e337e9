"""Reads what stands beside a document's text as text that can identify.

What is found becomes values, which ``repeats`` and the leak check then look for in every text of the application.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from urllib.parse import unquote

from anonrecruit.analysis import Analysis
from anonrecruit.cues import Cue
from anonrecruit.document import Document, Span
from anonrecruit.findings import Finding
from anonrecruit.name_repeats import CANDIDATE
from anonrecruit.names import Token, tokens
from anonrecruit.reading import Reading
from anonrecruit.repeats import Value
from anonrecruit.searchable import squash
from anonrecruit.surface_links import addresses_in, people_linked
from anonrecruit.surface_names import people_in

_READ_BY_RECOGNIZERS = frozenset(
    {Cue.EMAIL_ADDRESS, Cue.PHONE_NUMBER, Cue.HOME_LOCATION, Cue.DATE_OF_BIRTH, Cue.ID_NUMBER}
)
"""What tells the same beside a text as in it; names are judged anew, and of other cues nothing is searched for."""

_PROSE = frozenset(
    {
        *("comments", "tracked_deletions", "alt_text", "form_fields", "custom_properties", "custom_xml", "glossary"),
        *("embedded_files", "earlier_versions", "email_headers", "email_properties", "other_text", "archive_comment"),
    }
)
"""Surfaces where people write; in the others a number is a version, a date or a key."""

_WORTH_READING = re.compile(r"[^\W\d_a-z][^\W\d_]+,?[ ]+[^\W\d_a-z]|@|\d{3}")
_FILE = re.compile(r"[\w .'’()+&-]{3,80}\.(?:docx?|pdf|txt|rtf|odt|pages|jpe?g|png)\b", re.I)
_HANDLE = re.compile(r"(?:([\w.+-]{1,64})@|(?:linkedin\.com/(?:in|pub)|github\.com|gitlab\.com)/([\w.-]{1,80}))", re.I)


@dataclass(frozen=True, slots=True)
class SurfaceText:
    """All surfaces of one document in one text; ``places`` says which stands where, one entry a line, in order."""

    text: str = field(repr=False)
    places: tuple[tuple[Span, str], ...] = field(repr=False)

    def lines(self) -> Iterator[tuple[str, str]]:
        """(surface, line)"""
        for span, surface in self.places:
            yield surface, span.of(self.text)

    def surfaces_at(self, spans: Iterable[Span]) -> frozenset[str]:
        """Those that any of the spans touches."""
        found = sorted(spans)
        return frozenset(surface for place, surface in self.places if any(span.overlaps(place) for span in found))


def surface_text(document: Document) -> SurfaceText:
    """Link targets are read without their percent signs, as a browser shows them; hidden text is a surface, too."""
    parts, places, start = [], [], 0
    hidden = "\n".join(block.span.of(document.text) for block in document.blocks if not block.origin.visible)
    for surface, text in {**document.surfaces, "hidden_text": hidden}.items():
        shown = unquote(text) if surface == "link_targets" else text
        for line in filter(None, map(str.strip, shown.splitlines())):
            parts.append(line)
            places.append((Span(start, start + len(line)), surface))
            start += len(line) + 1
    return SurfaceText("\n".join(parts), tuple(places))


def values_beside(document: Document, beside: SurfaceText, said: Sequence[Value], analysis: Analysis) -> list[Value]:
    """What the surfaces add to the values that the texts ``said``, each marked with its surface.

    Lines that the document's own text holds are not read again by the recognizers.
    """
    if not beside.text:
        return []
    owner = _owner_words(said)
    reading, places = _unsaid(document, beside, analysis)
    values = [*_names(beside, owner, _people(reading)), *_addresses(beside, owner)]
    if reading is not None:
        values += _read(reading, places, analysis.findings(reading))
    known = {(value.cue, squash(value.text)) for value in said}
    return [value for value in dict.fromkeys(values) if (value.cue, squash(value.text)) not in known]


def _unsaid(document: Document, beside: SurfaceText, analysis: Analysis) -> tuple[Reading | None, SurfaceText]:
    """A reading of the prose that the document's own text does not hold."""
    told = squash(document.text)
    new: dict[str, list[str]] = {surface: [] for surface in _PROSE}
    for surface, line in beside.lines():
        if surface in _PROSE and _WORTH_READING.search(line) and squash(line) not in told:
            new[surface].append(line)
    surfaces = {surface: "\n".join(new[surface]) for surface in sorted(new)}
    rest = surface_text(Document(document.attachment, "", surfaces=surfaces))
    return (analysis.read(Document(document.attachment, rest.text)) if rest.text else None), rest


def _addresses(beside: SurfaceText, owner: frozenset[str]) -> Iterator[Value]:
    for surface, line in beside.lines():
        yield from (Value(text, cue, "", surface) for cue, text in addresses_in(line, owner))


def _owner_words(said: Iterable[Value]) -> frozenset[str]:
    own = (value.text for value in said if value.cue is Cue.PERSON and value.subject == CANDIDATE)
    found: list[Token] = [token for text in own for token in tokens(text, Span(0, len(text)))]
    return frozenset(token.key for token in found if len(token.key) > 1)


def _people(reading: Reading | None) -> frozenset[str]:
    """What the tagger takes for people, in two words or more."""
    if reading is None:
        return frozenset()
    found = (entity.span.of(reading.text) for entity in reading.entities if entity.label == "PERSON")
    return frozenset(name for name in found if " " in name)


def _names(beside: SurfaceText, owner: Collection[str], tagged: Collection[str]) -> Iterator[Value]:
    for surface, line in beside.lines():
        for name in people_linked(line, owner):
            yield Value(name, Cue.PERSON, "", surface)
        for kind, text in ((surface, line), *(("handle", handle) for handle in _handles(line))):
            for named in people_in(kind, text, owner, tagged):
                yield Value(named.text, Cue.PERSON, CANDIDATE if named.own else "", surface)


def _handles(line: str) -> Iterator[str]:
    """Local parts of addresses, users of profiles and names of files, which often spell a name."""
    for found in _HANDLE.findall(line):
        yield from filter(None, found)
    yield from _FILE.findall(line)


def _read(reading: Reading, places: SurfaceText, findings: Iterable[Finding]) -> Iterator[Value]:
    for finding in sorted(findings):
        if finding.cue in _READ_BY_RECOGNIZERS:
            surface = min(places.surfaces_at([finding.span]), default="")
            yield Value(finding.span.of(reading.text), finding.cue, finding.subject, surface)
