"""Streams at every step in a real log: written as the commands of the unit tests decide.

Those histories name people by tokens; here they become the accounts of the nämnd `prov`.
"""

from __future__ import annotations

from dataclasses import dataclass, fields, is_dataclass, replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any
from uuid import UUID, uuid4

from api.auth import Role as AccountRole
from audit.lexsarah import Role, Stream
from audit.lexsarah import commands_arende as a
from audit.store.gallring import execute
from tests.support.lex_sarah import FRAN, Work, working
from tests.support.logs import a_context
from tests.unit.lexsarah.asked import ARENDE, OTHER, RAPPORT, A
from tests.unit.lexsarah.histories import Story, arende_at, other_at, rapport_at
from tests.unit.lexsarah.people import token

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from audit.envelope import Event
    from tests.support.services import Service

NOON = datetime(2026, 3, 20, 6, tzinfo=UTC)
"""When the states stand in the log: the day of the unit tests, with hours left of it."""
OWN = {Stream.RAPPORT: RAPPORT, Stream.ARENDE: ARENDE, Stream.UTFORARE: OTHER}
ALLVARLIGT = "allvarligt_missforhallande"


@dataclass(frozen=True, slots=True)
class At:
    """Where a stream stands: its step, and for an ärende its IVO track and what else it needs.

    `javiga`: everybody of the nämnd is recorded as involved in it, or in the report's ärende.
    """

    stream: Stream
    steg: str
    ivo: str = "inte_anmalt"
    bedomning: str = ALLVARLIGT
    enskild: bool = True
    javiga: bool = False

    @property
    def history(self) -> Sequence[Event]:
        """Give its events as the unit tests have them."""
        # Of a gallrad stream, what was there before: the log itself removes it.
        gallrad = self.steg == "gallrad"
        match self.stream:
            case Stream.RAPPORT:
                return rapport_at("sorterad" if gallrad else self.steg)
            case Stream.ARENDE:
                steg = "beslutat" if gallrad else self.steg
                return self._arende(steg)
            case Stream.INFORMATION:
                return other_at("given" if gallrad else self.steg)
        return other_at("mottagen" if gallrad else self.steg)

    def _arende(self, steg: str) -> Sequence[Event]:
        events = arende_at(steg, self.ivo, self.bedomning, enskild=self.enskild)
        if not self.javiga:
            return events
        story = Story(list(events))
        for konto in (*(token(role.value) for role in Role), token("second utredare")):
            command = a.RecordInblandad(**A, konto=konto, slag="inblandad")
            story.tell(Role.MOTTAGARE, command, konto=token("somebody else"))
        return story.events


class World:
    """The nämnd `prov` with people, and streams at any step: shared, or fresh for what writes."""

    def __init__(self, service: Service) -> None:
        """Give the nämnd its organisation and people, and let the day of the tests come."""
        self.service = service
        self.work: Work = working(service)
        # A report's reporter is nobody's account.
        known = {role: one for role, one in self.work.accounts.items() if role != Role.RAPPORTOR}
        self.people = {token(role.value): konto for role, konto in known.items()}
        self.people[token("second utredare")] = self.another_utredare()
        self._shared: dict[At, tuple[UUID, int]] = {}
        self._come()

    def another_utredare(self) -> UUID:
        """Give one more utredare, with the uppdrag of one."""
        account = self.service.account(AccountRole.UTREDARE)
        self.service.services.people.give_uppdrag(
            account, "prov", "verksamhetsutvecklare", fran=FRAN
        )
        return account

    def _come(self) -> None:
        """Write one report on the day of the tests: a constructed log keeps its own time."""
        self.write([(At(Stream.RAPPORT, "inkommen"), uuid4())], at=NOON)

    def shared(self, at: At) -> tuple[UUID, int]:
        """Give a stream that stands so, and its version; nothing may be written to it."""
        if at.steg == "ingen":
            return uuid4(), 0
        if at not in self._shared:
            (self._shared[at],) = self.fresh([at])
            if at.steg == "gallrad":
                self._shared[at] = self._gallrad(self._shared[at][0])
        return self._shared[at]

    def fresh(self, wanted: Sequence[At]) -> list[tuple[UUID, int]]:
        """Write new streams, all in one batch; gives the id and version of each."""
        new = [(at, uuid4()) for at in wanted]
        self.write([one for one in new if one[0].history])
        return [(stream, len(at.history)) for at, stream in new]

    def write(self, streams: Sequence[tuple[At, UUID]], at: datetime | None = None) -> None:
        """Write streams at their steps."""
        events: list[Event] = []
        for one, stream in streams:
            known = {**self.people, OWN.get(one.stream, OTHER): stream}
            if one.stream is Stream.RAPPORT and one.javiga:
                known[OTHER] = self.shared(At(Stream.ARENDE, "oppnat", javiga=True))[0]
            events += [translated(event, known) for event in one.history]
        if events:
            log = self.service.log
            time = at or log.head().recorded_at
            log.append(events, a_context(), at=time)

    def _gallrad(self, stream: UUID) -> tuple[UUID, int]:
        log, dsn = self.service.log, self.service.services.settings.destroyer_url
        assert dsn is not None
        execute(log, dsn, stream, a_context(), grund="prov", lagrum="prov")
        return stream, len(log.load_many([stream])[stream])


def translated(value: Any, known: Mapping[UUID, UUID]) -> Any:
    """Give a value with other ids in it, all the way down."""
    if isinstance(value, UUID):
        return known.get(value, value)
    if isinstance(value, tuple):
        return tuple(translated(one, known) for one in value)
    if is_dataclass(value) and not isinstance(value, type):
        named = {one.name: getattr(value, one.name) for one in fields(value)}
        return replace(value, **{name: translated(one, known) for name, one in named.items()})
    return value
