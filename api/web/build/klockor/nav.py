"""The pages of the internkontroll beside each other, as tabs, and the filter they share."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from api.web.build.enhetsval import enhet_field
from api.web.models.formular import Field, Form, Kind
from api.web.models.frame import NavLink
from api.web.models.parts import Paging

if TYPE_CHECKING:
    from collections.abc import Mapping
    from functools import partial

    from api.web.build.klockor.found import Chosen
    from api.web.links_klockor import ClockLinks
    from audit.organisation import Organisation

PER_PAGE: Final = 50
"""Rows of a list on one page."""
LAGET: Final = "Läget"
ANMALNINGAR: Final = "Orosanmälningar"
UTREDNINGAR: Final = "Barnutredningstid"
UPPFOLJNINGAR: Final = "Uppföljningar"
HANDLAGGNING: Final = "Handläggning"
UTVECKLING: Final = "Utveckling"
SEEN: Final = (
    "Du ser uppgifter och tal, inga namn och ingen fri text."
    " Skyddad text visas bara inom en granskning som nämnden har öppnat."
)
"""What a revisor is told of the lists: what they show, and why no more."""


def seen_by(links: ClockLinks) -> str:
    """Say what the reader sees, where it is less than those see who work in the cases."""
    return SEEN if links.links.audits else ""


def sections(links: ClockLinks, current: str) -> tuple[NavLink, ...]:
    """Give the pages of the internkontroll that the reader may open."""
    found = (
        (LAGET, links.dashboard()),
        (UTREDNINGAR, links.links.figure()),
        (ANMALNINGAR, links.anmalningar()),
        (UPPFOLJNINGAR, links.uppfoljningar()),
        (HANDLAGGNING, links.handlaggning()),
        (UTVECKLING, links.development()),
    )
    return tuple(NavLink(name, href, current=name == current) for name, href in found if href)


def filter_form(
    action: str,
    chosen: Chosen,
    organisation: Organisation,
    *,
    keep: Mapping[str, str] | None = None,
    enhet: bool = True,
    samordnare: bool = True,
    period: bool = False,
) -> Form:
    """Make the form that narrows a page: both dates, the enhet and the samordnare.

    `keep` are the other parts of the address; `period` asks for the first day of one.
    """
    asked, given = chosen.asked, chosen.given
    known = asked.stand.registrerat
    enheter = enhet_field(organisation, chosen.enhet, asked.per, "Alla enheter")
    first = (
        Field("fran", "Från och med", Kind.DATE, asked.start.isoformat(), "ÅÅÅÅ-MM-DD"),
        Field("laget", "Till och med", Kind.DATE, asked.per.isoformat(), "ÅÅÅÅ-MM-DD"),
    )
    laget = (Field("laget", "Läget den", Kind.DATE, asked.per.isoformat(), "ÅÅÅÅ-MM-DD"),)
    label, hint = "Så som det var registrerat den", "ÅÅÅÅ-MM-DD, tomt för nu"
    fields = (
        *(Field(name, "", Kind.HIDDEN, value) for name, value in (keep or {}).items() if value),
        *(first if period else laget),
        Field("registrerat", label, Kind.DATE, known.isoformat() if known else "", hint),
        *((enheter,) if enhet else ()),
        *((_samordnare(given.get("samordnare", "")),) if samordnare else ()),
    )
    what = [("datum", True), ("enhet", enhet), ("samordnare", samordnare)]
    return Form(
        "urval",
        action,
        "",
        f"Välj {_listed([name for name, on in what if on])}",
        fields,
        "Visa",
        method="get",
    )


def _listed(names: list[str]) -> str:
    return " och ".join(filter(None, (", ".join(names[:-1]), names[-1])))


def _samordnare(value: str) -> Field:
    return Field("samordnare", "Samordnare", value=value, description="Koden, till exempel s1")


def paging(address: partial[str], number: int, total: int) -> Paging:
    """Give the way to the pages before and after one of a list."""
    pages = max(1, -(-total // PER_PAGE))
    before = address(page=number - 1) if number > 1 else None
    return Paging(number, pages, before, address(page=number + 1) if number < pages else None)


def downloads(address: partial[str]) -> tuple[NavLink, ...]:
    """Give the ways to the same list as a file."""
    return (
        NavLink("Hämta listan som Excel", address(form="xlsx")),
        NavLink("Hämta listan som CSV", address(form="csv")),
    )
