"""How the figure is counted, with the lagrum in force and how sure they are."""

from __future__ import annotations

from typing import TYPE_CHECKING

from api.web.labels import SAKERHET, named
from audit.law.rules import rule_for
from projections.barnutredning.figure import Running

if TYPE_CHECKING:
    from projections.barnutredning.figure import Closed


def definitions(counted: Running | Closed) -> tuple[tuple[str, str], ...]:
    """Explain the figure in the order a reader asks."""
    day = counted.per if isinstance(counted, Running) else counted.end
    limit, extension = rule_for("utredningstid", day), rule_for("forlangning", day)
    whom = (
        "Utredningar som var inledda men inte avslutade den dagen."
        if isinstance(counted, Running)
        else "Utredningar som avslutades under perioden. Varje utredning räknas den dag den avslutades."
    )
    return (
        ("Vilka räknas", whom),
        ("Fyra månader", f"{limit.lagrum} ({named(SAKERHET, limit.certainty)})."),
        ("Förlängning", f"{extension.lagrum} ({named(SAKERHET, extension.certainty)})."),
        (
            "Sista dagen",
            "Räknas med. Den flyttas inte till nästa vardag i siffrorna;"
            " de som ännu är inom vardagen nämns särskilt.",
        ),
        (
            "Inom beslutad förlängning",
            "Är ingen avvikelse. Ett beslut räknas från den dag det togs,"
            " även när det registrerades senare.",
        ),
        (
            "Två mått",
            "Pågående och avslutade utredningar är olika mått. De jämförs aldrig med varandra.",
        ),
    )
