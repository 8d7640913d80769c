"""What the dashboard is made of, fetched at one kontrollnummer."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from api.web.build.names import enhet_name

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from api.web.asked import Asked
    from api.web.build.klockor.over_time import OverTime
    from audit.barnutredning.classify import Tidsklass
    from audit.organisation import Organisation
    from projections.asof import AsOf
    from projections.barnutredning.listing import Listing
    from projections.imports.status import ImportStatus

Classes = dict["Tidsklass", int]


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
    """Everything the dashboard says; `over` and `soon` are None for who may not open ärenden."""

    chosen: Chosen
    asof: AsOf
    imports: ImportStatus
    organisation: Organisation
    by_enhet: Mapping[str, Classes]
    over: tuple[OverTime, ...] | None
    soon: Listing | None

    @property
    def enhet(self) -> Callable[[str], str]:
        """Name an enhet as it was called on the day."""
        return partial(enhet_name, self.organisation, day=self.asof.per)
