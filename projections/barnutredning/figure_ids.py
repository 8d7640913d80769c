"""The utredningar behind each number of the figure, under the names that a mätning freezes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from audit.barnutredning.classify import Tidsklass
from projections.barnutredning.listing import Flag
from projections.barnutredning.queries import FIGURE, figure_snapshot

if TYPE_CHECKING:
    from projections.snapshot import Basis, Source


@dataclass(frozen=True, slots=True)
class Named:
    """The ids by class and by flag, in order; every name is there, also where nobody is behind it.

    See `Counted` for what the answer rests on.
    """

    ids: Mapping[str, tuple[str, ...]]
    known_position: int
    basis: Basis

    @property
    def behind(self) -> bool:
        """Tell whether the view has not yet read all that the answer should rest on."""
        return not self.basis.covers(self.known_position)


def running_ids(source: Source, per: date, known_position: int) -> Named:
    """Name the utredningar that run on a day, as known at a löpnummer."""
    return _named(source, "running_ids", {"per": per, "known": known_position})


def closed_ids(source: Source, start: date, end: date, known_position: int) -> Named:
    """Name the utredningar closed in a period, both days included."""
    asked = {"start": start, "end": end, "known": known_position}
    return _named(source, "closed_ids", asked)


def _named(source: Source, query: str, asked: dict[str, Any]) -> Named:
    found: dict[str, list[str]] = {str(name): [] for name in (*Tidsklass, *Flag)}
    with figure_snapshot(source) as seen:
        rows = seen.fetch(getattr(FIGURE.bind(source.schema), query), asked)
    for arende, klass, *flags in rows:
        for name in (klass, *(one for one, on in zip(Flag, flags, strict=True) if on)):
            found[name].append(str(arende))
    ids = {name: tuple(sorted(each)) for name, each in found.items()}
    return Named(ids, asked["known"], seen.basis)
