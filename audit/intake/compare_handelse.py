"""Rows of the generic extract beside what the log knows: something began, and what followed.

A row is known by its id, its starthandelse and its startdatum: what else it says may be corrected
by a later extract. Two rows of one file with the same three must say the same.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from uuid import UUID

from audit.envelope import Event
from audit.errors import LiggareError
from audit.intake.kinds import REGISTERED
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
    stopped,
    unchanged,
)
from audit.intake.rows import HandelseRow
from audit.internkontroll.commands_handelse import (
    BeginHandelse,
    CorrectHandelse,
    EndHandelse,
    HandelseCommand,
)
from audit.internkontroll.decide_handelse import decide_handelse
from audit.internkontroll.events_handelse import HandelseBegun, HandelseEnded
from audit.internkontroll.handelse import Handelse

NO_CODE = "sluthandelse: cellen är tom fast slutdatum är ifyllt."
OTHER = (
    "Raden säger något annat än rad {rows} om samma id, starthandelse och startdatum. Olika saker "
    "som följs upp behöver olika starthandelser."
)


@dataclass(frozen=True, slots=True)
class Stands:
    """The random references of a row: its own, and that of the matter in the source."""

    handelse: UUID
    arende: UUID


def compare_handelser(
    rows: Sequence[HandelseRow], stands: Stands, known: Known, extract: Extract
) -> list[RowResult]:
    """Tell how the rows of one händelse end: more than one only where a file repeats it.

    Rows that contradict each other are all refused: nobody here knows which of them is right.
    """
    first, *more = rows
    others = [row for row in more if replace(row, number=first.number) != first]
    if others:
        return [_contradicted(row, rows) for row in rows]
    return [_compare(first, stands, known, extract), *(unchanged(row.number) for row in more)]


def _contradicted(row: HandelseRow, rows: Sequence[HandelseRow]) -> RowResult:
    numbers = ", ".join(
        str(one.number)
        for one in rows
        if one.number != row.number and replace(one, number=row.number) != row
    )
    names = ("enhet", "sluthandelse", "slutdatum", REGISTERED)
    told = [name for name in names if len({getattr(one, name) for one in rows}) > 1]
    return refused(row.number, OTHER.format(rows=numbers), ", ".join(told))


def _compare(row: HandelseRow, stands: Stands, known: Known, extract: Extract) -> RowResult:
    if (doubt := _doubt(row, extract)) is not None:
        return doubt
    state = Handelse.from_events(known.history)
    if state.erased:
        return refused(row.number, GALLRAT)
    commands = list(_commands(row, stands, state, extract))
    if not commands:
        return unchanged(row.number)
    corrections = [one for one in commands if isinstance(one, CorrectHandelse)]
    stop = stopped(row.number, known, extract, corrects=bool(corrections))
    return stop or _carried_out(row, commands, corrections, known.history)


def _doubt(row: HandelseRow, extract: Extract) -> RowResult | None:
    """Refuse what no source can mean: a day without what happened, or one after the extract."""
    if row.slutdatum is not None and not row.sluthandelse:
        return refused(row.number, NO_CODE, "sluthandelse")
    for name in ("startdatum", "slutdatum", REGISTERED):
        day = getattr(row, name)
        if day is not None and day > extract.day:
            return refused(row.number, f"{name}: dagen ligger efter utdraget.", name)
    return None


def _commands(
    row: HandelseRow, stands: Stands, state: Handelse, extract: Extract
) -> Iterator[HandelseCommand]:
    """Give what the row adds to the händelse, and what it corrects."""
    if state.begun is None:
        yield _begin(row, stands)
    elif replaced := _replaced(_said_of_begun(row, state, extract), state.begun):
        yield _correct(stands, state.begun, replaced)
    if state.begun is None or state.ended is None:
        if row.slutdatum is not None:
            yield EndHandelse(
                handelse=stands.handelse,
                sluthandelse=row.sluthandelse,
                slutdatum=row.slutdatum,
                registrerad_i_kalla=row.registrerad_i_kalla,
            )
    elif row.slutdatum is None:
        yield CorrectHandelse(
            handelse=stands.handelse,
            corrects=state.ended.originator_version,
            replaced={},
            aterkallad=True,
        )
    elif replaced := _replaced(_said_of_ended(row, extract), state.ended):
        yield _correct(stands, state.ended, replaced)


def _begin(row: HandelseRow, stands: Stands) -> BeginHandelse:
    return BeginHandelse(
        handelse=stands.handelse,
        arende=stands.arende,
        enhet=row.enhet,
        starthandelse=row.starthandelse,
        startdatum=row.startdatum,
        # What the row is known by has one reference, and that is the händelse itself.
        kallreferens=stands.handelse,
        registrerad_i_kalla=None if row.slutdatum else row.registrerad_i_kalla,
    )


def _correct(
    stands: Stands, event: HandelseBegun | HandelseEnded, replaced: dict[str, str]
) -> CorrectHandelse:
    version = event.originator_version
    return CorrectHandelse(handelse=stands.handelse, corrects=version, replaced=replaced)


def _said_of_begun(row: HandelseRow, state: Handelse, extract: Extract) -> dict[str, object]:
    said: dict[str, object] = {"enhet": row.enhet}
    # Once something followed, the row's day of registration no longer speaks of the beginning.
    if REGISTERED in extract.columns and row.slutdatum is None and state.ended is None:
        said[REGISTERED] = row.registrerad_i_kalla
    return said


def _said_of_ended(row: HandelseRow, extract: Extract) -> dict[str, object]:
    said: dict[str, object] = {"sluthandelse": row.sluthandelse, "slutdatum": row.slutdatum}
    if REGISTERED in extract.columns:
        said[REGISTERED] = row.registrerad_i_kalla
    return said


def _replaced(said: dict[str, object], event: HandelseBegun | HandelseEnded) -> dict[str, str]:
    return {name: _text(one) for name, one in said.items() if one != getattr(event, name)}


def _text(value: object) -> str:
    return "" if value is None else str(value)


def _carried_out(
    row: HandelseRow,
    commands: Sequence[HandelseCommand],
    corrections: Sequence[CorrectHandelse],
    history: Sequence[Event],
) -> RowResult:
    try:
        events = carry_out(commands, history, decide_handelse)
    except LiggareError as error:
        return refused_by(row.number, error)
    if not corrections:
        return RowResult(row.number, Outcome.ACCEPTED, events)
    columns = [name for one in corrections for name in one.replaced or ("slutdatum",)]
    versions = listed([one.corrects for one in corrections])
    reason = f"Ändrad i källan: rättar händelse {versions}."
    column = ", ".join(dict.fromkeys(columns))
    return RowResult(row.number, Outcome.CORRECTED, events, column, reason)
