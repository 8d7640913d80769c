"""The whole internkontroll of a nämnd: its plans, mätningar, avvikelser, kontroller and draws."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Final
from uuid import UUID

from audit.envelope import Erased, Event
from audit.internkontroll.avvikelse import Avvikelse
from audit.internkontroll.dragning import Dragningar
from audit.internkontroll.events import MatningFrozen
from audit.internkontroll.events_avvikelse import EVENTS_AVVIKELSE
from audit.internkontroll.events_dragning import EVENTS_DRAGNING
from audit.internkontroll.events_kontroll import EVENTS_KONTROLL
from audit.internkontroll.events_matning import EVENTS_MATNING
from audit.internkontroll.events_plan import EVENTS_PLAN
from audit.internkontroll.goal_then import goal_on
from audit.internkontroll.kontroll import Kontroll
from audit.internkontroll.kontrollmoment import Kontrollmoment
from audit.internkontroll.mal import Mal
from audit.internkontroll.matning import Matning
from audit.internkontroll.plan import Plan
from audit.internkontroll.roles import Steg

_KIND_OF: Final[dict[type[Event], str]] = {
    **dict.fromkeys(EVENTS_PLAN, "plan"),
    **dict.fromkeys((MatningFrozen, *EVENTS_MATNING), "matning"),
    **dict.fromkeys(EVENTS_AVVIKELSE, "avvikelse"),
    **dict.fromkeys(EVENTS_KONTROLL, "kontroll"),
    **dict.fromkeys(EVENTS_DRAGNING, "dragningar"),
}
"""Event → the kind of stream that it stands in."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Internkontroll:
    """All that was registered, by year or by id, in the order it was begun.

    `gallrade` are the streams of which gallring has left nothing but their ids.
    """

    planer: Mapping[int, Plan] = field(default_factory=dict)
    matningar: Mapping[UUID, Matning] = field(default_factory=dict)
    avvikelser: Mapping[UUID, Avvikelse] = field(default_factory=dict)
    kontroller: Mapping[UUID, Kontroll] = field(default_factory=dict)
    dragningar: Mapping[int, Dragningar] = field(default_factory=dict)
    gallrade: frozenset[UUID] = frozenset()

    @classmethod
    def from_histories(cls, histories: Sequence[Sequence[Event]]) -> Internkontroll:
        """Build it from the events of each stream in order; empty ones are passed over."""
        found = cls()
        for history in histories:
            found = found.with_history(history)
        return found

    def with_history(self, history: Sequence[Event]) -> Internkontroll:
        """Give it with one stream as that stream's whole history says, new or not.

        Rows of the generic extract change nothing.
        """
        kind = next((_KIND_OF[type(one)] for one in history if type(one) in _KIND_OF), None)
        match kind:
            case "plan":
                return self._with_plan(Plan.from_events(history))
            case "matning":
                matning = Matning.from_events(history)
                return replace(self, matningar={**self.matningar, matning.id: matning})
            case "avvikelse":
                avvikelse = Avvikelse.from_events(history)
                return replace(self, avvikelser={**self.avvikelser, avvikelse.id: avvikelse})
            case "kontroll":
                kontroll = {history[0].originator_id: Kontroll.from_events(history)}
                return replace(self, kontroller={**self.kontroller, **kontroll})
            case "dragningar":
                return self._with_dragningar(Dragningar.from_events(history))
        gone = {one.originator_id for one in history if isinstance(one, Erased)}
        return replace(self, gallrade=self.gallrade | gone) if gone else self

    def plan(self, ar: int) -> Plan | None:
        """Give the plan of a year."""
        return self.planer.get(ar)

    def kontrollmoment(self, moment: UUID, ar: int) -> Kontrollmoment | None:
        """Give a kontrollmoment as a year's plan has it, also one that was taken out."""
        plan = self.plan(ar)
        return plan.kontrollmoment.get(moment) if plan else None

    def oppna_avvikelser(self) -> tuple[Avvikelse, ...]:
        """Give the avvikelser that are open, in the order they were opened."""
        return tuple(one for one in self.avvikelser.values() if one.steg is Steg.OPPEN)

    def avvikelser_of(self, moment: UUID) -> tuple[Avvikelse, ...]:
        """Give the avvikelser of a kontrollmoment over the years, closed ones too."""
        return tuple(one for one in self.avvikelser.values() if one.kontrollmoment == moment)

    def matningar_of(self, moment: UUID) -> tuple[Matning, ...]:
        """Give the mätningar of a kontrollmoment over the years, newest last.

        Those registered for it, and those frozen of a measure that any year's plan gives it;
        what was taken back is left out.
        """
        plans = self.planer.values()
        measures = {p.kontrollmoment[moment].matt for p in plans if moment in p.kontrollmoment}
        found = (
            one
            for one in self.matningar.values()
            if one.steg in {Steg.REGISTRERAD, Steg.FRYST}
            and (one.kontrollmoment == moment or one.matt in measures - {"manuell", "dragning"})
        )
        return tuple(sorted(found, key=lambda one: one.per))

    def belongs_to(self, matning: Matning) -> tuple[int, Kontrollmoment] | None:
        """Give the year and the kontrollmoment of an adopted plan that a mätning belongs to.

        One registered by hand says so itself. A frozen one belongs to the plan of its day that
        has its measure, or else of the year after: what stands at a year's end is reported then.
        The kontrollmoment is given with the target that stood on the mätning's day.
        """
        found = self._belonging(matning)
        if found is None:
            return None
        year, moment = found
        return year, replace(moment, mal=self._goal(matning, moment.id, year))

    def goal_of(self, matning: Matning, moment: UUID) -> Mal | None:
        """Give the target that a kontrollmoment held a mätning against, on the mätning's day.

        None where the nämnd gave none, and where no plan has the mätning.
        """
        found = self._belonging(matning)
        return self._goal(matning, moment, found[0]) if found else None

    def _goal(self, matning: Matning, moment: UUID, year: int) -> Mal | None:
        plan = self.plan(year)
        return goal_on(plan, moment, matning.matt, matning.per) if plan else None

    def _belonging(self, matning: Matning) -> tuple[int, Kontrollmoment] | None:
        if matning.kontrollmoment is not None and matning.ar is not None:
            moment = self.kontrollmoment(matning.kontrollmoment, matning.ar)
            return (matning.ar, moment) if moment else None
        for year in (matning.per.year, matning.per.year + 1):
            plan = self.plan(year)
            if plan is None or plan.antagen is None:
                continue
            for moment in plan.gallande_kontrollmoment:
                if moment.matt == matning.matt:
                    return year, moment
        return None

    def _with_plan(self, plan: Plan) -> Internkontroll:
        if not plan.ar:
            return self
        planer = {**self.planer, plan.ar: plan}
        return replace(self, planer=dict(sorted(planer.items())))

    def _with_dragningar(self, dragningar: Dragningar) -> Internkontroll:
        if not dragningar.ar:
            return self
        return replace(self, dragningar={**self.dragningar, dragningar.ar: dragningar})
