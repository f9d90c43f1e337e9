"""The history of work: how long it is in all, and what of it a policy leaves out, whole entries at a time."""

from __future__ import annotations

import io
from dataclasses import replace
from datetime import date

import docx
import pytest
from reportlab.pdfgen.canvas import Canvas

from anonrecruit import Application, Blinded, Blinder, Source
from anonrecruit.cues import Cue
from anonrecruit.document import Document, Span
from anonrecruit.history import Told, experience, told
from anonrecruit.policy import Action, HistoryRules, Policy, load_policy
from anonrecruit.publishing import FORMATS
from anonrecruit.readback import READERS
from anonrecruit.record import BlindExperience
from anonrecruit.rewriting import Wording
from anonrecruit.showing import Part, blind_text
from tests.readings import reading_of

TODAY = date(2026, 11, 24)
SHOWN = "11 years 8 months in 1 role"
GONE = ("Steward", "Eastfield", "1990", "towels", "Kestrel", "2009")
CV = """Ada Obi
07700 900142

Employment
Duty Manager, Odra Baths, York, March 2015 – present
• Wrote the rota with Ben Stone.
2013 – 2014 Career break to raise a family
Lifeguard, Kestrel Pool, Bath, 2009 – 2012
• Reported to Joan Miller.
Steward, Eastfield Baths, Hull, Mar 1990 – Jun 2001
• Counted towels and reported to Iris Lark.

Education
BSc Sport Science, 2008
"""


def part(text: str) -> Part:
    return Part(Document(0, text), reading_of(text), ())


def policy(years: int, name: str = "cimspa") -> Policy:
    return replace(load_policy(name), history=HistoryRules(years=years))


def history_of(text: str, years: int) -> Told:
    return told([part(text)], policy(years), TODAY)[0]


def whole(text: str, years: int = 0, cap: int = 0) -> BlindExperience | None:
    return experience([history_of(text, years)], Wording(today=TODAY, experience_cap=cap))


@pytest.mark.parametrize(
    ("entries", "length", "roles"),
    [
        ("Coach, Odra, 2015 – 2019", "4 years", 1),
        ("Coach, Odra, Mar 2015 – Jan 2019\nCook, Inn, Jan 2018 – Jan 2020", "4 years 10 months", 2),
        ("Coach, Odra, 2015 – present", "11 years", 1),
        ("Coach, Odra, since June 2024", "2 years 5 months", 1),
        ("Coach, Odra, 2015 – 2019\n• Trained 9.\n\nCareer break, 2019 – 2021\n\nCook, Inn, 2021 – 2022", "5 years", 2),
        ("Maternity leave cover: Teacher, 2015 – 2016", "1 year", 1),
        ("Coach, Odra, 2015 – 2019\nCook at the Inn\n• Cooked.", "4 years", 1),
        ("Odra Baths | Coach | 03/2015 - 09/2016", "1 year 6 months", 1),
    ],
)
def test_roles_are_counted_and_their_time_but_once(entries: str, length: str, roles: int) -> None:
    found = whole(f"Ada\n\nEmployment\n{entries}\n")
    assert found and (found.length, found.roles, found.capped, found.not_shown) == (length, roles, False, 0)


def test_without_dated_roles_nothing_is_told() -> None:
    assert whole("Ada\n\nEmployment\nCoach at Odra Baths\n• Trained 9.\n") is None


def test_a_role_in_two_files_counts_once() -> None:
    twice = map(part, (CV, CV.replace(", March 2015", "\nMarch 2015")))
    found = experience(told(twice, policy(0), TODAY), Wording(today=TODAY))
    assert found and found.roles == 3


def test_more_than_the_cap_is_told_as_at_least_it() -> None:
    found = whole(CV, cap=10)
    assert found and (found.length, found.months, found.capped) == ("10+ years", 120, True)


