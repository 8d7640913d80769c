"""The nämnd's year as it goes: late and not treated, moved and corrected, its goals followed up."""

from __future__ import annotations

import re
from datetime import date

import pytest

from api.acts import ARSPLAN, arsplan_id
from api.auth import Role
from audit.store.gallring import execute
from tests.integration.web.aret.walk import YEAR, Walk, plain
from tests.support.logs import a_context
from tests.support.services import CSRF


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
    assert "Sen Över tiden sedan 2024-05-21" in plain(seen["2024-05-21"])
    assert "badge__form--over" in seen["2024-05-21"]
    assert "Ej behandlad" in seen["2024-05-30"]
    assert "badge__form--missad" in seen["2024-05-30"]


@pytest.fixture(scope="module")
def told(walk: Walk) -> Walk:
    """The year on 30 May: delivered, treated, moved, dropped, cancelled, and one more planned."""
    walk.until(date(2024, 5, 30))
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
    walk.seen["told"] = walk.said()
    return walk


@pytest.fixture(scope="module")
def goals(walk: Walk) -> Walk:
    """16 goals, all followed up on 1 May; the last has a task to report back by 14 June."""
    walk.seen["no goals"] = walk.said("/mal")
    walk.until(date(2024, 5, 30))
    for number in range(1, 17):
        walk.did("mal/handla/set-arsmal", kod=f"M{number}", rubrik=f"Konstruerat mål {number}",
                 ansvarig="forvaltningschef")  # fmt: skip
    every = list(ARSPLAN.state(walk.service.log).arsmal(2024).mal)
    outcomes = ["uppfyllt"] * 13 + ["delvis", "ej", "saknas"]
    for mal, outcome in zip(every, outcomes, strict=True):
        walk.did(f"mal/handla/assess-arsmal?mal={mal}", utfall=outcome, per="2024-05-01",
                 text="Enligt bokslutet.")  # fmt: skip
    walk.did(f"mal/handla/give-uppdrag?mal={every[-1]}", beslutad="2024-05-02", paragraf="§ 20",
             ansvarig="forvaltningschef", senast="2024-06-14", text="")  # fmt: skip
    return walk


def test_what_is_delivered_treated_moved_dropped_and_cancelled_shows(told: Walk) -> None:
    """Each act changes the page; a moved punkt says where it stood, and the columns are whole."""
    said = told.seen["told"]

    assert "Fyramånadersrapport 2024 Behandlad 2024-05-29, § 61" in said
    assert "Översyn av delegationsordningen Stod tidigare: 2024-05-29 Inom kort" in said
    assert ("Taxor för 2025 Ännu inte inplanerad Ekonomen SN 2024-70 2023-11-22, § 141 "
            "Kommunstyrelsen, Kommunfullmäktige Efter budgeten Planera in") in said  # fmt: skip
    assert "november 2024 Stod tidigare: 2024-12-11 (inställt) Ännu inte inplanerad" in said
    assert "Inställda sammanträden 11 december 2024" in said
    assert "Sammanställning av synpunkter januari-juli 2024 Struken" in said


def test_the_page_as_it_was_registered_before_knows_nothing_of_what_came_after(told: Walk) -> None:
    """On the same day, but with what was registered by then, the punkt still stands in May."""
    walk = told
    now = walk.said("?laget=2024-05-30")
    then = walk.said("?laget=2024-05-30&registrerat=2024-05-21")

    assert "Läget den 2024-05-30, så som det var registrerat 2024-05-21." in then
    assert "Fyramånadersrapport 2024 Ej behandlad" in then
    assert "Fyramånadersrapport 2024 Behandlad" in now
    assert "Stod tidigare" not in then
    assert "handla/" not in walk.browser.get(f"{YEAR}?registrerat=2024-05-21").text
    assert walk.browser.get(f"{YEAR}?laget=2024-13-01").status_code == 422


