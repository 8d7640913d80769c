"""The timeline of one ärende."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING
from uuid import uuid4

from audit.barnutredning import CloseUtredning, OpenUtredning
from audit.envelope import SourceKind
from projections.trail.timeline import timeline
from tests.support.histories import Register

if TYPE_CHECKING:
    from tests.support.logs import Opened


def test_corrections_point_both_ways(register: Register) -> None:
    """The correcting event names the one it corrects and what it replaced; that one names it."""
    arende = register.open(date(2022, 5, 2), on=date(2022, 5, 2))
    register.correct(arende, 1, on=date(2022, 6, 1), enhet="enhet-2")

    first, second = timeline(register.log, arende, 10).items

    assert (first.corrected_by, first.corrects) == ((2,), None)
    assert (second.corrects, second.replaced) == (1, (("enhet", "enhet-2"),))


def test_only_what_was_known_then_is_on_it(register: Register) -> None:
    """As known before the correction, nothing is corrected."""
    arende = register.open(date(2022, 5, 2))
    register.correct(arende, 1, enhet="enhet-2")

    found = timeline(register.log, arende, 2)

    assert [item.version for item in found.items] == [1]
    assert found.items[0].corrected_by == ()


def test_lateness_is_registered_minus_happened(register: Register) -> None:
    """Registered here, the log's own day counts, in Swedish time."""
    arende = register.open(date(2022, 5, 2), on=date(2022, 5, 12))

    (item,) = timeline(register.log, arende, 10).items

    assert (item.registered, item.days_late) == (date(2022, 5, 12), 10)


def test_lateness_of_an_import_is_the_source_system_s(opened: Opened) -> None:
    """The day the source says counts; where it says nothing, lateness does not appear."""
    register, arende = Register(opened.log, SourceKind.IMPORT), uuid4()
    register.send(
        OpenUtredning(
            arende=arende,
            barn=uuid4(),
            enhet="e1",
            inledd=date(2022, 5, 2),
            kallreferens=uuid4(),
            registrerad_i_kalla=date(2022, 5, 4),
        )
    )
    register.send(CloseUtredning(arende=arende, avslutad=date(2022, 6, 1), avslut="insats"))

    told, silent = timeline(opened.log, arende, 10).items

    assert (told.registered, told.days_late) == (date(2022, 5, 4), 2)
    assert (silent.registered, silent.days_late) == (None, None)


def test_an_arende_without_events_has_an_empty_timeline(opened: Opened) -> None:
    """What is not there is not an error here; the caller decides what to say."""
    assert timeline(opened.log, uuid4(), 10).items == ()
