"""Reading entries for the check: the quick way and the strict way agree on what an entry is."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from uuid import UUID

import pytest

from audit.clock import parse_utc
from audit.envelope import Event, KeyPurpose, Source, SourceKind
from audit.evidence.commitment import key_commitment
from audit.store.append import entry_bytes
from audit.store.batch import NewKey, NewMapping
from audit.store.checking.entries import COMMITMENT_END
from audit.store.checking.entry import Middles, WrongEntryError, microseconds, read_entry
from audit.store.keys import new_keys, wrap
from audit.store.mapper import Mapper
from audit.store.registry import all_topics
from tests.support.logs import a_context
from tests.support.utredningar import extended_event, opened_event

LOG = UUID("00000000-0000-4000-8000-00000000000a")
TIME = "2022-12-31T22:59:59.999999Z"
END = b'"topic":'


class FixedKey:
    """Gives one data key to every ärende, as if it were fresh."""

    def for_reading(self, _arende: UUID, _purpose: KeyPurpose = KeyPurpose.ARENDE) -> bytes:
        """Give the key."""
        return bytes(32)

    def for_writing(self, arende: UUID, _purpose: KeyPurpose) -> tuple[bytes, NewKey]:
        """Give the key with the row that introduces it."""
        key_id, wrapped = wrap(new_keys(), bytes(32), arende, "arende")
        return bytes(32), NewKey("arende", key_id, wrapped, key_commitment(bytes(32)).hex())


def an_entry(mappings: int, skal: str | None) -> bytes:
    """Write an entry as the log does, with some mappings and perhaps a key and sealed words."""
    event: Event = opened_event()
    drawn = [
        NewMapping.draw(bytes(32), "barn", str(number), UUID(int=number))
        for number in range(mappings)
    ]
    if skal:
        day = date(2022, 12, 1)
        event = extended_event(event.originator_id, 2, day, date(2023, 2, 1), skal)
    prepared = Mapper(LOG, all_topics()).prepare(event, a_context(), FixedKey(), drawn)
    return entry_bytes(prepared.state, 7, parse_utc(TIME))


def middle_of(data: bytes) -> bytes:
    """Cut out what stands between the hash of the facts and the topic."""
    return data[COMMITMENT_END : data.index(END)]


@pytest.mark.parametrize("skal", [None, "Polisen är inte klar."])
@pytest.mark.parametrize("mappings", [0, 1, 2, 3])
def test_both_ways_read_the_same(mappings, skal):
    """Schema version, keys, mappings and sealed parts come out alike."""
    data = an_entry(mappings, skal)
    entry, middle = read_entry(data, LOG), Middles(LOG).read(middle_of(data))

    assert (middle.schema, middle.mappings) == (entry.schema, entry.mappings)
    assert middle.mappings.count(b'"') == 2 * mappings
    assert bool(middle.keys) == bool(entry.keys) == bool(middle.sealed) == bool(skal)


@pytest.mark.parametrize("mappings", [0, 1, 2])
def test_a_changed_middle_is_read_by_neither_way_or_by_both_as_another(mappings):
    """No single changed byte lets the quick way accept what the strict way refuses."""
    data, quick = an_entry(mappings, None), Middles(LOG)
    end = data.index(END)
    for at in range(COMMITMENT_END, end):
        changed = data[:at] + bytes([data[at] ^ 1]) + data[at + 1 :]
        try:
            quick.read(changed[COMMITMENT_END:end])
        except WrongEntryError:
            continue

        assert read_entry(changed, LOG) is not None


@pytest.mark.parametrize(
    ("before", "after", "what"),
    [
        (b'"v":1', b'"v":2', "yttre form"),
        (b'{"body"', b' {"body"', "loggens form"),
        (b'"log":"0', b'"log":"1', "annan logg"),
        (b'"request"', b'"requesu"', "fält som inte hör dit"),
        (b'"position":7', b'"position":0', "fel form"),
        (b".999999Z", b".99999Z", "fel form"),
        (b"2022-12-31T", b"2022-02-31T", "fel form"),
        (b'"facts_sha256":"', b'"facts_sha256":"A', "fel form"),
    ],
)
def test_what_is_no_entry_is_refused_with_the_reason(before, after, what):
    """The sentence says what is wrong and repeats nothing of the entry."""
    with pytest.raises(WrongEntryError) as refused:
        read_entry(an_entry(0, None).replace(before, after), LOG)

    assert what in refused.value.what


def test_a_middle_is_remembered_and_sealed_words_are_not():
    """What one request writes many times is read once; memory does not grow with words."""
    quick, plain = Middles(LOG), middle_of(an_entry(0, None))
    quick.read(plain)
    known = len(quick.known)
    quick.read(middle_of(an_entry(0, "ord")))

    assert plain in quick.known
    assert len(quick.known) == known


def test_times_count_microseconds_as_postgresql_does():
    """Position zero is midnight at the beginning of 2000, UTC."""
    assert microseconds("2000-01-01T00:00:00.000000Z") == 0
    assert microseconds("2000-01-02T00:00:00.000001Z") == 86_400_000_001
    assert microseconds("1999-12-31T23:59:59.999999Z") == -1


def test_the_source_of_an_import_is_part_of_the_form():
    """An entry that names its file and when the extract was made is read like any other."""
    source = Source(SourceKind.IMPORT, "ab" * 32, "2023-01-09T08:00:00.000000Z")
    context, mapper = replace(a_context(), source=source), Mapper(LOG, all_topics())
    prepared = mapper.prepare(opened_event(), context, FixedKey())
    data = entry_bytes(prepared.state, 7, parse_utc(TIME))

    assert Middles(LOG).read(middle_of(data)).schema == read_entry(data, LOG).schema == 1
