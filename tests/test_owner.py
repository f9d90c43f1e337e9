"""Whose CV it is."""

from __future__ import annotations

import pytest

from anonrecruit.owner import owner_spans
from tests.readings import reading_of


@pytest.mark.parametrize(
    ("text", "owner"),
    [
        ("Ada Obi\n12 Rose Street, Leeds LS1 9ZZ", ["Ada Obi"]),
        ("CURRICULUM VITAE\nOBI, Ada Ngozi\nada.obi@example.org", ["OBI, Ada Ngozi"]),
        ("ada obi\nada.obi@example.org", ["ada obi"]),
        ("Dr Ada Obi PhD\nSports scientist", ["Ada Obi"]),
        ("SRI WAHYUNI KUSUMA\nPool attendant", ["SRI WAHYUNI KUSUMA"]),
        ("sri wahyuni kusuma\nPool attendant", ["sri wahyuni kusuma"]),
        ("Thi Hong To\n07700 900701, thihongto@example.org", ["Thi Hong To"]),
        ("minh thu do\nminhthudo@example.org", ["minh thu do"]),
        ("Thanh Truc lê\n07700900676", ["Thanh Truc lê"]),
        ("Curriculum Vitae\nUZMA BUTT, M.D.\n46 Marion Avenue", ["UZMA BUTT"]),
        ("shoaib butt\nshoaibb@example.org", ["shoaib butt"]),
        ("Butt Butt\nOban - Email me on Indeed: indeed.com/r/Butt-Butt/0af42", ["Butt Butt"]),
        ("BUTT, Usman Junaid\n5, Rose Avenue, Oban", ["BUTT, Usman Junaid"]),
        ("moshe yossi ben-david\nbendavidmy@example.org", ["moshe yossi ben-david"]),
        ("H.NO. 33, Rose Village\nhnobody@example.org", []),
        ("Yoke Lan Obi s/o Rahim Osmani\nosmani.r@example.org\nYoke Lan Obi", ["Yoke Lan Obi"]),
        ("Skills: swimming\nFalls Church, VA", []),
        ("Kitchen porter\nCleaning and washing up", []),
        ("kitchen porter\ncleaning and washing up", []),
        ("Employment\nLifeguard, Kirkstall Baths", []),
        ("", []),
    ],
)
def test_the_head_of_a_cv_names_its_owner(text: str, owner: list[str]) -> None:
    assert [span.of(text) for span in owner_spans(reading_of(text))] == owner


def test_an_e_mail_address_settles_which_of_two_names_it_is() -> None:
    text = "Iris Okello\nAda Obi\nada.obi@example.org"
    assert [span.of(text) for span in owner_spans(reading_of(text))] == ["Ada Obi"]


@pytest.mark.parametrize("name", ["Liis Obikyr", "liis obikyr", "SHOAIB BUTT"])
def test_an_export_of_linkedin_names_its_owner_between_side_bar_and_headline(name: str) -> None:
    bar = ["Contact", "www.linkedin.com/in/x7", "(LinkedIn)", "Top Skills", "Machine Learning", "Languages", "Malay"]
    bar += ["English", "Certifications", "Programming Basics", "Object-Oriented Developer"]
    text = "\n".join([*bar, name, "Head of Product", "Taichung, Taiwan", "Summary", "I build teams."])
    assert [span.of(text) for span in owner_spans(reading_of(text))] == [name]
