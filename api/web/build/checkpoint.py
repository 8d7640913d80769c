"""The page of the Kontrollstämpel, and how the views stand."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from api.web.formats import antal, tid
from api.web.labels import SAMMANSTALLNINGAR, named
from api.web.models.frame import Frame, Kind
from api.web.models.pages import CheckpointPage, Step
from api.web.models.parts import Bricka, Cell, Column, Table

if TYPE_CHECKING:
    from collections.abc import Sequence

    from projections.snapshot import Basis


@dataclass(frozen=True, slots=True)
class Stamped:
    """The newest signed checkpoint of a log, and how far the log itself has come."""

    namnd: str
    origin: str
    size: int
    note: str
    recorded_at: datetime | None
    head_size: int
    constructed: bool
    key: str
    """What verifies the signature, in the form of C2SP signed-note (`name+hash+key`)."""


def checkpoint_page(
    frame: Frame, stamped: Stamped, views: Sequence[tuple[str, Basis]], now: datetime
) -> CheckpointPage:
    """Make the page."""
    when = tid(stamped.recorded_at) if stamped.recorded_at else "–"
    return CheckpointPage(
        frame=frame,
        stamp=stamped.note,
        key=stamped.key,
        summary=(
            ("Kontrollnummer", antal(stamped.size)),
            ("Senaste registrering", when),
            ("Liggarens namn i stämpeln", stamped.origin),
        ),
        age=_age(stamped, now),
        steps=_steps(stamped.namnd),
        views=_views(views),
    )


def _age(stamped: Stamped, now: datetime) -> Bricka:
    if stamped.size < stamped.head_size:
        lacking = antal(stamped.head_size - stamped.size)
        return Bricka(f"{lacking} registreringar är inte stämplade än", Kind.ERROR)
    if stamped.recorded_at is None:
        return Bricka("Allt som är registrerat är stämplat", Kind.SUCCESS)
    # A constructed log keeps its own time: how long ago that was says nothing.
    last = tid(stamped.recorded_at) if stamped.constructed else _ago(now - stamped.recorded_at)
    return Bricka(f"Allt som är registrerat är stämplat · senast {last}", Kind.SUCCESS)


def _ago(age: timedelta) -> str:
    minutes = max(0, int(age.total_seconds()) // 60)
    if minutes < 1:
        return "nyss"
    if minutes < 120:  # noqa: PLR2004 - two hours; a constant's name would say no more
        return f"för {antal(minutes)} {'minut' if minutes == 1 else 'minuter'} sedan"
    hours = minutes // 60
    if hours < 48:  # noqa: PLR2004 - two days
        return f"för {antal(hours)} timmar sedan"
    return f"för {antal(hours // 24)} dagar sedan"


def _steps(namnd: str) -> tuple[Step, ...]:
    base = f"/api/v1/namnder/{namnd}/logg"
    return (
        Step(
            "Spara stämpeln utanför Liggaren, med dagens datum.",
            "Hämta stämpeln",
            f"{base}/checkpoint",
        ),
        Step(
            "Kontrollera underskriften med liggarens öppna nyckel."
            " Stämpeln följer ett öppet format, C2SP signed note, som andras program kan läsa."
        ),
        Step(
            "Hämta en ny stämpel vid ett senare tillfälle och begär beviset mellan de två."
            " Stämmer det har inget ändrats, lagts in bakåt i tiden eller tagits bort."
        ),
        Step("Stämpel och bevis kan hämtas utan inloggning. De säger inget om någon person."),
    )


def _views(views: Sequence[tuple[str, Basis]]) -> Table:
    columns = (
        Column("Sammanställning"),
        Column("Läge"),
        Column("Läst till och med"),
        Column("Saknar", numeric=True),
    )
    return Table("Sammanställningar", columns, tuple(_view(name, basis) for name, basis in views))


def _view(name: str, basis: Basis) -> tuple[Cell, ...]:
    note, state = "", Bricka("Aktuell", Kind.SUCCESS)
    if basis.error:
        state = Bricka("Har stannat", Kind.ERROR)
        since = f" sedan {tid(basis.stopped_at)}" if basis.stopped_at else ""
        note = f"{basis.error}{since}"
    elif basis.behind:
        state = Bricka("Läser in", Kind.WARNING)
    return (
        Cell(named(SAMMANSTALLNINGAR, name)),
        Cell("", brickor=(state,), note=note),
        Cell(tid(basis.recorded_at) if basis.recorded_at else "–"),
        Cell(antal(basis.behind)),
    )
