"""Which avvikelse an outcome opens: pure, for the door that freezes or registers a mätning."""

from __future__ import annotations

from datetime import date
from itertools import count
from uuid import UUID, uuid5

from audit.internkontroll.codes import MAL_SLAG
from audit.internkontroll.commands_avvikelse import OpenAvvikelse
from audit.internkontroll.internkontroll import Internkontroll
from audit.internkontroll.mal import Mal
from audit.internkontroll.maluppfyllelse import Utfall, measured, outcome
from audit.internkontroll.matning import Matning
from audit.internkontroll.roles import Steg

_WORDS = {"promille": " %", "antal": "", "dagar": " dagar"}


def avvikelse_for(
    matning: Matning, known: Internkontroll, *, log: UUID, today: date
) -> OpenAvvikelse | None:
    """Give the command that opens an avvikelse in a log where an outcome calls for one.

    None where the outcome keeps its target or has none, where the mätning belongs to no
    kontrollmoment of an adopted plan, where it was taken back, and where an avvikelse of the
    kontrollmoment is open already: there the outcome belongs to its follow-up.
    """
    found, utfall = known.belongs_to(matning), matning.utfall
    if found is None or utfall is None or matning.steg is Steg.ATERKALLAD:
        return None
    year, moment = found
    if moment.mal is None or outcome(utfall, moment.mal) != "utanfor":
        return None
    if any(one.kontrollmoment == moment.id for one in known.oppna_avvikelser()):
        return None
    value = missed(utfall, moment.mal)
    return OpenAvvikelse(
        avvikelse=avvikelse_id(log, moment.id, known),
        kontrollmoment=moment.id,
        ar=year,
        oppnad=today,
        rubrik=_heading(value, moment.mal),
        matning=matning.id,
        utfall=value,
        mal=moment.mal,
    )


def avvikelse_id(log: UUID, moment: UUID, known: Internkontroll) -> UUID:
    """Give the id of the next avvikelse that an outcome opens of a kontrollmoment.

    It follows from what is known: two outcomes that are decided on the same state ask for the same
    id, the log takes one of them, and the other is decided anew with that one open. Such an id is
    free once: what is closed keeps it, and so does what gallring has removed.
    """
    taken = known.avvikelser.keys() | known.gallrade
    ids = (uuid5(log, f"avvikelse/{moment}/{number}") for number in count(1))
    return next(one for one in ids if one not in taken)


def missed(utfall: Utfall, mal: Mal) -> int:
    """Give an outcome that misses its target, in the target's unit and rounded to it.

    A share so near that it would be rounded to the target is told as the tenth of a percent
    beside it: nobody is to read that 90 % missed 90 %.
    """
    if mal.enhet != "promille":
        found = measured(utfall, mal)
        return int(found) if found is not None else 0
    rounded = utfall.promille() or 0
    if rounded != mal.varde:
        return rounded
    return rounded - 1 if mal.slag == "minst" else rounded + 1


def _heading(value: int, mal: Mal) -> str:
    wanted = f"{MAL_SLAG[mal.slag].lower()} {_written(mal.varde, mal.enhet)}"
    return f"Utfallet är {_written(value, mal.enhet)}, målet är {wanted}"


def _written(value: int, enhet: str) -> str:
    """Write a number as people read it: 868 promille is 86,8 %."""
    if enhet != "promille":
        return f"{value}{_WORDS[enhet]}"
    whole, tenth = divmod(value, 10)
    return f"{whole},{tenth} %" if tenth else f"{whole} %"
