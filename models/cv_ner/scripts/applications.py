"""Made-up CVs and letters as sections of marked lines, before any layout."""

from __future__ import annotations

import random
from dataclasses import dataclass

from spelling import handle_of
from words import CLOSE, OPEN, Words, marked, templates

Section = tuple[str, list[str]]
"""A heading, empty for the head of the document, and its lines."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """Who applies. ``name`` is marked."""

    name: str
    email: str
    town: str


def candidate(words: Words) -> Candidate:
    bare = words.name(words.dice.choice(words.origins))
    if words.dice.random() < 0.05:
        bare = bare.lower()
    host = words.dice.choice(("gmail.com", "yahoo.co.in", "hotmail.com", "outlook.com", "example.org"))
    return Candidate(marked("P", bare), f"{handle_of(words.dice, bare)}@{host}", words.bare_town())


def cv(words: Words) -> list[Section]:
    """Head, then sections in one of the usual orders, some left out."""
    owner, dice = candidate(words), words.dice
    middle: list[Section] = [
        (
            _heading(dice, "Employment History", "Work Experience", "Professional Experience", "Career History"),
            employment(words),
        ),
        (
            _heading(dice, "Education", "Academic Qualifications", "Qualifications", "Education and Training"),
            education(words),
        ),
        (_heading(dice, "Skills", "Technical Skills", "Key Skills", "Core Competencies"), skills(words)),
        (
            _heading(dice, "Projects", "Academic Projects", "Achievements", "Certifications", "Awards"),
            some(words, "bullets", 2, 7),
        ),
        (
            _heading(dice, "Interests", "Hobbies", "Languages", "Strengths"),
            [listed(words, dice.choice(("interests", "languages", "skills")), 6)],
        ),
    ]
    if dice.random() < 0.25:
        bullet = dice.choice(("", "", "{ ", "• ", "[1] ", "- ", "1. "))
        middle.append(
            (
                _heading(dice, "Publications", "Papers", "Talks"),
                [bullet + line for line in some(words, "citations", 3, 9)],
            )
        )
    if dice.random() < 0.3:
        dice.shuffle(middle)
    body = [section for section in middle if dice.random() < 0.88]
    profile = [
        (_heading(dice, "Profile", "Summary", "Career Objective", "Personal Statement"), some(words, "summaries", 1, 3))
    ]
    return [("", head(words, owner)), *profile, *body, *closing(words, owner)]


def letter(words: Words) -> list[Section]:
    owner, dice = candidate(words), words.dice
    to = dice.choice(
        (f"Dear {words.person()},", "Dear Sir or Madam,", f"Dear Mr {words.person()}", "Dear Hiring Manager,")
    )
    lines = [
        to,
        "",
        *some(words, "letter", 4, 9),
        "",
        dice.choice(("Yours sincerely,", "Kind regards,", "Yours faithfully")),
        owner.name,
    ]
    return [("", [*head(words, owner)[: dice.randint(0, 4)], words.date(), *lines])]


def _heading(dice: random.Random, *choices: str) -> str:
    return dice.choice(choices)


def head(words: Words, owner: Candidate) -> list[str]:
    dice = words.dice
    name = (
        dice.choice(
            ("", "", "", "Name: ", "Name ------------------ ", "CURRICULUM VITAE OF ", "Mr. ", "Dr ", "RESUME - ")
        )
        + owner.name
    )
    name += dice.choice(
        ("", "", "", "", ", " + words.job(), ", MBA", " BSc (Hons), MCIMSPA", " | " + words.job(), " - " + words.job())
    )
    phone = dice.choice(("07700 900", "+91 98400 ", "+971 50 555 ", "01632 960", "+254 700 ")) + str(
        dice.randint(100, 999)
    )
    house, street = dice.randint(1, 200), words.name().split()[-1].title()
    address = f"{house} {street} {dice.choice(('Road', 'Street', 'Close', 'Nagar', 'Avenue'))}"
    place = marked("G", owner.town) + dice.choice(("", ", " + words.country(), f" - {dice.randint(100000, 999999)}"))
    contact = [f"Mobile: {phone}", dice.choice(("", "Email: ", "E-mail ID: ")) + owner.email]
    if dice.random() < 0.5:
        contact = [dice.choice((" | ", "\t", " • ", ", ")).join(contact)]
    rest = [
        *dice.sample(
            [words.job(), f"{address}, {place}", place, f"linkedin.com/in/{owner.email.split('@')[0]}"],
            k=dice.randint(1, 3),
        ),
        *contact,
    ]
    if dice.random() < 0.3:
        dice.shuffle(rest)
    opening = (
        [dice.choice(("CURRICULUM VITAE", "Curriculum Vitae", "RESUME", "CV"))]
        if dice.random() < 0.3 and ":" not in name
        else []
    )
    return [*opening, *split_name(dice, name), *rest]


def split_name(dice: random.Random, line: str) -> list[str]:
    """Now and then a name stands on two lines, as where a designer sets it large."""
    if dice.random() < 0.06 and line.startswith(OPEN) and line.endswith(CLOSE) and " " in line:
        first, _, rest = line.partition(" ")
        return [first + CLOSE, OPEN + line[1] + rest]
    return [line]


def employment(words: Words) -> list[str]:
    lines: list[str] = []
    for _ in range(words.dice.randint(1, 5)):
        lines += [*post(words), *duties(words), ""]
    return lines


def post(words: Words) -> list[str]:
    dice = words.dice
    firm, job, time, place = (
        words.twin() if dice.random() < 0.25 else words.org(),
        words.job(),
        words.span_of_time(),
        words.town(),
    )
    return dice.choice(
        (
            [f"{job}, {firm}, {place}\t{time}"],
            [f"{firm}\t{time}", job],
            [job, f"{firm}, {place}", time],
            [f"{time}: {firm}, {place}", f"Position: {job}"],
            [f"{time}\t{job}\t{firm}"],
            [f"{job} | {firm} | {time}"],
            [f"Company: {firm}", f"Designation: {job}", f"Duration: {time}", f"Location: {place}"],
            [f"{job} at {firm} ({time})"],
            [f"{firm} - {place}", f"{job} {time}"],
            [f"Worked as {job} in {firm}, {place} from {time}."],
        )
    )


def duties(words: Words) -> list[str]:
    mark = words.dice.choice(("• ", "- ", "* ", "", "\uf0b7 ", "➢ ", "o "))
    kinds = words.dice.choices(("bullets", "people"), weights=(7, 2), k=words.dice.randint(0, 6))
    return [mark + words.line(kind) for kind in kinds]


def education(words: Words) -> list[str]:
    dice, lines = words.dice, []
    for _ in range(dice.randint(1, 4)):
        degree, school, time = dice.choice(templates()["degrees"]), words.school(), words.span_of_time()
        lines += dice.choice(
            (
                [f"{degree}, {school}, {words.years()}"],
                [f"{degree}\t{school}\t{words.years()}\t{words.n()}%"],
                [school, f"{degree}\t{time}"],
                [f"{time}  {school}", degree],
                [f"{degree} from {school} with {words.n()}% in {words.years()}"],
            )
        )
    if dice.random() < 0.25:
        lines.append(words.line("people"))
    return lines


def skills(words: Words) -> list[str]:
    dice = words.dice
    lines = [listed(words, "skills", 6) for _ in range(dice.randint(1, 2))]
    if words.technical:
        joint = dice.choice((", ", " | ", "\t", " / ", " • "))
        lines += [
            dice.choice(("", "Tools: ", "Languages: ", "Software: ", ""))
            + joint.join(words.tech() for _ in range(dice.randint(2, 8)))
            for _ in range(3)
        ]
        lines += [words.tech() for _ in range(dice.randint(0, 6))]
    elif dice.random() < 0.5:
        lines += [item.capitalize() for item in dice.sample(templates()["skills"], k=6)]
    return lines


def listed(words: Words, kind: str, most: int) -> str:
    chosen = words.dice.sample(templates()[kind], k=words.dice.randint(2, most))
    return words.dice.choice((", ", " | ", " • ", "\t", "; ")).join(chosen)


def some(words: Words, kind: str, least: int, most: int) -> list[str]:
    return [words.line(kind) for _ in range(words.dice.randint(least, most))]


def closing(words: Words, owner: Candidate) -> list[Section]:
    dice, sections = words.dice, []
    if dice.random() < 0.6:
        sections.append(
            (_heading(dice, "Personal Details", "Personal Information", "Personal Profile"), personal(words, owner))
        )
    if dice.random() < 0.5:
        sections.append((_heading(dice, "References", "Referees"), referees(words)))
    if dice.random() < 0.3:
        sections.append(
            (
                "Declaration",
                ["I hereby declare that the above is true to the best of my knowledge.", *signature(words, owner)],
            )
        )
    return sections


def personal(words: Words, owner: Candidate) -> list[str]:
    dice = words.dice
    father = words.name(dice.choice(words.origins))
    rows = [
        (dice.choice(("Name", "Full Name", "Name in full")), owner.name),
        (
            dice.choice(
                ("Father's Name", "Father’s name", "Fathers name", "S/O", "D/o", "Husband's Name", "Guardian", "Spouse")
            ),
            dice.choice(("", "", "Mr. ", "Late ", "Sri ", "Shri. ")) + marked("P", father),
        ),
        ("Mother's Name", words.person()),
        ("Date of Birth", f"{dice.randint(1, 28)} {words.date()}"),
        (
            "Nationality",
            dice.choice((words.country(), "Indian", "Nigerian", "British", "Kenyan", "Pakistani", "Filipino")),
        ),
        ("Marital Status", dice.choice(("Single", "Married", "Unmarried"))),
        ("Languages Known", listed(words, "languages", 4)),
        ("Permanent Address", f"{dice.randint(1, 99)}, {marked('G', owner.town)}"),
        ("Gender", dice.choice(("Male", "Female"))),
        ("Passport No", "Z" + str(dice.randint(1000000, 9999999))),
    ]
    rows = [row for row in rows if dice.random() < 0.7]
    between = dice.choice((": ", " : ", "\t", "\t:\t", " - ", ":-"))
    layout = dice.random()
    if layout < 0.2:
        return [label for label, _ in rows] + [dice.choice((": ", "")) + value for _, value in rows]
    if layout < 0.35:
        return [part for label, value in rows for part in (label, "", ": " + value, "")]
    if layout < 0.4:
        return [part for label, value in rows for part in (label, value)]
    return [f"{label}{between}{value}" for label, value in rows]


def referees(words: Words) -> list[str]:
    dice = words.dice
    if dice.random() < 0.2:
        return ["Available on request"]
    people = [
        [
            dice.choice(("", "", "Mr ", "Dr. ", "Prof. ", "Mrs ", "1. ")) + words.person(),
            words.job(),
            words.org(),
            "referee@example.org",
        ]
        for _ in range(dice.randint(1, 3))
    ]
    if dice.random() < 0.3 and len(people) > 1:
        return ["\t".join(row) for row in zip(*people, strict=True)]
    if dice.random() < 0.3:
        return [", ".join(person) for person in people]
    return [line for person in people for line in [*person[: dice.randint(2, 4)], ""]]


def signature(words: Words, owner: Candidate) -> list[str]:
    place = words.dice.choice(("Place: ", "Place : ", "PLACE:-")) + marked("G", owner.town)
    name = words.dice.choice((owner.name, f"({owner.name})", f"Signature: {owner.name}"))
    return words.dice.choice(
        (
            [place, "Date:", name],
            [f"{place}\t{name}"],
            [f"Date: \t\t{name}", place],
            ["Yours faithfully", "", "Date:", name, place],
        )
    )
