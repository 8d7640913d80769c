"""What pages ask of the clocks: chains, samordnare, lead times, uppföljningar and notes."""

from __future__ import annotations

from datetime import date, timedelta
from fractions import Fraction
from typing import TYPE_CHECKING
from uuid import UUID, uuid4

import pytest

from audit.barnutredning import CorrectUppgift, NoteVald, OpenUtredning
from audit.barnutredning.clock import Lage
from audit.barnutredning.idle import Arbetslage
from audit.store import gallring
from projections.barnutredning import anmalningar, ledtider, uppfoljningar
from projections.barnutredning.anmalan_rows import AnmalanNarrowing, Tid
from projections.barnutredning.figure import running_by_samordnare
from projections.barnutredning.handlaggning import (
    Brist,
    HandlaggningNarrowing,
    handlaggning,
    handlaggning_listing,
)
from projections.barnutredning.kedjor import kedjor
from projections.barnutredning.listing import Narrowing, listing, reaching
from projections.barnutredning.vald import vald
from projections.position import status
from projections.rebuild import rebuild
from projections.registry import VIEWS
from projections.runner import catch_up
from tests.support.klockor import Klockor
from tests.support.logs import a_context
from tests.support.rows import rows_of

if TYPE_CHECKING:
    from tests.support.logs import Opened

MARCH = date(2026, 3, 2)


@pytest.fixture
def klockor(opened: Opened) -> Klockor:
    """A register that writes orosanmälningar and notes beside utredningar."""
    return Klockor(opened.log)


def known(klockor: Klockor) -> int:
    """Catch up all views; gives the newest löpnummer."""
    for view in VIEWS:
        catch_up(klockor.log, view)
    return klockor.log.head().size


def opens(klockor: Klockor, barn: UUID, inledd: date, enhet: str = "e1") -> UUID:
    """Open an utredning of a child."""
    arende = uuid4()
    klockor.send(
        OpenUtredning(arende=arende, barn=barn, enhet=enhet, inledd=inledd, kallreferens=uuid4()),
        inledd,
    )
    return arende


def test_three_in_a_row_over_a_year_are_one_chain(klockor: Klockor) -> None:
    """Each opened on the day the former closed: flagged, and their days summed."""
    barn, day = uuid4(), date(2024, 9, 2)
    for _ in range(3):
        arende, day = opens(klockor, barn, day), day + timedelta(days=122)
        klockor.close(arende, day, on=day)
    opens(klockor, uuid4(), day)

    found = kedjor(klockor.log, day, known(klockor))

    assert [(len(one.parts), one.days, one.running) for one in found.rows] == [(3, 366, False)]
    assert [part.gap for part in found.rows[0].parts] == [None, 0, 0]


def test_one_of_six_months_reopened_the_same_day_is_a_chain(klockor: Klockor) -> None:
    """Closed over its time and opened again at once: found among those that run, with all days."""
    barn, shut = uuid4(), date(2025, 7, 7)
    klockor.close(opens(klockor, barn, date(2025, 1, 7)), shut, on=shut)
    again = opens(klockor, barn, shut, "e2")
    at = known(klockor)

    found = kedjor(klockor.log, shut + timedelta(days=30), at, running_only=True, enhet="e2")
    before = kedjor(klockor.log, shut - timedelta(days=1), at)

    assert [one.days for one in found.rows] == [181 + 30]
    assert found.rows[0].parts[-1].arende_id == again
    assert before.total == 0


def test_a_chain_that_runs_comes_before_a_longer_one_that_has_ended(klockor: Klockor) -> None:
    """Whoever opens the list sees first what can still be acted on."""
    cases = ((date(2025, 1, 7), 200, False), (date(2025, 6, 2), 20, True))
    for begun, long, runs in cases:
        barn = uuid4()
        shut = begun + timedelta(days=long)
        klockor.close(opens(klockor, barn, begun), shut, on=shut)
        again = opens(klockor, barn, shut)
        if not runs:
            klockor.close(again, shut + timedelta(days=90), on=shut + timedelta(days=90))

    found = kedjor(klockor.log, date(2025, 11, 1), known(klockor))

    assert [(one.running, one.days) for one in found.rows] == [(True, 152), (False, 290)]


