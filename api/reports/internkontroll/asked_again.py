"""A frozen mätning's question asked again, with what was registered up to a löpnummer."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from api.acts import measuring
from api.acts.measuring import OfKontroll, measure_of, untouched
from api.reports.internkontroll import saying
from api.reports.internkontroll.changed import changed_in_words
from api.reports.internkontroll.model import Outcome
from api.web.formats import datum
from audit.clock import STOCKHOLM
from audit.errors import NotFoundError, StateError
from audit.internkontroll.kontroll import Kontroll
from audit.internkontroll.maluppfyllelse import MALUPPFYLLELSE, Utfall, outcome
from audit.internkontroll.matning import COUNTED
from projections.matning.trend import frozen

if TYPE_CHECKING:
    from datetime import date

    from api.acts.measuring import Measure, Numbers
    from audit.internkontroll.internkontroll import Internkontroll
    from audit.internkontroll.mal import Mal
    from audit.internkontroll.matning import Matning
    from audit.store.log import Log

BEHIND: Final = measuring.BEHIND


@dataclass(frozen=True, slots=True)
class Again:
    """What a frozen mätning's question gives with what was registered to the end of `day`.

    `goal` is the nämnd's on the mätning's day; `why` says what was registered in between, where
    that was asked for. `start` begins the mätning's period, None of a single day.
    """

    per: date
    then: Utfall
    now: Utfall
    day: date
    goal: Mal | None = None
    why: str = ""
    start: date | None = None

    @property
    def turned(self) -> bool:
        """Tell whether the two stand on different sides of the goal."""
        return outcome(self.then, self.goal) != outcome(self.now, self.goal)

    @property
    def both(self) -> str:
        """Say both outcomes, each with how it stands to the goal."""
        return f"Den frysta mätningen {datum(self.per)}: {self._said(self.then)}. {self.newer}"

    @property
    def newer(self) -> str:
        """Say the newer outcome: `Med uppgifter registrerade till och med …: 46 av 52 …`."""
        return f"{self.by_now}: {self._said(self.now)}."

    @property
    def as_before(self) -> str:
        """Say the newer outcome where a later mätning is compared with the frozen one.

        The difference between the two mätningar is then in part what was registered late.
        """
        span = f"{datum(self.start)} – {datum(self.per)}" if self.start else datum(self.per)
        said = saying.outcome_in_words(Outcome(self.now.taljare, self.now.namnare, self.now.enhet))
        return f"{self.by_now} är utfallet {span} ett annat: {said}."

    @property
    def by_now(self) -> str:
        """Say what the newer outcome rests on."""
        return f"Med uppgifter registrerade till och med {datum(self.day)}"

    @property
    def verdict(self) -> str:
        """Say how the newer outcome stands to the goal, empty where there is none."""
        return MALUPPFYLLELSE[outcome(self.now, self.goal)].lower() if self.goal else ""

    def _said(self, one: Utfall) -> str:
        said = saying.outcome_in_words(Outcome(one.taljare, one.namnare, one.enhet))
        stands = MALUPPFYLLELSE[outcome(one, self.goal)].lower()
        return f"{said}, {stands}" if self.goal else said


def ask_again(
    log: Log, state: Internkontroll, matning: Matning, position: int, *, why: bool = False
) -> Again | None:
    """Ask a frozen mätning's question again; None where the outcome is the same, or none.

    None too of what a person registered, and where gallring has taken something that was counted.
    `why`: say besides what was registered in between, which takes the lists behind the numbers.
    Raises StateError where a view has not read up to `position`.
    """
    measure = None if matning.aterkallad else measure_again(log, state, matning)
    if measure is None or untouched(log, measure, matning.known_position or 0, position):
        return None
    again = again_of(log, state, matning, measure.numbers(log, position), position)
    if again is None or not why:
        return again
    said = changed_in_words(log, matning, measure.ids(log, position), position)
    return replace(again, why=said)


def again_of(
    log: Log, state: Internkontroll, matning: Matning, numbers: Numbers, position: int
) -> Again | None:
    """Set the outcome of newer numbers beside the frozen one; see `ask_again`."""
    then, now = matning.utfall, outcome_of(matning, numbers)
    if matning.aterkallad or then is None or now == then or _gallrad(log, matning):
        return None
    recorded = log.recorded_at(position)
    day = recorded.astimezone(STOCKHOLM).date() if recorded else matning.per
    start = matning.period[0] if matning.period else None
    return Again(matning.per, then, now, day, state_goal(state, matning), start=start)


def measure_again(log: Log, state: Internkontroll, matning: Matning) -> Measure | None:
    """Give what a frozen mätning counted, with the definition that was used then.

    None of what a person registered, and of a measure that the register does not count.
    """
    if matning.slag == "kontroll":
        kontroll = _as_defined_then(log, state, matning)
        return OfKontroll(kontroll, matning.per) if kontroll else None
    if matning.slag == "registrerad":
        return None
    start, per = matning.period or (None, matning.per)
    return measure_of(matning.matt, per, start)


def state_goal(state: Internkontroll, matning: Matning) -> Mal | None:
    """Give the goal of a mätning as it stood on its day: the plan's, or else the kontroll's."""
    belongs = state.belongs_to(matning)
    kontroll = state.kontroller.get(matning.kontroll) if matning.kontroll else None
    return belongs[1].mal if belongs else kontroll.mal if kontroll else None


def outcome_of(matning: Matning, numbers: Numbers) -> Utfall:
    """Give the outcome of numbers under the names of a frozen mätning's."""
    what = "kontroll" if matning.slag == "kontroll" else matning.matt.removesuffix("_avslutade")
    counted = [numbers.get(name, 0) for name in COUNTED[what]]
    return Utfall(counted[0], sum(counted), "promille")


def _as_defined_then(log: Log, state: Internkontroll, matning: Matning) -> Kontroll | None:
    """Find the kontroll as the mätning used it: it is read again only where it has changed."""
    kontroll, version = matning.kontroll, getattr(matning.said, "definition", 0)
    if kontroll is None:
        return None
    now = state.kontroller.get(kontroll)
    if now is not None and now.definition_version == version:
        return now
    history = log.load_many([kontroll]).get(kontroll, [])
    then = [one.event for one in history if one.event.originator_version <= version]
    found = Kontroll.from_events(then)
    # What was gallrat meanwhile can no longer be counted.
    return found if found.said else None


def _gallrad(log: Log, matning: Matning) -> bool:
    if matning.slag != "frozen":
        return False
    try:
        return bool(frozen(log, matning.id).gallrade)
    except NotFoundError:
        # The log has it, and the view does not yet.
        raise StateError(BEHIND) from None
