"""What a granskning opens to whom: scope, persons and last day, and who may read what; pure.

It opens the words of an ärende and nothing more: what lies under the reporter's own key, or under
the kodlista's, stays closed. Practice §1: every read within it is shown to the nämnd.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from audit.envelope import KeyPurpose


@dataclass(frozen=True, kw_only=True, slots=True)
class Insyn:
    """What the revisorer's letter says that they are to read, who they are, and until when.

    `strommar` narrows the areas to some streams, empty for all of them; the period narrows them to
    what was going on in it. `personer` are accounts. `grund` is the code that 12 kap. 3 § asks for.
    """

    omraden: tuple[str, ...]
    personer: tuple[UUID, ...]
    sista_dag: date
    grund: str | None = None
    strommar: tuple[UUID, ...] = ()
    period_fran: date | None = None
    period_till: date | None = None


@dataclass(frozen=True, kw_only=True, slots=True)
class Sokt:
    """What somebody asks to read: words of a stream in an area, and from when to when it ran.

    `fran` None: nobody knows when it began; `till` None: it still runs.
    """

    omrade: str
    strom: UUID
    fran: date | None = None
    till: date | None = None
    purpose: KeyPurpose = KeyPurpose.ARENDE


def covers(insyn: Insyn, sokt: Sokt) -> bool:
    """Tell whether a scope holds what is asked for; what has no known first day is in no period."""
    if sokt.purpose is not KeyPurpose.ARENDE or sokt.omrade not in insyn.omraden:
        return False
    if insyn.strommar and sokt.strom not in insyn.strommar:
        return False
    return _within(insyn, sokt)


def _within(insyn: Insyn, sokt: Sokt) -> bool:
    if insyn.period_fran is None and insyn.period_till is None:
        return True
    if sokt.fran is None:
        return False
    began = sokt.fran <= (insyn.period_till or date.max)
    return began and (sokt.till or date.max) >= (insyn.period_fran or date.min)
