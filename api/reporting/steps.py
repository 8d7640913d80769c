"""What a reporter is told of a report: each step with its time, and words written for the reporter.

Never the reasons of a decision, never a name: only what stands in `_OF_RAPPORT` and `_OF_ARENDE`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any, Final
from uuid import UUID

from audit.lexsarah import Arende, Rapport
from audit.lexsarah import events_arende as a
from audit.lexsarah import events_beslut as b
from audit.lexsarah import events_ivo as i
from audit.lexsarah import events_rapport as r
from audit.lexsarah import events_utredning as u
from audit.lexsarah.bedomning import BEDOMNING
from audit.lexsarah.codes import MEDDELANDEROLL

if TYPE_CHECKING:
    from audit.envelope import Event, Recorded


@dataclass(frozen=True, slots=True)
class Step:
    """One step: when the register learned of it, what it is, and words for the reporter."""

    at: datetime
    heading: str
    text: str = ""
    words: str = ""


@dataclass(frozen=True, slots=True)
class Asked:
    """A question to the reporter, by its number."""

    number: int
    text: str


Told = tuple[str, str, str]
"""A step's heading, a sentence of ours, and words written for the reporter."""

SORTED: Final = {
    "lex_sarah": "Rapporten ska utredas",
    "mas": "Rapporten är lämnad till den medicinskt ansvariga sjuksköterskan",
    "synpunkt": "Rapporten är lämnad vidare som en synpunkt",
    "arbetsmiljo": "Rapporten är lämnad vidare som en fråga om arbetsmiljö",
    "annan_huvudman": "Rapporten är lämnad till en annan huvudman",
    "annan_namnd": "Rapporten är lämnad till en annan nämnd",
}
OPENED_WHY: Final = {
    "intervju": "Skälet är att någon vill prata med dig.",
    "aterkoppling": "Skälet är att du ska få svar.",
    "anstallning": "Skälet är en kontroll av att du arbetar här.",
    "annat": "Skälet är ett annat.",
}


def steps_of(
    rapport: UUID, history: Sequence[Recorded], arenden: Sequence[Sequence[Recorded]]
) -> tuple[Step, ...]:
    """Give every step of a report and of the ärenden it belongs to, the first first."""
    state = Rapport.from_events([one.event for one in history])
    found = list(_steps(history, state.events, _OF_RAPPORT))
    for one in arenden:
        arende = Arende.from_events([recorded.event for recorded in one])
        if rapport in arende.rapporter:
            found += _steps(one, arende.events, _OF_ARENDE)
    return tuple(sorted(found, key=lambda step: step.at))


def questions_of(history: Sequence[Recorded]) -> tuple[Asked, ...]:
    """Give the questions that wait for an answer."""
    state = Rapport.from_events([one.event for one in history])
    return tuple(
        Asked(one.originator_version, one.text or "")
        for one in state.each(r.FragaAsked)
        if one.originator_version in state.unanswered
    )


def arenden_of(history: Sequence[Recorded]) -> tuple[UUID, ...]:
    """Give the ärenden that a report was sorted to."""
    return tuple(dict.fromkeys(Rapport.from_events([one.event for one in history]).arenden))


def _steps(
    history: Sequence[Recorded],
    standing: Sequence[Event],
    telling: dict[type[Event], Callable[[Any], Told | None]],
) -> Iterator[Step]:
    times = {one.event.originator_version: one.recorded_at for one in history}
    for event in standing:
        tell = telling.get(type(event))
        told = tell(event) if tell else None
        if told is not None:
            yield Step(times[event.originator_version], *told)


def _plain(heading: str, text: str = "") -> Callable[[Any], Told]:
    return lambda _: (heading, text, "")


def _message(event: r.MeddelandeSent) -> Told:
    who = MEDDELANDEROLL.get(event.roll, "Någon")
    what = "du har skrivit" if event.slag == "svar" else "en rapport väntar"
    return "Ett meddelande har gått ut", f"{who} har fått veta att {what}.", ""


def _sorted(event: r.RapportSorted) -> Told:
    return SORTED[event.utfall], "", event.till_rapportor or ""


def _identity(event: r.RapportorIdentityOpened) -> Told:
    why = event.skal or "" if event.skal_kod == "annat" else ""
    return "Någon har tagit fram vem du är", OPENED_WHY[event.skal_kod], why


def _taken(event: a.ArendeTaken) -> Told:
    if event.foregaende is not None:
        return "Ärendet har fått en ny utredare", "", ""
    return "En utredare har tagit ärendet", "", ""


def _bedomning(event: u.BedomningMade) -> Told:
    now, words = BEDOMNING[event.bedomning], event.till_rapportor or ""
    if event.tidigare is None:
        return f"Bedömning: {now}", "", words
    if event.tidigare == event.bedomning:
        return f"Bedömning: {now}", "Bedömningen är samma som förut.", words
    before = BEDOMNING[event.tidigare]
    how = "sänkt" if event.sankt else "höjd"
    return f"Ändrad bedömning: {now}", f"Den är {how}. Förut var den: {before}.", words


_OF_RAPPORT: Final[dict[type[Event], Callable[[Any], Told | None]]] = {
    r.RapportReceived: _plain("Rapporten kom in"),
    r.RapportOpened: _plain("Rapporten är läst", "Den som tar emot har öppnat den."),
    r.MeddelandeSent: _message,
    r.RapportSupplemented: _plain("Du lade till något"),
    r.FragaAsked: lambda event: ("Du fick en fråga", "", event.text or ""),
    r.FragaAnswered: _plain("Du svarade på en fråga"),
    r.RapportorTold: lambda event: ("Meddelande till dig", "", event.text or ""),
    r.RapportorIdentityOpened: _identity,
    r.RapportSorted: _sorted,
}
_OF_ARENDE: Final[dict[type[Event], Callable[[Any], Told | None]]] = {
    a.ArendeTaken: _taken,
    u.BedomningMade: _bedomning,
    b.BeslutRecorded: _plain("Ett beslut är taget"),
    i.IvoAnmalanMade: _plain("Ärendet är anmält till IVO"),
    i.IvoUtredningSent: _plain("Utredningen är skickad till IVO"),
    b.ArendeClosed: _plain("Ärendet är avslutat"),
    b.ArendeClosedShort: _plain("Ärendet är avslutat"),
    b.ArendeReopened: _plain("Ärendet är öppnat igen"),
}
