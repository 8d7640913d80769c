"""A row of the view: what a beslut is on a day, and the stretch in which it waits or that ended."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, Final
from uuid import UUID

from audit.verkstallighet.lage import Lage, lagrum_since

WIDTH: Final = 12
"""How many columns of a query make a row."""


@dataclass(frozen=True, slots=True, kw_only=True)
class BeslutRow:
    """A beslut on a day; `slag`, `start`, `sista_dag` and `rule` are those of its waiting.

    All four are None where nothing waits; `slut` is the day on which the waiting ended, and only
    what a quarter asks for has one. The limit is the one that stands in the event.
    """

    beslut: UUID
    beslutad: date
    lag: str
    insats: str
    enhet: str
    lage: Lage
    saknas: str | None
    slag: str | None
    start: date | None
    sista_dag: date | None
    slut: date | None
    rule: str | None

    @property
    def rapporteras_fran(self) -> date | None:
        """Give the day after the unrolled three months; None where nothing waits."""
        return self.sista_dag + timedelta(days=1) if self.sista_dag else None

    def reportable(self, per: date) -> bool:
        """Tell whether it waits, and is to be reported, on a day."""
        return self.slut is None and self.sista_dag is not None and per > self.sista_dag

    def days(self, per: date) -> int | None:
        """Count the days that it has waited on a day; None where nothing waits."""
        return (min(per, self.slut or per) - self.start).days if self.start else None

    def lagrum(self, per: date) -> tuple[str, ...]:
        """Name the lagrum under which it is reported: both where the act has changed since."""
        return lagrum_since(self.rule, per) if self.rule else ()


def row_of(values: tuple[Any, ...], *, on_a_day: bool = True) -> BeslutRow:
    """Make a row of what was fetched; on a day, waiting that has ended is none."""
    beslut, beslutad, lag, insats, enhet, lage, saknas, slag, start, sista_dag, slut, rule = values
    over = on_a_day and slut is not None
    return BeslutRow(
        beslut=beslut,
        beslutad=beslutad,
        lag=lag,
        insats=insats,
        enhet=enhet,
        lage=Lage(lage),
        saknas=saknas,
        slag=None if over else slag,
        start=None if over else start,
        sista_dag=None if over else sista_dag,
        slut=None if over else slut,
        rule=None if over else rule,
    )
