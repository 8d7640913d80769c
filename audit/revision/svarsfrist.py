"""What the nämnd is to answer the revisorer and when: the answer, and a yttrande for each remark.

A day of answering is set by the revisorer, not by law: it is taken as it stands and never moved.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from uuid import UUID

from audit.revision import events_svar as s
from audit.revision.granskning import Granskning
from audit.revision.roles import Steg


class Lage(StrEnum):
    """Where a granskning stands for the nämnd."""

    PAGAR = "pagar"
    SVAR_VANTAS = "svar_vantas"
    BESVARAD = "besvarad"
    AVSLUTAD = "avslutad"


LAGE_LABELS: dict[Lage, str] = {
    Lage.PAGAR: "Pågår",
    Lage.SVAR_VANTAS: "Svar ska lämnas",
    Lage.BESVARAD: "Besvarad",
    Lage.AVSLUTAD: "Avslutad",
}
"""What people read for each."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Svarsfrist:
    """One thing to be answered: an answer, or the yttrande about anmärkning number `anmarkning`.

    `ar` is the year that the anmärkning is for. `lamnat` is the day it was given, with its
    paragraph; None while it waits.
    """

    granskning: UUID
    rubrik: str
    begart: date
    forfaller: date
    diarienummer: str | None = None
    anmarkning: int | None = None
    ar: int | None = None
    lamnat: date | None = None
    paragraf: str | None = None

    @property
    def yttrande(self) -> bool:
        """Tell whether it is a yttrande about an anmärkning."""
        return self.anmarkning is not None

    def late(self, day: date) -> bool:
        """Tell whether it was not given by its last day: it waits still, or was given after it."""
        return (self.lamnat or day) > self.forfaller


def svarsfrister(state: Granskning) -> tuple[Svarsfrist, ...]:
    """Give all that was asked for, the answer first."""
    return (*_of_svar(state), *_of_yttranden(state))


def lage(state: Granskning) -> Lage:
    """Say where a granskning stands."""
    if state.steg is Steg.AVSLUTAD:
        return Lage.AVSLUTAD
    asked = svarsfrister(state)
    if any(one.lamnat is None for one in asked):
        return Lage.SVAR_VANTAS
    given = bool(asked) or state.newest(s.SvarGiven) is not None
    return Lage.BESVARAD if given else Lage.PAGAR


def _of_svar(state: Granskning) -> Iterator[Svarsfrist]:
    asked, given = state.newest(s.SvarRequested), state.newest(s.SvarGiven)
    if asked is not None:
        yield _frist(state, asked, given, state.rubrik)


def _of_yttranden(state: Granskning) -> Iterator[Svarsfrist]:
    asked = {one.anmarkning: one for one in state.all(s.YttrandeRequested)}
    given = {one.anmarkning: one for one in state.all(s.YttrandeGiven)}
    for nummer, anmarkning in state.anmarkningar.items():
        if nummer in asked:
            found = _frist(state, asked[nummer], given.get(nummer), anmarkning.rubrik)
            yield replace(found, ar=anmarkning.ar)


def _frist(
    state: Granskning,
    asked: s.SvarRequested | s.YttrandeRequested,
    given: s.SvarGiven | s.YttrandeGiven | None,
    rubrik: str,
) -> Svarsfrist:
    return Svarsfrist(
        granskning=state.id,
        rubrik=rubrik,
        begart=asked.begart,
        forfaller=asked.forfaller,
        diarienummer=state.opened.diarienummer if state.opened else None,
        anmarkning=asked.anmarkning if isinstance(asked, s.YttrandeRequested) else None,
        lamnat=given.lamnat if given else None,
        paragraf=given.paragraf if given else None,
    )
