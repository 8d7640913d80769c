"""With the read log made unwritable, every address that gives case content answers 503.

All addresses of the application are walked: those for programs, the pages, the files.
"""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING, Any, NamedTuple
from uuid import UUID

import psycopg
import pytest
from fastapi.routing import APIRoute, iter_route_contexts

from api.acts import ARSPLAN, REVISION, VERKSTALLIGHET, arsmal_id, arsplan_id, ordning_id
from api.auth import Role as AccountRole
from audit.arsplan.commands import PlanPunkt, SetArsmal
from audit.lexsarah import Role
from audit.lexsarah import commands_arende as a
from audit.lexsarah import commands_beslut as b
from audit.lexsarah import commands_rapport as r
from audit.revision.commands import OpenGranskning, RegisterAnmarkning
from audit.store.migrations import ROLES
from audit.verkstallighet.commands import RegisterBeslut
from tests.support.beslutsantal import RAKNING, note
from tests.support.internkontroll import begun
from tests.support.klockor import Klockor
from tests.support.lex_sarah import FRAN, working
from tests.unit.lexsarah.asked import FILE, FILES, OTHER

if TYPE_CHECKING:
    from fastapi.testclient import TestClient

    from api.acts import Acting
    from tests.support.database import Database
    from tests.support.services import Service

