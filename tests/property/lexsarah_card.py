"""An ärende as a person would keep it on a card: plain sets, and nothing known of events."""

from __future__ import annotations

from dataclasses import dataclass, field

from audit.lexsarah.codes import ANNAN_ANMALAN
from audit.lexsarah.codes_utredning import KONSEKVENSER, PUNKTER

GRADES = [
    "inget_missforhallande",
    "pataglig_risk",
    "missforhallande",
    "pataglig_risk_allvarligt",
    "allvarligt_missforhallande",
]
"""From the least serious to the most."""


@dataclass
class Card:
    """What is known of one ärende; people are named by plain words."""

    rapporter: set[str] = field(default_factory=set)
    utredare: str = ""
    javiga: set[str] = field(default_factory=set)
    atkomst: set[str] = field(default_factory=set)
    grade: str = ""
    final: str = ""
    beslut: bool = False
    ivo: str = "inte_anmalt"
    awaits_arrival: bool = False
    omedelbara: bool = False
    ticks: set[str] = field(default_factory=set)
    punkter: set[str] = field(default_factory=set)
    enskilda: set[str] = field(default_factory=set)
    answers: set[tuple[str, str]] = field(default_factory=set)
    nobody: bool = False
    atgarder: dict[int, str] = field(default_factory=dict)
    enhet: str = "e1"
    closed: bool = False

    @property
    def steg(self) -> str:
        """Say where it stands."""
        if self.closed:
            return "avslutat"
        if not self.utredare:
            return "oppnat"
        if not self.final:
            return "under_utredning"
        return "beslutat" if self.beslut else "bedomt"

    @property
    def serious(self) -> bool:
        """Say whether IVO must know."""
        return self.grade in GRADES[3:]

    @property
    def complete(self) -> bool:
        """Say whether everything is there that the full way asks."""
        people = (
            self.answers >= {(kod, fraga) for kod in self.enskilda for fraga in KONSEKVENSER}
            if self.enskilda
            else self.nobody
        )
        beslut = self.omedelbara and bool(self.final) and self.beslut
        told = self.ivo != "inte_anmalt" or not self.serious
        done = self.ticks == set(ANNAN_ANMALAN) and self.punkter == set(PUNKTER)
        return people and beslut and told and done

    def sees(self, role: str, person: str) -> bool:
        """Say whether a person knows of it, where the role alone does not tell."""
        if role == "utredare":
            free = not self.utredare or self.utredare in self.javiga
            return free or person == self.utredare or person in self.atkomst
        return role != "enhetschef" or person in self.atkomst

    def judge(self, grade: str, *, final: bool) -> None:
        """Write down a bedömning: another final grade asks for a new beslut."""
        if final:
            self.beslut = self.beslut and self.final in {"", grade}
            self.final = grade
        self.grade = grade
