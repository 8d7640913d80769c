"""An utredning against a plain model: whatever commands come, in whatever order.

The model is a dict that knows nothing of events; it counts months by stepping through a calendar.
"""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any
from uuid import UUID, uuid5

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from audit.barnutredning import (
    CloseUtredning,
    CorrectUtredning,
    ExtendUtredning,
    OpenUtredning,
    Utredning,
    classify,
    classify_closing,
    decide,
)
from audit.errors import InvalidInputError, StateError

if TYPE_CHECKING:
    from audit.barnutredning import Command
    from audit.envelope import Event

ARENDE = UUID("0193f2a0-0000-7000-8000-000000000001")
SPAN = [date(2025, 4, 1) + timedelta(days=n) for n in range(420)]
DAYS = st.sampled_from([day for day in SPAN if day.day in {1, 10, 30, 31}])
"""Both acts and a Christmas, on few days of the month: so that limits are often met exactly."""
ONE_OF_NINE = st.integers(1, 9)


def four_months(start: date) -> date:
    """Count four months by 1 § lag (1930:173), one month after the other."""
    year, month = start.year, start.month
    for _ in range(4):
        year, month = (year, month + 1) if month < 12 else (year + 1, 1)
    return date(year, month, min(start.day, monthrange(year, month)[1]))


@dataclass
class Model:
    """What an utredning is, as a person would keep it on a card."""

    inledd: date
    extensions: dict[int, dict[str, Any]] = field(default_factory=dict)
    closings: dict[int, date | None] = field(default_factory=dict)

    @property
    def avslutad(self) -> date | None:
        """Give the day it was closed, if it was."""
        return next((day for day in self.closings.values() if day), None)

    def decisions(self, by: date = date.max) -> list[tuple[date, int, date]]:
        """Give (decided, version, new last day) of what was decided by a day, in that order."""
        standing = [
            (x["beslutad"], version, x["till"])
            for version, x in self.extensions.items()
            if x["till"] and x["beslutad"] <= by
        ]
        return sorted(standing)

    def limit_before(self, beslutad: date, version: int) -> date:
        """Give the last day in force before a decision."""
        others = [decision for decision in self.decisions() if decision[1] != version]
        earlier = [till for day, v, till in others if (day, v) < (beslutad, version)]
        return max([four_months(self.inledd), *earlier])

    def may_extend(self, beslutad: date, version: int, till: date) -> bool:
        """Say whether a decision could have been made."""
        closed_before = self.avslutad is not None and self.avslutad < beslutad
        timely = self.inledd <= beslutad and not closed_before
        return timely and till > self.limit_before(beslutad, version)

    def tidsklass(self, day: date) -> str:
        """Give the class on a day."""
        ends = [till for _, _, till in self.decisions(by=day)]
        if day <= four_months(self.inledd):
            return "inom"
        if not ends:
            return "over_utan_forlangning"
        return "over_inom_forlangning" if day <= max(ends) else "over_forlangning_ute"


