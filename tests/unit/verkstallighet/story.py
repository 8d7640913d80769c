"""A beslut told in a line: 'lss beslut 2025-02-10, erbjuden 2025-03-20, nej 2025-04-01'."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING
from uuid import UUID

from audit.verkstallighet import commands as c
from audit.verkstallighet.beslut import Beslut
from audit.verkstallighet.deciding import Around, decide
from audit.verkstallighet.verkstallighet import Verkstallighet

if TYPE_CHECKING:
    from audit.envelope import Event

BESLUT = UUID("0193f2a0-0000-7000-8000-000000000001")
LATER = date(2030, 1, 1)
INSATS = {"sol": "sarskilt_boende", "lss": "gruppbostad"}
AVSLUT = {
    "återtagen": "aterkallad",
    "borta": "behovet_borta",
    "avliden": "avliden",
    "flyttat": "flyttat",
}
SVAR = {"ja": "ja", "nej": "nej", "återkallat": "aterkallat"}


@dataclass
class Told:
    """What has been told of one beslut, decided by the real code."""

    beslut: UUID = BESLUT
    history: list[Event] = field(default_factory=list)
    offers: int = 0

    def tell(self, *commands: c.BeslutCommand) -> None:
        """Let things happen, one after the other."""
        around = Around(("kvalitet",), LATER, Verkstallighet())
        for command in commands:
            self.history += decide(command, self.history, around)

    def tell_part(self, part: str) -> None:
        """Let one thing of a line happen."""
        *before, word, day = part.split(" ")
        self.tell(_command(self, before, word, date.fromisoformat(day)))

    @property
    def state(self) -> Beslut:
        """Give the beslut as it stands."""
        return Beslut.from_events(self.history)


def told(line: str, beslut: UUID = BESLUT) -> Told:
    """Tell a line."""
    found = Told(beslut)
    for part in line.split(", "):
        found.tell_part(part)
    return found


def _command(found: Told, before: list[str], word: str, day: date) -> c.BeslutCommand:
    own = found.beslut
    if word == "beslut":
        lag = before[0]
        return c.RegisterBeslut(
            beslut=own, beslutad=day, lag=lag, insats=INSATS[lag], enhet="enhet-1"
        )
    if word == "erbjuden":
        found.offers += 1
    if word in SVAR:
        return c.AnswerErbjudande(
            beslut=own, erbjudande=found.offers, svar=SVAR[word], besvarat=day
        )
    if word in AVSLUT:
        return c.CloseBeslut(beslut=own, avslutat=day, skal_kod=AVSLUT[word])
    if word == "delvis":
        return c.PartlyVerkstall(beslut=own, fran=day, saknas="Två av fem dagar")
    return _course(own, word, day)


def _course(own: UUID, word: str, day: date) -> c.BeslutCommand:
    if word == "erbjuden":
        return c.MakeErbjudande(beslut=own, erbjudet=day)
    if word == "avbrott":
        return c.BeginAvbrott(beslut=own, avbruten=day, orsak="personal_saknas")
    return c.VerkstallBeslut(beslut=own, verkstallt=day)
