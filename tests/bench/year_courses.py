"""Made-up years of a nämnd with their goals, in the order they are registered: the same always."""

from __future__ import annotations

import random
from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING, Any, Final
from uuid import UUID

from api.acts import arsmal_id, arsplan_id
from audit.arsplan import events_arsmal as m
from audit.arsplan import events_arsplan as e
from audit.clock import STOCKHOLM
from audit.envelope import Event, Happened

if TYPE_CHECKING:
    from collections.abc import Iterator

    from audit.store.log import Log

MOTEN: Final = 12
PUNKTER: Final = 60
GOALS: Final = 16
SLAG: Final = ("internkontrollrapport", "delegationslista", "ekonomi", "annat")
BEFATTNING: Final = ("forvaltningschef", "ekonom", "namndsekreterare", "kvalitetsansvarig")
UTFALL: Final = ("uppfyllt", "delvis", "ej", "saknas")
Part = tuple[date, type[Any], dict[str, Any]]


def year_course(log: Log, ar: int) -> list[tuple[date, Event]]:
    """Give a year and its goals, each event with the day it is registered."""
    chance = random.Random(ar)
    return [
        *_registered(arsplan_id(log, ar), _year(chance, ar)),
        *_registered(arsmal_id(log, ar), _goals(chance, ar)),
    ]


def _registered(stream: UUID, parts: Iterator[Part]) -> Iterator[tuple[date, Event]]:
    """Put what happens in order, and number it."""
    for version, (day, kind, values) in enumerate(sorted(parts, key=_day_of), start=1):
        event = kind(
            originator_id=stream, originator_version=version, happened=Happened.on(day), **values
        )
        yield day, event


def _day_of(part: Part) -> date:
    return part[0]


def _new(chance: random.Random) -> UUID:
    return UUID(int=chance.getrandbits(128), version=4)


def _year(chance: random.Random, ar: int) -> Iterator[Part]:
    """Plan the sammanträden; of the punkter some are moved, some worded anew, some dropped."""
    begun = date(ar, 1, 2)
    held = {_new(chance): date(ar, month, 20) for month in range(1, MOTEN + 1)}
    for one, dag in held.items():
        stopp = datetime.combine(dag - timedelta(days=9), time(12), STOCKHOLM)
        said = {"sammantrade": one, "dag": dag, "stopptid": stopp}
        yield begun, e.SammantradePlanned, {"ar": ar, **said}
        if chance.random() < 0.2:
            later = {**said, "stopptid": stopp - timedelta(days=1)}
            yield dag - timedelta(days=15), e.SammantradeChanged, later
    for number in range(PUNKTER):
        yield from _punkt(chance, ar, number, list(held.items()))


def _punkt(
    chance: random.Random, ar: int, number: int, moten: list[tuple[UUID, date]]
) -> Iterator[Part]:
    at = number % MOTEN
    one, (mote, dag) = _new(chance), moten[at]
    said = {
        "punkt": one, "slag": chance.choice(SLAG), "arende": f"Konstruerat ärende {number}",
        "ansvarig": chance.choice(BEFATTNING), "vidare": ("fullmaktige",), "notering": "Notering",
    }  # fmt: skip
    yield date(ar, 1, 3), e.PunktPlanned, {"ar": ar, "sammantrade": mote, **said}
    drawn = chance.random()
    before = dag - timedelta(days=12)
    if drawn < 0.05:
        yield before, e.PunktDropped, {"punkt": one, "skal": "Skälet till strykningen."}
        return
    if drawn < 0.25 and at + 1 < MOTEN:
        mote, dag = moten[at + 1]
        yield before, e.PunktMoved, {"punkt": one, "sammantrade": mote, "skal": "Ej klart."}
    elif drawn < 0.45:
        yield before, e.PunktChanged, {**said, "notering": "En annan notering"}
    levererad = dag - timedelta(days=chance.choice((10, 9, 8)))
    yield levererad, e.PunktDelivered, {"punkt": one, "levererad": levererad}
    if drawn < 0.95:
        treated = {"punkt": one, "behandlad": dag, "protokollsparagraf": f"§ {number}"}
        yield dag, e.PunktTreated, treated


def _goals(chance: random.Random, ar: int) -> Iterator[Part]:
    """Set the goals, follow each up three times, and give a task for every eighth."""
    for number in range(GOALS):
        mal, begun = _new(chance), date(ar, 1, 10)
        said = {"mal": mal, "kod": f"M{number}", "rubrik": f"Konstruerat mål {number}"}
        yield begun, m.ArsmalSet, {"ar": ar, "ansvarig": chance.choice(BEFATTNING), **said}
        for month in (4, 8, 12):
            per = date(ar, month, 15)
            told = {"mal": mal, "utfall": chance.choice(UTFALL), "per": per, "text": "Bokslutet."}
            yield per, m.ArsmalAssessed, told
        if number % 8 == 0:
            task, given = _new(chance), date(ar, 4, 20)
            yield given, m.UppdragGiven, {
                "mal": mal, "uppdrag": task, "beslutad": given, "paragraf": "§ 20",
                "ansvarig": "ekonom", "senast": date(ar, 9, 1), "text": "Uppdraget.",
            }  # fmt: skip
            day = date(ar, 8, 20)
            done = {"uppdrag": task, "aterrapporterad": day, "paragraf": "§ 71"}
            yield day, m.UppdragReported, done
