"""The year that one nämnd published, item by item, and where each punkt stands on each day."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from uuid import UUID

import pytest

from audit.arsplan import commands as c
from audit.arsplan.arsplan import Punkt
from audit.arsplan.aterkommande import MANADSREGLER, Aterrapport, Grund, proposed
from audit.arsplan.laget import Lage, lage, rader, sista_dag
from audit.envelope import Erased
from audit.errors import InvalidInputError, StateError
from tests.unit.arsplan.story import (
    ARSPLAN,
    DAYS,
    GRUND,
    mote,
    new_id,
    stopptid,
    the_moten,
    the_year,
)

YEAR = the_year()
TO_REVIEWERS = ("fullmaktige", "revisorerna")
PUBLISHED = [
    ("internkontrollrapport/5", "internkontrollrapport", 5, TO_REVIEWERS),
    ("internkontrollrapport/9", "internkontrollrapport", 9, TO_REVIEWERS),
    ("ej_verkstallda/2024-1", "ej_verkstallda", 5, TO_REVIEWERS),
    ("ej_verkstallda/2024-2", "ej_verkstallda", 8, TO_REVIEWERS),
    ("ej_verkstallda/2024-3", "ej_verkstallda", 11, TO_REVIEWERS),
    ("delegationsordning", "delegationsordning", 5, ()),
    ("internkontrollplan", "internkontrollplan", 10, ()),
    ("synpunkter", "sammanstallning", 8, ()),
    ("fyramanadersrapport", "ekonomi", 5, ()),
    ("delarsrapport", "ekonomi", 9, ()),
    ("kvalitetsberattelse", "kvalitet", 10, ()),
]


def punkt(regel: str) -> Punkt:
    """Give a punkt of the year by its rule."""
    return YEAR.arsplan.punkter[new_id(regel)]


@pytest.mark.parametrize(("regel", "slag", "month", "vidare"), PUBLISHED)
def test_each_published_item_stands_at_its_sammantrade(
    regel: str, slag: str, month: int, vidare: tuple[str, ...]
) -> None:
    """Every item of the published year stands in its month, due at that month's stopptid."""
    one = punkt(regel)
    held = YEAR.arsplan.mote(one)

    assert (one.slag, one.sammantrade, one.vidare) == (slag, mote(month), vidare)
    assert sista_dag(one, held) == stopptid(month).date()


def test_the_answers_to_the_revisorer_have_days_of_their_own() -> None:
    """The answer of 6 May is planned in April, that of 7 June in May, each with its own day."""
    first, second = (
        punkt(f"svar/{GRUND.svar[0].granskning}"),
        punkt(f"svar/{GRUND.svar[1].granskning}"),
    )

    assert (first.sammantrade, first.senast) == (mote(4), date(2024, 5, 6))
    assert (second.sammantrade, second.senast) == (mote(5), date(2024, 6, 7))
    assert (second.diarienummer, second.vidare) == ("SN 2024-62", ("revisorerna",))


def test_nothing_else_stands_in_the_year_than_the_law_and_the_order_ask_for() -> None:
    """Beside the published items stand twelve lists of beslut and last year's fourth quarter."""
    rules = {one.regel for one in YEAR.arsplan.punkter.values()}
    published = {row[0] for row in PUBLISHED} | {f"svar/{one.granskning}" for one in GRUND.svar}
    months = ["2023-12", *(f"2024-{month:02d}" for month in range(1, 12))]
    lists = {f"delegationslista/{month}" for month in months}

    assert rules - published == lists | {"ej_verkstallda/2023-4"}
    assert punkt("ej_verkstallda/2023-4").sammantrade == mote(2)


@pytest.mark.parametrize(
    ("month", "held"), [("2023-12", 2), ("2024-01", 2), ("2024-06", 8), ("2024-11", 12)]
)
def test_a_list_comes_at_the_first_stopptid_after_its_month(month: str, held: int) -> None:
    """A month's list waits for the first sammanträde whose stopptid the whole month precedes."""
    assert punkt(f"delegationslista/{month}").sammantrade == mote(held)


