"""JSON Resume and Europass XML with a word planted in each place."""

from __future__ import annotations

import json

from tests.parsers.planted import Planted

RESUME = {
    "$schema": "https://example.org/Zbschema",
    "basics": {
        "name": "Ada Obi",
        "label": "Duty manager",
        "image": "https://example.org/Zbpicture.png",
        "email": "ada@example.org",
        "phone": "07700 900123",
        "url": "https://example.org/Zbsite",
        "summary": "Led shifts of twenty people.",
        "location": {"address": "12 Rose Street", "postalCode": "LS1 9ZZ", "city": "Leeds", "countryCode": "GB"},
        "profiles": [{"network": "GitHub", "username": "adaobi", "url": "https://example.org/adaobi"}],
        "dateOfBirth": "1990-05-12",
    },
    "work": [
        {"name": "Northway", "position": "Trainer", "startDate": "2019", "endDate": "2021", "highlights": ["First aid"]}
    ],
    "skills": [{"name": "Teaching", "keywords": ["Rota"]}],
    "hobbies": {"favouriteSport": "Swimming"},
    "meta": {"theme": "Zbtheme"},
}


def json_resume() -> Planted:
    shown = (
        *("Name\tAda Obi", "Telephone\t07700 900123", "Address\t12 Rose Street, Leeds, LS1 9ZZ, GB", "2019 – 2021"),
        *("GitHub\tadaobi https://example.org/adaobi", "Date of birth\t1990-05-12", "Trainer, Northway", "Teaching"),
        *("Work experience", "Skills", "Hobbies", "Favourite sport\tSwimming", "Profile"),
    )
    places = {"Zbschema": "metadata", "Zbtheme": "metadata", "Zbpicture": "link_targets"}
    body = ("Led shifts of twenty people.", "• First aid", "• Rota")
    return Planted(json.dumps(RESUME).encode(), places, shown, {"Work experience": "heading"}, body)


PASSPORT = """<?xml version="1.0" encoding="UTF-8"?><!-- Zbcomment -->
<SkillsPassport xmlns="http://europass.cedefop.europa.eu/Europass" locale="Zblocale"><DocumentInfo>
<Generator>Zbgenerator</Generator></DocumentInfo><LearnerInfo><Identification><PersonName><FirstName>Ada</FirstName><Surname>Obi</Surname>
</PersonName><ContactInfo><Address><Contact><AddressLine>12 Rose Street</AddressLine><PostalCode>LS1 9ZZ</PostalCode>
<Municipality>Leeds</Municipality><Country><Code>Zbcode</Code><Label>England</Label></Country></Contact></Address>
<Email><Contact>ada@example.org</Contact></Email><TelephoneList><Telephone><Contact>07700 900123</Contact></Telephone>
</TelephoneList></ContactInfo><Demographics><Birthdate year="1990" month="--05" day="---12"/><Gender><Code>F</Code>
<Label>Female</Label></Gender></Demographics><Photo><MimeType>image/jpeg</MimeType><Data>AAAA</Data></Photo>
</Identification><Headline><Description><Label>Duty manager</Label></Description></Headline><WorkExperienceList>
<WorkExperience><Period><From year="2019" month="--03"/><To year="2021"/></Period><Position><Label>Trainer</Label>
</Position><Activities>&lt;p&gt;Led shifts of twenty people.&lt;/p&gt;&lt;ul&gt;&lt;li&gt;First aid&lt;/li&gt;&lt;li&gt;
&lt;a href="https://example.org/Zblink"&gt;Rota&lt;/a&gt;&lt;/li&gt;&lt;/ul&gt;</Activities><Employer><Name>Northway
</Name></Employer></WorkExperience></WorkExperienceList><Skills><Linguistic><MotherTongueList><MotherTongue><Description>
<Label>Igbo</Label></Description></MotherTongue></MotherTongueList></Linguistic></Skills></LearnerInfo></SkillsPassport>"""

CANDIDATE = """<?xml version="1.0"?><Candidate xmlns="http://www.europass.eu/1.0"
 xmlns:oa="http://www.openapplications.org/oagis/9"
 xmlns:hr="http://www.hr-xml.org/3"><!--Zbcomment-->
<hr:DocumentID schemeID="Zbscheme">Zbdocument</hr:DocumentID>
<CandidatePerson><PersonName><oa:GivenName>Ada</oa:GivenName><hr:FamilyName>Obi</hr:FamilyName></PersonName>
<Communication><ChannelCode>Email</ChannelCode><oa:URI>ada@example.org</oa:URI></Communication><Communication><UseCode>
home</UseCode><Address type="home"><oa:AddressLine>12 Rose Street</oa:AddressLine><oa:CityName>Leeds</oa:CityName>
</Address></Communication><hr:BirthDate>1990-05-12</hr:BirthDate></CandidatePerson><CandidateProfile>
<hr:ExecutiveSummary>Led shifts of twenty people.</hr:ExecutiveSummary><EmploymentHistory><EmployerHistory>
<hr:OrganizationName>Northway</hr:OrganizationName><PositionHistory><PositionTitle>Trainer</PositionTitle>
<eures:EmploymentPeriod xmlns:eures="http://www.europass_eures.eu/1.0"><eures:StartDate><hr:FormattedDateTime>2019-03
</hr:FormattedDateTime></eures:StartDate><hr:CurrentIndicator>true</hr:CurrentIndicator></eures:EmploymentPeriod>
<oa:Description>&lt;ul&gt;&lt;li&gt;First aid&lt;/li&gt;&lt;li&gt;Rota&lt;/li&gt;&lt;/ul&gt;</oa:Description>
</PositionHistory></EmployerHistory></EmploymentHistory></CandidateProfile></Candidate>"""
BODY = ("Led shifts of twenty people.", "• First aid", "• Rota")


def passport() -> Planted:
    shown = (
        *("Name\tAda Obi", "Address\t12 Rose Street, LS1 9ZZ, Leeds, England", "Telephone\t07700 900123", "Profile"),
        *("Date of birth\t12/05/1990", "Gender\tFemale", "Dates\t03/2019 – 2021", "Trainer", "Mother tongue\tIgbo"),
        *("Work experience", "Languages"),
    )
    places = {
        "Zbcomment": "comments", "Zblocale": "metadata", "Zbgenerator": "metadata", "Zbcode": "metadata",
        "Zblink": "link_targets",
    }  # fmt: skip
    return Planted(PASSPORT.encode(), places, shown, {"Work experience": "heading"}, BODY)


def candidate() -> Planted:
    shown = (
        *("Name\tAda Obi", "Address\t12 Rose Street, Leeds", "Website\tada@example.org", "Date of birth\t1990-05-12"),
        *("Work experience", "Northway", "Trainer"),
    )
    places = {"Zbcomment": "comments", "Zbscheme": "metadata", "Zbdocument": "metadata"}
    return Planted(CANDIDATE.encode("utf-16"), places, shown, {"Profile": "heading"}, BODY)