BESLUT, PUNKT, MAL = UUID(int=4711), UUID(int=4712), UUID(int=4713)
GRANSKNING = UUID(int=4712)
NO_CONTENT = {
    "/api/v1/api-info": "what the API is",
    "/api/v1/openapi.json": "what the API is",
    "/api/v1/namnder/{namnd}/internkontroll/barnutredningstid": "numbers without any case",
    "/api/v1/namnder/{namnd}/internkontroll/orosanmalningar": "numbers without any case",
    "/api/v1/namnder/{namnd}/internkontroll/uppfoljningar": "numbers without any case",
    "/api/v1/namnder/{namnd}/internkontroll/handlaggning": "numbers without any case",
    "/api/v1/namnder/{namnd}/internkontroll/ledtider": "numbers without any case",
    "/api/v1/namnder/{namnd}/kontroller": "the nämnd's own kontroller",
    "/api/v1/namnder/{namnd}/kontroller/koder": "codes and numbers without any case",
    "/api/v1/namnder/{namnd}/kontroller/forhandsvisning": "numbers without any case",
    "/api/v1/namnder/{namnd}/kontroller/{kontroll}": "numbers without any case",
    "/api/v1/namnder/{namnd}/dragningar/{ar}/{dragning}/omdragning": "whether it comes out again",
    "/api/v1/namnder/{namnd}/logg/checkpoint": "a signed hash",
    "/api/v1/namnder/{namnd}/logg/tile/{level}/{index:path}": "hashes",
    "/api/v1/namnder/{namnd}/logg/proof/inclusion": "hashes",
    "/api/v1/namnder/{namnd}/logg/proof/consistency": "hashes",
    "/api/v1/namnder/{namnd}/organisation": "the nämnd's organisation, which is public",
    "/api/v1/namnder/{namnd}/delegationsordningar": "the nämnd's own order, which is public",
    "/api/v1/namnder/{namnd}/delegationsordningar/{ordning}": "the nämnd's own order",
    "/health/live": "whether it is alive",
    "/health/ready": "whether it is ready",
    "/metrics": "sizes and times",
    "/rapportera/kontrollera_kvitto.py": "a program",
    "/rapportera/{namnd}": "an empty form",
    "/rapportera/{namnd}/kontroll": "how a receipt is verified, and the register's key",
    "/rapportera/{namnd}/affisch": "an address to print",
    "/rapportera/{namnd}/at-nagon": "an empty form",
    "/{namnd}/delegationslista/rakna": "an empty form",
    "/status/{namnd}": "a form that asks for a code; what is shown for one is tried below",
    "/kalender/{token}.ics": "how many things are due, and never which",
    "/{namnd}/kalender": "one's own setting",
    "/logga-in": "a form",
    "/logga-in/kod": "a form",
    "/konto": "one's own account",
    "/konto/tva-faktorer": "one's own account",
    "/konto/tva-faktorer/ta-bort": "one's own account",
    "/konto/reservkoder": "one's own account",
    "/": "the names of nämnder",
    "/{namnd}/internkontroll/barnutredningstid": "numbers without any case",
    "/{namnd}/internkontroll/barnutredningstid/diagram/{name}.svg": "the same numbers, drawn",
    "/{namnd}/internkontroll/utveckling": "numbers without any case",
    "/{namnd}/internkontroll/diagram/{name}.svg": "the same numbers, drawn",
    "/{namnd}/internkontroll/plan": "the nämnd's own plans, which are public",
    "/{namnd}/internkontroll/plan/{ar:int}": "the nämnd's own plan; no sealed text",
    "/{namnd}/internkontroll/plan/{ar:int}/kontrollmoment/{kontrollmoment:uuid}": "numbers alone",
    "/{namnd}/internkontroll/plan/{ar:int}/kontrollmoment/{kontrollmoment:uuid}/diagram.svg": (
        "the same numbers, drawn"
    ),
    "/{namnd}/internkontroll/plan/handla/{act}": "an empty form",
    "/{namnd}/internkontroll/kontroller/handla/{act}": "an empty form",
    "/{namnd}/internkontroll/{place}/{ar:int}/handla/{act}": "a form with facts of the plan alone",
    "/{namnd}/internkontroll/{place}/{stream:uuid}/handla/{act}": (
        "a form with facts of the plan alone; one that begins with a text that stands is recorded"
    ),
    "/{namnd}/internkontroll/avvikelser": "headings and days, of no case",
    "/{namnd}/internkontroll/kontroller": "the nämnd's own kontroller, and an empty form",
    "/{namnd}/kontrollstampel": "a signed hash, and how the views stand",
    "/{namnd}/organisation": "the nämnd's organisation",
    "/{namnd}/organisation/mal": "the nämnd's own times, of no case",
    "/{namnd}/organisation/ny/{slag}": "an empty form",
    "/{namnd}/organisation/{slag}/{kod}": "the nämnd's organisation",
    "/api/v1/namnder/{namnd}/inlasningar": "which extracts were read in, as numbers",
    "/{namnd}/las-in": "which extracts were read in, and an empty form",
    "/{namnd}/las-in/mall/{slag}.csv": "an empty file",
    "/{namnd}/las-in/{inlasning}": "numbers of rows, columns and reasons; never what a row holds",
    "/{namnd}/las-in/{inlasning}/rader.csv": "the same, as a file",
    "/{namnd}/delegationsordning": "none is in force yet; what is noted of one is recorded",
    "/{namnd}/delegationsordning/ny": "an empty form",
    "/{namnd}/lex-sarah/sammanstallning": "which summaries there are to be had",
    "/{namnd}/lex-sarah/handla/{act}": "an empty form: nothing is there yet that it is about",
    "/{namnd}/ej-verkstallda/handla/{act}": "an empty form: nothing is there yet",
    "/{namnd}/ej-verkstallda/kvartal/{ar:int}/{nummer:int}/handla/{act}": "a form of no beslut",
    "/{namnd}/granskningar/handla/{act}": "an empty form: nothing is there yet",
    "/{namnd}/aret": "the way to the year that runs",
    "/{namnd}/aret/{ar:int}": "the agendas of a year; no sealed text",
    "/{namnd}/aret/{ar:int}/forslag": "what recurs every year, as a form",
    "/{namnd}/aret/{ar:int}/handla/{act}": "a form with what the agenda says",
    "/{namnd}/aret/{ar:int}/mal/handla/{act}": "a form with what is said openly of a goal",
    "/{namnd}/vantelista/{ar:int}": "how many wait, by month",
    "/{namnd}/vantelista/{ar:int}/{omrade}/diagram.svg": "how many wait, drawn",
    "/{namnd}/vantelista/{ar:int}/{omrade}/{manad:int}": "how many wait, as a form",
}
"""Address → why it gives no case content."""


