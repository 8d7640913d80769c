"""What is opened for a reason and shown once: who a report's reporter is, and the kodlista."""

from __future__ import annotations

from typing import TYPE_CHECKING

from api.web.models.lexsarah import OpenedPage
from audit.envelope import KeyPurpose
from audit.lexsarah.codes_utredning import KODSLAG
from audit.lexsarah.events_rapport import RapportReceived
from audit.lexsarah.events_utredning import KodRecorded

if TYPE_CHECKING:
    from uuid import UUID

    from api.web.forms.situation import Situation
    from api.web.models.frame import Frame

Row = tuple[str, tuple[tuple[str, str], ...]]


def opened_page(frame: Frame, situation: Situation) -> OpenedPage:
    """Make the page; that it was opened, and why, was recorded before."""
    stream = situation.stream
    assert stream is not None  # noqa: S101 - both acts are about something that is there
    identity = situation.spec.act == "open_identity"
    rows = _identity(situation, stream) if identity else _kodlista(situation, stream)
    return OpenedPage(
        frame=frame,
        heading="Vem rapportören är" if identity else "Kodlistan",
        lead="Uppgifterna visas nu och inte igen. Att du har öppnat dem är registrerat, med ditt "
        "skäl.",
        rows=rows,
        back=situation.back,
    )


def _identity(situation: Situation, rapport: UUID) -> tuple[Row, ...]:
    history = situation.acting.log.load(rapport, purposes=(KeyPurpose.RAPPORTOR,))
    received = next((o.event for o in history if isinstance(o.event, RapportReceived)), None)
    if received is None:
        return ()
    facts = [
        ("Namn", received.namn or "inte lämnat"),
        ("Telefon", received.telefon or "inte lämnad"),
    ]
    if received.konto:
        facts.append(("Konto", _account(situation, received.konto)))
    return (("Rapportören", tuple(facts)),)


def _account(situation: Situation, konto: str) -> str:
    known = {str(one): name for one, name in situation.people.items()}
    return known.get(konto, "ett konto som inte längre finns")


def _kodlista(situation: Situation, arende: UUID) -> tuple[Row, ...]:
    history = situation.acting.log.load(arende, purposes=(KeyPurpose.KODLISTA,))
    newest = {o.event.kod: o.event for o in history if isinstance(o.event, KodRecorded)}
    return tuple(_row(newest[kod]) for kod in sorted(newest))


def _row(one: KodRecorded) -> Row:
    facts = [("Vem det är", KODSLAG[one.slag]), ("Namn", one.namn or "gallrat")]
    if one.uppgifter:
        facts.append(("Andra uppgifter", one.uppgifter))
    return (one.kod, tuple(facts))
