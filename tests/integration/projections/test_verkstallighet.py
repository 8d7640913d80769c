"""The view of gynnande beslut beside the second count, by hand and by many; rebuilt and gallrad."""

from __future__ import annotations

from datetime import date
from functools import cache
from typing import TYPE_CHECKING
from uuid import UUID, uuid4

import pytest

from audit.store import gallring
from projections.position import status
from projections.rebuild import compare
from projections.registry import view_named
from projections.runner import catch_up
from projections.verkstallighet.kvartal import Kvartalslage, kvartalslage
from projections.verkstallighet.listing import BeslutListing, beslut_listing
from tests.support.database import fresh_database
from tests.support.logs import Opened, a_context, opened_log
from tests.unit.verkstallighet import generated
from tests.unit.verkstallighet.naive_verkstallighet import ASK
from tests.unit.verkstallighet.story import told
from tests.unit.verkstallighet.test_by_hand import CASES as BY_HAND
from tests.unit.verkstallighet.test_by_hand import SHORT

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from projections.verkstallighet.rows import BeslutRow
    from tests.support.server import RunServer

VIEW = view_named("verkstallighet")
BY_PERSON = [(row["fraga"], row["forlopp"], row["per"]) for row in BY_HAND]
# The pure functions are asked about all of those that were generated; the view about some.
CASES = [one for one in (*BY_PERSON, *generated.cases()[::4]) if one[0] != "avgift"]
LINES = list(dict.fromkeys(line for _, line, _ in CASES))


@pytest.fixture(scope="module")
def written(
    pg_server: RunServer, _template: str, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[tuple[Opened, dict[str, UUID]]]:
    """A log that holds the course of every case once, read by the view, and the id of each."""
    folder, ids = tmp_path_factory.mktemp("logg"), {line: uuid4() for line in LINES}
    events = [event for line, own in ids.items() for event in told(line, own).history]
    with fresh_database(pg_server, _template) as made, opened_log(made, folder) as opened:
        for at in range(0, len(events), 400):
            opened.log.append(events[at : at + 400], a_context())
        catch_up(opened.log, VIEW)
        yield opened, ids


def said(row: BeslutRow, per: date) -> str:
    """Say a row as the table does."""
    runs = f"{row.slag} {row.sista_dag}" if row.slag else "-"
    return f"{row.lage} {runs} {'ja' if row.reportable(per) else 'nej'}"


def asking(opened: Opened) -> dict[str, Callable[[UUID, str], str]]:
    """Give how the view is asked each question; every day and quarter is asked for once."""
    known = opened.log.head().size

    @cache
    def on(per: str) -> dict[UUID, BeslutRow]:
        listing = beslut_listing(opened.log, date.fromisoformat(per), known, "alla", limit=None)
        return {row.beslut: row for row in listing.rows}

    @cache
    def of(per: str) -> Kvartalslage:
        ar, nummer = map(int, per.split("-"))
        return kvartalslage(opened.log, ar, nummer, date.max, known, limit=None)

    def lage(beslut: UUID, per: str) -> str:
        row = on(per).get(beslut)
        return said(row, date.fromisoformat(per)) if row else "-"

    def lagrum(beslut: UUID, per: str) -> str:
        row = on(per).get(beslut)
        found = row.lagrum(date.fromisoformat(per)) if row else ()
        return "+".join(SHORT[one] for one in found) or "-"

    def kvartal(beslut: UUID, per: str) -> str:
        slag = [one.rapportslag for one in of(per).rapporter if one.beslut.beslut == beslut]
        return "+".join(slag) or "-"

    return {"lage": lage, "lagrum": lagrum, "kvartal": kvartal}


def test_the_view_and_the_second_count_agree(written: tuple[Opened, dict[str, UUID]]) -> None:
    """Every case by hand and some hundreds more: what it is, its lagrum, and its quarters."""
    opened, ids = written
    ask = asking(opened)
    differing = [
        (what, line, per, answer, counted)
        for what, line, per in CASES
        if (answer := ask[what](ids[line], per)) != (counted := ASK[what](line, per))
    ]

    assert differing == []


def test_a_quarter_that_has_not_begun_asks_for_nothing(
    written: tuple[Opened, dict[str, UUID]],
) -> None:
    """What waits is asked for in its quarter, and not in one that lies ahead of the day."""
    opened, _ = written
    known, per = opened.log.head().size, date(2026, 12, 31)
    now = kvartalslage(opened.log, 2026, 4, per, known, limit=None)
    ahead = kvartalslage(opened.log, 2027, 1, per, known, limit=None)

    assert now.total == len(now.rapporter) > 0
    assert (ahead.rapporter, ahead.total, ahead.statistik) == ((), 0, ())


def test_a_view_built_anew_is_the_same_and_a_gallring_leaves_nothing(
    written: tuple[Opened, dict[str, UUID]],
) -> None:
    """Both copies agree row by row; what is gallrat is in no answer, on no day, at no löpnummer."""
    opened, ids = written
    known, gone = opened.log.head().size, next(iter(ids.values()))
    differences = compare(opened.log, VIEW).differences
    per = date(2026, 12, 31)
    gallring.execute(
        opened.log,
        opened.database.destroyer_dsn,
        gone,
        a_context(),
        grund="Fem år sedan sista anteckningen",
        lagrum="34 kap. 1 § socialtjänstlagen (2025:400)",
    )
    catch_up(opened.log, VIEW)

    assert differences == 0
    assert gone not in {one.beslut for one in everything(opened, per, known).rows}
    assert len(everything(opened, per, known).rows) == len(ids) - 1
    assert status(opened.log, VIEW).complete
    assert compare(opened.log, VIEW).differences == 0


def everything(opened: Opened, per: date, known: int) -> BeslutListing:
    """List all beslut."""
    return beslut_listing(opened.log, per, known, "alla", limit=None)