class Walk(NamedTuple):
    """Every address that is read, who may read all of it, and what its parts are."""

    paths: list[str]
    caller: TestClient
    parts: dict[str, str]

    def address(self, path: str) -> str:
        """Fill in an address; one with an unknown part has no place in this test yet."""
        return re.sub(r"\{([a-z]+)(:[a-z]+)?\}", lambda part: self._part(path, part[1]), path)

    def _part(self, path: str, name: str) -> str:
        if name == "arende" and "lex-sarah" not in path:
            return self.parts["utredning"]
        if path in FORMS:
            return FORMS[path].get(name, self.parts.get(name, self.parts["avvikelse"]))
        if name == "handling" and path.endswith("/underlag/{handling:uuid}"):
            return self.parts["underlag"]
        if name == "act":
            kind = next((one for one in ("rapport", "uppgift") if f"{{{one}" in path), "arende")
            begins = path == "/{namnd}/lex-sarah/handla/{act}"
            return "open_arende" if begins else ACTS[kind]
        if name == "form":
            return "csv" if path.endswith(SHEETS) else "docx"
        return self.parts[name]


SHEETS = ("/lista.{form}", "/rapporter.{form}", "/statistik.{form}")
"""Lists, which are handed out as sheets and not as papers."""
FORMS = {
    "/{namnd}/internkontroll/plan/handla/{act}": {"act": "begin-plan"},
    "/{namnd}/internkontroll/kontroller/handla/{act}": {"act": "define-kontroll"},
    "/{namnd}/internkontroll/{place}/{ar:int}/handla/{act}": {"place": "plan", "act": "add-risk"},
    "/{namnd}/ej-verkstallda/handla/{act}": {"act": "register-beslut"},
    "/{namnd}/ej-verkstallda/kvartal/{ar:int}/{nummer:int}/handla/{act}": {"act": "send-kvartal"},
    "/{namnd}/ej-verkstallda/{beslut:uuid}/handla/{act}": {"act": "make-erbjudande"},
    "/{namnd}/aret/{ar:int}/handla/{act}": {"act": "plan-sammantrade"},
    "/{namnd}/aret/{ar:int}/mal/handla/{act}": {"act": "set-arsmal"},
    "/{namnd}/granskningar/handla/{act}": {"act": "open-granskning"},
    "/{namnd}/granskningar/{granskning:uuid}/handla/{act}": {"act": "receive-rapport"},
    "/{namnd}/internkontroll/{place}/{stream:uuid}/handla/{act}": {
        "place": "avvikelser",
        "act": "plan-atgard",
    },
}
"""The forms of the internkontroll: which of them is opened."""
ACTS = {"rapport": "ask_fraga", "uppgift": "follow_up_utforare", "arende": "register_diarienummer"}


@pytest.fixture
def walk(service: Service, migrated: Database) -> Walk:
    """A nämnd where there is something of each kind, and a read log that takes in nothing."""
    work = working(service)
    arende = work.open_arende()
    told = b.ReceiveUtforareRapport(
        uppgift=OTHER, utforare="u1", lag="sol", kom_in=work.system.today
    )
    work.do(Role.MOTTAGARE, told)
    utredning = service.register.open(date(2020, 1, 1), on=date(2020, 1, 2))
    anmalan = Klockor(service.log).receive(date(2020, 1, 1), on=date(2020, 1, 2))
    service.catch_up()
    account = service.account(*AccountRole)
    for befattning in ("verksamhetsutvecklare", "verksamhetschef"):
        service.services.people.give_uppdrag(account, "prov", befattning, fran=FRAN)
    rapport = work.report()
    for file in (
        a.AttachToArende(arende=arende, **FILE),
        r.AttachToRapport(rapport=rapport, **FILE),
    ):
        work.do(Role.MOTTAGARE, file, files=FILES)
    # A month is over, so that something could be drawn from it.
    service.register.open(date(2020, 1, 2), on=date(2020, 2, 3))
    waiting = RegisterBeslut(
        beslut=BESLUT, beslutad=date(2020, 1, 2), lag="lss", insats="gruppbostad", enhet="e1"
    )
    VERKSTALLIGHET.perform(work.acting(Role.KVALITET), waiting)
    REVISION.perform(
        work.acting(Role.NAMNDSEKRETERARE),
        OpenGranskning(granskning=GRANSKNING, rubrik="Handläggningen", brev=date(2020, 1, 2)),
        RegisterAnmarkning(
            granskning=GRANSKNING,
            rubrik="Handläggningen",
            ar=2020,
            riktad=date(2020, 1, 2),
            text="Skälen.",
        ),
    )
    note(work.acting(Role.NAMNDSEKRETERARE))
    known = begun(work.acting(Role.KVALITET))
    _plan_the_year(work.acting(Role.KVALITET), int(known["ar"]))
    parts = _parts(service, arende, utredning, rapport) | {"anmalan": str(anmalan), **known}
    with psycopg.connect(migrated.superuser_dsn, autocommit=True) as connection:
        query = f"REVOKE INSERT ON ALL TABLES IN SCHEMA {migrated.reads_schema} FROM {ROLES[1]}"
        connection.execute(query.encode())
    return Walk(_paths(service), service.program_of(account), parts)


