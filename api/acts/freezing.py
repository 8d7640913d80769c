"""Freezing a mätning: numbers at the head of the log, and the ids behind each of them."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING, Any, Final
from uuid import UUID

from api.acts.measuring import (
    CLOSED,
    RUNNING,
    OfAnmalningar,
    OfKontroll,
    OfUtredningar,
    measure_of,
)
from api.acts.perform import own_time
from audit.clock import utc_now
from audit.envelope import Happened
from audit.errors import FieldProblem, InvalidInputError, StateError
from audit.ids import new_arende_id
from audit.internkontroll import FreezeMatning, decide
from audit.internkontroll.commands_matning import FreezeKontroll
from projections.barnutredning.anmalan_rows import Tid
from projections.kontroll.root import root_at

if TYPE_CHECKING:
    from datetime import datetime

    from audit.envelope import Context
    from audit.internkontroll.kontroll import Kontroll
    from audit.internkontroll.kontrollmoment import Kontrollmoment
    from audit.store.log import Log

Values = Mapping[str, Any]
PERIODS: Final = frozenset({CLOSED, *map(str, Tid)})
"""The measures that count what happened during a period."""


def freeze(
    log: Log,
    context: Context,
    per: date,
    start: date | None = None,
    *,
    at: datetime | None = None,
) -> UUID:
    """Freeze the running utredningar of a day, or with `start` those closed from it to the day.

    `at` is the time of a constructed log. Gives the mätning's id.
    Raises StateError while the view has not read the whole log: half a figure is never frozen.
    """
    command = freezing(log, per, start, at=at)
    log.append(decide(command, ()), context, at=at)
    return command.matning


def freezing(
    log: Log,
    per: date,
    start: date | None = None,
    *,
    known: int | None = None,
    at: datetime | None = None,
) -> FreezeMatning:
    """Give the command that freezes those utredningar; see `freeze`.

    They are counted as known at a löpnummer, without one at the head of the log.
    """
    return _freezing(log, OfUtredningar(per, start), known, at)


def _freezing(
    log: Log, measure: OfUtredningar | OfAnmalningar, known: int | None, at: datetime | None
) -> FreezeMatning:
    known, root = _resting(log, known)
    arenden = measure.ids(log, known)
    kontrollmoment, population = _named(measure)
    return FreezeMatning(
        matning=new_arende_id(),
        happened=Happened.at(at or utc_now()),
        kontrollmoment=kontrollmoment,
        population=population,
        per=measure.per,
        known_position=known,
        known_root=root,
        numbers={name: len(ids) for name, ids in arenden.items()},
        arenden=arenden,
        period_start=measure.start,
        period_end=measure.per if measure.start else None,
    )


def _named(measure: OfUtredningar | OfAnmalningar) -> tuple[str, str]:
    """Name a measure and its population as the log does."""
    if isinstance(measure, OfAnmalningar):
        return measure.tid.value, "inkomna"
    return RUNNING, "avslutade" if measure.start else "pagaende"


def _resting(log: Log, known: int | None) -> tuple[int, str]:
    """Give the löpnummer that a mätning rests on, and the root of the log there."""
    head = log.head()
    if known is None or known == head.size:
        return head.size, head.edge.root().hex()
    return known, root_at(log, known).hex()


def frozen(
    log: Log, moment: Kontrollmoment, values: Values, known: int | None = None
) -> FreezeMatning:
    """Give the command that freezes a computed kontrollmoment on a day, or over a period.

    `known` is the löpnummer that the numbers rest on, without one the head of the log.
    Raises InvalidInputError for days that cannot be counted, StateError while a view lags behind.
    """
    per = date.fromisoformat(values["per"])
    start = date.fromisoformat(values["period_start"]) if "period_start" in values else None
    _demand_days(per, start)
    measure = measure_of(moment.matt, per, start)
    if measure is None:
        raise StateError(
            "Kontrollmomentets siffror räknas inte ur registret. Registrera dem i stället."
        )
    return _freezing(log, measure, known, own_time(log))


def _demand_days(per: date, start: date | None) -> None:
    if start is not None and start > per:
        reason = "Första dagen ligger efter den sista."
        raise InvalidInputError([FieldProblem("period_start", reason)])


def frozen_kontroll(
    log: Log, kontroll: Kontroll, values: Values, known: int | None = None
) -> FreezeKontroll:
    """Give the command that freezes the outcome of a kontroll of the nämnd's own; see `frozen`.

    Raises StateError while the view lags behind.
    """
    per = date.fromisoformat(values["per"])
    known, root = _resting(log, known)
    handelser = OfKontroll(kontroll, per).ids(log, known)
    assert kontroll.id is not None  # noqa: S101 - it was found by its id
    return FreezeKontroll(
        matning=new_arende_id(),
        kontroll=kontroll.id,
        definition=kontroll.definition_version,
        per=per,
        known_position=known,
        known_root=root,
        numbers={name: len(ids) for name, ids in handelser.items()},
        handelser=handelser,
    )
