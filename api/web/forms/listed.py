"""The reports and ärenden that one can be tied to: those the person may see, newest first."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final
from uuid import UUID

from api.acts import may_read
from api.web.formats import datum
from api.web.forms.short_names import lexsarah_name, rapport_name
from audit.lexsarah import Rapport
from audit.store.reading import Reading, record_reading
from projections.lexsarah.cases import CaseFilter, cases
from projections.lexsarah.rapporter import reports

if TYPE_CHECKING:
    from collections.abc import Mapping

    from api.web.forms.situation import Situation
    from audit.envelope import Event

MOST: Final = 100
"""How many are offered; older ones are reached from their own pages."""


def rapporter(situation: Situation) -> Mapping[str, str]:
    """Offer reports: to join those that are not here, to split those that are."""
    mine = situation.arende.rapporter
    if situation.spec.act == "split_rapport":
        loaded = _histories(situation, mine)
        return {str(one): _named(situation, one, loaded.get(one, [])) for one in mine}
    log = situation.acting.log
    rows = reports(log, log.head().size, limit=MOST).rows
    listed = [one.rapport for one in rows if one.rapport not in mine]
    loaded = _allowed(situation, listed, "read_rapport")
    return {str(one): _named(situation, one, events) for one, events in loaded.items()}


def arenden(situation: Situation) -> Mapping[str, str]:
    """Offer ärenden that run."""
    log, sorted_to = situation.acting.log, situation.rapport.arenden
    total = cases(log, CaseFilter(oppna=True), log.head().size, limit=1).total
    # They are listed as they came in: the newest stand last.
    stretch = {"limit": MOST, "offset": max(0, total - MOST)}
    rows = cases(log, CaseFilter(oppna=True), log.head().size, **stretch).rows[::-1]
    known = {one.arende: one for one in rows if one.arende not in sorted_to}
    allowed = _allowed(situation, list(known), "read_arende_facts")
    return {
        str(one): f"{lexsarah_name(one, known[one].diarienummer)}, "
        f"{datum(known[one].rapport_inkom)}, {_enhet(situation, known[one].enhet)}"
        for one in allowed
    }


def _named(situation: Situation, rapport: UUID, events: Sequence[Event]) -> str:
    received = Rapport.from_events(events).received
    if received is None:
        return rapport_name(rapport)
    day = (received.happened.start or "")[:10]
    return f"{rapport_name(rapport)}, {day}, {_enhet(situation, received.enhet)}"


def _enhet(situation: Situation, kod: str | None) -> str:
    name = situation.organisation.name("enhet", kod, situation.today) if kod else None
    return name or kod or "enhet inte registrerad"


def _allowed(situation: Situation, ids: Sequence[UUID], act: str) -> dict[UUID, list[Event]]:
    """Give those of some streams that the person may read.

    That they are offered is recorded as a reading of a list, with how many they were.
    """
    found = {
        one: events
        for one, events in _histories(situation, ids).items()
        if may_read(situation.acting, act, events)
    }
    acting = situation.acting
    reading = Reading("lexsarah_val", filters={"lista": situation.spec.act}, count=len(found))
    record_reading(acting.log, acting.context(acting.roles[0]), reading)
    return found


def _histories(situation: Situation, ids: Sequence[UUID]) -> dict[UUID, list[Event]]:
    loaded = situation.acting.log.load_many(list(ids))
    return {one: [r.event for r in loaded[one]] for one in ids if one in loaded}
