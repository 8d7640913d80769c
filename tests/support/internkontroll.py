"""An internkontroll in which there is one of each thing, done through its door."""

from __future__ import annotations

from hashlib import sha256
from typing import TYPE_CHECKING
from uuid import UUID, uuid4

from api.acts import INTERNKONTROLL, dragningar_id, plan_id
from audit.internkontroll import commands_dragning as d
from audit.internkontroll import commands_kontroll as k
from audit.internkontroll import commands_matning as m
from audit.internkontroll import commands_plan as p
from audit.internkontroll.langd import Langd
from audit.internkontroll.mal import Mal

if TYPE_CHECKING:
    from api.acts import Acting
    from audit.store.log import Log

FILE = b"Svar: 80 av 100"


def begun(acting: Acting) -> dict[str, str]:
    """Begin a plan, define a kontroll, and measure outside a limit; gives what addresses name.

    All of it on the log's own day, which lies after January.
    """
    log, moment, handling = acting.log, uuid4(), uuid4()
    matning, kontroll = uuid4(), uuid4()
    _plan(acting, moment)
    _measure(acting, moment, matning, handling)
    INTERNKONTROLL.perform(
        acting,
        k.DefineKontroll(
            kontroll=kontroll, namn="Hemtjänst följs upp", starthandelse="Beslut",
            sluthandelse="Uppföljning", inom=Langd(1, "ar"), fran=acting.today,
        ),
    )  # fmt: skip
    _draw(acting)
    return {
        "ar": str(acting.today.year), "kontrollmoment": str(moment), "matning": str(matning),
        "kontroll": str(kontroll), "underlag": str(handling), "avvikelse": _opened(log),
        "dragning": "1",
    }  # fmt: skip


def _plan(acting: Acting, moment: UUID) -> None:
    plan, year = plan_id(acting.log, acting.today.year), acting.today.year
    added = p.AddKontrollmoment(
        plan=plan, kontrollmoment=moment, kod="K1", rubrik="Nöjdhet", process="Bemötande",
        kontroll="Andelen nöjda", metod="Enkät", frekvens="en_gang", rapporteras=(5,),
        ansvar="Enhetschef", matt="manuell", mal=Mal("minst", "promille", 900),
    )  # fmt: skip
    adopted = p.AdoptPlan(plan=plan, antagen=acting.today, paragraf="§ 1")
    INTERNKONTROLL.perform(acting, p.BeginPlan(plan=plan, ar=year), added, adopted)


def _measure(acting: Acting, moment: UUID, matning: UUID, handling: UUID) -> None:
    registered = m.RegisterMatning(
        matning=matning, kontrollmoment=moment, ar=acting.today.year, per=acting.today,
        enhet="promille", taljare=80, namnare=100, metod="Enkät", text="Få svarade.",
    )  # fmt: skip
    attached = m.AttachUnderlag(
        matning=matning, handling=handling, sha256=sha256(FILE).hexdigest(), storlek=len(FILE),
        mediatyp="text/plain", filnamn="underlag.txt",
    )  # fmt: skip
    INTERNKONTROLL.perform(acting, registered, attached, files={handling: FILE})


def _draw(acting: Acting) -> None:
    """Draw one of two readings of January."""
    year = acting.today.year
    made = d.MakeDragning(
        dragningar=dragningar_id(acting.log, year), ar=year, manad=1, underlag="lasningar",
        referenser=(str(UUID(int=1)), str(UUID(int=2))), antal=1, known_position=1,
        known_root="0" * 64,
    )  # fmt: skip
    INTERNKONTROLL.perform(acting, made)


def _opened(log: Log) -> str:
    return str(next(iter(INTERNKONTROLL.state(log).avvikelser)))
