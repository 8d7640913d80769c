"""The roles in which people act in the internkontroll, and the steps that its streams stand on.

The values are those of accounts and of the table `acts.csv`; they are stored with every event.
"""

from __future__ import annotations

from enum import StrEnum

from audit.roles import Role

__all__ = ["STEG_LABELS", "AvvikelseSteg", "MatningSteg", "PlanSteg", "Role", "Steg"]


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
