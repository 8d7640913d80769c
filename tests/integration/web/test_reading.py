"""Reading is recorded before anything is shown, and the readings can be read."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from api.auth import Role

if TYPE_CHECKING:
    from uuid import UUID

    from tests.support.services import Service

FIGURE = "/prov/internkontroll/barnutredningstid"


@pytest.mark.parametrize(
    ("address", "recorded"),
    [
        ("/prov", 1),
        (f"{FIGURE}/arenden?klass=over", 1),
        ("/prov/arenden/{arende}", 1),
        ("/prov/arenden/00000000-0000-4000-8000-00000000dead", 1),
        (FIGURE, 0),
        ("/prov/kontrollstampel", 0),
    ],
)
def test_what_shows_arenden_is_recorded_and_what_shows_figures_is_not(
    service: Service, arende: UUID, address: str, recorded: int
) -> None:
    """One opening of a list or an ärende is one record; a figure says nothing of anyone."""
    before = service.log.reads.head().size
    service.browser(Role.KVALITET).get(address.replace("{arende}", str(arende)))

    assert service.log.reads.head().size - before == recorded


def test_nothing_is_shown_when_the_reading_cannot_be_recorded(
    service: Service, arende: UUID
) -> None:
    """A read log that accepts nothing closes the ärenden: fail closed."""
    browser = service.browser(Role.KVALITET)
    service.log.reads.parts.committer.close()
    answer = browser.get(f"/prov/arenden/{arende}")

    assert answer.status_code == 503
    assert "Utredning inledd" not in answer.text


def test_the_loggkontrollant_sees_who_read_what(service: Service, arende: UUID) -> None:
    """The reader's name and role, the ärende or the list with its choice, newest first."""
    browser = service.browser(Role.KVALITET)
    browser.get(f"{FIGURE}/arenden?klass=over&laget=2022-12-31")
    browser.get(f"/prov/arenden/{arende}")
    page = service.browser(Role.LOGGKONTROLLANT).get("/prov/vem-har-last").text

    assert "Prov Provsson" in page
    assert page.index(f"Ärende: {arende.hex[-10:-5]}") < page.index("Lista över")
    assert "lista: över fyra månader" in page
