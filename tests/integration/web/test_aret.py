"""The nämnd's year over the real service: planned by labels, and read on each day."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date, timedelta
from html import unescape
from typing import TYPE_CHECKING
from uuid import UUID, uuid4, uuid5

import pytest

from api.acts import ARSPLAN, INTERNKONTROLL, REVISION, plan_id, punkt_id
from api.auth import Role
from api.web.build.aret.year import year_view
from audit.arsplan.arsmal import Arsmal
from audit.arsplan.laget import sista_dag
from audit.internkontroll import commands_plan as p
from audit.revision import commands as r
from audit.roles import Role as Acts
from tests.integration.web.forms_by_label import filled, followed
from tests.support.database import fresh_database
from tests.support.lex_sarah import Work
from tests.support.services import CSRF, running_service
from tests.unit.arsplan.story import DAYS
from tests.unit.arsplan.test_the_year import PUBLISHED

if TYPE_CHECKING:
    from collections.abc import Iterator

    from fastapi.testclient import TestClient
    from httpx2 import Response

    from tests.support.server import RunServer
    from tests.support.services import Service

YEAR = "/prov/aret/2024"
TODAY = date(2024, 1, 8)
CHECKED = re.compile(r'name="regel" value="([^"]+)" checked')
ROWS = re.compile(r'<tr role="row" class="table-ng__row">.*?</tr>', re.DOTALL)
GRANSKNING = UUID(int=61)
ANMARKNING = uuid5(GRANSKNING, "anmarkning/1")
Values = str | list[str]


@dataclass
class Walk:
    """The browsers of those who look at the year 2024, and what pages said on the way."""

    service: Service
    browser: TestClient
    revisor: TestClient
    chef: TestClient
    seen: dict[str, str] = field(default_factory=dict)

    def act(self, slug: str, **values: Values) -> Response:
        """Act on the year; what the address chooses comes after a question mark."""
        return self.browser.post(f"{YEAR}/{slug}", data={"csrf_token": CSRF, **values})

    def did(self, slug: str, **values: Values) -> None:
        """Act on the year, and see that it was done."""
        answer = self.act(slug, **values)
        assert answer.status_code == 303, plain(answer.text)

    def punkt(self, regel: str) -> UUID:
        """Give the id of a punkt by its rule."""
        return punkt_id(self.service.log, 2024, regel)

    def mote(self, month: int) -> str:
        """Give the id of the sammanträde of a month."""
        held = ARSPLAN.state(self.service.log).plan(2024).moten
        return str(next(one.id for one in held if one.dag.month == month))

    def said(self, part: str = "", who: TestClient | None = None) -> str:
        """Give what a page of the year says."""
        return plain((who or self.browser).get(f"{YEAR}{part}").text)

    def row(self, text: str, query: str = "") -> str:
        """Give the first row of the year's page that holds a text, with its marks."""
        rows: list[str] = ROWS.findall(self.browser.get(YEAR + query).text)
        return next(one for one in rows if text in one)

    def until(self, day: date) -> None:
        """Move the clock of the constructed log to a day."""
        self.service.register.open(day, on=day)


def plain(text: str) -> str:
    """Give what a page says, without its marks."""
    bare = re.sub(r"<[^>]+>", " ", text).replace("\N{NO-BREAK SPACE}", " ")
    return unescape(re.sub(r"\s+", " ", bare))


@pytest.fixture(scope="module")
def walk(
    pg_server: RunServer, _template: str, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Walk]:
    """A nämnd whose year has its sammanträden, and what recurs accepted in one press."""
    with (
        fresh_database(pg_server, _template) as migrated,
        running_service(migrated, tmp_path_factory.mktemp("aret")) as service,
    ):
        service.register.open(TODAY, on=TODAY)
        konto = service.account(Role.NAMNDSEKRETERARE)
        _surroundings(Work(service), konto)
        revisor, chef = (service.browser(one) for one in (Role.REVISOR, Role.ENHETSCHEF))
        made = Walk(service, service.browser_of(konto), revisor, chef)
        made.seen["empty"] = made.said()
        for dag in DAYS.values():
            stopp = (dag - timedelta(days=9)).isoformat()
            made.did("handla/plan-sammantrade", dag=str(dag), stopptid=stopp, klockan="12.00")
        shown = made.browser.get(f"{YEAR}/forslag").text
        made.seen["forslag"] = plain(shown)
        made.did("forslag", regel=CHECKED.findall(shown), nyckel="k" * 20)
        yield made


