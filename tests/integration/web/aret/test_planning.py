"""The nämnd's year is planned: by labels, by what recurs, and by forms that say what is wrong."""

from __future__ import annotations

import re
from datetime import date, timedelta
from uuid import uuid4

import pytest

from api.acts import ARSPLAN, punkt_id
from api.web.build.aret.marks import lage_bricka, utfall_bricka
from api.web.build.aret.year import year_view
from audit.arsplan.arsmal import Arsmal
from audit.arsplan.codes import UTFALL
from audit.arsplan.laget import Lage, sista_dag
from tests.integration.web.aret.by_label import filled, followed
from tests.integration.web.aret.walk import ANMARKNING, CHECKED, GRANSKNING, YEAR, Walk, plain
from tests.support.services import CSRF
from tests.support.sources import ROOT
from tests.unit.arsplan.test_the_year import PUBLISHED


def test_an_empty_year_says_what_comes_first(walk: Walk) -> None:
    """A nämndsekreterare is told to begin with the sammanträden, and what is proposed then."""
    said = walk.seen["empty"]

    assert "Lägg först till årets sammanträden" in said
    assert "Året har inga sammanträden än" in said
    assert "Året som dokument" not in said


def test_what_recurs_is_shown_with_where_it_comes_from(walk: Walk) -> None:
    """The law with its lagrum and how certain it is, the plan, the revisorer, the own months."""
    said = walk.seen["forslag"]

    assert "16 kap. 6 h § socialtjänstlagen (2001:453) och 28 h § lagen (1993:387)" in said
    assert "Källa: lagtexten." in said
    assert "internkontrollplanen 2024 redovisas för nämnden. Planen är ett utkast" in said
    assert "Dagen för ett svar är satt av revisorerna" in said
    assert ("Yttrande till fullmäktige över revisorernas anmärkning för 2023: Ekonomin "
            "Sammanträdet 24 april 2024") in said  # fmt: skip
    assert "Senast 2024-05-06 · Går vidare till: Kommunfullmäktige, Revisorerna" in said
    assert "Månaderna är inte lag" in said


def test_one_press_plans_the_published_year(walk: Walk) -> None:
    """Every published item stands at the sammanträde of its month, with who it goes on to."""
    state = ARSPLAN.state(walk.service.log).plan(2024)
    stands = {one.regel: one for one in state.punkter.values()}

    for regel, slag, month, vidare in PUBLISHED:
        found = stands[regel]
        assert (found.slag, str(found.sammantrade)) == (slag, walk.mote(month))
        assert found.vidare == vidare
    assert stands["internkontrollrapport/9"].notering == "Kontrollmoment: K1, K2"
    assert stands[f"svar/{GRANSKNING}"].senast == date(2024, 6, 7)
    assert str(stands[f"svar/{ANMARKNING}"].sammantrade) == walk.mote(4)
    assert state.moten[0].stopptid.hour == 11, "noon in Sweden is eleven in UTC in winter"


def test_each_punkt_is_due_at_its_stopptid_and_late_the_day_after(walk: Walk) -> None:
    """Every punkt: soon on its last day, late from the next, not treated after the sammanträde."""
    state = ARSPLAN.state(walk.service.log).plan(2024)
    for punkt in state.punkter.values():
        held = state.mote(punkt)
        last = sista_dag(punkt, held)
        assert held is not None
        assert last is not None
        days = (last, last + timedelta(days=1), held.dag, held.dag + timedelta(days=1))
        views = (year_view(state, Arsmal(), 2024, day) for day in days)
        badges = [
            one.lage.text
            for view in views
            for mote in view.moten
            for one in mote.punkter
            if one.id == punkt.id
        ]

        assert badges == ["Inom kort", "Sen", "Sen", "Ej behandlad"], punkt.arende


def test_a_year_is_planned_by_labels_alone(walk: Walk) -> None:
    """From the menu to a planned year: links by their texts, inputs by their labels."""
    browser = walk.browser
    year = followed(browser, browser.get("/prov").text, "Nämndens år")
    following = followed(browser, year, "Nästa år (2025)")
    form = followed(browser, following, "Lägg till ett sammanträde")
    planned = filled(browser, form, {
        "Sammanträdets dag": "2025-05-21",
        "Stopptid: sista dag för underlag": "2025-05-09",
        "Stopptid: klockslag": "16:30",
    })  # fmt: skip
    proposals = followed(browser, planned, "Se förslagen och lägg till dem")
    done = plain(filled(browser, proposals, {}))

    assert "Sammanträdet är tillagt." in plain(planned)
    assert "Punkterna är tillagda." in done
    assert "Stopptid 2025-05-09 16.30" in done
    assert "Delårsrapport 2025 Ännu inte inplanerad" in done


