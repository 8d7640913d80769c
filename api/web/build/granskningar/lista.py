"""The list of granskningar: what is to be answered and when, and where each stands."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from api.reports.internkontroll.saying import paragraf
from api.web.build.granskningar.insyn import insyn_badge
from api.web.build.granskningar.seen import (
    NOT_LAW,
    Seen,
    frist_badge,
    frist_name,
    state_badge,
)
from api.web.formats import antal, datum
from api.web.models.granskningar import GranskningListPage
from api.web.models.parts import Cell, Column, Table
from api.web.models.plan import Head

if TYPE_CHECKING:
    from audit.revision.granskning import Granskning
    from audit.revision.svarsfrist import Svarsfrist


def granskning_list(seen: Seen) -> GranskningListPage:
    """Make the list."""
    asked = sorted(seen.known.svarsfrister(), key=lambda one: (one.lamnat is not None,
                                                               one.forfaller))  # fmt: skip
    return GranskningListPage(
        frame=seen.frame,
        head=Head(
            overline="Revision",
            heading="Revisorernas granskningar",
            lead=_lead(seen),
            done=seen.done,
            more=seen.links(None, "open-granskning"),
        ),
        waiting=Table(
            "Att besvara",
            (Column("Senast", whole=True), Column("Vad"), Column("Gäller"), Column("Läge")),
            tuple(_asked(seen, one) for one in asked),
            "Revisorerna väntar inte på något svar.",
        ),
        note=NOT_LAW,
        table=Table(
            "Alla granskningar",
            (Column("Granskning"), Column("Diarienummer"), Column("Läge"), Column("Insyn")),
            tuple(_row(seen, one) for one in shown(seen)),
            "Ingen granskning är registrerad.",
        ),
    )


def shown(seen: Seen) -> list[Granskning]:
    """Give the granskningar that were not taken back, the newest letter first."""
    found = [one for one in seen.known.granskningar.values() if one.opened is not None]
    return sorted(found, key=_letter, reverse=True)


def _letter(state: Granskning) -> tuple[date, str]:
    return (state.opened.brev if state.opened else date.min, str(state.id))


def _lead(seen: Seen) -> str:
    waiting = seen.known.waiting()
    late = sum(one.late(seen.today) for one in waiting)
    if not waiting:
        return "Inget svar väntar."
    said = f"{antal(len(waiting))} svar väntar"
    return f"{said}, varav {antal(late)} är över tiden." if late else f"{said}."


def _asked(seen: Seen, frist: Svarsfrist) -> tuple[Cell, ...]:
    number = frist.diarienummer or ""
    return (
        Cell(datum(frist.forfaller)),
        Cell(frist_name(frist)),
        Cell(frist.rubrik, f"{seen.base}/{frist.granskning}", note=number),
        Cell("", brickor=(frist_badge(frist, seen.today),),
             note=paragraf(frist.paragraf) if frist.paragraf else ""),
    )  # fmt: skip


def _row(seen: Seen, state: Granskning) -> tuple[Cell, ...]:
    opened = state.opened
    letter = f"Brev {datum(opened.brev)}" if opened else ""
    return (
        Cell(state.rubrik, f"{seen.base}/{state.id}", note=letter),
        Cell((opened.diarienummer if opened else None) or "–"),
        Cell("", brickor=(state_badge(state, seen.today),)),
        Cell("", brickor=(insyn_badge(state, seen.today),)),
    )