@pytest.mark.parametrize(("years", "kept"), [(0, 4), (30, 4), (15, 4), (14, 3), (12, 3), (11, 1), (1, 1)])
def test_what_lies_before_so_many_years_of_work_is_left_out_whole(years: int, kept: int) -> None:
    history = history_of(CV, years)
    assert (len(history.shown), len(history.left_out)) == (kept, 4 - kept)
    text = blind_text(history.part, Span(0, len(CV)))
    assert all((word in text) == (kept == 4) for word in ("Steward", "Eastfield", "1990", "towels"))
    assert ("Kestrel" in text) == ("Joan" in text) == (kept > 2)
    assert "Duty Manager" in text and "rota" in text and "BSc Sport Science" in text
    assert "".join(job.span.of(CV) for job in history.left_out) in CV and "Education" in text


def test_an_entry_that_names_a_later_year_is_kept() -> None:
    text = CV.replace("• Counted towels", "• Came back in 2022 to count towels")
    assert [job.head[0][:9] for job in history_of(text, 11).left_out] == ["2013 – 20", "Lifeguard"]


def test_how_long_ago_it_all_was_makes_no_difference() -> None:
    old = CV.replace("March 2015 – present", "March 2004 – November 2015").replace("2009 – 2012", "2000 – 2003")
    assert [job.head[0][:9] for job in history_of(old, 11).left_out] == ["Lifeguard", "Steward, "]


def test_years_away_from_work_do_not_count() -> None:
    text = "Ada\n\nEmployment\nCoach, Odra, 2024 – 2026\n2008 – 2024 Career break\nCook, Inn, 2000 – 2008\n"
    assert len(history_of(text, 10).shown) == 3


def test_what_overlaps_the_years_that_are_shown_is_shown() -> None:
    text = "Ada\n\nEmployment\nCoach, Odra, 2010 – present\nTrustee, Tarn, 2012 – present\nCook, Inn, 2018 – 2020\n"
    assert len(history_of(text, 10).shown) == 3


def test_years_are_those_of_all_files_together() -> None:
    older = CV.replace("Duty Manager, Odra Baths, York, March 2015 – present\n• Wrote the rota with Ben Stone.\n", "")
    assert [len(each.left_out) for each in told(map(part, (CV, older)), policy(11), TODAY)] == [3, 3]


def test_a_section_of_which_nothing_is_left_has_no_heading() -> None:
    old = "Earlier employment\nSteward, Eastfield Baths, 1990 – 1999\n• Counted.\n\nEducation\nBSc Sport Science\n"
    text = f"Ada Obi\n\nEmployment\nCoach, Odra Baths, 2006 – 2018\n\n{old}"
    record = capped().blind(Application((Source(text.encode()),))).record  # type: ignore[union-attr]
    assert [section.heading for section in record.sections if section.heading] == ["Employment", "Education"]
    assert record.experience == BlindExperience(length="12 years", months=144, roles=1, not_shown=1)


def test_under_strict_jobs_add_up_to_no_more_than_it_tells() -> None:
    outcome = Blinder("strict", today=TODAY).blind(Application((Source(CV.encode()),)))
    assert isinstance(outcome, Blinded) and not [word for word in GONE if word in outcome.record.text]
    assert outcome.record.experience == BlindExperience(length="10+ years", months=120, roles=1, capped=True)


@pytest.mark.parametrize(
    ("heading", "line", "shown"),
    [
        ("Interests", "Chess, reading and long walks", False),
        ("HOBBIES AND INTERESTS", "I sing in a choir and captain the village cricket team.", False),
        ("Loisirs", "Lecture, voyages", False),
        ("Interests and achievements", "Chess, Duke of Edinburgh gold", True),
        ("Research interests", "Coastal erosion", True),
        ("Memberships", "Member of the Chartered Institute of Odra", True),
        ("Interests", "Chess, Linux, contributing to open source projects", True),
        ("Interests", "Chess\nCoach, Odra Baths, March 2019 – June 2021", True),
    ],
)
def test_a_policy_may_leave_out_interests_but_not_what_else_may_stand_there(
    heading: str, line: str, shown: bool
) -> None:
    text = f"Ada Obi\n\nEmployment\nCoach, Odra Baths, 2019 – 2021\n\n{heading}\n{line}\n\nSkills\nPython\n"
    outcome = Blinder("strict", today=TODAY).blind(Application((Source(text.encode()),)))
    assert isinstance(outcome, Blinded) and "Python" in outcome.record.text
    assert (heading in outcome.record.text) == shown