def _surroundings(work: Work, konto: UUID) -> None:
    """Let there be a plan with kontrollmoment, and a granskning and an anmärkning to answer."""
    plan = plan_id(work.service.log, 2024)
    moments = (
        p.AddKontrollmoment(
            plan=plan, kontrollmoment=uuid4(), kod=kod, rubrik=kod, process="P", kontroll="K",
            metod="M", frekvens="en_gang", rapporteras=months, ansvar="A", matt="manuell",
        )
        for kod, months in (("K1", (5, 9)), ("K2", (9,)))
    )  # fmt: skip
    kvalitet = work.acting(Acts.KVALITET, konto)
    INTERNKONTROLL.perform(kvalitet, p.BeginPlan(plan=plan, ar=2024), *moments)
    asked = date(2024, 1, 5)
    opened = r.OpenGranskning(
        granskning=GRANSKNING, rubrik="Bistånd", brev=asked, diarienummer="SN 2024-62"
    )
    about = {"granskning": GRANSKNING}
    REVISION.perform(
        work.acting(Acts.NAMNDSEKRETERARE, konto),
        opened,
        r.RequestSvar(**about, begart=asked, forfaller=date(2024, 6, 7)),
        r.RegisterAnmarkning(
            granskning=GRANSKNING, ar=2023, rubrik="Ekonomin", riktad=asked, text="Skälen."
        ),
        r.RequestYttrande(**about, anmarkning=1, begart=asked, forfaller=date(2024, 5, 6)),
    )


def test_an_empty_year_says_what_comes_first(walk: Walk) -> None:
    """A nämndsekreterare is told to begin with the sammanträden, and what is proposed then."""
    said = walk.seen["empty"]

    assert "Lägg först till årets sammanträden" in said
    assert "Året har inga sammanträden än" in said


def test_what_recurs_is_shown_with_where_it_comes_from(walk: Walk) -> None:
    """The law with its lagrum and how certain it is, the plan, the revisorer, the own months."""
    said = walk.seen["forslag"]

    assert "16 kap. 6 h § socialtjänstlagen (2001:453) och 28 h § lagen (1993:387)" in said
    assert "Källa: lagtexten." in said
    assert "internkontrollplanen 2024 redovisas för nämnden. Planen är ett utkast" in said
    assert "Dagarna är satta av revisorerna, inte av lagen." in said
    assert "yttrande över anmärkning, Ekonomin Sammanträdet 24 april 2024" in said
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
        ("middag", "2024-07-31", "Skriv klockslaget som TT:MM"),
        ("24:10", "2024-07-31", "Skriv klockslaget som TT:MM"),
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


def test_the_page_says_late_and_not_treated_in_words_and_shape(walk: Walk) -> None:
    """With the clock moved a punkt is soon due, late, then not treated: three words and shapes."""
    seen = {}
    for day in ("2024-05-05", "2024-05-20", "2024-05-21", "2024-05-30"):
        walk.until(date.fromisoformat(day))
        seen[day] = walk.row("Översyn av delegationsordningen")
        # The same day asked for in the address says the same, whenever it is asked.
        asked = walk.row("Översyn av delegationsordningen", f"?laget={day}")
        assert plain(asked).split()[:6] == plain(seen[day]).split()[:6]

    assert "Planerad" in seen["2024-05-05"]
    assert "Inom kort" in seen["2024-05-20"]
    assert "badge__form--snart" in seen["2024-05-20"]
    assert "Över tiden sedan 2024-05-21" in seen["2024-05-21"]
    assert "badge__form--over" in seen["2024-05-21"]
    assert "Ej behandlad" in seen["2024-05-30"]
    assert "badge__form--missad" in seen["2024-05-30"]


