"""Who may open which page: nobody unsigned, and each role only what its task needs."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from api.auth import Role
from audit.barnutredning import ExtendUtredning

if TYPE_CHECKING:
    from uuid import UUID

    from tests.support.services import Service

FIGURE = "/prov/internkontroll/barnutredningstid"
FIGURES = {
    Role.ENHETSCHEF, Role.VERKSAMHETSCHEF, Role.NAMNDSEKRETERARE, Role.KVALITET, Role.REVISOR,
}  # fmt: skip
CASES = FIGURES - {Role.NAMNDSEKRETERARE}
PAGES = {
    FIGURE: FIGURES,
    f"{FIGURE}?population=avslutade": FIGURES,
    f"{FIGURE}/diagram/klasser.svg?form=bred": FIGURES,
    f"{FIGURE}/arenden": CASES,
    "/prov/arenden/{arende}": CASES,
    "/prov/kontrollstampel": set(Role) - {Role.RAPPORTOR},
    "/prov/vem-har-last": {Role.LOGGKONTROLLANT},
}


def test_nobody_sees_a_page_without_signing_in(service: Service) -> None:
    """Every page leads to the sign-in page and from there back."""
    anyone = service.anyone()
    answers = [anyone.get(one.replace("{arende}", "x")) for one in (*PAGES, "/", "/prov")]

    assert {answer.status_code for answer in answers} == {303}
    assert all(answer.headers["location"].startswith("/logga-in") for answer in answers)


def test_a_role_opens_what_its_task_needs_and_nothing_else(service: Service, arende: UUID) -> None:
    """Each page answers 200 to the roles that may, and 403 to every other role."""
    browsers = {role: service.browser(role) for role in Role}
    answers = {
        (role, page): browser.get(page.replace("{arende}", str(arende))).status_code
        for role, browser in browsers.items()
        for page in PAGES
    }

    assert answers == {
        (role, page): 200 if role in roles else 403
        for role in Role
        for page, roles in PAGES.items()
    }


def test_a_namnd_without_a_role_is_as_if_it_were_not_there(service: Service) -> None:
    """Whoever has no role gets the same answer as for a nämnd that does not exist."""
    browser = service.browser()
    answers = [browser.get(f"/{slug}/kontrollstampel") for slug in ("prov", "finns-inte")]

    assert [one.status_code for one in answers] == [404, 404]


def test_the_secretary_sees_numbers_that_lead_nowhere(service: Service, arende: UUID) -> None:
    """Figures without lists: no number is a link, and the list of what falls due is not there."""
    browser = service.browser(Role.NAMNDSEKRETERARE)
    pages = [browser.get(address).text for address in ("/prov", FIGURE)]

    assert not [page for page in pages if "/arenden" in page]


def test_sealed_words_are_masked_but_for_chefer(service: Service, arende: UUID) -> None:
    """A revisor sees that there is protected text; a chef reads it."""
    command = ExtendUtredning(
        arende=arende,
        beslutad=date(2023, 2, 1),
        ny_sista_dag=date(2023, 3, 10),
        skal_kod="annat",
        beslutsfattare="utskott",
        skal="Ord som skyddas.",
    )
    register = service.register
    register.written[arende] = [one.event for one in service.log.load(arende)]
    register.send(command, on=date(2023, 2, 2))
    seen = {
        role: service.browser(role).get(f"/prov/arenden/{arende}").text
        for role in (Role.REVISOR, Role.KVALITET, Role.ENHETSCHEF)
    }

    assert "Ord som skyddas." in seen[Role.ENHETSCHEF]
    for role in (Role.REVISOR, Role.KVALITET):
        assert "Ord som skyddas." not in seen[role]
        assert "Skyddad text" in seen[role]


@pytest.mark.parametrize(
    ("role", "address"),
    [
        (Role.LOGGKONTROLLANT, "/prov/vem-har-last"),
        (Role.TEKNIKER, "/prov/kontrollstampel"),
        (Role.MOTTAGARE, "/prov/att-gora"),
    ],
)
def test_whoever_sees_no_figures_starts_where_the_role_leads(
    service: Service, role: Role, address: str
) -> None:
    """The start page sends the loggkontrollant to the readings and the tekniker to the stamp."""
    answer = service.browser(role).get("/prov")

    assert (answer.status_code, answer.headers["location"]) == (303, address)
