"""The five grades of a bedömning, what makes one lower than another, and which go to IVO."""

from __future__ import annotations

from enum import StrEnum


class Bedomning(StrEnum):
    """What an event is judged to be; the law's words, never points of a matrix."""

    INGET = "inget_missforhallande"
    PATAGLIG_RISK = "pataglig_risk"
    MISSFORHALLANDE = "missforhallande"
    PATAGLIG_RISK_ALLVARLIGT = "pataglig_risk_allvarligt"
    ALLVARLIGT = "allvarligt_missforhallande"


BEDOMNING: dict[str, str] = {
    Bedomning.INGET.value: "Inget missförhållande",
    Bedomning.PATAGLIG_RISK.value: "Påtaglig risk för ett missförhållande",
    Bedomning.MISSFORHALLANDE.value: "Missförhållande",
    Bedomning.PATAGLIG_RISK_ALLVARLIGT.value: "Påtaglig risk för ett allvarligt missförhållande",
    Bedomning.ALLVARLIGT.value: "Allvarligt missförhållande",
}
"""What people read, in order: each is less serious than the next."""

_ORDER = tuple(Bedomning)
_TO_IVO = frozenset({Bedomning.PATAGLIG_RISK_ALLVARLIGT, Bedomning.ALLVARLIGT})


def is_lower(new: str, old: str | None) -> bool:
    """Tell whether a grade is lower than an earlier one; nothing is lower than none."""
    return old is not None and _ORDER.index(Bedomning(new)) < _ORDER.index(Bedomning(old))


def goes_to_ivo(grade: str | None) -> bool:
    """Tell whether a grade must be notified to IVO (27 kap. 6 § SoL, 24 f § LSS)."""
    return grade is not None and Bedomning(grade) in _TO_IVO


def needs_full_way(grade: str | None) -> bool:
    """Tell whether a grade can be closed only the full way: any above inget missförhållande."""
    return grade is not None and Bedomning(grade) is not Bedomning.INGET
