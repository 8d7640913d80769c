"""Rows of uppföljningar beside those of their utredning.

A row speaks of the uppföljning decided on its day; where there is none, of one that no other row
speaks of, that follows the same and is ended as the row says; otherwise the log does not know it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from uuid import UUID

from audit.barnutredning import (
    CommandHandlaggning,
    CorrectUppgift,
    DecideUppfoljning,
    EndUppfoljning,
    Uppfoljning,
    Utredning,
    uppfoljningar,
)
from audit.barnutredning.events_uppfoljning import UppfoljningEnded
from audit.barnutredning.making import present
from audit.barnutredning.uppgifter import Uppgift
from audit.envelope import Event
from audit.intake.compare_forlangning import UNKNOWN
from audit.intake.kinds import REGISTERED
from audit.intake.orders import CommandRefusedError, in_some_order, in_this_order
from audit.intake.outcome import (
    GALLRAT,
    Extract,
    Known,
    Outcome,
    RowResult,
    listed,
    refused,
    refused_by,
    stopped,
    unchanged,
)
from audit.intake.rows_klockor import UppfoljningRow

FOLLOWS_CLOSING = "fran: är dagen då utredningen avslutades. Rätta den i barnutredningar."
_PLACERING = "placering"
_COLUMNS = {"placering_upphorde": "fran", "utredning": "ny_utredning_id"}
References = Mapping[str, UUID]
Pair = tuple[UppfoljningRow, Uppfoljning | None]


def compare_uppfoljningar(
    rows: Sequence[UppfoljningRow], new: References, known: Known | None, extract: Extract
) -> list[RowResult]:
    """Tell how all rows of one utredning end; `new` are the references of new utredningar.

    Known ones come first and new ones in the order they were decided; a refused row leaves the
    others as they are. The results come in that order: sort them by row.
    """
    if known is None or not known.history:
        return [refused(row.number, UNKNOWN, "utredning_id") for row in rows]
    state = Utredning.from_events(known.history)
    if state.erased:
        return [refused(row.number, GALLRAT) for row in rows]
    history, results = list(known.history), []
    for row, one in _pairs(rows, uppfoljningar(state)):
        result = _doubt(row, state, extract) or _compare(row, one, new, known, history, extract)
        history.extend(result.events)
        results.append(result)
    return results


def _pairs(rows: Sequence[UppfoljningRow], found: Sequence[Uppfoljning]) -> list[Pair]:
    by_day = {one.decided.beslutad: one for one in found}
    days = {row.beslutad for row in rows}
    left = [one for one in found if one.decided.beslutad not in days]
    pairs: list[Pair] = []
    for row in rows:
        one = by_day.get(row.beslutad) or next((o for o in left if _same(row, o)), None)
        if one in left:
            left.remove(one)
        pairs.append((row, one))
    return sorted(pairs, key=lambda pair: (pair[1] is None, pair[0].beslutad))


def _same(row: UppfoljningRow, one: Uppfoljning) -> bool:
    """Tell whether a row of another day speaks of an uppföljning whose decision has moved."""
    ended = one.ended.avslutad if one.ended else None
    follows = row.grund == one.decided.grund and (
        row.grund != _PLACERING or row.fran == one.decided.fran
    )
    return follows and ended in {None, row.avslutad}


def _doubt(row: UppfoljningRow, state: Utredning, extract: Extract) -> RowResult | None:
    """Refuse what no source can mean: half an end, no start, or a day after the extract."""
    if bool(row.utfall) != (row.avslutad is not None):
        lacking = "avslutad" if row.utfall else "utfall"
        return refused(row.number, f"{lacking}: cellen är tom fast den andra är ifylld.", lacking)
    for name in ("beslutad", "fran", "avslutad", REGISTERED):
        day: date | None = getattr(row, name)
        if day is not None and day > extract.day:
            return refused(row.number, f"{name}: dagen ligger efter utdraget.", name)
    if row.grund not in {"utredning", _PLACERING}:
        reason = "grund: koden är okänd. Kända koder: utredning, placering."
        return refused(row.number, reason, "grund")
    if row.grund == _PLACERING and row.fran is None:
        return refused(row.number, "fran: dagen då placeringen upphörde behövs.", "fran")
    closed = state.closing.avslutad if state.closing else None
    if row.grund != _PLACERING and row.fran not in {None, closed}:
        return refused(row.number, FOLLOWS_CLOSING, "fran")
    return None


def _compare(
    row: UppfoljningRow,
    one: Uppfoljning | None,
    new: References,
    known: Known,
    history: Sequence[Event],
    extract: Extract,
) -> RowResult:
    if one is None:
        return _carried_out(row, _anew(row, new, known), history, [])
    commands, columns = _changes(row, one, new, known, extract)
    if not commands:
        return unchanged(row.number)
    stop = stopped(row.number, known, extract, corrects=bool(columns))
    return stop or _carried_out(row, commands, history, columns)


def _anew(row: UppfoljningRow, new: References, known: Known) -> list[CommandHandlaggning]:
    commands: list[CommandHandlaggning] = [
        DecideUppfoljning(
            arende=known.arende,
            beslutad=row.beslutad,
            placering_upphorde=row.fran if row.grund == _PLACERING else None,
            beslutsfattare=row.beslutsfattare or None,
            registrerad_i_kalla=None if row.avslutad else row.registrerad_i_kalla,
        )
    ]
    return commands if row.avslutad is None else [*commands, _end(row, row.avslutad, new, known)]


def _end(row: UppfoljningRow, avslutad: date, new: References, known: Known) -> EndUppfoljning:
    return EndUppfoljning(
        arende=known.arende,
        avslutad=avslutad,
        utfall=row.utfall,
        utredning=new.get(row.ny_utredning_id),
        registrerad_i_kalla=row.registrerad_i_kalla,
    )


def _changes(
    row: UppfoljningRow, one: Uppfoljning, new: References, known: Known, extract: Extract
) -> tuple[list[CommandHandlaggning], list[str]]:
    """Give what makes an uppföljning as the row has it, and the columns that differ."""
    if row.grund != one.decided.grund:
        back = [_correct(known, event) for event in (one.ended, one.decided) if event is not None]
        return [*back, *_anew(row, new, known)], ["grund"]
    commands: list[CommandHandlaggning] = []
    columns: list[str] = []
    said = _said_of_decision(row, known, extract)
    ends = one.ended is not None and row.avslutad is not None
    for event, facts in ((one.decided, said), (one.ended, _said_of_end(row, new, extract))):
        if event is None or (event is one.ended and not ends):
            continue
        replaced = {name: text for name, text in facts.items() if text != present(event, name)}
        if replaced:
            commands.append(_correct(known, event, replaced))
            columns += [_COLUMNS.get(name, name) for name in replaced]
    if one.ended is not None and row.avslutad is None:
        return [_correct(known, one.ended), *commands], [*columns, "avslutad"]
    if one.ended is None and row.avslutad is not None:
        commands.append(_end(row, row.avslutad, new, known))
    return commands, columns


def _correct(
    known: Known, event: Uppgift, replaced: Mapping[str, str] | None = None
) -> CorrectUppgift:
    """Correct facts of an event; without any, take it back."""
    return CorrectUppgift(
        arende=known.arende,
        corrects=event.originator_version,
        replaced=replaced or {},
        aterkallad=replaced is None,
    )


def _said_of_decision(row: UppfoljningRow, known: Known, extract: Extract) -> dict[str, str]:
    said = {"beslutad": row.beslutad.isoformat()}
    if row.grund == _PLACERING:
        said["fran"] = _iso(row.fran)
    if "beslutsfattare" in extract.columns:
        said["beslutsfattare"] = row.beslutsfattare
    # Once there was an end, the row's day of registration no longer speaks of a decision.
    ever_ended = any(isinstance(event, UppfoljningEnded) for event in known.history)
    if REGISTERED in extract.columns and row.avslutad is None and not ever_ended:
        said[REGISTERED] = _iso(row.registrerad_i_kalla)
    return said


def _said_of_end(row: UppfoljningRow, new: References, extract: Extract) -> dict[str, str]:
    said = {"avslutad": _iso(row.avslutad), "utfall": row.utfall}
    if "ny_utredning_id" in extract.columns:
        utredning = new.get(row.ny_utredning_id)
        said["utredning"] = "" if utredning is None else str(utredning)
    if REGISTERED in extract.columns:
        said[REGISTERED] = _iso(row.registrerad_i_kalla)
    return said


def _iso(day: date | None) -> str:
    return "" if day is None else day.isoformat()


def _carried_out(
    row: UppfoljningRow,
    commands: Sequence[CommandHandlaggning],
    history: Sequence[Event],
    columns: Sequence[str],
) -> RowResult:
    try:
        events = _carry_out(commands, history)
    except CommandRefusedError as refusal:
        return refused_by(row.number, refusal.error, _COLUMNS)
    if not columns:
        return RowResult(row.number, Outcome.ACCEPTED, events)
    versions = [one.corrects for one in commands if isinstance(one, CorrectUppgift)]
    reason = f"Ändrad i källan: rättar ärendets händelse {listed(versions)}."
    return RowResult(row.number, Outcome.CORRECTED, events, ", ".join(columns), reason)


def _carry_out(
    commands: Sequence[CommandHandlaggning], history: Sequence[Event]
) -> tuple[Event, ...]:
    """Carry out what is taken back, then what is corrected, then what is new.

    Corrections may go in any order; an end never before its decision, or it would end another.
    """
    back = [one for one in commands if isinstance(one, CorrectUppgift) and one.aterkallad]
    corrections = [
        one for one in commands if isinstance(one, CorrectUppgift) and not one.aterkallad
    ]
    new = [one for one in commands if not isinstance(one, CorrectUppgift)]
    events = in_this_order(back, history)
    events += in_some_order(corrections, [*history, *events])
    return events + in_this_order(new, [*history, *events])
