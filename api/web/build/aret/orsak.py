"""Why a punkt is in the year: the law with its lagrum, the plan, or somebody who waits."""

from __future__ import annotations

from datetime import date, timedelta

from api.web.labels_arsplan import ORSAK
from audit.law.rules import rule_for
from audit.verkstallighet.kvartalet import last_day_of

EVB = "ej_verkstallda"


def orsak(regel: str) -> str:
    """Say why a punkt that a rule made is in the year."""
    kind = regel.partition("/")[0]
    said = ORSAK.get(kind, ORSAK[""])
    if kind != EVB:
        return said
    return f"{said}: {rule_for('evb_statistik', ended(regel)).lagrum}"


def ended(regel: str) -> date:
    """Give the day after the quarter that a rule about ej verkställda beslut names."""
    year, _, number = regel.partition("/")[2].partition("-")
    return last_day_of(int(year), int(number)) + timedelta(days=1)
