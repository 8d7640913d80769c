"""Where the three times of an orosanmälan stand on a day: the reference for every view.

Only what had happened by that day counts, however late it was registered.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from audit.barnutredning.clock import Klocka, Lage, read_klocka
from audit.barnutredning.orosanmalan.anmalan import Orosanmalan
from audit.barnutredning.orosanmalan.events import AterkopplingWithheld
from audit.law.rule import Limit


@dataclass(frozen=True, kw_only=True, slots=True)
class ClassifiedAnmalan:
    """An orosanmälan on a day: its three times, and its days since it came in (day 0).

    `aterkoppling` is None where nobody had asked by then; `utan_svar` says that an answer was
    withheld as unsuitable.
    """

    days: int
    skyddsbedomning: Klocka
    forhandsbedomning: Klocka
    aterkoppling: Klocka | None
    utan_svar: bool


def classify_anmalan(anmalan: Orosanmalan, per: date) -> ClassifiedAnmalan | None:
    """Read the times of an anmälan on a day; None where it had not come in by then."""
    received = anmalan.received
    skydd, forhand = anmalan.limit_skyddsbedomning, anmalan.limit_forhandsbedomning
    if received is None or skydd is None or forhand is None or received.inkom > per:
        return None
    bedomda = anmalan.skyddsbedomningar
    answered = anmalan.answered_on
    withheld = any(isinstance(one, AterkopplingWithheld) for one in anmalan.answers)
    return ClassifiedAnmalan(
        days=(per - received.inkom).days,
        skyddsbedomning=read_klocka(per, skydd, bedomda[0].bedomd if bedomda else None),
        forhandsbedomning=_forhandsbedomning(anmalan, forhand, per),
        aterkoppling=_aterkoppling(anmalan, per),
        utan_svar=withheld and answered is not None and answered <= per,
    )


def _forhandsbedomning(anmalan: Orosanmalan, limit: Limit, per: date) -> Klocka:
    """Read the fourteen days; no beslut is needed while an utredning about the child runs."""
    received, decided = anmalan.received, anmalan.decided
    known = decided if decided is not None and decided.beslutad <= per else None
    runs = received is not None and received.pagaende is not None
    if (known is None and runs) or (known is not None and known.utfall == "pagar_redan"):
        return Klocka(lage=Lage.BEHOVS_INTE, limit=limit, ended=known.beslutad if known else None)
    extensions = [one for one in anmalan.extensions if one.beslutad <= per]
    longest = max(extensions, key=lambda one: one.ny_sista_dag, default=None)
    return read_klocka(
        per,
        limit,
        known.beslutad if known else None,
        (longest.ny_sista_dag, longest.ny_sista_dag_vardag) if longest else None,
        extended_after_limit=any(one.beslutad > anmalan.limit_before(one) for one in extensions),
    )


def _aterkoppling(anmalan: Orosanmalan, per: date) -> Klocka | None:
    """Read the answer's time: one that starts after the day asked for runs not yet."""
    requested, limit = anmalan.requested, anmalan.limit_aterkoppling
    if requested is None or requested.begard > per:
        return None
    answered = anmalan.answered_on
    known = answered if answered is not None and answered <= per else None
    if limit is not None and limit.start <= per:
        return read_klocka(per, limit, answered)
    if known is None and _awaits_decision(anmalan, per):
        return Klocka(lage=Lage.VANTAR)
    return Klocka(lage=Lage.UTAN_TID, ended=known)


def _awaits_decision(anmalan: Orosanmalan, per: date) -> bool:
    """Tell whether the beslut that starts the answer's time had not been taken by a day."""
    decided, received = anmalan.decided, anmalan.received
    if received is not None and received.pagaende is not None:
        return False
    return decided is None or decided.beslutad > per
