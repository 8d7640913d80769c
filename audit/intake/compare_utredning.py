"""A row of barnutredningar beside what the log knows: what it adds or corrects, or why it cannot.

An optional column that the file lacks says nothing; an empty cell of a column that it has says
that the source has no such fact.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from uuid import UUID

from audit.barnutredning import (
    CloseUtredning,
    Command,
    CommandHandlaggning,
    CorrectUtredning,
    OpenUtredning,
    Utredning,
    UtredningClosed,
    UtredningOpened,
)
from audit.envelope import Event
from audit.errors import InvalidInputError, LiggareError, StateError
from audit.intake.kinds import REGISTERED
from audit.intake.outcome import (
    GALLRAT,
    Extract,
    Known,
    Outcome,
    RowResult,
    carry_out,
    refused,
    refused_by,
    stopped,
    unchanged,
)
from audit.intake.rows import UtredningRow
from audit.intake.utredning_notes import noted, replaces_another

_NOT_AFTER_EXTRACT = ("inledd", "avslutad", "anmalan_inkom", REGISTERED, "senaste_anteckning")
Asked = Command | CommandHandlaggning


def compare_utredning(row: UtredningRow, barn: UUID, known: Known, extract: Extract) -> RowResult:
    """Tell how a row ends; `barn` is the reference that stands for its child."""
    if (doubt := _doubt(row, extract)) is not None:
        return doubt
    if not known.history:
        return _new(row, barn, known, extract)
    state = Utredning.from_events(known.history)
    if state.erased or state.opened is None:
        return refused(row.number, GALLRAT)
    corrections = [*_corrections(row, barn, state, extract)]
    notes = [*noted(row, known.arende, state, extract)]
    commands = [*corrections, *_closing(row, state), *notes]
    if not commands:
        return unchanged(row.number)
    corrects = bool(corrections) or replaces_another(notes, state)
    stop = stopped(row.number, known, extract, corrects=corrects)
    return stop or _changed(row, commands, known.history)


def _doubt(row: UtredningRow, extract: Extract) -> RowResult | None:
    """Refuse what no source can mean: half a closing, or a fact from after the extract."""
    if bool(row.avslut) != (row.avslutad is not None):
        lacking = "avslutad" if row.avslut else "avslut"
        return refused(row.number, f"{lacking}: cellen är tom fast den andra är ifylld.", lacking)
    for name in _NOT_AFTER_EXTRACT:
        day = getattr(row, name)
        if day is not None and day > extract.day:
            return refused(row.number, f"{name}: dagen ligger efter utdraget.", name)
    return None


def _new(row: UtredningRow, barn: UUID, known: Known, extract: Extract) -> RowResult:
    closed = row.avslutad is not None
    commands: list[Asked] = [
        OpenUtredning(
            arende=known.arende,
            barn=barn,
            enhet=row.enhet,
            inledd=row.inledd,
            # The source's id has one reference, and that is the ärende itself.
            kallreferens=known.arende,
            anmalan_inkom=row.anmalan_inkom,
            registrerad_i_kalla=None if closed else row.registrerad_i_kalla,
        )
    ]
    if row.avslutad is not None:
        commands.append(_close(row, known.arende, row.avslutad))
    commands += noted(row, known.arende, Utredning(), extract)
    try:
        return RowResult(row.number, Outcome.ACCEPTED, carry_out(commands, ()))
    except LiggareError as error:
        return refused_by(row.number, error)


def _close(row: UtredningRow, arende: UUID, avslutad: date) -> CloseUtredning:
    return CloseUtredning(
        arende=arende,
        avslutad=avslutad,
        avslut=row.avslut,
        registrerad_i_kalla=row.registrerad_i_kalla,
    )


def _closing(row: UtredningRow, state: Utredning) -> Iterator[Command]:
    """Give the closing that the log does not have yet."""
    if row.avslutad is not None and state.closing is None and state.opened is not None:
        yield _close(row, state.opened.originator_id, row.avslutad)


def _corrections(
    row: UtredningRow, barn: UUID, state: Utredning, extract: Extract
) -> Iterator[CorrectUtredning]:
    """Give a correction for each event of which the row says something else."""
    for event in (state.opened, state.closing):
        if event is None:
            continue
        said = (
            _said_of_opening(row, barn, state, extract)
            if isinstance(event, UtredningOpened)
            else _said_of_closing(row, extract)
        )
        replaced = {name: text for name, text in said.items() if text != _text(event, name)}
        if replaced:
            yield CorrectUtredning(
                arende=event.originator_id, corrects=event.originator_version, replaced=replaced
            )


def _said_of_opening(
    row: UtredningRow, barn: UUID, state: Utredning, extract: Extract
) -> dict[str, str]:
    said = {"barn": str(barn), "enhet": row.enhet, "inledd": row.inledd.isoformat()}
    if "anmalan_inkom" in extract.columns:
        said["anmalan_inkom"] = _iso(row.anmalan_inkom)
    # Once there was a closing, the row's day of registration no longer speaks of the opening.
    ever_closed = any(isinstance(event, UtredningClosed) for event in state.events)
    if REGISTERED in extract.columns and row.avslutad is None and not ever_closed:
        said[REGISTERED] = _iso(row.registrerad_i_kalla)
    return said


def _said_of_closing(row: UtredningRow, extract: Extract) -> dict[str, str]:
    if row.avslutad is None:
        return {"avslutad": ""}
    said = {"avslutad": row.avslutad.isoformat()}
    if "avslut" in extract.columns:
        said["avslut"] = row.avslut
    if REGISTERED in extract.columns:
        said[REGISTERED] = _iso(row.registrerad_i_kalla)
    return said


def _iso(day: date | None) -> str:
    return "" if day is None else day.isoformat()


def _text(event: Event, name: str) -> str:
    value = getattr(event, name)
    return "" if value is None else str(value)


def _changed(row: UtredningRow, commands: Sequence[Asked], history: Sequence[Event]) -> RowResult:
    try:
        events = _in_some_order(commands, history)
    except LiggareError as error:
        return refused_by(row.number, error)
    corrections = [one for one in commands if isinstance(one, CorrectUtredning)]
    if not corrections:
        return RowResult(row.number, Outcome.ACCEPTED, events)
    columns = ", ".join(
        "barn_id" if name == "barn" else name for one in corrections for name in one.replaced
    )
    versions = " och ".join(str(one.corrects) for one in corrections)
    reason = f"Ändrad i källan: rättar ärendets händelse {versions}."
    return RowResult(row.number, Outcome.CORRECTED, events, columns, reason)


def _in_some_order(commands: Sequence[Asked], history: Sequence[Event]) -> tuple[Event, ...]:
    """Carry out the commands; where opening and closing both moved, one order may pass no other."""
    try:
        return carry_out(commands, history)
    except (InvalidInputError, StateError):
        if len(commands) == 1:
            raise
    return carry_out([*commands][::-1], history)
