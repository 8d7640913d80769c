"""Rows of gynnande beslut beside what the log knows: registered, carried out, closed.

A row is known by its id. What people have registered besides (offers, parts, avbrott) stands; a
row never ends what it does not speak of, and a row without an end takes back only an end that an
extract brought.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Final
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
from audit.intake.rows_verkstallighet import BeslutRow
from audit.verkstallighet import commands as c
from audit.verkstallighet import events_beslut as e
from audit.verkstallighet.beslut import Beslut
from audit.verkstallighet.decide_beslut import decide_beslut
from audit.verkstallighet.replacing import present
from audit.verkstallighet.roles import Steg

JA: Final = frozenset({"ja", "j", "1", "sant"})
TAKEN_BACK: Final = "Källan säger det inte längre."
BOTH: Final = "verkstalld: beslutet kan inte vara både verkställt och avslutat."
NO_CODE: Final = "avslut: cellen är tom fast avslutad är ifyllt."
NAMES: Final = {"verkstallt": "verkstalld", "avslutat": "avslutad", "skal_kod": "avslut"}
"""Facts whose column has another name."""


def compare_beslut(
    row: BeslutRow, beslut: UUID, known: Known, by_hand: frozenset[int], extract: Extract
) -> RowResult:
    """Tell how a row ends; `by_hand` are the versions of events that no extract brought."""
    if (doubt := _doubt(row, extract)) is not None:
        return doubt
    state = Beslut.from_events(known.history)
    if state.erased:
        return refused(row.number, GALLRAT)
    commands = list(_commands(row, beslut, state, by_hand, extract))
    if not commands:
        return unchanged(row.number)
    corrections = [one for one in commands if isinstance(one, c.CorrectBeslut)]
    stop = stopped(row.number, known, extract, corrects=bool(corrections))
    return stop or _carried_out(row, commands, corrections, known.history, extract.day)


def _doubt(row: BeslutRow, extract: Extract) -> RowResult | None:
    """Refuse what no source can mean."""
    if row.verkstalld is not None and row.avslutad is not None:
        return refused(row.number, BOTH, "verkstalld")
    if row.avslutad is not None and not row.avslut:
        return refused(row.number, NO_CODE, "avslut")
    for name in ("beslutad", "verkstalld", "avslutad", REGISTERED):
        day = getattr(row, name)
        if day is not None and day > extract.day:
            return refused(row.number, f"{name}: dagen ligger efter utdraget.", name)
    return None


def _commands(
    row: BeslutRow, beslut: UUID, state: Beslut, by_hand: frozenset[int], extract: Extract
) -> Iterator[c.BeslutCommand]:
    """Give what the row adds to the beslut, and what it corrects."""
    said = state.registered
    if said is None:
        yield _register(row, beslut)
    elif replaced := _replaced(_said(row, extract), said):
        yield _correct(beslut, said, replaced)
    yield from _end(row, beslut, state, by_hand)


def _register(row: BeslutRow, beslut: UUID) -> c.RegisterBeslut:
    return c.RegisterBeslut(
        beslut=beslut,
        beslutad=row.beslutad,
        lag=row.lag,
        insats=row.insats,
        enhet=row.enhet,
        forhandsbesked=row.forhandsbesked.lower() in JA,
        # What the row is known by has one reference, and that is the beslut itself.
        kallreferens=beslut,
        registrerad_i_kalla=row.registrerad_i_kalla,
    )


def _said(row: BeslutRow, extract: Extract) -> dict[str, str]:
    found = {
        "beslutad": row.beslutad.isoformat(),
        "lag": row.lag,
        "insats": row.insats,
        "enhet": row.enhet,
    }
    if "forhandsbesked" in extract.columns:
        found["forhandsbesked"] = "true" if row.forhandsbesked.lower() in JA else "false"
    if REGISTERED in extract.columns:
        found[REGISTERED] = _text(row.registrerad_i_kalla)
    return found


def _end(
    row: BeslutRow, beslut: UUID, state: Beslut, by_hand: frozenset[int]
) -> Iterator[c.BeslutCommand]:
    """Give what the row says of the end, where it is another than the one that stands."""
    course = state.course()
    # An insats that was carried out and stopped since is told by people; the row's day is known.
    before = [one for one in course if isinstance(one, e.BeslutVerkstallt)]
    last = course[-1] if course and state.steg is not Steg.OPPET else None
    wanted = _ending(row, beslut)
    resumed = last in before and any(isinstance(one, e.AvbrottBegun) for one in course)
    if resumed and (wanted is None or row.verkstalld in {one.verkstallt for one in before}):
        # That it was given again is told by an extract of avbrott, or by people.
        return
    if wanted is None:
        if last is not None and last.originator_version not in by_hand:
            yield _take_back(beslut, last)
        return
    if last is None:
        told = {one.verkstallt for one in before}
        if row.verkstalld is None or row.verkstalld not in told:
            yield wanted
    elif (replaced := _replaced(_said_of_end(row, last), last)) is None:
        yield _take_back(beslut, last)
        yield wanted
    elif replaced:
        yield _correct(beslut, last, replaced)


def _ending(row: BeslutRow, beslut: UUID) -> c.VerkstallBeslut | c.CloseBeslut | None:
    if row.verkstalld is not None:
        return c.VerkstallBeslut(beslut=beslut, verkstallt=row.verkstalld)
    if row.avslutad is not None:
        return c.CloseBeslut(beslut=beslut, avslutat=row.avslutad, skal_kod=row.avslut)
    return None


def _said_of_end(row: BeslutRow, last: Event) -> dict[str, str] | None:
    """Give what the row says of an end of the same kind; None where it speaks of another."""
    if isinstance(last, e.BeslutVerkstallt) and row.verkstalld is not None:
        return {"verkstallt": row.verkstalld.isoformat()}
    if isinstance(last, e.BeslutClosed) and row.avslutad is not None:
        return {"avslutat": row.avslutad.isoformat(), "skal_kod": row.avslut}
    return None


def _replaced(said: dict[str, str] | None, event: Event) -> dict[str, str] | None:
    if said is None:
        return None
    return {name: text for name, text in said.items() if text != present(event, name)}


def _correct(beslut: UUID, event: Event, replaced: dict[str, str]) -> c.CorrectBeslut:
    return c.CorrectBeslut(beslut=beslut, corrects=event.originator_version, replaced=replaced)


def _take_back(beslut: UUID, event: Event) -> c.CorrectBeslut:
    return c.CorrectBeslut(
        beslut=beslut,
        corrects=event.originator_version,
        replaced={},
        aterkallad=True,
        skal=TAKEN_BACK,
    )


def _text(value: date | None) -> str:
    return value.isoformat() if value else ""


def _carried_out(
    row: BeslutRow,
    commands: Sequence[c.BeslutCommand],
    corrections: Sequence[c.CorrectBeslut],
    history: Sequence[Event],
    today: date,
) -> RowResult:
    def decided(command: c.BeslutCommand, before: Sequence[Event]) -> tuple[Event, ...]:
        return decide_beslut(command, Beslut.from_events(before), today)

    try:
        events = carry_out(commands, history, decided)
    except LiggareError as error:
        return refused_by(row.number, error, NAMES)
    if not corrections:
        return RowResult(row.number, Outcome.ACCEPTED, events)
    columns = [name for one in corrections for name in one.replaced or ("verkstallt",)]
    versions = listed([one.corrects for one in corrections])
    reason = f"Ändrad i källan: rättar händelse {versions}."
    column = ", ".join(dict.fromkeys(NAMES.get(name, name) for name in columns))
    return RowResult(row.number, Outcome.CORRECTED, events, column, reason)
