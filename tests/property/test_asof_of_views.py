"""The two time axes of every figure on the real views: now, then, told late, frozen."""

from __future__ import annotations

from dataclasses import asdict
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from api.acts.freezing import freeze
from audit.barnutredning.classify import Tidsklass
from audit.store import gallring
from projections.asof import AsOf
from projections.barnutredning import anmalningar, kedjor, ledtider, uppfoljningar
from projections.barnutredning.figure import closed, running, running_by_enhet
from projections.barnutredning.handlaggning import handlaggning
from projections.matning.trend import frozen
from projections.registry import VIEWS, view_named
from projections.runner import catch_up
from tests.property import clock_histories as histories
from tests.property.clock_histories import BEFORE, START, TURNS, TURNS_UPPGIFT
from tests.support.database import fresh_database
from tests.support.logs import Opened, a_context, opened_log

if TYPE_CHECKING:
    from collections.abc import Iterator

    from audit.store.log import Log
    from tests.property.clock_histories import Step
    from tests.support.server import RunServer

CLOCKS = [view_named(name) for name in ("barnutredning", "orosanmalan", "handlaggning", "matning")]
UPPGIFT = histories.steps(histories.UPPGIFT, TURNS_UPPGIFT, 320, 12)
ANMALAN = histories.steps(histories.ANMALAN, TURNS, 40, 10)
DAYS = [BEFORE + timedelta(days=200), START + timedelta(days=20)]


@pytest.fixture(scope="module")
def opened(
    pg_server: RunServer, _template: str, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Opened]:
    """One log for all examples: what holds of a log holds of one that others wrote in too."""
    folder = tmp_path_factory.mktemp("logg")
    with fresh_database(pg_server, _template) as made, opened_log(made, folder) as log:
        yield log


class Story:
    """Two anmälningar and two utredningar, that go on when told to."""

    def __init__(self, opened: Opened) -> None:
        self.opened = opened
        self.anmalan, self.uppgift = histories.Written(), histories.Written()

    def goes_on(self, anmalan: list[Step], uppgift: list[Step]) -> int:
        """Write more of both, catch up; gives the newest löpnummer."""
        opened = self.opened
        histories.write(opened, [], histories.anmalan, anmalan, set(), 1, self.anmalan)
        histories.write(opened, [], histories.uppgift, uppgift, set(), 1, self.uppgift)
        for view in CLOCKS:
            catch_up(opened.log, view)
        return opened.log.head().size


def figures(log: Log, known: int) -> list[Any]:
    """Ask every figure of the clocks on some days, without what each answer rests on."""
    found: list[Any] = []
    for per in DAYS:
        first = per - timedelta(days=90)
        answers = [
            running(log, per, known),
            closed(log, first, per, known),
            anmalningar.oppna(log, per, known),
            anmalningar.inkomna(log, first, per, per, known),
            uppfoljningar.oppna(log, per, known),
            uppfoljningar.avslutade(log, first, per, known),
            handlaggning(log, per, known),
            kedjor.kedjor(log, per, known, limit=None),
            ledtider.ledtid_forhandsbedomning(log, first, per, known),
        ]
        found += [_told(answer) for answer in answers]
        found.append(running_by_enhet(log, per, known))
        found.append(anmalningar.oppna_by_enhet(log, per, known))
    return found


def _told(answer: Any) -> dict[str, Any]:
    return {k: v for k, v in asdict(answer).items() if k not in {"basis", "known_position"}}


@settings(max_examples=3)
@given(anmalan=ANMALAN, uppgift=UPPGIFT)
def test_now_is_now_however_it_is_said(
    opened: Opened, anmalan: list[Step], uppgift: list[Step]
) -> None:
    """Without a moment, with the newest one, and with its löpnummer: the same figures."""
    log, known = opened.log, Story(opened).goes_on(anmalan, uppgift)
    by_default = AsOf.resolve(log, DAYS[0])
    by_moment = AsOf.resolve(log, DAYS[0], log.head().recorded_at)

    assert (by_default.position, by_moment.position) == (known, known)
    assert figures(log, by_default.position) == figures(log, by_moment.position)


@settings(max_examples=4)
@given(anmalan=ANMALAN, uppgift=UPPGIFT, more=UPPGIFT, more_anmalan=ANMALAN)
def test_what_is_learned_later_leaves_what_was_known_then_alone(
    opened: Opened,
    anmalan: list[Step],
    uppgift: list[Step],
    more: list[Step],
    more_anmalan: list[Step],
) -> None:
    """Whatever comes, corrections too: as known at the earlier löpnummer nothing changes."""
    story = Story(opened)
    known = story.goes_on(anmalan, uppgift)
    said = figures(opened.log, known)

    story.goes_on(more_anmalan, more)

    assert figures(opened.log, known) == said


@settings(max_examples=3)
@given(days=st.integers(0, 13), per=st.sampled_from(DAYS))
def test_a_fact_learned_late_changes_the_day_it_happened_on(
    opened: Opened, days: int, per: date
) -> None:
    """An anmälan and an utredning told of afterwards count on that day as known now."""
    log, story = opened.log, Story(opened)
    shift_anmalan, shift = (per - START).days - days, (per - BEFORE).days - days
    known = max(1, log.head().size)
    for view in CLOCKS:
        catch_up(log, view)
    said = anmalningar.oppna(log, per, known).total, running(log, per, known).total

    opening = [histories.Step(0, "oppna", 0, 0, 0)]
    histories.append(opened, histories.anmalan, story.anmalan, _moved(opening, shift_anmalan))
    histories.append(opened, histories.uppgift, story.uppgift, _moved(opening, shift))
    for view in CLOCKS:
        catch_up(log, view)
    now = log.head().size

    assert (anmalningar.oppna(log, per, known).total, running(log, per, known).total) == said
    assert (anmalningar.oppna(log, per, now).total, running(log, per, now).total) == (
        said[0] + 1,
        said[1] + 1,
    )


def _moved(steps: list[Step], days: int) -> list[Step]:
    return [histories.Step(s.stream, s.kind, s.near + days, s.far + days, s.code) for s in steps]


@settings(max_examples=3)
@given(uppgift=UPPGIFT, more=UPPGIFT, anmalan=ANMALAN)
def test_a_frozen_measurement_derives_again_and_says_what_it_no_longer_can(
    opened: Opened, uppgift: list[Step], more: list[Step], anmalan: list[Step]
) -> None:
    """After any later events the same numbers; after gallring one less, and that is told."""
    log, story, per = opened.log, Story(opened), BEFORE + timedelta(days=3)
    story.goes_on(anmalan, uppgift)
    matning = freeze(log, a_context(), per)
    story.goes_on(anmalan, more)
    said = frozen(log, matning)

    again = running(log, said.per, said.known_position)
    derived = {klass.value: again.classes[klass].count for klass in Tidsklass}
    assert {name: said.numbers[name] for name in derived} == derived

    gone = story.uppgift.ids[0]
    gallring.execute(
        log, opened.database.destroyer_dsn, gone, a_context(),
        grund="Fem år sedan sista anteckningen", lagrum="12 kap. 1 § SoL (2001:453)",
    )  # fmt: skip
    for view in VIEWS:
        catch_up(log, view)
    after, told = running(log, said.per, said.known_position), frozen(log, matning)

    assert told.numbers == said.numbers
    assert told.gallrade - said.gallrade == again.total - after.total
    assert (told.last_gallrad is not None) == bool(told.gallrade)
