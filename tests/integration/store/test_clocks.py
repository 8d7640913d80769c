"""Orosanmälningar and notes in a real log: what is stored comes back, and the views pass by."""

from __future__ import annotations

from datetime import date

from audit.barnutredning import Orosanmalan, Utredning, law_change
from audit.envelope import Event
from projections.position import status
from projections.registry import VIEWS, view_named
from projections.runner import catch_up
from tests.support.logs import a_context
from tests.support.rows import rows_of
from tests.unit.barnutredning import anmalningar, examples, uppgifter


def every_note() -> list[Event]:
    """Give an utredning in which everything was noted that can be, opened under the old act."""
    history = examples.history(
        examples.opening(inledd=date(2025, 2, 1)),
        uppgifter.informing("2025-02-02", "barn"),
        uppgifter.not_informing("2025-02-02", skal="Risk för barnet."),
        uppgifter.hearing("2025-02-10", barnets_ord="Jag vill bo hemma."),
        uppgifter.not_hearing("2025-02-09"),
        uppgifter.noting_vald(noterad="2025-02-11"),
        uppgifter.noting("2025-02-20", "2025-02-28"),
        uppgifter.moving("2025-03-01"),
        examples.closing(avslutad=date(2025, 5, 20), avslut="utan_insats"),
        uppgifter.following("2025-05-21"),
        uppgifter.setting_right(4, hord="2025-02-09"),
    )
    history.extend(law_change(Utredning.from_events(history), date(2025, 7, 1)))
    return examples.continued(
        history,
        uppgifter.ending("2025-10-01"),
        # Moves the uppföljning too: two corrections in one batch, one that views read.
        examples.correcting(9, avslutad="2025-05-19"),
    )


def test_an_anmalan_and_every_note_come_back(opened):
    """What was stored is loaded as it was, sealed words included, and gives the same state."""
    anmalan = anmalningar.history(
        anmalningar.receiving(),
        anmalningar.judging(skal="Barnet är hos mormor."),
        anmalningar.extending("02-13", "02-27"),
        anmalningar.requesting(),
        anmalningar.deciding("02-20", utredning=anmalningar.UTREDNING),
        anmalningar.withholding("02-21"),
        anmalningar.correcting(2, bedomd="2026-02-03"),
    )
    for stored in (anmalan, every_note()):
        opened.log.append(tuple(stored), a_context())
    loaded = [one.event for one in opened.log.load(anmalningar.ANMALAN)]
    notes = [one.event for one in opened.log.load(examples.ARENDE)]

    assert Orosanmalan.from_events(loaded) == Orosanmalan.from_events(anmalan)
    assert Utredning.from_events(notes) == Utredning.from_events(every_note())
    assert {event.TOPIC for event in (*loaded, *notes)} >= {
        "barnutredning.limit_recomputed",
        "barnutredning.uppgift_corrected",
        "barnutredning.anmalan_corrected",
    }


def test_the_views_pass_them_by_and_still_count_the_utredning(opened):
    """Every view goes on past the new events, and has counted all that it reads."""
    opened.log.append(tuple(anmalningar.history(anmalningar.receiving())), a_context())
    opened.log.append(tuple(every_note()), a_context())

    assert all(catch_up(opened.log, view).position == opened.log.head().size for view in VIEWS)
    assert [status(opened.log, view).complete for view in VIEWS] == [True] * len(VIEWS)
    rows = rows_of(opened.log, view_named("barnutredning"))
    assert [row for row in rows if '"avslutad": "2025-05-19"' in row]
