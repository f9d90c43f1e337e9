"""Telephone and fax numbers. Digits alone prove nothing: years, grants and sums have them too, so a number needs a
label, an international prefix, a place among the contact details, or a form that a national numbering plan knows."""

from __future__ import annotations

import re
from collections.abc import Iterator

import phonenumbers

from anonrecruit.cues import Cue
from anonrecruit.document import Span
from anonrecruit.reading import Line, Reading
from anonrecruit.recognizers.recognizer import Claim, CueRecognizer
from anonrecruit.recognizers.shapes import MONTH

REGIONS = (
    "GB",
    "IE",
    "US",
    "IN",
    "PK",
    "BD",
    "LK",
    "NP",
    "AE",
    "SA",
    "QA",
    "KW",
    "OM",
    "BH",
    "KE",
    "NG",
    "GH",
    "UG",
    "ZA",
    "PH",
    "AU",
    "DE",
    "FR",
    "ES",
    "PL",
    "RO",
)
"""Numbering plans that a number without country code is held against. Order does not matter."""

_NUMBER = re.compile(
    r"(?:(?<![\w£$€₹#@=&?%])|(?<=mob)|(?<=tel)|(?<=cell)|(?<=phone)|(?<=\bph)|(?<=\bno)|"
    r"(?<=fax))(?<!\d[.,/])(?:\(?\+[ ]?|\(?00[ ]?)?\(?\d(?:[ \xa0().\-–‐‑/+]{0,4}\d){5,40}(?:[ ]?(?:ext|extn|"
    r"x)\.?[ ]?\d{1,5}\b)?(?![\d%])",
    re.IGNORECASE,
)
_PART = re.compile(
    r"\s*/\s*(?=[+(0]|\d{7})|[ ](?:-|–)[ ]+(?=[+(]|\d{8})|[ ]{2,}(?=[+(0]|\d{7})|[ ](?=\(?\+)|"
    r"\s*/\s*(?=(?:\d[ \-]?){7,}$)",
)
_LABEL = re.compile(
    r"(?:\b(?:tel|telephone|ph|phone|phn|mob|mobile|mobil|mo|cell|cellular|contact|contacts|call|fax|gsm|"
    r"whats ?app|viber|landline|home|work|office|hp|hand ?phone|direct|(?:uae|india|indian|uk|ksa|qatar|oman|home|"
    r"res|off)\.? no|(?:telephone|phone|mobile|contact) n0|t|m|f|p|h|c|emergency)\b"
    r"|[☎☏✆📞📱🖁🕿✉\uf095\uf10b\uf0cd\uf028\uf8ff])[\s.:;,()\-–—_=|/…A-Za-z]{0,24}$",
    re.IGNORECASE,
)
_NOT_A_PHONE = re.compile(
    r"(?:isbn|issn|doi|arxiv|pmid|passport|licen[cs]e|visa|certificate|cert|registration|reg|roll|aadhaa?r|pan|"
    r"account|a/c|sort code|iban|identity|id|vat|gst|cin|pin|employee|emp|index|grant|award|project|patent|order|"
    r"code|box|po|nmc|gmc|ssn|nino|isin|sap|ref)\b"
    r"[\s.:#()\-–]*(?:no|nos|number|num|card|code|id)?[\s.:#()\-–]*$",
    re.IGNORECASE,
)
_DATES = re.compile(
    rf"""(?<![\d./\-])(?:\d{{1,2}}\s?[./\-–]\s?\d{{1,2}}\s?[./\-–]\s?(?:(?:19|20)\d\d|\d\d)|(?:19|20)\d\d\s?[./\-–]\s?\d{{1,2}}\s?[./\-–]\s?\d{{1,2}}
    |\d{{1,2}}\s?[./]\s?(?:19|20)\d\d|(?:19|20)\d\d\s?(?:[./\-–]|to)\s?(?:19|20)?\d\d|\(?(?:19|20)\d\d\)?(?=[\s)\-–,.;/]*(?:\(?(?:19|20)\d\d|$)))(?![\d/]|[.\-]\d)
    |\d{{1,2}}(?:st|nd|rd|th)?\s*{MONTH}\s*\d{{2,4}}|\b\d{{1,3}}(?:\.\d{{1,3}}){{3}}\b|10\.\d{{4,}}/\S+|https?://\S+|www\.\S+|\S+@\S+""",
    re.IGNORECASE | re.VERBOSE,
)
_CONTACT = frozenset({"contact", "personal", "referees"})
_DIGITS = re.compile(r"\d")


