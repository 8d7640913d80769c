"""How a state of the year looks: words, a shape of its own, and a colour, in that order."""

from __future__ import annotations

from typing import Final

from api.web.models.frame import Kind
from api.web.models.parts import Bricka
from audit.arsplan.codes import UTFALL
from audit.arsplan.laget import LAGE_LABELS, Lage

_LAGE: Final[dict[Lage, tuple[Kind, str]]] = {
    Lage.SEN: (Kind.ERROR, "over"),
    Lage.EJ_BEHANDLAD: (Kind.ERROR, "missad"),
    Lage.INOM_KORT: (Kind.WARNING, "snart"),
    Lage.LEVERERAD: (Kind.INFO, "halv"),
    Lage.PLANERAD: (Kind.NEUTRAL, "utan"),
    Lage.INTE_INPLANERAD: (Kind.NEUTRAL, "oppen"),
    Lage.BEHANDLAD: (Kind.SUCCESS, "inom"),
    Lage.STRUKEN: (Kind.NEUTRAL, "kryss"),
}
_UTFALL: Final[dict[str, tuple[Kind, str]]] = {
    "uppfyllt": (Kind.SUCCESS, "inom"),
    "delvis": (Kind.WARNING, "halv"),
    "ej": (Kind.ERROR, "missad"),
    "saknas": (Kind.NEUTRAL, "utan"),
}


def lage_bricka(lage: Lage) -> Bricka:
    """Give the badge of where a punkt stands; no two states share a shape."""
    return Bricka(LAGE_LABELS[lage], *_LAGE[lage])


def utfall_bricka(utfall: str) -> Bricka:
    """Give the badge of how a goal stands; no two outcomes share a shape."""
    return Bricka(UTFALL[utfall], *_UTFALL[utfall])


def uppdrag_bricka(*, reported: bool, late: bool) -> Bricka:
    """Give the badge of a task to report back."""
    if reported:
        return Bricka("Återrapporterat", Kind.SUCCESS, "inom")
    return Bricka("Sent", Kind.ERROR, "over") if late else Bricka("Väntar", Kind.INFO, "utan")
