"""What comparing several rows of one beslut needs: which doubt stops them, how each one ends."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from typing import Any, Final, TypeVar
from uuid import UUID

from audit.envelope import Event
from audit.errors import LiggareError
from audit.intake.outcome import (
    GALLRAT,
    Extract,
    Known,
    Outcome,
    RowResult,
    carry_out,
    listed,
    refused,
    refused_by,
)
from audit.verkstallighet import commands as c
from audit.verkstallighet.beslut import Beslut
from audit.verkstallighet.decide_beslut import decide_beslut

UNKNOWN: Final = "beslut_id: beslutet finns inte i registret. Läs in ej verkställda beslut först."
TAKEN_BACK: Final = "Källan säger det inte längre."
Row = TypeVar("Row")
Told = TypeVar("Told")


def each_in_order(
    rows: Sequence[Any],
    known: Known | None,
    in_order: Callable[[Beslut], Iterable[tuple[Row, Told]]],
    compare: Callable[[Row, Told, Known, Sequence[Event]], RowResult],
) -> list[RowResult]:
    """Tell how all rows of one beslut end, each beside what the rows before it made.

    `in_order` gives the rows in the order to take them in, each with what it tells of; a refused
    row leaves the others as they are. All are refused where the beslut is unknown or gallrat.
    """
    if known is None or not known.history:
        return [refused(row.number, UNKNOWN, "beslut_id") for row in rows]
    state = Beslut.from_events(known.history)
    if state.erased:
        return [refused(row.number, GALLRAT) for row in rows]
    history, results = list(known.history), []
    for row, told in in_order(state):
        result = compare(row, told, known, history)
        history.extend(result.events)
        results.append(result)
    return results


def late_day(number: int, days: Mapping[str, date | None], extract: Extract) -> RowResult | None:
    """Refuse a row with a day after its extract."""
    for name, day in days.items():
        if day is not None and day > extract.day:
            return refused(number, f"{name}: dagen ligger efter utdraget.", name)
    return None


def correct(beslut: UUID, event: Event, replaced: Mapping[str, str]) -> c.CorrectBeslut:
    """Replace facts of an event."""
    return c.CorrectBeslut(beslut=beslut, corrects=event.originator_version, replaced=replaced)


def take_back(beslut: UUID, event: Event) -> c.CorrectBeslut:
    """Take back what the source no longer says."""
    return c.CorrectBeslut(
        beslut=beslut,
        corrects=event.originator_version,
        replaced={},
        aterkallad=True,
        skal=TAKEN_BACK,
    )


def carried_out(
    number: int,
    commands: Sequence[c.BeslutCommand],
    history: Sequence[Event],
    extract: Extract,
    names: Mapping[str, str],
    withdrawn: str,
) -> RowResult:
    """Tell how a row ends; `withdrawn` is the column of what it takes back."""

    def decided(command: c.BeslutCommand, before: Sequence[Event]) -> tuple[Event, ...]:
        return decide_beslut(command, Beslut.from_events(before), extract.day)

    try:
        events = carry_out(commands, history, decided)
    except LiggareError as error:
        return refused_by(number, error, names)
    corrections = [one for one in commands if isinstance(one, c.CorrectBeslut)]
    if not corrections:
        return RowResult(number, Outcome.ACCEPTED, events)
    columns = [name for one in corrections for name in one.replaced or (withdrawn,)]
    column = ", ".join(dict.fromkeys(names.get(name, name) for name in columns))
    versions = listed([one.corrects for one in corrections])
    reason = f"Ändrad i källan: rättar händelse {versions}."
    return RowResult(number, Outcome.CORRECTED, events, column, reason)
