"""The roles in which people act in lex Sarah, and the steps that a report and an ärende stand on.

The values are those of accounts and of the table `acts.csv`; they are stored with every event.
"""

from __future__ import annotations

from enum import StrEnum

from audit.roles import Role

__all__ = ["IVO_LABELS", "STEG_LABELS", "IvoSteg", "Role", "Steg"]


class Steg(StrEnum):
    """Where a stream of lex Sarah stands; which of them can occur depends on its kind."""

    INGEN = "ingen"
    INKOMMEN = "inkommen"
    SORTERAD = "sorterad"
    LAMNAD_VIDARE = "lamnad_vidare"
    OPPNAT = "oppnat"
    UNDER_UTREDNING = "under_utredning"
    BEDOMT = "bedomt"
    BESLUTAT = "beslutat"
    AVSLUTAT = "avslutat"
    MOTTAGEN = "mottagen"
    GIVEN = "given"
    GALLRAD = "gallrad"


STEG_LABELS: dict[Steg, str] = {
    Steg.INGEN: "finns inte",
    Steg.INKOMMEN: "inkommen",
    Steg.SORTERAD: "sorterad som lex Sarah",
    Steg.LAMNAD_VIDARE: "lämnad vidare",
    Steg.OPPNAT: "öppnat",
    Steg.UNDER_UTREDNING: "under utredning",
    Steg.BEDOMT: "bedömt",
    Steg.BESLUTAT: "beslutat",
    Steg.AVSLUTAT: "avslutat",
    Steg.MOTTAGEN: "mottagen",
    Steg.GIVEN: "given",
    Steg.GALLRAD: "gallrad",
}
"""What people read for each step."""


class IvoSteg(StrEnum):
    """Where an ärende stands towards IVO: a track of its own, open from the first minute."""

    INTE_ANMALT = "inte_anmalt"
    ANMALT = "anmalt"
    KOMPLETTERAT = "kompletterat"


IVO_LABELS: dict[IvoSteg, str] = {
    IvoSteg.INTE_ANMALT: "inte anmält till IVO",
    IvoSteg.ANMALT: "anmält till IVO, utredningen återstår att skicka",
    IvoSteg.KOMPLETTERAT: "anmält till IVO, med den färdiga utredningen",
}
"""What people read for each step of the track."""
