"""A record's friendly name is drawn from its random id and from neutral words alone."""

from __future__ import annotations

from itertools import count, islice

from anonrecruit import lexicons
from anonrecruit.pseudonyms import distinct, pseudonym
from anonrecruit.record import RecordId

WORDS = lexicons.table("en/pseudonyms.toml")


def ids(start: int = 0) -> list[RecordId]:
    return [RecordId(f"{number:016x}") for number in range(start, start + 2000)]


def test_a_pseudonym_is_two_words_and_stays_the_same() -> None:
    assert pseudonym(RecordId("5f2a")) == pseudonym(RecordId("5f2a"))
    first, second = pseudonym(RecordId("5f2a")).lower().split()
    assert first in WORDS["first"] and second in WORDS["second"]


def test_all_words_are_used_about_as_often() -> None:
    firsts = [pseudonym(record_id).split()[0] for record_id in ids()]
    assert len(set(firsts)) == len(WORDS["first"])
    assert max(map(firsts.count, set(firsts))) < 40  # 14 on average


def test_no_word_is_anybodys_name_or_stands_twice() -> None:
    listed = WORDS["first"] + WORDS["second"]
    assert len(set(listed)) == len(listed) >= 280
    assert not set(listed) & (lexicons.words("en/given_names.txt") | lexicons.words("en/surnames.txt"))
    for group in ("faiths", "demonyms", "ethnic_groups", "conditions", "countries", "castes"):
        assert not set(listed) & lexicons.words(f"en/{group}.txt"), group


def test_in_a_campaign_no_two_records_share_one() -> None:
    source = (RecordId(f"{number:016x}") for number in count())
    taken = [RecordId("5f2a")]
    chosen = list(islice(distinct(source, taken), 3000))
    assert len({pseudonym(record_id) for record_id in [*chosen, *taken]}) == 3001


def test_a_campaign_larger_than_the_list_of_names_goes_on() -> None:
    from anonrecruit import pseudonyms

    same = (RecordId("5f2a") for _ in range(2 * pseudonyms._MOST_MISSES + 1))
    assert len(list(distinct(same))) == 3
