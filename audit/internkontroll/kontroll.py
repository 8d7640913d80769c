"""A control that the nämnd defines itself, as its events say, and what may be added; pure."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, fields, replace
from datetime import date
from functools import reduce
from typing import TYPE_CHECKING, Any, TypeVar
from uuid import UUID

from audit.envelope import Erased, Event, Happened
from audit.errors import FieldProblem, StateError
from audit.internkontroll.commands_kontroll import (
    ChangeKontroll,
    DefineKontroll,
    EndKontroll,
    KontrollCommand,
)
from audit.internkontroll.events_kontroll import KontrollChanged, KontrollDefined, KontrollEnded
from audit.internkontroll.kontroll_checks import (
    day_problems,
    handelse_code_problems,
    langd_problems,
    name_problems,
    refuse,
    word_problems,
)
from audit.internkontroll.kontroll_definition import Definition
from audit.internkontroll.mal import Mal
from audit.internkontroll.roles import Steg

if TYPE_CHECKING:
    from audit.internkontroll.kontroll_today import KnowsToday

WHOLE = 1000
"""A whole in promille."""

Said = KontrollDefined | KontrollChanged
S = TypeVar("S", KontrollDefined, KontrollChanged)


@dataclass(frozen=True, kw_only=True, slots=True)
class Kontroll:
    """The state of one control after some of its events.

    `said` is the newest definition, and `definition_version` its version in the stream:
    what a frozen mätning names.
    """

    id: UUID | None = None
    version: int = 0
    said: Said | None = None
    ended: KontrollEnded | None = None
    erased: bool = False

    @classmethod
    def from_events(cls, events: Sequence[Event]) -> Kontroll:
        """Build the state from the stream's events in order; raises TypeError for a foreign one."""
        return reduce(_after, events, cls())

    @property
    def steg(self) -> Steg:
        """Give its step."""
        if self.said is None:
            return Steg.INGEN
        return Steg.AVSLUTAD if self.ended else Steg.GALLANDE

    @property
    def definition_version(self) -> int:
        """Give the version of the newest definition, 0 before it."""
        return self.said.originator_version if self.said else 0

    @property
    def definition(self) -> Definition:
        """Give what is counted; raises LookupError before the control was defined."""
        said = self._defined()
        return Definition(
            starthandelse=said.starthandelse,
            sluthandelse=said.sluthandelse,
            inom=said.inom,
            aterkommande=said.aterkommande,
            fran=said.fran,
        )

    @property
    def namn(self) -> str:
        """Give its heading; raises LookupError before it was defined."""
        return self._defined().namn

    @property
    def mal(self) -> Mal | None:
        """Give the share that is asked for; raises LookupError before it was defined."""
        return self._defined().mal

    @property
    def lagrum(self) -> str | None:
        """Give the lagrum it serves, where one was given; raises LookupError before that."""
        return self._defined().lagrum

    @property
    def galler(self) -> bool:
        """Tell whether it is in use: defined, and not ended."""
        return self.said is not None and self.ended is None

    def _defined(self) -> Said:
        if self.said is None:
            message = "the control has not been defined"
            raise LookupError(message)
        return self.said


def decide_kontroll(
    command: KontrollCommand, history: Sequence[Event], around: KnowsToday
) -> tuple[Event, ...]:
    """Give the event that a command adds to the history of a control.

    Who may do it is asked before. Raises InvalidInputError naming the fields, StateError where
    the control cannot take the command.
    """
    state = Kontroll.from_events(history)
    if state.erased:
        message = "Kontrollen är gallrad: inget mer kan registreras i den."
        raise StateError(message)
    event: Event
    match command:
        case DefineKontroll():
            event = _defined(command, state, around)
        case ChangeKontroll():
            event = _changed(command, state, around)
        case EndKontroll():
            event = _ended(command, state, around)
    refuse(word_problems(event))
    return (event,)


def _defined(command: DefineKontroll, state: Kontroll, around: KnowsToday) -> KontrollDefined:
    if state.said is not None:
        message = "Kontrollen finns redan. Ändra den i stället."
        raise StateError(message)
    event = _built(KontrollDefined, command, state, around)
    refuse(_problems(event))
    return event