def test_an_earlier_day_shows_where_each_stood_and_says_what_has_no_day(told: Walk) -> None:
    """Moved, dropped or cancelled later it stands where it stood; what was added says when."""
    walk = told
    then, today = walk.said("?laget=2024-05-20"), walk.said()
    punkt = f"/punkt/{walk.punkt('delegationsordning')}"
    one = walk.said(f"{punkt}?laget=2024-05-20")
    paper = walk.said("/papper?laget=2024-05-20&upplaga=offentlig")
    later = "3 ändringar som registrerades efter 2024-05-20 räknas inte här."

    assert "Översyn av delegationsordningen Inom kort Senast 2024-05-20" in then
    assert "Taxor för 2025 Lades till 2024-05-30 Ännu inte inplanerad" in then
    assert "Sammanträde 11 december 2024" in then
    assert not [text for text in ("Stod tidigare", "Struken", "Inställda") if text in then]
    assert "Sammanträde 29 maj 2024 Stopptid 2024-05-20 12.00 Ansvarig" in one
    assert all(later in page and "har ingen egen dag" in page for page in (then, one, paper))
    assert "har ingen egen dag" not in today
    assert "Taxor för 2025 Efter budgeten Lades till 2024-05-30" in paper


def test_why_shows_only_for_those_who_may_read_it_and_each_reading_is_recorded(told: Walk) -> None:
    """An enhetschef reads why a punkt was moved, a revisor that there is a sealed text and why."""
    walk = told
    part = f"/punkt/{walk.punkt('delegationsordning')}"
    said, masked = walk.said(part, walk.chef), walk.said(part, walk.revisor)
    reader = walk.service.browser(Role.LOGGKONTROLLANT)
    listed = plain(reader.get("/prov/vem-har-last").text)

    assert "Underlaget var inte klart." in said
    assert "Från Sammanträdet 2024-05-29 Till Sammanträdet 2024-06-19" in said
    assert "Varför punkten är med Återkommer varje år" in said
    assert "fri text" not in said
    assert "fri text som kan röra enskilda. Läses av enhetschefen, " in masked
    assert "och av revisorer inom en granskning som öppnar nämndens år." in masked
    assert "Underlaget var inte klart" not in masked
    assert "Underlaget hade inte kommit vid stopptiden 2024-05-20 12.00" in masked
    assert "Skyddad text" in masked
    assert "Punkt i nämndens år" in listed


def test_what_happened_is_corrected_and_taken_back_and_both_stay(told: Walk) -> None:
    """A delivery gets another day, a dropped punkt comes back, and the year's history says so.

    Each form says which registration it is about, and asks why.
    """
    walk = told
    plan = ARSPLAN.state(walk.service.log).plan(2024)
    number = {type(one).__name__: version for version, one in plan.standing.items()}
    delivered, dropped = number["PunktDelivered"], number["PunktDropped"]
    form = walk.browser.get(f"{YEAR}/handla/correct-arsplan?corrects={delivered}").text
    about = plain(form)
    back = plain(walk.browser.get(f"{YEAR}/handla/take-back?corrects={dropped}").text)
    mute = walk.act(f"handla/correct-arsplan?corrects={delivered}", levererad="2024-05-16", skal="")
    walk.did(f"handla/correct-arsplan?corrects={delivered}", levererad="2024-05-16", skal="Fel.")
    walk.did(f"handla/take-back?corrects={dropped}", skal="Den ska upp ändå.")
    said = walk.said("/handelser")

    assert 'value="2024-05-17"' in form
    assert ("Punkt Fyramånadersrapport 2024 Uppgiften Underlag levererat Kom in den, nu 2024-05-17 "
            "Registrerades 2024-05-30") in about  # fmt: skip
    assert "Uppgiften Punkt struken Dag 2024-05-30 Registrerades 2024-05-30" in back
    assert "Sammanställning av synpunkter januari-juli 2024" in back
    assert mute.status_code == 422
    assert "Varför rättas den?: skriv något här" in plain(mute.text)
    assert "Gäller Underlag levererat Ny uppgift, levererat 2024-05-16" in said
    assert "Gäller Punkt struken Återtaget Uppgiften räknas inte längre" in said
    assert "Den ska upp ändå." in said
    assert "Struken" not in walk.said()


