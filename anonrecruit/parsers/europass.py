"""Europass CVs as XML: the SkillsPassport of 2013 (version 3) and the Candidate of 2020, which is HR Open's.

Each part becomes a section, each value a row with its label. Codes and settings are a surface.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Final

from lxml import etree

from anonrecruit.document import BlockKind
from anonrecruit.parsers.html import read_html
from anonrecruit.parsers.html_attributes import Beside
from anonrecruit.parsers.image_metadata import image_metadata
from anonrecruit.parsers.limits import Limits
from anonrecruit.parsers.ooxml import local
from anonrecruit.parsers.package import parse_xml
from anonrecruit.parsers.pieces import Parsed, Piece, lines_of
from anonrecruit.parsers.strings import comments_in, from_base64, text_inside
from anonrecruit.parsers.text import decode

_ROOT = re.compile(rb"<(?:[\w.-]+:)?(?:SkillsPassport|Candidate|Europass|LearnerInfo)\b[^>]*?europass", re.I)
_ROOT_WITHIN = 5_000
_SECTIONS: Final[Mapping[str, str]] = {
    "Headline": "Profile", "ExecutiveSummary": "Profile", "CandidateProfile": "", "Objective": "Profile",
    "WorkExperienceList": "Work experience", "EmploymentHistory": "Work experience",
    "EducationList": "Education and training", "EducationHistory": "Education and training", "Skills": "Skills",
    "PersonQualifications": "Skills", "Linguistic": "Languages", "Computer": "Digital skills",
    "Driving": "Driving licence", "Licenses": "Driving licence", "AchievementList": "Additional information",
    "Certifications": "Certificates", "PublicationHistory": "Publications", "Publications": "Publications",
    "Projects": "Projects", "Hobbies": "Interests", "HobbiesAndInterests": "Interests", "Volunteering": "Volunteering",
    "Voluntary": "Volunteering", "VoluntaryWorks": "Volunteering", "Referees": "References",
    "EmploymentReferences": "References", "Others": "Additional information", "CoverLetter": "Cover letter",
    "NetworksAndMemberships": "Memberships", "HonoursAndAwards": "Awards", "Awards": "Awards",
    "ConferencesAndSeminars": "Conferences",
}  # fmt: skip
_JOINED: Final[Mapping[str, str]] = {
    "PersonName": "Name", "Name": "", "Address": "Address", "PostalAddress": "Address", "Birthdate": "Date of birth",
    "Period": "Dates", "EmploymentPeriod": "Dates", "AttendancePeriod": "Dates", "Telephone": "Telephone",
    "Email": "E-mail", "Website": "Website", "InstantMessaging": "Messaging", "Gender": "Gender",
    "Nationality": "Nationality", "MotherTongue": "Mother tongue", "ForeignLanguage": "", "Phone": "Telephone",
    "Web": "Website", "PrimaryLanguageCode": "Language", "PersonCompetency": "",
}  # fmt: skip
_LABELS: Final[Mapping[str, str]] = {
    "BirthDate": "Date of birth", "GenderCode": "Gender", "NationalityCode": "Nationality",
    "CitizenshipCountryCode": "Nationality", "MaritalStatusCode": "Marital status", "BirthPlace": "Place of birth",
    "PlaceOfBirth": "Place of birth", "URI": "Website", "DialNumber": "Telephone", "FormattedNumber": "Telephone",
    "PassportID": "Passport number", "NationalID": "National ID",
}  # fmt: skip
_SETTINGS = frozenset(
    {
        *("DocumentInfo", "PrintingPreferences", "Code", "DocumentID", "SchemeID", "RenderingInformation", "ID"),
        *(
            "CandidateSupplier",
            "Signature",
            "Salt",
            "UseCode",
            "ChannelCode",
            "PartyID",
            "PreferenceList",
            "MimeType",
            "FileName",
        ),
    }
)
_BINARY, _PICTURES = frozenset({"Data", "EmbeddedData", "BinaryObject"}), frozenset({"Photo", "Signature", "Picture"})
_MARKUP = re.compile(r"<(?:p|br|ul|ol|li|div|b|i|span|strong|em)\b", re.I)
_PARTS_OF_DATE = ("day", "month", "year")
SURFACES: Final = ("metadata", "comments", "link_targets", "embedded_files")


def looks_like_europass(data: bytes) -> bool:
    return _ROOT.search(data[:_ROOT_WITHIN].replace(b"\0", b"")) is not None


def parse_europass(data: bytes, limits: Limits) -> Parsed:
    """Of the XML as a file, or as a Europass PDF carries it. Raises what lxml raises, BrokenDocument, LimitExceeded."""
    limits.check("xml_tags", data.count(b"<"))
    walk = _Walk(limits)
    pieces = list(walk.pieces(parse_xml(data), 0))
    surfaces = {name: lines_of(texts) for name, texts in {**walk.found, "comments": _comments(data)}.items()}
    return Parsed(tuple(pieces), "europass", walk.images, surfaces=surfaces)


def _comments(data: bytes) -> list[str]:
    return comments_in(decode(data) or "")[1]


class _Walk:
    def __init__(self, limits: Limits) -> None:
        self.images = 0
        self.found: dict[str, list[str]] = {name: [] for name in SURFACES}
        self._limits = limits

    def pieces(self, element: etree._Element, depth: int) -> Iterator[Piece]:
        self._limits.check("xml_depth", depth)
        name = local(element)
        self.found["metadata"] += _values(element)
        if name in _SETTINGS:
            self.found["metadata"] += _setting(element)
        elif name in _BINARY:
            self._binary(element)
        elif name in _JOINED and len(element) + len(element.attrib):
            yield from self._joined(element, _JOINED[name])
        elif not len(element):
            if (heading := _SECTIONS.get(name)) and (element.text or "").strip():
                yield Piece(heading, BlockKind.HEADING, apart=True)
            yield from self._value(_LABELS.get(name, ""), element.text or "")
        else:
            yield from self._section(element, name, depth)

    def _section(self, element: etree._Element, name: str, depth: int) -> Iterator[Piece]:
        if heading := _SECTIONS.get(name):
            yield Piece(heading, BlockKind.HEADING, apart=True)
        for child in element:
            if len(child) and local(child) == local(element).removesuffix("List"):
                yield Piece("")
            yield from self.pieces(child, depth + 1)

    def _joined(self, element: etree._Element, label: str) -> Iterator[Piece]:
        """Names, addresses and dates are read whole: their parts say nothing alone."""
        texts = []
        for inner in element.iter(etree.Element):
            if local(inner) == "CurrentIndicator":
                texts += ["present"] if inner.text == "true" else []
            elif local(inner) in _SETTINGS and _has_company(inner):
                self.found["metadata"].append(inner.text or "")
            elif date := _date(inner):
                texts.append(date)
            elif inner.text and inner.text.strip():
                texts.append(inner.text.strip())
        joiner = " – " if label == "Dates" else " " if label == "Name" else ", "
        yield from self._value(label, joiner.join(dict.fromkeys(texts)))

    def _value(self, label: str, text: str) -> Iterator[Piece]:
        if _MARKUP.search(text):
            beside = Beside(self._limits)
            pieces, images = read_html(text, self._limits, beside)
            self.images += images + beside.pictures
            self._take(beside)
            yield from pieces
        elif label and text.strip():
            yield Piece(f"{label}\t{text.strip()}", BlockKind.TABLE_ROW)
        else:
            yield Piece(text.strip())

    def _take(self, beside: Beside) -> None:
        for surface, found in beside.surfaces().items():
            self.found["link_targets" if surface == "link_targets" else "metadata"] += found.split("\n")

    def _binary(self, element: etree._Element) -> None:
        parents = {local(parent) for parent in element.iterancestors()}
        self.images += bool(parents & _PICTURES)
        data = from_base64(element.text or "")
        texts = image_metadata(data) if parents & _PICTURES else text_inside(data, self._limits)
        self.found["embedded_files"] += texts


def _values(element: etree._Element) -> list[str]:
    return [str(value) for value in element.values() if not str(value).isdecimal()]


def _setting(element: etree._Element) -> list[str]:
    return list(map(str, element.itertext()))


def _has_company(element: etree._Element) -> bool:
    """A code alone is the value; beside a label it is not."""
    return element.getprevious() is not None or element.getnext() is not None


def _date(element: etree._Element) -> str:
    """Version 3 writes 12 May 1990 as attributes: year="1990" month="--05" day="---12"."""
    parts = [str(element.get(part, "")).lstrip("-") for part in _PARTS_OF_DATE]
    return "/".join(filter(None, parts))
