"""What the dashboard is made of, fetched at one kontrollnummer."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from api.web.build.names import enhet_name
from audit.barnutredning.classify import Tidsklass

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from uuid import UUID

    from api.reports.internkontroll.asked_again import Again
    from api.web.asked import Asked
    from api.web.build.klockor.over_time import OverTime
    from audit.arsplan.arsplan import Arsplan
    from audit.barnutredning.clock import Lage
    from audit.internkontroll.internkontroll import Internkontroll
    from audit.organisation import Organisation
    from projections.asof import AsOf
    from projections.barnutredning.anmalan_rows import Tid
    from projections.barnutredning.listing import Row
    from projections.imports.status import ImportStatus
    from projections.snapshot import Basis

Classes = dict[Tidsklass, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Chosen:
    """Where the reader stands, and what the pages are narrowed to."""

    asked: Asked
    enhet: str = ""
    samordnare: str = ""

    @property
    def given(self) -> dict[str, str]:
        """Give what is narrowed to, by the names in addresses."""
        both = {"enhet": self.enhet, "samordnare": self.samordnare}
        return {name: value for name, value in both.items() if value}


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """Everything the dashboard says; `over` and `soon` are None for who may not open ärenden.

    `by_enhet`, `by_samordnare`, `anmalningar` and `uppfoljningar` (by enhet) count the whole nämnd.
    `aret` is the nämnd's year of the day, as it stood then. `again` holds, by mätning, what the
    newest frozen ones give with what is registered now, where that is another outcome.
    """

    chosen: Chosen
    asof: AsOf
    basis: Basis
    imports: ImportStatus
    organisation: Organisation
    by_enhet: Mapping[str, Classes]
    by_samordnare: Mapping[str | None, Classes]
    over: tuple[OverTime, ...] | None
    soon: tuple[Row, ...] | None
    anmalningar: Mapping[str, Mapping[Tid, dict[Lage, int]]]
    uppfoljningar: Mapping[str, dict[Lage, int]]
    internkontroll: Internkontroll
    aret: Arsplan
    again: Mapping[UUID, Again]

    @property
    def classes(self) -> Classes:
        """Sum the classes of what is chosen."""
        chosen, summed = self.chosen, Counter[Tidsklass]()
        if chosen.samordnare:
            return dict(self.by_samordnare.get(chosen.samordnare, {}))
        for enhet, classes in self.by_enhet.items():
            if chosen.enhet in {"", enhet}:
                summed.update(classes)
        return dict(summed)

    @property
    def enhet(self) -> Callable[[str], str]:
        """Name an enhet as it was called on the day."""
        return partial(enhet_name, self.organisation, day=self.asof.per)
