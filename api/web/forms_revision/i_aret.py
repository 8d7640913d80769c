"""Where an answer to the revisorer, or a yttrande, stands in the nämnd's year."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from api.acts import ARSPLAN, svar_regel
from api.web.formats import dag_i_ord

if TYPE_CHECKING:
    from uuid import UUID

    from api.acts import Acting
    from audit.arsplan.arsplan import Punkt, Sammantrade

SLAG = "svar_revisorer"


@dataclass(frozen=True, slots=True)
class IAret:
    """A punkt of a year about an answer, and the sammanträde that it is planned for, if any."""

    ar: int
    punkt: Punkt
    mote: Sammantrade | None

    @property
    def vid(self) -> str:
        """Name its sammanträde; empty where it has none."""
        return f"sammanträdet {dag_i_ord(self.mote.dag)}" if self.mote else ""

    def address(self, namnd: str) -> str:
        """Give the address of the punkt, in the year of the nämnd that is called so."""
        return f"/{namnd}/aret/{self.ar}/punkt/{self.punkt.id}"


def answers_in(acting: Acting) -> Iterator[IAret]:
    """Give every answer and yttrande that stands in the years that matter and was not dropped.

    What waits stands in last year, this one or one to come: no other is folded for it.
    """
    known = ARSPLAN.state(acting.log)
    for ar in sorted(one for one in known.planer if one >= acting.today.year - 1):
        plan = known.plan(ar)
        for punkt in plan.punkter.values():
            if punkt.slag == SLAG and not punkt.struken:
                yield IAret(ar, punkt, plan.mote(punkt))


def in_the_year(acting: Acting, granskning: UUID, anmarkning: int | None) -> IAret | None:
    """Find the punkt that an answer or a yttrande recurs as; None where the year has none."""
    regel = svar_regel(granskning, anmarkning)
    found = (one for one in answers_in(acting) if one.punkt.regel == regel)
    return next(found, None)
