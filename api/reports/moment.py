"""Of which moment a paper is, and what proves it: the line at its foot and its last page."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING

from api.reports.document import Block, Code, Facts, Heading, PageBreak, Paragraph
from api.web.formats import antal, datum, tid
from audit.clock import STOCKHOLM
from audit.errors import NotFoundError

if TYPE_CHECKING:
    from audit.store.log import Log

_KIND_OF_PROOF = (
    "Uppgifterna kommer ur Liggaren, ett register där inget ändras i efterhand: en rättelse läggs"
    " till och det som stod förut finns kvar. Varje registrering har ett löpnummer och en tid som"
    " registret självt ger."
)
_AGAIN = (
    "Görs dokumentet igen för samma kontrollnummer blir filen densamma, tecken för tecken. Den som"
    " har sparat Kontrollstämpeln kan visa att inget av det som fanns då har ändrats, lagts in"
    " bakåt i tiden eller tagits bort. Det går att göra utan tillgång till uppgifterna."
)
_FOR_THE_PROGRAM = (
    "Texten nedan läses av det program som kontrollerar registret. Den ska inte tolkas av den som"
    " läser dokumentet."
)


@dataclass(frozen=True, slots=True)
class Moment:
    """Up to which kontrollnummer a paper knows, the day that was, and the stamp of that time."""

    namnd: str
    constructed: bool
    per: date
    number: int
    recorded_at: datetime
    origin: str
    stamp_size: int
    stamp: str

    @property
    def footer(self) -> str:
        """Give the one line that stands at the foot of every page."""
        known = f"enligt uppgifter registrerade till och med {tid(self.recorded_at)}"
        return f"Läget {datum(self.per)} {known} · kontrollnummer {antal(self.number)}"

    def proof(self, sha256: str, what: str) -> tuple[Block, ...]:
        """Give the last page: in plain words, and with what is needed to check it.

        `what` says of which data `sha256` (hex) is.
        """
        root = self.stamp.splitlines()[2]
        return (
            PageBreak(),
            Heading("Bilaga: så kan uppgifterna kontrolleras"),
            Paragraph(_KIND_OF_PROOF),
            Facts(
                (
                    ("Kontrollnummer", antal(self.number)),
                    ("Registrerat till och med", tid(self.recorded_at)),
                    ("Registrets namn i stämpeln", self.origin),
                    ("Registreringar under stämpeln", antal(self.stamp_size)),
                    ("Stämpelns kontrollsumma", root),
                )
            ),
            Code(sha256, f"Kontrollsumma (SHA-256) för {what}"),
            Paragraph(_AGAIN),
            Paragraph(_FOR_THE_PROGRAM),
            Code(self.stamp, "Kontrollstämpeln"),
        )


def moment_of(log: Log, number: int | None = None) -> Moment:
    """Find a moment by its kontrollnummer; without one it is now, as far as the log has come.

    Raises NotFoundError for a number that the log has not reached.
    """
    head = log.head().size
    known = head if number is None else number
    recorded_at = log.recorded_at(known) if known <= head else None
    if recorded_at is None:
        raise NotFoundError("Kontrollnumret finns inte: registret är inte så långt.")
    size, stamp = log.checkpoint(known)
    return Moment(
        namnd=log.namnd.name,
        constructed=log.constructed,
        per=recorded_at.astimezone(STOCKHOLM).date(),
        number=known,
        recorded_at=recorded_at,
        origin=log.origin,
        stamp_size=size,
        stamp=stamp,
    )
