"""A frozen mätning's question asked again, with what was registered up to a löpnummer."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from api.acts.freezing import CLOSED, PERIODS, RUNNING, behind_anmalningar
from api.reports.internkontroll import saying
from api.reports.internkontroll.changed import changed_in_words
from api.reports.internkontroll.model import Outcome
from api.web.formats import datum
from audit.clock import STOCKHOLM
from audit.errors import NotFoundError, StateError
from audit.internkontroll.kontroll import Kontroll
from audit.internkontroll.maluppfyllelse import MALUPPFYLLELSE, Utfall, outcome
from audit.internkontroll.matning import COUNTED
from projections.barnutredning.listing import Flag, closed_listing, listing
from projections.kontroll.utfall import handelser_by_class
from projections.matning.trend import frozen

if TYPE_CHECKING:
    from datetime import date

    from audit.internkontroll.internkontroll import Internkontroll
    from audit.internkontroll.mal import Mal
    from audit.internkontroll.matning import Matning
    from audit.store.log import Log

BEHIND: Final = "Sammanställningen är inte ikapp. Försök igen om en stund."
Ids = Mapping[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Again:
    """What a frozen mätning's question gives with what was registered to the end of `day`.

    `goal` is the nämnd's on the mätning's day; `why` says what was registered in between.
    """

    per: date
    then: Utfall
    now: Utfall
    day: date
    goal: Mal | None = None
    why: str = ""

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
    log: Log, state: Internkontroll, matning: Matning, position: int, goal: Mal | None = None
) -> Again | None:
    """Ask a frozen mätning's question again; None where the outcome is the same, or none.

    None too of what a person registered, and where gallring has taken something that was counted.
    Raises StateError where a view has not read up to `position`.
    """
    if matning.slag == "registrerad" or matning.aterkallad or _gallrad(log, matning):
        return None
    try:
        ids = ids_again(log, matning, position)
    except LookupError:
        return None
    then, now = matning.utfall, outcome_of(matning, {name: len(got) for name, got in ids.items()})
    if then is None or now == then:
        return None
    goal = goal or state_goal(state, matning)
    recorded = log.recorded_at(position)
    day = recorded.astimezone(STOCKHOLM).date() if recorded else matning.per
    return Again(matning.per, then, now, day, goal, changed_in_words(log, matning, ids, position))


def state_goal(state: Internkontroll, matning: Matning) -> Mal | None:
    """Give the goal of a mätning as it stood on its day: the plan's, or else the kontroll's."""
    belongs = state.belongs_to(matning)
    kontroll = state.kontroller.get(matning.kontroll) if matning.kontroll else None
    return belongs[1].mal if belongs else kontroll.mal if kontroll else None


def ids_again(log: Log, matning: Matning, position: int) -> Ids:
    """Give what is behind each number by what was registered up to a löpnummer.

    Raises LookupError for a measure that is not counted so, StateError where a view lags behind.
    """
    if matning.slag == "kontroll":
        return _kontroll(log, matning, position)
    start = matning.period[0] if matning.period else None
    if matning.matt == RUNNING or (matning.matt == CLOSED and start):
        return _utredningar(log, matning, position)
    if matning.matt in PERIODS and start is not None:
        return behind_anmalningar(log, matning.matt, start, matning.per, position)
    raise LookupError(matning.matt)


def outcome_of(matning: Matning, numbers: Mapping[str, int]) -> Utfall:
    """Give the outcome of numbers under the names of a frozen mätning's."""
    what = "kontroll" if matning.slag == "kontroll" else matning.matt.removesuffix("_avslutade")
    counted = [numbers.get(name, 0) for name in COUNTED[what]]
    return Utfall(counted[0], sum(counted), "promille")


def _utredningar(log: Log, matning: Matning, position: int) -> Ids:
    found: dict[str, list[str]] = {}
    if matning.period:
        listed = closed_listing(log, *matning.period, position, limit=None)
    else:
        listed = listing(log, matning.per, position, limit=None)
    if listed.behind:
        raise StateError(BEHIND)
    for row in listed.rows:
        for name in (str(row.tidsklass), *(str(one) for one in Flag if one in row.flags)):
            found.setdefault(name, []).append(str(row.arende_id))
    return {name: tuple(ids) for name, ids in found.items()}


def _kontroll(log: Log, matning: Matning, position: int) -> Ids:
    """Count with the definition that was used then."""
    kontroll, version = matning.kontroll, getattr(matning.said, "definition", 0)
    if kontroll is None:
        raise LookupError(matning.matt)
    history = log.load_many([kontroll]).get(kontroll, [])
    then = [one.event for one in history if one.event.originator_version <= version]
    found = handelser_by_class(log, Kontroll.from_events(then), matning.per, position)
    return {str(name): tuple(map(str, ids)) for name, ids in found.items()}


def _gallrad(log: Log, matning: Matning) -> bool:
    if matning.slag != "frozen":
        return False
    try:
        return bool(frozen(log, matning.id).gallrade)
    except NotFoundError:
        # The log has it, and the view does not yet.
        raise StateError(BEHIND) from None
