"""Every link keeps where the reader stands."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from api.web.links import AVSLUTADE, Links, Stand

STAND = Stand(date(2022, 12, 31), date(2023, 2, 21))
LINKS = Links("prov", STAND)
ARENDE = UUID("0189f7c4-0000-7000-8000-000000000001")


def test_every_page_is_reached_with_both_dates_kept() -> None:
    """No link loses the day or what was registered by then."""
    addresses = [
        LINKS.start(),
        LINKS.figure(),
        LINKS.figure(AVSLUTADE),
        LINKS.listing("inom"),
        LINKS.chart("klasser", "pagaende", "bred"),
        LINKS.arende(ARENDE),
        LINKS.checkpoint(),
        LINKS.readers(2),
    ]

    assert all("laget=2022-12-31&registrerat=2023-02-21" in one for one in addresses)


def test_without_a_choice_an_address_has_no_query() -> None:
    """Now is not written out."""
    assert Links("prov").start() == "/prov"


def test_whoever_may_not_open_lists_gets_no_link_to_them() -> None:
    """A number that leads nowhere is no link."""
    assert Links("prov", STAND, lists=False).listing("inom") == ""


def test_the_running_ones_have_no_period() -> None:
    """Going from the closed to the running ones drops the first day of the period."""
    links = Links("prov", Stand(date(2022, 12, 31), fran=date(2022, 1, 1)))

    assert "fran=2022-01-01" in links.figure(AVSLUTADE)
    assert "fran" not in links.figure()


def test_knowing_something_else_lets_go_of_the_number() -> None:
    """A chosen day of registration replaces a pinned kontrollnummer."""
    stand = Stand(date(2022, 12, 31), None, 4812).knowing(date(2023, 1, 1))

    assert stand.query() == "?laget=2022-12-31&registrerat=2023-01-01"


def test_what_is_asked_comes_first_and_what_is_empty_is_left_out() -> None:
    """A choice is written as it was typed, safe in an address, before where one stands."""
    given = STAND.query(enhet="Norra & södra", klass="", sida=None, nr=None)

    assert given == "?enhet=Norra+%26+s%C3%B6dra&laget=2022-12-31&registrerat=2023-02-21"
    assert Stand(nummer=7).query(sida=2) == "?sida=2&nr=7"
    assert Stand().query(enhet="") == ""
