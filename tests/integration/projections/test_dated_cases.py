"""The table of dated cases, asked of the views: what every clock says on its day, in SQL."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Any
from uuid import UUID, uuid4

import pytest

from audit.barnutredning import Utredning, chains, classify_anmalan, classify_uppfoljning
from projections.barnutredning import anmalningar, kedjor, uppfoljningar
from projections.barnutredning.view import VIEW
from projections.barnutredning.views import HANDLAGGNING, OROSANMALAN
from projections.runner import catch_up
from tests.support.database import fresh_database
from tests.support.logs import Opened, a_context, opened_log
from tests.unit.barnutredning.clocks import asked, generated
from tests.unit.barnutredning.clocks.test_clocks import BY_COUNT, BY_HAND

if TYPE_CHECKING:
    from collections.abc import Iterator

    from audit.envelope import Event
    from tests.support.server import RunServer

TABLE = [(row["klocka"], row["forlopp"], row["per"]) for row in (*BY_HAND, *BY_COUNT)]
GENERATED = generated.cases()[::9]
"""Some of those that the unit tests count, spread evenly: the tables are asked whole."""
CASES = list(dict.fromkeys([*TABLE, *GENERATED]))
OF_ANMALAN = ("skydd", "forhand", "svar")
Streams = dict[tuple[str, str], list[UUID]]


@pytest.fixture(scope="module")
def written(
    pg_server: RunServer, _template: str, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[tuple[Opened, Streams]]:
    """A log that holds the course of every case once, and the streams of each."""
    folder, streams, events = tmp_path_factory.mktemp("logg"), Streams(), list[Any]()
    for klocka, line, _ in CASES:
        if klocka != "utredning" and (klocka, line) not in streams:
            histories = _histories(klocka, line)
            streams[klocka, line] = [one[0].originator_id for one in histories]
            events += [event for history in histories for event in history]
    with fresh_database(pg_server, _template) as made, opened_log(made, folder) as opened:
        for at in range(0, len(events), 400):
            opened.log.append(events[at : at + 400], a_context())
        for view in (VIEW, OROSANMALAN, HANDLAGGNING):
            catch_up(opened.log, view)
        yield opened, streams


def _histories(klocka: str, line: str) -> list[list[Event]]:
    """Give the course of a case under ids of its own, the child's too."""
    barn = uuid4()
    if klocka in OF_ANMALAN:
        return [_own(asked.anmalan_history(line), barn)]
    if klocka != "kedja":
        return [_own(asked.utredning_history(line), barn)]
    texts = [f"inledd{text}" for text in line.split("inledd")[1:]]
    return [_own(asked.utredning_history(text), barn) for text in texts]


def _own(events: list[Event], barn: UUID) -> list[Event]:
    stream = uuid4()
    found = [replace(event, originator_id=stream) for event in events]
    first: dict[str, Any] = {"barn": barn}
    return [replace(found[0], **first), *found[1:]]


def _asked_of(*klockor: str) -> Iterator[tuple[str, str, date]]:
    for klocka, line, per in CASES:
        if klocka in klockor:
            yield klocka, line, date.fromisoformat(per)


def test_every_time_of_an_orosanmalan_is_that_of_the_table(
    written: tuple[Opened, Streams],
) -> None:
    """Skyddsbedömning, förhandsbedömning and answer stand where the reference says."""
    opened, streams = written
    known, wrong = opened.log.head().size, list[str]()
    for klocka, line, per in _asked_of(*OF_ANMALAN):
        row = anmalningar.anmalan(opened.log, streams[klocka, line][0], per, known)
        said = classify_anmalan(asked.anmalan_state(line), per)
        seen = row and (row.skyddsbedomning, row.forhandsbedomning, row.aterkoppling, row.utan_svar)
        expected = said and (
            said.skyddsbedomning, said.forhandsbedomning, said.aterkoppling, said.utan_svar,
        )  # fmt: skip
        wrong += [f"{line} | {per}"] if seen != expected else []

    assert not wrong


def test_every_uppfoljning_is_that_of_the_table(written: tuple[Opened, Streams]) -> None:
    """Its time stands where the reference says, under both acts and changed in mid-run."""
    opened, streams = written
    known, wrong = opened.log.head().size, list[str]()
    for klocka, line, per in _asked_of("uppfoljning"):
        state = Utredning.from_events(asked.utredning_history(line))
        expected = classify_uppfoljning(state, per)
        ended = expected.ended if expected else None
        found = (
            uppfoljningar.avslutade_listing(opened.log, ended, ended, known, limit=None)
            if ended
            else uppfoljningar.oppna_listing(opened.log, per, known, limit=None)
        )
        stream = streams[klocka, line][0]
        seen = next((row.klocka for row in found.rows if row.arende_id == stream), None)
        wrong += [f"{line} | {per}"] if seen != expected else []

    assert not wrong


def test_every_chain_is_that_of_the_table(written: tuple[Opened, Streams]) -> None:
    """Which utredningar belong together, and their days, also of those that run only."""
    opened, streams = written
    known, wrong = opened.log.head().size, list[str]()
    for klocka, line, per in _asked_of("kedja"):
        own = streams[klocka, line]
        states = [Utredning.from_events(history) for history in _histories(klocka, line)]
        expected = [
            ([part.days for part in one.parts], one.days) for one in chains(states, per, 30)
        ]
        found = kedjor.kedjor(opened.log, per, known, limit=None).rows
        running = kedjor.kedjor(opened.log, per, known, running_only=True, limit=None).rows
        mine = [one for one in found if one.parts[0].arende_id in own]
        seen = [([part.days for part in one.parts], one.days) for one in mine]
        runs = [one for one in running if one.parts[0].arende_id in own]
        wrong += [f"{line} | {per}"] if sorted(seen) != sorted(expected) else []
        wrong += [f"pågår: {line}"] if runs != [one for one in mine if one.running] else []

    assert not wrong
