"""Performing the steps of the constructed nämnd in order; whoever is interrupted goes on there."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Final
from uuid import UUID

from api.acts import (
    ARSPLAN,
    INTERNKONTROLL,
    REVISION,
    VERKSTALLIGHET,
    Acting,
    Done,
    perform,
    perform_all,
)
from api.demo import arsplan, internkontroll, lexsarah, revision, verkstallighet
from api.demo.lexsarah.namnd import FRAN, UPPDRAG, adopt_revised, set_up
from api.demo.lexsarah.step import SYSTEM, Ids, Step, when
from audit.arsplan.commands import ArsplanCommand
from audit.envelope import Source, SourceKind
from audit.internkontroll.acts import ControlCommand
from audit.lexsarah import Role
from audit.lexsarah import commands_rapport as r
from audit.revision.commands import RevisionCommand
from audit.store.founding import SYSTEM as NOBODY
from audit.store.founding import new_request
from audit.verkstallighet.commands import VerkstallighetCommand
from projections.asof import today_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from audit.store.log import Log
    from audit.store.people import People

SET_UP: Final = when("2024-01-02", "08:15")
REVISED: Final = when("2024-04-16", "16:00")
ROLES: Final = {"ivo": "beslutsfattare_ivo"}
"""Username → role, where the two are not the same."""

STEPS: Final[tuple[Step, ...]] = tuple(
    sorted(
        (
            *(*lexsarah.STEPS, *internkontroll.STEPS, *verkstallighet.STEPS),
            *(*arsplan.STEPS, *revision.STEPS),
        ),
        key=lambda one: one.at,
    )
)
"""Everything that was done, in the order of time."""


@dataclass(frozen=True, slots=True)
class Teller:
    """Lets the people of the demo act in its log."""

    log: Log
    people: People
    konton: Mapping[str, UUID]

    def acting(self, who: str, at: datetime) -> Acting:
        """Give who acts: a username, the service, or the reporter of a report."""
        name, _, report = who.partition(":")
        if name == "rapportor":
            konto = Ids(self.log, self.konton).of(f"rapportör {report}")
        else:
            konto = self.konton.get(name, NOBODY)
        kind = SourceKind.SYSTEM if who == SYSTEM else SourceKind.WEB
        slug = self.log.namnd.slug
        return Acting(
            log=self.log,
            people=self.people,
            konto=konto,
            roles=(Role(ROLES.get(name, name)),),
            source=Source(kind),
            request=new_request(),
            today=today_of(self.log),
            uppdrag=self.people.uppdrag(konto, slug, at.date()),
        ).then(at)

    def perform(self, number: int, step: Step) -> None:
        """Perform one step, once; a report is receipted at once."""
        acting = self.acting(step.who, step.at)
        commands = step.commands(Ids(self.log, self.konton))
        key = f"demo/{number}"
        if isinstance(commands[0], ControlCommand):
            # What is counted from the log differs when it is told again: the step is what counts.
            INTERNKONTROLL.perform(acting, *commands, key=key, body=key.encode())
            return
        if isinstance(commands[0], VerkstallighetCommand):
            VERKSTALLIGHET.perform(acting, *commands, key=key, body=key.encode())
            return
        if isinstance(commands[0], ArsplanCommand):
            ARSPLAN.perform(acting, *commands, key=key, body=key.encode())
            return
        if isinstance(commands[0], RevisionCommand):
            REVISION.perform(acting, *commands, key=key, body=key.encode())
            return
        done = perform_all(acting, commands, key=key)
        if isinstance(commands[0], r.ReceiveRapport) and not done.replayed:
            self._receipt(step, done)

    def _receipt(self, step: Step, done: Done) -> None:
        command = r.IssueKvitto(rapport=done.stream, avser=done.version, lopnummer=done.position)
        perform(self.acting(SYSTEM, step.at), command)


def tell(
    log: Log, people: People, konton: Mapping[str, UUID], after: datetime, until: datetime
) -> None:
    """Perform what was done after one moment and until another, as far as the log lacks it."""
    teller = Teller(log, people, konton)
    if after < SET_UP <= until:
        _give_uppdrag(teller)
        set_up(teller.acting, SET_UP)
    for number, step in enumerate(STEPS):
        if after < step.at <= until:
            teller.perform(number, step)
    if after < REVISED <= until:
        adopt_revised(teller.acting, max(REVISED, log.head().recorded_at))


def _give_uppdrag(teller: Teller) -> None:
    slug = teller.log.namnd.slug
    for username, befattning in UPPDRAG.items():
        konto = teller.konton[username]
        if not teller.people.uppdrag(konto, slug, FRAN):
            teller.people.give_uppdrag(konto, slug, befattning, fran=FRAN)
