"""A nämnd with sealed words of every area, and revisorer with a granskning each, all different."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date
from typing import TYPE_CHECKING, Any
from uuid import UUID, uuid4

import pytest

from api.acts import (
    ARSPLAN,
    INTERNKONTROLL,
    REVISION,
    VERKSTALLIGHET,
    arsmal_id,
    arsplan_id,
    dragningar_id,
    ordning_id,
    perform_delegation,
    plan_id,
)
from api.auth import Role as AccountRole
from audit.arsplan.commands import AssessArsmal, DropPunkt, PlanPunkt, SetArsmal
from audit.barnutredning import ExtendForhandsbedomning, ExtendUtredning
from audit.delegation import ReviewOrdning
from audit.internkontroll import commands_avvikelse as v
from audit.internkontroll import commands_dragning as d
from audit.internkontroll import commands_kontroll as k
from audit.internkontroll import commands_plan as p
from audit.internkontroll.langd import Langd
from audit.lexsarah import Role
from audit.lexsarah import commands_arende as a
from audit.lexsarah import commands_beslut as b
from audit.revision.codes import OMRADEN
from audit.revision.commands import EndInsyn, OpenGranskning
from audit.revision.insyn import Insyn
from audit.verkstallighet.commands import RegisterBeslut, StateOrsak
from tests.support.beslutsantal import counting
from tests.support.database import fresh_database
from tests.support.internkontroll import begun
from tests.support.klockor import Klockor
from tests.support.lex_sarah import working
from tests.support.services import running_service
from tests.unit.lexsarah.asked import FILE, FILES

if TYPE_CHECKING:
    from collections.abc import Iterator

    from fastapi.testclient import TestClient

    from tests.support.database import Database
    from tests.support.lex_sarah import Work
    from tests.support.server import RunServer
    from tests.support.services import Service

FIRST, NOW = date(2026, 3, 1), date(2026, 3, 2)
"""The day on which everything was registered, and the day on which the tests look."""
HANDLING = FILE["handling"]
BESLUT, UPPGIFT = uuid4(), uuid4()
WHO = {"namn": "Rakel Rapportör", "telefon": "070-000 00 00"}
ABOUT = "Lägenhet 1203"


def sealed(about: str) -> str:
    """Give sealed words that a test finds again."""
    return f"Skyddat om {about}"


@dataclass
class Seen:
    """The nämnd `prov` on the day `NOW`; `parts` are what addresses name."""

    service: Service
    work: Work
    database: Database
    parts: dict[str, str]
    accounts: dict[str, UUID] = field(default_factory=dict)
    granskningar: dict[str, UUID] = field(default_factory=dict)
    on_the_first: str = ""
    _browsers: dict[str, TestClient] = field(default_factory=dict)

    def browser(self, who: str) -> TestClient:
        """Give the browser of a revisor, by what that one's granskning is like."""
        if who not in self._browsers:
            self._browsers[who] = self.service.browser_of(self.accounts[who])
        return self._browsers[who]

    def read(self, who: str, address: str) -> str:
        """Give what an address says to a revisor."""
        return self.browser(who).get(self.address(address)).text

    def address(self, template: str) -> str:
        """Fill in the names of an address."""
        return template.format(**self.parts)

    def lets_in(self, who: str, **scope: Any) -> None:
        """Register a granskning for a revisor of its own, who reads all of it until further on."""
        self.accounts[who] = self.service.account(AccountRole.REVISOR)
        every = Insyn(
            omraden=tuple(OMRADEN), personer=(self.accounts[who],),
            sista_dag=date(2026, 12, 31), grund="allmanna_synpunkter",
        )  # fmt: skip
        granskning = self.granskningar[who] = uuid4()
        opening = OpenGranskning(
            granskning=granskning, rubrik=f"Granskning {who}", brev=FIRST,
            insyn=replace(every, **scope),
        )  # fmt: skip
        REVISION.perform(self.work.acting(Role.NAMNDSEKRETERARE), opening)


