"""What freezing a mätning would lead to: shown first, and then frozen exactly as it was shown.

Nothing is written before a person has seen it. The löpnummer that was shown comes back with the
press; where the log by then says something else, that is shown anew instead of being frozen.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

from api.acts import INTERNKONTROLL, Done
from api.acts.area import roller_of
from api.acts.done import before
from audit.errors import VersionConflictError
from audit.internkontroll.around import Around
from audit.internkontroll.commands import FreezeMatning
from audit.internkontroll.commands_matning import FreezeKontroll
from audit.internkontroll.deciding import decide_control
from audit.internkontroll.matning import Matning
from audit.internkontroll.oppning import avvikelse_for

if TYPE_CHECKING:
    from datetime import date

    from api.acts.acting import Acting
    from audit.internkontroll.avvikelse import Avvikelse
    from audit.internkontroll.commands_avvikelse import OpenAvvikelse
    from audit.internkontroll.internkontroll import Internkontroll
    from audit.internkontroll.kontrollmoment import Kontrollmoment

Freezing = FreezeMatning | FreezeKontroll
Making = Callable[["Internkontroll", int], Freezing]
"""Makes the command that freezes, on what is known of the internkontroll at a löpnummer."""


@dataclass(frozen=True)
class Foreseen:
    """What a press would freeze: the mätning, what it is held against, and what it opens.

    `known` is all that stood before it.
    """

    command: Freezing
    matning: Matning
    known: Internkontroll
    opens: OpenAvvikelse | None

    @cached_property
    def belongs(self) -> tuple[int, Kontrollmoment] | None:
        """Give the year and the kontrollmoment that it belongs to, as every page finds them."""
        return self.known.belongs_to(self.matning)

    @cached_property
    def others(self) -> tuple[Matning, ...]:
        """Give the mätningar of the same thing that are there already, the newest last."""
        if self.belongs:
            return self.known.matningar_of(self.belongs[1].id)
        matt = self.matning.matt
        alike = (one for one in self.known.matningar.values() if one.said and one.matt == matt)
        return tuple(sorted(alike, key=_day))

    @property
    def before(self) -> Matning | None:
        """Give the mätning before this one's day."""
        return next((one for one in reversed(self.others) if one.per < self.matning.per), None)

    @property
    def same(self) -> Matning | None:
        """Give the newest mätning of the very same day and period, None where there is none."""
        asked = (self.matning.per, self.matning.period)
        return next((one for one in reversed(self.others) if (one.per, one.period) == asked), None)

    @property
    def opened(self) -> Avvikelse | None:
        """Give the avvikelse of the kontrollmoment that is open already."""
        moment = self.belongs[1].id if self.belongs else None
        found = (one for one in self.known.oppna_avvikelser() if one.kontrollmoment == moment)
        return next(found, None) if moment else None

    @property
    def told(self) -> tuple[Any, ...]:
        """Give all that a page says of it, and the ids behind: what must still be so."""
        own = (self.matning.numbers, self.matning.behind, getattr(self.command, "definition", 0))
        moment = self.belongs[1] if self.belongs else None
        ids = (one.id if one else None for one in (self.before, self.same, self.opened))
        return (*own, moment and (moment.id, moment.mal), self.opens is not None, *ids)


@dataclass(frozen=True, slots=True)
class Shown:
    """What is shown before anything is frozen; `seen` is what was shown first, where it differs."""

    now: Foreseen
    seen: Foreseen | None = None


def freeze_as_seen(
    acting: Acting, make: Making, seen: int | None, *, key: str, body: bytes
) -> Shown | Done:
    """Freeze what a person has seen at a löpnummer, or give what is to be seen first.

    Without `seen`, and where it is no löpnummer of the log, nothing has been shown yet. `key` and
    `body` are those of the request, as in `AreaDoor.perform`; what was frozen before by the same
    request is given again. Raises what `perform` raises, and StateError while a view lags behind.
    """
    log, head = acting.log, acting.log.head().size
    if seen is not None:
        # Asked for first: what is shown now has no part in what was frozen then.
        earlier = before(log, log.idempotency(acting.konto, key, body, ""))
        if earlier is not None:
            return earlier
    now = foresee(acting, make, head)
    if seen is None or not 1 <= seen <= head:
        return Shown(now)
    then = now if seen == head else foresee(acting, make, seen)
    if then.told != now.told:
        return Shown(now, then)
    try:
        return INTERNKONTROLL.perform(acting, then.command, expected=0, key=key, body=body)
    except VersionConflictError:
        # Another outcome opened the avvikelse in this very moment: nothing is frozen unseen.
        return Shown(foresee(acting, make, log.head().size), then)


def foresee(acting: Acting, make: Making, position: int) -> Foreseen:
    """Decide what would be frozen as known at a löpnummer, and write nothing.

    Raises what the act itself would be refused with.
    """
    known = INTERNKONTROLL.state(acting.log, position)
    command = make(known, position)
    events = decide_control(command, (), Around(roller_of(acting), acting.today, known))
    after = known.with_history(events)
    matning = after.matningar[command.matning]
    opens = avvikelse_for(matning, after, log=acting.log.id, today=acting.today)
    return Foreseen(command, matning, known, opens)


def _day(matning: Matning) -> date:
    return matning.per
