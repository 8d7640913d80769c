"""The roles in which people act in the internkontroll, and the steps that its streams stand on.

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


class Steg(StrEnum):
    """Where a stream of the internkontroll stands; which of them can occur depends on its kind."""

    INGEN = "ingen"
    UTKAST = "utkast"
    ANTAGEN = "antagen"
    REGISTRERAD = "registrerad"
    FRYST = "fryst"
    ATERKALLAD = "aterkallad"
    OPPEN = "oppen"
    GALLANDE = "gallande"
    PABORJAD = "paborjad"
    AVSLUTAD = "avslutad"


STEG_LABELS: dict[Steg, str] = {
    Steg.INGEN: "finns inte",
    Steg.UTKAST: "utkast",
    Steg.ANTAGEN: "antagen",
    Steg.REGISTRERAD: "registrerad",
    Steg.FRYST: "fryst",
    Steg.ATERKALLAD: "återkallad",
    Steg.OPPEN: "öppen",
    Steg.GALLANDE: "gällande",
    Steg.PABORJAD: "påbörjad",
    Steg.AVSLUTAD: "avslutad",
}
"""What people read for each step."""

PlanSteg = MatningSteg = AvvikelseSteg = Steg
"""The same steps under the names of the streams they belong to."""
