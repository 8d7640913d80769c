"""The texts field by field, to be copied into IVO's e-service: what is sent there stays as it is.

IVO's own fields were not to be read: these follow the föreskrift, in the order people fill in.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from api.reports.arende import ArendePaper
    from api.reports.arende_answers import Punkt


@dataclass(frozen=True, slots=True)
class CopyField:
    """One field: what it is called, its text, and what is said where there is none."""

    name: str
    text: str
    lacks: str = ""


def copy_fields(paper: ArendePaper) -> tuple[CopyField, ...]:
    """Give every field, those that lack their text too."""
    return tuple(_fields(paper))


def _fields(paper: ArendePaper) -> Iterator[CopyField]:
    place = paper.place
    yield CopyField("Verksamhet", place.verksamhet)
    yield CopyField("Enhet", place.enhet)
    yield CopyField("Utförare", ", ".join(p for p in (place.utforare, place.driftsform) if p))
    yield CopyField("Lag", f"{paper.lag} ({paper.lagrum})")
    number = "" if paper.diarienummer == "saknas" else paper.diarienummer
    yield CopyField("Diarienummer hos nämnden", number, "Diarienummer saknas.")
    yield CopyField("Rapporten kom in", paper.rapport_inkom)
    for punkt in paper.punkter:
        yield CopyField(punkt.heading, _text(punkt), "Punkten är obesvarad.")
    for one in paper.enskilda:
        said = [f"{each.question}: {each.answer}. {each.text}".strip() for each in one.answers]
        yield CopyField(f"Följder för {one.kod}", "\n".join(said))
    done = [_measure(one.text, one.ansvarig, one.senast, one.utford) for one in paper.measures]
    yield CopyField("Åtgärder", "\n".join(done), "Inga åtgärder är planerade.")
    judged = paper.bedomningar[-1] if paper.bedomningar else None
    text = f"{judged.bedomning}\n{judged.skal}".strip() if judged else ""
    yield CopyField("Bedömning", text, "Bedömningen saknas.")


def _text(punkt: Punkt) -> str:
    if punkt.inte_aktuell:
        return f"Inte aktuellt, därför att: {punkt.inte_aktuell}"
    return "\n\n".join(f"{one.text}\n({one.source})" for one in punkt.answers)


def _measure(text: str, ansvarig: str, senast: str, utford: str) -> str:
    when = f"utförd {utford}" if utford else f"senast {senast}" if senast else "utan sista dag"
    return f"{text} ({ansvarig}, {when})"
