"""One service for the tests of the nämnd's year: planned by its sekreterare on 8 January 2024."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING
from uuid import UUID, uuid4

import pytest

from api.acts import INTERNKONTROLL, REVISION, plan_id
from api.auth import Role
from audit.internkontroll import commands_plan as p
from audit.revision import commands as r
from audit.roles import Role as Acts
from tests.integration.web.aret.walk import CHECKED, GRANSKNING, TODAY, YEAR, Walk, plain
from tests.support.database import fresh_database
from tests.support.lex_sarah import Work
from tests.support.services import running_service
from tests.unit.arsplan.story import DAYS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.support.server import RunServer


@pytest.fixture(scope="package")
def walk(
    pg_server: RunServer, _template: str, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Walk]:
    """A nämnd whose year has its sammanträden, and what recurs accepted in one press."""
    with (
        fresh_database(pg_server, _template) as migrated,
        running_service(migrated, tmp_path_factory.mktemp("aret")) as service,
    ):
        service.register.open(TODAY, on=TODAY)
        konto = service.account(Role.NAMNDSEKRETERARE)
        surroundings(Work(service), konto)
        revisor, chef = (service.browser(one) for one in (Role.REVISOR, Role.ENHETSCHEF))
        made = Walk(service, service.browser_of(konto), revisor, chef)
        made.seen["empty"] = made.said()
        for dag in DAYS.values():
            stopp = (dag - timedelta(days=9)).isoformat()
            made.did("handla/plan-sammantrade", dag=str(dag), stopptid=stopp, klockan="12.00")
        shown = made.browser.get(f"{YEAR}/forslag").text
        made.seen["forslag"] = plain(shown)
        made.did("forslag", regel=CHECKED.findall(shown), nyckel="k" * 20)
        yield made


def surroundings(work: Work, konto: UUID) -> None:
    """Let there be a plan with kontrollmoment, and a granskning and an anmärkning to answer."""
    plan = plan_id(work.service.log, 2024)
    moments = (
        p.AddKontrollmoment(
            plan=plan, kontrollmoment=uuid4(), kod=kod, rubrik=kod, process="P", kontroll="K",
            metod="M", frekvens="en_gang", rapporteras=months, ansvar="A", matt="manuell",
        )
        for kod, months in (("K1", (5, 9)), ("K2", (9,)))
    )  # fmt: skip
    kvalitet = work.acting(Acts.KVALITET, konto)
    INTERNKONTROLL.perform(kvalitet, p.BeginPlan(plan=plan, ar=2024), *moments)
    asked = date(2024, 1, 5)
    opened = r.OpenGranskning(
        granskning=GRANSKNING, rubrik="Bistånd", brev=asked, diarienummer="SN 2024-62"
    )
    about = {"granskning": GRANSKNING}
    REVISION.perform(
        work.acting(Acts.NAMNDSEKRETERARE, konto),
        opened,
        r.RequestSvar(**about, begart=asked, forfaller=date(2024, 6, 7)),
        r.RegisterAnmarkning(
            granskning=GRANSKNING, ar=2023, rubrik="Ekonomin", riktad=asked, text="Skälen."
        ),
        r.RequestYttrande(**about, anmarkning=1, begart=asked, forfaller=date(2024, 5, 6)),
    )