def test_the_note_says_which_kontrollmoment_a_report_is_about() -> None:
    """One report a month gathers the kontrollmoment that are reported then."""
    assert punkt("internkontrollrapport/5").notering == "Kontrollmoment: K1"
    assert punkt("internkontrollrapport/9").notering == "Kontrollmoment: K1, K2"


def test_what_has_no_sammantrade_is_not_planned_in_yet() -> None:
    """A month without a sammanträde gives a punkt that waits on the list."""
    told = the_moten()
    told.tell(c.CancelSammantrade(arsplan=ARSPLAN, sammantrade=mote(10), skal="För få ärenden."))
    found = {o.regel: o.sammantrade for o in proposed(ARSPLAN, 2024, told.arsplan, GRUND, new_id)}

    assert found["internkontrollplan"] is None
    assert found["delegationslista/2024-09"] == mote(11)


def test_a_rule_proposes_a_punkt_once() -> None:
    """What stands in the year, dropped or not, is not proposed again; a new rule is."""
    told = the_year()
    told.tell(c.DropPunkt(arsplan=ARSPLAN, punkt=new_id("synpunkter"), skal="Utgår i år."))
    more = replace(MANADSREGLER[0], regel="oversyn_host", manad=11)
    grund = replace(GRUND, manadsregler=(*MANADSREGLER, more))

    assert not proposed(ARSPLAN, 2024, told.arsplan, GRUND, new_id)
    assert [o.regel for o in proposed(ARSPLAN, 2024, told.arsplan, grund, new_id)] == [more.regel]


def test_a_task_to_report_back_is_proposed_at_the_last_sammantrade_before_its_day() -> None:
    """A task due in October stands in September; one due next year is not proposed."""
    due = Aterrapport(UUID(int=71), "Mål 16", "forvaltningschef", date(2024, 10, 1))
    later = replace(due, uppdrag=UUID(int=72), senast=date(2025, 1, 31))
    grund = Grund(aterrapporter=(due, later), manadsregler=())
    (found,) = proposed(ARSPLAN, 2024, the_year().arsplan, grund, new_id)

    assert (found.slag, found.sammantrade, found.senast) == ("aterrapport", mote(9), due.senast)
    assert found.arende == "Återrapport: Mål 16"


LAST, HELD = stopptid(5).date(), DAYS[5]
ONE_DAY = timedelta(days=1)
COURSE = [
    (LAST - timedelta(days=15), Lage.PLANERAD, Lage.PLANERAD),
    (LAST - timedelta(days=14), Lage.INOM_KORT, Lage.INOM_KORT),
    (LAST - ONE_DAY, Lage.INOM_KORT, Lage.INOM_KORT),
    (LAST, Lage.INOM_KORT, Lage.LEVERERAD),
    (LAST + ONE_DAY, Lage.SEN, Lage.LEVERERAD),
    (HELD, Lage.SEN, Lage.LEVERERAD),
    (HELD + ONE_DAY, Lage.EJ_BEHANDLAD, Lage.EJ_BEHANDLAD),
]


@pytest.mark.parametrize(("day", "undelivered", "delivered"), COURSE)
def test_each_day_has_its_class(day: date, undelivered: Lage, delivered: Lage) -> None:
    """Late the day after the stopptid, not treated the day after the sammanträde."""
    one, held = punkt("delegationsordning"), YEAR.arsplan.mote(punkt("delegationsordning"))

    assert lage(one, held, day) is undelivered
    assert lage(replace(one, levererad=LAST), held, day) is delivered