def test_what_is_delivered_treated_moved_dropped_and_cancelled_shows(walk: Walk) -> None:
    """Each act changes the page; a moved punkt says where it stood, and the columns are whole."""
    walk.did(f"handla/deliver-punkt?punkt={walk.punkt('fyramanadersrapport')}",
             levererad="2024-05-17")  # fmt: skip
    walk.did(f"handla/treat-punkt?punkt={walk.punkt('fyramanadersrapport')}",
             behandlad="2024-05-29", protokollsparagraf="§ 61")  # fmt: skip
    walk.did(f"handla/move-punkt?punkt={walk.punkt('delegationsordning')}",
             sammantrade=walk.mote(6), skal="Underlaget var inte klart.")  # fmt: skip
    walk.did(f"handla/drop-punkt?punkt={walk.punkt('synpunkter')}", skal="Utgår i år.")
    walk.did(f"handla/cancel-sammantrade?sammantrade={walk.mote(12)}", skal="För få ärenden.")
    walk.did("handla/plan-punkt", sammantrade="inte", slag="annat", ansvarig="ekonom",
             arende="Taxor för 2025", diarienummer="SN 2024-70", beslutad="2023-11-22",
             paragraf="§ 141", vidare=["kommunstyrelsen", "fullmaktige"],
             notering="Efter budgeten")  # fmt: skip
    said = walk.said()

    assert "Fyramånadersrapport 2024 Behandlad 2024-05-29, § 61" in said
    assert "Översyn av delegationsordningen Stod tidigare: 2024-05-29 Inom kort" in said
    assert ("Taxor för 2025 Ännu inte inplanerad Ekonomen SN 2024-70 2023-11-22, § 141 "
            "Kommunstyrelsen, Kommunfullmäktige Efter budgeten Planera in") in said  # fmt: skip
    assert "november 2024 Stod tidigare: 2024-12-11 (inställt) Ännu inte inplanerad" in said
    assert "Inställda sammanträden 11 december 2024" in said
    assert "Sammanställning av synpunkter januari-juli 2024 Struken" in said


def test_the_page_as_it_was_registered_before_knows_nothing_of_what_came_after(walk: Walk) -> None:
    """On the same day, but with what was registered by then, the punkt still stands in May."""
    now = walk.said("?laget=2024-05-30")
    then = walk.said("?laget=2024-05-30&registrerat=2024-05-21")

    assert "Läget den 2024-05-30, så som det var registrerat 2024-05-21." in then
    assert "Fyramånadersrapport 2024 Ej behandlad" in then
    assert "Fyramånadersrapport 2024 Behandlad" in now
    assert "Stod tidigare" not in then
    assert "handla/" not in walk.browser.get(f"{YEAR}?registrerat=2024-05-21").text
    assert walk.browser.get(f"{YEAR}?laget=2024-13-01").status_code == 422


def test_why_shows_only_for_those_who_may_read_it_and_each_reading_is_recorded(walk: Walk) -> None:
    """An enhetschef reads why a punkt was moved, a revisor that there is a sealed text."""
    part = f"/punkt/{walk.punkt('delegationsordning')}"
    told, masked = walk.said(part, walk.chef), walk.said(part, walk.revisor)
    reader = walk.service.browser(Role.LOGGKONTROLLANT)
    listed = plain(reader.get("/prov/vem-har-last").text)

    assert "Underlaget var inte klart." in told
    assert "Underlaget" not in masked
    assert "Skyddad text" in masked
    assert "Punkt i nämndens år" in listed


