"""What a measure counts as known at a löpnummer: its numbers, or the ids behind each of them.

The one place where a mätning is counted, to be frozen and to be asked again.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, ClassVar, Final

from audit.barnutredning.classify import Tidsklass
from audit.barnutredning.clock import Lage
from audit.errors import StateError
from audit.internkontroll.kontroll import Kontroll
from audit.store.following import MOST
from projections.barnutredning.anmalan_rows import Tid
from projections.barnutredning.anmalningar import inkomna, inkomna_listing
from projections.barnutredning.figure import closed_counts, running
from projections.barnutredning.figure_ids import closed_ids, running_ids
from projections.barnutredning.listing import Flag
from projections.barnutredning.view import VIEW as UTREDNING
from projections.barnutredning.views import OROSANMALAN
from projections.kontroll.utfall import counts, rows
from projections.kontroll.view import VIEW as KONTROLL

if TYPE_CHECKING:
    from audit.store.log import Log
    from projections.view import View

RUNNING: Final = "barnutredningstid"
CLOSED: Final = "barnutredningstid_avslutade"
BEHIND: Final = "Sammanställningen är inte ikapp. Försök igen om en stund."

Numbers = Mapping[str, int]
Ids = Mapping[str, tuple[str, ...]]
"""The ids behind each number, in order; each name is there, also where nothing is behind it."""


@dataclass(frozen=True, slots=True)
class OfUtredningar:
    """The utredningar that run on a day, or with `start` those closed from it to the day."""

    view: ClassVar[View] = UTREDNING
    per: date
    start: date | None = None

    def numbers(self, log: Log, known: int) -> Numbers:
        """Count them by class and flag. Raises StateError while the view lags behind."""
        per, start = self.per, self.start
        found = closed_counts(log, start, per, known) if start else running(log, per, known)
        _demand_read(behind=found.behind)
        flags = {str(flag): getattr(found.all, flag) for flag in Flag}
        return {str(klass): found.classes[klass].count for klass in Tidsklass} | flags

    def ids(self, log: Log, known: int) -> Ids:
        """Name them by class and flag; see `numbers`."""
        per, start = self.per, self.start
        found = closed_ids(log, start, per, known) if start else running_ids(log, per, known)
        _demand_read(behind=found.behind)
        return found.ids


@dataclass(frozen=True, slots=True)
class OfAnmalningar:
    """The orosanmälningar of a period, by where one of their times stands on its last day."""

    view: ClassVar[View] = OROSANMALAN
    tid: Tid
    start: date
    per: date

    def numbers(self, log: Log, known: int) -> Numbers:
        """Count them by state. Raises StateError while the view lags behind."""
        found = inkomna(log, self.start, self.per, self.per, known)
        _demand_read(behind=found.behind)
        return {str(lage): found.tider[self.tid].lagen[lage].count for lage in Lage}

    def ids(self, log: Log, known: int) -> Ids:
        """Name them by state; see `numbers`."""
        listed = inkomna_listing(log, self.start, self.per, self.per, known, limit=None)
        _demand_read(behind=listed.behind)
        found: dict[str, list[str]] = {str(lage): [] for lage in Lage}
        for row in listed.rows:
            klocka = getattr(row, self.tid)
            if klocka is not None:
                found[klocka.lage].append(str(row.arende_id))
        return {name: tuple(sorted(ids)) for name, ids in found.items()}


@dataclass(frozen=True, slots=True)
class OfKontroll:
    """The tillfällen of a kontroll of the nämnd's own on a day, as it is defined there."""

    view: ClassVar[View] = KONTROLL
    kontroll: Kontroll
    per: date

    def numbers(self, log: Log, known: int) -> Numbers:
        """Count them by class. Raises StateError while the view lags behind."""
        found = counts(log, self.kontroll, self.per, known)
        _demand_read(behind=found.behind)
        return found.utfall.numbers

    def ids(self, log: Log, known: int) -> Ids:
        """Name the rows behind them by class; see `numbers`."""
        listed = rows(log, self.kontroll, self.per, known, limit=None)
        _demand_read(behind=listed.behind)
        return {name: tuple(map(str, ids)) for name, ids in listed.by_class.items()}


Measure = OfUtredningar | OfAnmalningar | OfKontroll
"""What is counted, of which day or period."""


def measure_of(matt: str, per: date, start: date | None) -> OfUtredningar | OfAnmalningar | None:
    """Give what a measure of the register counts on a day, or over a period from `start` to it.

    `matt` names it as a kontrollmoment does. None for one that is not counted so, and for one of a
    period where `start` is lacking.
    """
    if matt == RUNNING or (matt == CLOSED and start):
        return OfUtredningar(per, start)
    if matt in set(Tid) and start:
        return OfAnmalningar(Tid(matt), start, per)
    return None


def untouched(log: Log, measure: Measure, after: int, upto: int) -> bool:
    """Tell whether nothing that a measure is counted from was added between two löpnummer.

    Then it has the same numbers at both. Where much was added it is cheaper to count than to look,
    and the answer is that it may have been.
    """
    if not after <= upto <= after + MOST:
        return False
    topics = tuple(measure.view.reads)
    return not log.recorder.select_notifications(after + 1, 1, upto, topics)


def _demand_read(*, behind: bool) -> None:
    if behind:
        raise StateError(BEHIND)
