"""What is sealed comes back whole, to whoever says who and why, and to nobody else."""

from __future__ import annotations

import pickle
from dataclasses import replace

import pytest

from anonrecruit.errors import AlreadySealed, UnknownRecord, UsageError, VaultUnavailable, WrongKey
from anonrecruit.record import RecordId
from anonrecruit.vault import Identity, MasterKey, Original, SqlVault, StaticKeys, create_vault, open_vault
from tests.vault import people
from tests.vault.conftest import Place
from tests.vault.sealed import seal

ADA = RecordId("ada0")


def test_what_is_sealed_comes_back_whole(vault: SqlVault) -> None:
    seal(vault)
    application = people.application()
    revealed = vault.reveal(ADA, who="hr.jones", why="shortlisted")
    assert revealed.identity == Identity.of(application)
    assert revealed.audit == people.audit(ADA, application)
    assert [original.data for original in revealed.originals] == [application.attachments[0].data]
    assert revealed.originals[0].name == application.attachments[0].name


def test_a_file_may_be_sealed_by_reference(vault: SqlVault) -> None:
    application = people.application()
    original = Original.by_reference(application.attachments[0], "s3://sealed/ada.txt")
    vault.seal(people.audit(ADA, application), Identity.of(application), [original])
    assert vault.reveal(ADA, who="hr", why="shortlisted").originals == (original,)


def test_sealing_the_same_once_more_does_nothing(vault: SqlVault) -> None:
    seal(vault)
    seal(vault)
    assert vault.holds(ADA) and not vault.holds(RecordId("other"))


def test_another_identity_under_the_same_id_is_refused(vault: SqlVault) -> None:
    seal(vault)
    with pytest.raises(AlreadySealed):
        seal(vault, name="Grace Love")
    assert vault.reveal(ADA, who="hr", why="shortlisted").identity.known.names == ("Ada Obi",)


def test_a_record_that_is_not_there_is_unknown(vault: SqlVault) -> None:
    with pytest.raises(UnknownRecord):
        vault.reveal(RecordId("none"), who="hr", why="shortlisted")


@pytest.mark.parametrize("given", [{"who": ""}, {"why": " "}])
def test_nobody_opens_without_saying_who_and_why(vault: SqlVault, given: dict[str, str]) -> None:
    seal(vault)
    with pytest.raises(UsageError):
        vault.reveal(ADA, **{"who": "hr", "why": "shortlisted", **given})


@pytest.mark.parametrize("why", ["Ada is shortlisted", "call 07700 900142", "OBI", "to ada.obi@example.org"])
def test_a_reason_may_not_name_the_candidate(vault: SqlVault, why: str) -> None:
    seal(vault)
    with pytest.raises(UsageError, match="names the candidate"):
        vault.reveal(ADA, who="hr", why=why)


def test_a_reason_may_hold_words_that_are_names_elsewhere(vault: SqlVault) -> None:
    seal(vault, name="Will May")
    assert vault.reveal(ADA, who="hr", why="will be seen, and may start soon").identity.known.names == ("Will May",)


def test_a_wrong_key_is_a_clear_error(vault: SqlVault, place: Place) -> None:
    seal(vault)
    with pytest.raises(WrongKey) as error:
        open_vault(place.url, StaticKeys((MasterKey.new(),)))
    assert error.value.wanted == place.key.fingerprint


def test_a_vault_goes_to_another_process_without_its_connections(vault: SqlVault) -> None:
    seal(vault)
    assert pickle.loads(pickle.dumps(vault)).holds(ADA)


def test_a_second_vault_in_the_same_place_is_refused(vault: SqlVault, place: Place) -> None:
    with pytest.raises(VaultUnavailable):
        create_vault(place.url, StaticKeys((place.key,)))


def test_a_server_that_does_not_answer_is_a_clear_error() -> None:
    with pytest.raises(VaultUnavailable):
        open_vault("postgresql://nobody@127.0.0.1:1/none", StaticKeys((MasterKey.new(),)))


def test_one_candidate_is_known_again_whatever_the_spelling(vault: SqlVault) -> None:
    first, again = people.application(), people.application(body=b"another cv")
    known = replace(again.known, names=("ADA  OBI",), emails=("Ada.Obi@Example.org",), phones=("+44 7700 900142",))
    vault.seal(people.audit("ada0", first), Identity.of(first))
    vault.seal(people.audit("ada1", again), Identity.of(replace(again, known=replace(known, birth_date=""))))
    seal(vault, "will", name="Will May")
    assert vault.reveal(ADA, who="hr", why="shortlisted").also == ("ada1",)


def test_two_people_with_one_address_or_one_name_stay_two(vault: SqlVault) -> None:
    one, namesake = people.application(), people.application(number=99, body=b"x")
    namesake = replace(namesake, known=replace(namesake.known, emails=("other@example.com",), birth_date="1971-01-01"))
    agency = people.application("Grace Love", body=b"y")
    agency = replace(agency, known=replace(agency.known, emails=one.known.emails, phones=one.known.phones))
    for record_id, application in ("ada0", one), ("ada1", namesake), ("grace", agency):
        vault.seal(people.audit(record_id, application), Identity.of(application))
    assert vault.reveal(ADA, who="hr", why="shortlisted").also == ()
