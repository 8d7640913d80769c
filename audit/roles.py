"""The roles in which people act, in every area of the register, and how a sentence names them.

The values are those of accounts and of the tables of acts; they are stored with every event.
"""

from __future__ import annotations

from enum import StrEnum
from typing import Final


class Role(StrEnum):
    """A role of the nämnd's work; `SYSTEM` is the service itself, which decides nothing."""

    RAPPORTOR = "rapportor"
    MOTTAGARE = "mottagare"
    UTREDARE = "utredare"
    ENHETSCHEF = "enhetschef"
    VERKSAMHETSCHEF = "verksamhetschef"
    BESLUTSFATTARE_IVO = "beslutsfattare_ivo"
    NAMNDSEKRETERARE = "namndsekreterare"
    KVALITET = "kvalitet"
    REVISOR = "revisor"
    LOGGKONTROLLANT = "loggkontrollant"
    TEKNIKER = "tekniker"
    SYSTEM = "system"


ROLE_LABELS: Final[dict[Role, str]] = {
    Role.RAPPORTOR: "rapportören",
    Role.MOTTAGARE: "mottagaren",
    Role.UTREDARE: "utredaren",
    Role.ENHETSCHEF: "enhetschefen",
    Role.VERKSAMHETSCHEF: "verksamhetschefen",
    Role.BESLUTSFATTARE_IVO: "den som beslutar om anmälan till IVO",
    Role.NAMNDSEKRETERARE: "nämndsekreteraren",
    Role.KVALITET: "kvalitet",
    Role.REVISOR: "revisorn",
    Role.LOGGKONTROLLANT: "loggkontrollanten",
    Role.TEKNIKER: "teknikern",
    Role.SYSTEM: "Liggaren själv",
}
"""How a role is named in a sentence."""
