"""Made-up courses of child protection with all their clocks, in the order they are registered."""

from __future__ import annotations

import random
from dataclasses import replace
from datetime import date, timedelta
from functools import cache
from typing import TYPE_CHECKING, Any
from uuid import UUID

from audit.barnutredning.events import UtredningClosed, UtredningExtended
from audit.barnutredning.events_handlaggning import (
    AnteckningNoted,
    BarnHeard,
    InformationGiven,
    SamordnareNoted,
)
from audit.barnutredning.events_uppfoljning import UppfoljningDecided, UppfoljningEnded
from audit.barnutredning.limits import extension_days, rule_on, uppfoljning_limit
from audit.barnutredning.making import build
from audit.barnutredning.orosanmalan.events import (
    AnmalanReceived,
    AterkopplingGiven,
    AterkopplingRequested,
    ForhandsbedomningDecided,
    SkyddsbedomningMade,
)
from audit.barnutredning.orosanmalan.limits import forhandsbedomning_limit, skyddsbedomning_limit
from tests.bench.histories import opened
from tests.bench.spreading import spread

if TYPE_CHECKING:
    from collections.abc import Iterator

    from audit.envelope import Event

EVENTS_A_COURSE = 18.5
"""Two anmälningar and an utredning with its notes, its extension and its uppföljning."""
_forhand, _extension = cache(forhandsbedomning_limit), cache(extension_days)
_uppfoljning, _rule = cache(uppfoljning_limit), cache(rule_on)


def courses(number: int, seed: int = 1) -> Iterator[tuple[date, Event]]:
    """Give so many events, spread over some years, with the day each was registered."""
    return spread(_course, number, EVENTS_A_COURSE, seed)


def _course(chance: random.Random, inkom: date) -> Iterator[Event]:
    """Give an anmälan that leads nowhere, and one that leads to an utredning."""
    yield from _anmalan(chance, inkom, "inte_inleda")
    yield from _anmalan(chance, inkom, "inleda")
    first = opened(chance, inkom + timedelta(days=12))
    if chance.random() < 0.05:
        first = replace(first, barn=UUID(int=chance.randrange(500), version=4))
    yield first
    yield from _notes(chance, first.originator_id, first.inledd)


def _anmalan(chance: random.Random, inkom: date, utfall: str) -> Iterator[Event]:
    stream = UUID(int=chance.getrandbits(128), version=4)
    decided = inkom + timedelta(days=chance.choice((5, 10, 12, 14, 15, 20)))
    yield build(
        AnmalanReceived, stream, 1, inkom, barn=UUID(int=chance.getrandbits(128), version=4),
        grupp="barn", enhet=f"enhet-{chance.randrange(6)}", inkom=inkom, inkom_sent=False,
        anmalare="19_1", limit_forhandsbedomning=_forhand(inkom),
        limit_skyddsbedomning=skyddsbedomning_limit(inkom, inkom_sent=False),
    )  # fmt: skip
    judged = inkom + timedelta(days=chance.random() < 0.1)
    yield build(SkyddsbedomningMade, stream, 2, judged, bedomd=judged, utfall="inget_behov")
    yield build(AterkopplingRequested, stream, 3, judged, begard=judged)
    if chance.random() < 0.95:
        yield build(ForhandsbedomningDecided, stream, 4, decided, beslutad=decided, utfall=utfall)
        yield build(AterkopplingGiven, stream, 5, decided, lamnad=decided)


def _notes(chance: random.Random, stream: UUID, inledd: date) -> Iterator[Event]:
    length = max(30, int(chance.gauss(100, 35)))

    def on(days: int) -> date:
        return inledd + timedelta(days=days)

    told = _rule("information", on(2), "lamnad")
    parts: list[tuple[type[Event], int, dict[str, Any]]] = [
        (InformationGiven, 2, {
            "lamnad": on(2), "till": ("vardnadshavare",), "rule": told.id, "lagrum": told.lagrum,
        }),
        (SamordnareNoted, 3, {"samordnare": f"s{chance.randrange(8)}", "fran": on(3)}),
        (AnteckningNoted, 10, {"senaste": on(10), "per": on(12)}),
        (BarnHeard, 20, {"hord": on(20), "satt": "enskilt_samtal"}),
    ]  # fmt: skip
    if length > 110 and chance.random() < 0.5:
        rule, vardag = _extension(on(105), on(180))
        parts.append((UtredningExtended, 105, {
            "beslutad": on(105), "ny_sista_dag": on(180), "ny_sista_dag_vardag": vardag,
            "skal_kod": "utlatande", "beslutsfattare": "utskott", "lagrum": rule.lagrum,
            "rule": rule.id,
        }))  # fmt: skip
    parts += [
        (AnteckningNoted, length - 1, {"senaste": on(length - 1), "per": on(length)}),
        (UtredningClosed, length, {"avslutad": on(length), "avslut": "utan_insats"}),
        (UppfoljningDecided, length, {
            "beslutad": on(length), "grund": "utredning", "fran": on(length),
            "limit": _uppfoljning(on(length), on(length)),
        }),
        (UppfoljningEnded, length + 60, {"avslutad": on(length + 60), "utfall": "avslutad"}),
    ]  # fmt: skip
    for version, (kind, days, values) in enumerate(parts, start=2):
        yield build(kind, stream, version, on(days), **values)