@pytest.fixture(scope="module")
def seen(
    pg_server: RunServer, _template: str, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Seen]:
    """The nämnd, with a revisor for each way in which a granskning opens or does not."""
    with (
        fresh_database(pg_server, _template) as migrated,
        running_service(migrated, tmp_path_factory.mktemp("insyn")) as service,
    ):
        work = working(service)
        service.register.open(FIRST, on=FIRST)
        made = Seen(service, work, migrated, _parts(work))
        made.accounts["without"] = service.account(AccountRole.REVISOR)
        _granskningar(made)
        made.on_the_first = made.read("lapsed", CASE)
        service.register.open(NOW, on=NOW)
        service.catch_up()
        yield made


CASE = "/prov/lex-sarah/{arende}"


def _granskningar(made: Seen) -> None:
    arende = UUID(made.parts["arende"])
    made.lets_in("open")
    made.lets_in("last", sista_dag=NOW)
    made.lets_in("lapsed", sista_dag=FIRST)
    made.lets_in("elsewhere", omraden=("internkontroll",))
    made.lets_in("narrow", strommar=(arende,))
    made.lets_in("beside", strommar=(uuid4(),))
    made.lets_in("then", period_fran=date(2025, 1, 1), period_till=date(2025, 12, 31))
    made.lets_in("during", period_fran=FIRST, period_till=FIRST)
    made.lets_in("ended")
    end = EndInsyn(granskning=made.granskningar["ended"], skal="Klar.")
    REVISION.perform(made.work.acting(Role.NAMNDSEKRETERARE), end)
    made.lets_in("javig")
    involved = a.RecordInblandad(arende=arende, konto=made.accounts["javig"], slag="narstaende")
    made.work.do(Role.UTREDARE, involved)
    made.lets_in("left")
    made.service.services.accounts.end_role(made.accounts["left"], "prov", "revisor")
    made.service.services.accounts.grant_role(made.accounts["left"], "prov", "tekniker")


def _parts(work: Work) -> dict[str, str]:
    log = work.service.log
    rapport = work.report(sealed("rapporten"), vem_galler=ABOUT, **WHO)
    arende = work.open_arende(rapport)
    work.take(arende)
    file = a.AttachToArende(arende=arende, **FILE, beskrivning=sealed("handlingen"))
    work.do(Role.MOTTAGARE, file, files=FILES)
    told = b.ReceiveUtforareRapport(
        uppgift=UPPGIFT, utforare="u1", lag="sol", kom_in=FIRST, text=sealed("uppgiften")
    )
    work.do(Role.MOTTAGARE, told)
    kvalitet = work.acting(Role.KVALITET)
    waiting = RegisterBeslut(
        beslut=BESLUT, beslutad=date(2025, 9, 1), lag="lss", insats="gruppbostad", enhet="e1",
        text=sealed("beslutet"),
    )  # fmt: skip
    orsak = StateOrsak(beslut=BESLUT, orsak="plats_saknas", angiven=FIRST, text=sealed("orsaken"))
    VERKSTALLIGHET.perform(kvalitet, waiting, orsak)
    known = begun(kvalitet)
    _control(work, known)
    return {
        "arende": str(arende), "rapport": str(rapport), "uppgift": str(UPPGIFT),
        "handling": str(HANDLING), "beslut": str(BESLUT), **_barn(log), **known, **_year(work),
        **_delegation(work),
    }  # fmt: skip


def _delegation(work: Work) -> dict[str, str]:
    secretary, ordning = work.acting(Role.NAMNDSEKRETERARE), ordning_id(work.service.log, 1)
    review = ReviewOrdning(
        ordning=ordning, granskad=FIRST, utfall="oforandrad", text=sealed("oversynen")
    )
    perform_delegation(secretary, review)
    count = replace(
        counting(period=(date(2026, 2, 1), date(2026, 2, 28))), text=sealed("rakningen")
    )
    perform_delegation(secretary, count)
    return {"ordning": str(ordning), "rakning": str(count.rakning)}


