"""A row of earlier or running lex Sarah ärenden beside what the log knows of it.

An ärende is read in once, and from then on it is Liggaren that is right: a row that says something
else than what was read in is refused and told, never written over what people have done since.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from uuid import UUID

from audit.envelope import Event
from audit.errors import LiggareError
from audit.intake.outcome import (
    GALLRAT,
    Extract,
    Outcome,
    RowResult,
    refused,
    refused_by,
    unchanged,
)
from audit.intake.rows import LexsarahRow
from audit.lexsarah import Arende, Circumstances, Role, decide
from audit.lexsarah.commands_arende import ReadInArende
from audit.organisation import Organisation

CHANGED = "Ärendet är redan inläst med andra uppgifter. Rätta det på ärendets sida i Liggaren."
_DAYS = ("inkom", "ivo_anmald", "ivo_kompletterad", "avslutad")


def compare_lexsarah(
    row: LexsarahRow,
    arende: UUID,
    history: Sequence[Event],
    organisation: Organisation,
    extract: Extract,
    reader: UUID,
) -> RowResult:
    """Tell how a row ends; `arende` is the reference that stands for it, `reader` reads it in."""
    for name in _DAYS:
        day: date | None = getattr(row, name)
        if day is not None and day > extract.day:
            return refused(row.number, f"{name}: dagen ligger efter utdraget.", name)
    enhet = organisation.enhet(row.enhet, row.inkom)
    if enhet is None:
        reason = "enhet: enheten finns inte i organisationen. Läs in organisationen först."
        return refused(row.number, reason, "enhet")
    command = ReadInArende(
        arende=arende,
        lag=row.lag or enhet.lag,
        verksamhet=enhet.verksamhet,
        enhet=row.enhet,
        rapport_inkom=row.inkom,
        # The source's id has one reference, and that is the ärende itself.
        kallreferens=arende,
        diarienummer=row.diarienummer,
        bedomning=row.bedomning,
        ivo_anmald=row.ivo_anmald,
        ivo_kompletterad=row.ivo_kompletterad,
        avslutad=row.avslutad,
    )
    return _known(row, command, history) if history else _new(row, command, extract, reader)


def _new(row: LexsarahRow, command: ReadInArende, extract: Extract, reader: UUID) -> RowResult:
    around = Circumstances(konto=reader, roll=Role.SYSTEM, today=extract.day)
    try:
        return RowResult(row.number, Outcome.ACCEPTED, decide(command, (), around))
    except LiggareError as error:
        return refused_by(row.number, error)


def _known(row: LexsarahRow, command: ReadInArende, history: Sequence[Event]) -> RowResult:
    arende = Arende.from_events(history)
    read_in = arende.read_in
    if arende.erased or read_in is None:
        return refused(row.number, GALLRAT)
    names = [name for name in _COMPARED if getattr(read_in, name) != getattr(command, name)]
    if not names:
        return unchanged(row.number)
    columns = ", ".join("inkom" if name == "rapport_inkom" else name for name in names)
    return refused(row.number, CHANGED, columns)


_COMPARED = (
    "rapport_inkom",
    "enhet",
    "lag",
    "diarienummer",
    "bedomning",
    "ivo_anmald",
    "ivo_kompletterad",
    "avslutad",
)
"""The facts that a row has, as the event that read it in names them."""
