"""What a row of barnutredningar tells beside opening and closing: samordnare, newest note."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TypeVar
from uuid import UUID

from audit.barnutredning import NoteAnteckning, NoteSamordnare, Utredning
from audit.barnutredning.events_handlaggning import AnteckningNoted, SamordnareNoted
from audit.envelope import Event
from audit.intake.outcome import Extract
from audit.intake.rows import UtredningRow

E = TypeVar("E", bound=Event)


Note = NoteSamordnare | NoteAnteckning


def noted(row: UtredningRow, arende: UUID, state: Utredning, extract: Extract) -> Iterator[Note]:
    """Give the notes that the log lacks; a cell that is empty says nothing new.

    The source tells with whom an utredning lies, and not since when: it is known from the day of
    the extract, or from the closing where that came before it.
    """
    lies_with = _newest(state, SamordnareNoted)
    if row.samordnare and (lies_with is None or lies_with.samordnare != row.samordnare):
        fran = min(extract.day, row.avslutad or extract.day)
        yield NoteSamordnare(arende=arende, samordnare=row.samordnare, fran=fran)
    if row.senaste_anteckning is None or row.avslutad is not None:
        # Once it is closed nothing is expected to happen in it.
        return
    told = _newest(state, AnteckningNoted)
    # The day of the extract is news though the note is not: until then nothing came after it.
    if (
        told is None
        or extract.day > told.per
        or (extract.day == told.per and row.senaste_anteckning > told.senaste)
    ):
        yield NoteAnteckning(arende=arende, senaste=row.senaste_anteckning, per=extract.day)


def replaces_another(notes: Sequence[Note], state: Utredning) -> bool:
    """Tell whether a note says another samordnare than the one that is known."""
    known = _newest(state, SamordnareNoted) is not None
    return known and any(isinstance(one, NoteSamordnare) for one in notes)


def _newest(state: Utredning, kind: type[E]) -> E | None:
    return next((one for one in reversed(state.uppgifter) if isinstance(one, kind)), None)
