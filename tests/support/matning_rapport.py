"""The year 2022 with its plan, its frozen mätning, and the report that the nämnd got of it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING, Final
from uuid import UUID, uuid4

from api.acts import INTERNKONTROLL, Acting, plan_id
from api.auth import Role as AccountRole
from audit.internkontroll import commands_avvikelse as a
from audit.internkontroll import commands_matning as m
from audit.internkontroll import commands_plan as p
from audit.internkontroll.mal import Mal
from audit.lexsarah import Role
from tests.support import year_2022
from tests.support.lex_sarah import Work

if TYPE_CHECKING:
    from audit.internkontroll.acts import ControlCommand
    from tests.support.services import Service

MEETING: Final = date(2023, 2, 21)
MORNING: Final = datetime(2023, 2, 21, 7, 15, tzinfo=UTC)
AFTER: Final = datetime(2023, 4, 3, 9, 0, tzinfo=UTC)
ORSAK: Final = "Två tjänster var vakanta under hösten."
ANALYS: Final = "Fyra utredningar har dragit ut på tiden utan att någon förlängning har beslutats."
RUBRIK: Final = "Mätning av utredningstid, barn 0–18 år"
AR: Final = 2023


@dataclass(frozen=True, slots=True)
class Reported:
    """The nämnd, its mätning, and the kontrollnummer of the morning of the meeting."""

    service: Service
    matning: UUID
    moment: UUID
    number: int
    acting: Acting


def reported(service: Service) -> Reported:
    """Write the year, adopt the plan, write the texts, and present the result on the meeting."""
    year_2022.build(service)
    account = service.account(AccountRole.KVALITET)
    work = Work(service, {Role.KVALITET: account})
    acting = work.acting(Role.KVALITET).then(MORNING)
    log, moment, risk = service.log, uuid4(), uuid4()
    plan, do = plan_id(log, AR), _Doing(acting)
    do(p.BeginPlan(plan=plan, ar=AR))
    do(_risk(plan, risk))
    do(_kontrollmoment(plan, moment, risk))
    do(p.AdoptPlan(plan=plan, antagen=date(2022, 12, 14), paragraf="§ 168",
                   diarienummer="SN 2022-77"))  # fmt: skip
    matning = next(one.id for one in INTERNKONTROLL.state(log).matningar.values()
                   if one.per == year_2022.MEASURED)  # fmt: skip
    do(m.WriteText(matning=matning, avsnitt="analys", text=ANALYS))
    avvikelse = _avvikelse(moment, matning)
    do(avvikelse)
    do(a.AnalyseAvvikelse(avvikelse=avvikelse.avvikelse, analyserad=MEETING, text=ORSAK))
    do(a.PlanAtgard(avvikelse=avvikelse.avvikelse, rubrik="Avstämning varje vecka",
                    ansvarig="enhetschef", forfaller=date(2023, 3, 31)))  # fmt: skip
    number = log.head().size
    do.at(AFTER)
    do(m.PresentResult(matning=matning, sammantrade=MEETING, paragraf="§ 26", utfall="godkand",
                       text="Nämnden godkänner redovisningen."))  # fmt: skip
    service.catch_up()
    return Reported(service, matning, moment, number, acting)


class _Doing:
    """Performs acts one by one, each recorded at the time it has come to."""

    def __init__(self, acting: Acting) -> None:
        self.acting = acting

    def at(self, when: datetime) -> None:
        self.acting = self.acting.then(when)

    def __call__(self, command: ControlCommand) -> None:
        INTERNKONTROLL.perform(self.acting, command)


def _risk(plan: UUID, risk: UUID) -> p.AddRisk:
    return p.AddRisk(
        plan=plan, risk=risk, kod="R1", kategori="regelefterlevnad",
        rubrik="Utredningar tar längre tid än fyra månader", sannolikhet=3, konsekvens=4,
    )  # fmt: skip


def _kontrollmoment(plan: UUID, moment: UUID, risk: UUID) -> p.AddKontrollmoment:
    return p.AddKontrollmoment(
        plan=plan,
        kontrollmoment=moment,
        kod="K1",
        rubrik=RUBRIK,
        process="Hur länge barnavårdsutredningar pågår",
        kontroll="Utredningstid i individ- och familjeomsorgens barnutredningar",
        metod="Sökning i verksamhetssystemet, sammanställd",
        frekvens="fyra_ganger",
        rapporteras=(2, 5, 9, 12),
        ansvar="Enhetschef och samordnare i barn- och familjegruppen",
        matt="barnutredningstid",
        risker=(risk,),
        mal=Mal("minst", "promille", 900),
    )


def _avvikelse(moment: UUID, matning: UUID) -> a.OpenAvvikelse:
    return a.OpenAvvikelse(
        avvikelse=uuid4(),
        kontrollmoment=moment,
        ar=AR,
        oppnad=MEETING,
        rubrik="Andelen inom fyra månader är under målet",
        matning=matning,
        utfall=868,
        mal=Mal("minst", "promille", 900),
    )
