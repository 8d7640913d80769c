"""Two controls that the nämnd defined itself, and what they gave on a day; all constructed."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING, Final

from api.demo.klockor import FORSTA_ANSOKAN, HEMTJANST_BESLUT
from api.demo.lexsarah.step import Ids, Step, step
from audit.internkontroll import commands_kontroll as k
from audit.internkontroll.commands_matning import FreezeKontroll
from audit.internkontroll.events_handelse import HandelseBegun
from audit.internkontroll.handelse import Handelse
from audit.internkontroll.kontroll import Kontroll
from audit.internkontroll.kontrollutfall import outcome_of
from audit.internkontroll.langd import Langd
from audit.internkontroll.mal import Mal
from projections.trail.streams import histories_of

if TYPE_CHECKING:
    from collections.abc import Callable

HEMTJANST: Final = "kontroll hemtjänst"
HANDLINGSPLAN: Final = "kontroll handlingsplan"
KONTROLLER: Final = {
    "K5": (HEMTJANST, Mal("minst", "promille", 1000)),
    "K6": (HANDLINGSPLAN, Mal("minst", "promille", 700)),
}
"""Kod of the kontrollmoment that each gives the outcome of → its name here, and its target."""
DEFINED: Final = date(2024, 4, 2)
"""The day on which both were defined, and of which their outcomes tell."""


def steps() -> Iterator[Step]:
    """Tell how both were defined when the extract was in, and frozen when the plan had them.

    Before that an outcome belongs to no kontrollmoment, and opens no avvikelse.
    """
    yield step("2024-04-02", "09:00", "kvalitet", _hemtjanst)
    yield step("2024-04-02", "09:10", "kvalitet", _handlingsplan)
    yield step("2024-04-18", "09:00", "kvalitet", _frozen(HEMTJANST), _frozen(HANDLINGSPLAN))


def _hemtjanst(ids: Ids) -> k.DefineKontroll:
    return k.DefineKontroll(
        kontroll=ids.of(HEMTJANST),
        namn="Hemtjänst från 100 timmar följs upp inom ett år",
        starthandelse=HEMTJANST_BESLUT,
        sluthandelse="Uppföljning",
        inom=Langd(1, "ar"),
        aterkommande=Langd(1, "ar"),
        fran=date(2023, 1, 1),
        mal=KONTROLLER["K5"][1],
    )


def _handlingsplan(ids: Ids) -> k.DefineKontroll:
    return k.DefineKontroll(
        kontroll=ids.of(HANDLINGSPLAN),
        namn="Handlingsplan följs upp var tredje månad",
        starthandelse=FORSTA_ANSOKAN,
        sluthandelse="Handlingsplan",
        inom=Langd(1, "manad"),
        aterkommande=Langd(3, "manad"),
        fran=date(2023, 10, 1),
        mal=KONTROLLER["K6"][1],
    )


def _frozen(name: str) -> Callable[[Ids], FreezeKontroll]:
    return lambda ids: _freeze(ids, name)


def _freeze(ids: Ids, name: str) -> FreezeKontroll:
    """Count by the reference in Python: whoever compares it with the view compares two things."""
    log, kontroll = ids.log, ids.of(name)
    told = histories_of(log, (HandelseBegun.TOPIC,)).values()
    rows = [Handelse.from_events([one.event for one in history]) for history in told]
    definition = Kontroll.from_events([one.event for one in log.load_many([kontroll])[kontroll]])
    found, head = outcome_of(rows, definition, DEFINED), log.head()
    return FreezeKontroll(
        matning=ids.of(f"mätning {name}"),
        kontroll=kontroll,
        definition=definition.version,
        per=DEFINED,
        known_position=head.size,
        known_root=head.edge.root().hex(),
        numbers=found.numbers,
        handelser={kod: tuple(map(str, behind)) for kod, behind in found.handelser.items()},
    )
