"""What is wrong with a row of the generic extract: one Swedish sentence per field, never a value.

The day when the source registered something is not held against the day when it happened: a
source may know of a thing beforehand.
"""

from __future__ import annotations

from audit.errors import FieldProblem
from audit.internkontroll.events_handelse import HandelseBegun, HandelseEnded
from audit.internkontroll.kontroll_checks import (
    Problems,
    day_problems,
    enhet_problems,
    handelse_code_problems,
)


def problems(begun: HandelseBegun, ended: HandelseEnded | None) -> Problems:
    """Find what is wrong with a row that is to stand, new or corrected."""
    yield from handelse_code_problems("starthandelse", begun.starthandelse)
    yield from enhet_problems(begun.enhet)
    yield from day_problems("startdatum", begun.startdatum)
    yield from day_problems("registrerad_i_kalla", begun.registrerad_i_kalla)
    if ended is None:
        return
    yield from handelse_code_problems("sluthandelse", ended.sluthandelse)
    yield from day_problems("slutdatum", ended.slutdatum)
    yield from day_problems("registrerad_i_kalla", ended.registrerad_i_kalla)
    if ended.slutdatum < begun.startdatum:
        yield FieldProblem("slutdatum", "slutdatum: dagen ligger före startdatum.")
