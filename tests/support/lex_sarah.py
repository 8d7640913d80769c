"""Lex Sarah at work in a test: organisation, delegationsordning, one account per role, acts."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING, Any
from uuid import UUID, uuid4

from api.acts import (
    Acting,
    Done,
    next_ordning_id,
    organisation_id,
    perform,
    perform_all,
    perform_delegation,
    perform_organisation,
)
from api.auth import Role as AccountRole
from audit import organisation as org
from audit.delegation import read_ordning
from audit.envelope import Happened, Source, SourceKind
from audit.ids import new_arende_id
from audit.lexsarah import Role
from audit.lexsarah import commands_arende as a
from audit.lexsarah import commands_rapport as r
from audit.store.founding import new_request
from projections.asof import today_of
from tests.support.sources import ROOT

if TYPE_CHECKING:
    from audit.lexsarah import Command
    from tests.support.services import Service

FRAN = date(2020, 1, 1)
VERKSAMHET, ENHET, ANNAN_ENHET, UTFORARE = "v1", "e1", "e2", "u1"
BEFATTNING = {
    Role.UTREDARE: "verksamhetsutvecklare",
    Role.ENHETSCHEF: "enhetschef",
    Role.VERKSAMHETSCHEF: "verksamhetschef",
    Role.BESLUTSFATTARE_IVO: "verksamhetsstrateg",
    Role.NAMNDSEKRETERARE: "namndsekreterare",
}
"""What the holder of each role is employed as."""


@dataclass(slots=True)
class Work:
    """The nämnd `prov` at work; `accounts` holds one account per role."""

    service: Service
    accounts: dict[Role, UUID] = field(default_factory=dict)

    def acting(self, role: Role, account: UUID | None = None) -> Acting:
        """Let the account of a role act, or another account in that role."""
        log, people = self.service.log, self.service.services.people
        konto, today = account or self.accounts[role], today_of(self.service.log)
        return Acting(
            log=log,
            people=people,
            konto=konto,
            roles=(role,),
            source=Source(SourceKind.WEB),
            request=new_request(),
            today=today,
            uppdrag=people.uppdrag(konto, log.namnd.slug, today),
        )

    def do(self, role: Role, *commands: Command, **more: Any) -> Done:
        """Perform acts in a role, all or nothing."""
        return perform_all(self.acting(role), commands, **more)

    @property
    def system(self) -> Acting:
        """The service itself."""
        return Acting.system(self.service.services, self.service.log)

    def report(self, text: str = "Larmet besvarades inte.", **more: Any) -> UUID:
        """Let somebody without an account report; gives the report's id."""
        rapport, rapportor = uuid4(), uuid4()
        values: dict[str, Any] = {
            "kanal": "web",
            "slag": "handelse",
            "fara_nu": False,
            "enhet": ENHET,
        } | more
        command = r.ReceiveRapport(
            rapport=rapport,
            rapportor=rapportor,
            intraffade=Happened.unknown(),
            lag="sol",
            vad_hande=text,
            **values,
        )
        acting = Acting.reporter(self.service.services, self.service.log, rapportor)
        perform(acting, command)
        return rapport

    def open_arende(self, rapport: UUID | None = None) -> UUID:
        """Let the mottagare sort a report as lex Sarah into a new ärende; gives the ärende's id."""
        rapport, arende = rapport or self.report(), new_arende_id()
        opening = a.OpenArende(
            arende=arende,
            lag="sol",
            verksamhet=VERKSAMHET,
            enhet=ENHET,
            rapport_inkom=self.acting(Role.MOTTAGARE).today,
            rapport=rapport,
        )
        sorting = r.SortRapport(rapport=rapport, utfall="lex_sarah", arende=arende)
        self.do(Role.MOTTAGARE, sorting, opening)
        return arende

    def take(self, arende: UUID) -> None:
        """Let the utredare take an ärende."""
        command = a.TakeArende(arende=arende, inget_jav=True, egen_rapport="Nej")
        self.do(Role.UTREDARE, command)


def working(service: Service) -> Work:
    """Give the nämnd `prov` an organisation, the demo's delegationsordning and its people."""
    work = Work(service)
    _organise(work.system)
    data = tomllib.loads((ROOT / "audit/delegation/demo.toml").read_text(encoding="utf-8"))
    perform_delegation(work.system, read_ordning(next_ordning_id(service.log), data))
    for role in AccountRole:
        known = Role(role.value)
        work.accounts[known] = service.account(role)
        befattning = BEFATTNING.get(known)
        if befattning is not None:
            service.services.people.give_uppdrag(
                work.accounts[known], service.log.namnd.slug, befattning, fran=FRAN
            )
    return work


def _organise(system: Acting) -> None:
    stream = organisation_id(system.log)
    parts: tuple[org.Command, ...] = (
        org.AddVerksamhet(
            organisation=stream,
            kod=VERKSAMHET,
            namn="Äldreomsorg",
            fran=FRAN,
            omrade="aldreomsorg",
            beredskap="0600-123 45",
        ),
        org.AddUtforare(
            organisation=stream, kod=UTFORARE, namn="Egen regi", driftsform="egen", fran=FRAN
        ),
        *(
            org.AddEnhet(
                organisation=stream,
                kod=kod,
                namn=namn,
                verksamhet=VERKSAMHET,
                utforare=UTFORARE,
                lag="sol",
                fran=FRAN,
            )
            for kod, namn in ((ENHET, "Solgården"), (ANNAN_ENHET, "Hemtjänst norr"))
        ),
    )
    for part in parts:
        perform_organisation(system, part)
