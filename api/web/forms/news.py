"""What others did while somebody filled in a form."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from api.web.formats import gemen, tid
from api.web.labels import ROLLER, named
from api.web.labels_lexsarah import HANDELSER

if TYPE_CHECKING:
    from api.web.forms.situation import Situation
    from audit.envelope import Recorded

QUIET: Final = frozenset(
    {
        "lexsarah.meddelande_sent",
        "lexsarah.meddelande_failed",
        "lexsarah.kvitto_issued",
        "lexsarah.rapport_opened",
        "lexsarah.uttag_made",
        "lexsarah.kodlista_opened",
        "lexsarah.rapportor_identity_opened",
    }
)
"""What is noted without changing anything that somebody else may be writing about."""


def news_since(situation: Situation, version: int) -> tuple[str, ...]:
    """Say what happened after a version: what, who and when."""
    newer = (one for one in situation.history if one.event.originator_version > version)
    return tuple(_line(one, situation) for one in newer)


def _line(one: Recorded, situation: Situation) -> str:
    what = named(HANDELSER, one.topic)
    if one.actor is None:
        return f"{what}, {tid(one.recorded_at)}"
    role = named(ROLLER, one.actor.role)
    who = situation.people.get(one.actor.account)
    return f"{what}, {tid(one.recorded_at)}, {who + ' – ' if who else ''}{gemen(role)}"
