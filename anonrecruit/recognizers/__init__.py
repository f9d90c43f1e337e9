"""Every recognizer that is on, one row each; none knows another, and their order does not matter."""

from __future__ import annotations

from anonrecruit.recognizers.age import AgeRecognizer
from anonrecruit.recognizers.bare_value import BareValueRecognizer
from anonrecruit.recognizers.birth_date import BirthDateRecognizer
from anonrecruit.recognizers.education_date import EducationDateRecognizer
from anonrecruit.recognizers.education_institution import EducationInstitutionRecognizer
from anonrecruit.recognizers.email_address import EmailAddressRecognizer
from anonrecruit.recognizers.employer import EmployerRecognizer
from anonrecruit.recognizers.employment_date import EmploymentDateRecognizer
from anonrecruit.recognizers.family import FamilyRecognizer
from anonrecruit.recognizers.gender import GenderRecognizer
from anonrecruit.recognizers.health_disability import HealthDisabilityRecognizer
from anonrecruit.recognizers.home_location import HomeLocationRecognizer
from anonrecruit.recognizers.id_number import IdNumberRecognizer
from anonrecruit.recognizers.labelled import LabelledRecognizer
from anonrecruit.recognizers.language import LanguageRecognizer
from anonrecruit.recognizers.membership import MembershipRecognizer
from anonrecruit.recognizers.nationality_ethnicity import NationalityEthnicityRecognizer
from anonrecruit.recognizers.person import PersonRecognizer
from anonrecruit.recognizers.phone_number import PhoneNumberRecognizer
from anonrecruit.recognizers.politics_union import PoliticsUnionRecognizer
from anonrecruit.recognizers.profile_url import ProfileUrlRecognizer
from anonrecruit.recognizers.recognizer import CueRecognizer
from anonrecruit.recognizers.religion_belief import ReligionBeliefRecognizer
from anonrecruit.recognizers.sexual_orientation import SexualOrientationRecognizer
from anonrecruit.recognizers.work_location import WorkLocationRecognizer

RECOGNIZERS: tuple[type[CueRecognizer], ...] = (
    AgeRecognizer,
    BareValueRecognizer,
    BirthDateRecognizer,
    EducationDateRecognizer,
    EducationInstitutionRecognizer,
    EmailAddressRecognizer,
    EmployerRecognizer,
    EmploymentDateRecognizer,
    FamilyRecognizer,
    GenderRecognizer,
    HealthDisabilityRecognizer,
    HomeLocationRecognizer,
    IdNumberRecognizer,
    LabelledRecognizer,
    LanguageRecognizer,
    MembershipRecognizer,
    NationalityEthnicityRecognizer,
    PersonRecognizer,
    PhoneNumberRecognizer,
    PoliticsUnionRecognizer,
    ProfileUrlRecognizer,
    ReligionBeliefRecognizer,
    SexualOrientationRecognizer,
    WorkLocationRecognizer,
)
