"""What was frozen stands beside what is known now, with the goal between them."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Final
from uuid import UUID

from api.reports import document as d
from api.reports.internkontroll import in_words
from api.reports.internkontroll.asked_again import Again, outcome_of
from api.reports.internkontroll.draws_paper import short
from api.reports.internkontroll.matning_paper import matning_document
from api.reports.internkontroll.model import Count, Part
from api.reports.internkontroll.period import tell_period
from api.reports.internkontroll.period_aret import recipients
from api.reports.internkontroll.period_paper import period_document
from api.reports.internkontroll.public import public_told
from api.web.build.papper_perioder import named
from audit.arsplan.arsplan import Arsplan, Punkt
from audit.internkontroll import events_avvikelse as a
from audit.internkontroll import events_matning as m
from audit.internkontroll import events_plan as p
from audit.internkontroll.events import MatningFrozen
from audit.internkontroll.internkontroll import Internkontroll
from audit.internkontroll.mal import Mal
from audit.internkontroll.maluppfyllelse import Utfall
from tests.unit.reports.internkontroll import moment, report
from tests.unit.reports.test_internkontroll_papers import plain
from tests.unit.reports.test_internkontroll_telling import (
    AVVIKELSE,
    FIRST,
    HAND,
    LAST,
    MATNING,
    MEETING,
    NOJD,
    TID,
    frozen,
    kontrollmoment,
    matning,
    plan,
    state,
    written,
)

AGAIN: Final = Again(
    per=date(2024, 3, 31),
    then=Utfall(45, 50, "promille"),
    now=Utfall(46, 52, "promille"),
    day=date(2024, 4, 30),
    goal=Mal("minst", "promille", 900),
    why="Sedan frysningen: 2 ärenden har tillkommit.",
)
BOTH: Final = (
    "Den frysta mätningen 2024-03-31: 45 av 50 (90,0 %), inom målet. Med uppgifter registrerade"
    " till och med 2024-04-30: 46 av 52 (88,5 %), utanför målet."
)


def test_both_outcomes_are_said_each_with_how_it_stands_to_the_goal() -> None:
    """What was frozen keeps its number; the newer one says what it rests on."""
    assert plain(AGAIN.both) == BOTH
    assert AGAIN.turned
    assert not replace(AGAIN, now=Utfall(46, 51, "promille")).turned
    assert "målet" not in replace(AGAIN, goal=None).both


def test_the_namnds_paper_tells_both_and_the_public_one_that_the_goal_was_crossed() -> None:
    """Two totals beside each other would give small numbers away: all may know on which side."""
    told = replace(
        report(), then_and_now=AGAIN.both, why=AGAIN.why,
        turned=f"{AGAIN.by_now} är utfallet {AGAIN.verdict}.",
    )  # fmt: skip
    own, public = (
        plain(str(matning_document(told, moment(), one)).replace("\\xa0", " "))
        for one in ("sekretess", "offentlig")
    )

    assert f"{BOTH} {AGAIN.why}" in own
    assert "46 av 52" not in public
    assert "registrerade till och med 2024-04-30 är utfallet utanför målet." in public


def test_a_matning_before_that_became_another_is_said_beside_the_comparison() -> None:
    """The nämnd reads what it is by now, everybody that it is another; a period says its days."""
    told = replace(report(), before_now=AGAIN.as_before)
    own, public = (
        plain(str(matning_document(told, moment(), one)).replace("\\xa0", " "))
        for one in ("sekretess", "offentlig")
    )
    said = "är utfallet 2024-03-31 ett annat: 46 av 52 (88,5 %)."

    assert f"då. Med uppgifter registrerade till och med 2024-04-30 {said}" in own
    assert "46 av 52" not in public
    assert "registrerats efter mätningen före har ändrat dess tal." in public
    assert "2024-01-01 – 2024-03-31" in replace(AGAIN, start=date(2024, 1, 1)).as_before


def test_the_public_edition_says_why_a_number_is_missing_and_how_the_register_counts() -> None:
    """Where a number under five is left out, the reason stands; the register's rules are open."""
    words, small = report().words, Count((Part("Inom", 66, ""), Part("Över", 2, "")))
    paper = str(matning_document(replace(report(), computed=True), moment(), "offentlig"))

    assert public_told(words, small).endswith(
        "Hur många som var inom fyra månader visas inte: något av talen är mindre än fem och kan"
        " peka ut någon."
    )
    assert "Sista dagen: räknas med." in paper


def test_an_outcome_is_counted_again_from_the_classes_of_its_measure() -> None:
    """Those within are counted against all classes; remarks are no class of their own."""
    numbers = {"inom": 46, "over_utan_forlangning": 6, "closed_later": 3}

    assert outcome_of(matning(frozen()), numbers) == Utfall(46, 52, "promille")


def a_year(*, behandlad: date | None = MEETING) -> Arsplan:
    """Give a year whose report of February went to fullmäktige, and was treated or not."""
    punkt = Punkt(
        id=UUID(int=9), slag="internkontrollrapport", arende="Internkontrollrapport, februari 2023",
        ansvarig="kvalitetsansvarig", regel="internkontrollrapport/2", behandlad=behandlad,
        protokollsparagraf="§ 26", vidare=("revisorerna", "fullmaktige"),
    )  # fmt: skip
    return Arsplan(ar=2023, punkter={punkt.id: punkt})


