"""Attached files: sealed beside the log, there with their events, found when changed, gallrade."""

from __future__ import annotations

from dataclasses import replace
from hashlib import sha256
from typing import TYPE_CHECKING
from uuid import UUID, uuid4

import psycopg
import pytest

from audit.envelope import Happened
from audit.errors import ConfigurationError, InvalidInputError, NotFoundError
from audit.lexsarah.events_common import HandlingAttached
from audit.store.checking import check
from audit.store.file_kinds import MOST_BYTES
from audit.store.handlingar import load_file
from tests.integration.store.test_gallring import (
    gallra,
    remove,
    restored,
    whole_database,
    wrong,
)
from tests.support.full_log import rotated
from tests.support.logs import a_context
from tests.unit.lexsarah.asked import ARENDE
from tests.unit.lexsarah.histories import arende_at

if TYPE_CHECKING:
    from pathlib import Path

    from audit.envelope import Event, Recorded
    from tests.support.logs import Opened

CONTENT = "Larmlogg för Anneli Planteradsson.\n".encode()


def attached(
    version: int, content: bytes = CONTENT, kind: str = "text/plain", stream: UUID = ARENDE
) -> HandlingAttached:
    """Make the event that attaches a file."""
    return HandlingAttached(
        originator_id=stream,
        originator_version=version,
        happened=Happened.unknown(),
        handling=uuid4(),
        sha256=sha256(content).hexdigest(),
        storlek=len(content),
        mediatyp=kind,
    )


def with_file(opened: Opened, content: bytes = CONTENT, kind: str = "text/plain") -> Recorded:
    """Open an ärende without any words, attach a file to it, and give what was recorded."""
    first = arende_at("oppnat")
    event = attached(len(first) + 1, content, kind)
    opened.log.append([*first, event], a_context(), files={event.handling: content})
    return opened.log.load(ARENDE)[-1]


def tamper(opened: Opened, statement: str, **values: object) -> None:
    """Change rows as a superuser who has switched the triggers off."""
    with psycopg.connect(opened.database.superuser_dsn) as admin:
        admin.execute("SET session_replication_role = replica")
        admin.execute(statement.encode(), values)


@pytest.mark.parametrize("content", [CONTENT, b"%PDF-" + bytes(MOST_BYTES - 5)], ids=len)
def test_a_file_comes_back_as_it_was(opened: Opened, content: bytes) -> None:
    """Its bytes are those that were attached, up to the largest there may be."""
    kind = "text/plain" if content == CONTENT else "application/pdf"
    recorded = with_file(opened, content, kind)

    assert load_file(opened.log, recorded) == content
    assert check(opened.log).ok


def test_no_table_holds_a_file_in_clear(opened: Opened) -> None:
    """What is stored are ciphertexts: a dump tells nothing of what a file says."""
    with_file(opened)
    found = whole_database(opened.database.superuser_dsn)

    assert "Planteradsson" not in found
    assert CONTENT.hex() not in found


@pytest.mark.parametrize("files", ["none", "others", "a program", "another kind"])
def test_an_event_is_refused_without_its_own_bytes(opened: Opened, files: str) -> None:
    """No event points at bytes that are not there, are others, or may not be attached."""
    first = arende_at("oppnat")
    program = b"MZ\x90\x00"
    event: Event = attached(len(first) + 1, program if files == "a program" else CONTENT)
    assert isinstance(event, HandlingAttached)
    if files == "another kind":
        event = replace(event, mediatyp="application/pdf")
    sent = {"others": b"annat", "a program": program}.get(files, CONTENT)
    given = {} if files == "none" else {event.handling: sent}

    with pytest.raises(InvalidInputError):
        opened.log.append([*first, event], a_context(), files=given)
    assert opened.log.load(ARENDE) == []


def test_a_file_that_is_too_large_is_refused(opened: Opened) -> None:
    """One byte above the bound is told as too large."""
    content = b"%PDF-" + bytes(MOST_BYTES - 4)

    with pytest.raises(InvalidInputError, match="för stor"):
        with_file(opened, content, "application/pdf")


def test_the_check_finds_a_changed_file(opened: Opened) -> None:
    """A ciphertext with one other byte is found at its event, and is not handed out."""
    recorded = with_file(opened)
    tamper(opened, "UPDATE namnd_prov.handling SET ciphertext = set_byte(ciphertext, 20, 7)")

    assert wrong(opened) == [("contents", recorded.position)]
    with pytest.raises(ConfigurationError, match="ändrad"):
        load_file(opened.log, recorded)


def test_the_check_finds_a_file_that_is_gone(opened: Opened) -> None:
    """Without a gallring that explains it, a missing file is a finding."""
    recorded = with_file(opened)
    remove(opened, "handling", "true")

    assert wrong(opened) == [("contents", recorded.position)]
    with pytest.raises(NotFoundError):
        load_file(opened.log, recorded)


def test_the_check_names_a_file_that_nobody_attached(opened: Opened) -> None:
    """A row beside an event that attaches nothing is a finding."""
    with_file(opened)
    insert = "INSERT INTO namnd_prov.handling SELECT 2, ciphertext FROM namnd_prov.handling"
    with psycopg.connect(opened.database.app_dsn) as app:
        app.execute(insert.encode())

    assert wrong(opened) == [("contents", 2)]


def test_one_file_does_not_stand_in_for_another(opened: Opened) -> None:
    """Two files of one ärende that change places are both found."""
    recorded = with_file(opened)
    other = attached(recorded.event.originator_version + 1, b"En annan fil.")
    opened.log.append([other], a_context(), files={other.handling: b"En annan fil."})
    low, high = recorded.position, recorded.position + 1
    swap = "UPDATE namnd_prov.handling SET position = -position"
    tamper(opened, swap)
    tamper(opened, "UPDATE namnd_prov.handling SET position = %(all)s + position", all=low + high)

    assert wrong(opened) == [("contents", low), ("contents", high)]


def test_gallring_takes_the_file_and_the_dump_holds_nothing(opened: Opened, tmp_path: Path) -> None:
    """After gallring neither file nor key is in the database or in a dump restored beside it."""
    recorded = with_file(opened)
    gallra(opened, recorded.event)
    with restored(opened, tmp_path) as copy, psycopg.connect(copy) as beside:
        rows = beside.execute("SELECT * FROM namnd_prov.handling").fetchall()
        keys = beside.execute("SELECT * FROM namnd_prov.arende_key").fetchall()

    assert (rows, keys) == ([], [])
    assert wrong(opened) == []
    with pytest.raises(NotFoundError):
        load_file(opened.log, recorded)


def test_a_file_left_behind_by_a_gallring_is_found(opened: Opened) -> None:
    """A file put back after its ärende was gallrat does not stay unseen."""
    recorded = with_file(opened)
    gallra(opened, recorded.event)
    back = "INSERT INTO namnd_prov.handling VALUES (%(at)s, %(file)s)"
    tamper(opened, back, at=recorded.position, file=bytes(40))

    assert wrong(opened) == [("contents", recorded.position)]


def test_a_file_outlives_the_rotation_of_the_namnds_key(opened: Opened) -> None:
    """The ärende's key is wrapped anew; its files are as they were and open with it."""
    recorded = with_file(opened)
    log = rotated(opened)
    try:
        assert load_file(log, recorded) == CONTENT
        assert check(log).ok
    finally:
        log.close()