class PhoneNumberRecognizer(CueRecognizer):
    """Every number goes, whosever it is."""

    cues = (Cue.PHONE_NUMBER,)

    def claims(self, reading: Reading) -> Iterator[Claim]:
        previous = False
        for line in reading.lines:
            found = list(_on_line(line, carried=previous))
            previous = bool(found)
            yield from (claim for claim, _ in found)
            yield from _broken(reading, line, found)


def _on_line(line: Line, *, carried: bool) -> Iterator[tuple[Claim, int]]:
    # ``carried``: the line above held a number, so a number alone here is the next of the same list.
    text = _DATES.sub(lambda date: "~" * len(date[0]), line.text)
    for match in _NUMBER.finditer(text):
        labelled = False
        for start, end in _parts(match):
            score, rule = _judge(text, start, end, line, carried=carried or labelled)
            labelled = labelled or score > 0
            if score:
                span = Span(line.span.start + start, line.span.start + end)
                yield Claim(span, Cue.PHONE_NUMBER, score, rule), end
                carried = True


def _parts(match: re.Match[str]) -> Iterator[tuple[int, int]]:
    """Numbers that stand side by side, "0123 456789 / 0123 456780"."""
    start = 0
    for cut in _PART.finditer(match[0]):
        if (
            len(_DIGITS.findall(match[0][start : cut.start()])) >= 6
            and len(_DIGITS.findall(match[0][cut.end() :])) >= 6
        ):
            yield match.start() + start, match.start() + cut.start()
            start = cut.end()
    yield match.start() + start, match.end()


def _judge(text: str, start: int, end: int, line: Line, *, carried: bool) -> tuple[float, str]:
    number, before = text[start:end], text[max(0, start - 60) : start]
    digits = "".join(_DIGITS.findall(number))
    if not 6 <= len(digits) <= 17 or len(set(digits)) < 3 or _NOT_A_PHONE.search(before):
        return 0.0, ""
    if _LABEL.search(before):
        return 0.95, "labelled number"
    if len(digits) >= 8 and re.match(r"\(?\+|\(?00[1-9]", number):
        return 0.95, "international number"
    if re.search(r"(?<!\d)\d{3,4},\s?$", before) or re.match(r",\s?\d{3,4}\b", text[end : end + 9]):
        return 0.0, ""  # an item of a list of models or years
    if len(digits) >= 7 and carried and _alone(before):
        return 0.85, "number beside a number"
    plan = _in_a_plan(number)
    if line.section in _CONTACT and (plan or (len(digits) >= 9 and re.match(r"[(0]", number))):
        return 0.85, "number among contact details"
    if plan and _looks_dialled(number, digits):
        return 0.7, "number of a national plan"
    return 0.0, ""


def _alone(before: str) -> bool:
    return not re.search(r"[A-Za-z]{4}", before[-12:])


def _looks_dialled(number: str, digits: str) -> bool:
    groups = re.findall(r"\d+", number)
    if digits.startswith("0"):
        return 10 <= len(digits) <= 11
    grouped = [len(group) for group in groups] == [3, 3, 4]
    return len(digits) == 10 and (grouped or (len(groups) == 1 and digits[0] in "6789"))


def _in_a_plan(number: str) -> bool:
    for region in REGIONS:
        try:
            if phonenumbers.is_possible_number(parsed := phonenumbers.parse(number, region)) and (
                phonenumbers.is_valid_number(parsed) or number.lstrip("(").startswith("0")
            ):
                return True
        except phonenumbers.NumberParseException:
            continue
    return False


def _broken(reading: Reading, line: Line, found: list[tuple[Claim, int]]) -> Iterator[Claim]:
    # "+44 1632" / "960123": a narrow column broke the number.
    head = re.search(r"\+\d{1,3}[ \-]?\d{0,6}$", line.text)
    if found or not head or line.index + 1 >= len(reading.lines):
        return
    following = reading.lines[line.index + 1]
    if re.fullmatch(r"[\d \-]{4,12}", following.text):
        yield Claim(Span(line.span.start + head.start(), line.span.end), Cue.PHONE_NUMBER, 0.85, "broken number")
        yield Claim(following.span, Cue.PHONE_NUMBER, 0.85, "broken number")
