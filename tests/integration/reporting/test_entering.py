"""A report taken by telephone or on paper is entered for someone else, with when it first came."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from api.auth import Role
from api.reporting.derived import of_token
from audit.lexsarah.events_rapport import RapportReceived
from tests.support.reporting import ADDRESS, TOLD, code_of, hidden

if TYPE_CHECKING:
    from tests.support.reporting import Site

PAGE = f"{ADDRESS}/at-nagon"
FIRST = {"kanal": "telefon", "mottagen_dag": "2026-01-31", "mottagen_klockan": "22.15"}


@pytest.fixture
def mottagare(site: Site) -> Any:
    """A mottagare at work."""
    return site.service.browser(Role.MOTTAGARE, strong=True)


def test_who_entered_it_and_when_it_first_came(site: Site, mottagare: Any) -> None:
    """The account that entered it stands in the facts; the time is that of the telephone call."""
    form = hidden(mottagare.get(PAGE).text)
    sent = {**form, **TOLD, **FIRST, "namn": "Vera"}
    codes = {code_of(mottagare.post(PAGE, data=sent).text) for _ in range(2)}
    own = of_token(site.service.log.parts.keys.identifier, form["formular"])
    event = site.service.log.load(own.rapport)[0].event

    assert isinstance(event, RapportReceived)
    assert (event.kanal, event.namngiven, event.konto) == ("telefon", True, None)
    assert event.inlagd_av is not None
    assert event.happened.start == "2026-01-31T21:15:00.000000Z"
    assert len(codes) == 1
    assert site.status(codes.pop()).status_code == 200


@pytest.mark.parametrize(
    ("typed", "field"),
    [
        ({"kanal": ""}, "kanal"),
        ({"kanal": "web"}, "kanal"),
        ({"mottagen_dag": "2999-01-01"}, "mottagen_dag"),
        ({"mottagen_dag": "31 jan"}, "mottagen_dag"),
        ({"mottagen_klockan": "25.00"}, "mottagen_dag"),
        ({"vad_hande": ""}, "vad_hande"),
        ({"slag": ""}, "slag"),
    ],
)
def test_what_is_wrong_is_named(mottagare: Any, typed: dict[str, str], field: str) -> None:
    """Way, day and time are asked for; what was typed stands there again."""
    form = hidden(mottagare.get(PAGE).text)
    page = mottagare.post(PAGE, data={**form, **TOLD, **FIRST, "var": "Köket", **typed})

    assert page.status_code == 422
    assert f'href="#{field}"' in page.text
    assert 'value="Köket"' in page.text


def test_only_those_who_may_enter_reports_see_the_form(site: Site) -> None:
    """Somebody else is refused before typing anything; nobody signed in is sent to sign in."""
    revisor = site.service.browser(Role.REVISOR, strong=True)

    assert revisor.get(PAGE).status_code == 403
    assert site.service.anyone().get(PAGE).status_code == 303


def test_the_form_of_another_page_is_refused(site: Site, mottagare: Any) -> None:
    """Without the form's own token nothing is entered in somebody's name."""
    form = hidden(mottagare.get(PAGE).text)
    before = site.reports()
    page = mottagare.post(PAGE, data={**form, **TOLD, **FIRST, "csrf_token": "annan"})

    assert page.status_code == 403
    assert site.reports() == before
