"""Random acts on a real log, beside the plain card: what may be is accepted, and nothing more.

The card, the draws and the machine are those of `tests/property`; here every act goes the way that
pages and API go, and the whole log is checked at the end, as `liggare check` does.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar
from uuid import UUID, uuid4

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import initialize, run_state_machine_as_test

from api.acts import Acting, perform, read
from api.checking import check_views
from audit.errors import InvalidInputError
from audit.lexsarah import ACTS, Role
from audit.lexsarah import commands_arende as a
from audit.store.checking.whole import check
from tests.property.lexsarah_card import GRADES, Card
from tests.property.lexsarah_draws import PEOPLE, command_of
from tests.property.test_lexsarah_model import REFUSED, LexSarahMachine
from tests.support.lexsarah_states import World, translated
from tests.unit.lexsarah.asked import ARENDE, FILES, OPENING
from tests.unit.lexsarah.people import acting, token

if TYPE_CHECKING:
    from audit.lexsarah import Circumstances
    from tests.support.services import Service


class RealMachine(LexSarahMachine):
    """The machine of the plain card, with a log that is really there."""

    world: ClassVar[World]
    known: ClassVar[dict[UUID, UUID]]

    @initialize(grade=st.sampled_from(["", *GRADES]))
    def opened(self, grade: str) -> None:
        """Open a new ärende in the log, perhaps with a first bedömning."""
        self.arende = uuid4()
        self.ids = {**self.known, ARENDE: self.arende}
        self.back = {real: told for told, real in self.ids.items()}
        opening = translated(a.OpenArende(**OPENING, rapport=token("one")), self.ids)
        perform(self.person(acting(Role.MOTTAGARE)), opening)
        self.card = Card(rapporter={"one"})
        self.reload()
        if grade:
            self.send("make_forsta_bedomning", "mottagare", "mottagare", self.graded(grade))

    def tried(self, name: str, who: Circumstances, drawn: dict[str, Any]) -> str:
        """Try an act on the log, and say how it came out."""
        try:
            if ACTS[name].reads:
                read(self.person(who), name, self.arende, "prov")
            else:
                command = translated(command_of(name, drawn), self.ids)
                perform(self.person(who), command, files=FILES)
                self.reload()
        except REFUSED as error:
            return error.reason
        except InvalidInputError:
            return "input"
        return "may"

    def person(self, who: Circumstances) -> Acting:
        """Give the person of the nämnd who stands for one of the card."""
        if who.roll is Role.SYSTEM:
            return self.world.work.system
        return self.world.work.acting(who.roll, self.known.get(who.konto, who.konto))

    def reload(self) -> None:
        """Read the ärende out of the log, in the names of the card."""
        recorded = self.world.service.log.load_many([self.arende])[self.arende]
        self.history = [translated(one.event, self.back) for one in recorded]


@pytest.fixture
def world(service: Service) -> World:
    """The nämnd `prov` with three utredare, on the day of the unit tests."""
    made = World(service)
    known = {**made.people, token("rapportor"): made.work.accounts[Role.RAPPORTOR]}
    known |= {token(name): made.another_utredare() for name in PEOPLE["utredare"]}
    RealMachine.world, RealMachine.known = made, known
    return made


def test_random_acts_on_a_real_log_are_those_of_the_card(world: World) -> None:
    """Whatever acts come, the log takes what the card allows, and checks clean at the end."""
    few = settings(
        max_examples=3,
        stateful_step_count=8,
        derandomize=True,
        deadline=None,
        database=None,
        suppress_health_check=list(HealthCheck),
    )
    run_state_machine_as_test(RealMachine, settings=few)
    world.service.catch_up()

    report = check(world.service.log, extra_checks=[check_views])

    assert report.ok, report.findings
    assert world.service.log.head().size > 60
