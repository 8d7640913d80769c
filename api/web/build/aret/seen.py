"""Who looks at a page of the nämnd's year, on which day, and which ways on the page offers."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from api.web.build.aret.malen import malen_view
from api.web.build.aret.year import year_view
from api.web.build.basis import basis_of
from api.web.formats import datum
from api.web.forms_area.linking import links_to
from api.web.forms_arsplan.ground import AretGround, MalGround
from api.web.forms_arsplan.specs import FORMS, Place
from api.web.labels_arsplan import GJORT
from api.web.models.lexsarah import Link
from api.web.models.parts import Basis, DateControl
from audit.arsplan.checks import FIRST_YEAR, LAST_YEAR
from audit.clock import STOCKHOLM

if TYPE_CHECKING:
    from datetime import date
    from uuid import UUID

    from api.acts import Acting
    from api.web.asked import Asked
    from api.web.models.aret import MalenView, YearView
    from api.web.models.frame import Frame
    from audit.arsplan.arsmal import Arsmal
    from audit.arsplan.arsplan import Arsplan
    from audit.arsplan.namndens_ar import NamndensAr
    from projections.asof import AsOf


@dataclass(frozen=True, slots=True)
class Seen:
    """One person before one page of a year; `known` is what was registered by the chosen moment.

    `plan` and `mal` are of it, as the year stood on the chosen day. `gjort` is the act that led
    here, `words` tells whether sealed texts show.
    """

    acting: Acting
    known: NamndensAr
    plan: Arsplan
    mal: Arsmal
    frame: Frame
    ar: int
    asked: Asked
    asof: AsOf
    gjort: str = ""
    words: bool = False

    @property
    def base(self) -> str:
        """Give the address of the year."""
        return f"/{self.acting.log.namnd.slug}/aret/{self.ar}"

    @property
    def day(self) -> date:
        """Give the day that the page tells of."""
        return self.asked.per

    @property
    def now(self) -> bool:
        """Tell whether it is today's page with all that is registered: only there one acts."""
        stand = self.asked.stand
        back = stand.registrerat is not None or stand.nummer is not None
        return not back and self.day == self.acting.today

    @property
    def stood(self) -> str:
        """Say on which day, and with what was registered when, a page stands that is not now's."""
        stand = self.asked.stand
        if self.now:
            return ""
        known = f", så som det var registrerat {datum(stand.registrerat)}"
        return f"Läget den {datum(self.day)}{known if stand.registrerat else ''}. "

    @property
    def view(self) -> YearView:
        """Work out the year on the day."""
        return year_view(self.known.plan(self.ar), self.known.arsmal(self.ar), self.ar, self.day)

    @property
    def goals(self) -> MalenView:
        """Work out the goals of the year on the day."""
        return self.goals_of(self.known.arsmal(self.ar), words=False)

    def goals_of(self, arsmal: Arsmal, *, words: bool) -> MalenView:
        """Work out the goals on the day; `words` says whether they were read with their words."""
        return malen_view(arsmal, self.ar, self.day, words=words)

    @property
    def done(self) -> str:
        """Say what was just done, empty where nothing was."""
        return GJORT.get(self.gjort, "")

    @property
    def basis(self) -> Basis:
        """Give the line at the foot: the day, and up to when it was registered."""
        return basis_of(self.asof)

    def links(self, *slugs: str, **chosen: UUID | int) -> tuple[Link, ...]:
        """Give the ways to some forms of the year that the person may use now."""
        ground = AretGround(self.acting, self.known, self.ar)
        return links_to(FORMS, ground, Place.ARET, *slugs, **chosen) if self.now else ()

    def mal_links(self, *slugs: str, **chosen: UUID | int) -> tuple[Link, ...]:
        """Give the ways to some forms of the goals that the person may use now."""
        ground = MalGround(self.acting, self.known, self.ar)
        return links_to(FORMS, ground, Place.MAL, *slugs, **chosen) if self.now else ()

    def to(self, part: str = "") -> str:
        """Give the address of a page of the year, standing where the reader stands."""
        return f"{self.base}{part}{self.asked.stand.query()}"

    def years(self, part: str = "") -> tuple[Link, ...]:
        """Give the same page of the year before and of the year after."""
        slug, query = self.acting.log.namnd.slug, self.asked.stand.query()
        return tuple(
            Link(f"{name} ({ar})", f"/{slug}/aret/{ar}{part}{query}")
            for name, ar in (("Föregående år", self.ar - 1), ("Nästa år", self.ar + 1))
            if FIRST_YEAR <= ar <= LAST_YEAR
        )

    def dates(self, part: str = "") -> DateControl:
        """Give the form with the two dates that the page stands on."""
        known = self.asked.stand.registrerat
        if self.asked.stand.nummer is not None and self.asof.recorded_at is not None:
            known = self.asof.recorded_at.astimezone(STOCKHOLM).date()
        here = f"{self.base}{part}"
        return DateControl(
            action=here,
            laget=self.day.isoformat(),
            registrerat=known.isoformat() if known else "",
            shortcuts=() if self.now else (("Till i dag", here),),
        )
