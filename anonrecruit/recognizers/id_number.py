"""Numbers that an authority, a register or a school gave the candidate. Those with a check digit are known by it; the
others need their name beside them, since any code of digits may be a model, a grant or a course."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from anonrecruit.cues import Cue
from anonrecruit.document import Span
from anonrecruit.reading import Reading
from anonrecruit.recognizers import phrases
from anonrecruit.recognizers.recognizer import Claim, CueRecognizer


@dataclass(frozen=True, slots=True)
class Scheme:
    """``check`` gets the number without white space and punctuation, in capitals."""

    name: str
    pattern: re.Pattern[str]
    check: Callable[[str], bool]
    score: float


def verhoeff(number: str) -> bool:
    """Whether the last digit is the Verhoeff check digit (J. Verhoeff, Error Detecting Decimal Codes, 1969)."""
    total = 0
    for place, digit in enumerate(reversed(number)):
        total = _DIHEDRAL[total][_PERMUTED[place % 8][int(digit)]]
    return total == 0


def luhn(number: str) -> bool:
    """Whether the last digit is the Luhn check digit (ISO/IEC 7812-1, annex B)."""
    doubled = [int(digit) * (2 if place % 2 else 1) for place, digit in enumerate(reversed(number))]
    return sum(value - 9 if value > 9 else value for value in doubled) % 10 == 0


def nhs(number: str) -> bool:
    """Modulus 11 of an NHS number (NHS Data Dictionary, "NHS number")."""
    rest = 11 - sum(int(digit) * (10 - place) for place, digit in enumerate(number[:9])) % 11
    return int(number[9]) == rest % 11 and rest != 10


def pesel(number: str) -> bool:
    """Check digit and month of a Polish PESEL (Act on the population register, 24 September 2010)."""
    weights = (1, 3, 7, 9, 1, 3, 7, 9, 1, 3)
    total = sum(int(digit) * weight for digit, weight in zip(number, weights, strict=False))
    return (10 - total % 10) % 10 == int(number[10]) and _month(int(number[2:4]) % 20)


def china(number: str) -> bool:
    """Check character of a resident identity number (GB 11643-1999, ISO 7064 MOD 11-2)."""
    total = sum(int(digit) * pow(2, 17 - place, 11) for place, digit in enumerate(number[:17]))
    return "10X98765432"[total % 11] == number[17] and _month(int(number[10:12]))


def south_africa(number: str) -> bool:
    """Birth month, citizenship digit and Luhn digit of a South African identity number."""
    return luhn(number) and _month(int(number[2:4])) and number[10] in "012"


def orcid(number: str) -> bool:
    """Check character of an ORCID iD (ISO 7064 mod 11-2)."""
    total = 0
    for digit in number[:15]:
        total = (total + int(digit)) * 2
    return "0123456789X"[(12 - total % 11) % 11] == number[15]


def _month(month: int) -> bool:
    return 1 <= month <= 12


def _always(number: str) -> bool:
    return True


_DIHEDRAL = (
    (0, 1, 2, 3, 4, 5, 6, 7, 8, 9),
    (1, 2, 3, 4, 0, 6, 7, 8, 9, 5),
    (2, 3, 4, 0, 1, 7, 8, 9, 5, 6),
    (3, 4, 0, 1, 2, 8, 9, 5, 6, 7),
    (4, 0, 1, 2, 3, 9, 5, 6, 7, 8),
    (5, 9, 8, 7, 6, 0, 4, 3, 2, 1),
    (6, 5, 9, 8, 7, 1, 0, 4, 3, 2),
    (7, 6, 5, 9, 8, 2, 1, 0, 4, 3),
    (8, 7, 6, 5, 9, 3, 2, 1, 0, 4),
    (9, 8, 7, 6, 5, 4, 3, 2, 1, 0),
)
_PERMUTED = (
    (0, 1, 2, 3, 4, 5, 6, 7, 8, 9),
    (1, 5, 7, 6, 2, 8, 3, 0, 9, 4),
    (5, 8, 0, 3, 7, 9, 6, 1, 4, 2),
    (8, 9, 1, 6, 0, 4, 3, 5, 2, 7),
    (9, 4, 5, 3, 1, 2, 6, 8, 7, 0),
    (4, 2, 8, 6, 5, 7, 3, 9, 0, 1),
    (2, 7, 9, 3, 8, 0, 6, 4, 1, 5),
    (7, 0, 4, 6, 9, 1, 3, 2, 5, 8),
)


def _scheme(name: str, pattern: str, check: Callable[[str], bool] = _always, score: float = 0.9) -> Scheme:
    return Scheme(name, re.compile(rf"(?<![\w/.+\-]){pattern}(?![\w/]|[.\-]\d)"), check, score)


SCHEMES = (
    # HMRC NIM39110: which prefixes are never given.
    _scheme(
        "national insurance",
        r"(?!BG|GB|NK|KN|TN|NT|ZZ)[A-CEGHJ-PR-TW-Z][A-CEGHJ-NPR-TW-Z][ -]?\d\d[ -]?\d\d[ -]?\d\d[ -]?[A-D]",
    ),
    _scheme("NHS number", r"\d{3}[ -]\d{3}[ -]\d{4}", nhs, 0.6),
    _scheme("driving licence (GB)", r"[A-Z9]{5}[ -]?\d[ -]?[0156]\d[ -]?[0-3]\d[ -]?\d[ -]?[A-Z9]{2}[ -]?\d[A-Z]{2}"),
    _scheme("Aadhaar", r"[2-9]\d{3}[ -]?\d{4}[ -]?\d{4}", verhoeff),
    # The fourth letter says what kind of holder; a fifth that is a letter and four digits keep words out.
    _scheme("PAN (India)", r"[A-Z]{3}[ABCFGHLJPT][A-Z]\d{4}[A-Z]"),
    _scheme("Emirates ID", r"784[ -]?(?:19|20)\d\d[ -]?\d{7}[ -]?\d"),
    _scheme("CNIC (Pakistan)", r"[1-7]\d{4}-\d{7}-\d"),
    _scheme("social security number (US)", r"(?!000|666|9)\d{3}-(?!00)\d\d-(?!0000)\d{4}"),
    _scheme("identity number (South Africa)", r"\d{6}[ ]?\d{4}[ ]?\d{3}", south_africa),
    _scheme("PESEL (Poland)", r"\d{11}", pesel, 0.6),
    _scheme("resident identity number (China)", r"[1-9]\d{5}(?:19|20)\d{9}[\dX]", china),
    _scheme("NRIC (Singapore)", r"[STFGM]\d{7}[A-Z]"),
    _scheme("NIC (Sri Lanka)", r"\d{9}[VvXx]"),
    # ORCID iD, https://support.orcid.org: sixteen digits in fours, ISO 7064 mod 11-2.
    _scheme("ORCID", r"\d{4}-\d{4}-\d{4}-\d{3}[\dX]", orcid),
    _scheme("codice fiscale (Italy)", r"[A-Z]{6}\d\d[A-EHLMPRST]\d\d[A-Z]\d{3}[A-Z]"),
    _scheme("Ghana Card", r"GHA-\d{9}-\d"),
    _scheme("NRC (Myanmar)", r"\d{1,2}/[A-Z]{5,9}\([A-Z]{1,2}\)\d{6}"),
    _scheme("NMC PIN", r"\d\d[A-L]\d{4}[A-Z]"),
)
_PUNCTUATION = re.compile(r"[ \-]")


class IdNumberRecognizer(CueRecognizer):
    """Dates of issue and expiry stay, and so do grades, models, standards and grants."""

    cues = (Cue.ID_NUMBER,)

    def claims(self, reading: Reading) -> Iterator[Claim]:
        for scheme in SCHEMES:
            for match in scheme.pattern.finditer(reading.text):
                if scheme.check(_PUNCTUATION.sub("", match[0]).upper()):
                    yield Claim(Span(*match.span()), Cue.ID_NUMBER, scheme.score, scheme.name)
        for claim in phrases.claims(reading, Cue.ID_NUMBER, "id_number"):
            if sum(char.isdigit() for char in claim.span.of(reading.text)) >= 3:
                yield claim
