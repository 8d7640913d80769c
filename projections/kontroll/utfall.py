"""What a control gives on any day, as known at any löpnummer, and the rows behind each number."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any
from uuid import UUID

from audit.internkontroll.kontroll_definition import Definition
from audit.internkontroll.kontrollutfall import Kontrollklass, Kontrollutfall, Tillfalle
from audit.internkontroll.langd import Langd
from projections.kontroll.koder import Kod, read_koder
from projections.kontroll.queries import (
    UTFALL,
    control_snapshot,
    definition_of,
    values_of,
    way_of,
)
from projections.snapshot import Basis, Snapshot

if TYPE_CHECKING:
    from audit.internkontroll.kontroll import Kontroll
    from audit.store.log import Log

LATEST_SHOWN = 20
"""How many of the latest tillfällen a preview shows."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Counted:
    """The counts of a control, in all and by enhet, and what they rest on.

    The counts name no rows: `Listing.by_class` does. Where `known_position` lies beyond what
    the view has read, `behind` is True and the numbers are not to be shown as current.
    """

    per: date
    known_position: int
    basis: Basis
    utfall: Kontrollutfall
    enheter: Mapping[str, Kontrollutfall]

    @property
    def behind(self) -> bool:
        """Tell whether the view has not yet read all that the answer should rest on."""
        return not self.basis.covers(self.known_position)


@dataclass(frozen=True, slots=True)
class Listing:
    """A stretch of a list: its tillfällen, how many there are in all, and what it rests on."""

    rows: tuple[Tillfalle, ...]
    total: int
    known_position: int
    basis: Basis

    @property
    def behind(self) -> bool:
        """Tell whether the view has not yet read all that the list should rest on."""
        return not self.basis.covers(self.known_position)

    @property
    def by_class(self) -> dict[str, tuple[UUID, ...]]:
        """Give the ids of its rows by class, in order: what a frozen mätning keeps."""
        found: dict[str, list[UUID]] = {klass.value: [] for klass in Kontrollklass}
        for one in self.rows:
            found[one.klass.value].append(one.handelse)
        return {name: tuple(sorted(ids)) for name, ids in found.items()}


@dataclass(frozen=True, slots=True)
class Preview:
    """What a control would give before it is saved: counts, the latest rows, and the codes."""

    counted: Counted
    latest: tuple[Tillfalle, ...]
    koder: tuple[Kod, ...]


def counts(log: Log, kontroll: Kontroll | Definition, per: date, known_position: int) -> Counted:
    """Count the tillfällen of a control by class and enhet; small numbers are not hidden."""
    with control_snapshot(log) as seen:
        return _counted(log, seen, definition_of(kontroll), per, known_position)


def rows(
    log: Log,
    kontroll: Kontroll | Definition,
    per: date,
    known_position: int,
    *,
    klass: Kontrollklass | None = None,
    enhet: str | None = None,
    offset: int = 0,
    limit: int | None = 100,
) -> Listing:
    """List the tillfällen of a control, the one whose time runs out first; `limit` None: all."""
    definition = definition_of(kontroll)
    asked = {
        **values_of(definition, per, known_position),
        "klass": klass and klass.value,
        "enhet": enhet,
        "offset": offset,
        "limit": limit,
    }
    text = getattr(UTFALL.bind(log.schema), f"lista_{way_of(definition)}")
    with control_snapshot(log) as seen:
        found = seen.fetch(text, asked)
        # Beyond the end there is no row to carry the number of all.
        counted = found or seen.fetch(text, {**asked, "offset": 0, "limit": 1})
    total = counted[0][-1] if counted else 0
    return Listing(tuple(_tillfalle(row) for row in found), total, known_position, seen.basis)


def preview(
    log: Log,
    starthandelse: str,
    sluthandelse: str,
    inom: Langd,
    aterkommande: Langd | None,
    per: date,
    known_position: int,
    *,
    fran: date | None = None,
    latest: int = LATEST_SHOWN,
) -> Preview:
    """Say what a control would give on the nämnd's own rows, without saving anything."""
    definition = Definition(
        starthandelse=starthandelse,
        sluthandelse=sluthandelse,
        inom=inom,
        aterkommande=aterkommande,
        fran=fran,
    )
    asked = {**values_of(definition, per, known_position), "limit": latest}
    text = getattr(UTFALL.bind(log.schema), f"senaste_{way_of(definition)}")
    with control_snapshot(log) as seen:
        counted = _counted(log, seen, definition, per, known_position)
        shown = tuple(_tillfalle(row) for row in seen.fetch(text, asked))
        return Preview(counted, shown, read_koder(log, seen, known_position))


def _counted(
    log: Log, seen: Snapshot, definition: Definition, per: date, known_position: int
) -> Counted:
    text = getattr(UTFALL.bind(log.schema), f"antal_{way_of(definition)}")
    by_enhet: dict[str, dict[str, int]] = {}
    sums = dict.fromkeys(map(str, Kontrollklass), 0)
    for enhet, klass, number in seen.fetch(text, values_of(definition, per, known_position)):
        by_enhet.setdefault(enhet, {})[klass] = number
        sums[klass] += number
    return Counted(
        per=per,
        known_position=known_position,
        basis=seen.basis,
        utfall=Kontrollutfall.of(sums),
        enheter={enhet: Kontrollutfall.of(found) for enhet, found in by_enhet.items()},
    )


def _tillfalle(row: tuple[Any, ...]) -> Tillfalle:
    handelse, arende, enhet, fran, sista_dag, slut, klass, _ = row
    return Tillfalle(
        handelse=handelse,
        arende=arende,
        enhet=enhet,
        fran=fran,
        sista_dag=sista_dag,
        slut=slut,
        klass=Kontrollklass(klass),
    )
