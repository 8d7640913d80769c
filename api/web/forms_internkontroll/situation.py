"""What a form of the internkontroll is shown or read in: who, on what, and how it stands now."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Any, TypeVar
from uuid import UUID

from api.acts import the_organisation
from api.web.forms_internkontroll.addresses import Addresses
from api.web.forms_internkontroll.fields import Place
from audit.errors import NotFoundError
from audit.internkontroll.acts import ACTS
from audit.internkontroll.plan import Plan
from audit.internkontroll.steps import State, Stream, state_of

if TYPE_CHECKING:
    from datetime import date

    from api.acts import Acting
    from api.web.forms_internkontroll.fields import PlanForm
    from audit.act_table import Act
    from audit.internkontroll.avvikelse import Avvikelse
    from audit.internkontroll.internkontroll import Internkontroll
    from audit.internkontroll.kontroll import Kontroll
    from audit.internkontroll.kontrollmoment import Kontrollmoment
    from audit.internkontroll.matning import Matning
    from audit.internkontroll.risk import Risk
    from audit.organisation import Organisation

T = TypeVar("T")
STREAMS = {
    Place.PLAN: Stream.PLAN,
    Place.MATNING: Stream.MATNING,
    Place.AVVIKELSE: Stream.AVVIKELSE,
    Place.KONTROLL: Stream.KONTROLL,
    Place.DRAGNINGAR: Stream.DRAGNINGAR,
}
"""Whose page → the kind of stream it shows."""
MISSING = "Det finns inget sådant här."
NEW = frozenset({"add-risk", "add-kontrollmoment", "pick-kontrollmoment"})
"""The forms whose act makes what it names."""


@dataclass(frozen=True)
class Situation:
    """One person before one form; `id` is the year or the id of the page, None for what begins.

    `chosen` is what the address says.
    """

    acting: Acting
    form: PlanForm
    known: Internkontroll
    id: UUID | int | None = None
    chosen: Mapping[str, str] = field(default_factory=dict)

    @property
    def act(self) -> Act:
        """Give the act of the table."""
        return ACTS[self.form.act]

    @property
    def today(self) -> date:
        """Give the day of the log."""
        return self.acting.today

    @property
    def addresses(self) -> Addresses:
        """Give the addresses of the nämnd."""
        return Addresses(self.acting.log.namnd.slug)

    @property
    def own(self) -> bool:
        """Tell whether the act adds to the very stream that the page shows."""
        return not self.form.begins and STREAMS[self.form.place] is self.act.stream

    @property
    def version(self) -> int:
        """Give the version that the person sees, 0 for what begins."""
        return int(self.state.version) if self.own else 0

    @cached_property
    def state(self) -> State:
        """Give the state that the act is taken on: an empty one for what begins."""
        return self._page_state() if self.own else EMPTY[Stream(self.act.stream)]

    def _page_state(self) -> State:
        match self.form.place:
            case Place.PLAN:
                return self.plan
            case Place.MATNING:
                return self.matning
            case Place.AVVIKELSE:
                return self.avvikelse
            case Place.KONTROLL:
                return self.kontroll
        return self.known.dragningar.get(self.ar) or EMPTY[Stream.DRAGNINGAR]

    @property
    def ar(self) -> int:
        """Give the year of the page; raises NotFoundError where it has none."""
        if not isinstance(self.id, int):
            raise NotFoundError(MISSING)
        return self.id

    @cached_property
    def plan(self) -> Plan:
        """Give the year's plan; raises NotFoundError."""
        return found(self.known.planer, self.ar)

    @cached_property
    def matning(self) -> Matning:
        """Give the page's mätning; raises NotFoundError."""
        return found(self.known.matningar, self.id)

    @cached_property
    def avvikelse(self) -> Avvikelse:
        """Give the page's avvikelse; raises NotFoundError."""
        return found(self.known.avvikelser, self.id)

    @cached_property
    def kontroll(self) -> Kontroll:
        """Give the page's kontroll; raises NotFoundError."""
        return found(self.known.kontroller, self.id)

    @cached_property
    def organisation(self) -> Organisation:
        """Give the nämnd's organisation."""
        return the_organisation(self.acting.log)

    def demand_there(self) -> None:
        """Raise NotFoundError unless what the address names is there."""
        if self.form.begins:
            return
        page = self._page_state()
        names = self.form.command.__dataclass_fields__
        if isinstance(page, Plan):
            wanted = {"risk": page.risker, "kontrollmoment": page.kontrollmoment}
            for name, there in wanted.items():
                if name in self.chosen:
                    found(there, self.chosen_id(name))
                elif name in names and self.form.slug not in NEW and self.act.stream is Stream.PLAN:
                    raise NotFoundError(MISSING)
            if self.act.stream is not Stream.PLAN and "kontrollmoment" not in self.chosen:
                raise NotFoundError(MISSING)

    @property
    def kontrollmoment(self) -> Kontrollmoment:
        """Give the kontrollmoment that the address chose; raises NotFoundError."""
        return found(self.plan.kontrollmoment, self.chosen_id("kontrollmoment"))

    @property
    def risk(self) -> Risk:
        """Give the risk that the address chose; raises NotFoundError."""
        return found(self.plan.risker, self.chosen_id("risk"))

    def chosen_id(self, name: str) -> UUID | None:
        """Give an id that the address chose; None for what is no id."""
        try:
            return UUID(self.chosen.get(name, ""))
        except ValueError:
            return None

    @property
    def address(self) -> str:
        """Give the address of the form itself, with what was chosen."""
        return self.addresses.act(self.form.slug, self.form.place, self.id, **dict(self.chosen))

    @property
    def back(self) -> str:
        """Give the address of the page the form belongs to."""
        item = self.chosen_id("kontrollmoment")
        if self.form.place is Place.PLAN and item is not None and self.id:
            return self.addresses.kontrollmoment(self.ar, item)
        return self.addresses.place(self.form.place, self.id)


EMPTY: Mapping[Stream, State] = {stream: state_of(stream, ()) for stream in Stream}
"""What begins has no state yet."""


def found(states: Mapping[Any, T], key: UUID | int | None) -> T:
    """Give a state by its id; raises NotFoundError."""
    state = states.get(key)
    if state is None:
        raise NotFoundError(MISSING)
    return state
