"""The nämnd's year as it goes: late and not treated, moved and corrected, its goals followed up."""

from __future__ import annotations

from datetime import date

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


def test_an_earlier_day_shows_where_each_stood_and_says_what_has_no_day(walk: Walk) -> None:
    """Moved, dropped or cancelled later it stands where it stood; what was added says when."""
    then, today = walk.said("?laget=2024-05-20"), walk.said()
    punkt = f"/punkt/{walk.punkt('delegationsordning')}"
    one = walk.said(f"{punkt}?laget=2024-05-20")
    paper = walk.said("/papper?laget=2024-05-20&upplaga=offentlig")
    told = "3 ändringar som registrerades efter 2024-05-20 räknas inte här."

    assert "Översyn av delegationsordningen Inom kort Senast 2024-05-20" in then
    assert "Taxor för 2025 Lades till 2024-05-30 Ännu inte inplanerad" in then
    assert "Sammanträde 11 december 2024" in then
    assert not [text for text in ("Stod tidigare", "Struken", "Inställda") if text in then]
    assert "Sammanträde 29 maj 2024 Stopptid 2024-05-20 12.00 Ansvarig" in one
    assert all(told in page and "har ingen egen dag" in page for page in (then, one, paper))
    assert "har ingen egen dag" not in today
    assert "Taxor för 2025 Efter budgeten Lades till 2024-05-30" in paper


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
