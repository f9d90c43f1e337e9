"""Sets a fictional person's CV in one of many layouts: heads, details, job lines, headings and orders vary alone."""

from __future__ import annotations

from typing import Any

from anonrecruit.evaluation.fiction import Dice, Person, work
from anonrecruit.evaluation.origins import plain_letters

_PERIODS = ("{a} – {b}", "03/{a} - 09/{b}", "Mar {a} – Sep {b}", "March {a} to September {b}")
_ORDERS = ((0, 1, 2, 3, 4, 5, 6), (5, 0, 2, 1, 3, 4, 6), (0, 3, 1, 2, 4, 5, 6), (1, 2, 3, 0, 5, 4, 6))


def cv_text(seed: int, person: Person) -> str:
    """The whole CV as plain text."""
    dice = Dice(seed)
    names = dice.choice("headings", work()["headings"])
    parts = [_profile, _jobs, _education, _skills, _interests, _details, _referees]
    order = dice.choice(
        "order", ([0, 1, 2, 3, 4, 5, 6], [5, 0, 2, 1, 3, 4, 6], [0, 3, 1, 2, 4, 5, 6], [1, 2, 3, 0, 5, 4, 6])
    )
    body = (f"{names[place]}\n{parts[place](dice, person)}" for place in order)
    return "\n\n".join([_head(dice, person), *body]) + "\n"


def _name(person: Person) -> str:
    return f"{person.get('name', 'given')} {person.get('name', 'surname')}"


def _head(dice: Dice, person: Person) -> str:
    letters = plain_letters(_name(person)).lower()
    email = ".".join("".join(c for c in part if c.isalpha()) for part in letters.split()) + "@example.org"
    street, town, code = (person.get("home", key) for key in ("street", "town", "postcode"))
    name = _name(person).upper() if dice.number("capitals") % 3 == 0 else _name(person)
    title = f"{person.get('gender', 'title')} " if dice.number("title") % 4 == 0 else ""
    shapes = (
        f"{title}{name}\n{street}, {town} {code}\n{email} | 07700 900142",
        f"CURRICULUM VITAE\n\nName: {title}{name}\nAddress: {street}, {town}, {code}\nEmail: {email}\n"
        "Mobile: 07700 900142",
        f"{title}{name}\n{street}\n{town}\n{code}\nTel: 07700 900142\nE-mail: {email}",
        f"{title}{name}\n{email} • 07700 900142 • {town} {code}",
    )
    return dice.choice("head", shapes)


def _profile(dice: Dice, person: Person) -> str:
    words: dict[str, Any] = dict(person.rows["gender"])
    words["Subject"] = str(words["subject"]).capitalize()
    told = str(dice.choice("profile", work()["profiles"])).format(**words)
    faith, health, family = (person.rows[cue] for cue in ("religion", "disability", "family"))
    more = (
        f"I am {health['told']}.",
        f"As a {words['word']} with 8 years in the trade I know the job.",
        f"I am a practising {faith['faith']}.",
        f"I am {family['told']}.",
    )
    return f"{told} {dice.choice('more', more)}"


def _jobs(dice: Dice, person: Person) -> str:
    jobs, first = work()["jobs"], dice.number("job")
    lines, shift = [], int(person.rows["dates"]["shift"])
    town = dice.choice("town", work()["words"]["towns"])
    for place, (begin, end) in enumerate(((2020, 0), (2016, 2019), (2012, 2015))):
        job = jobs[(first + place * 4) % len(jobs)]
        period = _period(dice, begin if not end else begin - shift, end and end - shift)
        lines += [_job_line(dice, job, period, town), *(f"• {point}" for point in job["points"]), ""]
    lines.append(f"{_period(dice, 2010 - shift, 2011 - shift)}: Career break {_reason(dice, person)}")
    lines.append(
        f"{_period(dice, 2008 - shift, 2009 - shift)}: {person.get('gender', 'server').capitalize()}, The Crown"
    )
    return "\n".join(lines)


def _reason(dice: Dice, person: Person) -> str:
    return person.get(dice.choice("reason", ("family", "disability")), "reason")


def _period(dice: Dice, begin: int, end: int) -> str:
    shape = dice.choice("period", _PERIODS)
    if not end:
        return (
            shape.partition("{b}")[0].replace("09/", "").replace("Sep ", "").replace("September ", "").format(a=begin)
            + "present"
        )
    return shape.format(a=begin, b=end)


def _job_line(dice: Dice, job: dict[str, Any], period: str, town: str) -> str:
    title, employer = job["title"], job["employer"]
    shapes = (
        f"{period}\t{title}, {employer}, {town}",
        f"{title}, {employer} ({period})",
        f"{title}\n{employer}, {town}\n{period}",
        f"{employer} | {title} | {period}",
    )
    return dice.choice("job line", shapes)


def _education(dice: Dice, person: Person) -> str:
    degree, shift = dice.choice("course", work()["courses"])["degree"], int(person.rows["dates"]["shift"])
    university, school = person.get("school", "university"), person.get("school", "school")
    a, b, c = 2005 - shift, 2008 - shift, 1998 - shift
    shapes = (
        f"{degree}, {university}, {b}\n9 GCSEs, {school}, {c} – {a}",
        f"{university}\n{degree}\n{a} – {b}\n\n{school}\nA-levels: Maths, Biology, History\n{c} – {a}",
        f"{a} – {b}\t{university}: {degree}\n{c} – {a}\t{school}: 3 A-levels, 9 GCSEs",
    )
    return dice.choice("education", shapes)


def _skills(dice: Dice, person: Person) -> str:
    return str(dice.choice("skills", work()["words"]["skills"]))


def _interests(dice: Dice, person: Person) -> str:
    gender, faith = person.rows["gender"], person.rows["religion"]
    lines = (
        str(dice.choice("interests", work()["words"]["interests"])),
        f"{gender['chair']}, Dearne Valley Rowing Club",
        f"Captain of the {gender['team']!s} hockey team",
        f"Treasurer, {faith['society']}",
    )
    return "\n".join(line for place, line in enumerate(lines) if dice.number(f"interest{place}") % 4)


def _details(dice: Dice, person: Person) -> str:
    rows = (
        ("Date of birth", person.get("age", dice.choice("date", ("birth", "numeric")))),
        ("Nationality", person.get("nationality", "demonym")),
        ("Gender", person.get("gender", "sex")),
        ("Marital status", person.get("family", "status")),
        ("Religion", person.get("religion", "faith")),
        ("Age", person.get("age", "years")),
    )
    between = dice.choice("between", (": ", "\t", " : "))
    shown = [row for place, row in enumerate(rows) if dice.number(f"row{place}") % 5]
    return "\n".join(f"{label}{between}{value}" for label, value in shown) or "Full driving licence"


def _referees(dice: Dice, person: Person) -> str:
    return dice.choice("referees", ("Available on request.", "References are given on request."))
