"""The view as a whole: nothing missed, nothing kept too long, and never who reported."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING
from uuid import uuid4

import psycopg
import pytest

from audit.delegation import decide as decide_delegation
from audit.envelope import Actor, Context, Source, SourceKind
from audit.store.founding import new_request
from audit.store.gallring import execute
from audit.store.sql import Queries
from projections.lexsarah.atgarder import atgarder
from projections.lexsarah.cases import CaseFilter, case, cases
from projections.lexsarah.rapporter import report, reports
from projections.lexsarah.view import VIEW
from projections.position import status
from projections.rebuild import compare, rebuild
from projections.runner import catch_up
from tests.property.lexsarah_histories import renamed
from tests.support.beslutsantal import counting
from tests.support.full_log import GRUND
from tests.support.lexsarah_rows import report_of
from tests.support.logs import Opened, a_context
from tests.support.rows import rows_of
from tests.unit.lexsarah.asked import OTHER
from tests.unit.lexsarah.histories import arende_at, other_at, rapport_at
from tests.unit.lexsarah.people import token

if TYPE_CHECKING:
    from uuid import UUID

    from projections.view import View


def fill(opened: Opened) -> tuple[UUID, UUID]:
    """Write a closed ärende, a sorted report, what else there is; gives ärende and report."""
    arende, rapport = uuid4(), uuid4()
    reporter = Actor(token("rapportor"), "rapportor")
    context = Context(reporter, Source(SourceKind.WEB), new_request())
    opened.log.append(renamed(list(rapport_at("sorterad")), rapport), context)
    opened.log.append(renamed(list(arende_at("avslutat", "kompletterat")), arende), a_context())
    opened.log.append(renamed(list(other_at("given")), uuid4()), a_context())
    opened.log.append(decide_delegation(counting(), []), a_context())
    return arende, rapport


def as_superuser(opened: Opened, statement: str) -> None:
    """Do what only a superuser with the triggers off can."""
    with psycopg.connect(opened.database.superuser_dsn) as connection:
        connection.execute("SET session_replication_role = replica")
        connection.execute(f"SET search_path = {opened.log.schema}".encode())
        connection.execute(statement.encode())


def withheld(view: View, statement: str, position: int) -> View:
    """Give the view with a statement that skips one event."""
    texts = dict(view.queries.texts)
    old = "position > %(after)s AND position <= %(upto)s" if statement != "handelse" else (
        "e.position > %(after)s AND e.position <= %(upto)s"
    )  # fmt: skip
    assert old in texts[statement]
    column = "e.position" if statement == "handelse" else "position"
    texts[statement] = texts[statement].replace(old, f"{old} AND {column} <> {position}")
    return replace(view, queries=Queries(texts))


def test_the_rows_do_not_depend_on_the_batches(opened: Opened) -> None:
    """Read three at a time they are the rows of a rebuild that reads all at once."""
    fill(opened)
    catch_up(opened.log, VIEW, 3)
    slow = rows_of(opened.log, VIEW)

    compared = rebuild(opened.log, VIEW)

    assert (compared.differences, compared.rows) == (0, len(slow))
    assert rows_of(opened.log, VIEW, "b") == slow
    assert status(opened.log, VIEW).complete


@pytest.mark.parametrize(
    ("statement", "position", "topic"),
    [
        ("handelse", 3, "lexsarah.fraga_asked"),
        ("rapport", 3, "lexsarah.fraga_asked"),
        ("arende", 6, "lexsarah.rapport_joined"),
    ],
)
def test_an_event_withheld_from_a_statement_is_found(
    opened: Opened, statement: str, position: int, topic: str
) -> None:
    """A statement that skips one event leaves the view incomplete, and the topic is named."""
    fill(opened)
    catch_up(opened.log, withheld(VIEW, statement, position))

    found = status(opened.log, VIEW)

    assert (found.complete, found.missing) == (False, {topic: 1})


@pytest.mark.parametrize(
    ("topic", "column"), [("lexsarah.utredning_stolen", "topic"), ("2", "schema_version")]
)
def test_an_unknown_topic_or_version_stops_the_view(
    opened: Opened, topic: str, column: str
) -> None:
    """A new event of the area is unknown until the view says what it means."""
    fill(opened)
    as_superuser(opened, f"UPDATE entry SET {column} = '{topic}' WHERE position = 4")

    progress = catch_up(opened.log, VIEW)

    assert progress.position == 3
    assert "UnknownEventError vid löpnummer 4" in (progress.error or "")
    assert not VIEW.knows("delegation.ordning_burnt", 1)


def test_gallring_removes_every_row_of_an_arende_and_of_a_report(opened: Opened) -> None:
    """Gone from both copies, also as known before; rebuilt, the view is the same."""
    arende, rapport = fill(opened)
    before = opened.log.head().size
    catch_up(opened.log, VIEW)
    assert case(opened.log, arende, before)
    for gone in (arende, rapport):
        execute(opened.log, opened.database.destroyer_dsn, gone, a_context(), **GRUND)
    catch_up(opened.log, VIEW)

    rows = "\n".join(rows_of(opened.log, VIEW) + rows_of(opened.log, VIEW, "b"))

    assert str(arende) not in rows
    assert f'"arende_id": "{rapport}"' not in rows
    assert case(opened.log, arende, before) is None
    assert report(opened.log, rapport, before) is None
    assert atgarder(opened.log, before) == ()
    assert compare(opened.log, VIEW).differences == 0
    assert status(opened.log, VIEW).complete


def test_nobody_finds_the_reporter_in_a_row(opened: Opened) -> None:
    """The reporter's random id, which ties a report to what the reporter does, is in no row."""
    _, rapport = fill(opened)
    catch_up(opened.log, VIEW)

    rows = "\n".join(rows_of(opened.log, VIEW))

    assert str(rapport) in rows
    assert str(token("rapportor")) not in rows


def test_reports_wait_until_they_are_sorted(opened: Opened) -> None:
    """Those that wait come alone where asked; the list tells how many there are in all."""
    fill(opened)
    waiting = uuid4()
    opened.log.append(renamed(list(rapport_at("inkommen")), waiting), a_context())
    catch_up(opened.log, VIEW)
    known = opened.log.head().size

    found = reports(opened.log, known, waiting=True)
    every = reports(opened.log, known, limit=1, offset=5)

    assert [row.rapport for row in found.rows] == [waiting]
    assert found.rows[0] == report_of(opened.log.load(waiting))
    assert found.rows[0].waiting
    assert (every.rows, every.total, every.behind) == ((), 2, False)


def test_streams_that_are_neither_move_no_row(opened: Opened) -> None:
    """What a private utförare told, and that staff were informed, is no ärende."""
    fill(opened)
    catch_up(opened.log, VIEW)

    found = cases(opened.log, CaseFilter(), opened.log.head().size)

    assert OTHER not in {row.arende for row in found.rows}
    assert found.total == 1