def _plan_the_year(acting: Acting, ar: int) -> None:
    """Let the nämnd's year hold a punkt and a goal."""
    year, goals = arsplan_id(acting.log, ar), arsmal_id(acting.log, ar)
    punkt = PlanPunkt(
        arsplan=year, ar=ar, punkt=PUNKT, slag="annat", arende="Prov", ansvarig="ekonom"
    )
    mal = SetArsmal(arsmal=goals, ar=ar, mal=MAL, kod="M1", rubrik="Prov", ansvarig="ekonom")
    for command in (punkt, mal):
        ARSPLAN.perform(acting, command)


def _parts(service: Service, arende: UUID, utredning: Any, rapport: UUID) -> dict[str, str]:
    return {
        "namnd": "prov", "arende": str(arende), "rapport": str(rapport), "uppgift": str(OTHER),
        "utredning": str(getattr(utredning, "originator_id", utredning)),
        "ordning": str(ordning_id(service.log, 1)), "name": "klasser",
        "level": "0", "index": "000.p/1", "slag": "enhet", "kod": "e1", "token": "x" * 43,
        "handling": str(FILE["handling"]), "inlasning": str(OTHER),
        "dragning": "1", "nummer": "1", "manad": "1", "omrade": "aldreomsorg", "mottagare": "ivo",
        "beslut": str(BESLUT), "punkt": str(PUNKT), "mal": str(MAL), "granskning": str(GRANSKNING),
        "rakning": str(RAKNING),
    }  # fmt: skip


def _paths(service: Service) -> list[str]:
    return [
        one.path or ""
        for one in iter_route_contexts(service.app.routes)
        if isinstance(one.original_route, APIRoute) and "GET" in (one.methods or ())
    ]


def test_nothing_of_a_case_is_shown_that_cannot_be_recorded_as_read(walk: Walk) -> None:
    """Every address answers 503, but those that are listed with the reason why they may not."""
    found = {path: walk.caller.get(walk.address(path)).status_code for path in walk.paths}

    assert len(found) > 40
    wrong = {path: one for path, one in found.items() if one != 503 and path not in NO_CONTENT}
    assert not wrong, f"no reading was recorded, and yet: {wrong}"


def test_what_is_listed_as_without_content_is_there(walk: Walk) -> None:
    """No address is excused that does not exist, and those that are do not need the read log."""
    assert not set(NO_CONTENT) - set(walk.paths)
    for path in set(NO_CONTENT) & set(walk.paths):
        assert walk.caller.get(walk.address(path)).status_code != 503, path


def test_a_reporters_own_status_is_recorded_too(walk: Walk) -> None:
    """What the code of a receipt opens is not shown either."""
    body = {
        "kanal": "inloggad", "slag": "handelse", "fara_nu": False, "vad_hande": "Ingen kom.",
        "intraffade": {"precision": "unknown"},
    }  # fmt: skip
    address, key = "/api/v1/namnder/prov/lex-sarah/rapporter", {"Idempotency-Key": "x" * 32}
    code = walk.caller.post(address, json=body, headers=key).json()["kvittokod"]

    answer = walk.caller.post("/status/prov", data={"kod": code})

    assert answer.status_code == 503
