"""How a step of the constructed ärenden is told: when, who, and what was done."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING, Any
from uuid import UUID, uuid5

from audit.clock import STOCKHOLM
from audit.envelope import Happened
from audit.lexsarah import commands_rapport as r
from audit.lexsarah.events_atgard import AtgardPlanned

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from audit.lexsarah import Command
    from audit.store.log import Log

SYSTEM = "system"


@dataclass(frozen=True, slots=True)
class Ids:
    """The ids of the demo: the same each time it is built in one log."""

    log: Log
    konton: Mapping[str, UUID]

    def of(self, name: str) -> UUID:
        """Give the id that a name stands for."""
        return uuid5(self.log.id, f"demo/lexsarah/{name}")

    def planned(self, arende: str, number: int) -> int:
        """Give the version under which an ärende's åtgärd with a number, from 1, is known."""
        history = self.log.load_many([self.of(arende)])[self.of(arende)]
        found = [one.event for one in history if isinstance(one.event, AtgardPlanned)]
        return found[number - 1].originator_version


@dataclass(frozen=True, slots=True)
class Step:
    """Acts that one person took at one time; `who` is a username, `system` or `rapportor:NAME`."""

    at: datetime
    who: str
    commands: Callable[[Ids], Sequence[Any]]


def when(day: str, time: str) -> datetime:
    """Give a time as people there wrote it."""
    return datetime.fromisoformat(f"{day}T{time}").replace(tzinfo=STOCKHOLM).astimezone(UTC)


def step(day: str, time: str, who: str, *commands: Callable[[Ids], Any]) -> Step:
    """Tell a step: acts of one area, never of several."""
    return Step(when(day, time), who, lambda ids: [make(ids) for make in commands])


def reported(name: str, day: str, time: str, **told: Any) -> tuple[Step, ...]:
    """Tell how a report came in, was receipted, and that the receiver was told."""

    def received(ids: Ids) -> Command:
        values: dict[str, Any] = {"kanal": "web", "slag": "handelse", "fara_nu": False} | told
        happened = Happened.on(values.pop("hande", date.fromisoformat(day)))
        return r.ReceiveRapport(
            rapport=ids.of(name),
            rapportor=ids.of(f"rapportör {name}"),
            intraffade=happened,
            **values,
        )

    def sent(ids: Ids) -> Command:
        return r.NoteMeddelande(
            rapport=ids.of(name),
            slag="ny_rapport",
            kanal="epost",
            roll="mottagare",
            konto=ids.konton["mottagare"],
        )

    return (step(day, time, f"rapportor:{name}", received), step(day, time, SYSTEM, sent))


def opened(name: str, day: str, time: str) -> Step:
    """Tell that the receiver opened a report."""
    return step(day, time, "mottagare", lambda ids: r.OpenRapport(rapport=ids.of(name)))
