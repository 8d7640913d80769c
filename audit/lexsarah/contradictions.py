"""What cannot stand together in an ärende, once a correction has changed what stands."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from audit.lexsarah.arende import Arende
from audit.lexsarah.atgarder import atgarder
from audit.lexsarah.events_beslut import ArendeClosed
from audit.lexsarah.events_ivo import IvoAnmalanMade, IvoUtredningArrived, IvoUtredningSent
from audit.lexsarah.lacking import what_lacks


def contradictions(arende: Arende) -> Iterator[str]:
    """Give one sentence for each thing that does not hold, none in a sound ärende."""
    if isinstance(arende.closing, ArendeClosed) and what_lacks(arende):
        yield "Ärendet är avslutat och skulle sakna något. Öppna det igen först."
    if any(one.effekt and not one.done for one in atgarder(arende).values()):
        yield "Åtgärdens effekt är bedömd, så den måste vara utförd."
    yield from _ivo(arende)
    opening, closing = arende.opening, arende.closing
    if opening and closing and closing.avslutad and closing.avslutad < opening.rapport_inkom:
        yield "Ärendet skulle vara avslutat innan rapporten kom in."


def ivo_anmald(arende: Arende) -> date | None:
    """Give the day of the anmälan to IVO that stands, read in or our own."""
    made = arende.last(IvoAnmalanMade)
    if made is not None:
        return made.gjord
    return arende.read_in.ivo_anmald if arende.read_in else None


def _ivo(arende: Arende) -> Iterator[str]:
    sent, arrived = arende.last(IvoUtredningSent), arende.last(IvoUtredningArrived)
    gjord = ivo_anmald(arende)
    kom_in = arrived.kom_in if arrived else sent and sent.kom_in
    if arrived and not sent:
        yield "Utredningen har kommit in till IVO, så den måste vara skickad."
    if sent and gjord is None:
        yield "Utredningen är skickad till IVO, så anmälan måste finnas."
    if sent and gjord and sent.skickad < gjord:
        yield "Utredningen skulle vara skickad före anmälan."
    if sent and kom_in and kom_in < sent.skickad:
        yield "Utredningen skulle ha kommit in innan den skickades."