class UtredningMachine(RuleBasedStateMachine):
    """Send random commands to `decide` and keep the card beside it."""

    @initialize(inledd=DAYS)
    def opened(self, inledd: date) -> None:
        """Open the utredning."""
        token = uuid5(ARENDE, "token")
        command = OpenUtredning(
            arende=ARENDE, barn=token, enhet="e1", inledd=inledd, kallreferens=token
        )
        self.history: list[Event] = list(decide(command, []))
        self.model = Model(inledd)

    def accepted(self, command: Command) -> int | None:
        """Send a command; give the version it made, or None where it was refused."""
        before = list(self.history)
        try:
            made = decide(command, before)
        except (InvalidInputError, StateError):
            return None
        self.history.extend(made)
        return made[-1].originator_version

    def expect(self, command: Command, *, possible: bool) -> int | None:
        """Send a command that must be accepted exactly when the model says that it is possible."""
        version = self.accepted(command)

        assert (version is not None) == possible
        return version

    @rule(beslutad=DAYS, till=DAYS)
    def extended(self, beslutad: date, till: date) -> None:
        """Extend, possible whenever the decision could have been made."""
        command = ExtendUtredning(
            arende=ARENDE,
            beslutad=beslutad,
            ny_sista_dag=till,
            skal_kod="annat",
            beslutsfattare="utskott",
        )
        possible = self.model.may_extend(beslutad, len(self.history) + 1, till)
        version = self.expect(command, possible=possible)
        if version:
            self.model.extensions[version] = {"beslutad": beslutad, "till": till}

    @rule(avslutad=DAYS)
    def closed(self, avslutad: date) -> None:
        """Close, possible once and not before the opening."""
        command = CloseUtredning(arende=ARENDE, avslutad=avslutad, avslut="insats")
        possible = self.model.avslutad is None and avslutad >= self.model.inledd
        version = self.expect(command, possible=possible)
        if version:
            self.model.closings[version] = avslutad

    @rule(inledd=DAYS)
    def opening_corrected(self, inledd: date) -> None:
        """Move the opening, possible unless something would come before it."""
        decided = [day for day, _, _ in self.model.decisions()]
        later = [day for day in (self.model.avslutad, *decided) if day is not None]
        possible = inledd != self.model.inledd and all(inledd <= day for day in later)
        if self.expect(self.correction(1, inledd=inledd.isoformat()), possible=possible):
            self.model.inledd = inledd

    @rule(nth=ONE_OF_NINE, till=DAYS | st.none())
    def extension_corrected(self, nth: int, till: date | None) -> None:
        """Move the end of an extension, or withdraw it."""
        version = self.chosen([*self.model.extensions], nth)
        if version is None:
            return
        known = self.model.extensions[version]
        text = till.isoformat() if till else ""
        possible = till != known["till"]
        if till:
            possible &= self.model.may_extend(known["beslutad"], version, till)
        if self.expect(self.correction(version, ny_sista_dag=text), possible=possible):
            known["till"] = till

    @rule(nth=ONE_OF_NINE, beslutad=DAYS)
    def decision_corrected(self, nth: int, beslutad: date) -> None:
        """Move the day on which an extension was decided."""
        version = self.chosen([*self.model.extensions], nth)
        if version is None:
            return
        known = self.model.extensions[version]
        possible = (
            known["till"] is not None
            and beslutad != known["beslutad"]
            and self.model.may_extend(beslutad, version, known["till"])
        )
        if self.expect(self.correction(version, beslutad=beslutad.isoformat()), possible=possible):
            known["beslutad"] = beslutad

    @rule(nth=ONE_OF_NINE, avslutad=DAYS | st.none())
    def closing_corrected(self, nth: int, avslutad: date | None) -> None:
        """Move a closing, withdraw it, or let it stand again."""
        version = self.chosen([*self.model.closings], nth)
        if version is None:
            return
        known = self.model.closings[version]
        possible = avslutad != known
        if avslutad:
            alone = known is not None or self.model.avslutad is None
            possible &= alone and avslutad >= self.model.inledd
        text = avslutad.isoformat() if avslutad else ""
        if self.expect(self.correction(version, avslutad=text), possible=possible):
            self.model.closings[version] = avslutad

    def correction(self, version: int, **replaced: str) -> CorrectUtredning:
        """Make a correction of an event."""
        return CorrectUtredning(arende=ARENDE, corrects=version, replaced=replaced)

    def chosen(self, versions: list[int], nth: int) -> int | None:
        """Choose one of the versions, None where there is none."""
        return versions[nth % len(versions)] if versions else None

    @invariant()
    def versions_are_gapless(self) -> None:
        """Versions run from 1 without a gap."""
        versions = [event.originator_version for event in self.history]

        assert versions == [*range(1, len(versions) + 1)]

    @invariant()
    def the_card_and_the_state_agree(self) -> None:
        """Opening, limit, extensions and closing are those of the card."""
        state = Utredning.from_events(self.history)
        standing = [(x.beslutad, x.originator_version, x.ny_sista_dag) for x in state.extensions]

        assert state.opened is not None
        assert state.opened.limit.start == state.opened.inledd == self.model.inledd
        assert state.opened.limit.sista_dag == four_months(self.model.inledd)
        assert standing == self.model.decisions()
        assert (state.closing.avslutad if state.closing else None) == self.model.avslutad

    @invariant()
    def the_classes_agree(self) -> None:
        """On days around every limit, the class is the one that the card gives."""
        state = Utredning.from_events(self.history)
        edges = [four_months(self.model.inledd), *(till for *_, till in self.model.decisions())]
        closed = self.model.avslutad
        for day in (edge + timedelta(days=n) for edge in edges for n in (0, 1, 3)):
            running = self.model.inledd <= day and (closed is None or closed > day)
            found = classify(state, day)

            assert (found is not None) == running
            assert found is None or found.tidsklass == self.model.tidsklass(day)
            assert found is None or found.closed_later == closed
        ended = classify_closing(state)
        assert (ended and ended.tidsklass) == (closed and self.model.tidsklass(closed))

    @invariant()
    def a_prefix_of_the_history_is_a_state_too(self) -> None:
        """What was known earlier can be built at any version: nothing later is needed."""
        for size in range(1, len(self.history)):
            assert Utredning.from_events(self.history[:size]).version == size


TestUtredning = UtredningMachine.TestCase
TestUtredning.settings = settings(stateful_step_count=25)
