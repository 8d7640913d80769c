"""Months of a waiting list beside what has been counted: the newest count of a month stands."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Final
from uuid import UUID

from audit.clock import parse_utc
from audit.envelope import Event, Recorded
from audit.errors import LiggareError
from audit.intake.kinds import TACKAT_JA
from audit.intake.outcome import (
    GALLRAT,
    Extract,
    Known,
    Outcome,
    RowResult,
    refused,
    refused_by,
    stopped,
    unchanged,
)
from audit.intake.rows_verkstallighet import VantelistaRow
from audit.verkstallighet.commands import CountVantelista
from audit.verkstallighet.decide_listor import decide_vantelista
from audit.verkstallighet.events_listor import VantelistaCounted
from audit.verkstallighet.vantelista import Vantelista

BY_HAND: Final = "Månaden är registrerad för hand efter utdraget, och det som står kvar gäller."
COUNTED: Final = "Ändrad i källan: månaden räknas på nytt."


def compare_vantelista(
    rows: Sequence[VantelistaRow],
    omrade: str,
    stream: UUID,
    history: Sequence[Recorded],
    extract: Extract,
) -> list[RowResult]:
    """Tell how the months of one year end, in the order of the rows."""
    events: list[Event] = [one.event for one in history]
    results = []
    for row in rows:
        counted = _of_month(history, omrade, row.manad)
        result = _compare(row, omrade, stream, events, counted, extract)
        events.extend(result.events)
        results.append(result)
    return results


def _of_month(history: Sequence[Recorded], omrade: str, manad: int) -> list[Recorded]:
    return [
        one
        for one in history
        if isinstance(one.event, VantelistaCounted)
        and (one.event.omrade, one.event.manad) == (omrade, manad)
    ]


def _compare(
    row: VantelistaRow,
    omrade: str,
    stream: UUID,
    events: Sequence[Event],
    counted: Sequence[Recorded],
    extract: Extract,
) -> RowResult:
    state = Vantelista.from_events(events)
    if state.erased:
        return refused(row.number, GALLRAT)
    before = state.counted.get((omrade, row.manad))
    antal = _kept(before.antal if before else {}, row.antal, extract, "")
    yes = _kept(before.tackat_ja if before else {}, row.tackat_ja, extract, TACKAT_JA)
    if before is not None and (dict(before.antal), dict(before.tackat_ja)) == (antal, yes):
        return unchanged(row.number)
    if before is not None and (stop := _stopped(row, stream, counted, extract)) is not None:
        return stop
    command = CountVantelista(
        vantelista=stream, ar=row.ar, manad=row.manad, omrade=omrade, antal=antal, tackat_ja=yes
    )
    try:
        made = decide_vantelista(command, state, extract.day)
    except LiggareError as error:
        return refused_by(row.number, error)
    if before is None:
        return RowResult(row.number, Outcome.ACCEPTED, made)
    changed = (
        name for name in {**antal, **before.antal} if antal.get(name) != before.antal.get(name)
    )
    return RowResult(row.number, Outcome.CORRECTED, made, ", ".join(changed), COUNTED)


def _kept(
    before: Mapping[str, int], said: Mapping[str, int], extract: Extract, prefix: str
) -> dict[str, int]:
    """Give what the row says, and what stood of the columns that the file does not have."""
    rest = {name: n for name, n in before.items() if f"{prefix}{name}" not in extract.columns}
    return {**rest, **said}


def _stopped(
    row: VantelistaRow, stream: UUID, counted: Sequence[Recorded], extract: Extract
) -> RowResult | None:
    """Refuse a month whose count is newer than the extract, or contradicts one of its time."""
    newest = counted[-1]
    if newest.source.extract_made_at is None:
        by_hand = newest.recorded_at >= extract.made_at
        return refused(row.number, BY_HAND) if by_hand else None
    made: datetime = parse_utc(newest.source.extract_made_at)
    files = frozenset({newest.source.file_sha256 or ""})
    return stopped(row.number, Known(stream, (), made, files), extract)
