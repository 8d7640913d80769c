"""What waits at a sammanträde or in a punkt, named before it is cancelled or dropped."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from api.web.formats import datum

if TYPE_CHECKING:
    from collections.abc import Sequence

    from audit.arsplan.arsplan import Punkt

NONE: Final = "Inga punkter"
NOT_COME: Final = "Har inte kommit in"
Said = tuple[tuple[str, str], ...]


def cancelled(punkter: Sequence[Punkt]) -> Said:
    """Name the punkter that lose their sammanträde, with what has come in and what has a day."""
    return (("Punkter som blir utan sammanträde", "; ".join(map(_told, punkter)) or NONE),)


def dropped(punkt: Punkt) -> Said:
    """Say what is dropped with a punkt: its papers, and the day that somebody has set."""
    papers = f"Kom in {datum(punkt.levererad)}" if punkt.levererad else NOT_COME
    said = (("Underlag", papers),)
    if punkt.senast is None:
        return said
    return (*said, ("Ska vara klar eller lämnad senast", datum(punkt.senast)))


def _told(punkt: Punkt) -> str:
    came = f"underlaget kom {datum(punkt.levererad)}" if punkt.levererad else ""
    last = f"senast {datum(punkt.senast)}" if punkt.senast else ""
    more = ", ".join(filter(None, (came, last)))
    return f"{punkt.arende} ({more})" if more else punkt.arende
