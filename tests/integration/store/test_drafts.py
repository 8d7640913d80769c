"""Drafts: private, unreadable in the database, gone after 72 hours, and no part of the log."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from uuid import uuid4

import psycopg
import pytest

from audit.errors import InvalidInputError
from audit.store.checking import check
from audit.store.drafts import KEPT, MOST_BYTES, MOST_DRAFTS, Drafts
from audit.store.gallring import rotate
from audit.store.log import Log
from audit.store.opening import open_log
from tests.support.logs import Opened, a_context
from tests.support.utredningar import opened_event

ANNA, BO = uuid4(), uuid4()
FORM = f"arende/{uuid4()}/write_utredningssteg"
TEXT = "Hissen stod stilla i fyra timmar och ingen hörde av sig."
MONDAY = datetime(2026, 11, 16, 8, tzinfo=UTC)


class Clock:
    """A clock that a test moves."""

    def __init__(self) -> None:
        self.now = MONDAY

    def __call__(self) -> datetime:
        """Tell the time."""
        return self.now


@pytest.fixture
def clock() -> Clock:
    """A clock that stands on a Monday morning."""
    return Clock()


@pytest.fixture
def drafts(opened: Opened, clock: Clock) -> Drafts:
    """The drafts of an ordinary log."""
    return Drafts(opened.log, clock)


def rows(opened: Opened) -> list[tuple[object, ...]]:
    """Give all that the database holds of drafts."""
    with psycopg.connect(opened.database.app_dsn) as connection:
        return connection.execute(f"SELECT * FROM {opened.log.schema}.draft").fetchall()


def test_a_draft_is_given_back_to_its_writer_only(drafts: Drafts) -> None:
    """What was saved last is read again by the same account in the same form, and nowhere else."""
    drafts.save(ANNA, FORM, {"text": "början"})
    drafts.save(ANNA, FORM, {"text": TEXT, "datum": "2026-11-14"})

    found = drafts.load(ANNA, FORM)
    assert found is not None
    assert (dict(found.values), found.saved_at) == ({"text": TEXT, "datum": "2026-11-14"}, MONDAY)
    assert drafts.load(BO, FORM) is None
    assert drafts.load(ANNA, FORM + "2") is None


def test_nothing_of_a_draft_can_be_read_in_the_database(drafts: Drafts, opened: Opened) -> None:
    """Neither the text, nor whose it is, nor which form and ärende it concerns stands in clear."""
    drafts.save(ANNA, FORM, {"text": TEXT})

    kept = repr([[bytes(one) if isinstance(one, memoryview) else one for one in row]
                 for row in rows(opened)]).encode()  # fmt: skip
    for secret in (TEXT[:12], str(ANNA), ANNA.hex, FORM, FORM.split("/")[1], "text"):
        assert secret.encode() not in kept


def test_a_row_moved_to_another_account_cannot_be_read(drafts: Drafts, opened: Opened) -> None:
    """Whoever changes the rows gets nobody's text: it is bound to its account and form."""
    drafts.save(ANNA, FORM, {"text": TEXT})
    drafts.save(BO, FORM, {"text": "eget"})
    table = f"{opened.log.schema}.draft"
    with psycopg.connect(opened.database.app_dsn, autocommit=True) as connection:
        connection.execute(f"UPDATE {table} SET ciphertext = (SELECT ciphertext FROM {table}"
                           " ORDER BY octet_length(ciphertext), ciphertext LIMIT 1)")  # fmt: skip

    assert [drafts.load(one, FORM) for one in (ANNA, BO)].count(None) == 1


def test_a_draft_is_gone_after_72_hours(drafts: Drafts, clock: Clock, opened: Opened) -> None:
    """A minute before it is there, at 72 hours it is neither given nor kept."""
    drafts.save(ANNA, FORM, {"text": TEXT})
    clock.now = MONDAY + KEPT - timedelta(minutes=1)
    before = drafts.load(ANNA, FORM)

    clock.now = MONDAY + KEPT
    after = (drafts.listing(ANNA), drafts.load(ANNA, FORM), rows(opened))

    assert before is not None
    assert after == ((), None, [])


def test_the_listing_names_every_form(drafts: Drafts, clock: Clock) -> None:
    """A person sees which drafts there are, newest first, without those of others."""
    drafts.save(ANNA, FORM, {"text": TEXT})
    clock.now += timedelta(hours=1)
    drafts.save(ANNA, "rapport/x/sort_rapport", {"val": "lex_sarah"})
    drafts.save(BO, FORM, {})
    drafts.drop(BO, FORM)

    assert [one.form for one in drafts.listing(ANNA)] == ["rapport/x/sort_rapport", FORM]
    assert drafts.listing(BO) == ()


def test_what_takes_more_room_than_it_looks_is_refused_or_kept_whole(drafts: Drafts) -> None:
    """Line feeds are kept to the last; control characters, six times as long sealed, are told."""
    lines = {"text": "\n" * (MOST_BYTES - len("text"))}
    drafts.save(ANNA, FORM, lines)
    with pytest.raises(InvalidInputError):
        drafts.save(BO, FORM, {"text": "\x01" * (MOST_BYTES - len("text"))})

    found = drafts.load(ANNA, FORM)

    assert found is not None
    assert found.values == lines


def test_drafts_are_bounded_in_size_and_number(drafts: Drafts, clock: Clock) -> None:
    """Too long a text is refused; the oldest of too many drafts leaves."""
    with pytest.raises(InvalidInputError):
        drafts.save(ANNA, FORM, {"text": "å" * (MOST_BYTES // 2)})
    for number in range(MOST_DRAFTS + 1):
        clock.now += timedelta(seconds=1)
        drafts.save(ANNA, f"arende/{number}/act", {"text": TEXT})

    kept = [one.form for one in drafts.listing(ANNA)]
    assert len(kept) == MOST_DRAFTS
    assert "arende/0/act" not in kept


def test_a_draft_outlives_a_new_key_of_the_namnd(opened: Opened) -> None:
    """After a rotation, drafts sealed under the former key are still there."""
    Drafts(opened.log).save(ANNA, FORM, {"text": TEXT})
    opened.log.close()

    later = open_log(opened.around, "prov", opened.keys.successor())
    rotate(later, opened.database.destroyer_dsn, a_context())
    found = Drafts(later).load(ANNA, FORM)
    later.close()

    assert found is not None
    assert found.values["text"] == TEXT


def test_a_log_with_drafts_opens_as_before(opened: Opened) -> None:
    """The log's refusals are counted the same, and opening removes what is too old."""
    old = datetime(2020, 1, 1, tzinfo=UTC)
    Drafts(opened.log, lambda: old).save(ANNA, FORM, {"text": TEXT})

    again: Log = opened.reopen()
    again.close()

    assert rows(opened) == []


def test_drafts_change_nothing_that_is_checked(opened: Opened) -> None:
    """The whole-log check says the same with drafts as without: they are no part of the log."""
    opened.log.append([opened_event()], a_context())
    before = check(opened.log)
    Drafts(opened.log).save(ANNA, FORM, {"text": TEXT})
    after = check(opened.log)

    assert (before.findings, after.findings) == ((), ())
    assert [one.rows for one in after.checks] == [one.rows for one in before.checks]
