"""Choosing the day of a page, and the ways to the rest of its list: shared by these pages."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from api.web.models.formular import Field, Form, Kind
from api.web.models.frame import NavLink
from api.web.models.parts import Paging

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from api.web.build.verkstallighet.seen import Seen

PER_PAGE: Final = 50
"""Rows of a list on one page."""


def day_form(seen: Seen, action: str, keep: Mapping[str, str]) -> Form:
    """Make the form that asks for another day; `keep` are the other parts of the address."""
    known = seen.standing.stand.registrerat
    label, hint = "Så som det var registrerat den", "ÅÅÅÅ-MM-DD, tomt för nu"
    fields = (
        *(Field(name, "", Kind.HIDDEN, value) for name, value in keep.items() if value),
        Field("laget", "Läget den", Kind.DATE, seen.per.isoformat(), "ÅÅÅÅ-MM-DD"),
        Field("registrerat", label, Kind.DATE, known.isoformat() if known else "", hint),
    )
    return Form("urval", action, "", "Gå tillbaka i tiden", fields, "Visa", method="get")


def paging(address: Callable[[int], str], number: int, total: int) -> Paging:
    """Give the way to the pages before and after one of a list."""
    pages = max(1, -(-total // PER_PAGE))
    before = address(number - 1) if number > 1 else None
    return Paging(number, pages, before, address(number + 1) if number < pages else None)


def downloads(address: Callable[[str], str], what: str = "listan") -> tuple[NavLink, ...]:
    """Give the ways to the same as a file, by its ending."""
    return (
        NavLink(f"Hämta {what} som Excel", address("xlsx")),
        NavLink(f"Hämta {what} som CSV", address("csv")),
    )
