"""Addresses of pages: every link keeps the date and the state of knowledge one stands on."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import lru_cache
from typing import TYPE_CHECKING
from urllib.parse import quote, urlencode

if TYPE_CHECKING:
    from datetime import date
    from uuid import UUID

PAGAENDE = "pagaende"
AVSLUTADE = "avslutade"


@dataclass(frozen=True, slots=True)
class Stand:
    """Where the reader stands: on which date, and with what was registered by which day.

    `nummer` pins the state to one kontrollnummer exactly; it wins over `registrerat`.
    `fran` begins the period of the closed utredningar, `laget` ends it.
    """

    laget: date | None = None
    registrerat: date | None = None
    nummer: int | None = None
    fran: date | None = None

    def query(self, **more: str | int | None) -> str:
        """Write the query string, `?` included; empty when nothing was chosen."""
        given = tuple((name, value) for name, value in more.items() if value not in (None, ""))
        written = "&".join(filter(None, (_written(given), _stand(self))))
        return f"?{written}" if written else ""

    def at(self, laget: date) -> Stand:
        """Stand on another date, knowing the same."""
        return replace(self, laget=laget)

    def knowing(self, registrerat: date | None) -> Stand:
        """Stand on the same date, knowing what was registered by the end of another day."""
        return replace(self, registrerat=registrerat, nummer=None)


# A page has hundreds of addresses that differ in little.
@lru_cache(maxsize=4096)
def _written(given: tuple[tuple[str, str | int], ...]) -> str:
    return urlencode(given)


@lru_cache(maxsize=256)
def _stand(stand: Stand) -> str:
    chosen = {
        "laget": stand.laget and stand.laget.isoformat(),
        "registrerat": stand.registrerat and stand.registrerat.isoformat(),
        "nr": stand.nummer,
        "fran": stand.fran and stand.fran.isoformat(),
    }
    return urlencode({name: value for name, value in chosen.items() if value is not None})


@dataclass(frozen=True, slots=True)
class Links:
    """The addresses of one nämnd's pages, each carrying the same stand.

    `lists` tells whether the reader may open the ärenden behind a number; `audits` that the
    reader only looks at how the work is done, and is asked to do nothing.
    """

    namnd: str
    stand: Stand = Stand()
    lists: bool = True
    audits: bool = False

    def __post_init__(self) -> None:
        """Keep the nämnd's name safe as a part of a path."""
        object.__setattr__(self, "namnd", quote(self.namnd, safe=""))

    def start(self) -> str:
        """Address the nämnd's start page."""
        return f"/{self.namnd}{self.stand.query()}"

    def internkontroll(self) -> str:
        """Address the dashboard of the internkontroll."""
        return f"/{self.namnd}/internkontroll{self.stand.query()}"

    def figure(self, population: str = PAGAENDE, stand: Stand | None = None) -> str:
        """Address the internkontroll figure of one population."""
        chosen = stand or self.stand
        if population == PAGAENDE:
            chosen = replace(chosen, fran=None)
        query = chosen.query(population=population)
        return f"/{self.namnd}/internkontroll/barnutredningstid{query}"

    def listing(
        self, klass: str, population: str = PAGAENDE, page: int = 1, flagga: str | None = None
    ) -> str:
        """Address the list behind one number; empty for whom the lists are not."""
        if not self.lists:
            return ""
        query = self.stand.query(
            population=population, klass=klass, flagga=flagga, sida=page if page > 1 else None
        )
        return f"/{self.namnd}/internkontroll/barnutredningstid/arenden{query}"

    def chart(self, name: str, population: str, form: str) -> str:
        """Address one chart in one form, `bred` or `smal`."""
        query = self.stand.query(population=population, form=form)
        return f"/{self.namnd}/internkontroll/barnutredningstid/diagram/{name}.svg{query}"

    def arende(self, arende: UUID) -> str:
        """Address the timeline of one ärende."""
        return f"/{self.namnd}/arenden/{arende}{self.stand.query()}"

    def freeze(self) -> str:
        """Address the act of freezing a measurement (POST)."""
        return f"/{self.namnd}/internkontroll/barnutredningstid/frys"

    def las_in(self, inlasning: UUID | None = None, part: str = "", **asked: str | int) -> str:
        """Address the page that reads in extracts, or one file that waits there."""
        chosen = urlencode({name: value for name, value in asked.items() if value != ""})
        of = f"/{inlasning}" if inlasning else ""
        return f"/{self.namnd}/las-in{of}{part}{'?' if chosen else ''}{chosen}"

    def checkpoint(self) -> str:
        """Address the page of the log's Kontrollstämpel."""
        return f"/{self.namnd}/kontrollstampel{self.stand.query()}"

    def readers(self, page: int = 1) -> str:
        """Address the list of who has read."""
        query = self.stand.query(sida=page if page > 1 else None)
        return f"/{self.namnd}/vem-har-last{query}"

    def register(self, name: str) -> str:
        """Address a page of the registers by its name: what it shows has dates of its own."""
        return f"/{self.namnd}/{name}"
