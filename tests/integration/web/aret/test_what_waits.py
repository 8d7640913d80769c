"""Forms and pages of the year say what waits: what was held, what is locked, what came late."""

from __future__ import annotations

import pytest

from api.acts import ARSPLAN
from tests.integration.web.aret.walk import ANMARKNING, GRANSKNING, YEAR, Walk, plain

PAST, COMING = "/prov/aret/2023", "/prov/aret/2029"


@pytest.fixture(scope="module")
def motes(walk: Walk) -> dict[str, tuple[str, str, str]]:
    """Give by year its first two sammanträden and the punkt of the first: one year is over."""
    found = {}
    for year, base in ((2023, PAST), (2029, COMING)):
        for day, stopp in ((f"{year}-03-01", f"{year}-02-20"), (f"{year}-12-06", f"{year}-11-27")):
            walk.did(
                "handla/plan-sammantrade",
                base=base,
                dag=day,
                stopptid=stopp,
                klockan="12.00",
                varnad="ja",
            )
        first, second = (str(one.id) for one in ARSPLAN.state(walk.service.log).plan(year).moten)
        walk.did(
            "handla/plan-punkt",
            base=base,
            sammantrade=first,
            slag="annat",
            ansvarig="ekonom",
            arende=f"Taxor {year}",
            varnad="ja",
        )
        (punkt,) = ARSPLAN.state(walk.service.log).plan(year).punkter
        found[base] = (first, second, str(punkt))
    return found


def test_treated_is_prefilled_with_a_day_that_has_been(
    walk: Walk, motes: dict[str, tuple[str, str, str]]
) -> None:
    """The day of a sammanträde that was held is offered; a coming one is not, and is refused."""
    shown = {
        base: walk.browser.get(f"{base}/handla/treat-punkt?punkt={found[2]}").text
        for base, found in motes.items()
    }
    coming = walk.act(
        f"handla/treat-punkt?punkt={motes[COMING][2]}",
        base=COMING,
        behandlad="2029-03-01",
        protokollsparagraf="§ 1",
    )

    assert 'value="2023-03-01"' in shown[PAST]
    assert "2029-03-01" not in shown[COMING].split('name="behandlad"')[1]
    assert coming.status_code == 422


def test_what_is_lost_is_named_before_it_is_cancelled_or_dropped(
    walk: Walk, motes: dict[str, tuple[str, str, str]]
) -> None:
    """To cancel names the punkter that lose their sammanträde; to drop says whether papers came."""
    mote, _, punkt = motes[COMING]
    cancel = plain(walk.browser.get(
        f"{COMING}/handla/cancel-sammantrade?sammantrade={mote}").text)  # fmt: skip
    drop = plain(walk.browser.get(f"{COMING}/handla/drop-punkt?punkt={punkt}").text)

    assert "Punkter som blir utan sammanträde Taxor 2029" in cancel
    assert "Punkt Taxor 2029" in drop
    assert "Underlag Har inte kommit in" in drop


def test_a_locked_day_is_text_and_the_stopptid_is_still_corrected(
    walk: Walk, motes: dict[str, tuple[str, str, str]]
) -> None:
    """Where the nämnd has treated punkter only the stopptid is asked, and why is said."""
    mote, other, _ = motes[PAST]
    walk.did(
        "handla/plan-punkt",
        base=PAST,
        sammantrade=other,
        slag="annat",
        ansvarig="ekonom",
        arende="Attestlista",
        varnad="ja",
    )
    state = ARSPLAN.state(walk.service.log).plan(2023)
    punkt = next(one.id for one in state.punkter.values() if one.arende == "Attestlista")
    walk.did(
        f"handla/treat-punkt?punkt={punkt}",
        base=PAST,
        behandlad="2023-12-06",
        protokollsparagraf="§ 9",
    )
    page = walk.browser.get(PAST).text
    form = f"handla/change-stopptid?sammantrade={other}"
    shown = walk.browser.get(f"{PAST}/{form}").text
    walk.did(form, base=PAST, stopptid="2023-11-24", klockan="13.00", varnad="ja")

    assert f"change-stopptid?sammantrade={other}" in page
    assert f"change-sammantrade?sammantrade={mote}" in page
    assert 'name="dag"' not in shown
    assert "Sammanträdets dag 6 december 2023" in plain(shown)
    assert "Dagen kan därför inte ändras" in plain(shown)
    assert "Stopptid 2023-11-24 13.00" in plain(walk.browser.get(PAST).text)


def test_a_move_does_not_hide_that_the_papers_were_late(
    walk: Walk, motes: dict[str, tuple[str, str, str]]
) -> None:
    """The page of a moved punkt says of each sammanträde it has left how late its papers were."""
    _, other, punkt = motes[PAST]
    walk.did(f"handla/move-punkt?punkt={punkt}", base=PAST, sammantrade=other)
    without = plain(walk.browser.get(f"{PAST}/punkt/{punkt}").text)
    walk.did(f"handla/deliver-punkt?punkt={punkt}", base=PAST, levererad="2023-02-23")
    came = plain(walk.browser.get(f"{PAST}/punkt/{punkt}").text)

    assert ("Sent till ett tidigare sammanträde Underlaget hade inte kommit vid stopptiden"
            " 2023-02-20 12.00 för sammanträdet 2023-03-01") in without  # fmt: skip
    assert ("Sent till ett tidigare sammanträde Underlaget kom 2023-02-23, 3 dagar efter"
            " stopptiden för sammanträdet 2023-03-01") in came  # fmt: skip


def test_a_year_that_is_over_is_not_waited_for(walk: Walk) -> None:
    """`än` is said of a year that runs or comes, never of one that is over."""
    past = plain(walk.browser.get("/prov/aret/2022").text)
    goals = plain(walk.browser.get("/prov/aret/2022/mal").text)
    coming = plain(walk.browser.get("/prov/aret/2030").text)

    assert "Året har inga sammanträden." in past
    assert "Året har inga mål." in goals
    assert "Året har inga sammanträden än." in coming


def test_a_punkt_leads_to_its_granskning(walk: Walk) -> None:
    """An answer and a yttrande lead to the granskning they belong to; other punkter do not."""
    link = f'href="/prov/granskningar/{GRANSKNING}"'
    pages = {
        one: walk.browser.get(f"{YEAR}/punkt/{walk.punkt(one)}").text
        for one in (f"svar/{GRANSKNING}", f"svar/{ANMARKNING}", "delarsrapport")
    }

    assert [link in text for text in pages.values()] == [True, True, False]