def capped() -> Blinder:
    return Blinder(policy(11), today=TODAY)


def word_file() -> bytes:
    document, data = docx.Document(), io.BytesIO()
    for line in CV.splitlines():
        document.add_paragraph(line)
    document.save(data)
    return data.getvalue()


def pdf_file() -> bytes:
    data = io.BytesIO()
    canvas = Canvas(data, pagesize=(595, 842))
    for number, line in enumerate(CV.splitlines()):
        canvas.drawString(60, 780 - 14 * number, line.replace("•", "-"))
    canvas.save()
    return data.getvalue()


@pytest.fixture(scope="module")
def blinder_with_cap() -> Blinder:
    return capped()


@pytest.mark.parametrize("file", [CV.encode(), word_file(), pdf_file()], ids=["text", "docx", "pdf"])
def test_no_page_shows_what_was_left_out_and_each_says_how_much_it_is(file: bytes, blinder_with_cap: Blinder) -> None:
    outcome, pages = blinder_with_cap.publish(Application((Source(file),)), FORMATS)
    assert isinstance(outcome, Blinded), outcome
    for name, page in pages.items():
        text = " ".join(READERS[name.rpartition(".")[2]](page))
        assert "Duty Manager" in text and "BSc Sport Science" in text
        assert not [word for word in ("Steward", "Eastfield", "1990", "towels", "Kestrel", "2009") if word in text], (
            name
        )
        if not name.startswith("1.") and name != "json":
            assert "Experience: 11 years 8 months in 1 role; 2 earlier roles not shown, by policy" in " ".join(
                text.split()
            )
    assert outcome.record.experience == BlindExperience(length="11 years 8 months", months=140, roles=1, not_shown=2)


def test_the_audit_says_where_it_was_and_what_else_was_redacted(blinder_with_cap: Blinder) -> None:
    outcome = blinder_with_cap.blind(Application((Source(CV.encode()),)))
    assert isinstance(outcome, Blinded)
    (left_out,), (redactions,) = outcome.audit.left_out, outcome.audit.redactions
    assert "".join(span.of(CV) for span in left_out).splitlines()[0] == "2013 – 2014 Career break to raise a family"
    assert {redaction.span.of(CV) for redaction in redactions} >= {"Ada Obi", "Ben Stone", "Joan Miller", "Iris Lark"}


def test_people_are_numbered_among_those_who_are_shown(blinder_with_cap: Blinder) -> None:
    text = CV.replace(
        "Duty Manager, Odra", "Steward, Tarn Pool, 1985 – 1986\n• Reported to Eve Long.\n\nDuty Manager, Odra"
    )
    text = text.replace("with Ben Stone", "and reported to Ben Stone")
    outcome = blinder_with_cap.blind(Application((Source(text.encode()),)))
    assert isinstance(outcome, Blinded) and "reported to [Manager 1]" in outcome.record.text


def test_a_policy_that_tells_no_dates_tells_no_length_of_time() -> None:
    policy = load_policy("strict")
    removed = replace(policy.rules[Cue.EMPLOYMENT_DATE], action=Action.REMOVE)
    silent = replace(policy, rules={**policy.rules, Cue.EMPLOYMENT_DATE: removed})
    outcome = Blinder(silent, today=TODAY).blind(Application((Source(CV.encode()),)))
    assert isinstance(outcome, Blinded) and outcome.record.experience is None
