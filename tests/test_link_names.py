"""A step of a link that is somebody's name is one; slugs of projects, companies and places are none."""

from __future__ import annotations

import pytest

from anonrecruit import Application, Blinded, Source
from anonrecruit.cues import Cue
from anonrecruit.link_names import names_in
from anonrecruit.pipeline import Blinder
from anonrecruit.surface_links import addresses_in

ANYBODY: frozenset[str] = frozenset()
OWNER = frozenset({"zuleika", "okonedo"})
NAMES = {
    "https://example.org/Eleanor-Hartley": "Eleanor Hartley",
    "https://example.org/eleanor_hartley.html": "Eleanor Hartley",
    "https://example.org/EleanorHartley": "Eleanor Hartley",
    "https://example.org/%45leanor%20Hartley": "Eleanor Hartley",
    "https://example.org/%2545leanor-hartley": "Eleanor Hartley",
    "https://example.org/people/eleanor.hartley": "Eleanor Hartley",
    "https://example.org/eleanor-hartley-cv.pdf": "Eleanor Hartley",
    "https://example.org/apply?name=Eleanor+Hartley": "Eleanor Hartley",
    "https://example.org/~ehartley/papers": "E Hartley",
    "https://example.org/u/eleanorhartley": "Eleanor Hartley",
    "https://eleanor-hartley.github.io/site": "Eleanor Hartley",
}
OF_THE_UNKNOWN = {
    "https://eleanorhartley.example/": "Eleanor Hartley",
    "https://xn--elonore-hartley-cnb.example/": "Eléonore Hartley",
    "https://example.org/Eleanor-Zybrnka": "Eleanor Zybrnka",
    "https://example.org/eleanorhartley": "Eleanor Hartley",
}
"""Where the text tells nobody's name, a site is its owner's."""

NO_NAMES = (
    "https://www.example.org/Jordan-Rivers-park-project",
    "https://www.example.org/Jordan-Rivers",
    "https://www.example.org/charlotte-hornets",
    "https://www.example.org/victoria-park",
    "https://www.example.org/austin-powers",
    "https://www.example.org/sheffield-hallam",
    "https://www.example.org/alexa-sdk",
    "https://www.example.org/ruby-rails",
    "https://www.example.org/hugo-theme",
    "https://www.example.org/e-commerce",
    "https://www.example.org/jenkins-pipeline",
    "https://www.example.org/francis-crick-institute",
    "https://en.example.org/wiki/Eleanor_Hartley",
    "https://www.example.org/company/eleanor-hartley",
    "https://www.linkedin.com/company/morgan-stanley",
    "https://www.morganstanley.com/",
    "https://www.johnlewis.com/",
    "https://github.com/apache/kafka",
)


@pytest.mark.parametrize("owner", [ANYBODY, OWNER], ids=["nobody known", "another known"])
@pytest.mark.parametrize(("link", "name"), NAMES.items())
def test_a_step_that_is_a_name_is_one(link: str, name: str, owner: frozenset[str]) -> None:
    assert name in names_in(link, owner)


@pytest.mark.parametrize(("link", "name"), OF_THE_UNKNOWN.items())
def test_a_site_is_its_owners_where_nobody_else_is_known(link: str, name: str) -> None:
    assert list(names_in(link, ANYBODY)) == [name] and not list(names_in(link, OWNER))


@pytest.mark.parametrize("owner", [ANYBODY, OWNER], ids=["nobody known", "another known"])
@pytest.mark.parametrize("link", NO_NAMES)
def test_slugs_of_things_are_no_names(link: str, owner: frozenset[str]) -> None:
    assert not list(names_in(link, owner))


def test_the_link_and_its_step_are_addresses() -> None:
    found = set(addresses_in("My page https://example.org/Eleanor-Hartley.", ANYBODY))
    assert found == {
        (Cue.PROFILE_URL, "https://example.org/Eleanor-Hartley"),
        (Cue.PROFILE_URL, "Eleanor-Hartley"),
    }


def test_an_address_within_a_link_is_one() -> None:
    found = dict(addresses_in("https://example.com/compose?to=ada.obi@example.org&su=x", ANYBODY))
    assert found[Cue.EMAIL_ADDRESS] == "ada.obi@example.org"


def test_links_of_employers_and_projects_cost_no_words(blinder: Blinder) -> None:
    job = "the Jordan Rivers park project for Morgan Stanley and Laura Ashley in Hartley"
    words = f"Zuleika Okonedo\n\nEmployment\nLed {job}."
    links = "".join(f'<a href="{link}">here</a> ' for link in NO_NAMES)
    page = f"<html><body>{''.join(f'<p>{line}</p>' for line in words.splitlines())}<p>{links}</p></body></html>"
    outcome = blinder.blind(Application((Source(page.encode()),)))
    assert isinstance(outcome, Blinded)
    assert job in outcome.record.text


@pytest.mark.parametrize("drawn", ["04471182", "04471182b", "b3471182a"])
def test_what_a_network_adds_to_a_name_is_looked_for_alone(drawn: str) -> None:
    found = list(addresses_in(f"https://www.linkedin.com/in/zuleika-okonedo-{drawn}/", OWNER))
    assert (Cue.PROFILE_URL, drawn) in found


def test_a_surname_in_an_address_is_not_what_a_network_adds() -> None:
    found = {text for _, text in addresses_in("https://www.linkedin.com/in/zuleika-okonedo", OWNER)}
    assert "okonedo" not in found
