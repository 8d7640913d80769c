"""The list of granskningar: what is to be answered and when, and where each stands."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Final

from api.acts import svar_regel
from api.reports.internkontroll.saying import paragraf
from api.web.build.granskningar.insyn import insyn_badge
from api.web.build.granskningar.seen import (
    NOT_LAW_EITHER,
    Seen,
    frist_badge,
    frist_name,
    state_badge,
    underlag,
)
from api.web.formats import antal, datum
from api.web.forms_revision.i_aret import IAret, answers_in
from api.web.models.frame import Kind
from api.web.models.granskningar import GranskningListPage
from api.web.models.parts import Bricka, Cell, Column, Table
from api.web.models.plan import Head

if TYPE_CHECKING:
    from collections.abc import Iterator

    from audit.revision.granskning import Granskning
    from audit.revision.svarsfrist import Svarsfrist

ONLY_THERE: Final = Bricka("Granskningen är inte registrerad", Kind.NEUTRAL, "utan")


def granskning_list(seen: Seen) -> GranskningListPage:
    """Make the list."""
    asked = sorted(seen.known.svarsfrister(), key=lambda one: one.forfaller)
    waiting = [_asked(seen, one) for one in asked if one.lamnat is None]
    beside = [_beside(seen, one) for one in only_in_year(seen)]
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
            tuple(sorted((*waiting, *beside), key=lambda row: row[0].text)),
            "Inget svar och inget yttrande väntar.",
        ),
        answered=Table(
            "Besvarade",
            (Column("Senast", whole=True), Column("Vad"), Column("Gäller"), Column("Läge")),
            tuple(_asked(seen, one) for one in reversed(asked) if one.lamnat is not None),
        ),
        note=NOT_LAW_EITHER,
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
    waiting, beside = seen.known.waiting(), len(only_in_year(seen))
    late = sum(one.late(seen.today) for one in waiting)
    said = f"{antal(len(waiting))} svar väntar" if waiting else "Inget svar väntar"
    said = f"{said}, varav {antal(late)} är över tiden." if late else f"{said}."
    more = f" Ytterligare {antal(beside)} står bara i nämndens år." if beside else ""
    return f"{said}{more}"


def only_in_year(seen: Seen) -> list[IAret]:
    """Give the answers that wait in the nämnd's year and that no granskning here asks for."""
    known = {svar_regel(one.granskning, one.anmarkning) for one in seen.known.svarsfrister()}
    return [
        one
        for one in answers_in(seen.acting)
        if one.punkt.behandlad is None and one.punkt.regel not in known
    ]


def _beside(seen: Seen, one: IAret) -> tuple[Cell, ...]:
    """Say what stands in the year alone; whoever has the letter registers the granskning."""
    punkt, there = one.punkt, one.address(seen.acting.log.namnd.slug)
    last = punkt.senast or (one.mote.stoppdag if one.mote else None)
    said = ". ".join(filter(None, (punkt.diarienummer, f"Står vid {one.vid}" if one.mote else "")))
    return (
        Cell(datum(last) if last else ""),
        Cell("Svar eller yttrande"),
        Cell(punkt.arende, there, note=said),
        Cell("", brickor=(ONLY_THERE,), note=" ".join(_alone(seen))),
    )


def _alone(seen: Seen) -> Iterator[str]:
    yield "Står bara i nämndens år."
    if seen.links(None, "open-granskning"):
        yield "Registrera granskningen när brevet finns."


def _asked(seen: Seen, frist: Svarsfrist) -> tuple[Cell, ...]:
    number = frist.diarienummer or ""
    return (
        Cell(datum(frist.forfaller)),
        Cell(frist_name(frist)),
        Cell(frist.rubrik, f"{seen.base}/{frist.granskning}", note=number),
        Cell("", brickor=(frist_badge(frist, seen.today),), note=_note(seen, frist)),
    )


def _note(seen: Seen, frist: Svarsfrist) -> str:
    return paragraf(frist.paragraf) if frist.paragraf else underlag(seen, frist)


def _row(seen: Seen, state: Granskning) -> tuple[Cell, ...]:
    opened = state.opened
    letter = f"Brev {datum(opened.brev)}" if opened else ""
    return (
        Cell(state.rubrik, f"{seen.base}/{state.id}", note=letter),
        Cell((opened.diarienummer if opened else None) or "–"),
        Cell("", brickor=(state_badge(state, seen.today),)),
        Cell("", brickor=(insyn_badge(state, seen.today),)),
    )
