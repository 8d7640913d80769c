"""What a granskning is, as its events say: all that stands, with every correction applied."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import TypeVar, cast
from uuid import UUID

from audit.envelope import Erased, Event
from audit.revision import events_granskning as g
from audit.revision import events_svar as s
from audit.revision.insyn import Insyn, Sokt, covers
from audit.revision.replacing import effective
from audit.revision.roles import Steg

_NOBODY = UUID(int=0)
_KNOWN = (*g.EVENTS_GRANSKNING, *s.EVENTS_SVAR, Erased)
E = TypeVar("E", bound=Event)


@dataclass(frozen=True, kw_only=True, slots=True)
class Fraga:
    """A question of the revisorer; `svar` is their own answer: ja, delvis, nej or none yet.

    `skal` are sealed words, there only when they were loaded.
    """

    nummer: int
    rubrik: str
    svar: str | None = None
    skal: str | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Rekommendation:
    """What the revisorer recommend, and where it stood each time it was followed up."""

    nummer: int
    rubrik: str
    text: str | None = None
    uppfoljningar: tuple[g.RekommendationFollowedUp, ...] = ()

    @property
    def lage(self) -> str | None:
        """Give the code of where it stands; None where nobody has followed it up."""
        return self.uppfoljningar[-1].lage if self.uppfoljningar else None


@dataclass(frozen=True, kw_only=True, slots=True)
class Granskning:
    """The state of one granskning after some of its events; `erased` once gallring removed any.

    `standing` holds what stands, by version, with the corrections applied, `kinds` the same by
    class; `events` all there was.
    """

    id: UUID = _NOBODY
    version: int = 0
    events: tuple[Event, ...] = ()
    standing: Mapping[int, Event] = field(default_factory=dict)
    kinds: Mapping[type[Event], tuple[Event, ...]] = field(default_factory=dict, repr=False)
    erased: bool = False

    @classmethod
    def from_events(cls, events: Sequence[Event]) -> Granskning:
        """Build the state; raises TypeError for an event of another kind of stream."""
        for event in events:
            if not isinstance(event, _KNOWN):
                message = f"{type(event).__name__} is no event of a granskning"
                raise TypeError(message)
        standing = {one.originator_version: one for one in effective(events)}
        return cls(
            id=events[-1].originator_id if events else _NOBODY,
            version=events[-1].originator_version if events else 0,
            events=tuple(events),
            standing=standing,
            kinds=_by_kind(standing.values()),
            erased=any(isinstance(one, Erased) for one in events),
        )

    def all(self, kind: type[E]) -> tuple[E, ...]:
        """Give the events of a kind that stand, in the order they were registered."""
        # A page asks this a hundred times: what stands is sorted once, when the state is built.
        return cast("tuple[E, ...]", self.kinds.get(kind, ()))

    def newest(self, kind: type[E]) -> E | None:
        """Give the newest event of a kind that stands."""
        return next(reversed(self.all(kind)), None)

    def event(self, version: int) -> Event | None:
        """Give what stands under a version; None where nothing does."""
        return self.standing.get(version)

    @property
    def opened(self) -> g.GranskningOpened | None:
        """Give the granskning as registered; None before it, and where it was taken back."""
        return self.newest(g.GranskningOpened)

    @property
    def rubrik(self) -> str:
        """Give its heading."""
        return self.opened.rubrik if self.opened else ""

    @property
    def steg(self) -> Steg:
        """Give its step."""
        if self.opened is None:
            return Steg.INGEN
        closed, reopened = self.newest(g.GranskningClosed), self.newest(g.GranskningReopened)
        if closed is None:
            return Steg.OPPEN
        again = reopened and reopened.originator_version > closed.originator_version
        return Steg.OPPEN if again else Steg.AVSLUTAD

    @property
    def insyn(self) -> Insyn | None:
        """Give what it opens as last decided; None where it opens nothing, or nothing more."""
        return self._lage()[0]

    def opens(self, account: UUID, sokt: Sokt, day: date) -> bool:
        """Tell whether an account may read what it asks for on a day, its last day included.

        Asked of the granskning as it stands: for an earlier day, build it of what was known then.
        Whether the account still is a revisor's is asked by whoever asks this.
        """
        insyn, fran = self._lage()
        if insyn is None or fran is None or self.erased:
            return False
        return account in insyn.personer and fran <= day <= insyn.sista_dag and covers(insyn, sokt)

    @property
    def fragor(self) -> tuple[Fraga, ...]:
        """Give the questions with the revisorer's answers, in order."""
        answers = {one.fraga: one for one in self.all(g.FragaAnswered)}
        plain = (Fraga(nummer=q.fraga, rubrik=q.rubrik) for q in self.all(g.FragaRegistered))
        return tuple(
            replace(one, svar=answers[one.nummer].svar, skal=answers[one.nummer].text)
            if one.nummer in answers
            else one
            for one in plain
        )

    @property
    def rekommendationer(self) -> tuple[Rekommendation, ...]:
        """Give what was recommended, in order, with every follow-up by its day."""
        return tuple(
            Rekommendation(
                nummer=one.rekommendation,
                rubrik=one.rubrik,
                text=one.text,
                uppfoljningar=self._uppfoljningar(one.rekommendation),
            )
            for one in self.all(g.RekommendationRegistered)
        )

    @property
    def anmarkningar(self) -> Mapping[int, g.AnmarkningRegistered]:
        """Give the anmärkningar by number."""
        return {one.anmarkning: one for one in self.all(g.AnmarkningRegistered)}

    @property
    def svar(self) -> Mapping[tuple[str, int | None], str | None]:
        """Give the newest words of each part of the answer, where they were loaded."""
        return {(one.avsnitt, one.rekommendation): one.text for one in self.all(s.SvarWritten)}

    def yttrande(self, anmarkning: int) -> Mapping[str, str | None]:
        """Give the newest words of each part of the yttrande about an anmärkning."""
        found = self.all(s.YttrandeWritten)
        return {one.avsnitt: one.text for one in found if one.anmarkning == anmarkning}

    def _lage(self) -> tuple[Insyn | None, date | None]:
        """Give what is open and since when it is so."""
        insyn: Insyn | None = None
        fran: date | None = None
        for event in self.standing.values():
            match event:
                case g.GranskningOpened() | g.InsynChanged():
                    insyn, fran = event.insyn, _registered_on(event)
                case g.InsynExtended() if insyn is not None:
                    insyn = replace(insyn, sista_dag=event.sista_dag)
                case g.InsynEnded() | g.GranskningClosed():
                    insyn = None
        return insyn, fran

    def _uppfoljningar(self, nummer: int) -> tuple[g.RekommendationFollowedUp, ...]:
        found = self.all(g.RekommendationFollowedUp)
        own = (one for one in found if one.rekommendation == nummer)
        return tuple(sorted(own, key=lambda one: (one.foljd_upp, one.originator_version)))


def _by_kind(standing: Iterable[Event]) -> Mapping[type[Event], tuple[Event, ...]]:
    found: defaultdict[type[Event], list[Event]] = defaultdict(list)
    for one in standing:
        found[type(one)].append(one)
    return {kind: tuple(events) for kind, events in found.items()}


def _registered_on(event: Event) -> date | None:
    return date.fromisoformat(event.happened.start) if event.happened.start else None