def test_a_sammantrade_that_was_held_is_corrected_and_what_it_left_is_moved(told: Walk) -> None:
    """It stands folded below the next one; its day is fixed, and an untreated punkt is moved."""
    page, may = told.browser.get(YEAR).text, told.mote(5)
    form = told.said(f"/handla/change-sammantrade?sammantrade={may}")
    stopptid = {"sammantrade": may, "dag": "2024-05-29", "stopptid": "2024-05-21"}
    warned = told.act(f"handla/change-sammantrade?sammantrade={may}", **stopptid, klockan="12.00")
    added = told.act("handla/plan-punkt", sammantrade=may, slag="annat", ansvarig="ekonom",
                     arende="Togs upp ändå")  # fmt: skip
    left = told.said(f"/punkt/{told.punkt('ej_verkstallda/2024-1')}")
    said = plain(page)

    assert "Nästa sammanträde: 19 juni 2024 . Stopptid 2024-06-10 12.00" in said
    assert page.index('<details class="vikt vikt--bred">') < page.index(
        'id="sammantrade-2024-05-29"'
    )
    assert "Lägg till en punkt som togs upp Rätta stopptiden" in said
    assert "Sammanträdet är hållet Nämnden har behandlat 1 punkt vid det. Dagen kan därför" in form
    assert 'value="12.00"' in told.browser.get(
        f"{YEAR}/handla/change-sammantrade?sammantrade={may}").text  # fmt: skip
    assert (warned.status_code, added.status_code) == (422, 422)
    assert "har varit. Ändra bara om" in plain(warned.text)
    assert "står som ej behandlad tills du registrerar" in plain(added.text)
    assert "bordlagd eller återremitterad: flytta den till ett annat sammanträde" in left
    assert "registrera paragrafen. Flytta punkten Registrera att nämnden har behandlat" in left
    assert "är ej behandlade" in said
    assert "Flytta punkten" in told.row("Ej verkställda beslut")


def test_what_was_added_in_one_press_stands_together(told: Walk) -> None:
    """All that recurs is one happening; an earlier beslut is said as on the punkt's own page."""
    said, shown = told.said("/handelser"), told.said("/handelser", told.revisor)

    assert re.search(r"\d\d punkter tillagda, registrerat 2024-01-08", said)
    assert "Översyn av delegationsordningen Sammanträdet 2024-05-29" in said
    assert "Tidigare beslut 2023-11-22, § 141" in said
    assert "Dag 2024-05-29 Stopptid 2024-05-20 12.00" in said
    assert "Sammanträde 2024-05-29 Dag" not in said
    assert "Det som är planerat ändras på punktens" in said
    assert "Inget skrivs över" in shown
    assert "Här rättas" not in shown


def test_the_goals_stand_as_published_on_each_day(goals: Walk) -> None:
    """16 goals, 13 met, 1 partly, 1 not, 1 without result; its task is late the day after."""
    walk = goals
    every = list(ARSPLAN.state(walk.service.log).arsmal(2024).mal)
    (uppdrag,) = ARSPLAN.state(walk.service.log).arsmal(2024).mal[every[-1]].uppdrag
    days = {
        day: walk.said(f"/mal?laget={day}") for day in ("2024-04-30", "2024-06-14", "2024-06-15")
    }
    proposed = walk.said("/forslag")
    walk.until(date(2024, 6, 20))
    walk.did(f"mal/handla/answer-uppdrag?uppdrag={uppdrag.id}", aterrapporterad="2024-06-19",
             paragraf="§ 71")  # fmt: skip
    after = walk.said("/mal")

    empty = walk.seen["no goals"]
    assert "Året har inga mål än. Lägg till ett mål Föregående år" in empty
    assert "Målen som dokument" not in empty
    assert "Årets mål" not in empty
    assert "16 mål: 13 uppfyllda, 1 delvis, 1 inte och 1 utan resultat." in days["2024-06-14"]
    assert "16 mål: 16 utan resultat." in days["2024-04-30"]
    assert "2024-06-14 Väntar" in days["2024-06-14"]
    assert "2024-06-14 Sent Över tiden sedan 2024-06-15" in days["2024-06-15"]
    assert "1 uppdrag att återrapportera är sent." in days["2024-06-15"]
    assert "Återrapport: mål M16, Konstruerat mål 16 Sammanträdet 29 maj 2024" in proposed
    assert "Återrapporterat 2024-06-19, § 71" in after


