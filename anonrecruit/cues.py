"""Cues: what in an application can tell a reader who the candidate is, or what they are like.

A cue is the unit in which policies speak. Names follow Presidio's entity names where it has one.
Direct cues identify; protected cues show a characteristic of the Equality Act 2010, Part 2, chapter 1;
proxies correlate with one (a school, a town) and are kept by the default policy.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class CueGroup(StrEnum):
    """How directly a cue tells."""

    DIRECT = "direct"
    PROTECTED = "protected"
    PROXY = "proxy"


class Cue(StrEnum):
    """Every cue there is; a policy rules on each. ``FACTS`` says what each means."""

    PERSON = "PERSON"
    HOME_LOCATION = "HOME_LOCATION"
    DATE_OF_BIRTH = "DATE_OF_BIRTH"
    AGE = "AGE"
    EMAIL_ADDRESS = "EMAIL_ADDRESS"
    PHONE_NUMBER = "PHONE_NUMBER"
    PROFILE_URL = "PROFILE_URL"
    ID_NUMBER = "ID_NUMBER"
    PHOTO = "PHOTO"
    GENDER = "GENDER"
    FAMILY = "FAMILY"
    NATIONALITY_ETHNICITY = "NATIONALITY_ETHNICITY"
    RELIGION_BELIEF = "RELIGION_BELIEF"
    HEALTH_DISABILITY = "HEALTH_DISABILITY"
    SEXUAL_ORIENTATION = "SEXUAL_ORIENTATION"
    POLITICS_UNION = "POLITICS_UNION"
    WORK_LOCATION = "WORK_LOCATION"
    EMPLOYER = "EMPLOYER"
    EMPLOYMENT_DATE = "EMPLOYMENT_DATE"
    EDUCATION_INSTITUTION = "EDUCATION_INSTITUTION"
    EDUCATION_DATE = "EDUCATION_DATE"
    LANGUAGE = "LANGUAGE"
    MEMBERSHIP = "MEMBERSHIP"

    @property
    def group(self) -> CueGroup:
        return FACTS[self].group

    @property
    def meaning(self) -> str:
        return FACTS[self].meaning

    @property
    def characteristic(self) -> str:
        """The protected characteristic it shows or stands for; empty for plain identifiers."""
        return FACTS[self].characteristic


@dataclass(frozen=True, slots=True)
class CueFacts:
    """``characteristic`` uses the words of the Equality Act 2010, s. 4, or a sentence-case note."""

    group: CueGroup
    meaning: str
    characteristic: str = ""


_D, _P, _X = CueGroup.DIRECT, CueGroup.PROTECTED, CueGroup.PROXY

FACTS: dict[Cue, CueFacts] = {
    Cue.PERSON: CueFacts(_D, "names of the candidate and of every other person", "race, sex, religion (by inference)"),
    Cue.HOME_LOCATION: CueFacts(_D, "where the candidate lives, lived or was born", "race (by inference)"),
    Cue.DATE_OF_BIRTH: CueFacts(_D, "the candidate's date of birth", "age"),
    Cue.AGE: CueFacts(_D, "the candidate's age in years", "age"),
    Cue.EMAIL_ADDRESS: CueFacts(_D, "e-mail addresses"),
    Cue.PHONE_NUMBER: CueFacts(_D, "telephone and fax numbers"),
    Cue.PROFILE_URL: CueFacts(_D, "personal sites, profiles, handles"),
    Cue.ID_NUMBER: CueFacts(_D, "passport, national insurance, licence and registration numbers"),
    Cue.PHOTO: CueFacts(_D, "pictures in the file", "race, sex, age, religion (by sight)"),
    Cue.GENDER: CueFacts(_P, "sex, titles, pronouns, gendered roles", "sex; gender reassignment"),
    Cue.FAMILY: CueFacts(
        _P, "marriage, partners, children, pregnancy", "marriage and civil partnership; pregnancy and maternity"
    ),
    Cue.NATIONALITY_ETHNICITY: CueFacts(_P, "nationality, ethnic origin, caste, right to work", "race"),
    Cue.RELIGION_BELIEF: CueFacts(_P, "faith, denomination, belief", "religion or belief"),
    Cue.HEALTH_DISABILITY: CueFacts(_P, "health, disability, physical data", "disability"),
    Cue.SEXUAL_ORIENTATION: CueFacts(_P, "sexual orientation", "sexual orientation"),
    Cue.POLITICS_UNION: CueFacts(_P, "party politics, trade union membership", "religion or belief (by inference)"),
    Cue.WORK_LOCATION: CueFacts(_X, "towns and countries of employers, schools, projects"),
    Cue.EMPLOYER: CueFacts(_X, "employers and clients"),
    Cue.EMPLOYMENT_DATE: CueFacts(_X, "when and how long the candidate worked", "age (by inference)"),
    Cue.EDUCATION_INSTITUTION: CueFacts(_X, "schools, colleges, universities", "race, religion (by inference)"),
    Cue.EDUCATION_DATE: CueFacts(_X, "years of study and graduation", "age (by inference)"),
    Cue.LANGUAGE: CueFacts(_X, "natural languages spoken", "race (by inference)"),
    Cue.MEMBERSHIP: CueFacts(_X, "clubs, societies, professional bodies", "any (by inference)"),
}