def test_what_was_treated_is_treated_from_that_day() -> None:
    """On the day of the sammanträde it is treated, and the day before it was delivered or late."""
    told = the_year()
    which = new_id("delegationsordning")
    told.tell(c.DeliverPunkt(arsplan=ARSPLAN, punkt=which, levererad=LAST + ONE_DAY))
    told.tell(c.TreatPunkt(arsplan=ARSPLAN, punkt=which, behandlad=HELD, protokollsparagraf="§ 60"))
    stands = {
        day: next(r.lage for r in rader(told.arsplan, day) if r.punkt.id == which)
        for day in (LAST + ONE_DAY, HELD - ONE_DAY, HELD, date(2024, 12, 31))
    }

    assert list(stands.values()) == [Lage.LEVERERAD, Lage.LEVERERAD, Lage.BEHANDLAD, Lage.BEHANDLAD]


def test_a_stopptid_near_midnight_belongs_to_its_swedish_day() -> None:
    """23.30 UTC in summer is the next day in Sweden, and a stopptid counts where the nämnd is."""
    told = the_year()
    late = stopptid(6).replace(hour=23, minute=30)
    told.tell(c.ChangeSammantrade(arsplan=ARSPLAN, sammantrade=mote(6), dag=DAYS[6], stopptid=late))

    assert told.arsplan.sammantraden[mote(6)].stoppdag == late.date() + ONE_DAY


def test_an_own_day_before_the_stopptid_is_the_last_one() -> None:
    """A punkt without sammanträde is late after its own day; with one the earlier day counts."""
    one = replace(punkt("synpunkter"), senast=date(2024, 8, 1))

    assert lage(one, YEAR.arsplan.sammantraden[mote(8)], date(2024, 8, 2)) is Lage.SEN
    assert lage(one, None, date(2024, 8, 1)) is Lage.INTE_INPLANERAD
    assert lage(one, None, date(2024, 8, 2)) is Lage.SEN


def test_a_moved_punkt_is_due_at_its_new_sammantrade_and_says_where_it_was() -> None:
    """Moved from May to June it is due in June; a cancelled June leaves it on the list."""
    told, which = the_year(), new_id("delegationsordning")
    told.tell(c.MovePunkt(arsplan=ARSPLAN, punkt=which, sammantrade=mote(6), skal="Ej klart."))
    moved = told.arsplan.punkter[which]
    told.tell(c.CancelSammantrade(arsplan=ARSPLAN, sammantrade=mote(6), skal="För få ärenden."))

    assert (moved.sammantrade, moved.flyttad_fran) == (mote(6), (mote(5),))
    assert moved in told.arsplan.punkter_vid(None)
    assert lage(moved, told.arsplan.mote(moved), date(2024, 7, 1)) is Lage.INTE_INPLANERAD


def test_a_correction_moves_the_day_and_a_withdrawal_opens_the_punkt_again() -> None:
    """A delivery corrected to a later day was late till then; taken back it never came."""
    told, which = the_year(), new_id("delegationsordning")
    done = told.tell(c.DeliverPunkt(arsplan=ARSPLAN, punkt=which, levererad=LAST))
    version = done.originator_version
    day = LAST + timedelta(days=2)
    told.tell(
        c.CorrectArsplan(arsplan=ARSPLAN, corrects=version, replaced={"levererad": day.isoformat()})
    )
    corrected = told.arsplan.punkter[which]
    told.tell(
        c.CorrectArsplan(
            arsplan=ARSPLAN, corrects=version, replaced={}, aterkallad=True, skal="Fel punkt."
        )
    )

    assert lage(corrected, told.arsplan.mote(corrected), LAST + ONE_DAY) is Lage.SEN
    assert told.arsplan.punkter[which].levererad is None


