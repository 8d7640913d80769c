"""What an insyn opens, in words: areas, ärenden, period, persons, ground and last day."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Final

from api.web.build.names import arende_name
from api.web.formats import datum
from audit.revision import codes

if TYPE_CHECKING:
    from uuid import UUID

    from api.web.models.plan import Facts
    from audit.revision.insyn import Insyn

UNKNOWN: Final = "Okänt konto"


def insyn_facts(insyn: Insyn, names: Mapping[UUID, str]) -> Facts:
    """Say what is opened; `names` are display names by account."""
    return tuple(_facts(insyn, names))


def _facts(insyn: Insyn, names: Mapping[UUID, str]) -> Iterator[tuple[str, str]]:
    yield "Områden", ", ".join(codes.OMRADEN[one] for one in insyn.omraden)
    yield "Ärenden", ", ".join(map(arende_name, insyn.strommar)) or "Alla i områdena"
    yield "Period", _period(insyn)
    yield "Personer", ", ".join(names.get(one, UNKNOWN) for one in insyn.personer)
    if insyn.grund:
        yield "Grund, 12 kap. 3 § kommunallagen", codes.GRUNDER[insyn.grund]
    yield "Sista dag", datum(insyn.sista_dag)


def _period(insyn: Insyn) -> str:
    if insyn.period_fran is None and insyn.period_till is None:
        return "All tid"
    first = datum(insyn.period_fran) if insyn.period_fran else ""
    last = datum(insyn.period_till) if insyn.period_till else ""
    return f"{first} – {last}".strip()
