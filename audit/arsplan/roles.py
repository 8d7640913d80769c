"""The roles in which people act on the nämnd's year, and the steps that its streams stand on.

The values are those of accounts and of the table `acts.csv`; they are stored with every event.
"""

from __future__ import annotations

from enum import StrEnum


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


ROLE_LABELS: dict[Role, str] = {
    Role.ENHETSCHEF: "enhetschefen",
    Role.VERKSAMHETSCHEF: "verksamhetschefen",
    Role.NAMNDSEKRETERARE: "nämndsekreteraren",
    Role.KVALITET: "kvalitet",
}
"""How a role that may do something here is named in a sentence."""


class Steg(StrEnum):
    """Where a stream of the year stands."""

    INGEN = "ingen"
    PABORJAD = "paborjad"


STEG_LABELS: dict[Steg, str] = {Steg.INGEN: "finns inte", Steg.PABORJAD: "påbörjat"}
"""What people read for each step."""