def test_what_was_unticked_is_proposed_again_and_what_was_dropped_is_not(walk: Walk) -> None:
    """A year takes what was ticked; a dropped punkt is not proposed, an unticked one is."""
    year, rules = "/prov/aret/2026", ["synpunkter", "delarsrapport"]
    send = {"csrf_token": CSRF, "nyckel": "n" * 20}
    none = walk.browser.post(f"{year}/forslag", data=send)
    walk.browser.post(f"{year}/forslag", data={**send, "regel": rules})
    again = walk.browser.post(f"{year}/forslag", data={**send, "regel": rules})
    stale = walk.browser.post(f"{year}/forslag", data={
        "csrf_token": CSRF, "version": "1", "regel": "internkontrollplan"})  # fmt: skip
    which = punkt_id(walk.service.log, 2026, "synpunkter")
    walk.browser.post(f"{year}/handla/drop-punkt?punkt={which}",
                      data={"csrf_token": CSRF, "skal": "Utgår."})  # fmt: skip
    left = CHECKED.findall(walk.browser.get(f"{year}/forslag").text)

    assert [one.status_code for one in (none, again, stale)] == [422, 303, 412]
    assert "Kryssa för minst en punkt" in none.text
    assert len(ARSPLAN.state(walk.service.log).plan(2026).punkter) == 2
    assert not set(rules) & set(left)
    assert "internkontrollplan" in left


@pytest.mark.parametrize(
    ("klockan", "dag", "reason"),
    [
        ("middag", "2024-07-31", "Skriv klockslaget som 12.00 eller 12:00"),
        ("24.10", "2024-07-31", "Skriv klockslaget som 12.00 eller 12:00"),
        ("02:30", "2024-03-31", "klockslaget finns inte"),
    ],
)
def test_a_time_of_day_that_is_none_is_told_at_its_input(
    walk: Walk, klockan: str, dag: str, reason: str
) -> None:
    """A word, an hour that is none, and an hour that the clocks jump over are each explained."""
    answer = walk.act("handla/plan-sammantrade", dag="2024-07-31", stopptid=dag, klockan=klockan)

    assert answer.status_code == 422
    assert reason in answer.text
    assert 'id="klockan-fel"' in answer.text


def test_a_form_asks_for_what_stands_and_refuses_what_does_not(walk: Walk) -> None:
    """A change begins with what stands; an unknown punkt is not found; a revisor registers none."""
    which = walk.punkt("delarsrapport")
    form = walk.browser.get(f"{YEAR}/handla/change-punkt?punkt={which}").text
    lost = [
        walk.browser.get(f"{YEAR}/handla/{one}").status_code
        for one in (
            *("change-punkt", f"move-punkt?punkt={uuid4()}", "hitte-pa"),
            *("take-back?corrects=1", "cancel-sammantrade?sammantrade=nej"),
        )
    ]
    refused = walk.revisor.get(f"{YEAR}/handla/deliver-punkt?punkt={which}")

    assert 'value="Delårsrapport 2024"' in form
    assert lost == [404] * 5
    assert refused.status_code == 403
    assert "nämndsekreteraren" in refused.text
    assert "handla/" not in walk.revisor.get(YEAR).text
    assert walk.revisor.get(f"{YEAR}/forslag").status_code == 403


def test_no_two_states_share_a_word_or_a_shape() -> None:
    """Whoever sees no colours tells every state of a punkt and of a goal from the others."""
    sheets = (ROOT / f"api/web/static/{name}.css" for name in ("app", "aret"))
    css = "".join(one.read_text(encoding="utf-8") for one in sheets)
    for states in ([lage_bricka(one) for one in Lage], [utfall_bricka(one) for one in UTFALL]):
        shapes = [re.findall(rf"badge__form--{one.mark}::before {{ content: (.*?);", css)
                  for one in states]  # fmt: skip

        assert len({one.text for one in states}) == len(states)
        assert len({tuple(one) for one in shapes if len(one) == 1}) == len(states)
