"""Freezing a mätning: numbers at the head of the log, and the ids behind each of them."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING, Any, Final
from uuid import UUID

from api.acts.perform import own_time
from audit.barnutredning.classify import Tidsklass
from audit.barnutredning.clock import Lage
from audit.clock import utc_now
from audit.envelope import Happened
from audit.errors import FieldProblem, InvalidInputError, StateError
from audit.ids import new_arende_id
from audit.internkontroll import FreezeMatning, decide
from audit.internkontroll.commands_matning import FreezeKontroll
from projections.barnutredning.anmalningar import inkomna, inkomna_listing
from projections.barnutredning.figure import Closed, closed, running
from projections.barnutredning.listing import Flag, closed_listing, listing
from projections.kontroll.root import root_at
from projections.kontroll.utfall import counts, handelser_by_class

if TYPE_CHECKING:
    from datetime import datetime

    from audit.envelope import Context
    from audit.internkontroll.kontroll import Kontroll
    from audit.internkontroll.kontrollmoment import Kontrollmoment
    from audit.store.log import Log
    from projections.barnutredning.anmalan_rows import AnmalanRow
    from projections.barnutredning.figure import Running

Values = Mapping[str, Any]
RUNNING: Final = "barnutredningstid"
CLOSED: Final = "barnutredningstid_avslutade"
PERIODS: Final = frozenset({CLOSED, "skyddsbedomning", "forhandsbedomning", "aterkoppling"})
"""The measures that count what happened during a period."""
BEHIND: Final = "Sammanställningen är inte ikapp. Vänta en stund och frys mätningen då."


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
    known, root = _resting(log, known)
    counted = running(log, per, known) if start is None else closed(log, start, per, known)
    if counted.behind:
        raise StateError(BEHIND)
    arenden = _arenden(log, counted)
    return FreezeMatning(
        matning=new_arende_id(),
        happened=Happened.at(at or utc_now()),
        kontrollmoment=RUNNING,
        population="pagaende" if start is None else "avslutade",
        per=per,
        known_position=known,
        known_root=root,
        numbers={name: len(ids) for name, ids in arenden.items()},
        arenden=arenden,
        period_start=start,
        period_end=None if start is None else per,
    )


def _resting(log: Log, known: int | None) -> tuple[int, str]:
    """Give the löpnummer that a mätning rests on, and the root of the log there."""
    head = log.head()
    if known is None or known == head.size:
        return head.size, head.edge.root().hex()
    return known, root_at(log, known).hex()


def _arenden(log: Log, counted: Running | Closed) -> dict[str, tuple[str, ...]]:
    """Name the ärenden of each class and of each flag, empty ones too."""
    known = counted.known_position
    if isinstance(counted, Closed):
        rows = closed_listing(log, counted.start, counted.end, known, limit=None).rows
    else:
        rows = listing(log, counted.per, known, limit=None).rows
    found: dict[str, list[str]] = {str(name): [] for name in (*Tidsklass, *Flag)}
    for row in rows:
        for name in (row.tidsklass, *row.flags):
            found[name].append(str(row.arende_id))
    return {name: tuple(sorted(ids)) for name, ids in found.items()}


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
    if moment.matt in {RUNNING, CLOSED}:
        return freezing(log, per, start, known=known, at=own_time(log))
    if moment.matt in PERIODS and start is not None:
        return _of_anmalningar(log, moment.matt, start, per, known)
    raise StateError(
        "Kontrollmomentets siffror räknas inte ur registret. Registrera dem i stället."
    )


def _demand_days(per: date, start: date | None) -> None:
    if start is not None and start > per:
        reason = "Första dagen ligger efter den sista."
        raise InvalidInputError([FieldProblem("period_start", reason)])


def _of_anmalningar(
    log: Log, matt: str, start: date, per: date, known: int | None
) -> FreezeMatning:
    known, root = _resting(log, known)
    arenden = behind_anmalningar(log, matt, start, per, known)
    return FreezeMatning(
        matning=new_arende_id(),
        happened=Happened.at(own_time(log) or utc_now()),
        kontrollmoment=matt,
        population="inkomna",
        per=per,
        known_position=known,
        known_root=root,
        numbers={name: len(ids) for name, ids in arenden.items()},
        arenden=arenden,
        period_start=start,
        period_end=per,
    )


def behind_anmalningar(
    log: Log, matt: str, start: date, per: date, known: int
) -> Mapping[str, tuple[str, ...]]:
    """Give the orosanmälningar of a period behind each state of one of their times.

    Raises StateError while the view has not read so far.
    """
    if inkomna(log, start, per, per, known).behind:
        raise StateError(BEHIND)
    found: dict[str, list[str]] = {str(one): [] for one in Lage}
    for row in inkomna_listing(log, start, per, per, known, limit=None).rows:
        klocka = _klocka(row, matt)
        if klocka is not None:
            found[str(klocka.lage)].append(str(row.arende_id))
    return {name: tuple(sorted(ids)) for name, ids in found.items()}


def _klocka(row: AnmalanRow, matt: str) -> Any:
    return getattr(row, matt)


def frozen_kontroll(
    log: Log, kontroll: Kontroll, values: Values, known: int | None = None
) -> FreezeKontroll:
    """Give the command that freezes the outcome of a kontroll of the nämnd's own; see `frozen`.

    Raises StateError while the view lags behind.
    """
    per = date.fromisoformat(values["per"])
    known, root = _resting(log, known)
    if counts(log, kontroll, per, known).behind:
        raise StateError(BEHIND)
    behind = handelser_by_class(log, kontroll, per, known)
    assert kontroll.id is not None  # noqa: S101 - it was found by its id
    return FreezeKontroll(
        matning=new_arende_id(),
        kontroll=kontroll.id,
        definition=kontroll.definition_version,
        per=per,
        known_position=known,
        known_root=root,
        numbers={name: len(ids) for name, ids in behind.items()},
        handelser={name: tuple(map(str, ids)) for name, ids in behind.items()},
    )
