"""The ten punkter, the följder for each Enskild and the åtgärder, as papers tell them."""

from __future__ import annotations

from dataclasses import dataclass

from api.web.formats import datum
from audit.law.delegation import BEFATTNINGAR
from audit.lexsarah import Arende
from audit.lexsarah import answers as given
from audit.lexsarah.atgarder import Atgard, atgarder
from audit.lexsarah.codes_utredning import (
    ART,
    ATGARDSSLAG,
    EFFEKT,
    KONSEKVENSER,
    PUNKTER,
    SATT,
    SVAR,
)
from audit.lexsarah.events_utredning import KonsekvensAnswered, PunktAnswered

NEEDED = {"text": "innehåll", "kalla": "källa", "namn": "namn", "titel": "titel"}


@dataclass(frozen=True, slots=True)
class Answer:
    """One answer to a punkt: its text, where it comes from, when, which kind, and who wrote it."""

    text: str
    kalla: str
    datum: str
    art: str
    namn: str
    titel: str

    @property
    def source(self) -> str:
        """Give the line that stands under the text."""
        who = ", ".join(one for one in (self.namn, self.titel) if one)
        parts = (self.art, f"Källa: {self.kalla}", f"Dokumenterat {self.datum}", who)
        return " · ".join(one for one in parts if one)


@dataclass(frozen=True, slots=True)
class Punkt:
    """One of the ten: its answers, or why it does not apply, and what it lacks."""

    number: int
    kod: str
    heading: str
    answers: tuple[Answer, ...]
    inte_aktuell: str
    lacks: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Following:
    """One question about an Enskild with its answer."""

    question: str
    answer: str
    text: str


@dataclass(frozen=True, slots=True)
class Enskild:
    """The följder for one Enskild, told by code."""

    kod: str
    answers: tuple[Following, ...]


@dataclass(frozen=True, slots=True)
class Measure:
    """An åtgärd with what became of it."""

    number: int
    slag: str
    text: str
    ansvarig: str
    senast: str
    steg: str
    utford: str
    effekt: str


def punkter(arende: Arende) -> tuple[Punkt, ...]:
    """Tell the ten punkter in the order people read them."""
    found = given.punkter(arende).items()
    return tuple(_punkt(number, kod, answers) for number, (kod, answers) in enumerate(found, 1))


def _punkt(number: int, kod: str, answers: tuple[PunktAnswered, ...]) -> Punkt:
    apply = tuple(one for one in answers if one.aktuell)
    why_not = next((one.skal or "" for one in answers if not one.aktuell), "")
    return Punkt(
        number=number,
        kod=kod,
        heading=PUNKTER[kod],
        answers=tuple(_answer(one) for one in apply),
        inte_aktuell=why_not,
        lacks=tuple(lack for one in apply for lack in _lacks(number, one)),
    )


def _answer(one: PunktAnswered) -> Answer:
    return Answer(
        text=one.text or "",
        kalla=one.kalla or "",
        datum=datum(one.datum),
        art=ART.get(one.art or "", ""),
        namn=one.namn or "",
        titel=one.titel or "",
    )


def _lacks(number: int, one: PunktAnswered) -> tuple[str, ...]:
    lacking = [label for part, label in NEEDED.items() if not (getattr(one, part) or "").strip()]
    if one.art is None:
        lacking.append("om det är en omständighet eller en bedömning")
    return (f"Punkt {number}: {', '.join(lacking)} saknas.",) if lacking else ()


def enskilda(arende: Arende) -> tuple[Enskild, ...]:
    """Tell the följder for each Enskild, every question of it."""
    return tuple(
        Enskild(kod, tuple(_following(*one) for one in given.konsekvenser(arende, kod).items()))
        for kod in given.enskilda(arende)
    )


def _following(fraga: str, one: KonsekvensAnswered | None) -> Following:
    if one is None:
        return Following(KONSEKVENSER[fraga], "Obesvarat", "")
    told = (SVAR[one.svar], datum(one.datum) if one.datum else "", SATT.get(one.satt or "", ""))
    return Following(KONSEKVENSER[fraga], ", ".join(part for part in told if part), one.text or "")


def measures(arende: Arende) -> tuple[Measure, ...]:
    """Tell the åtgärder in the order they were planned."""
    return tuple(_measure(number, one) for number, one in enumerate(atgarder(arende).values(), 1))


def _measure(number: int, one: Atgard) -> Measure:
    newest, done, effekt = one.newest, one.done, one.effekt
    texts = (newest.text, done.text if done else None, one.dropped.skal if one.dropped else None)
    return Measure(
        number=number,
        slag=ATGARDSSLAG[one.planned.slag],
        text="\n".join(text for text in texts if text),
        ansvarig=BEFATTNINGAR.get(newest.ansvarig, newest.ansvarig),
        senast=datum(newest.senast) if newest.senast else "",
        steg=one.steg.value,
        utford=datum(done.utford) if done else "",
        effekt=EFFEKT[effekt.effekt] + (f": {effekt.text}" if effekt.text else "")
        if effekt
        else "",
    )
