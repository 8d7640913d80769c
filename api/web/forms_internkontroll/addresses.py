"""The addresses of the internkontroll's pages and forms: one place that knows how they look."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import quote, urlencode

if TYPE_CHECKING:
    from uuid import UUID

    from api.web.forms_internkontroll.fields import Place


@dataclass(frozen=True, slots=True)
class Addresses:
    """The addresses of one nämnd."""

    namnd: str

    @property
    def base(self) -> str:
        """Give the address under which all lie."""
        return f"/{quote(self.namnd, safe='')}/internkontroll"

    def place(self, place: Place, id_: UUID | int | None = None) -> str:
        """Address a page of a kind, or with an id one of them."""
        return f"{self.base}/{place}" + (f"/{id_}" if id_ else "")

    def kontrollmoment(self, ar: int, kontrollmoment: UUID) -> str:
        """Address a kontrollmoment in the plan of a year."""
        return f"{self.base}/plan/{ar}/kontrollmoment/{kontrollmoment}"

    def act(
        self, slug: str, place: Place, id_: UUID | int | None = None, **chosen: str | int | UUID
    ) -> str:
        """Address the form of an act, with what is chosen already."""
        query = f"?{urlencode({name: str(value) for name, value in chosen.items()})}"
        return f"{self.place(place, id_)}/handla/{slug}{query if chosen else ''}"
