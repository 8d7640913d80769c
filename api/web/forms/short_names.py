"""How a report, an ärende and an åtgärd are called where one is to be chosen among many."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final
from uuid import UUID

from api.web.formats import datum
from audit.lexsarah.codes_utredning import ATGARDSSLAG

if TYPE_CHECKING:
    from audit.lexsarah.atgarder import Atgard

LONGEST: Final = 60


def shortened(text: str | None) -> str:
    """Give the beginning of a text on one line; what is masked or gallrat has none."""
    line = " ".join((text or "skyddad text").split())
    return line if len(line) <= LONGEST else f"{line[:LONGEST].rstrip()} …"


def atgard_name(atgard: Atgard) -> str:
    """Name an åtgärd by its kind, its text and its last day."""
    newest = atgard.newest
    senast = f", senast {datum(newest.senast)}" if newest.senast else ""
    return f"{ATGARDSSLAG[atgard.planned.slag]}: {shortened(newest.text)}{senast}"


def lexsarah_name(arende: UUID, diarienummer: str | None) -> str:
    """Name an ärende by its diarienummer, before that by a piece of its random id."""
    return f"Ärende {diarienummer or arende.hex[-10:-5]}"


def rapport_name(rapport: UUID) -> str:
    """Name a report by a piece of its random id."""
    return f"Rapport {rapport.hex[-10:-5]}"