REFUSED: list[tuple[str, c.ArsplanCommand]] = [
    ("dag", c.PlanSammantrade(
        arsplan=ARSPLAN, ar=2024, sammantrade=mote(1), dag=DAYS[2], stopptid=stopptid(2))),
    ("dag", c.PlanSammantrade(
        arsplan=ARSPLAN, ar=2024, sammantrade=mote(1), dag=date(2025, 1, 2), stopptid=stopptid(2))),
    ("ar", c.PlanSammantrade(
        arsplan=ARSPLAN, ar=2025, sammantrade=mote(1), dag=date(2025, 1, 2), stopptid=stopptid(2))),
    ("stopptid", c.ChangeSammantrade(
        arsplan=ARSPLAN, sammantrade=mote(2), dag=DAYS[2], stopptid=stopptid(3))),
    ("stopptid", c.ChangeSammantrade(
        arsplan=ARSPLAN, sammantrade=mote(2), dag=DAYS[2],
        stopptid=stopptid(2).replace(tzinfo=None))),
    ("regel", c.PlanPunkt(
        arsplan=ARSPLAN, ar=2024, punkt=mote(99), slag="annat", arende="Dubbel",
        ansvarig="ekonom", regel="synpunkter")),
    ("vidare", c.PlanPunkt(
        arsplan=ARSPLAN, ar=2024, punkt=mote(99), slag="annat", arende="Annat",
        ansvarig="ekonom", vidare=("ingen",))),
    ("beslutad", c.PlanPunkt(
        arsplan=ARSPLAN, ar=2024, punkt=mote(99), slag="annat", arende="Annat",
        ansvarig="ekonom", paragraf="§ 26")),
    ("sammantrade", c.MovePunkt(
        arsplan=ARSPLAN, punkt=new_id("synpunkter"), sammantrade=mote(8))),
    ("behandlad", c.TreatPunkt(
        arsplan=ARSPLAN, punkt=new_id("synpunkter"), behandlad=DAYS[9], protokollsparagraf="§ 1")),
    ("levererad", c.DeliverPunkt(
        arsplan=ARSPLAN, punkt=new_id("synpunkter"), levererad=date(2025, 3, 2))),
    ("skal", c.DropPunkt(arsplan=ARSPLAN, punkt=new_id("synpunkter"))),
    ("corrects", c.CorrectArsplan(arsplan=ARSPLAN, corrects=1, replaced={"dag": "2024-01-01"})),
]  # fmt: skip


@pytest.mark.parametrize(("field", "command"), REFUSED)
def test_what_does_not_fit_the_year_is_refused_by_field(
    field: str, command: c.ArsplanCommand
) -> None:
    """A command that does not fit what stands names its field."""
    with pytest.raises(InvalidInputError) as refused:
        the_year().tell(command)

    assert field in {one.field for one in refused.value.problems}


def test_what_gallring_touched_still_folds_and_takes_no_more() -> None:
    """A year with its first event removed can be read, and nothing is registered in it."""
    told = the_year()
    first = told.history[0]
    told.history[0] = Erased(
        originator_id=ARSPLAN, originator_version=1, happened=first.happened, topic=first.TOPIC
    )

    assert mote(2) not in told.arsplan.sammantraden
    assert told.arsplan.mote(punkt("ej_verkstallda/2023-4")) is None
    with pytest.raises(StateError):
        told.tell(c.DropPunkt(arsplan=ARSPLAN, punkt=new_id("synpunkter"), skal="Utgår."))


def test_a_dropped_punkt_and_a_treated_one_take_no_more() -> None:
    """What was dropped is not delivered; what was treated is neither moved nor dropped."""
    told, which = the_year(), new_id("synpunkter")
    other = new_id("delarsrapport")
    told.tell(c.DropPunkt(arsplan=ARSPLAN, punkt=which, skal="Utgår."))
    told.tell(
        c.TreatPunkt(arsplan=ARSPLAN, punkt=other, behandlad=DAYS[9], protokollsparagraf="§ 9")
    )
    refused: list[c.ArsplanCommand] = [
        c.DeliverPunkt(arsplan=ARSPLAN, punkt=which, levererad=LAST),
        c.MovePunkt(arsplan=ARSPLAN, punkt=other, sammantrade=mote(11)),
        c.DropPunkt(arsplan=ARSPLAN, punkt=other, skal="Utgår."),
        c.CancelSammantrade(arsplan=ARSPLAN, sammantrade=mote(9), skal="Inställt."),
    ]

    for command in refused:
        with pytest.raises(StateError):
            told.tell(command)