def test_a_reopening_after_the_days_asked_for_is_no_chain(klockor: Klockor) -> None:
    """31 days are too many for 30, and a correction of the child parts what was joined."""
    barn, shut = uuid4(), date(2025, 7, 7)
    klockor.close(opens(klockor, barn, date(2025, 5, 7)), shut, on=shut)
    again = opens(klockor, barn, shut + timedelta(days=31))
    at = known(klockor)
    klockor.correct(again, 1, on=shut + timedelta(days=40), barn=str(uuid4()))
    parted = known(klockor)

    per = shut + timedelta(days=60)
    totals = [
        kedjor(klockor.log, per, position, within).total
        for position, within in ((at, 30), (at, 31), (parted, 31))
    ]

    assert totals == [0, 1, 0]


def test_lists_are_narrowed_to_a_samordnare_as_told_by_that_day(klockor: Klockor) -> None:
    """The newest code by the day counts; what runs out first comes first, extensions too."""
    first, second = (klockor.open(date(2025, 11, day), on=MARCH) for day in (3, 10))
    third = klockor.open(date(2025, 11, 1), on=MARCH)
    klockor.extend(third, date(2026, 2, 20), date(2026, 5, 1), on=MARCH)
    klockor.lies_with(first, "s1", date(2025, 12, 1), MARCH)
    klockor.lies_with(first, "s2", date(2026, 2, 1), MARCH)
    klockor.lies_with(second, "s1", date(2026, 1, 1), MARCH)
    at, per = known(klockor), date(2026, 3, 2)

    every = listing(klockor.log, per, at).rows
    s1 = listing(klockor.log, per, at, Narrowing(samordnare="s1")).rows
    then = listing(klockor.log, date(2026, 1, 15), at, Narrowing(samordnare="s1")).rows
    soon = reaching(klockor.log, per, at, samordnare="s2").rows

    assert [(row.arende_id, row.samordnare) for row in every] == [
        (first, "s2"), (second, "s1"), (third, None),
    ]  # fmt: skip
    assert [row.arende_id for row in s1] == [second]
    assert {row.arende_id for row in then} == {first, second}
    assert [row.arende_id for row in soon] == [first]
    assert list(running_by_samordnare(klockor.log, per, at)) == ["s1", "s2", None]


def test_what_is_not_noted_is_counted_and_listed(klockor: Klockor) -> None:
    """A child heard, information given: of the others a list says which they are."""
    done, lacking = (klockor.open(date(2026, 2, 2), on=MARCH) for _ in range(2))
    klockor.hear(done, date(2026, 2, 20), MARCH)
    klockor.inform(done, date(2026, 2, 3), MARCH)
    at, per = known(klockor), date(2026, 3, 10)

    found = handlaggning(klockor.log, per, at)
    lists = {
        brist: [
            row.arende_id
            for row in handlaggning_listing(
                klockor.log, per, at, HandlaggningNarrowing(brist=brist)
            ).rows
        ]
        for brist in (Brist.BARN_UTAN_ANTECKNING, Brist.INFORMATION_SAKNAS, Brist.UNDERLAG_SAKNAS)
    }

    assert (found.total, found.heard, found.heard_unnoted, found.not_informed) == (2, 1, 1, 1)
    assert found.arbete[Arbetslage.UNDERLAG_SAKNAS] == 1
    assert set(map(tuple, lists.values())) == {(lacking,)}


def test_orosanmalningar_are_counted_by_enhet_and_listed_by_what_runs_out(
    klockor: Klockor,
) -> None:
    """The open ones by state; the list behind a number holds exactly them."""
    late = klockor.receive(date(2026, 2, 9), MARCH, enhet="e1")
    new = klockor.receive(date(2026, 2, 27), MARCH, enhet="e2")
    done = klockor.receive(date(2026, 2, 2), MARCH, enhet="e1")
    for one, day in ((late, 9), (new, 27), (done, 2)):
        klockor.judge(one, date(2026, 2, day), MARCH)
    klockor.decide(done, date(2026, 2, 12), "inte_inleda", MARCH)
    at, per, year = known(klockor), date(2026, 3, 2), date(2026, 1, 1)

    count = anmalningar.oppna(klockor.log, per, at)
    came_in = anmalningar.inkomna(klockor.log, year, per, per, at)
    enheter = anmalningar.oppna_by_enhet(klockor.log, per, at)
    over = AnmalanNarrowing(tid=Tid.FORHANDSBEDOMNING, lage=Lage.OVER)

    assert (count.total, came_in.total) == (2, 3)
    assert came_in.tider[Tid.FORHANDSBEDOMNING].share_in_time == Fraction(1, 2)
    assert enheter["e1"][Tid.FORHANDSBEDOMNING] == {Lage.OVER: 1}
    rows = anmalningar.oppna_listing(klockor.log, per, at).rows
    assert [row.arende_id for row in rows] == [late, new]
    rows = anmalningar.oppna_listing(klockor.log, per, at, over).rows
    assert [row.arende_id for row in rows] == [late]
    soon = anmalningar.oppna_listing(klockor.log, per, at, AnmalanNarrowing(reaching=14))
    assert [row.arende_id for row in soon.rows] == [new]


