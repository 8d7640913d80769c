"""What was reported of a quarter, and the waiting list as it was counted month by month.

One stream per quarter and one per year's waiting list, with fixed ids.
Topics, versions and field names are stored for ever; `tests/golden/events` holds one of each.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from audit.envelope import Event, words


@dataclass(frozen=True, slots=True)
class Statistikrad:
    """What fullmäktige is told of one kind: how many days have gone since each, longest first."""

    slag: str
    lag: str
    insats: str
    dagar: tuple[int, ...]


@dataclass(frozen=True, kw_only=True)
class KvartalReported(Event):
    """A quarter was reported: the numbers as they stood on its last day, never changed after.

    `antal_rapporter` counts the individrapporter, none where there was nothing to report.
    """

    TOPIC: ClassVar[str] = "verkstallighet.kvartal_reported"

    ar: int
    nummer: int
    mottagare: str
    skickad: date
    per: date
    antal_rapporter: int
    statistik: tuple[Statistikrad, ...]


@dataclass(frozen=True, kw_only=True)
class KvartalCorrected(Event):
    """A report that was never sent is taken back; it stays visible."""

    TOPIC: ClassVar[str] = "verkstallighet.kvartal_corrected"

    corrects: int
    aterkallad: bool
    skal: str | None = words()


@dataclass(frozen=True, kw_only=True)
class VantelistaCounted(Event):
    """The waiting list of an område was counted for a month; the newest count stands.

    `antal` holds 0 where it was counted and there was none; a row that is not among them was
    not measured. `tackat_ja` says of a row how many have said yes and not moved in.
    """

    TOPIC: ClassVar[str] = "verkstallighet.vantelista_counted"

    ar: int
    manad: int
    omrade: str
    antal: dict[str, int]
    tackat_ja: dict[str, int]


EVENTS_LISTOR: tuple[type[Event], ...] = (KvartalReported, KvartalCorrected, VantelistaCounted)
