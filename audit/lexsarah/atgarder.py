"""What has become of each åtgärd of an ärende."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from audit.lexsarah.arende import Arende
from audit.lexsarah.events_atgard import (
    AtgardChanged,
    AtgardDone,
    AtgardDropped,
    AtgardEffektAssessed,
    AtgardPlanned,
)


class Atgardsteg(StrEnum):
    """Where an åtgärd stands; the values are what people read."""

    PLANERAD = "planerad"
    UTFORD = "utförd"
    AVSTADD = "inte längre aktuell"


@dataclass(frozen=True, slots=True)
class Atgard:
    """An åtgärd: how it was planned, how it was last changed, and what became of it."""

    planned: AtgardPlanned
    changed: AtgardChanged | None
    dropped: AtgardDropped | None
    done: AtgardDone | None
    effekt: AtgardEffektAssessed | None

    @property
    def steg(self) -> Atgardsteg:
        """Give where it stands."""
        if self.done is not None:
            return Atgardsteg.UTFORD
        return Atgardsteg.AVSTADD if self.dropped else Atgardsteg.PLANERAD

    @property
    def newest(self) -> AtgardPlanned | AtgardChanged:
        """Give the event that holds its present owner, day and text."""
        return self.changed or self.planned


def atgarder(arende: Arende) -> dict[int, Atgard]:
    """Give every åtgärd by its number, in the order they were planned."""
    return {
        planned.originator_version: _atgard(arende, planned)
        for planned in arende.each(AtgardPlanned)
    }


def _atgard(arende: Arende, planned: AtgardPlanned) -> Atgard:
    number = planned.originator_version
    changed = [one for one in arende.each(AtgardChanged) if one.atgard == number]
    dropped = [one for one in arende.each(AtgardDropped) if one.atgard == number]
    done = [one for one in arende.each(AtgardDone) if one.atgard == number]
    effekt = [one for one in arende.each(AtgardEffektAssessed) if one.atgard == number]
    return Atgard(
        planned,
        changed[-1] if changed else None,
        dropped[-1] if dropped else None,
        done[-1] if done else None,
        effekt[-1] if effekt else None,
    )