def test_lead_times_count_days_weeks_and_shares(klockor: Klockor) -> None:
    """Of what ended in a period: how long it took, and how many of them in time."""
    for days in (10, 14, 20):
        one = klockor.receive(date(2026, 1, 5), MARCH)
        klockor.decide(one, date(2026, 1, 5) + timedelta(days=days), "inleda", MARCH)
    for days in (100, 150):
        arende = klockor.open(date(2025, 9, 1), on=MARCH)
        klockor.close(arende, date(2025, 9, 1) + timedelta(days=days), on=MARCH)
    at = known(klockor)

    forhand = ledtider.ledtid_forhandsbedomning(
        klockor.log, date(2026, 1, 1), date(2026, 1, 31), at
    )
    utredning = ledtider.ledtid_utredning(klockor.log, date(2025, 9, 1), date(2026, 1, 31), at)

    assert (forhand.total, forhand.within, forhand.days.median) == (3, 2, Fraction(14))
    assert forhand.veckor == {1: 1, 2: 2}
    assert (utredning.total, utredning.within, utredning.days.mean) == (2, 1, Fraction(125))
    assert (utredning.veckor, utredning.manader) == ({14: 1, 21: 1}, {3: 1, 4: 1})


def test_uppfoljningar_are_counted_open_and_ended(klockor: Klockor) -> None:
    """Two decided: one runs and one is over."""
    for closed in (date(2025, 7, 14), date(2026, 1, 12)):
        arende = klockor.open(closed - timedelta(days=60), on=MARCH)
        klockor.close(arende, closed, on=MARCH)
        klockor.follow_up(arende, closed + timedelta(days=1), MARCH)
    at = known(klockor)

    found = uppfoljningar.oppna(klockor.log, MARCH, at)

    assert (found.lagen[Lage.OVER], found.lagen[Lage.LOPER], found.total) == (1, 1, 2)
    assert uppfoljningar.avslutade(klockor.log, date(2025, 1, 1), MARCH, at).total == 0


def test_violence_is_counted_by_its_newest_note(klockor: Klockor) -> None:
    """A sealed code is opened to be counted; one taken back counts no more."""
    noted, twice, gone, none = (klockor.open(date(2026, 2, 2), on=MARCH) for _ in range(4))
    for arende, day, code in (
        (noted, 3, "utsatt"), (twice, 3, "utsatt"), (twice, 4, "bevittnat"), (gone, 3, "utsatt"),
    ):  # fmt: skip
        klockor.send(NoteVald(arende=arende, noterad=date(2026, 2, day), vald=code), MARCH)
    klockor.send(CorrectUppgift(arende=gone, corrects=2, replaced={}, aterkallad=True), MARCH)

    found = vald(klockor.log, date(2026, 1, 1), MARCH, known(klockor))

    assert {code: count for code, count in found.codes.items() if count} == {
        "utsatt": 1, "bevittnat": 1,
    }  # fmt: skip
    assert (found.unnoted, found.total, none in klockor.written) == (2, 4, True)


def test_what_is_gallrat_leaves_both_views_and_they_can_be_rebuilt(
    klockor: Klockor, opened: Opened
) -> None:
    """No row is left, the rebuilt copy is the one that was tailed, and nothing is missed."""
    gone, kept = klockor.receive(MARCH, MARCH), klockor.receive(MARCH, MARCH)
    utredning = klockor.open(date(2026, 2, 2), on=MARCH)
    klockor.hear(utredning, date(2026, 2, 20), MARCH)
    for one in (gone, kept):
        klockor.judge(one, MARCH, MARCH)
    known(klockor)
    for arende in (gone, utredning):
        gallring.execute(
            opened.log, opened.database.destroyer_dsn, arende, a_context(),
            grund="Fem år sedan sista anteckningen", lagrum="12 kap. 1 § SoL (2001:453)",
        )  # fmt: skip
    at = known(klockor)
    views = [view for view in VIEWS if view.name in {"orosanmalan", "handlaggning"}]
    rows = [row for view in views for row in rows_of(opened.log, view)]

    assert len(rows) == 2
    assert all(str(kept) in row for row in rows)
    assert anmalningar.anmalan(opened.log, gone, MARCH, at) is None
    for view in views:
        assert rebuild(opened.log, view).differences == 0
        assert status(opened.log, view).complete