def test_a_treated_report_says_which_kontrollmoment_had_no_matning_presented() -> None:
    """K1 was presented at the meeting that treated the punkt, K2 was not."""
    found = tell_period(state(), FIRST, LAST, aret=a_year())
    paper = str(period_document(found, named(FIRST, LAST), moment(), "sekretess"))

    assert [plain(one) for one in found.treated] == [
        (
            "Internkontrollrapport, februari 2023: behandlad 2023-02-21, § 26."
            " Mätning redovisad: K1. Ingen mätning redovisad: K2."
        )
    ]
    assert found.treated[0] in paper.replace("\\xa0", "\N{NO-BREAK SPACE}")
    assert tell_period(state(), FIRST, LAST, aret=a_year(behandlad=None)).treated == ()


def test_the_proposal_and_the_list_name_those_whom_the_years_report_goes_to() -> None:
    """One source: the punkt's own recipients, kommunstyrelsen and revisorerna without one."""
    told = tell_period(state(), FIRST, LAST, aret=a_year())
    paper = period_document(told, named(FIRST, LAST), moment(), "sekretess")

    assert "överlämnar den till kommunfullmäktige och revisorerna." in str(paper)
    assert d.Bullets(("Kommunfullmäktige", "Revisorerna")) in paper.blocks
    assert recipients(None) == ("Kommunstyrelsen", "Revisorerna")


def test_a_period_tells_a_frozen_outcome_beside_what_is_known_now() -> None:
    """Both outcomes in the nämnd's paper, in the public one that the goal was crossed."""
    told = tell_period(state(), FIRST, LAST, lambda _: AGAIN)
    own, public = (
        plain(str(period_document(told, named(FIRST, LAST), moment(), one)).replace("\\xa0", " "))
        for one in ("sekretess", "offentlig")
    )

    assert f"K1: {BOTH}" in own
    assert "46 av 52" not in public
    assert "är utfallet utanför målet." in public


def test_a_kontrollmoment_outside_its_goal_without_an_avvikelse_says_so() -> None:
    """With the avvikelse open nothing is said; without any the kontrollmoment is named."""
    alone = Internkontroll.from_histories([plan(), frozen()])
    open_too, without = (
        str(period_document(tell_period(one, FIRST, LAST), named(FIRST, LAST), moment(),
                            "sekretess"))
        for one in (state(), alone)
    )  # fmt: skip

    assert "Utanför målet utan att någon avvikelse är öppen: K1." in without
    assert "utan att någon avvikelse" not in open_too


def test_a_draw_from_an_extract_older_than_its_month_says_so() -> None:
    """An extract of December cannot hold what began in February; one of the last day can."""
    said = short(date(2023, 12, 31), 2024, 2)

    assert said.startswith("Obs: det nyaste utdraget var av 2023-12-31.")
    assert said.endswith("fast dragningen gäller februari.")
    assert [short(one, 2024, 2) for one in (date(2024, 2, 29), None)] == ["", ""]


def test_a_bare_number_says_what_it_counts_and_which_goal_it_was_held_against() -> None:
    """Nought missed under the goal of its day, where this year's plan has another."""
    hemtjanst = kontrollmoment("K2", NOJD, "manuell", forlaga="hemtjanst_hundra_timmar")
    missed = {**hemtjanst, "mal": Mal("hogst", "antal", 0)}
    share = {**hemtjanst, "mal": Mal("minst", "promille", 1000)}
    said = {"kontrollmoment": NOJD, "ar": 2023, "per": date(2023, 12, 31), "enhet": "antal",
            "taljare": 0, "metod": "Genomgång"}  # fmt: skip
    years = [
        written(
            UUID(int=80 + n),
            (p.PlanBegun, {"ar": ar, "skala": 4}),
            (p.KontrollmomentAdded, one),
            (p.PlanAdopted, {"antagen": date(ar - 1, 12, 14), "paragraf": "1"}),
        )
        for n, (ar, one) in enumerate(((2023, missed), (2024, share)))
    ]
    known = Internkontroll.from_histories([*years, written(HAND, (m.MatningRegistered, said))])
    told = tell_period(known, date(2024, 1, 1), date(2024, 3, 31))

    assert [(one.outcome, plain(one.mal)) for one in told.moments] == [
        ("0 missade (mål då: högst 0)", "minst 100 %")
    ]
    assert in_words.mal_of(known.planer[2023].kontrollmoment[NOJD]) == "högst 0 missade"


def test_an_avvikelse_that_opened_by_itself_is_named_with_its_outcome_and_what_came_after() -> None:
    """Which kontrollmoment, so many of so many and the goal; then the newest mätning since."""
    opened = {"kontrollmoment": TID, "ar": 2023, "oppnad": MEETING, "matning": MATNING,
              "rubrik": "Utfallet är 86,8 %, målet är minst 90 %", "utfall": 868,
              "mal": Mal("minst", "promille", 900)}  # fmt: skip
    later = {"kontrollmoment": "barnutredningstid", "population": "pagaende",
             "per": date(2023, 3, 31), "known_position": 20, "known_root": "00",
             "numbers": {"inom": 48, "over_utan_forlangning": 4}, "arenden": {}}  # fmt: skip
    known = Internkontroll.from_histories([
        plan(), frozen(), written(AVVIKELSE, (a.AvvikelseOpened, opened)),
        written(HAND, (MatningFrozen, later)),
    ])  # fmt: skip
    told = tell_period(known, FIRST, LAST).avvikelser[0]

    assert plain(told.rubrik) == "K1 Kontroll K1: 59 av 68 (86,8 %), mål minst 90 %"
    assert plain(told.lage).endswith("mätningen efter, 2023-03-31: 48 av 52 (92,3 %), inom målet")