def _year(work: Work) -> dict[str, str]:
    acting, punkt, mal = work.acting(Role.KVALITET), uuid4(), uuid4()
    year, goals = arsplan_id(acting.log, FIRST.year), arsmal_id(acting.log, FIRST.year)
    planned = PlanPunkt(
        arsplan=year, ar=FIRST.year, punkt=punkt, slag="annat", arende="Prov", ansvarig="ekonom"
    )
    dropped = DropPunkt(arsplan=year, punkt=punkt, skal=sealed("punkten"))
    goal = SetArsmal(
        arsmal=goals, ar=FIRST.year, mal=mal, kod="M1", rubrik="Prov", ansvarig="ekonom"
    )
    met = AssessArsmal(arsmal=goals, mal=mal, utfall="uppfyllt", per=FIRST, text=sealed("malet"))
    ARSPLAN.perform(acting, planned)
    ARSPLAN.perform(work.acting(Role.NAMNDSEKRETERARE), dropped)
    ARSPLAN.perform(acting, goal, met)
    return {"punkt": str(punkt), "mal": str(mal)}


def _control(work: Work, known: dict[str, str]) -> None:
    kvalitet = work.acting(Role.KVALITET)
    ar = kvalitet.today.year + 1
    plan = plan_id(kvalitet.log, ar)
    risk = p.AddRisk(
        plan=plan, risk=uuid4(), kod="R1", kategori="fel", rubrik="Brist", sannolikhet=2,
        konsekvens=2, text=sealed("risken"),
    )  # fmt: skip
    INTERNKONTROLL.perform(kvalitet, p.BeginPlan(plan=plan, ar=ar), risk)
    avvikelse = UUID(known["avvikelse"])
    analys = v.AnalyseAvvikelse(
        avvikelse=avvikelse, analyserad=kvalitet.today, text=sealed("avvikelsen")
    )
    INTERNKONTROLL.perform(kvalitet, analys)
    year = kvalitet.today.year
    drawn = INTERNKONTROLL.state(kvalitet.log).dragningar[year].dragning(1)
    assert drawn is not None
    review = d.ReviewDragen(
        dragningar=dragningar_id(kvalitet.log, year), dragning=1, referens=drawn.dragna[0],
        granskad=FIRST, utfall="utreds", text=sealed("dragningen"),
    )  # fmt: skip
    INTERNKONTROLL.perform(kvalitet, review)
    kontroll = uuid4()
    INTERNKONTROLL.perform(kvalitet, _kontroll(kontroll, kvalitet.today))
    known |= {"kontroll": str(kontroll), "nasta": str(ar)}


def _kontroll(kontroll: UUID, today: date) -> k.DefineKontroll:
    return k.DefineKontroll(
        kontroll=kontroll, namn="Hemtjänst igen", starthandelse="Beslut",
        sluthandelse="Uppföljning", inom=Langd(1, "ar"), fran=today, text=sealed("kontrollen"),
    )  # fmt: skip


def _barn(log: Any) -> dict[str, str]:
    book = Klockor(log)
    utredning = book.open(date(2025, 11, 1), on=FIRST)
    book.send(
        ExtendUtredning(
            arende=utredning, beslutad=FIRST, ny_sista_dag=date(2026, 5, 1),
            skal_kod="polisutredning", beslutsfattare="utskott", skal=sealed("utredningen"),
        ),
        on=FIRST,
    )  # fmt: skip
    anmalan = book.receive(FIRST, on=FIRST)
    book.act(
        ExtendForhandsbedomning(
            anmalan=anmalan, beslutad=FIRST, ny_sista_dag=date(2026, 4, 1),
            skal_kod="polisforhor", beslutsfattare="utskott", skal=sealed("anmalan"),
        ),
        on=FIRST,
    )  # fmt: skip
    return {"utredning": str(utredning), "anmalan": str(anmalan)}
