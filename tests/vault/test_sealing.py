"""Many sealed at once: all of them or none, each as if it had come alone, in the order in which they were given."""

from __future__ import annotations

from contextlib import closing

import pytest

from anonrecruit.errors import RecordErased, UsageError, WrongKey
from anonrecruit.record import RecordId
from anonrecruit.vault import Action, Contents, Identity, MasterKey, Original, SqlVault, StaticKeys, open_vault, sealing
from tests.vault import people
from tests.vault.conftest import Place


def contents(record: str, name: str = "Ada Obi", number: int = 142, body: bytes = b"") -> Contents:
    application = people.application(name, number, body or f"{name} {number}".encode())
    originals = tuple(Original.by_value(source) for source in application.attachments)
    return Contents(people.audit(record, application), Identity.of(application), originals)


def crowd(number: int) -> list[tuple[Contents, str]]:
    return [(contents(f"r{each}", f"Person Number{each}", each), "") for each in range(number)]


def sealed_ids(vault: SqlVault) -> list[str]:
    """In the order of the log."""
    return [entry.record for entry in vault.log() if entry.action == Action.SEALED]


def test_all_are_there_and_open_and_logged_in_their_order(vault: SqlVault, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sealing, "AT_ONCE", 4)
    assert vault.seal_all(crowd(11)) == frozenset()
    assert sealed_ids(vault) == [f"r{each}" for each in range(11)]
    assert vault.verify(deep=True) == type(vault.verify())(12, 11, 11)
    revealed = vault.reveal(RecordId("r7"), who="hr", why="shortlisted")
    assert revealed.identity.known.names == ("Person Number7",) and revealed.originals[0].data == b"Person Number7 7"


def test_none_is_nothing_and_writes_nothing(vault: SqlVault) -> None:
    before = vault.anchor()
    assert vault.seal_all([]) == frozenset()
    assert vault.anchor() == before


def test_sealing_the_same_once_more_does_nothing_in_one_group_or_two(vault: SqlVault) -> None:
    vault.seal_all([*crowd(3), *crowd(2)])
    after = vault.anchor()
    assert vault.seal_all(crowd(3)) == frozenset()
    assert vault.anchor() == after and sealed_ids(vault) == ["r0", "r1", "r2"]


def test_an_id_with_other_content_is_told_of_and_the_first_stays(vault: SqlVault) -> None:
    vault.seal_all([(contents("held"), "")])
    other, twice, good = (contents("held", "Will May"), contents("new", "Kim Lee"), contents("new", "Grace Love"))
    taken = vault.seal_all([(other, ""), (twice, ""), (good, ""), (contents("last", "Rich Field"), "")])
    assert taken == {"held", "new"}
    names = [vault.reveal(RecordId(id), who="hr", why="x").identity.known.names for id in ("held", "new", "last")]
    assert names == [("Ada Obi",), ("Kim Lee",), ("Rich Field",)]
    assert vault.verify(deep=True).problems == ()


@pytest.mark.parametrize("flaw", ["campaign", "original", "erased"])
def test_one_that_can_not_be_sealed_keeps_all_out(vault: SqlVault, monkeypatch: pytest.MonkeyPatch, flaw: str) -> None:
    monkeypatch.setattr(sealing, "AT_ONCE", 2)
    vault.seal_all([(contents("gone", "Will May"), "")])
    vault.erase(RecordId("gone"), who="hr", why="asked for it")
    torn = contents("torn")
    torn = Contents(torn.audit, torn.identity, (Original("0" * 64, "cv.txt", data=b"other bytes"),))
    last = {"campaign": (contents("x"), "no-such"), "original": (torn, ""), "erased": (contents("gone"), "")}[flaw]
    before = vault.anchor()
    with pytest.raises(RecordErased if flaw == "erased" else UsageError):
        vault.seal_all([*crowd(5), last])
    assert vault.anchor() == before and not vault.holds(RecordId("r0"))
    verified = vault.verify(deep=True)
    assert (verified.records, verified.problems) == (0, ())
    assert vault.seal_all(crowd(5)) == frozenset()


def test_one_person_is_known_again_within_a_group_and_after_it(vault: SqlVault, place: Place) -> None:
    vault.seal_all([(contents("a"), ""), (contents("b", body=b"another file"), ""), (contents("c", "Will May", 7), "")])
    vault.seal_all([(contents("d", body=b"a third"), ""), (contents("e", "Will May", 7), "")])
    assert place.say("SELECT count(*) FROM candidates") == [(2,)]
    also = vault.reveal(RecordId("b"), who="hr", why="x").also
    assert also == ("a", "d")
    vault.erase(RecordId("d"), who="hr", why="asked for it")
    assert [vault.holds(RecordId(id)) for id in "abcde"] == [False, False, True, False, True]


def test_more_tokens_than_one_query_takes(vault: SqlVault, monkeypatch: pytest.MonkeyPatch, place: Place) -> None:
    monkeypatch.setattr("anonrecruit.vault.links.ASKED", 3)
    vault.seal_all(crowd(4))
    vault.seal_all([(contents(f"again{each}", f"Person Number{each}", each, b"other"), "") for each in range(4)])
    assert place.say("SELECT count(*) FROM candidates") == [(4,)]


def test_a_wrong_key_seals_none(vault: SqlVault, place: Place) -> None:
    vault.check()  # it is open, with the old key, when the key is rotated
    with closing(open_vault(place.url, StaticKeys((place.key, MasterKey.new())))) as both:
        both.rotate(who="it.lee", why="yearly")
    before = vault.anchor()
    with pytest.raises(WrongKey):
        vault.seal_all(crowd(2))
    assert vault.anchor() == before and not vault.holds(RecordId("r0"))
