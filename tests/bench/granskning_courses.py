"""Made-up granskningar from letter to follow-up, and the readings within them."""

from __future__ import annotations

import random
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any, Final
from uuid import UUID

from audit.clock import utc_now
from audit.envelope import Actor, Context, Event, Happened, Source, SourceKind
from audit.ids import new_random_id
from audit.revision import events_granskning as g
from audit.revision import events_svar as s
from audit.revision.insyn import Insyn
from audit.store.founding import new_request
from audit.store.log_events import ReadingRecorded

if TYPE_CHECKING:
    from collections.abc import Iterator

    from audit.store.log import Log

FRAGOR: Final = 8
REKOMMENDATIONER: Final = 6
AT_ONCE: Final = 1_000
REVISOR: Final = UUID("00000000-0000-4000-8000-000000000002")
Part = tuple[int, type[Any], dict[str, Any]]


def granskning_course(granskning: UUID, brev: date) -> list[tuple[date, Event]]:
    """Give one granskning, each event with the day it is registered."""
    parts = sorted(_parts(random.Random(granskning.int), brev), key=lambda part: part[0])
    return [
        (
            brev + timedelta(days=days),
            kind(
                originator_id=granskning,
                originator_version=version,
                happened=Happened.on(brev + timedelta(days=days)),
                **values,
            ),
        )
        for version, (days, kind, values) in enumerate(parts, start=1)
    ]


def _parts(chance: random.Random, brev: date) -> Iterator[Part]:
    def on(days: int) -> date:
        return brev + timedelta(days=days)

    insyn = Insyn(omraden=("arsplan", "internkontroll"), personer=(REVISOR,), sista_dag=on(300))
    opened = {"rubrik": "Konstruerad granskning", "brev": brev, "insyn": insyn, "text": "Brevet."}
    yield 0, g.GranskningOpened, opened
    for number in range(1, FRAGOR + 1):
        yield 5, g.FragaRegistered, {"fraga": number, "rubrik": f"Konstruerad fråga {number}"}
        svar = chance.choice(("ja", "delvis", "nej"))
        yield 100, g.FragaAnswered, {"fraga": number, "svar": svar, "text": "Deras skäl. " * 20}
    yield 90, g.RapportReceived, {"rapport": on(85), "inkom": on(90)}
    yield 101, s.SvarRequested, {"begart": on(101), "forfaller": on(160)}
    for number in range(1, REKOMMENDATIONER + 1):
        said = {"rekommendation": number, "text": "Deras text. " * 20}
        yield 100, g.RekommendationRegistered, {**said, "rubrik": f"Rekommendation {number}"}
        yield 120, s.SvarWritten, {**said, "avsnitt": "rekommendation"}
        for days, lage in ((200, "pagar"), (380, "genomford")):
            told = {**said, "lage": lage, "foljd_upp": on(days)}
            yield days, g.RekommendationFollowedUp, told
    for avsnitt in ("inledning", "bedomning", "atgarder", "tidplan"):
        yield 130, s.SvarWritten, {"avsnitt": avsnitt, "text": "Nämndens svar. " * 40}
    yield 150, s.SvarGiven, {"lamnat": on(150), "paragraf": "§ 12"}


def read_within(log: Log, granskningar: list[UUID], number: int) -> None:
    """Fill the read log with so many readings; every other within one of the granskningar."""
    for begun in range(0, number, AT_ONCE):
        numbers = range(begun, min(begun + AT_ONCE, number))
        context = Context(Actor(REVISOR, "revisor"), Source(SourceKind.WEB), new_request())
        log.reads.append([_reading(granskningar, one) for one in numbers], context)


def _reading(granskningar: list[UUID], number: int) -> ReadingRecorded:
    within = granskningar[number // 2 % len(granskningar)] if number % 2 else None
    return ReadingRecorded(
        originator_id=new_random_id(),
        originator_version=1,
        happened=Happened.at(utc_now()),
        what="aret_punkt",
        arende=new_random_id(),
        filters={"granskning": str(within)} if within else None,
    )
