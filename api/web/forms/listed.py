"""The reports and ärenden that one can be tied to: those the person may see, newest first."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final
from uuid import UUID

from api.acts import may_read
from api.web.formats import datum
from api.web.forms.short_names import lexsarah_name, rapport_name
from audit.lexsarah import Arende, Rapport
from audit.lexsarah.events_arende import DiarienummerRegistered
from audit.store.reading import Reading, record_reading

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
        found = _histories(situation, mine)
    else:
        found = _newest(situation, "lexsarah.rapport_received", "read_rapport")
        found = {one: events for one, events in found.items() if one not in mine}
    return {str(one): _rapport(situation, one, events) for one, events in found.items()}


def arenden(situation: Situation) -> Mapping[str, str]:
    """Offer ärenden that run."""
    found = _newest(situation, "lexsarah.arende_opened", "read_arende_facts")
    named: dict[str, str] = {}
    for one, events in found.items():
        arende = Arende.from_events(events)
        if arende.closing is None and one not in situation.rapport.arenden:
            named[str(one)] = _arende(situation, one, arende)
    return named


def _rapport(situation: Situation, rapport: UUID, events: Sequence[Event]) -> str:
    received = Rapport.from_events(events).received
    if received is None:
        return rapport_name(rapport)
    enhet = received.enhet and situation.organisation.name("enhet", received.enhet, situation.today)
    day = (received.happened.start or "")[:10]
    return f"{rapport_name(rapport)}, {day}{', ' + enhet if enhet else ''}"


def _arende(situation: Situation, id_: UUID, arende: Arende) -> str:
    number, opening = arende.last(DiarienummerRegistered), arende.opening
    name = lexsarah_name(id_, number.diarienummer if number else None)
    if opening is None:
        return name
    enhet = situation.organisation.name("enhet", opening.enhet, situation.today)
    return f"{name}, {datum(opening.rapport_inkom)}{', ' + enhet if enhet else ''}"


def _newest(situation: Situation, topic: str, act: str) -> dict[UUID, list[Event]]:
    """Give the newest streams that began with a topic and that the person may read.

    That they are offered is recorded as a reading of a list, with how many they were.
    """
    log = situation.acting.log
    noted = log.recorder.select_notifications(1, 2**31 - 1, topics=(topic,))
    ids = [UUID(str(one.originator_id)) for one in reversed(noted)][: 3 * MOST]
    allowed = {
        one: events
        for one, events in _histories(situation, ids).items()
        if may_read(situation.acting, act, events)
    }
    shown = dict(list(allowed.items())[:MOST])
    role = situation.acting.roles[0]
    reading = Reading("lexsarah_val", filters={"lista": situation.spec.act}, count=len(shown))
    record_reading(log, situation.acting.context(role), reading)
    return shown


def _histories(situation: Situation, ids: Sequence[UUID]) -> dict[UUID, list[Event]]:
    loaded = situation.acting.log.load_many(list(ids))
    return {one: [r.event for r in loaded[one]] for one in ids if one in loaded}
