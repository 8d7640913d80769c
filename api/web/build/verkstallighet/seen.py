"""Who looks at a page of ej verkställda beslut, at what, and which ways on the page offers."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from api.web.build.basis import basis_of
from api.web.forms_area.linking import links_to
from api.web.forms_verkstallighet.ground import BeslutGround, KvartalGround
from api.web.forms_verkstallighet.specs import FORMS, Place
from api.web.links import Stand
from api.web.models.frame import Kind
from api.web.models.lexsarah import Link
from api.web.models.parts import Basis, Bricka
from audit.verkstallighet.lage import LAGE_LABELS, Lage

if TYPE_CHECKING:
    from datetime import date
    from uuid import UUID

    from api.acts import Acting
    from api.web.models.frame import Frame
    from audit.organisation import Organisation
    from audit.verkstallighet.verkstallighet import Verkstallighet
    from projections.asof import AsOf
    from projections.imports.status import ImportStatus

GJORT: dict[str, str] = {
    "register_beslut": "Beslutet är registrerat",
    "make_erbjudande": "Erbjudandet är registrerat",
    "answer_erbjudande": "Svaret är registrerat",
    "begin_annan_insats": "Den andra insatsen är registrerad",
    "end_annan_insats": "Den andra insatsen är avslutad",
    "state_orsak": "Orsaken är registrerad",
    "partly_verkstall": "Att insatsen ges delvis är registrerat",
    "begin_avbrott": "Avbrottet är registrerat",
    "verkstall_beslut": "Att beslutet är verkställt är registrerat",
    "close_beslut": "Beslutet är avslutat",
    "send_individrapport": "Att individrapporten är skickad är registrerat",
    "correct_beslut": "Rättelsen är registrerad",
    "send_kvartal": "Att kvartalet är rapporterat är registrerat",
    "correct_kvartal": "Rapporten är återtagen",
    "count_vantelista": "Månaden är registrerad",
}
"""What was just done, in words."""
OVER = "Rapporteras"
_KINDS = {Lage.VERKSTALLT: Kind.SUCCESS, Lage.AVSLUTAT: Kind.NEUTRAL}


@dataclass(frozen=True, slots=True)
class Standing:
    """On which day a page stands, what was known of it, and the extracts that this rests on."""

    stand: Stand
    asof: AsOf
    imports: ImportStatus

    @property
    def now(self) -> bool:
        """Tell whether the page shows how it stands now, so that one can act on it."""
        return self.stand == Stand()

    def filters(self, **more: str) -> dict[str, str]:
        """Say what was asked for, as a record of a reading keeps it."""
        chosen = {"laget": self.stand.laget, "registrerat": self.stand.registrerat}
        days = {name: day.isoformat() for name, day in chosen.items() if day}
        number = {"nr": str(self.stand.nummer)} if self.stand.nummer else {}
        return {**more, **days, **number}


@dataclass(frozen=True, slots=True)
class Seen:
    """One person before one page; `gjort` is the act that led here, `words` whether texts show.

    `known` holds what the page itself shows, and nothing of the rest.
    """

    acting: Acting
    known: Verkstallighet
    organisation: Organisation
    frame: Frame
    standing: Standing
    gjort: str = ""
    words: bool = False

    @property
    def base(self) -> str:
        """Give the address under which the pages of beslut lie."""
        return f"/{self.acting.log.namnd.slug}/ej-verkstallda"

    @property
    def per(self) -> date:
        """Give the day on which the page stands: that of the log unless another was chosen."""
        return self.standing.asof.per

    @property
    def basis(self) -> Basis:
        """Say what the page rests on."""
        return basis_of(self.standing.asof, self.standing.imports)

    def at(self, path: str, **more: str | int | None) -> str:
        """Give an address under the pages of beslut, standing where the reader stands."""
        return f"{self.base}{path}{self.standing.stand.query(**more)}"

    @property
    def done(self) -> str:
        """Say what was just done, empty where nothing was."""
        return GJORT.get(self.gjort, "")

    def links(self, beslut: UUID | None, *slugs: str, **chosen: int | str) -> tuple[Link, ...]:
        """Give the ways to some forms of a beslut, or with None to the one that begins one.

        None on any other day than this: nobody acts on how it was.
        """
        if not self.standing.now:
            return ()
        ground = BeslutGround(self.acting, self.known, beslut)
        return links_to(FORMS, ground, Place.BESLUT, *slugs, **chosen)

    def kvartal_links(self, ar: int, nummer: int, *slugs: str, **chosen: int) -> tuple[Link, ...]:
        """Give the ways to some forms of a quarter; none on any other day than this."""
        if not self.standing.now:
            return ()
        ground = KvartalGround(self.acting, self.known, ar, nummer)
        return links_to(FORMS, ground, Place.KVARTAL, *slugs, **chosen)

    def enhet(self, kod: str) -> str:
        """Give the name of an enhet on this day, its code where it has none."""
        return self.organisation.name("enhet", kod, self.per) or kod


def badges(lage: Lage, *, reported: bool) -> tuple[Bricka, ...]:
    """Say what a beslut is, and with a shape of its own that it is beyond three months."""
    badge = Bricka(LAGE_LABELS[lage], _KINDS.get(lage, Kind.INFO))
    return (badge, Bricka(OVER, Kind.ERROR, "over")) if reported else (badge,)
