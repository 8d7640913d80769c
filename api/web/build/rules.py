"""How the figure is counted, with the lagrum in force and how sure they are."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from api.web.labels import SAKERHET, named
from audit.law.rules import rule_for
from projections.barnutredning.figure import Running

if TYPE_CHECKING:
    from projections.barnutredning.figure import Closed

RUNNING: Final = "Utredningar som var inledda men inte avslutade den dagen."
CLOSED: Final = (
    "Utredningar som avslutades under perioden. Varje utredning räknas den dag den avslutades."
)
LAST_DAY: Final = (
    "Räknas med. Den flyttas inte till nästa vardag i siffrorna;"
    " de som ännu är inom vardagen nämns särskilt."
)
EXTENDED: Final = (
    "Är ingen avvikelse. Ett beslut räknas från den dag det togs,"
    " även när det registrerades senare."
)
TWO: Final = "Pågående och avslutade utredningar är olika mått. De jämförs aldrig med varandra."


def definitions(counted: Running | Closed) -> tuple[tuple[str, str], ...]:
    """Explain the figure in the order a reader asks."""
    running = isinstance(counted, Running)
    day = counted.per if isinstance(counted, Running) else counted.end
    limit, extension = rule_for("utredningstid", day), rule_for("forlangning", day)
    return (
        ("Vilka räknas", RUNNING if running else CLOSED),
        ("Fyra månader", f"{limit.lagrum}. {named(SAKERHET, limit.certainty)}"),
        ("Förlängning", f"{extension.lagrum}. {named(SAKERHET, extension.certainty)}"),
        ("Sista dagen", LAST_DAY),
        ("Inom beslutad förlängning", EXTENDED),
        ("Två mått", TWO),
    )