def test_a_goal_tells_what_happened_to_it_and_may_be_given_up(goals: Walk) -> None:
    """Its page has follow-ups with their texts; a goal given up is not counted till taken back."""
    walk = goals
    (first, *_) = ARSPLAN.state(walk.service.log).arsmal(2024).mal
    said, masked = (walk.said(f"/mal/{first}", one) for one in (walk.chef, walk.revisor))
    walk.did(f"mal/handla/end-arsmal?mal={first}", skal="Ersatt av fullmäktiges mål.")
    without, open_ = walk.said("/mal"), walk.said("/mal", walk.revisor)
    standing = ARSPLAN.state(walk.service.log).arsmal(2024).standing
    walk.did(f"mal/handla/take-back?corrects={max(standing)}", skal="Det gäller ändå.")

    assert "Underlag Enligt bokslutet. Uppdrag att återrapportera Inga Det som" in said
    assert "Enligt bokslutet." not in masked
    assert "Utfall Underlag Registrera" in without
    assert "Läget den 2024-05-01 Enligt bokslutet. Följ upp" in without
    assert "Vad utfallen bygger på är skyddad text. Läses av enhetschefen, " in open_
    assert "Enligt bokslutet." not in open_
    assert "Underlag" not in open_
    assert "15 mål: 12 uppfyllda" in without
    assert "Borttagna mål M1 Konstruerat mål 1" in without
    assert "16 mål: 13 uppfyllda" in walk.said("/mal")


def test_a_treated_report_says_which_matningar_were_presented_with_it(told: Walk) -> None:
    """That the nämnd treated the punkt does not say that a mätning was presented."""
    walk, punkt = told, told.punkt("internkontrollrapport/5")
    before = walk.said(f"/punkt/{punkt}")
    walk.did(f"handla/treat-punkt?punkt={punkt}", behandlad="2024-05-29", protokollsparagraf="§ 62")
    after = walk.said(f"/punkt/{punkt}")
    standing = ARSPLAN.state(walk.service.log).plan(2024).standing
    walk.did(f"handla/take-back?corrects={max(standing)}", skal="Ett annat ärende.")

    assert "Mätningar i registret" not in before
    assert "Mätningar i registret Ingen mätning redovisad: K1." in after


def test_a_gallrat_year_says_so_and_shows_nothing_of_what_it_said(walk: Walk) -> None:
    """What was planned is gone from the pages; that something was, and is gallrat, stands."""
    year, log = "/prov/aret/2028", walk.service.log
    walk.browser.post(f"{year}/handla/plan-punkt", data={
        "csrf_token": CSRF, "sammantrade": "inte", "slag": "annat", "ansvarig": "ekonom",
        "arende": "inte",
    })  # fmt: skip
    before = plain(walk.browser.get(year).text)
    dsn = walk.service.services.settings.destroyer_url or ""
    execute(log, dsn, arsplan_id(log, 2028), a_context(), grund="prov", lagrum="prov")
    after, told = (walk.browser.get(one) for one in (year, f"{year}/handelser"))

    assert "inte Ännu inte inplanerad Ekonomen" in before
    assert (after.status_code, told.status_code) == (200, 200)
    assert "Ekonomen" not in plain(after.text + told.text)
    assert "Punkt tillagd (gallrad)" in plain(told.text)
    assert "arsplan." not in told.text
