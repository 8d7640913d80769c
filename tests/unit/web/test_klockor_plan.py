"""The dashboard about avvikelser and kontrollmoment: outcome, target, meetings, lateness."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any
from uuid import UUID

import pytest

from api.reports.internkontroll.asked_again import Again
from api.web.build.klockor.plan_parts import avvikelse_part, late_atgarder, moment_part
from api.web.build.klockor.redovisning import Redovisning
from api.web.labels_klockor import anmalare_i_ord
from api.web.links import Links
from api.web.links_klockor import ClockLinks
from api.web.models.frame import Kind
from audit.arsplan.arsplan import Arsplan, Punkt
from audit.envelope import Happened
from audit.internkontroll.avvikelse import Atgard, Avvikelse
from audit.internkontroll.events_avvikelse import AvvikelseOpened
from audit.internkontroll.events_matning import MatningRegistered, ResultPresented
from audit.internkontroll.events_plan import PlanAdopted
from audit.internkontroll.internkontroll import Internkontroll
from audit.internkontroll.kontrollmoment import Kontrollmoment
from audit.internkontroll.mal import Mal
from audit.internkontroll.maluppfyllelse import Utfall
from audit.internkontroll.matning import Matning
from audit.internkontroll.plan import Plan

LINKS = ClockLinks(Links("prov"))
MOMENT, MATNING, AVVIKELSE, PUNKT = UUID(int=1), UUID(int=2), UUID(int=3), UUID(int=5)
PER = date(2026, 6, 10)


def event(kind: type[Any], version: int = 1, **facts: Any) -> Any:
    """Make an event of any stream."""
    return kind(
        originator_id=UUID(int=9),
        originator_version=version,
        happened=Happened.unknown(),
        **facts,
    )


def known(*, taljare: int = 59, presented: date | None = None) -> Internkontroll:
    """An adopted plan with one kontrollmoment, reported in February, May and September."""
    moment = Kontrollmoment(
        id=MOMENT, kod="K1", rubrik="Utredningstid", process="Barn", kontroll="Inom fyra månader",
        metod="Alla", frekvens="tre_ganger", rapporteras=(2, 5, 9), ansvar="Enhetschef",
        matt="manuell", mal=Mal("minst", "promille", 900),
    )  # fmt: skip
    adopted = event(PlanAdopted, antagen=date(2025, 12, 10), paragraf="§ 150")
    said = event(
        MatningRegistered, kontrollmoment=MOMENT, ar=2026, per=date(2026, 4, 30),
        enhet="promille", taljare=taljare, namnare=68, metod="Alla",
    )  # fmt: skip
    told = event(ResultPresented, 2, sammantrade=presented, paragraf="§ 7", utfall="mottagen")
    matning = Matning(
        id=MATNING, version=1, said=said, presentations={2: told} if presented else {}
    )
    plan = Plan(ar=2026, skala=4, adopted=adopted, kontrollmoment={MOMENT: moment})
    return Internkontroll(planer={2026: plan}, matningar={MATNING: matning})


@pytest.mark.parametrize(
    ("taljare", "kind", "mark"), [(59, Kind.ERROR, "over"), (66, Kind.SUCCESS, "inom")]
)
def test_an_outcome_is_held_against_its_target_in_words_and_shape(
    taljare: int, kind: Kind, mark: str
) -> None:
    """86.8 % misses 90 %, 97.1 % does not; the number leads to its mätning."""
    (row,) = moment_part(known(taljare=taljare), PER, LINKS).tables[0].rows
    badge = row[1].brickor[0]

    assert (badge.kind, badge.mark) == (kind, mark)
    assert row[1].note == ("Ingen avvikelse är öppen." if mark == "over" else "")
    assert badge.text
    assert row[2].href == f"/prov/internkontroll/matningar/{MATNING}"
    assert "59 av 68" in row[2].text.replace("\u00a0", " ") or taljare == 66
    assert row[3].text.replace("\u00a0", " ") == "minst 90 %"


def test_a_frozen_outcome_says_what_is_known_now_where_that_is_another() -> None:
    """The verdict of the mätning stays, and beside it stands the one that holds with more known."""
    then, now = Utfall(66, 68, "promille"), Utfall(59, 68, "promille")
    again = Again(PER, then, now, date(2026, 4, 30), Mal("minst", "promille", 900))
    (row,) = moment_part(known(taljare=66), PER, LINKS, again={MATNING: again}).tables[0].rows
    first, second = row[1].brickor

    assert (first.kind, second.kind, second.text) == (
        *(Kind.SUCCESS, Kind.WARNING),
        "Nu utanför målet",
    )
    assert (
        row[2]
        .note.replace("\u00a0", " ")
        .endswith(
            "Med uppgifter registrerade till och med 2026-04-30: 59 av 68 (86,8 %), utanför målet."
        )
    )


@pytest.mark.parametrize(
    ("presented", "said"),
    [
        (None, "Ingen mätning redovisad: februari och maj 2026"),
        (date(2026, 2, 24), "Ingen mätning redovisad: maj 2026"),
        (date(2026, 5, 19), "Ingen mätning redovisad: februari 2026"),
    ],
)
def test_meetings_that_got_nothing_are_named(presented: date | None, said: str) -> None:
    """The next meeting is said first, and beside it those of the year that have passed."""
    (row,) = moment_part(known(presented=presented), PER, LINKS).tables[0].rows

    assert row[4].text == "September 2026"
    assert [badge.text for badge in row[4].brickor] == [said]


def aret(regel: str | None = "internkontrollrapport/2") -> Arsplan:
    """A year in which the report of February was treated, and that of May is planned."""
    shared: dict[str, Any] = {"slag": "internkontrollrapport", "ansvarig": "kvalitetsansvarig"}
    treated = Punkt(
        id=PUNKT, arende="Internkontrollrapport, februari 2026", regel=regel,
        behandlad=date(2026, 2, 24), protokollsparagraf="§ 7", **shared,
    )  # fmt: skip
    waits = Punkt(
        id=UUID(int=6), arende="I maj", regel="internkontrollrapport/5", **shared
    )  # fmt: skip
    return Arsplan(ar=2026, punkter={one.id: one for one in (waits, treated)})


@pytest.mark.parametrize("regel", ["internkontrollrapport/2", None])
def test_a_treated_report_is_named_with_its_paragraf_and_no_matning_is_told_as_presented(
    regel: str | None,
) -> None:
    """Row and sentence say that the punkt was treated, and that the mätning is not registered."""
    part = moment_part(known(), PER, LINKS, aret(regel))
    (row,) = part.tables[0].rows

    assert row[4].brickor[0].text == "Ingen mätning redovisad: februari och maj 2026"
    assert row[4].note == "Rapporten i februari behandlades 2026-02-24, § 7."
    assert part.lead == (
        "Internkontrollrapport, februari 2026 är behandlad av nämnden (2026-02-24, § 7), men ingen"
        " mätning är registrerad som redovisad. Redovisades en mätning ändå registreras det på"
        " mätningens egen sida."
    )
    assert part.links[-1].href == f"/prov/aret/2026/punkt/{PUNKT}"


def test_of_a_report_that_got_its_matning_nothing_is_said() -> None:
    """Presented in February: only May is left, and its report was not treated."""
    part = moment_part(known(presented=date(2026, 2, 24)), PER, LINKS, aret())

    assert part.lead == ""
    assert part.tables[0].rows[0][4].note == ""


def test_only_the_kontrollmoment_without_a_matning_are_named() -> None:
    """One of two had a mätning presented with the report; a report of tomorrow is not told of."""
    told = Redovisning(aret(), PER)

    assert "redovisad för K2. " in told.lead({"K1": (5,), "K2": (2,)})
    assert not Redovisning(aret(), date(2026, 2, 23)).treated


def test_after_the_years_last_meeting_the_next_ones_is_said() -> None:
    """In October the next meeting is that of February."""
    (row,) = moment_part(known(), date(2026, 10, 1), LINKS).tables[0].rows

    assert row[4].text == "Februari 2027"


def test_an_outcome_whose_avvikelse_is_open_does_not_say_that_none_is() -> None:
    """On the day it was opened and after it; on the day before it none was."""
    opened = event(
        AvvikelseOpened, kontrollmoment=MOMENT, ar=2026, oppnad=date(2026, 5, 4), rubrik="Sent"
    )
    state = replace(known(), avvikelser={AVVIKELSE: Avvikelse(id=AVVIKELSE, opened=opened)})
    notes = [
        moment_part(state, day, LINKS).tables[0].rows[0][1].note
        for day in (date(2026, 5, 3), date(2026, 5, 4))
    ]

    assert notes == ["Ingen avvikelse är öppen.", ""]


def test_a_matning_of_a_later_day_is_not_known_yet() -> None:
    """On a day before it the kontrollmoment is not measured."""
    (row,) = moment_part(known(), date(2026, 4, 29), LINKS).tables[0].rows

    assert row[1].brickor[0].text == "Inte mätt än"
    assert row[2].href is None


def test_a_year_without_a_plan_says_so() -> None:
    """The way to the plan is there all the same."""
    part = moment_part(Internkontroll(), PER, LINKS)

    assert part.lead == "Ingen internkontrollplan finns för 2026."
    assert part.links[0].href == "/prov/internkontroll/plan"


def test_late_atgarder_stand_first_with_since_when() -> None:
    """Of two avvikelser the one with a late åtgärd comes first; one without any says so."""
    opened = event(
        AvvikelseOpened, kontrollmoment=MOMENT, ar=2026, oppnad=date(2026, 5, 4), rubrik="Sent"
    )
    late = Atgard(nummer=1, rubrik="Fler", ansvarig="enhetschef", forfaller=date(2026, 6, 1))
    done = Atgard(
        nummer=2, rubrik="Klar", ansvarig="enhetschef", forfaller=date(2026, 5, 1),
        gjord=date(2026, 5, 2),
    )  # fmt: skip
    found = (
        Avvikelse(id=UUID(int=4), opened=opened),
        Avvikelse(id=AVVIKELSE, opened=opened, atgarder={1: late, 2: done}),
    )
    rows = avvikelse_part(known(), found, PER, LINKS).tables[0].rows

    assert late_atgarder(found, PER) == 1
    assert rows[0][0].href == f"/prov/internkontroll/avvikelser/{AVVIKELSE}"
    assert rows[0][1].brickor[0].text == "Över tiden sedan 2026-06-02"
    assert rows[0][2].text == "K1 Utredningstid"
    assert rows[1][1].brickor[0].text == "Ingen åtgärd planerad"


@pytest.mark.parametrize(
    ("day", "act"),
    [
        (date(2025, 6, 30), "14 kap. 1 § socialtjänstlagen (2001:453)"),
        (date(2025, 7, 1), "19 kap. 1 § socialtjänstlagen (2025:400)"),
    ],
)
def test_an_anmalare_is_named_by_the_act_of_the_day(day: date, act: str) -> None:
    """The duty to report moved from one act to another on a known day."""
    assert anmalare_i_ord("19_1", day).endswith(act)
    assert anmalare_i_ord("annan", day) == "Någon annan"
