"""An ärende's history as it may leave the house: codes for names, in every text of every event."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any, Final

from api.reports.finding import Finding, Names
from audit.codec import sealed_parts
from audit.envelope import Event, KeyPurpose, Recorded
from audit.lexsarah.events_utredning import KodRecorded, PunktAnswered, UtredningsstegWritten

WHO_WROTE: Final = frozenset({"namn", "titel"})
"""Who documented something, by name and title: it is asked for and stays."""


@dataclass(frozen=True, slots=True)
class Noted:
    """Something that was found in a text: in which registration, which of its texts, and what."""

    number: int
    topic: str
    part: str
    finding: Finding


@dataclass(frozen=True, slots=True)
class Coded:
    """A history with codes for names, and what somebody must look at before it is sent."""

    history: tuple[Recorded, ...]
    noted: tuple[Noted, ...]

    @property
    def events(self) -> tuple[Event, ...]:
        """Give the events alone."""
        return tuple(one.event for one in self.history)


def coded(history: Sequence[Recorded], kodlista: Sequence[Event]) -> Coded:
    """Put codes for names in a history; `kodlista` holds its events with the names in clear.

    The names themselves, and who reported, are dropped even where they were loaded.
    """
    names = names_of(kodlista)
    found = [_coded(one, names) for one in history]
    return Coded(
        tuple(one for one, _ in found), tuple(note for _, notes in found for note in notes)
    )


def names_of(kodlista: Sequence[Event]) -> Names:
    """Learn the names of a kodlista, those that were replaced too."""
    people = (one for one in kodlista if isinstance(one, KodRecorded))
    return Names.of((one.kod, one.namn, one.uppgifter) for one in people)


def _coded(recorded: Recorded, names: Names) -> tuple[Recorded, list[Noted]]:
    event, notes = recorded.event, list[Noted]()
    changed: dict[str, Any] = {}
    for part, purpose in sealed_parts(type(event)).items():
        text = getattr(event, part)
        if purpose is not KeyPurpose.ARENDE:
            changed[part] = None
        elif text is not None and not _signs(event, part):
            found = names.coded(text)
            changed[part] = found.text
            event_is = (recorded.position, recorded.topic, part)
            notes += [Noted(*event_is, finding) for finding in found.findings]
    return replace(recorded, event=replace(event, **changed) if changed else event), notes


def _signs(event: Event, part: str) -> bool:
    return isinstance(event, PunktAnswered | UtredningsstegWritten) and part in WHO_WROTE