def _changed(command: ChangeKontroll, state: Kontroll, around: KnowsToday) -> KontrollChanged:
    said = _in_use(state)
    event = _built(KontrollChanged, command, state, around)
    refuse([*_problems(event), *_nothing_new(said, event)])
    return event


def _ended(command: EndKontroll, state: Kontroll, around: KnowsToday) -> KontrollEnded:
    said = _in_use(state)
    refuse(_ending_problems(command, said, around.today))
    return KontrollEnded(
        originator_id=command.kontroll,
        originator_version=state.version + 1,
        happened=Happened.on(command.avslutad),
        avslutad=command.avslutad,
        skal=command.skal,
    )


def _in_use(state: Kontroll) -> Said:
    if state.said is None:
        message = "Kontrollen är inte definierad."
        raise StateError(message)
    if state.ended is not None:
        message = "Kontrollen är avslutad. Gör en ny i stället."
        raise StateError(message)
    return state.said


def _built(
    kind: type[S], command: DefineKontroll | ChangeKontroll, state: Kontroll, around: KnowsToday
) -> S:
    given = {f.name: getattr(command, f.name) for f in fields(command) if f.name != "kontroll"}
    return kind(
        originator_id=command.kontroll,
        originator_version=state.version + 1,
        happened=Happened.on(around.today),
        **given,
    )


def _problems(said: Said) -> Iterator[FieldProblem]:
    yield from name_problems("namn", said.namn)
    yield from handelse_code_problems("starthandelse", said.starthandelse)
    yield from handelse_code_problems("sluthandelse", said.sluthandelse)
    yield from langd_problems("inom", said.inom)
    if said.aterkommande is not None:
        yield from langd_problems("aterkommande", said.aterkommande)
    yield from day_problems("fran", said.fran)
    if said.mal is not None:
        yield from _mal_problems(said.mal)
    if said.lagrum is not None:
        yield from name_problems("lagrum", said.lagrum)


def _mal_problems(mal: Mal) -> Iterator[FieldProblem]:
    if mal.slag != "minst" or mal.enhet != "promille":
        reason = "mal: målet för en kontroll är en andel, minst så många procent."
        yield FieldProblem("mal", reason)
    elif not 0 <= mal.varde <= WHOLE:
        yield FieldProblem("mal", "mal: en andel är från 0 till 100 procent.")


def _nothing_new(said: Said, event: KontrollChanged) -> Iterator[FieldProblem]:
    before = {f.name: getattr(said, f.name) for f in fields(said)}
    after = {f.name: getattr(event, f.name) for f in fields(event)}
    own = {"originator_id", "originator_version", "happened"}
    # The words of the former are sealed and may not be there to compare with: new words are news.
    if event.text is None and all(before[n] == after[n] for n in after if n not in {*own, "text"}):
        yield FieldProblem("namn", "namn: ändringen ändrar ingenting.")


def _ending_problems(command: EndKontroll, said: Said, today: date) -> Iterator[FieldProblem]:
    if command.avslutad > today:
        yield FieldProblem("avslutad", "avslutad: dagen har inte kommit än.")
    elif command.avslutad < said.fran:
        yield FieldProblem("avslutad", "avslutad: dagen ligger före den då kontrollen började.")


def _after(state: Kontroll, event: Event) -> Kontroll:
    version, stream = event.originator_version, event.originator_id
    if isinstance(event, Erased):
        return Kontroll(id=stream, version=version, erased=True)
    if state.erased:
        return replace(state, version=version)
    if isinstance(event, KontrollDefined | KontrollChanged):
        return replace(state, id=stream, version=version, said=event)
    if isinstance(event, KontrollEnded):
        return replace(state, version=version, ended=event)
    message = f"{type(event).__name__} is no event of a kontroll"
    raise TypeError(message)


def kwargs_of(said: Said) -> dict[str, Any]:
    """Give the fields of a definition by name: what a form that changes it begins with."""
    own = {"originator_id", "originator_version", "happened"}
    return {f.name: getattr(said, f.name) for f in fields(said) if f.name not in own}
