"""Who looks at a page of granskningar, at what, and which ways on the page offers."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import timedelta
from typing import TYPE_CHECKING, Final

from api.reports.internkontroll.saying import paragraf
from api.web.formats import datum, tid
from api.web.forms_area.linking import links_to
from api.web.forms_revision.fields_insyn import Place
from api.web.forms_revision.ground import GranskningGround
from api.web.forms_revision.i_aret import IAret, in_the_year
from api.web.forms_revision.specs import FORMS
from api.web.models.frame import Kind
from api.web.models.lexsarah import Link
from api.web.models.parts import Bricka
from audit.arsplan.laget import INOM_KORT
from audit.revision.svarsfrist import LAGE_LABELS, Lage, Svarsfrist, lage, svarsfrister

if TYPE_CHECKING:
    from datetime import date
    from uuid import UUID

    from api.acts import Acting
    from api.web.models.frame import Frame
    from audit.revision.granskning import Granskning
    from audit.revision.revision import Revision

GJORT: Final[dict[str, str]] = {
    "open_granskning": "Granskningen är registrerad",
    "change_insyn": "Det som revisorerna får läsa är ändrat",
    "extend_insyn": "Insynen är förlängd",
    "end_insyn": "Insynen är avslutad",
    "receive_rapport": "Rapporten är registrerad",
    "register_fraga": "Frågan är registrerad",
    "answer_fraga": "Revisorernas svar är registrerat",
    "register_rekommendation": "Rekommendationen är registrerad",
    "follow_up_rekommendation": "Uppföljningen är registrerad",
    "request_svar": "Dagen för svaret är registrerad",
    "write_svar": "Delen är sparad",
    "give_svar": "Att svaret är lämnat är registrerat",
    "register_anmarkning": "Anmärkningen är registrerad",
    "request_yttrande": "Dagen för yttrandet är registrerad",
    "write_yttrande": "Delen är sparad",
    "give_yttrande": "Att yttrandet är lämnat är registrerat",
    "close_granskning": "Granskningen är avslutad",
    "reopen_granskning": "Granskningen är öppnad igen",
    "correct_granskning": "Rättelsen är registrerad",
}
"""What was just done, in words."""
SEALED: Final = "Skyddad text"
NOT_LAW: Final = "Dagen är satt av revisorerna, inte av lag. Svaret är sent dagen efter."
NOT_LAW_EITHER: Final = (
    "Dagen för ett svar är satt av revisorerna och dagen för ett yttrande av den som begär det för"
    " fullmäktige, inte av lag. Dagen efter är det sent."
)
FORSLAG: Final = "Förslag, inte beslutat av nämnden"
"""What is said of words that the nämnd has not given."""
_LAGEN: Final = {
    Lage.PAGAR: Bricka(LAGE_LABELS[Lage.PAGAR], Kind.INFO, "inom"),
    Lage.SVAR_VANTAS: Bricka(LAGE_LABELS[Lage.SVAR_VANTAS], Kind.WARNING, "snart"),
    Lage.BESVARAD: Bricka(LAGE_LABELS[Lage.BESVARAD], Kind.SUCCESS, "inom"),
    Lage.AVSLUTAD: Bricka(LAGE_LABELS[Lage.AVSLUTAD], Kind.NEUTRAL, "utan"),
}


@dataclass(frozen=True, slots=True)
class Seen:
    """One person before one page; `names` are display names by account.

    `gjort` is the act that led here, `words` tells whether texts show, `papers` whether the
    person may open the documents.
    """

    acting: Acting
    known: Revision
    frame: Frame
    names: Mapping[UUID, str] = field(default_factory=dict)
    gjort: str = ""
    words: bool = False
    papers: bool = True

    @property
    def base(self) -> str:
        """Give the address under which the granskningar lie."""
        return f"/{self.acting.log.namnd.slug}/granskningar"

    @property
    def today(self) -> date:
        """Give the day of the log."""
        return self.acting.today

    @property
    def done(self) -> str:
        """Say what was just done, empty where nothing was."""
        return GJORT.get(self.gjort, "")

    def links(self, granskning: UUID | None, *slugs: str, **chosen: int | str) -> tuple[Link, ...]:
        """Give the ways to some forms of a granskning, or with None to the one that begins one."""
        ground = GranskningGround(self.acting, self.known, granskning)
        return links_to(FORMS, ground, Place.GRANSKNING, *slugs, **chosen)

    def paper(self, granskning: UUID, which: str, name: str) -> tuple[Link, ...]:
        """Give the way to a document about a granskning."""
        return (Link(name, f"{self.base}/{granskning}/papper{which}"),) if self.papers else ()

    def text(self, text: str | None, *, there: bool = True) -> str:
        """Give a text as the person may see it; `there` False where nobody can have written one."""
        if not there:
            return ""
        return (text or "") if self.words else SEALED


def state_badge(state: Granskning, day: date) -> Bricka:
    """Say where a granskning stands, in words and with a shape of its own."""
    late = [one for one in svarsfrister(state) if one.lamnat is None and one.late(day)]
    return frist_badge(late[0], day) if late else _LAGEN[lage(state)]


def frist_badge(frist: Svarsfrist, day: date) -> Bricka:
    """Say how something that is to be answered stands, in words and with a shape of its own."""
    if frist.lamnat is not None:
        given = f"Lämnat {datum(frist.lamnat)}"
        late = Bricka(f"{given}, för sent", Kind.NEUTRAL, "over")
        return late if frist.late(day) else Bricka(given, Kind.SUCCESS, "inom")
    if frist.late(day):
        return Bricka(f"Över tiden sedan {datum(frist.forfaller + timedelta(days=1))}",
                      Kind.ERROR, "over")  # fmt: skip
    if (frist.forfaller - day).days <= INOM_KORT:
        return Bricka("Ska lämnas inom kort", Kind.WARNING, "snart")
    return Bricka("Ska lämnas", Kind.INFO, "inom")


def given_on(day: date, where: str | None) -> str:
    """Say on which day something was given, and by which § of the minutes."""
    return f"{datum(day)}, {paragraf(where)}" if where else datum(day)


def frist_name(frist: Svarsfrist) -> str:
    """Name what is to be answered."""
    return "Yttrande till fullmäktige" if frist.yttrande else "Svar till revisorerna"


def underlag(seen: Seen, frist: Svarsfrist) -> str:
    """Say by when its papers are to be in, for which sammanträde; empty where none is planned.

    The last day of the answer is another: whoever gets it has set that.
    """
    found = in_the_year(seen.acting, frist.granskning, frist.anmarkning)
    if found is None or found.mote is None or frist.lamnat is not None:
        return ""
    came = found.punkt.levererad
    to = f"Underlaget till {found.vid}"
    if came is not None:
        return f"{to} kom in {datum(came)}."
    late = late_underlag(seen, found)
    return late or f"{to} ska vara inne senast {tid(found.mote.stopptid)} (stopptid)."


def late_underlag(seen: Seen, found: IAret) -> str:
    """Say since when its papers are late; empty where they came, or are not due yet."""
    mote = found.mote
    if mote is None or found.punkt.levererad is not None or seen.today <= mote.stoppdag:
        return ""
    since, stopp = datum(mote.stoppdag + timedelta(days=1)), tid(mote.stopptid)
    return f"Underlaget till {found.vid} är över tiden sedan {since} (stopptid {stopp})."
