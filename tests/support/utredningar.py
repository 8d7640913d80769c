"""Small barnavårdsutredningar for tests: made, not found."""

from __future__ import annotations

from datetime import date
from uuid import UUID, uuid4

from audit.barnutredning.events import UtredningClosed, UtredningExtended, UtredningOpened
from audit.envelope import Happened
from audit.ids import new_arende_id
from audit.law.rules import limit, rule_for

FIRST_DAY = date(2022, 9, 1)


def opened_event(
    arende: UUID | None = None, inledd: date = FIRST_DAY, barn: UUID | None = None
) -> UtredningOpened:
    """Make the opening of an utredning, with the limit that the rule of that day gives."""
    return UtredningOpened(
        originator_id=arende or new_arende_id(),
        originator_version=1,
        happened=Happened.on(inledd),
        barn=barn or uuid4(),
        enhet="e1",
        inledd=inledd,
        kallreferens=uuid4(),
        limit=limit(rule_for("utredningstid", inledd), inledd),
    )


def extended_event(
    arende: UUID, version: int, beslutad: date, ny_sista_dag: date, skal: str | None = None
) -> UtredningExtended:
    """Make an extension decided by the utskott; `skal` is sealed."""
    return UtredningExtended(
        originator_id=arende,
        originator_version=version,
        happened=Happened.on(beslutad),
        beslutad=beslutad,
        ny_sista_dag=ny_sista_dag,
        ny_sista_dag_vardag=ny_sista_dag,
        skal_kod="polisutredning",
        beslutsfattare="utskott",
        lagrum="11 kap. 2 § SoL",
        rule="prov",
        skal=skal,
    )


def closed_event(arende: UUID, version: int, avslutad: date) -> UtredningClosed:
    """Make the closing of an utredning with insats."""
    return UtredningClosed(
        originator_id=arende,
        originator_version=version,
        happened=Happened.on(avslutad),
        avslutad=avslutad,
        avslut="insats",
    )
