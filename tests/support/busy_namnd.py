"""A nämnd with something for everyone: reports, ärenden at several steps, a late åtgärd, IVO."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any

from api.acts import organisation_id, perform, perform_organisation
from audit import organisation as org
from audit.ids import new_arende_id
from audit.lexsarah import Role, Utanfor
from audit.lexsarah import commands_arende as a
from audit.lexsarah import commands_beslut as b
from audit.lexsarah import commands_rapport as r
from audit.lexsarah import commands_utredning as u
from tests.support.lex_sarah import ENHET, UTFORARE, VERKSAMHET

if TYPE_CHECKING:
    from uuid import UUID

    from tests.support.lex_sarah import Work

MONDAY = datetime(2026, 3, 16, 9, tzinfo=UTC)
GRADE = "allvarligt_missforhallande"


def move_on(work: Work, moment: datetime) -> None:
    """Let the constructed log come to a later time: it keeps its own."""
    number = org.SetBeredskap(
        organisation=organisation_id(work.service.log),
        kod=VERKSAMHET,
        beredskap="0600-123 45",
        fran=moment.date(),
    )
    perform_organisation(work.system.then(moment), number)


def busy(work: Work) -> dict[str, UUID]:
    """Give the nämnd its ärenden, by what they are in; the views have read them."""
    move_on(work, MONDAY)
    system, day = work.system, MONDAY.date()
    merged = org.RenameDel(
        organisation=organisation_id(system.log), slag="enhet", kod="e2",
        namn="Hemtjänst norr och öster", fran=day,
    )  # fmt: skip
    perform_organisation(system, merged)
    work.report("Ingen har öppnat den.", fara_nu=True)
    opened = work.report("Den är öppnad.")
    work.do(Role.MOTTAGARE, r.OpenRapport(rapport=opened))
    found = {name: work.open_arende() for name in ("free", "taken", "serious", "javig")}
    for name in ("taken", "serious", "javig"):
        work.take(found[name])
    _serious(work, found["serious"])
    work.do(Role.UTREDARE, a.DeclareJav(arende=found["javig"], grund="narstaende"))
    chef = work.accounts[Role.ENHETSCHEF]
    work.do(Role.VERKSAMHETSCHEF, a.GiveAtkomst(arende=found["taken"], konto=chef))
    plan: dict[str, Any] = {"slag": "forebyggande", "ansvarig": "enhetschef", "text": "Byt larm."}
    late = u.PlanAtgard(arende=found["taken"], konto=chef, senast=day - timedelta(days=3), **plan)
    work.do(Role.UTREDARE, late)
    found["read in"] = _earlier(work)
    told = b.ReceiveUtforareRapport(
        uppgift=new_arende_id(), utforare=UTFORARE, enhet=ENHET, lag="lss", kom_in=day
    )
    informed = b.InformPersonal(
        information=new_arende_id(), enhet=ENHET, lag="sol", informerad=day, satt="mote", antal=12
    )
    work.do(Role.NAMNDSEKRETERARE, told)
    work.do(Role.ENHETSCHEF, informed)
    work.service.catch_up()
    return found


def _serious(work: Work, arende: UUID) -> None:
    """Let an ärende be notified to IVO by somebody whom the order does not name."""
    day = MONDAY.date() - timedelta(days=20)
    number = a.RegisterDiarienummer(arende=arende, diarienummer="SN 2026/17")
    grade = u.MakeForstaBedomning(arende=arende, bedomning=GRADE, skal="Så ser det ut.")
    told = Utanfor(beslutsfattare="socialchef", beslutad=day)
    ivo = b.RegisterIvoAnmalan(
        arende=arende, gjord=day, satt="e_tjanst", utredning_bifogad=False, taget=told
    )
    work.do(Role.MOTTAGARE, number, grade)
    work.do(Role.NAMNDSEKRETERARE, ivo)


def _earlier(work: Work) -> UUID:
    """Read in an ärende that was closed before the nämnd began with Liggaren."""
    arende = new_arende_id()
    command = a.ReadInArende(
        arende=arende,
        lag="sol",
        verksamhet=VERKSAMHET,
        enhet=ENHET,
        rapport_inkom=MONDAY.date() - timedelta(days=400),
        kallreferens=arende,
        diarienummer="SN 2025/4",
        bedomning="missforhallande",
        avslutad=MONDAY.date() - timedelta(days=350),
    )
    perform(work.system, command)
    return arende