def test_what_happened_is_corrected_and_taken_back_and_both_stay(walk: Walk) -> None:
    """A delivery gets another day, a dropped punkt comes back, and the year's history says so."""
    plan = ARSPLAN.state(walk.service.log).plan(2024)
    number = {type(one).__name__: version for version, one in plan.standing.items()}
    delivered, dropped = number["PunktDelivered"], number["PunktDropped"]
    form = walk.browser.get(f"{YEAR}/handla/correct-arsplan?corrects={delivered}").text
    walk.did(f"handla/correct-arsplan?corrects={delivered}", levererad="2024-05-16", skal="")
    walk.did(f"handla/take-back?corrects={dropped}", skal="Den ska upp ändå.")
    said = walk.said("/handelser")

    assert 'value="2024-05-17"' in form
    assert "Gäller Underlag levererat Ny uppgift, levererat 2024-05-16" in said
    assert "Gäller Punkt struken Återtaget Uppgiften räknas inte längre" in said
    assert "Den ska upp ändå." in said
    assert "Struken" not in walk.said()


def test_the_goals_stand_as_published_on_each_day(walk: Walk) -> None:
    """16 goals, 13 met, 1 partly, 1 not, 1 without result; its task is late the day after."""
    for number in range(1, 17):
        walk.did("mal/handla/set-arsmal", kod=f"M{number}", rubrik=f"Konstruerat mål {number}",
                 ansvarig="forvaltningschef")  # fmt: skip
    goals = list(ARSPLAN.state(walk.service.log).arsmal(2024).mal)
    outcomes = ["uppfyllt"] * 13 + ["delvis", "ej", "saknas"]
    for mal, outcome in zip(goals, outcomes, strict=True):
        walk.did(f"mal/handla/assess-arsmal?mal={mal}", utfall=outcome, per="2024-05-01",
                 text="Enligt bokslutet.")  # fmt: skip
    walk.did(f"mal/handla/give-uppdrag?mal={goals[-1]}", beslutad="2024-05-02", paragraf="§ 20",
             ansvarig="forvaltningschef", senast="2024-06-14", text="")  # fmt: skip
    (uppdrag,) = ARSPLAN.state(walk.service.log).arsmal(2024).mal[goals[-1]].uppdrag
    days = {
        day: walk.said(f"/mal?laget={day}") for day in ("2024-04-30", "2024-06-14", "2024-06-15")
    }
    proposed = walk.said("/forslag")
    walk.until(date(2024, 6, 20))
    walk.did(f"mal/handla/answer-uppdrag?uppdrag={uppdrag.id}", aterrapporterad="2024-06-19",
             paragraf="§ 71")  # fmt: skip
    after = walk.said("/mal")

    assert "16 mål: 13 uppfyllda, 1 delvis, 1 inte och 1 utan resultat." in days["2024-06-14"]
    assert "16 mål: 16 utan resultat." in days["2024-04-30"]
    assert "2024-06-14 Väntar" in days["2024-06-14"]
    assert "2024-06-14 Sent Över tiden sedan 2024-06-15" in days["2024-06-15"]
    assert "1 uppdrag att återrapportera är sent." in days["2024-06-15"]
    assert "Återrapport: mål M16, Konstruerat mål 16 Sammanträdet 29 maj 2024" in proposed
    assert "Återrapporterat 2024-06-19, § 71" in after


def test_a_goal_tells_what_happened_to_it_and_may_be_given_up(walk: Walk) -> None:
    """Its page has follow-ups with their texts; a goal given up is not counted till taken back."""
    (first, *_) = ARSPLAN.state(walk.service.log).arsmal(2024).mal
    told, masked = (walk.said(f"/mal/{first}", one) for one in (walk.chef, walk.revisor))
    walk.did(f"mal/handla/end-arsmal?mal={first}", skal="Ersatt av fullmäktiges mål.")
    without = walk.said("/mal")
    standing = ARSPLAN.state(walk.service.log).arsmal(2024).standing
    walk.did(f"mal/handla/take-back?corrects={max(standing)}", skal="Det gäller ändå.")

    assert "Enligt bokslutet." in told
    assert "Enligt bokslutet." not in masked
    assert "15 mål: 12 uppfyllda" in without
    assert "Borttagna mål M1 Konstruerat mål 1" in without
    assert "16 mål: 13 uppfyllda" in walk.said("/mal")
